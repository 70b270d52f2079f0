//! The figure of a year, half or quarter against those of its parts.

use super::{half_step, is_money};
use crate::{
    analysis::check::{
        finding::{Finding, MONTHS_AGAINST_YEAR, Severity},
        slip::{Mend, decimals_of, mend, telling_slip},
        timeline::{Line, PARTS_OF_YEAR},
    },
    model::{
        AcrossAreas, AcrossPeriods, Cell, Indicator, IndicatorKind, Measure, Period, Status, Step,
    },
    text::check_messages as say,
};

/// How the parts of a period make its figure.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    /// The total since January: the last part ends with the same figure, and none has more.
    Running,
    /// The level at the end of the last part.
    Last,
    /// The sum of the parts.
    Sum,
}

/// How the parts of an indicator's periods make the whole; none where the field says nothing.
pub fn way(indicator: &Indicator) -> Option<Way> {
    let is_ratio = matches!(indicator.across_areas, AcrossAreas::RatioOfSums { .. });
    match (indicator.kind, indicator.across_periods) {
        (IndicatorKind::Cumulative, AcrossPeriods::Last) => {
            super::time::is_running_total(indicator).then_some(Way::Running)
        }
        (IndicatorKind::Level, AcrossPeriods::Last) => Some(Way::Last),
        (IndicatorKind::Flow, AcrossPeriods::Sum) => {
            (!is_ratio && !indicator.is_rate()).then_some(Way::Sum)
        }
        _ => None,
    }
}

/// The figure of a period against those of its months, quarters or halves: the finest of them that
/// contradict it.
pub fn months_against_year(
    line: &Line<'_, '_>,
    whole: Period,
    number: f64,
    way: Way,
) -> Option<Finding> {
    if whole.step() == Step::Month || matches!(whole.step(), Step::Span(_)) {
        return None;
    }
    PARTS_OF_YEAR.into_iter().filter(|step| line.timeline.has(*step)).find_map(|step| {
        let parts = whole.parts(step)?;
        match way {
            Way::Sum => sum(line, whole, number, &parts),
            Way::Last => last(line, whole, number, *parts.last()?, way),
            Way::Running => last(line, whole, number, *parts.last()?, way)
                .or_else(|| exceeded(line, whole, number, &parts)),
        }
    })
}

fn last(
    line: &Line<'_, '_>,
    whole: Period,
    number: f64,
    part: Period,
    way: Way,
) -> Option<Finding> {
    let about = line.about(whole);
    let (indicator, measure) = (about.indicator, about.measure);
    let of_part = line.number(part)?;
    let slack = if indicator.is_rate() || indicator.decimals > 0 {
        // Each was published with decimals of its own.
        half_step(decimals_of(number).min(decimals_of(of_part)))
    } else {
        about.rounding_of_sum(1)
    };
    if (number - of_part).abs() <= slack {
        return None;
    }
    let decimals = indicator.decimals;
    let of_whole = telling_slip(of_part, number, decimals);
    let of_last = telling_slip(number, of_part, decimals);
    // Payments against a year's plan run to 31 January of the next (thời gian chỉnh lý quyết toán,
    // Luật Ngân sách nhà nước 83/2015/QH13, Điều 64): a year may end above its December.
    let may_run_on = way == Way::Running
        && measure == Measure::Actual
        && whole.step() == Step::Year
        && is_money(indicator)
        && number > of_part
        && of_whole.is_none();
    let is_estimate = |at| line.cell(at).status() == Some(Status::Estimate);
    let severity = if may_run_on || is_estimate(whole) != is_estimate(part) {
        Severity::Info
    } else {
        about.severity()
    };
    let (when, part_when) = (about.when(whole), about.when(part));
    let words = say::last_part_differs(about.said(number), &when, of_part, &part_when, may_run_on);
    let mut cells = vec![line.key(whole), line.key(part)];
    let suggestion = match (of_whole, of_last) {
        (Some(one), other) if other.is_none_or(|other| one <= other) => {
            Some(say::correct_slip(Some(&when), about.said(of_part), one))
        }
        (_, Some(slip)) => {
            cells.reverse();
            Some(say::correct_slip(Some(&part_when), about.said(number), slip))
        }
        _ => None,
    };
    let mut finding = about.finding(MONTHS_AGAINST_YEAR, severity, words, cells);
    finding.suggestion = suggestion;
    about.weigh_estimates(&mut finding, number - of_part, number);
    Some(finding)
}

/// The first part whose total since January is more than the whole's.
fn exceeded(line: &Line<'_, '_>, whole: Period, number: f64, parts: &[Period]) -> Option<Finding> {
    let about = line.about(whole);
    let highest = number + about.rounding_of_sum(1);
    let (part, of_part) = parts.iter().find_map(|part| {
        let of_part = line.number(*part).filter(|of_part| *of_part > highest)?;
        Some((*part, of_part))
    })?;
    let (when, part_when) = (about.when(whole), about.when(part));
    let words = say::part_exceeds_year(about.said(number), &when, of_part, &part_when);
    let cells = vec![line.key(whole), line.key(part)];
    let mut finding = about.finding(MONTHS_AGAINST_YEAR, about.severity(), words, cells);
    about.weigh_estimates(&mut finding, of_part - number, number);
    Some(finding)
}

fn sum(line: &Line<'_, '_>, whole: Period, number: f64, parts: &[Period]) -> Option<Finding> {
    let about = line.about(whole);
    let (mut known, mut missing) = (Vec::new(), 0_usize);
    for part in parts {
        match line.cell(*part) {
            Cell::Value { number, .. } => known.push((*part, number)),
            Cell::NotApplicable => {}
            Cell::NotReported => missing += 1,
        }
    }
    let numbers: Vec<f64> = known.iter().map(|(_, number)| *number).collect();
    let sum: f64 = numbers.iter().sum();
    let slack = about.rounding_of_sum(known.len());
    let is_wrong = if missing == 0 {
        (sum - number).abs() > slack
    } else {
        sum > number + slack && numbers.iter().all(|part| *part >= 0.0)
    };
    if known.is_empty() || !is_wrong {
        return None;
    }
    let when = about.when(whole);
    let is_complete = missing == 0;
    let words = say::sum_of_periods(about.said(number), &when, sum, known.len(), is_complete);
    let mut cells = vec![line.key(whole)];
    cells.extend(known.iter().map(|(part, _)| line.key(*part)));
    let mut finding = about.finding(MONTHS_AGAINST_YEAR, about.severity(), words, cells);
    if is_complete {
        finding.suggestion = match mend(number, sum, &numbers, about.indicator.decimals) {
            None => None,
            Some(Mend::Total(slip)) => Some(say::correct_slip(Some(&when), about.said(sum), slip)),
            Some(Mend::Terms(terms)) => terms
                .into_iter()
                .filter_map(|(at, right, slip)| {
                    let part = about.when(known.get(at)?.0);
                    Some(say::correct_slip(Some(&part), about.said(right), slip))
                })
                .reduce(|one, two| say::either(&one, &two)),
        };
    }
    about.weigh_estimates(&mut finding, number - sum, number);
    Some(finding)
}
