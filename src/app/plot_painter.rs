//! Paints a chart's scene in the window, with pan, zoom and hover from egui_plot.
//!
//! The scene is one plot item whose axes and grid are egui_plot's no longer: what stands where is
//! decided in [`crate::chart`]. A zoom lays the scene out anew for the days in view.

use std::{ops::RangeInclusive, sync::Arc};

use egui::{
    Color32, EventFilter, Key, PointerButton, Rect as EguiRect, Response, Role, Sense, Stroke,
    StrokeKind, Tooltip, Ui, Vec2, Vec2b, WidgetInfo, pos2, vec2,
};
use egui_plot::{Plot, PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotTransform};

use crate::{
    chart::{
        ChartKind, ChartSpec, Days, Font, Hit, MeasureText, Point, Reading, Rows, Scene, Size,
        View, arrange, read,
    },
    look::{Palette, size, space},
    model::Project,
};

use super::{
    scene_painter::{font_id, placed, scene_shapes},
    theme::{bold, colour, regular},
};

/// Zooming in further than this shows nothing more.
const DAYS_LEAST: f64 = 45.0;

/// What a chart in the window remembers between frames.
#[derive(Debug, Default)]
pub struct ChartViewState {
    read: Option<(u64, ChartSpec, Reading)>,
    laid_out: Option<(SceneKey, Arc<Scene>)>,
    /// Rows scrolled past, whole and in part.
    scrolled: f32,
    days: Option<(f64, f64)>,
    /// Whether the highlighted row is to be scrolled to.
    reveals: bool,
}

/// What a scene was laid out for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct SceneKey {
    size: Size,
    growth: Growth,
    view: View,
    pixels_per_point: f32,
}

/// What happened to the chart in this frame.
#[derive(Debug)]
pub struct ChartResponse {
    pub response: Response,
    pub hovered: Option<Hit>,
    pub clicked: Option<Hit>,
    pub double_clicked: Option<Hit>,
    pub scene: Arc<Scene>,
}

/// Measures text with the fonts of the window.
#[derive(Debug)]
pub struct EguiMeasure<'a>(pub &'a egui::Context);

/// The same for a scene that is to be so many times as large.
struct Magnified<'a>(&'a egui::Context, f32);

impl MeasureText for Magnified<'_> {
    fn width_pt(&self, text: &str, font: Font) -> f32 {
        let Self(ctx, times) = self;
        let larger = Font { size_pt: font.size_pt * times, ..font };
        EguiMeasure(ctx).width_pt(text, larger) / times
    }
}

/// How large a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Growth {
    /// Beside a table: letters as everywhere.
    Fixed,
    /// Alone: larger in a large room, as far as all of it is still seen.
    WithRoom,
}

/// From this room on a chart that grows is drawn larger, and by no more than this.
const ROOM: Size = Size { width: 760.0, height: 520.0 };
const GROWTH_MOST: f32 = 1.8;

impl MeasureText for EguiMeasure<'_> {
    fn width_pt(&self, text: &str, font: Font) -> f32 {
        let font = font_id(font);
        self.0.fonts_mut(|fonts| {
            fonts.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
        })
    }
}

/// Draws the chart into the room there is. `revision` is that of the project: figures are read
/// anew only when it or the chart changes.
pub fn chart_ui(
    ui: &mut Ui,
    project: &Project,
    revision: u64,
    spec: &ChartSpec,
    palette: &Palette,
    growth: Growth,
    state: &mut ChartViewState,
) -> ChartResponse {
    let room = ui.available_size();
    let size = Size { width: room.x, height: room.y };
    let scene = state.scene(ui.ctx(), project, revision, spec, (size, growth));
    let bounds = bounds_of(&scene);
    let zooms = Vec2b::new(scene.days.is_some(), false);
    let plot = Plot::new(("chart", spec.kind == ChartKind::Trend))
        .width(room.x)
        .height(room.y)
        .show_axes(Vec2b::FALSE)
        .show_grid(Vec2b::FALSE)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .set_margin_fraction(Vec2::ZERO)
        .allow_zoom(zooms)
        .allow_drag(zooms)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .auto_bounds(false);
    let shown = plot.show(ui, |plot_ui| {
        // The bounds follow the state, so that a new series or size begins with all of it in view;
        // what the pointer does to them is read back below.
        plot_ui.set_plot_bounds(bounds);
        plot_ui.add(SceneItem::new(Arc::clone(&scene), palette.clone(), bounds));
    });
    let response = shown.response;
    state.take_zoom(&response, &scene, bounds, *shown.transform.bounds());
    state.take_wheel(ui, &response, &scene);
    state.take_keys(ui, &response, &scene, growth);
    state.scroll_bar_ui(ui, &response, &scene, palette);

    let summary = &scene.summary;
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, summary));
    let hovered = hit_under_pointer(&response, &scene).cloned();
    if let Some(hit) = &hovered {
        paint_hover(ui, &response, hit, palette);
        tip_ui(&response, hit, palette);
    }
    if response.has_focus() {
        let edge = Stroke::new(1.0, colour(palette.accent));
        ui.painter().rect_stroke(response.rect.expand(space::XS), 2, edge, StrokeKind::Inside);
    }
    // A key is no click: where the pointer rests then means nothing.
    let is_clicked = response.clicked_by(PointerButton::Primary);
    let clicked = hovered.clone().filter(|_| is_clicked);
    let double_clicked = hovered.clone().filter(|_| response.double_clicked());
    ChartResponse { response, hovered, clicked, double_clicked, scene }
}

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
    pub(super) fn shows_figures_of(&self, revision: u64, spec: &ChartSpec) -> bool {
        let known = self.read.as_ref().map(|(revision, spec, _)| (*revision, spec));
        let has_figures = self.laid_out.as_ref().is_some_and(|(_, scene)| scene.has_figures);
        known == Some((revision, spec)) && has_figures
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
    fn scene(
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
    fn take_zoom(
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

    fn take_wheel(&mut self, ui: &Ui, response: &Response, scene: &Scene) {
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
    fn take_keys(&mut self, ui: &Ui, response: &Response, scene: &Scene, growth: Growth) {
        if !response.has_focus() {
            return;
        }
        let arrows = EventFilter {
            vertical_arrows: scene.rows.is_some(),
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
                (Key::ArrowDown, 1.0),
                (Key::ArrowUp, -1.0),
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
    fn scroll_bar_ui(&mut self, ui: &Ui, response: &Response, scene: &Scene, palette: &Palette) {
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

/// egui_plot's bounds for which the days shown lie where the scene has drawn them.
fn bounds_of(scene: &Scene) -> PlotBounds {
    let (from, to) = scene.days.map_or((0.0, 1.0), |axis| {
        let a_point = (axis.shown.1 - axis.shown.0) / f64::from(axis.area.width.max(1.0));
        let left = axis.shown.0 - f64::from(axis.area.left) * a_point;
        (left, left + f64::from(scene.size.width) * a_point)
    });
    PlotBounds::from_min_max([from, 0.0], [to, 1.0])
}

fn hit_under_pointer<'s>(response: &Response, scene: &'s Scene) -> Option<&'s Hit> {
    let at = response.hover_pos()? - response.rect.min;
    scene.hit_at(Point { x: at.x, y: at.y })
}

/// Marks what is pointed at, without covering it.
fn paint_hover(ui: &Ui, response: &Response, hit: &Hit, palette: &Palette) {
    let painter = ui.painter().with_clip_rect(response.rect);
    let edge = Stroke::new(1.0, colour(palette.line));
    painter.rect_stroke(placed(hit.rect, response.rect.min), 2, edge, StrokeKind::Inside);
}

fn tip_ui(response: &Response, hit: &Hit, palette: &Palette) {
    Tooltip::for_enabled(response).at_pointer().gap(space::M).width(340.0).show(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.label(egui::RichText::new(&hit.tip.title).font(bold(size::BODY)));
        ui.label(egui::RichText::new(&hit.tip.value).font(bold(size::TITLE)));
        for (label, content) in &hit.tip.lines {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let label = egui::RichText::new(format!("{label}:")).font(regular(size::SMALL));
                ui.label(label.color(colour(palette.muted)));
                ui.label(egui::RichText::new(content).font(regular(size::SMALL)));
            });
        }
    });
}

/// The scene as egui_plot's one item.
struct SceneItem {
    base: PlotItemBase,
    scene: Arc<Scene>,
    palette: Palette,
    bounds: PlotBounds,
}

impl SceneItem {
    fn new(scene: Arc<Scene>, palette: Palette, bounds: PlotBounds) -> Self {
        // egui_plot takes the item's id from this name, so it is the same in every language.
        Self { base: PlotItemBase::new("scene".to_owned()), scene, palette, bounds }
    }
}

impl PlotItem for SceneItem {
    fn shapes(&self, ui: &Ui, transform: &PlotTransform, shapes: &mut Vec<egui::Shape>) {
        shapes.extend(scene_shapes(ui.ctx(), &self.scene, transform.frame().min, &self.palette));
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        Color32::TRANSPARENT
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    fn bounds(&self) -> PlotBounds {
        self.bounds
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}
