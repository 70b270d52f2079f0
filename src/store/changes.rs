//! The history of figures as the file writes it: a change a line, its figures as rows write them.

use serde::{Deserialize, Serialize};

use super::row::{cell_token, parse_row};
use crate::{
    model::{Cell, CellChange, CellKey, Moment, Step},
    text::file_messages::FileProblem,
};

/// A change as it stands in the text: `from` and `to` are tokens of a row.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "change")]
pub(super) struct FileChange {
    key: CellKey,
    from: String,
    to: String,
    at: Moment,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    by: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    why: String,
}

impl From<&CellChange> for FileChange {
    fn from(change: &CellChange) -> Self {
        let CellChange { key, from, to, at, by, why } = change.clone();
        let (from, to) = (cell_token(from), cell_token(to));
        Self { key, from, to, at, by, why }
    }
}

impl FileChange {
    /// The change that this says.
    ///
    /// # Errors
    /// One of its figures is none.
    pub(super) fn read(self) -> Result<CellChange, FileProblem> {
        let (from, to) = (figure(&self.from)?, figure(&self.to)?);
        let Self { key, at, by, why, .. } = self;
        Ok(CellChange { key, from, to, at, by, why })
    }
}

fn figure(token: &str) -> Result<Cell, FileProblem> {
    // As the one figure of a row of any year.
    const YEAR: i32 = 2000;
    let row = parse_row(token, Step::Year, YEAR, &mut Vec::new()).map_err(|wrong| wrong.problem)?;
    match row.cells() {
        [] => Ok(Cell::NotReported),
        [cell] if row.start() == YEAR => Ok(*cell),
        _ => Err(FileProblem::Token { token: token.to_owned() }),
    }
}
