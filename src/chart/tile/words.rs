//! The words of a tile in lines: what does not depend on how large its figure is, and the figure.

use crate::{
    chart::{
        Align, Font, MeasureText, Part, Point, Role,
        measure::{widest_word, wrap_evenly},
        page::{Ink, Page},
    },
    look::{size, space},
};

use super::read::{LineLook, Tile, TileContent};

/// A drawing beside the words has this share of the width, and at least so much.
const DRAWING_SHARE: f32 = 0.48;
pub(super) const DRAWING_WIDTH: f32 = 132.0;
/// Words have at least so much.
const WORDS_WIDTH: f32 = 128.0;
/// The unit beside the figure, and words in place of one, are smaller than the figure.
const UNIT_SHARE: f32 = 0.45;
const ABSENT_SHARE: f32 = 0.6;
/// A figure is no smaller than this.
const SMALLEST: f32 = size::TITLE;
/// A figure shrinks to this share for its unit to stand beside it.
const SMALLER_FOR_UNIT: f32 = 0.6;

const HEADING: Font = Font::regular(size::BODY);

/// The words of a tile of one width.
pub(in crate::chart) struct TileWords {
    pub heading: Vec<String>,
    pub heading_height: f32,
    pub full: Words,
    /// Beside a drawing; none if that leaves too little room.
    pub beside: Option<Words>,
}

/// The lines below a figure.
pub(in crate::chart) struct Words {
    pub width: f32,
    pub lines: Vec<(LineLook, Ink, Vec<String>)>,
    pub height: f32,
}

impl TileWords {
    /// In letters of one size; without its heading where the title names it.
    pub fn new(
        tile: &Tile,
        width: f32,
        size_pt: f32,
        has_heading: bool,
        measure: &dyn MeasureText,
    ) -> Self {
        let heading = if has_heading {
            wrap_evenly(&tile.heading, HEADING, width, measure)
        } else {
            Vec::new()
        };
        let beside_width = width - space::L - (width * DRAWING_SHARE).max(DRAWING_WIDTH);
        let beside = (beside_width >= WORDS_WIDTH && !tile.drawings.is_empty())
            .then(|| Words::new(tile, beside_width, size_pt, measure));
        Self {
            heading_height: heading.len() as f32 * HEADING.line_height(),
            heading,
            full: Words::new(tile, width, size_pt, measure),
            beside,
        }
    }

    pub(super) fn put_heading(&self, page: &mut Page<'_>, at: Point) -> f32 {
        page.lines(Ink::new(Part::Name, HEADING, Role::Muted), &self.heading, at, Align::Left)
    }
}

impl Words {
    fn new(tile: &Tile, width: f32, size_pt: f32, measure: &dyn MeasureText) -> Self {
        let broken = tile.lines.iter().map(|line| {
            let (part, role) = match line.look {
                LineLook::Said => (Part::Word, Role::Ink),
                LineLook::Firmness => (Part::Word, Role::Muted),
                LineLook::Warning => (Part::Warning, Role::Warn),
                LineLook::Refusal => (Part::Absent, Role::Muted),
            };
            let ink = Ink::new(part, Font::regular(size_pt), role);
            let room = width - indent(line.look, ink.font);
            (line.look, ink, wrap_evenly(&line.text, ink.font, room, measure))
        });
        let lines: Vec<(LineLook, Ink, Vec<String>)> = broken.collect();
        let heights =
            lines.iter().map(|(_, ink, lines)| lines.len() as f32 * ink.font.line_height());
        Self { width, height: heights.sum(), lines }
    }
}

/// How far a line stands in, for the sign before it.
pub(super) fn indent(look: LineLook, font: Font) -> f32 {
    if look == LineLook::Warning { font.size_pt } else { 0.0 }
}

/// The figure with its unit beside or below, or the words in its place.
pub(super) struct FigureLines {
    ink: Ink,
    lines: Vec<String>,
    unit: Option<(Ink, String)>,
    /// Whether the unit stands below.
    unit_below: bool,
    pub width: f32,
    pub height: f32,
}

impl FigureLines {
    /// No larger than `largest`, and no wider than `width`.
    pub fn new(tile: &Tile, width: f32, largest: f32, measure: &dyn MeasureText) -> Self {
        match &tile.content {
            TileContent::Number { number, unit } => {
                let unit_font = |at: f32| Font::regular((at * UNIT_SHARE).max(size::BODY));
                let number_width = |at: f32| measure.width_pt(number, Font::bold(at));
                let with_unit = |at: f32| match unit.as_str() {
                    "" => number_width(at),
                    unit => number_width(at) + space::XS + measure.width_pt(unit, unit_font(at)),
                };
                let smaller = || size::FIGURES.into_iter().filter(|at| *at <= largest);
                // Rather a little smaller than with its unit on a line of its own.
                let at = smaller()
                    .filter(|at| *at >= largest * SMALLER_FOR_UNIT)
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
                let larger = size::FIGURES.into_iter().filter(|at| *at <= largest);
                let at = larger.map(|at| at * ABSENT_SHARE).find(fits);
                let at = at.unwrap_or_default().max(size::TITLE);
                let ink = Ink::new(Part::Absent, Font::regular(at), Role::Muted);
                let lines = wrap_evenly(words, ink.font, width, measure);
                let height = lines.len() as f32 * ink.font.line_height();
                Self { ink, lines, unit: None, unit_below: false, width, height }
            }
        }
    }

    pub fn put(&self, page: &mut Page<'_>, at: Point) {
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
