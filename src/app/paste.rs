//! A block from the clipboard into the table: at once where it only fills empty cells, else after a
//! look at what it would do. One edit, which one undo takes back.

use std::sync::Arc;

use crate::{
    analysis::figure,
    exchange::{
        names::RowNames,
        paste::{Answers, Counts, Ground, Outcome, PastePlan, Place, Target},
    },
    model::{Cell, CellKey, Indicator, Project, Status, TableFeature},
    text::{
        lang::Lang,
        number::{format_for_edit, format_number, rounded, shown_alike},
        paste_messages::{not_understood, other_unit, paste_label, pasted, pasted_over, why_not},
        tsv,
        window::window_texts,
    },
};

use super::{
    App, CellPos, Dialog,
    block::is_stated,
    grid::{Move, line_name},
    sheet::Sheet,
};

/// A block that is looked at before it is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct AskingPaste {
    pub plan: PastePlan,
    pub answers: Answers,
    /// What the answers come to.
    pub counts: Counts,
    /// Of each column, the letters of its longest text as far as was looked.
    pub letters: Vec<usize>,
    /// Of each column of the block, what it is of.
    pub heads: Vec<String>,
    /// Of each row of the block, the unit.
    pub names: Vec<String>,
    /// The first texts that are not understood, as sentences.
    pub not_understood: Vec<String>,
    /// The row that the keyboard has scrolled to.
    pub at_row: Option<usize>,
}

/// So many texts that are not understood are told one by one.
const MOST_TOLD: usize = 3;

/// So many rows decide how wide a column is.
const ROWS_LOOKED_AT: usize = 60;

impl AskingPaste {
    /// Works out anew what the answers come to.
    pub fn answered(&mut self, lang: Lang) {
        self.counts = self.plan.counts(&self.answers);
        let rows = 0..self.names.len().min(ROWS_LOOKED_AT);
        let longest = |column| rows.clone().map(|row| self.letters_of(row, column, lang)).max();
        self.letters =
            (0..self.heads.len()).map(|column| longest(column).unwrap_or_default()).collect();
    }

    fn letters_of(&self, row: usize, column: usize, lang: Lang) -> usize {
        let Some(cell) = self.plan.cell(row, column) else { return 0 };
        let letters = |text: &str| text.chars().count();
        match self.plan.outcome(row, column, &self.answers) {
            Outcome::Stays => letters(&cell_words(lang, cell.before, cell.decimals)),
            Outcome::Becomes(after) => {
                let (old, new) = change_words(lang, cell.before, after, cell.decimals);
                letters(&old) + letters(&new) + 3
            }
            Outcome::Open | Outcome::NotUnderstood(_) => letters(&cell.text) + 2,
        }
    }
}

impl App {
    pub(super) fn paste(&mut self, text: &str) {
        if self.document.read_only().is_some() {
            self.notice = Some(window_texts(self.prefs.lang).read_only_refusal.to_owned());
            return;
        }
        // The same digits in another unit are another figure.
        let in_billions = self.view.has(TableFeature::InBillions);
        let same = |sent: &String| sent.trim_end() == text.trim_end().replace('\r', "");
        if self.sent.as_ref().is_some_and(|(sent, unit)| *unit != in_billions && same(sent)) {
            self.notice = Some(other_unit(self.prefs.lang, in_billions).to_owned());
            return;
        }
        let rows = tsv::parse(text);
        match &rows[..] {
            [] => {}
            // One text on one cell is as if typed.
            [row] if row.len() == 1 && !self.grid.has_range() => {
                let text = row.concat();
                if text.trim().is_empty() {
                    self.paste_block(&rows);
                } else {
                    self.paste_as_typed(text);
                }
            }
            _ => self.paste_block(&rows),
        }
    }

    fn paste_as_typed(&mut self, text: String) {
        // What went out changes nothing where it comes back.
        let plan = self.plan(&[vec![text.clone()]]);
        if plan.is_some_and(|plan| {
            plan.changes(&plan.first_answers(|_, _| true)).is_empty() && !plan.needs_look()
        }) {
            return;
        }
        let lang = self.prefs.lang;
        let before = self.cursor_cell().map(|(key, _)| self.document.project().cell(&key));
        self.grid.open(text, false);
        if self.commit_editor(Move::Stay)
            && let Some(before) = before.filter(|before| *before != Cell::NotReported)
            && let Some((key, _)) = self.cursor_cell()
            && let Some(sheet) = self.shown_sheet()
            && let Some(indicator) = sheet.table.indicator(self.document.project(), &key.indicator)
        {
            let shown = |cell| sheet.table.scale.shown_cell(&key.indicator, cell);
            let after = self.document.project().cell(&key);
            let (old, new) = change_words(lang, shown(before), shown(after), indicator.decimals);
            self.notice = Some(pasted_over(lang, &old, &new));
        }
    }

    fn paste_block(&mut self, rows: &[Vec<String>]) {
        let Some(plan) = self.plan(rows) else { return };
        let project = self.document.snapshot();
        let sheet = self.shown_sheet();
        let stored = |key: &CellKey, number| {
            let cell = Cell::value(number, Status::Final).unwrap_or_default();
            let scale = sheet.as_ref().map(|sheet| &sheet.table.scale);
            let cell = scale.map_or(cell, |scale| scale.stored_cell(&key.indicator, cell));
            cell.number().unwrap_or(number)
        };
        let answers =
            plan.first_answers(|key, number| is_plausible(&project, key, stored(key, number)));
        drop(project);
        if plan.needs_look() {
            self.ask_about_paste(plan, answers);
        } else {
            self.put_pasted(plan.changes(&answers));
        }
    }

    fn plan(&self, rows: &[Vec<String>]) -> Option<PastePlan> {
        let lang = self.prefs.lang;
        let sheet = self.shown_sheet()?;
        let project = self.document.snapshot();
        let range = self.grid.range();
        let heads = self.heads(&sheet);
        let rows_of_table = &sheet.table.rows;
        let mut names = RowNames::default();
        for (at, line) in rows_of_table.iter().enumerate() {
            match line.area() {
                Some(place) => names.add_place(&project, place, at),
                None => names.add(&self.row_text(&project, &sheet.table, line), at),
            }
        }
        let ground = Ground {
            heads: &heads,
            names: &names,
            rows: sheet.table.rows.len(),
            at: (range.first.row, range.first.column),
            size: (range.rows(), range.columns()),
        };
        let place = Place::of(rows, &ground);
        let mut plan = PastePlan::new(rows, place, lang, |row, column| {
            target(&project, &sheet, CellPos { row, column })
        });
        if self.sent.as_ref().is_some_and(|(sent, _)| tsv::parse(sent) == rows) {
            // What was copied here brings its computed cells with it.
            plan.over_computed = 0;
        }
        Some(plan)
    }

    fn ask_about_paste(&mut self, plan: PastePlan, answers: Answers) {
        let lang = self.prefs.lang;
        let Some(sheet) = self.shown_sheet() else { return };
        let project = self.document.snapshot();
        let heads = self.heads(&sheet);
        let head = |at: usize| heads.get(at + 1).cloned().unwrap_or_default();
        let name = |at: usize| {
            let row = sheet.table.rows.get(at);
            row.map(|row| line_name(&project, &sheet.table, row, lang)).unwrap_or_default()
        };
        let told = plan.not_understood().take(MOST_TOLD).map(|(cell, error)| {
            let indicator = sheet.table.indicator(&project, &cell.key.indicator);
            let unit = indicator.map_or("", |indicator| lang.pick(&indicator.unit));
            not_understood(
                &self.cell_name(lang, &cell.key),
                &cell.text,
                &why_not(lang, unit, error),
            )
        });
        let mut asking = AskingPaste {
            not_understood: told.collect(),
            heads: plan.columns.iter().map(|column| head(column.at)).collect(),
            names: plan.place.rows.iter().map(|(_, to)| name(*to)).collect(),
            plan,
            answers,
            counts: Counts::default(),
            letters: Vec::new(),
            at_row: None,
        };
        asking.answered(lang);
        self.dialog = Some(Dialog::Paste(Box::new(asking)));
    }

    /// Takes the block that was looked at, unless something is still to be answered.
    pub(super) fn take_paste(&mut self) {
        let Some(Dialog::Paste(asking)) = &self.dialog else { return };
        if asking.plan.obstacle(&asking.answers).is_some() {
            return;
        }
        let changes = asking.plan.changes(&asking.answers);
        let project = self.document.project();
        let planned = asking.plan.cells.iter().flatten();
        let Some(sheet) = self.shown_sheet() else { return };
        let now = |key: &CellKey| sheet.table.scale.shown_cell(&key.indicator, project.cell(key));
        let is_old = planned.into_iter().any(|cell| now(&cell.key) != cell.before);
        self.dialog = None;
        if is_old {
            let texts = window_texts(self.prefs.lang);
            self.notice = Some(texts.changed_elsewhere.to_owned());
            return;
        }
        self.put_pasted(changes);
    }

    fn put_pasted(&mut self, cells: Vec<(CellKey, Cell)>) {
        let lang = self.prefs.lang;
        let count = cells.len();
        let Some(sheet) = self.shown_sheet() else { return };
        let scale = &sheet.table.scale;
        let stored = cells.into_iter().map(|(key, cell)| {
            let cell = scale.stored_cell(&key.indicator, cell);
            (key, cell)
        });
        let outcome = self.put_cells(stored.collect(), paste_label(lang, count));
        self.notice = Some(outcome.map_or_else(|sentence| sentence, |()| pasted(lang, count)));
    }
}

/// The cell at a place of the table. Its figure is looked at once: there is no use in keeping it.
fn target<'p>(project: &'p Project, sheet: &'p Sheet, pos: CellPos) -> Option<Target<'p>> {
    let address = sheet.table.at(project, pos)?;
    let (key, scale) = (address.key(project)?, &sheet.table.scale);
    let figure = figure(project, &key.indicator, key.measure, &key.place, key.period)?;
    let figure = scale.figure(Arc::new(figure));
    let (shown, is_stated) = (figure.shown, is_stated(&figure));
    let current = scale.shown_cell(&key.indicator, project.cell(&key));
    Some(Target { current, indicator: address.indicator, shown, is_stated, key })
}

/// Whether a number can be a figure of its indicator at all.
fn is_plausible(project: &Project, key: &CellKey, number: f64) -> bool {
    let Some(indicator) = project.indicators().get(&key.indicator) else { return true };
    let (low, high) = indicator.range.unwrap_or_else(|| of_unit(indicator));
    (low..=high).contains(&number)
}

fn of_unit(indicator: &Indicator) -> (f64, f64) {
    if indicator.unit.vi == "%" { (0.0, 100.0) } else { (f64::NEG_INFINITY, f64::INFINITY) }
}

/// What a cell holds, as it is shown.
pub(super) fn cell_words(lang: Lang, cell: Cell, decimals: u8) -> String {
    let texts = window_texts(lang);
    match cell {
        Cell::NotReported => texts.not_reported.to_owned(),
        Cell::NotApplicable => texts.not_applicable.to_owned(),
        Cell::Value { number, .. } => format_number(lang, number, decimals),
    }
}

/// What a cell holds and will hold, so that the difference is seen: with every digit where rounding
/// would hide some of the new figure.
pub(super) fn change_words(
    lang: Lang,
    before: Cell,
    after: Cell,
    decimals: u8,
) -> (String, String) {
    let hides = |number| !shown_alike(number, rounded(number, decimals), 12);
    let all = |cell: Cell| match cell.number() {
        Some(number) => format_for_edit(lang, number),
        None => cell_words(lang, cell, decimals),
    };
    match (before.number(), after.number()) {
        (Some(old), Some(new)) if shown_alike(old, new, decimals) => (all(before), all(after)),
        (_, Some(new)) if hides(new) => (cell_words(lang, before, decimals), all(after)),
        _ => (cell_words(lang, before, decimals), cell_words(lang, after, decimals)),
    }
}
