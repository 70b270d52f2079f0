//! Figures under an assumption (số liệu giả định): a unit at the average, a unit or an item left out.

use crate::model::{
    AcrossAreas, Direction, Indicator, IndicatorId, Measure, Period, PlaceId, Project,
};

use super::{
    Basis, Refusal,
    basis::{complete, figure_at},
    change::in_points,
    ratio::{Ratio, parts},
};

/// A figure as it is and as it would be. It must never be shown without saying that it is assumed.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    pub now: f64,
    pub then: f64,
    /// `then` less `now`, in the unit or in points.
    pub difference: f64,
    pub in_points: bool,
    /// By how much the unit's numerator would have to change (households); none where nothing is
    /// assumed to change but only left out.
    pub counted: Option<f64>,
    pub basis: Basis,
}

/// If a unit reached the whole's rate ("nếu Bác Ái đạt bình quân chung thì toàn tỉnh đạt …"): its
/// numerator changes, all else stays.
///
/// # Errors
/// For what is no rate or has no better direction; where the numerators and denominators of the whole
/// or the unit are not all known; where the unit lies elsewhere or is already at the average.
pub fn reaching_average(
    project: &Project,
    rate: &IndicatorId,
    whole: &PlaceId,
    unit: &PlaceId,
    period: Period,
) -> Result<Scenario, Refusal> {
    let indicator = project.indicators().get(rate).ok_or(Refusal::Unknown)?;
    let ratio = Ratio::of(indicator).ok_or(Refusal::NotARate)?;
    refuse_outside(project, unit, whole)?;
    let whole = figure_at(project, rate, Measure::Actual, whole, period)?;
    let of_unit = figure_at(project, rate, Measure::Actual, unit, period)?;
    let (counted, of) = parts(&whole)?;
    let (unit_counted, unit_of) = parts(&of_unit)?;
    let (now, unit_now) = (complete(&whole)?, complete(&of_unit)?);
    let is_there = match indicator.direction {
        Direction::Down => unit_now <= now,
        Direction::Up => unit_now >= now,
        Direction::Neutral => return Err(Refusal::NoDirection),
    };
    if is_there {
        return Err(Refusal::AlreadyThere(unit.clone()));
    }
    let change = counted / of * unit_of - unit_counted;
    let then = ratio.scale * (counted + change) / of;
    let mut scenario = scenario(indicator, now, then, Basis::of([&whole, &of_unit]));
    scenario.counted = Some(change);
    Ok(scenario)
}

/// The whole without one of its units ("không tính Bác Ái"): the rest of a sum, or the rate of the
/// rest.
///
/// # Errors
/// For what neither adds up nor is a rate; where the figures of the whole or the unit are missing;
/// where the unit lies elsewhere, or nothing is left without it.
pub fn without_unit(
    project: &Project,
    indicator: &IndicatorId,
    measure: Measure,
    whole: &PlaceId,
    unit: &PlaceId,
    period: Period,
) -> Result<Scenario, Refusal> {
    let known = project.indicators().get(indicator).ok_or(Refusal::Unknown)?;
    refuse_outside(project, unit, whole)?;
    let whole = figure_at(project, indicator, measure, whole, period)?;
    let of_unit = figure_at(project, indicator, measure, unit, period)?;
    let then = match &known.across_areas {
        AcrossAreas::Sum => complete(&whole)? - complete(&of_unit)?,
        AcrossAreas::RatioOfSums { scale, .. } => {
            let (counted, of) = parts(&whole)?;
            let (unit_counted, unit_of) = parts(&of_unit)?;
            if of - unit_of <= 0.0 {
                return Err(Refusal::NothingToShare);
            }
            scale * (counted - unit_counted) / (of - unit_of)
        }
        _ => return Err(Refusal::NotSummable),
    };
    Ok(scenario(known, complete(&whole)?, then, Basis::of([&whole, &of_unit])))
}

/// A total without one of the items it is broken down into ("không gồm vốn tín dụng").
///
/// # Errors
/// Where the item is no part of the total, or either figure is missing.
pub fn without_item(
    project: &Project,
    total: &IndicatorId,
    item: &IndicatorId,
    measure: Measure,
    place: &PlaceId,
    period: Period,
) -> Result<Scenario, Refusal> {
    let known = project.indicators().get(total).ok_or(Refusal::Unknown)?;
    if !is_part(project, item, total) {
        return Err(Refusal::NotAPart { item: item.clone(), total: total.clone() });
    }
    let whole = figure_at(project, total, measure, place, period)?;
    let part = figure_at(project, item, measure, place, period)?;
    let now = complete(&whole)?;
    Ok(scenario(known, now, now - complete(&part)?, Basis::of([&whole, &part])))
}

fn scenario(indicator: &Indicator, now: f64, then: f64, basis: Basis) -> Scenario {
    let in_points = in_points(indicator);
    Scenario { now, then, difference: then - now, in_points, counted: None, basis }
}

/// Refuses a unit that lies elsewhere, and the whole as a unit of itself.
fn refuse_outside(project: &Project, unit: &PlaceId, whole: &PlaceId) -> Result<(), Refusal> {
    let members = project.group_members(whole);
    let mut at = Some(unit);
    // A chain longer than there are areas is a circle.
    for _ in 0..project.areas().len() {
        let Some(place) = at else { break };
        let parent = project.areas().get(place).and_then(|area| area.parent.as_ref());
        if members.contains(place) || parent == Some(whole) {
            return Ok(());
        }
        at = parent;
    }
    Err(Refusal::NotInside { unit: unit.clone(), whole: whole.clone() })
}

/// Whether an indicator is one of the parts of another, or a part of such a part.
fn is_part(project: &Project, item: &IndicatorId, total: &IndicatorId) -> bool {
    let mut at = Some(item);
    for _ in 0..project.indicators().len() {
        let known = at.and_then(|id| project.indicators().get(id));
        let Some(cut) = known.and_then(|known| known.breakdown.as_ref()) else { return false };
        if cut.parent == *total {
            return true;
        }
        at = Some(&cut.parent);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Fact, actual, close, of_districts, period, project};
    use super::*;

    fn poverty() -> Vec<Fact<'static>> {
        let mut facts = of_districts("ngheo", "2018", [400.0, 100.0, 100.0, 50.0, 50.0, 100.0]);
        facts.extend(of_districts("ho", "2018", [1000.0, 1000.0, 1000.0, 500.0, 500.0, 1000.0]));
        facts
    }

    fn reaching(facts: &[Fact<'_>], whole: &str, unit: &str) -> Result<Scenario, Refusal> {
        let (whole, unit) = (whole.into(), unit.into());
        reaching_average(&project(facts), &"tl_ngheo".into(), &whole, &unit, period("2018"))
    }

    fn without(
        facts: &[Fact<'_>],
        indicator: &str,
        whole: &str,
        unit: &str,
    ) -> Result<f64, Refusal> {
        let (indicator, whole, unit) = (indicator.into(), whole.into(), unit.into());
        let project = project(facts);
        without_unit(&project, &indicator, Measure::Actual, &whole, &unit, period("2018"))
            .map(|scenario| scenario.then)
    }

    #[test]
    fn a_unit_at_the_average_lowers_the_whole() {
        // 800 of 5.000 are 16%. At 16%, a has 160 poor households, 240 fewer: 560 of 5.000 = 11,2%.
        let found = reaching(&poverty(), "tinh", "a").unwrap();
        assert!(close(found.now, 16.0) && close(found.then, 11.2));
        assert!(close(found.difference, -4.8) && found.in_points);
        assert!(close(found.counted.unwrap(), -240.0));
        assert_eq!(found.basis.inputs.len(), 12);
        assert_eq!(reaching(&poverty(), "tinh", "b"), Err(Refusal::AlreadyThere("b".into())));
        // The group of b and c: 10% each.
        assert_eq!(reaching(&poverty(), "hai", "b"), Err(Refusal::AlreadyThere("b".into())));
        let outside = Refusal::NotInside { unit: "a".into(), whole: "hai".into() };
        assert_eq!(reaching(&poverty(), "hai", "a"), Err(outside));
        // Of a count there is no average to reach.
        let (count, whole, unit) = ("ngheo".into(), "tinh".into(), "a".into());
        let of_count =
            reaching_average(&project(&poverty()), &count, &whole, &unit, period("2018"));
        assert_eq!(of_count, Err(Refusal::NotARate));
        let itself = Refusal::NotInside { unit: "tinh".into(), whole: "tinh".into() };
        assert_eq!(reaching(&poverty(), "tinh", "tinh"), Err(itself));
    }

    #[test]
    fn without_a_unit_the_rest_remains() {
        // 800 - 400 of 5.000 - 1.000: 10%.
        assert!(close(without(&poverty(), "tl_ngheo", "tinh", "a").unwrap(), 10.0));
        assert!(close(without(&poverty(), "ngheo", "tinh", "a").unwrap(), 400.0));
        assert!(close(without(&poverty(), "tl_ngheo", "hai", "b").unwrap(), 10.0));
        assert_eq!(without(&poverty(), "thu_nhap", "tinh", "a"), Err(Refusal::NotSummable));
    }

    #[test]
    fn an_assumption_over_some_of_the_units_is_refused() {
        // The households of one district are missing, and the province's are not stated.
        let facts = &poverty()[..11];
        let Err(Refusal::Partial { coverage, .. }) = reaching(facts, "tinh", "a") else { panic!() };
        assert_eq!((coverage.reported, coverage.expected), (5, 6));
        assert!(matches!(without(facts, "tl_ngheo", "tinh", "a"), Err(Refusal::Partial { .. })));
        // A stated rate has no parts to take anything from.
        let mut stated = facts.to_vec();
        stated.push(actual("tl_ngheo", "tinh", "2018", 16.0));
        assert!(matches!(reaching(&stated, "tinh", "a"), Err(Refusal::NoParts(_))));
    }

    #[test]
    fn an_item_is_left_out_of_its_own_total_only() {
        let facts =
            [actual("von_nn", "a", "2018-07", 30.0), actual("von_td", "a", "2018-07", 70.0)];
        let project = project(&facts);
        let ask = |total: &str, item: &str| {
            let (total, item, place) = (total.into(), item.into(), "a".into());
            let at = period("2018-07");
            without_item(&project, &total, &item, Measure::Actual, &place, at)
        };
        let found = ask("von", "von_td").unwrap();
        assert_eq!((found.now, found.then, found.difference), (100.0, 30.0, -70.0));
        let stranger = Refusal::NotAPart { item: "gn".into(), total: "von".into() };
        assert_eq!(ask("von", "gn"), Err(stranger));
    }
}
