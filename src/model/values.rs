//! Values in dense rows: one row per indicator, measure, step, document and place.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Cell, Date, IndicatorId, Measure, Period, PlaceId, SourceId, Step};

/// The address of one figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellKey {
    pub indicator: IndicatorId,
    pub measure: Measure,
    pub place: PlaceId,
    pub period: Period,
    /// The decision that a plan's figure stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<SourceId>,
}

/// The address of one table. A plan of two decisions is two tables.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableKey {
    pub indicator: IndicatorId,
    pub measure: Measure,
    pub step: Step,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<SourceId>,
}

impl CellKey {
    /// The table that this cell stands in.
    #[must_use]
    pub fn table(&self) -> TableKey {
        TableKey {
            indicator: self.indicator.clone(),
            measure: self.measure,
            step: self.period.step(),
            document: self.document.clone(),
        }
    }
}

/// The cells of one place through time. Nothing but gaps lies outside what is stored, and both
/// ends are reported or not applicable, so that equal rows are stored alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    start: i32,
    cells: Vec<Cell>,
}

impl Row {
    /// A row whose first cell stands at the ordinal `start`; gaps at both ends are dropped.
    #[must_use]
    pub fn new(start: i32, cells: Vec<Cell>) -> Self {
        let mut row = Self { start, cells };
        row.trim();
        row
    }

    #[must_use]
    pub fn get(&self, ordinal: i32) -> Cell {
        ordinal
            .checked_sub(self.start)
            .and_then(|at| usize::try_from(at).ok())
            .and_then(|at| self.cells.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// The ordinal of the first stored cell.
    #[must_use]
    pub fn start(&self) -> i32 {
        self.start
    }

    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Ordinals and cells, gaps inside included.
    pub fn iter(&self) -> impl Iterator<Item = (i32, Cell)> + '_ {
        (self.start..).zip(self.cells.iter().copied())
    }

    fn set(&mut self, ordinal: i32, cell: Cell) {
        if self.cells.is_empty() {
            self.start = ordinal;
        }
        if ordinal < self.start {
            if cell == Cell::NotReported {
                return;
            }
            let missing = usize::try_from(self.start - ordinal).unwrap_or(0);
            self.cells.splice(0..0, std::iter::repeat_n(Cell::NotReported, missing));
            self.start = ordinal;
        }
        let at = usize::try_from(ordinal - self.start).unwrap_or(0);
        if at >= self.cells.len() {
            if cell == Cell::NotReported {
                return;
            }
            self.cells.resize(at + 1, Cell::NotReported);
        }
        if let Some(slot) = self.cells.get_mut(at) {
            *slot = cell;
        }
        self.trim();
    }

    fn trim(&mut self) {
        while self.cells.last() == Some(&Cell::NotReported) {
            self.cells.pop();
        }
        let leading = self.cells.iter().take_while(|cell| **cell == Cell::NotReported).count();
        self.cells.drain(..leading);
        self.start = if self.cells.is_empty() {
            0
        } else {
            self.start + i32::try_from(leading).unwrap_or(0)
        };
    }
}

/// One table: rows by place, and what holds for all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The source of every cell that names none itself.
    pub source: Option<SourceId>,
    /// Số liệu tính đến ngày.
    pub as_of: Option<Date>,
    rows: BTreeMap<PlaceId, Row>,
}

impl Table {
    /// A table of rows; empty rows are dropped.
    #[must_use]
    pub fn new(
        source: Option<SourceId>,
        as_of: Option<Date>,
        mut rows: BTreeMap<PlaceId, Row>,
    ) -> Self {
        rows.retain(|_, row| !row.is_empty());
        Self { source, as_of, rows }
    }

    #[must_use]
    pub fn row(&self, place: &PlaceId) -> Option<&Row> {
        self.rows.get(place)
    }

    /// Rows by place id.
    pub fn rows(&self) -> impl Iterator<Item = (&PlaceId, &Row)> {
        self.rows.iter()
    }

    /// Whether it holds neither rows nor anything said of them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.source.is_none() && self.as_of.is_none()
    }

    /// The first and last ordinal at which any row has something.
    #[must_use]
    pub fn extent(&self) -> Option<(i32, i32)> {
        let first = self.rows.values().map(Row::start).min()?;
        let end = |row: &Row| row.start + i32::try_from(row.cells.len()).unwrap_or(i32::MAX) - 1;
        let last = self.rows.values().map(end).max()?;
        Some((first, last))
    }
}

/// All tables of a project. Tables that say nothing are not kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    /// Shared with snapshots, so that one costs next to nothing and the first edit after it copies
    /// one table.
    tables: BTreeMap<TableKey, Arc<Table>>,
}

impl Values {
    #[must_use]
    pub fn table(&self, key: &TableKey) -> Option<&Table> {
        self.tables.get(key).map(AsRef::as_ref)
    }

    /// Tables in the order of the file.
    pub fn tables(&self) -> impl Iterator<Item = (&TableKey, &Table)> {
        self.tables.iter().map(|(key, table)| (key, table.as_ref()))
    }

    /// Adds a table as read; false, and nothing changed, if there is one of that key already.
    pub fn insert(&mut self, key: TableKey, table: Table) -> bool {
        if self.tables.contains_key(&key) {
            return false;
        }
        if !table.is_empty() {
            self.tables.insert(key, Arc::new(table));
        }
        true
    }

    /// The tables of one indicator and measure at one step: one, or for a plan one per document.
    pub fn versions(
        &self,
        indicator: &IndicatorId,
        measure: Measure,
        step: Step,
    ) -> impl Iterator<Item = (&TableKey, &Table)> {
        let first = TableKey { indicator: indicator.clone(), measure, step, document: None };
        self.tables
            .range(first.clone()..)
            .take_while(move |(key, _)| {
                key.indicator == first.indicator && key.measure == measure && key.step == step
            })
            .map(|(key, table)| (key, table.as_ref()))
    }

    /// All tables of one indicator.
    pub fn of_indicator(
        &self,
        indicator: &IndicatorId,
    ) -> impl Iterator<Item = (&TableKey, &Table)> {
        let first = TableKey {
            indicator: indicator.clone(),
            measure: Measure::Actual,
            step: Step::Span(0),
            document: None,
        };
        self.tables
            .range(first.clone()..)
            .take_while(move |(key, _)| key.indicator == first.indicator)
            .map(|(key, table)| (key, table.as_ref()))
    }

    /// What stands at an address; not reported where nothing does.
    #[must_use]
    pub fn cell(&self, key: &CellKey) -> Cell {
        self.tables
            .get(&key.table())
            .and_then(|table| table.row(&key.place))
            .map_or(Cell::NotReported, |row| row.get(key.period.ordinal()))
    }

    /// How many numbers are reported in all.
    #[must_use]
    pub fn count(&self) -> usize {
        let rows = self.tables.values().flat_map(|table| table.rows.values());
        rows.map(|row| row.cells.iter().filter(|cell| cell.number().is_some()).count()).sum()
    }

    pub(super) fn set(&mut self, key: &CellKey, cell: Cell) {
        let table = Arc::make_mut(self.tables.entry(key.table()).or_default());
        let row = table.rows.entry(key.place.clone()).or_default();
        row.set(key.period.ordinal(), cell);
        if row.is_empty() {
            table.rows.remove(&key.place);
        }
        if table.is_empty() {
            self.tables.remove(&key.table());
        }
    }

    pub(super) fn set_defaults(
        &mut self,
        key: &TableKey,
        source: Option<SourceId>,
        as_of: Option<Date>,
    ) {
        let table = Arc::make_mut(self.tables.entry(key.clone()).or_default());
        table.source = source;
        table.as_of = as_of;
        if table.is_empty() {
            self.tables.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;

    fn two_at(ordinal: i32) -> Row {
        let mut row = Row::default();
        row.set(ordinal, Cell::Value { number: 2.0, status: Status::Final });
        row
    }

    #[test]
    fn rows_are_stored_alike_however_they_came_about() {
        let mut row = two_at(2018);
        row.set(2011, Cell::NotApplicable);
        row.set(2011, Cell::NotReported);
        row.set(2030, Cell::NotReported);
        row.set(1990, Cell::NotReported);
        assert_eq!(row, two_at(2018));
        row.set(2018, Cell::NotReported);
        assert_eq!(row, Row::default());
    }
}
