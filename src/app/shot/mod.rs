//! Pictures of the window without a window: the true frames, drawn by a CPU rasteriser.

mod keys;
pub mod raster;
mod resample;
mod texts;

pub use keys::{KeyError, Stroke, parse_keys};
pub use raster::Image;
pub use texts::ShownText;

use egui::{Context, Event, FullOutput, RawInput, Rect, ViewportId, pos2, vec2};

use super::{App, install_theme};
use raster::Rasterizer;

/// A window that nobody sees.
pub struct Session {
    ctx: Context,
    rasterizer: Rasterizer,
    size_px: [u32; 2],
    scale: f32,
    time: f64,
    clipboard: String,
    output: FullOutput,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("size_px", &self.size_px).finish_non_exhaustive()
    }
}

/// egui lays out with what it measured the pass before: the third is at rest.
const PASSES_TO_REST: usize = 3;

impl Session {
    /// A window of so many pixels on a screen of so many pixels a point.
    #[must_use]
    pub fn new(size_px: [u32; 2], scale: f32) -> Self {
        let ctx = Context::default();
        install_theme(&ctx);
        Self {
            ctx,
            rasterizer: Rasterizer::new(),
            size_px,
            scale,
            time: 0.0,
            clipboard: String::new(),
            output: FullOutput::default(),
        }
    }

    /// Runs passes until the layout is at rest and the workers are done.
    pub fn settle(&mut self, app: &mut App) {
        for _ in 0..PASSES_TO_REST {
            self.pass(app, Vec::new());
        }
        let mut patience = 1_000;
        while app.is_busy() && patience > 0 {
            std::thread::sleep(std::time::Duration::from_millis(5));
            self.pass(app, Vec::new());
            patience -= 1;
        }
        self.pass(app, Vec::new());
    }

    /// Types, a word of keys at a time, as a person would.
    pub fn type_keys(&mut self, app: &mut App, strokes: &[Stroke]) {
        for stroke in strokes {
            let (pressed, released) = stroke.events(&self.clipboard);
            self.pass(app, pressed);
            self.pass(app, released);
            self.settle(app);
        }
    }

    /// The picture of the last pass.
    ///
    /// # Errors
    /// A sentence from the rasteriser.
    pub fn image(&mut self) -> Result<Image, String> {
        let shapes = self.output.shapes.clone();
        let primitives = self.ctx.tessellate(shapes, self.output.pixels_per_point);
        let background = self.ctx.global_style().visuals.panel_fill;
        self.rasterizer.render(&primitives, self.size_px, self.output.pixels_per_point, background)
    }

    /// Every text of the last pass, in pixels.
    #[must_use]
    pub fn texts(&self) -> Vec<ShownText> {
        texts::shown(&self.output.shapes, self.output.pixels_per_point)
    }

    fn pass(&mut self, app: &mut App, events: Vec<Event>) {
        // ppp is the screen's scale times the program's own.
        let points = self.scale * app.prefs().scale;
        let size = vec2(self.size_px[0] as f32, self.size_px[1] as f32) / points;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size)),
            time: Some(self.time),
            focused: true,
            max_texture_side: Some(2048),
            events,
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(self.scale);
        }
        self.time += 0.25;
        let mut output = self.ctx.run_ui(input, |ui| app.frame_ui(ui));
        self.rasterizer.apply(&mut output.textures_delta);
        for command in &output.platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                self.clipboard.clone_from(text);
            }
        }
        if let Some(copied) = app.take_copied() {
            self.clipboard = copied.text;
        }
        self.output = output;
    }
}
