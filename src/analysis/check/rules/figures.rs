//! Single figures that cannot be true.

use super::{Subject, is_count, is_money};
use crate::{
    analysis::check::{
        finding::{Finding, RANGE, Severity, WHOLE_NUMBER},
        slip::decimals_of,
    },
    model::{Indicator, IndicatorKind, Measure},
    text::check_messages::{self as say, Slip},
};

/// The lowest and highest value that can be true of an indicator.
pub fn bounds(indicator: &Indicator) -> (f64, f64) {
    match indicator.range {
        Some(range) => range,
        None if indicator.is_rate() => (0.0, 100.0),
        None if is_count(indicator) || is_paid_or_assigned(indicator) => (0.0, f64::INFINITY),
        None => (f64::NEG_INFINITY, f64::INFINITY),
    }
}

/// Money paid since 1 January, or assigned by a plan; a balance may be negative.
fn is_paid_or_assigned(indicator: &Indicator) -> bool {
    let is_plan = indicator.only_measure == Some(Measure::Plan);
    is_money(indicator) && (is_plan || indicator.kind == IndicatorKind::Cumulative)
}

/// A figure that cannot be true, and a count that is not whole.
pub fn range(subject: Subject<'_, '_>) -> Option<Finding> {
    let number = subject.series.cell(subject.place).number()?;
    let (lowest, highest) = bounds(subject.series.indicator);
    let said = subject.said(number);
    if !(lowest..=highest).contains(&number) {
        let words = say::out_of_range(said, lowest, highest);
        let mut finding = subject.finding(RANGE, Severity::Error, words, vec![subject.key()]);
        let shifted = [10.0, 100.0, 1000.0].map(|by| number / by);
        finding.suggestion = shifted
            .into_iter()
            .find(|value| (lowest..=highest).contains(value) && number > highest)
            .map(|value| say::correct_slip(None, subject.said(value), Slip::ShiftedMark));
        return Some(finding);
    }
    if is_count(subject.series.indicator) && number.fract() != 0.0 {
        let words = say::not_whole(said);
        let cells = vec![subject.key()];
        let mut finding = subject.finding(WHOLE_NUMBER, Severity::Error, words, cells);
        finding.suggestion = thousands(number)
            .filter(|value| *value <= highest)
            .map(|value| say::correct_slip(None, subject.said(value), Slip::MixedMarks));
        return Some(finding);
    }
    None
}

/// The count that was typed with a mark of thousands and read as one of decimals: "1.234" became
/// 1,234, and "12.500" became 12,5.
fn thousands(number: f64) -> Option<f64> {
    (decimals_of(number) <= 3 && number.abs() < 1000.0).then(|| (number * 1000.0).round())
}
