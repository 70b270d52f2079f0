//! Lays out cells: a row for each place, the latest periods that have room.

use crate::{
    chart::{
        Align, Colour, Font, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        bar::WORD,
        page::{Ink, Page},
        rows::{GUTTER, InView, NAME, NAME_BOLD, NameColumn, ROWS_LEAST},
    },
    look::{size, space},
    model::PlaceId,
    text::chart_kind_messages::latest_periods,
};

use super::read::{CellContent, HeatCell, Heatmap};

const NUMBER: Font = Font::regular(size::SMALL);
const SWATCH: f32 = 11.0;
/// Cells grow up to this.
const CELL_MOST: f32 = 96.0;
/// The lowest class, and the last but one: between that and the highest no letter could be read.
const PALEST: f32 = 0.08;
const SECOND: f32 = 0.6;

pub(in crate::chart) struct HeatmapLayout<'a> {
    heatmap: &'a Heatmap,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    right: f32,
    /// The first period that has room.
    first: usize,
    cell: f32,
    legend: Vec<Vec<(usize, f32)>>,
}

impl<'a> HeatmapLayout<'a> {
    pub fn new(
        heatmap: &'a Heatmap,
        highlight: Option<&'a PlaceId>,
        width: f32,
        body_height: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let rows = heatmap.rows.iter().map(|row| (row.name.as_str(), row.short.as_deref()));
        let names = NameColumn::new(rows, width, measure);
        let legend = legend_lines(&heatmap.classes, width, measure);
        let head = head_height(&legend);
        let scrolls = InView::scrolls(heatmap.rows.len(), names.pitch_least(), body_height - head);
        let right = if scrolls { width - GUTTER } else { width };
        let labels =
            heatmap.rows.iter().flat_map(|row| &row.cells).map(|cell| match &cell.content {
                CellContent::Number { label, .. } => label.as_str(),
                CellContent::NotReported | CellContent::NotApplicable => "",
            });
        let texts = labels.chain(heatmap.columns.iter().map(|column| column.tick.as_str()));
        let widest = texts.map(|text| measure.width_pt(text, NUMBER)).fold(0.0, f32::max);
        let room = (right - names.width - space::S).max(1.0);
        let least = widest + space::S;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count of columns on a page"
        )]
        let fits = ((room / least).floor() as usize).clamp(1, heatmap.columns.len().max(1));
        Self {
            first: heatmap.columns.len().saturating_sub(fits),
            cell: (room / fits as f32).min(CELL_MOST.max(least)),
            heatmap,
            highlight,
            names,
            right,
            legend,
        }
    }

    fn left(&self, column: usize) -> f32 {
        self.names.width + space::S + (column - self.first) as f32 * self.cell
    }

    /// The scale, how many periods are in view, and their names.
    fn put_head(&self, page: &mut Page<'_>, area: Rect) {
        let mut y = area.top;
        for line in &self.legend {
            for (class, x) in line {
                let Some(name) = self.heatmap.classes.get(*class) else { continue };
                let middle = y + WORD.line_height() / 2.0;
                let rect =
                    Rect { left: *x, top: middle - SWATCH / 2.0, width: SWATCH, height: SWATCH };
                let fill = Some(self.colour(*class));
                let edge = Some((1.0, Role::Line.into()));
                page.push(Part::Segment, Shape::Rect { rect, fill, edge });
                let at = Point { x: rect.right() + space::XS, y };
                page.line(Ink::new(Part::Axis, WORD, Role::Muted), name, at, Align::Left);
            }
            y += WORD.line_height();
        }
        let total = self.heatmap.columns.len();
        if self.first > 0 {
            let words = latest_periods(self.heatmap.lang, total - self.first, total);
            page.line(
                Ink::new(Part::Word, WORD, Role::Muted),
                &words,
                Point { x: 0.0, y },
                Align::Left,
            );
        }
        y = area.top + head_height(&self.legend) - WORD.line_height() - space::XS;
        for (column, name) in self.heatmap.columns.iter().enumerate().skip(self.first) {
            let at = Point { x: self.left(column) + self.cell / 2.0, y };
            page.line(Ink::new(Part::Axis, WORD, Role::Muted), &name.tick, at, Align::Middle);
        }
    }

    fn strength(&self, class: usize) -> f32 {
        let last = self.heatmap.classes.len().saturating_sub(1);
        if class >= last {
            return 1.0;
        }
        PALEST + (SECOND - PALEST) * class as f32 / (last.max(2) - 1) as f32
    }

    fn colour(&self, class: usize) -> Colour {
        Colour::pale(Role::Accent, self.strength(class))
    }

    fn put_cell(&self, page: &mut Page<'_>, cell: &HeatCell, rect: Rect) {
        let inner = rect.grown(-1.0);
        let middle = rect.middle();
        let at = Point { x: middle.x, y: middle.y - NUMBER.line_height() / 2.0 };
        match &cell.content {
            CellContent::Number { label, class, style } => {
                let fill = Some(self.colour(*class));
                page.push(Part::Segment, Shape::Rect { rect: inner, fill, edge: None });
                let role = if self.strength(*class) > SECOND { Role::Panel } else { Role::Ink };
                if style.soft || style.partial {
                    let (right, bottom) = (inner.right() - 1.0, inner.bottom() - 1.0);
                    let (left, top) = (inner.left + 1.0, inner.top + 1.0);
                    let corners =
                        [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
                    let shape = Shape::Line {
                        points: corners.into_iter().map(|(x, y)| Point { x, y }).collect(),
                        width: 1.0,
                        colour: role.into(),
                        dash: Some((3.0, 3.0)),
                    };
                    page.push(Part::Segment, shape);
                }
                page.line(Ink::new(Part::Value, NUMBER, role), label, at, Align::Middle);
            }
            CellContent::NotReported => page.push(
                Part::Absent,
                Shape::Hatch {
                    rect: inner,
                    spacing: 6.0,
                    width: 1.0,
                    colour: Colour::pale(Role::Faint, 0.6),
                },
            ),
            CellContent::NotApplicable => {
                page.line(Ink::new(Part::Absent, NUMBER, Role::Muted), "x", at, Align::Middle);
            }
        }
    }
}

/// Where each class's swatch stands, in as many lines as they need.
fn legend_lines(
    classes: &[String],
    width: f32,
    measure: &dyn MeasureText,
) -> Vec<Vec<(usize, f32)>> {
    let mut lines: Vec<Vec<(usize, f32)>> = vec![Vec::new()];
    let mut x = 0.0;
    for (class, name) in classes.iter().enumerate() {
        let own = SWATCH + space::XS + measure.width_pt(name, WORD);
        if x > 0.0 && x + own > width {
            lines.push(Vec::new());
            x = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push((class, x));
        }
        x += own + space::M;
    }
    lines
}

/// The legend, a line for what has no room, the periods.
fn head_height(legend: &[Vec<(usize, f32)>]) -> f32 {
    (legend.len() + 2) as f32 * WORD.line_height() + space::S
}

impl Layout for HeatmapLayout<'_> {
    fn least_height(&self) -> f32 {
        let rows = self.heatmap.rows.len().min(ROWS_LEAST) as f32;
        head_height(&self.legend) + self.names.pitch_least() * rows
    }

    fn full_height(&self) -> f32 {
        head_height(&self.legend) + self.names.pitch_least() * self.heatmap.rows.len() as f32
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        self.put_head(page, area);
        let head = head_height(&self.legend);
        let (top, height) = (area.top + head, area.height - head);
        let below = Rect { top, height, width: self.right, ..area };
        let total = self.heatmap.rows.len();
        let view = InView::new(below, total, looked_at.first_row, self.names.pitch_least());
        let mut arranged = Arranged::default();
        let rows = self.heatmap.rows.iter().enumerate();
        for (index, (at, row)) in rows.skip(view.first).take(view.shown).enumerate() {
            let rect = view.row(index);
            let is_bold = row.is_whole || self.highlight == Some(&row.place);
            let font = if is_bold { NAME_BOLD } else { NAME };
            self.names.put(page, at, rect, font, Role::Ink);
            for (column, cell) in row.cells.iter().enumerate().skip(self.first) {
                let rect = Rect { left: self.left(column), width: self.cell, ..rect };
                self.put_cell(page, cell, rect);
                arranged.hits.push(Hit { rect, ..cell.hit.clone() });
            }
        }
        for (column, _) in self
            .heatmap
            .columns
            .iter()
            .enumerate()
            .skip(self.first)
            .filter(|(_, c)| c.is_after_break)
        {
            let x = self.left(column);
            let points = vec![Point { x, y: view.area.top }, Point { x, y: view.area.bottom() }];
            let (colour, dash) = (Role::Ink.into(), Some((3.0, 3.0)));
            page.push(Part::Break, Shape::Line { points, width: 1.5, colour, dash });
        }
        arranged.rows = Some(view.rows(area.width));
        arranged
    }
}
