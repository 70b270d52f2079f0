//! Widths that hold every name, head and figure without cutting.

use egui::Ui;

use crate::{
    app::{
        figures::FigureCache,
        sheet::Sheet,
        theme::{bold, regular},
        view::{ColumnSpec, RowSpec, group_note},
    },
    look::{size, space},
    model::{Indicator, Project},
    text::{lang::Lang, period::period_label, window::window_texts},
};

use super::{
    paint::{CellTexts, text_width},
    state::CellPos,
};

/// Of a long list only so many rows are measured, evenly spread; beside totals, which are widest.
const MEASURED_ROWS: usize = 80;

/// Names of units take no more room than this.
pub(super) const WIDEST_NAME: f32 = 400.0;
/// A head has at most so many lines.
const MOST_LINES: usize = 5;
/// No head makes its column wider than this.
const WIDEST_HEAD: f32 = 220.0;

/// The widths and heads of the entry table.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnWidths {
    pub(super) names: f32,
    pub(super) values: Vec<f32>,
    pub(super) header_height: f32,
    pub(super) header_lines: Vec<Vec<String>>,
}

impl ColumnWidths {
    /// Measures a sheet in a language for a place so many points wide.
    pub fn measure(
        ui: &Ui,
        project: &Project,
        sheet: &Sheet,
        figures: &mut FigureCache,
        lang: Lang,
        available: f32,
    ) -> Self {
        // A longer name is cut, so that figures stand beside it.
        let names = names_width(ui, project, sheet, lang).min(WIDEST_NAME);
        let columns = &sheet.table.columns;
        let room = available - names - space::M;
        let target = (room / columns.len().max(1) as f32).clamp(84.0, 132.0);
        let step = (sheet.table.rows.len() / MEASURED_ROWS).max(1);
        let rows = || {
            let spread = sheet.table.rows.iter().step_by(step).filter(|row| !row.is_total);
            let totals = sheet.table.rows.iter().filter(|row| row.is_total).take(MEASURED_ROWS);
            // The whole stands last and is the widest.
            totals.chain(sheet.table.rows.last()).chain(spread)
        };
        let mut header_lines = Vec::with_capacity(columns.len());
        let mut values = Vec::with_capacity(columns.len());
        for column in columns {
            let Some(indicator) = project.indicators().get(&column.indicator) else { continue };
            let head = column_head(sheet, column, indicator, lang);
            let measure = |text: &str| text_width(ui, text, bold(size::SMALL));
            let lines = head_lines(&head, target - 2.0 * space::S, measure);
            let longest = lines.iter().map(|line| measure(line)).fold(0.0, f32::max);
            let unit =
                text_width(ui, &unit_line(sheet, column, indicator, lang), regular(size::SMALL));
            let widest = rows()
                .filter_map(|row| {
                    let figure = figures.get(project, column, &row.place)?;
                    Some(CellTexts::new(&figure, indicator, lang).width(ui, row.is_total))
                })
                .fold(0.0, f32::max);
            values.push(target.max(longest.max(unit).max(widest) + 2.0 * space::S));
            header_lines.push(lines);
        }
        let lines =
            header_lines.iter().map(Vec::len).max().unwrap_or(1).clamp(1, MOST_LINES) as f32;
        let header_height = lines * size::SMALL * size::LINE_HEIGHT + space::S;
        Self { names, values, header_height, header_lines }
    }
}

impl ColumnWidths {
    /// Widens the cursor's column for the figures just around the cursor: where something was typed.
    pub fn widen_near(
        &mut self,
        ui: &Ui,
        project: &Project,
        sheet: &Sheet,
        figures: &mut FigureCache,
        lang: Lang,
        cursor: CellPos,
    ) {
        let Some(column) = sheet.table.columns.get(cursor.column) else { return };
        let Some(indicator) = project.indicators().get(&column.indicator) else { return };
        let Some(width) = self.values.get_mut(cursor.column) else { return };
        let first = cursor.row.saturating_sub(1);
        for row in sheet.table.rows.iter().skip(first).take(3) {
            if let Some(figure) = figures.get(project, column, &row.place) {
                let text = CellTexts::new(&figure, indicator, lang).width(ui, row.is_total);
                *width = width.max(text + 2.0 * space::S);
            }
        }
    }
}

/// Long lists are measured by their longest names only: layout is dear.
fn names_width(ui: &Ui, project: &Project, sheet: &Sheet, lang: Lang) -> f32 {
    let mut names: Vec<(usize, String, f32)> = sheet
        .table
        .rows
        .iter()
        .map(|row| {
            let mut name = row_name(project, row, lang);
            if let Some(note) = group_note(project, &row.place, lang) {
                name = format!("{name}  {note}");
            }
            (name.chars().count(), name, f32::from(row.depth) * space::L)
        })
        .collect();
    names.sort_by_key(|(length, ..)| std::cmp::Reverse(*length));
    let widest = names
        .iter()
        .take(12)
        .map(|(_, name, indent)| text_width(ui, name, bold(size::BODY)) + indent)
        .fold(72.0_f32, f32::max);
    widest + 2.0 * space::M
}

/// The lines of a head: a long one gets a wider column, and what does not fit even then ends in "…".
fn head_lines(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut room = width;
    let mut lines = break_lines(text, room, &measure);
    while lines.len() > MOST_LINES && room < WIDEST_HEAD {
        room += space::XL;
        lines = break_lines(text, room, &measure);
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// Breaks at spaces so that every line fits; a word that is too long alone stands alone.
fn break_lines(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if measure(&longer) <= width {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

/// The name of a row; the province as a whole is "Toàn tỉnh".
pub fn row_name(project: &Project, row: &RowSpec, lang: Lang) -> String {
    if project.root().is_some_and(|root| root.id == row.place) {
        return window_texts(lang).whole_province.to_owned();
    }
    project
        .place_name(&row.place)
        .map_or_else(|| row.place.to_string(), |name| lang.pick(name).to_owned())
}

/// Below the head: the unit, and the period where the column has one of its own.
pub(super) fn unit_line(
    sheet: &Sheet,
    column: &ColumnSpec,
    indicator: &Indicator,
    lang: Lang,
) -> String {
    let unit = lang.pick(&indicator.unit);
    if !sheet.by_period && column.period != sheet.period {
        format!("{unit} · {}", period_label(lang, column.period, indicator.kind))
    } else {
        unit.to_owned()
    }
}

/// The head of a column: the indicator, or the period where one indicator's periods stand.
pub fn column_head(
    sheet: &Sheet,
    column: &ColumnSpec,
    indicator: &Indicator,
    lang: Lang,
) -> String {
    if sheet.by_period {
        period_label(lang, column.period, indicator.kind)
    } else {
        lang.pick(indicator.short.as_ref().unwrap_or(&indicator.name)).to_owned()
    }
}
