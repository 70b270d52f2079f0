//! Which rows of a table are shown, in words.

use super::lang::Lang;

/// The fixed words.
#[derive(Clone, Debug)]
pub struct FilterTexts {
    /// What the choice is about.
    pub rows: &'static str,
    pub all: &'static str,
    pub missing: &'static str,
    pub changed: &'static str,
    pub findings: &'static str,
    pub laggards: &'static str,
    /// Where no row is left.
    pub none_missing: &'static str,
    pub none_changed: &'static str,
    pub none_findings: &'static str,
    pub none_laggards: &'static str,
    pub show_all: &'static str,
}

/// The words in a language.
#[must_use]
pub fn filter_texts(lang: Lang) -> &'static FilterTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

const VI: FilterTexts = FilterTexts {
    rows: "Hàng",
    all: "Tất cả hàng",
    missing: "Thiếu số liệu",
    changed: "Vừa sửa, chưa lưu",
    findings: "Có điều cần xem",
    laggards: "Chậm tiến độ",
    none_missing: "Không hàng nào còn thiếu số liệu phải báo cáo ở bảng này",
    none_changed: "Không có số liệu nào sửa từ lần lưu trước ở bảng này",
    none_findings: "Không có điều nào cần xem ở bảng này",
    none_laggards: "Không đơn vị nào chậm ở chỉ tiêu này, trong những đơn vị so sánh được",
    show_all: "Hiện tất cả hàng",
};

const EN: FilterTexts = FilterTexts {
    rows: "Rows",
    all: "All rows",
    missing: "Missing figures",
    changed: "Changed, not saved",
    findings: "With findings",
    laggards: "Laggards",
    none_missing: "No row of this table lacks a figure that is due",
    none_changed: "Nothing in this table was changed since it was last saved",
    none_findings: "Nothing in this table needs a look",
    none_laggards: "Of the areas that can be compared none lags behind in this indicator",
    show_all: "Show all rows",
};

/// What a filter lets through: "Thiếu số liệu: 3/9 hàng".
#[must_use]
pub fn filtered(lang: Lang, word: &str, what: Option<&str>, rows: usize, of: usize) -> String {
    let word = what.map_or_else(|| word.to_owned(), |what| format!("{word} ({what})"));
    match lang {
        Lang::Vi => format!("{word}: {rows}/{of} hàng"),
        Lang::En => format!("{word}: {rows} of {of} rows"),
    }
}

/// By what rows are sorted: "xếp theo Tỷ lệ hộ nghèo, cao trước".
#[must_use]
pub fn sorted(lang: Lang, column: &str, is_descending: bool) -> String {
    match (lang, is_descending) {
        (Lang::Vi, true) => format!("xếp theo {column}, cao trước"),
        (Lang::Vi, false) => format!("xếp theo {column}, thấp trước"),
        (Lang::En, true) => format!("sorted by {column}, highest first"),
        (Lang::En, false) => format!("sorted by {column}, lowest first"),
    }
}
