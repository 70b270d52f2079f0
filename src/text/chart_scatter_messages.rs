//! The words of the scatter chart, in both languages.

use crate::model::Direction;

use super::lang::Lang;

/// The fixed words; what takes arguments is a function below.
#[derive(Clone, Copy, Debug)]
pub struct ScatterTexts {
    pub name: &'static str,
    /// Why it does not fit.
    pub no_other: &'static str,
    pub same: &'static str,
    /// What a mark and the lines stand for.
    pub each_dot: &'static str,
    pub not_from_zero: &'static str,
    /// Before the places that lack one of the two figures.
    pub lacking: &'static str,
    pub with_both: &'static str,
}

const VI: ScatterTexts = ScatterTexts {
    name: "Tương quan",
    no_other: "Chưa có chỉ tiêu thứ hai cùng so được giữa các đơn vị để đặt cạnh chỉ tiêu này.",
    same: "Hai trục phải là hai chỉ tiêu khác nhau.",
    each_dot: "mỗi chấm: một đơn vị",
    not_from_zero: "trục không bắt đầu từ 0",
    lacking: "Chưa có đủ hai số liệu",
    with_both: "có cả hai số liệu",
};

const EN: ScatterTexts = ScatterTexts {
    name: "Two indicators",
    no_other: "There is no second indicator that compares between these places to set beside it.",
    same: "The two axes must show different indicators.",
    each_dot: "each dot: one unit",
    not_from_zero: "axes do not begin at 0",
    lacking: "Without both figures",
    with_both: "with both figures",
};

/// The fixed words in a language.
#[must_use]
pub const fn scatter_texts(lang: Lang) -> &'static ScatterTexts {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// Why counts are not set against each other.
#[must_use]
pub fn counts_do_not_compare(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Vi => format!(
            "{name} là số tuyệt đối: chỉ cho thấy đơn vị nào lớn hơn. Chỉ tỷ lệ, bình quân mới đặt \
             cạnh nhau được giữa các đơn vị lớn nhỏ khác nhau."
        ),
        Lang::En => format!(
            "{name} is a count: it only shows which unit is larger. Only rates and means compare \
             between units of different size."
        ),
    }
}

/// "Tỷ lệ hộ cận nghèo và tỷ lệ hộ nghèo".
#[must_use]
pub fn both_names(lang: Lang, up: &str, across: &str) -> String {
    let across = within_sentence(across);
    match lang {
        Lang::Vi => format!("{up} và {across}"),
        Lang::En => format!("{up} and {across}"),
    }
}

/// "Tỷ lệ hộ nghèo, cuối năm 2017 (%)".
#[must_use]
pub fn axis_title(name: &str, period: Option<&str>, unit: &str) -> String {
    let when = period.map(|period| format!(", {period}")).unwrap_or_default();
    let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
    format!("{name}{when}{unit}")
}

/// An indicator at one side of the whole area's figure.
#[derive(Clone, Copy, Debug)]
pub struct SideOf<'a> {
    pub name: &'a str,
    pub direction: Direction,
    pub is_higher: bool,
}

/// What a place in one quadrant is, against the whole area: better or worse where both indicators
/// have a direction, else only higher or lower.
#[must_use]
pub fn quadrant(lang: Lang, up: SideOf<'_>, across: SideOf<'_>) -> String {
    match (lang, is_better(up), is_better(across)) {
        (Lang::Vi, Some(true), Some(true)) => "tốt hơn ở cả hai".to_owned(),
        (Lang::Vi, Some(false), Some(false)) => "kém hơn ở cả hai".to_owned(),
        (Lang::En, Some(true), Some(true)) => "better in both".to_owned(),
        (Lang::En, Some(false), Some(false)) => "worse in both".to_owned(),
        (_, Some(up_better), Some(across_better)) => {
            sides(up.name, judged(lang, up_better), across.name, judged(lang, across_better))
        }
        _ => {
            let higher = |side: SideOf<'_>| match (lang, side.is_higher) {
                (Lang::Vi, true) => "cao hơn",
                (Lang::Vi, false) => "thấp hơn",
                (Lang::En, true) => "higher",
                (Lang::En, false) => "lower",
            };
            sides(up.name, higher(up), across.name, higher(across))
        }
    }
}

/// The same where money stands across and what it is to bring about stands up: "chi nhanh hơn, kết
/// quả kém hơn".
#[must_use]
pub fn money_quadrant(lang: Lang, result_better: bool, spends_more: bool) -> &'static str {
    match (lang, spends_more, result_better) {
        (Lang::Vi, true, true) => "chi nhanh hơn, kết quả tốt hơn",
        (Lang::Vi, true, false) => "chi nhanh hơn, kết quả kém hơn",
        (Lang::Vi, false, true) => "kết quả tốt hơn, chi chậm hơn",
        (Lang::Vi, false, false) => "chi chậm hơn, kết quả kém hơn",
        (Lang::En, true, true) => "spends faster, better result",
        (Lang::En, true, false) => "spends faster, worse result",
        (Lang::En, false, true) => "better result, spends slower",
        (Lang::En, false, false) => "spends slower, worse result",
    }
}

/// Whether a side is the better one; none where neither more nor less is better.
#[must_use]
pub fn is_better(side: SideOf<'_>) -> Option<bool> {
    match side.direction {
        Direction::Up => Some(side.is_higher),
        Direction::Down => Some(!side.is_higher),
        Direction::Neutral => None,
    }
}

fn judged(lang: Lang, better: bool) -> &'static str {
    match (lang, better) {
        (Lang::Vi, true) => "tốt hơn",
        (Lang::Vi, false) => "kém hơn",
        (Lang::En, true) => "better",
        (Lang::En, false) => "worse",
    }
}

fn sides(up: &str, up_is: &str, across: &str, across_is: &str) -> String {
    format!("{} {up_is}, {} {across_is}", within_sentence(up), within_sentence(across))
}

/// A name inside a sentence: its first letter small, unless it begins with an abbreviation.
fn within_sentence(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    let second_is_small = letters.next().is_some_and(|letter| !letter.is_uppercase());
    match first {
        Some(first) if second_is_small => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quadrants_are_named_by_what_is_better() {
        let side = |name, direction, is_higher| SideOf { name, direction, is_higher };
        let poor = |is_higher| side("Tỷ lệ nghèo", Direction::Down, is_higher);
        let near = |is_higher| side("Tỷ lệ cận nghèo", Direction::Down, is_higher);
        assert_eq!(quadrant(Lang::Vi, near(false), poor(false)), "tốt hơn ở cả hai");
        assert_eq!(
            quadrant(Lang::Vi, near(true), poor(false)),
            "tỷ lệ cận nghèo kém hơn, tỷ lệ nghèo tốt hơn"
        );
        let size = side("GRDP", Direction::Neutral, true);
        assert_eq!(quadrant(Lang::Vi, near(true), size), "tỷ lệ cận nghèo cao hơn, GRDP cao hơn");
    }
}
