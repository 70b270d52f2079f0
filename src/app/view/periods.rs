//! The periods that a table shows, and those a person may turn to.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Cell, IndicatorId, Measure, Period, Project, Step, Table, TableKey, TopicId};

/// Every period at which an indicator or what it follows from has something, the one that is shown,
/// and the next one to fill in. At most the last 240, so that a table stays a table.
pub(super) fn periods_of(project: &Project, indicator: &IndicatorId, shown: Period) -> Vec<Period> {
    filled(project, &behind(project, [indicator]), shown)
}

/// The same of all indicators of a topic that have a course.
pub(super) fn periods_of_topic(project: &Project, topic: &TopicId, shown: Period) -> Vec<Period> {
    let of_topic = project.indicators().iter().filter(|indicator| indicator.topic == *topic);
    let with_course = of_topic.filter(|i| i.only_measure != Some(Measure::Plan)).map(|i| &i.id);
    filled(project, &behind(project, with_course), shown)
}

fn filled(project: &Project, indicators: &[&IndicatorId], shown: Period) -> Vec<Period> {
    let step = best_step(project, indicators, shown.step());
    let mut ordinals = BTreeSet::new();
    for (key, table) in tables_of(project, indicators) {
        if key.step == step {
            for (_, row) in table.rows() {
                let filled = row.iter().filter(|(_, cell)| *cell != Cell::NotReported);
                ordinals.extend(filled.map(|(ordinal, _)| ordinal));
            }
        }
    }
    let next = ordinals.last().and_then(|last| Period::from_ordinal(step, *last)?.next());
    ordinals.extend(next.map(Period::ordinal));
    if shown.step() == step {
        ordinals.insert(shown.ordinal());
    }
    if ordinals.is_empty() {
        return vec![shown];
    }
    let first = ordinals.len().saturating_sub(240);
    ordinals.into_iter().skip(first).filter_map(|at| Period::from_ordinal(step, at)).collect()
}

/// The step asked for if there are figures at it, else the one with most.
fn best_step(project: &Project, indicators: &[&IndicatorId], wanted: Step) -> Step {
    let mut counts: BTreeMap<Step, usize> = BTreeMap::new();
    for (key, table) in tables_of(project, indicators) {
        *counts.entry(key.step).or_default() += table.rows().count();
    }
    if counts.contains_key(&wanted) {
        return wanted;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(wanted, |(step, _)| step)
}

fn tables_of<'a>(
    project: &'a Project,
    indicators: &'a [&IndicatorId],
) -> impl Iterator<Item = (&'a TableKey, &'a Table)> {
    indicators.iter().flat_map(|indicator| project.values().of_indicator(indicator))
}

/// Indicators, and all that they follow from.
pub fn behind<'a>(
    project: &'a Project,
    indicators: impl IntoIterator<Item = &'a IndicatorId>,
) -> Vec<&'a IndicatorId> {
    let mut found: Vec<&IndicatorId> = Vec::new();
    let mut waiting: Vec<&IndicatorId> = indicators.into_iter().collect();
    while let Some(id) = waiting.pop() {
        if found.contains(&id) {
            continue;
        }
        found.push(id);
        waiting.extend(
            project.indicators().get(id).into_iter().flat_map(|made| project.made_of(made)),
        );
    }
    found
}

/// How many figures each period of a topic has, apart from plans assigned for the year.
fn periods_by_count(project: &Project, topic: &TopicId) -> BTreeMap<Period, usize> {
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    let of_topic = project.indicators().iter().filter(|i| i.topic == *topic);
    for indicator in of_topic.filter(|indicator| indicator.only_measure != Some(Measure::Plan)) {
        for (key, table) in project.values().of_indicator(&indicator.id) {
            for (_, row) in table.rows() {
                for (ordinal, cell) in row.iter() {
                    if cell.number().is_some()
                        && let Some(period) = Period::from_ordinal(key.step, ordinal)
                    {
                        *counts.entry(period).or_default() += 1;
                    }
                }
            }
        }
    }
    counts
}

/// The period at which a topic has most figures; of several the latest.
pub(super) fn fullest_period(project: &Project, topic: &TopicId) -> Option<Period> {
    let counts = periods_by_count(project, topic);
    let most = counts.iter().max_by_key(|(period, count)| (**count, period.last_day()));
    most.map(|(period, _)| *period)
}

/// The periods a person may turn to: those with figures anywhere, one more at each end of a year
/// or month series, and the one that is shown; latest first.
#[must_use]
pub fn period_choices(project: &Project, shown: Period) -> Vec<Period> {
    let mut extents: BTreeMap<Step, (i32, i32)> = BTreeMap::new();
    for (key, table) in project.values().tables() {
        if let Some((first, last)) = table.extent() {
            let known = extents.entry(key.step).or_insert((first, last));
            *known = (known.0.min(first), known.1.max(last));
        }
    }
    let mut choices = Vec::new();
    for (step, (first, last)) in extents {
        let beyond = i32::from(!matches!(step, Step::Span(_)));
        choices.extend(
            (first..=last + beyond).filter_map(|at| Period::from_ordinal(step, at)).filter(
                |period| {
                    // Spans overlap: only those that hold something are choices.
                    !matches!(step, Step::Span(_)) || has_figures(project, *period)
                },
            ),
        );
    }
    if !choices.contains(&shown) {
        choices.push(shown);
    }
    choices.sort_by_key(|period| (std::cmp::Reverse(period.last_day()), period.step()));
    choices
}

fn has_figures(project: &Project, period: Period) -> bool {
    project.values().tables().any(|(key, table)| {
        key.step == period.step()
            && table.rows().any(|(_, row)| row.get(period.ordinal()) != Cell::NotReported)
    })
}
