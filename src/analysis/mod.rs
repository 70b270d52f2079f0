//! What follows from the figures: pure functions over a project.

mod check;
pub mod compare;
mod coverage;
mod derive;
mod figure;
mod labels;
mod plan;
mod rollup;
mod series;

pub use check::{
    Finding, Findings, RANGE, RATIO, RuleId, SHARED_DENOMINATOR, SUM_OF_AREAS, SUM_OF_PARTS,
    Severity, WHOLE_NUMBER, check_all, check_scope,
};
pub use coverage::reported_units;
pub use derive::figure;
pub use figure::{Coverage, Figure, Origin, ReportingUnit, Rule, Shown};
pub use plan::{
    PercentOfPlan, PlanBasis, against_plan, last_years_level, percent_of_plan, plan_beside,
};
