//! The names of the numbered criteria, one after another in as many lines as they need.

use crate::{
    chart::{
        Align, MeasureText, Part, Point, Role,
        bar::WORD,
        page::{Ink, Page},
        wrap,
    },
    look::space,
};

use super::read::Criterion;

/// Texts with how far right each stands, line by line.
#[derive(Default)]
pub(super) struct NumberedKey {
    lines: Vec<Vec<(f32, String)>>,
}

impl NumberedKey {
    pub fn new<'c>(
        criteria: impl Iterator<Item = &'c Criterion>,
        width: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let mut lines: Vec<Vec<(f32, String)>> = Vec::new();
        let mut x = width;
        for criterion in criteria {
            let text = format!("{} {}", criterion.number, criterion.name);
            // A name wider than the page stands in lines of its own.
            for piece in wrap(&text, WORD, width, measure) {
                let own = measure.width_pt(&piece, WORD);
                match lines.last_mut() {
                    Some(line) if x + own <= width => line.push((x, piece)),
                    _ => {
                        lines.push(vec![(0.0, piece)]);
                        x = 0.0;
                    }
                }
                x += own + space::L;
            }
        }
        Self { lines }
    }

    /// With the distance to what stands above it.
    pub fn height(&self) -> f32 {
        if self.lines.is_empty() {
            return 0.0;
        }
        self.lines.len() as f32 * WORD.line_height() + space::M
    }

    pub fn put(&self, page: &mut Page<'_>, top: f32) {
        let mut y = top + space::M;
        for line in &self.lines {
            for (x, text) in line {
                let ink = Ink::new(Part::Axis, WORD, Role::Ink);
                page.line(ink, text, Point { x: *x, y }, Align::Left);
            }
            y += WORD.line_height();
        }
    }
}
