//! Lays out a tile: the figure as large as the room allows, its words below, a drawing beside or
//! below them. Words are never left out; the drawing is, where it has no room.

use std::rc::Rc;

use crate::{
    chart::{
        Align, Hit, MeasureText, Part, Point, Rect, Shape,
        arrange::{Layout, View},
        multiples::small::{TREND_HEIGHT, TREND_WIDTH, put_small_trend},
        page::{Ink, Page},
        ranked::layout::RankedLayout,
        rows::CLOSE_PITCH_LEAST,
        trend::layout::hits,
    },
    look::space,
};

use super::{
    read::{Drawing, LineLook, Tile},
    words::{DRAWING_WIDTH, FigureLines, TileWords, Words, indent},
};

/// A trend grows up to this.
const TREND_MOST: f32 = 400.0;

/// Where the drawing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placed {
    Nowhere,
    /// Beside figure and words.
    Beside,
    /// Beside the figure alone, which may be lower than the drawing; the words below both.
    BesideFigure,
    Below,
}

pub(in crate::chart) struct TileLayout<'a> {
    tile: &'a Tile,
    words: Rc<TileWords>,
    figure: FigureLines,
    /// The height of the figure, or of the drawing beside it if that is higher.
    figure_band: f32,
    placed: Placed,
    width: f32,
}

impl<'a> TileLayout<'a> {
    /// With a figure no larger than `largest`, and so high; a drawing only if `draws`.
    pub fn new(
        tile: &'a Tile,
        words: &Rc<TileWords>,
        (height, largest): (f32, f32),
        draws: bool,
        measure: &dyn MeasureText,
    ) -> Self {
        let width = words.full.width;
        let of = |placed: Placed, room: f32| {
            let figure = FigureLines::new(tile, room, largest, measure);
            let figure_band = figure.height;
            Self { tile, words: Rc::clone(words), figure, figure_band, placed, width }
        };
        let draws = draws && !tile.drawings.is_empty();
        // On a page that is higher than wide the drawing has more room below.
        let tried = if height > width {
            [Placed::Below, Placed::Beside, Placed::BesideFigure]
        } else {
            [Placed::Beside, Placed::BesideFigure, Placed::Below]
        };
        for placed in tried.into_iter().filter(|_| draws) {
            let room = match (placed, &words.beside) {
                (Placed::Beside, None) => continue,
                (Placed::Beside, Some(beside)) => beside.width,
                _ => width,
            };
            let mut layout = of(placed, room);
            if placed == Placed::BesideFigure {
                // A drawing there takes what the words leave.
                let left = height - words.heading_height - words.full.height - space::XS;
                layout.figure_band = layout.figure.height.max(left.min(TREND_MOST));
            }
            if layout.fits(measure, height) {
                return layout;
            }
        }
        of(Placed::Nowhere, width)
    }

    fn below(&self) -> &Words {
        match (self.placed, &self.words.beside) {
            (Placed::Beside, Some(beside)) => beside,
            _ => &self.words.full,
        }
    }

    /// The height of the words.
    pub fn least_height(&self) -> f32 {
        self.words.heading_height + self.figure_band + self.below().height
    }

    pub fn has_drawing(&self) -> bool {
        self.placed != Placed::Nowhere
    }

    /// Where a drawing would stand in a tile at `area`.
    fn drawing_rect(&self, area: Rect) -> Rect {
        let top = area.top + self.words.heading_height;
        match self.placed {
            Placed::Nowhere => Rect { width: 0.0, height: 0.0, ..area },
            Placed::Beside => {
                let left = area.left + self.below().width + space::L;
                let top = top + space::XS;
                let height = (area.bottom() - top).max(0.0);
                Rect { left, top, width: (area.right() - left).max(0.0), height }
            }
            Placed::BesideFigure => {
                let left = area.left + self.figure.width + space::L;
                let height = self.figure_band;
                Rect { left, top, width: (area.right() - left).max(0.0), height }
            }
            Placed::Below => {
                let top = area.top + self.least_height() + space::S;
                Rect { top, height: (area.bottom() - top).max(0.0), ..area }
            }
        }
    }

    /// The best drawing that has room.
    fn drawing(&self, measure: &dyn MeasureText, rect: Rect) -> Option<&'a Drawing> {
        self.tile.drawings.iter().find(|drawing| match drawing {
            Drawing::Trend(_) => rect.width >= TREND_WIDTH && rect.height >= TREND_HEIGHT,
            Drawing::Ranking(ranked) => {
                let least = CLOSE_PITCH_LEAST * ranked.rows.len() as f32;
                if rect.width < DRAWING_WIDTH || rect.height < least {
                    return false;
                }
                let layout = RankedLayout::close(ranked, None, rect.width, rect.height, measure);
                layout.full_height() <= rect.height
            }
        })
    }

    fn fits(&self, measure: &dyn MeasureText, height: f32) -> bool {
        let rect = self.drawing_rect(Rect { left: 0.0, top: 0.0, width: self.width, height });
        self.least_height() <= height && self.drawing(measure, rect).is_some()
    }

    /// Puts it; gives back what lies under the pointer.
    pub fn put(&self, page: &mut Page<'_>, area: Rect) -> Vec<Hit> {
        let at = Point { x: area.left, y: area.top };
        let mut y = self.words.put_heading(page, at);
        self.figure.put(page, Point { x: area.left, y });
        y += self.figure_band;
        for (look, ink, lines) in &self.below().lines {
            let left = area.left + indent(*look, ink.font);
            if *look == LineLook::Warning {
                put_sign(page, Point { x: area.left, y }, *ink);
            }
            y = page.lines(*ink, lines, Point { x: left, y }, Align::Left);
        }
        let rect = self.drawing_rect(area);
        let words = match self.placed {
            Placed::BesideFigure => {
                Rect { width: self.figure.width, height: rect.bottom() - area.top, ..area }
            }
            _ => Rect { width: self.below().width, height: y - area.top, ..area },
        };
        let mut found = vec![Hit { rect: words, ..self.tile.hit.clone() }];
        let measure = page.measure;
        match self.drawing(measure, rect).filter(|_| self.placed != Placed::Nowhere) {
            Some(Drawing::Trend(trend)) => {
                let rect = Rect { height: rect.height.min(TREND_MOST), ..rect };
                let plane = put_small_trend(page, trend, rect);
                found.extend(hits(trend, &plane));
            }
            Some(Drawing::Ranking(ranked)) => {
                let highlight = Some(&self.tile.place)
                    .filter(|place| ranked.rows.iter().any(|row| row.hit.place == **place));
                let layout =
                    RankedLayout::close(ranked, highlight, rect.width, rect.height, measure);
                let arranged =
                    page.inset(rect, |page, area| layout.put(page, area, View::default()));
                found.extend(arranged.hits);
            }
            None => {}
        }
        found
    }
}

/// A diamond, as a warning has it everywhere; no letter, for not every font holds one.
fn put_sign(page: &mut Page<'_>, at: Point, ink: Ink) {
    let half = ink.font.size_pt * 0.3;
    let (x, y) = (at.x + half, at.y + ink.font.line_height() * 0.54);
    let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
    let points = corners.into_iter().map(|(x, y)| Point { x, y }).collect();
    page.push(Part::Warning, Shape::Polygon { points, fill: ink.colour });
}
