//! A figure against its plan: % kế hoạch.

use super::{Figure, Lens, Shown, TimeReading, figure, figure_through};
use crate::{
    model::{Direction, Indicator, IndicatorKind, Measure, Period, PlanVersion, Project, Step},
    text::number::shown_alike,
};

/// How much of a plan is achieved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PercentOfPlan {
    /// 100 is the plan exactly.
    pub percent: f64,
    pub basis: PlanBasis,
}

/// What the percentage compares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlanBasis {
    /// The value with the planned value.
    Value,
    /// The fall since last year with the planned fall, both in the indicator's unit (points for
    /// rates): a level-ratio would read a success as a failure.
    Fall { achieved: f64, planned: f64 },
}

/// A figure and its plan, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct AgainstPlan {
    pub plan: Figure,
    /// The figure less its plan, in the indicator's unit (points for rates); none unless both are
    /// whole.
    pub gap: Option<f64>,
    /// None where the comparison would mislead: a partial total, a plan of zero, a falling level whose
    /// starting point is not known or lies before a change of definition.
    pub percent: Option<PercentOfPlan>,
    /// Whether the figure is at least as good as planned; none for indicators that are neither
    /// better high nor low.
    pub is_met: Option<bool>,
    /// Whether it is at least as good as the lowest value that fulfils the plan ("tối thiểu 2").
    pub meets_floor: Option<bool>,
}

/// The plan that a figure is measured against: for levels and cumulative figures that of its year
/// (a plan at a month of the year is only the way there), for flows that of the period itself. What
/// is read since 1 January is measured as the one, what is read within a period as the other.
#[must_use]
pub fn plan_beside(project: &Project, actual: &Figure) -> Option<Figure> {
    plan_of(project, actual, PlanVersion::Current)
}

/// When the plan stands that a figure is measured against: its year where the year's plan counts.
#[must_use]
pub fn plan_period(indicator: &Indicator, period: Period, reading: TimeReading) -> Period {
    let is_of_year = match reading {
        TimeReading::Own => indicator.kind != IndicatorKind::Flow,
        TimeReading::ToDate => true,
        TimeReading::Within => indicator.kind == IndicatorKind::Level,
    };
    period.year_of().filter(|_| is_of_year).unwrap_or(period)
}

/// The same as one of the decisions has it: as assigned at first, or as of now.
#[must_use]
pub fn plan_of(project: &Project, actual: &Figure, version: PlanVersion) -> Option<Figure> {
    if actual.measure == Measure::Plan {
        return None;
    }
    let indicator = project.indicators().get(&actual.indicator)?;
    let lens = Lens { plan: version, ..actual.lens };
    let at = |period| {
        let measure = Measure::Plan;
        figure_through(project, &actual.indicator, measure, &actual.place, period, lens)
    };
    let period = plan_period(indicator, actual.period, lens.reading);
    let of_year = (period != actual.period).then_some(period).and_then(at);
    match of_year {
        Some(plan) if plan.number().is_some() => Some(plan),
        _ => {
            let own = at(actual.period)?;
            Some(if own.number().is_some() { own } else { of_year.unwrap_or(own) })
        }
    }
}

/// A figure measured against a plan: gap, percent, met or not.
#[must_use]
pub fn measured(project: &Project, actual: &Figure, version: PlanVersion) -> Option<AgainstPlan> {
    let indicator = project.indicators().get(&actual.indicator)?;
    let plan = plan_of(project, actual, version)?;
    plan.number()?;
    let needs_start = indicator.direction == Direction::Down;
    let previous = needs_start.then(|| last_years_level(project, actual)).flatten();
    let percent = percent_of(project, actual, &plan, previous.as_ref(), indicator);
    let whole = |figure: &Figure| match figure.shown {
        Shown::Number(number) => Some(number),
        _ => None,
    };
    let both = whole(actual).zip(whole(&plan));
    let is_as_good = |goal: f64| {
        let value = whole(actual)?;
        match indicator.direction {
            Direction::Up => Some(value >= goal),
            Direction::Down => Some(value <= goal),
            Direction::Neutral => None,
        }
    };
    Some(AgainstPlan {
        gap: both.map(|(value, planned)| value - planned),
        percent,
        is_met: whole(&plan).and_then(is_as_good),
        meets_floor: plan.floor.and_then(is_as_good),
        plan,
    })
}

/// The figure of last year's end, from which a fall is counted; the year's own if there is one,
/// else that of December.
#[must_use]
pub fn last_years_level(project: &Project, actual: &Figure) -> Option<Figure> {
    let year = actual.period.first_year() - 1;
    if matches!(actual.period.step(), Step::Span(_)) {
        return None;
    }
    [Period::year(year)?, Period::month(year, 12)?].into_iter().find_map(|period| {
        let level = figure(project, &actual.indicator, Measure::Actual, &actual.place, period)?;
        matches!(level.shown, Shown::Number(_)).then_some(level)
    })
}

/// How much of the plan a figure achieves, from last year's level where it should fall.
fn percent_of(
    project: &Project,
    actual: &Figure,
    plan: &Figure,
    previous: Option<&Figure>,
    indicator: &Indicator,
) -> Option<PercentOfPlan> {
    let (Shown::Number(value), Shown::Number(planned)) = (actual.shown, plan.shown) else {
        return None;
    };
    let share = |part: f64, whole: f64, basis| {
        let percent = 100.0 * part / whole;
        (whole > 0.0 && percent.is_finite()).then_some(PercentOfPlan { percent, basis })
    };
    if indicator.direction != Direction::Down {
        return share(value, planned, PlanBasis::Value);
    }
    // Fewer is better: of a level the fall counts; a flow that should be small has no such share.
    let previous = previous.filter(|_| indicator.kind == IndicatorKind::Level)?;
    let Shown::Number(start) = previous.shown else { return None };
    // A fall from a published level to one added up from units may lie in the way of counting.
    let is_shown = |one, other| shown_alike(one, other, indicator.decimals);
    actual
        .like_with_like(previous)
        .filter(|it| !it.is_mixed && is_shown(it.own, value) && is_shown(it.others, start))?;
    let (from, to) = (previous.period.last_day(), actual.period.last_day());
    if project.break_between(indicator, from, to).is_some() {
        return None;
    }
    let (achieved, planned) = (start - value, start - planned);
    share(achieved, planned, PlanBasis::Fall { achieved, planned })
}

/// How much of its current plan a figure achieves; none where that would mislead.
#[must_use]
pub fn percent_of_plan(project: &Project, actual: &Figure) -> Option<PercentOfPlan> {
    measured(project, actual, PlanVersion::Current)?.percent
}
