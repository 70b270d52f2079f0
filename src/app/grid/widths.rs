//! Widths that hold every name, head and figure without cutting.

use std::{collections::BTreeMap, ops::Range};

use egui::Ui;

use crate::{
    app::{
        figures::FigureCache,
        saved_views::width_key,
        sheet::Sheet,
        theme::{bold, regular, text_width},
        view::{Line, Part, TableModel},
    },
    look::{size, space},
    model::Project,
    text::lang::Lang,
};

use super::{
    heads::{
        column_head, groups, index_line, line_name, own_measure, part_head, row_note, unit_line,
    },
    paint::CellTexts,
    state::CellPos,
};

/// Of a long list only so many rows are measured, evenly spread; beside totals, which are widest.
const MEASURED_ROWS: usize = 80;

/// Names of units take no more room than this.
const WIDEST_NAME: f32 = 400.0;
/// A head has at most so many lines.
const MOST_LINES: usize = 5;
/// No head makes its column wider than this.
const WIDEST_HEAD: f32 = 220.0;

/// The widths and heads of the entry table.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnWidths {
    pub(super) names: f32,
    pub(super) values: Vec<f32>,
    /// The least in which everything of a column is whole; that of the names first.
    pub fit: Vec<f32>,
    /// Which columns have the width that someone gave them.
    is_set: Vec<bool>,
    pub(super) heads: Vec<HeadRow>,
}

/// One row above the figures.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeadRow {
    pub height: f32,
    pub style: HeadStyle,
    pub cells: Vec<HeadCell>,
}

/// What stands above one or several columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeadCell {
    pub columns: Range<usize>,
    pub lines: Vec<String>,
}

/// What a row of heads says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadStyle {
    Name,
    /// Thực hiện, kế hoạch, % kế hoạch.
    Part,
    Unit,
    /// "A", "1", "2", "3=1/2".
    Index,
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
        set: &BTreeMap<String, u16>,
    ) -> Self {
        let table = &sheet.table;
        let set =
            |column: Option<&Line>| set.get(&width_key(column)).map(|width| f32::from(*width));
        // A longer name is cut, so that figures stand beside it.
        let fit_names = names_width(ui, project, table, lang).min(WIDEST_NAME);
        let names = set(None).unwrap_or(fit_names);
        let mut fit = vec![fit_names];
        let room = available - names - space::M;
        let target = (room / table.columns.len().max(1) as f32).clamp(84.0, 132.0);
        let step = (table.rows.len() / MEASURED_ROWS).max(1);
        let is_total = |row: &usize| table.rows.get(*row).is_some_and(|row| row.is_total);
        let rows = || {
            let spread = (0..table.rows.len()).step_by(step).filter(|row| !is_total(row));
            let totals = (0..table.rows.len()).filter(is_total).take(MEASURED_ROWS);
            // The whole stands last and is the widest.
            totals.chain(table.rows.len().checked_sub(1)).chain(spread)
        };
        let small = |text: &str| text_width(ui, text, regular(size::SMALL)) + 2.0 * space::S;
        let parts = |line: &Line| {
            vec![part_head(own_measure(project, table, line), line.part, lang).to_owned()]
        };
        let units = |line: &Line| vec![unit_line(project, table, line, lang)];
        let mut values = Vec::with_capacity(table.columns.len());
        for (column, line) in table.columns.iter().enumerate() {
            let widest = rows()
                .filter_map(|row| {
                    let pos = CellPos { row, column };
                    Some(cell_texts(project, table, figures, pos, lang)?.width(ui, is_total(&row)))
                })
                .fold(0.0, f32::max);
            let parts = if table.is_beside_plan { parts(line) } else { Vec::new() };
            let words = units(line).into_iter().chain(parts).map(|text| small(&text));
            let least = words.fold(widest + 2.0 * space::S, f32::max);
            fit.push(least);
            values.push(target.max(least));
        }
        let given: Vec<Option<f32>> = table.columns.iter().map(|line| set(Some(line))).collect();
        let is_set: Vec<bool> = given.iter().map(Option::is_some).collect();
        for (value, given) in values.iter_mut().zip(given) {
            *value = given.unwrap_or(*value);
        }
        let mut names_of_columns = Vec::new();
        for columns in groups(table) {
            let Some(line) = table.columns.get(columns.start) else { continue };
            let is_given = |at: usize| is_set.get(at).copied().unwrap_or(false);
            let head = column_head(project, table, line, lang);
            let measure = |text: &str| text_width(ui, text, bold(size::SMALL));
            let has: f32 = values.get(columns.clone()).iter().flat_map(|some| some.iter()).sum();
            // A head is broken to the width that someone gave its column.
            let wanted =
                if columns.clone().any(is_given) { has } else { target * columns.len() as f32 };
            let lines = head_lines(&head, wanted - 2.0 * space::S, measure);
            let longest = lines.iter().map(|line| measure(line)).fold(0.0, f32::max);
            let lacks = longest + 2.0 * space::S - has;
            let grows = lacks > 0.0 && !is_given(columns.end - 1);
            if let Some(last) = values.get_mut(columns.end - 1).filter(|_| grows) {
                *last += lacks;
            }
            let words = head.split_whitespace().map(measure).fold(0.0, f32::max);
            if let (1, Some(fit)) = (columns.len(), fit.get_mut(columns.end)) {
                *fit = fit.max(words + 2.0 * space::S);
            }
            names_of_columns.push(HeadCell { columns, lines });
        }
        let tall = names_of_columns.iter().map(|cell| cell.lines.len()).max();
        let tall = tall.unwrap_or(1).clamp(1, MOST_LINES) as f32;
        let each = |lines: &dyn Fn(usize, &Line) -> Vec<String>| -> Vec<HeadCell> {
            let columns = table.columns.iter().enumerate();
            columns
                .map(|(at, line)| HeadCell { columns: at..at + 1, lines: lines(at, line) })
                .collect()
        };
        let row = |style, cells| HeadRow { height: space::XL, style, cells };
        let height = tall * size::SMALL * size::LINE_HEIGHT + space::S;
        let mut heads = vec![HeadRow { height, ..row(HeadStyle::Name, names_of_columns) }];
        if table.is_beside_plan {
            heads.push(row(HeadStyle::Part, each(&|_, line| parts(line))));
        }
        let unit_cells = each(&|_, line| units(line));
        if unit_cells.iter().any(|cell| cell.lines.iter().any(|text| !text.is_empty())) {
            heads.push(row(HeadStyle::Unit, unit_cells));
        }
        if table.has_index {
            let index = |at: usize, _: &Line| vec![index_line(project, table, at)];
            heads.push(row(HeadStyle::Index, each(&index)));
        }
        Self { names, values, fit, is_set, heads }
    }

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
        let table = &sheet.table;
        let Some(width) = self.values.get_mut(cursor.column) else { return };
        if self.is_set.get(cursor.column).copied().unwrap_or(false) {
            return;
        }
        let first = cursor.row.saturating_sub(1);
        for (row, line) in table.rows.iter().enumerate().skip(first).take(3) {
            let pos = CellPos { row, ..cursor };
            if let Some(texts) = cell_texts(project, table, figures, pos, lang) {
                *width = width.max(texts.width(ui, line.is_total) + 2.0 * space::S);
            }
        }
    }
}

/// What is written in a cell.
pub(super) fn cell_texts(
    project: &Project,
    table: &TableModel,
    figures: &mut FigureCache,
    pos: CellPos,
    lang: Lang,
) -> Option<CellTexts> {
    let address = table.at(project, pos)?;
    if address.part == Part::PercentOfPlan {
        return Some(CellTexts::percent(figures.percent(project, table, &address), lang));
    }
    let figure = figures.get(project, table, &address)?;
    Some(CellTexts::new(&figure, address.indicator, lang))
}

/// Long lists are measured by their longest names only: layout is dear.
fn names_width(ui: &Ui, project: &Project, table: &TableModel, lang: Lang) -> f32 {
    let mut names: Vec<(usize, String, f32)> = table
        .rows
        .iter()
        .map(|row| {
            let mut name = line_name(project, table, row, lang);
            if let Some(note) = row_note(project, table, row, lang) {
                name = format!("{name}  {note}");
            }
            (name.chars().count(), name, indent(row))
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

/// How far the name of a row stands from the edge of its column: behind the triangle that opens it.
pub(super) fn indent(row: &Line) -> f32 {
    let triangle = if row.is_open.is_some() { space::L } else { 0.0 };
    triangle + f32::from(row.depth) * 2.0 * space::L
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
