//! What a changed cell can touch: the findings that may no longer hold, and the questions to ask
//! anew instead.

use std::collections::BTreeSet;

use super::{
    checker::Checker,
    finding::{
        ACTUAL_MISSING, CUMULATIVE_FALLS, FORMULA, FORMULA_UNITS, Finding, IDENTITY, JUMP,
        MONTHS_AGAINST_YEAR, NUMERATOR_EXCEEDS_DENOMINATOR, OUTLIER, PLAN_MISSING, RATIO,
        SHARED_DENOMINATOR, STALE_AS_OF, TWO_SOURCES,
    },
    rules::{self, Family},
    timeline::Timeline,
};
use crate::{
    analysis::series::{Series, operand_measure, operand_period},
    model::{
        AcrossAreas, CellKey, Formula, Indicator, IndicatorId, Measure, Operand, Period, PlaceId,
        Project, Step, Table, TableKey,
    },
};

/// The steps of a year, itself the first.
const STEPS: [Step; 4] = [Step::Year, Step::Half, Step::Quarter, Step::Month];

/// Years after a change in which a figure of one place can still be held against it: two gaps of
/// two years lie between a figure and the one before the one before it.
const YEARS_AFTER: i32 = 4;

/// What a changed cell can touch.
pub(super) struct Reach<'a> {
    project: &'a Project,
    changed: &'a CellKey,
    /// Where figures of one period are held against each other: the place and all above it.
    places: Vec<PlaceId>,
    /// The indicators whose units are compared, and the periods at which.
    compared: Vec<(&'a Indicator, BTreeSet<Period>)>,
    /// The breakdowns of which results may be missing, with their indicators, and the periods.
    families: Vec<(&'a Indicator, Vec<&'a IndicatorId>, BTreeSet<Period>)>,
    /// The indicators of which any finding about figures of one place and period can change.
    touched: BTreeSet<&'a IndicatorId>,
    /// Those and what they are held against.
    together: BTreeSet<&'a IndicatorId>,
    /// The indicators whose formulas and balances read the changed one, directly or not.
    readers: Vec<&'a Indicator>,
}

impl<'a> Reach<'a> {
    pub fn of(project: &'a Project, changed: &'a CellKey) -> Self {
        let places = places_above(project, &changed.place);
        let resting = resting_on(project, &changed.indicator);
        let is_reader = |it: &&Indicator| rules::has_formulas(it) && resting.contains(&it.id);
        let readers = project.indicators().iter().filter(is_reader).collect();
        let mut touched = with_families(project, &resting, [&changed.indicator]);
        touched.extend(advances_of(project, &touched));
        let together = held_together(project, &touched);
        let mut reach = Self {
            project,
            changed,
            places,
            compared: vec![],
            families: vec![],
            touched,
            together,
            readers,
        };
        let own = project.indicators().get(&changed.indicator);
        let at_own = own.filter(|_| changed.measure == Measure::Actual);
        let direct = at_own.map(|indicator| (indicator, BTreeSet::from([changed.period])));
        if let Some(top) = Family::top(project, &changed.indicator)
            && changed.measure == Measure::Plan
        {
            // The plan of a year says who is to report in it.
            let year = changed.period.year_of();
            let in_year = |year| STEPS.into_iter().flat_map(move |step| read_at(year, step));
            reach.add_family(top, &year.into_iter().flat_map(in_year).collect());
        }
        let touched: Vec<_> = direct.into_iter().chain(ratios_on(project, changed)).collect();
        for (indicator, periods) in touched {
            if let Some(top) = Family::top(project, &indicator.id) {
                reach.add_family(top, &periods);
            }
            if rules::is_compared(indicator) {
                reach.compared.push((indicator, with_later(&periods)));
            }
        }
        reach
    }

    fn add_family(&mut self, top: &'a Indicator, periods: &BTreeSet<Period>) {
        if let Some((_, _, known)) = self.families.iter_mut().find(|(of, ..)| of.id == top.id) {
            known.extend(periods);
            return;
        }
        self.families.push((top, Family::members_of(self.project, top), periods.clone()));
    }

    /// Whether a finding can rest on the changed cell.
    pub fn holds(&self, finding: &Finding) -> bool {
        let Self { project, changed, .. } = *self;
        let is_own = finding.indicator == changed.indicator;
        match finding.rule {
            CUMULATIVE_FALLS | MONTHS_AGAINST_YEAR | JUMP => {
                is_own
                    && finding.place == changed.place
                    && finding.cells.first().is_some_and(|key| key.measure == changed.measure)
                    && self.is_in_years(finding.period.last_year())
            }
            OUTLIER => {
                let parent =
                    |place| project.areas().get(place).and_then(|area| area.parent.as_ref());
                self.compared.iter().any(|(indicator, periods)| {
                    indicator.id == finding.indicator && periods.contains(&finding.period)
                }) && parent(&finding.place) == parent(&changed.place)
            }
            ACTUAL_MISSING => self.families.iter().any(|(_, indicators, periods)| {
                indicators.contains(&&finding.indicator) && periods.contains(&finding.period)
            }),
            PLAN_MISSING => is_own && Some(finding.period) == changed.period.year_of(),
            STALE_AS_OF => {
                is_own && finding.period == changed.period && changed.measure == Measure::Actual
            }
            TWO_SOURCES => finding.cells.contains(changed),
            FORMULA | IDENTITY => {
                self.places.contains(&finding.place)
                    && self.readers.iter().any(|reader| reader.id == finding.indicator)
            }
            FORMULA_UNITS => false,
            RATIO | SHARED_DENOMINATOR | NUMERATOR_EXCEEDS_DENOMINATOR => {
                // Rates of a place are published with the same decimals: one tells of the others.
                self.together.contains(&finding.indicator)
                    && self.places.contains(&finding.place)
                    && depends(finding.period, changed.period)
            }
            _ => {
                self.touched.contains(&finding.indicator)
                    && self.places.contains(&finding.place)
                    && depends(finding.period, changed.period)
            }
        }
    }

    /// Asks anew whatever [`Reach::holds`] takes.
    pub fn ask(&self, found: &mut Vec<Finding>) {
        let Self { project, changed, .. } = *self;
        for (measure, period) in periods_touched(project, changed.period) {
            let checker =
                Checker::of(project, measure, period, |it| self.together.contains(&it.id));
            if checker.is_empty() {
                continue;
            }
            let mut beside = Vec::new();
            for place in &self.places {
                checker.check(place, &mut beside);
            }
            found.extend(beside.into_iter().filter(|finding| self.holds(finding)));
        }
        if let Some(timeline) = Timeline::new(project, &changed.indicator, changed.measure) {
            let line = timeline.at(&changed.place);
            rules::through_time(&line, |year| self.is_in_years(year), found);
        }
        if let Some(parent) = project.areas().get(&changed.place).and_then(|a| a.parent.as_ref())
            && rules::has_peers(project, parent)
        {
            for (indicator, periods) in &self.compared {
                for period in periods {
                    let series =
                        Series::as_published(project, &indicator.id, Measure::Actual, *period);
                    if let Some(series) = series {
                        rules::outliers(project, &series, parent, found);
                    }
                }
            }
        }
        for (top, _, periods) in &self.families {
            let mut steps: Vec<Step> = periods.iter().map(|period| period.step()).collect();
            steps.dedup();
            for step in steps {
                let Some(family) = Family::new(project, top, step) else { continue };
                for period in periods.iter().filter(|period| period.step() == step) {
                    family.actual_missing(period.ordinal(), found);
                }
            }
        }
        if let Some(year) = changed.period.year_of() {
            found.extend(rules::plan_missing(project, &changed.indicator, year));
        }
        if changed.measure == Measure::Actual && has_days(project, &changed.indicator) {
            rules::as_of(project, &changed.indicator, changed.period, found);
        }
        found.extend(rules::two_sources(project, changed));
        for indicator in &self.readers {
            let is_touched = |place: &PlaceId| self.places.contains(place);
            for (measure, place, period) in entered(project, indicator, is_touched) {
                rules::formulas(project, indicator, measure, place, period, found);
            }
        }
    }

    fn is_in_years(&self, year: i32) -> bool {
        let first = self.changed.period.first_year();
        (first..=first + YEARS_AFTER).contains(&year)
    }
}

/// The indicators whose figures, or what these are held against, can be made of one: itself, and all
/// that rests on it by whatever is in between.
fn resting_on<'a>(project: &'a Project, changed: &'a IndicatorId) -> BTreeSet<&'a IndicatorId> {
    let mut touched: BTreeSet<&IndicatorId> = BTreeSet::from([changed]);
    let made: Vec<(&IndicatorId, Vec<&IndicatorId>)> =
        project.indicators().iter().map(|it| (&it.id, made_of(project, it))).collect();
    loop {
        let before = touched.len();
        for (id, parts) in &made {
            if parts.iter().any(|part| touched.contains(part)) {
                touched.insert(id);
            }
        }
        if touched.len() == before {
            return touched;
        }
    }
}

/// Indicators, with all of the breakdowns in which some stand.
fn with_families<'a, 'b>(
    project: &'a Project,
    indicators: &BTreeSet<&'a IndicatorId>,
    some: impl IntoIterator<Item = &'b IndicatorId>,
) -> BTreeSet<&'a IndicatorId> {
    let mut all = indicators.clone();
    for indicator in some {
        if let Some(top) = Family::top(project, indicator) {
            all.extend(Family::members_of(project, top));
        }
    }
    all
}

/// The advances that are held against some of these.
fn advances_of<'a>(
    project: &'a Project,
    disbursed: &BTreeSet<&'a IndicatorId>,
) -> Vec<&'a IndicatorId> {
    let of = |indicator: &'a Indicator| {
        let AcrossAreas::RatioOfSums { numerator, .. } = &indicator.across_areas else {
            return None;
        };
        let advances = indicator.basis.as_ref()?.advances.as_ref()?;
        disbursed.contains(&numerator.indicator).then_some(advances)
    };
    project.indicators().iter().filter_map(of).collect()
}

/// Indicators with what a finding about them at one place and period can rest on: the breakdowns in
/// which they stand, and all rates with their counts.
fn held_together<'a>(
    project: &'a Project,
    touched: &BTreeSet<&'a IndicatorId>,
) -> BTreeSet<&'a IndicatorId> {
    let mut all = with_families(project, touched, touched.iter().copied());
    for indicator in project.indicators() {
        if let AcrossAreas::RatioOfSums { numerator, denominator, .. } = &indicator.across_areas {
            all.extend([&indicator.id, &numerator.indicator, &denominator.indicator]);
            all.extend(indicator.basis.iter().filter_map(|basis| basis.advances.as_ref()));
        }
    }
    all
}

/// What the figure of an indicator, or what is held against it, can be made of.
fn made_of<'a>(project: &'a Project, indicator: &'a Indicator) -> Vec<&'a IndicatorId> {
    let mut all = project.made_of(indicator);
    all.extend(indicator.must_equal.iter().flat_map(Formula::references));
    all
}

/// Where figures of an indicator were entered, at places of interest: measure, place, period, each
/// once.
pub(super) fn entered<'a>(
    project: &'a Project,
    indicator: &Indicator,
    is_wanted: impl Fn(&PlaceId) -> bool,
) -> BTreeSet<(Measure, &'a PlaceId, Period)> {
    let tables = project.values().of_indicator(&indicator.id);
    let of_table = |(key, table): (&TableKey, &'a Table)| {
        let (measure, step) = (key.measure, key.step);
        let rows = table.rows().filter(|(place, _)| is_wanted(place));
        let rows = rows.flat_map(move |(place, row)| {
            let filled = row.iter().filter(|(_, cell)| cell.number().is_some());
            filled
                .filter_map(move |(at, _)| Some((measure, place, Period::from_ordinal(step, at)?)))
        });
        rows.collect::<Vec<_>>()
    };
    tables.flat_map(of_table).collect()
}

/// The place, the areas it lies in, and the groups that list any of them.
fn places_above(project: &Project, place: &PlaceId) -> Vec<PlaceId> {
    let mut above = vec![place.clone()];
    let mut at = project.areas().get(place).and_then(|area| area.parent.clone());
    while let Some(parent) = at {
        if above.contains(&parent) {
            break;
        }
        at = project.areas().get(&parent).and_then(|area| area.parent.clone());
        above.push(parent);
    }
    let areas = above.len();
    for group in project.groups().ids() {
        let members = project.group_members(group);
        if above.iter().take(areas).any(|area| members.contains(area)) && !above.contains(group) {
            above.push(group.clone());
        }
    }
    above
}

/// Whether a finding at one period can rest on a figure of another: a year's plan and a year's
/// wholes are read at its months, and months make up quarters and years.
fn depends(finding: Period, changed: Period) -> bool {
    finding == changed
        || (changed.step() == Step::Year && finding.year_of() == Some(changed))
        || changed.within(finding.step()) == Some(finding)
}

/// The measures and periods at which a change can be felt by figures of one period.
fn periods_touched(project: &Project, changed: Period) -> Vec<(Measure, Period)> {
    let mut steps: Vec<(Measure, Step)> =
        project.values().tables().map(|(key, _)| (key.measure, key.step)).collect();
    steps.sort_unstable();
    steps.dedup();
    let of_step = |(measure, step)| read_at(changed, step).into_iter().map(move |p| (measure, p));
    steps.into_iter().flat_map(of_step).collect()
}

/// The periods of a step at which a figure of a period is read: its own, a year's at its parts, and a
/// part's at what it makes up.
fn read_at(changed: Period, step: Step) -> Vec<Period> {
    if step == changed.step() {
        return vec![changed];
    }
    if let Some(whole) = changed.within(step) {
        return vec![whole];
    }
    if changed.step() != Step::Year || matches!(step, Step::Span(_)) {
        return Vec::new();
    }
    let first = changed.first_year() * step.per_year();
    let parts = first..first + step.per_year();
    parts.filter_map(|ordinal| Period::from_ordinal(step, ordinal)).collect()
}

/// The ratios of results that read the changed cell as an operand, and the periods at which.
fn ratios_on<'a>(
    project: &'a Project,
    changed: &CellKey,
) -> Vec<(&'a Indicator, BTreeSet<Period>)> {
    let steps = || STEPS.into_iter().chain([changed.period.step()]);
    let reads = |operand: &Operand, period: Period| {
        operand.indicator == changed.indicator
            && operand_measure(operand, Measure::Actual) == changed.measure
            && operand_period(operand, period) == changed.period
    };
    let mut found = Vec::new();
    for ratio in project.indicators() {
        let AcrossAreas::RatioOfSums { numerator, denominator, .. } = &ratio.across_areas else {
            continue;
        };
        let periods: BTreeSet<Period> = steps()
            .flat_map(|step| read_at(changed.period, step))
            .filter(|period| reads(numerator, *period) || reads(denominator, *period))
            .collect();
        if !periods.is_empty() && ratio.measure_for(Measure::Actual) == Measure::Actual {
            found.push((ratio, periods));
        }
    }
    found
}

/// Periods and those that look back on them.
fn with_later(periods: &BTreeSet<Period>) -> BTreeSet<Period> {
    let later = |period: &Period| {
        let (step, at) = (period.step(), period.ordinal());
        (at..=at + rules::window(step)).filter_map(move |at| Period::from_ordinal(step, at))
    };
    periods.iter().flat_map(later).collect()
}

/// Whether any day is stated to which results of an indicator were counted.
fn has_days(project: &Project, id: &IndicatorId) -> bool {
    let of_tables = project.values().of_indicator(id).any(|(_, table)| table.as_of.is_some());
    of_tables
        || project
            .details()
            .values()
            .any(|detail| detail.key.indicator == *id && detail.as_of.is_some())
}
