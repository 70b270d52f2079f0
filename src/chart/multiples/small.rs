//! A trend in a small room: lines, breaks, the ends named; what panels and cards share.

use crate::{
    chart::{
        Align, Font, Part, Point, Rect, Role, Shape,
        axis::Ticks,
        labels::{Placer, Side},
        page::{Ink, Page},
        reading::{Drawn, Style},
        trend::{
            layout::{AXIS, Plane, dot, dot_rect, runs},
            read::{Trend, TrendPoint},
        },
    },
    look::{size, space},
};

const NAME: Font = Font::bold(size::SMALL);
const LINE: f32 = 2.0;
/// Half the width of a plan's tick.
const PLAN_HALF: f32 = 8.0;
/// In less room no course can be seen, nor its ends be named.
pub(in crate::chart) const TREND_HEIGHT: f32 = 64.0;
pub(in crate::chart) const TREND_WIDTH: f32 = 104.0;

/// Which figures are written beside their dots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::chart) enum Labelled {
    Last,
    /// The first and the last.
    Ends,
}

/// Puts a trend alone into `area`, on a scale of its own from zero; gives back how it lies.
pub(in crate::chart) fn put_small_trend(page: &mut Page<'_>, trend: &Trend, area: Rect) -> Plane {
    let values = trend.points.iter().filter_map(|point| point.drawn.as_ref()).map(|it| it.value);
    let planned = trend.points.iter().filter_map(|point| point.plan.as_ref()).map(|it| it.value);
    let (low, high) = values
        .chain(planned)
        .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let ticks = Ticks::covering(low, high, 8);
    let (top, bottom) =
        (area.top + NAME.line_height(), area.bottom() - AXIS.line_height() - space::XS);
    let plane = Plane {
        area: Rect { top, height: (bottom - top).max(1.0), ..area },
        days: days_of(std::iter::once(trend)),
        values: (ticks.lowest(), ticks.highest()),
    };
    put_ground(page, trend, &plane, &[0.0]);
    put_series(page, trend, &plane, Labelled::Ends);
    plane
}

/// The days that all of some trends show, with a little room at both ends.
pub(in crate::chart) fn days_of<'t>(trends: impl Iterator<Item = &'t Trend>) -> (f64, f64) {
    let days = trends.flat_map(|trend| &trend.points).map(|point| point.day);
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let (first, last) = days.fold(none, |(first, last), day| (first.min(day), last.max(day)));
    let margin = ((last - first) * 0.06).max(10.0);
    (first - margin, last + margin)
}

/// The lines at round values, the changes of definition, the names of the ends.
pub(in crate::chart) fn put_ground(
    page: &mut Page<'_>,
    trend: &Trend,
    plane: &Plane,
    values: &[f64],
) {
    let area = plane.area;
    for value in values {
        let y = plane.y(*value);
        let role = if value.abs() < 1e-12 { Role::Line } else { Role::Hair };
        let (from, to) = (Point { x: area.left, y }, Point { x: area.right(), y });
        page.rule(Part::Axis, from, to, 1.0, role);
    }
    for found in &trend.breaks {
        let x = plane.x(found.day);
        let points = vec![Point { x, y: area.top }, Point { x, y: area.bottom() }];
        let (colour, dash) = (Role::Muted.into(), Some((3.0, 4.0)));
        page.push(Part::Break, Shape::Line { points, width: 1.0, colour, dash });
    }
    put_ends(page, trend, plane);
}

/// The first and the last period, below the series.
fn put_ends(page: &mut Page<'_>, trend: &Trend, plane: &Plane) {
    let ink = Ink::new(Part::Axis, AXIS, Role::Muted);
    let y = plane.area.bottom() + space::XS;
    let points = &trend.points;
    let left = (points.first(), plane.area.left, Align::Left);
    let right = (points.last(), plane.area.right(), Align::Right);
    for (point, x, align) in [left, right].into_iter().take(points.len()) {
        if let Some(point) = point {
            page.line(ink, &point.tick, Point { x, y }, align);
        }
    }
}

/// Lines, a dot where there is no line and at the last figure, which is written beside it.
pub(in crate::chart) fn put_series(
    page: &mut Page<'_>,
    trend: &Trend,
    plane: &Plane,
    labelled: Labelled,
) {
    let area = plane.area;
    // The last figure may stand in the band above the series.
    let band = AXIS.line_height();
    let above = Rect { top: area.top - band, height: area.height + band, ..area };
    let mut placer = Placer::new(above);
    let all = runs(trend);
    let at = |day: f64, value: f64| Point { x: plane.x(day), y: plane.y(value) };
    for pair in all.iter().flat_map(|run| run.windows(2)) {
        let [(a, from), (b, to)] = pair else { continue };
        let ends = [at(a.day, from.value), at(b.day, to.value)];
        let styles = [from.style, to.style];
        let soft = styles.iter().any(|style| style.soft || style.partial);
        let is_pale = styles.iter().any(|style| style.pale);
        let colour = Style { pale: is_pale, ..from.style }.line_colour(trend.colour);
        let (points, dash) = (ends.to_vec(), soft.then_some((4.0, 3.0)));
        page.push(Part::Series, Shape::Line { points, width: LINE, colour, dash });
        placer.add_segment(ends[0], ends[1]);
    }
    for found in &trend.breaks {
        let x = plane.x(found.day);
        placer.add_segment(Point { x, y: area.top }, Point { x, y: area.bottom() });
    }
    put_plans(page, trend, plane, &mut placer);
    let mut ends: Vec<(&TrendPoint, &Drawn)> = Vec::new();
    for run in &all {
        let (Some(end), is_last) = (run.last(), ends.len() + 1 == all.len()) else { continue };
        // What stands on the line of zero says so itself.
        let is_named = labelled == Labelled::Ends && end.1.value.abs() > 0.0;
        if run.len() == 1 || is_last || is_named {
            let centre = at(end.0.day, end.1.value);
            page.push(Part::Dot, dot(centre, trend.colour, end.1.style));
        }
        ends.push(*end);
    }
    let Some((last, drawn)) = ends.pop() else { return };
    // A figure that is not of the last period says of which it is.
    let tick_beside = |point: &TrendPoint, named: Option<&TrendPoint>| {
        let is_named = named.is_some_and(|named| named.period == point.period);
        (!is_named).then(|| format!("({})", point.tick))
    };
    let tick = tick_beside(last, trend.points.last());
    let beside = (at(last.day, drawn.value), Some(above));
    put_last(page, &mut placer, beside, drawn, tick.as_deref());
    if labelled == Labelled::Last {
        return;
    }
    let begins = all.first().filter(|run| run.len() > 1).and_then(|run| run.first());
    if let Some((point, drawn)) = begins.filter(|(_, drawn)| drawn.value.abs() > 0.0) {
        page.push(Part::Dot, dot(at(point.day, drawn.value), trend.colour, drawn.style));
    }
    for (point, drawn) in ends.into_iter().rev().chain(begins.copied()) {
        if drawn.value.abs() > 0.0 {
            let tick = tick_beside(point, trend.points.first());
            let beside = (at(point.day, drawn.value), None);
            put_last(page, &mut placer, beside, drawn, tick.as_deref());
        }
    }
    for point in &trend.points {
        put_plan_label(page, point, plane, &mut placer);
    }
}

/// The plans, as quiet ticks.
fn put_plans(page: &mut Page<'_>, trend: &Trend, plane: &Plane, placer: &mut Placer) {
    for point in &trend.points {
        let Some(rect) = plan_rect(point, plane) else { continue };
        page.push(Part::Plan, Shape::Rect { rect, fill: Some(Role::Muted.into()), edge: None });
        placer.take(rect);
    }
}

fn plan_rect(point: &TrendPoint, plane: &Plane) -> Option<Rect> {
    let (x, y) = (plane.x(point.day), plane.y(point.plan.as_ref()?.value));
    Some(Rect { left: x - PLAN_HALF, top: y - 1.0, width: 2.0 * PLAN_HALF, height: 2.0 })
}

fn put_plan_label(page: &mut Page<'_>, point: &TrendPoint, plane: &Plane, placer: &mut Placer) {
    let Some((rect, plan)) = plan_rect(point, plane).zip(point.plan.as_ref()) else { return };
    let width = page.measure.width_pt(&plan.label, AXIS);
    let sides = [Side::Left, Side::Right, Side::Above, Side::AboveLeft, Side::Below];
    let Some(free) = placer.put(rect, width, AXIS.line_height(), &sides) else { return };
    let at = Point { x: free.rect.left, y: free.rect.top };
    let ink = Ink::new(Part::Plan, AXIS, Role::Muted);
    page.line_on(ink, &plan.label, at, Align::Left, free.crosses);
}

/// The last figure beside its dot; how many units it covers, where not all.
fn put_last(
    page: &mut Page<'_>,
    placer: &mut Placer,
    (centre, band): (Point, Option<Rect>),
    drawn: &Drawn,
    tick: Option<&str>,
) {
    let words = drawn.words.iter().filter(|_| drawn.style.partial);
    let pieces: Vec<&str> =
        std::iter::once(&drawn.label).chain(words).map(String::as_str).chain(tick).collect();
    let label = pieces.join(" ");
    let width = page.measure.width_pt(&label, NAME);
    let sides = [
        Side::AboveLeft,
        Side::Above,
        Side::Left,
        Side::BelowLeft,
        Side::Below,
        Side::AboveRight,
        Side::Right,
        Side::BelowRight,
    ];
    let (dot, height) = (dot_rect(centre), NAME.line_height());
    placer.take(dot);
    // Beside its dot, else in the band above the series, else across a line.
    let above = band.map(|band| Rect { left: band.right() - width, top: band.top, width, height });
    let place = placer
        .put_clear(dot, width, height, &sides)
        .or_else(|| placer.put_at(above?))
        .or_else(|| placer.put(dot, width, height, &sides));
    let Some(place) = place else { return };
    let at = Point { x: place.rect.left, y: place.rect.top };
    let ink = Ink::new(Part::Value, NAME, Role::Ink);
    page.line_on(ink, &label, at, Align::Left, place.crosses);
}
