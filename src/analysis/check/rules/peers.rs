//! A figure against those of the other units of the same area.

use super::{Subject, bounds, half_step, time::leap};
use crate::{
    analysis::{
        check::{
            finding::{Finding, OUTLIER, Severity},
            slip::decimals_of,
        },
        series::{Series, reports},
    },
    model::{AcrossAreas, CellKey, Indicator, Period, PlaceId, Project, Step},
    text::check_messages::{self as say, Others, Slip},
};

/// Fewer units say nothing of what is usual.
const FEWEST: usize = 5;

/// How many deviations make an outlier: the modified z-score of Iglewicz and Hoaglin, How to Detect
/// and Handle Outliers (ASQC Quality Press, 1993), who recommend 3.5.
const FARTHEST: f64 = 3.5;

/// The median absolute deviation of a normal distribution times this is its standard deviation.
const NORMAL: f64 = 1.4826;

/// The least deviation that counts, as a factor, so that units which are nearly equal do not flag
/// trifles: with [`FARTHEST`], nothing within 2.18 times the median is ever far.
const LEAST: f64 = 1.25;

/// A figure with a neighbour nearer than this factor is the end of a range, not outside of it.
const APART: f64 = 1.5;

/// Whether units are compared by an indicator: by rates and means, which do not grow with the size
/// of a unit. Marks on a scale of whole numbers are no measure of anything, and what can be below
/// zero has no logarithm.
pub fn is_compared(indicator: &Indicator) -> bool {
    let is_additive = matches!(indicator.across_areas, AcrossAreas::Sum | AcrossAreas::Maximum);
    let is_measured = indicator.is_rate() || indicator.decimals > 0;
    let is_difference = indicator.unit.vi.starts_with("điểm");
    is_measured
        && !is_difference
        && bounds(indicator).0 >= 0.0
        && (!is_additive || indicator.is_rate())
}

/// How many periods back a unit's own past counts.
pub fn window(step: Step) -> i32 {
    match step {
        Step::Span(_) => 0,
        step => step.per_year().max(2),
    }
}

/// Whether an area has units enough to compare.
pub fn has_peers(project: &Project, parent: &PlaceId) -> bool {
    project.children(parent).len() >= FEWEST
}

/// The units of an area whose figure is far from those of the others, on a scale of logarithms, and
/// was not as far the last time.
pub fn outliers(
    project: &Project,
    series: &Series<'_>,
    parent: &PlaceId,
    found: &mut Vec<Finding>,
) {
    let Some(spread) = Spread::of(project, series, parent) else { return };
    let far = spread.values.iter().filter(|(_, value)| spread.side(*value).is_some());
    found.extend(far.filter_map(|(unit, value)| outlier(project, series, &spread, unit, *value)));
}

/// The figures of an area's units.
struct Spread<'a> {
    parent: &'a PlaceId,
    values: Vec<(&'a PlaceId, f64)>,
    /// Of the logarithms.
    median: f64,
    scale: f64,
}

impl<'a> Spread<'a> {
    fn of(project: &'a Project, series: &Series<'_>, parent: &'a PlaceId) -> Option<Self> {
        let expected = &series.indicator.expected;
        let (lowest, highest) = bounds(series.indicator);
        let is_unit = |unit: &PlaceId| {
            project.area_kind(unit).is_some_and(|kind| reports(expected, unit, kind))
        };
        let values: Vec<(&PlaceId, f64)> = project
            .children(parent)
            .iter()
            .filter(|unit| is_unit(unit))
            .filter_map(|unit| Some((unit, value(series, unit)?)))
            // What cannot be true is said already, and nothing is no share of anything.
            .filter(|(_, value)| *value > 0.0 && (lowest..=highest).contains(value))
            .collect();
        if values.len() < FEWEST {
            return None;
        }
        let median = median(values.iter().map(|(_, value)| value.ln()).collect())?;
        let deviations = values.iter().map(|(_, value)| (value.ln() - median).abs()).collect();
        let scale = (NORMAL * self::median(deviations)?).max(LEAST.ln());
        Some(Self { parent, values, median, scale })
    }

    /// On which side of the others a value is far, if it is.
    fn side(&self, value: f64) -> Option<f64> {
        let is_far = |value: f64| (value.ln() - self.median).abs() > FARTHEST * self.scale;
        let is_near = |(_, other): &(&PlaceId, f64)| {
            !is_far(*other) && (value.ln() - other.ln()).abs() < APART.ln()
        };
        (is_far(value) && !self.values.iter().any(is_near))
            .then(|| (value.ln() - self.median).signum())
    }

    fn without<'s>(&'s self, unit: &'s PlaceId) -> impl Iterator<Item = f64> + 's {
        self.values.iter().filter(move |(other, _)| *other != unit).map(|(_, value)| *value)
    }
}

fn outlier(
    project: &Project,
    series: &Series<'_>,
    spread: &Spread<'_>,
    unit: &PlaceId,
    value: f64,
) -> Option<Finding> {
    if contradicts_counts(series, unit) || was_so_before(project, series, spread, unit, value) {
        return None;
    }
    let (lowest, highest) =
        spread.without(unit).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), other| {
            (low.min(other), high.max(other))
        });
    let shifted = [10.0, 100.0, 1000.0]
        .into_iter()
        .flat_map(|by| [value / by, value * by])
        .find(|shifted| (lowest..=highest).contains(shifted));
    let slip = shifted.map(|_| Slip::ShiftedMark);
    let severity = if shifted.is_some() { Severity::Warning } else { Severity::Info };
    let others =
        Others { count: spread.values.len() - 1, lowest, highest, median: spread.median.exp() };
    let subject = Subject { project, series, place: unit };
    let words = say::outlier(subject.said(value), others, slip);
    let mut cells = keys(series, unit);
    let others = spread.values.iter().filter(|(other, _)| *other != unit);
    cells.extend(others.flat_map(|(other, _)| keys(series, other)));
    let mut finding = subject.finding(OUTLIER, severity, words, cells);
    let is_entered = series.cell(unit).number().is_some();
    finding.suggestion = shifted
        .filter(|_| is_entered)
        .map(|right| say::correct_slip(None, subject.said(right), Slip::ShiftedMark));
    Some(finding)
}

/// Whether a unit was as far from the others the last time that they could be compared, or has
/// jumped by a power of ten since, which is said already.
fn was_so_before(
    project: &Project,
    series: &Series<'_>,
    spread: &Spread<'_>,
    unit: &PlaceId,
    value: f64,
) -> bool {
    let Series { indicator, measure, period, .. } = *series;
    let side = spread.side(value);
    let mut is_compared = false;
    for back in 1..=window(period.step()) {
        let Some(earlier) = Period::from_ordinal(period.step(), period.ordinal() - back) else {
            continue;
        };
        if project.break_between(indicator, earlier.last_day(), period.last_day()).is_some() {
            return false;
        }
        let Some(earlier) = Series::as_published(project, &indicator.id, measure, earlier) else {
            continue;
        };
        let Some(before) = self::value(&earlier, unit) else { continue };
        if leap(before, value, indicator).is_some() {
            return true;
        }
        if !is_compared && let Some(spread) = Spread::of(project, &earlier, spread.parent) {
            is_compared = true;
            if before > 0.0 && spread.side(before) == side {
                return true;
            }
        }
    }
    false
}

/// What a unit has: the figure entered, or for a ratio the quotient of its counts.
fn value(series: &Series<'_>, unit: &PlaceId) -> Option<f64> {
    series.cell(unit).number().or_else(|| quotient(series, unit))
}

fn quotient(series: &Series<'_>, unit: &PlaceId) -> Option<f64> {
    let AcrossAreas::RatioOfSums { scale, .. } = series.indicator.across_areas else { return None };
    let [numerator, denominator] = series.operands.as_slice() else { return None };
    let quotient = scale * numerator.cell(unit).number()? / denominator.cell(unit).number()?;
    quotient.is_finite().then_some(quotient)
}

/// Whether a rate was entered that its own counts contradict.
fn contradicts_counts(series: &Series<'_>, unit: &PlaceId) -> bool {
    let stated = series.cell(unit).number();
    stated.zip(quotient(series, unit)).is_some_and(|(stated, quotient)| {
        (stated - quotient).abs() > half_step(decimals_of(stated))
    })
}

/// The cells that a unit's figure rests on.
fn keys(series: &Series<'_>, unit: &PlaceId) -> Vec<CellKey> {
    if series.cell(unit).number().is_some() {
        return vec![series.key(unit)];
    }
    series.operands.iter().map(|operand| operand.key(unit)).collect()
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    Some(f64::midpoint(*values.get(middle.checked_sub(1)?)?, upper))
}
