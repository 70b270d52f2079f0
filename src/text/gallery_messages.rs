//! The words around the charts of the gallery page, in both languages.

use super::lang::Lang;

#[derive(Clone, Copy, Debug)]
pub struct GalleryTexts {
    pub title: &'static str,
    pub about: &'static str,
}

const VI: GalleryTexts = GalleryTexts {
    title: "Các loại biểu đồ của Giao Ban",
    about: "Vẽ từ dự án mẫu Ninh Thuận: số liệu đã công bố, và số liệu minh họa ở những chỗ có ghi như vậy.",
};

const EN: GalleryTexts = GalleryTexts {
    title: "The charts of Giao Ban",
    about: "Drawn from the sample project of Ninh Thuan: published figures, and illustrative ones where it says so.",
};

/// The words in a language.
#[must_use]
pub const fn gallery_texts(lang: Lang) -> &'static GalleryTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}
