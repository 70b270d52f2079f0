//! The sentences of a draft report in both languages, without capital and full stop: those are put by who
//! puts the sentence together. Every number comes in already written.

mod amounts;
mod figures;
mod progress;
mod units;
mod words;

pub use amounts::{amount, difference, per_month, percent, times};
pub use figures::{
    Change, Fall, OfSome, Outlook, Spending, Verb, Verdict, Way, away_from_plan, change,
    definition_changed, estimate_of, fall_of_plan, few, few_item, missing, missing_item,
    no_statements, nothing_to_compare, outlook, over, own_plan, part_of_plan, planned, spending,
    verdict, with_note, with_status,
};
pub use progress::{
    Forecast, Pace, Required, Standing, capped, forecast, method_last_year, method_straight_line,
    pace, required,
};
pub use units::{
    Parts, Ranking, beside_plan, candidates, class, classes, concentration, held_by, lagging,
    lagging_by_rate, of_plan, of_plan_words, part, part_of_some, parts, ranking, side, standing,
    too_few_to_rank,
};
pub use words::{
    Unit, counted_units, earlier, end_of_year, list, others, sentence, subject, to_date, when, year,
};

use crate::model::Name;

/// A text in both languages.
fn both(vi: impl Into<String>, en: impl Into<String>) -> Name {
    Name { vi: vi.into(), en: en.into() }
}
