//! What a figure of the year is to reach by its end: its own plan, or the money it comes out of.

use crate::{
    analysis::{Figure, Lens, PercentOfPlan, PlanBasis, Shown, TimeReading, figure_through},
    model::{
        AcrossAreas, Indicator, IndicatorId, IndicatorKind, Measure, Operand, OperandMeasure,
        OperandPeriod, Period, PlaceId, Project,
    },
};

use super::{
    Basis, FigureKey, Refusal,
    basis::{complete, figure_at},
};

/// The goal for the year (mục tiêu cả năm).
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// In the unit of the figure it is for.
    pub value: f64,
    pub origin: GoalOrigin,
    /// The most there can be, where the figure is money out of a plan: all of it.
    pub ceiling: Option<f64>,
    pub basis: Basis,
}

/// Where a goal comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum GoalOrigin {
    /// The indicator's own plan for the year.
    OwnPlan,
    /// The plan it is spent from, times the planned rate (in the rate's unit).
    PlannedRate { ratio: IndicatorId, rate: f64 },
    /// The whole of the plan it is spent from (100%), because no rate is planned.
    WholePlan { ratio: IndicatorId },
}

/// The goal of an indicator at a place for the year.
///
/// # Errors
/// If there is neither a plan of its own nor a known one that it is spent from.
pub fn goal(
    project: &Project,
    indicator: &IndicatorId,
    place: &PlaceId,
    year: Period,
) -> Result<Goal, Refusal> {
    let known = project.indicators().get(indicator).ok_or(Refusal::Unknown)?;
    let own = figure_at(project, indicator, Measure::Plan, place, year)?;
    if let Some((scale, _)) = out_of_plan(known) {
        // A rate of spending is to reach what is planned, or else all.
        let value = complete(&own).unwrap_or(scale);
        let origin = match complete(&own) {
            Ok(_) => GoalOrigin::OwnPlan,
            Err(_) => GoalOrigin::WholePlan { ratio: indicator.clone() },
        };
        return Ok(Goal { value, origin, ceiling: Some(scale), basis: Basis::of([&own]) });
    }
    let spending = spending_rate(project, indicator);
    let money = match spending {
        Some((ratio, scale, from)) => {
            Some((ratio, scale, Capital::of(project, ratio, from, place, year)?))
        }
        None => None,
    };
    if let Ok(value) = complete(&own) {
        let ceiling = money.and_then(|(_, _, capital)| capital.all().ok());
        return Ok(Goal { value, origin: GoalOrigin::OwnPlan, ceiling, basis: Basis::of([&own]) });
    }
    let Some((ratio, scale, capital)) = money else {
        return Err(without_plan(&own, &own));
    };
    let all = capital.all()?;
    let Capital { plan, carried_over } = &capital;
    let figures = || std::iter::once(plan).chain(carried_over);
    let rate = figure_at(project, &ratio.id, Measure::Plan, place, year)?;
    Ok(match stated(&rate) {
        Some(planned) => Goal {
            value: all * planned / scale,
            origin: GoalOrigin::PlannedRate { ratio: ratio.id.clone(), rate: planned },
            ceiling: Some(all),
            basis: Basis::of(figures().chain([&rate])),
        },
        None => Goal {
            value: all,
            origin: GoalOrigin::WholePlan { ratio: ratio.id.clone() },
            ceiling: Some(all),
            basis: Basis::of(figures()),
        },
    })
}

/// The money that there is to spend in a year, by the project's capital basis.
struct Capital {
    /// The decision that the basis names.
    plan: Figure,
    /// Where the basis counts it and the rate of spending knows it.
    carried_over: Option<Figure>,
}

impl Capital {
    fn of(
        project: &Project,
        ratio: &Indicator,
        from: &Operand,
        place: &PlaceId,
        year: Period,
    ) -> Result<Self, Refusal> {
        let lens = Lens::of(project);
        let seen = |id, lens| {
            figure_through(project, id, Measure::Plan, place, year, lens).ok_or(Refusal::Unknown)
        };
        let parts = ratio.basis.as_ref().filter(|_| lens.basis.carried_over);
        let carried_over = parts.and_then(|parts| parts.carried_over.as_ref());
        Ok(Self {
            plan: seen(&from.indicator, Lens { plan: lens.basis.plan, ..lens })?,
            carried_over: carried_over.map(|id| seen(id, lens)).transpose()?,
        })
    }

    /// All of it; what is carried over where that does not apply is nothing.
    fn all(&self) -> Result<f64, Refusal> {
        let plan = complete(&self.plan)?;
        match &self.carried_over {
            Some(found) if found.shown != Shown::NotApplicable => Ok(plan + complete(found)?),
            _ => Ok(plan),
        }
    }
}

/// The percent of the plan it comes out of that money has spent since 1 January; none for other
/// figures.
pub(super) fn percent_of_money(
    project: &Project,
    figure: &Figure,
) -> Option<Result<(f64, Basis), Refusal>> {
    let known = project.indicators().get(&figure.indicator)?;
    let since_january = match figure.lens.reading {
        TimeReading::Own => known.kind == IndicatorKind::Cumulative,
        TimeReading::ToDate => known.kind != IndicatorKind::Level,
        TimeReading::Within => false,
    };
    spending_rate(project, &known.id)?;
    let year = figure.period.year_of().filter(|_| since_january)?;
    (figure.measure != Measure::Plan).then(|| {
        let done = complete(figure)?;
        let goal = goal(project, &known.id, &figure.place, year)?;
        if goal.value <= 0.0 {
            return Err(Refusal::NoPercentOfPlan(FigureKey::of(figure)));
        }
        let basis = Basis::together([&Basis::of([figure]), &goal.basis]);
        Ok((100.0 * done / goal.value, basis))
    })
}

/// Scale and denominator of a ratio that says how much of a year's plan is spent.
pub(super) fn out_of_plan(indicator: &Indicator) -> Option<(f64, &Operand)> {
    let AcrossAreas::RatioOfSums { denominator, scale, .. } = &indicator.across_areas else {
        return None;
    };
    let is_plan = denominator.measure == OperandMeasure::Always(Measure::Plan);
    (is_plan && denominator.at == OperandPeriod::Year).then_some((*scale, denominator))
}

/// The indicator whose plan for the year this money is spent from, if it is money out of a plan and
/// has no plan of its own.
#[must_use]
pub fn spent_from<'a>(project: &'a Project, spent: &IndicatorId) -> Option<&'a IndicatorId> {
    let has_own = || {
        let mut tables = project.values().of_indicator(spent);
        tables.any(|(key, _)| key.measure == Measure::Plan)
    };
    let (.., from) = spending_rate(project, spent).filter(|_| !has_own())?;
    Some(&from.indicator)
}

/// How much of the plan it comes out of money has spent since 1 January, where all of it is just that
/// plan and nothing is carried over or left out; the plan with it.
#[must_use]
pub fn share_of_money(project: &Project, figure: &Figure) -> Option<PercentOfPlan> {
    let from = spent_from(project, &figure.indicator)?;
    let year = figure.period.year_of()?;
    let (percent, _) = percent_of_money(project, figure)?.ok()?;
    let whole = goal(project, &figure.indicator, &figure.place, year).ok()?;
    let plan = figure_at(project, from, Measure::Plan, &figure.place, year).ok()?;
    let plan = complete(&plan).ok()?;
    let is_all = matches!(whole.origin, GoalOrigin::WholePlan { .. })
        && (whole.value - plan).abs() <= 1e-9 * plan.abs();
    is_all.then_some(PercentOfPlan { percent, basis: PlanBasis::Value })
}

/// The ratio that says how much of a plan this indicator has spent.
fn spending_rate<'a>(
    project: &'a Project,
    spent: &IndicatorId,
) -> Option<(&'a Indicator, f64, &'a Operand)> {
    project.indicators().iter().find_map(|ratio| {
        let AcrossAreas::RatioOfSums { numerator, .. } = &ratio.across_areas else { return None };
        let (scale, denominator) = out_of_plan(ratio)?;
        (numerator.indicator == *spent).then_some((ratio, scale, denominator))
    })
}

/// Why a plan does not serve for a figure: there is none, or it covers only some of the units.
pub(super) fn without_plan(figure: &Figure, plan: &Figure) -> Refusal {
    match complete(plan) {
        Err(refusal @ Refusal::Partial { .. }) => refusal,
        _ => Refusal::NoPlan(FigureKey::of(figure)),
    }
}

/// The rate that was decided; what other plans amount to is no decision.
fn stated(rate: &Figure) -> Option<f64> {
    rate.stated.filter(|rate| *rate > 0.0)
}
