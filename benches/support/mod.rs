//! What the benchmarks share: a window that nobody sees, and lines that say size, budget, measured.

use std::time::Duration;

use egui::{Context, Event, Key, Modifiers, RawInput, Rect, pos2, vec2};
use giaoban::app::{App, install_theme};

/// Frames at 60 a second in a window of 1280×720, whose time is measured: input, layout and
/// tessellation, all that the CPU does before the graphics card gets the triangles.
pub struct Window {
    ctx: Context,
    time_secs: f64,
}

impl Window {
    /// A window in which the program has come to rest.
    pub fn on(app: &mut App) -> Self {
        let ctx = Context::default();
        install_theme(&ctx);
        let mut window = Self { ctx, time_secs: 0.0 };
        for _ in 0..10 {
            window.frame(app, Vec::new());
        }
        window
    }

    /// Draws a frame and says how long it took.
    #[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
    pub fn frame(&mut self, app: &mut App, events: Vec<Event>) -> Duration {
        let dt_secs = 1.0 / 60.0;
        self.time_secs += f64::from(dt_secs);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 720.0))),
            time: Some(self.time_secs),
            predicted_dt: dt_secs,
            focused: true,
            max_texture_side: Some(8192),
            events,
            ..RawInput::default()
        };
        let start = std::time::Instant::now();
        let output = self.ctx.run_ui(input, |ui| app.frame_ui(ui));
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = start.elapsed();
        assert!(!triangles.is_empty(), "something is drawn");
        took
    }
}

/// A key pressed and let go.
pub fn press(key: Key) -> Vec<Event> {
    press_with(Modifiers::NONE, key)
}

/// The same with others held.
pub fn press_with(modifiers: Modifiers, key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![event(true), event(false)]
}

/// One line: what, its size, best and median, and the budget that the median is held to.
pub fn report(what: &str, size: &str, budget_ms: f64, mut times: Vec<Duration>) {
    times.sort();
    let ms = |at: usize| times.get(at).map_or(f64::NAN, |time| time.as_secs_f64() * 1e3);
    let (best, median, worst) = (ms(0), ms(times.len() / 2), ms(times.len().saturating_sub(1)));
    let verdict = if median <= budget_ms { "" } else { "  OVER BUDGET" };
    println!(
        "{what:<34} {size:<34} best {best:>7.2} median {median:>7.2} worst {worst:>7.2} ms   \
         budget {budget_ms} ms{verdict}"
    );
}
