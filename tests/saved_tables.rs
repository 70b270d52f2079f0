//! Promise: a table that was given number and title keeps its layout in the project's file, and every
//! change of it can be undone; widths of columns stay as they were set.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::Window;
use egui::{Event, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable;
use giaoban::{
    model::{SavedView, TableFeature, TableShape},
    store::{project_text, read_project},
};

fn saved(window: &Window) -> Vec<SavedView> {
    let views = window.project().views().iter();
    views.filter(|view| view.table().is_some()).cloned().collect()
}

/// Bác Ái's indicators beside their plans, kept as "Biểu 02/GN".
fn with_saved() -> Window {
    let mut window = Window::sample();
    window.click_cell("Tỷ lệ hộ nghèo, Bác Ái");
    window.keys("F7 F7 F9");
    window.menu("Bảng", "Lưu bảng thành biểu…");
    window.keys("Ctrl+A");
    window.write("Biểu 02/GN");
    window.keys("Tab Ctrl+A");
    window.write("Hộ nghèo của huyện");
    window.keys("Tab Ctrl+A");
    window.write("Poor households of a district");
    window.keys("Enter");
    window
}

#[test]
fn a_table_is_kept_opened_again_and_changed_and_each_step_is_undone() {
    let mut window = with_saved();
    let [view] = &saved(&window)[..] else { panic!("one table is kept") };
    assert_eq!((view.id.as_str(), view.number.as_str()), ("bieu-02-gn", "Biểu 02/GN"));
    assert_eq!(view.title.en, "Poor households of a district");
    assert_eq!(view.table().unwrap().shape, TableShape::OneArea);
    assert!(view.table().unwrap().with.contains(&TableFeature::BesidePlan));
    assert!(window.sees("Biểu 02/GN · Bác Ái · Hộ nghèo của huyện"), "{:?}", window.texts());

    // It is in the file.
    let read = read_project(&project_text(window.project())).unwrap();
    assert!(read == *window.project());

    // Elsewhere, and back by the list at the left.
    window.keys("Ctrl+PageDown F7");
    assert!(!window.sees("Biểu 02/GN · Bác Ái · Hộ nghèo của huyện"));
    window.click("Biểu 02/GN · Hộ nghèo của huyện");
    assert!(window.sees("Biểu 02/GN · Bác Ái · Hộ nghèo của huyện"), "{:?}", window.texts());
    assert!(window.has_keyboard());

    // Laid out otherwise: said, and saved only when asked to.
    window.keys("F9");
    assert!(window.sees("Trình bày khác với biểu đã lưu"));
    assert!(saved(&window)[0].table().unwrap().with.contains(&TableFeature::BesidePlan));
    window.click_button("Lưu vào biểu");
    assert!(saved(&window)[0].table().unwrap().with.is_empty());
    assert!(!window.sees("Trình bày khác với biểu đã lưu"));

    window.menu("Bảng", "Xóa biểu");
    assert_eq!(saved(&window), []);
    window.keys("Ctrl+Z");
    assert_eq!(saved(&window).len(), 1);
    window.keys("Ctrl+Z");
    assert!(saved(&window)[0].table().unwrap().with.contains(&TableFeature::BesidePlan));
    window.keys("Ctrl+Z");
    assert_eq!(saved(&window), []);
}

#[test]
fn a_saved_table_needs_a_title_and_can_be_given_another() {
    let mut window = Window::sample();
    window.menu("Bảng", "Lưu bảng thành biểu…");
    window.keys("Tab Ctrl+A Backspace Tab Ctrl+A Backspace Enter");
    assert!(window.sees("Hãy đặt tên cho biểu"), "{:?}", window.texts());
    window.write("Poor");
    window.keys("Enter");
    let [view] = &saved(&window)[..] else { panic!("one table is kept") };
    assert_eq!((view.title.vi.as_str(), view.title.en.as_str()), ("Poor", "Poor"));
    window.menu("Bảng", "Đổi số hiệu, tên của biểu…");
    window.keys("Tab Ctrl+A");
    window.write("Hộ nghèo");
    window.keys("Enter");
    assert_eq!(saved(&window)[0].title.vi, "Hộ nghèo");
    assert_eq!(saved(&window).len(), 1);
}

fn head(window: &Window, begins: &str) -> egui::Rect {
    let cell = window.harness.get_by(|node| {
        node.role() == egui::Role::GridCell
            && node.label().is_some_and(|label| label.starts_with(begins))
    });
    cell.rect()
}

fn button(at: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

/// Leads the right edge of the column of a cell aside by so many points.
fn drag_edge(window: &mut Window, cell: &str, by: f32) {
    let edge = head(window, cell).right_center();
    window.harness.hover_at(edge);
    window.rest();
    window.in_one_pass([button(edge, true)]);
    for step in 1..=4 {
        window.harness.hover_at(edge + egui::vec2(by * step as f32 / 4.0, 0.0));
        window.harness.step();
    }
    window.in_one_pass([button(edge + egui::vec2(by, 0.0), false)]);
    window.rest();
}

const CELL: &str = "Số hộ nghèo, Bác Ái";

#[test]
fn a_column_keeps_the_width_it_was_dragged_to_and_fits_again_on_a_double_click() {
    let mut window = with_saved();
    window.keys("F7 F9 Ctrl+PageDown Ctrl+PageUp");
    let before = head(&window, CELL).width();
    drag_edge(&mut window, CELL, 40.0);
    let dragged = head(&window, CELL).width();
    assert!((dragged - before - 40.0).abs() <= 1.5, "{before} {dragged}");
    window.keys("Ctrl+PageDown Ctrl+PageUp");
    assert!((head(&window, CELL).width() - dragged).abs() < 0.5);
    // It is the project's, of all tables that are no biểu; a biểu has its own.
    assert!(saved(&window)[0].table().unwrap().widths.is_empty());
    assert!(window.project().settings().widths.contains_key("ho_ngheo"));
    assert!(read_project(&project_text(window.project())).unwrap() == *window.project());
    window.keys("Ctrl+Z");
    assert!((head(&window, CELL).width() - before).abs() < 0.5, "undone");
    window.keys("Ctrl+Y");
    assert!((head(&window, CELL).width() - dragged).abs() < 0.5);

    window.click_cell(CELL);
    window.menu("Bảng", "Cột vừa với nội dung");
    let fit = head(&window, CELL).width();
    assert!(fit < before, "{fit} {before}");
    drag_edge(&mut window, CELL, 40.0);
    // Two clicks on the edge.
    let edge = head(&window, CELL).right_center();
    window.harness.hover_at(edge);
    window.rest();
    window.in_one_pass([true, false, true, false].map(|pressed| button(edge, pressed)));
    window.rest();
    assert!((head(&window, CELL).width() - fit).abs() < 1.0, "{}", head(&window, CELL).width());
}

#[test]
fn the_widths_of_a_saved_table_are_the_project_s_and_are_undone() {
    let mut window = Window::sample();
    window.menu("Bảng", "Lưu bảng thành biểu…");
    window.keys("Enter");
    let before = head(&window, CELL).width();
    drag_edge(&mut window, CELL, 30.0);
    let kept = saved(&window)[0].table().unwrap().widths.get("ho_ngheo").copied();
    assert!(kept.is_some_and(|kept| (f32::from(kept) - before - 30.0).abs() <= 2.0), "{kept:?}");
    window.keys("Ctrl+Z");
    assert!((head(&window, CELL).width() - before).abs() < 0.5);
}
