//! Figures under an assumption (số liệu giả định): a unit at the average, a unit or an item left out.

use crate::{
    analysis::{Figure, figure_through},
    model::{AcrossAreas, Direction, Indicator, IndicatorId, PlaceId, Project},
};

use super::{
    Basis, Refusal,
    basis::{beside, complete},
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
    unit: &Figure,
    whole: &PlaceId,
) -> Result<Scenario, Refusal> {
    let indicator = project.indicators().get(&unit.indicator).ok_or(Refusal::Unknown)?;
    let ratio = Ratio::of(indicator).ok_or(Refusal::NotARate)?;
    refuse_outside(project, &unit.place, whole)?;
    let whole = beside(project, unit, whole)?;
    let (counted, of) = parts(&whole)?;
    let (unit_counted, unit_of) = parts(unit)?;
    let (now, unit_now) = (complete(&whole)?, complete(unit)?);
    let is_there = match indicator.direction {
        Direction::Down => unit_now <= now,
        Direction::Up => unit_now >= now,
        Direction::Neutral => return Err(Refusal::NoDirection),
    };
    if is_there {
        return Err(Refusal::AlreadyThere(unit.place.clone()));
    }
    let change = counted / of * unit_of - unit_counted;
    let then = ratio.scale * (counted + change) / of;
    let mut scenario = scenario(indicator, now, then, Basis::of([&whole, unit]));
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
    unit: &Figure,
    whole: &PlaceId,
) -> Result<Scenario, Refusal> {
    let known = project.indicators().get(&unit.indicator).ok_or(Refusal::Unknown)?;
    refuse_outside(project, &unit.place, whole)?;
    let whole = beside(project, unit, whole)?;
    let then = match &known.across_areas {
        AcrossAreas::Sum => complete(&whole)? - complete(unit)?,
        AcrossAreas::RatioOfSums { scale, .. } => {
            let (counted, of) = parts(&whole)?;
            let (unit_counted, unit_of) = parts(unit)?;
            if of - unit_of <= 0.0 {
                return Err(Refusal::NothingToShare);
            }
            scale * (counted - unit_counted) / (of - unit_of)
        }
        _ => return Err(Refusal::NotSummable),
    };
    Ok(scenario(known, complete(&whole)?, then, Basis::of([&whole, unit])))
}

/// A total without one of the items it is broken down into ("không gồm vốn tín dụng").
///
/// # Errors
/// Where the item is no part of the total, or either figure is missing.
pub fn without_item(
    project: &Project,
    item: &Figure,
    total: &IndicatorId,
) -> Result<Scenario, Refusal> {
    let known = project.indicators().get(total).ok_or(Refusal::Unknown)?;
    if !is_part(project, &item.indicator, total) {
        let (item, total) = (item.indicator.clone(), total.clone());
        return Err(Refusal::NotAPart { item, total });
    }
    let Figure { measure, place, period, lens, .. } = item;
    let whole = figure_through(project, total, *measure, place, *period, *lens);
    let whole = whole.ok_or(Refusal::Unknown)?;
    let now = complete(&whole)?;
    Ok(scenario(known, now, now - complete(item)?, Basis::of([&whole, item])))
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
    use crate::{analysis::figure, model::Measure};

    fn poverty() -> Vec<Fact<'static>> {
        let mut facts = of_districts("ngheo", "2018", [400.0, 100.0, 100.0, 50.0, 50.0, 100.0]);
        facts.extend(of_districts("ho", "2018", [1000.0, 1000.0, 1000.0, 500.0, 500.0, 1000.0]));
        facts
    }

    fn of(project: &Project, indicator: &str, place: &str, at: &str) -> Figure {
        let (indicator, place) = (indicator.into(), place.into());
        figure(project, &indicator, Measure::Actual, &place, period(at)).unwrap()
    }

    fn reaching(facts: &[Fact<'_>], whole: &str, unit: &str) -> Result<Scenario, Refusal> {
        let project = project(facts);
        reaching_average(&project, &of(&project, "tl_ngheo", unit, "2018"), &whole.into())
    }

    fn without(
        facts: &[Fact<'_>],
        indicator: &str,
        whole: &str,
        unit: &str,
    ) -> Result<f64, Refusal> {
        let project = project(facts);
        let unit = of(&project, indicator, unit, "2018");
        without_unit(&project, &unit, &whole.into()).map(|scenario| scenario.then)
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
        let project = project(&poverty());
        let of_count =
            reaching_average(&project, &of(&project, "ngheo", "a", "2018"), &"tinh".into());
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
            without_item(&project, &of(&project, item, "a", "2018-07"), &total.into())
        };
        let found = ask("von", "von_td").unwrap();
        assert_eq!((found.now, found.then, found.difference), (100.0, 30.0, -70.0));
        let stranger = Refusal::NotAPart { item: "gn".into(), total: "von".into() };
        assert_eq!(ask("von", "gn"), Err(stranger));
    }
}
