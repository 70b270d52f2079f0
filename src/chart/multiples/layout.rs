//! Lays out panels in rows, each with the same days and the same values from zero.

use crate::{
    chart::{
        Align, Font, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::Ticks,
        bar::WORD,
        labels::{Placer, Side},
        page::{Ink, Page},
        reading::{Drawn, Style},
        trend::{
            layout::{AXIS, Plane, dot, dot_rect, hits, runs},
            read::axis_label,
        },
    },
    look::{size, space},
    model::PlaceId,
    text::lang::Lang,
};

use super::read::{Multiples, Panel};

const NAME: Font = Font::bold(size::SMALL);
const PANEL_WIDTH_LEAST: f32 = 130.0;
const PANEL_HEIGHT_LEAST: f32 = 92.0;
const PANEL_HEIGHT_MOST: f32 = 240.0;
const COLUMNS_MOST: f32 = 4.0;
const LINE: f32 = 2.0;

pub(in crate::chart) struct MultiplesLayout<'a> {
    multiples: &'a Multiples,
    highlight: Option<&'a PlaceId>,
    lang: Lang,
    width: f32,
    /// Room for the numbers of the value axis, at the left of each row.
    axis: f32,
    ticks: Ticks,
    columns: usize,
}

impl<'a> MultiplesLayout<'a> {
    pub fn new(
        multiples: &'a Multiples,
        highlight: Option<&'a PlaceId>,
        lang: Lang,
        width: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let points = multiples.panels.iter().flat_map(|panel| &panel.trend.points);
        let values = points.filter_map(|point| point.drawn.as_ref()).map(|drawn| drawn.value);
        let (low, high) =
            values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let ticks = Ticks::covering(low, high, 3);
        let labels = ticks.values.iter().map(|value| axis_label(lang, *value, ticks.decimals));
        let axis = labels.map(|text| measure.width_pt(&text, AXIS)).fold(0.0, f32::max) + space::S;
        let fits = ((width - axis) / PANEL_WIDTH_LEAST).clamp(1.0, COLUMNS_MOST);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 1..=4 just before"
        )]
        let columns = (fits as usize).min(multiples.panels.len().max(1));
        Self { multiples, highlight, lang, width, axis, ticks, columns }
    }

    fn rows(&self) -> usize {
        self.multiples.panels.len().div_ceil(self.columns)
    }

    /// How days and values lie in a panel.
    fn plane(&self, panel: Rect) -> Plane {
        let top = panel.top + NAME.line_height() + AXIS.line_height();
        let bottom = panel.bottom() - AXIS.line_height() - space::XS;
        Plane {
            area: Rect { top, height: (bottom - top).max(1.0), ..panel },
            days: self.days(),
            values: (self.ticks.lowest(), self.ticks.highest()),
        }
    }

    /// The days that all panels show, with a little room at both ends.
    fn days(&self) -> (f64, f64) {
        let points = || self.multiples.panels.iter().flat_map(|panel| &panel.trend.points);
        let first = points().map(|point| point.day).fold(f64::INFINITY, f64::min);
        let last = points().map(|point| point.day).fold(f64::NEG_INFINITY, f64::max);
        let margin = ((last - first) * 0.06).max(10.0);
        (first - margin, last + margin)
    }

    /// The name, then the series; gives back what lies under the pointer.
    fn put_panel(&self, page: &mut Page<'_>, panel: &Panel, whole: Rect) -> Vec<Hit> {
        let name = match &panel.short {
            Some(short) if page.measure.width_pt(&panel.name, NAME) > whole.width => short,
            _ => &panel.name,
        };
        let role = if panel.absent.is_some() { Role::Muted } else { Role::Ink };
        let at = Point { x: whole.left, y: whole.top };
        let named = page.line(Ink::new(Part::Name, NAME, role), name, at, Align::Left);
        if self.highlight == Some(&panel.place) {
            let y = named.bottom();
            let (from, to) = (Point { x: named.left, y }, Point { x: named.right(), y });
            page.rule(Part::Axis, from, to, 2.0, Role::Accent);
        }
        let plane = self.plane(whole);
        let area = plane.area;
        for value in &self.ticks.values {
            let y = plane.y(*value);
            let role = if value.abs() < 1e-12 { Role::Line } else { Role::Hair };
            let (from, to) = (Point { x: area.left, y }, Point { x: area.right(), y });
            page.rule(Part::Axis, from, to, 1.0, role);
        }
        for found in &panel.trend.breaks {
            let x = plane.x(found.day);
            let points = vec![Point { x, y: area.top }, Point { x, y: area.bottom() }];
            let (colour, dash) = (Role::Muted.into(), Some((3.0, 4.0)));
            page.push(Part::Break, Shape::Line { points, width: 1.0, colour, dash });
        }
        put_ends(page, panel, &plane);
        if let Some(words) = panel.absent {
            let at = Point { x: area.middle().x, y: area.middle().y - WORD.line_height() / 2.0 };
            let ink = Ink::new(Part::Absent, WORD, Role::Muted);
            page.line_on(ink, words, at, Align::Middle, true);
        } else {
            put_series(page, panel, &plane);
        }
        let tall = Rect { top: whole.top, height: whole.height, ..area };
        hits(&panel.trend, &Plane { area: tall, ..plane })
    }

    /// The numbers of the value axis, at the left of a row of panels.
    fn put_numbers(&self, page: &mut Page<'_>, panel: Rect) {
        let plane = self.plane(panel);
        let height = AXIS.line_height();
        let mut above = f32::INFINITY;
        for value in &self.ticks.values {
            let top = plane.y(*value) - height / 2.0;
            // So low a panel has room for some of the numbers only.
            if top + height > above {
                continue;
            }
            above = top;
            let label = axis_label(self.lang, *value, self.ticks.decimals);
            let at = Point { x: self.axis - space::S, y: top };
            page.line(Ink::new(Part::Axis, AXIS, Role::Muted), &label, at, Align::Right);
        }
    }
}

/// The first and the last period, below the series.
fn put_ends(page: &mut Page<'_>, panel: &Panel, plane: &Plane) {
    let ink = Ink::new(Part::Axis, AXIS, Role::Muted);
    let y = plane.area.bottom() + space::XS;
    let points = &panel.trend.points;
    let left = (points.first(), plane.area.left, Align::Left);
    let right = (points.last(), plane.area.right(), Align::Right);
    for (point, x, align) in [left, right].into_iter().take(points.len()) {
        if let Some(point) = point {
            page.line(ink, &point.tick, Point { x, y }, align);
        }
    }
}

/// Lines, a dot where there is no line and at the last figure, which is written beside it.
fn put_series(page: &mut Page<'_>, panel: &Panel, plane: &Plane) {
    let trend = &panel.trend;
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
    let mut last = None;
    for run in &all {
        let alone = if run.len() > 1 { None } else { run.first() };
        for (point, drawn) in alone.into_iter().chain(run.last()) {
            last = Some((at(point.day, drawn.value), *point, *drawn));
            if alone.is_some() {
                let centre = at(point.day, drawn.value);
                page.push(Part::Dot, dot(centre, trend.colour, drawn.style));
            }
        }
    }
    if let Some((centre, point, drawn)) = last {
        page.push(Part::Dot, dot(centre, trend.colour, drawn.style));
        // A figure that is not of the last period says of which it is.
        let is_now = trend.points.last().is_some_and(|last| last.period == point.period);
        let tick = (!is_now).then(|| format!("({})", point.tick));
        put_last(page, &mut placer, (centre, above), drawn, tick.as_deref());
    }
}

/// The last figure beside its dot; how many units it covers, where not all.
fn put_last(
    page: &mut Page<'_>,
    placer: &mut Placer,
    (centre, band): (Point, Rect),
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
    let above = Rect { left: band.right() - width, top: band.top, width, height };
    let place = placer.put_clear(dot, width, height, &sides).or_else(|| placer.put_at(above));
    let Some(place) = place.or_else(|| placer.put(dot, width, height, &sides)) else { return };
    let at = Point { x: place.rect.left, y: place.rect.top };
    let ink = Ink::new(Part::Value, NAME, Role::Ink);
    page.line_on(ink, &label, at, Align::Left, place.crosses);
}

impl Layout for MultiplesLayout<'_> {
    fn least_height(&self) -> f32 {
        PANEL_HEIGHT_LEAST * self.rows() as f32
    }

    fn full_height(&self) -> f32 {
        self.least_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, _looked_at: View) -> Arranged {
        let rows = self.rows().max(1) as f32;
        let height = (area.height / rows).min(PANEL_HEIGHT_MOST);
        let width = (self.width - self.axis) / self.columns as f32;
        let mut arranged = Arranged::default();
        for (at, panel) in self.multiples.panels.iter().enumerate() {
            let (row, column) = (at / self.columns, at % self.columns);
            let whole = Rect {
                left: self.axis + column as f32 * width,
                top: area.top + row as f32 * height,
                width: width - space::M,
                height: height - space::S,
            };
            if column == 0 {
                self.put_numbers(page, whole);
            }
            arranged.hits.extend(self.put_panel(page, panel, whole));
        }
        arranged
    }
}
