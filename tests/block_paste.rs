//! Promise: a block goes out to a spreadsheet and comes back, as one edit or not at all.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::Window;
use egui::Event;

fn paste(window: &mut Window, text: &str) {
    window.in_one_pass([Event::Paste(text.to_owned())]);
    window.rest();
}

/// Excel's block of two rows and two columns, from the cursor on: count and rate of two districts.
#[test]
fn a_block_from_excel_lands_from_the_cursor_on_and_one_undo_takes_it_back() {
    let mut window = Window::sample();
    let before = window.project().clone();
    window.keys("Left");
    paste(&mut window, "3.100\t7,5\r\n2.300\t10,2\r\n");
    let number =
        |window: &Window, indicator, place| window.cell(indicator, place, "2011-04").number();
    assert_eq!(number(&window, "ho_ngheo", "phan-rang-thap-cham"), Some(3100.0));
    assert_eq!(number(&window, "ty_le_ho_ngheo", "phan-rang-thap-cham"), Some(7.5));
    assert_eq!(number(&window, "ho_ngheo", "ninh-hai"), Some(2300.0));
    assert_eq!(number(&window, "ty_le_ho_ngheo", "ninh-hai"), Some(10.2));
    assert!(window.sees("4 ô thay đổi"));
    window.keys("Ctrl+Z");
    assert_eq!(*window.project(), before);
}

#[test]
fn a_block_with_one_bad_cell_or_too_many_changes_nothing() {
    for (block, sentence) in [
        ("3.100\tabc\n2.300\t10,2\n", "Không dán ô nào"),
        ("3.100\t1.234\n", "đọc được hai cách. Viết 1234 hoặc 1,2340."),
        (&"1\t2\n".repeat(40), "khối rộng hơn"),
    ] {
        let mut window = Window::sample();
        let before = window.project().clone();
        window.keys("Left");
        paste(&mut window, block);
        assert_eq!(*window.project(), before, "{block:?}");
        let notice = window.texts().join(" ");
        assert!(notice.contains(sentence), "{sentence}: {notice}");
        // No cell is open: the keys of one that is would do nothing.
        assert!(!notice.contains("Alt+1") && !notice.contains("Esc để bỏ"), "{notice}");
    }
}

/// The province's computed totals go out with the table; coming back they must not turn into
/// entered figures, and untouched cells must keep all their digits.
#[test]
fn the_table_that_went_out_and_comes_back_changes_nothing() {
    let mut window = Window::sample();
    let before = window.project().clone();
    window.keys("Ctrl+E Ctrl+V");
    assert_eq!(*window.project(), before);
    assert!(window.sees("0 ô thay đổi"));
}

#[test]
fn a_changed_copy_finds_its_rows_by_name() {
    let mut window = Window::sample();
    window.keys("Ctrl+E");
    let table = window.copied();
    assert!(table.contains("3618"), "{table}");
    // As somebody would in Excel: another figure, and the rows in another order.
    let mut lines: Vec<String> = table.replace("3618", "3620").lines().map(str::to_owned).collect();
    if let Some(rows) = lines.get_mut(1..) {
        rows.reverse();
    }
    paste(&mut window, &lines.join("\n"));
    assert_eq!(window.cell("ho_ngheo", "bac-ai", "2011-04").number(), Some(3620.0));
    assert_eq!(window.cell("ho_ngheo", "ninh-son", "2011-04").number(), Some(5082.0));
    assert!(window.sees("1 ô thay đổi"));
}
