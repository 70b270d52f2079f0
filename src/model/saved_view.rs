//! What is kept of how figures are shown.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{ChartLayout, IndicatorId, Measure, Name, TopicId, ViewId, shelf::Item};

/// A table (biểu) or a chart (biểu đồ) kept under a title: the same for the screen, a slide and a
/// paper. In the file it is `(id, number, title, table: (..))` or `(id, number, title, chart: (..))`.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedView {
    pub id: ViewId,
    /// "Biểu 01/GN"; a chart may have none.
    pub number: String,
    pub title: Name,
    pub shows: Shows,
}

/// What a saved view shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Shows {
    /// Of which period and area it is, is chosen when it is shown.
    Table(TableLayout),
    Chart(ChartLayout),
}

impl SavedView {
    #[must_use]
    pub fn table(&self) -> Option<&TableLayout> {
        match &self.shows {
            Shows::Table(table) => Some(table),
            Shows::Chart(_) => None,
        }
    }

    #[must_use]
    pub fn chart(&self) -> Option<&ChartLayout> {
        match &self.shows {
            Shows::Chart(chart) => Some(chart),
            Shows::Table(_) => None,
        }
    }
}

impl Item for SavedView {
    type Id = ViewId;
    fn id(&self) -> &ViewId {
        &self.id
    }
}

/// A saved view as it stands in the file: a table or a chart, never both.
#[derive(Serialize, Deserialize)]
#[serde(rename = "SavedView", deny_unknown_fields)]
struct Written {
    id: ViewId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    number: String,
    title: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    table: Option<TableLayout>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chart: Option<ChartLayout>,
}

impl Serialize for SavedView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { id, number, title, .. } = self.clone();
        let (table, chart) = (self.table().cloned(), self.chart().cloned());
        Written { id, number, title, table, chart }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for SavedView {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { id, number, title, table, chart } = Written::deserialize(deserializer)?;
        let shows = match (table, chart) {
            (Some(table), None) => Shows::Table(table),
            (None, Some(chart)) => Shows::Chart(chart),
            _ => {
                let said = format!("view \"{id}\" needs either a table or a chart");
                return Err(de::Error::custom(said));
            }
        };
        Ok(Self { id, number, title, shows })
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

/// Which areas a table or a chart shows (cấp đơn vị).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AreaLevel {
    #[default]
    Districts,
    /// Communes under their districts.
    Communes,
    Groups,
}
