//! Promise: cells are selected, copied, filled and cleared as in Excel, each as one step that one undo takes
//! back, and what is said of a selection is true: rates are never added nor averaged.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::{Window, final_number, key_with, text};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{
    analysis::{figure, tally},
    app::{CellPos, Document},
    model::{Cell, CellKey, Measure, PlaceId, Status},
    store, synth,
    text::{
        lang::Lang,
        selection_messages::{Measured, Summary},
    },
};

const PLACES: [&str; 7] = [
    "phan-rang-thap-cham",
    "ninh-hai",
    "ninh-phuoc",
    "ninh-son",
    "bac-ai",
    "thuan-bac",
    "thuan-nam",
];

fn poor(window: &Window, place: &str) -> Cell {
    window.cell("ho_ngheo", place, "2011-04")
}

/// A window whose cursor stands on the poor households of the first district: 3.084, then 2.276.
fn on_counts() -> Window {
    let mut window = Window::sample();
    window.keys("Left");
    window
}

/// The selected cells as a screen reader hears them.
fn selected(window: &Window) -> Vec<String> {
    let cells = window.harness.query_all_by_role(Role::GridCell);
    let chosen = cells.filter(|node| node.accesskit_node().is_selected() == Some(true));
    chosen.filter_map(|node| node.accesskit_node().label()).collect()
}

fn middle(window: &Window, begins: &str) -> Pos2 {
    let node = window.harness.get_by(|node| {
        matches!(node.role(), Role::GridCell | Role::RowHeader)
            && node.label().is_some_and(|label| label.starts_with(begins))
    });
    node.rect().center()
}

fn pointer(window: &mut Window, at: Pos2, button: PointerButton, down: bool, shift: bool) {
    let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
    window.in_one_pass([
        Event::ModifiersChanged(modifiers),
        Event::PointerMoved(at),
        Event::PointerButton { pos: at, button, pressed: down, modifiers },
    ]);
}

fn click(window: &mut Window, at: Pos2, button: PointerButton, shift: bool) {
    pointer(window, at, button, true, shift);
    pointer(window, at, button, false, shift);
}

#[test]
fn keys_select_and_the_grid_says_how_much() {
    let mut window = on_counts();
    window.keys("Shift+Down Shift+Down Shift+Right");
    assert_eq!(selected(&window).len(), 6);
    assert_eq!(window.cursor(), CellPos { row: 0, column: 1 });
    assert!(window.hears("Bảng số liệu, chọn 3 dòng, 2 cột"));
    window.keys("Escape");
    assert!(window.at_cursor().starts_with("Số hộ nghèo, Phan Rang-Tháp Chàm"));
    // Shift+Space also sends its space as a text: it is no typing.
    window.in_one_pass([key_with(Key::Space, Modifiers::SHIFT), text(" ")]);
    assert_eq!(window.editor(), None);
    assert!(window.hears("chọn 1 dòng, 14 cột"));
    window.keys("Ctrl+Space");
    assert!(window.hears("chọn 8 dòng, 14 cột"));
    window.keys("Escape Ctrl+Space");
    assert!(window.hears("chọn 8 dòng, 1 cột"));
    window.keys("Ctrl+A");
    assert!(window.hears("chọn 8 dòng, 14 cột"));
    window.keys("Down");
    assert_eq!(selected(&window).len(), 1);
}

#[test]
fn the_mouse_selects_by_dragging_with_shift_and_on_heads() {
    let mut window = on_counts();
    let first = middle(&window, "Số hộ nghèo, Ninh Hải, 4/2011");
    let last = middle(&window, "Tỷ lệ hộ nghèo, Ninh Sơn, 4/2011");
    pointer(&mut window, first, PointerButton::Primary, true, false);
    window.in_many_passes([Event::PointerMoved(last)]);
    pointer(&mut window, last, PointerButton::Primary, false, false);
    assert_eq!(selected(&window).len(), 6);
    assert_eq!(window.cursor(), CellPos { row: 1, column: 1 });
    assert!(window.has_keyboard());
    // The pointer alone, without its button, changes nothing.
    window.in_many_passes([Event::PointerMoved(first)]);
    assert_eq!(selected(&window).len(), 6);
    click(&mut window, first, PointerButton::Primary, false);
    assert_eq!(selected(&window).len(), 1);
    click(&mut window, last, PointerButton::Primary, true);
    assert_eq!(selected(&window).len(), 6);
    let name = middle(&window, "Bác Ái");
    click(&mut window, name, PointerButton::Primary, false);
    assert!(window.hears("chọn 1 dòng, 14 cột"));
    assert_eq!(window.cursor(), CellPos { row: 4, column: 0 });
    // Above the column of the first figure.
    let top = middle(&window, "Số hộ nghèo, Phan Rang-Tháp Chàm, 4/2011");
    click(&mut window, top - egui::vec2(0.0, 30.0), PointerButton::Primary, false);
    assert!(window.hears("chọn 8 dòng, 1 cột"));
    assert_eq!(window.cursor(), CellPos { row: 0, column: 1 });
}

#[test]
fn a_click_on_a_head_or_a_name_takes_what_is_typed_and_selects_the_line() {
    let window = on_counts();
    let top = middle(&window, "Số hộ nghèo, Phan Rang-Tháp Chàm, 4/2011") - egui::vec2(0.0, 30.0);
    let name = middle(&window, "Bác Ái");
    let table = [
        (name, false, "chọn 1 dòng, 14 cột"),
        (top, false, "chọn 8 dòng, 1 cột"),
        // With Shift from the cell that was typed into.
        (name, true, "chọn 5 dòng, 14 cột"),
    ];
    for (at, shift, said) in table {
        let mut window = on_counts();
        window.keys("7");
        click(&mut window, at, PointerButton::Primary, shift);
        assert_eq!(window.editor(), None, "{said}");
        assert_eq!(poor(&window, PLACES[0]), final_number(7.0), "{said}");
        assert!(window.hears(said), "{said}: {}", window.at_cursor());
        // What cannot be taken is not left.
        let mut window = on_counts();
        window.keys("abc");
        click(&mut window, at, PointerButton::Primary, shift);
        assert_eq!(window.editor(), Some("abc"), "{said}");
        assert!(window.sees("“abc” không phải là số"), "{said}");
        assert_eq!(selected(&window).len(), 1, "{said}");
    }
}

#[test]
fn enter_and_tab_go_round_in_the_selection_while_one_types() {
    let mut window = on_counts();
    window.keys("Shift+Down 1 Enter 2 Enter 3 Enter");
    assert_eq!(poor(&window, "phan-rang-thap-cham"), final_number(3.0));
    assert_eq!(poor(&window, "ninh-hai"), final_number(2.0));
    assert_eq!(window.cursor(), CellPos { row: 1, column: 1 });
    assert_eq!(selected(&window).len(), 2);
    // An arrow takes what was typed and leaves the selection.
    window.keys("4 Down");
    assert_eq!(poor(&window, "ninh-hai"), final_number(4.0));
    assert_eq!(selected(&window).len(), 1);
    assert_eq!(window.cursor(), CellPos { row: 2, column: 1 });
}

/// Keys on the poor households of the first district → what two districts hold; one undo restores all.
#[test]
fn every_deed_on_a_selection_is_one_step() {
    let value = final_number;
    let none = Cell::NotReported;
    let table: &[(&str, Cell, Cell, &str)] = &[
        ("Shift+Down Delete", none, none, "Xóa 2 ô"),
        ("Shift+Down Ctrl+X", none, none, "Cắt 2 ô"),
        ("Shift+Down 7 Ctrl+Enter", value(7.0), value(7.0), "Nhập 2 ô"),
        ("Shift+Down Ctrl+D", value(3_084.0), value(3_084.0), "Điền xuống 1 ô"),
        ("Down Ctrl+D", value(3_084.0), value(3_084.0), "Điền xuống 1 ô"),
        ("Shift+Down Backspace x Ctrl+Enter", Cell::NotApplicable, Cell::NotApplicable, "Nhập 2 ô"),
    ];
    let mut window = on_counts();
    let before = window.project().clone();
    for (keys, first, second, label) in table {
        window.keys(keys);
        let (one, two) = (poor(&window, "phan-rang-thap-cham"), poor(&window, "ninh-hai"));
        assert_eq!((one, two), (*first, *second), "{keys}");
        assert!(window.hears(label), "{keys}");
        assert_eq!(window.editor(), None, "{keys}");
        window.keys("Ctrl+Z");
        assert!(*window.project() == before, "{keys}");
        window.keys("Ctrl+Home Right");
    }
    // Nothing above the first row, nothing to clear where nothing was entered: no step at all.
    window.keys("Ctrl+D Home Ctrl+R");
    assert!(*window.project() == before);
    assert!(window.app().document().history().next_undo().is_none());
}

#[test]
fn fill_right_copies_the_first_column_or_the_cell_to_the_left() {
    for (keys, place) in
        [("Shift+Right Ctrl+R", "phan-rang-thap-cham"), ("Down Right Ctrl+R", "ninh-hai")]
    {
        let mut window = on_counts();
        let count = poor(&window, place);
        window.keys(keys);
        assert_eq!(window.cell("ty_le_ho_ngheo", place, "2011-04"), count, "{keys}");
    }
}

#[test]
fn what_cannot_be_a_number_goes_into_no_cell() {
    let mut window = on_counts();
    let before = window.project().clone();
    window.keys("Shift+Down abc Ctrl+Enter");
    assert_eq!(window.editor(), Some("abc"));
    assert!(window.sees("“abc” không phải là số"));
    window.keys("Escape");
    window.in_one_pass([Event::Paste("abc".to_owned())]);
    assert!(window.sees("“abc” không phải là số"));
    assert!(*window.project() == before);
}

#[test]
fn the_reading_chosen_of_an_ambiguous_number_goes_where_the_number_was_to_go() {
    let rate = |window: &Window, place| window.cell("ty_le_ho_ngheo", place, "2011-04");
    let mut window = Window::sample();
    let before = window.project().clone();
    window.keys("Shift+Down Shift+Down 1.234 Ctrl+Enter");
    assert_eq!(window.editor(), Some("1.234"), "read in two ways: nothing is guessed");
    assert!(*window.project() == before);
    window.keys("Alt+2");
    for place in PLACES.iter().take(3) {
        assert_eq!(rate(&window, place), final_number(1.234), "{place}");
    }
    assert!(window.hears("Nhập 3 ô") && window.editor().is_none());
    assert_eq!(selected(&window).len(), 3);
    window.keys("Ctrl+Z");
    assert!(*window.project() == before, "one step");
    // Enter was about the cursor's cell alone, although more are selected.
    window.keys("Ctrl+Home Right Right Shift+Down 1.234 Enter Alt+2");
    assert_eq!(rate(&window, PLACES[0]), final_number(1.234));
    window.keys("Ctrl+Z");
    assert!(*window.project() == before, "the other cell is as it was");
}

#[test]
fn the_province_s_computed_total_is_not_cleared_into_anything() {
    let mut window = on_counts();
    window.keys("Ctrl+Space Delete");
    assert!(PLACES.iter().all(|place| poor(&window, place) == Cell::NotReported));
    window.keys("Ctrl+Z");
    assert!(window.spoken("Số hộ nghèo, Toàn tỉnh, 4/2011").contains("21.343 hộ"));
}

#[test]
fn the_status_bar_counts_in_both_languages_and_never_averages_rates() {
    // 3.084 + 2.276 = 5.360; / 2 = 2.680. Rates of the same districts: 7,42 and 10,17 %.
    for (lang, counts, rates) in [
        (Lang::Vi, "2 ô, tổng 5.360, trung bình 2.680", "2 ô, thấp nhất 7,42%, cao nhất 10,17%"),
        (Lang::En, "2 cells, sum 5,360, mean 2,680", "2 cells, lowest 7.42%, highest 10.17%"),
    ] {
        let mut window = Window::sample_in(lang);
        window.keys("Left");
        assert!(!window.sees("2.680") && !window.sees("2,680"), "of one cell nothing is said");
        window.keys("Shift+Down");
        assert!(window.sees(counts), "{:?}", window.texts());
        window.keys("Right Shift+Down");
        assert!(window.texts().iter().any(|text| text == rates), "{:?}", window.texts());
        // The whole column holds its total, which is not counted twice: 21.343 / 7 = 3.049.
        window.keys("Left Ctrl+Space");
        let total = if lang == Lang::Vi { "7 ô, tổng 21.343" } else { "7 cells, sum 21,343" };
        let left_out = if lang == Lang::Vi { "không kể 1 ô tổng" } else { "without 1 total" };
        assert!(window.sees(total) && window.sees(left_out), "{:?}", window.texts());
        window.keys("Escape Shift+Down Delete");
        let missing =
            if lang == Lang::Vi { "0 ô; 2 ô chưa có" } else { "0 cells; 2 cells no data" };
        assert!(window.sees(missing), "{:?}", window.texts());
    }
}

#[test]
fn a_selection_is_copied_with_every_digit_and_comes_back_as_it_was() {
    let mut window = on_counts();
    window.keys("1234567,891 Enter Up Shift+Down Shift+Right Ctrl+C");
    assert_eq!(window.copied(), "1234567,891\t7,42\n2276\t10,17\n");
    let before = window.project().clone();
    window.keys("Ctrl+V");
    assert!(*window.project() == before);
    // From the lower right, the block still begins at the selection's upper left.
    window.keys("Escape Down Right Shift+Up Shift+Left");
    window.paste("11\t1,1\r\n22\t2,2\r\n");
    window.keys("Enter");
    assert_eq!(poor(&window, "phan-rang-thap-cham"), final_number(11.0));
    assert_eq!(poor(&window, "ninh-hai"), final_number(22.0));
    window.keys("Ctrl+Z");
    assert!(*window.project() == before);
}

#[test]
fn one_value_over_a_selection_fills_it() {
    let mut window = on_counts();
    let before = window.project().clone();
    window.keys("Shift+Down Shift+Down");
    window.paste("2.601\r\n");
    assert!(poor(&window, "ninh-hai") != final_number(2_601.0), "it is looked at first");
    window.keys("Enter");
    for place in PLACES.iter().take(3) {
        assert_eq!(poor(&window, place), final_number(2_601.0));
    }
    window.keys("Ctrl+Z");
    assert!(*window.project() == before);
}

#[test]
fn a_computed_figure_pasted_where_it_was_copied_stays_computed() {
    let mut window = on_counts();
    window.click_cell("Số hộ nghèo, Toàn tỉnh");
    window.keys("Delete");
    let before = window.project().clone();
    window.keys("Ctrl+C Ctrl+V");
    assert_eq!(window.copied(), "21343");
    assert!(*window.project() == before);
    // Over a selection that holds it too, only the other cell gets the number.
    window.keys("Shift+Up Ctrl+V Enter");
    assert_eq!(poor(&window, "thuan-nam"), final_number(21_343.0));
    assert_eq!(poor(&window, "ninh-thuan"), Cell::NotReported);
    window.keys("Ctrl+Z");
    assert!(*window.project() == before);
    // What is typed counts, be it the same number.
    window.click_cell("Số hộ nghèo, Toàn tỉnh");
    window.keys("21343 Enter");
    assert_eq!(poor(&window, "ninh-thuan"), final_number(21_343.0));
}

#[test]
fn a_figure_that_is_filled_stays_as_firm_as_it_was() {
    let provisional = Cell::Value { number: 5.0, status: Status::Provisional };
    let key = CellKey {
        indicator: "ho_ngheo".into(),
        measure: Measure::Actual,
        place: "phan-rang-thap-cham".into(),
        period: "2011-04".parse().unwrap(),
        document: None,
    };
    let mut document = Document::sample();
    assert!(document.set_cell(key, provisional, String::new()).unwrap());
    let mut window = Window::with(document, common::prefs(Lang::Vi));
    window.keys("Left Shift+Down Ctrl+D");
    assert_eq!(poor(&window, "ninh-hai"), provisional);
}

#[test]
fn the_menu_of_the_right_button_is_about_the_selection() {
    let mut window = on_counts();
    let at = middle(&window, "Số hộ nghèo, Ninh Hải, 4/2011");
    window.keys("Shift+Down");
    click(&mut window, at, PointerButton::Secondary, false);
    for words in ["Chép", "Cắt", "Dán", "Xóa số liệu", "Điền xuống", "Điền sang phải", "Ctrl+R"]
    {
        assert!(window.sees(words), "{words}: {:?}", window.texts());
    }
    window.menu_entry("Xóa số liệu");
    assert_eq!(poor(&window, "phan-rang-thap-cham"), Cell::NotReported);
    assert_eq!(poor(&window, "ninh-hai"), Cell::NotReported);
    assert!(window.has_keyboard(), "the keyboard is back in the table");
    // Outside of the selection it is about the cell under the pointer.
    let at = middle(&window, "Số hộ nghèo, Ninh Sơn, 4/2011");
    click(&mut window, at, PointerButton::Secondary, false);
    assert_eq!(window.cursor(), CellPos { row: 3, column: 1 });
    window.menu_entry("Điền xuống");
    assert_eq!(poor(&window, "ninh-son"), poor(&window, "ninh-phuoc"));
}

/// The square at the lower right of a cell.
fn handle(window: &Window, begins: &str) -> Pos2 {
    let node = window.harness.get_by(|node| {
        node.role() == Role::GridCell && node.label().is_some_and(|label| label.starts_with(begins))
    });
    node.rect().right_bottom() - egui::vec2(9.0, 3.0)
}

/// Drags the square at the lower right of a cell to another cell.
fn drag_handle(window: &mut Window, from: &str, to: &str) {
    let square = handle(window, from);
    let to = middle(window, to);
    pointer(window, square, PointerButton::Primary, true, false);
    window.in_many_passes([Event::PointerMoved(to)]);
    pointer(window, to, PointerButton::Primary, false, false);
}

#[test]
fn the_fill_handle_repeats_or_continues_a_series_as_one_step() {
    let mut window = on_counts();
    window.keys("10 Enter 20 Enter Ctrl+Home Right");
    let before = window.project().clone();
    // One number is repeated.
    let (first, second) = ("Số hộ nghèo, Phan Rang-Tháp Chàm", "Số hộ nghèo, Ninh Hải, 4/2011");
    drag_handle(&mut window, first, "Số hộ nghèo, Ninh Phước, 4/2011");
    for place in PLACES.iter().take(3) {
        assert_eq!(poor(&window, place), final_number(10.0), "{place}");
    }
    assert!(window.hears("Điền 2 ô"));
    assert_eq!(selected(&window).len(), 3);
    window.keys("Ctrl+Z");
    assert!(*window.project() == before);
    // Two at a distance of ten go on so: 30, 40.
    window.keys("Ctrl+Home Right Shift+Down");
    drag_handle(&mut window, second, "Số hộ nghèo, Ninh Sơn, 4/2011");
    assert_eq!(poor(&window, "ninh-phuoc"), final_number(30.0));
    assert_eq!(poor(&window, "ninh-son"), final_number(40.0));
    assert_eq!(poor(&window, "bac-ai"), final_number(3_618.0));
    assert_eq!(selected(&window).len(), 4);
    window.keys("Ctrl+Z");
    assert!(*window.project() == before);
}

#[test]
fn a_press_on_the_fill_handle_alone_changes_nothing_of_the_selection() {
    for keys in ["Shift+Down", "Down Shift+Up"] {
        let mut window = on_counts();
        window.keys(keys);
        let (before, cursor) = (window.project().clone(), window.cursor());
        let square = handle(&window, "Số hộ nghèo, Ninh Hải, 4/2011");
        // Once, twice fast, with Shift.
        for shift in [false, false, true] {
            click(&mut window, square, PointerButton::Primary, shift);
            assert_eq!((selected(&window).len(), window.cursor()), (2, cursor), "{keys}");
            assert_eq!(window.editor(), None, "{keys}");
        }
        assert!(window.has_keyboard() && *window.project() == before, "{keys}");
        // A press beside it is a click on the cell again.
        let cell = middle(&window, "Số hộ nghèo, Ninh Hải, 4/2011");
        click(&mut window, cell, PointerButton::Primary, false);
        assert_eq!(selected(&window).len(), 1, "{keys}");
    }
}

#[test]
fn escape_cancels_a_fill_while_the_handle_is_led() {
    let mut window = on_counts();
    window.keys("Shift+Down");
    let before = window.project().clone();
    let square = handle(&window, "Số hộ nghèo, Ninh Hải, 4/2011");
    let to = middle(&window, "Số hộ nghèo, Ninh Sơn, 4/2011");
    let further = middle(&window, "Số hộ nghèo, Bác Ái, 4/2011");
    pointer(&mut window, square, PointerButton::Primary, true, false);
    window.in_many_passes([Event::PointerMoved(to)]);
    window.keys("Escape");
    // Led on and let go, it fills nothing; the selection is as it was.
    window.in_many_passes([Event::PointerMoved(further)]);
    pointer(&mut window, further, PointerButton::Primary, false, false);
    assert!(*window.project() == before);
    assert_eq!(selected(&window).len(), 2);
    // The next drag fills again.
    drag_handle(&mut window, "Số hộ nghèo, Ninh Hải, 4/2011", "Số hộ nghèo, Ninh Phước, 4/2011");
    assert_eq!(selected(&window).len(), 3);
    assert!(*window.project() != before);
}

#[test]
fn eleven_thousand_communes_are_selected_copied_and_counted_at_once() {
    let mut window = Window::on(synth::synth(11_000, 4, 3, 1));
    window.click("Cấp đơn vị: Xã");
    let before = window.project().clone();
    window.keys("Ctrl+Home Ctrl+Space");
    // Only what is on the screen is drawn: some thirty of more than 11.000 selected cells.
    assert!((5..100).contains(&selected(&window).len()), "{}", selected(&window).len());
    assert!(window.hears(", 1 cột"));
    window.keys("Ctrl+C");
    assert!(window.copied().lines().count() > 11_000, "{}", window.copied().lines().count());
    window.keys("Ctrl+A");
    assert!(window.hears(", 4 cột"));
    // Too many to be added up at each step: only their number is said.
    assert!(window.texts().iter().any(|text| text.starts_with("46.") && text.ends_with(" ô")));
    window.keys("Delete");
    assert!(window.hears("Ctrl+Z lấy lại tất cả"));
    assert!(*window.project() != before);
    window.keys("Ctrl+Z");
    assert!(*window.project() == before);
    window.keys("Ctrl+Home Ctrl+Shift+Down Shift+Up");
    assert_eq!(window.cursor(), CellPos { row: 0, column: 0 });
}

fn tally_of(indicator: &str, places: &[&str], periods: &[&str]) -> (Summary, String, String) {
    let project = store::sample();
    let mut figures = Vec::new();
    for place in places {
        for period in periods {
            figures.extend(figure(
                &project,
                &indicator.into(),
                Measure::Actual,
                &PlaceId::from(*place),
                period.parse().unwrap(),
            ));
        }
    }
    let summary = tally(&project, &figures);
    (summary, summary.words(Lang::Vi), summary.words(Lang::En))
}

/// Poor households of April 2011: 3.618 in Bác Ái, 5.082 in Ninh Sơn, 2.276 in Ninh Hải, 21.343 in
/// the province; rates of 66,72 and 28,16 % in the first two.
#[test]
fn counts_are_added_and_rates_never() {
    // Districts: 3.618 + 5.082 = 8.700; / 2 = 4.350.
    let (_, vi, en) = tally_of("ho_ngheo", &["bac-ai", "ninh-son"], &["2011-04"]);
    assert_eq!(vi, "2 ô, tổng 8.700, trung bình 4.350");
    assert_eq!(en, "2 cells, sum 8,700, mean 4,350");
    // + 2.276 = 10.976; / 3 = 3.658,67; the province would count them twice.
    let (_, vi, en) =
        tally_of("ho_ngheo", &["bac-ai", "ninh-son", "ninh-hai", "ninh-thuan"], &["2011-04"]);
    assert_eq!(vi, "3 ô, tổng 10.976, trung bình 3.658,7; không kể 1 ô tổng");
    assert_eq!(en, "3 cells, sum 10,976, mean 3,658.7; without 1 total");
    let (summary, vi, _) = tally_of("ty_le_ho_ngheo", &["bac-ai", "ninh-son"], &["2011-04"]);
    assert!(matches!(summary.measured, Measured::Extremes { .. }), "{summary:?}");
    assert_eq!(vi, "2 ô, thấp nhất 28,16%, cao nhất 66,72%");
}

/// A level at two times is no sum: poor households of one year and the next are the same ones.
#[test]
fn levels_are_not_added_over_periods_and_what_is_missing_is_told() {
    let (summary, ..) = tally_of("ho_ngheo", &["bac-ai"], &["2011-04", "1999-04"]);
    assert_eq!((summary.counted, summary.not_reported), (1, 1));
    let (_, vi, en) = tally_of("ho_ngheo", &["bac-ai", "ninh-son"], &["1999-04"]);
    assert_eq!(vi, "0 ô; 2 ô chưa có");
    assert_eq!(en, "0 cells; 2 cells no data");
    let two = tally_of("ho_ngheo", &["bac-ai"], &["2011-04", "2018"]).0;
    assert_eq!(two.counted, 2);
    assert!(matches!(two.measured, Measured::Extremes { .. }), "{two:?}");
}
