//! Promise: whatever the project has is a few keys away, typed with marks or without; and what is
//! said of several figures is said once.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::{Window, final_number, key, key_with, letter, text};
use egui::{Event, ImeEvent, Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use giaoban::{
    app::{Command, Dialog, Level, Screen, Shape},
    model::{Cell, Measure, Status},
    text::lang::Lang,
};

/// The names of the lines that the search shows, "Bác Ái, huyện".
fn lines(window: &Window) -> Vec<String> {
    let nodes = window.harness.query_all_by_role(Role::ListBoxOption);
    nodes.filter_map(|node| node.accesskit_node().label()).collect()
}

fn chosen(window: &Window) -> Option<String> {
    let mut nodes = window.harness.query_all_by_role(Role::ListBoxOption);
    let node = nodes.find(|node| node.accesskit_node().is_selected() == Some(true))?;
    node.accesskit_node().label()
}

fn search(window: &mut Window, query: &str) {
    window.keys("Ctrl+K");
    window.write(query);
}

fn is_searching(window: &Window) -> bool {
    matches!(window.app().dialog(), Some(Dialog::Search(_)))
}

#[test]
fn a_district_is_found_however_it_is_typed_and_enter_goes_to_its_row() {
    for query in ["bac ai", "Bác Ái", "bacs ais", "bac1 ai1", "bacai"] {
        let mut window = Window::sample();
        let column = window.cursor().column;
        search(&mut window, query);
        assert_eq!(chosen(&window).as_deref(), Some("Bác Ái, huyện"), "{query}");
        window.keys("Enter");
        assert!(!is_searching(&window));
        assert!(window.at_cursor().starts_with("Tỷ lệ hộ nghèo, Bác Ái, 4/2011"), "{query}");
        assert_eq!(window.cursor().column, column);
        assert!(window.has_keyboard(), "one goes on typing in the table");
        window.keys("1 Enter");
        assert_eq!(window.cell("ty_le_ho_ngheo", "bac-ai", "2011-04"), final_number(1.0));
    }
}

#[test]
fn a_unit_with_an_indicator_is_one_cell_and_a_period_turns_the_period() {
    let mut window = Window::sample();
    search(&mut window, "bac ai ty le");
    assert_eq!(chosen(&window).as_deref(), Some("Bác Ái · Tỷ lệ hộ nghèo, Ô"));
    window.keys("Enter");
    assert!(window.at_cursor().starts_with("Tỷ lệ hộ nghèo, Bác Ái, 4/2011"));
    search(&mut window, "ninh son so ho ngheo 2018");
    window.keys("Enter");
    assert!(
        window.at_cursor().starts_with("Số hộ nghèo, Ninh Sơn, 2018"),
        "{}",
        window.at_cursor()
    );
    // A period alone keeps the cell.
    search(&mut window, "2016");
    window.keys("Enter");
    assert!(
        window.at_cursor().starts_with("Số hộ nghèo, Ninh Sơn, 2016"),
        "{}",
        window.at_cursor()
    );
    // An indicator alone turns to its topic and its column, and keeps the row.
    search(&mut window, "tai ngheo");
    window.keys("Enter");
    assert!(window.at_cursor().starts_with("Số hộ tái nghèo trong năm, Ninh Sơn, 2016"));
    // A commune brings the communes, beside its name stands its district's.
    search(&mut window, "phuoc binh");
    assert_eq!(chosen(&window).as_deref(), Some("Phước Bình, xã · Bác Ái"));
    window.keys("Enter");
    assert_eq!(window.app().view().level, Level::Communes);
    assert!(window.at_cursor().contains(", Phước Bình, "), "{}", window.at_cursor());
    // A topic, and a month of it.
    search(&mut window, "von dau tu va su");
    window.keys("Enter");
    assert_eq!(window.app().view().topic.as_str(), "von");
    search(&mut window, "7/2018");
    window.keys("Enter");
    assert_eq!(window.app().view().period.to_string(), "2018-07");
    assert!(window.has_keyboard());
}

#[test]
fn a_cell_is_spoken_as_indicator_unit_period_figure_and_how_firm_it_is() {
    let mut window = Window::sample();
    search(&mut window, "bac ai ty le ho ngheo 2018");
    window.keys("Enter");
    assert_eq!(window.at_cursor(), "Tỷ lệ hộ nghèo, Bác Ái, 2018: 40,31 %, chính thức");
    window.keys("Ctrl+Shift+2");
    assert_eq!(window.at_cursor(), "Tỷ lệ hộ nghèo, Bác Ái, 2018: 40,31 %, sơ bộ");
    // Every cell on the screen has such a name, and none says what another says.
    let cells = window.cells();
    let names: std::collections::BTreeSet<_> = cells.iter().collect();
    assert!(cells.len() > 30 && names.len() == cells.len());
    assert!(cells.iter().all(|cell| cell.contains(", 2018: ")), "{cells:?}");
}

#[test]
fn the_keys_that_are_told_are_those_on_the_keyboard() {
    let mut window = Window::sample();
    window.keys("F1");
    for line in [
        "Ctrl+K: Tìm chỉ tiêu, đơn vị, lệnh",
        "Ctrl+G: Đi tới ô",
        "Ctrl+F: Tìm trong bảng",
        "F3: Chỗ tìm thấy sau",
        "Ctrl+;: Số liệu tính đến hôm nay",
        "Ctrl+Shift+4: Không áp dụng",
        "Ctrl+Shift+5: Chưa có số liệu",
    ] {
        assert!(window.hears(line), "{line}");
    }
}

#[test]
fn a_plan_of_the_year_is_gone_to_beside_its_month() {
    let mut window = Window::sample();
    search(&mut window, "bac ai giai ngan 7/2018");
    window.keys("Enter");
    let before = window.app().view().period;
    assert_eq!(before.to_string(), "2018-07", "{}", window.at_cursor());
    let project = window.project();
    let topic = &window.app().view().topic;
    let is_plan = |indicator: &&giaoban::model::Indicator| {
        indicator.topic == *topic && indicator.only_measure == Some(Measure::Plan)
    };
    let plan = project.indicators().iter().find(is_plan).unwrap().name.vi.clone();
    search(&mut window, &format!("bac ai {plan}"));
    window.keys("Enter");
    assert!(window.at_cursor().starts_with(&format!("{plan}, Bác Ái, 2018")));
    assert_eq!(window.app().view().period, before, "the table stays at its month");
}

#[test]
fn commands_are_found_too_but_not_where_one_goes_to_a_cell() {
    let mut window = Window::sample_in(Lang::En);
    search(&mut window, "light or dark");
    assert!(chosen(&window).unwrap().starts_with("Light or dark, Command · F12"));
    window.keys("Enter");
    assert!(window.app().prefs().dark);
    // Also by its Vietnamese name, and only if it can do something now.
    search(&mut window, "nen sang");
    window.keys("Enter");
    assert!(!window.app().prefs().dark);
    search(&mut window, "undo");
    assert_eq!(lines(&window), [""; 0]);
    assert!(window.sees("Nothing found. Try fewer letters"));
    window.keys("Enter");
    assert!(is_searching(&window), "there is nowhere to go");
    window.keys("Escape Ctrl+G");
    window.write("light or dark");
    assert_eq!(lines(&window), [""; 0]);
    window.keys("Escape");
    assert!(window.has_keyboard());
}

#[test]
fn arrows_and_pages_choose_and_the_pointer_too() {
    let mut window = Window::sample();
    window.keys("Ctrl+K");
    let all = lines(&window);
    assert!(all.len() > 5 && all.first().unwrap() == "Ninh Thuận, tỉnh", "{all:?}");
    window.keys("Down Down Up");
    assert_eq!(chosen(&window).as_ref(), all.get(1));
    window.keys("PageDown PageUp PageUp");
    assert_eq!(chosen(&window).as_ref(), all.first());
    window.write("ninh");
    assert_eq!(chosen(&window).as_deref(), Some("Ninh Thuận, tỉnh"), "typing begins at the first");
    window.click("Ninh Sơn, huyện");
    assert!(window.at_cursor().contains(", Ninh Sơn, "));
}

#[test]
fn escape_gives_the_keyboard_back_to_whoever_had_it() {
    let mut window = Window::sample();
    let cell = window.cursor();
    window.keys("Ctrl+K x Escape");
    assert!(window.has_keyboard());
    assert_eq!(window.cursor(), cell);
    window.keys("F6");
    let before = window.harness.ctx.memory(egui::Memory::focused);
    window.keys("Ctrl+K ninh Escape");
    assert_eq!(window.harness.ctx.memory(egui::Memory::focused), before);
    // From the checks a found cell leads back to the table.
    window.keys("Ctrl+3");
    search(&mut window, "thuan bac so ho ngheo");
    window.keys("Enter");
    assert_eq!(window.app().view().screen, Screen::Entry);
    assert!(window.at_cursor().starts_with("Số hộ nghèo, Thuận Bắc"));
}

#[test]
fn what_is_being_typed_counts_before_the_search_and_what_comes_at_once_is_searched() {
    let mut window = Window::sample();
    window.keys("Left 77");
    window.in_one_pass([key_with(Key::K, Modifiers::COMMAND), letter('a'), letter('i')]);
    assert_eq!(window.cell("ho_ngheo", "phan-rang-thap-cham", "2011-04"), final_number(77.0));
    let Some(Dialog::Search(searching)) = window.app().dialog() else { unreachable!() };
    assert_eq!(searching.query, "ai");
}

#[test]
fn enter_and_escape_while_composing_belong_to_the_input_method() {
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    };
    let mut window = Window::sample();
    window.keys("Ctrl+K");
    window.in_many_passes([preedit("bác"), key(Key::Enter), key(Key::ArrowDown), key(Key::Escape)]);
    assert!(is_searching(&window));
    window.in_many_passes([Event::Ime(ImeEvent::Commit("bác".to_owned())), text(" ái")]);
    assert_eq!(chosen(&window).as_deref(), Some("Bác Ái, huyện"));
    window.in_many_passes([key(Key::Enter)]);
    assert!(window.at_cursor().contains(", Bác Ái, "));
}

#[test]
fn the_search_stands_at_the_top_where_there_is_room() {
    let mut window = Window::sample();
    assert!(window.sees("Tìm chỉ tiêu, đơn vị, lệnh  Ctrl+K"));
    window.click("Tìm chỉ tiêu, đơn vị, lệnh  Ctrl+K");
    assert!(is_searching(&window));
}

#[test]
fn in_a_table_of_periods_a_period_is_a_column() {
    let mut window = Window::sample();
    window.keys("F7");
    assert_eq!(window.app().view().shape, Shape::Periods);
    search(&mut window, "bac ai 2018");
    window.keys("Enter");
    assert!(
        window.at_cursor().starts_with("Tỷ lệ hộ nghèo, Bác Ái, 2018"),
        "{}",
        window.at_cursor()
    );
}

// ---- what is said of several cells

#[test]
fn every_state_of_a_figure_is_said_of_all_selected_cells_by_key_and_by_menu() {
    let states = [
        ("Ctrl+Shift+1", "Số chính thức", Some(Status::Final)),
        ("Ctrl+Shift+2", "Số sơ bộ", Some(Status::Provisional)),
        ("Ctrl+Shift+3", "Số ước", Some(Status::Estimate)),
    ];
    let of = |window: &Window, place| window.cell("ho_ngheo", place, "2011-04");
    let (one, two) = ("phan-rang-thap-cham", "ninh-hai");
    for by_menu in [false, true] {
        let mut window = Window::sample();
        window.keys("Left Shift+Down");
        let before = [of(&window, one), of(&window, two)];
        let say = |window: &mut Window, keys: &str, entry: &str| {
            if by_menu {
                window.menu("Sửa", entry);
            } else {
                window.keys(keys);
            }
        };
        for (keys, entry, status) in states.iter().rev() {
            say(&mut window, keys, entry);
            for place in [one, two] {
                assert_eq!(of(&window, place).status(), *status, "{entry} {place}");
            }
        }
        say(&mut window, "Ctrl+Shift+4", "Không áp dụng");
        assert_eq!([of(&window, one), of(&window, two)], [Cell::NotApplicable; 2]);
        assert!(window.sees("Ghi không áp dụng 2 ô"));
        say(&mut window, "Ctrl+Shift+5", "Chưa có số liệu");
        assert_eq!([of(&window, one), of(&window, two)], [Cell::NotReported; 2]);
        window.keys("Ctrl+Z Ctrl+Z");
        assert_eq!(
            [of(&window, one).status(), of(&window, two).status()],
            [Some(Status::Final); 2]
        );
        window.keys("Ctrl+Z Ctrl+Z Ctrl+Z");
        assert_eq!([of(&window, one), of(&window, two)], before, "one step each");
    }
    // Of one cell alone, and by the menu of the table.
    let mut window = Window::sample();
    window.keys("Left Ctrl+Shift+4");
    assert_eq!(of(&window, one), Cell::NotApplicable);
    let cell = "Số hộ nghèo, Ninh Hải";
    let node = |window: &Window| {
        let found = window.harness.get_by(|node| {
            node.role() == Role::GridCell && node.label().is_some_and(|it| it.starts_with(cell))
        });
        found.rect().center()
    };
    let at = node(&window);
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        let modifiers = Modifiers::NONE;
        window.in_one_pass([
            Event::PointerMoved(at),
            Event::PointerButton { pos: at, button, pressed, modifiers },
        ]);
    }
    window.menu_entry("Không áp dụng");
    assert_eq!(of(&window, two), Cell::NotApplicable);
}

#[test]
fn ctrl_semicolon_says_that_the_selected_figures_were_counted_to_today() {
    let mut window = Window::sample();
    // Three figures, and a cell without one above them has no day.
    window.keys("Left Shift+Down Shift+Down Ctrl+;");
    let days = |window: &Window| {
        let details = window.project().details().values();
        let of = details.filter(|it| it.key.indicator.as_str() == "ho_ngheo");
        of.filter(|it| it.key.period.to_string() == "2011-04").filter_map(|it| it.as_of).count()
    };
    assert_eq!(days(&window), 3);
    assert!(window.sees(": 3 ô. Ctrl+Z lấy lại tất cả"), "{:?}", window.texts());
    let label = window.app().document().history().next_undo().unwrap().label.clone();
    assert!(label.starts_with("Số liệu tính đến ") && label.ends_with(": 3 ô"), "{label}");
    window.keys("Ctrl+Z");
    assert_eq!(days(&window), 0);
    // Where nothing is reported there is nothing to date.
    window.keys("Left Ctrl+;");
    assert!(window.sees("Chưa có số liệu nào ở các ô đang chọn"));
    assert_eq!(days(&window), 0);
    window.keys("Ctrl+3");
    assert!(!window.app().is_enabled(Command::AsOfToday));
    window.keys("Ctrl+1");
    // In a field for a day it writes the day, in others nothing.
    window.keys("Right Shift+F2 Ctrl+; Tab Ctrl+;");
    let Some(Dialog::Details(asking)) = window.app().dialog() else { unreachable!() };
    assert_eq!(asking.note, "");
    let day = giaoban::text::period::parse_day(&asking.as_of).unwrap();
    let today = i32::try_from(giaoban::app::now_utc_secs() / 86_400).unwrap();
    assert!(
        (day.day_number() - giaoban::model::Date::new(1970, 1, 1).unwrap().day_number() - today)
            .abs()
            <= 1
    );
    window.keys("Enter");
    assert_eq!(days(&window), 1);
}
