//! Promise: figures are entered as in Excel, the total and the chart follow, and undo restores exactly.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::{Window, final_number, key, key_with, text};
use egui::{Key, Modifiers};
use giaoban::{
    app::CellPos,
    model::{Cell, Edit, Measure, Project, Status, Transaction},
    text::lang::Lang,
};

/// The poor households of Bác Ái in April 2011: 3.618 of the province's 21.343.
const POOR_OF_BAC_AI: &str = "Số hộ nghèo, Bác Ái, 4/2011";

fn poor(window: &Window, place: &str) -> Cell {
    window.cell("ho_ngheo", place, "2011-04")
}

/// A window whose cursor stands on the poor households of the first district.
fn on_counts() -> Window {
    let mut window = Window::sample();
    window.keys("Left");
    assert!(window.at_cursor().starts_with("Số hộ nghèo, Phan Rang-Tháp Chàm, 4/2011"));
    window
}

#[test]
fn a_number_and_enter_change_the_cell_the_total_and_the_chart_and_undo_restores_all() {
    let mut window = Window::sample();
    let before = window.project().clone();
    window.click_cell(POOR_OF_BAC_AI);
    assert!(window.chart().contains("Bác Ái 3.618"), "{}", window.chart());
    let chart_before = window.chart();

    window.keys("3000 Enter");
    assert_eq!(poor(&window, "bac-ai"), final_number(3_000.0));
    assert!(window.spoken(POOR_OF_BAC_AI).contains("3.000 hộ"));
    let total = window.spoken("Số hộ nghèo, Toàn tỉnh, 4/2011");
    assert!(total.contains("20.725 hộ"), "{total}");
    let chart = window.chart();
    assert!(chart.contains("Bác Ái 3.000"), "{chart}");
    assert!(window.app().document().is_unsaved());

    window.keys("Ctrl+Z");
    assert!(*window.project() == before);
    assert!(!window.app().document().is_unsaved());
    assert_eq!(window.chart(), chart_before);
    assert!(window.spoken("Số hộ nghèo, Toàn tỉnh, 4/2011").contains("21.343 hộ"));

    let mut redone = None;
    for (redo, undo) in [("Ctrl+Y", "Ctrl+Z"), ("Ctrl+Shift+Z", "Ctrl+Z")] {
        window.keys(redo);
        assert_eq!(poor(&window, "bac-ai"), final_number(3_000.0), "{redo}");
        let known = redone.get_or_insert_with(|| window.project().clone());
        assert!(window.project() == known, "{redo}");
        window.keys(undo);
        assert!(*window.project() == before, "{redo}");
    }
    window.keys("Ctrl+Z Ctrl+Z");
    assert!(*window.project() == before);
}

#[test]
fn the_edit_menu_says_what_undo_and_redo_are_about() {
    let mut window = Window::sample();
    window.click_cell(POOR_OF_BAC_AI);
    window.keys("3000 Enter");
    window.menu("Sửa", "Hoàn tác: Sửa Số hộ nghèo, Bác Ái, 4/2011");
    assert_eq!(poor(&window, "bac-ai"), final_number(3_618.0));
    assert!(window.hears("Đã hoàn tác: Sửa Số hộ nghèo, Bác Ái, 4/2011"));
    window.menu("Sửa", "Làm lại: Sửa Số hộ nghèo, Bác Ái, 4/2011");
    assert_eq!(poor(&window, "bac-ai"), final_number(3_000.0));
    assert!(window.hears("Đã làm lại: Sửa Số hộ nghèo, Bác Ái, 4/2011"));
    assert!(window.has_keyboard(), "the keyboard is back in the table after a menu");
}

#[test]
fn undo_turns_to_the_cell_that_it_changed() {
    let mut window = Window::sample();
    window.click_cell(POOR_OF_BAC_AI);
    window.keys("3000 Enter");
    window.click("Vốn giảm nghèo bền vững");
    assert!(!window.at_cursor().contains("Bác Ái"));
    window.keys("Ctrl+Z");
    assert!(window.at_cursor().starts_with(POOR_OF_BAC_AI), "{}", window.at_cursor());
}

#[test]
fn keys_move_and_edit_as_in_excel() {
    // From the poor households of the first district: row 0, column 1 of 8 × 14.
    let table: &[(&str, (usize, usize))] = &[
        ("Enter", (1, 1)),
        ("Down Shift+Enter", (0, 1)),
        ("Tab", (0, 2)),
        ("Shift+Tab", (0, 0)),
        ("Tab Tab Enter", (1, 1)),
        ("5 Tab 6 Tab 7 Enter", (1, 1)),
        ("5 Down", (1, 1)),
        ("5 Up", (0, 1)),
        ("5 Left", (0, 0)),
        ("5 Right", (0, 2)),
        // In the editor that F2 opens, arrows move the caret.
        ("F2 Left Right Enter", (1, 1)),
        ("F2 Down Enter", (1, 1)),
        ("F2 Escape", (0, 1)),
        ("5 Escape", (0, 1)),
        ("End", (0, 13)),
        ("Home", (0, 0)),
        ("Ctrl+End", (7, 13)),
        ("Ctrl+Home", (0, 0)),
        ("Ctrl+Down", (7, 1)),
        // To the last of the filled cells, then over the gap.
        ("Ctrl+Right", (0, 5)),
        ("Ctrl+Right Ctrl+Right Ctrl+Right", (0, 13)),
        ("End Tab", (1, 0)),
        ("Ctrl+End Tab", (7, 13)),
        ("Ctrl+End Enter", (7, 13)),
        ("Up Left Left", (0, 0)),
    ];
    let mut window = on_counts();
    for (keys, (row, column)) in table {
        window.keys("Ctrl+Home");
        window.click_cell("Số hộ nghèo, Phan Rang-Tháp Chàm, 4/2011");
        window.keys(keys);
        assert_eq!(window.cursor(), CellPos { row: *row, column: *column }, "{keys}");
        assert_eq!(window.editor(), None, "{keys}");
        assert!(window.has_keyboard(), "{keys}");
    }
}

#[test]
fn what_is_typed_becomes_the_cell() {
    // On 3.084 poor households, chính thức.
    let value = final_number;
    let table: &[(&str, Cell)] = &[
        ("12 Enter", value(12.0)),
        ("12 Escape", value(3_084.0)),
        ("F2 Enter", value(3_084.0)),
        ("F2 Escape", value(3_084.0)),
        ("F2 5 Enter", value(30_845.0)),
        ("F2 Backspace Enter", value(308.0)),
        ("F2 Home 1 Enter", value(13_084.0)),
        ("F2 Left 1 Enter", value(30_814.0)),
        ("Delete", Cell::NotReported),
        ("Backspace Enter", Cell::NotReported),
        ("Backspace Escape", value(3_084.0)),
        ("x Enter", Cell::NotApplicable),
        ("X Enter", Cell::NotApplicable),
        ("… Enter", Cell::NotReported),
        ("... Enter", Cell::NotReported),
        ("0 Enter", value(0.0)),
        ("-5 Enter", value(-5.0)),
        ("1.234,5 Enter", value(1_234.5)),
        ("1,234.5 Enter", value(1_234.5)),
        ("1.234.567 Enter", value(1_234_567.0)),
        ("1,234,567 Enter", value(1_234_567.0)),
        ("12,5 Enter", value(12.5)),
        ("12.5 Enter", value(12.5)),
        // A column of counts has no decimals: three digits behind a mark are thousands.
        ("1.234 Enter", value(1_234.0)),
        ("1,234 Enter", value(1_234.0)),
        ("3.084 Enter", value(3_084.0)),
    ];
    for lang in [Lang::Vi, Lang::En] {
        let mut window = Window::sample_in(lang);
        window.keys("Left");
        let before = window.project().clone();
        for (keys, expected) in table {
            window.keys(keys);
            assert_eq!(poor(&window, "phan-rang-thap-cham"), *expected, "{lang:?} {keys}");
            window.keys("Ctrl+Home Right");
            assert_eq!(window.editor(), None, "{lang:?} {keys}");
            window.keys("Ctrl+Z");
            assert!(*window.project() == before, "{lang:?} {keys}");
        }
    }
}

#[test]
fn what_cannot_be_a_number_stays_in_the_editor_with_a_sentence_and_changes_nothing() {
    let table = [
        (Lang::Vi, "abc", "“abc” không phải là số"),
        (Lang::Vi, "12a3", "“12a3” không phải là số"),
        (Lang::Vi, "1.23.4", "“1.23.4” không phải là số"),
        (Lang::Vi, "-", "“-” có thể là 0 hoặc là chưa có số liệu"),
        (Lang::Vi, "5%", "“5%” có đơn vị khác với cột (hộ)"),
        (Lang::Vi, "9999999999999999", "“9999999999999999” quá lớn"),
        (Lang::En, "abc", "“abc” is not a number"),
    ];
    for (lang, typed, sentence) in table {
        let mut window = Window::sample_in(lang);
        window.keys("Left");
        let before = window.project().clone();
        for end in ["Enter", "Tab", "Ctrl+S", "Ctrl+N", "Ctrl+O", "Ctrl+Q", "Ctrl+PageDown", "F7"] {
            window.keys(&format!("{typed} {end}"));
            assert_eq!(window.editor(), Some(typed), "{typed} {end}");
            assert!(window.sees(sentence), "{typed} {end}: {:?}", window.texts());
            assert!(window.hears(sentence), "{typed} {end}: spoken");
            assert_eq!(window.cursor(), CellPos { row: 0, column: 1 }, "{typed} {end}");
            assert!(*window.project() == before, "{typed} {end}");
            assert!(window.has_keyboard(), "{typed} {end}");
            assert_eq!(window.app().dialog(), None, "{typed} {end}");
            window.keys("Escape");
            assert_eq!(window.editor(), None);
        }
        // It can be corrected where it stands.
        window.keys(&format!("{typed} Enter Ctrl+A 77 Enter"));
        assert!(!window.sees(sentence), "{typed}: the sentence goes with the mistake");
        assert_eq!(poor(&window, "phan-rang-thap-cham"), final_number(77.0), "{typed}");
    }
}

#[test]
fn a_refused_text_survives_clicks_elsewhere_and_keeps_the_keyboard() {
    let mut window = on_counts();
    let before = window.project().clone();
    for label in ["Vốn giảm nghèo bền vững", "Cấp đơn vị: Xã", "Loại số liệu: Kế hoạch"]
    {
        window.keys("abc");
        window.click(label);
        assert_eq!(window.editor(), Some("abc"), "{label}");
        assert!(window.sees("“abc” không phải là số"), "{label}");
        assert!(window.has_keyboard(), "{label}: one can go on typing");
        assert_eq!(window.cursor(), CellPos { row: 0, column: 1 }, "{label}");
        window.keys("Escape");
    }
    window.keys("abc");
    window.click_cell("Số hộ nghèo, Ninh Sơn, 4/2011");
    assert_eq!(window.editor(), Some("abc"));
    assert_eq!(window.cursor(), CellPos { row: 0, column: 1 });
    assert!(window.has_keyboard());
    assert!(*window.project() == before);
}

#[test]
fn a_number_typed_before_a_click_elsewhere_counts() {
    let clicks =
        ["Vốn giảm nghèo bền vững", "Cấp đơn vị: Xã", "Loại số liệu: Kế hoạch", "Rà soát 1"];
    for label in clicks {
        let mut window = on_counts();
        window.keys("55");
        window.click(label);
        assert_eq!(poor(&window, "phan-rang-thap-cham"), final_number(55.0), "{label}");
        assert_eq!(window.editor(), None, "{label}");
    }
    let mut window = on_counts();
    window.keys("55");
    window.click_cell(POOR_OF_BAC_AI);
    assert_eq!(poor(&window, "phan-rang-thap-cham"), final_number(55.0));
    assert_eq!(poor(&window, "bac-ai"), final_number(3_618.0));
    assert!(window.at_cursor().starts_with(POOR_OF_BAC_AI));
}

#[test]
fn an_ambiguous_rate_shows_both_readings_and_alt_chooses() {
    for (digit, chosen) in [(Key::Num1, 1_234.0), (Key::Num2, 1.234)] {
        let mut window = Window::sample();
        window.keys("1.234 Enter");
        let rate =
            |window: &Window| window.cell("ty_le_ho_ngheo", "phan-rang-thap-cham", "2011-04");
        assert_eq!(rate(&window), final_number(7.42));
        assert!(window.sees("Alt+1: 1.234 · Alt+2: 1,234"), "{:?}", window.texts());
        // Alt with a digit also sends the digit's text on some systems.
        let name = if digit == Key::Num1 { "1" } else { "2" };
        window.in_one_pass([key_with(digit, Modifiers::ALT), text(name)]);
        assert_eq!(rate(&window), final_number(chosen));
        assert_eq!(window.editor(), None);
        assert_eq!(window.cursor(), CellPos { row: 1, column: 2 });
        window.keys("Ctrl+Z");
        assert_eq!(rate(&window), final_number(7.42));
    }
}

#[test]
fn several_events_in_one_pass_land_in_order_in_the_right_cells() {
    let enter = || key(Key::Enter);
    let (one, two) = ("phan-rang-thap-cham", "ninh-hai");

    let mut window = on_counts();
    window.in_one_pass([text("12"), enter(), text("13"), enter()]);
    assert_eq!(poor(&window, one), final_number(12.0));
    assert_eq!(poor(&window, two), final_number(13.0));
    assert_eq!(window.cursor(), CellPos { row: 2, column: 1 });
    assert_eq!(window.editor(), None);

    // Letter by letter, nine cells of a fast typist on a slow machine.
    let mut window = on_counts();
    let events = (0..7).flat_map(|row| {
        let digits = format!("{}", 100 + row);
        let mut events: Vec<_> = digits.chars().map(common::letter).collect();
        events.push(enter());
        events
    });
    window.in_one_pass(events);
    for (row, place) in PLACES.iter().enumerate() {
        assert_eq!(poor(&window, place), final_number((100 + row) as f64), "{place}");
    }
}

/// What it is called, the events, the first two cells and the cursor afterwards.
type Sequence = (&'static str, Vec<egui::Event>, Cell, Cell, (usize, usize));

#[expect(clippy::too_many_lines, reason = "a table")]
#[test]
fn it_makes_no_difference_whether_events_come_in_one_pass_or_in_many() {
    let enter = || key(Key::Enter);
    let (one, two) = ("phan-rang-thap-cham", "ninh-hai");
    let table: Vec<Sequence> = vec![
        (
            "clear, then down",
            vec![key(Key::Delete), key(Key::ArrowDown)],
            Cell::NotReported,
            final_number(2_276.0),
            (1, 1),
        ),
        (
            "clear both",
            vec![key(Key::Delete), key(Key::ArrowDown), key(Key::Delete)],
            Cell::NotReported,
            Cell::NotReported,
            (1, 1),
        ),
        (
            "down, then clear",
            vec![key(Key::ArrowDown), key(Key::Delete)],
            final_number(3_084.0),
            Cell::NotReported,
            (1, 1),
        ),
        (
            "paste, then down",
            vec![egui::Event::Paste("9".to_owned()), key(Key::ArrowDown)],
            final_number(9.0),
            final_number(2_276.0),
            (1, 1),
        ),
        (
            "paste twice",
            vec![
                egui::Event::Paste("9".to_owned()),
                key(Key::ArrowDown),
                egui::Event::Paste("8".to_owned()),
            ],
            final_number(9.0),
            final_number(8.0),
            (1, 1),
        ),
        (
            "F2 and digits",
            vec![key(Key::F2), text("5"), enter(), text("6"), enter()],
            final_number(30_845.0),
            final_number(6.0),
            (2, 1),
        ),
        (
            "backspace and digits",
            vec![key(Key::Backspace), text("5"), enter()],
            final_number(5.0),
            final_number(2_276.0),
            (1, 1),
        ),
        (
            "escape, then anew",
            vec![text("5"), key(Key::Escape), text("6"), enter()],
            final_number(6.0),
            final_number(2_276.0),
            (1, 1),
        ),
        (
            "digit, delete the last, enter",
            vec![text("56"), key(Key::Backspace), enter(), text("7"), enter()],
            final_number(5.0),
            final_number(7.0),
            (2, 1),
        ),
        (
            "arrow ends typing",
            vec![text("5"), key(Key::ArrowDown), text("6"), key(Key::ArrowUp)],
            final_number(5.0),
            final_number(6.0),
            (0, 1),
        ),
        (
            "undo behind two",
            vec![text("5"), enter(), text("6"), enter(), key_with(Key::Z, Modifiers::COMMAND)],
            final_number(5.0),
            final_number(2_276.0),
            (1, 1),
        ),
        (
            "undo between two",
            vec![text("5"), enter(), key_with(Key::Z, Modifiers::COMMAND), text("6"), enter()],
            final_number(6.0),
            final_number(2_276.0),
            (1, 1),
        ),
    ];
    for (name, events, first, second, (row, column)) in table {
        for in_one in [true, false] {
            let mut window = on_counts();
            if in_one {
                window.in_one_pass(events.clone());
            } else {
                window.in_many_passes(events.clone());
            }
            let shown = (poor(&window, one), poor(&window, two), window.cursor());
            assert_eq!(shown, (first, second, CellPos { row, column }), "{name}, {in_one}");
        }
    }
}

const PLACES: [&str; 7] = [
    "phan-rang-thap-cham",
    "ninh-hai",
    "ninh-phuoc",
    "ninh-son",
    "bac-ai",
    "thuan-bac",
    "thuan-nam",
];

#[test]
fn opening_every_visible_cell_and_leaving_it_changes_no_bit() {
    for lang in [Lang::Vi, Lang::En] {
        let mut window = Window::sample_in(lang);
        let before = window.project().clone();
        for topic in 0..4 {
            window.keys("Ctrl+Home");
            let cells = window.cells().len();
            // Every way out, in turn; Tab goes on along the rows.
            let ends = ["Tab", "Enter Up Tab", "Escape Tab"];
            for at in 0..cells {
                window.harness.input_mut().events.push(key(Key::F2));
                window.harness.step();
                let end = ends.get(at % 3).unwrap();
                for word in end.split(' ') {
                    let key_of = Key::from_name(word).unwrap();
                    window.harness.input_mut().events.push(key(key_of));
                    window.harness.step();
                }
                assert_eq!(window.editor(), None, "{lang:?} topic {topic} cell {at}");
            }
            assert!(same_bits(window.project(), &before), "{lang:?} topic {topic}");
            assert!(!window.app().document().is_unsaved(), "{lang:?} topic {topic}");
            window.keys("Ctrl+PageDown");
        }
    }
}

fn same_bits(one: &Project, other: &Project) -> bool {
    giaoban::store::project_text(one) == giaoban::store::project_text(other) && one == other
}

#[test]
fn a_provisional_figure_that_is_opened_and_accepted_stays_provisional() {
    let mut window = Window::sample();
    let before = window.project().clone();
    let provisional: Vec<_> = before
        .values()
        .tables()
        .flat_map(|(key, table)| table.rows().map(move |(place, row)| (key, place, row)))
        .flat_map(|(key, place, row)| row.iter().map(move |(at, cell)| (key, place, at, cell)))
        .filter(|(.., cell)| cell.status().is_some_and(|status| status != Status::Final))
        .collect();
    // Where the sample has none, this test would promise nothing.
    assert!(!provisional.is_empty());
    let (table, place, ordinal, cell) = provisional.first().unwrap();
    let period = giaoban::model::Period::from_ordinal(table.step, *ordinal).unwrap();
    let mut view = window.app().view().clone();
    let indicator = before.indicators().get(&table.indicator).unwrap();
    view.topic = indicator.topic.clone();
    view.indicator = table.indicator.clone();
    view.period = period;
    view.measure = table.measure;
    window.app_mut().set_view(view);
    window.rest();
    let name = &before.place_name(place).unwrap().vi;
    let name = if before.root().unwrap().id == **place { "Toàn tỉnh" } else { name };
    let begins = format!("{}, {name}, ", indicator.name.vi);
    window.click_cell(&begins);
    window.keys("F2 Enter");
    assert!(same_bits(window.project(), &before));
    assert!(cell.status().is_some());
}

#[test]
fn copied_and_pasted_a_figure_keeps_every_digit() {
    let mut window = on_counts();
    window.keys("1234567,891 Enter Up Ctrl+C Down Ctrl+V");
    assert_eq!(poor(&window, "ninh-hai"), final_number(1_234_567.891));
    // What Excel puts on the clipboard for one cell ends with a line break.
    window.in_one_pass([egui::Event::Paste("2.601\r\n".to_owned())]);
    assert_eq!(poor(&window, "ninh-hai"), final_number(2_601.0));
    let before = window.project().clone();
    window.in_one_pass([egui::Event::Paste("năm".to_owned())]);
    assert!(*window.project() == before);
    assert!(window.sees("“năm” không phải là số"));
}

/// A column kept the width of the period before, and the province's "58.683 7/8 sơ bộ" became ###.
#[test]
fn a_figure_is_never_too_wide_for_its_column_after_stepping_through_periods() {
    let mut window = Window::sample();
    window.keys(&"Ctrl+PageDown ".repeat(8));
    for _ in 0..24 {
        window.keys("Alt+PageDown");
        assert!(!window.texts().iter().any(|text| text.contains("###")));
    }
}

fn show(window: &mut Window, topic: &str, indicator: &str, at: &str) {
    let mut view = window.app().view().clone();
    view.topic = topic.into();
    view.indicator = indicator.into();
    view.period = at.parse().unwrap();
    window.app_mut().set_view(view);
    window.rest();
}

#[test]
fn the_status_bar_counts_at_the_period_of_the_column() {
    let mut window = Window::sample();
    show(&mut window, "von", "kh_von", "2018-07");
    assert!(window.texts().contains(&"Đã có 8/8 đơn vị".to_owned()), "{:?}", window.texts());
}

#[test]
fn the_strip_says_of_how_many_units_a_plan_is() {
    let mut project = giaoban::store::sample();
    let facts = [("bac-ai", Measure::Plan, 100.0), ("ninh-thuan", Measure::Actual, 90.0)];
    let edits = facts.map(|(place, measure, number)| {
        let at = "2019".parse().unwrap();
        let key = project.current_key(&"viec_lam_moi".into(), measure, &place.into(), at);
        Edit::SetCell { before: project.cell(&key), after: final_number(number), key }
    });
    let label = String::new();
    let edits = edits.to_vec();
    let transaction = Transaction { author: label.clone(), label, at: 0, reason: None, edits };
    project.apply(&transaction).unwrap();
    let mut window = Window::on(project);
    show(&mut window, "viec-lam", "viec_lam_moi", "2019");
    window.keys("Ctrl+Down");
    assert!(window.at_cursor().contains("Toàn tỉnh, 2019"), "{}", window.at_cursor());
    assert!(window.sees("100 người, 1/7 huyện, thành phố"), "{:?}", window.texts());
}
