//! Turns egui's meshes into pixels on the CPU: tests and `giaoban shot` need pictures where there is no screen and no GPU.

use std::collections::BTreeMap;

use dream_soft_render::{
    ClipRect, Color, MAX_SURFACE_PIXELS, Mesh, Rect as PixelRect, SoftwareRenderer,
    TextureId as Slot, Vertex,
};
use egui::epaint::{ImageData, ImageDelta, Primitive};

use super::resample::{Quad, Texture, pixel};

/// Draws tessellated egui frames; the same frame gives the same bytes on every machine.
///
/// The fast work is dream-soft-render's, which has three limits we work around here: a picture is at most
/// [`MAX_SURFACE_PIXELS`] large (we draw in bands), textures are read at the nearest texel (quads that do not sit
/// on the pixel grid are resampled first), and textures may take 8 MiB in all (egui's letters need a fraction).
#[derive(Debug, Default)]
pub struct Rasterizer {
    renderer: SoftwareRenderer,
    textures: BTreeMap<(bool, u64), Texture>,
    /// Freed by egui in the frame that may still show them: dropped with the next delta.
    leaving: Vec<egui::TextureId>,
    /// The first texture that could not be taken, told by the next [`Rasterizer::render`].
    problem: Option<String>,
}

/// A finished picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Straight alpha, four bytes a pixel, top row first. Always opaque, as a window is.
    pub rgba: Vec<u8>,
}

/// Whole pixels of one band, the right and bottom edge excluded.
#[derive(Clone, Copy)]
struct Clip {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

/// The part of the picture being drawn, in pixels of the whole picture.
#[derive(Clone, Copy)]
struct Band {
    width: usize,
    top: usize,
    height: usize,
}

impl Rasterizer {
    /// A rasteriser that knows no texture yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes egui's new, changed and freed textures and leaves `delta` empty, as egui demands.
    pub fn apply(&mut self, delta: &mut egui::TexturesDelta) {
        for id in std::mem::take(&mut self.leaving) {
            self.drop_texture(id);
        }
        // Sorted, so that nothing depends on the order of a hash map.
        let mut changes: Vec<_> = delta.set.drain().collect();
        changes.sort_by_key(|(id, _)| key(*id));
        for (id, deltas) in changes {
            for change in deltas {
                if let Err(problem) = self.take(id, &change) {
                    self.problem.get_or_insert(problem);
                }
            }
        }
        self.leaving.extend(delta.free.drain());
        delta.clear();
    }

    /// Draws one frame, as given by [`egui::Context::tessellate`], over an opaque `background`.
    ///
    /// # Errors
    /// When the picture is empty or too wide, a mesh names a texture that [`Rasterizer::apply`] never got or could
    /// not take, or the frame holds a paint callback (those are written for a GPU).
    pub fn render(
        &mut self,
        clipped: &[egui::ClippedPrimitive],
        size_px: [u32; 2],
        pixels_per_point: f32,
        background: egui::Color32,
    ) -> Result<Image, String> {
        if let Some(problem) = self.problem.take() {
            return Err(problem);
        }
        let [width, height] = size_px.map(|side| usize::try_from(side).unwrap_or(usize::MAX));
        if width == 0 || height == 0 || width > MAX_SURFACE_PIXELS {
            return Err(format!("cannot draw a picture of {width} x {height} pixels"));
        }
        let rows_at_once = (MAX_SURFACE_PIXELS / width).min(height);
        let mut rgba = Vec::with_capacity(width.saturating_mul(height).saturating_mul(4));
        for top in (0..height).step_by(rows_at_once) {
            let band = Band { width, top, height: rows_at_once.min(height - top) };
            let mut frame =
                self.renderer.begin_frame(band.width, band.height).map_err(|e| e.to_string())?;
            frame.clear(Color::from_rgb(background.r(), background.g(), background.b()));
            for primitive in clipped {
                self.draw(primitive, pixels_per_point, band)?;
            }
            rgba.extend_from_slice(&self.renderer.surface().pixels);
        }
        Ok(Image { width: size_px[0], height: size_px[1], rgba })
    }

    fn take(&mut self, id: egui::TextureId, change: &ImageDelta) -> Result<(), String> {
        let ImageData::Color(image) = &change.image;
        let [width, height] = image.size;
        let texels = image.as_raw();
        if let Some([x, y]) = change.pos {
            let texture = self.textures.get_mut(&key(id)).ok_or_else(|| missing(id))?;
            self.renderer
                .update_texture(texture.slot, x, y, width, height, texels)
                .map_err(|e| format!("texture {id:?}: {e}"))?;
            for (row, source) in texels.chunks_exact((width * 4).max(1)).enumerate() {
                let start = ((y + row) * texture.size[0] + x) * 4;
                if let Some(target) = texture.texels.get_mut(start..start + source.len()) {
                    target.copy_from_slice(source);
                }
            }
            return Ok(());
        }
        // First out, then in: the two together might not fit.
        self.drop_texture(id);
        let slot = self
            .renderer
            .create_texture(width, height, texels)
            .map_err(|e| format!("texture {id:?}: {e}"))?;
        let smooth = change.options.magnification == egui::TextureFilter::Linear;
        let texture = Texture { slot, size: image.size, texels: texels.to_vec(), smooth };
        self.textures.insert(key(id), texture);
        Ok(())
    }

    fn drop_texture(&mut self, id: egui::TextureId) {
        if let Some(texture) = self.textures.remove(&key(id)) {
            // It was made by this renderer and is freed only here, so this cannot fail.
            let _ = self.renderer.free_texture(texture.slot);
        }
    }

    fn draw(
        &mut self,
        primitive: &egui::ClippedPrimitive,
        scale: f32,
        band: Band,
    ) -> Result<(), String> {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            return Err("a paint callback cannot be drawn without a GPU".to_owned());
        };
        let clip = band.clip(primitive.clip_rect, scale);
        if clip.is_empty() || mesh.indices.is_empty() {
            return Ok(());
        }
        let texture =
            self.textures.get(&key(mesh.texture_id)).ok_or_else(|| missing(mesh.texture_id))?;
        let top = band.top as f32;
        let vertices: Vec<Vertex> =
            mesh.vertices.iter().map(|v| pixel_vertex(v, scale, top)).collect();

        // Runs of triangles go to the renderer as they are, quads off the pixel grid in between as little pictures.
        let mut from = 0;
        let mut at = 0;
        while let Some(triangle) = mesh.indices.get(at..at + 3) {
            let quad = match (texture.smooth, mesh.indices.get(at + 3..at + 6)) {
                (true, Some(next)) => Quad::new(&vertices, triangle, next, texture.size),
                _ => None,
            };
            let Some(quad) = quad else {
                at += 3;
                continue;
            };
            if quad.sits_on_the_grid() {
                at += 6;
                continue;
            }
            let before = mesh.indices.get(from..at).unwrap_or_default();
            draw_run(&mut self.renderer, band, &vertices, before, texture.slot, clip)?;
            draw_resampled(&mut self.renderer, band, &quad, texture, clip)?;
            at += 6;
            from = at;
        }
        let rest = mesh.indices.get(from..).unwrap_or_default();
        draw_run(&mut self.renderer, band, &vertices, rest, texture.slot, clip)
    }
}

impl Image {
    /// The picture as a PNG file; equal pictures give equal bytes. Empty if a side is 0.
    pub fn to_png(&self) -> Vec<u8> {
        self.encode(None)
    }

    /// The same, and it says how large it is on paper: so many pixels to a point.
    pub fn to_png_for_paper(&self, pixels_per_point: f32) -> Vec<u8> {
        /// 72 points to the inch of 25.4 mm.
        const POINTS_PER_METRE: f64 = 72.0 / 0.0254;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a scale of a few pixels; what is out of range becomes the nearest end"
        )]
        let pixels = (f64::from(pixels_per_point) * POINTS_PER_METRE).round() as u32;
        self.encode(Some(pixels))
    }

    fn encode(&self, pixels_per_metre: Option<u32>) -> Vec<u8> {
        let mut rgba = self.rgba.clone();
        let bytes = u64::from(self.width) * u64::from(self.height) * 4;
        rgba.resize(usize::try_from(bytes).unwrap_or(0), 0);
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_pixel_dims(pixels_per_metre.map(|pixels| png::PixelDimensions {
            xppu: pixels,
            yppu: pixels,
            unit: png::Unit::Meter,
        }));
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&rgba)?;
            writer.finish()
        });
        if written.is_err() {
            file.clear();
        }
        file
    }
}

impl Band {
    /// egui's clip rectangle in this band, rounded as egui's own painters do.
    fn clip(self, points: egui::Rect, scale: f32) -> Clip {
        let x = |value: f32| pixel(value * scale, self.width);
        let y = |value: f32| pixel(value * scale - self.top as f32, self.height);
        Clip {
            left: x(points.min.x),
            top: y(points.min.y),
            right: x(points.max.x),
            bottom: y(points.max.y),
        }
    }
}

impl Clip {
    fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    fn for_renderer(self) -> ClipRect {
        let [left, top, right, bottom] = [self.left, self.top, self.right, self.bottom]
            .map(|side| u32::try_from(side).unwrap_or(u32::MAX));
        ClipRect::new(left, top, right, bottom)
    }
}

fn draw_run(
    renderer: &mut SoftwareRenderer,
    band: Band,
    vertices: &[Vertex],
    indices: &[u32],
    slot: Slot,
    clip: Clip,
) -> Result<(), String> {
    if indices.is_empty() {
        return Ok(());
    }
    let mut frame = renderer.begin_frame(band.width, band.height).map_err(|e| e.to_string())?;
    let mesh = Mesh { vertices, indices, texture: Some(slot) };
    frame.mesh(mesh, clip.for_renderer()).map_err(|e| e.to_string())
}

fn draw_resampled(
    renderer: &mut SoftwareRenderer,
    band: Band,
    quad: &Quad,
    texture: &Texture,
    clip: Clip,
) -> Result<(), String> {
    let origin = egui::Vec2::from(quad.origin.pos);
    let [u, v] = quad.sides;
    let corners = [origin, origin + u, origin + v, origin + u + v].map(egui::Vec2::to_pos2);
    let bounds = egui::Rect::from_points(&corners);
    let left = pixel(bounds.min.x.floor(), band.width).max(clip.left);
    let top = pixel(bounds.min.y.floor(), band.height).max(clip.top);
    let right = pixel(bounds.max.x.ceil(), band.width).min(clip.right);
    let bottom = pixel(bounds.max.y.ceil(), band.height).min(clip.bottom);
    if left >= right || top >= bottom {
        return Ok(());
    }
    let mut pixels = Vec::with_capacity((right - left) * (bottom - top) * 4);
    for y in top..bottom {
        for x in left..right {
            let center = egui::vec2(x as f32 + 0.5, y as f32 + 0.5);
            pixels.extend_from_slice(&quad.color_at(center, texture).unwrap_or_default());
        }
    }
    let slot =
        renderer.create_texture(right - left, bottom - top, &pixels).map_err(|e| e.to_string())?;
    let place = PixelRect { min: [left as f32, top as f32], max: [right as f32, bottom as f32] };
    let mut frame = renderer.begin_frame(band.width, band.height).map_err(|e| e.to_string())?;
    let drawn = frame.textured_rect(place, PixelRect::FULL_UV, slot, Color::WHITE, ClipRect::ALL);
    renderer.free_texture(slot).map_err(|e| e.to_string())?;
    drawn.map_err(|e| e.to_string())
}

fn pixel_vertex(vertex: &egui::epaint::Vertex, scale: f32, top: f32) -> Vertex {
    let [r, g, b, a] = vertex.color.to_array();
    Vertex::new(
        [vertex.pos.x * scale, vertex.pos.y * scale - top],
        [vertex.uv.x, vertex.uv.y],
        Color::from_rgba_premultiplied(r, g, b, a),
    )
}

/// egui's texture ids have no order of their own.
fn key(id: egui::TextureId) -> (bool, u64) {
    match id {
        egui::TextureId::Managed(number) => (false, number),
        egui::TextureId::User(number) => (true, number),
    }
}

fn missing(id: egui::TextureId) -> String {
    format!("texture {id:?} was never given to the rasteriser")
}

#[cfg(test)]
mod tests {
    use super::super::resample::byte;
    use super::*;
    use egui::{Color32, FontFamily, Pos2, Rect, pos2, vec2};
    use std::sync::Arc;

    const PAPER: Color32 = Color32::from_rgb(250, 250, 248);
    const BLUE: Color32 = Color32::from_rgb(31, 90, 166);

    fn context(scale: f32) -> egui::Context {
        let ctx = egui::Context::default();
        let mut fonts = egui::FontDefinitions::default();
        let noto = egui::FontData::from_static(include_bytes!(
            "../../../assets/fonts/NotoSans-Regular.ttf"
        ));
        fonts.font_data.insert("noto".to_owned(), Arc::new(noto));
        fonts.families.entry(FontFamily::Proportional).or_default().insert(0, "noto".to_owned());
        ctx.set_fonts(fonts);
        ctx.set_theme(egui::Theme::Light);
        ctx.set_zoom_factor(scale);
        ctx
    }

    fn shoot(scale: f32, size_px: [u32; 2], mut draw: impl FnMut(&mut egui::Ui)) -> Image {
        let ctx = context(scale);
        let mut rasterizer = Rasterizer::new();
        let mut image = None;
        for _ in 0..2 {
            let size = vec2(size_px[0] as f32, size_px[1] as f32) / scale;
            let input = egui::RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
                ..Default::default()
            };
            let mut output = ctx.run_ui(input, |ui| draw(ui));
            rasterizer.apply(&mut output.textures_delta);
            assert!(output.textures_delta.is_empty());
            let clipped =
                ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
            image =
                Some(rasterizer.render(&clipped, size_px, output.pixels_per_point, PAPER).unwrap());
        }
        image.unwrap()
    }

    fn label_and_rect(ui: &mut egui::Ui) {
        ui.painter().rect_filled(Rect::from_min_max(pos2(20.0, 40.0), pos2(80.0, 80.0)), 0, BLUE);
        ui.put(
            Rect::from_min_size(pos2(8.0, 8.0), vec2(180.0, 20.0)),
            egui::Label::new("Tỷ lệ hộ nghèo"),
        );
    }

    fn at(image: &Image, x: u32, y: u32) -> Color32 {
        let start = ((y * image.width + x) * 4) as usize;
        let pixel = &image.rgba[start..start + 4];
        Color32::from_rgba_unmultiplied(pixel[0], pixel[1], pixel[2], pixel[3])
    }

    #[expect(clippy::disallowed_methods, reason = "a picture for a person to look at")]
    fn save(name: &str, image: &Image) {
        if let Some(folder) = std::env::var_os("GIAOBAN_TEST_PICTURES") {
            std::fs::write(std::path::Path::new(&folder).join(name), image.to_png()).unwrap();
        }
    }

    #[test]
    fn a_frame_has_its_rectangle_and_its_letters_where_egui_put_them() {
        for (scale, name) in [(1.0, "small-100.png"), (1.25, "small-125.png")] {
            let scaled = |points: f32| byte(points * scale).into();
            let image = shoot(scale, [scaled(200.0), scaled(100.0)], label_and_rect);
            save(name, &image);
            assert_eq!(image.rgba.len(), (image.width * image.height * 4) as usize);
            assert_eq!(at(&image, scaled(50.0), scaled(60.0)), BLUE);
            assert_eq!(
                at(&image, scaled(20.0), scaled(40.0)),
                BLUE,
                "edges on the pixel grid are sharp"
            );
            assert_eq!(at(&image, scaled(20.0) - 1, scaled(60.0)), PAPER);
            assert_eq!(at(&image, scaled(150.0), scaled(90.0)), PAPER);
            // The darkest pixels of crisp letters have the text's own colour; nothing is painted beside the label.
            let dark = |from: u32, to: u32| {
                let rows = scaled(8.0)..scaled(28.0);
                rows.flat_map(|y| (from..to).map(move |x| (x, y)))
                    .filter(|&(x, y)| at(&image, x, y).r() < 110)
                    .count()
            };
            assert!(
                dark(scaled(30.0), scaled(170.0)) > 100,
                "{} dark pixels",
                dark(scaled(30.0), scaled(170.0))
            );
            assert_eq!(dark(0, scaled(20.0)), 0);
        }
    }

    #[test]
    fn the_same_frame_gives_the_same_png_and_the_png_holds_the_picture() {
        let [first, second] = [(); 2].map(|()| shoot(1.25, [250, 125], label_and_rect));
        assert_eq!(first.to_png(), second.to_png());
        let png = first.to_png();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
        let mut rgba = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut rgba).unwrap();
        assert_eq!((info.width, info.height), (250, 125));
        assert_eq!(rgba, first.rgba);
    }

    #[test]
    fn a_picture_larger_than_one_surface_has_no_seams() {
        let rect = Rect::from_min_max(pos2(100.0, 10.0), pos2(1500.0, 890.0));
        let image = shoot(1.0, [1600, 900], |ui| {
            ui.painter().rect_filled(rect, 0, BLUE);
            for line in 0..40_u8 {
                let at = pos2(120.0, 12.0 + f32::from(line) * 21.0);
                let font = egui::FontId::proportional(14.0);
                ui.painter().text(
                    at,
                    egui::Align2::LEFT_TOP,
                    "Tỷ lệ hộ nghèo",
                    font,
                    Color32::WHITE,
                );
            }
        });
        save("bands.png", &image);
        let seam = u32::try_from(MAX_SURFACE_PIXELS / 1600).unwrap();
        assert!(
            (seam - 4..seam + 4).all(|y| at(&image, 800, y) == BLUE && at(&image, 50, y) == PAPER)
        );
        // Whole and cut lines of text look the same, 21 pixels apart.
        let line = |top: u32| -> Vec<Color32> {
            (top..top + 21)
                .flat_map(|y| (110..300).map(move |x| (x, y)))
                .map(|(x, y)| at(&image, x, y))
                .collect()
        };
        for number in 1..40 {
            assert_eq!(line(12), line(12 + number * 21), "line {number}");
        }
    }

    #[test]
    fn textures_are_patched_smoothed_and_freed() {
        let image = |color: Color32, size: [usize; 2]| egui::ColorImage::filled(size, color);
        let id = egui::TextureId::User(7);
        let mut rasterizer = Rasterizer::new();
        let mut delta = egui::TexturesDelta::default();
        delta.push(
            id,
            ImageDelta::full(image(Color32::BLACK, [2, 1]), egui::TextureOptions::LINEAR),
        );
        rasterizer.apply(&mut delta);
        delta.push(
            id,
            ImageDelta::partial(
                [1, 0],
                image(Color32::WHITE, [1, 1]),
                egui::TextureOptions::LINEAR,
            ),
        );
        delta.free(id);
        rasterizer.apply(&mut delta);
        assert!(delta.is_empty());

        let full = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        let mut mesh = egui::Mesh::with_texture(id);
        mesh.add_rect_with_uv(
            Rect::from_min_size(Pos2::ZERO, vec2(4.0, 2.0)),
            full,
            Color32::WHITE,
        );
        let clip_rect = Rect::from_min_size(Pos2::ZERO, vec2(4.0, 2.0));
        let frame = [egui::ClippedPrimitive { clip_rect, primitive: Primitive::Mesh(mesh) }];
        let shown = rasterizer.render(&frame, [4, 2], 1.0, PAPER).unwrap();
        let grey: Vec<u8> = (0..4).map(|x| at(&shown, x, 1).r()).collect();
        assert_eq!(
            grey,
            [0, 64, 191, 255],
            "a texture is still there in the frame that frees it, and smooth"
        );

        rasterizer.apply(&mut delta);
        assert!(
            rasterizer.render(&frame, [4, 2], 1.0, PAPER).is_err_and(|e| e.contains("never given"))
        );
    }

    #[test]
    fn impossible_pictures_are_refused_in_words() {
        let mut rasterizer = Rasterizer::new();
        assert!(rasterizer.render(&[], [0, 10], 1.0, PAPER).is_err());
        assert!(rasterizer.render(&[], [2_000_000, 1], 1.0, PAPER).is_err());
        let mut delta = egui::TexturesDelta::default();
        let huge = egui::ColorImage::filled([2048, 2048], Color32::WHITE);
        delta
            .push(egui::TextureId::default(), ImageDelta::full(huge, egui::TextureOptions::LINEAR));
        rasterizer.apply(&mut delta);
        assert!(rasterizer.render(&[], [4, 4], 1.0, PAPER).is_err_and(|e| e.contains("texture")));
    }
}
