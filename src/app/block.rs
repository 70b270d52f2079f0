//! Cells out to the clipboard: as text for a spreadsheet, and as a table for Word and Outlook.

use std::sync::Arc;

use crate::{
    analysis::{Coverage, Figure, Shown},
    exchange::{
        entry::{full_text, rounded_text},
        html::{HtmlCell, html_table},
    },
    model::{Indicator, IndicatorId, Project, TableFeature},
    text::{
        lang::Lang,
        number::{format_number, format_share},
        period::period_label,
        tsv,
    },
};

use super::{
    App, CellPos,
    grid::{line_name, own_measure, part_head, percent_text, rows_head},
    sheet::Sheet,
    view::{Line, Part, TableModel},
};

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
        let Some((.., sheet)) = self.sheet.as_ref() else { return false };
        let sheet = Arc::clone(sheet);
        let project = self.document.snapshot();
        let heads = self.heads(&sheet);
        let mut html = vec![heads.iter().map(|head| named(head)).collect()];
        let mut rows = vec![heads];
        let revision = self.document.revision();
        for (row, line) in sheet.table.rows.iter().enumerate() {
            // A whole large table is not kept in memory while it is written down.
            self.figures.at_revision(revision);
            let name = self.row_text(&project, &sheet.table, line);
            let mut texts = vec![name.clone()];
            let mut cells = vec![named(&name)];
            for column in 0..sheet.table.columns.len() {
                let pos = CellPos { row, column };
                let (text, cell) = self.sent(&project, &sheet, pos, going_out);
                texts.push(text);
                cells.push(cell);
            }
            rows.push(texts);
            html.push(cells);
        }
        self.send(Copied { text: tsv::write(&rows), html: Some(html_table(&html)) });
        true
    }

    /// The selected cells.
    pub(super) fn copy_selection(&mut self) {
        let Some(sheet) = self.shown_sheet() else { return };
        let project = self.document.snapshot();
        let range = self.grid.range();
        let revision = self.document.revision();
        let (mut rows, mut html) = (Vec::new(), Vec::new());
        for row in range.first.row..=range.last.row {
            self.figures.at_revision(revision);
            let (mut texts, mut cells) = (Vec::new(), Vec::new());
            for column in range.first.column..=range.last.column {
                let pos = CellPos { row, column };
                let (text, cell) = self
                    .sent(&project, &sheet, pos, |lang, figure, _| full_text(lang, figure.shown));
                texts.push(text);
                cells.push(cell);
            }
            rows.push(texts);
            html.push(cells);
        }
        self.send(if range.count() == 1 {
            Copied { text: rows.concat().concat(), html: None }
        } else {
            Copied { text: tsv::write(&rows), html: Some(html_table(&html)) }
        });
    }

    fn send(&mut self, copied: Copied) {
        self.sent = Some((copied.text.clone(), self.view.has(TableFeature::InBillions)));
        self.copied = Some(copied);
    }

    /// What a cell sends to other programs: as text, and as a cell of a table.
    fn sent(
        &mut self,
        project: &Project,
        sheet: &Sheet,
        pos: CellPos,
        text: impl Fn(Lang, &Figure, &Indicator) -> String,
    ) -> (String, HtmlCell) {
        let lang = self.prefs.lang;
        let Some(address) = sheet.table.at(project, pos) else { return Default::default() };
        if address.part == Part::PercentOfPlan {
            let percent =
                self.figures.percent(project, &sheet.table, &address).map(|found| found.percent);
            let text = percent.map_or_else(String::new, |percent| percent_text(lang, percent));
            return (text.clone(), HtmlCell { text, number: percent, is_head: false });
        }
        let figure = self.figures.get(project, &sheet.table, &address);
        figure.map_or_else(Default::default, |figure| {
            let indicator = address.indicator;
            (
                text(lang, &figure, indicator),
                shown_cell(lang, figure.shown, figure.coverage, indicator.decimals),
            )
        })
    }

    /// The name under which a row is found again.
    pub(super) fn row_text(&self, project: &Project, table: &TableModel, line: &Line) -> String {
        let lang = self.prefs.lang;
        // An area goes by its own name, the province too.
        let place = line.area().and_then(|place| project.place_name(place));
        let plain = || {
            let name = line_name(project, table, line, lang);
            let indicator = line.indicator().and_then(|id| table.indicator(project, id));
            match indicator {
                Some(indicator) => format!("{name} ({})", lang.pick(&indicator.unit)),
                None => name,
            }
        };
        place.map_or_else(plain, |name| lang.pick(name).to_owned())
    }

    /// What stands at the table's upper edge: the word for its names, and what each column is of.
    pub(super) fn heads(&self, sheet: &Sheet) -> Vec<String> {
        let lang = self.prefs.lang;
        let project = self.document.project();
        let table = &sheet.table;
        let unit = |id: &IndicatorId| {
            let indicator = table.indicator(project, id);
            indicator.map_or_else(String::new, |it| format!(" ({})", lang.pick(&it.unit)))
        };
        let of_all = table.one_indicator().map(unit).unwrap_or_default();
        let mut heads = vec![format!("{}{of_all}", rows_head(table, lang))];
        let rows_are_periods = table.rows.first().is_some_and(|row| row.period().is_some());
        heads.extend(table.columns.iter().map(|line| {
            let name = line_name(project, table, line, lang);
            let name = match line.indicator().and_then(|id| project.indicators().get(id)) {
                // A figure without its unit and its time is none.
                Some(it) if rows_are_periods => format!("{name}{}", unit(&it.id)),
                Some(it) => {
                    let period = period_label(lang, it.period_for(table.period), it.kind);
                    format!("{name}{}, {period}", unit(&it.id))
                }
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
pub(super) fn shown_cell(lang: Lang, shown: Shown, coverage: Coverage, decimals: u8) -> HtmlCell {
    let written = |number| format_number(lang, number, decimals);
    let (text, number) = match shown {
        Shown::NotReported => ("…".to_owned(), None),
        Shown::NotApplicable => ("x".to_owned(), None),
        Shown::Number(number) => (written(number), Some(number)),
        // A total of some units is never told without saying so, and is no number to reckon with.
        Shown::Partial(number) => {
            let share = format_share(lang, coverage.reported, coverage.expected);
            (format!("{} ({share})", written(number)), None)
        }
    };
    HtmlCell { text, number, is_head: false }
}

pub(super) fn named(text: &str) -> HtmlCell {
    HtmlCell { text: text.to_owned(), number: None, is_head: true }
}
