//! A figure against its plan: % kế hoạch.

use super::{Figure, Shown, figure};
use crate::model::{Direction, Indicator, IndicatorKind, Measure, Period, Project, Step};

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

/// The plan that a figure is measured against: that of its own period, else for levels and
/// cumulative figures that of its year.
#[must_use]
pub fn plan_beside(project: &Project, actual: &Figure) -> Option<Figure> {
    if actual.measure == Measure::Plan {
        return None;
    }
    let indicator = project.indicators().get(&actual.indicator)?;
    let at = |period| figure(project, &actual.indicator, Measure::Plan, &actual.place, period);
    let own = at(actual.period)?;
    let year = actual.period.year_of().filter(|year| *year != actual.period);
    let may_take_years = indicator.kind != IndicatorKind::Flow;
    match year {
        Some(year) if own.number().is_none() && may_take_years => at(year),
        _ => Some(own),
    }
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

/// How much of the plan a figure achieves; `None` where the comparison would mislead: a partial
/// total, a plan of zero, a falling level whose starting point is not known or lies before a change
/// of definition.
#[must_use]
pub fn against_plan(
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
    let (from, to) = (previous.period.last_day(), actual.period.last_day());
    if indicator.break_between(from, to).is_some() {
        return None;
    }
    let (achieved, planned) = (start - value, start - planned);
    share(achieved, planned, PlanBasis::Fall { achieved, planned })
}

/// [`against_plan`] with the plan and last year's level looked up.
#[must_use]
pub fn percent_of_plan(project: &Project, actual: &Figure) -> Option<PercentOfPlan> {
    let indicator = project.indicators().get(&actual.indicator)?;
    let plan = plan_beside(project, actual)?;
    plan.number()?;
    let needs_start = indicator.direction == Direction::Down;
    let previous = needs_start.then(|| last_years_level(project, actual)).flatten();
    against_plan(actual, &plan, previous.as_ref(), indicator)
}
