//! What stands beside the grid, for the few figures that have it.

use serde::{Deserialize, Serialize};

use super::{CellKey, Date, SourceId, TableKey};

/// The exceptions of one cell. A cell without one has its table's source and as-of date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellDetail {
    pub key: CellKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// Số liệu tính đến ngày.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Ghi chú.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The lowest value that still fulfils a plan: "4 xã, tối thiểu 2".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<f64>,
    /// What other sources say of the same figure; the cell's own value is the declared official.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<Rival>,
}

impl CellDetail {
    /// Nothing said of a cell yet.
    #[must_use]
    pub fn of(key: CellKey) -> Self {
        let note = String::new();
        Self { key, source: None, as_of: None, note, floor: None, rivals: Vec::new() }
    }

    /// Whether it says nothing that its table does not say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.source.is_none()
            && self.as_of.is_none()
            && self.note.is_empty()
            && self.floor.is_none()
            && self.rivals.is_empty()
    }

    /// Whether every number in it is one.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        self.rivals.iter().map(|rival| rival.number).chain(self.floor).all(f64::is_finite)
    }
}

/// The figure of another source (số liệu của nguồn khác).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rival {
    pub source: SourceId,
    /// In the indicator's unit.
    pub number: f64,
}

/// What holds for all cells of a table that have no [`CellDetail`] saying otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableDefaults {
    pub table: TableKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
}

impl TableDefaults {
    /// Whether there is anything to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.source.is_none() && self.as_of.is_none()
    }
}
