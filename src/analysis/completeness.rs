//! Which unit has reported what: the table that tells whom to ring up.

use super::series::{partitions, reports};
use crate::model::{
    AreaKind, Cell, Indicator, Measure, Period, PlaceId, Project, Status, Step, TopicId,
};

/// Breakdowns nested more deeply than this are a circle.
const DEEPEST_PARTS: usize = 6;

/// How much of what is due from a unit has come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Figures that are due: indicators, or indicators × communes where communes report.
    pub due: usize,
    /// Those with a value.
    pub reported: usize,
    /// Of those reported, the ones that are estimates or provisional.
    pub not_final: usize,
}

/// What completeness looks like at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Degree {
    /// Nothing is due.
    NothingDue,
    /// Chưa có.
    Nothing,
    /// Một phần, hoặc có số ước, sơ bộ.
    Some,
    /// Đủ.
    All,
}

impl Completeness {
    #[must_use]
    pub fn degree(self) -> Degree {
        if self.due == 0 {
            Degree::NothingDue
        } else if self.reported == 0 {
            Degree::Nothing
        } else if self.reported < self.due || self.not_final > 0 {
            Degree::Some
        } else {
            Degree::All
        }
    }

    fn add(&mut self, other: Self) {
        self.due += other.due;
        self.reported += other.reported;
        self.not_final += other.not_final;
    }
}

/// The districts and the departments' unit: those that are rung up, in protocol order.
#[must_use]
pub fn reporting_units(project: &Project) -> Vec<PlaceId> {
    let is_unit = |kind: AreaKind| kind.is_district() || kind == AreaKind::Departments;
    let areas = project.areas().iter().filter(|area| is_unit(area.kind));
    areas.map(|area| area.id.clone()).collect()
}

/// How much of what is due from each of some units, or from the communes in it, at a period has come
/// in: of one topic, or of all.
///
/// Due is what the unit is expected to report and what is entered, not computed: at the step at
/// which the field reports it, from its first figure until one period after its last; at any other
/// step where somebody has reported it.
#[must_use]
pub fn completeness(
    project: &Project,
    topic: Option<&TopicId>,
    units: &[PlaceId],
    period: Period,
) -> Vec<Completeness> {
    let mut counts = vec![Completeness::default(); units.len()];
    for indicator in project.indicators() {
        let is_wanted = topic.is_none_or(|topic| indicator.topic == *topic);
        if is_wanted && is_due_at(project, indicator, period) {
            for (count, unit) in counts.iter_mut().zip(units) {
                count.add(of_unit(project, indicator, unit, period, 0));
            }
        }
    }
    counts
}

/// What units owe of one indicator, measure and period.
#[derive(Clone, Copy, Debug)]
pub struct Owed<'a> {
    project: &'a Project,
    indicator: &'a Indicator,
    measure: Measure,
    period: Period,
    is_due: bool,
}

impl<'a> Owed<'a> {
    /// Actual figures are due as in [`completeness`]; plans and estimates wherever they are entered,
    /// not computed.
    #[must_use]
    pub fn new(
        project: &'a Project,
        indicator: &'a Indicator,
        measure: Measure,
        period: Period,
    ) -> Self {
        let is_due = if measure == indicator.measure_for(Measure::Actual) {
            is_due_at(project, indicator, period)
        } else {
            is_entered(project, indicator, period.step())
        };
        Self { project, indicator, measure, period, is_due }
    }

    /// Whether a place is to report the figure and has not.
    #[must_use]
    pub fn is_missing(&self, place: &PlaceId) -> bool {
        let Self { project, indicator, measure, period, is_due } = *self;
        let kind = project.area_kind(place).filter(|_| is_due);
        kind.is_some_and(|kind| reports(&indicator.expected, place, kind)) && {
            let key = project.current_key(&indicator.id, measure, place, period);
            project.cell(&key) == Cell::NotReported
        }
    }
}

/// Whether an indicator is entered at a period's step in this project.
fn is_due_at(project: &Project, indicator: &Indicator, period: Period) -> bool {
    if matches!(period.step(), Step::Span(_)) || !is_entered(project, indicator, period.step()) {
        return false;
    }
    // A capital plan is assigned for the year and due there.
    let measure = indicator.measure_for(Measure::Actual);
    let at = period.ordinal();
    let is_own_step = indicator.step == period.step();
    let is_of_unit = |place: &PlaceId| {
        project.area_kind(place).is_some_and(|kind| reports(&indicator.expected, place, kind))
    };
    let (mut first, mut last) = (None, None);
    for (_, table) in project.values().versions(&indicator.id, measure, period.step()) {
        for (_, row) in table.rows().filter(|(place, _)| is_of_unit(place)) {
            if !is_own_step && row.get(at) != Cell::NotReported {
                return true;
            }
            let end = row.start() + i32::try_from(row.cells().len()).unwrap_or(0);
            first = Some(first.map_or(row.start(), |first: i32| first.min(row.start())));
            last = last.max(Some(end));
        }
    }
    // From the first figure on, and until one period after the last: the next one to come.
    is_own_step && first.zip(last).is_some_and(|(first, end)| (first..=end).contains(&at))
}

/// Whether people enter an indicator: a ratio of entered figures follows, and so does a whole whose
/// parts are entered.
fn is_entered(project: &Project, indicator: &Indicator, step: Step) -> bool {
    use crate::model::AcrossAreas::RatioOfSums;
    !matches!(indicator.across_areas, RatioOfSums { .. })
        && !partitions(project, indicator)
            .any(|parts| parts.iter().all(|part| has_figures(project, part, step, DEEPEST_PARTS)))
}

/// Whether anything was entered at a step of an indicator, or of all parts of a breakdown of it.
fn has_figures(project: &Project, indicator: &Indicator, step: Step, depth: usize) -> bool {
    let measure = indicator.measure_for(Measure::Actual);
    let mut tables = project.values().versions(&indicator.id, measure, step);
    tables.any(|(_, table)| table.rows().next().is_some())
        || (depth > 0
            && partitions(project, indicator)
                .any(|parts| parts.iter().all(|part| has_figures(project, part, step, depth - 1))))
}

fn of_unit(
    project: &Project,
    indicator: &Indicator,
    place: &PlaceId,
    period: Period,
    depth: usize,
) -> Completeness {
    const DEEPEST: usize = 16;
    let mut all = Completeness::default();
    let Some(kind) = project.area_kind(place) else { return all };
    if !reports(&indicator.expected, place, kind) {
        if depth < DEEPEST {
            for child in project.children(place) {
                all.add(of_unit(project, indicator, child, period, depth + 1));
            }
        }
        return all;
    }
    let measure = indicator.measure_for(Measure::Actual);
    let key = project.current_key(&indicator.id, measure, place, period);
    match project.cell(&key) {
        Cell::NotApplicable => {}
        Cell::NotReported => all.due = 1,
        Cell::Value { status, .. } => {
            let not_final = usize::from(status != Status::Final);
            all = Completeness { due: 1, reported: 1, not_final };
        }
    }
    all
}
