//! What keys and the menu do to all selected cells, each as one edit.

use std::sync::Arc;

use crate::{
    analysis::{Figure, Shown, tally},
    model::{Cell, CellKey, Indicator, Project, Status},
    text::{
        grid_messages::{Deed, deed_label, done},
        selection_messages::Summary,
        tsv, window,
    },
};

use super::{
    App, CellPos, Pane, Screen,
    document::Refused,
    grid::{GridEvent, Move, Range, Refusal, continued, filled_range, interpret},
    sheet::Sheet,
};

/// Of more cells the status bar only says how many they are: looking at each would be felt.
const MOST_CELLS: usize = 12_000;

impl App {
    /// The address of a cell of the table, and its indicator.
    pub(super) fn cell_at<'p>(
        project: &'p Project,
        sheet: &Sheet,
        pos: CellPos,
    ) -> Option<(CellKey, &'p Indicator)> {
        let row = sheet.table.rows.get(pos.row)?;
        let column = sheet.table.columns.get(pos.column)?;
        let indicator = project.indicators().get(&column.indicator)?;
        let key = project.current_key(&column.indicator, column.measure, &row.place, column.period);
        Some((key, indicator))
    }

    /// The table that the selection is about.
    pub(super) fn shown_sheet(&self) -> Option<Arc<Sheet>> {
        let (_, view, sheet) = self.sheet.as_ref()?;
        (*view == self.view).then(|| Arc::clone(sheet))
    }

    /// What the status bar says of the selected cells; nothing of a single one.
    pub(super) fn selection_summary(&mut self) -> Option<Summary> {
        if !self.grid.has_range() || self.view.screen != Screen::Entry {
            return None;
        }
        let (revision, range) = (self.document.revision(), self.grid.range());
        if let Some((known, view, of, summary)) = &self.tally
            && *known == revision
            && *view == self.view
            && *of == range
        {
            return Some(*summary);
        }
        let sheet = self.shown_sheet()?;
        let project = self.document.snapshot();
        let summary = if range.count() > MOST_CELLS {
            Summary { counted: range.count(), ..Summary::UNCOUNTED }
        } else {
            let mut figures = Vec::new();
            for pos in range.cells() {
                let row = sheet.table.rows.get(pos.row);
                let Some((row, column)) = row.zip(sheet.table.columns.get(pos.column)) else {
                    continue;
                };
                figures.extend(self.figures.get(&project, column, &row.place));
            }
            tally(&project, &figures)
        };
        self.tally = Some((revision, self.view.clone(), range, summary));
        Some(summary)
    }

    /// Puts figures in cells as one edit.
    ///
    /// # Errors
    /// The sentence that says why not; then nothing was changed.
    pub(super) fn put_cells(
        &mut self,
        cells: Vec<(CellKey, Cell)>,
        label: String,
    ) -> Result<(), String> {
        let texts = window::window_texts(self.prefs.lang);
        match self.document.set_cells(cells, label) {
            Ok(_) => Ok(()),
            Err(Refused::ReadOnly(_)) => Err(texts.read_only_refusal.to_owned()),
            Err(Refused::Edit(_)) => Err(texts.changed_elsewhere.to_owned()),
        }
    }

    pub(super) fn do_to_cells(&mut self, cells: Vec<(CellKey, Cell)>, deed: Deed) -> bool {
        if cells.is_empty() {
            return true;
        }
        let lang = self.prefs.lang;
        let label = deed_label(lang, deed, cells.len());
        let outcome = self.put_cells(cells, label.clone());
        let is_done = outcome.is_ok();
        self.notice = Some(outcome.map_or_else(|sentence| sentence, |()| done(lang, &label)));
        is_done
    }

    /// Makes every selected cell that holds something entered "not reported".
    pub(super) fn clear_selection(&mut self, deed: Deed) {
        let Some(sheet) = self.shown_sheet() else { return };
        let project = self.document.snapshot();
        let keys = self.grid.range().cells().filter_map(|pos| Self::cell_at(&project, &sheet, pos));
        let entered = keys.filter(|(key, _)| project.cell(key) != Cell::NotReported);
        let cells = entered.map(|(key, _)| (key, Cell::NotReported)).collect();
        // An edit while this snapshot is held would first copy the whole project.
        drop(project);
        self.do_to_cells(cells, deed);
    }

    /// Copies the selection's first row or column into the rest of it; of a single row or column,
    /// the cells before it.
    pub(super) fn fill_selection(&mut self, deed: Deed) {
        let Some(sheet) = self.shown_sheet() else { return };
        let project = self.document.snapshot();
        let range = self.grid.range();
        let down = deed == Deed::FillDown;
        let lines = if down { range.rows() } else { range.columns() };
        let source_of = |pos: CellPos| {
            let first = if down { range.first.row } else { range.first.column };
            let at = if lines > 1 { Some(first) } else { first.checked_sub(1) }?;
            Some(if down { CellPos { row: at, ..pos } } else { CellPos { column: at, ..pos } })
        };
        let mut cells = Vec::new();
        for pos in range.cells() {
            let Some(source) = source_of(pos).filter(|source| *source != pos) else { continue };
            let (Some((key, _)), Some((from, _))) =
                (Self::cell_at(&project, &sheet, pos), Self::cell_at(&project, &sheet, source))
            else {
                continue;
            };
            let Some(cell) = self.value_to_copy(&project, &from) else { continue };
            if project.cell(&key) != cell {
                cells.push((key, cell));
            }
        }
        drop(project);
        self.do_to_cells(cells, deed);
    }

    /// What a cell gives to those that are filled from it: what was entered, or what is computed as
    /// the number it shows and as firm as what it rests on. What is incomplete is no value to copy.
    fn value_to_copy(&mut self, project: &Project, key: &CellKey) -> Option<Cell> {
        let entered = project.cell(key);
        if entered != Cell::NotReported {
            return Some(entered);
        }
        let figure =
            self.figures.figure(project, &key.indicator, key.measure, &key.place, key.period)?;
        match figure.number() {
            Some(number) if !figure.is_partial() => Cell::value(number, figure.status),
            Some(_) => None,
            None => Some(entered),
        }
    }

    /// Continues the selection to a cell, as the fill handle does, and selects all of it.
    pub(super) fn fill_to(&mut self, to: CellPos) {
        let range = self.grid.range();
        let Some((filled, is_down, is_after)) = filled_range(range, to) else { return };
        let Some(sheet) = self.shown_sheet() else { return };
        let project = self.document.snapshot();
        let lines = if is_down { range.columns() } else { range.rows() };
        let mut cells = Vec::new();
        for at in 0..lines {
            // Cells of one line, in the direction of the fill.
            let line_of = |of: Range| {
                let in_line = move |pos: &CellPos| {
                    at == if is_down {
                        pos.column - of.first.column
                    } else {
                        pos.row - of.first.row
                    }
                };
                let mut line: Vec<CellPos> = of.cells().filter(in_line).collect();
                if !is_after {
                    line.reverse();
                }
                let keys = line.into_iter().filter_map(|pos| Self::cell_at(&project, &sheet, pos));
                keys.map(|(key, _)| key).collect::<Vec<CellKey>>()
            };
            let given: Option<Vec<Cell>> =
                line_of(range).iter().map(|key| self.value_to_copy(&project, key)).collect();
            let (Some(given), targets) = (given, line_of(filled)) else { continue };
            let next = continued(&given, targets.len());
            cells.extend(targets.into_iter().zip(next));
        }
        cells.retain(|(key, cell)| project.cell(key) != *cell);
        drop(project);
        if self.do_to_cells(cells, Deed::Fill) {
            let first = Range::between(range.first, filled.first).first;
            let last = Range::between(range.last, filled.last).last;
            let size = self.grid_size();
            self.grid.select(first, last, size);
        }
    }

    /// What was typed, into every selected cell or into none.
    pub(super) fn commit_to_selection(&mut self) {
        let Some(editor) = &self.grid.editor else { return };
        if !self.grid.has_range() {
            self.commit_editor(Move::Stay);
            return;
        }
        let text = editor.text.clone();
        match self.one_value(&text, false) {
            Ok(cells) => {
                if self.do_to_cells(cells, Deed::Enter) {
                    let size = self.grid_size();
                    self.grid.accepted(Move::Stay, size);
                }
            }
            Err(refusal) => {
                self.grid.refused(refusal);
                self.wanted_focus = Some(Pane::Grid);
            }
        }
    }

    /// A number chosen among the readings of what was typed.
    pub(super) fn choose(&mut self, number: f64) {
        let cell = Cell::value(number, Status::Final);
        if let Some(cell) = cell
            && self.set_cursor_cell(cell)
        {
            let size = self.grid_size();
            self.grid.accepted(Move::Down, size);
        }
    }

    /// One text as the value of every selected cell; pasted, not of those it was copied from.
    fn one_value(&mut self, text: &str, is_pasted: bool) -> Result<Vec<(CellKey, Cell)>, Refusal> {
        let lang = self.prefs.lang;
        let Some(sheet) = self.shown_sheet() else { return Ok(Vec::new()) };
        let project = self.document.snapshot();
        let mut cells = Vec::new();
        for pos in self.grid.range().cells() {
            if is_pasted && self.went_out(&project, &sheet, pos, text) {
                continue;
            }
            let Some((key, indicator)) = Self::cell_at(&project, &sheet, pos) else { continue };
            let current = project.cell(&key);
            let cell = interpret(text, lang, indicator, current)?;
            if cell != current {
                cells.push((key, cell));
            }
        }
        Ok(cells)
    }

    /// One value over a selection fills it, or changes nothing and says why.
    fn paste_one_value(&mut self, text: &str) {
        let lang = self.prefs.lang;
        let outcome = self.one_value(text, true).map_err(|refusal| refusal.sentence);
        let outcome = outcome.and_then(|cells| {
            let count = cells.len();
            self.put_cells(cells, window::paste_label(lang, count)).map(|()| count)
        });
        self.notice = Some(match outcome {
            Ok(count) => window::pasted(lang, count),
            Err(sentence) => sentence,
        });
    }

    /// The text that copying the selection gives.
    pub(super) fn copied_text(&mut self) -> Option<String> {
        let sheet = self.shown_sheet()?;
        let project = self.document.snapshot();
        let range = self.grid.range();
        if range.count() == 1 {
            return self.copied_cell(&project, &sheet, range.first);
        }
        let revision = self.document.revision();
        let rows: Vec<Vec<String>> = (range.first.row..=range.last.row)
            .map(|row| {
                // A whole large table is not kept in memory while it is written down.
                self.figures.at_revision(revision);
                (range.first.column..=range.last.column)
                    .map(|column| self.copied_cell(&project, &sheet, CellPos { row, column }))
                    .map(Option::unwrap_or_default)
                    .collect()
            })
            .collect();
        Some(tsv::write(&rows))
    }

    fn copied_cell(&mut self, project: &Project, sheet: &Sheet, pos: CellPos) -> Option<String> {
        let (key, indicator) = Self::cell_at(project, sheet, pos)?;
        let figure =
            self.figures.figure(project, &key.indicator, key.measure, &key.place, key.period)?;
        Some(self.full_text(&figure, indicator))
    }

    /// A figure with all its digits, ungrouped, as it is typed.
    pub(super) fn full_text(&self, figure: &Figure, indicator: &Indicator) -> String {
        let lang = self.prefs.lang;
        match figure.number() {
            Some(number) => crate::text::number::format_for_edit(lang, number),
            None if figure.shown == Shown::NotReported => String::new(),
            None => super::grid::cell_text(figure, indicator, lang),
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        let rows = tsv::parse(text);
        if rows.len() > 1 || rows.first().is_some_and(|row| row.len() > 1) {
            self.paste_block(&rows);
            return;
        }
        let text = text.trim_end_matches(['\r', '\n']);
        if self.grid.has_range() {
            self.paste_one_value(text);
            return;
        }
        let project = self.document.snapshot();
        let sheet = self.shown_sheet();
        if sheet.is_some_and(|sheet| self.went_out(&project, &sheet, self.grid.cursor, text)) {
            return;
        }
        // An edit while this snapshot is held would first copy the whole project.
        drop(project);
        self.grid.open(text.to_owned(), false);
        self.commit_editor(Move::Stay);
    }

    /// Whether an event of this pass puts the selection on the clipboard.
    pub(super) fn copies(events: &[GridEvent]) -> bool {
        events.iter().any(|event| matches!(event, GridEvent::Copy | GridEvent::Cut))
    }
}
