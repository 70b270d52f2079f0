//! Who holds most of what should become less: "Ba huyện … chiếm 64,5% số hộ nghèo toàn tỉnh".

use super::{
    Derivation, Scene, Statement, StatementKind,
    draft::{Draft, NAMED_MOST, Told},
    ratio::numerator_of,
    units::Units,
};
use crate::{
    analysis::{compare::concentration, figure},
    model::{AreaKind, Direction, Indicator, IndicatorKind, Measure, Name, Period},
    text::narrative_messages::{self as words, Unit},
};

/// The fewest units that hold more than half of a count that should fall (or of what a rate that should
/// fall counts), where they are few beside all; those that hold as much as the last named are named too.
pub(super) fn holders(
    scene: Scene<'_>,
    indicator: &Indicator,
    period: Period,
) -> Option<Statement> {
    let project = scene.project;
    let counted = project.indicators().get(numerator_of(indicator).unwrap_or(&indicator.id))?;
    if counted.direction != Direction::Down || counted.kind != IndicatorKind::Level {
        return None;
    }
    let units = Units::of(scene, counted);
    let found = concentration(units.across(scene, &counted.id, period)).ok()?;
    let half = found.shares.iter().position(|share| share.cumulative_percent > 50.0)?;
    let last = found.shares.get(half)?.value;
    let holders: Vec<_> = found.shares.iter().take_while(|share| share.value >= last).collect();
    if holders.len() > NAMED_MOST || holders.len() * 2 >= units.places.len() {
        return None;
    }
    let mut draft = Draft::new(project);
    let mut told: Vec<Told> = Vec::new();
    let mut names: Vec<Name> = Vec::new();
    for share in &holders {
        let figure = figure(project, &counted.id, Measure::Actual, &share.place, period)?;
        let amount = draft.quote(&figure)?;
        names.push(words::held_by(&draft.name(&share.place), &amount.text));
        told.push(amount);
    }
    let whole = figure(project, &counted.id, Measure::Actual, scene.place, period)?;
    let total = draft.quote(&whole)?;
    let value = told.iter().map(|it| it.value).sum();
    let from: Vec<&Told> = told.iter().collect();
    let text = draft.amount(&counted.id, value);
    let held = draft.derive(Derivation::Sum, value, &from, text);
    let percent = draft.percent(holders.last()?.cumulative_percent, &held, &total);
    let is_district = |place| project.area_kind(place) == Some(AreaKind::District);
    let all_are = holders.iter().all(|share| is_district(&share.place));
    let noun = if all_are { Unit::District } else { units.noun };
    let subject = words::subject(&counted.name);
    let said = words::concentration(&subject, &names, noun, &percent.text, &total.text);
    Some(draft.finish(indicator, StatementKind::Concentration, &said))
}
