//! Figures of one period that contradict each other.

use super::{Said, Slip, lower, tail, upper};
use crate::{
    model::Name,
    text::{lang::Lang, number::format_number},
};

/// Whose figures make up the whole.
#[derive(Clone, Debug)]
pub enum Units {
    /// All of them: "7 huyện, thành phố".
    All(Name),
    /// Some only: "5/7 huyện, thành phố".
    Some(Name),
}

/// Sum of areas against the total: head and sentence.
#[must_use]
pub fn sum_of_areas(whole: Said<'_>, sum: f64, units: &Units) -> (Name, Name) {
    let head = Name {
        vi: format!("{} không bằng tổng các đơn vị", lower(&whole.head.vi)),
        en: format!("{}: not the sum of its units", lower(&whole.head.en)),
    };
    let sum = Said { value: sum, ..whole };
    let message = match units {
        Units::All(units) => Name {
            vi: format!(
                "Số tổng là {}; cộng {} được {}, chênh {}.",
                whole.amount(Lang::Vi),
                units.vi,
                sum.amount(Lang::Vi),
                whole.gap(sum.value, Lang::Vi)
            ),
            en: format!(
                "The total entered is {}; {} add up to {}: a difference of {}.",
                whole.amount(Lang::En),
                units.en,
                sum.amount(Lang::En),
                whole.gap(sum.value, Lang::En)
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
        vi: format!("{} không bằng tổng các thành phần", lower(&whole.head.vi)),
        en: format!("{}: not the sum of its parts", lower(&whole.head.en)),
    };
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
            whole.gap(sum.value, Lang::Vi)
        ),
        en: format!(
            "The figure entered is {}; {only_en}{parts} parts add up to {}: a difference of {}.",
            whole.amount(Lang::En),
            sum.amount(Lang::En),
            whole.gap(sum.value, Lang::En)
        ),
    };
    (head, message)
}

/// A part ("trong đó") greater than its whole: head and sentence.
#[must_use]
pub fn part_exceeds_whole(whole: Said<'_>, part: Said<'_>) -> (Name, Name) {
    let head = Name {
        vi: format!("{} lớn hơn số chung", lower(&part.head.vi)),
        en: format!("{}: more than the whole", lower(&part.head.en)),
    };
    (head, greater(part, whole))
}

/// More counted above than below the line of a ratio: head and sentence.
#[must_use]
pub fn numerator_exceeds_denominator(numerator: Said<'_>, denominator: Said<'_>) -> (Name, Name) {
    let head = Name {
        vi: format!("{} lớn hơn {}", lower(&numerator.head.vi), lower(&denominator.head.vi)),
        en: format!("{}: more than {}", lower(&numerator.head.en), lower(&denominator.head.en)),
    };
    (head, greater(numerator, denominator))
}

/// More money spent than was planned: head and sentence.
#[must_use]
pub fn numerator_exceeds_plan(numerator: Said<'_>, denominator: Said<'_>) -> (Name, Name) {
    let head = Name {
        vi: format!("{} vượt kế hoạch", lower(&numerator.head.vi)),
        en: format!("{}: more than was planned", lower(&numerator.head.en)),
    };
    if denominator.value <= 0.0 {
        let message = Name {
            vi: format!(
                "{} là {}, trong khi {} là {}: cần xem kế hoạch đã gồm vốn kéo dài hay chưa.",
                upper(&numerator.name.vi),
                numerator.amount(Lang::Vi),
                lower(&denominator.name.vi),
                denominator.amount(Lang::Vi)
            ),
            en: format!(
                "{} is {}, while {} is {}: see whether the plan includes carried-over capital.",
                upper(&numerator.name.en),
                numerator.amount(Lang::En),
                lower(&denominator.name.en),
                denominator.amount(Lang::En)
            ),
        };
        return (head, message);
    }
    let percent = 100.0 * numerator.value / denominator.value;
    let share = |lang| format!("{}%", format_number(lang, percent, 1));
    let message = Name {
        vi: format!(
            "{} là {}, bằng {} của {} ({}): cần xem kế hoạch đã gồm vốn kéo dài hay chưa, và đơn \
             vị tính.",
            upper(&numerator.name.vi),
            numerator.amount(Lang::Vi),
            share(Lang::Vi),
            lower(&denominator.name.vi),
            denominator.amount(Lang::Vi)
        ),
        en: format!(
            "{} is {}, {} of {} ({}): see whether the plan includes carried-over capital, and \
             the unit.",
            upper(&numerator.name.en),
            numerator.amount(Lang::En),
            share(Lang::En),
            lower(&denominator.name.en),
            denominator.amount(Lang::En)
        ),
    };
    (head, message)
}

/// What to do where the two figures of a ratio stand in each other's place.
#[must_use]
pub fn swapped_operands(numerator: Said<'_>, denominator: Said<'_>) -> Name {
    let sentence = |lang| match lang {
        Lang::Vi => format!(
            "{} và {} có thể đã nhập đổi chỗ cho nhau",
            upper(&numerator.name.vi),
            lower(&denominator.name.vi)
        ),
        Lang::En => format!(
            "{} and {} may have been entered in each other's place",
            upper(&numerator.name.en),
            lower(&denominator.name.en)
        ),
    };
    Name { vi: sentence(Lang::Vi), en: sentence(Lang::En) }
}

/// Shares (tỷ trọng, cơ cấu) that do not make up 100%: head and sentence. `sum` is of `known` out
/// of `all` shares.
#[must_use]
pub fn shares(whole: &Name, sum: Said<'_>, known: usize, all: usize) -> (Name, Name) {
    let head = Name {
        vi: format!("các tỷ trọng của {} không cộng đủ 100%", lower(&whole.vi)),
        en: format!("{}: the shares do not make up 100%", lower(&whole.en)),
    };
    let message = if known == all {
        Name {
            vi: format!(
                "{all} tỷ trọng cộng lại được {}, lệch {} so với 100%.",
                sum.amount(Lang::Vi),
                sum.gap(100.0, Lang::Vi)
            ),
            en: format!(
                "{all} shares add up to {}: {} away from 100%.",
                sum.amount(Lang::En),
                sum.gap(100.0, Lang::En)
            ),
        }
    } else {
        Name {
            vi: format!(
                "Mới cộng {known}/{all} tỷ trọng đã được {}, vượt 100%.",
                sum.amount(Lang::Vi)
            ),
            en: format!(
                "{known} of {all} shares alone add up to {}, more than 100%.",
                sum.amount(Lang::En)
            ),
        }
    };
    (head, message)
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
    let head = contradicts_counts(stated.head, numerator.unit);
    let computed = Said { value: computed, ..stated };
    let message = Name {
        vi: format!(
            "{} trên {} là {}, nhưng số đã nhập là {}{}.",
            upper(&numerator.thing(Lang::Vi)),
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
    let head = contradicts_counts(first.rate.head, first.numerator.unit);
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
            upper(&first.numerator.thing(Lang::Vi)),
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

fn contradicts_counts(rate: &Name, unit: &Name) -> Name {
    // "số hộ", "số xã"; sums of money and the like are no counts.
    let is_word = !unit.vi.contains([' ', '/', '%']);
    let counts = if is_word { format!("số {}", unit.vi) } else { "số liệu gốc".to_owned() };
    Name {
        vi: format!("{} không khớp với {counts}", lower(&rate.vi)),
        en: format!("{}: does not match the counts", lower(&rate.en)),
    }
}

fn greater(part: Said<'_>, whole: Said<'_>) -> Name {
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
    Name { vi: sentence(Lang::Vi), en: sentence(Lang::En) }
}
