//! The words of what stands beside a figure: its status, note, source, day, and who changed it.

use super::{
    lang::Lang,
    number::{format_number, format_plain},
    period::date_label,
    window::window_texts,
};
use crate::model::{Cell, Date, Source, Status};

/// The fixed words.
#[derive(Clone, Debug)]
pub struct DetailTexts {
    pub title: &'static str,
    pub status: &'static str,
    pub note: &'static str,
    pub source: &'static str,
    pub source_hint: &'static str,
    pub own_source: &'static str,
    pub source_unknown: &'static str,
    pub no_source_found: &'static str,
    pub new_source: &'static str,
    pub known_source: &'static str,
    pub source_title: &'static str,
    pub source_title_missing: &'static str,
    pub source_number: &'static str,
    pub source_date: &'static str,
    pub source_issuer: &'static str,
    pub illustrative: &'static str,
    pub as_of: &'static str,
    pub floor: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub no_number: &'static str,
    pub nothing_to_date: &'static str,
    /// In the spoken name of a cell.
    pub has_note: &'static str,
    /// Above who changed a figure.
    pub history: &'static str,
}

/// The words in a language.
#[must_use]
pub fn detail_texts(lang: Lang) -> &'static DetailTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

const VI: DetailTexts = DetailTexts {
    title: "Ghi chú và nguồn của ô",
    status: "Tình trạng số liệu",
    note: "Ghi chú",
    source: "Nguồn (gõ vài chữ của số hiệu hoặc tên)",
    source_hint: "Để trống: theo nguồn của cả bảng",
    own_source: "Nguồn của riêng ô này",
    source_unknown: "Chọn một nguồn trong danh sách, thêm nguồn mới, hoặc để trống",
    no_source_found: "Dự án chưa có nguồn nào như vậy",
    new_source: "Nguồn mới…",
    known_source: "Chọn nguồn đã có",
    source_title: "Tên văn bản, tài liệu",
    source_title_missing: "Ghi tên của nguồn mới, ví dụ: Kết quả rà soát hộ nghèo năm 2019",
    source_number: "Số, ký hiệu",
    source_date: "Ngày ban hành",
    source_issuer: "Cơ quan ban hành",
    illustrative: "Số liệu minh họa",
    as_of: "Số liệu tính đến ngày",
    floor: "Mức tối thiểu",
    name: "Người sửa",
    name_hint: "Ghi trong lịch sử của số liệu; nhớ cho các lần sửa sau",
    no_number: "Ô này chưa có số nên chưa có tình trạng. Gõ số trước đã",
    nothing_to_date: "Chưa có số liệu nào ở các ô đang chọn để ghi ngày tính đến",
    has_note: "có ghi chú",
    history: "Lịch sử của số này",
};

const EN: DetailTexts = DetailTexts {
    title: "Note and source of the cell",
    status: "Status of the figure",
    note: "Note",
    source: "Source (type a few letters of its number or title)",
    source_hint: "Left empty: the source of the whole table",
    own_source: "The source of this cell alone",
    source_unknown: "Choose a source in the list, add a new one, or leave this empty",
    no_source_found: "The project has no such source yet",
    new_source: "New source…",
    known_source: "Choose a known source",
    source_title: "Title of the document",
    source_title_missing: "Give the title of the new source, for example: Poverty review of 2019",
    source_number: "Number",
    source_date: "Date of issue",
    source_issuer: "Issued by",
    illustrative: "Illustrative data",
    as_of: "As of",
    floor: "At least",
    name: "Your name",
    name_hint: "Stands in the history of the figure; remembered for later edits",
    no_number: "This cell has no number yet, so it has no status. Type the number first",
    nothing_to_date: "There are no figures in the selected cells to date",
    has_note: "has a note",
    history: "History of this figure",
};

/// The label of the transaction: "Ghi chú và nguồn: Số hộ nghèo, Bác Ái, 2018".
#[must_use]
pub fn details_label(lang: Lang, cell: &str) -> String {
    match lang {
        Lang::Vi => format!("Ghi chú và nguồn: {cell}"),
        Lang::En => format!("Note and source: {cell}"),
    }
}

/// The label of a change of status: "Số sơ bộ: Số hộ nghèo, Bác Ái, 2018".
#[must_use]
pub fn status_label(lang: Lang, status: Status, cell: &str) -> String {
    let word = status_word(lang, status);
    match lang {
        Lang::Vi => format!("Số {word}: {cell}"),
        Lang::En => format!("Figure {word}: {cell}"),
    }
}

/// What figures were counted to today, and that: "Tính đến 15/8/2018: Số hộ nghèo, Bác Ái, 2018".
#[must_use]
pub fn as_of_label(lang: Lang, date: Date, cells: &str) -> String {
    let day = date_label(lang, date);
    match lang {
        Lang::Vi => format!("Số liệu tính đến {day}: {cells}"),
        Lang::En => format!("As of {day}: {cells}"),
    }
}

/// "5 ô".
#[must_use]
pub fn cell_count(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} ô"),
        Lang::En if count == 1 => "1 cell".to_owned(),
        Lang::En => format!("{count} cells"),
    }
}

/// "sơ bộ".
#[must_use]
pub fn status_word(lang: Lang, status: Status) -> &'static str {
    let texts = window_texts(lang);
    match status {
        Status::Final => texts.final_status,
        Status::Provisional => texts.provisional,
        Status::Estimate => texts.estimated,
    }
}

/// A text that is not a day.
#[must_use]
pub fn not_a_day(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Vi => format!("“{text}” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 15/8/2018"),
        Lang::En => format!("“{text}” is not a date. Write day/month/year, say 15/8/2018"),
    }
}

/// A source in one line: "1884/QĐ-UBND · Năm 2019, toàn tỉnh có 11.925 hộ nghèo".
#[must_use]
pub fn source_label(lang: Lang, source: &Source) -> String {
    let title = lang.pick(&source.title);
    if source.number.is_empty() {
        title.to_owned()
    } else {
        format!("{} · {title}", source.number)
    }
}

/// What stood in a cell, with every digit that is kept: "2.972 (ước)".
#[must_use]
pub fn cell_words(lang: Lang, cell: Cell, decimals: u8) -> String {
    let texts = window_texts(lang);
    match cell {
        Cell::NotReported => texts.not_reported.to_owned(),
        Cell::NotApplicable => texts.not_applicable.to_owned(),
        Cell::Value { number, status } => {
            let plain = format_plain(number);
            let kept = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let kept = u8::try_from(kept).unwrap_or(u8::MAX).max(decimals);
            let number = format_number(lang, number, kept);
            match status {
                Status::Final => number,
                _ => format!("{number} ({})", status_word(lang, status)),
            }
        }
    }
}

/// A change of a figure: "từ 2.972 (ước) thành 2.601".
#[must_use]
pub fn from_to(lang: Lang, from: &str, to: &str) -> String {
    match lang {
        Lang::Vi => format!("từ {from} thành {to}"),
        Lang::En => format!("from {from} to {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_told_with_every_digit_and_its_status() {
        for (number, status, decimals, vi, en) in [
            (2_972.0, Status::Estimate, 0, "2.972 (ước)", "2,972 (estimate)"),
            (2_601.0, Status::Final, 0, "2.601", "2,601"),
            (40.3, Status::Provisional, 2, "40,30 (sơ bộ)", "40.30 (provisional)"),
            (40.314, Status::Final, 2, "40,314", "40.314"),
        ] {
            let cell = Cell::Value { number, status };
            assert_eq!(cell_words(Lang::Vi, cell, decimals), vi);
            assert_eq!(cell_words(Lang::En, cell, decimals), en);
        }
        assert_eq!(cell_words(Lang::En, Cell::NotReported, 0), "no data");
        assert_eq!(cell_words(Lang::En, Cell::NotApplicable, 0), "not applicable");
    }
}
