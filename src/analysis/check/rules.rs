//! The rules, each over one place at one measure and period.

use super::{
    finding::{
        Finding, RANGE, RATIO, RuleId, SHARED_DENOMINATOR, SUM_OF_AREAS, SUM_OF_PARTS, Severity,
        WHOLE_NUMBER,
    },
    slip::{decimals_of, slip},
};
use crate::{
    analysis::{
        derive::coverage_of_units,
        rollup::{Known, Outcome, entered, known, outcome},
        series::{Input, Series},
    },
    model::{AcrossAreas, Cell, CellKey, Indicator, Measure, Name, PlaceId, Project},
    text::{
        check_messages::{self as say, Implied, Said, Slip, Units},
        lang::Lang,
        period::period_label,
    },
};

/// One place in the light of one series.
#[derive(Clone, Copy)]
pub(super) struct Subject<'s, 'a> {
    pub project: &'a Project,
    pub series: &'s Series<'a>,
    pub place: &'s PlaceId,
}

impl<'s, 'a> Subject<'s, 'a> {
    fn said(self, value: f64) -> Said<'a> {
        let indicator = self.series.indicator;
        let name = &indicator.name;
        Said { name, unit: &indicator.unit, decimals: indicator.decimals, value }
    }

    fn of(self, series: &'s Series<'a>) -> Self {
        Self { series, ..self }
    }

    fn key(self) -> CellKey {
        self.series.key(self.place)
    }

    fn finding(
        self,
        rule: RuleId,
        severity: Severity,
        (what, message): (Name, Name),
        cells: Vec<CellKey>,
    ) -> Finding {
        let Series { indicator, measure, period, .. } = *self.series;
        let label = |lang| period_label(lang, period, indicator.kind);
        let period_name = Name { vi: label(Lang::Vi), en: label(Lang::En) };
        let place_name = self.project.place_name(self.place).cloned().unwrap_or_default();
        let is_plan = measure == Measure::Plan && indicator.only_measure.is_none();
        Finding {
            rule,
            severity,
            place: self.place.clone(),
            indicator: indicator.id.clone(),
            period,
            title: say::head(&place_name, &period_name, is_plan, &what),
            message,
            cells,
            suggestion: None,
        }
    }

    /// Plans of parts and wholes are sometimes assigned apart on purpose.
    fn severity(self) -> Severity {
        match self.series.measure {
            Measure::Plan => Severity::Warning,
            Measure::Actual | Measure::Estimate => Severity::Error,
        }
    }

    /// By how much a sum of so many rounded figures may differ from its rounded total.
    fn rounding_of_sum(self, terms: usize) -> f64 {
        let decimals = self.series.indicator.decimals;
        if decimals == 0 && !is_money(self.series.indicator) {
            // Households and communes are counted, not rounded.
            return 1e-6;
        }
        0.5 * 10_f64.powi(-i32::from(decimals)) * (terms as f64 + 1.0) + 1e-9
    }
}

/// The lowest and highest value that can be true of an indicator.
pub(super) fn bounds(indicator: &Indicator) -> (f64, f64) {
    match indicator.range {
        Some(range) => range,
        None if indicator.is_rate() => (0.0, 100.0),
        None if is_count(indicator) => (0.0, f64::INFINITY),
        None => (f64::NEG_INFINITY, f64::INFINITY),
    }
}

/// Whether it counts what can only be whole.
pub(super) fn is_count(indicator: &Indicator) -> bool {
    indicator.decimals == 0
        && !indicator.is_rate()
        && !is_money(indicator)
        && matches!(indicator.across_areas, AcrossAreas::Sum)
}

fn is_money(indicator: &Indicator) -> bool {
    indicator.unit.vi.contains("đồng")
}

/// A figure that cannot be true, and a count that is not whole.
pub(super) fn range(subject: Subject<'_, '_>) -> Option<Finding> {
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
        return Some(subject.finding(WHOLE_NUMBER, Severity::Error, words, cells));
    }
    None
}

/// The total entered for an area or group against the sum of its units.
pub(super) fn sum_of_areas(subject: Subject<'_, '_>) -> Option<Finding> {
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
    let sum = tally.pair.0;
    let gap = (stated - sum).abs();
    let coverage = coverage_of_units(project, series, place, tally);
    let units = if tally.is_complete() {
        Units::All(Name { vi: coverage.count_label(Lang::Vi), en: coverage.count_label(Lang::En) })
    } else {
        let is_too_much = sum > stated + subject.rounding_of_sum(tally.reported)
            && inputs.iter().all(|input| number_of(project, input) >= 0.0);
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
    // A single wrong digit explains almost anything.
    let telling =
        |right, written| slip(right, written, decimals).filter(|slip| *slip != Slip::OneDigit);
    if let Some(slip) = telling(sum, stated) {
        return Some(say::correct_slip(None, subject.said(sum), slip));
    }
    let mut explained = inputs.iter().filter_map(|input| {
        let written = number_of(subject.project, input);
        let right = written + stated - sum;
        telling(right, written).map(|slip| (input, right, slip))
    });
    let suggestion = |(input, right, slip): (&Input<'_>, f64, Slip)| {
        let place = subject.project.place_name(&input.key.place);
        say::correct_slip(place, subject.said(right), slip)
    };
    let first = explained.next().map(suggestion)?;
    match (explained.next(), explained.next()) {
        (None, _) => Some(first),
        (Some(second), None) => Some(say::either(&first, &suggestion(second))),
        // What so many could have done tells nothing.
        (Some(_), Some(_)) => None,
    }
}

fn number_of(project: &Project, input: &Input<'_>) -> f64 {
    project.cell(&input.key).number().unwrap_or_default()
}

/// A whole against the sum of its breakdowns at the same place; `parts` may be of a finer period.
pub(super) fn sum_of_parts<'a>(
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
            finding.suggestion = slip(sum, stated, series.indicator.decimals)
                .filter(|slip| *slip != Slip::OneDigit)
                .map(|slip| say::correct_slip(None, whole.said(sum), slip));
        }
        found.push(finding);
    }
    found
}

/// A part that stands alone ("trong đó") against its whole.
pub(super) fn part_in_whole(part: Subject<'_, '_>, whole: Subject<'_, '_>) -> Option<Finding> {
    let some = part.series.cell(part.place).number()?;
    let all = whole.series.cell(whole.place).number()?;
    if some <= all + whole.rounding_of_sum(1) || all < 0.0 {
        return None;
    }
    let words = say::part_exceeds_whole(whole.said(all), part.said(some));
    let cells = vec![part.key(), whole.key()];
    Some(part.finding(SUM_OF_PARTS, part.severity(), words, cells))
}

/// The decimals with which rates of one place and period were published: those of the finest of
/// them, since 12,50 is entered as 12,5.
pub(super) fn published_decimals(rates: impl Iterator<Item = f64>) -> u8 {
    rates.map(decimals_of).max().unwrap_or(0)
}

/// A rate against its own counts, where both are known.
pub(super) fn ratio(subject: Subject<'_, '_>, decimals: u8) -> Option<Finding> {
    let Subject { project, series, place } = subject;
    let [numerator, denominator] = series.operands.as_slice() else { return None };
    let stated = series.cell(place).number()?;
    if agrees_at_a_glance(subject, stated, decimals) {
        return None;
    }
    let found = outcome(project, series, place);
    let (computed, (one, two)) = (found.computed?, found.parts?);
    if (stated - computed).abs() <= half_step(decimals) {
        return None;
    }
    let likely = slip(computed, stated, decimals);
    let words = say::ratio(
        subject.of(numerator).said(one),
        subject.of(denominator).said(two),
        subject.said(stated),
        computed,
        likely,
    );
    let mut cells = vec![subject.key()];
    cells.extend(found.inputs.into_iter().map(|input| input.key));
    let mut finding = subject.finding(RATIO, subject.severity(), words, cells);
    let corrected = subject.said(computed);
    finding.suggestion = Some(match likely {
        Some(slip) => say::correct_slip(None, corrected, slip),
        None => say::correct_to(None, corrected),
    });
    Some(finding)
}

/// Whether a rate agrees with two counts entered at the place itself: so nearly all of a million do,
/// and need no closer look. Places made up of others are looked at closely in any case.
fn agrees_at_a_glance(subject: Subject<'_, '_>, stated: f64, decimals: u8) -> bool {
    let Subject { project, series, place } = subject;
    let AcrossAreas::RatioOfSums { scale, .. } = series.indicator.across_areas else {
        return false;
    };
    let is_made_up =
        !project.children(place).is_empty() || !project.group_members(place).is_empty();
    let are_sums = series
        .operands
        .iter()
        .all(|operand| matches!(operand.indicator.across_areas, AcrossAreas::Sum));
    let [one, two] = series.operands.as_slice() else { return false };
    let (Some(one), Some(two)) = (one.cell(place).number(), two.cell(place).number()) else {
        return false;
    };
    !is_made_up && are_sums && (stated - scale * one / two).abs() <= half_step(decimals)
}

/// Half a unit of the last decimal, and a little for binary fractions.
fn half_step(decimals: u8) -> f64 {
    0.5 * 10_f64.powi(-i32::from(decimals)) + 1e-9
}

/// A ratio that implies a denominator which nobody entered.
struct Claim<'s, 'a> {
    subject: Subject<'s, 'a>,
    numerator: f64,
    rate: f64,
    scale: f64,
    /// The denominator implied, and the bounds that the rate's rounding allows.
    denominator: f64,
    bounds: (f64, f64),
    cells: Vec<CellKey>,
}

impl Claim<'_, '_> {
    fn of<'s, 'a>(subject: Subject<'s, 'a>, decimals: u8) -> Option<Claim<'s, 'a>> {
        let Subject { project, series, place } = subject;
        let AcrossAreas::RatioOfSums { scale, .. } = series.indicator.across_areas else {
            return None;
        };
        let [numerator, denominator] = series.operands.as_slice() else { return None };
        let rate = series.cell(place).number()?;
        let mut inputs = Vec::new();
        if known(project, denominator, place, &mut Vec::new()) != Known::Missing {
            return None;
        }
        let Known::Value(count) = known(project, numerator, place, &mut inputs) else {
            return None;
        };
        let half = half_step(decimals);
        if rate <= half || count <= 0.0 || scale <= 0.0 {
            return None;
        }
        // A counted numerator is exact, one in money is rounded itself.
        let slack = if is_count(numerator.indicator) { 0.0 } else { 0.5 };
        let bounds =
            ((count - slack) * scale / (rate + half), (count + slack) * scale / (rate - half));
        let mut cells = vec![subject.key()];
        cells.extend(inputs.into_iter().map(|input| input.key));
        let denominator = count * scale / rate;
        Some(Claim { subject, numerator: count, rate, scale, denominator, bounds, cells })
    }

    fn implied(&self) -> Option<Implied<'_>> {
        let numerator = self.subject.series.operands.first()?;
        Some(Implied {
            numerator: self.subject.of(numerator).said(self.numerator),
            rate: self.subject.said(self.rate),
            denominator: self.denominator,
        })
    }

    /// The rate that follows from the other's denominator, and the slip that would explain what
    /// was entered instead.
    fn corrected_by(&self, other: &Claim<'_, '_>, decimals: u8) -> (f64, Option<Slip>) {
        let right = self.numerator * self.scale / other.denominator;
        (right, slip(right, self.rate, decimals))
    }
}

/// Two ratios of one place that share a denominator which nobody entered.
pub(super) fn shared_denominator(
    one: Subject<'_, '_>,
    two: Subject<'_, '_>,
    decimals: u8,
) -> Option<Finding> {
    let [_, denominator] = one.series.operands.as_slice() else { return None };
    let [_, other] = two.series.operands.as_slice() else { return None };
    let is_shared = denominator.indicator.id == other.indicator.id
        && denominator.measure == other.measure
        && denominator.period == other.period;
    if !is_shared {
        return None;
    }
    let (one, two) = (Claim::of(one, decimals)?, Claim::of(two, decimals)?);
    let whole = |bounds: (f64, f64)| {
        if is_count(denominator.indicator) { (bounds.0.ceil(), bounds.1.floor()) } else { bounds }
    };
    let (of_one, of_two) = (whole(one.bounds), whole(two.bounds));
    let can_agree = of_one.0.max(of_two.0) <= of_one.1.min(of_two.1) + 1e-6;
    if can_agree {
        return None;
    }
    let (of_one, of_two) = (one.corrected_by(&two, decimals), two.corrected_by(&one, decimals));
    // The slip that is commoner tells which of the two is wrong.
    let second_is_wrong = match (of_one.1, of_two.1) {
        (Some(one), Some(two)) => two < one,
        (None, Some(_)) => true,
        (Some(_) | None, None) => false,
    };
    let (first, second, (rate, slip)) =
        if second_is_wrong { (&two, &one, of_two) } else { (&one, &two, of_one) };
    let words = say::shared_denominator(
        first.implied()?,
        second.implied()?,
        one.subject.of(denominator).said(second.denominator),
        slip.map(|slip| (rate, slip)),
    );
    let cells = first.cells.iter().chain(&second.cells).cloned().collect();
    let subject = first.subject;
    let mut finding = subject.finding(SHARED_DENOMINATOR, subject.severity(), words, cells);
    finding.suggestion = slip.map(|slip| say::correct_slip(None, subject.said(rate), slip));
    Some(finding)
}

/// Whether anything stands in the cell.
pub(super) fn is_filled(series: &Series<'_>, place: &PlaceId) -> bool {
    series.cell(place) != Cell::NotReported
}
