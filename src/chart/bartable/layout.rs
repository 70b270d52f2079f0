//! Lays out a table: heads, the whole area apart, a row for each place, a bar from zero in each cell.

use std::collections::BTreeSet;

use crate::{
    chart::{
        Align, Font, Hit, MeasureText, Part, Point, Rect, Role,
        arrange::{Arranged, Layout, View},
        axis::points,
        bar::{WORD, put_bar},
        measure::{widest_word, wrap_evenly},
        page::{Ink, Page},
        reading::Emphasis,
        rows::{GUTTER, NAME, NAME_BOLD, NameColumn, RowColumn},
        wrap,
    },
    look::{size, space},
    model::PlaceId,
    text::card_messages::first_columns,
};

use super::read::{BarTable, CellContent, Column, TableCell, TableRow};

const NUMBER: Font = Font::regular(size::BODY);
const NUMBER_BOLD: Font = Font::bold(size::BODY);
/// Columns grow up to this.
const COLUMN_MOST: f32 = 360.0;
/// At both sides of what stands in a cell.
const PAD: f32 = space::XS;
/// Bars stand beside the numbers where every column has so much room for them, else below them.
const BESIDE_LEAST: f32 = 36.0;
/// A heading that takes more lines gives way to its short form.
const HEADING_LINES: usize = 3;
const BAR_LOW: f32 = 5.0;
const BAR_MOST: f32 = 20.0;

pub(in crate::chart) struct BarTableLayout<'a> {
    table: &'a BarTable,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    column: RowColumn,
    /// The columns that have room, from left to right.
    columns: Vec<Placed<'a>>,
    heads_height: f32,
    /// The height of the row of the whole area.
    whole: f32,
    bars_beside: bool,
}

/// A column in its place.
struct Placed<'a> {
    column: &'a Column,
    left: f32,
    width: f32,
    /// The width of its widest number.
    number: f32,
    head: Vec<String>,
}

impl<'a> BarTableLayout<'a> {
    pub fn new(
        table: &'a BarTable,
        highlight: Option<&'a PlaceId>,
        width: f32,
        body_height: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let rows = std::iter::once(&table.whole).chain(&table.rows);
        let names = NameColumn::new(
            rows.map(|row| (row.name.as_str(), row.short.as_deref())),
            width,
            measure,
        );
        let left = names.width + space::S;
        // Whether the rows scroll or not, so that neither moves a column.
        let columns = placed(table, left, width - GUTTER, measure);
        let lines = columns.iter().map(|column| column.head.len()).max().unwrap_or(0) as f32;
        let is_all = columns.len() == table.columns.len();
        let note = if is_all { 0.0 } else { WORD.line_height() };
        let heads_height = note + lines * WORD.line_height() + space::S;
        let has_room = |column: &Placed<'_>| {
            column.width - column.number - 3.0 * PAD - space::S >= BESIDE_LEAST
        };
        let bars_beside = columns.iter().all(has_room);
        let low = NUMBER.line_height() + BAR_LOW + space::XS;
        let pitch = names.pitch_least().max(if bars_beside { 0.0 } else { low });
        let pitch = pitch.max(rows_height(table.rows.iter(), &columns, measure));
        let whole = pitch.max(rows_height(std::iter::once(&table.whole), &columns, measure));
        let head = heads_height + whole + space::XS;
        let column = RowColumn::new(table.rows.len(), pitch, head, (width, body_height));
        Self { table, highlight, names, column, columns, heads_height, whole, bars_beside }
    }

    fn put_heads(&self, page: &mut Page<'_>, area: Rect) {
        let ink = Ink::new(Part::Axis, WORD, Role::Muted);
        let (shown, all) = (self.columns.len(), self.table.columns.len());
        if shown < all {
            let words = first_columns(self.table.lang, shown, all);
            page.line(ink, &words, Point { x: 0.0, y: area.top }, Align::Left);
        }
        let bottom = area.top + self.heads_height - space::XS;
        for column in &self.columns {
            let y = bottom - column.head.len() as f32 * WORD.line_height();
            let at = Point { x: column.left + column.width - PAD, y };
            page.lines(ink, &column.head, at, Align::Right);
        }
        let y = area.top + self.heads_height;
        let to = Point { x: self.right(), y };
        page.rule(Part::Axis, Point { x: 0.0, y }, to, 1.5, Role::Ink);
    }

    fn right(&self) -> f32 {
        self.columns.last().map_or(self.names.width, |column| column.left + column.width)
    }

    /// A row whose name stands `at` so many from the top, the whole's first.
    fn put_row(&self, page: &mut Page<'_>, at: usize, row: &TableRow, rect: Rect) -> Vec<Hit> {
        let emphasis = Emphasis::of(&row.place, self.highlight);
        let is_bold = at == 0 || emphasis == Emphasis::Highlighted;
        let name = if is_bold { NAME_BOLD } else { NAME };
        self.names.put(page, at, rect, name, Role::Ink);
        let mut found = Vec::new();
        for (cell, column) in row.cells.iter().zip(&self.columns) {
            let rect = Rect { left: column.left, width: column.width, ..rect };
            self.put_cell(page, cell, column, rect, (is_bold, emphasis));
            found.push(Hit { rect, ..cell.hit.clone() });
        }
        found
    }
}

/// The words below a number, broken into the width of its column.
fn words_of(words: &str, width: f32, measure: &dyn MeasureText) -> Vec<String> {
    if words.is_empty() { Vec::new() } else { wrap(words, WORD, width - 3.0 * PAD, measure) }
}

/// The height of the highest of some rows by what stands in their cells.
fn rows_height<'r>(
    rows: impl Iterator<Item = &'r TableRow>,
    columns: &[Placed<'_>],
    measure: &dyn MeasureText,
) -> f32 {
    let cells = rows.flat_map(|row| row.cells.iter().zip(columns));
    let lines = cells.map(|(cell, column)| match &cell.content {
        CellContent::Number { words, .. } => words_of(words, column.width, measure).len(),
        CellContent::Words(_) => 0,
    });
    match lines.max() {
        Some(lines) if lines > 0 => {
            NUMBER.line_height() + lines as f32 * WORD.line_height() + space::XS
        }
        _ => 0.0,
    }
}

/// As many columns as have room, and the rest of the room between them.
fn placed<'a>(
    table: &'a BarTable,
    left: f32,
    right: f32,
    measure: &dyn MeasureText,
) -> Vec<Placed<'a>> {
    let numbers: Vec<f32> =
        (0..table.columns.len()).map(|at| number_width(table, at, measure)).collect();
    let least = |column: &Column, number: f32| {
        let head = head_words(column).map(|text| widest_word(&text, WORD, measure));
        (head.fold(number, f32::max) + 3.0 * PAD).ceil()
    };
    let least: Vec<f32> =
        table.columns.iter().zip(&numbers).map(|(column, number)| least(column, *number)).collect();
    let mut shown = 0;
    let mut needed = 0.0;
    for width in &least {
        if shown > 0 && left + needed + width > right {
            break;
        }
        needed += width;
        shown += 1;
    }
    let more = ((right - left - needed) / shown.max(1) as f32).max(0.0);
    let mut x = left;
    let mut columns = Vec::new();
    let sizes = least.into_iter().zip(numbers).take(shown);
    for (column, (least, number)) in table.columns.iter().zip(sizes) {
        let width = (least + more).min(COLUMN_MOST.max(least));
        let room = width - 3.0 * PAD;
        let broken = |text: &str| wrap_evenly(text, WORD, room, measure);
        let mut head = broken(&column.heading);
        if let Some(short) = column.short.as_ref().filter(|_| head.len() > HEADING_LINES) {
            head = broken(short);
        }
        head.extend(head_words(column).skip(1).flat_map(|text| broken(&text)));
        columns.push(Placed { column, left: x, width, number, head });
        x += width;
    }
    columns
}

/// The head of a column from the top: what, when, in which unit.
fn head_words(column: &Column) -> impl Iterator<Item = String> {
    let unit = if column.unit.is_empty() { String::new() } else { format!("({})", column.unit) };
    let words = [column.heading.clone(), column.when.clone(), unit];
    words.into_iter().filter(|text| !text.is_empty())
}

/// The width of the widest number of a column, or of a word below one.
fn number_width(table: &BarTable, at: usize, measure: &dyn MeasureText) -> f32 {
    let rows = std::iter::once(&table.whole).chain(&table.rows);
    let cells = rows.filter_map(|row| row.cells.get(at));
    // All digits are of one width, so that few texts need to be measured.
    let shape = |text: &str| text.replace(|letter: char| letter.is_ascii_digit(), "0");
    let shapes: BTreeSet<String> = cells
        .clone()
        .map(|cell| match &cell.content {
            CellContent::Number { label, .. } => shape(label),
            CellContent::Words(words) => (*words).to_owned(),
        })
        .collect();
    let widths = shapes.iter().map(|label| measure.width_pt(label, NUMBER_BOLD));
    let word = cells.map(|cell| match &cell.content {
        CellContent::Number { words, .. } if !words.is_empty() => widest_word(words, WORD, measure),
        CellContent::Number { .. } | CellContent::Words(_) => 0.0,
    });
    widths.chain(word).fold(0.0, f32::max).ceil()
}

impl BarTableLayout<'_> {
    fn put_cell(
        &self,
        page: &mut Page<'_>,
        cell: &TableCell,
        placed: &Placed<'_>,
        rect: Rect,
        (is_bold, emphasis): (bool, Emphasis),
    ) {
        let right = rect.right() - PAD;
        // Above the bar, if that lies below it.
        let has_bar = !matches!(cell.content, CellContent::Number { bar: None, .. });
        let middle = if self.bars_beside || !has_bar {
            rect.middle().y
        } else {
            rect.middle().y - BAR_LOW / 2.0
        };
        let at = |x: f32, font: Font| Point { x, y: middle - font.line_height() / 2.0 };
        match &cell.content {
            CellContent::Number { label, bar, words, style, .. } => {
                if let Some(value) = bar {
                    let bar = bar_of(placed.column.reach, *value, self.bar_room(placed, rect));
                    put_bar(page, bar, role_of(emphasis), *style);
                }
                let font = if is_bold { NUMBER_BOLD } else { NUMBER };
                let role = if style.pale && bar.is_none() { Role::Muted } else { Role::Ink };
                let ink = Ink::new(Part::Value, font, role);
                let lines = words_of(words, placed.width, page.measure);
                let above = lines.len() as f32 * WORD.line_height() / 2.0;
                let top = rect.middle().y - font.line_height() / 2.0 - above;
                let top = if lines.is_empty() { at(right, font).y } else { top };
                let number = page.line(ink, label, Point { x: right, y: top }, Align::Right);
                let below = Point { x: right, y: number.bottom() };
                page.lines(Ink::new(Part::Word, WORD, Role::Muted), &lines, below, Align::Right);
            }
            CellContent::Words(words) => {
                let ink = Ink::new(Part::Absent, WORD, Role::Muted);
                page.line(ink, words, at(right, WORD), Align::Right);
            }
        }
    }

    /// Where the bars of a column lie: left of the numbers, or below them.
    fn bar_room(&self, placed: &Placed<'_>, cell: Rect) -> Rect {
        let left = cell.left + 2.0 * PAD;
        if self.bars_beside {
            let right = cell.right() - PAD - placed.number - space::S;
            let height = (cell.height * 0.5).clamp(BAR_LOW, BAR_MOST);
            let top = cell.middle().y - height / 2.0;
            Rect { left, top, width: (right - left).max(1.0), height }
        } else {
            let top = cell.middle().y + NUMBER.line_height() / 2.0 - BAR_LOW / 2.0;
            let right = cell.right() - PAD;
            Rect { left, top, width: (right - left).max(1.0), height: BAR_LOW }
        }
    }
}

fn role_of(emphasis: Emphasis) -> Role {
    match emphasis {
        Emphasis::Even | Emphasis::Highlighted => Role::Accent,
        Emphasis::StoodBack => Role::Grey,
    }
}

/// From zero to the value on a scale.
fn bar_of((low, high): (f64, f64), value: f64, room: Rect) -> Rect {
    let span = if high - low > 0.0 { high - low } else { 1.0 };
    let x = |value: f64| room.left + points((value - low) / span * f64::from(room.width));
    Rect::between(Point { x: x(0.0), y: room.top }, Point { x: x(value), y: room.bottom() })
}

impl Layout for BarTableLayout<'_> {
    fn least_height(&self) -> f32 {
        self.column.least_height()
    }

    fn full_height(&self) -> f32 {
        self.column.full_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        self.put_heads(page, area);
        let top = area.top + self.heads_height + 1.0;
        let whole = Rect { left: 0.0, top, width: self.right(), height: self.whole };
        let mut arranged = Arranged {
            hits: self.put_row(page, 0, &self.table.whole, whole),
            ..Arranged::default()
        };
        let line = |page: &mut Page<'_>, y: f32, role| {
            let to = Point { x: self.right(), y };
            page.rule(Part::Axis, Point { x: 0.0, y }, to, 1.0, role);
        };
        line(page, whole.bottom() + 1.0, Role::Line);
        let view = self.column.in_view(area, looked_at);
        let rows = self.table.rows.iter().enumerate().skip(view.first).take(view.shown);
        for (index, (at, row)) in rows.enumerate() {
            let rect = view.row(index);
            arranged.hits.extend(self.put_row(page, at + 1, row, rect));
            line(page, rect.bottom(), Role::Hair);
        }
        arranged.rows = Some(view.rows(area.width));
        arranged
    }
}
