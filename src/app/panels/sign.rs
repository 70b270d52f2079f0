//! ● ◆ ▲: drawn, since not every font has them.

use egui::{Color32, Pos2, Shape, Stroke, pos2};

/// A sign that is known by its shape as well as by its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Disc,
    Diamond,
    Triangle,
}

/// The sign round a point.
pub(super) fn sign(sign: Sign, c: Pos2, ink: Color32) -> Shape {
    let points = match sign {
        Sign::Disc => return Shape::circle_filled(c, 4.0, ink),
        Sign::Diamond => vec![
            pos2(c.x, c.y - 5.0),
            pos2(c.x + 5.0, c.y),
            pos2(c.x, c.y + 5.0),
            pos2(c.x - 5.0, c.y),
        ],
        Sign::Triangle => {
            vec![pos2(c.x, c.y - 4.5), pos2(c.x + 5.0, c.y + 4.0), pos2(c.x - 5.0, c.y + 4.0)]
        }
    };
    Shape::convex_polygon(points, ink, Stroke::NONE)
}
