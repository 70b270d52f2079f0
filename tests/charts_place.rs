//! Promise: in the place Biểu đồ one chart stands large, in a kind that suits what is chosen; clicks and
//! keys lead from figure to figure and back, and what was made of it can be kept in the project.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::Window;
use egui::{Event, Modifiers, PointerButton, Pos2, Role, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{
    app::{Screen, plot_painter::EguiMeasure},
    chart::{ChartKind, ChartSpec, Size, View, kind_name, layout},
    model::{ChartLayout, Measure, PlaceId, SavedView, Sort},
    store::{project_text, read_project},
    text::lang::Lang,
};

/// The window on the poor households of 2019, the cursor at Bác Ái's.
fn at_bac_ai() -> Window {
    let mut window = Window::sample();
    let mut view = window.app().view().clone();
    view.indicator = "ho_ngheo".into();
    view.period = "2019".parse().unwrap();
    window.app_mut().set_view(view);
    window.rest();
    window.click_cell("Số hộ nghèo, Bác Ái");
    window
}

/// The same in the place Biểu đồ.
fn with_chart() -> Window {
    let mut window = at_bac_ai();
    window.keys("Ctrl+2");
    window
}

/// The middle of a place's mark in a ranking of what is shown.
fn spot(window: &Window, inside: &str, highlight: Option<&str>, place: &str) -> Pos2 {
    let room = window.harness.get_by_role(Role::Image).rect();
    let view = window.app().view();
    let mut spec = ChartSpec::new(
        ChartKind::Ranked,
        view.indicator.clone(),
        Measure::Actual,
        inside.into(),
        view.period,
        Lang::Vi,
    );
    spec.highlight = highlight.map(PlaceId::from);
    let size = Size { width: room.width(), height: room.height() };
    let measure = EguiMeasure(&window.harness.ctx);
    let scene = layout(window.project(), &spec, size, View::default(), &measure);
    let hit = scene.hits.iter().find(|hit| hit.place == PlaceId::from(place)).unwrap();
    let middle = hit.rect.middle();
    room.min + vec2(middle.x, middle.y)
}

fn press(window: &mut Window, at: Pos2, times: usize) {
    // Long after the click before, or both would be one double click.
    window.harness.run_steps(60);
    window.harness.hover_at(at);
    window.harness.step();
    for _ in 0..times {
        let click = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        window.harness.input_mut().events.extend([click(true), click(false)]);
        window.harness.step();
    }
    window.rest();
}

/// The names of the kinds that are offered, in their order.
fn offered(window: &Window) -> Vec<String> {
    let kinds = window.harness.query_all_by_role(Role::RadioButton);
    let is_kind = |label: &String| {
        ChartKind::ALL
            .iter()
            .any(|kind| label.starts_with(&format!("{}: ", kind_name(Lang::Vi, *kind))))
    };
    kinds.filter_map(|node| node.accesskit_node().label()).filter(is_kind).collect()
}

fn kept(window: &Window) -> Vec<(SavedView, ChartLayout)> {
    let views = window.project().views().iter();
    views.filter_map(|view| Some((view.clone(), view.chart()?.clone()))).collect()
}

/// The chart that is kept under this name.
fn kept_as(window: &Window, title: &str) -> ChartLayout {
    let found = kept(window).into_iter().find(|(view, _)| view.title.vi == title);
    found.unwrap_or_else(|| panic!("{title} is kept")).1
}

#[test]
fn the_place_opens_with_what_the_cursor_stood_on_and_leads_back_to_it() {
    let mut window = with_chart();
    assert_eq!(window.app().view().screen, Screen::Charts);
    assert!(window.chart().starts_with("Số hộ nghèo theo huyện, cuối năm 2019"));
    assert!(window.chart().contains("Bác Ái 2.601 hộ"), "{}", window.chart());
    window.keys("Ctrl+1");
    assert!(window.at_cursor().starts_with("Số hộ nghèo, Bác Ái"), "{}", window.at_cursor());

    // From another figure with a chart of that one; turned in the place itself, it stays as it was.
    window.click_cell("Tỷ lệ hộ nghèo, Ninh Sơn");
    window.keys("Ctrl+2");
    assert!(window.chart().starts_with("Tỷ lệ hộ nghèo theo huyện"), "{}", window.chart());
    window.keys("Ctrl+K");
    window.write("ho can ngheo");
    window.keys("Enter");
    assert_eq!(window.app().view().screen, Screen::Charts);
    assert!(window.chart().starts_with("Số hộ cận nghèo"), "{}", window.chart());
    window.keys("Ctrl+3 Ctrl+2");
    assert!(window.chart().starts_with("Số hộ cận nghèo"), "{}", window.chart());
    window.keys("Ctrl+1");
    assert!(window.at_cursor().starts_with("Số hộ cận nghèo, Ninh Sơn"), "{}", window.at_cursor());
    assert!(window.has_keyboard());
}

#[test]
fn kinds_that_fit_are_offered_with_their_reason_and_the_others_say_why_not() {
    let mut window = with_chart();
    // So high that no kind needs to be scrolled to.
    window.harness.set_size(vec2(1280.0, 1400.0));
    window.rest();
    let first = offered(&window);
    assert!(first[0].starts_with("Xếp hạng: 7/7 huyện, thành phố có số liệu"), "{first:?}");
    assert!(window.sees("Không hợp"));
    assert!(
        window.sees("So với kế hoạch: Chỉ chỉ tiêu tăng dần trong năm"),
        "{:?}",
        window.texts()
    );

    window.click("Hai thời điểm: trước và nay của từng đơn vị");
    assert!(window.chart().starts_with("Số hộ nghèo theo huyện: cuối năm 2018 và cuối năm 2019"));
    window.keys("Ctrl+T");
    assert!(!window.chart().starts_with("Số hộ nghèo theo huyện: cuối năm 2018"));

    // What a kind cannot draw, it is not asked to: rates have no parts.
    window.keys("Ctrl+K");
    window.write("giai ngan von");
    window.keys("Enter");
    window.keys("Ctrl+K");
    window.write("7/2018");
    window.keys("Enter");
    let money = offered(&window);
    assert!(money.iter().any(|name| name.starts_with("Cơ cấu")), "{money:?}");
    window.click(money.iter().find(|name| name.starts_with("Cơ cấu")).unwrap());
    window.keys("Ctrl+K");
    window.write("ty le ho ngheo 2018");
    window.keys("Enter");
    let rates = offered(&window);
    assert!(!rates.iter().any(|name| name.starts_with("Cơ cấu")), "{rates:?}");
    assert!(window.chart().contains("2018"), "in another kind: {}", window.chart());
}

#[test]
fn a_click_points_a_figure_out_and_a_double_click_leads_into_the_district_and_back() {
    let mut window = with_chart();
    let at = spot(&window, "ninh-thuan", Some("bac-ai"), "ninh-son");
    press(&mut window, at, 1);
    assert!(window.sees("Ninh Sơn, Số hộ nghèo"), "its derivation: {:?}", window.texts());
    assert!(window.sees("2.638 hộ"));
    assert!(window.hears("Đơn vị: Ninh Sơn"));

    let at = spot(&window, "ninh-thuan", Some("ninh-son"), "bac-ai");
    press(&mut window, at, 2);
    assert!(window.chart().contains("theo xã, huyện Bác Ái"), "{}", window.chart());
    window.click_button("Trở ra: toàn tỉnh");
    assert!(window.chart().starts_with("Số hộ nghèo theo huyện"), "{}", window.chart());
    assert!(window.hears("Đơn vị: Bác Ái"));

    // By keys: in, back by Escape, first from the derivation; and the same key leads back where nothing lies inside.
    window.keys("F4");
    assert!(window.chart().contains("theo xã, huyện Bác Ái"), "{}", window.chart());
    window.keys("Escape Escape");
    assert!(window.chart().starts_with("Số hộ nghèo theo huyện"), "{}", window.chart());
    window.keys("F4 F4");
    assert!(window.chart().starts_with("Số hộ nghèo theo huyện"), "{}", window.chart());
}

#[test]
fn keys_turn_to_the_next_unit_period_level_and_panel() {
    let mut window = with_chart();
    window.keys("Alt+Down");
    assert!(window.hears("Đơn vị: Thuận Bắc"));
    window.keys("Alt+Up Alt+Up");
    assert!(window.hears("Đơn vị: Ninh Sơn"));
    window.keys("Enter");
    assert!(window.sees("Ninh Sơn, Số hộ nghèo"), "{:?}", window.texts());
    window.keys("Escape");
    assert!(window.sees("Hợp với lựa chọn hiện tại, rõ nhất trước"));
    window.keys("Alt+PageUp");
    assert!(window.chart().contains("2018"), "{}", window.chart());
    window.keys("Ctrl+L");
    assert!(window.chart().contains("theo xã"), "{}", window.chart());
    window.keys("Ctrl+L");
    assert!(window.chart().contains("theo đơn vị"), "groups: {}", window.chart());
    window.keys("Ctrl+L Ctrl+J");
    assert!(window.sees("Toàn tỉnh, Số hộ nghèo") || window.sees("Ninh Thuận, Số hộ nghèo"));
}

#[test]
fn an_empty_chart_leads_to_the_nearest_period_with_figures() {
    let mut window = with_chart();
    window.keys("Ctrl+K");
    window.write("2025");
    window.keys("Enter");
    assert!(window.sees("Chưa có số liệu cho lựa chọn này."), "{:?}", window.texts());
    window.click_button("Xem 2019");
    assert!(window.chart().contains("Bác Ái 2.601 hộ"), "{}", window.chart());
}

#[test]
fn a_chart_is_kept_opened_again_changed_and_taken_back_step_by_step() {
    let mut window = with_chart();
    let before = kept(&window).len();
    window.click("Xếp: Thứ tự");
    window.menu("Lưu, chép", "Lưu biểu đồ vào dự án…");
    window.keys("Ctrl+A");
    window.write("Hộ nghèo để họp");
    window.keys("Tab Ctrl+A");
    window.write("Poor households for the meeting");
    window.keys("Enter");
    assert_eq!(kept(&window).len(), before + 1);
    let chart = kept_as(&window, "Hộ nghèo để họp");
    assert_eq!((chart.kind, chart.sort, chart.period), (ChartKind::Ranked, Sort::Protocol, None));
    assert_eq!(chart.place, None, "one chart serves all units");
    let read = read_project(&project_text(window.project())).unwrap();
    assert!(read == *window.project());

    // Elsewhere and back: at the period that is shown then.
    window.keys("Ctrl+1");
    window.click_cell("Tỷ lệ hộ nghèo, Ninh Sơn");
    window.click("Hộ nghèo để họp");
    assert_eq!(window.app().view().screen, Screen::Charts);
    assert!(window.chart().starts_with("Số hộ nghèo theo huyện, cuối năm 2019"));
    assert!(!window.sees("Khác với biểu đồ đã lưu"));

    // Drawn otherwise: said, and kept only when asked to.
    window.click("Xếp: Cao trước");
    assert!(window.sees("Khác với biểu đồ đã lưu"));
    assert_eq!(kept_as(&window, "Hộ nghèo để họp").sort, Sort::Protocol);
    window.click_button("Lưu lại");
    assert_eq!(kept_as(&window, "Hộ nghèo để họp").sort, Sort::ByValue);

    // Another name, the period fixed: it opens there from anywhere.
    window.menu("Lưu, chép", "Đổi tên biểu đồ");
    window.click("Luôn mở ở kỳ này: 2019");
    window.click_button("Lưu");
    let chart = kept_as(&window, "Hộ nghèo để họp");
    assert_eq!(chart.period, Some("2019".parse().unwrap()));
    window.keys("Ctrl+K");
    window.write("4/2011");
    window.keys("Enter");
    assert!(window.sees("Khác với biểu đồ đã lưu"));
    window.click("Hộ nghèo để họp");
    assert!(window.chart().contains("cuối năm 2019"), "{}", window.chart());

    window.menu("Lưu, chép", "Xóa biểu đồ khỏi dự án");
    assert_eq!(kept(&window).len(), before);
    window.keys("Ctrl+Z Ctrl+Z");
    assert_eq!(kept_as(&window, "Hộ nghèo để họp").period, None);
    window.keys("Ctrl+Z");
    assert_eq!(kept_as(&window, "Hộ nghèo để họp").sort, Sort::Protocol);
    window.keys("Ctrl+Z");
    assert_eq!(kept(&window).len(), before);
    assert_eq!(window.app().view().screen, Screen::Charts, "an undo leaves one where one was");
}

#[test]
fn a_title_of_ones_own_never_stands_over_other_figures() {
    let mut window = with_chart();
    window.menu("Lưu, chép", "Tiêu đề của biểu đồ…");
    window.write("Bác Ái còn 2.601 hộ nghèo");
    window.keys("Enter");
    assert!(window.sees("Bác Ái còn 2.601 hộ nghèo"));
    let said = window.chart();
    assert!(said.contains("Số hộ nghèo theo huyện, cuối năm 2019"), "what it is of stays: {said}");
    // Another period: not its title.
    window.keys("Alt+PageUp");
    assert!(!window.sees("Bác Ái còn 2.601 hộ nghèo"), "{:?}", window.texts());
    window.keys("Alt+PageDown");
    assert!(window.sees("Bác Ái còn 2.601 hộ nghèo"));
    // Of the plan, of communes, drawn otherwise: not its title either.
    for (there, back) in [("Ctrl+M", "Ctrl+M Ctrl+M"), ("Ctrl+L", "Ctrl+L Ctrl+L")] {
        window.keys(there);
        assert!(!window.sees("Bác Ái còn 2.601 hộ nghèo"), "{there}");
        window.keys(back);
    }
    window.keys("Ctrl+T");
    assert!(!window.sees("Bác Ái còn 2.601 hộ nghèo"), "{:?}", window.texts());
    // Another indicator: gone for good.
    window.keys("Ctrl+K");
    window.write("ho can ngheo");
    window.keys("Enter");
    assert!(!window.sees("Bác Ái còn 2.601 hộ nghèo"));
}

#[test]
fn units_are_walked_at_the_level_that_is_shown() {
    let mut window = with_chart();
    window.keys("Ctrl+K");
    window.write("tong so tieu chi 1/2021");
    window.keys("Enter Ctrl+L");
    assert!(window.chart().contains("theo xã"), "{}", window.chart());
    // Down to the first commune of the protocol order, not to a district that is not in the chart.
    window.keys("Down");
    assert!(window.hears("Đơn vị: Thành Hải"), "{:?}", window.texts());
    // A district that is looked into stays when its level is named, and stands out among its like.
    window.keys("Ctrl+L Ctrl+L Down Down Down Down F4");
    assert!(window.chart().contains("huyện Ninh Sơn"), "{}", window.chart());
    window.keys("Ctrl+L Ctrl+L");
    assert!(!window.chart().contains("huyện Ninh Sơn,"), "{}", window.chart());
}

#[test]
fn nobody_stands_out_until_someone_is_chosen() {
    let mut window = Window::sample();
    window.keys("Ctrl+2");
    assert!(window.hears("Đơn vị: Ninh Thuận"), "{:?}", window.texts());
    window.keys("Ctrl+1");
    assert!(
        window.at_cursor().contains("Phan Rang-Tháp Chàm"),
        "the very cell: {}",
        window.at_cursor()
    );
    // And a chart that fixes no unit opens at the whole.
    window.click("Tỷ lệ hộ nghèo qua các năm");
    assert!(window.chart().contains("toàn tỉnh"), "{}", window.chart());
}
