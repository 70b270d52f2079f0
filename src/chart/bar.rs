//! A bar that shows how firm its figure is, and the texts beside it.

use crate::look::{size, space};

use super::{
    Align, Colour, Font, MeasureText, Part, Point, Rect, Role, Shape,
    page::{Ink, Page},
    reading::Style,
};

pub(super) const VALUE: Font = Font::bold(size::BODY);
pub(super) const WORD: Font = Font::regular(size::SMALL);

/// The texts beside a bar.
#[derive(Default)]
pub(super) struct Label {
    pub pieces: Vec<(Ink, String, f32)>,
    pub width: f32,
}

impl Label {
    pub fn add(&mut self, ink: Ink, text: &str, measure: &dyn MeasureText) {
        // Room for bold whether or not it is highlighted, so that a highlight moves nothing.
        let bold = ink.font.bold || ink.part == Part::Value;
        let width = measure.width_pt(text, Font { bold, ..ink.font });
        if !self.pieces.is_empty() {
            self.width += space::S;
        }
        self.width += width;
        self.pieces.push((ink, text.to_owned(), width));
    }
}

/// Puts the texts beside one another from `left` on, level with `middle`.
pub(super) fn put_pieces(page: &mut Page<'_>, label: &Label, left: f32, middle: f32) -> Rect {
    let mut x = left;
    for (ink, text, width) in &label.pieces {
        let top = middle - ink.font.line_height() / 2.0;
        page.line(*ink, text, Point { x, y: top }, Align::Left);
        x += width + space::S;
    }
    let height = VALUE.line_height();
    Rect { left, top: middle - height / 2.0, width: label.width, height }
}

/// Draws one bar so that it shows how firm its figure is.
pub(super) fn put_bar(page: &mut Page<'_>, bar: Rect, role: Role, style: Style) {
    let fill = match style {
        Style { partial: true, .. } => Colour::pale(role, 0.15),
        // What stands back is pale enough.
        Style { pale: true, .. } if role == Role::Grey => Colour::pale(role, 0.7),
        Style { pale: true, .. } => Colour::pale(role, 0.4),
        Style { .. } => role.into(),
    };
    let edge = style.pale.then(|| (1.0, role.into())).filter(|_| !style.partial);
    page.push(Part::Bar, Shape::Rect { rect: bar, fill: Some(fill), edge });
    if style.soft {
        let colour = if style.pale || style.partial { role } else { Role::Panel };
        let rect = bar.grown(-1.0);
        let shape = Shape::Hatch { rect, spacing: 7.0, width: 1.5, colour: colour.into() };
        page.push(Part::Bar, shape);
    }
    if style.partial {
        let (left, right) = (bar.left + 0.75, bar.right() - 0.75);
        let (top, bottom) = (bar.top + 0.75, bar.bottom() - 0.75);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        let shape = Shape::Line {
            points: corners.into_iter().map(|(x, y)| Point { x, y }).collect(),
            width: 1.5,
            colour: role.into(),
            dash: Some((4.0, 3.0)),
        };
        page.push(Part::Bar, shape);
    }
}
