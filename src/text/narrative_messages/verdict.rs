//! What a figure is, and against its plan: the opening sentence of an indicator.

use super::{
    both, optional,
    words::{Way, before_more},
};
use crate::model::Name;

/// How a figure is said to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Là.
    Is,
    /// Đạt: more of it is better.
    Reaches,
}

/// A figure of some of the units only.
#[derive(Clone, Debug)]
pub struct OfSome<'a> {
    /// "7/8 đơn vị".
    pub coverage: &'a Name,
    /// Those that are missing, already listed.
    pub missing: Option<&'a Name>,
    /// What it is therefore not compared with: "cùng kỳ năm 2017".
    pub not_compared_with: Option<&'a Name>,
}

/// The opening sentence of an indicator.
#[derive(Clone, Debug)]
pub struct Verdict<'a> {
    pub when: &'a Name,
    /// The group it is said of: "miền núi"; none for the whole.
    pub group: Option<&'a Name>,
    pub subject: &'a Name,
    pub verb: Verb,
    /// Whether the figure is the unit's own estimate (ước).
    pub is_estimated: bool,
    pub value: &'a Name,
    /// What a rate is made of: "11.925 trên tổng số 176.822 hộ".
    pub parts: Option<&'a Name>,
    /// Against the plan: what [`part_of_plan`], [`fall_of_plan`], [`away_from_plan`] or [`own_plan`] say.
    pub plan: Option<&'a Name>,
    pub some: Option<OfSome<'a>>,
}

/// "Cuối năm 2018, tỷ lệ hộ nghèo là 8,34%".
#[must_use]
pub fn verdict(it: &Verdict<'_>) -> Name {
    let (verb, estimated) = match (it.verb, it.is_estimated) {
        (Verb::Is, false) => ("là", ""),
        (Verb::Is, true) => ("ước", "an estimated "),
        (Verb::Reaches, false) => ("đạt", ""),
        (Verb::Reaches, true) => ("ước đạt", "an estimated "),
    };
    let parts =
        optional(it.parts, |parts| both(format!(" ({})", parts.vi), format!(" ({})", parts.en)));
    let (head, foot) = around(it.when, it.group, it.subject, it.some.as_ref());
    let plan = it.plan.cloned().unwrap_or_default();
    both(
        format!("{} {verb} {}{}{}{}", head.vi, it.value.vi, parts.vi, plan.vi, foot.vi),
        format!("{}: {estimated}{}{}{}{}", head.en, it.value.en, parts.en, plan.en, foot.en),
    )
}

/// What was spent out of a plan.
#[derive(Clone, Debug)]
pub struct Spending<'a> {
    pub when: &'a Name,
    /// The numerator: "giải ngân vốn đầu tư phát triển".
    pub subject: &'a Name,
    pub amount: &'a Name,
    pub rate: &'a Name,
    pub plan_year: &'a Name,
    pub plan: &'a Name,
    /// Whether the plan is the one assigned at first (giao đầu năm).
    pub is_first_plan: bool,
    /// Whether capital carried over counts; none where the project knows of none.
    pub carried_over: Option<bool>,
    /// Whether advances are left out.
    pub without_advances: bool,
    /// The rate that was decided for the year.
    pub goal: Option<&'a Name>,
    pub some: Option<OfSome<'a>>,
}

/// "Đến hết tháng 7 năm 2018, giải ngân vốn đầu tư phát triển đạt 55,7 tỷ đồng, bằng 28,4% kế hoạch năm
/// 2018 (195,7 tỷ đồng, chưa tính vốn kéo dài)": what the rate divides by stands beside it.
#[must_use]
pub fn spending(it: &Spending<'_>) -> Name {
    let (first, first_en) = if it.is_first_plan { (" giao đầu", "first ") } else { ("", "") };
    let (these, these_en) = if it.some.is_some() {
        (" của các đơn vị này", " of these units")
    } else {
        ("", "")
    };
    let (carried, carried_en) = match it.carried_over {
        None => ("", ""),
        Some(true) => (", gồm cả vốn kéo dài", ", with capital carried over"),
        Some(false) => (", chưa tính vốn kéo dài", ", without capital carried over"),
    };
    let (advances, advances_en) = if it.without_advances {
        (" (không kể tạm ứng)", " (without advances)")
    } else {
        ("", "")
    };
    let (head, foot) = around(it.when, None, it.subject, it.some.as_ref());
    let goal = optional(it.goal, |goal| {
        both(
            format!("; mục tiêu giải ngân cả năm: {}", goal.vi),
            format!("; goal for the year: {}", goal.en),
        )
    });
    both(
        format!(
            "{} đạt {}{advances}, bằng {} kế hoạch{first} {}{these} ({}{carried}){}{}",
            head.vi, it.amount.vi, it.rate.vi, it.plan_year.vi, it.plan.vi, goal.vi, foot.vi
        ),
        format!(
            "{}: {}{advances_en}, {} of the {first_en}{} plan{these_en} ({}{carried_en}){}{}",
            head.en, it.amount.en, it.rate.en, it.plan_year.en, it.plan.en, goal.en, foot.en
        ),
    )
}

/// When the unit's own estimate is for.
#[must_use]
pub fn estimate_of(year: i32) -> Name {
    both(format!("ước cả năm {year}"), format!("estimated for {year}"))
}

/// What a rate is made of: "11.925/176.822 hộ", "11,925 of 176,822 households"; "117 tiêu chí trên 7 xã".
#[must_use]
pub fn over(one: &Name, whole: &Name) -> Name {
    let (number, unit) = one.vi.split_once(' ').unwrap_or((&one.vi, ""));
    if !whole.vi.ends_with(&format!(" {unit}"))
        || whole.vi.split(' ').count() != one.vi.split(' ').count()
    {
        return both(
            format!("{} trên {}", one.vi, whole.vi),
            format!("{} over {}", one.en, whole.en),
        );
    }
    let money = "VND ";
    let (sign, one_en) = match one.en.strip_prefix(money) {
        Some(rest) => (money, rest),
        None => ("", one.en.as_str()),
    };
    let number_en = one_en.split(' ').next().unwrap_or(one_en);
    let whole_en = whole.en.strip_prefix(money).unwrap_or(&whole.en);
    both(format!("{number}/{}", whole.vi), format!("{sign}{number_en} of {whole_en}"))
}

/// A planned value with the lowest that fulfils it: "4 xã, tối thiểu 2 xã"; one that is only inferred is
/// said with "khoảng".
#[must_use]
pub fn planned(value: &Name, floor: Option<&Name>, is_about: bool) -> Name {
    let (about, about_en) = if is_about { ("khoảng ", "about ") } else { ("", "") };
    let floor = optional(floor, |floor| {
        both(format!(", tối thiểu {}", floor.vi), format!(", at least {}", floor.en))
    });
    both(format!("{about}{}{}", value.vi, floor.vi), format!("{about_en}{}{}", value.en, floor.en))
}

/// ", bằng 107,5% kế hoạch (15.500 người)".
#[must_use]
pub fn part_of_plan(percent: &Name, plan: &Name, is_year: bool) -> Name {
    let (of, of_en) = plan_words(is_year);
    both(
        format!(", bằng {} {of} ({})", percent.vi, plan.vi),
        format!(", {} of {of_en} ({})", percent.en, plan.en),
    )
}

/// A figure that is to fall, against the fall that was planned.
#[derive(Clone, Debug)]
pub struct Fall<'a> {
    pub way: Way,
    /// The size of the change: "2,02 điểm phần trăm".
    pub change: &'a Name,
    /// "cuối năm 2017", "the end of 2017".
    pub since: &'a Name,
    pub from: &'a Name,
    /// Of the planned fall; only of a fall.
    pub percent: Option<&'a Name>,
    pub planned: &'a Name,
    pub plan: &'a Name,
}

/// ", giảm 2,02 điểm phần trăm so với cuối năm 2017 (10,36%), bằng 134,7% mức giảm kế hoạch (1,50 điểm
/// phần trăm, xuống còn 8,86%)".
#[must_use]
pub fn fall_of_plan(it: &Fall<'_>) -> Name {
    let moved = match it.way {
        Way::Down => both(
            format!(", giảm {} so với {} ({})", it.change.vi, it.since.vi, it.from.vi),
            format!(", down {} on {} ({})", it.change.en, it.since.en, it.from.en),
        ),
        Way::Up => both(
            format!(", tăng {} so với {} ({})", it.change.vi, it.since.vi, it.from.vi),
            format!(", up {} on {} ({})", it.change.en, it.since.en, it.from.en),
        ),
        Way::Level => both(
            format!(", không giảm so với {} ({})", it.since.vi, it.from.vi),
            format!(", no lower than at {} ({})", it.since.en, it.from.en),
        ),
    };
    let planned = match it.percent {
        Some(percent) => both(
            format!(
                ", bằng {} mức giảm kế hoạch ({}, xuống còn {})",
                percent.vi, it.planned.vi, it.plan.vi
            ),
            format!(", {} of the planned fall ({}, to {})", percent.en, it.planned.en, it.plan.en),
        ),
        None => both(
            format!(", trong khi kế hoạch là giảm {} (xuống còn {})", it.planned.vi, it.plan.vi),
            format!(", where the plan is a fall of {} (to {})", it.planned.en, it.plan.en),
        ),
    };
    both(moved.vi + &planned.vi, moved.en + &planned.en)
}

/// ", cao hơn kế hoạch (50,00%) 1,20 điểm phần trăm".
#[must_use]
pub fn away_from_plan(way: Way, gap: &Name, plan: &Name, is_year: bool) -> Name {
    let (of, of_en) = plan_words(is_year);
    let (side, side_en) = match way {
        Way::Up => ("cao hơn", "above"),
        Way::Down => ("thấp hơn", "below"),
        Way::Level => {
            return both(
                format!(", đúng bằng {of} ({})", plan.vi),
                format!(", equal to {of_en} ({})", plan.en),
            );
        }
    };
    both(
        format!(", {side} {of} ({}) {}", plan.vi, gap.vi),
        format!(", {} {side_en} {of_en} ({})", gap.en, plan.en),
    )
}

/// The plan of the whole beside a figure of some units, which is not measured against it.
#[must_use]
pub fn own_plan(plan: &Name) -> Name {
    both(
        format!("; kế hoạch của toàn tỉnh là {}", plan.vi),
        format!("; plan of the whole province: {}", plan.en),
    )
}

/// What stands before and after the figure: when, whose it is, and who is missing.
fn around(
    when: &Name,
    group: Option<&Name>,
    subject: &Name,
    some: Option<&OfSome<'_>>,
) -> (Name, Name) {
    let opening = match group {
        Some(group) => both(format!("riêng {}, {}", group.vi, when.vi), format!("{}, ", group.en)),
        None => both(format!("{},", when.vi), ""),
    };
    let head = both(
        format!("{} {}", opening.vi, subject.vi),
        format!("{}{} {}", opening.en, before_more(subject), when.en),
    );
    let Some(some) = some else { return (head, Name::default()) };
    let of = some.coverage;
    let head = both(
        format!("{} của {} đã có số liệu", head.vi, of.vi),
        format!("{}, {} reporting", head.en, of.en),
    );
    let missing = optional(some.missing, |missing| {
        both(
            format!("; chưa có số liệu: {}", missing.vi),
            format!("; not reported: {}", missing.en),
        )
    });
    let then = optional(some.not_compared_with, |then| {
        both(
            format!(", vì vậy chưa so sánh với {}", then.vi),
            format!(", so not compared with {}", then.en),
        )
    });
    (head, both(missing.vi + &then.vi, missing.en + &then.en))
}

fn plan_words(is_year: bool) -> (&'static str, &'static str) {
    if is_year { ("kế hoạch năm", "the year's plan") } else { ("kế hoạch", "the plan") }
}
