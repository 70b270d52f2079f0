//! Lays out a trend: figures at their true dates, never joined across a gap or a break.

use crate::{
    chart::{
        Align, Days, Font, Hit, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::{Ticks, points},
        labels::{Placer, Side},
        page::{Ink, Page},
        reading::{Drawn, Style},
    },
    look::{size, space},
    text::lang::Lang,
};

use super::{
    read::{Trend, TrendPoint, axis_label},
    words::{put_gaps, put_period_ticks, regime_words},
};

/// The body needs at least this height.
const TREND_HEIGHT_LEAST: f32 = 140.0;

pub(in crate::chart) const AXIS: Font = Font::regular(size::SMALL);
const VALUE: Font = Font::bold(size::BODY);
const DOT: f32 = 4.0;
const LINE: f32 = 2.5;
/// A tick of the value axis for about so many points of height.
const TICK_EVERY: f32 = 56.0;
/// Half the width of a plan's tick.
const PLAN_HALF: f32 = 11.0;
/// The rank of a figure that is neither the first nor the last nor a turning point.
const REST: u8 = 2;
/// So many of the sides where a figure may stand lie on the outer side of the line.
const SIDES_LIKED: usize = 3;

/// How days and values lie on the page.
#[derive(Clone, Copy)]
pub(in crate::chart) struct Plane {
    pub area: Rect,
    pub days: (f64, f64),
    pub values: (f64, f64),
}

impl Plane {
    pub fn x(&self, day: f64) -> f32 {
        let share = (day - self.days.0) / (self.days.1 - self.days.0);
        self.area.left + points(share * f64::from(self.area.width))
    }

    pub fn y(&self, value: f64) -> f32 {
        let share = (value - self.values.0) / (self.values.1 - self.values.0);
        self.area.bottom() - points(share * f64::from(self.area.height))
    }

    /// Whether the day is in view.
    pub fn shows(&self, day: f64) -> bool {
        (self.days.0..=self.days.1).contains(&day)
    }
}

/// A trend that fills the room there is.
pub(in crate::chart) struct TrendLayout<'a> {
    pub trend: &'a Trend,
    pub lang: Lang,
}

impl Layout for TrendLayout<'_> {
    fn least_height(&self) -> f32 {
        TREND_HEIGHT_LEAST
    }

    fn full_height(&self) -> f32 {
        TREND_HEIGHT_LEAST
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        arrange_trend(page, self.trend, self.lang, area, looked_at.days)
    }
}

/// Puts the trend into `area`, with the days of `view` if they are given.
fn arrange_trend(
    page: &mut Page<'_>,
    trend: &Trend,
    lang: Lang,
    area: Rect,
    view: Option<(f64, f64)>,
) -> Arranged {
    let whole = whole_days(trend);
    let days = view.filter(|(from, to)| to - from >= 1.0).unwrap_or(whole);
    let ticks = value_ticks(trend, area.height);
    let labels: Vec<String> =
        ticks.values.iter().map(|value| axis_label(lang, *value, ticks.decimals)).collect();
    let left =
        labels.iter().map(|text| page.measure.width_pt(text, AXIS)).fold(0.0, f32::max).ceil()
            + space::S;
    let across = Rect { left, width: (area.width - left - space::S).max(1.0), ..area };
    let across = Plane { area: across, days, values: (ticks.lowest(), ticks.highest()) };
    let regimes = regime_words(page, trend, &across);
    let top = area.top + regimes.height;
    let bottom = area.bottom() - AXIS.line_height() - space::S;
    let plot = Rect { top, height: (bottom - top).max(1.0), ..across.area };
    let plane = Plane { area: plot, ..across };

    put_value_axis(page, &plane, &ticks, &labels);
    let mut placer = Placer::new(Rect {
        left: plot.left,
        top: area.top,
        width: area.right() - plot.left,
        height: bottom - area.top,
    });
    for rect in regimes.put(page, &plane, area.top) {
        placer.take(rect);
    }
    put_period_ticks(page, trend, &plane);
    put_plans(page, trend, &plane, &mut placer);
    put_series(page, trend, &plane, &mut placer);
    put_gaps(page, trend, &plane, &mut placer, lang);
    put_labels(page, trend, &plane, &mut placer);
    Arranged {
        hits: hits(trend, &plane),
        rows: None,
        days: Some(Days { area: plot, shown: days, whole }),
    }
}

/// From half a period before the first figure to half a period after the last.
fn whole_days(trend: &Trend) -> (f64, f64) {
    let first = trend.points.first().map_or(0.0, |point| point.day);
    let last = trend.points.last().map_or(first, |point| point.day);
    let between = trend.points.windows(2).filter_map(|pair| match pair {
        [a, b] => Some(b.day - a.day),
        _ => None,
    });
    let one = 365.0 / f64::from(trend.step.per_year());
    let margin = between.fold(one, f64::max) * 0.55;
    (first - margin, last + margin)
}

fn value_ticks(trend: &Trend, height: f32) -> Ticks {
    let plans = trend.points.iter().filter_map(|point| point.plan.as_ref()).map(|plan| plan.value);
    let values = trend.points.iter().filter_map(|point| point.drawn.as_ref()).map(|d| d.value);
    let (lowest, highest) = values
        .chain(plans)
        .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let wanted = ((height - 40.0) / TICK_EVERY).clamp(3.0, 8.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 3..=8 just before"
    )]
    let wanted = wanted as u8;
    Ticks::covering(lowest, highest, wanted)
}

fn put_value_axis(page: &mut Page<'_>, plane: &Plane, ticks: &Ticks, labels: &[String]) {
    let area = plane.area;
    for (value, label) in ticks.values.iter().zip(labels) {
        let y = plane.y(*value);
        let role = if value.abs() < 1e-12 { Role::Line } else { Role::Hair };
        let (from, to) = (Point { x: area.left, y }, Point { x: area.right(), y });
        page.rule(Part::Axis, from, to, 1.0, role);
        let at = Point { x: area.left - space::S, y: y - AXIS.line_height() / 2.0 };
        page.line(Ink::new(Part::Axis, AXIS, Role::Muted), label, at, Align::Right);
    }
}

fn put_plans(page: &mut Page<'_>, trend: &Trend, plane: &Plane, placer: &mut Placer) {
    for point in trend.points.iter().filter(|point| plane.shows(point.day)) {
        let Some(plan) = &point.plan else { continue };
        let rect = plan_rect(plane, point.day, plan.value);
        page.push(Part::Plan, Shape::Rect { rect, fill: Some(Role::Ink.into()), edge: None });
        placer.take(rect);
    }
}

fn plan_rect(plane: &Plane, day: f64, value: f64) -> Rect {
    let (x, y) = (plane.x(day), plane.y(value));
    Rect { left: x - PLAN_HALF, top: y - 1.5, width: 2.0 * PLAN_HALF, height: 3.0 }
}

/// Lines first, then dots, so that no line lies over a dot.
fn put_series(page: &mut Page<'_>, trend: &Trend, plane: &Plane, placer: &mut Placer) {
    for run in runs(trend) {
        for pair in run.windows(2) {
            let [(a, a_drawn), (b, b_drawn)] = pair else { continue };
            let from = (a.day, a_drawn.value);
            let to = (b.day, b_drawn.value);
            let Some((from, to)) = clipped(plane, from, to) else { continue };
            let soft = a_drawn.style.soft || b_drawn.style.soft;
            let partial = a_drawn.style.partial || b_drawn.style.partial;
            let is_pale = a_drawn.style.pale || b_drawn.style.pale;
            page.push(
                Part::Series,
                Shape::Line {
                    points: vec![from, to],
                    width: LINE,
                    colour: Style { pale: is_pale, ..a_drawn.style }.line_colour(trend.colour),
                    dash: (soft || partial).then_some((5.0, 4.0)),
                },
            );
            placer.add_segment(from, to);
        }
    }
    for (point, drawn) in seen(trend, plane) {
        let centre = Point { x: plane.x(point.day), y: plane.y(drawn.value) };
        let shape = dot(centre, trend.colour, drawn.style);
        page.push(Part::Dot, shape);
        placer.take(dot_rect(centre));
    }
}

pub(in crate::chart) fn dot(centre: Point, role: Role, style: Style) -> Shape {
    let colour = style.line_colour(role);
    if style.soft || style.partial {
        let fill = Role::Panel.into();
        Shape::Circle { centre, radius: DOT, fill, edge: Some((2.0, colour)) }
    } else {
        Shape::Circle { centre, radius: DOT, fill: colour, edge: None }
    }
}

pub(in crate::chart) fn dot_rect(centre: Point) -> Rect {
    Rect { left: centre.x - DOT, top: centre.y - DOT, width: 2.0 * DOT, height: 2.0 * DOT }
}

/// The figures in runs that a line may join.
pub(in crate::chart) fn runs(trend: &Trend) -> Vec<Vec<(&TrendPoint, &Drawn)>> {
    let mut runs: Vec<Vec<(&TrendPoint, &Drawn)>> = Vec::new();
    for point in &trend.points {
        let Some(drawn) = &point.drawn else { continue };
        match runs.last_mut() {
            Some(run) if point.joined => run.push((point, drawn)),
            _ => runs.push(vec![(point, drawn)]),
        }
    }
    runs
}

/// The figures in view.
fn seen<'t>(
    trend: &'t Trend,
    plane: &Plane,
) -> impl DoubleEndedIterator<Item = (&'t TrendPoint, &'t Drawn)> {
    let plane = *plane;
    let drawn = trend.points.iter().filter_map(|point| Some((point, point.drawn.as_ref()?)));
    drawn.filter(move |(point, _)| plane.shows(point.day))
}

/// The part of a line that is in view, on the page.
fn clipped(plane: &Plane, from: (f64, f64), to: (f64, f64)) -> Option<(Point, Point)> {
    let (first, last) = plane.days;
    if to.0 < first || from.0 > last || to.0 <= from.0 {
        return None;
    }
    let at = |day: f64| {
        let share = (day - from.0) / (to.0 - from.0);
        let value = from.1 + (to.1 - from.1) * share;
        Point { x: plane.x(day), y: plane.y(value) }
    };
    Some((at(from.0.max(first)), at(to.0.min(last))))
}

/// Figures beside their dots: the last and the first before all others, then the turning points,
/// then the rest where there is room beside the line; plans after them.
fn put_labels(page: &mut Page<'_>, trend: &Trend, plane: &Plane, placer: &mut Placer) {
    let points: Vec<_> = seen(trend, plane).collect();
    let value_at = |index: usize| points.get(index).map(|(_, drawn)| drawn.value);
    let mut order: Vec<(u8, usize)> = (0..points.len())
        .map(|index| {
            let ends = index == 0 || index + 1 == points.len();
            let bend = match (index.checked_sub(1).and_then(value_at), value_at(index + 1)) {
                (Some(before), Some(after)) => {
                    value_at(index).is_some_and(|v| (v - before) * (after - v) < 0.0)
                }
                _ => false,
            };
            (if ends { 0 } else { REST - u8::from(bend) }, index)
        })
        .collect();
    order.sort_by_key(|(rank, index)| (*rank, points.len() - index));

    for (rank, index) in order {
        let Some((point, drawn)) = points.get(index) else { continue };
        let neighbours = (index.checked_sub(1).and_then(value_at), value_at(index + 1));
        let sides = sides(drawn.value, neighbours);
        let centre = Point { x: plane.x(point.day), y: plane.y(drawn.value) };
        put_value(page, placer, drawn, dot_rect(centre), &sides, rank < REST);
    }
    for (point, _) in points.iter().rev() {
        put_plan_label(page, placer, point, plane);
    }
    // A plan whose figure is still to come.
    for point in trend.points.iter().filter(|p| p.drawn.is_none() && plane.shows(p.day)) {
        put_plan_label(page, placer, point, plane);
    }
}

/// Where a figure stands best: outside of the bend that the line makes at it.
fn sides(value: f64, neighbours: (Option<f64>, Option<f64>)) -> [Side; 8] {
    use Side::{Above, AboveLeft, AboveRight, Below, BelowLeft, BelowRight, Left, Right};
    let is_valley = match neighbours {
        (Some(before), Some(after)) => value < before && value <= after,
        (Some(before), None) => value < before,
        (None, Some(after)) => value < after,
        (None, None) => false,
    };
    let falls =
        matches!(neighbours, (Some(before), Some(after)) if before > value && value > after);
    if falls {
        [BelowLeft, Below, AboveRight, Above, Left, Right, BelowRight, AboveLeft]
    } else if is_valley {
        [Below, BelowRight, BelowLeft, Right, Above, Left, AboveRight, AboveLeft]
    } else {
        [Above, AboveLeft, AboveRight, Below, Right, BelowRight, BelowLeft, Left]
    }
}

/// Puts a figure beside its dot, if it `must` across a line.
fn put_value(
    page: &mut Page<'_>,
    placer: &mut Placer,
    drawn: &Drawn,
    dot: Rect,
    sides: &[Side],
    must: bool,
) {
    let mut pieces = vec![(Ink::new(Part::Value, VALUE, Role::Ink), drawn.label.as_str())];
    let words = drawn.words.iter().map(String::as_str);
    pieces.extend(words.map(|word| (Ink::new(Part::Word, AXIS, Role::Muted), word)));
    let widths: Vec<f32> =
        pieces.iter().map(|(ink, text)| page.measure.width_pt(text, ink.font)).collect();
    let gaps = space::XS * (pieces.len() - 1) as f32;
    let width = widths.iter().sum::<f32>() + gaps;
    let height = VALUE.line_height();
    let place = if must {
        placer.put(dot, width, height, sides)
    } else {
        // On the side of the others, so that it is clear which dot each belongs to.
        placer.put_clear(dot, width, height, sides.get(..SIDES_LIKED).unwrap_or(sides))
    };
    let Some(place) = place else { return };
    let mut x = place.rect.left;
    for ((ink, text), width) in pieces.iter().zip(&widths) {
        let y = place.rect.middle().y - ink.font.line_height() / 2.0;
        page.line_on(*ink, text, Point { x, y }, Align::Left, place.crosses);
        x += width + space::XS;
    }
}

fn put_plan_label(page: &mut Page<'_>, placer: &mut Placer, point: &TrendPoint, plane: &Plane) {
    let Some(plan) = &point.plan else { return };
    let rect = plan_rect(plane, point.day, plan.value);
    let (width, height) = (page.measure.width_pt(&plan.label, AXIS), AXIS.line_height());
    let sides = [Side::Right, Side::Left, Side::Above, Side::Below];
    let Some(free) = placer.put(rect, width, height, &sides) else { return };
    let at = Point { x: free.rect.left, y: free.rect.top };
    let ink = Ink::new(Part::Plan, AXIS, Role::Ink);
    page.line_on(ink, &plan.label, at, Align::Left, free.crosses);
}

/// A band for each period, from half way to the one before to half way to the one after.
pub(in crate::chart) fn hits(trend: &Trend, plane: &Plane) -> Vec<Hit> {
    let days: Vec<f64> = trend.points.iter().map(|point| point.day).collect();
    let half_way = |index: usize| {
        Some(f64::midpoint(*days.get(index)?, *days.get(index + 1)?)).filter(|d| d.is_finite())
    };
    let mut hits = Vec::new();
    for (index, point) in trend.points.iter().enumerate() {
        let from = index.checked_sub(1).and_then(half_way).unwrap_or(plane.days.0);
        let to = half_way(index).unwrap_or(plane.days.1);
        let (from, to) = (from.max(plane.days.0), to.min(plane.days.1));
        if to > from {
            let area = plane.area;
            let (left, right) = (plane.x(from), plane.x(to));
            let rect = Rect { left, width: right - left, ..area };
            hits.push(Hit { rect, ..point.hit.clone() });
        }
    }
    hits
}
