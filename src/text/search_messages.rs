//! The words of searching, in both languages: the search over everything, and the bar over the table.

use super::lang::Lang;

/// The fixed words.
#[derive(Clone, Debug)]
pub struct SearchTexts {
    /// At the top of the window, before its key.
    pub entry: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub go_to: &'static str,
    pub go_to_hint: &'static str,
    pub nothing: &'static str,
    pub keys: &'static str,
    pub indicator: &'static str,
    pub topic: &'static str,
    pub period: &'static str,
    pub group: &'static str,
    pub command: &'static str,
    pub cell: &'static str,
    pub table: &'static str,
    pub chart: &'static str,
    pub find: &'static str,
    pub next: &'static str,
    pub previous: &'static str,
    pub close: &'static str,
}

/// The words in a language.
#[must_use]
pub fn search_texts(lang: Lang) -> &'static SearchTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

const VI: SearchTexts = SearchTexts {
    entry: "Tìm chỉ tiêu, đơn vị, lệnh",
    search: "Tìm chỉ tiêu, đơn vị, kỳ, lệnh",
    search_hint: "Gõ có dấu hay không dấu, ví dụ: bac ai ty le 2018",
    go_to: "Đi tới ô",
    go_to_hint: "Gõ đơn vị, chỉ tiêu, kỳ, ví dụ: bac ai ty le 2018",
    nothing: "Không tìm thấy. Thử gõ ít chữ hơn",
    keys: "Mũi tên chọn · Enter đến · Esc đóng",
    indicator: "Chỉ tiêu",
    topic: "Nhóm chỉ tiêu",
    period: "Kỳ",
    group: "Nhóm đơn vị",
    command: "Lệnh",
    cell: "Ô",
    table: "Biểu đã lưu",
    chart: "Biểu đồ đã lưu",
    find: "Tìm trong bảng",
    next: "Sau",
    previous: "Trước",
    close: "Đóng",
};

const EN: SearchTexts = SearchTexts {
    entry: "Search",
    search: "Search indicators, areas, periods, commands",
    search_hint: "With or without marks, say: bac ai rate 2018",
    go_to: "Go to cell",
    go_to_hint: "An area, an indicator, a period, say: bac ai rate 2018",
    nothing: "Nothing found. Try fewer letters",
    keys: "Arrows choose · Enter goes · Esc closes",
    indicator: "Indicator",
    topic: "Topic",
    period: "Period",
    group: "Group of areas",
    command: "Command",
    cell: "Cell",
    table: "Saved table",
    chart: "Saved chart",
    find: "Find in the table",
    next: "Next",
    previous: "Previous",
    close: "Close",
};

/// Which of how many: "3/12"; "…" while more may come.
#[must_use]
pub fn found_count(lang: Lang, at: Option<usize>, count: usize, is_done: bool) -> String {
    let more = if is_done { "" } else { "…" };
    match (lang, at, count) {
        (Lang::Vi, _, 0) if is_done => "không thấy".to_owned(),
        (Lang::En, _, 0) if is_done => "not found".to_owned(),
        (_, Some(at), _) => format!("{}/{count}{more}", at + 1),
        (_, None, _) => format!("{count}{more}"),
    }
}

/// A place that the shown table has no row for.
#[must_use]
pub fn no_such_cell(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Vi => format!("Bảng này không có dòng hoặc cột: {name}"),
        Lang::En => format!("This table has no row or column: {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_counted() {
        assert_eq!(found_count(Lang::Vi, Some(2), 12, true), "3/12");
        assert_eq!(found_count(Lang::Vi, None, 12, false), "12…");
        assert_eq!(found_count(Lang::Vi, None, 0, true), "không thấy");
        assert_eq!(found_count(Lang::En, None, 0, false), "0…");
    }
}
