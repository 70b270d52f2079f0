//! Figures that do not fit those of other periods.

use super::{Said, Slip, lower, tail};
use crate::{
    model::Name,
    text::{lang::Lang, number::format_number},
};

/// A total since January that is lower than that of an earlier period: head and sentence.
/// `is_money` where advances may have been paid back (thu hồi tạm ứng).
#[must_use]
pub fn cumulative_falls(
    now: Said<'_>,
    when: &Name,
    earlier: f64,
    earlier_when: &Name,
    is_money: bool,
) -> (Name, Name) {
    let earlier = Said { value: earlier, ..now };
    let (rule_vi, rule_en) = if is_money {
        (
            "số lũy kế trong năm chỉ giảm khi có thu hồi hoặc điều chỉnh",
            "a cumulative figure falls within the year only if money was paid back or corrected",
        )
    } else {
        ("số lũy kế trong năm không thể giảm", "a cumulative figure cannot fall within the year")
    };
    let head = Name {
        vi: format!("{} lũy kế giảm so với {}", lower(&now.head.vi), earlier_when.vi),
        en: format!("{}: cumulative, but less than {}", lower(&now.head.en), earlier_when.en),
    };
    let message = Name {
        vi: format!(
            "Lũy kế {} là {}, ít hơn {} so với {} ({}); {rule_vi}.",
            when.vi,
            now.amount(Lang::Vi),
            now.gap(earlier.value, Lang::Vi),
            earlier_when.vi,
            earlier.amount(Lang::Vi)
        ),
        en: format!(
            "{}: {}, which is {} less than in {} ({}); {rule_en}.",
            when.en,
            now.amount(Lang::En),
            now.gap(earlier.value, Lang::En),
            earlier_when.en,
            earlier.amount(Lang::En)
        ),
    };
    (head, message)
}

/// The figure of a whole period against that of its last part, with which it ends: head and
/// sentence. `may_run_on` is set where payments go on after the last part.
#[must_use]
pub fn last_part_differs(
    whole: Said<'_>,
    when: &Name,
    part: f64,
    part_when: &Name,
    may_run_on: bool,
) -> (Name, Name) {
    let part_said = Said { value: part, ..whole };
    let (later_vi, later_en) = if may_run_on {
        (
            "; chênh lệch có thể là số thanh toán đến hết 31/1 năm sau",
            "; the difference may be payments up to 31 January of the next year",
        )
    } else {
        ("", "")
    };
    let message = Name {
        vi: format!(
            "Số đã nhập cho {} là {}; số của {} là {}, chênh {}{later_vi}.",
            when.vi,
            whole.amount(Lang::Vi),
            part_when.vi,
            part_said.amount(Lang::Vi),
            whole.gap(part, Lang::Vi)
        ),
        en: format!(
            "{} was entered for {}; the figure of {} is {}: a difference of {}{later_en}.",
            whole.amount(Lang::En),
            when.en,
            part_when.en,
            part_said.amount(Lang::En),
            whole.gap(part, Lang::En)
        ),
    };
    (against(whole.head), message)
}

/// A cumulative figure within a period that is more than the period's own: head and sentence.
#[must_use]
pub fn part_exceeds_year(
    whole: Said<'_>,
    when: &Name,
    part: f64,
    part_when: &Name,
) -> (Name, Name) {
    let part = Said { value: part, ..whole };
    let message = Name {
        vi: format!(
            "Lũy kế {} là {}, đã vượt số của {}: {}.",
            part_when.vi,
            part.amount(Lang::Vi),
            when.vi,
            whole.amount(Lang::Vi)
        ),
        en: format!(
            "{} in {} is more than the figure of {}, {}.",
            part.amount(Lang::En),
            part_when.en,
            when.en,
            whole.amount(Lang::En)
        ),
    };
    (against(whole.head), message)
}

/// The figure of a whole period against the sum of its parts: head and sentence. `is_complete` is
/// false where parts are missing and those known are too much already.
#[must_use]
pub fn sum_of_periods(
    whole: Said<'_>,
    when: &Name,
    sum: f64,
    parts: usize,
    is_complete: bool,
) -> (Name, Name) {
    let sum_said = Said { value: sum, ..whole };
    let message = if is_complete {
        Name {
            vi: format!(
                "Số đã nhập cho {} là {}; cộng {parts} kỳ được {}, chênh {}.",
                when.vi,
                whole.amount(Lang::Vi),
                sum_said.amount(Lang::Vi),
                whole.gap(sum, Lang::Vi)
            ),
            en: format!(
                "{} was entered for {}; its {parts} periods add up to {}: a difference of {}.",
                whole.amount(Lang::En),
                when.en,
                sum_said.amount(Lang::En),
                whole.gap(sum, Lang::En)
            ),
        }
    } else {
        Name {
            vi: format!(
                "Mới cộng {parts} kỳ đã được {}, vượt số đã nhập cho {}: {}.",
                sum_said.amount(Lang::Vi),
                when.vi,
                whole.amount(Lang::Vi)
            ),
            en: format!(
                "{parts} periods alone add up to {}, more than the figure of {}, {}.",
                sum_said.amount(Lang::En),
                when.en,
                whole.amount(Lang::En)
            ),
        }
    };
    (against(whole.head), message)
}

/// A figure about ten, a hundred or a thousand times that of another period: head and sentence.
/// `times` is that power of ten; the slip is said where it is the likely one.
#[must_use]
pub fn jump(
    now: Said<'_>,
    before: f64,
    before_when: &Name,
    times: f64,
    slip: Option<Slip>,
) -> (Name, Name) {
    let is_up = now.value > before;
    let number = |lang| format_number(lang, times, 0);
    let before_said = Said { value: before, ..now };
    let factor = if is_up { now.value / before } else { 100.0 * now.value / before };
    let decimals = match factor {
        factor if factor >= 100.0 => 0,
        factor if factor >= 1.0 => 1,
        _ => 2,
    };
    let factor = |lang| format_number(lang, factor, decimals);
    let (head, vi, en) = if is_up {
        (
            Name {
                vi: format!(
                    "{} gấp khoảng {} lần so với {}",
                    lower(&now.head.vi),
                    number(Lang::Vi),
                    before_when.vi
                ),
                en: format!(
                    "{}: about {} times {}",
                    lower(&now.head.en),
                    number(Lang::En),
                    before_when.en
                ),
            },
            format!("gấp {} lần", factor(Lang::Vi)),
            format!("{} times", factor(Lang::En)),
        )
    } else {
        (
            Name {
                vi: format!(
                    "{} chỉ bằng khoảng 1/{} so với {}",
                    lower(&now.head.vi),
                    number(Lang::Vi),
                    before_when.vi
                ),
                en: format!(
                    "{}: about 1/{} of {}",
                    lower(&now.head.en),
                    number(Lang::En),
                    before_when.en
                ),
            },
            format!("chỉ bằng {}%", factor(Lang::Vi)),
            format!("only {}% of", factor(Lang::En)),
        )
    };
    let look = |lang| match (slip, lang) {
        (None, Lang::Vi) => String::from(": cần xem lại số chữ số và đơn vị tính"),
        (None, Lang::En) => String::from(": look at the number of digits and at the unit"),
        (slip, lang) => tail(slip, lang),
    };
    let message = Name {
        vi: format!(
            "Số đã nhập là {}, {vi} số của {} ({}){}.",
            now.amount(Lang::Vi),
            before_when.vi,
            before_said.amount(Lang::Vi),
            look(Lang::Vi)
        ),
        en: format!(
            "{} was entered, {en} the figure of {} ({}){}.",
            now.amount(Lang::En),
            before_when.en,
            before_said.amount(Lang::En),
            look(Lang::En)
        ),
    };
    (head, message)
}

fn against(name: &Name) -> Name {
    Name {
        vi: format!("{} không khớp với số từng kỳ", lower(&name.vi)),
        en: format!("{}: does not match its periods", lower(&name.en)),
    }
}
