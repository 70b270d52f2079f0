//! Promise: the window offers the kinds of charts that fit the cursor's figure, by mouse and by
//! keyboard, and says of the others why they do not.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::Window;
use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{chart::ChartKind, text::lang::Lang};

fn on(topic: &str, indicator: &str, at: &str, lang: Lang) -> Window {
    let mut window = Window::sample_in(lang);
    let mut view = window.app().view().clone();
    view.topic = topic.into();
    view.indicator = indicator.into();
    view.period = at.parse().unwrap();
    window.app_mut().set_view(view);
    window.rest();
    window
}

#[test]
fn ctrl_t_goes_round_the_kinds_that_fit() {
    let mut window = on("von", "gn_von", "2018-07", Lang::Vi);
    // Money is no rate and no count of criteria, and July lacks a unit.
    let not_here = [ChartKind::Scatter, ChartKind::Waterfall, ChartKind::Board];
    for kind in ChartKind::ALL.into_iter().filter(|kind| !not_here.contains(kind)) {
        assert_eq!(window.app().prefs().chart, kind);
        assert!(!window.chart().is_empty(), "{kind:?}");
        window.keys("Ctrl+T");
    }
    assert_eq!(window.app().prefs().chart, ChartKind::Ranked, "round");

    // Poor households grow toward no plan within the year, and have no parts.
    let mut window = on("ho-ngheo", "ho_ngheo", "2019", Lang::Vi);
    let mut seen = Vec::new();
    for _ in 0..6 {
        seen.push(window.app().prefs().chart);
        window.keys("Ctrl+T");
    }
    let fitting = [
        ChartKind::Ranked,
        ChartKind::Trend,
        ChartKind::Slope,
        ChartKind::Multiples,
        ChartKind::Heatmap,
        ChartKind::Waterfall,
    ];
    assert_eq!(seen, fitting);
}

#[test]
fn a_kind_that_does_not_fit_gives_way_and_comes_back() {
    let mut window = on("von", "gn_von", "2018-07", Lang::Vi);
    window.keys("Ctrl+T Ctrl+T");
    assert!(window.chart().contains("so với kế hoạch năm"), "{}", window.chart());
    let mut view = window.app().view().clone();
    view.topic = "ho-ngheo".into();
    view.indicator = "ho_ngheo".into();
    view.period = "2019".parse().unwrap();
    window.app_mut().set_view(view);
    window.rest();
    assert!(window.chart().contains("Số hộ nghèo theo huyện"), "{}", window.chart());
    assert_eq!(window.app().prefs().chart, ChartKind::Bullet);
}

#[test]
fn the_choice_says_why_a_kind_does_not_fit() {
    for (lang, combo, reason) in [
        (Lang::Vi, "Biểu đồ: Xếp hạng", "tỷ lệ, bình quân không cộng"),
        (Lang::En, "Chart: Ranking", "rates and means do not add up"),
    ] {
        let mut window = on("von", "tl_gn", "2018-07", lang);
        let choice = window.harness.get_by_role_and_label(egui::Role::ComboBox, combo);
        choice.click();
        window.rest();
        assert!(window.sees(reason), "{reason}");
        let name = if lang == Lang::Vi { "Biểu đồ: Cơ cấu" } else { "Chart: Parts" };
        let kind = window.harness.get_by_label(name);
        assert!(kind.accesskit_node().is_disabled(), "{name}");
        let heatmap = if lang == Lang::Vi { "Biểu đồ: Bảng màu" } else { "Chart: Heatmap" };
        window.click(heatmap);
        assert_eq!(window.app().prefs().chart, ChartKind::Heatmap);
    }
}

#[test]
fn a_stack_is_cut_along_the_dimension_that_was_chosen() {
    let mut window = on("von", "gn_von", "2018-07", Lang::Vi);
    window.keys("Ctrl+T Ctrl+T Ctrl+T");
    assert!(window.chart().contains("Giảm nghèo bền vững"), "{}", window.chart());
    let role = egui::Role::ComboBox;
    window.harness.get_by_role_and_label(role, "Biểu đồ: Chương trình").click();
    window.rest();
    window.click("Biểu đồ: Nguồn vốn");
    assert!(window.chart().contains("Ngân sách Trung ương 14.462"), "{}", window.chart());
}
