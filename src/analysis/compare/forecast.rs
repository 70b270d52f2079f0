//! Forecast of the year's end (dự báo): what the program reckons, never what a unit estimates (ước).

use crate::{
    analysis::Figure,
    model::{IndicatorId, Measure, Period, PlaceId, Project},
    text::number::rounded,
};

use super::{
    Basis, Refusal,
    basis::{complete, figure_at},
    change::refuse_break,
    goal::goal,
    pace::last_years_share,
    to_date::{MONTHS, ToDate},
};

/// How the year may end, by each method (dự báo cả năm).
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// From 1 January to now.
    pub done: f64,
    pub months_gone: u8,
    /// As much each month as so far: D·12/m. It says too little of capital, which is spent late in the
    /// year.
    pub straight_line: Projection,
    /// As last year went on from here: D · last year's whole / last year's same period (dự báo theo
    /// nhịp năm trước).
    pub last_years_profile: Result<Projection, Refusal>,
    /// The lower and the higher of the two; none where there is only one.
    pub range: Option<(f64, f64)>,
    /// The unit's own estimate for the year (ước thực hiện cả năm), where it has stated one.
    pub own_estimate: Option<Figure>,
    pub basis: Basis,
}

/// The year's end by one method.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    /// In the indicator's unit.
    pub value: f64,
    /// What the method gave, where that was more than the whole plan the money comes out of.
    pub capped_from: Option<f64>,
    pub basis: Basis,
}

/// Forecasts the year's end of an indicator at a place from what is known by the end of a period.
///
/// # Errors
/// For levels and what is known once a year, at the year's end, across a change of definition,
/// where a figure since 1 January is missing or covers only some of the units, and where more is
/// spent than there is.
pub fn forecast(
    project: &Project,
    indicator: &IndicatorId,
    place: &PlaceId,
    period: Period,
) -> Result<Forecast, Refusal> {
    let known = project.indicators().get(indicator).ok_or(Refusal::Unknown)?;
    let to_date = ToDate::new(project, indicator, place)?;
    let year = period.year_of().ok_or(Refusal::NoPace)?;
    let months_gone = period.last_day().month();
    if f64::from(months_gone) >= MONTHS {
        return Err(Refusal::YearIsOver);
    }
    refuse_break(project, known, known.kind, year, year)?;
    let (done, done_basis) = to_date.until(period)?;
    // More than all there is cannot be spent. Nothing is capped where no plan is known.
    let goal = goal(project, indicator, place, year).ok();
    let ceiling = goal.as_ref().and_then(|goal| Some((goal.ceiling?, &goal.basis)));
    let shown = |value| rounded(value, known.decimals);
    if ceiling.is_some_and(|(ceiling, _)| shown(done) > shown(ceiling)) {
        return Err(Refusal::BeyondPlan(to_date.key(period)));
    }
    let projection = |value: f64, basis: &Basis| {
        let Some((ceiling, of_goal)) = ceiling.filter(|(ceiling, _)| value > *ceiling) else {
            let basis = Basis::together([&done_basis, basis]);
            return Projection { value, capped_from: None, basis };
        };
        let basis = Basis::together([&done_basis, basis, of_goal]);
        Projection { value: ceiling, capped_from: Some(value), basis }
    };
    let straight_line = projection(done * MONTHS / f64::from(months_gone), &Basis::default());
    let by_profile = || {
        let (share, basis) = last_years_share(&to_date, known, period)?;
        let value = done / share;
        if share <= 0.0 || !value.is_finite() {
            let last = period.same_period_last_year().unwrap_or(period);
            return Err(Refusal::ZeroBase(to_date.key(last)));
        }
        Ok(projection(value, &basis))
    };
    let last_years_profile = by_profile();
    let range = last_years_profile.as_ref().ok().map(|profile| {
        let (one, other) = (straight_line.value, profile.value);
        (one.min(other), one.max(other))
    });
    let estimate = figure_at(project, indicator, Measure::Estimate, place, year)?;
    let of_profile = last_years_profile.as_ref().ok().map(|profile| &profile.basis);
    Ok(Forecast {
        done,
        months_gone,
        range,
        own_estimate: complete(&estimate).is_ok().then_some(estimate),
        basis: Basis::together([&straight_line.basis].into_iter().chain(of_profile)),
        straight_line,
        last_years_profile,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Fact, actual, close, months, period, plan, project};
    use super::*;
    use crate::model::{Cell, Status};

    fn of(facts: &[Fact<'_>], indicator: &str, at: &str) -> Result<Forecast, Refusal> {
        forecast(&project(facts), &indicator.into(), &"a".into(), period(at))
    }

    #[test]
    fn two_methods_give_a_range() {
        let stated = Cell::Value { number: 130.0, status: Status::Estimate };
        let facts = [
            actual("viec", "a", "2018-06", 60.0),
            actual("viec", "a", "2017-06", 40.0),
            actual("viec", "a", "2017-12", 100.0),
            ("viec", Measure::Estimate, "a", period("2018"), stated),
        ];
        // 60·12/6 = 120; 60·100/40 = 150.
        let found = of(&facts, "viec", "2018-06").unwrap();
        assert!(close(found.straight_line.value, 120.0));
        assert!(close(found.last_years_profile.as_ref().unwrap().value, 150.0));
        assert_eq!(found.range.map(|(low, _)| low), Some(120.0));
        // The unit's own word stands beside it and is no part of it.
        assert_eq!(found.own_estimate.unwrap().number(), Some(130.0));
        assert_eq!(found.basis.status, Status::Final);
        assert_eq!(found.basis.inputs.len(), 3);
    }

    #[test]
    fn more_than_all_the_money_cannot_be_spent() {
        let mut facts = vec![
            actual("gn", "a", "2018-06", 300.0),
            actual("gn", "a", "2017-06", 200.0),
            actual("gn", "a", "2017-12", 500.0),
            plan("kh", "a", "2018", 700.0),
            // Less than all is planned; more than that may still be spent.
            plan("tl_gn", "a", "2018", 80.0),
        ];
        // 300·2 = 600 stays below 700; 300·500/200 = 750 does not.
        let found = of(&facts, "gn", "2018-06").unwrap();
        assert_eq!((found.straight_line.value, found.straight_line.capped_from), (600.0, None));
        let profile = found.last_years_profile.unwrap();
        assert!(close(profile.value, 700.0));
        assert!(close(profile.capped_from.unwrap(), 750.0));
        assert!(profile.basis.illustrative && !found.straight_line.basis.illustrative);
        assert_eq!(found.range, Some((600.0, 700.0)));
        // Jobs may exceed their plan.
        facts.push(actual("viec", "a", "2018-06", 300.0));
        facts.push(plan("viec", "a", "2018", 400.0));
        assert!(close(of(&facts, "viec", "2018-06").unwrap().straight_line.value, 600.0));
        // As a rate: never above 100%.
        facts.push(actual("gn", "a", "2018-07", 600.0));
        let rate = of(&facts, "tl_gn", "2018-07").unwrap().straight_line;
        assert!(close(rate.value, 100.0));
        assert!(rate.capped_from.unwrap() > 100.0);
    }

    #[test]
    fn no_forecast_lies_below_what_is_done() {
        // 120 of 100, and 40 of a plan of nothing: the plan is no ceiling, nor is there another.
        for (done, planned) in [(120.0, 100.0), (40.0, 0.0)] {
            let facts = [actual("gn", "a", "2018-07", done), plan("kh", "a", "2018", planned)];
            let found = of(&facts, "gn", "2018-07");
            assert!(matches!(found, Err(Refusal::BeyondPlan(_))), "{found:?}");
        }
        let facts = [actual("gn", "a", "2018-07", 120.0), plan("kh", "a", "2018", 100.0)];
        assert!(matches!(of(&facts, "tl_gn", "2018-07"), Err(Refusal::BeyondPlan(_))));
        // All of it is spent: nothing more can be.
        let facts = [actual("gn", "a", "2018-07", 100.0), plan("kh", "a", "2018", 100.0)];
        assert!(close(of(&facts, "gn", "2018-07").unwrap().straight_line.value, 100.0));
    }

    #[test]
    fn nothing_is_forecast_from_what_is_not_known() {
        let mut facts = months("luot", "a", 2018, &[10.0, 30.0, 20.0]);
        let found = of(&facts, "luot", "2018-03").unwrap();
        assert_eq!((found.straight_line.value, found.range), (240.0, None));
        assert!(matches!(found.last_years_profile, Err(Refusal::NotReported(_))));
        facts.remove(1);
        assert!(matches!(of(&facts, "luot", "2018-03"), Err(Refusal::NotReported(_))));
        assert_eq!(of(&facts, "tl_ngheo", "2018-03"), Err(Refusal::NoPace));
        assert_eq!(of(&facts, "viec", "2018-12"), Err(Refusal::YearIsOver));
        // Nothing by now last year: no curve to follow.
        let facts = [
            actual("viec", "a", "2018-01", 5.0),
            actual("viec", "a", "2017-01", 0.0),
            actual("viec", "a", "2017-12", 100.0),
        ];
        let found = of(&facts, "viec", "2018-01").unwrap();
        assert!(close(found.straight_line.value, 60.0));
        assert!(matches!(found.last_years_profile, Err(Refusal::ZeroBase(_))));
    }
}
