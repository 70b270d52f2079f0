//! Promise: whatever is shown, in whatever language and size, stays usable; every part of the window can be
//! found by name.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::{Window, final_number, prefs};
use egui::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{
    app::{Command, Dialog, Document, Level, Prefs, Screen, Shape},
    chart::ChartKind,
    model::{Area, AreaKind, Name, Period, Program, Project, Topic},
    store, synth,
    text::lang::Lang,
};

fn poor(project: &Project) -> giaoban::model::Cell {
    project.cell(&giaoban::model::CellKey {
        indicator: "ho_ngheo".into(),
        measure: giaoban::model::Measure::Actual,
        place: "phan-rang-thap-cham".into(),
        period: "2011-04".parse().unwrap(),
        document: None,
    })
}

#[test]
fn language_theme_and_scale_keep_cursor_and_typed_text() {
    for key in ["F11", "F12", "Ctrl+Plus", "Ctrl+Minus", "Ctrl+0", "F11 F11"] {
        let mut window = Window::sample();
        window.keys("Left Down Down");
        let (cursor, view) = (window.cursor(), window.app().view().clone());
        window.keys(key);
        assert_eq!(window.cursor(), cursor, "{key}");
        assert_eq!(*window.app().view(), view, "{key}");
        assert!(window.has_keyboard(), "{key}");
        window.keys("12");
        window.keys(key);
        assert_eq!(window.editor(), Some("12"), "{key} while typing");
        assert_eq!(window.cursor(), cursor, "{key} while typing");
        window.keys("34 Enter");
        assert_eq!(
            window.cell("ho_ngheo", "ninh-phuoc", "2011-04"),
            final_number(1_234.0),
            "{key}"
        );
    }
    // A figure that is open means the same in the other language.
    let mut window = Window::sample();
    window.keys("2491,125 Enter Up F2 F11 Enter");
    assert_eq!(
        window.cell("ty_le_ho_ngheo", "phan-rang-thap-cham", "2011-04"),
        final_number(2_491.125)
    );
    let mut window = Window::sample();
    window.keys("Left F2");
    window.in_one_pass([
        common::key_with(egui::Key::A, egui::Modifiers::COMMAND),
        common::text("2,4910"),
        common::key(egui::Key::Enter),
    ]);
    window.keys("Up F2 F11 Enter");
    assert_eq!(poor(window.project()), final_number(2.491));
    window.keys("Up F2 F11 Enter");
    assert_eq!(poor(window.project()), final_number(2.491));
}

#[test]
fn the_cursor_stays_inside_whatever_is_shown() {
    let mut window = Window::sample();
    let topics: Vec<_> =
        window.project().topics().iter().map(|topic| topic.name.vi.clone()).collect();
    let switches = [
        "Cấp đơn vị: Xã",
        "F7",
        "Loại số liệu: Kế hoạch",
        "Shift+F7",
        "Cấp đơn vị: Nhóm",
        "F9",
        "Loại số liệu: Ước thực hiện",
        "F7",
        "F4",
        "Cấp đơn vị: Huyện",
        "F4",
        "Shift+F7",
        "F7",
        "Alt+Down",
        "F9",
        "Loại số liệu: Thực hiện",
    ];
    for topic in &topics {
        window.click(topic);
        for switch in switches {
            window.keys("Ctrl+End");
            if !switch.contains(' ') {
                window.keys(switch);
            } else if window.harness.query_by_label(switch).is_some() {
                window.click(switch);
            }
            window.keys("Alt+PageUp");
            let cells = window.cells();
            assert!(
                cells.is_empty() || !window.at_cursor().is_empty(),
                "{topic}, {switch}: the cursor is on a visible cell of {}",
                cells.len()
            );
            window.keys("Alt+PageDown");
            assert!(cells.is_empty() || window.has_keyboard(), "{topic}, {switch}: keyboard");
        }
    }
}

#[test]
fn the_table_has_the_keyboard_unless_something_else_does() {
    let mut window = Window::sample();
    // The choice of the chart opens a list; what is chosen there gives the keyboard back.
    window.click("Biểu đồ: Xếp hạng");
    for label in ["Biểu đồ: Diễn biến", "Tiếng Việt", "English", "Đơn vị"] {
        if window.harness.query_by_label(label).is_some() {
            window.click(label);
        }
        window.keys("7");
        assert_eq!(window.editor(), Some("7"), "after a click on {label}");
        window.keys("Escape");
    }
    // On nothing at all: the ground between the parts.
    let corner = egui::pos2(210.0, 60.0);
    window.harness.hover_at(corner);
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        let modifiers = egui::Modifiers::NONE;
        window.in_one_pass([egui::Event::PointerButton {
            pos: corner,
            button,
            pressed,
            modifiers,
        }]);
    }
    window.keys("7 Enter");
    assert!(window.app().document().is_unsaved());
}

fn name(text: &str) -> Name {
    Name { vi: text.to_owned(), en: text.to_owned() }
}

fn empty_project() -> Project {
    let area = Area {
        id: "t".into(),
        parent: None,
        kind: AreaKind::Province,
        code: String::new(),
        name: name("Tỉnh"),
        short: None,
        aliases: Vec::new(),
    };
    let program = Program {
        id: "p".into(),
        name: name("Chương trình"),
        period: Period::span(2016, 2020).unwrap(),
        lead_agency: Name::default(),
    };
    let topic = Topic { id: "n".into(), program: "p".into(), name: name("Nhóm chỉ tiêu") };
    Project::empty(name("Trống"), area, program, topic)
}

const EVERY_KEY: &str = "Down Up Left Right Tab Shift+Tab Enter Home End Ctrl+End Ctrl+Home PageDown PageUp \
    Delete F2 Escape 5 Enter Backspace Escape x Enter Ctrl+Z Ctrl+Y Ctrl+C Ctrl+V F6 F6 F6 Ctrl+J Ctrl+I Ctrl+I F7 Shift+F7 F9 F7 F4 F7 \
    Ctrl+PageDown Ctrl+PageUp Alt+PageDown Alt+PageUp Ctrl+2 Ctrl+3 Ctrl+1 F1 F1 F11 F11 F12 F12";

#[test]
fn projects_with_little_or_nothing_in_them_stay_usable() {
    let mut none = Window::on(empty_project());
    assert!(none.sees("Nhóm này chưa có chỉ tiêu nào"), "{:?}", none.texts());
    none.keys(EVERY_KEY);
    assert!(none.sees("Nhóm này chưa có chỉ tiêu nào"));
    assert!(!none.app().document().is_unsaved());

    let mut nothing = Window::on(Project::default());
    nothing.keys(EVERY_KEY);
    for label in ["Cấp đơn vị: Xã", "Cấp đơn vị: Nhóm", "Cấp đơn vị: Huyện"] {
        nothing.click(label);
        nothing.keys(EVERY_KEY);
    }

    let mut one = Window::on(synth::synth(1, 3, 4, 1));
    assert_eq!(one.cells().len() % 3, 0, "{:?}", one.cells());
    assert!(!one.cells().is_empty());
    one.keys(EVERY_KEY);
    one.keys("Ctrl+Home 5 Enter");
    assert!(one.app().document().is_unsaved());

    // The sample without any figure, as a new project is.
    let mut new = Window::on(store::sample().without_figures("Mới"));
    new.keys(EVERY_KEY);
    new.click("Cấp đơn vị: Nhóm");
    new.keys(EVERY_KEY);
}

#[test]
fn eleven_thousand_communes_stay_usable() {
    let mut window = Window::on(synth::synth(11_000, 4, 3, 1));
    window.click("Cấp đơn vị: Xã");
    window.keys("Ctrl+End");
    assert!(window.at_cursor().contains("Toàn tỉnh"), "{}", window.at_cursor());
    window.keys("Up 77 Enter");
    assert!(window.at_cursor().contains("Toàn tỉnh"));
    window.keys("Ctrl+Z");
    assert!(!window.at_cursor().contains("Toàn tỉnh"), "undo shows the cell");
    window.keys("Ctrl+Home PageDown PageDown 78 Enter Up");
    assert!(window.at_cursor().contains(": 78"), "{}", window.at_cursor());
    // Typed while its cell is scrolled away: it is brought back and nothing is lost.
    let above = egui::pos2(600.0, 400.0);
    window.harness.hover_at(above);
    let wheel = egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -30_000.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    };
    window.in_one_pass([wheel]);
    assert_eq!(window.at_cursor(), "", "scrolled away");
    window.in_one_pass([common::text("7"), common::text("9"), common::key(egui::Key::Enter)]);
    window.keys("Up");
    assert!(window.at_cursor().contains(": 79"), "{}", window.at_cursor());
}

#[test]
fn every_visible_cell_is_spoken_with_indicator_place_period_and_figure() {
    let table = [
        (Lang::Vi, "Tỷ lệ hộ nghèo, Bác Ái, 2018: 40,31 %, "),
        (Lang::Vi, "Tỷ lệ hộ nghèo, Toàn tỉnh, 2018: 8,34 %, "),
        (Lang::En, "Poverty rate, Bac Ai, 2018: 40.31 %, "),
    ];
    for (lang, begins) in table {
        let mut window = Window::sample_in(lang);
        let mut view = window.app().view().clone();
        view.period = "2018".parse().unwrap();
        window.app_mut().set_view(view);
        window.rest();
        let cells = window.cells();
        assert!(cells.iter().any(|cell| cell.starts_with(begins)), "{begins} among {cells:#?}");
        let mut seen = std::collections::BTreeSet::new();
        for cell in &cells {
            let (head, figure) = cell.split_once(": ").unwrap();
            assert!(head.split(", ").count() >= 3, "{cell}");
            assert!(!figure.trim().is_empty(), "{cell}");
            assert!(seen.insert(head.to_owned()), "{cell} stands for two");
        }
        // As many as rows and visible columns make.
        let rows = window.harness.query_all_by_role(Role::RowHeader).count();
        assert_eq!(cells.len() % rows, 0, "{} cells in {rows} rows", cells.len());
    }
}

#[test]
fn places_topics_and_choices_have_names_and_say_what_is_chosen() {
    let window = Window::sample();
    let topics: Vec<String> = window.project().topics().iter().map(|t| t.name.vi.clone()).collect();
    let tabs: Vec<String> = window
        .harness
        .query_all_by_role(Role::Tab)
        .filter_map(|n| n.accesskit_node().label())
        .collect();
    for wanted in topics.iter().map(String::as_str).chain(["Số liệu"]) {
        assert!(tabs.iter().any(|tab| tab == wanted), "{wanted} among {tabs:?}");
    }
    assert!(tabs.iter().any(|tab| tab.starts_with("Rà soát")), "{tabs:?}");
    let chosen = |name: &str| window.harness.get_by_label(name).accesskit_node().toggled();
    for (name, on) in
        [("Cấp đơn vị: Huyện", true), ("Cấp đơn vị: Xã", false), ("Loại số liệu: Thực hiện", true)]
    {
        let wanted =
            if on { egui::accesskit::Toggled::True } else { egui::accesskit::Toggled::False };
        assert_eq!(chosen(name), Some(wanted), "{name}");
    }
    window.harness.get_by_role_and_label(Role::ComboBox, "Kỳ 4/2011");
    window.harness.get_by_role_and_label(Role::ComboBox, "Dạng bảng: Theo chỉ tiêu");
    window.harness.get_by_role_and_label(Role::ComboBox, "Biểu đồ: Xếp hạng");
    assert!(window.chart().contains("Bác Ái 66,72%"));
}

#[test]
fn every_command_has_a_key_help_line_and_the_help_opens_and_closes() {
    for lang in [Lang::Vi, Lang::En] {
        let mut window = Window::sample_in(lang);
        window.keys("F1");
        assert_eq!(window.app().dialog(), Some(&Dialog::Keys));
        for command in Command::ALL {
            if command.shortcut().is_some() {
                let label = command.label(lang).trim_end_matches('…');
                assert!(window.hears(label), "{label}");
            }
        }
        window.keys("F1");
        assert_eq!(window.app().dialog(), None);
        window.keys("F1 Escape");
        assert_eq!(window.app().dialog(), None);
        assert!(window.has_keyboard());
    }
}

#[test]
fn going_to_a_findings_cell_puts_the_cursor_there() {
    let mut window = Window::sample();
    window.keys("Ctrl+3");
    assert_eq!(window.app().view().screen, Screen::Checks);
    let finding = window.app().document().findings().first().unwrap().clone();
    let label = window
        .harness
        .query_all_by_label_contains("Đến ô")
        .next()
        .unwrap()
        .accesskit_node()
        .label()
        .unwrap();
    window.click(&label);
    assert_eq!(window.app().view().screen, Screen::Entry);
    let project = window.project();
    let indicator = project
        .indicators()
        .get(&finding.cells.first().unwrap().indicator)
        .unwrap()
        .name
        .vi
        .clone();
    assert!(window.at_cursor().starts_with(&indicator), "{} for {label}", window.at_cursor());
    assert!(window.has_keyboard());
}

#[test]
fn stored_views_of_another_project_do_no_harm() {
    let mut window = Window::with(
        Document::sample(),
        Prefs { chart: ChartKind::Trend, dark: true, ..prefs(Lang::En) },
    );
    let mut view = window.app().view().clone();
    view.topic = "khong-co".into();
    view.indicator = "khong-co".into();
    for shape in [Shape::Indicators, Shape::Periods] {
        for level in [Level::Districts, Level::Communes, Level::Groups] {
            view.shape = shape;
            view.level = level;
            window.app_mut().set_view(view.clone());
            window.rest();
            window.keys("Down 5 Enter Delete F7 F7");
        }
    }
}
