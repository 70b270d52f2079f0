//! Lays out bullets: a row for each place, every bar from zero, the year's plan at 100% of all.

use crate::{
    chart::{
        Align, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::points,
        bar::{Label, TICK_WIDTH, VALUE, WORD, put_bar, put_pieces, put_tick},
        page::{Ink, Page},
        rows::{GUTTER, NAME, NAME_BOLD, NameColumn, RowColumn},
    },
    look::space,
    model::PlaceId,
};

use super::read::{Bullet, BulletRow};

const PLAN: f64 = 100.0;
const BAR_MOST: f32 = 20.0;
/// Bars have at least this share of the room, or the absolute figures make way.
const BARS_SHARE: f32 = 0.4;

pub(in crate::chart) struct BulletLayout<'a> {
    bullet: &'a Bullet,
    highlight: Option<&'a PlaceId>,
    names: NameColumn,
    labels: Vec<Label>,
    /// The figures behind the percentages, below them where there is no room beside them.
    below: Option<Vec<Label>>,
    column: RowColumn,
    top_band: f32,
    zero_x: f32,
    points_per_percent: f64,
    /// Where the texts beside the bars begin.
    labels_x: f32,
}

impl<'a> BulletLayout<'a> {
    pub fn new(
        bullet: &'a Bullet,
        highlight: Option<&'a PlaceId>,
        width: f32,
        body_height: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let rows = bullet.rows.iter().map(|row| (row.name.as_str(), row.short.as_deref()));
        let names = NameColumn::new(rows, width, measure);
        let top_band = if bullet.time.is_some() { WORD.line_height() + space::XS } else { 0.0 };
        let zero_x = names.width + space::S;
        let label_all = |words: bool| -> Vec<Label> {
            bullet.rows.iter().map(|row| label(row, words, measure)).collect()
        };
        // Only bars need room for what stands beside them.
        let widest = |labels: &[Label]| {
            let of_bars = bullet.rows.iter().zip(labels).filter(|(row, _)| row.percent.is_some());
            of_bars.map(|(_, label)| label.width).fold(0.0, f32::max)
        };
        let mut labels = label_all(true);
        let mut below: Option<Vec<Label>> = None;
        let mut pitch_least = names.pitch_least();
        let room = width - GUTTER - zero_x;
        let widest_of_all = labels.iter().map(|label| label.width).fold(0.0, f32::max);
        if widest(&labels) > room * (1.0 - BARS_SHARE) || widest_of_all + space::S > room {
            labels = label_all(false);
            below = Some(bullet.rows.iter().map(|row| figures(row, measure)).collect());
            pitch_least = pitch_least.max(VALUE.line_height() + WORD.line_height() + space::XS);
        }
        let page = (width, body_height);
        let column = RowColumn::new(bullet.rows.len(), pitch_least, top_band, page);
        let room = column.right - zero_x;
        let widest =
            widest(&labels).max(below.iter().map(|below| widest(below)).fold(0.0, f32::max));
        let most = bullet.rows.iter().filter_map(|row| row.percent).fold(PLAN, f64::max);
        let bars = (room - widest - space::S - TICK_WIDTH).max(1.0);
        Self {
            points_per_percent: f64::from(bars) / most,
            labels_x: zero_x + bars + space::S,
            bullet,
            highlight,
            names,
            labels,
            below,
            column,
            top_band,
            zero_x,
        }
    }

    fn x(&self, percent: f64) -> f32 {
        self.zero_x + points(percent * self.points_per_percent)
    }

    /// Puts a row; gives back the text that the line of time must not cross.
    fn put_row(&self, page: &mut Page<'_>, at: usize, row: &BulletRow, rect: Rect) -> Option<Rect> {
        let label = self.labels.get(at)?;
        let middle = rect.middle().y;
        let Some(percent) = row.percent else {
            return Some(self.put_label(page, at, label, self.zero_x + space::S, middle));
        };
        let height = (rect.height * 0.42).clamp(10.0, BAR_MOST);
        let band = Rect { left: self.zero_x, top: middle - height / 2.0, width: 0.0, height };
        // The ground is the plan: what the bar leaves of it is still to do.
        let ground = Rect { width: self.x(PLAN) - self.zero_x, ..band };
        let fill = Some(Role::Hair.into());
        page.push(Part::Plan, Shape::Rect { rect: ground, fill, edge: None });
        // Nothing is shorter than nothing: a negative sum (money paid back) is said, not drawn.
        let bar = Rect { width: (self.x(percent) - self.zero_x).max(0.0), ..band };
        put_bar(page, bar, row.colour, row.style);
        put_tick(page, self.x(PLAN), band);
        self.put_label(page, at, label, self.labels_x, middle);
        None
    }

    /// The percentage or the reason why there is none, the figures beside or below it.
    fn put_label(
        &self,
        page: &mut Page<'_>,
        at: usize,
        label: &Label,
        left: f32,
        middle: f32,
    ) -> Rect {
        let below = self.below.as_ref().and_then(|below| below.get(at));
        let Some(below) = below.filter(|below| !below.pieces.is_empty()) else {
            return put_pieces(page, label, left, middle);
        };
        let (upper, lower) = (WORD.line_height() / 2.0, VALUE.line_height() / 2.0);
        let first = put_pieces(page, label, left, middle - upper);
        let second = put_pieces(page, below, left, middle + lower);
        let width = first.width.max(second.width);
        Rect { width, height: second.bottom() - first.top, ..first }
    }

    /// The line of time over all bars, but not through `words`; its name above.
    fn put_time(&self, page: &mut Page<'_>, rows: Rect, words: &[Rect]) {
        let Some((gone, name)) = &self.bullet.time else { return };
        let x = self.x(*gone);
        let mut from = rows.top - 2.0;
        let crossed = words.iter().filter(|rect| rect.left < x && x < rect.right());
        let gaps = crossed.map(|rect| (rect.top, rect.bottom()));
        for (to, next) in gaps.chain([(rows.bottom(), rows.bottom())]) {
            let points = vec![Point { x, y: from }, Point { x, y: to }];
            for (width, role, dash) in
                [(3.5, Role::Panel, None), (1.5, Role::Ink, Some((5.0, 3.0)))]
            {
                let (points, colour) = (points.clone(), role.into());
                page.push(Part::Reference, Shape::Line { points, width, colour, dash });
            }
            from = next;
        }
        let width = page.measure.width_pt(name, WORD);
        let left = (x - width / 2.0).clamp(0.0, (self.column.right - width).max(0.0));
        let at = Point { x: left, y: rows.top - self.top_band };
        page.line(Ink::new(Part::Reference, WORD, Role::Ink), name, at, Align::Left);
    }
}

impl Layout for BulletLayout<'_> {
    fn least_height(&self) -> f32 {
        self.column.least_height()
    }

    fn full_height(&self) -> f32 {
        self.column.full_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        let view = self.column.in_view(area, looked_at);
        let mut arranged = Arranged::default();
        let mut words = Vec::new();
        let rows = self.bullet.rows.iter();
        for (index, row) in rows.skip(view.first).take(view.shown).enumerate() {
            let rect = view.row(index);
            let is_bold = row.is_whole || self.highlight == Some(&row.hit.place);
            let font = if is_bold { NAME_BOLD } else { NAME };
            let role = if row.percent.is_some() { Role::Ink } else { Role::Muted };
            self.names.put(page, view.first + index, rect, font, role);
            words.extend(self.put_row(page, view.first + index, row, rect));
            if row.is_whole {
                let y = rect.bottom();
                let (from, to) = (Point { x: 0.0, y }, Point { x: self.column.right, y });
                page.rule(Part::Axis, from, to, 1.0, Role::Hair);
            }
            arranged.hits.push(Hit { rect, ..row.hit.clone() });
        }
        let (top, foot) = (view.area.top, view.area.bottom());
        let (from, to) = (Point { x: self.zero_x, y: top }, Point { x: self.zero_x, y: foot });
        page.rule(Part::Axis, from, to, 1.0, Role::Line);
        self.put_time(page, view.area, &words);
        arranged.rows = Some(view.rows(area.width));
        arranged
    }
}

/// The percentage, then the figures behind it.
fn label(row: &BulletRow, with_words: bool, measure: &dyn MeasureText) -> Label {
    let mut label = Label::default();
    let (part, font, role) = match row.percent {
        Some(_) => (Part::Value, VALUE, Role::Ink),
        None => (Part::Absent, WORD, Role::Muted),
    };
    label.add(Ink::new(part, font, role), &row.label, measure);
    for word in row.words.iter().filter(|_| with_words) {
        label.add(Ink::new(Part::Word, WORD, Role::Muted), word, measure);
    }
    label
}

/// What is done of the plan, to stand below the percentage; all that is known where there is none.
fn figures(row: &BulletRow, measure: &dyn MeasureText) -> Label {
    let mut label = Label::default();
    let most = if row.percent.is_some() { 1 } else { row.words.len() };
    for word in row.words.iter().take(most) {
        label.add(Ink::new(Part::Word, WORD, Role::Muted), word, measure);
    }
    label
}
