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

use super::{
    App, CellPos,
    grid::{interpret, line_name, own_measure, part_head, percent_text, rows_head},
    sheet::Sheet,
    view::{Line, Part, TableModel},
};

/// Why a block was not taken. Nothing was changed.
type Sentence = String;

impl App {
    /// The table with its heads and names, for a spreadsheet: numbers ungrouped, as they are typed.
    pub(super) fn table_text(&mut self) -> Option<String> {
        let sheet = self.sheet.as_ref().map(|(.., sheet)| std::sync::Arc::clone(sheet))?;
        let project = self.document.snapshot();
        let mut rows = vec![self.heads(&sheet)];
        let table = &sheet.table;
        for (row, line) in table.rows.iter().enumerate() {
            let mut cells = vec![self.row_text(&project, table, line)];
            for column in 0..table.columns.len() {
                cells.push(self.cell_to_send(&project, table, CellPos { row, column }));
            }
            rows.push(cells);
        }
        Some(tsv::write(&rows))
    }

    fn row_text(&self, project: &Project, table: &TableModel, line: &Line) -> String {
        // An area goes by its own name, by which it is found again.
        let place = line.area().and_then(|place| project.place_name(place));
        let lang = self.prefs.lang;
        place.map_or_else(
            || line_name(project, table, line, lang),
            |name| lang.pick(name).to_owned(),
        )
    }

    fn cell_to_send(&mut self, project: &Project, table: &TableModel, pos: CellPos) -> String {
        let Some(address) = table.at(project, pos) else { return String::new() };
        if address.part == Part::PercentOfPlan {
            let percent = self.figures.percent(project, &address);
            return percent
                .map_or_else(String::new, |it| percent_text(self.prefs.lang, it.percent));
        }
        let figure = self.figures.get(project, &address);
        figure.map_or_else(String::new, |figure| self.block_text(&figure, address.indicator))
    }

    fn heads(&self, sheet: &Sheet) -> Vec<String> {
        let lang = self.prefs.lang;
        let project = self.document.project();
        let table = &sheet.table;
        let mut heads = vec![rows_head(table, lang).to_owned()];
        heads.extend(table.columns.iter().map(|line| {
            let name = line_name(project, table, line, lang);
            let name = match line.indicator().and_then(|id| project.indicators().get(id)) {
                Some(indicator) => format!("{name}, {}", indicator.period_for(table.period)),
                None => name,
            };
            if table.is_beside_plan {
                format!("{name}, {}", part_head(own_measure(project, table, line), line.part, lang))
            } else {
                name
            }
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
        let rows_by_name = sheet.table.rows.iter().enumerate();
        let names: HashMap<String, usize> = rows_by_name
            .map(|(at, row)| (self.row_text(&project, &sheet.table, row), at))
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
                let size = sheet.table.size();
                if pos.row >= size.rows || pos.column >= size.columns {
                    return Err(texts.block_too_large.to_owned());
                }
                // What is computed is not pasted.
                let Some((key, indicator)) = Self::cell_at(&project, &sheet, pos) else { continue };
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
