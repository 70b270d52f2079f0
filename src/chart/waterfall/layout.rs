//! Lays out a waterfall: a row for each step, on one scale from zero; each begins where the one above
//! ended.

use crate::{
    chart::{
        Colour, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::points,
        bar::{Label, VALUE, WORD, put_bar, put_pieces},
        page::{Ink, Page},
        reading::Emphasis,
        rows::{NAME, NAME_BOLD, NameColumn, RowColumn},
    },
    look::space,
    model::PlaceId,
};

use super::read::{Bar, BarKind, Waterfall};

/// Start and end with what lies between are few rows: they may be as high.
const PITCH_MOST: f32 = 84.0;
const BAR_MOST: f32 = 42.0;
/// How far the point of an arrow reaches.
const TIP: f32 = 9.0;
/// How much of its colour a change keeps, beside the full bars at both ends.
const CHANGE: f32 = 0.55;

pub(in crate::chart) struct WaterfallLayout<'a> {
    waterfall: &'a Waterfall,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    labels: Vec<Label>,
    column: RowColumn,
    zero_x: f32,
    points_per_unit: f64,
}

impl<'a> WaterfallLayout<'a> {
    pub fn new(
        waterfall: &'a Waterfall,
        highlight: Option<&'a PlaceId>,
        width: f32,
        body_height: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let bars = &waterfall.bars;
        let rows = bars.iter().map(|bar| (bar.name.as_str(), bar.short.as_deref()));
        let names = NameColumn::new(rows, width, measure);
        let page = (width, body_height);
        let column = RowColumn::new(bars.len(), names.pitch_least(), 0.0, page).up_to(PITCH_MOST);
        let labels: Vec<Label> = bars.iter().map(|bar| label(bar, measure)).collect();
        let left = names.width + space::S;
        let lowest = bars.iter().map(|bar| bar.from.min(bar.to)).fold(0.0, f64::min);
        // Every label stands right of its bar.
        let scale = bars.iter().zip(&labels).map(|(bar, label)| {
            let room = column.right - left - label.width - space::S;
            f64::from(room.max(1.0)) / (bar.from.max(bar.to).max(0.0) - lowest)
        });
        let scale = scale.filter(|scale| scale.is_finite()).fold(f64::INFINITY, f64::min);
        let points_per_unit = if scale.is_finite() { scale } else { 0.0 };
        let zero_x = left + points(-lowest * points_per_unit);
        Self { waterfall, highlight, names, labels, column, zero_x, points_per_unit }
    }

    fn x(&self, value: f64) -> f32 {
        self.zero_x + points(value * self.points_per_unit)
    }

    fn emphasis(&self, bar: &Bar) -> Emphasis {
        match &bar.kind {
            BarKind::Change { of: Some(place), .. } => Emphasis::of(place, self.highlight),
            BarKind::Part(_) => Emphasis::of(&bar.hit.place, self.highlight),
            _ => Emphasis::Even,
        }
    }

    /// The bar's place in its row.
    fn rect_of(&self, bar: &Bar, row: Rect) -> Rect {
        let height = (row.height * 0.55).clamp(12.0, BAR_MOST).min(row.height - 4.0);
        let top = row.middle().y - height / 2.0;
        let from = Point { x: self.x(bar.from), y: top };
        Rect::between(from, Point { x: self.x(bar.to), y: top + height })
    }

    fn put_bar(&self, page: &mut Page<'_>, bar: &Bar, rect: Rect) {
        let emphasis = self.emphasis(bar);
        match &bar.kind {
            BarKind::Level => put_bar(page, rect, Role::Accent, bar.style),
            BarKind::Part(own) => {
                let role = match emphasis {
                    Emphasis::Even => *own,
                    Emphasis::Highlighted => Role::Accent,
                    Emphasis::StoodBack => Role::Grey,
                };
                put_bar(page, rect, role, bar.style);
            }
            BarKind::Change { is_worse, .. } => {
                let role = match emphasis {
                    Emphasis::StoodBack => Role::Grey,
                    _ if *is_worse => Role::Warn,
                    _ => Role::Accent,
                };
                put_arrow(page, bar, rect, role);
            }
            BarKind::Unexplained => {
                let edge = Some((1.2, Role::Muted.into()));
                page.push(Part::Bar, Shape::Rect { rect, fill: None, edge });
                let (rect, colour) = (rect.grown(-1.0), Role::Muted.into());
                let shape = Shape::Hatch { rect, spacing: 6.0, width: 1.0, colour };
                page.push(Part::Absent, shape);
            }
        }
    }
}

impl Layout for WaterfallLayout<'_> {
    fn least_height(&self) -> f32 {
        self.column.least_height()
    }

    fn full_height(&self) -> f32 {
        self.column.full_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        let view = self.column.in_view(area, looked_at);
        let mut arranged = Arranged::default();
        let zero = |y| Point { x: self.zero_x, y };
        let (from, to) = (view.area.top, view.area.bottom());
        page.rule(Part::Axis, zero(from), zero(to), 1.0, Role::Line);
        let bars = self.waterfall.bars.iter().zip(&self.labels);
        for (index, (bar, label)) in bars.skip(view.first).take(view.shown).enumerate() {
            let row = view.row(index);
            let rect = self.rect_of(bar, row);
            self.put_bar(page, bar, rect);
            if view.first + index + 1 < self.waterfall.bars.len() {
                // The next bar is as high as this one.
                let x = self.x(bar.to);
                let below = rect.top + row.height;
                let to = if index + 1 < view.shown { below } else { row.bottom() };
                let (from, to) = (Point { x, y: rect.bottom() }, Point { x, y: to });
                page.rule(Part::Series, from, to, 1.0, Role::Muted);
            }
            let is_whole = bar.kind == BarKind::Level;
            let (font, role) = match self.emphasis(bar) {
                Emphasis::Highlighted => (NAME_BOLD, Role::Ink),
                Emphasis::StoodBack => (NAME, Role::Muted),
                Emphasis::Even if is_whole => (NAME_BOLD, Role::Ink),
                Emphasis::Even => (NAME, Role::Ink),
            };
            self.names.put(page, view.first + index, row, font, role);
            put_pieces(page, label, rect.right().max(self.zero_x) + space::S, row.middle().y);
            arranged.hits.push(Hit { rect: row, ..bar.hit.clone() });
        }
        arranged.rows = Some(view.rows(area.width));
        arranged
    }
}

/// A bar that points the way it goes, so that more and less are told apart without colour.
fn put_arrow(page: &mut Page<'_>, bar: &Bar, rect: Rect, role: Role) {
    let strength = if bar.style.pale { CHANGE * 0.6 } else { CHANGE };
    let fill = Colour::pale(role, if role == Role::Grey { 1.0 } else { strength });
    let tip = TIP.min(rect.width);
    let (top, bottom, middle) = (rect.top, rect.bottom(), rect.middle().y);
    let at = |x: f32, y: f32| Point { x, y };
    let (left, right) = (rect.left, rect.right());
    let shape = if bar.to >= bar.from {
        let neck = right - tip;
        vec![at(left, top), at(neck, top), at(right, middle), at(neck, bottom), at(left, bottom)]
    } else {
        let neck = left + tip;
        vec![at(left, middle), at(neck, top), at(right, top), at(right, bottom), at(neck, bottom)]
    };
    let mut edge = shape.clone();
    edge.extend(shape.first().copied());
    page.push(Part::Bar, Shape::Polygon { points: shape, fill });
    if bar.style.soft && rect.width > 2.0 * tip {
        let body = if bar.to >= bar.from { left } else { left + tip };
        let rect = Rect { left: body, width: rect.width - tip, ..rect }.grown(-1.5);
        let colour = if bar.style.pale { role } else { Role::Panel };
        let shape = Shape::Hatch { rect, spacing: 7.0, width: 1.5, colour: colour.into() };
        page.push(Part::Bar, shape);
    }
    page.push(Part::Bar, Shape::Line { points: edge, width: 1.0, colour: role.into(), dash: None });
}

/// The figure and how firm it is.
fn label(bar: &Bar, measure: &dyn MeasureText) -> Label {
    let mut label = Label::default();
    label.add(Ink::new(Part::Value, VALUE, Role::Ink), &bar.label, measure);
    for word in &bar.words {
        label.add(Ink::new(Part::Word, WORD, Role::Muted), word, measure);
    }
    label
}
