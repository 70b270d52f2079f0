//! What can be said of several figures at once: how many, their sum and mean, or their extremes.

use std::{borrow::Borrow, collections::BTreeSet};

use crate::{
    analysis::{Figure, Shown},
    model::{AcrossAreas, AcrossPeriods, Indicator, PlaceId, Project, Step},
    text::selection_messages::{Measured, Summary},
};

/// The summary of selected figures. A sum stands only where it means something: one indicator that
/// adds up over areas, and over the periods if there are several. Rates are never added nor
/// averaged; a total among its own parts is left out, and so is a total that lacks some of them.
#[must_use]
pub fn tally<F: Borrow<Figure>>(project: &Project, figures: &[F]) -> Summary {
    let containing = places_above(project, figures);
    let mut summary = Summary::EMPTY;
    let mut counted: Vec<(&Figure, f64)> = Vec::new();
    for figure in figures.iter().map(Borrow::borrow) {
        match figure.shown {
            Shown::NotReported => summary.not_reported += 1,
            Shown::NotApplicable => summary.not_applicable += 1,
            Shown::Number(_) | Shown::Partial(_) if containing.contains(&figure.place) => {
                summary.totals += 1;
            }
            Shown::Partial(_) => summary.partial += 1,
            Shown::Number(number) => {
                summary.status = summary.status.max(figure.status);
                summary.illustrative |= figure.illustrative;
                counted.push((figure, number));
            }
        }
    }
    summary.counted = counted.len();
    let indicators: Vec<&Indicator> = {
        let ids: BTreeSet<_> = counted.iter().map(|(figure, _)| &figure.indicator).collect();
        ids.into_iter().filter_map(|id| project.indicators().get(id)).collect()
    };
    let Some(first) = indicators.first() else { return summary };
    summary.decimals = indicators.iter().map(|i| i.decimals).max().unwrap_or_default();
    summary.is_rate = first.is_rate();
    summary.measured = if indicators.iter().any(|indicator| indicator.unit != first.unit) {
        Measured::Units
    } else if indicators.len() == 1 && adds_up(project, first, &counted) {
        let sum = counted.iter().map(|(_, number)| number).sum::<f64>();
        Measured::Total { sum, mean: sum / counted.len() as f64 }
    } else {
        let numbers = || counted.iter().map(|(_, number)| *number);
        Measured::Extremes {
            lowest: numbers().fold(f64::INFINITY, f64::min),
            highest: numbers().fold(f64::NEG_INFINITY, f64::max),
        }
    };
    summary
}

/// Whether the sum of these figures of one indicator is a figure of the field.
fn adds_up(project: &Project, indicator: &Indicator, figures: &[(&Figure, f64)]) -> bool {
    let places: BTreeSet<_> = figures.iter().map(|(figure, _)| &figure.place).collect();
    let periods: BTreeSet<_> = figures.iter().map(|(figure, _)| figure.period).collect();
    let steps: BTreeSet<_> = periods.iter().map(|period| period.step()).collect();
    // Groups may share members.
    let groups = places.iter().any(|place| project.groups().contains(place));
    let over_places = places.len() <= 1 || (indicator.across_areas == AcrossAreas::Sum && !groups);
    let over_periods = periods.len() <= 1
        || (indicator.across_periods == AcrossPeriods::Sum
            && steps.len() == 1
            && !steps.iter().any(|step| matches!(step, Step::Span(_))));
    // What is done and what is planned do not add up.
    let measures: BTreeSet<_> = figures.iter().map(|(figure, _)| figure.measure).collect();
    !indicator.is_rate() && measures.len() <= 1 && over_places && over_periods
}

/// Every place that one of the figures' places lies in.
fn places_above<F: Borrow<Figure>>(project: &Project, figures: &[F]) -> BTreeSet<PlaceId> {
    let mut above = BTreeSet::new();
    let mut seen: BTreeSet<&PlaceId> = BTreeSet::new();
    for figure in figures.iter().map(Borrow::borrow) {
        if !seen.insert(&figure.place) {
            continue;
        }
        let mut place = &figure.place;
        while let Some(parent) = project.areas().get(place).and_then(|area| area.parent.as_ref()) {
            if !above.insert(parent.clone()) {
                break;
            }
            place = parent;
        }
    }
    above
}
