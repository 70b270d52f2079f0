//! Which indicators a report speaks of at a period, and what it has of each: the committee judges by
//! rates and totals; counts that a told rate is made of are told inside its sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Scene,
    ratio::{numerator_of, spent_from},
    units::Units,
};
use crate::{
    analysis::{Figure, Shown, figure, last_years_level},
    model::{
        AcrossAreas, Direction, Formula, Indicator, IndicatorId, IndicatorKind, Measure, Period,
        Project, Reporters, Step,
    },
};

/// So many units and fewer are named one by one, instead of a total that would look like the whole.
const FEW: usize = 3;

/// An indicator and what there is to say of it.
pub(super) struct Speaker<'a> {
    pub indicator: &'a Indicator,
    pub reading: Reading,
    /// Rates of its parts of which all units have figures, while they do not have those of the whole.
    pub whole_parts: Vec<(&'a Indicator, Figure)>,
}

/// What there is of an indicator.
pub(super) enum Reading {
    /// A figure of the province, of all or of many units.
    Figure(Figure),
    /// No figure of the province, but of several units.
    Units(Period),
    /// Figures of a few units only.
    Few(Vec<Figure>),
    /// It is reviewed once a year; last year's figure stands beside the plan and the estimate.
    Yearly(Box<Yearly>),
    /// A plan, and no figure yet.
    Missing(Figure),
    /// Only an estimate for the year.
    EstimateOnly,
}

/// What is known in the year of an indicator that is reviewed once a year.
pub(super) struct Yearly {
    pub last: Option<Figure>,
    pub plan: Option<Figure>,
    pub estimate: Option<Figure>,
}

/// The indicators that speak, in the project's order.
pub(super) fn speakers(scene: Scene<'_>) -> Vec<Speaker<'_>> {
    let project = scene.project;
    let mut readings: BTreeMap<&IndicatorId, Reading> = BTreeMap::new();
    for indicator in project.indicators() {
        if let Some(reading) = read(scene, indicator) {
            readings.insert(&indicator.id, reading);
        }
    }
    let told_inside = told_inside(project, &readings);
    let is_silent = |indicator: &Indicator| {
        told_inside.contains(&indicator.id)
            || is_part_of_told(scene, indicator, &readings, &told_inside)
            || is_part_rate(project, indicator, &readings)
            || follows_from_told(indicator, &readings)
    };
    let silent: BTreeSet<&IndicatorId> =
        project.indicators().iter().filter(|it| is_silent(it)).map(|it| &it.id).collect();
    let mut speakers = Vec::new();
    for indicator in project.indicators() {
        if silent.contains(&indicator.id) {
            continue;
        }
        let whole_parts = whole_parts(project, indicator, &readings);
        if let Some(reading) = readings.remove(&indicator.id) {
            speakers.push(Speaker { indicator, reading, whole_parts });
        }
    }
    speakers
}

/// The period at which a figure of the meeting's period is found: the period itself, or the year that
/// ends with it.
pub(super) fn periods(period: Period) -> impl Iterator<Item = Period> {
    let year = period.year_of();
    let ends_with_it = year.filter(|year| *year != period && year.last_day() == period.last_day());
    std::iter::once(period).chain(ends_with_it)
}

/// The unit's own estimate for the year of a period, if there is one; of a rate of spending that of the
/// money.
pub(super) fn estimate(scene: Scene<'_>, indicator: &Indicator) -> Option<Figure> {
    let year = scene.period.year_of()?;
    let is_spending = spent_from(indicator).is_some();
    let counted = if is_spending { numerator_of(indicator)? } else { &indicator.id };
    let found = figure(scene.project, counted, Measure::Estimate, scene.place, year)?;
    (found.measure == Measure::Estimate && found.number().is_some()).then_some(found)
}

fn read(scene: Scene<'_>, indicator: &Indicator) -> Option<Reading> {
    let (project, place) = (scene.project, scene.place);
    if indicator.only_measure == Some(Measure::Plan) {
        return None;
    }
    let plan = plan(scene, indicator);
    // What is neither good high nor low is background, unless somebody planned it.
    if indicator.direction == Direction::Neutral && plan.is_none() {
        return None;
    }
    let units = Units::of(scene, indicator);
    for period in periods(scene.period) {
        let whole = figure(project, &indicator.id, Measure::Actual, place, period)?;
        let of_units = || -> Vec<Figure> {
            let all = units.places.iter();
            let found =
                all.filter_map(|it| figure(project, &indicator.id, Measure::Actual, it, period));
            found.filter(|it| matches!(it.shown, Shown::Number(_))).collect()
        };
        if matches!(whole.shown, Shown::Number(_)) {
            return Some(Reading::Figure(whole));
        }
        let found = of_units();
        let covers_few =
            |reported: usize, expected: usize| reported <= FEW && reported * 2 <= expected;
        let is_partial = whole.is_partial() || whole.partial.is_some();
        // Many communes may still be those of a few districts.
        let is_of_communes =
            matches!(indicator.expected, Reporters::RuralCommunes | Reporters::Communes);
        let is_of_few = covers_few(whole.coverage.reported, whole.coverage.expected)
            || (is_of_communes && covers_few(found.len(), units.places.len()));
        if is_partial && !is_of_few {
            return Some(Reading::Figure(whole));
        }
        if !found.is_empty() {
            return Some(if covers_few(found.len(), units.places.len()) {
                Reading::Few(found)
            } else {
                Reading::Units(period)
            });
        }
    }
    let estimate = estimate(scene, indicator);
    let is_yearly = matches!(indicator.step, Step::Year | Step::Span(_));
    let year = scene.period.year_of()?;
    if is_yearly && scene.period != year {
        let last = (indicator.kind == IndicatorKind::Level)
            .then(|| figure(project, &indicator.id, Measure::Actual, place, scene.period))
            .flatten()
            .and_then(|now| last_years_level(project, &now));
        if last.is_some() {
            return Some(Reading::Yearly(Box::new(Yearly { last, plan, estimate })));
        }
    }
    match (plan, estimate) {
        (Some(plan), _) => Some(Reading::Missing(plan)),
        (None, Some(_)) => Some(Reading::EstimateOnly),
        (None, None) => None,
    }
}

/// The plan for the year (or the span): the indicator's own, or the money that a rate of spending is
/// spent from.
fn plan(scene: Scene<'_>, indicator: &Indicator) -> Option<Figure> {
    let period = scene.period.year_of().unwrap_or(scene.period);
    let id = spent_from(indicator).unwrap_or(&indicator.id);
    let found = figure(scene.project, id, Measure::Plan, scene.place, period)?;
    matches!(found.shown, Shown::Number(_)).then_some(found)
}

/// The operands of rates that speak; what the capital basis adds to them or takes from them. A count of all
/// units speaks for itself where the rate is known of some only.
fn told_inside<'a>(
    project: &'a Project,
    readings: &BTreeMap<&'a IndicatorId, Reading>,
) -> BTreeSet<&'a IndicatorId> {
    let is_whole = |id: &IndicatorId| match readings.get(id) {
        Some(Reading::Figure(figure)) => matches!(figure.shown, Shown::Number(_)),
        _ => false,
    };
    let mut inside = BTreeSet::new();
    for rate in project.indicators().iter().filter(|it| readings.contains_key(&it.id)) {
        match &rate.across_areas {
            AcrossAreas::RatioOfSums { numerator, denominator, .. } => {
                if is_whole(&rate.id) || !is_whole(&numerator.indicator) {
                    inside.insert(&numerator.indicator);
                }
                inside.insert(&denominator.indicator);
                let basis = rate.basis.iter();
                inside.extend(basis.flat_map(|it| it.carried_over.iter().chain(&it.advances)));
            }
            AcrossAreas::WeightedMean { weight } => {
                inside.insert(weight);
            }
            _ => {}
        }
    }
    inside
}

/// Whether a breakdown's parent tells of this part ("trong đó"): where it has figures itself, or where
/// neither has.
fn is_part_of_told(
    scene: Scene<'_>,
    indicator: &Indicator,
    readings: &BTreeMap<&IndicatorId, Reading>,
    told_inside: &BTreeSet<&IndicatorId>,
) -> bool {
    const DEEPEST: usize = 6;
    let has_figure = |id: &IndicatorId| {
        periods(scene.period).any(|period| {
            let found = figure(scene.project, id, Measure::Actual, scene.place, period);
            found.is_some_and(|it| it.number().is_some())
        })
    };
    let mut child = indicator;
    for _ in 0..DEEPEST {
        let Some(breakdown) = &child.breakdown else { return false };
        let parent = &breakdown.parent;
        let is_told = readings.contains_key(parent) || told_inside.contains(parent);
        if is_told && (has_figure(parent) || !has_figure(&indicator.id)) {
            return true;
        }
        let Some(known) = scene.project.indicators().get(parent) else { return false };
        child = known;
    }
    false
}

/// Whether a rate is that of a part of what another told rate counts: development capital beside all
/// capital.
fn is_part_rate(
    project: &Project,
    rate: &Indicator,
    readings: &BTreeMap<&IndicatorId, Reading>,
) -> bool {
    whole_rate(project, rate).is_some_and(|whole| match readings.get(&whole.id) {
        Some(Reading::Figure(_)) => true,
        // Without a figure of the whole the part speaks for itself, if it has one.
        Some(_) => !matches!(readings.get(&rate.id), Some(Reading::Figure(_))),
        None => false,
    })
}

/// The rate of the total that a rate's numerator is a part of.
fn whole_rate<'a>(project: &'a Project, rate: &Indicator) -> Option<&'a Indicator> {
    let counted = project.indicators().get(numerator_of(rate)?)?;
    let parent = &counted.breakdown.as_ref()?.parent;
    project.indicators().iter().find(|it| numerator_of(it) == Some(parent))
}

/// The rates of the parts of an indicator that cover all units, where it does not do so itself.
fn whole_parts<'a>(
    project: &'a Project,
    indicator: &Indicator,
    readings: &BTreeMap<&IndicatorId, Reading>,
) -> Vec<(&'a Indicator, Figure)> {
    let Some(Reading::Figure(whole)) = readings.get(&indicator.id) else { return Vec::new() };
    if matches!(whole.shown, Shown::Number(_)) {
        return Vec::new();
    }
    let rates = project.indicators().iter();
    let parts =
        rates.filter(|it| whole_rate(project, it).is_some_and(|whole| whole.id == indicator.id));
    let whole_of = |it: &'a Indicator| match readings.get(&it.id) {
        Some(Reading::Figure(figure)) if matches!(figure.shown, Shown::Number(_)) => {
            Some((it, figure.clone()))
        }
        _ => None,
    };
    parts.filter_map(whole_of).collect()
}

/// Whether an indicator only says once more what a told one says: the fall of a rate.
fn follows_from_told(indicator: &Indicator, readings: &BTreeMap<&IndicatorId, Reading>) -> bool {
    let references = indicator.formula.as_ref().map(Formula::references).unwrap_or_default();
    !references.is_empty()
        && references.iter().all(|other| {
            let says_its_change = matches!(
                readings.get(other),
                Some(Reading::Figure(_) | Reading::Yearly(_) | Reading::Missing(_))
            );
            says_its_change && **other != indicator.id
        })
}
