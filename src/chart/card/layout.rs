//! Lays out a card: panels in as many columns as suit the room, a rule above each.

use crate::{
    chart::{
        MeasureText, Part, Point, Rect, Role, Rows,
        arrange::{Arranged, Layout, View},
        page::Page,
        rows::{GUTTER, whole_rows},
        tile::{
            layout::{Sizes, TileLayout},
            read::Tile,
        },
    },
    look::{size, space},
};

use super::read::Card;

const COLUMNS_MOST: u8 = 3;
/// A panel has at least this width, unless the page is narrower.
const PANEL_WIDTH: f32 = 190.0;
/// In a wider one words and drawing would stand too far apart.
const PANEL_MOST: f32 = 640.0;
/// Between two panels, across and down.
const GAP: f32 = space::XL;
const BELOW: f32 = space::M;
/// The rule above a panel, and the distance below it.
const RULE: f32 = 1.5;
const HEAD: f32 = RULE + space::S;
/// The largest figure in a panel.
const FIGURE_MOST: f32 = 44.0;

pub(in crate::chart) struct CardLayout<'a> {
    panels: Vec<TileLayout<'a>>,
    columns: usize,
    width: f32,
    /// The least height of each row of panels, with the rule above it.
    least: Vec<f32>,
}

impl<'a> CardLayout<'a> {
    pub fn new(card: &'a Card, width: f32, body_height: f32, measure: &dyn MeasureText) -> Self {
        let whole = Self::best(card, (width, body_height), measure);
        if whole.fits(body_height) {
            return whole;
        }
        // Not all rows have room: they scroll, beside the bar for it.
        Self::best(card, (width - GUTTER, body_height), measure)
    }

    /// The columns and the figures' size that suit the room best: all panels in it before all else,
    /// then as many drawings as may be, then few columns and large figures.
    fn best(card: &'a Card, room: (f32, f32), measure: &dyn MeasureText) -> Self {
        let may_draw = card.tiles.iter().filter(|tile| !tile.drawings.is_empty()).count();
        let most = card.tiles.len().max(1);
        let columns = (1..=COLUMNS_MOST).map(usize::from).filter(|columns| *columns <= most);
        let suits = |columns: &usize| {
            let width = panel_width(room.0, *columns);
            let is_wide_enough = *columns == 1 || width >= PANEL_WIDTH;
            let is_last = *columns == most.min(usize::from(COLUMNS_MOST));
            is_wide_enough && (is_last || width <= PANEL_MOST)
        };
        let columns = columns.filter(suits);
        let sizes = || size::FIGURES.into_iter().filter(|at| *at <= FIGURE_MOST);
        let mut tried = columns.flat_map(|columns| sizes().map(move |size| (columns, size)));
        let mut best = Self::of(card, 1, room, size::NAME, measure);
        let mut is_first = true;
        while let Some((columns, figure)) =
            tried.next().filter(|_| is_first || !best.fits(room.1) || best.drawn() < may_draw)
        {
            let other = Self::of(card, columns, room, figure, measure);
            if is_first || other.is_better_than(&best, room.1) {
                best = other;
            }
            is_first = false;
        }
        best
    }

    fn of(
        card: &'a Card,
        columns: usize,
        (width, height): (f32, f32),
        figure: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let panel_width = panel_width(width, columns);
        let sizes = Sizes { figure, words: size::SMALL, has_heading: true, draws: false };
        let laid = |tile: &'a Tile, room: f32, draws: bool| {
            TileLayout::new(tile, (panel_width, room), Sizes { draws, ..sizes }, measure)
        };
        let rows: Vec<&'a [Tile]> = card.tiles.chunks(columns).collect();
        let least = |row: &&'a [Tile]| {
            let least = row.iter().map(|tile| laid(tile, 0.0, false).least_height());
            HEAD + least.fold(0.0, f32::max)
        };
        let least: Vec<f32> = rows.iter().map(least).collect();
        let heights = row_heights(&least, height);
        let panels = rows.iter().zip(&heights).flat_map(|(row, height)| {
            row.iter().map(|tile| laid(tile, height - HEAD, true)).collect::<Vec<_>>()
        });
        Self { panels: panels.collect(), columns, width, least }
    }

    fn drawn(&self) -> usize {
        self.panels.iter().filter(|panel| panel.has_drawing()).count()
    }

    fn fits(&self, height: f32) -> bool {
        self.full_height() <= height + 0.5
    }

    fn is_better_than(&self, other: &Self, height: f32) -> bool {
        match (self.fits(height), other.fits(height)) {
            (true, true) => self.drawn() > other.drawn(),
            // One that scrolls must at least have room for any of its rows.
            (false, false) => match (self.highest() <= height, other.highest() <= height) {
                (one, two) if one == two => self.full_height() < other.full_height() - 0.5,
                (one, _) => one,
            },
            (fits, _) => fits,
        }
    }

    fn highest(&self) -> f32 {
        self.least.iter().copied().fold(0.0, f32::max)
    }

    /// The heights of the rows in view, and which is the first.
    fn in_view(&self, height: f32, first: usize) -> (usize, Vec<f32>) {
        if self.fits(height) {
            return (0, row_heights(&self.least, height));
        }
        // Of one height, so that as many are in view wherever the first is.
        let (pitch, total) = (self.highest() + BELOW, self.least.len());
        let shown = whole_rows((height + BELOW) / pitch).clamp(1, total.max(1));
        let each = (height - between(shown)) / shown as f32;
        (first.min(total.saturating_sub(shown)), vec![each; shown])
    }
}

/// Rows of one height where that is enough for each; else each row what it needs, and the rest of the
/// room evenly.
fn row_heights(least: &[f32], height: f32) -> Vec<f32> {
    let rows = least.len().max(1);
    let even = (height - between(rows)) / rows as f32;
    if least.iter().all(|least| *least <= even) {
        return vec![even; least.len()];
    }
    let rest = height - between(rows) - least.iter().sum::<f32>();
    let more = rest.max(0.0) / rows as f32;
    least.iter().map(|least| least + more).collect()
}

fn between(rows: usize) -> f32 {
    BELOW * rows.saturating_sub(1) as f32
}

fn panel_width(width: f32, columns: usize) -> f32 {
    (width - GAP * (columns - 1) as f32) / columns as f32
}

impl Layout for CardLayout<'_> {
    fn least_height(&self) -> f32 {
        self.highest()
    }

    fn full_height(&self) -> f32 {
        self.least.iter().sum::<f32>() + between(self.least.len())
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        let width = panel_width(self.width, self.columns);
        let (first, heights) = self.in_view(area.height, looked_at.first_row);
        let rows = Rows { area, first, shown: heights.len(), total: self.least.len() };
        let mut arranged = Arranged { rows: Some(rows), ..Arranged::default() };
        let mut top = area.top;
        for (row, height) in self.panels.chunks(self.columns).skip(first).zip(heights) {
            for (column, panel) in row.iter().enumerate() {
                let left = area.left + column as f32 * (width + GAP);
                let (from, to) = (Point { x: left, y: top }, Point { x: left + width, y: top });
                page.rule(Part::Axis, from, to, RULE, Role::Ink);
                let inside = Rect { left, top: top + HEAD, width, height: height - HEAD };
                arranged.hits.extend(panel.put(page, inside));
            }
            top += height + BELOW;
        }
        arranged
    }
}
