//! The words of the window, in both languages: a missing one is a compile error.

use super::{lang::Lang, number::format_number};

/// The fixed words of the window.
#[derive(Clone, Debug)]
pub struct WindowTexts {
    pub menu_file: &'static str,
    pub menu_edit: &'static str,
    pub menu_table: &'static str,
    pub menu_view: &'static str,
    pub recent: &'static str,
    pub period: &'static str,
    pub years: &'static str,
    pub parts_of_years: &'static str,
    pub actual: &'static str,
    pub plan: &'static str,
    pub estimate: &'static str,
    pub districts: &'static str,
    pub communes: &'static str,
    pub groups: &'static str,
    pub area_level: &'static str,
    pub measure: &'static str,
    pub by_indicator: &'static str,
    pub by_period: &'static str,
    pub shape: &'static str,
    pub unit_column: &'static str,
    pub indicator_column: &'static str,
    pub of_one_area: &'static str,
    pub whole_province: &'static str,
    pub not_reported: &'static str,
    pub not_applicable: &'static str,
    pub final_status: &'static str,
    pub provisional: &'static str,
    pub estimated: &'static str,
    pub illustrative: &'static str,
    pub value: &'static str,
    pub source: &'static str,
    pub table_source: &'static str,
    pub no_source: &'static str,
    pub as_of: &'static str,
    pub coverage: &'static str,
    pub stated: &'static str,
    pub computed: &'static str,
    pub partial: &'static str,
    pub floor: &'static str,
    pub note: &'static str,
    pub other_sources: &'static str,
    pub members_unknown: &'static str,
    pub strip_keys: &'static str,
    pub chart: &'static str,
    pub saved: &'static str,
    pub unsaved: &'static str,
    pub untitled: &'static str,
    pub sample_title: &'static str,
    pub saving: &'static str,
    pub opening: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub no_findings: &'static str,
    pub go_to_cell: &'static str,
    pub checks_title_none: &'static str,
    pub checks_note: &'static str,
    pub all_severities: &'static str,
    pub errors: &'static str,
    pub warnings: &'static str,
    pub infos: &'static str,
    pub empty_topic: &'static str,
    pub empty_groups: &'static str,
    pub empty_level: &'static str,
    pub nothing_this_period: &'static str,
    pub show: &'static str,
    pub question_title: &'static str,
    pub question_save: &'static str,
    pub question_discard: &'static str,
    pub question_back: &'static str,
    pub open_title: &'static str,
    pub save_title: &'static str,
    pub path: &'static str,
    pub browse: &'static str,
    pub open_button: &'static str,
    pub save_button: &'static str,
    pub path_empty: &'static str,
    pub overwrite_title: &'static str,
    pub overwrite: &'static str,
    pub new_title: &'static str,
    pub new_explained: &'static str,
    pub new_name: &'static str,
    pub create: &'static str,
    pub error_title: &'static str,
    pub keys_title: &'static str,
    pub keys_grid: &'static str,
    pub keys_commands: &'static str,
    pub drop_here: &'static str,
    pub table_copied: &'static str,
    pub nothing_to_undo: &'static str,
    pub nothing_to_redo: &'static str,
    pub changed_elsewhere: &'static str,
    pub cannot_draw: &'static str,
    pub pictures_write_nothing: &'static str,
    pub broke_off: &'static str,
    pub read_only_refusal: &'static str,
    pub locked_title: &'static str,
    pub open_read_only: &'static str,
    pub open_as_copy: &'static str,
    pub changed_title: &'static str,
    pub show_differences: &'static str,
    pub keep_mine: &'static str,
    pub take_theirs: &'static str,
    pub recovery_title: &'static str,
    pub recovery_hint: &'static str,
    pub take_all: &'static str,
    pub take_upto: &'static str,
    pub look_first: &'static str,
    pub not_now: &'static str,
    pub discard_found: &'static str,
    pub undo_word: &'static str,
    pub redo_word: &'static str,
    pub copies_title: &'static str,
    pub copies_rule: &'static str,
    pub no_copies: &'static str,
    pub copies_hint: &'static str,
    pub as_in_window: &'static str,
    pub compare: &'static str,
    pub copies_need_file: &'static str,
    pub differences_title: &'static str,
    pub no_differences: &'static str,
    pub take_back: &'static str,
    pub send_title: &'static str,
    pub send_explained: &'static str,
    pub send_elsewhere: &'static str,
    pub previewing: &'static str,
    pub back_to_question: &'static str,
    pub read_only: &'static str,
    pub read_only_note: &'static str,
}

/// The words in a language.
#[must_use]
pub fn window_texts(lang: Lang) -> &'static WindowTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

const VI: WindowTexts = WindowTexts {
    menu_file: "Tệp",
    menu_edit: "Sửa",
    menu_table: "Bảng",
    menu_view: "Xem",
    recent: "Gần đây",
    period: "Kỳ",
    years: "Năm, giai đoạn",
    parts_of_years: "Tháng, quý, nửa năm",
    actual: "Thực hiện",
    plan: "Kế hoạch",
    estimate: "Ước thực hiện",
    districts: "Huyện",
    communes: "Xã",
    groups: "Nhóm",
    area_level: "Cấp đơn vị",
    measure: "Loại số liệu",
    by_indicator: "Theo chỉ tiêu",
    by_period: "Theo kỳ",
    shape: "Dạng bảng",
    unit_column: "Đơn vị",
    indicator_column: "Chỉ tiêu",
    of_one_area: "Một đơn vị",
    whole_province: "Toàn tỉnh",
    not_reported: "chưa có",
    not_applicable: "không áp dụng",
    final_status: "chính thức",
    provisional: "sơ bộ",
    estimated: "ước",
    illustrative: "Số liệu minh họa",
    value: "Giá trị",
    source: "Nguồn",
    table_source: "Nguồn của bảng",
    no_source: "chưa ghi nguồn",
    as_of: "Tính đến",
    coverage: "Đã có",
    stated: "số công bố",
    computed: "tính từ số thành phần",
    partial: "chưa đủ",
    floor: "tối thiểu",
    note: "Ghi chú",
    other_sources: "Nguồn khác",
    members_unknown: "danh sách chưa có",
    strip_keys: "F2 sửa · Ctrl+J phân tích · Ctrl+I căn cứ · F1 các phím",
    chart: "Biểu đồ",
    saved: "Đã lưu",
    unsaved: "Chưa lưu",
    untitled: "Chưa đặt tên",
    sample_title: "Dự án mẫu",
    saving: "Đang lưu…",
    opening: "Đang mở…",
    cancel: "Thôi",
    close: "Đóng",
    no_findings: "Không có lỗi",
    go_to_cell: "Đến ô",
    checks_title_none: "Không thấy điều gì không khớp",
    checks_note: "Rà soát lại sau mỗi lần sửa",
    all_severities: "Tất cả",
    errors: "Lỗi",
    warnings: "Cần xem",
    infos: "Lưu ý",
    empty_topic: "Nhóm này chưa có chỉ tiêu nào. Muốn xem một dự án đủ: Tệp, Mở dự án mẫu",
    empty_groups: "Chưa có nhóm đơn vị nào ở kỳ này",
    empty_level: "Dự án chưa có đơn vị ở cấp này",
    nothing_this_period: "Kỳ này chưa có số liệu",
    show: "Xem",
    question_title: "Lưu các thay đổi?",
    question_save: "Lưu",
    question_discard: "Không lưu",
    question_back: "Quay lại",
    open_title: "Mở dự án",
    save_title: "Lưu thành tệp",
    path: "Đường dẫn",
    browse: "Duyệt…",
    open_button: "Mở",
    save_button: "Lưu",
    path_empty: "Ghi đường dẫn của tệp, hoặc nhấn Duyệt…",
    overwrite_title: "Tệp đã có. Ghi đè?",
    overwrite: "Ghi đè",
    new_title: "Dự án mới",
    new_explained: "Giữ đơn vị, nhóm, chỉ tiêu và nguồn của dự án đang mở; không mang theo số liệu nào",
    new_name: "Tên dự án",
    create: "Tạo",
    error_title: "Không làm được",
    keys_title: "Các phím",
    keys_grid: "Trong bảng",
    keys_commands: "Lệnh",
    drop_here: "Thả tệp vào đây để mở",
    table_copied: "Đã chép cả bảng, dán được vào Excel và dán lại vào đây",
    nothing_to_undo: "Không còn gì để hoàn tác",
    nothing_to_redo: "Không còn gì để làm lại",
    changed_elsewhere: "Ô này vừa thay đổi ở chỗ khác. Nhập lại",
    cannot_draw: "Chưa có chỉ tiêu để vẽ",
    pictures_write_nothing: "Lệnh chụp màn hình không ghi vào tệp dự án",
    broke_off: "Chương trình gặp lỗi khi đọc hoặc ghi tệp. Tệp không thay đổi. Thử lại, hoặc lưu thành tệp khác",
    read_only_refusal: "Dự án đang chỉ đọc: không sửa được. Tệp, Lưu thành tệp khác để làm trên một bản sao",
    locked_title: "Tệp đang mở ở nơi khác",
    open_read_only: "Chỉ đọc",
    open_as_copy: "Mở một bản sao",
    changed_title: "Tệp đã thay đổi trên đĩa",
    show_differences: "Xem chỗ khác nhau",
    keep_mine: "Giữ bản của tôi thành bản sao…",
    take_theirs: "Lấy bản trên đĩa",
    recovery_title: "Lấy lại việc chưa lưu",
    recovery_hint: "Nhấn một dòng để chỉ lấy đến đó. Chưa trả lời thì chưa có gì bị bỏ",
    take_all: "Lấy hết",
    take_upto: "Lấy đến dòng đã chọn",
    look_first: "Xem trước",
    not_now: "Để sau",
    discard_found: "Bỏ các thay đổi này",
    undo_word: "hoàn tác",
    redo_word: "làm lại",
    copies_title: "Các bản lưu",
    copies_rule: "Giữ mọi lần lưu trong một ngày, sau đó mỗi ngày một bản trong 30 ngày, mỗi tuần một bản trong một năm; nhiều nhất 200 MB",
    no_copies: "Chưa có bản lưu nào: mỗi lần lưu sẽ thêm một bản",
    copies_hint: "Chọn hai dòng để so sánh, hoặc một bản để mở ra xem",
    as_in_window: "Đang mở trong cửa sổ",
    compare: "So sánh",
    copies_need_file: "Dự án chưa có tệp nên chưa có bản lưu. Lưu trước đã",
    differences_title: "Chỗ khác nhau",
    no_differences: "Không khác nhau",
    take_back: "Lấy lại giá trị cũ",
    send_title: "Lưu bản gửi ra ngoài",
    send_explained: "Bản này không có ghi chú nội bộ và lịch sử sửa số liệu; nhật ký và các bản lưu không đi kèm",
    send_elsewhere: "Bản gửi ra ngoài phải là tệp khác với tệp dự án. Chọn tên khác",
    previewing: "Đang xem thử các thay đổi tìm thấy; chưa lấy gì vào dự án",
    back_to_question: "Quay lại câu hỏi",
    read_only: "Chỉ đọc",
    read_only_note: "Người khác đang mở tệp này: chỉ đọc",
};

const EN: WindowTexts = WindowTexts {
    menu_file: "File",
    menu_edit: "Edit",
    menu_table: "Table",
    menu_view: "View",
    recent: "Recent",
    period: "Period",
    years: "Years, spans",
    parts_of_years: "Months, quarters, halves",
    actual: "Actual",
    plan: "Plan",
    estimate: "Estimate",
    districts: "Districts",
    communes: "Communes",
    groups: "Groups",
    area_level: "Area level",
    measure: "Measure",
    by_indicator: "By indicator",
    by_period: "By period",
    shape: "Table layout",
    unit_column: "Area",
    indicator_column: "Indicator",
    of_one_area: "One area",
    whole_province: "Province",
    not_reported: "no data",
    not_applicable: "not applicable",
    final_status: "final",
    provisional: "provisional",
    estimated: "estimate",
    illustrative: "Illustrative data",
    value: "Value",
    source: "Source",
    table_source: "Source of the table",
    no_source: "no source given",
    as_of: "As of",
    coverage: "Reported",
    stated: "stated",
    computed: "computed from its parts",
    partial: "incomplete",
    floor: "at least",
    note: "Note",
    other_sources: "Other sources",
    members_unknown: "list not available",
    strip_keys: "F2 edit · Ctrl+J analysis · Ctrl+I derivation · F1 keys",
    chart: "Chart",
    saved: "Saved",
    unsaved: "Not saved",
    untitled: "Untitled",
    sample_title: "Sample project",
    saving: "Saving…",
    opening: "Opening…",
    cancel: "Cancel",
    close: "Close",
    no_findings: "No errors",
    go_to_cell: "Go to cell",
    checks_title_none: "Nothing found that does not add up",
    checks_note: "Checked again after every edit",
    all_severities: "All",
    errors: "Errors",
    warnings: "To look at",
    infos: "Notes",
    empty_topic: "This topic has no indicators yet. For a whole project: File, Open the sample project",
    empty_groups: "No group of areas at this period",
    empty_level: "The project has no areas at this level",
    nothing_this_period: "No data for this period yet",
    show: "Show",
    question_title: "Save the changes?",
    question_save: "Save",
    question_discard: "Do not save",
    question_back: "Go back",
    open_title: "Open a project",
    save_title: "Save to a file",
    path: "Path",
    browse: "Browse…",
    open_button: "Open",
    save_button: "Save",
    path_empty: "Give the path of the file, or press Browse…",
    overwrite_title: "The file exists. Overwrite it?",
    overwrite: "Overwrite",
    new_title: "New project",
    new_explained: "Keeps the areas, groups, indicators and sources of the open project, and none of its figures",
    new_name: "Project name",
    create: "Create",
    error_title: "That did not work",
    keys_title: "Keys",
    keys_grid: "In the table",
    keys_commands: "Commands",
    drop_here: "Drop a file here to open it",
    table_copied: "The whole table is copied: paste it into Excel, or back here",
    nothing_to_undo: "Nothing left to undo",
    nothing_to_redo: "Nothing left to redo",
    changed_elsewhere: "This cell was just changed elsewhere. Type it again",
    cannot_draw: "No indicator to draw yet",
    pictures_write_nothing: "A picture of the window does not write the project's file",
    broke_off: "The program failed while reading or writing a file. The file is unchanged. Try again, or save to another file",
    read_only_refusal: "The project is read-only. Save it as another file to work on a copy",
    locked_title: "The file is open elsewhere",
    open_read_only: "Read only",
    open_as_copy: "Open a copy",
    changed_title: "The file has changed on disk",
    show_differences: "Show the differences",
    keep_mine: "Keep mine as a copy…",
    take_theirs: "Take the file's",
    recovery_title: "Recover unsaved work",
    recovery_hint: "Press a line to take only up to it. Nothing goes away before the answer",
    take_all: "Take all",
    take_upto: "Take up to the chosen line",
    look_first: "Look first",
    not_now: "Not now",
    discard_found: "Put them away",
    undo_word: "undo",
    redo_word: "redo",
    copies_title: "Dated copies",
    copies_rule: "Every save for a day, then one a day for 30 days, one a week for a year; at most 200 MB",
    no_copies: "No copies yet: every save adds one",
    copies_hint: "Choose two lines to compare, or one to open",
    as_in_window: "As it is in the window",
    compare: "Compare",
    copies_need_file: "The project has no file yet, so there are no copies. Save it first",
    differences_title: "Differences",
    no_differences: "No difference",
    take_back: "Take back",
    send_title: "Save a copy to send",
    send_explained: "Without internal notes and the history of figures; the journal and the dated copies do not go along",
    send_elsewhere: "The copy must be another file than the project's. Choose another name",
    previewing: "Looking at what was found; nothing has been taken",
    back_to_question: "Back to the question",
    read_only: "Read only",
    read_only_note: "Somebody else has this file open: read only",
};

/// "2 lỗi, 1 điều cần xem, 3 lưu ý".
#[must_use]
pub fn finding_counts(lang: Lang, errors: usize, warnings: usize, infos: usize) -> String {
    let mut parts = Vec::new();
    let mut say = |count: usize, vi: &str, en_one: &str, en_many: &str| {
        if count > 0 {
            parts.push(match lang {
                Lang::Vi => format!("{count} {vi}"),
                Lang::En => format!("{count} {}", if count == 1 { en_one } else { en_many }),
            });
        }
    };
    say(errors, "lỗi", "error", "errors");
    say(warnings, "điều cần xem", "thing to look at", "things to look at");
    say(infos, "lưu ý", "note", "notes");
    parts.join(", ")
}

/// The label of an edit of one cell: "Sửa Tỷ lệ hộ nghèo, Bác Ái, 2018".
#[must_use]
pub fn edit_label(lang: Lang, cell: &str) -> String {
    match lang {
        Lang::Vi => format!("Sửa {cell}"),
        Lang::En => format!("Edit {cell}"),
    }
}

/// "đạt 134,7% kế hoạch (giảm 2,02 điểm % so với kế hoạch giảm 1,50)": a fall is measured on the fall.
#[must_use]
pub fn of_plan(lang: Lang, percent: f64, fall: Option<(f64, f64)>, decimals: u8) -> String {
    let percent = format_number(lang, percent, 1);
    let fall = fall.map(|(achieved, planned)| {
        (format_number(lang, achieved, decimals), format_number(lang, planned, decimals))
    });
    match (lang, fall) {
        (Lang::Vi, None) => format!("đạt {percent}% kế hoạch"),
        (Lang::En, None) => format!("{percent}% of plan"),
        (Lang::Vi, Some((achieved, planned))) => {
            format!("đạt {percent}% kế hoạch (mức giảm {achieved} so với kế hoạch giảm {planned})")
        }
        (Lang::En, Some((achieved, planned))) => {
            format!("{percent}% of plan (a fall of {achieved} against {planned} planned)")
        }
    }
}

/// "Đã hoàn tác: Sửa …".
#[must_use]
pub fn undone(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã hoàn tác: {label}"),
        Lang::En => format!("Undone: {label}"),
    }
}

/// "Đã làm lại: Sửa …".
#[must_use]
pub fn redone(lang: Lang, label: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã làm lại: {label}"),
        Lang::En => format!("Done again: {label}"),
    }
}

/// "Kỳ mới nhất có số liệu: 7 tháng 2018".
#[must_use]
pub fn latest_period(lang: Lang, period: &str) -> String {
    match lang {
        Lang::Vi => format!("Kỳ mới nhất có số liệu: {period}"),
        Lang::En => format!("Latest period with data: {period}"),
    }
}

/// "3 thay đổi chưa lưu".
#[must_use]
pub fn unsaved_changes(lang: Lang, title: &str) -> String {
    match lang {
        Lang::Vi => format!(
            "“{title}” có thay đổi chưa lưu vào tệp. Nếu không lưu thì mất các thay đổi này."
        ),
        Lang::En => {
            format!("“{title}” has changes that no file holds. Without saving they are lost.")
        }
    }
}

/// "Đã lưu bản gửi ra ngoài: …".
#[must_use]
pub fn sent(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã lưu bản gửi ra ngoài: {path}"),
        Lang::En => format!("Saved a copy to send: {path}"),
    }
}

/// "3 thay đổi không còn khớp, đã để ra ngoài".
#[must_use]
pub fn left_out(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("{count} thay đổi không còn khớp với tệp, không lấy được"),
        (Lang::En, 1) => "1 edit no longer fits the file and was left out".to_owned(),
        (Lang::En, _) => format!("{count} edits no longer fit the file and were left out"),
    }
}

/// "Ngoài số liệu còn 2 chỗ khác: nguồn, ghi chú, đơn vị…".
#[must_use]
pub fn other_differences(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Vi, _) => format!("Ngoài số liệu còn {count} chỗ khác (nguồn, ghi chú, danh mục)"),
        (Lang::En, 1) => "1 more difference apart from figures (sources, notes, lists)".to_owned(),
        (Lang::En, _) => {
            format!("{count} more differences apart from figures (sources, notes, lists)")
        }
    }
}
