//! A chart as a picture of its own: the same scene as SVG and as pixels, without a window.

use egui::{Context, RawInput, Rect, ViewportId, pos2, vec2};

use crate::{
    chart::{ChartSpec, MARGIN, Scene, Size, picture_scene, picture_size, svg},
    look::Palette,
    model::Project,
    text::lang::Lang,
};

use super::{
    install_theme,
    plot_painter::EguiMeasure,
    scene_painter::scene_shapes,
    shot::{Image, raster::Rasterizer},
    theme::colour,
};

/// Pixels a point at which texts are measured: fine enough that a picture of any scale breaks its
/// lines at the same places as the SVG.
const MEASURED_AT: f32 = 4.0;

/// The most pixels a PNG may have.
const PIXELS_MOST: u64 = 100_000_000;

/// A chart laid out for a picture.
#[derive(Clone, Debug)]
pub struct ChartPicture {
    scene: Scene,
    palette: Palette,
    lang: Lang,
}

/// Why there are no pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// So many pixels across and down.
    TooLarge { width: u32, height: u32 },
    /// A fault of the program, in its words.
    Broken(String),
}

impl ChartPicture {
    /// Lays the chart out for a size in points, its margin included.
    #[must_use]
    pub fn new(project: &Project, spec: &ChartSpec, size: Size, palette: Palette) -> Self {
        let ctx = Context::default();
        install_theme(&ctx);
        let mut output = ctx.run_ui(input(size, MEASURED_AT), |_| {});
        output.textures_delta.clear();
        let scene = picture_scene(project, spec, size, &EguiMeasure(&ctx));
        Self { scene, palette, lang: spec.lang }
    }

    #[must_use]
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// In points.
    #[must_use]
    pub fn size(&self) -> Size {
        picture_size(&self.scene)
    }

    #[must_use]
    pub fn svg(&self) -> String {
        svg(&self.scene, &self.palette, self.lang)
    }

    /// So many pixels a point; the same bytes on every machine.
    ///
    /// # Errors
    /// The picture would be too large, or the rasteriser refuses it.
    pub fn image(&self, scale: f32) -> Result<Image, PictureError> {
        let size = self.size();
        let [width, height] = [size.width, size.height].map(|length| whole(length * scale));
        if u64::from(width) * u64::from(height) > PIXELS_MOST {
            return Err(PictureError::TooLarge { width, height });
        }
        let ctx = Context::default();
        install_theme(&ctx);
        let mut output = ctx.run_ui(input(size, scale), |ui| {
            let origin = pos2(MARGIN, MARGIN);
            ui.painter().extend(scene_shapes(ui.ctx(), &self.scene, origin, &self.palette));
        });
        let mut rasterizer = Rasterizer::new();
        rasterizer.apply(&mut output.textures_delta);
        let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
        let paper = colour(self.palette.panel);
        rasterizer
            .render(&primitives, [width, height], output.pixels_per_point, paper)
            .map_err(PictureError::Broken)
    }

    /// [`ChartPicture::image`] as a file that says how large it is on paper.
    ///
    /// # Errors
    /// As there.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, PictureError> {
        self.image(scale).map(|image| image.to_png_for_paper(scale))
    }
}

fn input(size: Size, scale: f32) -> RawInput {
    let room = Rect::from_min_size(pos2(0.0, 0.0), vec2(size.width, size.height));
    let mut input =
        RawInput { screen_rect: Some(room), max_texture_side: Some(2048), ..RawInput::default() };
    if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
        viewport.native_pixels_per_point = Some(scale);
    }
    input
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is out of range becomes the nearest end, and is refused as too large"
)]
fn whole(length: f32) -> u32 {
    length.round() as u32
}
