//! What follows from the figures: pure functions over a project.

mod check;
mod coverage;
mod derive;
mod figure;
mod labels;
mod plan;
mod rollup;
mod series;

pub use check::{
    ACTUAL_MISSING, CUMULATIVE_FALLS, Finding, Findings, JUMP, MONTHS_AGAINST_YEAR,
    NUMERATOR_EXCEEDS_DENOMINATOR, OUTLIER, PLAN_MISSING, RANGE, RATIO, RuleId, SHARED_DENOMINATOR,
    SHARES, STALE_AS_OF, SUM_OF_AREAS, SUM_OF_PARTS, Severity, TWO_SOURCES, WHOLE_NUMBER,
    check_all, check_scope,
};
pub use coverage::reported_units;
pub use derive::figure;
pub use figure::{Coverage, Figure, Origin, ReportingUnit, Rule, Shown};
pub use plan::{
    PercentOfPlan, PlanBasis, against_plan, last_years_level, percent_of_plan, plan_beside,
};
