//! What is said of one figure beside the table: titles, labels, sentences without a full stop.

mod amount;
mod beside;
mod derivation;
mod formula;
mod labels;
mod progress;
mod sentences;
#[cfg(test)]
mod tests;

pub use amount::Amounts;
pub use beside::{
    PlanWords, against_time, floor_beside, nothing_since, of_reported, plan_beside, rank_from_end,
    since, without_plan,
};
pub use derivation::RoleWord;
pub use derivation::{
    cell_title, from_parts, from_periods, from_units, not_made_up, only_both_sides, operand_title,
    period_less, period_sum, ratio_of, rest, role, spoken_fold, weighted,
};
pub use formula::formula_words;
pub use labels::{ReadoutTexts, readout_texts};
pub use progress::{
    GoalWords, PaceWords, at_ceiling, behind, done, expected_by_now, goal_of, months_gone,
    nearest_step, of_goal, reached, required_each_year, required_per_month, scenario,
};
pub use sentences::{
    basis_label, better_than, by_percent_of_plan, carried_over_not_split, change, contribution,
    counted, denominator, difference_by_rounding, done_of_whole, group_of_denominators, held_by,
    in_unit_of, mixed_origins, plan_beside_first, points_off, rank_of, ranks_by, share_of, some_of,
    standing, sum_of_rounded, too_few_to_rank, yearly,
};
