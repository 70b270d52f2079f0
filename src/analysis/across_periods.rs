//! From months and quarters to the years and the times to date that they make up, unit by unit.

use super::{
    Lens, TimeReading,
    series::{Input, Series},
};
use crate::model::{
    AcrossAreas, AcrossPeriods, Cell, Indicator, IndicatorKind, Measure, Period, PlaceId, Project,
    SeriesBreak, Status, Step,
};

/// Cells of other periods that together give one of this: July's cumulative figure less June's, or
/// twelve months that make a year.
#[derive(Debug)]
pub(super) struct Composition<'a> {
    /// Each is added (1) or taken away (-1).
    terms: Vec<(f64, Series<'a>)>,
}

impl<'a> Composition<'a> {
    /// The value of all terms together; not reported if one of them is not.
    pub fn read(&self, project: &'a Project, place: &PlaceId, inputs: &mut Vec<Input<'a>>) -> Cell {
        let mark = inputs.len();
        let mut sum = None;
        let mut least_firm = Status::Final;
        for (sign, series) in &self.terms {
            match series.read(project, place, inputs) {
                Cell::Value { number, status } => {
                    sum = Some(sum.unwrap_or(0.0) + sign * number);
                    least_firm = least_firm.max(status);
                }
                Cell::NotApplicable => {}
                Cell::NotReported => {
                    inputs.truncate(mark);
                    return Cell::NotReported;
                }
            }
        }
        match sum {
            Some(number) => Cell::value(number, least_firm).unwrap_or_default(),
            None => Cell::NotApplicable,
        }
    }
}

/// Whether what was entered for a period answers the question that a lens asks.
pub(super) fn takes_own(indicator: &Indicator, period: Period, lens: Lens) -> bool {
    let asks_for_others = matches!(
        (lens.reading, indicator.kind),
        (TimeReading::ToDate, IndicatorKind::Flow)
            | (TimeReading::Within, IndicatorKind::Cumulative)
    );
    !asks_for_others || part(period) == 1
}

/// What else may answer it: what cells of other periods amount to.
pub(super) fn compositions<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    measure: Measure,
    period: Period,
    lens: Lens,
) -> Vec<Composition<'a>> {
    let term = |sign, period| (sign, Series::bare(project, indicator, measure, period, lens));
    let all = |periods: Vec<Period>| Composition {
        terms: periods.into_iter().map(|period| term(1.0, period)).collect(),
    };
    // The rate of a longer time is that of its own numerator and denominator, never a sum of rates.
    let is_rate = matches!(
        indicator.across_areas,
        AcrossAreas::RatioOfSums { .. } | AcrossAreas::WeightedMean { .. }
    );
    if break_within(project, indicator, period, lens).is_some() {
        return Vec::new();
    }
    if takes_own(indicator, period, lens) {
        let may_be_made_up = !is_rate || indicator.across_periods == AcrossPeriods::Last;
        let finer = finer_periods(project, indicator, measure, period).into_iter();
        return finer.filter(|_| may_be_made_up).map(all).collect();
    }
    match (lens.reading, period.previous()) {
        _ if is_rate => Vec::new(),
        (TimeReading::Within, Some(before)) => {
            vec![Composition { terms: vec![term(1.0, period), term(-1.0, before)] }]
        }
        _ => vec![all(to_date(period).collect())],
    }
}

/// The change of definition that keeps other periods from making up a figure: what came before it and
/// what came after it neither add up nor come off one another.
pub(super) fn break_within<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    period: Period,
    lens: Lens,
) -> Option<&'a SeriesBreak> {
    let from = if takes_own(indicator, period, lens) {
        // The last of its parts stands for the whole: there is nothing to add.
        (indicator.across_periods == AcrossPeriods::Sum).then(|| period.first_day())?
    } else if lens.reading == TimeReading::Within {
        period.previous()?.last_day()
    } else {
        to_date(period).next()?.first_day()
    };
    project.break_between(indicator, from, period.last_day())
}

/// The finer periods that make up one, for each step at which the indicator has figures: all of
/// them for a sum, the last one for a level or a cumulative figure.
pub(super) fn finer_periods(
    project: &Project,
    indicator: &Indicator,
    measure: Measure,
    period: Period,
) -> Vec<Vec<Period>> {
    if indicator.across_periods == AcrossPeriods::NotAdditive {
        return Vec::new();
    }
    [Step::Half, Step::Quarter, Step::Month]
        .into_iter()
        .filter(|step| project.values().versions(&indicator.id, measure, *step).next().is_some())
        .filter_map(|step| {
            let mut parts = period.parts(step)?;
            if indicator.across_periods == AcrossPeriods::Last {
                parts = parts.split_off(parts.len().saturating_sub(1));
            }
            Some(parts)
        })
        .collect()
}

/// The parts of the year up to and with this one.
pub(super) fn to_date(period: Period) -> impl Iterator<Item = Period> {
    let first = period.ordinal() - i32::from(part(period)) + 1;
    (first..=period.ordinal()).filter_map(move |at| Period::from_ordinal(period.step(), at))
}

fn part(period: Period) -> u8 {
    period.part_of_year()
}
