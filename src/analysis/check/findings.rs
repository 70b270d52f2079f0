//! The findings of a whole project, kept true edit by edit.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
};

use super::{
    checker::Checker,
    finding::{Finding, RuleId, Severity},
    reach::{Reach, entered},
    rules::{self, Family, Subject, bounds, is_count, range},
    timeline::Timeline,
};
use crate::{
    analysis::series::Series,
    model::{
        AcrossAreas, Cell, CellKey, Date, Indicator, IndicatorId, Measure, Period, PlaceId,
        Project, SourceId, Step, Table, TableKey,
    },
};

const MEASURES: [Measure; 3] = [Measure::Actual, Measure::Plan, Measure::Estimate];

/// All findings: errors first, then by period, protocol order and order of indicators.
#[must_use]
pub fn check_all(project: &Project) -> Vec<Finding> {
    let places: Vec<&PlaceId> = project.areas().ids().chain(project.groups().ids()).collect();
    let mut found = out_of_range(project);
    for ((measure, period), filled) in scopes(project) {
        let checker = Checker::new(project, measure, period);
        for (place, _) in places.iter().zip(filled).filter(|(_, is_filled)| *is_filled) {
            checker.check_relations(place, &mut found);
        }
    }
    through_time(project, &mut found);
    outliers(project, &mut found);
    presence(project, &mut found);
    sources(project, &mut found);
    for indicator in project.indicators().iter().filter(|it| rules::has_formulas(it)) {
        for (measure, place, period) in entered(project, indicator, |_| true) {
            rules::formulas(project, indicator, measure, place, period, &mut found);
        }
    }
    rules::formula_units(project, &mut found);
    drop_switched_off(project, &mut found);
    sort(project, &mut found);
    found
}

/// Leaves out what the rules that are switched off in this project found.
fn drop_switched_off(project: &Project, found: &mut Vec<Finding>) {
    let off = &project.settings().rules_off;
    if !off.is_empty() {
        found.retain(|finding| !off.contains(finding.rule.0));
    }
}

/// The figures that cannot be true: one pass over the rows, since nearly all of a million can.
fn out_of_range(project: &Project) -> Vec<Finding> {
    let mut found = Vec::new();
    for (key, table) in project.values().tables() {
        let Some(indicator) = project.indicators().get(&key.indicator) else { continue };
        if indicator.measure_for(key.measure) != key.measure {
            continue;
        }
        let (lowest, highest) = bounds(indicator);
        let must_be_whole = is_count(indicator);
        for (place, row) in table.rows() {
            for (ordinal, cell) in row.iter() {
                let Some(number) = cell.number() else { continue };
                let is_true = (lowest..=highest).contains(&number)
                    && !(must_be_whole && number.fract() != 0.0);
                if is_true {
                    continue;
                }
                let period = Period::from_ordinal(key.step, ordinal);
                let series = period.and_then(|period| {
                    Series::as_published(project, &key.indicator, key.measure, period)
                });
                let Some(series) = series else { continue };
                // Of a plan's decisions only the one that counts is looked at.
                if series.key(place).document == key.document {
                    found.extend(range(Subject { project, series: &series, place }));
                }
            }
        }
    }
    found
}

/// By measure and period, which of the places (areas, then groups) have any figure.
fn scopes(project: &Project) -> BTreeMap<(Measure, Period), Vec<bool>> {
    let (areas, groups) = (project.areas(), project.groups());
    let count = areas.len() + groups.len();
    let mut scopes: BTreeMap<(Measure, Period), Vec<bool>> = BTreeMap::new();
    for (key, table) in project.values().tables() {
        let Some((first, last)) = table.extent() else { continue };
        let periods = usize::try_from(last - first).map_or(0, |steps| steps + 1);
        let mut of_table = vec![vec![false; count]; periods];
        for (place, row) in table.rows() {
            let group = || groups.position(place).map(|at| areas.len() + at);
            let Some(at) = areas.position(place).or_else(group) else { continue };
            let start = usize::try_from(row.start() - first).unwrap_or(0);
            for (filled, cell) in of_table.iter_mut().skip(start).zip(row.cells()) {
                if let Some(is_filled) = filled.get_mut(at) {
                    *is_filled = *cell != Cell::NotReported;
                }
            }
        }
        for (ordinal, of_table) in (first..=last).zip(of_table) {
            let Some(period) = Period::from_ordinal(key.step, ordinal) else { continue };
            match scopes.entry((key.measure, period)) {
                Entry::Vacant(scope) => {
                    scope.insert(of_table);
                }
                Entry::Occupied(mut scope) => {
                    for (is_filled, is_here) in scope.get_mut().iter_mut().zip(of_table) {
                        *is_filled |= is_here;
                    }
                }
            }
        }
    }
    scopes
}

/// Every line of figures through time.
fn through_time(project: &Project, found: &mut Vec<Finding>) {
    for indicator in project.indicators() {
        for measure in MEASURES {
            let Some(timeline) = Timeline::new(project, &indicator.id, measure) else { continue };
            for place in timeline.places() {
                rules::through_time(&timeline.at(place), |_| true, found);
            }
        }
    }
}

/// The units of every area, compared at every period that has figures.
fn outliers(project: &Project, found: &mut Vec<Finding>) {
    let parents: Vec<&PlaceId> =
        project.areas().ids().filter(|area| rules::has_peers(project, area)).collect();
    let results = |indicator: &Indicator| indicator.measure_for(Measure::Actual) == Measure::Actual;
    for indicator in project.indicators() {
        if parents.is_empty() || !rules::is_compared(indicator) || !results(indicator) {
            continue;
        }
        for period in compared_at(project, indicator) {
            let series = Series::as_published(project, &indicator.id, Measure::Actual, period);
            let Some(series) = series else { continue };
            for parent in &parents {
                rules::outliers(project, &series, parent, found);
            }
        }
    }
}

/// The periods at which units can have a figure: one of their own, or a count above the line.
fn compared_at(project: &Project, indicator: &Indicator) -> BTreeSet<Period> {
    let numerator = match &indicator.across_areas {
        AcrossAreas::RatioOfSums { numerator, .. } => Some(&numerator.indicator),
        _ => None,
    };
    let tables = std::iter::once(&indicator.id)
        .chain(numerator)
        .flat_map(|id| project.values().of_indicator(id));
    let of_table = |(key, table): (&TableKey, &Table)| {
        let (first, last) = table.extent().unwrap_or((0, -1));
        let step = key.step;
        (first..=last).filter_map(move |at| Period::from_ordinal(step, at))
    };
    tables.flat_map(of_table).collect()
}

/// Results and plans that some units still owe.
fn presence(project: &Project, found: &mut Vec<Finding>) {
    for indicator in project.indicators() {
        for year in planned_years(project, &indicator.id) {
            found.extend(rules::plan_missing(project, &indicator.id, year));
        }
        if indicator.breakdown.is_some() {
            continue;
        }
        for step in steps_of_family(project, indicator) {
            let Some(family) = Family::new(project, indicator, step) else { continue };
            for ordinal in family.ordinals() {
                family.actual_missing(ordinal, found);
            }
        }
    }
}

fn planned_years(project: &Project, id: &IndicatorId) -> BTreeSet<Period> {
    let tables = project.values().of_indicator(id);
    let plans = tables
        .filter(|(key, _)| key.measure == Measure::Plan && !matches!(key.step, Step::Span(_)));
    let years = plans.flat_map(|(key, table)| {
        let (first, last) = table.extent().unwrap_or((0, -1));
        let per_year = key.step.per_year();
        (first.div_euclid(per_year)..=last.div_euclid(per_year)).filter_map(Period::year)
    });
    years.collect()
}

/// The steps at which an indicator or whatever breaks it down has results.
fn steps_of_family(project: &Project, top: &Indicator) -> BTreeSet<Step> {
    let members = Family::members_of(project, top).into_iter();
    let tables = members.flat_map(|id| project.values().of_indicator(id));
    tables.filter(|(key, _)| key.measure == Measure::Actual).map(|(key, _)| key.step).collect()
}

/// Sources that differ, and days that figures were counted to.
fn sources(project: &Project, found: &mut Vec<Finding>) {
    found.extend(project.details().keys().filter_map(|key| rules::two_sources(project, key)));
    let mut dated: BTreeSet<(&IndicatorId, Period)> = project
        .details()
        .values()
        .filter(|detail| detail.as_of.is_some() && detail.key.measure == Measure::Actual)
        .map(|detail| (&detail.key.indicator, detail.key.period))
        .collect();
    for (key, table) in project.values().tables() {
        let Some((first, last)) = table.extent() else { continue };
        let Some(day) = table.as_of.filter(|_| key.measure == Measure::Actual) else { continue };
        // One day for all of a table is too early for some periods, and late for no unit.
        let of_step = project.values().versions(&key.indicator, key.measure, key.step);
        let is_alone = of_step.count() == 1;
        let periods = (first..=last)
            .filter_map(|at| Period::from_ordinal(key.step, at))
            .filter(|period| !is_alone || day < period.first_day());
        dated.extend(periods.map(|period| (&key.indicator, period)));
    }
    for (indicator, period) in dated {
        rules::as_of(project, indicator, period, found);
    }
}

/// What the order of findings goes by.
type Rank = (
    Severity,
    Date,
    Period,
    Option<usize>,
    Option<usize>,
    RuleId,
    Option<Measure>,
    Option<SourceId>,
);

fn rank(project: &Project, finding: &Finding) -> Rank {
    let place = || {
        let group = || {
            let at = project.groups().position(&finding.place);
            at.map(|at| at + project.areas().len())
        };
        project.areas().position(&finding.place).or_else(group)
    };
    let first = finding.cells.first();
    (
        finding.severity,
        finding.period.last_day(),
        finding.period,
        place(),
        project.indicators().position(&finding.indicator),
        finding.rule,
        first.map(|key| key.measure),
        first.and_then(|key| key.document.clone()),
    )
}

fn sort(project: &Project, findings: &mut [Finding]) {
    // Stable: findings of one indicator stay in the order of the rules.
    findings.sort_by_cached_key(|finding| rank(project, finding));
}

/// All findings of a project, and how to keep them true after an edit without asking everything
/// anew.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
    /// Of each finding.
    ranks: Vec<Rank>,
}

impl Findings {
    /// The findings of a project as it is.
    #[must_use]
    pub fn new(project: &Project) -> Self {
        let all = check_all(project);
        let ranks = all.iter().map(|finding| rank(project, finding)).collect();
        Self { all, ranks }
    }

    /// In the order of [`check_all`].
    #[must_use]
    pub fn all(&self) -> &[Finding] {
        &self.all
    }

    /// Looks again at whatever a changed cell can touch. After any other edit than that of a cell,
    /// take [`Findings::new`].
    pub fn update(&mut self, project: &Project, changed: &CellKey) {
        let reach = Reach::of(project, changed);
        let mut fresh = Vec::new();
        reach.ask(&mut fresh);
        drop_switched_off(project, &mut fresh);
        let kept: Vec<bool> = self.all.iter().map(|finding| !reach.holds(finding)).collect();
        if fresh.is_empty() && kept.iter().all(|is_kept| *is_kept) {
            return;
        }
        let ranked = |finding: Finding| (rank(project, &finding), finding);
        let mut fresh: Vec<(Rank, Finding)> = fresh.into_iter().map(ranked).collect();
        fresh.sort_by(|(one, _), (two, _)| one.cmp(two));
        let old = std::mem::take(&mut self.ranks).into_iter().zip(std::mem::take(&mut self.all));
        let old = old.zip(kept).filter_map(|(old, is_kept)| is_kept.then_some(old));
        (self.ranks, self.all) = merged(old, fresh).unzip();
    }
}

/// Two sorted lists as one.
fn merged(
    one: impl Iterator<Item = (Rank, Finding)>,
    two: Vec<(Rank, Finding)>,
) -> impl Iterator<Item = (Rank, Finding)> {
    let (mut one, mut two) = (one.peekable(), two.into_iter().peekable());
    std::iter::from_fn(move || match (one.peek(), two.peek()) {
        (Some((first, _)), Some((second, _))) if second.cmp(first) == Ordering::Less => two.next(),
        (Some(_), _) => one.next(),
        (None, _) => two.next(),
    })
}
