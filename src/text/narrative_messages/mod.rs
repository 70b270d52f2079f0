//! The sentences of a draft report in both languages, without capital and full stop: those are put by who
//! puts the sentence together. Every number comes in already written.

mod amounts;
mod change;
mod gaps;
mod notes;
mod progress;
mod units;
mod verdict;
mod words;

pub use amounts::{amount, difference, per_month, percent, times};
pub use change::{Change, change, definition_changed, nothing_to_compare};
pub use gaps::{Outlook, few, few_item, missing, missing_item, no_statements, outlook};
pub use notes::{with_note, with_status};
pub use progress::{
    Forecast, Pace, Required, Standing, capped, forecast, method_last_year, method_straight_line,
    pace, required,
};
pub use units::{
    Parts, Ranking, all_alike, beside_plan, candidates, class, classes, concentration, held_by,
    lagging, lagging_by_rate, named_with, of_own_plan, part, part_of_all, part_of_some, parts,
    ranking, standing, too_few_to_rank,
};
pub use verdict::{
    Fall, OfSome, Spending, Verb, Verdict, away_from_plan, estimate_of, fall_of_plan, over,
    own_plan, part_of_plan, planned, spending, verdict,
};
pub use words::{
    Unit, Way, counted, counted_units, earlier, end_of_year, list, others, others_alike, sentence,
    subject, to_date, when, year,
};

use crate::model::Name;

/// A text in both languages.
fn both(vi: impl Into<String>, en: impl Into<String>) -> Name {
    Name { vi: vi.into(), en: en.into() }
}

/// What is said of a value, if there is one.
fn optional<T>(value: Option<T>, say: impl FnOnce(T) -> Name) -> Name {
    value.map(say).unwrap_or_default()
}
