//! Lays out a tile: the figure as large as the room allows, its words below, a drawing beside or
//! below them. Words are never left out; the drawing is, where it has no room.

use crate::{
    chart::{
        Align, Font, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Layout, View},
        measure::{widest_word, wrap_evenly},
        multiples::small::{TREND_HEIGHT, TREND_WIDTH, put_small_trend},
        page::{Ink, Page},
        ranked::layout::RankedLayout,
        trend::layout::hits,
    },
    look::{size, space},
};

use super::read::{Drawing, LineLook, Tile, TileContent};

/// A drawing beside the words has this share of the width, and at least so much.
const DRAWING_SHARE: f32 = 0.48;
const DRAWING_WIDTH: f32 = 132.0;
/// Words have at least so much.
const WORDS_WIDTH: f32 = 128.0;
/// A trend grows up to this.
const TREND_MOST: f32 = 400.0;
/// The unit beside the figure, and words in place of one, are smaller than the figure.
const UNIT_SHARE: f32 = 0.45;
const ABSENT_SHARE: f32 = 0.6;
/// A figure is no smaller than this.
const SMALLEST: f32 = size::TITLE;
/// A figure shrinks to this share for its unit to stand beside it.
const SMALLER_FOR_UNIT: f32 = 0.6;

/// How large the parts of a tile are.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct Sizes {
    pub figure: f32,
    pub words: f32,
    /// Whether it names itself; a chart of one tile has its name in the title.
    pub has_heading: bool,
    /// Whether room is left for a drawing.
    pub draws: bool,
}

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
    heading: Vec<String>,
    figure: FigureLines,
    /// The height of the figure, or of the drawing beside it if that is higher.
    figure_band: f32,
    lines: Vec<(LineLook, Ink, Vec<String>)>,
    words_height: f32,
    heading_height: f32,
    placed: Placed,
    words_width: f32,
}

/// The figure with its unit beside or below, or the words in its place.
struct FigureLines {
    ink: Ink,
    lines: Vec<String>,
    unit: Option<(Ink, String)>,
    /// Whether the unit stands below.
    unit_below: bool,
    width: f32,
    height: f32,
}

impl<'a> TileLayout<'a> {
    /// For a tile so wide that may be so high.
    pub fn new(
        tile: &'a Tile,
        (width, height): (f32, f32),
        sizes: Sizes,
        measure: &dyn MeasureText,
    ) -> Self {
        let laid = |words_width: f32, placed| {
            Self::of(tile, (width, height), words_width, sizes, placed, measure)
        };
        let beside_width = width - space::L - (width * DRAWING_SHARE).max(DRAWING_WIDTH);
        let beside = (beside_width, Placed::Beside, beside_width >= WORDS_WIDTH);
        let (beside_figure, below) =
            ((width, Placed::BesideFigure, true), (width, Placed::Below, true));
        // On a page that is higher than wide the drawing has more room below.
        let tried = if height > width {
            [below, beside, beside_figure]
        } else {
            [beside, beside_figure, below]
        };
        let draws = sizes.draws && !tile.drawings.is_empty();
        let mut fitting = tried.into_iter().filter(|(.., may)| draws && *may);
        let fitting = fitting.find_map(|(words_width, placed, _)| {
            let layout = laid(words_width, placed);
            layout.fits(measure, height, width).then_some(layout)
        });
        fitting.unwrap_or_else(|| laid(width, Placed::Nowhere))
    }

    fn of(
        tile: &'a Tile,
        (width, height): (f32, f32),
        words_width: f32,
        sizes: Sizes,
        placed: Placed,
        measure: &dyn MeasureText,
    ) -> Self {
        let heading_font = Font::regular(size::BODY);
        let heading = if sizes.has_heading {
            wrap_evenly(&tile.heading, heading_font, width, measure)
        } else {
            Vec::new()
        };
        let figure = FigureLines::new(tile, words_width, sizes, measure);
        let lines: Vec<(LineLook, Ink, Vec<String>)> = tile
            .lines
            .iter()
            .map(|line| {
                let (part, role) = match line.look {
                    LineLook::Said => (Part::Word, Role::Ink),
                    LineLook::Firmness => (Part::Word, Role::Muted),
                    LineLook::Warning => (Part::Warning, Role::Warn),
                    LineLook::Refusal => (Part::Absent, Role::Muted),
                };
                let ink = Ink::new(part, Font::regular(sizes.words), role);
                let room = words_width - indent(line.look, ink.font);
                (line.look, ink, wrap_evenly(&line.text, ink.font, room, measure))
            })
            .collect();
        let lines_height: f32 =
            lines.iter().map(|(_, ink, lines)| lines.len() as f32 * ink.font.line_height()).sum();
        let heading_height = heading.len() as f32 * heading_font.line_height();
        // Beside a figure alone a drawing takes what the words leave.
        let left = height - heading_height - lines_height - space::XS;
        let figure_band = match placed {
            Placed::BesideFigure => figure.height.max(left.min(TREND_MOST)),
            _ => figure.height,
        };
        let words_height = figure_band + lines_height;
        Self {
            tile,
            heading,
            figure,
            figure_band,
            lines,
            words_height,
            heading_height,
            placed,
            words_width,
        }
    }

    /// The height of the words.
    pub fn least_height(&self) -> f32 {
        self.heading_height + self.words_height
    }

    pub fn has_drawing(&self) -> bool {
        self.placed != Placed::Nowhere
    }

    /// Where a drawing would stand in a tile at `area`.
    fn drawing_rect(&self, area: Rect) -> Rect {
        let top = area.top + self.heading_height;
        match self.placed {
            Placed::Nowhere => Rect { width: 0.0, height: 0.0, ..area },
            Placed::Beside => {
                let left = area.left + self.words_width + space::L;
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
                let top = top + self.words_height + space::S;
                Rect { top, height: (area.bottom() - top).max(0.0), ..area }
            }
        }
    }

    /// The best drawing that has room.
    fn drawing(&self, measure: &dyn MeasureText, rect: Rect) -> Option<&'a Drawing> {
        self.tile.drawings.iter().find(|drawing| match drawing {
            Drawing::Trend(_) => rect.width >= TREND_WIDTH && rect.height >= TREND_HEIGHT,
            Drawing::Ranking(_) if rect.width < DRAWING_WIDTH => false,
            Drawing::Ranking(ranked) => {
                let layout = RankedLayout::close(ranked, None, rect.width, rect.height, measure);
                layout.full_height() <= rect.height
            }
        })
    }

    fn fits(&self, measure: &dyn MeasureText, height: f32, width: f32) -> bool {
        let rect = self.drawing_rect(Rect { left: 0.0, top: 0.0, width, height });
        self.least_height() <= height && self.drawing(measure, rect).is_some()
    }

    /// Puts it; gives back what lies under the pointer.
    pub fn put(&self, page: &mut Page<'_>, area: Rect) -> Vec<Hit> {
        let heading = Ink::new(Part::Name, Font::regular(size::BODY), Role::Muted);
        let at = Point { x: area.left, y: area.top };
        let mut y = page.lines(heading, &self.heading, at, Align::Left);
        self.figure.put(page, Point { x: area.left, y });
        y += self.figure_band;
        for (look, ink, lines) in &self.lines {
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
            _ => Rect { width: self.words_width, height: y - area.top, ..area },
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

/// How far a line stands in, for the sign before it.
fn indent(look: LineLook, font: Font) -> f32 {
    if look == LineLook::Warning { font.size_pt } else { 0.0 }
}

/// A diamond, as a warning has it everywhere; no letter, for not every font holds one.
fn put_sign(page: &mut Page<'_>, at: Point, ink: Ink) {
    let half = ink.font.size_pt * 0.3;
    let (x, y) = (at.x + half, at.y + ink.font.line_height() * 0.54);
    let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
    let points = corners.into_iter().map(|(x, y)| Point { x, y }).collect();
    page.push(Part::Warning, Shape::Polygon { points, fill: ink.colour });
}

impl FigureLines {
    fn new(tile: &Tile, width: f32, sizes: Sizes, measure: &dyn MeasureText) -> Self {
        match &tile.content {
            TileContent::Number { number, unit } => {
                let unit_font = |at: f32| Font::regular((at * UNIT_SHARE).max(size::BODY));
                let number_width = |at: f32| measure.width_pt(number, Font::bold(at));
                let with_unit = |at: f32| match unit.as_str() {
                    "" => number_width(at),
                    unit => number_width(at) + space::XS + measure.width_pt(unit, unit_font(at)),
                };
                let smaller = || size::FIGURES.into_iter().filter(|at| *at <= sizes.figure);
                // Rather a little smaller than with its unit on a line of its own.
                let at = smaller()
                    .filter(|at| *at >= sizes.figure * SMALLER_FOR_UNIT)
                    .find(|at| with_unit(*at) <= width)
                    .or_else(|| smaller().find(|at| number_width(*at) <= width))
                    .unwrap_or(SMALLEST);
                let ink = Ink::new(Part::Value, Font::bold(at), Role::Ink);
                let unit_font = unit_font(at);
                let unit_ink = Ink::new(Part::Value, unit_font, Role::Muted);
                let unit_below = with_unit(at) > width;
                let unit_width = measure.width_pt(unit, unit_font);
                let own_width =
                    if unit_below { number_width(at).max(unit_width) } else { with_unit(at) };
                let unit = (!unit.is_empty()).then(|| (unit_ink, unit.clone()));
                let below = unit.is_some() && unit_below;
                let height =
                    ink.font.line_height() + if below { unit_font.line_height() } else { 0.0 };
                let lines = vec![number.clone()];
                Self { ink, lines, unit, unit_below, width: own_width, height }
            }
            TileContent::Absent(words) => {
                let fits = |at: &f32| widest_word(words, Font::regular(*at), measure) <= width;
                let larger = size::FIGURES.into_iter().filter(|at| *at <= sizes.figure);
                let at = larger.map(|at| at * ABSENT_SHARE).find(fits);
                let at = at.unwrap_or_default().max(size::TITLE);
                let ink = Ink::new(Part::Absent, Font::regular(at), Role::Muted);
                let lines = wrap_evenly(words, ink.font, width, measure);
                let height = lines.len() as f32 * ink.font.line_height();
                Self { ink, lines, unit: None, unit_below: false, width, height }
            }
        }
    }

    fn put(&self, page: &mut Page<'_>, at: Point) {
        let bottom = page.lines(self.ink, &self.lines, at, Align::Left);
        let Some((ink, unit)) = &self.unit else { return };
        if self.unit_below {
            page.line(*ink, unit, Point { x: at.x, y: bottom }, Align::Left);
        } else {
            let number = self.lines.first().map(String::as_str).unwrap_or_default();
            let x = at.x + page.measure.width_pt(number, self.ink.font) + space::XS;
            // Both stand on one line.
            let ascent = |font: Font| font.size_pt * 1.069;
            let y = at.y + ascent(self.ink.font) - ascent(ink.font);
            page.line(*ink, unit, Point { x, y }, Align::Left);
        }
    }
}
