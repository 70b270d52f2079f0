//! Charts on their way out of the program, in words.

use super::lang::Lang;

/// The fixed words.
#[derive(Clone, Debug)]
pub struct PictureTexts {
    /// The menu on the chart's card.
    pub menu: &'static str,
    pub save_title: &'static str,
    /// What the picture is for, and the three sizes.
    pub size: &'static str,
    pub slide: &'static str,
    pub half_page: &'static str,
    pub full_page: &'static str,
    pub formats: &'static str,
    pub picture_copied: &'static str,
    pub figures_copied: &'static str,
    /// Heads of the columns of copied figures.
    pub place: &'static str,
    pub period: &'static str,
    pub plan: &'static str,
    /// What of a whole stands in a row, and the whole itself.
    pub part: &'static str,
    pub whole: &'static str,
    pub stands_on: &'static str,
}

/// The words in a language.
#[must_use]
pub fn picture_texts(lang: Lang) -> &'static PictureTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

const VI: PictureTexts = PictureTexts {
    menu: "Lưu, chép",
    save_title: "Lưu biểu đồ thành hình",
    size: "Hình dùng cho",
    slide: "Trang chiếu 16:9",
    half_page: "Nửa trang A4",
    full_page: "Cả trang A4",
    formats: "Tên kết thúc bằng .png: hình điểm ảnh, chỗ nào cũng mở được. Bằng .svg: phóng to bao \
              nhiêu cũng nét, chữ vẫn là chữ.",
    picture_copied: "Đã chép hình biểu đồ, dán được vào Word, PowerPoint",
    figures_copied: "Đã chép số liệu của biểu đồ, dán được vào Excel",
    place: "Đơn vị",
    period: "Kỳ",
    plan: "Kế hoạch",
    part: "Cơ cấu",
    whole: "Tổng số",
    stands_on: "Thuyết minh",
};

const EN: PictureTexts = PictureTexts {
    menu: "Save, copy",
    save_title: "Save the chart as a picture",
    size: "The picture is for",
    slide: "A 16:9 slide",
    half_page: "Half an A4 page",
    full_page: "A full A4 page",
    formats: "A name that ends in .png: pixels, which open anywhere. In .svg: sharp at any size, its \
              text stays text.",
    picture_copied: "The chart's picture is copied: paste it into Word or PowerPoint",
    figures_copied: "The chart's figures are copied: paste them into Excel",
    place: "Area",
    period: "Period",
    plan: "Plan",
    part: "Part",
    whole: "Total",
    stands_on: "Stands on",
};

/// "Đã lưu hình: …".
#[must_use]
pub fn picture_saved(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã lưu hình: {path}"),
        Lang::En => format!("Saved the picture: {path}"),
    }
}

/// A picture of so many pixels is not drawn.
#[must_use]
pub fn picture_too_large(lang: Lang, width: u32, height: u32) -> String {
    match lang {
        Lang::Vi => format!("Hình {width} x {height} pixel quá lớn."),
        Lang::En => format!("A picture of {width} x {height} pixels is too large."),
    }
}

/// A picture that became taller than asked for, so that all its rows have room.
#[must_use]
pub fn picture_is_taller(lang: Lang, rows: usize, height: f32) -> String {
    match lang {
        Lang::Vi => format!("Hình cao {height} điểm để đủ chỗ cho {rows} dòng."),
        Lang::En => format!("The picture is {height} points high, to have room for {rows} rows."),
    }
}
