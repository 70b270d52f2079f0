//! Checks (rà soát): figures that contradict each other.

mod acknowledge;
mod checker;
mod finding;
mod findings;
mod rules;
mod slip;

pub use acknowledge::{FindingCounts, Standing, ack_id, acknowledgement, standing};
pub use finding::{
    Finding, RANGE, RATIO, RULES, RuleId, SHARED_DENOMINATOR, SUM_OF_AREAS, SUM_OF_PARTS, Severity,
    WHOLE_NUMBER,
};
pub use findings::{Findings, check_all, check_scope};
