//! Promise: an undo and a finding lead to the cell that they are about, whatever the table shows.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::Window;
use giaoban::app::{Level, Shape, View};

/// A window on the districts' capital disbursed in the first seven months of 2018.
fn on_capital() -> Window {
    let mut window = Window::sample();
    let view = window.app().view().clone();
    window.app_mut().set_view(View {
        topic: "von".into(),
        indicator: "gn_von".into(),
        period: "2018-07".parse().unwrap(),
        ..view
    });
    window.rest();
    window
}

#[test]
fn an_undo_about_the_departments_is_seen_although_communes_are_shown() {
    let mut window = on_capital();
    let cell = window.cells().into_iter().find(|cell| cell.contains("Khối sở, ngành")).unwrap();
    let begins = cell.split_once(':').unwrap().0.to_owned();
    window.click_cell(&begins);
    window.keys("7 Enter Ctrl+L");
    assert_eq!(window.app().view().level, Level::Communes);
    assert!(!window.at_cursor().starts_with(&begins), "{}", window.at_cursor());
    for keys in ["Ctrl+Z", "Ctrl+L Ctrl+Y"] {
        window.keys(keys);
        assert!(window.at_cursor().starts_with(&begins), "{keys}: {}", window.at_cursor());
        assert_eq!(window.app().view().level, Level::Districts, "{keys}");
    }
}

#[test]
fn an_undo_is_seen_although_its_period_is_no_column_any_more() {
    // A first monthly figure of an indicator that is counted once a year, taken back among its periods.
    let mut window = on_capital();
    let view = window.app().view().clone();
    let yearly = View { topic: "ho-ngheo".into(), indicator: "tong_so_ho".into(), ..view };
    window.app_mut().set_view(yearly);
    window.rest();
    let cell = "Tổng số hộ dân cư, Bác Ái, 7/2018";
    window.click_cell(cell);
    window.keys("7 Enter F7");
    assert_eq!(window.app().view().shape, Shape::Periods);
    window.keys("Ctrl+Z");
    assert!(window.at_cursor().starts_with(cell), "{}", window.at_cursor());
}

#[test]
fn an_undo_about_a_commune_is_seen_although_its_district_is_closed() {
    // Closed among open ones, and closed again after it was opened alone.
    for level in [Level::Communes, Level::Districts] {
        let mut window = Window::sample();
        let view = window.app().view().clone();
        window.app_mut().set_view(View {
            topic: "ntm-xa".into(),
            indicator: "tong_tieu_chi".into(),
            period: "2021-01".parse().unwrap(),
            level,
            ..view
        });
        window.rest();
        window.click_cell("Tổng số tiêu chí nông thôn mới đạt, Phan Rang-Tháp Chàm");
        if level == Level::Districts {
            window.keys("F4");
        }
        window.keys("Down");
        let at = window.at_cursor();
        let begins = at.split_once(':').unwrap().0.to_owned();
        window.keys("7 Enter Up F4");
        assert!(!window.at_cursor().starts_with(&begins), "{level:?}: {}", window.at_cursor());
        window.keys("Ctrl+Z");
        assert!(window.at_cursor().starts_with(&begins), "{level:?}: {}", window.at_cursor());
    }
}
