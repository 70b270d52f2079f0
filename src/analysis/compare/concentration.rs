//! Concentration (mức độ tập trung): who holds the poor households.

use crate::{
    analysis::{Shown, figure},
    model::{AcrossAreas, IndicatorId, PlaceId, Project},
};

use super::{AcrossUnits, Basis, Refusal, basis::complete};

/// The shares of a total by unit, the largest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Concentration {
    /// In the indicator's unit.
    pub total: f64,
    pub shares: Vec<Share>,
    /// The rate that stands alongside: the first whose numerator the indicator is.
    pub rate: Option<IndicatorId>,
    pub basis: Basis,
}

/// What one unit holds of a total (tỷ trọng).
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    pub place: PlaceId,
    pub value: f64,
    /// Of the total.
    pub percent: f64,
    /// Of this unit and all before it; from the figures, not from rounded shares.
    pub cumulative_percent: f64,
    /// The unit's own rate, where one is known: a small unit may be poor through and through.
    pub rate: Option<f64>,
    pub basis: Basis,
}

/// The share of each unit in the whole's total; a unit to which the figure does not apply has none.
///
/// # Errors
/// Where the indicator does not add up across units, any unit or the total is missing, the units
/// are not the whole, or there is nothing to share.
pub fn concentration(across: AcrossUnits<'_>) -> Result<Concentration, Refusal> {
    let indicator = across.indicator()?;
    if !matches!(indicator.across_areas, AcrossAreas::Sum) {
        return Err(Refusal::NotSummable);
    }
    let rate = rate_of(across.project, across.indicator);
    let mut shares = Vec::new();
    for place in across.units {
        let found = across.at(place)?;
        if found.shown == Shown::NotApplicable {
            continue;
        }
        let value = complete(&found)?;
        let of_rate = rate.as_ref().and_then(|rate| {
            let rate = figure(across.project, rate, across.measure, place, across.period)?;
            complete(&rate).ok()
        });
        shares.push(Share {
            place: place.clone(),
            value,
            percent: 0.0,
            cumulative_percent: 0.0,
            rate: of_rate,
            basis: Basis::of([&found]),
        });
    }
    let whole = across.at(across.whole)?;
    let total = complete(&whole)?;
    refuse_difference(shares.iter().map(|share| share.value).sum(), total, indicator.decimals)?;
    if total <= 0.0 || shares.iter().any(|share| share.value < 0.0) {
        return Err(Refusal::NothingToShare);
    }
    shares.sort_by(|a, b| b.value.total_cmp(&a.value));
    let mut sum = 0.0;
    for share in &mut shares {
        sum += share.value;
        share.percent = 100.0 * share.value / total;
        share.cumulative_percent = 100.0 * sum / total;
    }
    let basis =
        Basis::together(shares.iter().map(|share| &share.basis).chain([&Basis::of([&whole])]));
    Ok(Concentration { total, shares, rate, basis })
}

/// Refuses parts that miss their total by more than the rounding of it.
pub(super) fn refuse_difference(sum: f64, total: f64, decimals: u8) -> Result<(), Refusal> {
    let tolerance = 0.5 * 10_f64.powi(-i32::from(decimals)) + 1e-9 * total.abs();
    if (sum - total).abs() <= tolerance {
        Ok(())
    } else {
        Err(Refusal::DoesNotAddUp { sum, total, decimals })
    }
}

/// The first ratio that this indicator is the numerator of.
fn rate_of(project: &Project, counted: &IndicatorId) -> Option<IndicatorId> {
    let is_rate = |across: &AcrossAreas| match across {
        AcrossAreas::RatioOfSums { numerator, .. } => numerator.indicator == *counted,
        _ => false,
    };
    project.indicators().iter().find(|it| is_rate(&it.across_areas)).map(|it| it.id.clone())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{DISTRICTS, across, actual, close, months, of_districts, project};
    use super::*;
    use crate::{
        analysis::{Lens, TimeReading},
        model::Cell,
    };

    #[test]
    fn shares_are_of_the_total_and_add_up_from_the_largest() {
        let mut facts = of_districts("ngheo", "2018", [10.0, 40.0, 0.0, 25.0, 20.0, 5.0]);
        facts.push(actual("ho", "f", "2018", 10.0));
        let found = across(&project(&facts), "ngheo", "2018", &DISTRICTS, concentration).unwrap();
        let shares: Vec<_> =
            found.shares.iter().map(|it| (it.place.as_str(), it.percent)).collect();
        assert_eq!(
            shares,
            [("b", 40.0), ("d", 25.0), ("e", 20.0), ("a", 10.0), ("f", 5.0), ("c", 0.0)]
        );
        assert!(close(found.shares[2].cumulative_percent, 85.0));
        assert!(close(found.shares[5].cumulative_percent, 100.0));
        // The fewest poor, but half of its households.
        assert_eq!(found.rate, Some("tl_ngheo".into()));
        assert_eq!((found.shares[4].rate, found.shares[0].rate), (Some(50.0), None));
    }

    #[test]
    fn a_unit_to_which_nothing_applies_hides_no_shares() {
        let mut facts = of_districts("ngheo", "2018", [10.0, 40.0, 25.0, 20.0, 5.0, 0.0]);
        facts[5].4 = Cell::NotApplicable;
        let found = across(&project(&facts), "ngheo", "2018", &DISTRICTS, concentration).unwrap();
        assert_eq!((found.shares.len(), found.shares[0].percent), (5, 40.0));
    }

    /// March alone: 10 of 40, 30 of 40; since January: 10 of 100, 90 of 100.
    #[test]
    fn shares_are_of_the_figures_as_they_are_read() {
        let months = |place, values: [f64; 3]| months("luot", place, 2018, &values);
        let zeros = DISTRICTS[2..].iter().flat_map(|place| months(place, [0.0; 3]));
        let facts =
            months("a", [0.0, 0.0, 10.0]).into_iter().chain(months("b", [20.0, 40.0, 30.0]));
        let project = project(&facts.chain(zeros).collect::<Vec<_>>());
        for (reading, share) in [(TimeReading::Own, 25.0), (TimeReading::ToDate, 10.0)] {
            let found = across(&project, "luot", "2018-03", &DISTRICTS, |all| {
                concentration(AcrossUnits { lens: Lens { reading, ..all.lens }, ..all })
            });
            let shares = found.unwrap().shares;
            let of_a = shares.iter().find(|share| share.place.as_str() == "a").unwrap();
            assert!(close(of_a.percent, share), "{reading:?}: {of_a:?}");
        }
    }

    #[test]
    fn no_share_is_said_of_an_incomplete_total() {
        let facts = of_districts("ngheo", "2018", [10.0, 40.0, 1.0, 25.0, 20.0, 5.0]);
        let ask = |facts: &[_], indicator: &str, units: &[&str]| {
            across(&project(facts), indicator, "2018", units, concentration).unwrap_err()
        };
        assert!(matches!(ask(&facts[1..], "ngheo", &DISTRICTS), Refusal::NotReported(_)));
        // Five of six districts are not the province.
        let sum = Refusal::DoesNotAddUp { sum: 96.0, total: 101.0, decimals: 0 };
        assert_eq!(ask(&facts, "ngheo", &DISTRICTS[..5]), sum);
        assert_eq!(ask(&facts, "tl_ngheo", &DISTRICTS), Refusal::NotSummable);
        let nothing = of_districts("ngheo", "2018", [0.0; 6]);
        assert_eq!(ask(&nothing, "ngheo", &DISTRICTS), Refusal::NothingToShare);
    }
}
