//! Lays out a table: heads, the whole area apart, a row for each place, a bar from zero in each cell.

use std::collections::BTreeSet;

use crate::{
    chart::{
        Align, Colour, Font, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::points,
        bar::{WORD, put_dashed_frame},
        measure::{widest_word, wrap_evenly},
        page::{Ink, Page},
        reading::{Emphasis, Style},
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
const COLUMN_MOST: f32 = 168.0;
/// At both sides of what stands in a cell.
const PAD: f32 = space::XS;
/// How much of its colour a bar keeps, so that the number on it is read; of an illustrative figure
/// less.
const BAR: f32 = 0.24;
const BAR_PALE: f32 = 0.1;
const BAR_HIGHLIGHTED: f32 = 0.42;

pub(in crate::chart) struct BarTableLayout<'a> {
    table: &'a BarTable,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    column: RowColumn,
    /// The columns that have room, from left to right.
    columns: Vec<Placed<'a>>,
    heads_height: f32,
    pitch: f32,
}

/// A column in its place.
struct Placed<'a> {
    column: &'a Column,
    left: f32,
    width: f32,
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
        let pitch = names.pitch_least();
        let head = heads_height + pitch + space::XS;
        let column = RowColumn::new(table.rows.len(), pitch, head, (width, body_height));
        Self { table, highlight, names, column, columns, heads_height, pitch }
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
            put_cell(page, cell, column.column, rect, is_bold, emphasis);
            found.push(Hit { rect, ..cell.hit.clone() });
        }
        found
    }
}

/// As many columns as have room, and the rest of the room between them.
fn placed<'a>(
    table: &'a BarTable,
    left: f32,
    right: f32,
    measure: &dyn MeasureText,
) -> Vec<Placed<'a>> {
    let least: Vec<f32> =
        (0..table.columns.len()).map(|at| least_width(table, at, measure)).collect();
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
    for (column, least) in table.columns.iter().zip(least).take(shown) {
        let width = (least + more).min(COLUMN_MOST.max(least));
        let room = width - 2.0 * PAD;
        let mut head = wrap_evenly(&column.heading, WORD, room, measure);
        if !column.unit.is_empty() {
            head.extend(wrap(&format!("({})", column.unit), WORD, room, measure));
        }
        columns.push(Placed { column, left: x, width, head });
        x += width;
    }
    columns
}

/// So wide that the numbers stand in one line and no word of the head is cut.
fn least_width(table: &BarTable, at: usize, measure: &dyn MeasureText) -> f32 {
    let rows = std::iter::once(&table.whole).chain(&table.rows);
    let labels = rows.filter_map(|row| match &row.cells.get(at)?.content {
        CellContent::Number { label, .. } => Some(label.as_str()),
        CellContent::Words(words) => Some(words),
    });
    // All digits are of one width, so that few texts need to be measured.
    let shapes: BTreeSet<String> =
        labels.map(|text| text.replace(|letter: char| letter.is_ascii_digit(), "0")).collect();
    let widest = shapes.iter().map(|text| measure.width_pt(text, NUMBER_BOLD)).fold(0.0, f32::max);
    let head = table.columns.get(at).map_or(0.0, |column| {
        let unit = format!("({})", column.unit);
        widest_word(&column.heading, WORD, measure).max(widest_word(&unit, WORD, measure))
    });
    (widest.max(head) + 2.0 * PAD + space::XS).ceil()
}

fn put_cell(
    page: &mut Page<'_>,
    cell: &TableCell,
    column: &Column,
    rect: Rect,
    is_bold: bool,
    emphasis: Emphasis,
) {
    let inner = Rect {
        left: rect.left + space::XS,
        width: (rect.width - space::XS).max(1.0),
        top: rect.top + 2.0,
        height: (rect.height - 4.0).max(1.0),
    };
    let right = rect.right() - PAD;
    let at = |font: Font| Point { x: right, y: rect.middle().y - font.line_height() / 2.0 };
    match &cell.content {
        CellContent::Number { label, bar, style } => {
            let framed = match bar {
                Some(value) => put_bar(page, *value, column, inner, *style, emphasis),
                None => inner,
            };
            if style.soft && framed.width > 2.0 {
                put_dashed_frame(page, Part::Bar, framed.grown(-0.5), 1.0, Role::Muted);
            }
            let font = if is_bold { NUMBER_BOLD } else { NUMBER };
            page.line(Ink::new(Part::Value, font, Role::Ink), label, at(font), Align::Right);
        }
        CellContent::Words(words) => {
            page.line(Ink::new(Part::Absent, WORD, Role::Muted), words, at(WORD), Align::Right);
        }
    }
}

/// From zero to the value on the scale of the column.
fn put_bar(
    page: &mut Page<'_>,
    value: f64,
    column: &Column,
    inner: Rect,
    style: Style,
    emphasis: Emphasis,
) -> Rect {
    let (low, high) = column.reach;
    let span = if high - low > 0.0 { high - low } else { 1.0 };
    let x = |value: f64| inner.left + points((value - low) / span * f64::from(inner.width));
    let (top, bottom) = (inner.top, inner.bottom());
    let bar = Rect::between(Point { x: x(0.0), y: top }, Point { x: x(value), y: bottom });
    let (role, strength) = match emphasis {
        Emphasis::Even => (Role::Accent, BAR),
        Emphasis::Highlighted => (Role::Accent, BAR_HIGHLIGHTED),
        Emphasis::StoodBack => (Role::Muted, BAR),
    };
    let strength = if style.pale { strength.min(BAR_PALE.max(strength / 2.0)) } else { strength };
    let edge = style.pale.then(|| (1.0, Colour::pale(role, 0.5)));
    let fill = Some(Colour::pale(role, strength));
    page.push(Part::Bar, Shape::Rect { rect: bar, fill, edge });
    bar
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
        let whole = Rect { left: 0.0, top, width: self.right(), height: self.pitch };
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
