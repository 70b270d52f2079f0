//! The sentences of findings: what does not agree, with its numbers, and the likely slip.

use super::{lang::Lang, number::format_number};
use crate::model::Name;

/// A figure to be said: "3.616 hộ nghèo", "12,50%".
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The indicator's name.
    pub name: &'a Name,
    pub unit: &'a Name,
    /// Decimals the indicator is shown with; a value with more of them is said with all.
    pub decimals: u8,
    /// In the indicator's unit.
    pub value: f64,
}

/// A slip of the hand that explains a wrong figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// 12,05 became 12,5.
    LostZero,
    /// 2.456 became 2.546.
    SwappedDigits,
    /// 12,05 became 1205; millions became thousands.
    ShiftedMark,
    /// 12,05 became 12,65.
    OneDigit,
}

/// Whose figures make up the whole.
#[derive(Clone, Debug)]
pub enum Units {
    /// All of them: "7 huyện, thành phố".
    All(Name),
    /// Some only: "5/7 huyện, thành phố".
    Some(Name),
}

/// The head of a finding: "Ninh Phước, 4/2011: tỷ lệ hộ nghèo không khớp với số hộ".
#[must_use]
pub fn head(place: &Name, period: &Name, is_plan: bool, what: &Name) -> Name {
    let (plan_vi, plan_en) = if is_plan { ("kế hoạch, ", "plan, ") } else { ("", "") };
    Name {
        vi: format!("{}, {}: {plan_vi}{}", place.vi, period.vi, what.vi),
        en: format!("{}, {}: {plan_en}{}", place.en, period.en, what.en),
    }
}

/// Sum of areas against the total: head and sentence.
#[must_use]
pub fn sum_of_areas(whole: Said<'_>, sum: f64, units: &Units) -> (Name, Name) {
    let head = Name {
        vi: format!("{} không bằng tổng các đơn vị", lower(&whole.name.vi)),
        en: format!("{}: not the sum of its units", lower(&whole.name.en)),
    };
    let sum = Said { value: sum, ..whole };
    let gap = Said { value: (whole.value - sum.value).abs(), ..whole };
    let message = match units {
        Units::All(units) => Name {
            vi: format!(
                "Số tổng là {}; cộng {} được {}, chênh {}.",
                whole.amount(Lang::Vi),
                units.vi,
                sum.amount(Lang::Vi),
                gap.amount(Lang::Vi)
            ),
            en: format!(
                "The total entered is {}; {} add up to {}: a difference of {}.",
                whole.amount(Lang::En),
                units.en,
                sum.amount(Lang::En),
                gap.amount(Lang::En)
            ),
        },
        Units::Some(units) => Name {
            vi: format!(
                "Mới cộng {} đã được {}, vượt số tổng {}.",
                units.vi,
                sum.amount(Lang::Vi),
                whole.amount(Lang::Vi)
            ),
            en: format!(
                "{} alone add up to {}, more than the total entered, {}.",
                units.en,
                sum.amount(Lang::En),
                whole.amount(Lang::En)
            ),
        },
    };
    (head, message)
}

/// Sum of a breakdown against its whole: head and sentence. `is_complete` is false where parts are
/// still missing and those known are too much already.
#[must_use]
pub fn sum_of_parts(whole: Said<'_>, sum: f64, parts: usize, is_complete: bool) -> (Name, Name) {
    let head = Name {
        vi: format!("{} không bằng tổng các thành phần", lower(&whole.name.vi)),
        en: format!("{}: not the sum of its parts", lower(&whole.name.en)),
    };
    let gap = Said { value: (whole.value - sum).abs(), ..whole };
    let sum = Said { value: sum, ..whole };
    let (add_vi, only_en) = if is_complete {
        (format!("cộng {parts} thành phần được"), "")
    } else {
        (format!("mới cộng {parts} thành phần đã được"), "only ")
    };
    let message = Name {
        vi: format!(
            "Số chung là {}; {add_vi} {}, chênh {}.",
            whole.amount(Lang::Vi),
            sum.amount(Lang::Vi),
            gap.amount(Lang::Vi)
        ),
        en: format!(
            "The figure entered is {}; {only_en}{parts} parts add up to {}: a difference of {}.",
            whole.amount(Lang::En),
            sum.amount(Lang::En),
            gap.amount(Lang::En)
        ),
    };
    (head, message)
}

/// A part ("trong đó") greater than its whole: head and sentence.
#[must_use]
pub fn part_exceeds_whole(whole: Said<'_>, part: Said<'_>) -> (Name, Name) {
    let head = Name {
        vi: format!("{} lớn hơn số chung", lower(&part.name.vi)),
        en: format!("{}: more than the whole", lower(&part.name.en)),
    };
    let sentence = |lang| match lang {
        Lang::Vi => format!(
            "{} là {}, trong khi {} chỉ là {}.",
            upper(&part.name.vi),
            part.amount(lang),
            lower(&whole.name.vi),
            whole.amount(lang)
        ),
        Lang::En => format!(
            "{} is {}, while {} is only {}.",
            upper(&part.name.en),
            part.amount(lang),
            lower(&whole.name.en),
            whole.amount(lang)
        ),
    };
    (head, Name { vi: sentence(Lang::Vi), en: sentence(Lang::En) })
}

/// A rate that its own counts contradict: head and sentence.
#[must_use]
pub fn ratio(
    numerator: Said<'_>,
    denominator: Said<'_>,
    stated: Said<'_>,
    computed: f64,
    slip: Option<Slip>,
) -> (Name, Name) {
    let head = contradicts_counts(stated.name, numerator.unit);
    let computed = Said { value: computed, ..stated };
    let message = Name {
        vi: format!(
            "{} trên {} là {}, nhưng số đã nhập là {}{}.",
            numerator.thing(Lang::Vi),
            denominator.thing(Lang::Vi),
            computed.amount(Lang::Vi),
            stated.amount(Lang::Vi),
            tail(slip, Lang::Vi)
        ),
        en: format!(
            "{} out of {} give {}, but {} was entered{}.",
            numerator.thing(Lang::En),
            denominator.thing(Lang::En),
            computed.amount(Lang::En),
            stated.amount(Lang::En),
            tail(slip, Lang::En)
        ),
    };
    (head, message)
}

/// One of two ratios that share a denominator: its count, its rate, and the denominator they imply.
#[derive(Clone, Copy, Debug)]
pub struct Implied<'a> {
    pub numerator: Said<'a>,
    pub rate: Said<'a>,
    /// In the denominator's unit.
    pub denominator: f64,
}

/// Two ratios that imply different denominators: head and sentence. `first` is the one more likely
/// wrong; `corrected` is its rate over the denominator of the other, with the slip that explains
/// what was entered.
#[must_use]
pub fn shared_denominator(
    first: Implied<'_>,
    second: Implied<'_>,
    denominator: Said<'_>,
    corrected: Option<(f64, Slip)>,
) -> (Name, Name) {
    let head = contradicts_counts(first.rate.name, first.numerator.unit);
    let whole = |value| Said { value, ..denominator };
    let (one, two) = (whole(first.denominator), whole(second.denominator));
    let closing = match corrected {
        Some((rate, slip)) => {
            let rate = Said { value: rate, ..first.rate };
            Name {
                vi: format!(
                    "Nếu {} là {} thì {} là {}{}.",
                    lower(&denominator.name.vi),
                    two.figure(Lang::Vi),
                    lower(&rate.name.vi),
                    rate.amount(Lang::Vi),
                    tail(Some(slip), Lang::Vi)
                ),
                en: format!(
                    "With {}, the {} is {}{}.",
                    two.thing(Lang::En),
                    lower(&rate.name.en),
                    rate.amount(Lang::En),
                    tail(Some(slip), Lang::En)
                ),
            }
        }
        None => Name::new(
            "Ít nhất một trong các số này bị sai.",
            "At least one of these figures must be wrong.",
        ),
    };
    let message = Name {
        vi: format!(
            "{} và {} cho {}; {} và {} cho {}. {}",
            first.numerator.thing(Lang::Vi),
            first.rate.amount(Lang::Vi),
            one.thing(Lang::Vi),
            second.numerator.thing(Lang::Vi),
            second.rate.amount(Lang::Vi),
            two.figure(Lang::Vi),
            closing.vi
        ),
        en: format!(
            "{} and {} give {}; {} and {} give {}. {}",
            first.numerator.thing(Lang::En),
            first.rate.amount(Lang::En),
            one.thing(Lang::En),
            second.numerator.thing(Lang::En),
            second.rate.amount(Lang::En),
            two.figure(Lang::En),
            closing.en
        ),
    };
    (head, message)
}

/// A figure outside what can be true: head and sentence.
#[must_use]
pub fn out_of_range(stated: Said<'_>, lowest: f64, highest: f64) -> (Name, Name) {
    let head = Name {
        vi: format!("{} ngoài khoảng có thể có", lower(&stated.name.vi)),
        en: format!("{}: cannot be true", lower(&stated.name.en)),
    };
    let bound = |value| Said { value, decimals: 0, ..stated };
    let sentence = |lang| match (lang, highest.is_finite()) {
        (Lang::Vi, true) => format!(
            "Số đã nhập là {}; chỉ tiêu này chỉ có thể từ {} đến {}.",
            stated.amount(lang),
            bound(lowest).figure(lang),
            bound(highest).amount(lang)
        ),
        (Lang::En, true) => format!(
            "{} was entered; it can only be from {} to {}.",
            stated.amount(lang),
            bound(lowest).figure(lang),
            bound(highest).amount(lang)
        ),
        (Lang::Vi, false) => {
            format!("Số đã nhập là {}; chỉ tiêu này không thể âm.", stated.amount(lang))
        }
        (Lang::En, false) => {
            format!("{} was entered; it cannot be negative.", stated.amount(lang))
        }
    };
    (head, Name { vi: sentence(Lang::Vi), en: sentence(Lang::En) })
}

/// A count that is not whole: head and sentence.
#[must_use]
pub fn not_whole(stated: Said<'_>) -> (Name, Name) {
    let head = Name {
        vi: format!("{} không phải số nguyên", lower(&stated.name.vi)),
        en: format!("{}: not a whole number", lower(&stated.name.en)),
    };
    let message = Name {
        vi: format!("Số đã nhập là {}; số đếm phải là số nguyên.", stated.amount(Lang::Vi)),
        en: format!("{} was entered; a count must be a whole number.", stated.amount(Lang::En)),
    };
    (head, message)
}

/// What to do: put this figure there.
#[must_use]
pub fn correct_to(place: Option<&Name>, corrected: Said<'_>) -> Name {
    let at = |name: fn(&Name) -> &str, place: Option<&Name>| {
        place.map(|place| format!("{}: ", name(place))).unwrap_or_default()
    };
    Name {
        vi: format!(
            "{}{} có thể là {}",
            at(|name| &name.vi, place),
            upper(&corrected.name.vi),
            corrected.amount(Lang::Vi)
        ),
        en: format!(
            "{}{} may be {}",
            at(|name| &name.en, place),
            upper(&corrected.name.en),
            corrected.amount(Lang::En)
        ),
    }
}

/// The same with the slip that it would explain.
#[must_use]
pub fn correct_slip(place: Option<&Name>, corrected: Said<'_>, slip: Slip) -> Name {
    let plain = correct_to(place, corrected);
    Name {
        vi: format!("{} ({})", plain.vi, slip.words(Lang::Vi)),
        en: format!("{} ({})", plain.en, slip.words(Lang::En)),
    }
}

/// One of two suggestions.
#[must_use]
pub fn either(one: &Name, two: &Name) -> Name {
    Name { vi: format!("{}; hoặc {}", one.vi, two.vi), en: format!("{}; or {}", one.en, two.en) }
}

fn contradicts_counts(rate: &Name, unit: &Name) -> Name {
    // "số hộ", "số xã"; sums of money and the like are no counts.
    let is_word = !unit.vi.contains([' ', '/', '%']);
    let counts = if is_word { format!("số {}", unit.vi) } else { "số liệu gốc".to_owned() };
    Name {
        vi: format!("{} không khớp với {counts}", lower(&rate.vi)),
        en: format!("{}: does not match the counts", lower(&rate.en)),
    }
}

fn tail(slip: Option<Slip>, lang: Lang) -> String {
    slip.map(|slip| format!(": {}", slip.words(lang))).unwrap_or_default()
}

impl Slip {
    fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::LostZero, Lang::Vi) => "có thể rơi mất số 0",
            (Self::LostZero, Lang::En) => "a zero may have been lost",
            (Self::SwappedDigits, Lang::Vi) => "có thể đảo hai chữ số",
            (Self::SwappedDigits, Lang::En) => "two digits may have been swapped",
            (Self::ShiftedMark, Lang::Vi) => "có thể sai dấu phẩy hoặc đơn vị tính",
            (Self::ShiftedMark, Lang::En) => "the decimal mark or the unit may be wrong",
            (Self::OneDigit, Lang::Vi) => "có thể gõ sai một chữ số",
            (Self::OneDigit, Lang::En) => "one digit may be wrong",
        }
    }
}

impl Said<'_> {
    /// The number alone: "3.616".
    fn figure(self, lang: Lang) -> String {
        format_number(lang, self.value, decimals_to_say(self.value, self.decimals))
    }

    /// With its unit: "3.616 hộ", "12,50%".
    fn amount(self, lang: Lang) -> String {
        let unit = lang.pick(self.unit);
        let space = if unit.starts_with('%') { "" } else { " " };
        format!("{}{space}{unit}", self.figure(lang))
    }

    /// With what it counts: "3.616 hộ nghèo"; where the name does not begin with "Số" or "Tổng số",
    /// name first.
    fn thing(self, lang: Lang) -> String {
        let name = lang.pick(self.name);
        let counted = name.strip_prefix("Tổng số ").or_else(|| name.strip_prefix("Số "));
        match (lang, counted) {
            (Lang::Vi, Some(counted)) => format!("{} {counted}", self.figure(lang)),
            (Lang::Vi, None) => format!("{} {}", lower(name), self.figure(lang)),
            (Lang::En, _) => format!("{} {}", self.figure(lang), lower(name)),
        }
    }
}

/// Decimals that lose nothing that a person entered; computed values are cut at the indicator's.
fn decimals_to_say(value: f64, decimals: u8) -> u8 {
    let scaled = |places: u8| value * 10_f64.powi(i32::from(places));
    let is_exact = |places: u8| (scaled(places) - scaled(places).round()).abs() < 1e-6;
    (decimals..=decimals.saturating_add(3)).find(|places| is_exact(*places)).unwrap_or(decimals)
}

/// Inside a sentence; names that begin with an abbreviation (BHYT) stay.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            let first_len = first.len_utf8();
            let rest = name.get(first_len..).unwrap_or_default();
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => name.to_owned(),
    }
}

fn upper(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_said_with_what_they_count() {
        let (poor, households) = (Name::new("Số hộ nghèo", "Poor households"), Name::same("hộ"));
        let said = |name, unit, decimals, value| Said { name, unit, decimals, value };
        let counted = said(&poor, &households, 0, 3616.0);
        assert_eq!(counted.thing(Lang::Vi), "3.616 hộ nghèo");
        assert_eq!(counted.thing(Lang::En), "3,616 poor households");
        assert_eq!(counted.amount(Lang::Vi), "3.616 hộ");
        let (rate, percent) = (Name::new("BHYT", "BHYT"), Name::same("%"));
        assert_eq!(said(&rate, &percent, 2, 12.5).amount(Lang::Vi), "12,50%");
        assert_eq!(said(&rate, &percent, 2, 98.6).thing(Lang::Vi), "BHYT 98,60");
        // What was entered is said whole, what was computed is rounded.
        assert_eq!(said(&poor, &households, 0, 12.5).amount(Lang::Vi), "12,5 hộ");
        assert_eq!(said(&poor, &households, 0, 100.0 / 3.0).amount(Lang::Vi), "33 hộ");
    }
}
