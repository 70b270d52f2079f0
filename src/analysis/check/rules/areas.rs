//! The areas of a place against its total.

use super::{Subject, number_of};
use crate::{
    analysis::{
        check::{
            finding::{Finding, SUM_OF_AREAS, Severity},
            slip::{Mend, mend},
        },
        derive::coverage_of_units,
        rollup::{Outcome, outcome},
        series::Input,
    },
    model::{AcrossAreas, Name},
    text::{
        check_messages::{self as say, Units},
        lang::Lang,
    },
};

/// The total entered for an area or group against the sum of its units.
pub fn sum_of_areas(subject: Subject<'_, '_>) -> Option<Finding> {
    let Subject { project, series, place } = subject;
    if !matches!(series.indicator.across_areas, AcrossAreas::Sum) {
        return None;
    }
    let stated = series.cell(place).number()?;
    if project.children(place).is_empty() && project.group_members(place).is_empty() {
        return None;
    }
    let Outcome { tally, is_unit, inputs, .. } = outcome(project, series, place);
    if is_unit || tally.reported == 0 {
        return None;
    }
    let sum = tally.pair().0;
    let gap = (stated - sum).abs();
    let coverage = coverage_of_units(project, series, place, tally);
    let units = if tally.is_complete() {
        Units::All(Name { vi: coverage.count_label(Lang::Vi), en: coverage.count_label(Lang::En) })
    } else {
        let is_too_much = sum > stated + subject.rounding_of_sum(tally.reported)
            && inputs.iter().all(|input| number_of(project, &input.key) >= 0.0);
        if !is_too_much {
            return None;
        }
        Units::Some(Name { vi: coverage.label(Lang::Vi), en: coverage.label(Lang::En) })
    };
    if gap <= 1e-9 * stated.abs().max(1.0) {
        return None;
    }
    let is_rounding = gap <= subject.rounding_of_sum(tally.reported);
    let severity = if is_rounding { Severity::Info } else { subject.severity() };
    let words = say::sum_of_areas(subject.said(stated), sum, &units);
    let mut cells = vec![subject.key()];
    cells.extend(inputs.iter().map(|input| input.key.clone()));
    let mut finding = subject.finding(SUM_OF_AREAS, severity, words, cells);
    if tally.is_complete() && !is_rounding {
        finding.suggestion = slip_in_sum(subject, stated, sum, &inputs);
    }
    subject.about().weigh_estimates(&mut finding, gap, stated);
    Some(finding)
}

/// The figure in a sum, or the two, whose slip would explain the difference.
fn slip_in_sum(
    subject: Subject<'_, '_>,
    stated: f64,
    sum: f64,
    inputs: &[Input<'_>],
) -> Option<Name> {
    let decimals = subject.series.indicator.decimals;
    let numbers: Vec<f64> =
        inputs.iter().map(|input| number_of(subject.project, &input.key)).collect();
    match mend(stated, sum, &numbers, decimals)? {
        Mend::Total(slip) => Some(say::correct_slip(None, subject.said(sum), slip)),
        Mend::Terms(terms) => terms
            .into_iter()
            .filter_map(|(at, right, slip)| {
                let place = subject.project.place_name(&inputs.get(at)?.key.place);
                Some(say::correct_slip(place, subject.said(right), slip))
            })
            .reduce(|one, two| say::either(&one, &two)),
    }
}
