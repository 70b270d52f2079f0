//! What a rate divides by, by name.

use crate::model::{
    AcrossAreas, CapitalBasis, IndicatorId, Measure, OperandMeasure, PlanVersion, Project,
};

/// The denominator of a rate (mẫu số), as it must stand beside the rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denominator {
    pub indicator: IndicatorId,
    /// Which plan, where the rate is one of a plan.
    pub plan: Option<PlanVersion>,
    /// Whether capital carried over counts; none where the project has no such figure for the rate.
    pub carried_over: Option<bool>,
    /// Whether advances count as disbursed; none where the project has no such figure for the rate.
    pub advances: Option<bool>,
}

/// The denominator of an indicator by a basis; none unless it is a ratio.
#[must_use]
pub fn denominator(
    project: &Project,
    indicator: &IndicatorId,
    basis: CapitalBasis,
) -> Option<Denominator> {
    let indicator = project.indicators().get(indicator)?;
    let AcrossAreas::RatioOfSums { denominator, .. } = &indicator.across_areas else {
        return None;
    };
    let is_of_plan = denominator.measure == OperandMeasure::Always(Measure::Plan);
    let parts = indicator.basis.as_ref();
    Some(Denominator {
        indicator: denominator.indicator.clone(),
        plan: is_of_plan.then_some(basis.plan),
        carried_over: parts
            .and_then(|parts| parts.carried_over.as_ref())
            .map(|_| basis.carried_over),
        advances: parts.and_then(|parts| parts.advances.as_ref()).map(|_| basis.advances),
    })
}
