//! A figure against those of other periods at the same place: totals since January that fall, and
//! jumps to about ten, a hundred or a thousand times as much.

use super::{About, is_count, is_money, periods};
use crate::{
    analysis::check::{
        finding::{CUMULATIVE_FALLS, Finding, JUMP, Severity},
        slip::repairs,
        timeline::{Line, PARTS_OF_YEAR, Timeline},
    },
    model::{AcrossAreas, Indicator, IndicatorKind, Measure, Name, Period, Status, Step},
    text::check_messages::{self as say, MoneyUnit, Slip},
};

/// All that contradicts itself through time at one place, for figures of the years that `wanted`
/// takes.
pub fn through_time(line: &Line<'_, '_>, wanted: impl Fn(i32) -> bool, found: &mut Vec<Finding>) {
    let indicator = line.timeline.indicator;
    let (is_running, way) = (is_running_total(indicator), periods::way(indicator));
    for (period, number) in line.reported(wanted) {
        let can_fall = is_running && PARTS_OF_YEAR.contains(&period.step());
        let fall = if can_fall { cumulative_falls(line, period, number) } else { None };
        if fall.is_none() {
            found.extend(jump(line, period, number));
        }
        found.extend(fall);
        if let Some(way) = way {
            found.extend(periods::months_against_year(line, period, number, way));
        }
    }
}

/// Whether it counts from 1 January on, so that it cannot fall within a year; rates can, since
/// their denominators grow.
pub fn is_running_total(indicator: &Indicator) -> bool {
    let is_quotient = matches!(
        indicator.across_areas,
        AcrossAreas::RatioOfSums { .. } | AcrossAreas::WeightedMean { .. }
    );
    indicator.kind == IndicatorKind::Cumulative && !is_quotient && !indicator.is_rate()
}

impl Line<'_, '_> {
    pub fn about(&self, period: Period) -> About<'_, '_> {
        let Timeline { project, indicator, measure, .. } = *self.timeline;
        About { project, indicator, measure, place: self.place, period }
    }
}

/// A total since January against the last known one before it in the same year.
fn cumulative_falls(line: &Line<'_, '_>, period: Period, number: f64) -> Option<Finding> {
    let (before, earlier) = neighbour(line, period, Side::Before)?;
    let about = line.about(period);
    if number >= earlier - about.rounding_of_sum(0) {
        return None;
    }
    let (when, before_when) = (about.when(period), about.when(before));
    let is_money = is_money(line.timeline.indicator);
    let words = say::cumulative_falls(about.said(number), &when, earlier, &before_when, is_money);
    let is_estimate = |at| line.cell(at).status() == Some(Status::Estimate);
    let severity =
        if line.timeline.measure == Measure::Actual && !is_estimate(period) && !is_estimate(before)
        {
            Severity::Error
        } else {
            Severity::Warning
        };
    let mut cells = vec![line.key(period), line.key(before)];
    let (culprit, suggestion) = explain_fall(line, (period, number), (before, earlier));
    if culprit == Some(before) {
        cells.reverse();
    }
    let mut finding = about.finding(CUMULATIVE_FALLS, severity, words, cells);
    finding.suggestion = suggestion;
    Some(finding)
}

/// Which of two totals is the likelier culprit, and what it may be. A figure may be anything
/// between its neighbours; after the last known one it may go on at thrice the pace so far.
fn explain_fall(
    line: &Line<'_, '_>,
    (period, number): (Period, f64),
    (before, earlier): (Period, f64),
) -> (Option<Period>, Option<Name>) {
    const PACE: f64 = 3.0;
    const MOST: usize = 2;
    let about = line.about(period);
    let next = neighbour(line, period, Side::After).map(|(_, next)| next);
    // What follows goes on from the later of the two: the earlier stands out.
    let stands_out = next.is_some_and(|next| (number..earlier).contains(&next));
    if stands_out && let Some(suggestion) = explain_earlier(line, number, (before, earlier)) {
        return (Some(before), Some(suggestion));
    }
    let (Some(to), Some(from)) = (period.months_to_date(), before.months_to_date()) else {
        return (None, None);
    };
    let pace = PACE * (f64::from(to) - f64::from(from)) * earlier / f64::from(from);
    let highest = next.filter(|next| *next >= earlier).unwrap_or(earlier + pace);
    let mut likely: Vec<(f64, Slip)> = Vec::new();
    let with_own = earlier + number;
    if number > 0.0 && with_own <= highest {
        likely.push((with_own, Slip::OwnAmount));
    }
    likely.extend(
        repairs(number, about.indicator.decimals)
            .into_iter()
            .filter(|(value, _)| (earlier..=highest).contains(value)),
    );
    if likely.is_empty() {
        let suggestion = explain_earlier(line, number, (before, earlier));
        return (suggestion.is_some().then_some(before), suggestion);
    }
    // What so many slips could have done tells nothing.
    let is_telling = likely.len() <= MOST;
    let suggestion = likely
        .into_iter()
        .filter(|_| is_telling)
        .map(|(value, slip)| say::correct_slip(None, about.said(value), slip))
        .reduce(|one, two| say::either(&one, &two));
    (Some(period), suggestion)
}

/// What the earlier of two totals may be, where one slip explains it: no less than the one before
/// it, and no more than what came after.
fn explain_earlier(
    line: &Line<'_, '_>,
    number: f64,
    (before, earlier): (Period, f64),
) -> Option<Name> {
    let about = line.about(before);
    let first = neighbour(line, before, Side::Before).map_or(0.0, |(_, first)| first);
    let mut likely = repairs(earlier, about.indicator.decimals)
        .into_iter()
        .filter(|(value, _)| (first..=number).contains(value));
    match (likely.next(), likely.next()) {
        (Some((value, slip)), None) => {
            Some(say::correct_slip(Some(&about.when(before)), about.said(value), slip))
        }
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The nearest known total of the same year: that which ends last before a period or first after
/// it, of the period's own step where several end together, then of the finest.
fn neighbour(line: &Line<'_, '_>, period: Period, side: Side) -> Option<(Period, f64)> {
    let year = period.year_of()?;
    let is_before = matches!(side, Side::Before);
    let mut best: Option<(Period, f64)> = None;
    let own = std::iter::once(period.step());
    let others = PARTS_OF_YEAR.into_iter().filter(|step| *step != period.step());
    for step in own.chain(others).filter(|step| line.timeline.has(*step)) {
        let mut parts = year.parts(step).unwrap_or_default();
        if is_before {
            parts.reverse();
        }
        let lies = |part: &Period| {
            let (part, here) = (part.months_to_date(), period.months_to_date());
            if is_before { part < here } else { part > here }
        };
        let known = parts.into_iter().filter(lies).find_map(|p| Some((p, line.number(p)?)));
        let is_nearer = |(at, _): &(Period, f64)| {
            best.is_none_or(|(best, _)| {
                let (at, best) = (at.months_to_date(), best.months_to_date());
                if is_before { at > best } else { at < best }
            })
        };
        if known.as_ref().is_some_and(is_nearer) {
            best = known;
        }
    }
    best
}

/// A power of ten that lies about between two figures: 1 for ten times, 2 for a hundred times, and
/// so on; negative where the later is the smaller.
pub fn leap(from: f64, to: f64, indicator: &Indicator) -> Option<i32> {
    // A slip of the mark leaves the digits; with the change that a year brings, the factor stays
    // near the power of ten.
    const NEAR: (f64, f64) = (0.8, 1.25);
    const THOUSAND: i32 = 3;
    let (smaller, greater) = (from.min(to), from.max(to));
    if smaller <= 0.0 {
        return None;
    }
    // Money is also typed in dong instead of millions.
    let is_money = is_money(indicator);
    let powers: &[i32] = if is_money { &[1, 2, 3, 6] } else { &[1, 2, 3] };
    let power = powers.iter().copied().find(|power| {
        let ten = 10_f64.powi(*power);
        (NEAR.0 * ten..=NEAR.1 * ten).contains(&(greater / smaller))
    })?;
    // Below ten of what is counted, ten times as many is soon come by; a thousand times as much
    // money is not.
    let is_small = smaller < 10.0 * 10_f64.powi(-i32::from(indicator.decimals));
    if is_small && !(is_money && power >= THOUSAND) {
        return None;
    }
    Some(if to > from { power } else { -power })
}

/// A figure against the known one before it: of the last two periods, or for figures that grow with
/// the season the same period of last year.
fn jump(line: &Line<'_, '_>, period: Period, number: f64) -> Option<Finding> {
    let indicator = line.timeline.indicator;
    let (step, at) = (period.step(), period.ordinal());
    if matches!(step, Step::Span(_)) || number <= 0.0 {
        return None;
    }
    let has_seasons = indicator.kind != IndicatorKind::Level && step != Step::Year;
    let per_year = step.per_year();
    let back: &[i32] = if has_seasons { &[per_year] } else { &[1, 2] };
    let earlier =
        |at: i32| back.iter().find_map(|back| Some((at - back, line.number_at(step, at - back)?)));
    let (before_at, before) = earlier(at)?;
    let power = leap(before, number, indicator)?;
    let is_opposite = |(_, first): (i32, f64)| leap(first, before, indicator) == Some(-power);
    if earlier(before_at).is_some_and(is_opposite) {
        // Back to what it was: the one before was the jump.
        return None;
    }
    if has_seasons && !is_first_of_season(line, period, power) {
        return None;
    }
    let before_period = Period::from_ordinal(step, before_at)?;
    if line
        .timeline
        .project
        .break_between(indicator, before_period.last_day(), period.last_day())
        .is_some()
    {
        return None;
    }
    let (key, before_key) = (line.key(period), line.key(before_period));
    let project = line.timeline.project;
    if project.is_illustrative(&key) != project.is_illustrative(&before_key) {
        return None;
    }
    let about = line.about(period);
    let times = 10_f64.powi(power.abs());
    let right = if power > 0 { number / times } else { number * times };
    let leaves_a_fraction = is_count(indicator) && right.fract().abs() > 1e-9;
    let money = MoneyUnit::of(&indicator.unit);
    let slip = match money.and_then(|unit| unit.smaller_by(power / 3)) {
        _ if leaves_a_fraction => None,
        Some(other) if power % 3 == 0 => Some(Slip::OtherMoneyUnit(other)),
        _ => Some(Slip::ShiftedMark),
    };
    let when = about.when(before_period);
    let words = say::jump(about.said(number), before, &when, times, slip);
    let mut finding = about.finding(JUMP, Severity::Warning, words, vec![key, before_key]);
    finding.suggestion = slip.map(|slip| say::correct_slip(None, about.said(right), slip));
    Some(finding)
}

/// Whether a jump against last year begins here: not where the period before it has the same, nor
/// where a total since January goes on from a figure that is too high for what follows, which its
/// fall says already. In the first months ten times as much is nothing unusual.
fn is_first_of_season(line: &Line<'_, '_>, period: Period, power: i32) -> bool {
    const HALF_OF_YEAR: u8 = 6;
    let indicator = line.timeline.indicator;
    let (step, at) = (period.step(), period.ordinal());
    let is_cumulative = indicator.kind == IndicatorKind::Cumulative;
    let is_early = period.months_to_date().is_some_and(|months| months < HALF_OF_YEAR);
    if is_cumulative && power.abs() == 1 && is_early {
        return false;
    }
    let own = line.number_at(step, at);
    let next = is_running_total(indicator).then(|| neighbour(line, period, Side::After)).flatten();
    if let (Some(own), Some((_, next))) = (own, next)
        && next < own
    {
        return false;
    }
    if period.part_of_year() == 1 {
        return true;
    }
    let same_as_before = line
        .number_at(step, at - 1 - step.per_year())
        .zip(line.number_at(step, at - 1))
        .and_then(|(last_year, now)| leap(last_year, now, indicator));
    same_as_before != Some(power)
}
