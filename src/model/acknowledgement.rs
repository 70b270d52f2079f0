//! Findings that someone has looked at and let stand.

use serde::{Deserialize, Serialize};

use super::{AckId, CellKey, Date, shelf::Item};

/// A finding acknowledged with a reason (xác nhận, nêu lý do). It holds for the very numbers that
/// were seen: with other numbers the finding is open again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// Made of the rule and the addresses of the cells.
    pub id: AckId,
    /// The rule's name, as the command line prints it.
    pub rule: String,
    /// The first cell that the finding is about.
    pub cell: CellKey,
    /// A fingerprint of the numbers that were seen.
    pub seen: String,
    pub reason: String,
    /// Who acknowledged it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    pub on: Date,
}

impl Item for Acknowledgement {
    type Id = AckId;
    fn id(&self) -> &AckId {
        &self.id
    }
}
