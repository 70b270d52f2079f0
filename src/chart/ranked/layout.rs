//! Lays out ranked bars: a row for each place, every length from zero.

use crate::{
    chart::{
        Align, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::points,
        bar::{Label, TICK_WIDTH, VALUE, WORD, put_bar, put_pieces, put_tick},
        page::{Ink, Page},
        reading::{Drawn, Emphasis},
        rows::{NAME, NAME_BOLD, NameColumn, RowColumn},
    },
    look::space,
    model::PlaceId,
};

use super::read::{Ranked, RankedRow, RowContent, drawn_of};

/// Bars have at least this share of the width, or the plans' labels make room.
const BARS_SHARE: f32 = 0.3;
const BAR_MOST: f32 = 28.0;
/// In a small drawing labels have at most this share, or bars have none.
const CLOSE_LABELS_SHARE: f32 = 0.5;
/// The swatch of "không áp dụng".
const HATCH_WIDTH: f32 = 48.0;

/// Everything about a ranking that does not depend on which rows are in view.
pub(in crate::chart) struct RankedLayout<'a> {
    ranked: &'a Ranked,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    labels: Vec<Label>,
    column: RowColumn,
    /// Above the rows, for the name of the comparison.
    top_band: f32,
    zero_x: f32,
    points_per_unit: f64,
}

impl<'a> RankedLayout<'a> {
    pub fn new(
        ranked: &'a Ranked,
        highlight: Option<&'a PlaceId>,
        width: f32,
        body_height: f32,
        measure: &'a dyn MeasureText,
    ) -> Self {
        let names = NameColumn::new(names_of(ranked), width, measure);
        Self::of_names(ranked, highlight, names, (width, body_height), measure)
    }

    /// The same in a small drawing.
    pub fn close(
        ranked: &'a Ranked,
        highlight: Option<&'a PlaceId>,
        width: f32,
        body_height: f32,
        measure: &'a dyn MeasureText,
    ) -> Self {
        let names = NameColumn::close(names_of(ranked), width, measure);
        Self::of_names(ranked, highlight, names, (width, body_height), measure)
    }

    fn of_names(
        ranked: &'a Ranked,
        highlight: Option<&'a PlaceId>,
        names: NameColumn,
        page: (f32, f32),
        measure: &'a dyn MeasureText,
    ) -> Self {
        let top_band =
            if ranked.reference.is_some() { WORD.line_height() + space::XS } else { 0.0 };
        let column = RowColumn::new(ranked.rows.len(), names.pitch_least(), top_band, page);
        let zero_x = names.width + space::S;
        let mut layout = Self {
            ranked,
            highlight,
            names,
            labels: Vec::new(),
            column,
            top_band,
            zero_x,
            points_per_unit: 0.0,
        };
        let room = column.right - layout.zero_x;
        let emphasis = |row: &RankedRow| Emphasis::of(&row.hit.place, highlight);
        let label_all = |with_plan| -> Vec<Label> {
            ranked.rows.iter().map(|row| label(row, emphasis(row), with_plan, measure)).collect()
        };
        layout.labels = label_all(true);
        if layout.widest_label() > room * (1.0 - BARS_SHARE) {
            layout.labels = label_all(false);
        }
        if layout.names.is_close && layout.widest_label() > room * CLOSE_LABELS_SHARE {
            // The figures of what is drawn small stand elsewhere: its bars are seen, not read.
            for (row, label) in ranked.rows.iter().zip(&mut layout.labels) {
                if drawn_of(row).is_some() {
                    *label = Label::default();
                }
            }
        }
        layout.scale(room);
        layout
    }

    fn widest_label(&self) -> f32 {
        self.labels.iter().map(|label| label.width).fold(0.0, f32::max)
    }

    /// Chooses the scale, the same for every row, so that each bar and its label fit.
    fn scale(&mut self, room: f32) {
        let bars = || {
            self.ranked.rows.iter().zip(&self.labels).filter_map(|(row, label)| {
                let RowContent::Bar { drawn, plan } = &row.content else { return None };
                // A label may have to stand beyond half a plan's tick.
                let label = label.width + space::S + TICK_WIDTH;
                Some((drawn.value, plan.as_ref().map(|plan| plan.value), label))
            })
        };
        let lowest =
            bars().map(|(value, plan, _)| value.min(plan.unwrap_or(0.0))).fold(0.0, f64::min);
        let room = f64::from(room.max(1.0));
        let scale = if lowest < 0.0 {
            // Labels stand outside on both sides of zero.
            let label = |negative: bool| {
                bars()
                    .filter(|(value, ..)| (*value < 0.0) == negative)
                    .map(|(_, _, label)| f64::from(label))
                    .fold(0.0, f64::max)
            };
            let (left, right) = (label(true), label(false));
            let highest =
                bars().map(|(value, plan, _)| value.max(plan.unwrap_or(0.0))).fold(0.0, f64::max);
            let scale = (room - left - right).max(1.0) / (highest - lowest);
            self.zero_x += points(left - lowest * scale);
            scale
        } else {
            let fits = bars().map(|(value, plan, label)| {
                let reach = value.max(plan.unwrap_or(0.0));
                (room - f64::from(label)).max(1.0) / reach
            });
            let reference = self.ranked.reference.iter().map(|reference| room / reference.value);
            fits.chain(reference).fold(f64::INFINITY, f64::min)
        };
        self.points_per_unit = if scale.is_finite() { scale } else { 0.0 };
    }

    fn x(&self, value: f64) -> f32 {
        self.zero_x + points(value * self.points_per_unit)
    }

    fn emphasis(&self, row: &RankedRow) -> Emphasis {
        Emphasis::of(&row.hit.place, self.highlight)
    }

    fn put_name(&self, page: &mut Page<'_>, at: usize, row: &RankedRow, rect: Rect) {
        let (font, role) = match (&row.content, self.emphasis(row)) {
            (RowContent::Bar { .. }, Emphasis::Even) => (NAME, Role::Ink),
            (_, Emphasis::Highlighted) => (NAME_BOLD, Role::Ink),
            _ => (NAME, Role::Muted),
        };
        self.names.put(page, at, rect, font, role);
    }

    /// Puts what stands right of the name; gives back what the line of comparison must not cross.
    fn put_row(
        &self,
        page: &mut Page<'_>,
        row: &RankedRow,
        label: &Label,
        rect: Rect,
    ) -> Vec<Rect> {
        let bar_height = (rect.height * 0.5).clamp(12.0, BAR_MOST).min(rect.height - 4.0);
        let band = Rect {
            left: self.zero_x,
            top: rect.middle().y - bar_height / 2.0,
            width: 0.0,
            height: bar_height,
        };
        match &row.content {
            RowContent::Bar { drawn, plan } => {
                let bar = self.put_row_bar(page, row, drawn, band);
                let tick = plan.as_ref().map(|plan| put_tick(page, self.x(plan.value), band));
                let text = put_label(page, label, bar, tick, drawn.value < 0.0);
                [Some(bar), Some(text), tick].into_iter().flatten().collect()
            }
            RowContent::NotReported { .. } => {
                vec![put_pieces(page, label, band.left + space::S, band.middle().y)]
            }
            RowContent::NotApplicable { .. } => {
                let swatch = Rect { width: HATCH_WIDTH, ..band };
                page.push(
                    Part::Absent,
                    Shape::Hatch {
                        rect: swatch,
                        spacing: 6.0,
                        width: 1.5,
                        colour: Role::Hatch.into(),
                    },
                );
                let left = swatch.right() + space::S;
                vec![swatch, put_pieces(page, label, left, band.middle().y)]
            }
        }
    }

    fn put_row_bar(&self, page: &mut Page<'_>, row: &RankedRow, drawn: &Drawn, band: Rect) -> Rect {
        let role = match self.emphasis(row) {
            Emphasis::Even => row.colour,
            Emphasis::Highlighted => Role::Accent,
            Emphasis::StoodBack => Role::Grey,
        };
        let end = Point { x: self.x(drawn.value), y: band.bottom() };
        let bar = Rect::between(Point { x: self.zero_x, y: band.top }, end);
        put_bar(page, bar, role, drawn.style);
        bar
    }

    /// The line at zero, and the whole area's figure as a line that passes between the rows.
    fn put_axis(&self, page: &mut Page<'_>, area: Rect, busy: &[Rect]) {
        let foot = Point { x: self.zero_x, y: area.bottom() };
        page.rule(Part::Axis, Point { x: self.zero_x, y: area.top }, foot, 1.0, Role::Line);
        let Some(reference) = self.ranked.reference.as_ref().filter(|_| area.height > 0.0) else {
            return;
        };
        let x = self.x(reference.value);
        let mut from = area.top - 2.0;
        let crossed =
            busy.iter().filter(|rect| rect.grown(2.0).left < x && x < rect.grown(2.0).right());
        let mut crossed: Vec<(f32, f32)> =
            crossed.map(|rect| (rect.top - 1.0, rect.bottom() + 1.0)).collect();
        crossed.sort_by(|a, b| a.0.total_cmp(&b.0));
        crossed.retain(|(top, _)| *top < area.bottom());
        for (top, bottom) in crossed.into_iter().chain([(area.bottom(), area.bottom())]) {
            if top > from + 1.0 {
                let (start, end) = (Point { x, y: from }, Point { x, y: top });
                page.rule(Part::Reference, start, end, 1.0, Role::Ink);
            }
            from = from.max(bottom);
        }
        let width = page.measure.width_pt(&reference.name, WORD);
        let left = (x - width / 2.0).clamp(0.0, (self.column.right - width).max(0.0));
        let at = Point { x: left, y: area.top - self.top_band };
        let ink = Ink::new(Part::Reference, WORD, Role::Ink);
        page.line(ink, &reference.name, at, Align::Left);
    }
}

impl Layout for RankedLayout<'_> {
    fn full_height(&self) -> f32 {
        self.column.full_height()
    }

    fn least_height(&self) -> f32 {
        self.column.least_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        let view = self.column.in_view(area, looked_at);
        let mut arranged = Arranged::default();
        let mut busy = Vec::new();
        let mut was_bar = true;
        let rows = self.ranked.rows.iter().zip(&self.labels);
        for (index, (row, label)) in rows.skip(view.first).take(view.shown).enumerate() {
            let rect = view.row(index);
            let is_bar = matches!(row.content, RowContent::Bar { .. });
            if was_bar && !is_bar && index > 0 {
                let (from, to) =
                    (Point { x: 0.0, y: rect.top }, Point { x: self.column.right, y: rect.top });
                page.rule(Part::Axis, from, to, 1.0, Role::Hair);
            }
            was_bar = is_bar;
            self.put_name(page, view.first + index, row, rect);
            busy.extend(self.put_row(page, row, label, rect));
            arranged.hits.push(Hit { rect, ..row.hit.clone() });
        }
        let bars = self.ranked.rows.iter().skip(view.first).take(view.shown);
        let bars = bars.filter(|row| matches!(row.content, RowContent::Bar { .. })).count();
        let bars_area = Rect { height: view.pitch * bars as f32, ..view.area };
        self.put_axis(page, bars_area, &busy);
        // The scroll bar stands beside the rows.
        arranged.rows = Some(view.rows(area.width));
        arranged
    }
}

fn names_of(ranked: &Ranked) -> impl Iterator<Item = (&str, Option<&str>)> + Clone {
    ranked.rows.iter().map(|row| (row.name.as_str(), row.short.as_deref()))
}

/// Beside the bar's end, beyond the plan's tick if that stands in the way.
fn put_label(
    page: &mut Page<'_>,
    label: &Label,
    bar: Rect,
    tick: Option<Rect>,
    negative: bool,
) -> Rect {
    let middle = bar.middle().y;
    if negative {
        let mut right = bar.left - space::S;
        if let Some(tick) = tick.filter(|tick| tick.left < bar.left + space::XS) {
            right = right.min(tick.left - space::S);
        }
        return put_pieces(page, label, right - label.width, middle);
    }
    let mut left = bar.right() + space::S;
    let in_the_way = |tick: &Rect| {
        tick.right() > bar.right() - space::XS && tick.left < left + label.width + space::XS
    };
    if let Some(tick) = tick.filter(in_the_way) {
        left = left.max(tick.right() + space::S);
    }
    put_pieces(page, label, left, middle)
}

/// What stands beside the bar: the figure, how firm it is, the plan.
fn label(row: &RankedRow, emphasis: Emphasis, with_plan: bool, measure: &dyn MeasureText) -> Label {
    let mut label = Label::default();
    match &row.content {
        RowContent::Bar { drawn, plan } => {
            let (font, role) = match emphasis {
                Emphasis::StoodBack => (NAME, Role::Muted),
                Emphasis::Even | Emphasis::Highlighted => (VALUE, Role::Ink),
            };
            label.add(Ink::new(Part::Value, font, role), &drawn.label, measure);
            for word in &drawn.words {
                label.add(Ink::new(Part::Word, WORD, Role::Muted), word, measure);
            }
            if let Some(plan) = plan.as_ref().filter(|_| with_plan) {
                label.add(Ink::new(Part::Plan, WORD, Role::Muted), &plan.label, measure);
            }
        }
        RowContent::NotReported { words, plan } => {
            label.add(Ink::new(Part::Absent, WORD, Role::Muted), words, measure);
            if let Some(plan) = plan.as_ref().filter(|_| with_plan) {
                label.add(Ink::new(Part::Plan, WORD, Role::Muted), &plan.label, measure);
            }
        }
        RowContent::NotApplicable { words } => {
            label.add(Ink::new(Part::Absent, WORD, Role::Muted), words, measure);
        }
    }
    label
}
