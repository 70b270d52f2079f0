//! Pace of the year (tiến độ): what is done against the time gone, and what each month left asks for.

use crate::{
    model::{
        Direction, Indicator, IndicatorId, Measure, Period, PlaceId, Project, Step, Thresholds,
    },
    text::number::rounded,
};

use super::{
    Basis, FigureKey, Goal, GoalOrigin, Refusal,
    basis::{complete, figure_at},
    change::refuse_break,
    goal::goal,
    rank::PERCENT_DECIMALS,
    to_date::{Added, MONTHS, ToDate},
};

/// A required pace of more than twice the average so far is a warning (cảnh báo): the practice of
/// disbursement reviews; `pace ratio > 2`.
pub const PACE_WARNING: f64 = 2.0;

/// Gaps in percent points to the expected share at which a figure is behind and far behind, where the
/// indicator has none of its own: đạt tiến độ / chậm / rất chậm at 0, 10 and 20 points below the time
/// line. A suggestion of the committee's practice, not of a law; an indicator's own `thresholds` win.
pub const DEFAULT_THRESHOLDS: Thresholds = Thresholds { behind: 10.0, far_behind: 20.0 };

/// How a figure stands on its way to the year's goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    pub goal: Goal,
    /// From 1 January, in the indicator's unit.
    pub done: f64,
    /// Of the goal.
    pub done_percent: f64,
    /// Whole months gone.
    pub months_gone: u8,
    pub months_left: u8,
    /// Of the year: 7 months are 58,3%.
    pub gone_percent: f64,
    /// What is left to the goal; zero where it is reached.
    pub remaining: f64,
    /// What each month left must bring; none at the year's end.
    pub required_per_month: Option<f64>,
    /// What the months so far brought on average.
    pub average_per_month: f64,
    /// The month that brought most so far, among those that are known; the first of equals as shown,
    /// none where no month brought anything.
    pub highest_month: Option<Added>,
    /// Required per month over average per month; none where nothing was achieved yet or no month is
    /// left.
    pub ratio: Option<f64>,
    /// What could be expected by now if the year went evenly.
    pub straight_line: Expected,
    /// By the plan's own figure for the period; refused where it has none.
    pub monthly_plan: Result<Expected, Refusal>,
    /// As much of the goal as last year had achieved of its whole by now (theo nhịp năm trước).
    pub last_years_curve: Result<Expected, Refusal>,
    /// The gaps by which it was judged.
    pub thresholds: Thresholds,
    /// Whose they are: the indicator's, or those of the rate that says how much of its plan it has
    /// spent; none for [`DEFAULT_THRESHOLDS`].
    pub thresholds_of: Option<IndicatorId>,
    pub basis: Basis,
}

/// What a figure is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The share of the year that is gone (đường thẳng theo thời gian).
    StraightLine,
    /// The plan's own figures for the months (kế hoạch theo tháng).
    MonthlyPlan,
}

/// What could be expected by now, and how the figure stands to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// In the indicator's unit.
    pub value: f64,
    /// Of the goal.
    pub percent: f64,
    /// The done share less the expected one, in points.
    pub gap: f64,
    pub status: PaceStatus,
    pub basis: Basis,
}

/// How far a figure is behind what was expected, in percent points as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaceStatus {
    /// At what was expected or above (đạt tiến độ).
    OnTrack,
    /// Below, by less than counts as behind (thấp hơn tiến độ).
    SlightlyBehind,
    /// Chậm.
    Behind,
    /// Rất chậm.
    FarBehind,
}

impl Pace {
    /// The expectation to judge by: the plan's own monthly figures where it has them, for capital is
    /// rarely spent along a straight line; else the straight line.
    #[must_use]
    pub fn judged_by(&self) -> (Expectation, &Expected) {
        match &self.monthly_plan {
            Ok(planned) => (Expectation::MonthlyPlan, planned),
            Err(_) => (Expectation::StraightLine, &self.straight_line),
        }
    }

    /// Whether the months left must bring more than twice what those so far did; more than nothing
    /// always is.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        let required = self.required_per_month.unwrap_or(0.0);
        required > PACE_WARNING * self.average_per_month.max(0.0)
    }
}

/// The pace of an indicator at a place by the end of a period (a month, quarter or half).
///
/// # Errors
/// For levels and for what should not grow; where what is done, or the goal, is not known for all
/// units; for a goal of nothing; across a change of definition in the year.
pub fn pace(
    project: &Project,
    indicator: &IndicatorId,
    place: &PlaceId,
    period: Period,
) -> Result<Pace, Refusal> {
    let known = project.indicators().get(indicator).ok_or(Refusal::Unknown)?;
    let to_date = ToDate::new(project, indicator, place)?;
    let year = period.year_of().filter(|year| *year != period).ok_or(Refusal::NoPace)?;
    if known.direction != Direction::Up {
        return Err(Refusal::NoPace);
    }
    refuse_break(project, known, known.kind, year, year)?;
    let goal = goal(project, indicator, place, year)?;
    let (done, basis) = to_date.until(period)?;
    if goal.value <= 0.0 {
        let plan = figure_at(project, indicator, Measure::Plan, place, year)?;
        return Err(Refusal::ZeroBase(FigureKey::of(&plan)));
    }
    let months_gone = period.last_day().month();
    let months_left = 12_u8.saturating_sub(months_gone);
    let remaining = (goal.value - done).max(0.0);
    let average_per_month = done / f64::from(months_gone);
    let required_per_month = (months_left > 0).then(|| remaining / f64::from(months_left));
    let (thresholds, thresholds_of) = thresholds(project, known, &goal);
    let way = Way { project, known, place, period, goal: &goal, thresholds, done };
    let mut highest_month: Option<Added> = None;
    if period.step() == Step::Month {
        let shown = |added: &Added| rounded(added.value, known.decimals);
        for added in to_date.added(period) {
            if shown(&added) > highest_month.as_ref().map_or(0.0, shown) {
                highest_month = Some(added);
            }
        }
    }
    Ok(Pace {
        done,
        done_percent: 100.0 * done / goal.value,
        months_gone,
        months_left,
        gone_percent: gone_percent(months_gone),
        remaining,
        required_per_month,
        average_per_month,
        highest_month,
        ratio: required_per_month
            .filter(|_| average_per_month > 0.0)
            .map(|required| required / average_per_month),
        straight_line: way.straight_line(months_gone),
        monthly_plan: way.monthly_plan(),
        last_years_curve: way.last_years_curve(&to_date),
        thresholds,
        thresholds_of,
        basis: Basis::together([&basis, &goal.basis]),
        goal,
    })
}

/// The share of the year that so many months are, in percent.
#[must_use]
pub fn gone_percent(months: u8) -> f64 {
    100.0 * f64::from(months) / MONTHS
}

fn thresholds(
    project: &Project,
    indicator: &Indicator,
    goal: &Goal,
) -> (Thresholds, Option<IndicatorId>) {
    let ratio = match &goal.origin {
        GoalOrigin::OwnPlan => None,
        GoalOrigin::PlannedRate { ratio, .. } | GoalOrigin::WholePlan { ratio } => {
            project.indicators().get(ratio)
        }
    };
    let with_its_own =
        |known: &Indicator| known.thresholds.map(|found| (found, Some(known.id.clone())));
    with_its_own(indicator)
        .or_else(|| ratio.and_then(with_its_own))
        .unwrap_or((DEFAULT_THRESHOLDS, None))
}

/// What is needed to say what was expected.
struct Way<'a> {
    project: &'a Project,
    known: &'a Indicator,
    place: &'a PlaceId,
    period: Period,
    goal: &'a Goal,
    thresholds: Thresholds,
    done: f64,
}

impl Way<'_> {
    fn straight_line(&self, months_gone: u8) -> Expected {
        self.expected(f64::from(months_gone) / MONTHS, Basis::default())
    }

    /// The plan's figure for this very period, against the goal.
    fn monthly_plan(&self) -> Result<Expected, Refusal> {
        let plan = figure_at(self.project, &self.known.id, Measure::Plan, self.place, self.period)?;
        let planned = complete(&plan)?;
        Ok(self.expected(planned / self.goal.value, Basis::of([&plan])))
    }

    fn last_years_curve(&self, to_date: &ToDate<'_>) -> Result<Expected, Refusal> {
        let (share, basis) = last_years_share(to_date, self.known, self.period)?;
        Ok(self.expected(share, basis))
    }

    fn expected(&self, share: f64, basis: Basis) -> Expected {
        let percent = 100.0 * share;
        let gap = 100.0 * self.done / self.goal.value - percent;
        let status = status(gap, self.thresholds);
        Expected { value: share * self.goal.value, percent, gap, status, basis }
    }
}

/// What last year had achieved by the same period, as a share of its whole.
pub(super) fn last_years_share(
    to_date: &ToDate<'_>,
    indicator: &Indicator,
    period: Period,
) -> Result<(f64, Basis), Refusal> {
    let year = period.year_of().ok_or(Refusal::NoPace)?;
    let last_year = year.previous().ok_or(Refusal::NoEarlierFigure)?;
    refuse_break(to_date.project, indicator, indicator.kind, last_year, year)?;
    let same = period.same_period_last_year().ok_or(Refusal::NoEarlierFigure)?;
    let (then, then_basis) = to_date.until(same)?;
    let (whole, whole_basis) = to_date.whole_year(last_year, period.step())?;
    let share = then / whole;
    if whole <= 0.0 || !share.is_finite() {
        return Err(Refusal::ZeroBase(to_date.key(last_year)));
    }
    Ok((share, Basis::together([&then_basis, &whole_basis])))
}

/// Judged as it is shown, so that what is read and what is said of it agree.
fn status(gap: f64, thresholds: Thresholds) -> PaceStatus {
    let behind = -rounded(gap, PERCENT_DECIMALS);
    if behind <= 0.0 {
        PaceStatus::OnTrack
    } else if behind < thresholds.behind {
        PaceStatus::SlightlyBehind
    } else if behind < thresholds.far_behind {
        PaceStatus::Behind
    } else {
        PaceStatus::FarBehind
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        Fact, actual, close, months, of_districts, period, plan, project, project_by,
    };
    use super::*;
    use crate::model::{CapitalBasis, Cell};

    fn highest(found: &Pace) -> Option<(Period, f64)> {
        found.highest_month.as_ref().map(|it| (it.period, it.value))
    }

    fn of(facts: &[Fact<'_>], indicator: &str, at: &str) -> Result<Pace, Refusal> {
        pace(&project(facts), &indicator.into(), &"a".into(), period(at))
    }

    /// 7 of 12 months; 300 of 1.000.
    fn jobs() -> Vec<Fact<'static>> {
        let mut facts = months("viec", "a", 2018, &[0.0, 20.0, 60.0, 120.0, 150.0, 250.0, 300.0]);
        facts.push(plan("viec", "a", "2018", 1000.0));
        facts
    }

    #[test]
    fn what_is_left_is_set_against_what_the_months_so_far_brought() {
        let found = of(&jobs(), "viec", "2018-07").unwrap();
        assert_eq!((found.goal.value, &found.goal.origin), (1000.0, &GoalOrigin::OwnPlan));
        assert_eq!((found.done, found.done_percent, found.remaining), (300.0, 30.0, 700.0));
        assert_eq!((found.months_gone, found.months_left), (7, 5));
        assert!(close(found.gone_percent, 100.0 * 7.0 / 12.0));
        // 700 in 5 months, where 300 took 7: 140 against 42,86, 3,27 times as much.
        assert_eq!(found.required_per_month, Some(140.0));
        assert!(close(found.average_per_month, 300.0 / 7.0));
        assert!(close(found.ratio.unwrap(), 140.0 * 7.0 / 300.0) && found.is_warning());
        // June: 250 - 150.
        assert_eq!(highest(&found), Some((period("2018-06"), 100.0)));
        assert_eq!(found.highest_month.unwrap().basis.inputs.len(), 2);
        // Expected on a straight line: 58,3%; 28,3 points behind, by the default of 20.
        assert!(close(found.straight_line.value, 1000.0 * 7.0 / 12.0));
        assert!(close(found.straight_line.gap, 30.0 - 100.0 * 7.0 / 12.0));
        assert_eq!(found.straight_line.status, PaceStatus::FarBehind);
        assert_eq!((found.thresholds, found.thresholds_of), (DEFAULT_THRESHOLDS, None));
        assert!(found.basis.illustrative, "the plan is illustrative");
    }

    #[test]
    fn a_month_that_is_not_known_hides_two_differences() {
        let mut facts = jobs();
        // June is blank: neither June's nor July's own figure follows.
        facts.remove(5);
        let found = of(&facts, "viec", "2018-07").unwrap();
        assert_eq!((found.done, highest(&found)), (300.0, Some((period("2018-04"), 60.0))));
    }

    #[test]
    fn the_plans_own_months_judge_before_the_straight_line() {
        let mut facts = jobs();
        let straight = of(&facts, "viec", "2018-07").unwrap();
        assert_eq!(straight.judged_by().0, Expectation::StraightLine);
        assert!(matches!(straight.monthly_plan, Err(Refusal::NotReported(_))));
        // Planned for the first seven months: 280 of the 1.000.
        facts.push(plan("viec", "a", "2018-07", 280.0));
        let found = of(&facts, "viec", "2018-07").unwrap();
        let (by, expected) = found.judged_by();
        assert_eq!((by, expected.value), (Expectation::MonthlyPlan, 280.0));
        assert!(close(expected.gap, 2.0));
        assert_eq!(expected.status, PaceStatus::OnTrack);
        assert!(close(found.goal.value, 1000.0), "the goal stays that of the year");
    }

    #[test]
    fn last_years_curve_says_what_was_done_by_now() {
        let mut facts = jobs();
        facts.push(actual("viec", "a", "2017-07", 160.0));
        assert!(of(&facts, "viec", "2018-07").unwrap().last_years_curve.is_err());
        facts.push(actual("viec", "a", "2017-12", 800.0));
        // Last year 160 of 800 by July: 20% of 1.000 are 200.
        let found = of(&facts, "viec", "2018-07").unwrap().last_years_curve.unwrap();
        assert!(close(found.value, 200.0) && close(found.gap, 10.0));
        assert_eq!(found.status, PaceStatus::OnTrack);
    }

    #[test]
    fn money_is_to_reach_the_plan_it_comes_out_of() {
        let mut facts = months("gn", "a", 2018, &[0.0, 10.0, 30.0]);
        facts.push(plan("kh", "a", "2018", 400.0));
        let found = of(&facts, "gn", "2018-03").unwrap();
        assert_eq!((found.goal.value, found.goal.ceiling), (400.0, Some(400.0)));
        assert_eq!(found.goal.origin, GoalOrigin::WholePlan { ratio: "tl_gn".into() });
        // 7,5% after a quarter: 17,5 points behind; far behind by the rate's own 5 and 15.
        assert!(close(found.straight_line.gap, -17.5));
        assert_eq!(found.straight_line.status, PaceStatus::FarBehind);
        assert_eq!(found.thresholds_of, Some("tl_gn".into()));

        facts.push(plan("tl_gn", "a", "2018", 90.0));
        let found = of(&facts, "gn", "2018-03").unwrap();
        assert_eq!((found.goal.value, found.goal.ceiling), (360.0, Some(400.0)));
        let origin = GoalOrigin::PlannedRate { ratio: "tl_gn".into(), rate: 90.0 };
        assert_eq!(found.goal.origin, origin);
        // The same as a rate: 7,5% of the 90% planned, in points.
        let rate = of(&facts, "tl_gn", "2018-03").unwrap();
        assert_eq!((rate.goal.value, rate.done), (90.0, 7.5));
        assert!(close(rate.done_percent, found.done_percent));
        assert!(close(rate.required_per_month.unwrap(), 82.5 / 9.0));
    }

    #[test]
    fn money_is_followed_by_the_basis_of_its_rate() {
        let mut facts = months("gn", "a", 2018, &[0.0, 10.0, 30.0]);
        facts.extend([plan("kh", "a", "2018", 400.0), plan("keo_dai", "a", "2018", 100.0)]);
        let basis = CapitalBasis { carried_over: true, ..CapitalBasis::default() };
        let of = |facts: &[Fact<'_>], indicator: &str| {
            let project = project_by(facts, basis);
            pace(&project, &indicator.into(), &"a".into(), period("2018-03"))
        };
        let money = of(&facts, "gn").unwrap();
        assert_eq!((money.goal.value, money.goal.ceiling), (500.0, Some(500.0)));
        let rate = of(&facts, "tl_gn").unwrap();
        assert_eq!((money.done_percent, rate.done), (6.0, 6.0));
        // What is carried over counts and is not known: neither the rate nor the goal is.
        facts.pop();
        assert!(matches!(of(&facts, "gn"), Err(Refusal::NotReported(key))
            if key.indicator.as_str() == "keo_dai"));
    }

    #[test]
    fn a_flow_is_counted_from_january() {
        let mut facts = months("luot", "a", 2018, &[10.0, 30.0, 20.0]);
        facts.push(plan("luot", "a", "2018", 240.0));
        let found = of(&facts, "luot", "2018-03").unwrap();
        assert_eq!((found.done, found.done_percent), (60.0, 25.0));
        assert_eq!(highest(&found), Some((period("2018-02"), 30.0)));
        assert_eq!(found.straight_line.status, PaceStatus::OnTrack);
        facts.remove(1);
        let missing = of(&facts, "luot", "2018-03").unwrap_err();
        assert!(matches!(missing, Refusal::NotReported(key) if key.period == period("2018-02")));
    }

    #[test]
    fn what_has_no_pace_is_refused() {
        let mut facts = jobs();
        let reach = |facts: &[Fact<'_>], indicator: &str, at: &str| {
            of(facts, indicator, at).map(|_| ()).unwrap_err()
        };
        assert_eq!(reach(&facts, "tl_ngheo", "2018-07"), Refusal::NoPace);
        assert_eq!(reach(&facts, "tai_ngheo", "2018-07"), Refusal::NoPace);
        assert_eq!(reach(&facts, "viec", "2018"), Refusal::NoPace);
        assert!(matches!(reach(&facts, "gn", "2018-07"), Refusal::NotReported(_)));
        assert!(matches!(reach(&facts, "von", "2018-07"), Refusal::NoPlan(_)));
        assert!(matches!(reach(&facts, "viec", "2018-08"), Refusal::NotReported(_)));
        facts.pop();
        facts.push(("viec", Measure::Plan, "a", period("2018"), Cell::NotApplicable));
        assert!(matches!(reach(&facts, "viec", "2018-07"), Refusal::NoPlan(_)));
        facts.pop();
        facts.push(plan("viec", "a", "2018", 0.0));
        assert!(matches!(reach(&facts, "viec", "2018-07"), Refusal::ZeroBase(_)));
    }

    #[test]
    fn a_plan_of_some_units_is_no_goal_and_the_refusal_says_how_many() {
        let mut facts = of_districts("viec", "2018-07", [1.0; 6]);
        facts.extend([plan("viec", "a", "2018", 40.0), plan("viec", "b", "2018", 60.0)]);
        let province = "tinh".into();
        let found = pace(&project(&facts), &"viec".into(), &province, period("2018-07"));
        let Err(Refusal::Partial { figure, coverage }) = found else { panic!("{found:?}") };
        assert_eq!((figure.measure, figure.place), (Measure::Plan, province));
        assert_eq!((coverage.reported, coverage.expected), (2, 6));
    }

    #[test]
    fn the_status_follows_the_gap_as_it_is_shown() {
        let at = DEFAULT_THRESHOLDS;
        for (gap, expected) in [
            (3.0, PaceStatus::OnTrack),
            (0.0, PaceStatus::OnTrack),
            (-0.04, PaceStatus::OnTrack),
            (-0.05, PaceStatus::SlightlyBehind),
            (-9.94, PaceStatus::SlightlyBehind),
            // 48,333… - 58,333… in binary fractions.
            (48.3 + 0.1 / 3.0 - 100.0 * 7.0 / 12.0, PaceStatus::Behind),
            (-10.0, PaceStatus::Behind),
            (-19.94, PaceStatus::Behind),
            (-20.0, PaceStatus::FarBehind),
        ] {
            assert_eq!(status(gap, at), expected, "{gap}");
        }
    }

    #[test]
    fn a_goal_that_is_reached_asks_for_nothing_more() {
        let facts = [actual("viec", "a", "2018-12", 120.0), plan("viec", "a", "2018", 100.0)];
        let found = of(&facts, "viec", "2018-12").unwrap();
        assert_eq!((found.remaining, found.required_per_month, found.ratio), (0.0, None, None));
        assert_eq!((found.done_percent, found.months_left), (120.0, 0));
        assert_eq!(found.highest_month, None);
        // Nothing done yet: there is no average to compare with.
        let facts = [actual("viec", "a", "2018-01", 0.0), plan("viec", "a", "2018", 110.0)];
        let found = of(&facts, "viec", "2018-01").unwrap();
        assert_eq!((found.required_per_month, found.ratio), (Some(10.0), None));
        assert!(found.is_warning() && found.highest_month.is_none());
    }

    #[test]
    fn the_first_of_the_months_that_show_the_same_is_the_highest() {
        // In binary fractions 0,4 - 0,3 is a little more than 0,1: each month shows 0,1.
        let mut facts = months("tl_gn", "a", 2018, &[0.1, 0.2, 0.3, 0.4]);
        facts.extend(months("gn", "a", 2018, &[0.1, 0.2, 0.3, 0.4]));
        facts.push(plan("kh", "a", "2018", 100.0));
        for indicator in ["tl_gn", "gn"] {
            let found = of(&facts, indicator, "2018-04").unwrap();
            let first = (indicator == "tl_gn").then(|| period("2018-01"));
            assert_eq!(highest(&found).map(|it| it.0), first, "{indicator}");
        }
    }
}
