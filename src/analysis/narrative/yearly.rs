//! What is reviewed once a year, quoted at a meeting within the year; and the figures of groups of areas.

use super::{
    Scene, Statement, StatementKind,
    draft::{Draft, Told},
    speakers::{Yearly, periods},
    verdict::{self, way},
};
use crate::{
    analysis::{figure, last_years_level},
    model::{Indicator, IndicatorKind, Measure, Name, PlaceId, Step},
    text::narrative_messages::{self as words, Way},
};

/// Last year's end, the plan and the estimate of an indicator that is reviewed once a year.
pub(super) fn outlook(scene: Scene<'_>, indicator: &Indicator, known: &Yearly) -> Statement {
    told(scene, indicator, known, None)
}

/// Each group that has a figure or a plan of its own: "Riêng miền núi, …". What a group's members amount
/// to stands in their own sentences.
pub(super) fn of_groups(scene: Scene<'_>, indicator: &Indicator) -> Vec<Statement> {
    let groups = scene.project.groups().iter();
    groups.filter_map(|group| of_group(scene, indicator, &group.id)).collect()
}

fn of_group(scene: Scene<'_>, indicator: &Indicator, group: &PlaceId) -> Option<Statement> {
    let project = scene.project;
    let name = words::subject(project.place_name(group)?);
    let stated = |measure, period| {
        let found = figure(project, &indicator.id, measure, group, period)?;
        found.stated.is_some().then_some(found)
    };
    let now = periods(scene.period).find_map(|period| stated(Measure::Actual, period));
    if let Some(now) = now {
        return verdict::of_group(scene, indicator, &now, &name);
    }
    let year = scene.period.year_of()?;
    let is_yearly = matches!(indicator.step, Step::Year | Step::Span(_));
    let now = figure(project, &indicator.id, Measure::Actual, group, scene.period)?;
    let last = (indicator.kind == IndicatorKind::Level && is_yearly)
        .then(|| last_years_level(project, &now))
        .flatten()
        .filter(|it| it.stated.is_some());
    let plan = stated(Measure::Plan, year);
    let estimate = stated(Measure::Estimate, year);
    // Last year's figure alone is no news.
    if plan.is_none() && estimate.is_none() {
        return None;
    }
    Some(told(scene, indicator, &Yearly { last, plan, estimate }, Some(&name)))
}

fn told(
    scene: Scene<'_>,
    indicator: &Indicator,
    known: &Yearly,
    group: Option<&Name>,
) -> Statement {
    let kind = if group.is_some() { StatementKind::Group } else { StatementKind::Yearly };
    let mut draft = Draft::new(scene.project);
    let last = known.last.as_ref().and_then(|it| draft.quote(it)).zip(known.last.as_ref());
    let estimate = known.estimate.as_ref().and_then(|it| draft.quote(it));
    let plan = match &known.plan {
        Some(plan) => draft.plan(plan).zip(Some(plan)),
        None => None,
    };
    let moved = last.as_ref().zip(plan.as_ref()).and_then(|((last, figure), ((plan, _), _))| {
        let is_same_definition = scene
            .project
            .break_between(indicator, figure.period.last_day(), scene.period.last_day())
            .is_none();
        is_same_definition.then(|| to_plan(&mut draft, indicator, last, plan))
    });
    let when = last.as_ref().map(|(_, figure)| words::when(figure.period, indicator.kind));
    // A meeting within the year expects no figure of it.
    let is_over = scene.period.last_day().month() == 12;
    let year = plan.as_ref().map(|(_, plan)| words::year(plan.period.last_year()));
    let said = words::outlook(&words::Outlook {
        subject: &words::subject(&indicator.name),
        group,
        last: when.as_ref().zip(last.as_ref().map(|(told, _)| &told.text)),
        plan: year.as_ref().zip(plan.as_ref().map(|((_, text), _)| text)),
        move_to_plan: moved.as_ref().map(|(way, told)| (*way, &told.text)),
        estimate: estimate.as_ref().map(|told| &told.text),
        not_yet: is_over.then(|| words::year(scene.period.last_year())).as_ref(),
    });
    draft.finish(indicator, kind, &said)
}

/// How far it is from the last figure to the plan.
fn to_plan(draft: &mut Draft<'_>, indicator: &Indicator, last: &Told, plan: &Told) -> (Way, Told) {
    let told = draft.difference(indicator, plan, last);
    (way(indicator, told.value), told)
}
