//! What the colours of a chart stand for: swatches with names, in as many lines as they need.

use crate::look::space;

use super::{
    Align, Colour, MeasureText, Part, Point, Rect, Role, Shape,
    bar::WORD,
    page::{Ink, Page},
};

const SWATCH: f32 = 11.0;

/// Names broken into lines.
pub(super) struct Legend<'a> {
    names: &'a [String],
    /// In each line which names stand there, and from where on.
    lines: Vec<Vec<(usize, f32)>>,
}

impl<'a> Legend<'a> {
    pub fn new(names: &'a [String], width: f32, measure: &dyn MeasureText) -> Self {
        let mut lines: Vec<Vec<(usize, f32)>> = vec![Vec::new()];
        let mut x = 0.0;
        for (at, name) in names.iter().enumerate() {
            let own = SWATCH + space::XS + measure.width_pt(name, WORD);
            if x > 0.0 && x + own > width {
                lines.push(Vec::new());
                x = 0.0;
            }
            if let Some(line) = lines.last_mut() {
                line.push((at, x));
            }
            x += own + space::L;
        }
        Self { names, lines }
    }

    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * WORD.line_height()
    }

    /// Puts each swatch in its colour, with an edge; gives back where they end.
    pub fn put(
        &self,
        page: &mut Page<'_>,
        top: f32,
        edge: Role,
        colour: impl Fn(usize) -> Colour,
    ) -> f32 {
        let mut y = top;
        for line in &self.lines {
            for (at, x) in line {
                let Some(name) = self.names.get(*at) else { continue };
                let middle = y + WORD.line_height() / 2.0;
                let rect =
                    Rect { left: *x, top: middle - SWATCH / 2.0, width: SWATCH, height: SWATCH };
                let (fill, edge) = (Some(colour(*at)), Some((1.0, edge.into())));
                page.push(Part::Segment, Shape::Rect { rect, fill, edge });
                let at = Point { x: rect.right() + space::XS, y };
                page.line(Ink::new(Part::Axis, WORD, Role::Ink), name, at, Align::Left);
            }
            y += WORD.line_height();
        }
        y
    }
}
