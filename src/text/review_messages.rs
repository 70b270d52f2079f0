//! The words of the place Rà soát: acknowledging findings, rules, who has reported.

use super::{lang::Lang, period::date_label};
use crate::model::Acknowledgement;

/// The fixed words.
#[derive(Clone, Debug)]
pub struct ReviewTexts {
    /// The name of the list of findings.
    pub list: &'static str,
    /// The two parts of the place, where only one of them has room.
    pub findings_part: &'static str,
    pub completeness_part: &'static str,
    pub acknowledge: &'static str,
    pub withdraw: &'static str,
    pub acknowledged: &'static str,
    pub reopened: &'static str,
    pub acknowledge_title: &'static str,
    pub acknowledge_note: &'static str,
    pub reason: &'static str,
    pub reason_empty: &'static str,
    pub name: &'static str,
    pub confirm: &'static str,
    pub rules: &'static str,
    pub rules_title: &'static str,
    pub rules_note: &'static str,
    pub rules_label: &'static str,
    pub suggestion: &'static str,
    pub completeness: &'static str,
    pub by_topic: &'static str,
    pub by_period: &'static str,
    pub legend_all: &'static str,
    pub legend_some: &'static str,
    pub legend_none: &'static str,
    pub nothing_due: &'static str,
    pub no_units: &'static str,
    pub nothing_of_kind: &'static str,
    /// In a project without a figure: that it is one, what to do, and the way there.
    pub nothing_entered: &'static str,
    /// While a worker checks a large change.
    pub checking: &'static str,
    pub enter_first: &'static str,
    pub to_entry: &'static str,
    /// Beside a table whose rounded parts miss its rounded total.
    pub rounding: &'static str,
}

/// The words in a language.
#[must_use]
pub fn review_texts(lang: Lang) -> &'static ReviewTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

const VI: ReviewTexts = ReviewTexts {
    list: "Danh sách rà soát",
    findings_part: "Danh sách",
    completeness_part: "Đã báo cáo",
    acknowledge: "Xác nhận, nêu lý do…",
    withdraw: "Bỏ xác nhận",
    acknowledged: "Đã xác nhận",
    reopened: "Đã xác nhận trước đây, nay số liệu đã đổi",
    acknowledge_title: "Xác nhận, nêu lý do",
    acknowledge_note: "Số liệu giữ nguyên. Khi một trong các số này thay đổi, điều này lại được nêu ra.",
    reason: "Lý do",
    reason_empty: "Ghi lý do, ví dụ: số đã công bố, chờ đính chính",
    name: "Người xác nhận",
    confirm: "Xác nhận",
    rules: "Quy tắc…",
    rules_title: "Quy tắc rà soát",
    rules_note: "Quy tắc bỏ chọn không được áp dụng cho dự án này.",
    rules_label: "Đổi quy tắc rà soát",
    suggestion: "Gợi ý",
    completeness: "Đã báo cáo đến đâu",
    by_topic: "Theo nhóm chỉ tiêu",
    by_period: "Theo kỳ",
    legend_all: "đủ",
    legend_some: "một phần, hoặc có số ước, sơ bộ",
    legend_none: "chưa có",
    nothing_due: "không có chỉ tiêu phải báo cáo",
    no_units: "Dự án chưa có huyện, thành phố nào.",
    nothing_of_kind: "Không có điều nào thuộc loại này.",
    nothing_entered: "Chưa nhập số liệu nào",
    checking: "Đang rà soát lại…",
    enter_first: "Có số liệu thì mới rà soát được. Sang Số liệu (Ctrl+1), gõ số vào ô, hoặc dán cả khối chép từ Excel.",
    to_entry: "Nhập số liệu",
    rounding: "số cộng lệch do làm tròn",
};

const EN: ReviewTexts = ReviewTexts {
    list: "List of findings",
    findings_part: "List",
    completeness_part: "Reported",
    acknowledge: "Acknowledge…",
    withdraw: "Open again",
    acknowledged: "Acknowledged",
    reopened: "Acknowledged before, but the figures have changed",
    acknowledge_title: "Acknowledge with a reason",
    acknowledge_note: "The figures stay as they are. When one of them changes, this is raised again.",
    reason: "Reason",
    reason_empty: "Give a reason, for example: as published, correction awaited",
    name: "Your name",
    confirm: "Acknowledge",
    rules: "Rules…",
    rules_title: "Check rules",
    rules_note: "A rule that is not ticked is not applied to this project.",
    rules_label: "Change the check rules",
    suggestion: "Suggestion",
    completeness: "Who has reported",
    by_topic: "By topic",
    by_period: "By period",
    legend_all: "complete",
    legend_some: "in part, or estimated, provisional",
    legend_none: "nothing yet",
    nothing_due: "nothing is due",
    no_units: "The project has no districts yet.",
    nothing_of_kind: "There is nothing of this kind.",
    nothing_entered: "Nothing has been entered yet",
    checking: "Checking again…",
    enter_first: "There is nothing to check without figures. Go to Figures (Ctrl+1), type into the cells, or paste a block copied from Excel.",
    to_entry: "Enter figures",
    rounding: "parts do not add up because of rounding",
};

/// The keys of the list of findings; those of commands are told with them.
#[must_use]
pub fn finding_keys(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Vi => &[
            ("Mũi tên, Home, End, PageUp, PageDown", "Chọn"),
            ("Enter", "Đến ô của điều đang chọn"),
        ],
        Lang::En => &[
            ("Arrows, Home, End, PageUp, PageDown", "Choose"),
            ("Enter", "To the cell of the chosen finding"),
        ],
    }
}

/// Who let a finding stand, when and why: "số đã công bố (Nguyễn Văn A, 15/8/2018)".
#[must_use]
pub fn said_by(lang: Lang, known: &Acknowledgement) -> String {
    let on = date_label(lang, known.on);
    if known.by.is_empty() {
        format!("{} ({on})", known.reason)
    } else {
        format!("{} ({}, {on})", known.reason, known.by)
    }
}

/// The title above the findings: what is open, and how many were acknowledged.
#[must_use]
pub fn with_acknowledged(lang: Lang, open: &str, acknowledged: usize) -> String {
    let said = match lang {
        Lang::Vi => format!("{acknowledged} đã xác nhận"),
        Lang::En => format!("{acknowledged} acknowledged"),
    };
    match (open.is_empty(), acknowledged) {
        (_, 0) => open.to_owned(),
        (true, _) => said,
        (false, _) => format!("{open}, {said}"),
    }
}

/// The label of the transaction: "Xác nhận: Ninh Phước, 4/2011: tỷ lệ …".
#[must_use]
pub fn acknowledge_label(lang: Lang, title: &str) -> String {
    format!("{}: {title}", review_texts(lang).confirm)
}

/// The label of the transaction that opens a finding again.
#[must_use]
pub fn withdraw_label(lang: Lang, title: &str) -> String {
    format!("{}: {title}", review_texts(lang).withdraw)
}

/// What a cell of the completeness table says aloud: "Bác Ái, Vốn: 7/8, 2 số ước hoặc sơ bộ".
#[must_use]
pub fn completeness_label(
    lang: Lang,
    unit: &str,
    what: &str,
    (reported, due): (usize, usize),
    not_final: usize,
) -> String {
    if due == 0 {
        return format!("{unit}, {what}: {}", review_texts(lang).nothing_due);
    }
    let head = format!("{unit}, {what}: {reported}/{due}");
    match (lang, not_final) {
        (_, 0) => head,
        (Lang::Vi, _) => format!("{head}, {not_final} số ước hoặc sơ bộ"),
        (Lang::En, _) => format!("{head}, {not_final} not final"),
    }
}

/// What the completeness table is about: "7 tháng 2018 · theo nhóm chỉ tiêu".
#[must_use]
pub fn completeness_subtitle(lang: Lang, about: &str, by_period: bool) -> String {
    let texts = review_texts(lang);
    let how = if by_period { texts.by_period } else { texts.by_topic };
    format!("{about} · {}", how.to_lowercase())
}
