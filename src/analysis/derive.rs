//! What may be shown of an indicator at a place: entered, computed, partial, or nothing.

use std::collections::BTreeSet;

use super::{
    Coverage, Figure, Lens, Origin, ReportingUnit, Rule, Shown, TimeReading,
    across_periods::{break_within, finer_periods, takes_own},
    by_formula::{ByFormula, by_formula},
    formula::Operand,
    rollup::{Tally, combine, is_decided_after, is_without_list, outcome, sum_of_parts},
    series::{Input, Series},
};
use crate::model::{
    AcrossAreas, AcrossPeriods, AreaKind, Cell, CellKey, IndicatorId, Measure, Name, Period,
    PlaceId, Project, Reporters, SourceId, Status,
};
use crate::text::formula_messages;

/// The figure of an indicator at an area or a group; `None` if the project knows no such indicator
/// or place.
///
/// - Totals follow from the units when all of them have reported, so that they follow an edit; what
///   was entered at the level itself stays in `stated`. With units missing, the entered total is
///   shown, else a partial one with its coverage.
/// - A plan decided for the place after all those of its units is shown as decided.
/// - Rates are never averaged: sums of numerators over sums of denominators of the same units, or
///   both as entered at the level; else the entered rate; else nothing. A rate over some of the
///   units is only ever in `partial`.
/// - A year, half or quarter that was not entered follows from its months, unit by unit, by the
///   indicator's rule across periods.
/// - Nothing is computed for a group known only by its number, nor for one at a time when its list
///   did not hold.
#[must_use]
pub fn figure(
    project: &Project,
    indicator: &IndicatorId,
    measure: Measure,
    place: &PlaceId,
    period: Period,
) -> Option<Figure> {
    figure_through(project, indicator, measure, place, period, Lens::of(project))
}

/// The same through a lens: another decision about a plan, the time since 1 January, another basis
/// of disbursement rates.
#[must_use]
pub fn figure_through(
    project: &Project,
    indicator: &IndicatorId,
    measure: Measure,
    place: &PlaceId,
    period: Period,
    lens: Lens,
) -> Option<Figure> {
    if !project.has_place(place) {
        return None;
    }
    let series = Series::seen(project, indicator, measure, period, lens)?;
    Some(of_series(project, &series, place))
}

/// The figures of several places at one period, for less than one by one.
#[must_use]
pub fn figures_of(
    project: &Project,
    indicator: &IndicatorId,
    measure: Measure,
    places: &[PlaceId],
    period: Period,
) -> Vec<Option<Figure>> {
    let series = Series::seen(project, indicator, measure, period, Lens::of(project));
    let figure = |place: &PlaceId| {
        let known = series.as_ref().filter(|_| project.has_place(place));
        known.map(|series| of_series(project, series, place))
    };
    places.iter().map(figure).collect()
}

/// The figure of a series at a place that the project has, by its formula if it has one.
pub(super) fn of_series(project: &Project, series: &Series<'_>, place: &PlaceId) -> Figure {
    if let Some(formula) = series.formula() {
        let Series { measure, period, lens, .. } = *series;
        let found = by_formula(project, formula, measure, place, period, lens);
        return with_formula(project, series, place, &found);
    }
    of_cells(project, series, place)
}

/// The figure that the cells amount to by the rules of the indicator.
fn of_cells(project: &Project, series: &Series<'_>, place: &PlaceId) -> Figure {
    let rule = &series.indicator.across_areas;
    let found = outcome(project, series, place);
    let is_ratio = matches!(rule, AcrossAreas::RatioOfSums { .. });
    let mut computed = found.computed;
    let mut inputs = found.inputs;
    let mut figure_rule = rule_of(rule);
    let mut partial = None;
    if computed.is_none() && !found.is_unit && found.tally.reported > 0 {
        partial = combine(rule, found.tally.pair());
    }

    // The plan of a rate is what was decided, not what other plans amount to; and a later decision
    // about the whole counts more than the earlier ones about its units.
    let is_decided = found.own.number().is_some()
        && series.measure == Measure::Plan
        && (is_ratio || is_decided_after(project, series, place, &inputs));
    let (shown, origin) = match computed {
        Some(number) if !is_decided => (Shown::Number(number), Origin::Computed),
        _ => {
            let mut of_parts = Vec::new();
            let has_list = !is_without_list(project, place, series);
            let of_units = computed;
            if !is_ratio && has_list && of_units.is_none() {
                computed = sum_of_parts(project, series, place, &mut of_parts).number();
            }
            if computed.is_some() && of_units.is_none() && !is_ratio {
                figure_rule = Rule::SumOfParts;
                partial = None;
            } else if computed.is_none() && found.own == Cell::NotReported {
                // What was entered here for the months of this period.
                computed = series.read(project, place, &mut of_parts).number();
                partial = partial.filter(|_| computed.is_none());
            }
            match (found.own, computed) {
                (Cell::Value { number, .. }, _) => {
                    inputs.clear();
                    series.read_entered(project, place, &mut inputs);
                    (Shown::Number(number), Origin::Stated)
                }
                (Cell::NotReported, Some(number)) => {
                    inputs = of_parts;
                    (Shown::Number(number), Origin::Computed)
                }
                _ => unknown(rule, found.own, found.tally, partial),
            }
        }
    };

    let stated = found.own.number();
    let details = stated.and_then(|_| project.details().get(&series.key(place)));
    let coverage = if found.from_own_operands && origin == Origin::Computed {
        // It stands on the level's own two figures, not on the units below it.
        let unit = project.area_kind(place).map(ReportingUnit::Kind);
        Coverage { reported: 1, expected: 1, unit }
    } else {
        coverage(project, series, place, found.tally, found.is_unit, shown)
    };
    Figure {
        indicator: series.indicator.id.clone(),
        place: place.clone(),
        period: series.period,
        measure: series.measure,
        lens: series.lens,
        shown,
        origin,
        rule: figure_rule,
        stated,
        computed,
        partial,
        parts: found.parts,
        coverage,
        missing: found.missing,
        across_periods: across_periods(series, &inputs),
        status: firmness(&inputs, shown, found.own, series.indicator.decimals),
        illustrative: is_illustrative(project, &inputs),
        sources: sources(&inputs),
        inputs: inputs.into_iter().map(|input| input.key).collect(),
        reason: found
            .idle_denominator
            .map(formula_messages::idle_denominator)
            .or_else(|| (shown == Shown::NotReported).then(|| broken(project, series)).flatten()),
        floor: details.and_then(|detail| detail.floor),
    }
}

/// Why the figures of other periods do not make up this one, if they are known and a change of
/// definition keeps them apart.
fn broken(project: &Project, series: &Series<'_>) -> Option<Name> {
    let Series { indicator, measure, period, lens, .. } = *series;
    let is_made_up = !takes_own(indicator, period, lens)
        || !finer_periods(project, indicator, measure, period).is_empty();
    let found = break_within(project, indicator, period, lens).filter(|_| is_made_up)?;
    Some(formula_messages::not_added(found))
}

/// The figure of an indicator with a formula: what follows from it, with what was entered beside
/// it; where nothing follows, what was entered.
fn with_formula(
    project: &Project,
    series: &Series<'_>,
    place: &PlaceId,
    found: &ByFormula,
) -> Figure {
    let mut plain = of_cells(project, series, place);
    let computed = found.number();
    plain.computed = computed;
    plain.reason = found.reason(project);
    plain.rule = Rule::Formula;
    let is_decided = series.measure == Measure::Plan && plain.stated.is_some();
    let Some(number) = computed.filter(|_| !is_decided) else {
        let is_closed = found.evaluation.result == Operand::NotApplicable;
        if plain.shown == Shown::NotReported && is_closed {
            plain.shown = Shown::NotApplicable;
        }
        if plain.number().is_none() {
            // Nobody is asked for what a formula gives: no unit is missing, only the result.
            plain.coverage = Coverage {
                reported: 0,
                expected: usize::from(plain.shown == Shown::NotReported),
                unit: project.area_kind(place).map(ReportingUnit::Kind),
            };
            plain.partial = None;
            plain.missing.clear();
        }
        return plain;
    };
    let own = series.cell(place);
    let shown = Shown::Number(number);
    Figure {
        shown,
        origin: Origin::Computed,
        partial: None,
        parts: None,
        // It stands on the figures of its own place, whatever they stand on.
        coverage: Coverage {
            reported: 1,
            expected: 1,
            unit: project.area_kind(place).map(ReportingUnit::Kind),
        },
        missing: Vec::new(),
        across_periods: None,
        status: firmer(found.status(), shown, own, series.indicator.decimals),
        illustrative: found.is_illustrative(),
        inputs: distinct(found.operands.iter().flat_map(|figure| &figure.inputs)),
        sources: found.sources(),
        ..plain
    }
}

fn distinct<'a>(keys: impl Iterator<Item = &'a CellKey>) -> Vec<CellKey> {
    let mut seen = BTreeSet::new();
    keys.filter(|key| seen.insert(*key)).cloned().collect()
}

/// The rule by which other periods made up the period of a series, if they did.
fn across_periods(series: &Series<'_>, inputs: &[Input<'_>]) -> Option<AcrossPeriods> {
    let is_other =
        |period: Period| period != series.period && period.step() >= series.period.step();
    let is_made_up = inputs.iter().any(|input| is_other(input.key.period));
    is_made_up.then_some(match series.lens.reading {
        TimeReading::Own => series.indicator.across_periods,
        TimeReading::ToDate | TimeReading::Within => AcrossPeriods::Sum,
    })
}

/// The least firm status among the inputs; but a computed figure that a firmer published one of the
/// same place confirms, to the decimals it is published with, is as firm as that.
fn firmness(inputs: &[Input<'_>], shown: Shown, own: Cell, decimals: u8) -> Status {
    let least = inputs.iter().map(|input| input.status).max().unwrap_or_default();
    firmer(least, shown, own, decimals)
}

fn firmer(least: Status, shown: Shown, own: Cell, decimals: u8) -> Status {
    match (shown, own) {
        (Shown::Number(number), Cell::Value { number: stated, status })
            if (number - stated).abs() <= 0.5 * 10_f64.powi(-i32::from(decimals)) + 1e-9 =>
        {
            least.min(status)
        }
        _ => least,
    }
}

/// What is shown where there is neither a complete figure nor an entered one.
fn unknown(rule: &AcrossAreas, own: Cell, tally: Tally, partial: Option<f64>) -> (Shown, Origin) {
    // A total over some of the units is at least a lower bound; a rate over some of them is the
    // rate of other people.
    if let (AcrossAreas::Sum, Some(number)) = (rule, partial) {
        return (Shown::Partial(number), Origin::Computed);
    }
    let nobody_has_it = tally.expected == 0 && tally.not_applicable > 0;
    let shown = if nobody_has_it || (own == Cell::NotApplicable && tally.reported == 0) {
        Shown::NotApplicable
    } else {
        Shown::NotReported
    };
    (shown, Origin::None)
}

fn coverage(
    project: &Project,
    series: &Series<'_>,
    place: &PlaceId,
    tally: Tally,
    is_unit: bool,
    shown: Shown,
) -> Coverage {
    let has_number = usize::from(matches!(shown, Shown::Number(_)));
    let kind = project.area_kind(place);
    let is_expected = kind.is_some_and(|kind| series.is_unit(place, kind));
    let unit = reporting_unit(project, &series.indicator.expected, place);
    if is_without_list(project, place, series) {
        return Coverage { reported: has_number, expected: 1, unit: None };
    }
    if shown == Shown::NotApplicable {
        return Coverage { reported: 0, expected: 0, unit };
    }
    if is_unit && is_expected {
        // A unit whose counts give no rate has reported them.
        let expected = tally.expected.max(1);
        let reported = if has_number > 0 { expected } else { tally.reported };
        return Coverage { reported, expected, unit };
    }
    if is_unit {
        // Nobody asks this place for the figure: it has one, or there is nothing to miss.
        let unit = kind.map(ReportingUnit::Kind);
        return Coverage { reported: has_number, expected: has_number, unit };
    }
    coverage_of_units(project, series, place, tally)
}

/// How many of the units of a place have reported.
pub(super) fn coverage_of_units(
    project: &Project,
    series: &Series<'_>,
    place: &PlaceId,
    tally: Tally,
) -> Coverage {
    let unit = reporting_unit(project, &series.indicator.expected, place);
    Coverage { reported: tally.reported, expected: tally.expected, unit }
}

/// What the coverage at a place counts.
pub(super) fn reporting_unit(
    project: &Project,
    expected: &Reporters,
    place: &PlaceId,
) -> Option<ReportingUnit> {
    let shared = |places: &[PlaceId]| {
        let mut kinds = places.iter().map(|place| project.area_kind(place));
        let first = kinds.next()??;
        kinds.all(|kind| kind == Some(first)).then_some(ReportingUnit::Kind(first))
    };
    // A list of communes is counted in communes, whoever else reports to the province.
    if let Some(ReportingUnit::Kind(kind)) = shared(project.group_members(place))
        && kind.is_commune()
    {
        return Some(ReportingUnit::Kind(kind));
    }
    match expected {
        Reporters::Districts => Some(ReportingUnit::Districts),
        Reporters::Units => Some(ReportingUnit::Units),
        Reporters::RuralCommunes => Some(ReportingUnit::Kind(AreaKind::RuralCommune)),
        Reporters::Communes => None,
        Reporters::Province => Some(ReportingUnit::Kind(AreaKind::Province)),
        Reporters::Areas(areas) => shared(areas),
    }
}

fn rule_of(rule: &AcrossAreas) -> Rule {
    match rule {
        AcrossAreas::Sum => Rule::Sum,
        AcrossAreas::RatioOfSums { .. } => Rule::RatioOfSums,
        AcrossAreas::WeightedMean { .. } => Rule::WeightedMean,
        AcrossAreas::Maximum => Rule::Maximum,
        AcrossAreas::NotAdditive => Rule::NotAdditive,
    }
}

fn sources(inputs: &[Input<'_>]) -> Vec<SourceId> {
    let mut sources: Vec<SourceId> = Vec::new();
    for source in inputs.iter().filter_map(|input| input.source) {
        // Neighbours mostly share one source.
        if sources.last() != Some(source) && !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    sources
}

fn is_illustrative(project: &Project, inputs: &[Input<'_>]) -> bool {
    let mut last = None;
    inputs.iter().filter_map(|input| input.source).any(|source| {
        if last == Some(source) {
            return false;
        }
        last = Some(source);
        project.sources().get(source).is_some_and(|source| source.illustrative)
    })
}
