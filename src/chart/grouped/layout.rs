//! Lays out parts side by side: a row for each place, a bar for each part in the same order, all on one
//! scale from zero.

use crate::{
    chart::{
        Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::points,
        bar::{Label, VALUE, WORD, put_dashed_frame, put_pieces},
        legend::Legend,
        page::{Ink, Page},
        rows::{NAME, NAME_BOLD, NameColumn, RowColumn},
        stacked::{
            layout::{hatch_colour, part_colour},
            read::{Segment, Stacked, StackedRow},
        },
    },
    look::space,
    model::PlaceId,
};

/// The height that a bar with its figure needs.
const BAR_LEAST: f32 = 18.0;
const BAR_MOST: f32 = 24.0;
/// Between two bars of a row.
const GAP: f32 = 1.0;
/// The parts are named beside their bars where that leaves the bars this share of the width.
const BARS_SHARE: f32 = 0.45;

pub(in crate::chart) struct GroupedLayout<'a> {
    parts: &'a Stacked,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    /// The figures of each row, beside the bars.
    labels: Vec<Vec<Label>>,
    column: RowColumn,
    /// None where the parts are named beside the bars of the first row.
    legend: Option<Legend<'a>>,
    zero_x: f32,
    points_per_unit: f64,
}

impl<'a> GroupedLayout<'a> {
    pub fn new(
        parts: &'a Stacked,
        highlight: Option<&'a PlaceId>,
        width: f32,
        body_height: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let rows = parts.rows.iter().map(|row| (row.name.as_str(), row.short.as_deref()));
        let names = NameColumn::new(rows, width, measure);
        let count = parts.parts.len().max(1) as f32;
        let pitch_least = names.pitch_least().max(count * BAR_LEAST + space::M);
        let labels: Vec<Vec<Label>> =
            parts.rows.iter().map(|row| labels_of(row, measure)).collect();
        let part_names = parts.parts.iter().map(|name| measure.width_pt(name, WORD) + space::S);
        let widest_name = part_names.fold(0.0, f32::max);
        let widest = labels.iter().flatten().map(|label| label.width).fold(0.0, f32::max);
        let room = width - names.width - 2.0 * space::S;
        let is_direct = room - widest - widest_name >= width * BARS_SHARE;
        let legend = (!is_direct).then(|| Legend::new(&parts.parts, width, measure));
        let head = legend.as_ref().map_or(0.0, |legend| legend.height() + space::S);
        let column = RowColumn::new(parts.rows.len(), pitch_least, head, (width, body_height));
        let left = names.width + space::S;
        let beside = if is_direct { widest_name } else { 0.0 };
        let segments = || {
            parts.rows.iter().zip(&labels).flat_map(|(row, labels)| {
                row.stack.iter().flat_map(|stack| &stack.segments).zip(labels)
            })
        };
        let lowest = segments().map(|(segment, _)| segment.length).fold(0.0, f64::min);
        // Every figure stands right of its bar.
        let scales = segments().map(|(segment, label)| {
            let room = column.right - left - label.width - beside - space::S;
            f64::from(room.max(1.0)) / (segment.length.max(0.0) - lowest)
        });
        let scale = scales.filter(|scale| scale.is_finite()).fold(f64::INFINITY, f64::min);
        let points_per_unit = if scale.is_finite() { scale } else { 0.0 };
        let zero_x = left + points(-lowest * points_per_unit);
        Self { parts, highlight, names, labels, column, legend, zero_x, points_per_unit }
    }

    /// Puts the bars of a row, with their names in the first; gives back what lies under the pointer.
    fn put_group(
        &self,
        page: &mut Page<'_>,
        at: usize,
        row: &StackedRow,
        rect: Rect,
        is_first: bool,
    ) -> Vec<Hit> {
        let Some(stack) = &row.stack else {
            let mut label = Label::default();
            let words = row.words.join(", ");
            label.add(Ink::new(Part::Absent, WORD, Role::Muted), &words, page.measure);
            put_pieces(page, &label, self.zero_x + space::S, rect.middle().y);
            return Vec::new();
        };
        let count = stack.segments.len().max(1) as f32;
        let height = ((rect.height - space::S) / count).min(BAR_MOST);
        let top = rect.middle().y - height * count / 2.0;
        let labels = self.labels.get(at).map_or(&[][..], Vec::as_slice);
        let mut hits = Vec::new();
        for (part, (segment, label)) in stack.segments.iter().zip(labels).enumerate() {
            let band = Rect { top: top + part as f32 * height, height, ..rect };
            let end = self.zero_x + points(segment.length * self.points_per_unit);
            let from = Point { x: self.zero_x, y: band.top + GAP };
            let bar = Rect::between(from, Point { x: end, y: band.bottom() - GAP });
            if !segment.is_absent {
                put_part(page, part, segment, bar);
            }
            let left = bar.right().max(self.zero_x) + space::S;
            put_pieces(page, label, left, band.middle().y);
            if is_first
                && self.legend.is_none()
                && let Some(name) = self.parts.parts.get(part)
            {
                let mut named = Label::default();
                named.add(Ink::new(Part::Axis, WORD, Role::Muted), name, page.measure);
                put_pieces(page, &named, left + label.width + space::S, band.middle().y);
            }
            let (left, width) = (self.zero_x, rect.right() - self.zero_x);
            hits.push(Hit { rect: Rect { left, width, ..band }, ..segment.hit.clone() });
        }
        hits
    }
}

impl Layout for GroupedLayout<'_> {
    fn least_height(&self) -> f32 {
        self.column.least_height()
    }

    fn full_height(&self) -> f32 {
        self.column.full_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        if let Some(legend) = &self.legend {
            legend.put(page, area.top, Role::Accent, part_colour);
        }
        let view = self.column.in_view(area, looked_at);
        let mut arranged = Arranged::default();
        let mut is_first = true;
        for (index, row) in self.parts.rows.iter().skip(view.first).take(view.shown).enumerate() {
            let rect = view.row(index);
            let is_highlighted = self.highlight == Some(&row.hit.place);
            let font = if is_highlighted { NAME_BOLD } else { NAME };
            let role = if row.stack.is_some() { Role::Ink } else { Role::Muted };
            self.names.put(page, view.first + index, rect, font, role);
            // The name stands for the whole; each part for itself.
            let left_of_zero = Rect { width: self.zero_x, ..rect };
            arranged.hits.push(Hit { rect: left_of_zero, ..row.hit.clone() });
            arranged.hits.extend(self.put_group(page, view.first + index, row, rect, is_first));
            is_first &= row.stack.is_none();
        }
        let (from, to) = (view.area.top, view.area.bottom());
        let zero = |y| Point { x: self.zero_x, y };
        page.rule(Part::Axis, zero(from), zero(to), 1.0, Role::Line);
        arranged.rows = Some(view.rows(area.width));
        arranged
    }
}

/// One bar, in the colour of its part with an edge that keeps it on paper.
fn put_part(page: &mut Page<'_>, part: usize, segment: &Segment, bar: Rect) {
    let (fill, edge) = (Some(part_colour(part)), Some((1.0, Role::Accent.into())));
    page.push(Part::Bar, Shape::Rect { rect: bar, fill, edge });
    if segment.style.soft {
        let (rect, colour) = (bar.grown(-1.0), hatch_colour(part));
        page.push(Part::Bar, Shape::Hatch { rect, spacing: 9.0, width: 1.0, colour });
    }
    if segment.style.partial {
        put_dashed_frame(page, Part::Bar, bar.grown(-0.75), 1.5, Role::Ink);
    }
}

/// The figure of each part.
fn labels_of(row: &StackedRow, measure: &dyn MeasureText) -> Vec<Label> {
    let segments = row.stack.iter().flat_map(|stack| &stack.segments);
    segments
        .map(|segment| {
            let mut label = Label::default();
            if segment.is_absent {
                let ink = Ink::new(Part::Absent, WORD, Role::Muted);
                label.add(ink, &segment.label, measure);
                return label;
            }
            label.add(Ink::new(Part::Value, VALUE, Role::Ink), &segment.label, measure);
            for word in &segment.words {
                label.add(Ink::new(Part::Word, WORD, Role::Muted), word, measure);
            }
            label
        })
        .collect()
}
