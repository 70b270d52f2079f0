//! Lays out panels in rows, each with the same days and the same values from zero.

use crate::{
    chart::{
        Align, Font, Hit, MeasureText, Part, Point, Rect, Role,
        arrange::{Arranged, Layout, View},
        axis::Ticks,
        bar::WORD,
        page::{Ink, Page},
        trend::{
            layout::{AXIS, Plane, hits},
            read::axis_label,
        },
    },
    look::{size, space},
    model::PlaceId,
    text::lang::Lang,
};

use super::{
    read::{Multiples, Panel},
    small::{Labelled, days_of, put_ground, put_series},
};

const NAME: Font = Font::bold(size::SMALL);
const PANEL_WIDTH_LEAST: f32 = 130.0;
const PANEL_HEIGHT_LEAST: f32 = 92.0;
const PANEL_HEIGHT_MOST: f32 = 240.0;
const COLUMNS_MOST: f32 = 4.0;

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
            days: days_of(self.multiples.panels.iter().map(|panel| &panel.trend)),
            values: (self.ticks.lowest(), self.ticks.highest()),
        }
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
        put_ground(page, &panel.trend, &plane, &self.ticks.values);
        if let Some(words) = panel.absent {
            let at = Point { x: area.middle().x, y: area.middle().y - WORD.line_height() / 2.0 };
            let ink = Ink::new(Part::Absent, WORD, Role::Muted);
            page.line_on(ink, words, at, Align::Middle, true);
        } else {
            put_series(page, &panel.trend, &plane, Labelled::Last);
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
