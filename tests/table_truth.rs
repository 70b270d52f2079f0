//! Promise: wherever a figure stands in the table, twice, in another unit or beside its plan, it counts
//! once, says its unit, and is changed in its one home.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::{Window, final_number};
use giaoban::model::{Cell, Measure, Period};

/// A topic at a period, the cursor on an indicator of Bác Ái.
fn at(topic_of: &str, period: &str) -> Window {
    let mut window = Window::sample();
    let mut view = window.app().view().clone();
    view.topic = window.project().indicators().get(&topic_of.into()).unwrap().topic.clone();
    view.indicator = topic_of.into();
    view.period = period.parse().unwrap();
    window.app_mut().set_view(view);
    window.rest();
    window.keys("Down Down Down Down");
    assert!(window.at_cursor().contains("Bác Ái"), "{}", window.at_cursor());
    window
}

fn plan(window: &Window, indicator: &str, place: &str, year: i32) -> Cell {
    let period = Period::year(year).unwrap();
    let key = window.project().current_key(&indicator.into(), Measure::Plan, &place.into(), period);
    window.project().cell(&key)
}

fn summary(window: &Window) -> String {
    window.texts().into_iter().find(|text| text.contains(" ô, ")).unwrap_or_default()
}

/// "1.234" in a table in tỷ đồng is 1.234 tỷ or 1,234 tỷ, never a number of triệu.
#[test]
fn the_readings_of_a_number_are_of_the_unit_that_is_shown() {
    let mut window = at("gn_von_dt_gnbv_nstw", "2018-07");
    window.keys("Shift+F9 1.234 Enter");
    let hint = window.texts().into_iter().find(|text| text.contains("Alt+1")).unwrap();
    assert!(hint.contains("Alt+1: 1.234 · Alt+2: 1,234"), "{hint}");
    window.keys("Alt+1");
    let stored = window.cell("gn_von_dt_gnbv_nstw", "bac-ai", "2018-07");
    assert_eq!(stored, final_number(1_234_000.0));
    // In a selection with a rate each cell takes it in its own unit.
    let mut window = at("gn_von", "2018-07");
    window.keys("Shift+F9 Shift+Right Shift+Right Shift+Right 1.234 Ctrl+Enter Alt+2");
    let stored = |indicator| window.cell(indicator, "bac-ai", "2018-07");
    assert_eq!(stored("gn_von"), final_number(1_234.0), "1,234 tỷ đồng");
    assert_eq!(stored("tl_gn"), final_number(1.234), "1,234%");
}

#[test]
fn what_is_done_and_what_is_planned_are_not_added() {
    let mut window = at("xa_ntm_nam", "2020");
    window.keys("F9 3 Tab 5 Enter");
    window.keys("Up Shift+Right");
    assert!(summary(&window).starts_with("2 ô, thấp nhất 3, cao nhất 5"), "{}", summary(&window));
}

/// kh_von of Bác Ái, 2018: 68.390 triệu đồng, beside each month of the year.
#[test]
fn a_year_s_plan_beside_its_months_counts_once_and_is_changed_once() {
    let mut window = at("kh_von_dt_gnbv_nstw", "2018-07");
    let before = window.project().clone();
    let number = plan(&window, "kh_von_dt_gnbv_nstw", "bac-ai", 2018).number().unwrap();
    window.keys("F7 F7");
    assert!(window.at_cursor().contains("Bác Ái, 2018"), "{}", window.at_cursor());
    window.keys("Shift+Right Shift+Right");
    let words = summary(&window);
    assert!(words.is_empty() || words.starts_with("1 ô"), "{words}");
    window.keys("Delete");
    assert_eq!(plan(&window, "kh_von_dt_gnbv_nstw", "bac-ai", 2018), Cell::NotReported);
    window.keys("Ctrl+Z");
    assert!(*window.project() == before);
    window.keys("Shift+Right Shift+Right 7 Ctrl+Enter");
    assert_eq!(plan(&window, "kh_von_dt_gnbv_nstw", "bac-ai", 2018), final_number(7.0));
    window.keys("Ctrl+Z Ctrl+Shift+2 Ctrl+Z");
    assert!(*window.project() == before);
    // Two figures for one cell: neither is put, and it is said which.
    window.keys("Shift+Right");
    window.paste("11\t12\n");
    window.keys("Enter");
    assert!(window.sees("Không ghi ô nào: có hai số khác nhau cho"), "{:?}", window.texts());
    assert!(*window.project() == before);
    assert!(number > 7.0);
}

/// What is disbursed has no plan of its own: beside it stands the plan it is spent from, and typing
/// there changes that one.
#[test]
fn money_stands_beside_the_plan_that_it_is_spent_from() {
    let mut window = at("gn_von", "2018-07");
    window.keys("F9 Right");
    let planned = window.at_cursor();
    assert!(planned.contains("Kế hoạch vốn"), "{planned}");
    window.keys("Right");
    let percent = window.at_cursor();
    let figure = |indicator: &str, measure, period: &str| {
        let period = period.parse().unwrap();
        let place = "bac-ai".into();
        let found =
            giaoban::analysis::figure(window.project(), &indicator.into(), measure, &place, period);
        found.unwrap().number().unwrap()
    };
    let expected = 100.0 * figure("gn_von", Measure::Actual, "2018-07")
        / figure("kh_von", Measure::Plan, "2018");
    let written = format!("{expected:.1}%").replace('.', ",");
    assert!(percent.ends_with(&format!("% kh: {written}")), "{percent} {written}");
    window.keys("Left 70000 Enter");
    assert_eq!(plan(&window, "kh_von", "bac-ai", 2018), final_number(70_000.0));
    assert_eq!(plan(&window, "gn_von", "bac-ai", 2018), Cell::NotReported);
}

#[test]
fn what_falls_on_a_percentage_is_told_before_it_is_left_out() {
    let mut window = at("thieu_hut_01", "2018");
    window.keys("F9");
    let before = window.project().clone();
    window.paste("1\t2\t3\n");
    assert!(
        window.sees("1 số rơi vào ô do chương trình tính, không dán được."),
        "{:?}",
        window.texts()
    );
    window.keys("Escape");
    assert!(*window.project() == before);
    // Own cells that went out come back without a question.
    window.keys("Shift+Right Shift+Right Ctrl+C Ctrl+V");
    assert_eq!(window.app().dialog(), None);
    assert!(*window.project() == before);
}

#[test]
fn figures_copied_in_another_unit_of_money_are_refused_with_the_reason() {
    let mut window = at("gn_von_dt_gnbv_nstw", "2018-07");
    let before = window.project().clone();
    for keys in ["Shift+F9 Ctrl+C Shift+F9 Down Ctrl+V", "Ctrl+E Shift+F9 Ctrl+V"] {
        window.keys(keys);
        assert!(window.sees("Không dán: số vừa chép theo"), "{keys}: {:?}", window.texts());
        assert!(*window.project() == before, "{keys}");
    }
    assert!(window.copied().contains("(triệu đồng), 7 tháng 2018"), "{}", window.copied());
}

#[test]
fn the_table_of_one_area_goes_out_and_comes_back_whichever_way_it_stands() {
    for keys in ["F7 F7", "F7 F7 Shift+F7", "F7", "F9", "Shift+F7 F9"] {
        let mut window = at("ho_ngheo", "2018");
        window.keys(keys);
        let before = window.project().clone();
        window.keys("Ctrl+E Ctrl+V");
        assert_eq!(window.app().dialog(), None, "{keys}");
        assert!(*window.project() == before, "{keys}");
        assert!(window.sees("Đã dán: 0 ô thay đổi"), "{keys}: {:?}", window.texts());
    }
}

#[test]
fn a_filter_that_does_not_fit_the_table_is_dropped() {
    let mut window = Window::sample();
    window.click_cell("Tỷ lệ hộ nghèo, Bác Ái");
    window.keys("Ctrl+Shift+L Ctrl+Shift+L Ctrl+Shift+L Ctrl+Shift+L F7 F7");
    assert!(window.sees("Tất cả hàng"), "{:?}", window.texts());
    assert!(!window.sees("Không đơn vị nào chậm"));
}
