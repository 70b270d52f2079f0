//! What is known of a few units only, and what is not known yet.

use super::{
    Scene, Statement, StatementKind,
    draft::Draft,
    ratio::{numerator_of, sides, spent_from, told_sides},
};
use crate::{
    analysis::{Figure, PlanBasis, Shown, figure, measured},
    model::{Indicator, Measure, Name, PlanVersion, Step},
    text::narrative_messages as words,
};

/// The indicators of a topic of which only a few units have figures: each unit with its own.
pub(super) fn some_units(scene: Scene<'_>, found: &[(&Indicator, &[Figure])]) -> Option<Statement> {
    let (first, _) = found.first()?;
    let mut draft = Draft::new(scene.project);
    let items: Vec<Name> = found
        .iter()
        .filter_map(|(indicator, units)| item(scene, &mut draft, indicator, units))
        .collect();
    let said = words::few(&words::to_date(scene.period), &items);
    (!items.is_empty()).then(|| draft.finish(first, StatementKind::SomeUnits, &said))
}

/// The indicators of a topic that have a plan and no figure.
pub(super) fn missing(scene: Scene<'_>, found: &[(&Indicator, &Figure)]) -> Option<Statement> {
    let (first, _) = found.first()?;
    let mut draft = Draft::new(scene.project);
    let is_year = scene.period.step() != Step::Year;
    let mut items = Vec::new();
    for (indicator, plan) in found {
        let Some((_, text)) = draft.plan(plan) else { continue };
        let is_spending = spent_from(indicator).is_some();
        let counted = if is_spending { numerator_of(indicator) } else { None };
        let counted = counted.and_then(|id| scene.project.indicators().get(id));
        let subject = words::subject(&counted.unwrap_or(indicator).name);
        let parts = (!is_spending).then(|| sides(&mut draft, plan));
        let parts = parts.as_ref().and_then(told_sides);
        items.push(words::missing_item(&subject, &text, parts.as_ref(), is_year));
    }
    let said = words::missing(&words::to_date(scene.period), &items);
    (!items.is_empty()).then(|| draft.finish(first, StatementKind::Missing, &said))
}

fn item(
    scene: Scene<'_>,
    draft: &mut Draft<'_>,
    indicator: &Indicator,
    units: &[Figure],
) -> Option<Name> {
    let mut named = Vec::new();
    for unit in units {
        let value = draft.quote_with_status_said(unit)?;
        let parts = told_sides(&sides(draft, unit)).or_else(|| of_plan(draft, unit));
        let parts = words::with_status(unit.status, parts.as_ref());
        named.push(words::named_with(&draft.name(&unit.place), &value.text, parts.as_ref()));
    }
    let period = scene.period.year_of().unwrap_or(scene.period);
    let plan = figure(scene.project, &indicator.id, Measure::Plan, scene.place, period);
    let plan = plan.filter(|it| matches!(it.shown, Shown::Number(_)));
    let plan = plan.and_then(|plan| draft.plan(&plan)).map(|(_, text)| text);
    let subject = words::subject(&indicator.name);
    Some(words::few_item(&subject, &words::list(&named), plan.as_ref()))
}

/// How much of its own plan a unit has achieved; a fall is told where the whole is told.
fn of_plan(draft: &mut Draft<'_>, unit: &Figure) -> Option<Name> {
    let against = measured(draft.project, unit, PlanVersion::Current)?;
    let found = against.percent.filter(|it| it.basis == PlanBasis::Value)?;
    let now = draft.quote_with_status_said(unit)?;
    let (planned, text) = draft.plan(&against.plan)?;
    let percent = draft.percent(found.percent, &now, &planned);
    Some(words::of_own_plan(&percent.text, &text))
}
