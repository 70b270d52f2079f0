//! The findings of a whole project, kept true edit by edit.

use std::collections::{BTreeMap, btree_map::Entry};

use super::{
    checker::Checker,
    finding::Finding,
    rules::{Subject, bounds, is_count, range},
};
use crate::analysis::series::Series;
use crate::model::{Cell, CellKey, Measure, Period, PlaceId, Project, Step};

const MEASURES: [Measure; 3] = [Measure::Actual, Measure::Plan, Measure::Estimate];

/// What contradicts itself at one place and period.
#[must_use]
pub fn check_scope(project: &Project, place: &PlaceId, period: Period) -> Vec<Finding> {
    let mut found = Vec::new();
    for measure in MEASURES {
        Checker::new(project, measure, period).check(place, &mut found);
    }
    sort(project, &mut found);
    found
}

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
    sort(project, &mut found);
    found
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
                let series = period
                    .and_then(|period| Series::new(project, &key.indicator, key.measure, period));
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

fn sort(project: &Project, findings: &mut [Finding]) {
    let place_rank = |place: &PlaceId| {
        let group = || project.groups().position(place).map(|at| at + project.areas().len());
        project.areas().position(place).or_else(group)
    };
    // Stable: findings of one indicator stay in the order of the rules.
    findings.sort_by_cached_key(|finding| {
        (
            finding.severity,
            finding.period.last_day(),
            finding.period,
            place_rank(&finding.place),
            project.indicators().position(&finding.indicator),
            finding.rule,
            finding.cells.first().map(|key| key.measure),
        )
    });
}

/// All findings of a project, and how to keep them true after an edit without asking everything
/// anew.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
}

impl Findings {
    /// The findings of a project as it is.
    #[must_use]
    pub fn new(project: &Project) -> Self {
        Self { all: check_all(project) }
    }

    /// In the order of [`check_all`].
    #[must_use]
    pub fn all(&self) -> &[Finding] {
        &self.all
    }

    /// The findings a cell takes part in.
    pub fn of_cell(&self, key: &CellKey) -> impl Iterator<Item = &Finding> {
        self.all.iter().filter(move |finding| finding.cells.contains(key))
    }

    /// Looks again at whatever a changed cell can touch. After any other edit than that of a cell,
    /// take [`Findings::new`].
    pub fn update(&mut self, project: &Project, changed: &CellKey) {
        let places = places_above(project, &changed.place);
        let is_touched = |finding: &Finding| {
            places.contains(&finding.place) && depends(finding.period, changed.period)
        };
        self.all.retain(|finding| !is_touched(finding));
        for (measure, period) in periods_touched(project, changed.period) {
            let checker = Checker::new(project, measure, period);
            if checker.is_empty() {
                continue;
            }
            for place in &places {
                checker.check(place, &mut self.all);
            }
        }
        sort(project, &mut self.all);
    }
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
/// wholes are read at its months.
fn depends(finding: Period, changed: Period) -> bool {
    finding == changed || (changed.step() == Step::Year && finding.year_of() == Some(changed))
}

/// The measures and periods at which a change can be felt.
fn periods_touched(project: &Project, changed: Period) -> Vec<(Measure, Period)> {
    let mut steps: Vec<(Measure, Step)> =
        project.values().tables().map(|(key, _)| (key.measure, key.step)).collect();
    steps.sort_unstable();
    steps.dedup();
    let mut touched = Vec::new();
    for (measure, step) in steps {
        if step == changed.step() {
            touched.push((measure, changed));
        } else if changed.step() == Step::Year && !matches!(step, Step::Span(_)) {
            let first = changed.first_year() * step.per_year();
            let parts = (first..first + step.per_year())
                .filter_map(|ordinal| Period::from_ordinal(step, ordinal));
            touched.extend(parts.map(|period| (measure, period)));
        }
    }
    touched
}
