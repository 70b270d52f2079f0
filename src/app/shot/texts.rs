//! The texts of a frame: where each stands, and whether it can be read whole.

use egui::{Color32, Rect, Shape, epaint::ClippedShape};
use serde::Serialize;

/// A visible text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownText {
    pub text: String,
    /// Left, top, width, height in pixels.
    pub rect: [f32; 4],
    /// Height of its letters in pixels: the font's size.
    pub size: f32,
    /// Shortened with an ellipsis, or clipped.
    pub cut: bool,
    /// Something opaque was drawn over it.
    pub covered: bool,
}

struct Found {
    text: ShownText,
    rect: Rect,
}

/// Every text in the order it was drawn; those wholly outside their clip are left out.
#[must_use]
pub fn shown(shapes: &[ClippedShape], pixels_per_point: f32) -> Vec<ShownText> {
    let mut found = Vec::new();
    for clipped in shapes {
        collect(&clipped.shape, clipped.clip_rect, pixels_per_point, &mut found);
    }
    found.into_iter().map(|found: Found| found.text).collect()
}

fn collect(shape: &Shape, clip: Rect, pixels_per_point: f32, found: &mut Vec<Found>) {
    match shape {
        Shape::Vec(shapes) => {
            for shape in shapes {
                collect(shape, clip, pixels_per_point, found);
            }
        }
        Shape::Rect(rect) if rect.fill.a() == 255 && rect.fill != Color32::TRANSPARENT => {
            let cover = rect.rect.intersect(clip);
            for earlier in found.iter_mut() {
                let common = earlier.rect.intersect(cover);
                if common.is_positive() && common.area() > 0.1 * earlier.rect.area() {
                    earlier.text.covered = true;
                }
            }
        }
        Shape::Text(text) if !text.galley.text().trim().is_empty() => {
            let rect = text.galley.rect.translate(text.pos.to_vec2());
            let visible = rect.intersect(clip);
            if !visible.is_positive() {
                return;
            }
            // A line's box is taller than its letters; a pixel off its edge cuts nothing.
            let clipped = visible.width() < rect.width() - 1.0
                || visible.height() < rect.height() - 0.25 * rect.height();
            let size = text.galley.job.sections.first().map_or(0.0, |s| s.format.font_id.size);
            let px = |points: f32| (points * pixels_per_point * 10.0).round() / 10.0;
            found.push(Found {
                text: ShownText {
                    text: text.galley.text().to_owned(),
                    rect: [px(rect.left()), px(rect.top()), px(rect.width()), px(rect.height())],
                    size: px(size),
                    cut: clipped || text.galley.elided,
                    covered: false,
                },
                rect: visible,
            });
        }
        _ => {}
    }
}
