//! Lays out stacks: a row for each place, the parts end to end from zero, on one scale.

use crate::{
    chart::{
        Align, Colour, Font, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::points,
        bar::{Label, VALUE, WORD, put_pieces},
        legend::Legend,
        page::{Ink, Page},
        rows::{GUTTER, NAME, NAME_BOLD, NameColumn, RowColumn},
        wrap,
    },
    look::space,
    model::PlaceId,
};

use super::read::{Stack, Stacked, StackedRow};

const BAR_MOST: f32 = 28.0;
/// How dark the parts are, the first the darkest; apart from one another in black and white too.
const STRENGTHS: [f32; 5] = [1.0, 0.28, 0.62, 0.14, 0.45];
/// From this strength on letters are in the panel's colour.
const DARK: f32 = 0.85;

pub(in crate::chart) struct StackedLayout<'a> {
    stacked: &'a Stacked,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    /// The whole beside each bar.
    labels: Vec<Label>,
    /// Why a row has no bar, broken into lines.
    reasons: Vec<Vec<String>>,
    column: RowColumn,
    legend: Legend<'a>,
    zero_x: f32,
    points_per_unit: f64,
}

impl<'a> StackedLayout<'a> {
    pub fn new(
        stacked: &'a Stacked,
        highlight: Option<&'a PlaceId>,
        width: f32,
        body_height: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let rows = stacked.rows.iter().map(|row| (row.name.as_str(), row.short.as_deref()));
        let names = NameColumn::new(rows, width, measure);
        let legend = Legend::new(&stacked.parts, width, measure);
        let zero_x = names.width + space::S;
        let for_reasons = width - GUTTER - zero_x - space::S;
        let reason = |row: &StackedRow| match &row.stack {
            Some(_) => Vec::new(),
            None => wrap(&row.words.join(", "), WORD, for_reasons, measure),
        };
        let reasons: Vec<Vec<String>> = stacked.rows.iter().map(reason).collect();
        let lines = reasons.iter().map(Vec::len).max().unwrap_or(0);
        let pitch_least = names.pitch_least().max(lines as f32 * WORD.line_height() + space::XS);
        let (head, page) = (legend.height() + space::S, (width, body_height));
        let column = RowColumn::new(stacked.rows.len(), pitch_least, head, page);
        let labels: Vec<Label> = stacked.rows.iter().map(|row| label(row, measure)).collect();
        let bars = stacked.rows.iter().zip(&labels).filter_map(|(row, label)| {
            let length: f64 = row.stack.as_ref()?.segments.iter().map(|part| part.length).sum();
            let room = f64::from((column.right - zero_x - label.width - space::S).max(1.0));
            Some(room / length)
        });
        let scale = bars.filter(|scale| scale.is_finite()).fold(f64::INFINITY, f64::min);
        let points_per_unit = if scale.is_finite() { scale } else { 0.0 };
        Self { stacked, highlight, names, labels, reasons, column, legend, zero_x, points_per_unit }
    }

    /// Puts the parts of a row; gives back what lies under the pointer, from the left.
    fn put_stack(&self, page: &mut Page<'_>, stack: &Stack, label: &Label, row: Rect) -> Vec<Hit> {
        let height = (row.height * 0.55).clamp(14.0, BAR_MOST).min(row.height - 4.0);
        let top = row.middle().y - height / 2.0;
        let mut hits = Vec::new();
        let mut sum = 0.0;
        for (part, segment) in stack.segments.iter().enumerate() {
            let left = self.zero_x + points(sum * self.points_per_unit);
            sum += segment.length;
            let right = self.zero_x + points(sum * self.points_per_unit);
            let rect = Rect { left, top, width: (right - left).max(0.0), height };
            if rect.width <= 0.0 {
                continue;
            }
            // Pale parts keep an edge of their own on paper.
            let edge = Some((1.0, Role::Accent.into()));
            let fill = Some(part_colour(part));
            page.push(Part::Segment, Shape::Rect { rect, fill, edge });
            if stack.style.soft {
                let colour = hatch_colour(part);
                let rect = rect.grown(-1.0);
                let shape = Shape::Hatch { rect, spacing: 9.0, width: 1.0, colour };
                page.push(Part::Segment, shape);
            }
            put_inside(page, part, &segment.label, rect);
            hits.push(Hit {
                rect: Rect { top: row.top, height: row.height, ..rect },
                ..segment.hit.clone()
            });
        }
        let end = self.zero_x + points(sum * self.points_per_unit);
        put_pieces(page, label, end + space::S, row.middle().y);
        hits
    }
}

impl StackedLayout<'_> {
    /// Why a row has no bar.
    fn put_reason(&self, page: &mut Page<'_>, at: usize, row: Rect) {
        let lines = self.reasons.get(at).map_or(&[][..], Vec::as_slice);
        let height = lines.len() as f32 * WORD.line_height();
        let y = row.middle().y - height / 2.0;
        let ink = Ink::new(Part::Absent, WORD, Role::Muted);
        page.lines(ink, lines, Point { x: self.zero_x + space::S, y }, Align::Left);
    }
}

/// The part's figure inside it, where it fits; else it is told under the pointer.
fn put_inside(page: &mut Page<'_>, part: usize, label: &str, rect: Rect) {
    let font = WORD;
    let width = page.measure.width_pt(label, font);
    if width + 2.0 * space::XS > rect.width {
        return;
    }
    let middle = rect.middle();
    let height = font.line_height();
    let box_of = Rect {
        left: middle.x - width / 2.0 - 2.0,
        top: middle.y - height / 2.0 + 1.0,
        width: width + 4.0,
        height: height - 2.0,
    };
    // Letters never stand on a hatch.
    let fill = Some(part_colour(part));
    page.push(Part::Segment, Shape::Rect { rect: box_of, fill, edge: None });
    let role = if strength(part) >= DARK { Role::Panel } else { Role::Ink };
    let at = Point { x: middle.x, y: middle.y - height / 2.0 };
    page.line(Ink::new(Part::Value, font, role), label, at, Align::Middle);
}

fn strength(part: usize) -> f32 {
    STRENGTHS.get(part % STRENGTHS.len()).copied().unwrap_or(1.0)
}

pub(in crate::chart) fn part_colour(part: usize) -> Colour {
    Colour::pale(Role::Accent, strength(part))
}

pub(in crate::chart) fn hatch_colour(part: usize) -> Colour {
    if strength(part) >= DARK {
        Colour::pale(Role::Accent, strength(part) * 0.6)
    } else {
        Colour::pale(Role::Accent, strength(part) + 0.25)
    }
}

impl Layout for StackedLayout<'_> {
    fn least_height(&self) -> f32 {
        self.column.least_height()
    }

    fn full_height(&self) -> f32 {
        self.column.full_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        self.legend.put(page, area.top, Role::Accent, part_colour);
        let view = self.column.in_view(area, looked_at);
        let mut arranged = Arranged::default();
        let rows = self.stacked.rows.iter().zip(&self.labels);
        for (index, (row, label)) in rows.skip(view.first).take(view.shown).enumerate() {
            let rect = view.row(index);
            let is_highlighted = self.highlight == Some(&row.hit.place);
            let font: Font = if is_highlighted { NAME_BOLD } else { NAME };
            let role = if row.stack.is_some() { Role::Ink } else { Role::Muted };
            self.names.put(page, view.first + index, rect, font, role);
            // The name stands for the whole; each part for itself.
            let whole = Rect { width: self.zero_x, ..rect };
            arranged.hits.push(Hit { rect: whole, ..row.hit.clone() });
            if let Some(stack) = &row.stack {
                arranged.hits.extend(self.put_stack(page, stack, label, rect));
            } else {
                self.put_reason(page, view.first + index, rect);
            }
        }
        let (from, to) = (view.area.top, view.area.bottom());
        let zero = |y| Point { x: self.zero_x, y };
        page.rule(Part::Axis, zero(from), zero(to), 1.0, Role::Line);
        arranged.rows = Some(view.rows(area.width));
        arranged
    }
}

/// The whole beside the bar.
fn label(row: &StackedRow, measure: &dyn MeasureText) -> Label {
    let mut label = Label::default();
    if let Some(stack) = &row.stack {
        label.add(Ink::new(Part::Value, VALUE, Role::Ink), &stack.total, measure);
        for word in &row.words {
            label.add(Ink::new(Part::Word, WORD, Role::Muted), word, measure);
        }
    }
    label
}
