//! What is kept of how figures are shown.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{IndicatorId, Measure, Name, TopicId, ViewId, shelf::Item};

/// A table kept with its number, title and layout (biểu): the same for the screen, a form and an
/// appendix. Of which period and area it is, is chosen when it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedView {
    pub id: ViewId,
    /// "Biểu 01/GN".
    pub number: String,
    pub title: Name,
    pub table: TableLayout,
}

impl Item for SavedView {
    type Id = ViewId;
    fn id(&self) -> &ViewId {
        &self.id
    }
}

/// What a table sets against what, and how it looks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableLayout {
    pub topic: TopicId,
    /// The one whose periods are shown, or where the cursor begins.
    pub indicator: IndicatorId,
    pub shape: TableShape,
    pub level: AreaLevel,
    pub measure: Measure,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub with: BTreeSet<TableFeature>,
    /// Widths of columns that someone set, in points at normal size, by what stands at their heads.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub widths: BTreeMap<String, u16>,
}

/// What a table sets against what (dạng bảng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableShape {
    /// Areas and the indicators of a topic, at one period.
    Indicators,
    /// Areas and the periods of one indicator.
    Periods,
    /// The indicators of a topic and their periods, of one area.
    OneArea,
}

/// How a table differs from the plainest one of its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TableFeature {
    /// Rows and columns have changed places.
    Transposed,
    /// Figures, plans and percentages of the plan stand side by side.
    BesidePlan,
    /// A row of numbers stands below the heads ("A", "1", "2").
    ColumnNumbers,
    /// Money is shown in tỷ đồng; what is stored stays in the indicator's unit.
    InBillions,
}

/// Which areas a table shows (cấp đơn vị).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AreaLevel {
    Districts,
    /// Communes under their districts.
    Communes,
    Groups,
}
