//! Lays out a card: panels in as many columns as suit the room, a rule above each.

use crate::{
    chart::{
        MeasureText, Part, Point, Rect, Role,
        arrange::{Arranged, Layout, View},
        page::Page,
        tile::layout::{Sizes, TileLayout},
    },
    look::{size, space},
};

use super::read::Card;
use crate::chart::tile::read::Tile;

const COLUMNS_MOST: u8 = 3;
/// A panel has at least this width, unless the page is narrower.
const PANEL_WIDTH: f32 = 190.0;
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
        let most = card.tiles.len().max(1);
        let mut best: Option<Self> = None;
        for columns in (1..=COLUMNS_MOST).map(usize::from).filter(|columns| *columns <= most) {
            let panel_width = panel_width(width, columns);
            if columns > 1 && panel_width < PANEL_WIDTH {
                break;
            }
            let sizes = size::FIGURES.into_iter().filter(|at| *at <= FIGURE_MOST);
            for figure in sizes {
                let tried = Self::of(card, columns, (width, body_height), figure, measure);
                let is_better = |best: &Self| tried.is_better_than(best, body_height);
                if best.as_ref().is_none_or(is_better) {
                    best = Some(tried);
                }
            }
        }
        best.unwrap_or_else(|| Self::of(card, 1, (width, body_height), size::NAME, measure))
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

    /// The rows of panels with the distances between them.
    fn total(&self) -> f32 {
        self.least.iter().sum::<f32>() + between(self.least.len())
    }

    /// That it fits comes first, else that it is short; then as many drawings as may be.
    fn is_better_than(&self, other: &Self, body_height: f32) -> bool {
        let fits = |layout: &Self| layout.least_height() <= body_height;
        let drawings =
            |layout: &Self| layout.panels.iter().filter(|panel| panel.has_drawing()).count();
        match (fits(self), fits(other)) {
            (true, true) => drawings(self) > drawings(other),
            (false, false) => self.least_height() < other.least_height() - 0.5,
            (fits, _) => fits,
        }
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
        self.total()
    }

    fn full_height(&self) -> f32 {
        self.least_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, _looked_at: View) -> Arranged {
        let width = panel_width(self.width, self.columns);
        let mut arranged = Arranged::default();
        let mut top = area.top;
        let rows = self.panels.chunks(self.columns);
        for (row, height) in rows.zip(row_heights(&self.least, area.height)) {
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
