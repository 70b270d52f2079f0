//! A gap in points said in what people count: còn phải giảm … hộ.

use crate::{
    analysis::{
        Figure, figure_through,
        series::{operand_measure, operand_period},
    },
    model::{Direction, IndicatorId, Project},
    text::number::rounded,
};

use super::{
    Basis,
    basis::complete,
    ratio::{Ratio, parts},
};

/// What is missing to a target rate, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct CountGap {
    /// What is counted: the rate's numerator (households).
    pub counted: IndicatorId,
    /// Households by which the count must fall (or rise, where more is better), rounded up to what
    /// can be counted; zero where the target is reached.
    pub count: f64,
    /// The rate less the target, in points.
    pub points: f64,
    /// What the rate is of. The count holds as long as this stays as it is.
    pub denominator: f64,
    /// Whether the numerator had to be inferred from a published rate, which is rounded.
    pub is_inferred: bool,
    pub basis: Basis,
}

/// The gap of a rate to a target, in the numerator's unit. None where the indicator is no rate or has
/// no better direction, and where the denominator is not known.
#[must_use]
pub fn count_gap(project: &Project, actual: &Figure, target: f64) -> Option<CountGap> {
    let indicator = project.indicators().get(&actual.indicator)?;
    let ratio = Ratio::of(indicator)?;
    let rate = complete(actual).ok()?;
    let (numerator, denominator, denominator_figure) = if let Ok((one, two)) = parts(actual) {
        (one, two, None)
    } else {
        // Only the rate is published: its denominator may still be known.
        let measure = operand_measure(ratio.denominator, actual.measure);
        let period = operand_period(ratio.denominator, actual.period);
        let id = &ratio.denominator.indicator;
        let found = figure_through(project, id, measure, &actual.place, period, actual.lens)?;
        let denominator = complete(&found).ok()?;
        (denominator * rate / ratio.scale, denominator, Some(found))
    };
    let at_target = denominator * target / ratio.scale;
    let missing = match indicator.direction {
        Direction::Down => numerator - at_target,
        Direction::Up => at_target - numerator,
        Direction::Neutral => return None,
    };
    let decimals = project.indicators().get(ratio.numerator)?.decimals;
    Some(CountGap {
        counted: ratio.numerator.clone(),
        count: round_up(missing.max(0.0), decimals),
        points: rate - target,
        denominator,
        is_inferred: denominator_figure.is_some(),
        basis: Basis::of([actual].into_iter().chain(&denominator_figure)),
    })
}

/// Up to the next value that the decimals can write; what the arithmetic of binary fractions leaves
/// behind the twelfth digit is not a household.
fn round_up(value: f64, decimals: u8) -> f64 {
    let clean = rounded(value, 6);
    let step = 10_f64.powi(-i32::from(decimals));
    let near = rounded(clean, decimals);
    if near < clean { rounded(near + step, decimals) } else { near }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{actual, close, period, project};
    use super::*;
    use crate::analysis::figure;
    use crate::model::Measure;

    fn gap(facts: &[super::super::fixture::Fact<'_>], target: f64) -> Option<CountGap> {
        let project = project(facts);
        let (rate, place) = ("tl_ngheo".into(), "a".into());
        let actual = figure(&project, &rate, Measure::Actual, &place, period("2018")).unwrap();
        count_gap(&project, &actual, target)
    }

    #[test]
    fn a_gap_in_points_is_said_in_households() {
        let counts = [actual("ngheo", "a", "2018", 300.0), actual("ho", "a", "2018", 1000.0)];
        // 30% of 1.000 households; a target of 25,05% allows 250,5 of them: 49,5 must leave, so 50.
        let found = gap(&counts, 25.05).unwrap();
        assert_eq!((found.count, found.counted.as_str()), (50.0, "ngheo"));
        assert!(close(found.points, 4.95) && !found.is_inferred);
        // Exactly 100 and not 101, whatever binary fractions make of 0,2.
        assert!(close(gap(&counts, 20.0).unwrap().count, 100.0));
        assert!(close(gap(&counts, 30.0).unwrap().count, 0.0));
        assert!(close(gap(&counts, 35.0).unwrap().count, 0.0));
    }

    #[test]
    fn without_a_denominator_there_are_no_households() {
        assert_eq!(gap(&[actual("tl_ngheo", "a", "2018", 30.0)], 25.0), None);
        let rate = [actual("tl_ngheo", "a", "2018", 30.0), actual("ho", "a", "2018", 1000.0)];
        let found = gap(&rate, 25.0).unwrap();
        assert_eq!((found.count, found.is_inferred), (50.0, true));
        assert_eq!(found.basis.inputs.len(), 2);
    }
}
