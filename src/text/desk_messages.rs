//! The place Biểu đồ in words.

use super::lang::Lang;

/// The fixed words.
#[derive(Clone, Debug)]
pub struct DeskTexts {
    pub indicator: &'static str,
    pub place: &'static str,
    /// How the areas of a ranking stand.
    pub order: &'static str,
    pub by_value: &'static str,
    pub protocol: &'static str,
    /// Above the kinds.
    pub kinds: &'static str,
    pub kinds_note: &'static str,
    pub unfit: &'static str,
    /// What the figures are cut along, what is measured across.
    pub dimension: &'static str,
    pub across: &'static str,
    /// Below the kinds: what clicks do.
    pub clicks: &'static str,
    /// Above the saved charts in the list at the left.
    pub saved: &'static str,
    pub keep_title: &'static str,
    pub keep_note: &'static str,
    pub title_vi: &'static str,
    pub title_en: &'static str,
    pub title_empty: &'static str,
    pub differs: &'static str,
    pub update: &'static str,
    pub headline_title: &'static str,
    pub headline_note: &'static str,
    pub headline: &'static str,
    pub subtitle: &'static str,
    /// Menus.
    pub menu: &'static str,
    pub nothing: &'static str,
}

/// The words in a language.
#[must_use]
pub fn desk_texts(lang: Lang) -> &'static DeskTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

const VI: DeskTexts = DeskTexts {
    indicator: "Chỉ tiêu",
    place: "Đơn vị",
    order: "Xếp",
    by_value: "Cao trước",
    protocol: "Thứ tự",
    kinds: "Kiểu",
    kinds_note: "Hợp với lựa chọn hiện tại, rõ nhất trước",
    unfit: "Không hợp",
    dimension: "Cơ cấu theo",
    across: "Đối chiếu với",
    clicks: "Nhấn một hình: nổi đơn vị đó, xem căn cứ. Nhấn đúp hoặc F4: vào các xã, rồi trở ra.",
    saved: "Biểu đồ đã lưu",
    keep_title: "Lưu biểu đồ vào dự án",
    keep_note: "Giữ chỉ tiêu, kiểu, cách xếp, tiêu đề. Kỳ và đơn vị chọn khi mở, trừ khi cố định ở dưới.",
    title_vi: "Tên biểu đồ",
    title_en: "Tên tiếng Anh",
    title_empty: "Hãy đặt tên cho biểu đồ",
    differs: "Khác với biểu đồ đã lưu",
    update: "Lưu lại",
    headline_title: "Tiêu đề của biểu đồ",
    headline_note: "Điều chương trình tự viết (chỉ tiêu, kỳ, đơn vị tính) vẫn đứng ở dòng dưới. Tiêu \
                    đề riêng chỉ hiện ở đúng kỳ và đơn vị này. Để trống: dùng tiêu đề tự viết.",
    headline: "Tiêu đề",
    subtitle: "Dòng dưới tiêu đề",
    menu: "Biểu đồ",
    nothing: "Dự án chưa có chỉ tiêu nào để vẽ. Mở dự án mẫu để xem thử.",
};

const EN: DeskTexts = DeskTexts {
    indicator: "Indicator",
    place: "Unit",
    order: "Order",
    by_value: "Highest first",
    protocol: "Protocol",
    kinds: "Kinds",
    kinds_note: "What fits the choice, most telling first",
    unfit: "Does not fit",
    dimension: "Parts by",
    across: "Against",
    clicks: "Click a mark: its unit stands out, its derivation opens. Double click or F4: into its communes, and back.",
    saved: "Saved charts",
    keep_title: "Keep the chart in the project",
    keep_note: "Indicator, kind, order and title are kept. Period and unit are chosen when it is opened, unless fixed below.",
    title_vi: "Vietnamese title",
    title_en: "English title",
    title_empty: "Please give the chart a title",
    differs: "Drawn otherwise than it was saved",
    update: "Save again",
    headline_title: "Title of the chart",
    headline_note: "What the program says of the chart (indicator, period, unit) stays in the line below. A title of \
                    your own shows at this period and unit only. Left empty: the program's title.",
    headline: "Title",
    subtitle: "Line below the title",
    menu: "Chart",
    nothing: "The project has no indicator to draw yet. Open the sample project to see one.",
};

/// A choice of what a kept chart fixes: "Luôn mở ở kỳ này: cuối năm 2019".
#[must_use]
pub fn fixed_period(lang: Lang, period: &str) -> String {
    match lang {
        Lang::Vi => format!("Luôn mở ở kỳ này: {period}"),
        Lang::En => format!("Always open at this period: {period}"),
    }
}

/// "Luôn mở ở đơn vị này: toàn tỉnh".
#[must_use]
pub fn fixed_place(lang: Lang, place: &str) -> String {
    match lang {
        Lang::Vi => format!("Luôn mở ở đơn vị này: {place}"),
        Lang::En => format!("Always open at this unit: {place}"),
    }
}

/// Back from the communes of a district: "Trở ra: toàn tỉnh".
#[must_use]
pub fn back_to(lang: Lang, place: &str) -> String {
    match lang {
        Lang::Vi => format!("Trở ra: {place}"),
        Lang::En => format!("Back to {place}"),
    }
}

/// The button below an empty chart: "Xem cuối năm 2019".
#[must_use]
pub fn show_period(lang: Lang, period: &str) -> String {
    match lang {
        Lang::Vi => format!("Xem {period}"),
        Lang::En => format!("Show {period}"),
    }
}

/// Keys and clicks in the place Biểu đồ, and what they do.
#[must_use]
pub fn desk_keys(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Vi => &[
            ("Nhấn chuột", "nổi đơn vị, xem căn cứ"),
            ("Nhấn đúp, F4", "vào các xã, rồi trở ra"),
            ("Lên, Xuống", "đơn vị trước, sau"),
            ("Enter, Esc", "căn cứ; trở lại các kiểu, trở ra"),
            ("Ctrl+C", "chép hình"),
        ],
        Lang::En => &[
            ("Click", "the unit stands out, its derivation opens"),
            ("Double click, F4", "into its communes, and back"),
            ("Up, Down", "previous, next unit"),
            ("Enter, Esc", "derivation; back to the kinds, back out"),
            ("Ctrl+C", "copy the picture"),
        ],
    }
}
