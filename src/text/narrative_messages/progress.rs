//! The year on its way: pace, what each month left must bring, and how the year may end.

use super::{
    both, optional,
    words::{Way, month_alone, year},
};
use crate::model::{Name, Period};

/// How far a figure has come by now.
#[derive(Clone, Debug)]
pub struct Pace<'a> {
    pub subject: &'a Name,
    /// Of the year: "58,3%".
    pub gone: &'a Name,
    /// Of the goal.
    pub done: &'a Name,
    /// Ahead (up) or behind (down) of what could be expected, and by how much.
    pub way: Way,
    pub gap: &'a Name,
    /// Whether the plan's own figure for the period is what was expected; else an even pace.
    pub by_monthly_plan: bool,
    pub standing: Standing,
}

/// How a figure stands on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    OnTrack,
    SlightlyBehind,
    Behind,
    FarBehind,
}

/// "Đã hết 58,3% thời gian của năm, giải ngân vốn mới đạt 28,4% kế hoạch, thấp hơn 29,9 điểm phần trăm so với
/// tiến độ bình quân theo thời gian (rất chậm)".
#[must_use]
pub fn pace(it: &Pace<'_>) -> Name {
    let (only, standing, standing_en) = match it.standing {
        Standing::OnTrack => ("", "đạt tiến độ", "on track"),
        Standing::SlightlyBehind => ("", "thấp hơn tiến độ", "slightly behind"),
        Standing::Behind => ("mới ", "chậm", "behind"),
        Standing::FarBehind => ("mới ", "rất chậm", "far behind"),
    };
    let (line, line_en) = if it.by_monthly_plan {
        ("kế hoạch đến kỳ này", "the plan for this time")
    } else {
        ("tiến độ bình quân theo thời gian", "an even pace")
    };
    let (gap, gap_en) = match it.way {
        Way::Up => (
            format!("cao hơn {} so với {line}", it.gap.vi),
            format!("{} ahead of {line_en}", it.gap.en),
        ),
        Way::Down => (
            format!("thấp hơn {} so với {line}", it.gap.vi),
            format!("{} behind {line_en}", it.gap.en),
        ),
        Way::Level => (format!("đúng bằng {line}"), format!("level with {line_en}")),
    };
    both(
        format!(
            "đã hết {} thời gian của năm, {} {only}đạt {} kế hoạch, {gap} ({standing})",
            it.gone.vi, it.subject.vi, it.done.vi
        ),
        format!(
            "{}: {} of the plan with {} of the year gone, {gap_en} ({standing_en})",
            it.subject.en, it.done.en, it.gone.en
        ),
    )
}

/// What the months left must bring.
#[derive(Clone, Debug)]
pub struct Required<'a> {
    pub subject: &'a Name,
    /// What the year is to reach.
    pub goal: &'a Name,
    /// What is left to it.
    pub remaining: &'a Name,
    pub per_month: &'a Name,
    /// As a number.
    pub months_left: &'a Name,
    /// On average so far, per month, and how many times that is needed; none where nothing was
    /// achieved yet.
    pub average: Option<(&'a Name, &'a Name)>,
    /// The month that brought most so far.
    pub highest: Option<(Period, &'a Name)>,
}

/// "Để đạt kế hoạch (195,7 tỷ đồng), giải ngân vốn còn thiếu 140,0 tỷ đồng, cần bình quân 28,0 tỷ đồng/tháng
/// trong 5 tháng còn lại …".
#[must_use]
pub fn required(it: &Required<'_>) -> Name {
    let so_far = optional(it.average, |(average, times)| {
        both(
            format!(", gấp {} bình quân từ đầu năm ({})", times.vi, average.vi),
            format!(", {} the average so far ({})", times.en, average.en),
        )
    });
    let highest = optional(it.highest, |(period, value)| {
        let month = month_alone(period);
        both(
            format!("; tháng cao nhất từ đầu năm là {}: {}", month.vi, value.vi),
            format!("; the highest month so far is {}: {}", month.en, value.en),
        )
    });
    let months = if it.months_left.en == "1" { "month" } else { "months" };
    both(
        format!(
            "để đạt kế hoạch ({}), {} còn thiếu {}, cần bình quân {} trong {} tháng còn lại{}{}",
            it.goal.vi,
            it.subject.vi,
            it.remaining.vi,
            it.per_month.vi,
            it.months_left.vi,
            so_far.vi,
            highest.vi
        ),
        format!(
            "{}: {} left to reach the plan ({}), or {} in the {} {months} left{}{}",
            it.subject.en,
            it.remaining.en,
            it.goal.en,
            it.per_month.en,
            it.months_left.en,
            so_far.en,
            highest.en
        ),
    )
}

/// How the year may end, as the program reckons.
#[derive(Clone, Debug)]
pub struct Forecast<'a> {
    pub subject: &'a Name,
    pub year: &'a Name,
    /// By each method, the lower first: the value, the method's name, of the goal.
    pub methods: &'a [(Name, Name, Option<Name>)],
}

/// "Dự báo cả năm 2018 (phần mềm tính): giải ngân vốn đạt từ 95,4 tỷ đồng (…) đến 183,7 tỷ đồng (…)".
#[must_use]
pub fn forecast(it: &Forecast<'_>) -> Name {
    let of = |(value, method, percent): &(Name, Name, Option<Name>)| {
        let percent = optional(percent.as_ref(), |it| {
            both(format!("{} kế hoạch, ", it.vi), format!("{} of the plan, ", it.en))
        });
        both(
            format!("{} ({}nếu {})", value.vi, percent.vi, method.vi),
            format!("{} ({}{})", value.en, percent.en, method.en),
        )
    };
    let said: Vec<Name> = it.methods.iter().map(of).collect();
    let join =
        |pick: fn(&Name) -> &str, mark: &str| said.iter().map(pick).collect::<Vec<_>>().join(mark);
    let (from, from_en) = if said.len() > 1 { ("từ ", "from ") } else { ("", "") };
    both(
        format!(
            "dự báo cả {} (phần mềm tính): {} đạt {from}{}",
            it.year.vi,
            it.subject.vi,
            join(|name| &name.vi, " đến ")
        ),
        format!(
            "{}, forecast for {} (computed by this software): {from_en}{}",
            it.subject.en,
            it.year.en,
            join(|name| &name.en, " to ")
        ),
    )
}

/// The method by which the year goes on as it went so far.
#[must_use]
pub fn method_straight_line() -> Name {
    both("giữ mức bình quân từ đầu năm", "at the average pace so far")
}

/// The method by which the year goes on as last year did.
#[must_use]
pub fn method_last_year(last_year: i32) -> Name {
    let last = year(last_year);
    both(format!("theo tiến độ của {}", last.vi), format!("at the pace of {}", last.en))
}

/// A projection that is not let above all there is to spend.
#[must_use]
pub fn capped(method: &Name) -> Name {
    both(
        format!("{}, tối đa bằng kế hoạch vốn", method.vi),
        format!("{}, at most the whole plan", method.en),
    )
}
