//! Promise: the chart in the window can be found by name, pointed at, clicked, scrolled and zoomed,
//! with the mouse and with the keyboard.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, Vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use giaoban::{
    app::{
        install_theme,
        plot_painter::{ChartViewState, EguiMeasure, Growth, chart_ui},
    },
    chart::{ChartKind, ChartSpec, Hit, Scene, Shape, Size, View, layout},
    look::Palette,
    model::{Measure, PlaceId, Project},
    store,
    text::lang::Lang,
};
use std::sync::Arc;

const SAMPLE: &str = include_str!("../assets/sample/ninh-thuan.ron");

struct Window {
    project: Project,
    spec: ChartSpec,
    state: ChartViewState,
    scene: Option<Arc<Scene>>,
    clicked: Option<Hit>,
}

fn spec(kind: ChartKind, indicator: &str, place: &str, period: &str) -> ChartSpec {
    let period = period.parse().unwrap();
    ChartSpec::new(kind, indicator.into(), Measure::Actual, place.into(), period, Lang::Vi)
}

fn window(spec: ChartSpec, size: Vec2) -> Harness<'static, Window> {
    let window = Window {
        project: store::read_project(SAMPLE).unwrap(),
        spec,
        state: ChartViewState::default(),
        scene: None,
        clicked: None,
    };
    let mut harness =
        Harness::builder().with_size(size).with_context_setup(install_theme).build_ui_state(
            |ui, window: &mut Window| {
                let Window { project, spec, state, .. } = window;
                let shown = chart_ui(ui, project, 1, spec, &Palette::light(), Growth::Fixed, state);
                window.clicked = shown.clicked.or(window.clicked.take());
                window.scene = Some(shown.scene);
            },
            window,
        );
    harness.run();
    harness
}

fn scene(harness: &Harness<'_, Window>) -> Arc<Scene> {
    harness.state().scene.clone().unwrap()
}

/// The middle of a figure's place, as the chart begins at the window's corner or a margin from it.
fn spot(harness: &Harness<'_, Window>, place: &str) -> egui::Pos2 {
    let chart = harness.get_by_role(egui::Role::Image).rect();
    let scene = scene(harness);
    let hit = scene.hits.iter().find(|hit| hit.place == PlaceId::from(place)).unwrap();
    let middle = hit.rect.middle();
    chart.min + egui::vec2(middle.x, middle.y)
}

#[test]
fn a_chart_is_read_out_with_its_figures() {
    let harness = window(
        spec(ChartKind::Ranked, "ty_le_ho_ngheo", "ninh-thuan", "2011-04"),
        Vec2::new(420.0, 560.0),
    );
    let chart = harness.get_by_label_contains("Tỷ lệ hộ nghèo theo huyện, tháng 4/2011");
    let label = chart.accesskit_node().label().unwrap();
    for words in ["Bác Ái 66,72%", "Phan Rang-Tháp Chàm 7,42%", "toàn tỉnh 15,48"] {
        assert!(label.contains(words), "{words} in {label}");
    }
}

#[test]
fn pointing_at_a_bar_tells_its_source_and_a_click_gives_its_place() {
    let mut harness = window(
        spec(ChartKind::Ranked, "ty_le_ho_ngheo", "ninh-thuan", "2018"),
        Vec2::new(420.0, 560.0),
    );
    let at = spot(&harness, "bac-ai");
    harness.hover_at(at);
    for _ in 0..8 {
        harness.step();
    }
    harness.get_by_label("huyện Bác Ái, cuối năm 2018");
    harness.get_by_label("40,31%");
    harness.get_by_label("Nguồn:");
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        harness.event(Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    let clicked = harness.state().clicked.as_ref().unwrap();
    assert_eq!(clicked.place, PlaceId::from("bac-ai"));
    assert_eq!(clicked.period.to_string(), "2018");
}

#[test]
fn rows_scroll_by_wheel_and_keys() {
    let mut all = spec(ChartKind::Ranked, "ho_ngheo", "ninh-thuan", "2019");
    all.places = None;
    // So low that the seven districts do not all have room.
    let mut harness = window(all, Vec2::new(420.0, 240.0));
    let rows = scene(&harness).rows.unwrap();
    assert!(rows.shown < rows.total, "{rows:?}");
    harness.hover_at(spot(&harness, "ninh-son"));
    harness.step();
    let delta = Vec2::new(0.0, -400.0);
    let (unit, phase, modifiers) = (MouseWheelUnit::Point, TouchPhase::Move, Modifiers::NONE);
    let source = egui::MouseWheelSource::Wheel;
    harness.event(Event::MouseWheel { unit, delta, phase, source, modifiers });
    for _ in 0..40 {
        harness.step();
    }
    let rows = scene(&harness).rows.unwrap();
    assert_eq!(rows.first + rows.shown, rows.total, "scrolled to the end: {rows:?}");

    harness.get_by_role(egui::Role::Image).focus();
    harness.step();
    harness.key_press(Key::Home);
    harness.run_steps(3);
    assert_eq!(scene(&harness).rows.unwrap().first, 0);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    assert_eq!(scene(&harness).rows.unwrap().first, 1);
}

#[test]
fn the_highlighted_row_comes_into_view_and_the_rest_stays() {
    let mut low = spec(ChartKind::Ranked, "ho_ngheo", "ninh-thuan", "2019");
    low.highlight = Some("ninh-hai".into());
    // Ninh Hải is the last of seven.
    let mut harness = window(low, Vec2::new(420.0, 240.0));
    let shows = |harness: &Harness<'_, Window>, place: &str| {
        scene(harness).hits.iter().any(|hit| hit.place == PlaceId::from(place))
    };
    assert!(shows(&harness, "ninh-hai") && !shows(&harness, "ninh-son"));
    let first = scene(&harness).rows.unwrap().first;
    harness.state_mut().spec.highlight = Some("phan-rang-thap-cham".into());
    harness.run();
    assert_eq!(scene(&harness).rows.unwrap().first, first, "it was in view already");
    harness.state_mut().spec.highlight = Some("ninh-son".into());
    harness.run();
    assert!(shows(&harness, "ninh-son"));
}

#[test]
fn a_trend_zooms_and_goes_back_to_the_whole() {
    let mut harness = window(
        spec(ChartKind::Trend, "gn_von_dt_ntm_nstw", "bac-ai", "2018-07"),
        Vec2::new(640.0, 420.0),
    );
    let whole = scene(&harness).days.unwrap();
    assert_eq!(whole.shown, whole.whole);
    harness.hover_at(egui::pos2(400.0, 200.0));
    harness.step();
    harness.event(Event::Zoom(2.0));
    harness.run_steps(4);
    let zoomed = scene(&harness).days.unwrap();
    let length = |days: (f64, f64)| days.1 - days.0;
    assert!(length(zoomed.shown) < length(whole.shown) * 0.6, "{zoomed:?}");
    // What is under the pointer stays under it.
    let day = |days: giaoban::chart::Days, x: f32| {
        days.shown.0 + f64::from((x - days.area.left) / days.area.width) * length(days.shown)
    };
    let at = 400.0 - harness.get_by_role(egui::Role::Image).rect().left();
    assert!((day(zoomed, at) - day(whole, at)).abs() < 5.0);

    harness.get_by_role(egui::Role::Image).focus();
    harness.step();
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(3);
    let moved = scene(&harness).days.unwrap();
    assert!(moved.shown.0 < zoomed.shown.0);
    harness.key_press(Key::Home);
    harness.run_steps(3);
    assert_eq!(scene(&harness).days.unwrap().shown, whole.whole);
}

#[test]
fn with_the_true_fonts_texts_stay_apart_too() {
    let project = store::read_project(SAMPLE).unwrap();
    let ctx = egui::Context::default();
    install_theme(&ctx);
    let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
    output.textures_delta.clear();
    for lang in [Lang::Vi, Lang::En] {
        for width in [320.0, 380.0, 600.0, 1200.0] {
            for (kind, indicator, period) in [
                (ChartKind::Ranked, "ty_le_ho_ngheo", "2011-04"),
                (ChartKind::Ranked, "ho_ngheo", "2019"),
                (ChartKind::Ranked, "tl_gn", "2018-07"),
                (ChartKind::Trend, "ty_le_ho_ngheo", "2018"),
                (ChartKind::Trend, "gn_von", "2018-07"),
                (ChartKind::Bullet, "gn_von", "2018-07"),
                (ChartKind::Stacked, "gn_von", "2018-07"),
                (ChartKind::Shares, "gn_von_sn", "2018-07"),
                (ChartKind::Slope, "gn_von", "2018-07"),
                (ChartKind::Slope, "ho_ngheo", "2019"),
                (ChartKind::Multiples, "gn_von", "2018-07"),
                (ChartKind::Heatmap, "gn_von", "2018-07"),
                (ChartKind::Heatmap, "ty_le_ho_ngheo", "2018"),
            ] {
                let spec = ChartSpec { lang, ..spec(kind, indicator, "ninh-thuan", period) };
                let size = Size { width, height: 520.0 };
                let scene = layout(&project, &spec, size, View::default(), &EguiMeasure(&ctx));
                assert!(scene.has_figures);
                let lines: Vec<_> = scene
                    .marks
                    .iter()
                    .filter_map(|mark| match &mark.shape {
                        Shape::Text(line) => Some(line),
                        _ => None,
                    })
                    .collect();
                for (index, line) in lines.iter().enumerate() {
                    assert!(line.rect.left >= -0.01 && line.rect.right() <= width + 0.01);
                    for other in lines.iter().skip(index + 1) {
                        let apart = !line.rect.overlaps(other.rect, 0.5);
                        assert!(apart, "{width}: '{}' over '{}'", line.text, other.text);
                    }
                }
            }
        }
    }
}

#[test]
fn pointing_at_a_figure_also_tells_last_year_and_rank_where_they_are_known() {
    let mut harness =
        window(spec(ChartKind::Ranked, "ho_ngheo", "ninh-thuan", "2019"), Vec2::new(420.0, 560.0));
    harness.hover_at(spot(&harness, "bac-ai"));
    for _ in 0..8 {
        harness.step();
    }
    // 2.601 - 2.972 = -371; only Ninh Sơn has more.
    harness.get_by_label_contains("giảm 371 hộ");
    harness.get_by_label_contains("thứ 6/7 huyện, thành phố (thứ 1 là thấp nhất)");
}
