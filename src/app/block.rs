//! Cells out to the clipboard: as text for a spreadsheet, and as a table for Word and Outlook.

use std::sync::Arc;

use crate::{
    analysis::{Figure, Shown},
    exchange::{
        entry::{full_text, rounded_text},
        html::{HtmlCell, html_table},
    },
    model::{Indicator, Project},
    text::{
        lang::Lang,
        number::{format_number, format_share},
        tsv,
        window::window_texts,
    },
};

use super::{App, CellPos, sheet::Sheet};

/// What goes to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// For spreadsheets, and for pasting back here: every digit, ungrouped.
    pub text: String,
    /// For papers and mails: a table with its figures as they are shown. None of a single figure, which
    /// goes into a sentence.
    pub html: Option<String>,
}

impl App {
    /// What was copied since the last time: for the clipboard of the system, which only a window has.
    pub fn take_copied(&mut self) -> Option<Copied> {
        self.copied.take()
    }

    /// The table with its heads and names.
    pub(super) fn copy_table(&mut self) -> bool {
        let lang = self.prefs.lang;
        let Some((.., sheet)) = self.sheet.as_ref() else { return false };
        let sheet = Arc::clone(sheet);
        let project = self.document.snapshot();
        let heads = self.heads(&sheet);
        let mut html = vec![heads.iter().map(|head| named(head)).collect()];
        let mut rows = vec![heads];
        let revision = self.document.revision();
        for (row, spec) in sheet.table.rows.iter().enumerate() {
            // A whole large table is not kept in memory while it is written down.
            self.figures.at_revision(revision);
            let name = project.place_name(&spec.place).map_or("", |name| lang.pick(name));
            let mut texts = vec![name.to_owned()];
            let mut cells = vec![named(name)];
            for column in 0..sheet.table.columns.len() {
                let figure = self.figure_at(&project, &sheet, CellPos { row, column });
                let (text, cell) = figure.map_or_else(Default::default, |(figure, indicator)| {
                    (going_out(lang, &figure, indicator), shown_cell(lang, &figure, indicator))
                });
                texts.push(text);
                cells.push(cell);
            }
            rows.push(texts);
            html.push(cells);
        }
        self.copied = Some(Copied { text: tsv::write(&rows), html: Some(html_table(&html)) });
        true
    }

    /// The selected cells.
    pub(super) fn copy_selection(&mut self) {
        let lang = self.prefs.lang;
        let Some(sheet) = self.shown_sheet() else { return };
        let project = self.document.snapshot();
        let range = self.grid.range();
        let revision = self.document.revision();
        let (mut rows, mut html) = (Vec::new(), Vec::new());
        for row in range.first.row..=range.last.row {
            self.figures.at_revision(revision);
            let (mut texts, mut cells) = (Vec::new(), Vec::new());
            for column in range.first.column..=range.last.column {
                let figure = self.figure_at(&project, &sheet, CellPos { row, column });
                let (text, cell) = figure.map_or_else(Default::default, |(figure, indicator)| {
                    (full_text(lang, figure.shown), shown_cell(lang, &figure, indicator))
                });
                texts.push(text);
                cells.push(cell);
            }
            rows.push(texts);
            html.push(cells);
        }
        self.copied = Some(if range.count() == 1 {
            Copied { text: rows.concat().concat(), html: None }
        } else {
            Copied { text: tsv::write(&rows), html: Some(html_table(&html)) }
        });
    }

    /// The figure in a cell of the table, and its indicator.
    fn figure_at<'p>(
        &mut self,
        project: &'p Project,
        sheet: &Sheet,
        pos: CellPos,
    ) -> Option<(Arc<Figure>, &'p Indicator)> {
        let (key, indicator) = Self::cell_at(project, sheet, pos)?;
        let figure =
            self.figures.figure(project, &key.indicator, key.measure, &key.place, key.period)?;
        Some((figure, indicator))
    }

    /// What stands at the table's upper edge: the word for its names, and what each column is of.
    pub(super) fn heads(&self, sheet: &Sheet) -> Vec<String> {
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
}

/// Whether what is shown of a figure is what was entered.
pub(super) fn is_stated(figure: &Figure) -> bool {
    figure.stated.is_some() && figure.stated == figure.number()
}

/// A figure as it goes out with its table: what was entered with all its digits, what follows from
/// other figures rounded as it is shown.
fn going_out(lang: Lang, figure: &Figure, indicator: &Indicator) -> String {
    if is_stated(figure) {
        full_text(lang, figure.shown)
    } else {
        rounded_text(lang, figure.shown, indicator.decimals)
    }
}

/// A figure as a paper shows it, by the signs of statistical tables.
fn shown_cell(lang: Lang, figure: &Figure, indicator: &Indicator) -> HtmlCell {
    let written = |number| format_number(lang, number, indicator.decimals);
    let (text, number) = match figure.shown {
        Shown::NotReported => ("…".to_owned(), None),
        Shown::NotApplicable => ("x".to_owned(), None),
        Shown::Number(number) => (written(number), Some(number)),
        // A total of some units is never told without saying so, and is no number to reckon with.
        Shown::Partial(number) => {
            let share = format_share(lang, figure.coverage.reported, figure.coverage.expected);
            (format!("{} ({share})", written(number)), None)
        }
    };
    HtmlCell { text, number, is_head: false }
}

fn named(text: &str) -> HtmlCell {
    HtmlCell { text: text.to_owned(), number: None, is_head: true }
}
