//! How a figure came about, step by step (căn cứ).

use super::readout_texts;
use crate::text::{
    lang::Lang,
    number::{format_number, format_plain},
};

/// "Tổng của 7 huyện, thành phố"; `coverage` is "6/7 huyện, thành phố" where some are missing.
#[must_use]
pub fn from_units(lang: Lang, coverage: &str, is_maximum: bool) -> String {
    match (lang, is_maximum) {
        (Lang::Vi, false) => format!("Tổng của {coverage}"),
        (Lang::Vi, true) => format!("Số lớn nhất trong {coverage}"),
        (Lang::En, false) => format!("Sum of {coverage}"),
        (Lang::En, true) => format!("Highest of {coverage}"),
    }
}

/// "Bình quân gia quyền của 7 huyện, thành phố theo Dân số".
#[must_use]
pub fn weighted(lang: Lang, coverage: &str, weight: &str) -> String {
    match lang {
        Lang::Vi => format!("Bình quân gia quyền của {coverage}, theo {weight}"),
        Lang::En => format!("Mean of {coverage}, weighted by {weight}"),
    }
}

/// "2.972 hộ / 7.372 hộ × 100".
#[must_use]
pub fn ratio_of(lang: Lang, numerator: &str, denominator: &str, scale: f64) -> String {
    // The shortest text of 1 is "1": a plain quotient has no factor.
    let factor = match format_plain(scale).as_str() {
        "1" => String::new(),
        _ => format!(" × {}", format_number(lang, scale, 0)),
    };
    format!("{numerator} / {denominator}{factor}")
}

/// The quotient is that of the units that have both sides, not of all that have one.
#[must_use]
pub fn only_both_sides(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chỉ tính những đơn vị có đủ cả tử số và mẫu số",
        Lang::En => "Only of units that have both numerator and denominator",
    }
}

/// "Tổng của 4 phần".
#[must_use]
pub fn from_parts(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("Tổng của {count} phần"),
        Lang::En => format!("Sum of {count} parts"),
    }
}

/// Other periods added up, or the last of them.
#[must_use]
pub fn from_periods(lang: Lang, count: usize, is_last: bool, last: &str) -> String {
    match (lang, is_last) {
        (Lang::Vi, true) => format!("Số của kỳ cuối: {last}"),
        (Lang::Vi, false) => format!("Tổng của {count} kỳ"),
        (Lang::En, true) => format!("The figure of the last period: {last}"),
        (Lang::En, false) => format!("Sum of {count} periods"),
    }
}

/// "7 tháng 2018 trừ 6 tháng 2018".
#[must_use]
pub fn period_less(lang: Lang, period: &str, before: &str) -> String {
    match lang {
        Lang::Vi => format!("{period} trừ {before}"),
        Lang::En => format!("{period} less {before}"),
    }
}

/// A sum of periods by name, where they are few.
#[must_use]
pub fn period_sum(lang: Lang, first: &str, last: &str) -> String {
    match lang {
        Lang::Vi => format!("Cộng từ {first} đến {last}"),
        Lang::En => format!("Added up from {first} to {last}"),
    }
}

/// The program never makes one up.
#[must_use]
pub fn not_made_up(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Không cộng từ đơn vị: phải nhập tại đây",
        Lang::En => "Does not follow from units: must be entered here",
    }
}

/// What a term is to the whole, where that is not plain from its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleWord {
    Numerator,
    Denominator,
    Added,
    Taken,
    Weight,
}

/// "Tử số", "Mẫu số", …
#[must_use]
pub fn role(lang: Lang, role: RoleWord) -> &'static str {
    match (lang, role) {
        (Lang::Vi, RoleWord::Numerator) => "Tử số",
        (Lang::Vi, RoleWord::Denominator) => "Mẫu số",
        (Lang::Vi, RoleWord::Added) => "Cộng vào mẫu số",
        (Lang::Vi, RoleWord::Taken) => "Trừ khỏi tử số",
        (Lang::Vi, RoleWord::Weight) => "Quyền số",
        (Lang::En, RoleWord::Numerator) => "Numerator",
        (Lang::En, RoleWord::Denominator) => "Denominator",
        (Lang::En, RoleWord::Added) => "Added to the denominator",
        (Lang::En, RoleWord::Taken) => "Taken from the numerator",
        (Lang::En, RoleWord::Weight) => "Weight",
    }
}

/// "Tử số: Số hộ nghèo".
#[must_use]
pub fn operand_title(role: &str, name: &str) -> String {
    format!("{role}: {name}")
}

/// "Bác Ái, Số hộ nghèo, 2018".
#[must_use]
pub fn cell_title(place: &str, indicator: &str, period: &str) -> String {
    format!("{place}, {indicator}, {period}")
}

/// What is spoken of a row that folds: "Mở: Bác Ái, Số hộ nghèo, 2018: 2.972 hộ".
#[must_use]
pub fn spoken_fold(lang: Lang, is_open: bool, title: &str, value: &str) -> String {
    let texts = readout_texts(lang);
    let verb = if is_open { texts.fold_close } else { texts.fold_open };
    format!("{verb}: {title}: {value}")
}

/// The button that shows more rows: "Xem thêm 200, còn 10.950".
#[must_use]
pub fn rest(lang: Lang, more: usize, left: usize) -> String {
    let left = format_number(lang, left as f64, 0);
    match lang {
        Lang::Vi => format!("Xem thêm {more}, còn {left}"),
        Lang::En => format!("Show {more} more, {left} left"),
    }
}
