//! Contribution to the shortfall (đóng góp vào phần thiếu hụt so với kế hoạch): who explains the gap.

use crate::{
    analysis::Shown,
    model::{AcrossAreas, Direction, IndicatorId, PlaceId},
};

use super::{
    AcrossUnits, Basis, Refusal,
    basis::complete,
    concentration::refuse_difference,
    goal::out_of_plan,
    rank::plan,
    ratio::{Ratio, parts},
};

/// What is missing to the plan, unit by unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortfall {
    /// The indicator in whose unit all amounts are: itself, or for a rate its numerator (money,
    /// households).
    pub counted_in: IndicatorId,
    /// For a rate, what every unit is measured against: the whole's target.
    pub target: Option<TargetRate>,
    /// Sum of the units that are short. Shares are of this one.
    pub short: f64,
    /// What is left when the units that are ahead are set off against the others (số ròng); below
    /// zero where the whole is ahead.
    pub net: f64,
    /// The largest gap first.
    pub units: Vec<UnitGap>,
    pub basis: Basis,
}

/// The rate that a shortfall is measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetRate {
    /// In the rate's unit.
    pub rate: f64,
    /// False where none is planned and all of a plan is to be spent (100%).
    pub is_planned: bool,
}

/// One unit's part in a shortfall.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitGap {
    pub place: PlaceId,
    pub planned: f64,
    pub actual: f64,
    /// What is missing; below zero where the unit is ahead.
    pub gap: f64,
    /// Of the sum of all that are short; none for a unit that is not.
    pub percent_of_short: Option<f64>,
    pub basis: Basis,
}

/// The units' parts in what the whole lacks to its plan. A sum is measured in each unit against its
/// own plan; a rate in the amount that the whole's target asks of each unit's denominator
/// (K·target − D). A unit to which the figure does not apply lacks nothing.
///
/// # Errors
/// Where no direction is better, the indicator neither adds up nor is a rate, any unit lacks a figure
/// or a plan (nothing is said over some of the units), or the units are not the whole.
pub fn shortfall(across: AcrossUnits<'_>) -> Result<Shortfall, Refusal> {
    let indicator = across.indicator()?;
    if indicator.direction == Direction::Neutral {
        return Err(Refusal::NoDirection);
    }
    let (counted_in, target, mut units) = match &indicator.across_areas {
        AcrossAreas::Sum => (indicator.id.clone(), None, of_sum(&across)?),
        AcrossAreas::RatioOfSums { numerator, .. } => {
            let (target, units) = of_rate(&across)?;
            (numerator.indicator.clone(), Some(target), units)
        }
        _ => return Err(Refusal::NotSummable),
    };
    for unit in &mut units {
        unit.gap = match indicator.direction {
            Direction::Down => unit.actual - unit.planned,
            Direction::Up | Direction::Neutral => unit.planned - unit.actual,
        };
    }
    let short: f64 = units.iter().map(|unit| unit.gap.max(0.0)).sum();
    for unit in &mut units {
        unit.percent_of_short = (unit.gap > 0.0).then(|| 100.0 * unit.gap / short);
    }
    units.sort_by(|a, b| b.gap.total_cmp(&a.gap));
    Ok(Shortfall {
        counted_in,
        target,
        short,
        net: units.iter().map(|unit| unit.gap).sum(),
        basis: Basis::together(units.iter().map(|unit| &unit.basis)),
        units,
    })
}

fn of_sum(across: &AcrossUnits<'_>) -> Result<Vec<UnitGap>, Refusal> {
    let mut units = Vec::new();
    for place in across.units {
        let figure = across.at(place)?;
        if figure.shown == Shown::NotApplicable {
            continue;
        }
        let actual = complete(&figure)?;
        let plan = plan(across.project, &figure)?;
        let basis = Basis::of([&figure, &plan]);
        units.push(unit(place, complete(&plan)?, actual, basis));
    }
    let whole = complete(&across.at(across.whole)?)?;
    let sum = units.iter().map(|unit| unit.actual).sum();
    refuse_difference(sum, whole, across.indicator()?.decimals)?;
    Ok(units)
}

fn of_rate(across: &AcrossUnits<'_>) -> Result<(TargetRate, Vec<UnitGap>), Refusal> {
    let indicator = across.indicator()?;
    let ratio = Ratio::of(indicator).ok_or(Refusal::NotSummable)?;
    let whole = across.at(across.whole)?;
    let (whole_counted, whole_of) = parts(&whole)?;
    let planned = plan(across.project, &whole);
    let rate = match &planned {
        Ok(planned) => TargetRate { rate: complete(planned)?, is_planned: true },
        Err(_) if out_of_plan(indicator).is_some() => {
            TargetRate { rate: ratio.scale, is_planned: false }
        }
        Err(refusal) => return Err(refusal.clone()),
    };
    let (mut counted, mut of) = (0.0, 0.0);
    let mut units = Vec::new();
    for place in across.units {
        let figure = across.at(place)?;
        if figure.shown == Shown::NotApplicable {
            continue;
        }
        let (actual, denominator) = parts(&figure)?;
        let target = denominator * rate.rate / ratio.scale;
        let basis = Basis::of([&figure].into_iter().chain(planned.as_ref().ok()));
        units.push(unit(place, target, actual, basis));
        counted += actual;
        of += denominator;
    }
    let decimals = |id| across.project.indicators().get(id).map_or(0, |it| it.decimals);
    refuse_difference(counted, whole_counted, decimals(ratio.numerator))?;
    refuse_difference(of, whole_of, decimals(&ratio.denominator.indicator))?;
    Ok((rate, units))
}

fn unit(place: &PlaceId, planned: f64, actual: f64, basis: Basis) -> UnitGap {
    UnitGap { place: place.clone(), planned, actual, gap: 0.0, percent_of_short: None, basis }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        DISTRICTS, Fact, across, actual, close, of_districts, plan, project,
    };
    use super::*;
    use crate::model::Cell;

    fn plans(indicator: &'static str, values: [f64; 6]) -> Vec<Fact<'static>> {
        let pairs = DISTRICTS.into_iter().zip(values);
        pairs.map(|(place, value)| plan(indicator, place, "2018", value)).collect()
    }

    fn gaps(found: &Shortfall) -> Vec<(&str, f64, Option<f64>)> {
        let units = found.units.iter();
        units.map(|it| (it.place.as_str(), it.gap, it.percent_of_short)).collect()
    }

    #[test]
    fn a_sum_is_short_by_what_each_unit_lacks_to_its_own_plan() {
        let mut facts = of_districts("viec", "2018-07", [50.0, 30.0, 80.0, 40.0, 20.0, 60.0]);
        facts.extend(plans("viec", [100.0, 50.0, 60.0, 40.0, 50.0, 60.0]));
        let found = across(&project(&facts), "viec", "2018-07", &DISTRICTS, shortfall).unwrap();
        // 50 + 30 + 20 are short; c is 20 ahead and sets that off in the net figure only.
        assert_eq!((found.short, found.net, found.target), (100.0, 80.0, None));
        let expected = [
            ("a", 50.0, Some(50.0)),
            ("e", 30.0, Some(30.0)),
            ("b", 20.0, Some(20.0)),
            ("d", 0.0, None),
            ("f", 0.0, None),
            ("c", -20.0, None),
        ];
        assert_eq!(gaps(&found), expected);
        // Of a count that should fall, what is above the plan is missing.
        let mut facts = of_districts("ngheo", "2018", [50.0, 30.0, 80.0, 40.0, 20.0, 60.0]);
        facts.extend(plans("ngheo", [40.0, 30.0, 50.0, 45.0, 20.0, 60.0]));
        let found = across(&project(&facts), "ngheo", "2018", &DISTRICTS, shortfall).unwrap();
        assert_eq!((found.short, found.net), (40.0, 35.0));
        assert_eq!(gaps(&found)[..2], [("c", 30.0, Some(75.0)), ("a", 10.0, Some(25.0))]);
    }

    #[test]
    fn a_rate_is_short_by_the_money_its_target_asks_of_each_plan() {
        let mut facts = of_districts("gn", "2018-07", [50.0, 30.0, 80.0, 40.0, 20.0, 60.0]);
        facts.extend(plans("kh", [100.0, 100.0, 100.0, 50.0, 50.0, 50.0]));
        let ask =
            |facts: &[Fact<'_>]| across(&project(facts), "tl_gn", "2018-07", &DISTRICTS, shortfall);
        // Nothing is planned: all of 450 is to be spent, 280 are.
        let found = ask(&facts).unwrap();
        assert_eq!(found.target, Some(TargetRate { rate: 100.0, is_planned: false }));
        assert_eq!((found.counted_in.as_str(), found.net, found.short), ("gn", 170.0, 180.0));
        assert_eq!(gaps(&found)[0], ("b", 70.0, Some(100.0 * 70.0 / 180.0)));
        // The province plans 80%: b lacks 80 - 30 = 50 of 30 + 50 + 20.
        facts.push(plan("tl_gn", "tinh", "2018", 80.0));
        let found = ask(&facts).unwrap();
        assert_eq!(found.target, Some(TargetRate { rate: 80.0, is_planned: true }));
        assert!(close(found.short, 30.0 + 50.0 + 0.0 + 0.0 + 20.0));
        assert!(close(found.net, 0.8 * 450.0 - 280.0));
        // One unit has not reported: nothing is said of seven eighths.
        let refusal = ask(&facts[1..]).unwrap_err();
        assert!(matches!(refusal, Refusal::Partial { coverage, .. } if coverage.reported == 5));
    }

    #[test]
    fn a_unit_to_which_nothing_applies_lacks_nothing_and_hides_nobody() {
        let mut facts = of_districts("viec", "2018-07", [50.0, 30.0, 80.0, 40.0, 20.0, 0.0]);
        facts.extend(of_districts("gn", "2018-07", [50.0, 30.0, 80.0, 40.0, 20.0, 0.0]));
        (facts[5].4, facts[11].4) = (Cell::NotApplicable, Cell::NotApplicable);
        facts.extend(plans("viec", [100.0, 50.0, 60.0, 40.0, 50.0, 0.0]).into_iter().take(5));
        facts.extend(plans("kh", [100.0, 50.0, 80.0, 40.0, 50.0, 0.0]));
        let project = project(&facts);
        for (indicator, short) in [("viec", 100.0), ("tl_gn", 100.0)] {
            let found = across(&project, indicator, "2018-07", &DISTRICTS, shortfall).unwrap();
            assert_eq!((found.units.len(), found.short), (5, short), "{indicator}");
        }
    }

    #[test]
    fn nobody_is_blamed_over_some_of_the_units() {
        let mut facts = of_districts("viec", "2018-07", [50.0, 30.0, 80.0, 40.0, 20.0, 60.0]);
        facts.extend(plans("viec", [100.0, 50.0, 60.0, 40.0, 50.0, 60.0]));
        let ask = |facts: &[Fact<'_>], indicator: &str| {
            across(&project(facts), indicator, "2018-07", &DISTRICTS, shortfall).unwrap_err()
        };
        assert!(matches!(ask(&facts[1..], "viec"), Refusal::NotReported(_)));
        assert!(matches!(ask(&facts[..11], "viec"), Refusal::NoPlan(_)));
        assert_eq!(ask(&facts, "ho"), Refusal::NoDirection);
        facts.push(actual("thu_nhap", "a", "2018", 1.0));
        assert_eq!(ask(&facts, "thu_nhap"), Refusal::NotSummable);
    }
}
