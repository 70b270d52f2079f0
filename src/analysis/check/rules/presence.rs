//! Figures and plans that some units still owe.

use std::collections::BTreeSet;

use super::About;
use crate::{
    analysis::{
        Coverage, ReportingUnit,
        check::{
            finding::{ACTUAL_MISSING, Finding, PLAN_MISSING, Severity},
            timeline::Timeline,
        },
        derive::reporting_unit,
        series::{Series, cuts, reports},
    },
    model::{
        AcrossAreas, Cell, CellKey, Indicator, IndicatorId, Measure, Name, Period, PlaceId,
        Project, Reporters, Row, Step,
    },
    text::{check_messages as say, lang::Lang},
};

/// Breakdowns nested more deeply than this are a circle.
const DEEPEST: usize = 6;

/// An indicator with all that breaks it down: where one unit is late with every part, that is said
/// once, of the whole.
pub struct Family<'a> {
    project: &'a Project,
    root: &'a PlaceId,
    step: Step,
    /// Each after the one it breaks down.
    members: Vec<Member<'a>>,
}

struct Member<'a> {
    indicator: &'a Indicator,
    parent: Option<usize>,
    units: Vec<&'a PlaceId>,
    /// The rows of each unit, the one that counts first.
    rows: Vec<Vec<&'a Row>>,
    /// The rows of each unit's plans.
    plans: Vec<Vec<(Step, &'a Row)>>,
}

/// Who has reported an indicator, and who has not.
#[derive(Clone)]
struct Reported<'a> {
    count: usize,
    missing: Vec<&'a PlaceId>,
    sum: f64,
    /// Whether only those units are counted that have a plan.
    of_planned: bool,
    /// The indicators that are entered, by place in the family.
    entered: Vec<usize>,
}

impl Reported<'_> {
    fn expected(&self) -> usize {
        self.count + self.missing.len()
    }
}

impl<'a> Family<'a> {
    /// The indicator at the top of the breakdown that one stands in; none for breakdowns that run
    /// in a circle.
    pub fn top(project: &'a Project, id: &IndicatorId) -> Option<&'a Indicator> {
        let mut at = project.indicators().get(id)?;
        for _ in 0..=DEEPEST {
            match &at.breakdown {
                None => return Some(at),
                Some(breakdown) => at = project.indicators().get(&breakdown.parent)?,
            }
        }
        None
    }

    /// The family of an indicator at the top, and its results at one step.
    pub fn new(project: &'a Project, top: &'a Indicator, step: Step) -> Option<Self> {
        let root = &project.root()?.id;
        let mut family = Self { project, root, step, members: Vec::new() };
        family.add(top, None, 0);
        Some(family)
    }

    fn add(&mut self, indicator: &'a Indicator, parent: Option<usize>, depth: usize) {
        let project = self.project;
        let units = units_of(project, self.root, &indicator.expected);
        let tables = |measure| {
            let of_indicator = project.values().of_indicator(&indicator.id);
            let is_held = indicator.measure_for(measure) == measure;
            of_indicator.filter(move |(key, _)| is_held && key.measure == measure)
        };
        let of_step = |unit: &&PlaceId| -> Vec<&'a Row> {
            let of_step = tables(Measure::Actual).filter(|(key, _)| key.step == self.step);
            of_step.filter_map(|(_, table)| table.row(unit)).collect()
        };
        let plans = |unit: &&PlaceId| -> Vec<(Step, &'a Row)> {
            let rows =
                tables(Measure::Plan).filter_map(|(key, table)| Some((key.step, table.row(unit)?)));
            rows.filter(|(step, _)| !matches!(step, Step::Span(_))).collect()
        };
        let rows = if tables(Measure::Actual).any(|(key, _)| key.step == self.step) {
            units.iter().map(of_step).collect()
        } else {
            Vec::new()
        };
        let plans = if tables(Measure::Plan).next().is_some() {
            units.iter().map(plans).collect()
        } else {
            Vec::new()
        };
        let own = self.members.len();
        self.members.push(Member { indicator, parent, units, rows, plans });
        for child in project.breakdown_of(&indicator.id).filter(|_| depth < DEEPEST) {
            self.add(child, Some(own), depth + 1);
        }
    }

    /// An indicator at the top and all that breaks it down.
    pub fn members_of(project: &'a Project, top: &'a Indicator) -> Vec<&'a IndicatorId> {
        let mut members = vec![&top.id];
        let mut level = vec![&top.id];
        for _ in 0..DEEPEST {
            let below = level.iter().flat_map(|parent| project.breakdown_of(parent));
            level = below.map(|child| &child.id).collect();
            members.extend(&level);
        }
        members
    }

    /// The periods at which any unit has reported, by ordinal.
    pub fn ordinals(&self) -> BTreeSet<i32> {
        let rows = self.members.iter().flat_map(|member| member.rows.iter().flatten());
        let mut found = BTreeSet::new();
        for row in rows {
            let end = i32::try_from(row.cells().len()).unwrap_or(0);
            found.extend(row.start()..row.start() + end);
        }
        found
    }

    /// The results that at least half of the units have reported, but not all, at one period.
    pub fn actual_missing(&self, ordinal: i32, found: &mut Vec<Finding>) {
        let Some(period) = Period::from_ordinal(self.step, ordinal) else { return };
        // From the parts up to the whole, so that the whole can stand on what its parts say.
        let mut reported: Vec<Option<Reported<'a>>> = vec![None; self.members.len()];
        for at in (0..self.members.len()).rev() {
            let entered = self.own(at, period).or_else(|| self.of_parts(at, &reported));
            if let Some(slot) = reported.get_mut(at) {
                *slot = entered;
            }
        }
        for (member, of_member) in self.members.iter().zip(&reported) {
            let Some(of_member) = of_member else { continue };
            let missing = &of_member.missing;
            let is_known_of_whole = member
                .parent
                .and_then(|parent| reported.get(parent)?.as_ref())
                .is_some_and(|of_whole| of_whole.missing == *missing);
            let is_due = !missing.is_empty() && of_member.count >= missing.len();
            if is_due && !is_known_of_whole && !self.is_said_of_counts(member, missing, period) {
                found.push(self.finding(member.indicator, of_member, period));
            }
        }
    }

    /// What was entered of a member itself, if anything was.
    fn own(&self, at: usize, period: Period) -> Option<Reported<'a>> {
        let member = self.members.get(at)?;
        let planned = member.planned(period);
        // The plan says who has anything to report.
        let is_due = |at: usize| {
            planned.as_ref().is_none_or(|planned| planned.get(at).copied().unwrap_or(false))
        };
        let (mut count, mut blank, mut sum) = (0, Vec::new(), None);
        for (at, (unit, rows)) in member.units.iter().zip(&member.rows).enumerate() {
            let mut cells = rows.iter().map(|row| row.get(period.ordinal()));
            match cells.find(|cell| *cell != Cell::NotReported) {
                Some(Cell::Value { number, .. }) => {
                    sum = Some(sum.unwrap_or(0.0) + number);
                    count += usize::from(is_due(at));
                }
                Some(Cell::NotReported) | None if is_due(at) => blank.push(*unit),
                Some(Cell::NotReported | Cell::NotApplicable) | None => {}
            }
        }
        let sum = sum?;
        // A rate follows from its counts.
        if let Some(ratio) = self.ratio(member, period) {
            let follows = |unit: &&PlaceId| {
                let mut operands = ratio.operands.iter();
                operands.all(|operand| operand.cell(unit).number().is_some())
            };
            let (following, missing): (Vec<_>, Vec<_>) = blank.into_iter().partition(follows);
            count += following.len();
            blank = missing;
        }
        let of_planned = planned.is_some();
        Some(Reported { count, missing: blank, sum, of_planned, entered: vec![at] })
    }

    /// A member as a ratio with both operands.
    fn ratio(&self, member: &Member<'a>, period: Period) -> Option<Series<'a>> {
        let is_ratio = matches!(member.indicator.across_areas, AcrossAreas::RatioOfSums { .. });
        is_ratio
            .then(|| {
                Series::as_published(self.project, &member.indicator.id, Measure::Actual, period)
            })
            .flatten()
            .filter(|series| series.operands.len() == 2)
    }

    /// What the parts of a member say, where all parts of one cut say the same.
    fn of_parts(&self, at: usize, reported: &[Option<Reported<'a>>]) -> Option<Reported<'a>> {
        let whole = self.members.get(at)?;
        cuts(self.project, whole.indicator).into_iter().find_map(|cut| {
            if cut.len() < 2 {
                return None;
            }
            let of_part = |part: &&Indicator| {
                let at = self.members.iter().position(|member| {
                    member.parent == Some(at) && member.indicator.id == part.id
                })?;
                reported.get(at)?.as_ref()
            };
            let parts: Vec<&Reported<'a>> = cut.iter().map(of_part).collect::<Option<_>>()?;
            let first = parts.first()?;
            if !parts.iter().all(|part| part.missing == first.missing) {
                return None;
            }
            Some(Reported {
                count: first.count,
                missing: first.missing.clone(),
                sum: parts.iter().map(|part| part.sum).sum(),
                of_planned: first.of_planned,
                entered: parts.iter().flat_map(|part| part.entered.iter().copied()).collect(),
            })
        })
    }

    /// Whether a rate lacks what its numerator lacks, so that the numerator says it.
    fn is_said_of_counts(&self, member: &Member<'a>, missing: &[&PlaceId], period: Period) -> bool {
        let ratio = self.ratio(member, period);
        ratio.as_ref().and_then(|ratio| ratio.operands.first()).is_some_and(|numerator| {
            let lacks = |unit: &&&PlaceId| numerator.cell(unit) == Cell::NotReported;
            member.units.iter().filter(lacks).eq(missing)
        })
    }

    fn finding(
        &self,
        indicator: &'a Indicator,
        reported: &Reported<'a>,
        period: Period,
    ) -> Finding {
        let project = self.project;
        let about =
            About { project, indicator, measure: Measure::Actual, place: self.root, period };
        let key = |id: &IndicatorId, place: &PlaceId| {
            project.current_key(id, Measure::Actual, place, period)
        };
        let total = project.cell(&key(&indicator.id, self.root)).number();
        let may_be_zero = matches!(indicator.across_areas, AcrossAreas::Sum)
            && total.is_some_and(|total| (total - reported.sum).abs() <= about.rounding_of_sum(0));
        let severity = if may_be_zero { Severity::Info } else { Severity::Warning };
        let coverage = counted(project, indicator, self.root, reported.count, reported.expected());
        let coverage = if reported.of_planned { say::of_planned(&coverage) } else { coverage };
        let names = names(project, &reported.missing);
        let words = say::actual_missing(about.head(), &coverage, &names, may_be_zero);
        let entered = || reported.entered.iter().filter_map(|at| self.members.get(*at));
        let cells = reported
            .missing
            .iter()
            .flat_map(|unit| entered().map(|member| key(&member.indicator.id, unit)))
            .collect();
        about.finding(ACTUAL_MISSING, severity, words, cells)
    }
}

impl Member<'_> {
    /// Which units have a plan for the year of a period, if at least half have one but not all:
    /// fewer tell that plans are not known yet.
    fn planned(&self, period: Period) -> Option<Vec<bool>> {
        let year = period.year_of()?.first_year();
        let is_planned = |rows: &Vec<(Step, &Row)>| {
            rows.iter().any(|(step, row)| {
                let first = year * step.per_year();
                (first..first + step.per_year()).any(|at| row.get(at) != Cell::NotReported)
            })
        };
        let planned: Vec<bool> = self.plans.iter().map(is_planned).collect();
        let count = planned.iter().filter(|is_planned| **is_planned).count();
        (count > 0 && count * 2 >= planned.len() && count < planned.len()).then_some(planned)
    }
}

/// Units that have results in a year but no plan, where others have one.
pub fn plan_missing(project: &Project, id: &IndicatorId, year: Period) -> Option<Finding> {
    let indicator = project.indicators().get(id)?;
    if indicator.only_measure.is_some() {
        return None;
    }
    let root = &project.root()?.id;
    let plan = Timeline::new(project, id, Measure::Plan).filter(|plan| !plan.is_empty())?;
    let actual = Timeline::new(project, id, Measure::Actual)?;
    let of_year = year.last_year();
    let mut planned = 0_usize;
    let mut missing: Vec<&PlaceId> = Vec::new();
    let units = units_of(project, root, &indicator.expected);
    for unit in &units {
        if plan.at(unit).is_filled_in(of_year) {
            planned += 1;
        } else if !actual.at(unit).reported(|year| year == of_year).is_empty() {
            missing.push(unit);
        }
    }
    if planned == 0 || missing.is_empty() {
        return None;
    }
    let about = About { project, indicator, measure: Measure::Actual, place: root, period: year };
    let coverage = counted(project, indicator, root, planned, units.len());
    let words = say::plan_missing(about.head(), &coverage, &names(project, &missing));
    let key = |unit: &&PlaceId| project.current_key(id, Measure::Plan, unit, year);
    let cells: Vec<CellKey> = missing.iter().map(key).collect();
    Some(about.finding(PLAN_MISSING, Severity::Info, words, cells))
}

/// The units expected to report, in protocol order.
fn units_of<'a>(project: &'a Project, root: &'a PlaceId, expected: &Reporters) -> Vec<&'a PlaceId> {
    fn collect<'a>(
        project: &'a Project,
        place: &'a PlaceId,
        expected: &Reporters,
        units: &mut Vec<&'a PlaceId>,
    ) {
        let Some(kind) = project.area_kind(place) else { return };
        if reports(expected, place, kind) {
            units.push(place);
            return;
        }
        for child in project.children(place) {
            collect(project, child, expected, units);
        }
    }
    let mut units = Vec::new();
    collect(project, root, expected, &mut units);
    units
}

/// "6/7 huyện, thành phố".
fn counted(
    project: &Project,
    indicator: &Indicator,
    root: &PlaceId,
    reported: usize,
    expected: usize,
) -> Name {
    let unit: Option<ReportingUnit> = reporting_unit(project, &indicator.expected, root);
    let coverage = Coverage { reported, expected, unit };
    Name { vi: coverage.label(Lang::Vi), en: coverage.label(Lang::En) }
}

fn names(project: &Project, places: &[&PlaceId]) -> Name {
    let names: Vec<&Name> = places.iter().filter_map(|place| project.place_name(place)).collect();
    say::list(&names)
}
