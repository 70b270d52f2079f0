//! `giaoban check FILE --completeness PERIOD`: who has reported what.

use serde::Serialize;

use super::lookup::json_array;
use crate::{
    analysis::{Completeness, completeness, reporting_units},
    model::{IndicatorKind, Period, PlaceId, Project, Topic},
    text::{lang::Lang, period::period_label, review_messages::review_texts},
};

pub(super) fn answer(project: &Project, period: Period, is_json: bool, lang: Lang) -> String {
    let units = reporting_units(project);
    let columns: Vec<(&Topic, Vec<Completeness>)> = project
        .topics()
        .iter()
        .map(|topic| (topic, completeness(project, Some(&topic.id), &units, period)))
        .filter(|(_, counts)| counts.iter().any(|count| count.due > 0))
        .collect();
    if is_json {
        as_json(&units, &columns, period)
    } else {
        as_text(project, &units, &columns, period, lang)
    }
}

#[derive(Serialize)]
struct Row<'a> {
    area: &'a str,
    topic: &'a str,
    period: String,
    due: usize,
    reported: usize,
    /// Of those reported, estimates and provisional figures.
    not_final: usize,
}

fn as_json(units: &[PlaceId], columns: &[(&Topic, Vec<Completeness>)], period: Period) -> String {
    let row = |unit: &PlaceId, topic: &Topic, count: &Completeness| {
        let (area, topic, period) = (unit.as_str(), topic.id.as_str(), period.to_string());
        let Completeness { due, reported, not_final } = *count;
        // Texts and whole numbers only: nothing in it can fail to be written.
        serde_json::to_string(&Row { area, topic, period, due, reported, not_final })
            .unwrap_or_default()
    };
    let rows = units.iter().enumerate().flat_map(|(at, unit)| {
        columns.iter().filter_map(move |(topic, counts)| Some(row(unit, topic, counts.get(at)?)))
    });
    json_array(rows)
}

/// Topics down, since their names are long; units across, numbered and named below.
fn as_text(
    project: &Project,
    units: &[PlaceId],
    columns: &[(&Topic, Vec<Completeness>)],
    period: Period,
    lang: Lang,
) -> String {
    let texts = review_texts(lang);
    let label = period_label(lang, period, IndicatorKind::Cumulative);
    let mut lines = vec![format!("{}, {label}", texts.completeness)];
    if columns.is_empty() {
        lines.push(format!("  {}", texts.nothing_due));
        return lines.join("\n");
    }
    let name = |topic: &Topic| lang.pick(&topic.name).to_owned();
    let widest = columns.iter().map(|(topic, _)| name(topic).chars().count()).max();
    let width = widest.unwrap_or(0);
    let heads: Vec<String> = (1..=units.len()).map(|number| format!("{number:>9}")).collect();
    lines.push(format!("  {:width$}{}", "", heads.concat()));
    for (topic, counts) in columns {
        let cell = |count: &Completeness| {
            let text = match count.due {
                0 => "-".to_owned(),
                due => format!("{}/{due}", count.reported),
            };
            format!("{text:>9}")
        };
        let cells: Vec<String> = counts.iter().map(cell).collect();
        lines.push(format!("  {:width$}{}", name(topic), cells.concat()));
    }
    let named = units.iter().enumerate().map(|(at, unit)| {
        let name = project.place_name(unit).map_or(unit.as_str(), |name| lang.pick(name));
        format!("{} {name}", at + 1)
    });
    lines.push(format!("  {}", named.collect::<Vec<_>>().join(" · ")));
    lines.join("\n")
}
