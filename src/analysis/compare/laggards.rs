//! Laggards (đơn vị chậm): named aloud at the meeting, so the list must be right.

use std::cmp::Ordering;

use crate::{
    model::{Direction, Indicator, PlaceId},
    text::number::rounded,
};

use super::{
    AcrossUnits, Apart, Basis, Refusal,
    basis::complete,
    rank::{PERCENT_DECIMALS, RankBy, is_comparable_with_whole, percent_of_goal, plan},
};

/// How many are named when there are more of them.
const NAMED_MOST: usize = 3;

/// The units below the whole's figure and below their own plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Laggards {
    /// All when three or fewer, else the three lowest and whoever equals the third as shown; the
    /// lowest first.
    pub named: Vec<Laggard>,
    /// The rest ("và n địa phương khác"), in the same order.
    pub others: Vec<Laggard>,
    /// Units that could be judged.
    pub judged: usize,
    /// Units that could not, with the reason.
    pub apart: Vec<Apart>,
    /// The whole's figure: the rate itself, or the percent of plan.
    pub whole: f64,
    /// Whether units are judged by their percent of plan, as totals must be.
    pub by_percent_of_plan: bool,
    pub basis: Basis,
}

/// One unit that lags behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Laggard {
    pub place: PlaceId,
    /// The figure.
    pub value: f64,
    /// What is compared with the whole: the figure itself, or its percent of plan.
    pub yardstick: f64,
    /// Its own plan; none where it is not known, and only the whole's figure was compared.
    pub plan: Option<f64>,
    pub basis: Basis,
}

/// The laggards among the units. A rate is compared with the whole's rate and its own plan; a total
/// by its percent of plan (or of the plan the money comes out of) with that of the whole, and with
/// 100%.
///
/// # Errors
/// Where no direction is better, or the whole's own figure (or its percent of plan) is not known.
pub fn laggards(across: AcrossUnits<'_>) -> Result<Laggards, Refusal> {
    let indicator = across.indicator()?;
    if indicator.direction == Direction::Neutral {
        return Err(Refusal::NoDirection);
    }
    let by_percent_of_plan = !is_comparable_with_whole(indicator, RankBy::Value);
    let whole_figure = across.at(across.whole)?;
    let value = complete(&whole_figure)?;
    let (whole, whole_basis) = if by_percent_of_plan {
        percent_of_goal(across.project, &whole_figure)?
    } else {
        (value, Basis::of([&whole_figure]))
    };
    let judge = Judge { indicator, by_percent_of_plan };
    let mut behind = Vec::new();
    let mut apart = Vec::new();
    let mut bases = vec![whole_basis];
    for place in across.units {
        match judge.read(&across, place) {
            Ok(unit) => {
                bases.push(unit.basis.clone());
                if judge.lags(&unit, whole) {
                    behind.push(unit);
                }
            }
            Err(reason) => apart.push(Apart { place: place.clone(), reason }),
        }
    }
    behind.sort_by(|a, b| judge.compare(a.yardstick, b.yardstick));
    let last = behind.get(NAMED_MOST - 1).map(|unit| unit.yardstick);
    let named = last.map_or(behind.len(), |last| {
        behind.iter().take_while(|unit| judge.compare(unit.yardstick, last).is_le()).count()
    });
    let others = behind.split_off(named);
    Ok(Laggards {
        judged: bases.len() - 1,
        named: behind,
        others,
        apart,
        whole,
        by_percent_of_plan,
        basis: Basis::together(&bases),
    })
}

/// How units are judged.
struct Judge<'a> {
    indicator: &'a Indicator,
    by_percent_of_plan: bool,
}

impl Judge<'_> {
    fn read(&self, across: &AcrossUnits<'_>, place: &PlaceId) -> Result<Laggard, Refusal> {
        let figure = across.at(place)?;
        let value = complete(&figure)?;
        let plan = plan(across.project, &figure);
        let (yardstick, basis) = if self.by_percent_of_plan {
            percent_of_goal(across.project, &figure)?
        } else {
            (value, Basis::of([&figure].into_iter().chain(plan.as_ref().ok())))
        };
        let plan = plan.ok().and_then(|plan| complete(&plan).ok());
        Ok(Laggard { place: place.clone(), value, yardstick, plan, basis })
    }

    fn lags(&self, unit: &Laggard, whole: f64) -> bool {
        let own = if self.by_percent_of_plan { Some(100.0) } else { unit.plan };
        let is_behind = |other: f64| self.compare(unit.yardstick, other).is_lt();
        is_behind(whole) && own.is_none_or(is_behind)
    }

    /// The worse is less; equal at the decimals shown is equal.
    fn compare(&self, one: f64, other: f64) -> Ordering {
        let decimals =
            if self.by_percent_of_plan { PERCENT_DECIMALS } else { self.indicator.decimals };
        let order = rounded(one, decimals).total_cmp(&rounded(other, decimals));
        let fewer_is_better = self.indicator.direction == Direction::Down;
        if fewer_is_better && !self.by_percent_of_plan { order.reverse() } else { order }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{DISTRICTS, Fact, across, actual, of_districts, plan, project};
    use super::*;

    fn names(list: &[Laggard]) -> Vec<&str> {
        list.iter().map(|it| it.place.as_str()).collect()
    }

    fn of(facts: &[Fact<'_>], indicator: &str, at: &str) -> Laggards {
        across(&project(facts), indicator, at, &DISTRICTS, laggards).unwrap()
    }

    #[test]
    fn only_who_is_behind_the_province_and_its_own_plan_is_named() {
        let mut facts = of_districts("tl_ngheo", "2018", [9.0, 8.0, 7.0, 12.0, 5.0, 6.0]);
        facts.push(actual("tl_ngheo", "tinh", "2018", 6.5));
        facts.push(plan("tl_ngheo", "a", "2018", 8.5));
        // Above the province, but its own plan is met.
        facts.push(plan("tl_ngheo", "b", "2018", 8.0));
        facts.push(plan("tl_ngheo", "d", "2018", 11.0));
        // Its plan is missed, but it is better than the province.
        facts.push(plan("tl_ngheo", "e", "2018", 4.0));
        let found = of(&facts, "tl_ngheo", "2018");
        assert_eq!(names(&found.named), ["d", "a", "c"]);
        assert!(found.others.is_empty());
        assert_eq!((found.whole, found.judged), (6.5, 6));
        // Of c no plan is known; it stands against the province only, and says so.
        assert_eq!(found.named[2].plan, None);
        assert_eq!((found.named[0].value, found.named[0].plan), (12.0, Some(11.0)));
    }

    #[test]
    fn three_are_named_and_whoever_equals_the_third() {
        let mut facts = of_districts("tl_ngheo", "2018", [9.0, 8.0, 8.001, 12.0, 7.0, 1.0]);
        facts.push(actual("tl_ngheo", "tinh", "2018", 6.5));
        let found = of(&facts, "tl_ngheo", "2018");
        assert_eq!(names(&found.named), ["d", "a", "b", "c"]);
        assert_eq!(names(&found.others), ["e"]);
    }

    #[test]
    fn totals_are_judged_by_their_percent_of_plan() {
        let mut facts = of_districts("viec", "2018-07", [50.0, 30.0, 80.0, 40.0, 20.0, 60.0]);
        for (place, planned) in DISTRICTS.into_iter().zip([100.0, 50.0, 60.0, 40.0, 50.0]) {
            facts.push(plan("viec", place, "2018", planned));
        }
        facts.push(plan("viec", "tinh", "2018", 400.0));
        // The province: 280/400 = 70%; a 50%, b 60%, e 40%; f has no plan.
        let found = of(&facts, "viec", "2018-07");
        assert!(found.by_percent_of_plan);
        assert_eq!(names(&found.named), ["e", "a", "b"]);
        assert_eq!((found.judged, found.apart.len()), (5, 1));
        assert!(matches!(found.apart[0].reason, Refusal::NoPlan(_)));
    }

    #[test]
    fn money_is_judged_by_the_plan_it_comes_out_of() {
        let mut facts = of_districts("gn", "2018-07", [50.0, 30.0, 80.0, 40.0, 20.0, 60.0]);
        for (place, planned) in DISTRICTS.into_iter().zip([100.0, 100.0, 80.0, 40.0, 40.0, 60.0]) {
            facts.push(plan("kh", place, "2018", planned));
        }
        // The province: 280/420 = 66,7%; a 50%, b 30%, e 50%.
        let found = of(&facts, "gn", "2018-07");
        assert_eq!(names(&found.named), ["b", "a", "e"]);
        assert!((found.whole - 100.0 * 280.0 / 420.0).abs() < 1e-9 && found.apart.is_empty());
        // Of a unit without a capital plan there is no such percentage, nor of the province then.
        facts.pop();
        let found = across(&project(&facts), "gn", "2018-07", &DISTRICTS, laggards);
        assert!(matches!(found, Err(Refusal::Partial { coverage, .. }) if coverage.reported == 5));
    }

    #[test]
    fn nobody_lags_behind_what_is_not_known() {
        let facts = of_districts("tl_ngheo", "2018", [9.0, 8.0, 7.0, 12.0, 5.0, 6.0]);
        let ask = |facts: &[Fact<'_>], indicator: &str, at: &str| {
            across(&project(facts), indicator, at, &DISTRICTS, laggards).unwrap_err()
        };
        assert!(matches!(ask(&facts, "tl_ngheo", "2018"), Refusal::NotReported(_)));
        assert_eq!(ask(&facts, "ho", "2018"), Refusal::NoDirection);
        let jobs = of_districts("viec", "2018-07", [1.0; 6]);
        assert!(matches!(ask(&jobs, "viec", "2018-07"), Refusal::NoPlan(_)));
    }
}
