//! Lays out a tile: the figure as large as the room allows, its words below, a drawing beside or
//! below them. Words are never left out; the drawing is, where it has no room.

use crate::{
    chart::{
        Align, Font, Hit, MeasureText, Part, Point, Rect, Role,
        arrange::{Layout, View},
        measure::{widest_word, wrap_evenly},
        multiples::small::{TREND_HEIGHT, put_small_trend},
        page::{Ink, Page},
        ranked::layout::RankedLayout,
        trend::layout::hits,
        wrap,
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
const TREND_MOST: f32 = 300.0;
/// The unit beside the figure, and words in place of one, are smaller than the figure.
const UNIT_SHARE: f32 = 0.45;
const ABSENT_SHARE: f32 = 0.6;

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
    Beside,
    Below,
}

pub(in crate::chart) struct TileLayout<'a> {
    tile: &'a Tile,
    /// From the top: text, how it looks, and whether what follows stands beside it.
    heading: Vec<String>,
    figure: FigureLines,
    lines: Vec<(Ink, Vec<String>)>,
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
        let can_draw = sizes.draws && !tile.drawings.is_empty();
        let beside_width = width - space::L - (width * DRAWING_SHARE).max(DRAWING_WIDTH);
        if can_draw && beside_width >= WORDS_WIDTH {
            let beside = Self::of(tile, width, beside_width, sizes, Placed::Beside, measure);
            if beside.fits(measure, height, width) {
                return beside;
            }
        }
        if can_draw {
            let below = Self::of(tile, width, width, sizes, Placed::Below, measure);
            if below.fits(measure, height, width) {
                return below;
            }
        }
        Self::of(tile, width, width, sizes, Placed::Nowhere, measure)
    }

    fn of(
        tile: &'a Tile,
        width: f32,
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
        let lines: Vec<(Ink, Vec<String>)> = tile
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
                (ink, wrap(&line.text, ink.font, words_width, measure))
            })
            .collect();
        let lines_height: f32 =
            lines.iter().map(|(ink, lines)| lines.len() as f32 * ink.font.line_height()).sum();
        let heading_height = heading.len() as f32 * heading_font.line_height();
        let words_height = figure.height + lines_height;
        Self { tile, heading, figure, lines, words_height, heading_height, placed, words_width }
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
            Placed::Below => {
                let top = top + self.words_height + space::S;
                Rect { top, height: (area.bottom() - top).max(0.0), ..area }
            }
        }
    }

    /// The best drawing that has room.
    fn drawing(&self, measure: &dyn MeasureText, rect: Rect) -> Option<&'a Drawing> {
        self.tile.drawings.iter().find(|drawing| match drawing {
            Drawing::Trend(_) => rect.height >= TREND_HEIGHT,
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
        y = self.figure.put(page, Point { x: area.left, y });
        for (ink, lines) in &self.lines {
            y = page.lines(*ink, lines, Point { x: area.left, y }, Align::Left);
        }
        let words = Rect { width: self.words_width, height: y - area.top, ..area };
        let mut found = vec![Hit { rect: words, ..self.tile.hit.clone() }];
        let rect = self.drawing_rect(area);
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

impl FigureLines {
    fn new(tile: &Tile, width: f32, sizes: Sizes, measure: &dyn MeasureText) -> Self {
        match &tile.content {
            TileContent::Number { number, unit } => {
                let fits = |at: &f32| measure.width_pt(number, Font::bold(*at)) <= width;
                let smaller = size::FIGURES.into_iter().filter(|at| *at <= sizes.figure);
                let at = smaller.clone().find(fits).or(smaller.last()).unwrap_or(size::NAME);
                let ink = Ink::new(Part::Value, Font::bold(at), Role::Ink);
                let unit_font = Font::regular((at * UNIT_SHARE).max(size::BODY));
                let unit_ink = Ink::new(Part::Value, unit_font, Role::Muted);
                let room = width - measure.width_pt(number, ink.font) - space::XS;
                let unit_below = measure.width_pt(unit, unit_font) > room;
                let unit = (!unit.is_empty()).then(|| (unit_ink, unit.clone()));
                let below = unit.is_some() && unit_below;
                let height =
                    ink.font.line_height() + if below { unit_font.line_height() } else { 0.0 };
                Self { ink, lines: vec![number.clone()], unit, unit_below, height }
            }
            TileContent::Absent(words) => {
                let fits = |at: &f32| widest_word(words, Font::regular(*at), measure) <= width;
                let sized = size::FIGURES.into_iter().map(|at| at * ABSENT_SHARE);
                let smaller = sized.filter(|at| *at <= sizes.figure * ABSENT_SHARE);
                let at = smaller.clone().find(fits).or(smaller.last()).unwrap_or(size::BODY);
                let ink = Ink::new(Part::Absent, Font::regular(at), Role::Muted);
                let lines = wrap_evenly(words, ink.font, width, measure);
                let height = lines.len() as f32 * ink.font.line_height();
                Self { ink, lines, unit: None, unit_below: false, height }
            }
        }
    }

    fn put(&self, page: &mut Page<'_>, at: Point) -> f32 {
        let mut bottom = page.lines(self.ink, &self.lines, at, Align::Left);
        let Some((ink, unit)) = &self.unit else { return bottom };
        if self.unit_below {
            let below = page.line(*ink, unit, Point { x: at.x, y: bottom }, Align::Left);
            bottom = below.bottom();
        } else {
            let number = self.lines.first().map(String::as_str).unwrap_or_default();
            let x = at.x + page.measure.width_pt(number, self.ink.font) + space::XS;
            // Both stand on one line.
            let ascent = |font: Font| font.size_pt * 1.069;
            let y = at.y + ascent(self.ink.font) - ascent(ink.font);
            page.line(*ink, unit, Point { x, y }, Align::Left);
        }
        bottom
    }
}
