//! What follows from the figures: pure functions over a project.

mod across_periods;
mod balance;
mod breakdown;
mod by_formula;
mod card;
mod check;
pub mod compare;
mod completeness;
mod coverage;
mod denominator;
mod derive;
mod explain;
mod figure;
pub mod formula;
mod labels;
mod lens;
pub mod narrative;
mod plan;
pub mod readout;
mod rollup;
mod series;
mod tally;

pub use balance::{Balance, Flow, balance};
pub use breakdown::{Cut, Slice, cut, cuts_of, dimensions_of};
pub use card::{card_indicators, groups_of, households, latest_until};
pub use check::{
    ACTUAL_MISSING, CUMULATIVE_FALLS, FORMULA, FORMULA_UNITS, Finding, FindingCounts, Findings,
    IDENTITY, JUMP, MONTHS_AGAINST_YEAR, NUMERATOR_EXCEEDS_DENOMINATOR, OUTLIER, PLAN_MISSING,
    RANGE, RATIO, RULES, RuleId, SHARED_DENOMINATOR, SHARES, STALE_AS_OF, SUM_OF_AREAS,
    SUM_OF_PARTS, Severity, Standing, TWO_SOURCES, WHOLE_NUMBER, ack_id, acknowledgement,
    check_all, standing,
};
pub use completeness::{Completeness, Degree, Owed, completeness, reporting_units};
pub use coverage::{reported_units, units_of};
pub use denominator::{Denominator, denominator};
pub use derive::{figure, figure_through, figures_of};
pub use explain::{Entry, Explanation, How, Role, Term, entry, explain};
pub use figure::{Coverage, Figure, LikeWithLike, Origin, ReportingUnit, Rule, Shown};
pub use lens::{Lens, TimeReading};
pub use plan::{
    AgainstPlan, PercentOfPlan, PlanBasis, last_years_level, measured, percent_of_plan,
    plan_beside, plan_of, plan_period,
};
pub use tally::tally;
