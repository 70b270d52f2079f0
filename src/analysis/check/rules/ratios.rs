//! Rates against their own counts.

use super::{About, Subject, half_step, is_count, is_money};
use crate::{
    analysis::{
        check::{
            finding::{
                Finding, NUMERATOR_EXCEEDS_DENOMINATOR, RATIO, SHARED_DENOMINATOR, SUM_OF_PARTS,
                Severity,
            },
            slip::{decimals_of, slip},
        },
        rollup::{Known, entered, known, outcome},
        series::Series,
    },
    model::{AcrossAreas, CellKey, Measure},
    text::check_messages::{self as say, Implied, Slip},
};

/// More above the line of a percentage than below it.
pub enum Exceeds {
    /// A part above its whole: it explains whatever else contradicts in the rate.
    Whole(Finding),
    /// Money spent above its plan, which can be.
    Plan(Finding),
}

/// Whether a ratio is the percentage that a part makes of its whole, both in one unit. Done more
/// than was planned is none; but money above its plan is worth a look.
pub fn is_part_of_whole(ratio: &Series<'_>) -> bool {
    let AcrossAreas::RatioOfSums { scale, .. } = ratio.indicator.across_areas else { return false };
    let [numerator, denominator] = ratio.operands.as_slice() else { return false };
    (scale - 100.0).abs() < 1e-9
        && numerator.indicator.unit == denominator.indicator.unit
        && numerator.measure == ratio.measure
        && (is_money(numerator.indicator) || !is_against_plan(numerator, denominator))
}

/// The part against its whole, both as entered at the place, for a ratio of which
/// [`is_part_of_whole`] holds.
pub fn numerator_exceeds_denominator(subject: Subject<'_, '_>) -> Option<Exceeds> {
    let Subject { project, series, place } = subject;
    let AcrossAreas::RatioOfSums { scale, .. } = series.indicator.across_areas else {
        return None;
    };
    let [numerator, denominator] = series.operands.as_slice() else { return None };
    // Nearly all of a million are no more than their wholes, and need no closer look.
    let glance = (numerator.cell(place).number(), denominator.cell(place).number());
    if matches!(glance, (Some(one), Some(two)) if one <= two)
        || (glance.0.is_none() && numerator.partitions.is_empty())
        || (glance.1.is_none() && denominator.partitions.is_empty())
    {
        return None;
    }
    let mut inputs = Vec::new();
    let Known::Value(one) = entered(project, numerator, place, &mut inputs) else { return None };
    // What the months of a year amount to is said of its last month already.
    if inputs.iter().any(|input| input.key.period != numerator.period) {
        return None;
    }
    let Known::Value(two) = entered(project, denominator, place, &mut inputs) else { return None };
    let about = About { period: series.period, ..subject.of(numerator).about() };
    if one <= two + about.rounding_of_sum(1) || two < 0.0 {
        return None;
    }
    let (above, below) = (about.said(one), subject.of(denominator).said(two));
    let mut cells: Vec<CellKey> = inputs.into_iter().map(|input| input.key).collect();
    let stated = series.cell(place).number();
    cells.extend(stated.map(|_| subject.key()));
    let rule = NUMERATOR_EXCEEDS_DENOMINATOR;
    if is_against_plan(numerator, denominator) {
        let words = say::numerator_exceeds_plan(above, below);
        return Some(Exceeds::Plan(about.finding(rule, Severity::Warning, words, cells)));
    }
    let words = say::numerator_exceeds_denominator(above, below);
    let mut finding = about.finding(rule, about.severity(), words, cells);
    let is_turned_round =
        |rate: f64| (rate - scale * two / one).abs() <= half_step(decimals_of(rate));
    if stated.is_some_and(is_turned_round) {
        finding.suggestion = Some(say::swapped_operands(above, below));
    }
    about.weigh_estimates(&mut finding, one - two, two);
    Some(Exceeds::Whole(finding))
}

/// Advances (tạm ứng) are a part of what was disbursed at the place.
pub fn advances(advances: Subject<'_, '_>, disbursed: Subject<'_, '_>) -> Option<Finding> {
    let Subject { project, series, place } = disbursed;
    let some = advances.series.cell(place).number()?;
    let mut inputs = Vec::new();
    let Known::Value(all) = entered(project, series, place, &mut inputs) else { return None };
    let is_other = inputs.iter().any(|input| input.key.period != advances.series.period);
    if is_other || some <= all + disbursed.rounding_of_sum(1) {
        return None;
    }
    let words = say::numerator_exceeds_denominator(advances.said(some), disbursed.said(all));
    let mut cells = vec![advances.key()];
    cells.extend(inputs.into_iter().map(|input| input.key));
    let mut finding = advances.finding(SUM_OF_PARTS, advances.severity(), words, cells);
    advances.about().weigh_estimates(&mut finding, some - all, all);
    Some(finding)
}

fn is_against_plan(numerator: &Series<'_>, denominator: &Series<'_>) -> bool {
    denominator.measure == Measure::Plan && numerator.measure != Measure::Plan
}

/// The decimals with which rates of one place and period were published: those of the finest of
/// them, since 12,50 is entered as 12,5.
pub fn published_decimals(rates: impl Iterator<Item = f64>) -> u8 {
    rates.map(decimals_of).max().unwrap_or(0)
}

/// A rate against its own counts, where both are known.
pub fn ratio(subject: Subject<'_, '_>, decimals: u8) -> Option<Finding> {
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
    let likely = slip(computed, stated, decimals.max(series.indicator.decimals));
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
    subject.about().weigh_estimates(&mut finding, stated - computed, stated);
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
        let decimals = decimals.max(self.subject.series.indicator.decimals);
        (right, slip(right, self.rate, decimals))
    }
}

/// Two ratios of one place that share a denominator which nobody entered.
pub fn shared_denominator(
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
