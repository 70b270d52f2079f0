//! Saved tables (biểu) in words.

use super::lang::Lang;

/// The fixed words.
#[derive(Clone, Debug)]
pub struct LayoutTexts {
    /// Above the saved tables in the list at the left.
    pub saved: &'static str,
    pub keep_title: &'static str,
    pub keep_note: &'static str,
    pub number: &'static str,
    pub title_vi: &'static str,
    pub title_en: &'static str,
    pub title_empty: &'static str,
    /// Beside the title of a saved table that is laid out otherwise by now.
    pub differs: &'static str,
    pub update: &'static str,
    /// The label of another width of a column.
    pub widths_label: &'static str,
    /// Why rows and columns have not changed places.
    pub too_many_columns: &'static str,
}

/// The words in a language.
#[must_use]
pub fn layout_texts(lang: Lang) -> &'static LayoutTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

const VI: LayoutTexts = LayoutTexts {
    saved: "Biểu",
    keep_title: "Lưu bảng thành biểu",
    keep_note: "Biểu giữ số hiệu, tên và cách trình bày; kỳ và đơn vị chọn khi mở.",
    number: "Số hiệu",
    title_vi: "Tên biểu",
    title_en: "Tên tiếng Anh",
    title_empty: "Hãy đặt tên cho biểu",
    differs: "Trình bày khác với biểu đã lưu",
    update: "Lưu vào biểu",
    widths_label: "Đổi độ rộng cột",
    too_many_columns: "Quá nhiều đơn vị để xếp thành cột",
};

const EN: LayoutTexts = LayoutTexts {
    saved: "Saved tables",
    keep_title: "Save this table",
    keep_note: "Number, title and layout are kept; period and area are chosen when it is opened.",
    number: "Number",
    title_vi: "Vietnamese title",
    title_en: "English title",
    title_empty: "Please give the table a title",
    differs: "Laid out otherwise than it was saved",
    update: "Save to the table",
    widths_label: "Change the width of a column",
    too_many_columns: "Too many areas to stand in columns",
};

/// The label of keeping a table: "Lưu Biểu 01".
#[must_use]
pub fn put_label(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Vi => format!("Lưu {number}"),
        Lang::En => format!("Save {number}"),
    }
}

/// The label of removing a saved table: "Xóa Biểu 01".
#[must_use]
pub fn removed_label(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Vi => format!("Xóa {number}"),
        Lang::En => format!("Remove {number}"),
    }
}
