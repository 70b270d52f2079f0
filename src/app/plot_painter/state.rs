//! What a chart in the window remembers: its scene, how far it is scrolled and zoomed.

use std::sync::Arc;

use egui::{EventFilter, Key, Rect as EguiRect, Response, Sense, Ui, pos2, vec2};
use egui_plot::PlotBounds;

use crate::{
    chart::{ChartSpec, Days, Hit, Reading, Rows, Scene, Size, View, arrange, read},
    look::{Palette, space},
    model::Project,
    text::lang::Lang,
};

use super::{
    super::theme::colour, ChartViewState, DAYS_LEAST, EguiMeasure, GROWTH_MOST, Growth, Magnified,
    ROOM, SceneKey, TipLines,
};

/// Lays out, as large as the room allows without leaving rows out of sight.
fn grown(reading: &Reading, size: Size, growth: Growth, view: View, ctx: &egui::Context) -> Scene {
    let most = match growth {
        Growth::Fixed => 1.0,
        Growth::WithRoom => {
            (size.width / ROOM.width).min(size.height / ROOM.height).clamp(1.0, GROWTH_MOST)
        }
    };
    for times in [most, f32::midpoint(most, 1.0)] {
        if times < 1.05 {
            break;
        }
        let less = Size { width: size.width / times, height: size.height / times };
        let scene = arrange(reading, less, view, &Magnified(ctx, times));
        let is_whole = scene.rows.is_none_or(|rows| rows.shown == rows.total);
        if is_whole && scene.size.height <= less.height + 0.5 {
            return scene.magnified(times);
        }
    }
    arrange(reading, size, view, &EguiMeasure(ctx))
}

impl ChartViewState {
    /// Whether this chart was drawn last, with any figure in it.
    pub(in crate::app) fn shows_figures_of(&self, revision: u64, spec: &ChartSpec) -> bool {
        let known = self.read.as_ref().map(|(revision, spec, _)| (*revision, spec));
        let has_figures = self.laid_out.as_ref().is_some_and(|(_, scene)| scene.has_figures);
        known == Some((revision, spec)) && has_figures
    }

    /// What a tip says beside the figure itself, worked out once for each that is pointed at.
    pub(super) fn compared(
        &mut self,
        project: &Project,
        revision: u64,
        hit: &Hit,
        lang: Lang,
    ) -> TipLines {
        if let Some((known, in_lang, of, lines)) = &self.compared
            && (*known, *in_lang, of) == (revision, lang, hit)
        {
            return Arc::clone(lines);
        }
        let lines: TipLines = hit.compared(project, lang).into();
        self.compared = Some((revision, lang, hit.clone(), Arc::clone(&lines)));
        lines
    }

    /// Forgets the figures of another project or chart. Another chart is shown whole; the same
    /// with another place highlighted stays where it is.
    fn forget_other(&mut self, revision: u64, spec: &ChartSpec) {
        let known = self.read.as_ref().map(|(revision, spec, _)| (*revision, spec));
        if known == Some((revision, spec)) {
            return;
        }
        let known = known.map(|(_, known)| known);
        self.reveals = known.is_none_or(|known| known.highlight != spec.highlight);
        let is_same = known.is_some_and(|known| {
            let highlight = spec.highlight.clone();
            ChartSpec { highlight, lang: spec.lang, ..known.clone() } == *spec
        });
        if !is_same {
            self.days = None;
            self.scrolled = 0.0;
        }
        self.laid_out = None;
        // The same figures, another of them to stand out.
        if let Some((read_at, known, reading)) = &mut self.read
            && *read_at == revision
            && known.lang == spec.lang
            && is_same
        {
            known.highlight.clone_from(&spec.highlight);
            reading.highlight.clone_from(&spec.highlight);
        } else {
            self.read = None;
        }
    }

    fn view(&self) -> View {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "kept between zero and the number of rows"
        )]
        let first_row = self.scrolled.max(0.0).round() as usize;
        View { first_row, days: self.days }
    }

    /// The scene for a size: read and laid out only if something is another.
    pub(super) fn scene(
        &mut self,
        ctx: &egui::Context,
        project: &Project,
        revision: u64,
        spec: &ChartSpec,
        (size, growth): (Size, Growth),
    ) -> Arc<Scene> {
        self.forget_other(revision, spec);
        let pixels_per_point = ctx.pixels_per_point();
        let mut key = SceneKey { size, growth, view: self.view(), pixels_per_point };
        if let Some((known, scene)) = &self.laid_out
            && *known == key
        {
            return Arc::clone(scene);
        }
        let fresh = || (revision, spec.clone(), read(project, spec));
        let (_, _, reading) = self.read.get_or_insert_with(fresh);
        let mut scene = grown(reading, size, growth, key.view, ctx);
        let highlighted = spec.highlight.as_ref().filter(|_| std::mem::take(&mut self.reveals));
        if let Some(rows) = scene.rows
            && let Some(row) = highlighted.and_then(|place| reading.row_of(place))
            && !(rows.first..rows.first + rows.shown).contains(&row)
        {
            let last = rows.total.saturating_sub(rows.shown);
            let first_row = row.saturating_sub(rows.shown / 2).min(last);
            self.scrolled = first_row as f32;
            key.view.first_row = first_row;
            scene = grown(reading, size, growth, key.view, ctx);
        }
        let scene = Arc::new(scene);
        self.laid_out = Some((key, Arc::clone(&scene)));
        scene
    }

    /// Keeps what egui_plot made of a drag or zoom; the next frame is laid out for it.
    pub(super) fn take_zoom(
        &mut self,
        response: &Response,
        scene: &Scene,
        before: PlotBounds,
        after: PlotBounds,
    ) {
        let Some(axis) = scene.days else { return };
        if response.double_clicked() {
            self.days = None;
            response.ctx.request_repaint();
            return;
        }
        let moved =
            (before.min()[0] - after.min()[0]).abs() + (before.max()[0] - after.max()[0]).abs();
        if moved > before.width() * 1e-5 {
            let scale = after.width() / before.width();
            let from = after.min()[0] + (axis.shown.0 - before.min()[0]) * scale;
            let to = from + (axis.shown.1 - axis.shown.0) * scale;
            self.show_days(&axis, from, to);
            response.ctx.request_repaint();
        }
    }

    /// Shows these days as far as there is something to show.
    fn show_days(&mut self, axis: &Days, from: f64, to: f64) {
        let whole = axis.whole.1 - axis.whole.0;
        let length = (to - from).clamp(DAYS_LEAST.min(whole), whole);
        if length > whole * 0.999 {
            self.days = None;
            return;
        }
        // Zoomed in too far, the middle stays where it is.
        let from = f64::midpoint(from, to) - length / 2.0;
        let from = from.clamp(axis.whole.0, axis.whole.1 - length);
        self.days = Some((from, from + length));
    }

    pub(super) fn take_wheel(&mut self, ui: &Ui, response: &Response, scene: &Scene) {
        let Some(rows) = scene.rows.filter(|rows| rows.shown < rows.total) else { return };
        if !response.contains_pointer() {
            return;
        }
        let by = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
        if by.abs() > 0.0 {
            self.scroll_by(-by * rows.shown as f32 / rows.area.height.max(1.0), &rows);
            ui.ctx().request_repaint();
        }
    }

    fn scroll_by(&mut self, by_rows: f32, rows: &Rows) {
        let last = rows.total.saturating_sub(rows.shown) as f32;
        self.scrolled = (self.scrolled + by_rows).clamp(0.0, last);
    }

    /// Arrows, Page Up and Down, Home and End while the chart has the focus; + and - zoom.
    pub(super) fn take_keys(
        &mut self,
        ui: &Ui,
        response: &Response,
        scene: &Scene,
        growth: Growth,
    ) {
        if !response.has_focus() {
            return;
        }
        let arrows = EventFilter {
            vertical_arrows: scene.rows.is_some() || growth == Growth::WithRoom,
            horizontal_arrows: scene.days.is_some(),
            // In a place of its own it leads back; beside a table it leaves the chart.
            escape: growth == Growth::WithRoom,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if let Some(rows) = &scene.rows {
            let page = rows.shown.saturating_sub(1).max(1) as f32;
            let all = rows.total as f32;
            let moves = [
                // In a place of its own they walk the units.
                (Key::ArrowDown, if growth == Growth::Fixed { 1.0 } else { 0.0 }),
                (Key::ArrowUp, if growth == Growth::Fixed { -1.0 } else { 0.0 }),
                (Key::PageDown, page),
                (Key::PageUp, -page),
                (Key::Home, -all),
                (Key::End, all),
            ];
            for (_, by) in moves.into_iter().filter(|(key, _)| pressed(*key)) {
                self.scroll_by(by, rows);
                ui.ctx().request_repaint();
            }
        }
        if let Some(axis) = &scene.days {
            let (from, to) = axis.shown;
            let tenth = (to - from) / 10.0;
            let moves = [
                (Key::ArrowRight, tenth, tenth),
                (Key::ArrowLeft, -tenth, -tenth),
                (Key::Plus, tenth, -tenth),
                (Key::Equals, tenth, -tenth),
                (Key::Minus, -tenth, tenth),
                (Key::Home, f64::NEG_INFINITY, f64::INFINITY),
            ];
            for (_, left, right) in moves.into_iter().filter(|(key, ..)| pressed(*key)) {
                if left.is_finite() {
                    self.show_days(axis, from + left, to + right);
                } else {
                    self.days = None;
                }
                ui.ctx().request_repaint();
            }
        }
    }

    /// The bar beside rows that do not all have room.
    pub(super) fn scroll_bar_ui(
        &mut self,
        ui: &Ui,
        response: &Response,
        scene: &Scene,
        palette: &Palette,
    ) {
        let Some(rows) = scene.rows.filter(|rows| rows.shown < rows.total) else { return };
        let area = rows.area;
        let track = EguiRect::from_min_size(
            response.rect.min + vec2(area.right() - space::S, area.top),
            vec2(space::S, area.height),
        );
        let total = rows.total as f32;
        let length = (track.height() * rows.shown as f32 / total).max(space::XL);
        let last = (rows.total - rows.shown) as f32;
        let bar = ui.interact(track, response.id.with("rows"), Sense::click_and_drag());
        if let Some(pointer) = bar.interact_pointer_pos() {
            let share =
                (pointer.y - track.top() - length / 2.0) / (track.height() - length).max(1.0);
            self.scrolled = (share * last).clamp(0.0, last);
            ui.ctx().request_repaint();
        }
        let top = track.top() + (track.height() - length) * rows.first as f32 / last.max(1.0);
        let thumb = EguiRect::from_min_size(pos2(track.left(), top), vec2(track.width(), length));
        let held = bar.hovered() || bar.dragged();
        ui.painter().rect_filled(track, 4, colour(palette.hair));
        let fill = if held { palette.muted } else { palette.grey };
        ui.painter().rect_filled(thumb, 4, colour(fill));
    }
}
