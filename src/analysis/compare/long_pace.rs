//! Pace to a goal of a later year (tiến độ đến mục tiêu giai đoạn): the slope that is needed against
//! the slope of the last years.

use crate::{
    analysis::Figure,
    model::{Direction, Indicator, IndicatorId, IndicatorKind, Measure, Period, PlaceId, Project},
};

use super::{
    Basis, Refusal,
    basis::{complete, figure_at},
    change::refuse_break,
    to_date::MONTHS,
};

/// How many years back the slope so far is looked for: a plan's half, so that it tells of the same
/// policy.
const YEARS_BACK: i32 = 3;

/// A level on its way to the goal of a later year.
#[derive(Clone, Debug, PartialEq)]
pub struct LongPace {
    pub last_period: Period,
    pub last: f64,
    pub goal_period: Period,
    pub goal: f64,
    /// Between the last days of the two periods.
    pub years_left: f64,
    /// What each year left must bring, in the indicator's unit or in points; below zero for what must
    /// fall; zero where the goal is reached.
    pub required_per_year: f64,
    pub is_reached: bool,
    /// What the last years brought: of the earliest known figure of the same definition within three
    /// years.
    pub recent: Result<RecentSlope, Refusal>,
    pub in_points: bool,
    pub basis: Basis,
}

/// What the last years brought per year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecentSlope {
    pub from_period: Period,
    pub from: f64,
    pub per_year: f64,
    /// Required per year over this; none where the last years went the wrong way or nowhere.
    pub ratio: Option<f64>,
}

/// The pace of a level at a place from its last known figure to the plan of a later period.
///
/// # Errors
/// For what is no level or has no better direction; where the figure or the plan is missing; where
/// the goal does not lie ahead, or the definition changes before it.
pub fn long_pace(
    project: &Project,
    indicator: &IndicatorId,
    place: &PlaceId,
    last: Period,
    goal: Period,
) -> Result<LongPace, Refusal> {
    let known = project.indicators().get(indicator).ok_or(Refusal::Unknown)?;
    if known.kind != IndicatorKind::Level {
        return Err(Refusal::NoPace);
    }
    if known.direction == Direction::Neutral {
        return Err(Refusal::NoDirection);
    }
    let years_left = years_between(last, goal);
    if years_left <= 0.0 {
        return Err(Refusal::GoalNotAhead);
    }
    refuse_break(project, known, known.kind, last, goal)?;
    let now = figure_at(project, indicator, Measure::Actual, place, last)?;
    let plan = figure_at(project, indicator, Measure::Plan, place, goal)?;
    let (value, target) = (complete(&now)?, complete(&plan)?);
    let is_reached = match known.direction {
        Direction::Down => value <= target,
        Direction::Up | Direction::Neutral => value >= target,
    };
    let required_per_year = if is_reached { 0.0 } else { (target - value) / years_left };
    let recent = recent(project, known, place, &now, required_per_year);
    let earlier = recent.as_ref().ok().map(|(_, figure)| figure);
    Ok(LongPace {
        last_period: last,
        last: value,
        goal_period: goal,
        goal: target,
        years_left,
        required_per_year,
        is_reached,
        basis: Basis::of([&now, &plan].into_iter().chain(earlier)),
        recent: recent.map(|(slope, _)| slope),
        in_points: known.in_points(),
    })
}

fn recent(
    project: &Project,
    indicator: &Indicator,
    place: &PlaceId,
    now: &Figure,
    required: f64,
) -> Result<(RecentSlope, Figure), Refusal> {
    let value = complete(now)?;
    for years in (1..=YEARS_BACK).rev() {
        let ordinal = now.period.ordinal() - years * now.period.step().per_year();
        let Some(period) = Period::from_ordinal(now.period.step(), ordinal) else { continue };
        if refuse_break(project, indicator, indicator.kind, period, now.period).is_err() {
            continue;
        }
        let then = figure_at(project, &indicator.id, Measure::Actual, place, period)?;
        let Ok(from) = complete(&then) else { continue };
        let per_year = (value - from) / f64::from(years);
        let ratio = (required * per_year > 0.0).then(|| required / per_year);
        return Ok((RecentSlope { from_period: period, from, per_year, ratio }, then));
    }
    Err(Refusal::NoEarlierFigure)
}

/// From the last day of one period to that of another; both end with a month.
fn years_between(from: Period, to: Period) -> f64 {
    let months = |period: Period| {
        let day = period.last_day();
        day.year() * 12 + i32::from(day.month())
    };
    f64::from(months(to) - months(from)) / MONTHS
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Fact, actual, close, period, plan, project};
    use super::*;

    fn of(facts: &[Fact<'_>], last: &str, goal: &str) -> Result<LongPace, Refusal> {
        let (indicator, place) = ("tl_ngheo".into(), "a".into());
        long_pace(&project(facts), &indicator, &place, period(last), period(goal))
    }

    #[test]
    fn the_slope_needed_is_set_against_that_of_the_last_years() {
        let facts = [
            actual("tl_ngheo", "a", "2016", 15.0),
            actual("tl_ngheo", "a", "2018", 12.0),
            plan("tl_ngheo", "a", "2020", 7.0),
        ];
        // 5 points in 2 years, where the last 2 years brought 3: 2,5 against 1,5 a year.
        let found = of(&facts, "2018", "2020").unwrap();
        assert!(close(found.required_per_year, -2.5) && close(found.years_left, 2.0));
        assert!(found.in_points && !found.is_reached);
        let recent = found.recent.unwrap();
        assert_eq!((recent.from_period, recent.from), (period("2016"), 15.0));
        assert!(close(recent.per_year, -1.5) && close(recent.ratio.unwrap(), 2.5 / 1.5));
        assert_eq!(found.basis.inputs.len(), 3);
    }

    #[test]
    fn the_last_years_are_of_the_same_definition() {
        let mut facts = vec![
            actual("tl_ngheo", "a", "2015", 9.0),
            actual("tl_ngheo", "a", "2017", 12.0),
            actual("tl_ngheo", "a", "2018", 13.0),
            plan("tl_ngheo", "a", "2020", 7.0),
        ];
        // 2015 is of the old standard; since 2017 it rose: no pace to set the required one against.
        let recent = of(&facts, "2018", "2020").unwrap().recent.unwrap();
        assert_eq!(
            (recent.from_period, recent.per_year, recent.ratio),
            (period("2017"), 1.0, None)
        );
        facts.remove(1);
        let alone = of(&facts, "2018", "2020").unwrap();
        assert_eq!(alone.recent, Err(Refusal::NoEarlierFigure));
        assert!(matches!(of(&facts, "2015", "2020"), Err(Refusal::SeriesBreak(_))));
    }

    #[test]
    fn a_goal_must_lie_ahead() {
        let facts = [actual("tl_ngheo", "a", "2018", 6.0), plan("tl_ngheo", "a", "2020", 7.0)];
        let found = of(&facts, "2018", "2020").unwrap();
        assert!(found.is_reached && found.required_per_year == 0.0);
        assert_eq!(of(&facts, "2020", "2020"), Err(Refusal::GoalNotAhead));
        assert!(matches!(of(&facts, "2018", "2021"), Err(Refusal::NotReported(_))));
        // From the middle of a year to the end of the next but one: two years and a half.
        let facts =
            [actual("tieu_chi", "a1", "2018-06", 9.0), plan("tieu_chi", "a1", "2020", 19.0)];
        let (indicator, place) = ("tieu_chi".into(), "a1".into());
        let found =
            long_pace(&project(&facts), &indicator, &place, period("2018-06"), period("2020"));
        assert!(close(found.unwrap().required_per_year, 4.0));
    }
}
