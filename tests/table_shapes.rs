//! Promise: the same figures stand in the table as it is asked for: by indicator, by period, of one
//! area, turned round, beside their plans; folded, filtered and sorted. A figure is never another one
//! for standing elsewhere.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::{Window, final_number};
use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{
    model::{Measure, Period},
    synth::synth,
};

/// The poor of 2018, the cursor on Bác Ái's rate.
fn on_2018() -> Window {
    let mut window = Window::sample();
    let mut view = window.app().view().clone();
    view.period = Period::year(2018).unwrap_or(view.period);
    window.app_mut().set_view(view);
    window.rest();
    window.click_cell("Tỷ lệ hộ nghèo, Bác Ái");
    window
}

/// The names of the rows, from the first one shown.
fn rows(window: &Window) -> Vec<String> {
    let heads = window.harness.query_all_by_role(egui::Role::RowHeader);
    let mut rows: Vec<(f32, String)> = heads
        .filter_map(|head| Some((head.rect().top(), head.accesskit_node().label()?)))
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn f7_goes_round_the_shapes_and_the_cursor_stays_at_its_figure() {
    let mut window = on_2018();
    let at = "Tỷ lệ hộ nghèo, Bác Ái, 2018: 40,31 %, chính thức";
    for (keys, title) in [
        ("F7", "Tỷ lệ hộ nghèo"),
        ("F7", "Bác Ái · Hộ nghèo, hộ cận nghèo"),
        ("Shift+F7", "Bác Ái · Hộ nghèo, hộ cận nghèo"),
        ("F7", "Hộ nghèo, hộ cận nghèo"),
        ("Shift+F7", "Hộ nghèo, hộ cận nghèo"),
        ("F9 F9", "Hộ nghèo, hộ cận nghèo"),
    ] {
        window.keys(keys);
        assert!(window.sees(title), "{keys}: {:?}", window.texts());
        assert_eq!(window.at_cursor(), at, "{keys}");
        assert!(window.has_keyboard(), "{keys}");
    }
}

#[test]
fn in_whatever_shape_a_number_is_typed_into_the_same_cell() {
    for keys in
        ["", "Shift+F7", "F7", "F7 Shift+F7", "F7 F7", "F7 F7 Shift+F7", "F9", "F9 Shift+F7"]
    {
        let mut window = on_2018();
        window.keys(keys);
        let before = window.project().clone();
        window.keys("40,5 Enter");
        let cell = window.cell("ty_le_ho_ngheo", "bac-ai", "2018");
        assert_eq!(cell, final_number(40.5), "{keys}");
        window.keys("Ctrl+Z");
        assert!(*window.project() == before, "{keys}");
        assert!(window.at_cursor().starts_with("Tỷ lệ hộ nghèo, Bác Ái, 2018"), "{keys}");
    }
}

/// The table of one area turns to the next one in protocol order; Thuận Bắc follows Bác Ái.
#[test]
fn the_table_of_one_area_turns_to_the_next() {
    let mut window = on_2018();
    window.keys("F7 F7 Alt+Down");
    assert!(window.sees("Thuận Bắc · Hộ nghèo, hộ cận nghèo"));
    assert!(window.at_cursor().starts_with("Tỷ lệ hộ nghèo, Thuận Bắc, 2018"));
    window.keys("Alt+Up Alt+Up");
    assert!(window.sees("Ninh Sơn · Hộ nghèo, hộ cận nghèo"));
}

/// 10,36 → 8,34 against 8,86: 134,7% of the planned fall; the level-ratio would say 94%.
#[test]
fn figures_plans_and_percentages_stand_side_by_side_and_the_percentage_cannot_be_typed() {
    let mut window = on_2018();
    window.keys("F9 Right Right");
    let province = "Tỷ lệ hộ nghèo, Toàn tỉnh, 2018";
    assert_eq!(
        window.spoken(&format!("{province}, thực hiện")),
        format!("{province}, thực hiện: 8,34 %, chính thức, có ghi chú")
    );
    assert_eq!(
        window.spoken(&format!("{province}, kế hoạch")),
        format!("{province}, kế hoạch: 8,86 %, chính thức")
    );
    assert_eq!(
        window.spoken(&format!("{province}, % kh")),
        format!("{province}, % kh: 134,7%, tính trên mức giảm so với năm trước")
    );
    // A capital plan is a plan, and says so.
    let mut capital = on_2018();
    capital.keys("F9 Ctrl+PageDown Ctrl+PageDown Ctrl+PageDown");
    assert!(capital.at_cursor().contains(", kế hoạch: "), "{}", capital.at_cursor());
    // No plan is known for Bác Ái: no percentage is made up.
    assert!(window.spoken("Tỷ lệ hộ nghèo, Bác Ái, 2018, % kh").ends_with("không tính được"));

    window.click_cell(&format!("{province}, % kh"));
    let before = window.project().clone();
    window.keys("99 Enter Delete Ctrl+D");
    assert!(*window.project() == before);
    window.keys("Ctrl+C");
    assert_eq!(window.copied(), "134,7");

    // The plan beside it is entered like any other figure.
    window.keys("Left 8,9 Enter");
    let key = window.project().current_key(
        &"ty_le_ho_ngheo".into(),
        Measure::Plan,
        &"ninh-thuan".into(),
        Period::year(2018).unwrap_or_else(|| unreachable!()),
    );
    assert_eq!(window.project().cell(&key), final_number(8.9));
}

#[test]
fn a_district_opens_to_its_communes_by_key_and_by_its_triangle() {
    let mut window = on_2018();
    assert_eq!(rows(&window).len(), 8);
    window.keys("F4");
    let opened = rows(&window);
    let bac_ai = opened.iter().position(|row| row == "Bác Ái").unwrap_or(0);
    assert_eq!(opened.get(bac_ai + 1).map(String::as_str), Some("Phước Bình"), "{opened:?}");
    assert!(window.at_cursor().starts_with("Tỷ lệ hộ nghèo, Bác Ái"));
    // From one of the communes the district is closed again, and the cursor is on it.
    window.keys("Down Down F4");
    assert_eq!(rows(&window).len(), 8);
    assert!(window.at_cursor().starts_with("Tỷ lệ hộ nghèo, Bác Ái"));
    window.click("Mở các xã của Thuận Nam");
    assert!(rows(&window).contains(&"Phước Hà".to_owned()), "{:?}", rows(&window));
    window.click("Gập các xã của Thuận Nam");
    assert_eq!(rows(&window).len(), 8);
}

/// Bác Ái, 2018: 40,31% is the only rate of a district known for that year beside Ninh Sơn's and
/// Ninh Phước's; April 2011 has all seven.
#[test]
fn areas_are_sorted_by_a_column_and_never_while_one_types() {
    let mut window = Window::sample();
    window.click_cell("Tỷ lệ hộ nghèo, Phan Rang-Tháp Chàm");
    window.menu("Bảng", "Xếp theo cột: cao trước");
    let order = [
        "Bác Ái",
        "Ninh Sơn",
        "Thuận Bắc",
        "Thuận Nam",
        "Ninh Phước",
        "Ninh Hải",
        "Phan Rang-Tháp Chàm",
        "Toàn tỉnh",
    ];
    assert_eq!(rows(&window), order);
    assert!(window.sees("xếp theo Tỷ lệ hộ nghèo, cao trước"), "{:?}", window.texts());
    assert!(window.at_cursor().starts_with("Tỷ lệ hộ nghèo, Phan Rang-Tháp Chàm"));
    window.keys("99 Enter");
    assert_eq!(rows(&window), order, "rows stay under the hand");
    window.menu("Bảng", "Xếp theo cột: cao trước");
    assert_eq!(rows(&window).first().map(String::as_str), Some("Phan Rang-Tháp Chàm"));
    window.keys("Ctrl+Z");
    window.menu("Bảng", "Xếp theo cột: thấp trước");
    assert_eq!(rows(&window).first().map(String::as_str), Some("Phan Rang-Tháp Chàm"));
    window.menu("Bảng", "Xếp theo thứ tự của dự án");
    assert_eq!(rows(&window).first().map(String::as_str), Some("Phan Rang-Tháp Chàm"));
    assert_eq!(rows(&window).get(4).map(String::as_str), Some("Bác Ái"));
}

#[test]
fn rows_are_filtered_to_findings_changes_laggards_and_what_is_missing() {
    let mut window = Window::sample();
    window.click_cell("Tỷ lệ hộ nghèo, Bác Ái");
    let choose = |window: &mut Window, word: &str| {
        let shown = window.harness.query_all_by_role(egui::Role::ComboBox);
        let label = shown.filter_map(|node| node.accesskit_node().label());
        let label = label.into_iter().find(|label| label.starts_with("Hàng: ")).unwrap_or_default();
        window.click(&label);
        window.click(&format!("Hàng: {word}"));
    };
    choose(&mut window, "Có điều cần xem");
    assert_eq!(rows(&window), ["Ninh Phước", "Toàn tỉnh"]);
    assert!(window.sees("Có điều cần xem: 1/7 hàng"), "{:?}", window.texts());

    choose(&mut window, "Vừa sửa, chưa lưu");
    assert!(window.sees("Không có số liệu nào sửa từ lần lưu trước ở bảng này"));
    window.click("Hiện tất cả hàng");
    assert_eq!(rows(&window).len(), 8);
    window.click_cell("Số hộ nghèo, Ninh Hải");
    window.keys("2300 Enter");
    choose(&mut window, "Vừa sửa, chưa lưu");
    assert_eq!(rows(&window), ["Ninh Hải", "Toàn tỉnh"]);
    // What is taken back shows itself, whatever the filter.
    choose(&mut window, "Có điều cần xem");
    window.keys("Ctrl+Z");
    assert!(window.at_cursor().starts_with("Số hộ nghèo, Ninh Hải"));
    assert_eq!(rows(&window).len(), 8);

    window.click_cell("Số hộ nghèo, Thuận Nam");
    window.keys("Delete");
    choose(&mut window, "Thiếu số liệu");
    assert_eq!(rows(&window), ["Thuận Nam", "Toàn tỉnh"]);
    window.keys("Up 1622 Enter");
    assert_eq!(rows(&window), ["Thuận Nam", "Toàn tỉnh"], "it stays while one fills it in");
}

/// 66,72, 28,16 and 23,57 lie above the province's 15,48; no plans are known for that month.
#[test]
fn laggards_are_those_behind_in_the_indicator_of_the_cursor() {
    let mut window = Window::sample();
    window.click_cell("Tỷ lệ hộ nghèo, Bác Ái");
    window.keys("Ctrl+Shift+L Ctrl+Shift+L Ctrl+Shift+L Ctrl+Shift+L");
    assert_eq!(rows(&window), ["Ninh Sơn", "Bác Ái", "Thuận Bắc", "Toàn tỉnh"]);
    assert!(window.sees("Chậm tiến độ (Tỷ lệ hộ nghèo): 3/7 hàng"), "{:?}", window.texts());
    window.keys("Ctrl+Shift+L");
    assert_eq!(rows(&window).len(), 8);
}

/// The index row of official forms: rates of the plan say what they divide.
#[test]
fn columns_are_numbered_and_say_what_they_are_made_of() {
    let mut window = Window::sample();
    window.menu("Bảng", "Dòng số thứ tự cột (A, 1, 2…)");
    assert!(window.sees("A") && window.sees("1") && window.sees("2"), "{:?}", window.texts());
    assert!(window.sees("3=2/1"), "{:?}", window.texts());
}

/// What Bác Ái disbursed of central investment by July 2018: 8.864 triệu đồng, provisional.
#[test]
fn money_is_shown_and_typed_in_billions_and_stored_in_millions() {
    let mut window = Window::sample();
    let mut view = window.app().view().clone();
    let indicator = "gn_von_dt_gnbv_nstw";
    view.topic = window.project().indicators().get(&indicator.into()).unwrap().topic.clone();
    view.indicator = indicator.into();
    view.period = Period::month(2018, 7).unwrap();
    window.app_mut().set_view(view);
    window.rest();
    window.keys("Down Down Down Down");
    assert!(window.at_cursor().contains("Bác Ái"), "{}", window.at_cursor());
    let stored = |window: &Window| window.cell(indicator, "bac-ai", "2018-07");
    let before = stored(&window);
    let number = before.number().unwrap();
    let project = window.project().clone();

    window.keys("Shift+F9");
    assert!(window.sees("tỷ đồng"), "{:?}", window.texts());
    assert!(window.at_cursor().contains("8,864 tỷ đồng, sơ bộ"), "{}", window.at_cursor());
    // Opened and left: not a bit is changed. Copied and pasted back: neither.
    window.keys("F2 Enter Up Ctrl+C Ctrl+V Ctrl+E Ctrl+V");
    assert!(*window.project() == project);
    window.keys("1,5 Enter");
    assert_eq!(stored(&window), final_number(1_500.0));
    window.keys("Up F11");
    window.keys("F2 End 5 Enter");
    assert_eq!(stored(&window), final_number(1_550.0), "1.5 is opened as 1.5 in English");
    window.keys("Ctrl+Z Ctrl+Z F11");
    assert_eq!(stored(&window), before);
    // A reading that is chosen is of the unit that is shown.
    window.keys("1.234 Enter Alt+2");
    assert_eq!(stored(&window), final_number(1_234.0));
    window.keys("Ctrl+Z Shift+F9");
    assert!(*window.project() == project);
    assert_eq!(stored(&window).number(), Some(number));
    // Sums are said in the unit of the table.
    window.keys("Shift+Down");
    let millions = window.texts().into_iter().find(|text| text.starts_with("2 ô, tổng")).unwrap();
    window.keys("Shift+F9 Shift+Down Shift+Up");
    window.keys("Shift+Down");
    let billions = window.texts().into_iter().find(|text| text.contains(" ô, tổng")).unwrap();
    assert_ne!(millions, billions);
    assert!(billions.contains(','), "{billions}");
}

#[test]
fn eleven_thousand_communes_are_filtered_and_sorted_and_never_become_columns() {
    let mut window = Window::on(synth(11_000, 4, 3, 1));
    window.click("Cấp đơn vị: Xã");
    window.keys("Shift+F7");
    assert!(window.sees("Quá nhiều đơn vị để xếp thành cột"), "{:?}", window.texts());
    window.keys("Shift+F7");
    window.menu("Bảng", "Xếp theo cột: cao trước");
    let first = rows(&window);
    window.menu("Bảng", "Xếp theo cột: thấp trước");
    assert_ne!(rows(&window), first);
    window.keys("Ctrl+Home Down 7 Enter Ctrl+Shift+L Ctrl+Shift+L");
    let words = window.texts().into_iter().find(|text| text.starts_with("Vừa sửa, chưa lưu: "));
    assert!(words.is_some_and(|words| words.contains(": 2/")), "the commune and its district");
    window.keys("Ctrl+Shift+L Ctrl+Shift+L Ctrl+Shift+L F9 F4 F4 F7 F7");
    assert!(window.has_keyboard());
}
