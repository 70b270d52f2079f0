//! Where a pasted block goes: by our own heads, by the names of units, or from a cell on.

use std::collections::HashSet;

use crate::{
    exchange::names::{Found, RowNames},
    text::fold::nfc,
};

/// The table that a block is pasted into, as far as its place there depends on it.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// What the table calls its names, and then each column: as the whole table goes out.
    pub heads: &'a [String],
    pub names: &'a RowNames,
    pub rows: usize,
    /// The first row and column of the selection, and how many of each.
    pub at: (usize, usize),
    pub size: (usize, usize),
}

/// How a block found its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the selection on.
    Here,
    /// Its first row has our heads: rows and columns by name.
    Heads,
    /// A column of it has names of units: rows by name.
    Names,
}

/// Where each row and column of a block goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub way: Way,
    /// Rows of the block, each with its row in the table.
    pub rows: Vec<(usize, usize)>,
    /// Columns of the block, each with its column in the table.
    pub columns: Vec<(usize, usize)>,
    /// Names that the table does not have, or has twice, or that came twice.
    pub unknown_rows: Vec<String>,
    pub unknown_columns: Vec<String>,
    /// Rows and columns of the block that lie beyond the table.
    pub beyond: (usize, usize),
}

/// Names of units stand in one of the first columns.
const NAME_COLUMNS: usize = 2;

impl Place {
    /// The place of a block of rows of texts.
    #[must_use]
    pub fn of(block: &[Vec<String>], ground: &Ground<'_>) -> Self {
        let width = block.iter().map(Vec::len).max().unwrap_or(0);
        if let Some(columns) = by_heads(block, ground) {
            let unknown = columns.iter().filter(|(_, to)| to.is_none());
            let head = |at: usize| block.first().and_then(|row| row.get(at));
            let unknown = unknown.filter_map(|(at, _)| head(*at).cloned()).collect();
            let known = columns.iter().filter_map(|(at, to)| Some((*at, (*to)?))).collect();
            let mut place = Self::new(Way::Heads, known);
            place.unknown_columns = unknown;
            place.name_rows(block.iter().enumerate().skip(1), 0, ground.names);
            return place;
        }
        if let Some(name_column) = names_column(block, ground.names).filter(|at| at + 1 < width) {
            let mut place = Self::new(Way::Names, Vec::new());
            place.columns_from(name_column + 1, width, ground);
            place.name_rows(block.iter().enumerate(), name_column, ground.names);
            return place;
        }
        let mut place = Self::new(Way::Here, Vec::new());
        // A block that fits into the selection a whole number of times fills it, as in Excel.
        let (high, wide) = (times(block.len(), ground.size.0), times(width, ground.size.1));
        for turn in 0..wide {
            let first = ground.at.1 + turn * width;
            let fits = |at: &usize| first + at < ground.columns();
            place.columns.extend((0..width).filter(fits).map(|at| (at, first + at)));
        }
        for turn in 0..high {
            let first = ground.at.0 + turn * block.len();
            let fits = |at: &usize| first + at < ground.rows;
            place.rows.extend((0..block.len()).filter(fits).map(|at| (at, first + at)));
        }
        place.beyond = (block.len() * high - place.rows.len(), width * wide - place.columns.len());
        place
    }

    fn new(way: Way, columns: Vec<(usize, usize)>) -> Self {
        Self {
            way,
            rows: Vec::new(),
            columns,
            unknown_rows: Vec::new(),
            unknown_columns: Vec::new(),
            beyond: (0, 0),
        }
    }

    fn columns_from(&mut self, first: usize, width: usize, ground: &Ground<'_>) {
        let target = |at: usize| ground.at.1 + at - first;
        let fits = |at: &usize| target(*at) < ground.columns();
        self.columns = (first..width).filter(fits).map(|at| (at, target(at))).collect();
        self.beyond.1 = width - first - self.columns.len();
    }

    fn name_rows<'a>(
        &mut self,
        rows: impl Iterator<Item = (usize, &'a Vec<String>)>,
        name_column: usize,
        names: &RowNames,
    ) {
        let mut taken = HashSet::new();
        for (at, row) in rows {
            let name = row.get(name_column).map_or("", String::as_str);
            match names.find(name) {
                Found::Row(to) if taken.insert(to) => self.rows.push((at, to)),
                // A line without figures says nothing of a unit: a heading, or an empty one.
                Found::None if !row.iter().skip(name_column + 1).any(|text| is_figure(text)) => {}
                Found::Row(_) | Found::Several | Found::None => {
                    self.unknown_rows.push(nfc(name.trim()).into_owned());
                }
            }
        }
    }

    /// Whether the whole block has a place.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.beyond == (0, 0) && self.unknown_rows.is_empty() && self.unknown_columns.is_empty()
    }
}

impl Ground<'_> {
    fn columns(&self) -> usize {
        self.heads.len().saturating_sub(1)
    }
}

/// How often a length fits into a selection's, if it does without a rest.
fn times(length: usize, selected: usize) -> usize {
    if length > 0 && selected.is_multiple_of(length) { (selected / length).max(1) } else { 1 }
}

/// Each column of a block that begins with our heads, with its column in the table.
fn by_heads(block: &[Vec<String>], ground: &Ground<'_>) -> Option<Vec<(usize, Option<usize>)>> {
    let (first, heads) = block.first()?.split_first()?;
    let (corner, own) = ground.heads.split_first()?;
    if first != corner {
        return None;
    }
    if heads == own {
        return Some((0..own.len()).map(|at| (at + 1, Some(at))).collect());
    }
    let only = |head: &String| {
        let mut same = own.iter().enumerate().filter(|(_, known)| *known == head);
        let (at, _) = same.next()?;
        same.next().is_none().then_some(at)
    };
    let mut taken = HashSet::new();
    let columns: Vec<_> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| (at + 1, only(head).filter(|to| taken.insert(*to))))
        .collect();
    columns.iter().any(|(_, to)| to.is_some()).then_some(columns)
}

/// The column with names of units: one of the first, with at least one of the table's names in it and
/// no number.
fn names_column(block: &[Vec<String>], names: &RowNames) -> Option<usize> {
    (0..NAME_COLUMNS).find(|column| {
        let mut texts = block.iter().filter_map(|row| row.get(*column));
        let mut found = false;
        texts.all(|text| {
            let is_name = names.find(text) != Found::None;
            found |= is_name;
            is_name || !is_figure(text)
        }) && found
    })
}

fn is_figure(text: &str) -> bool {
    text.trim().trim_start_matches(['-', '(', '+']).starts_with(|c: char| c.is_ascii_digit())
}
