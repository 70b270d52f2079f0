//! Who has reported: the units expected to report a figure, and those that have.

use super::{
    Coverage, Lens, Shown,
    derive::{of_series, reporting_unit},
    series::{Series, reports},
};
use crate::model::{IndicatorId, Measure, Period, PlaceId, Project, Reporters};

/// How many of the units expected to report an indicator have a figure of it, entered or computed
/// from what they entered. For a rate this is not the coverage of the province's own rate, which
/// needs numerators and denominators of the same units. None for ids that the project lacks.
#[must_use]
pub fn reported_units(
    project: &Project,
    indicator: &IndicatorId,
    measure: Measure,
    place: &PlaceId,
    period: Period,
) -> Option<Coverage> {
    if !project.has_place(place) {
        return None;
    }
    let expected = &project.indicators().get(indicator)?.expected;
    let series = Series::seen(project, indicator, measure, period, Lens::of(project))?;
    let unit = reporting_unit(project, expected, place);
    let mut coverage = Coverage { reported: 0, expected: 0, unit };
    for unit in units_of(project, expected, project.children(place)) {
        let shown = of_series(project, &series, &unit).shown;
        coverage.expected += usize::from(shown != Shown::NotApplicable);
        coverage.reported += usize::from(matches!(shown, Shown::Number(_) | Shown::Partial(_)));
    }
    Some(coverage)
}

/// The units expected to report, of some places: these themselves or those inside them, in protocol
/// order.
#[must_use]
pub fn units_of(project: &Project, expected: &Reporters, places: &[PlaceId]) -> Vec<PlaceId> {
    let mut units = Vec::new();
    let mut inside: Vec<&PlaceId> = places.iter().rev().collect();
    while let Some(unit) = inside.pop() {
        let Some(kind) = project.area_kind(unit) else { continue };
        if reports(expected, unit, kind) {
            units.push(unit.clone());
        } else {
            inside.extend(project.children(unit).iter().rev());
        }
    }
    units
}
