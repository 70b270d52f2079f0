//! Everything that turns figures and names into words a person reads, and back.

pub mod areas;
pub mod board_messages;
pub mod card_messages;
pub mod chart_kind_messages;
pub mod chart_messages;
pub mod chart_scatter_messages;
pub mod chart_step_messages;
pub mod check_messages;
pub mod cli_messages;
pub mod collate;
pub mod compare_messages;
pub mod desk_messages;
pub mod detail_messages;
pub mod entry;
pub mod file_messages;
pub mod filter_messages;
pub mod fold;
pub mod formula_messages;
pub mod gallery_messages;
pub mod grid_messages;
pub mod lang;
pub mod layout_messages;
pub mod narrative_messages;
pub mod number;
pub mod paste_messages;
pub mod period;
pub mod picture_messages;
pub mod propose_messages;
pub mod readout_messages;
pub mod review_messages;
pub mod rule_names;
pub mod safety_messages;
pub mod search;
pub mod search_messages;
pub mod selection_messages;
pub mod tsv;
pub mod window;

/// The text as a sentence begins: its first letter large.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
