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
    pub across_not_from_zero: &'static str,
    pub up_not_from_zero: &'static str,
    pub neither_from_zero: &'static str,
    /// Before the places that lack one of the two figures.
    pub lacking: &'static str,
    pub with_both: &'static str,
}

const VI: ScatterTexts = ScatterTexts {
    name: "Tương quan",
    no_other: "Chưa có tỷ lệ, bình quân thứ hai có số liệu ở ít nhất 3 đơn vị để đặt cạnh chỉ tiêu này.",
    same: "Hai trục phải là hai chỉ tiêu khác nhau.",
    each_dot: "mỗi chấm: một đơn vị",
    across_not_from_zero: "trục ngang không bắt đầu từ 0",
    up_not_from_zero: "trục dọc không bắt đầu từ 0",
    neither_from_zero: "hai trục không bắt đầu từ 0",
    lacking: "Chưa có đủ hai số liệu",
    with_both: "về cả hai chỉ tiêu",
};

const EN: ScatterTexts = ScatterTexts {
    name: "Two indicators",
    no_other: "There is no second rate or mean with figures of at least 3 units to set beside it.",
    same: "The two axes must show different indicators.",
    each_dot: "each dot: one unit",
    across_not_from_zero: "horizontal axis does not begin at 0",
    up_not_from_zero: "vertical axis does not begin at 0",
    neither_from_zero: "axes do not begin at 0",
    lacking: "Without both figures",
    with_both: "for both indicators",
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
    let judged = is_better(up).zip(is_better(across));
    let (one, two) = match judged {
        Some((up_better, across_better)) => (!up_better, !across_better),
        None => (up.is_higher, across.is_higher),
    };
    let words = match (lang, judged.is_some()) {
        (Lang::Vi, true) => ["tốt hơn ở cả hai", "kém hơn ở cả hai", "chỉ kém hơn về"],
        (Lang::En, true) => ["better in both", "worse in both", "worse only in"],
        (Lang::Vi, false) => ["thấp hơn ở cả hai", "cao hơn ở cả hai", "chỉ cao hơn về"],
        (Lang::En, false) => ["lower in both", "higher in both", "higher only in"],
    };
    let [neither, both, only] = words;
    match (one, two) {
        (false, false) => neither.to_owned(),
        (true, true) => both.to_owned(),
        (true, false) => format!("{only} {}", within_sentence(up.name)),
        (false, true) => format!("{only} {}", within_sentence(across.name)),
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
        assert_eq!(quadrant(Lang::Vi, near(true), poor(false)), "chỉ kém hơn về tỷ lệ cận nghèo");
        let output = |is_higher| side("GRDP", Direction::Neutral, is_higher);
        assert_eq!(quadrant(Lang::Vi, near(false), output(true)), "chỉ cao hơn về GRDP");
        assert_eq!(quadrant(Lang::En, near(true), output(true)), "higher in both");
    }
}
