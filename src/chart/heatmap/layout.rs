//! Lays out cells: a row for each place, the latest periods that have room.

use std::collections::BTreeSet;

use crate::{
    chart::{
        Align, Colour, Font, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        bar::{WORD, put_dashed_frame},
        legend::Legend,
        page::{Ink, Page},
        rows::{NAME, NAME_BOLD, NameColumn, RowColumn},
    },
    look::{size, space},
    model::PlaceId,
    text::chart_kind_messages::latest_periods,
};

use super::read::{CellContent, HeatCell, Heatmap};

const NUMBER: Font = Font::regular(size::SMALL);
/// Cells grow up to this.
const CELL_MOST: f32 = 96.0;
/// The lowest class, and the last but one: between that and the highest no letter could be read.
const PALEST: f32 = 0.08;
const SECOND: f32 = 0.6;

pub(in crate::chart) struct HeatmapLayout<'a> {
    heatmap: &'a Heatmap,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    column: RowColumn,
    /// The first period that has room.
    first: usize,
    cell: f32,
    legend: Legend<'a>,
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
        let legend = Legend::new(&heatmap.classes, width, measure);
        let (head, page) = (head_height(&legend), (width, body_height));
        let column = RowColumn::new(heatmap.rows.len(), names.pitch_least(), head, page);
        let labels =
            heatmap.rows.iter().flat_map(|row| &row.cells).map(|cell| match &cell.content {
                CellContent::Number { label, .. } => label.as_str(),
                CellContent::NotReported | CellContent::NotApplicable => "",
            });
        let texts = labels.chain(heatmap.columns.iter().map(|column| column.tick.as_str()));
        // All digits are of one width, so that few texts need to be measured.
        let shapes: BTreeSet<String> =
            texts.map(|text| text.replace(|letter: char| letter.is_ascii_digit(), "0")).collect();
        let widest = shapes.iter().map(|text| measure.width_pt(text, NUMBER)).fold(0.0, f32::max);
        let room = (column.right - names.width - space::S).max(1.0);
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
            column,
            legend,
        }
    }

    fn left(&self, column: usize) -> f32 {
        self.names.width + space::S + (column - self.first) as f32 * self.cell
    }

    /// The scale, how many periods are in view, and their names.
    fn put_head(&self, page: &mut Page<'_>, area: Rect) {
        let mut y = self.legend.put(page, area.top, Role::Line, |class| self.colour(class));
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
                    put_dashed_frame(page, Part::Segment, inner.grown(-1.0), 1.0, role);
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

/// The legend, a line for what has no room, the periods.
fn head_height(legend: &Legend<'_>) -> f32 {
    legend.height() + 2.0 * WORD.line_height() + space::S
}

impl Layout for HeatmapLayout<'_> {
    fn least_height(&self) -> f32 {
        self.column.least_height()
    }

    fn full_height(&self) -> f32 {
        self.column.full_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        self.put_head(page, area);
        let view = self.column.in_view(area, looked_at);
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
