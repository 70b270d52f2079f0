//! Comparisons: against time, among units, with plan and goal. Each says what it rests on, or is refused
//! with its reason.

mod basis;
mod change;
mod classes;
mod concentration;
mod contribution;
#[cfg(test)]
mod fixture;
mod forecast;
mod gap;
mod goal;
mod laggards;
mod long_pace;
mod pace;
mod rank;
mod ratio;
mod refusal;
mod rounding;
mod scenario;
mod to_date;

pub use basis::{AcrossUnits, Apart, Basis};
pub use change::{
    Change, Verdict, YearlyChange, average_yearly_change, change_since, since_last_year,
    since_previous,
};
pub use classes::{
    CRITERIA_CLASSES, Candidate, Class, Classes, Placed, Unmet, classes, unmet_criteria,
};
pub use concentration::{Concentration, Share, concentration};
pub use contribution::{Shortfall, TargetRate, UnitGap, shortfall};
pub use forecast::{Forecast, Projection, forecast};
pub use gap::{CountGap, count_gap};
pub use goal::{Goal, GoalOrigin, goal, share_of_money, spent_from};
pub use laggards::{Laggard, Laggards, laggards};
pub use long_pace::{LongPace, RecentSlope, long_pace};
pub use pace::{
    DEFAULT_THRESHOLDS, Expectation, Expected, PACE_WARNING, Pace, PaceStatus, gone_percent, pace,
};
pub use rank::{PERCENT_DECIMALS, RankBy, Ranked, Ranking, Standing, percent_of_goal, rank};
pub use refusal::{FigureKey, Refusal};
pub use rounding::RoundedParts;
pub use scenario::{Scenario, reaching_average, without_item, without_unit};
pub use to_date::Added;
