//! Turns a chart's scene into egui's shapes: for the window, and for pictures.

use std::sync::Arc;

use egui::{Align2, Color32, Context, Pos2, Rect as EguiRect, Stroke, StrokeKind, vec2};

use crate::{
    chart::{Align, Colour, Font, Point, Rect, Scene, Shape, TextLine, hatch_lines},
    look::Palette,
};

use super::theme::{bold, colour, regular};

/// All marks of a scene whose top left corner stands at `origin`.
#[must_use]
pub fn scene_shapes(
    ctx: &Context,
    scene: &Scene,
    origin: Pos2,
    palette: &Palette,
) -> Vec<egui::Shape> {
    let mut shapes = Vec::new();
    for mark in &scene.marks {
        paint(ctx, &mark.shape, origin, palette, &mut shapes);
    }
    shapes
}

/// Turns one mark into egui's shapes.
fn paint(
    ctx: &Context,
    shape: &Shape,
    origin: Pos2,
    palette: &Palette,
    shapes: &mut Vec<egui::Shape>,
) {
    let ink = |c: Colour| colour(c.rgb(palette));
    let at = |point: Point| origin + vec2(point.x, point.y);
    match shape {
        Shape::Rect { rect, fill, edge } => {
            let rect = placed(*rect, origin);
            if let Some(fill) = fill {
                shapes.push(egui::Shape::rect_filled(rect, 0, ink(*fill)));
            }
            if let Some((width, edge)) = edge {
                let edge = Stroke::new(*width, ink(*edge));
                shapes.push(egui::Shape::rect_stroke(rect, 0, edge, StrokeKind::Inside));
            }
        }
        Shape::Line { points, width, colour, dash } => {
            let stroke = Stroke::new(*width, ink(*colour));
            let points: Vec<Pos2> = points.iter().map(|point| at(*point)).collect();
            match (dash, points.as_slice()) {
                (Some((dash, gap)), points) => {
                    shapes.extend(egui::Shape::dashed_line(points, stroke, *dash, *gap));
                }
                (None, [from, to]) => {
                    shapes.push(egui::Shape::line_segment([*from, *to], stroke));
                }
                (None, _) => shapes.push(egui::Shape::line(points, stroke)),
            }
        }
        Shape::Polygon { points, fill } => {
            let points = points.iter().map(|point| at(*point)).collect();
            shapes.push(egui::Shape::convex_polygon(points, ink(*fill), Stroke::NONE));
        }
        Shape::Circle { centre, radius, fill, edge } => {
            shapes.push(egui::Shape::circle_filled(at(*centre), *radius, ink(*fill)));
            if let Some((width, edge)) = edge {
                // egui draws the edge of a circle outside of its radius.
                let edge = Stroke::new(*width, ink(*edge));
                shapes.push(egui::Shape::circle_stroke(at(*centre), radius - width, edge));
            }
        }
        Shape::Hatch { rect, spacing, width, colour } => {
            let stroke = Stroke::new(*width, ink(*colour));
            for [from, to] in hatch_lines(*rect, *spacing) {
                shapes.push(egui::Shape::line_segment([at(from), at(to)], stroke));
            }
        }
        Shape::Text(line) => paint_text(ctx, line, origin, palette, shapes),
    }
}

fn paint_text(
    ctx: &Context,
    line: &TextLine,
    origin: Pos2,
    palette: &Palette,
    shapes: &mut Vec<egui::Shape>,
) {
    let galley = ctx.fonts_mut(|fonts| {
        fonts.layout_no_wrap(line.text.clone(), font_id(line.font), Color32::PLACEHOLDER)
    });
    let align = match line.align {
        Align::Left => Align2::LEFT_CENTER,
        Align::Middle => Align2::CENTER_CENTER,
        Align::Right => Align2::RIGHT_CENTER,
    };
    let anchor = line.anchor();
    let middle = origin + vec2(anchor.x, anchor.y + line.rect.height / 2.0);
    let corner = align.anchor_size(middle, galley.size()).min;
    if line.halo {
        let edge = colour(palette.panel);
        for (x, y) in [(-2, 0), (2, 0), (0, -2), (0, 2), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
            let shifted = corner + vec2(x as f32, y as f32);
            let text = egui::epaint::TextShape::new(shifted, Arc::clone(&galley), edge)
                .with_override_text_color(edge);
            shapes.push(text.into());
        }
    }
    shapes.push(egui::Shape::galley(corner, galley, colour(line.colour.rgb(palette))));
}

pub(super) fn placed(rect: Rect, origin: Pos2) -> EguiRect {
    EguiRect::from_min_size(origin + vec2(rect.left, rect.top), vec2(rect.width, rect.height))
}

pub(super) fn font_id(font: Font) -> egui::FontId {
    if font.bold { bold(font.size_pt) } else { regular(font.size_pt) }
}
