//! Ranking of units (xếp hạng): best first, equals share a rank, the unreported stand apart.

use crate::{
    analysis::{Figure, PlanBasis, last_years_level, percent_of_plan, plan_beside},
    model::{AcrossAreas, Direction, Indicator, PlaceId, Project},
    text::number::rounded,
};

use super::{
    AcrossUnits, Apart, Basis, FigureKey, Refusal,
    basis::complete,
    goal::{percent_of_money, without_plan},
};

/// Decimals at which two percentages of a plan count as equal: those they are published with.
pub const PERCENT_DECIMALS: u8 = 1;

/// What units are ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankBy {
    /// The figure itself.
    Value,
    /// % kế hoạch; for what should fall, of the fall.
    PercentOfPlan,
    /// Figure less plan, in the indicator's unit or in points (chênh lệch so với kế hoạch).
    GapToPlan,
}

/// Units in order of merit.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    pub by: RankBy,
    /// Best first; by value, highest first, where no direction is better.
    pub ranked: Vec<Ranked>,
    /// Units without a figure to rank, in the order given, with the reason: chưa báo cáo, không áp
    /// dụng, số liệu chưa đủ, chưa có kế hoạch.
    pub apart: Vec<Apart>,
    /// The middle of what was ranked by; of an even number the midpoint of the two in the middle.
    /// It describes the list and is not the province's figure.
    pub median: Option<f64>,
    /// The whole's own figure by the same yardstick. A total cannot be set beside its parts.
    pub whole: Result<f64, Refusal>,
    /// How the ranked stand to the whole ("5/7 trên bình quân chung").
    pub standing: Option<Standing>,
    pub basis: Basis,
}

/// One unit in a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    pub place: PlaceId,
    /// 1, 2, 2, 4: equal at the decimals shown means equal in rank.
    pub rank: usize,
    /// The figure.
    pub value: f64,
    /// What it was ranked by: the figure, a percentage, or a gap.
    pub yardstick: f64,
    /// `yardstick` less that of the whole, in the unit or in points.
    pub distance: Option<f64>,
    /// Its status says whether the figure is an estimate.
    pub basis: Basis,
}

/// How many of the ranked lie above the whole's figure, at it and below it, as shown. Whether above
/// is good is the direction's to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub above: usize,
    pub equal: usize,
    pub below: usize,
}

/// Ranks the units.
///
/// # Errors
/// Only if the project has no such indicator; what cannot be ranked stands in `apart`.
pub fn rank(across: AcrossUnits<'_>, by: RankBy) -> Result<Ranking, Refusal> {
    let indicator = across.indicator()?;
    let decimals = decimals(indicator, by);
    let mut ranked = Vec::new();
    let mut apart = Vec::new();
    for place in across.units {
        match measured(&across, place, by) {
            Ok((value, yardstick, basis)) => ranked.push(Ranked {
                place: place.clone(),
                rank: 0,
                value,
                yardstick,
                distance: None,
                basis,
            }),
            Err(reason) => apart.push(Apart { place: place.clone(), reason }),
        }
    }
    let shown = |it: &Ranked| rounded(it.yardstick, decimals);
    let lowest_first = by != RankBy::PercentOfPlan && indicator.direction == Direction::Down;
    ranked.sort_by(|a, b| {
        let order = shown(a).total_cmp(&shown(b));
        if lowest_first { order } else { order.reverse() }
    });
    let mut last: Option<(f64, usize)> = None;
    for (at, it) in ranked.iter_mut().enumerate() {
        let value = rounded(it.yardstick, decimals);
        let rank = match last {
            Some((shown, rank)) if shown.total_cmp(&value).is_eq() => rank,
            _ => at + 1,
        };
        it.rank = rank;
        last = Some((value, rank));
    }

    let whole = if is_comparable_with_whole(indicator, by) {
        measured(&across, across.whole, by)
    } else {
        Err(Refusal::NotComparableWithWhole)
    };
    let mut standing = None;
    if let Ok((_, whole, _)) = whole {
        let counts = standing.insert(Standing::default());
        for it in &mut ranked {
            it.distance = Some(it.yardstick - whole);
            match rounded(it.yardstick, decimals).total_cmp(&rounded(whole, decimals)) {
                std::cmp::Ordering::Greater => counts.above += 1,
                std::cmp::Ordering::Equal => counts.equal += 1,
                std::cmp::Ordering::Less => counts.below += 1,
            }
        }
    }
    let bases = ranked.iter().map(|it| &it.basis).chain(whole.iter().map(|(_, _, basis)| basis));
    Ok(Ranking {
        by,
        median: median(&ranked),
        basis: Basis::together(bases),
        whole: whole.map(|(_, whole, _)| whole),
        standing,
        ranked,
        apart,
    })
}

/// The figure of a place, what it is ranked by, and what that rests on.
fn measured(
    across: &AcrossUnits<'_>,
    place: &PlaceId,
    by: RankBy,
) -> Result<(f64, f64, Basis), Refusal> {
    let figure = across.at(place)?;
    let value = complete(&figure)?;
    match by {
        RankBy::Value => Ok((value, value, Basis::of([&figure]))),
        RankBy::PercentOfPlan => {
            let (percent, basis) = percent(across.project, &figure)?;
            Ok((value, percent, basis))
        }
        RankBy::GapToPlan => {
            let plan = plan(across.project, &figure)?;
            let planned = complete(&plan)?;
            Ok((value, value - planned, Basis::of([&figure, &plan])))
        }
    }
}

/// The plan of a figure, if one is known of all its units.
pub(super) fn plan(project: &Project, figure: &Figure) -> Result<Figure, Refusal> {
    let plan = plan_beside(project, figure);
    let plan = plan.ok_or_else(|| Refusal::NoPlan(FigureKey::of(figure)))?;
    if complete(&plan).is_ok() { Ok(plan) } else { Err(without_plan(figure, &plan)) }
}

/// The percent that a figure achieves of its own plan, or of the plan it comes out of if it is money.
///
/// # Errors
/// Where there is no such plan, or no percentage of it that would not mislead.
pub fn percent_of_goal(project: &Project, figure: &Figure) -> Result<(f64, Basis), Refusal> {
    match percent(project, figure) {
        Err(none @ Refusal::NoPlan(_)) => percent_of_money(project, figure).unwrap_or(Err(none)),
        found => found,
    }
}

/// The percent of its plan that a figure achieves.
pub(super) fn percent(project: &Project, figure: &Figure) -> Result<(f64, Basis), Refusal> {
    let plan = plan(project, figure)?;
    let found = percent_of_plan(project, figure)
        .ok_or_else(|| Refusal::NoPercentOfPlan(FigureKey::of(figure)))?;
    let start = match found.basis {
        PlanBasis::Fall { .. } => last_years_level(project, figure),
        PlanBasis::Value => None,
    };
    Ok((found.percent, Basis::of([figure, &plan].into_iter().chain(&start))))
}

/// Whether a unit's figure says the same kind of thing as the whole's: rates and means do, and the
/// percent of a plan does; a total is not the measure of its parts.
pub(super) fn is_comparable_with_whole(indicator: &Indicator, by: RankBy) -> bool {
    let adds_up = matches!(indicator.across_areas, AcrossAreas::Sum | AcrossAreas::Maximum);
    by == RankBy::PercentOfPlan || !adds_up
}

fn decimals(indicator: &Indicator, by: RankBy) -> u8 {
    match by {
        RankBy::Value | RankBy::GapToPlan => indicator.decimals,
        RankBy::PercentOfPlan => PERCENT_DECIMALS,
    }
}

fn median(ranked: &[Ranked]) -> Option<f64> {
    let mut values: Vec<f64> = ranked.iter().map(|it| it.yardstick).collect();
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().saturating_sub(1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        DISTRICTS, across, actual, close, months, of_districts, period, plan, project,
    };
    use super::*;
    use crate::{
        analysis::{Lens, TimeReading, figure_through},
        model::{Cell, Measure, Status},
    };

    fn order(ranking: &Ranking) -> Vec<(&str, usize)> {
        ranking.ranked.iter().map(|it| (it.place.as_str(), it.rank)).collect()
    }

    fn ranked(project: &Project, indicator: &str, at: &str, by: RankBy) -> Ranking {
        across(project, indicator, at, &DISTRICTS, |it| rank(it, by)).unwrap()
    }

    #[test]
    fn equals_share_a_rank_and_the_next_is_counted_on() {
        // Shown with two decimals: b and c are equal, though they differ in the third.
        let rates = of_districts("tl_ngheo", "2018", [9.0, 5.002, 5.001, 2.0, 7.5, 9.0]);
        let ranking = ranked(&project(&rates), "tl_ngheo", "2018", RankBy::Value);
        let best_first = [("d", 1), ("b", 2), ("c", 2), ("e", 4), ("a", 5), ("f", 5)];
        assert_eq!(order(&ranking), best_first);
        // The two in the middle are 5,002 and 7,5.
        assert!(close(ranking.median.unwrap(), 6.251));
    }

    #[test]
    fn the_best_comes_first_whichever_way_is_better() {
        let rising = [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5), ("f", 6)];
        let falling = [("f", 1), ("e", 2), ("d", 3), ("c", 4), ("b", 5), ("a", 6)];
        for (indicator, at, expected) in [
            ("ngheo", "2018", rising),
            ("viec", "2018-07", falling),
            // Neither is better: the highest first.
            ("ho", "2018", falling),
        ] {
            let facts = of_districts(indicator, at, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
            let ranking = ranked(&project(&facts), indicator, at, RankBy::Value);
            assert_eq!(order(&ranking), expected, "{indicator}");
            // A count of a district is not set beside the province's total.
            assert_eq!(ranking.whole, Err(Refusal::NotComparableWithWhole));
            assert_eq!(ranking.standing, None);
        }
    }

    #[test]
    fn who_has_no_figure_stands_apart_with_the_reason() {
        let estimate = Cell::Value { number: 0.0, status: Status::Estimate };
        let facts = [
            actual("viec", "a", "2018-07", 10.0),
            ("viec", Measure::Actual, "b", period("2018-07"), Cell::NotApplicable),
            ("viec", Measure::Actual, "d", period("2018-07"), estimate),
        ];
        let ranking = ranked(&project(&facts), "viec", "2018-07", RankBy::Value);
        // Zero is a figure; a blank is none.
        assert_eq!(order(&ranking), [("a", 1), ("d", 2)]);
        assert_eq!(ranking.ranked[1].basis.status, Status::Estimate);
        let apart: Vec<(&str, bool)> = ranking
            .apart
            .iter()
            .map(|it| (it.place.as_str(), matches!(it.reason, Refusal::NotReported(_))))
            .collect();
        assert_eq!(apart, [("b", false), ("c", true), ("e", true), ("f", true)]);
        assert!(matches!(ranking.apart[0].reason, Refusal::NotApplicable(_)));
    }

    #[test]
    fn rates_stand_above_at_or_below_the_provinces_own() {
        let mut facts = of_districts("tl_ngheo", "2018", [9.0, 5.0, 6.5, 2.0, 7.5, 6.499]);
        facts.push(actual("tl_ngheo", "tinh", "2018", 6.5));
        let ranking = ranked(&project(&facts), "tl_ngheo", "2018", RankBy::Value);
        assert_eq!(ranking.whole, Ok(6.5));
        assert_eq!(ranking.standing, Some(Standing { above: 2, equal: 2, below: 2 }));
        let worst = ranking.ranked.last().unwrap();
        assert_eq!((worst.place.as_str(), worst.distance), ("a", Some(2.5)));
    }

    #[test]
    fn plans_rank_by_percent_or_by_gap() {
        let mut facts = of_districts("viec", "2018-07", [50.0, 30.0, 80.0, 10.0, 20.0, 5.0]);
        let plans = [100.0, 40.0, 200.0, 0.0, 20.0];
        for (place, planned) in DISTRICTS.into_iter().zip(plans) {
            facts.push(plan("viec", place, "2018", planned));
        }
        let project = project(&facts);
        // 50/100 = 50, 30/40 = 75, 80/200 = 40, 20/20 = 100; of a plan of 0 there is no percentage.
        let ranking = ranked(&project, "viec", "2018-07", RankBy::PercentOfPlan);
        assert_eq!(order(&ranking), [("e", 1), ("b", 2), ("a", 3), ("c", 4)]);
        assert!(close(ranking.ranked[1].yardstick, 75.0));
        assert!(matches!(ranking.apart[0].reason, Refusal::NoPercentOfPlan(_)));
        assert!(matches!(ranking.apart[1].reason, Refusal::NoPlan(_)));
        assert!(ranking.basis.illustrative, "the plans are illustrative");
        // 50-100 = -50, 30-40 = -10, 80-200 = -120, 10-0 = 10, 20-20 = 0.
        let ranking = ranked(&project, "viec", "2018-07", RankBy::GapToPlan);
        assert_eq!(order(&ranking), [("d", 1), ("e", 2), ("b", 3), ("a", 4), ("c", 5)]);
        assert!(close(ranking.ranked[4].yardstick, -120.0));
    }

    #[test]
    fn no_percent_is_said_of_a_plan_of_some_units() {
        let mut facts = of_districts("viec", "2018-07", [5.0; 6]);
        facts.push(plan("viec", "a", "2018", 10.0));
        let project = project(&facts);
        let of = |place: &str| {
            let (jobs, at) = ("viec".into(), period("2018-07"));
            let found =
                crate::analysis::figure(&project, &jobs, Measure::Actual, &place.into(), at);
            percent(&project, &found.unwrap()).map(|(percent, _)| percent)
        };
        assert_eq!(of("a"), Ok(50.0));
        let refused = of("tinh");
        assert!(
            matches!(refused, Err(Refusal::Partial { coverage, .. }) if coverage.reported == 1)
        );
    }

    #[test]
    fn the_years_plan_is_for_what_came_since_january_and_no_plan_of_a_year_for_a_month() {
        let mut facts = months("luot", "a", 2018, &[10.0, 30.0, 20.0]);
        facts.extend(months("viec", "a", 2018, &[10.0, 40.0, 60.0]));
        facts.extend([plan("luot", "a", "2018", 240.0), plan("viec", "a", "2018", 240.0)]);
        facts.push(plan("luot", "a", "2018-03", 40.0));
        let project = project(&facts);
        let of = |indicator: &str, reading| {
            let lens = Lens { reading, ..Lens::default() };
            let (actual, at) = (Measure::Actual, period("2018-03"));
            let found =
                figure_through(&project, &indicator.into(), actual, &"a".into(), at, lens).unwrap();
            percent(&project, &found).map(|(percent, _)| percent).ok()
        };
        for (indicator, reading, expected) in [
            ("luot", TimeReading::Own, Some(50.0)),
            ("luot", TimeReading::ToDate, Some(25.0)),
            ("luot", TimeReading::Within, Some(50.0)),
            ("viec", TimeReading::Own, Some(25.0)),
            ("viec", TimeReading::ToDate, Some(25.0)),
            ("viec", TimeReading::Within, None),
        ] {
            assert_eq!(of(indicator, reading), expected, "{indicator} {reading:?}");
        }
    }
}
