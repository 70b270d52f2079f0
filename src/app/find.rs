//! Finding in the shown table: in names, heads, shown figures, notes and sources.

use std::{collections::HashSet, sync::Arc};

use crate::{
    analysis,
    model::{CellDetail, CellKey, Indicator, Project},
    text::{
        fold::{fold, matches_query, nfc},
        lang::Lang,
    },
};

use super::{
    App, CellPos, Pane,
    grid::{cell_text, column_head, line_name},
    sheet::Sheet,
    view::Part,
};

/// A place in the table where something was found: a head, a row's name, or a cell. Heads come
/// first, then each row from its name on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    row: Option<usize>,
    column: Option<usize>,
}

impl Spot {
    pub fn head(column: usize) -> Self {
        Self { row: None, column: Some(column) }
    }

    pub fn name(row: usize) -> Self {
        Self { row: Some(row), column: None }
    }

    pub fn cell(pos: CellPos) -> Self {
        Self { row: Some(pos.row), column: Some(pos.column) }
    }

    /// Where the cursor goes, from where it is.
    fn from(self, cursor: CellPos) -> CellPos {
        let (row, column) = (self.row.unwrap_or(cursor.row), self.column.unwrap_or(cursor.column));
        CellPos { row, column }
    }
}

/// Cells that are looked at in one frame, so that a large table is found in without a pause.
const CELLS_A_FRAME: usize = 2_000;

/// What is looked for, and what was found so far.
#[derive(Debug, Default)]
pub struct Find {
    pub is_open: bool,
    /// The field gets the keyboard, with all that stands in it selected.
    pub wants_focus: bool,
    /// May hold an input method's unfinished text.
    pub query: String,
    /// In which table, language and for what was looked.
    of: Option<(Arc<Sheet>, Lang, Needle)>,
    /// In order.
    spots: Vec<Spot>,
    marked: HashSet<Spot>,
    /// The row that is looked at next.
    next_row: usize,
    /// The spot on which the cursor was put.
    at: Option<Spot>,
    /// Where the cursor was before one typed: what is typed on is sought from there.
    origin: Option<CellPos>,
    /// The cursor goes to the first spot from here on, as soon as it is known.
    seeks_from: Option<Spot>,
}

/// What is looked for, in the forms in which it can stand somewhere.
#[derive(Clone, Debug, PartialEq)]
struct Needle {
    query: String,
    folded: String,
    /// Without the marks between thousands.
    ungrouped: String,
    /// Cells whose own note or source holds it.
    details: HashSet<CellKey>,
}

impl Needle {
    fn new(query: &str, project: &Project, lang: Lang) -> Self {
        let query = nfc(query.trim()).into_owned();
        let mut needle = Self {
            folded: fold(&query),
            ungrouped: query.replace(lang.group_mark(), ""),
            query,
            details: HashSet::new(),
        };
        if !needle.folded.is_empty() {
            let answers = |(_, detail): &(&CellKey, &CellDetail)| {
                let source = detail.source.as_ref().and_then(|id| project.sources().get(id));
                let words =
                    source.into_iter().flat_map(|it| [it.number.as_str(), lang.pick(&it.title)]);
                words.chain([detail.note.as_str()]).any(|words| needle.is_in(words))
            };
            let found = project.details().iter().filter(answers);
            needle.details = found.map(|(key, _)| key.clone()).collect();
        }
        needle
    }

    /// Whether a text holds it, or has words that begin with its words.
    fn is_in(&self, text: &str) -> bool {
        let folded = fold(text);
        folded.contains(&self.folded) || matches_query(&folded, &self.query)
    }

    /// Whether a shown figure holds it. One that ends in the mark before decimals is being typed.
    fn is_in_figure(&self, text: &str, lang: Lang) -> bool {
        if self.ungrouped.is_empty() {
            return text.contains(&self.query);
        }
        text.replace(lang.group_mark(), "").contains(&self.ungrouped)
            || fold(text).contains(&self.folded)
    }

    /// Whether it can stand in a cell, beside names and heads.
    fn reads_cells(&self, lang: Lang) -> bool {
        self.may_be_a_figure(lang) || !self.details.is_empty()
    }

    /// Whether shown figures can hold it at all: numbers, "×", "chưa có".
    fn may_be_a_figure(&self, lang: Lang) -> bool {
        let texts = crate::text::window::window_texts(lang);
        let is_number = |c: char| c.is_ascii_digit() || ".,-×".contains(c);
        self.query.chars().all(is_number) || fold(texts.not_reported).contains(&self.folded)
    }
}

impl Find {
    /// Shows the bar.
    pub fn open(&mut self) {
        self.origin = None;
        (self.is_open, self.wants_focus) = (true, true);
    }

    /// Hides the bar; what was looked for is remembered.
    pub fn close(&mut self) {
        let query = std::mem::take(&mut self.query);
        *self = Self { query, ..Self::default() };
    }

    /// What is marked in the table.
    pub fn marked(&self) -> &HashSet<Spot> {
        &self.marked
    }

    pub fn count(&self) -> usize {
        self.spots.len()
    }

    /// Whether all of the table was looked at.
    pub fn is_done(&self) -> bool {
        self.of.as_ref().is_none_or(|(sheet, ..)| self.next_row >= sheet.table.rows.len())
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty()
    }

    /// Which of what was found the cursor is on.
    pub fn place(&self, cursor: CellPos) -> Option<usize> {
        let stands = |spot: Spot| spot.from(cursor) == cursor;
        let here = self.at.filter(|spot| stands(*spot)).unwrap_or_else(|| Spot::cell(cursor));
        self.spots.binary_search(&here).ok()
    }

    /// Begins anew where the table, the language or what is looked for is another one, and looks at
    /// the next rows.
    fn look(&mut self, project: &Project, sheet: &Arc<Sheet>, lang: Lang, cursor: CellPos) {
        let typed = nfc(self.query.trim());
        let is_known = self.of.as_ref().is_some_and(|(known, in_lang, needle)| {
            Arc::ptr_eq(known, sheet) && *in_lang == lang && needle.query == typed
        });
        if !is_known {
            let is_other = self.of.as_ref().is_some_and(|(.., needle)| needle.query != typed);
            if is_other {
                let origin = *self.origin.get_or_insert(cursor);
                self.seeks_from.get_or_insert(Spot::cell(origin));
            }
            self.of = Some((Arc::clone(sheet), lang, Needle::new(&self.query, project, lang)));
            (self.next_row, self.at) = (0, self.at.filter(|_| !is_other));
            self.spots.clear();
            self.marked.clear();
        }
        let Some((sheet, _, needle)) = &self.of else { return };
        if needle.folded.is_empty() {
            self.next_row = sheet.table.rows.len();
            return;
        }
        let (mut found, mut looked) = (Vec::new(), 0);
        if self.next_row == 0 {
            found.extend(heads(project, sheet, lang, needle));
        }
        let reads_cells = needle.reads_cells(lang);
        while self.next_row < sheet.table.rows.len() && looked < CELLS_A_FRAME {
            let row = self.next_row;
            row_spots(project, sheet, lang, needle, row, &mut found);
            looked += if reads_cells { sheet.table.columns.len().max(1) } else { 1 };
            self.next_row += 1;
        }
        self.marked.extend(found.iter().copied());
        self.spots.extend(found);
    }

    /// The spot after (or before) another, round the table.
    fn beyond(&self, from: Spot, forward: bool) -> Option<Spot> {
        let at = if forward {
            self.spots.partition_point(|spot| *spot <= from) % self.spots.len().max(1)
        } else {
            let before = self.spots.partition_point(|spot| *spot < from);
            before.checked_sub(1).unwrap_or(self.spots.len().saturating_sub(1))
        };
        self.spots.get(at).copied()
    }
}

fn heads(project: &Project, sheet: &Sheet, lang: Lang, needle: &Needle) -> Vec<Spot> {
    let table = &sheet.table;
    let columns = table.columns.iter().enumerate();
    // Of columns that stand under one head only the first counts.
    let found = columns.filter(|(_, line)| {
        line.part == Part::Own
            && (needle.is_in(&column_head(project, table, line, lang))
                || needle.is_in(&line_name(project, table, line, lang)))
    });
    found.map(|(at, _)| Spot::head(at)).collect()
}

fn row_spots(
    project: &Project,
    sheet: &Sheet,
    lang: Lang,
    needle: &Needle,
    row: usize,
    found: &mut Vec<Spot>,
) {
    let Some(spec) = sheet.table.rows.get(row) else { return };
    if needle.is_in(&line_name(project, &sheet.table, spec, lang)) {
        found.push(Spot::name(row));
    }
    if !needle.reads_cells(lang) {
        return;
    }
    let reads_figures = needle.may_be_a_figure(lang);
    for column in 0..sheet.table.columns.len() {
        let pos = CellPos { row, column };
        let Some(address) = sheet.table.at(project, pos) else { continue };
        let Some(key) = address.key(project) else { continue };
        if needle.details.contains(&key)
            || (reads_figures
                && figure_holds(project, sheet, &key, address.indicator, needle, lang))
        {
            found.push(Spot::cell(pos));
        }
    }
}

/// Whether a figure, as the table shows it, holds what is looked for.
fn figure_holds(
    project: &Project,
    sheet: &Sheet,
    key: &CellKey,
    indicator: &Indicator,
    needle: &Needle,
    lang: Lang,
) -> bool {
    let figure = analysis::figure(project, &key.indicator, key.measure, &key.place, key.period);
    figure.is_some_and(|figure| {
        let figure = sheet.table.scale.figure(Arc::new(figure));
        needle.is_in_figure(&cell_text(&figure, indicator, lang), lang)
    })
}

impl App {
    /// Looks on in the table, and goes to what is sought as soon as it is found.
    pub(super) fn look_on(&mut self, project: &Project, sheet: &Arc<Sheet>) {
        let (lang, cursor) = (self.lang(), self.grid.cursor);
        self.find.look(project, sheet, lang, cursor);
        let Some(from) = self.find.seeks_from else { return };
        let spots = &self.find.spots;
        let mut sought = spots.iter().find(|spot| **spot >= from).copied();
        if sought.is_none() && self.find.is_done() {
            sought = spots.first().copied();
        }
        if sought.is_some() || self.find.is_done() {
            self.find.seeks_from = None;
        }
        if let Some(spot) = sought {
            self.go_to_spot(spot);
        }
    }

    /// To the next of what was found, or to the one before; opens the bar if it is not.
    pub(super) fn find_next(&mut self, forward: bool) {
        if !self.find.is_open || self.find.is_empty() {
            let beside = CellPos { column: self.grid.cursor.column + 1, ..self.grid.cursor };
            self.find.seeks_from = Some(Spot::cell(beside)).filter(|_| !self.find.is_empty());
            self.find.open();
            return;
        }
        let cursor = self.grid.cursor;
        let here = self.find.at.filter(|spot| spot.from(cursor) == cursor);
        let next = self.find.beyond(here.unwrap_or_else(|| Spot::cell(cursor)), forward);
        if let Some(spot) = next {
            (self.find.seeks_from, self.find.origin) = (None, None);
            self.go_to_spot(spot);
        }
    }

    fn go_to_spot(&mut self, spot: Spot) {
        self.find.at = Some(spot);
        let pos = spot.from(self.find.origin.unwrap_or(self.grid.cursor));
        let size = self.grid_size();
        self.grid.point_at(pos, size);
    }

    /// Closes the bar; the cursor stays where it is.
    pub(super) fn close_find(&mut self) {
        self.find.close();
        self.wanted_focus = Some(Pane::Grid);
    }
}
