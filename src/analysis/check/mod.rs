//! Checks (rà soát): figures that contradict each other.

mod acknowledge;
mod checker;
mod finding;
mod findings;
mod reach;
mod rules;
mod slip;
mod timeline;

#[cfg(test)]
mod tests;

pub use acknowledge::{FindingCounts, Standing, ack_id, acknowledgement, standing};
pub use finding::{
    ACTUAL_MISSING, CUMULATIVE_FALLS, FORMULA, FORMULA_UNITS, Finding, IDENTITY, JUMP,
    MONTHS_AGAINST_YEAR, NUMERATOR_EXCEEDS_DENOMINATOR, OUTLIER, PLAN_MISSING, RANGE, RATIO, RULES,
    RuleId, SHARED_DENOMINATOR, SHARES, STALE_AS_OF, SUM_OF_AREAS, SUM_OF_PARTS, Severity,
    TWO_SOURCES, WHOLE_NUMBER,
};
pub use findings::{Findings, check_all};
