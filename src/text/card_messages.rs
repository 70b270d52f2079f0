//! The words of the kinds of charts that say figures in full: one figure, one area, one table.

use super::lang::Lang;

/// The fixed words.
#[derive(Clone, Copy, Debug)]
pub struct CardTexts {
    pub figure: &'static str,
    pub card: &'static str,
    pub bartable: &'static str,
    pub illustrative: &'static str,
    /// In place of a figure: only some units reported.
    pub not_enough_figures: &'static str,
    pub members_unknown: &'static str,
    /// The looks of soft and of partial figures in small drawings of any kind.
    pub look_soft: &'static str,
    pub look_partial: &'static str,
    /// Why a table of units does not fit.
    pub no_units: &'static str,
    /// Heads of columns.
    pub plan: &'static str,
    pub actual: &'static str,
    pub estimate: &'static str,
    pub percent_of_plan: &'static str,
    /// In cells.
    pub none: &'static str,
    pub not_enough: &'static str,
    pub legend_bars: &'static str,
    pub legend_partial: &'static str,
    pub legend_not_enough: &'static str,
}

const VI: CardTexts = CardTexts {
    figure: "Một con số",
    card: "Thẻ đơn vị",
    bartable: "Bảng có cột",
    illustrative: "số liệu minh họa",
    not_enough_figures: "chưa đủ số liệu",
    members_unknown: "danh sách chưa có",
    look_soft: "nét đứt, chấm rỗng hoặc kẻ sọc",
    look_partial: "nét đứt, chấm rỗng hoặc viền nét đứt",
    no_units: "Nơi này không có đơn vị trực thuộc để lập bảng.",
    plan: "Kế hoạch",
    actual: "Thực hiện",
    estimate: "Ước thực hiện",
    percent_of_plan: "% kế hoạch",
    none: "chưa có",
    not_enough: "chưa đủ",
    legend_bars: "thanh: mỗi cột một thang đo, từ 0",
    legend_partial: "số chưa đủ đơn vị: không có thanh",
    legend_not_enough: "chưa đủ: mới có một số đơn vị báo cáo, chưa tính được",
};

const EN: CardTexts = CardTexts {
    figure: "One figure",
    card: "Card of a unit",
    bartable: "Table with bars",
    illustrative: "illustrative figures",
    not_enough_figures: "not all reported",
    members_unknown: "list not known",
    look_soft: "dashed, hollow or striped",
    look_partial: "dashed, hollow or with a dashed edge",
    no_units: "There are no units inside this place to make a table of.",
    plan: "Plan",
    actual: "Actual",
    estimate: "Estimate",
    percent_of_plan: "% of plan",
    none: "none yet",
    not_enough: "not all",
    legend_bars: "bars: one scale for each column, from 0",
    legend_partial: "not all units reported: no bar",
    legend_not_enough: "not all: only some units reported, nothing can be computed",
};

/// The fixed words in a language.
#[must_use]
pub const fn card_texts(lang: Lang) -> &'static CardTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// What a few units have reported: "mới có 1/7 huyện, thành phố: 6 xã".
#[must_use]
pub fn so_far(lang: Lang, coverage: &str, value: &str) -> String {
    match lang {
        Lang::Vi => format!("mới có {coverage}: {value}"),
        Lang::En => format!("only {coverage} so far: {value}"),
    }
}

/// The title of a table of several indicators: "Số hộ nghèo theo huyện và 2 chỉ tiêu khác".
#[must_use]
pub fn and_others(lang: Lang, name: &str, others: usize) -> String {
    match (lang, others) {
        (Lang::Vi, _) => format!("{name} và {others} chỉ tiêu khác"),
        (Lang::En, 1) => format!("{name} and 1 other indicator"),
        (Lang::En, _) => format!("{name} and {others} other indicators"),
    }
}

/// How many of the columns have room: "4/7 cột; các cột khác cần hình rộng hơn".
#[must_use]
pub fn first_columns(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Vi => format!("{shown}/{all} cột; các cột khác cần hình rộng hơn"),
        Lang::En => format!("{shown} of {all} columns; the others need more width"),
    }
}
