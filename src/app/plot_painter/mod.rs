//! Paints a chart's scene in the window, with pan, zoom and hover from egui_plot.
//!
//! The scene is one plot item whose axes and grid are egui_plot's no longer: what stands where is
//! decided in [`crate::chart`]. A zoom lays the scene out anew for the days in view.

mod state;

use std::{ops::RangeInclusive, sync::Arc};

use egui::{
    Color32, Key, PointerButton, Response, Role, Stroke, StrokeKind, Tooltip, Ui, Vec2, Vec2b,
    WidgetInfo,
};
use egui_plot::{Plot, PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotTransform};

use crate::{
    chart::{ChartKind, ChartSpec, Font, Hit, MeasureText, Point, Reading, Scene, Size, View},
    look::{Palette, size, space},
    model::Project,
    text::lang::Lang,
};

use super::{
    scene_painter::{font_id, placed, scene_shapes},
    theme::{bold, colour, regular},
};

/// Zooming in further than this shows nothing more.
const DAYS_LEAST: f64 = 45.0;

/// Labels and contents.
type TipLines = Arc<[(String, String)]>;

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
    /// What was compared of the figure last pointed at.
    compared: Option<(u64, Lang, Hit, TipLines)>,
    /// Whether the keyboard came by Tab: then it is shown where it is.
    came_by_tab: bool,
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
        let compared = state.compared(project, revision, hit, spec.lang);
        tip_ui(&response, hit, &compared, palette);
    }
    if response.gained_focus() {
        state.came_by_tab = ui.input(|input| input.key_pressed(Key::Tab));
    }
    if response.has_focus() && (growth == Growth::Fixed || state.came_by_tab) {
        let edge = Stroke::new(1.0, colour(palette.accent));
        ui.painter().rect_stroke(response.rect.expand(space::XS), 2, edge, StrokeKind::Inside);
    }
    // A key is no click: where the pointer rests then means nothing.
    let is_clicked = response.clicked_by(PointerButton::Primary);
    let clicked = hovered.clone().filter(|_| is_clicked);
    let double_clicked = hovered.clone().filter(|_| response.double_clicked());
    ChartResponse { response, hovered, clicked, double_clicked, scene }
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

fn tip_ui(response: &Response, hit: &Hit, compared: &[(String, String)], palette: &Palette) {
    Tooltip::for_enabled(response).at_pointer().gap(space::M).width(340.0).show(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.label(egui::RichText::new(&hit.tip.title).font(bold(size::BODY)));
        ui.label(egui::RichText::new(&hit.tip.value).font(bold(size::TITLE)));
        for (label, content) in compared.iter().chain(&hit.tip.lines) {
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
