//! Reads textures between their texels, for what does not sit on the pixel grid: turned text, scaled pictures, discs.

use dream_soft_render::{Color, TextureId as Slot, Vertex};

/// A texture as egui gave it, kept beside the renderer's own copy so that it can be resampled.
#[derive(Debug)]
pub(super) struct Texture {
    pub(super) slot: Slot,
    pub(super) size: [usize; 2],
    pub(super) texels: Vec<u8>,
    pub(super) smooth: bool,
}

/// Two triangles that show a rectangle of a texture, as egui lays out a letter, a picture or a ready-made disc.
pub(super) struct Quad {
    pub(super) origin: Vertex,
    /// From the origin along the top and the left side, in pixels.
    pub(super) sides: [egui::Vec2; 2],
    /// The same ways in the texture, in texels.
    texels: [egui::Vec2; 2],
    start: egui::Vec2,
    colors: [Color; 4],
}

impl Quad {
    pub(super) fn new(
        vertices: &[Vertex],
        first: &[u32],
        second: &[u32],
        size: [usize; 2],
    ) -> Option<Self> {
        let (&[origin, right, below], &[third, fourth, far]) = (first, second) else {
            return None;
        };
        if third != below || fourth != right {
            return None;
        }
        let at = |index: u32| vertices.get(usize::try_from(index).ok()?).copied();
        let corners = [at(origin)?, at(right)?, at(below)?, at(far)?];
        let [origin, right, below, far] = corners;
        let place = |v: Vertex| egui::Vec2::from(v.pos);
        let texel = |v: Vertex| egui::vec2(v.uv[0] * size[0] as f32, v.uv[1] * size[1] as f32);
        let sides = [place(right) - place(origin), place(below) - place(origin)];
        let texels = [texel(right) - texel(origin), texel(below) - texel(origin)];
        let leans = |value: egui::Vec2| value.x.abs() > 0.01 || value.y.abs() > 0.01;
        if !texels.into_iter().any(leans) {
            return None; // one texel for all corners: a plain colour
        }
        if leans(place(far) - place(origin) - sides[0] - sides[1])
            || leans(texel(far) - texel(origin) - texels[0] - texels[1])
        {
            return None;
        }
        Some(Self { origin, sides, texels, start: texel(origin), colors: corners.map(|v| v.color) })
    }

    /// Whether every pixel shows exactly one texel, as upright letters do: nearest and smooth are the same then.
    pub(super) fn sits_on_the_grid(&self) -> bool {
        let whole = |value: f32| (value - value.round()).abs() < 0.02;
        let both = |value: egui::Vec2| whole(value.x) && whole(value.y);
        let straight = |value: egui::Vec2| value.x.abs() < 0.02 || value.y.abs() < 0.02;
        let same = |a: egui::Vec2, b: egui::Vec2| (a.length() - b.length()).abs() < 0.02;
        both(egui::Vec2::from(self.origin.pos))
            && both(self.start)
            && self.sides.iter().zip(&self.texels).all(|(&side, &texel)| {
                both(side) && straight(side) && both(texel) && straight(texel) && same(side, texel)
            })
    }

    /// The colour at a pixel's centre, premultiplied, or `None` outside the quad.
    pub(super) fn color_at(&self, center: egui::Vec2, texture: &Texture) -> Option<[u8; 4]> {
        let [across, below] = self.sides;
        let area = across.x * below.y - across.y * below.x;
        let way = center - egui::Vec2::from(self.origin.pos);
        let along = (way.x * below.y - way.y * below.x) / area;
        let down = (across.x * way.y - across.y * way.x) / area;
        if !((0.0..1.0).contains(&along) && (0.0..1.0).contains(&down)) {
            return None;
        }
        let at = self.start + self.texels[0] * along + self.texels[1] * down;
        let texel = texture.smooth_at(at);
        let colors = self.colors.map(Color::to_array);
        let mut mixed = [0; 4];
        for (channel, out) in mixed.iter_mut().enumerate() {
            let [left_top, right_top, left_bottom, right_bottom] =
                colors.map(|color| color.get(channel).copied().map_or(0.0, f32::from));
            let top = left_top * (1.0 - along) + right_top * along;
            let bottom = left_bottom * (1.0 - along) + right_bottom * along;
            let tint = top * (1.0 - down) + bottom * down;
            *out = byte(texel.get(channel).copied().unwrap_or(0.0) * tint / 255.0);
        }
        Some(mixed)
    }
}

impl Texture {
    /// The four texels around a place, mixed by their nearness; beyond the border the border goes on.
    fn smooth_at(&self, at: egui::Vec2) -> [f32; 4] {
        let (left, top) = ((at.x - 0.5).floor(), (at.y - 0.5).floor());
        let (right_share, bottom_share) = (at.x - 0.5 - left, at.y - 0.5 - top);
        let mut mixed = [0.0; 4];
        for (x, y, share) in [
            (left, top, (1.0 - right_share) * (1.0 - bottom_share)),
            (left + 1.0, top, right_share * (1.0 - bottom_share)),
            (left, top + 1.0, (1.0 - right_share) * bottom_share),
            (left + 1.0, top + 1.0, right_share * bottom_share),
        ] {
            let column = pixel(x, self.size[0].saturating_sub(1));
            let row = pixel(y, self.size[1].saturating_sub(1));
            let start = (row * self.size[0] + column) * 4;
            for (out, texel) in
                mixed.iter_mut().zip(self.texels.get(start..start + 4).unwrap_or_default())
            {
                *out += f32::from(*texel) * share;
            }
        }
        mixed
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=limit, NaN becomes 0"
)]
pub(super) fn pixel(value: f32, limit: usize) -> usize {
    (value.round().max(0.0) as usize).min(limit)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte, NaN becomes 0"
)]
pub(super) fn byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}
