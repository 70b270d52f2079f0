//! What a figure has come to in the year, and what it is to reach: shared by pace and forecast.

use super::{
    Derivation, Scene,
    draft::{Draft, Told},
    ratio::{is_plain, numerator_of, spent_from},
};
use crate::{
    analysis::{
        Figure, Shown,
        across_periods::to_date,
        compare::{Goal, GoalOrigin},
        figure,
    },
    model::{
        Indicator, IndicatorId, IndicatorKind, Measure, Period, PlaceId, PlanVersion, Project,
    },
};

/// What is followed through the year: of a rate of spending the money, unless the capital basis makes
/// another rate than that of the money alone.
pub(super) struct Way<'a> {
    pub scene: Scene<'a>,
    /// Of which the statements are.
    pub indicator: &'a Indicator,
    /// Which the sentences name.
    pub named: &'a Indicator,
    /// Which grows towards the goal.
    pub counted: &'a Indicator,
    /// The rate of spending that is not that of the money alone.
    pub rate: Option<&'a Figure>,
}

impl<'a> Way<'a> {
    pub fn new(scene: Scene<'a>, indicator: &'a Indicator, figure: &'a Figure) -> Option<Self> {
        if spent_from(indicator).is_none() {
            let (named, counted) = (indicator, indicator);
            return Some(Self { scene, indicator, named, counted, rate: None });
        }
        let money = scene.project.indicators().get(numerator_of(indicator)?)?;
        let is_plain = is_plain(scene.project, figure);
        let counted = if is_plain { money } else { indicator };
        let rate = (!is_plain).then_some(figure);
        Some(Self { scene, indicator, named: money, counted, rate })
    }
}

/// What was achieved from 1 January to a period's last day: of a flow its periods together.
pub(super) fn until(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    place: &PlaceId,
    period: Period,
) -> Option<Told> {
    let at = |period| figure(draft.project, &counted.id, Measure::Actual, place, period);
    if counted.kind != IndicatorKind::Flow {
        let found = at(period)?;
        return draft.quote(&found);
    }
    let parts = to_date(period).map(at).collect::<Option<Vec<Figure>>>()?;
    let told = parts.iter().map(|it| draft.quote(it)).collect::<Option<Vec<Told>>>()?;
    let value = told.iter().map(|it| it.value).sum();
    let text = draft.amount(&counted.id, value);
    Some(draft.derive(Derivation::Sum, value, &told.iter().collect::<Vec<_>>(), text))
}

/// Last year's own figure, else that of its last month or quarter.
pub(super) fn whole_of_last_year(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    place: &PlaceId,
    period: Period,
) -> Option<Told> {
    let last_year = period.year_of()?.previous()?;
    let own = figure(draft.project, &counted.id, Measure::Actual, place, last_year)?;
    if matches!(own.shown, Shown::Number(_)) {
        return draft.quote(&own);
    }
    let step = period.step();
    let last = last_year.last_year() * step.per_year() + step.per_year() - 1;
    until(draft, counted, place, Period::from_ordinal(step, last)?)
}

/// What the year is to reach: the indicator's own plan, or the money it comes out of, or a decided part
/// of it.
pub(super) fn told_goal(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    place: &PlaceId,
    goal: &Goal,
    period: Period,
) -> Option<Told> {
    let year = period.year_of()?;
    let project = draft.project;
    match &goal.origin {
        GoalOrigin::OwnPlan => {
            let plan = figure(project, &counted.id, Measure::Plan, place, year)?;
            let (told, text) = draft.plan(&plan)?;
            Some(Told { text, ..told })
        }
        GoalOrigin::WholePlan { .. } => {
            let plan = spending_plan(project, &counted.id, place, period)?;
            draft.quote(&plan)
        }
        GoalOrigin::PlannedRate { ratio, .. } => {
            let plan = spending_plan(project, &counted.id, place, period)?;
            let rate = figure(project, ratio, Measure::Plan, place, year)?;
            let (all, rate) = (draft.quote(&plan)?, draft.quote(&rate)?);
            let text = draft.amount(&counted.id, goal.value);
            Some(draft.derive(Derivation::PartOf, goal.value, &[&all, &rate], text))
        }
    }
}

/// The plan of the year that an indicator is spent from; none where the capital basis makes another
/// sum of it.
pub(super) fn spending_plan(
    project: &Project,
    counted: &IndicatorId,
    place: &PlaceId,
    period: Period,
) -> Option<Figure> {
    let mut rates = project.indicators().iter().filter(|it| numerator_of(it) == Some(counted));
    let (rate, plan) = rates.find_map(|rate| Some((rate, spent_from(rate)?)))?;
    let basis = project.settings().capital_basis;
    let carries = rate.basis.as_ref().is_some_and(|parts| parts.carried_over.is_some());
    if basis.plan != PlanVersion::Current || (basis.carried_over && carries) {
        return None;
    }
    figure(project, plan, Measure::Plan, place, period.year_of()?)
}
