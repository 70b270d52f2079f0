//! Sources that say different things of one figure, and days that figures were counted to.

use super::{About, half_step};
use crate::{
    analysis::{
        check::{
            finding::{Finding, STALE_AS_OF, Severity, TWO_SOURCES},
            slip::{decimals_of, telling_slip},
            timeline::Timeline,
        },
        series::reports,
    },
    model::{
        CellKey, Date, Indicator, IndicatorId, Measure, Name, Period, PlaceId, Project, Source,
    },
    text::check_messages::{self as say, AsOf, RivalSaid},
};

/// A figure of which other sources say something else, beyond what their rounding allows.
pub fn two_sources(project: &Project, key: &CellKey) -> Option<Finding> {
    /// From this share of the stated value on a difference is worth a look.
    const NOTABLE: f64 = 0.1;
    let detail = project.details().get(key)?;
    let indicator = project.indicators().get(&key.indicator)?;
    let stated = project.cell(key).number()?;
    let CellKey { measure, place, period, .. } = key;
    let about = About { project, indicator, measure: *measure, place, period: *period };
    let differ = |one: f64, two: f64| {
        let decimals = decimals_of(one).min(decimals_of(two));
        (one - two).abs() > half_step(decimals)
    };
    let rivals: Vec<(Name, f64)> = detail
        .rivals
        .iter()
        .filter(|rival| differ(rival.number, stated))
        .map(|rival| (project.sources().get(&rival.source).map(called), rival.number))
        .map(|(name, number)| (name.unwrap_or_default(), number))
        .collect();
    if rivals.is_empty() {
        return None;
    }
    let said: Vec<RivalSaid<'_>> = rivals
        .iter()
        .map(|(source, number)| RivalSaid {
            source,
            number: *number,
            slip: telling_slip(stated, *number, indicator.decimals),
            is_floor: detail.floor.is_some_and(|floor| !differ(floor, *number)),
        })
        .collect();
    let is_notable = |rival: &RivalSaid<'_>| {
        let gap = (rival.number - stated).abs();
        !rival.is_floor && (rival.slip.is_some() || gap >= NOTABLE * stated.abs())
    };
    let severity = if said.iter().any(is_notable) { Severity::Warning } else { Severity::Info };
    let source = project.source_of(key).map(called);
    let words = say::two_sources(about.said(stated), source.as_ref(), &said);
    Some(about.finding(TWO_SOURCES, severity, words, vec![key.clone()]))
}

/// A source as papers refer to it: by its number, else by its title.
fn called(source: &Source) -> Name {
    if source.number.is_empty() { source.title.clone() } else { Name::same(&source.number) }
}

/// A figure of an indicator and period, with the day it was counted to.
struct Counted<'a> {
    place: &'a PlaceId,
    key: CellKey,
    to: Date,
}

/// Results that were counted too early: before their period began, or long before those of the
/// other units.
pub fn as_of(project: &Project, id: &IndicatorId, period: Period, found: &mut Vec<Finding>) {
    let Some(timeline) = Timeline::new(project, id, Measure::Actual) else { return };
    let mut counted: Vec<Counted<'_>> = Vec::new();
    for place in timeline.places() {
        let line = timeline.at(place);
        if line.number(period).is_none() {
            continue;
        }
        let key = line.key(period);
        if let Some(to) = project.as_of(&key) {
            counted.push(Counted { place, key, to });
        }
    }
    counted.sort_by_key(|figure| {
        let group = || project.groups().position(figure.place).map(|at| at + project.areas().len());
        project.areas().position(figure.place).or_else(group)
    });
    let begins = period.first_day();
    let (early, counted): (Vec<_>, Vec<_>) =
        counted.into_iter().partition(|figure| figure.to < begins);
    let about = |place| About {
        project,
        indicator: timeline.indicator,
        measure: Measure::Actual,
        place,
        period,
    };
    found.extend(too_early(&about, &early));
    let mut rest = counted;
    while let Some(parent) = rest.iter().find_map(|figure| parent(project, figure.place)) {
        let is_sibling = |figure: &Counted<'_>| self::parent(project, figure.place) == Some(parent);
        let (siblings, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_sibling);
        found.extend(lagging(&about, parent, &siblings));
        rest = others;
    }
}

/// Figures counted to a day before their period began: that cannot be.
fn too_early<'a>(
    about: &impl Fn(&'a PlaceId) -> About<'a, 'a>,
    early: &[Counted<'a>],
) -> Option<Finding> {
    let first = early.first()?;
    let from = early.iter().map(|figure| figure.to).min()?;
    let to = early.iter().map(|figure| figure.to).max()?;
    let place = match early {
        [only] => only.place,
        _ => about(first.place).project.root().map_or(first.place, |root| &root.id),
    };
    let about_all = about(place);
    let names: Vec<Name> = early.iter().map(|figure| about(figure.place).place_name()).collect();
    let units = say::list(&names.iter().collect::<Vec<_>>());
    let name = about_all.head();
    let begins = about_all.period.first_day();
    let words = say::counted_too_early(name, &units, (from, to), begins);
    let cells = early.iter().map(|figure| figure.key.clone()).collect();
    Some(about_all.finding(STALE_AS_OF, Severity::Error, words, cells))
}

/// Units that were counted long before the newest of their neighbours.
fn lagging<'a>(
    about: &impl Fn(&'a PlaceId) -> About<'a, 'a>,
    parent: &'a PlaceId,
    siblings: &[Counted<'a>],
) -> Option<Finding> {
    /// Days that figures of one report may lie apart.
    const APART: i32 = 15;
    let about_all = about(parent);
    let Indicator { expected, .. } = about_all.indicator;
    let is_unit = |figure: &&Counted<'_>| {
        let kind = about_all.project.area_kind(figure.place);
        kind.is_some_and(|kind| reports(expected, figure.place, kind))
    };
    let units: Vec<&Counted<'_>> = siblings.iter().filter(is_unit).collect();
    let newest = units.iter().max_by_key(|figure| figure.to)?;
    let late: Vec<&&Counted<'_>> = units
        .iter()
        .filter(|figure| newest.to.day_number() - figure.to.day_number() > APART)
        .collect();
    if late.is_empty() {
        return None;
    }
    let names: Vec<Name> = late.iter().map(|figure| about(figure.place).place_name()).collect();
    let said: Vec<AsOf<'_>> =
        late.iter().zip(&names).map(|(figure, unit)| AsOf { unit, day: figure.to }).collect();
    let words = say::lagging(about_all.head(), &said, newest.to);
    let mut cells: Vec<CellKey> = late.iter().map(|figure| figure.key.clone()).collect();
    cells.push(newest.key.clone());
    Some(about_all.finding(STALE_AS_OF, Severity::Warning, words, cells))
}

fn parent<'a>(project: &'a Project, place: &PlaceId) -> Option<&'a PlaceId> {
    project.areas().get(place)?.parent.as_ref()
}
