//! What a check found.

use crate::model::{CellKey, IndicatorId, Name, Period, PlaceId};

/// The name of a rule, as the command line prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub &'static str);

/// The areas of a place do not add up to its total.
pub const SUM_OF_AREAS: RuleId = RuleId("sum_of_areas");
/// The children of a breakdown do not add up to their whole.
pub const SUM_OF_PARTS: RuleId = RuleId("sum_of_parts");
/// A rate contradicts its own numerator and denominator.
pub const RATIO: RuleId = RuleId("ratio");
/// Two ratios that share a denominator imply different ones.
pub const SHARED_DENOMINATOR: RuleId = RuleId("shared_denominator");
/// A figure that cannot be true.
pub const RANGE: RuleId = RuleId("range");
/// A count that is not whole.
pub const WHOLE_NUMBER: RuleId = RuleId("whole_number");

/// Shares that do not make up 100%.
pub const SHARES: RuleId = RuleId("shares");
/// More above the line of a percentage than below it.
pub const NUMERATOR_EXCEEDS_DENOMINATOR: RuleId = RuleId("numerator_exceeds_denominator");
/// A total since January that is lower than that of an earlier month.
pub const CUMULATIVE_FALLS: RuleId = RuleId("cumulative_falls");
/// The figure of a year, half or quarter that its parts contradict.
pub const MONTHS_AGAINST_YEAR: RuleId = RuleId("months_against_year");
/// About ten, a hundred or a thousand times the figure of an earlier period.
pub const JUMP: RuleId = RuleId("jump");
/// Far from the figures of the other units.
pub const OUTLIER: RuleId = RuleId("outlier");
/// Some units have a plan, others only results.
pub const PLAN_MISSING: RuleId = RuleId("plan_missing");
/// Most units have reported, some have not.
pub const ACTUAL_MISSING: RuleId = RuleId("actual_missing");
/// Counted to a day that is too early.
pub const STALE_AS_OF: RuleId = RuleId("stale_as_of");
/// Sources that say different things of one figure.
pub const TWO_SOURCES: RuleId = RuleId("two_sources");
/// A figure that contradicts its own formula.
pub const FORMULA: RuleId = RuleId("formula");
/// A formula whose units do not agree.
pub const FORMULA_UNITS: RuleId = RuleId("formula_units");
/// A balance that does not hold.
pub const IDENTITY: RuleId = RuleId("identity");

/// All rules, in the order in which they are listed.
pub const RULES: [RuleId; 19] = [
    SUM_OF_AREAS,
    SUM_OF_PARTS,
    SHARES,
    RATIO,
    SHARED_DENOMINATOR,
    NUMERATOR_EXCEEDS_DENOMINATOR,
    FORMULA,
    FORMULA_UNITS,
    IDENTITY,
    RANGE,
    WHOLE_NUMBER,
    CUMULATIVE_FALLS,
    MONTHS_AGAINST_YEAR,
    JUMP,
    OUTLIER,
    PLAN_MISSING,
    ACTUAL_MISSING,
    STALE_AS_OF,
    TWO_SOURCES,
];

/// How grave a finding is; errors come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Figures that cannot both be true (lỗi).
    Error,
    /// Worth a look before the meeting (cần xem).
    Warning,
    /// To know (lưu ý).
    Info,
}

/// A contradiction among the figures, said in both languages (điều cần xem).
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: RuleId,
    pub severity: Severity,
    pub place: PlaceId,
    pub indicator: IndicatorId,
    pub period: Period,
    /// "Ninh Phước, 4/2011: tỷ lệ hộ nghèo không khớp với số hộ".
    pub title: Name,
    /// The sentence with the numbers and the likely slip.
    pub message: Name,
    /// The cells it is about, the likeliest culprit first.
    pub cells: Vec<CellKey>,
    /// What would set it right, where a slip explains it.
    pub suggestion: Option<Name>,
}
