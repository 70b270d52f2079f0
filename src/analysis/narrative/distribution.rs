//! Communes by the criteria they meet, and which of them come next.

use super::{
    Derivation, Scene, Statement, StatementKind,
    draft::{Draft, Told},
    ratio::numerator_of,
    units::named,
};
use crate::{
    analysis::{
        compare::{CRITERIA_CLASSES, Class, Classes, Placed, classes},
        figure,
    },
    model::{AreaKind, Indicator, IndicatorId, Measure, Name, Period, PlaceId, Reporters},
    text::narrative_messages::{self as words, Unit},
};

/// The criteria of a new rural commune (19 tiêu chí, QĐ 1980/QĐ-TTg of 17-10-2016).
const CRITERIA: usize = 19;

/// So many criteria short, a commune comes next.
const NEARLY: f64 = 2.0;

/// How the communes stand in the classes of criteria met, of an indicator that is made of the 19
/// criteria, or of a rate that counts it.
pub(super) fn distribution(
    scene: Scene<'_>,
    indicator: &Indicator,
    period: Period,
) -> Option<Statement> {
    let project = scene.project;
    let counted = project.indicators().get(numerator_of(indicator).unwrap_or(&indicator.id))?;
    let is_of_criteria = project.breakdown_of(&counted.id).count() == CRITERIA
        && counted.expected == Reporters::RuralCommunes;
    if !is_of_criteria {
        return None;
    }
    let communes: Vec<PlaceId> = project
        .areas()
        .iter()
        .filter(|area| area.kind == AreaKind::RuralCommune)
        .map(|area| area.id.clone())
        .collect();
    let found = classes(project, &counted.id, &communes, period, &CRITERIA_CLASSES).ok()?;
    let placed = found.classes.iter().map(|class| class.communes.len()).sum::<usize>();
    if placed < 2 {
        return None;
    }
    let mut draft = Draft::new(project);
    let mut of = Vec::new();
    for class in &found.classes {
        of.push(told(&mut draft, &counted.id, &class.communes, period)?);
    }
    let whole = figure(project, &counted.id, Measure::Actual, scene.place, period)?;
    let coverage = draft.coverage_of_communes(&whole, &of.concat(), found.communes);
    let said: Vec<Name> = found
        .classes
        .iter()
        .zip(&of)
        .filter(|(class, _)| !class.communes.is_empty())
        .map(|(class, told)| said_class(&mut draft, class, told))
        .collect();
    let mut sentence = words::classes(&words::when(period, counted.kind), &coverage, &said);
    if let Some(next) = candidates(&mut draft, &counted.id, &found, period) {
        let next = words::candidates(&next);
        sentence = Name { vi: sentence.vi + &next.vi, en: sentence.en + &next.en };
    }
    Some(draft.finish(indicator, StatementKind::Distribution, &sentence))
}

fn told(
    draft: &mut Draft<'_>,
    counted: &IndicatorId,
    communes: &[Placed],
    period: Period,
) -> Option<Vec<Told>> {
    let at = |place: &PlaceId| figure(draft.project, counted, Measure::Actual, place, period);
    let figures = communes.iter().map(|it| at(&it.place)).collect::<Option<Vec<_>>>()?;
    figures.iter().map(|it| draft.quote(it)).collect()
}

fn said_class(draft: &mut Draft<'_>, class: &Class, communes: &[Told]) -> Name {
    let from: Vec<&Told> = communes.iter().collect();
    let text = words::counted(communes.len(), Unit::Commune);
    let count = draft.derive(Derivation::Count, communes.len() as f64, &from, text).text;
    let mut bound = |value: f64| {
        let text = Name::same(&format!("{value}"));
        draft.derive(Derivation::ClassBound, value, &[], text).text
    };
    let at_least = class.at_least.map(&mut bound);
    // The first class holds those that meet all.
    let at_most = class.at_least.and(class.below).map(|below| bound(below - 1.0));
    let below = class.below.map(&mut bound);
    words::class(&count, at_least.as_ref(), at_most.as_ref(), below.as_ref())
}

fn candidates(
    draft: &mut Draft<'_>,
    counted: &IndicatorId,
    found: &Classes,
    period: Period,
) -> Option<Name> {
    let goal = CRITERIA_CLASSES.first()?;
    let mut items = Vec::new();
    for near in found.nearest(*goal, NEARLY) {
        let figure = figure(draft.project, counted, Measure::Actual, &near.place, period)?;
        let amount = draft.quote(&figure)?;
        items.push((words::held_by(&draft.name(&near.place), &amount.text), amount));
    }
    (!items.is_empty()).then(|| named(draft, &items, Unit::Commune, false))
}
