//! Lays out a card: panels in as many columns as suit the room, a rule above each.

use std::rc::Rc;

use crate::{
    chart::{
        MeasureText, Part, Point, Rect, Role, Rows,
        arrange::{Arranged, Layout, View},
        measure::Remembering,
        page::Page,
        rows::{GUTTER, whole_rows},
        tile::{layout::TileLayout, read::Tile, words::TileWords},
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
/// The largest figure in a panel, and the smallest beside a drawing.
const FIGURE_MOST: f32 = 44.0;
const FIGURE_LEAST: f32 = 28.0;

pub(in crate::chart) struct CardLayout<'a> {
    panels: Vec<TileLayout<'a>>,
    columns: usize,
    width: f32,
    /// The least height of each row of panels, with the rule above it.
    least: Vec<f32>,
}

impl<'a> CardLayout<'a> {
    pub fn new(card: &'a Card, width: f32, body_height: f32, measure: &dyn MeasureText) -> Self {
        // Many arrangements are tried, and the same words measured again and again.
        let measure = &Remembering::new(measure);
        let whole = Self::best(card, (width, body_height), measure);
        if whole.fits(body_height) {
            return whole;
        }
        // Not all rows have room: they scroll, beside the bar for it.
        Self::best(card, (width - GUTTER, body_height), measure)
    }

    /// The columns and the figures' size that suit the room best: all panels in it before all else,
    /// then as many drawings as may be, then few columns and large figures.
    fn best(card: &'a Card, (width, height): (f32, f32), measure: &dyn MeasureText) -> Self {
        let may_draw = card.tiles.iter().filter(|tile| !tile.drawings.is_empty()).count();
        let most = card.tiles.len().clamp(1, usize::from(COLUMNS_MOST));
        let mut best: Option<Self> = None;
        for columns in 1..=most {
            let panel = panel_width(width, columns);
            let suits =
                (columns == 1 || panel >= PANEL_WIDTH) && (columns == most || panel <= PANEL_MOST);
            if !suits {
                continue;
            }
            let words = card
                .tiles
                .iter()
                .map(|tile| Rc::new(TileWords::new(tile, panel, size::SMALL, true, measure)));
            let words: Vec<Rc<TileWords>> = words.collect();
            for figure in size::FIGURES.into_iter().filter(|at| *at <= FIGURE_MOST) {
                // No drawing is worth a figure that is not read at a glance.
                let done = |best: &Self| {
                    best.fits(height) && (best.drawn() == may_draw || figure < FIGURE_LEAST)
                };
                if best.as_ref().is_some_and(done) {
                    break;
                }
                let tried = Self::of(card, &words, columns, (width, height, figure), measure);
                if best.as_ref().is_none_or(|best| tried.is_better_than(best, height)) {
                    best = Some(tried);
                }
            }
        }
        let none = Self { panels: Vec::new(), columns: 1, width, least: Vec::new() };
        best.unwrap_or(none)
    }

    fn of(
        card: &'a Card,
        words: &[Rc<TileWords>],
        columns: usize,
        (width, height, figure): (f32, f32, f32),
        measure: &dyn MeasureText,
    ) -> Self {
        let tiles: Vec<(&'a Tile, &Rc<TileWords>)> = card.tiles.iter().zip(words).collect();
        let laid = |(tile, words): &(&'a Tile, &Rc<TileWords>), height: f32, draws: bool| {
            TileLayout::new(tile, words, (height, figure), draws, measure)
        };
        let least = |row: &[(&'a Tile, &Rc<TileWords>)]| {
            let least = row.iter().map(|tile| laid(tile, 0.0, false).least_height());
            HEAD + least.fold(0.0, f32::max)
        };
        let least: Vec<f32> = tiles.chunks(columns).map(least).collect();
        let (_, heights) = in_view(&least, height, 0);
        // Those out of view are as high as those in view.
        let rows = tiles.chunks(columns).zip(heights.iter().copied().cycle());
        let panels = rows
            .flat_map(|(row, height)| row.iter().map(move |tile| laid(tile, height - HEAD, true)));
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
}

/// The rows in view from the top: which is the first, and how high each is.
fn in_view(least: &[f32], height: f32, first: usize) -> (usize, Vec<f32>) {
    if total(least) <= height + 0.5 {
        return (0, row_heights(least, height));
    }
    // Of one height, so that as many are in view wherever the first is.
    let highest = least.iter().copied().fold(0.0, f32::max);
    let shown = whole_rows((height + BELOW) / (highest + BELOW)).clamp(1, least.len().max(1));
    let each = (height - between(shown)) / shown as f32;
    (first.min(least.len().saturating_sub(shown)), vec![each; shown])
}

fn total(least: &[f32]) -> f32 {
    least.iter().sum::<f32>() + between(least.len())
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
        total(&self.least)
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged {
        let width = panel_width(self.width, self.columns);
        let (first, heights) = in_view(&self.least, area.height, looked_at.first_row);
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
