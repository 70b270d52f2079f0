//! The breakdown of a figure against the figure itself, and shares against 100%.

use std::cmp::Ordering::Equal;

use super::{About, Subject, half_step};
use crate::{
    analysis::{
        check::{
            finding::{Finding, SHARES, SUM_OF_PARTS, Severity},
            slip::{Mend, decimals_of, mend, telling_slip},
        },
        rollup::{Known, entered},
        series::{Series, are_shares},
    },
    model::{Cell, CellKey},
    text::check_messages::{self as say, Said},
};

/// A whole against the sum of its breakdowns at the same place; `parts` may be of a finer period.
pub fn sum_of_parts<'a>(
    whole: Subject<'_, 'a>,
    partitions: &[Vec<Series<'a>>],
    report_at: Option<Subject<'_, 'a>>,
) -> Vec<Finding> {
    let Subject { project, series, place } = whole;
    let Some(stated) = series.cell(place).number() else { return Vec::new() };
    let mut found = Vec::new();
    for children in partitions {
        let mut inputs = Vec::new();
        let (mut sum, mut known, mut missing) = (0.0, 0_usize, 0_usize);
        let mut all_positive = true;
        for child in children {
            match entered(project, child, place, &mut inputs) {
                Known::Value(number) => {
                    sum += number;
                    known += 1;
                    all_positive &= number >= 0.0;
                }
                Known::NotApplicable => {}
                Known::Missing => missing += 1,
            }
        }
        let gap: f64 = stated - sum;
        let is_complete = missing == 0;
        let is_wrong = if is_complete { gap != 0.0 } else { all_positive && gap < 0.0 };
        if known == 0 || !is_wrong || gap.abs() <= 1e-9 * stated.abs().max(1.0) {
            continue;
        }
        let is_rounding = gap.abs() <= whole.rounding_of_sum(known);
        let severity = match (is_rounding, report_at.is_some()) {
            (true, _) => Severity::Info,
            // The whole is that of the year, and may have changed within it.
            (false, true) => Severity::Warning,
            (false, false) => whole.severity(),
        };
        let words = say::sum_of_parts(whole.said(stated), sum, known, is_complete);
        let mut cells = vec![whole.key()];
        cells.extend(inputs.iter().map(|input| input.key.clone()));
        let mut finding = whole.finding(SUM_OF_PARTS, severity, words, cells);
        if let Some(subject) = report_at {
            finding.period = subject.series.period;
        }
        if is_complete && !is_rounding {
            finding.suggestion = telling_slip(sum, stated, series.indicator.decimals)
                .map(|slip| say::correct_slip(None, whole.said(sum), slip));
        }
        whole.about().weigh_estimates(&mut finding, gap, stated);
        found.push(finding);
    }
    found
}

/// A part that stands alone ("trong đó") against its whole.
pub fn part_in_whole(part: Subject<'_, '_>, whole: Subject<'_, '_>) -> Option<Finding> {
    let some = part.series.cell(part.place).number()?;
    let all = whole.series.cell(whole.place).number()?;
    if are_shares(whole.series.indicator, std::iter::once(part.series.indicator)) {
        return None;
    }
    if some <= all + whole.rounding_of_sum(1) || all < 0.0 {
        return None;
    }
    let words = say::part_exceeds_whole(whole.said(all), part.said(some));
    let cells = vec![part.key(), whole.key()];
    let mut finding = part.finding(SUM_OF_PARTS, part.severity(), words, cells);
    part.about().weigh_estimates(&mut finding, some - all, all);
    Some(finding)
}

/// The shares of a whole against 100%; `whole` need not have a figure of its own.
pub fn shares(whole: About<'_, '_>, children: &[Series<'_>]) -> Option<Finding> {
    const WHOLE: f64 = 100.0;
    let (mut keys, mut numbers, mut missing) = (Vec::new(), Vec::new(), 0_usize);
    for child in children {
        match child.cell(whole.place) {
            Cell::Value { number, .. } => {
                keys.push(child.key(whole.place));
                numbers.push(number);
            }
            Cell::NotApplicable => {}
            Cell::NotReported => missing += 1,
        }
    }
    let first = children.first()?;
    let sum: f64 = numbers.iter().sum();
    // Each was rounded to the decimals of the finest of them.
    let decimals = numbers.iter().map(|number| decimals_of(*number)).max()?;
    let slack = half_step(decimals) * numbers.len() as f64;
    let is_wrong = if missing == 0 { (sum - WHOLE).abs() > slack } else { sum > WHOLE + slack };
    let are_positive = numbers.iter().all(|number| *number >= 0.0);
    if !is_wrong || (missing > 0 && !are_positive) {
        return None;
    }
    let said = About { indicator: first.indicator, ..whole }.said(sum);
    let known = numbers.len();
    let words = say::shares(whole.head(), said, known, known + missing);
    let mut order: Vec<usize> = (0..known).collect();
    if missing == 0
        && let Some(Mend::Terms(terms)) = mend(WHOLE, sum, &numbers, decimals)
    {
        order.sort_by_key(|at| !terms.iter().any(|(term, ..)| term == at));
        let mut finding = whole.finding(SHARES, whole.severity(), words, sorted(&keys, &order));
        finding.suggestion = terms
            .into_iter()
            .filter_map(|(at, right, slip)| {
                let key = keys.get(at)?;
                let child = children.iter().find(|child| child.indicator.id == key.indicator)?;
                let said = Said { name: &child.indicator.name, value: right, ..said };
                Some(say::correct_slip(None, said, slip))
            })
            .reduce(|one, two| say::either(&one, &two));
        return Some(finding);
    }
    // The greatest share weighs most.
    order.sort_by(|one, two| numbers.get(*two).partial_cmp(&numbers.get(*one)).unwrap_or(Equal));
    Some(whole.finding(SHARES, whole.severity(), words, sorted(&keys, &order)))
}

fn sorted(keys: &[CellKey], order: &[usize]) -> Vec<CellKey> {
    order.iter().filter_map(|at| keys.get(*at).cloned()).collect()
}
