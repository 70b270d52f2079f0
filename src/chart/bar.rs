//! A bar that shows how firm its figure is, and the texts beside it.

use crate::look::{size, space};

use super::{
    Align, Colour, Font, MeasureText, Part, Point, Rect, Role, Shape,
    page::{Ink, Page},
    reading::Style,
};

pub(super) const VALUE: Font = Font::bold(size::BODY);
pub(super) const WORD: Font = Font::regular(size::SMALL);

/// The width of a plan's tick.
pub(super) const TICK_WIDTH: f32 = 2.5;

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
        put_dashed_frame(page, Part::Bar, bar.grown(-0.75), 1.5, role);
    }
}

/// A dashed line around what is not firm.
pub(super) fn put_dashed_frame(
    page: &mut Page<'_>,
    part: Part,
    rect: Rect,
    width: f32,
    role: Role,
) {
    let Rect { left, top, .. } = rect;
    let (right, bottom) = (rect.right(), rect.bottom());
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    let points = corners.into_iter().map(|(x, y)| Point { x, y }).collect();
    let (colour, dash) = (role.into(), Some((4.0, 3.0)));
    page.push(part, Shape::Line { points, width, colour, dash });
}

/// The plan as a tick across a bar's band, with an edge in the panel's colour that keeps it apart
/// from a bar as dark as itself.
pub(super) fn put_tick(page: &mut Page<'_>, x: f32, band: Rect) -> Rect {
    let tick = Rect {
        left: x - TICK_WIDTH / 2.0,
        top: band.top - space::XS,
        width: TICK_WIDTH,
        height: band.height + 2.0 * space::XS,
    };
    for (rect, role) in [(tick.grown(1.0), Role::Panel), (tick, Role::Ink)] {
        page.push(Part::Plan, Shape::Rect { rect, fill: Some(role.into()), edge: None });
    }
    tick
}
