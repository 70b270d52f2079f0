//! What keys and the menu do to all selected cells, each as one edit.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::{
    analysis::{Figure, tally},
    model::{Cell, CellKey, Indicator, Project},
    text::{
        grid_messages::{Deed, deed_label, done, two_numbers},
        lang::Lang,
        selection_messages::Summary,
    },
};

use super::{
    App, CellPos, Pane, Screen,
    grid::{GridEvent, Move, Range, Refusal, continued, filled_range, interpret},
    sheet::Sheet,
    view::Part,
};

/// Of more cells the status bar only says how many they are: looking at each would be felt.
const MOST_CELLS: usize = 12_000;

impl App {
    /// The address of a cell of the table in which a figure is entered, and its indicator.
    pub(super) fn cell_at<'p>(
        project: &'p Project,
        sheet: &'p Sheet,
        pos: CellPos,
    ) -> Option<(CellKey, &'p Indicator)> {
        let address = sheet.table.at(project, pos)?;
        Some((address.key(project)?, project.indicators().get(&address.indicator.id)?))
    }

    /// The address of a cell, and what a typed text makes of it; none where nothing can be typed.
    pub(super) fn read_typed(
        project: &Project,
        sheet: &Sheet,
        pos: CellPos,
        text: &str,
        lang: Lang,
    ) -> Option<(CellKey, Result<Cell, Refusal>)> {
        let address = sheet.table.at(project, pos)?;
        let key = address.key(project)?;
        let (scale, current) = (&sheet.table.scale, project.cell(&key));
        let stored = |cell| scale.stored_cell(&key.indicator, cell);
        let shown = scale.shown_cell(&key.indicator, current);
        // A number that is opened and left keeps every bit, whatever its unit.
        let keep = |cell| if cell == shown { current } else { stored(cell) };
        // The readings of a refused text stay in the unit in which they are chosen between.
        let read = interpret(text, lang, address.indicator, shown).map(keep);
        Some((key, read))
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
            let mut figures: Vec<Arc<Figure>> = Vec::new();
            // A year's plan stands beside each of its months, and counts once.
            let mut counted = HashSet::new();
            for pos in range.cells() {
                // Percentages are computed, and never added.
                let address = sheet.table.at(&project, pos);
                let address = address.filter(|address| address.part != Part::PercentOfPlan);
                let new = address.filter(|at| counted.insert(at.subject(&project)));
                figures.extend(new.and_then(|at| self.figures.stored(&project, &at)));
            }
            sheet.table.scale.summary(&figures, tally(&project, &figures))
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
        let lang = self.prefs.lang;
        let cells =
            each_once(cells).map_err(|key| two_numbers(lang, &self.cell_name(lang, &key)))?;
        let done = self.document.set_cells(cells, label);
        done.map(|_| ()).map_err(|refused| refused.sentence(lang))
    }

    pub(super) fn do_to_cells(&mut self, cells: Vec<(CellKey, Cell)>, deed: Deed) -> bool {
        if cells.is_empty() {
            return true;
        }
        let lang = self.prefs.lang;
        let count = cells.iter().map(|(key, _)| key).collect::<HashSet<_>>().len();
        let label = deed_label(lang, deed, count);
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
        match self.one_value(&text) {
            Ok(cells) => self.enter_in_all(cells),
            Err(refusal) => {
                self.grid.refused(Refusal { is_for_all: true, ..refusal });
                self.wanted_focus = Some(Pane::Grid);
            }
        }
    }

    fn enter_in_all(&mut self, cells: Vec<(CellKey, Cell)>) {
        if self.do_to_cells(cells, Deed::Enter) {
            let size = self.grid_size();
            self.grid.accepted(Move::Stay, size);
        }
    }

    /// A reading chosen of what was typed: for the cell or, where it was to go into the selection, for
    /// all of it.
    pub(super) fn choose(&mut self, reading: Cell) {
        let Some(sheet) = self.shown_sheet() else { return };
        let scale = sheet.table.scale.clone();
        let refusal = self.grid.editor.as_ref().and_then(|editor| editor.refusal.as_ref());
        if refusal.is_some_and(|refusal| refusal.is_for_all) {
            let project = self.document.snapshot();
            let all = self.grid.range().cells();
            let keys = all.filter_map(|pos| Self::cell_at(&project, &sheet, pos));
            // A cell that has the number keeps its status, as when it is opened and left.
            let has_it = |key: &CellKey| {
                let known = scale.shown_cell(&key.indicator, project.cell(key));
                known == reading
                    || (reading.number().is_some() && known.number() == reading.number())
            };
            let others = keys.filter(|(key, _)| !has_it(key));
            let stored = |key: CellKey| {
                let cell = scale.stored_cell(&key.indicator, reading);
                (key, cell)
            };
            let cells = others.map(|(key, _)| stored(key)).collect();
            drop(project);
            self.enter_in_all(cells);
        } else if let Some((key, _)) = self.cursor_cell()
            && self.set_cursor_cell(scale.stored_cell(&key.indicator, reading))
        {
            let size = self.grid_size();
            self.grid.accepted(Move::Down, size);
        }
    }

    /// One text as the value of every selected cell.
    fn one_value(&mut self, text: &str) -> Result<Vec<(CellKey, Cell)>, Refusal> {
        let lang = self.prefs.lang;
        let Some(sheet) = self.shown_sheet() else { return Ok(Vec::new()) };
        let project = self.document.snapshot();
        let mut cells = Vec::new();
        for pos in self.grid.range().cells() {
            let Some((key, read)) = Self::read_typed(&project, &sheet, pos, text, lang) else {
                continue;
            };
            let cell = read?;
            if cell != project.cell(&key) {
                cells.push((key, cell));
            }
        }
        Ok(cells)
    }

    /// Whether an event of this pass puts the selection on the clipboard.
    pub(super) fn copies(events: &[GridEvent]) -> bool {
        events.iter().any(|event| matches!(event, GridEvent::Copy | GridEvent::Cut))
    }
}

/// Each cell once: a year's plan stands beside each of its months.
///
/// # Errors
/// The cell for which there are two figures.
fn each_once(cells: Vec<(CellKey, Cell)>) -> Result<Vec<(CellKey, Cell)>, CellKey> {
    let mut known: HashMap<CellKey, Cell> = HashMap::with_capacity(cells.len());
    let mut once = Vec::with_capacity(cells.len());
    for (key, cell) in cells {
        match known.insert(key.clone(), cell) {
            None => once.push((key, cell)),
            Some(other) if other == cell => {}
            Some(_) => return Err(key),
        }
    }
    Ok(once)
}
