//! Promise: Ctrl+F finds in the shown table whatever stands there, marks it, and leaves the cursor
//! where it was found.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::{Window, key, key_with};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use giaoban::{
    app::{Level, Screen},
    synth::synth,
};

/// "3/12".
fn count(window: &Window) -> String {
    let node = window.harness.query_by_role(Role::Status);
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn find(window: &mut Window, query: &str) {
    window.keys("Ctrl+F");
    window.write(query);
}

fn field_has_keyboard(window: &Window) -> bool {
    window.harness.ctx.memory(egui::Memory::focused) == Some(egui::Id::unique("find field"))
}

#[test]
fn names_of_rows_are_found_and_walked_round_both_ways() {
    let mut window = Window::sample();
    let column = window.cursor().column;
    find(&mut window, "ninh");
    assert_eq!(count(&window), "1/3");
    assert_eq!((window.cursor().row, window.cursor().column), (1, column));
    let mut rows = Vec::new();
    for keys in ["Enter", "F3", "F3", "Shift+Enter", "Shift+F3"] {
        window.keys(keys);
        rows.push((count(&window), window.cursor().row));
    }
    let expected = [("2/3", 2), ("3/3", 3), ("1/3", 1), ("3/3", 3), ("2/3", 2)]
        .map(|(at, row)| (at.to_owned(), row));
    assert_eq!(rows, expected);
    assert!(field_has_keyboard(&window));
    window.keys("Escape");
    assert!(window.has_keyboard() && !window.hears("Tìm trong bảng"));
    assert_eq!((window.cursor().row, window.cursor().column), (2, column));
    // It is remembered, and typed over.
    window.keys("F3");
    assert_eq!(window.cursor().row, 3);
    window.keys("Escape Ctrl+F");
    window.write("bac ai");
    assert_eq!((count(&window).as_str(), window.cursor().row), ("1/1", 4));
}

#[test]
fn heads_figures_notes_and_sources_are_found_as_they_are_shown() {
    for (query, begins) in [
        ("Mức giảm", "Mức giảm tỷ lệ hộ nghèo trong năm, Phan Rang-Tháp Chàm"),
        ("muwcs giamr", "Mức giảm tỷ lệ hộ nghèo trong năm, Phan Rang-Tháp Chàm"),
        // With the marks of thousands or without.
        ("5.082", "Số hộ nghèo, Ninh Sơn, 4/2011"),
        ("5082", "Số hộ nghèo, Ninh Sơn, 4/2011"),
        ("66,7", "Tỷ lệ hộ nghèo, Bác Ái, 4/2011"),
        ("thuận nam", "Tỷ lệ hộ nghèo, Thuận Nam"),
    ] {
        let mut window = Window::sample();
        find(&mut window, query);
        assert!(count(&window).starts_with("1/"), "{query}: {}", count(&window));
        assert!(window.at_cursor().starts_with(begins), "{query}: {}", window.at_cursor());
    }
    let mut window = Window::sample();
    window.keys("Down Down Shift+F2");
    window.write("theo bản mềm");
    window.keys("Tab Tab");
    window.write("kh 2737");
    window.keys("Enter Enter");
    for query in ["ban mem", "2737"] {
        window.keys("Ctrl+Home");
        find(&mut window, query);
        assert_eq!(count(&window), "1/1", "{query}");
        assert!(window.at_cursor().starts_with("Tỷ lệ hộ nghèo, Ninh Phước"), "{query}");
        window.keys("Escape");
    }
    find(&mut window, "x1y2");
    assert_eq!(count(&window), "không thấy");
    window.in_one_pass([key_with(Key::A, Modifiers::COMMAND), key(Key::Delete)]);
    assert_eq!(count(&window), "");
}

#[test]
fn an_edit_and_another_table_are_looked_through_anew() {
    let mut window = Window::sample();
    find(&mut window, "7777");
    assert_eq!(count(&window), "không thấy");
    window.click_cell("Số hộ nghèo, Ninh Hải");
    window.keys("7777 Enter");
    assert_eq!(count(&window), "1", "the cursor has gone on");
    window.keys("F3");
    assert_eq!(count(&window), "1/1");
    assert!(window.at_cursor().starts_with("Số hộ nghèo, Ninh Hải"));
    window.keys("Ctrl+PageDown");
    assert_eq!(count(&window), "không thấy");
    window.keys("Ctrl+PageUp Ctrl+3");
    assert!(!window.app().is_enabled(giaoban::app::Command::FindNext));
    assert_eq!(window.app().view().screen, Screen::Checks);
}

#[test]
fn a_large_table_is_looked_through_while_the_window_goes_on() {
    let mut window = Window::on(synth(3_000, 20, 1, 1));
    let mut view = window.app().view().clone();
    view.level = Level::Communes;
    window.app_mut().set_view(view);
    window.rest();
    window.keys("Ctrl+F");
    // Figures of all cells: what was found so far is told with "…".
    window.harness.input_mut().events.push(common::text("99"));
    window.harness.step();
    window.harness.step();
    assert!(count(&window).ends_with('…'), "{}", count(&window));
    window.harness.run_steps(60);
    assert!(!count(&window).ends_with('…'), "{}", count(&window));
    let found = count(&window);
    let (at, all) = found.split_once('/').unwrap();
    assert_eq!(at, "1");
    assert!(all.parse::<usize>().unwrap() > 10, "{found}");
    assert!(window.at_cursor().replace('.', "").contains("99"), "{}", window.at_cursor());
}
