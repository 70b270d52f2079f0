//! Whole blocks of cells: the table out to a spreadsheet, and back in as one edit.

use std::collections::HashMap;

use crate::{
    analysis::Figure,
    model::{Cell, CellKey, Indicator, Project},
    text::{
        number::{format_for_edit, format_number},
        tsv,
        window::{self, window_texts},
    },
};

use super::{App, CellPos, grid::interpret, sheet::Sheet};

/// Why a block was not taken. Nothing was changed.
type Sentence = String;

impl App {
    /// The table with its heads and names, for a spreadsheet: numbers ungrouped, as they are typed.
    pub(super) fn table_text(&mut self) -> Option<String> {
        let lang = self.prefs.lang;
        let sheet = self.sheet.as_ref().map(|(.., sheet)| std::sync::Arc::clone(sheet))?;
        let project = self.document.snapshot();
        let mut rows = vec![self.heads(&sheet)];
        for row in &sheet.table.rows {
            let name = project.place_name(&row.place).map_or("", |name| lang.pick(name));
            let mut cells = vec![name.to_owned()];
            for column in &sheet.table.columns {
                let indicator = project.indicators().get(&column.indicator);
                let figure = self.figures.get(&project, column, &row.place);
                let text = figure.zip(indicator).map(|(figure, i)| self.block_text(&figure, i));
                cells.push(text.unwrap_or_default());
            }
            rows.push(cells);
        }
        Some(tsv::write(&rows))
    }

    fn heads(&self, sheet: &Sheet) -> Vec<String> {
        let lang = self.prefs.lang;
        let project = self.document.project();
        let mut heads = vec![window_texts(lang).unit_column.to_owned()];
        heads.extend(sheet.table.columns.iter().map(|column| {
            let indicator = project.indicators().get(&column.indicator);
            let name = indicator.map_or(column.indicator.as_str(), |i| lang.pick(&i.name));
            format!("{name}, {}", column.period)
        }));
        heads
    }

    /// A figure as it goes out: what was entered with all its digits, what follows from other
    /// figures rounded as it is shown.
    fn block_text(&self, figure: &Figure, indicator: &Indicator) -> String {
        let lang = self.prefs.lang;
        match figure.number() {
            None if figure.shown == crate::analysis::Shown::NotApplicable => "x".to_owned(),
            None => String::new(),
            Some(number) if figure.stated == Some(number) => format_for_edit(lang, number),
            Some(number) => {
                let grouped = format_number(lang, number, indicator.decimals);
                grouped.replace(lang.group_mark(), "")
            }
        }
    }

    /// Whether a text is what copying a cell gives, alone or with the whole table: pasted, it changes
    /// nothing. A computed figure must not come back as an entered one.
    pub(super) fn went_out(
        &mut self,
        project: &Project,
        sheet: &Sheet,
        pos: CellPos,
        text: &str,
    ) -> bool {
        let Some((key, indicator)) = Self::cell_at(project, sheet, pos) else { return false };
        // The figures of a whole large selection are not kept.
        self.figures.at_revision(self.document.revision());
        let figure =
            self.figures.figure(project, &key.indicator, key.measure, &key.place, key.period);
        figure.is_some_and(|figure| {
            self.block_text(&figure, indicator) == text
                || self.full_text(&figure, indicator) == text
        })
    }

    /// Puts a block into the table as one edit: all of it or nothing. A block with our own heads
    /// finds its rows and columns by name, any other begins at the selection's first cell.
    pub(super) fn paste_block(&mut self, rows: &[Vec<String>]) {
        let lang = self.prefs.lang;
        let outcome = self.read_block(rows).and_then(|cells| {
            let count = cells.len();
            let label = window::paste_label(lang, count);
            self.put_cells(cells, label).map(|()| count)
        });
        self.notice = Some(match outcome {
            Ok(count) => window::pasted(lang, count),
            Err(sentence) => sentence,
        });
    }

    fn read_block(&mut self, rows: &[Vec<String>]) -> Result<Vec<(CellKey, Cell)>, Sentence> {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let Some((.., sheet)) = self.sheet.clone() else { return Ok(Vec::new()) };
        let project = self.document.snapshot();
        let own = rows.first().is_some_and(|heads| *heads == self.heads(&sheet));
        let names: HashMap<&str, usize> = sheet
            .table
            .rows
            .iter()
            .enumerate()
            .filter_map(|(at, row)| Some((lang.pick(project.place_name(&row.place)?), at)))
            .collect();
        let corner = self.grid.range().first;
        let mut cells = Vec::new();
        for (at, row) in rows.iter().enumerate().skip(usize::from(own)) {
            let target = if own {
                let name = row.first().map_or("", String::as_str);
                *names.get(name).ok_or_else(|| window::unknown_row(lang, name))?
            } else {
                corner.row + at
            };
            let first = if own { 0 } else { corner.column };
            for (beside, text) in row.iter().skip(usize::from(own)).enumerate() {
                let pos = CellPos { row: target, column: first + beside };
                let (key, indicator) = Self::cell_at(&project, &sheet, pos)
                    .ok_or_else(|| texts.block_too_large.to_owned())?;
                if self.went_out(&project, &sheet, pos, text) {
                    continue;
                }
                let current = project.cell(&key);
                let cell = interpret(text, lang, indicator, current).map_err(|refusal| {
                    window::not_pasted(lang, &self.cell_name(lang, &key), &refusal.sentence)
                })?;
                if cell != current {
                    cells.push((key, cell));
                }
            }
        }
        Ok(cells)
    }
}
