//! Lays out one figure, as large as the room allows.

use std::rc::Rc;

use crate::{
    chart::{
        Align, Font, MeasureText, Part, Point, Rect, Role,
        arrange::{Arranged, Layout, View},
        page::{Ink, Page},
        tile::{layout::TileLayout, words::TileWords},
        wrap,
    },
    look::{size, space},
};

use super::read::BigFigure;

/// The figure is no larger than this share of the width that it has: its words stay in proportion.
const SHARE: f32 = 0.105;
/// From this width on it may be larger than on a slide.
const WIDE: f32 = 1200.0;
/// From this size of the figure on the words beside it are larger, too.
const LARGE: f32 = 56.0;
const MIDDLE: f32 = 44.0;

pub(in crate::chart) struct FigureLayout<'a> {
    tile: TileLayout<'a>,
    hint: Vec<String>,
    hint_ink: Ink,
}

impl<'a> FigureLayout<'a> {
    pub fn new(
        figure: &'a BigFigure,
        width: f32,
        body_height: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let laid = |at: f32| {
            let words = match at {
                _ if at >= LARGE => size::TITLE,
                _ if at >= MIDDLE => size::HEADING,
                _ => size::BODY,
            };
            let words = Rc::new(TileWords::new(&figure.tile, width, words, false, measure));
            TileLayout::new(&figure.tile, &words, (body_height, at), true, measure)
        };
        // The largest that the room takes; one with a drawing before a larger one without.
        let is_wide = width >= WIDE;
        let most = (width * SHARE).min(if is_wide { f32::INFINITY } else { LARGE });
        let mut best: Option<TileLayout<'a>> = None;
        for at in size::FIGURES.into_iter().filter(|at| *at <= most) {
            let tried = laid(at);
            let fits = tried.least_height() <= body_height;
            let is_better = |best: &TileLayout<'a>| tried.has_drawing() && !best.has_drawing();
            if fits && best.as_ref().is_none_or(is_better) {
                best = Some(tried);
            }
            if best.as_ref().is_some_and(TileLayout::has_drawing) {
                break;
            }
        }
        let tile = best.unwrap_or_else(|| laid(size::NAME));
        let hint_ink = Ink::new(Part::Empty, Font::regular(size::HEADING), Role::Ink);
        let hint = figure.hint.iter().flat_map(|hint| wrap(hint, hint_ink.font, width, measure));
        Self { tile, hint: hint.collect(), hint_ink }
    }

    fn hint_height(&self) -> f32 {
        if self.hint.is_empty() {
            return 0.0;
        }
        space::S + self.hint.len() as f32 * self.hint_ink.font.line_height()
    }
}

impl Layout for FigureLayout<'_> {
    fn least_height(&self) -> f32 {
        self.tile.least_height() + self.hint_height()
    }

    fn full_height(&self) -> f32 {
        self.least_height()
    }

    /// From the top, where all charts begin.
    fn put(&self, page: &mut Page<'_>, area: Rect, _looked_at: View) -> Arranged {
        let height = (area.height - self.hint_height()).max(0.0);
        let hits = self.tile.put(page, Rect { height, ..area });
        let y = area.top + self.tile.least_height() + space::S;
        page.lines(self.hint_ink, &self.hint, Point { x: area.left, y }, Align::Left);
        Arranged { hits, ..Arranged::default() }
    }
}
