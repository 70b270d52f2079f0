//! Promise: nothing typed is lost by closing, opening or switching; files are saved where one says; every
//! part of the window can be found by name and read whole.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]
#![expect(
    clippy::disallowed_methods,
    reason = "files that the program finds are written by others"
)]

mod common;

use std::path::{Path, PathBuf};

use common::{Window, final_number, prefs};
use egui::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{
    app::{Command, Dialog, Document, Level, Next, Prefs, Screen, Shape},
    model::{Area, AreaKind, Name, Period, Program, Project, Topic},
    store, synth,
    text::lang::Lang,
};

/// A folder whose name is as in an office, with the sample in it.
struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { folder: tempfile::Builder::new().prefix("Số liệu họp ").tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The sample as a file.
    fn sample(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, store::project_text(&store::sample())).unwrap();
        path
    }
}

fn read(path: &Path) -> Project {
    store::open(path).unwrap()
}

/// A window on a file, opened as a person would by dropping it, with one figure changed.
fn changed(path: &Path) -> Window {
    let mut window = Window::sample();
    window.drop_file(path);
    window.wait();
    window.keys("Left 55 Enter");
    assert!(window.app().document().is_unsaved());
    window
}

fn poor(project: &Project) -> giaoban::model::Cell {
    project.cell(&giaoban::model::CellKey {
        indicator: "ho_ngheo".into(),
        measure: giaoban::model::Measure::Actual,
        place: "phan-rang-thap-cham".into(),
        period: "2011-04".parse().unwrap(),
        document: None,
    })
}

/// What can take the place of the open project, and how a person asks for it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ask {
    CloseWindow,
    Quit,
    Drop,
    Open,
    Sample,
    New,
}

const ASKS: [Ask; 6] = [Ask::CloseWindow, Ask::Quit, Ask::Drop, Ask::Open, Ask::Sample, Ask::New];

fn ask(window: &mut Window, ask: Ask, other: &Path) {
    match ask {
        Ask::CloseWindow => {
            window.app_mut().request_quit();
            window.rest();
        }
        Ask::Quit => window.keys("Ctrl+Q"),
        Ask::Drop => window.drop_file(other),
        Ask::Open => {
            window.keys("Ctrl+O");
            window.fill(other.to_str().unwrap());
        }
        Ask::Sample => window.menu("Tệp", "Mở dự án mẫu"),
        Ask::New => {
            window.keys("Ctrl+N");
            window.fill("Dự án của tôi");
        }
    }
}

/// Whether what was asked for has happened.
fn happened(window: &Window, ask: Ask, other: &Path) -> bool {
    let document = window.app().document();
    match ask {
        Ask::CloseWindow | Ask::Quit => window.app().may_quit(),
        Ask::Drop | Ask::Open => document.path() == Some(other) && !document.is_unsaved(),
        Ask::Sample => document.is_sample() && !document.is_unsaved(),
        Ask::New => {
            document.path().is_none() && document.project().settings().title.vi == "Dự án của tôi"
        }
    }
}

#[test]
fn nothing_unsaved_is_left_without_asking() {
    for asked in ASKS {
        let folder = Folder::new();
        let (path, other) = (folder.sample("mẫu.ron"), folder.sample("khác.ron"));

        // Go back: all as it was.
        let mut window = changed(&path);
        ask(&mut window, asked, &other);
        assert!(window.hears("Lưu các thay đổi?"), "{asked:?}");
        assert!(!happened(&window, asked, &other), "{asked:?}");
        window.click_button("Quay lại");
        window.wait();
        assert!(!happened(&window, asked, &other), "{asked:?}");
        assert_eq!(window.app().dialog(), None, "{asked:?}");
        assert_eq!(poor(window.project()), final_number(55.0), "{asked:?}");
        assert!(window.has_keyboard(), "{asked:?}");

        // Escape is to go back.
        ask(&mut window, asked, &other);
        window.keys("Escape");
        assert_eq!(window.app().dialog(), None, "{asked:?}");
        assert!(!happened(&window, asked, &other), "{asked:?}");

        // Do not save: the file stays as it was.
        ask(&mut window, asked, &other);
        window.click_button("Không lưu");
        window.wait();
        assert_eq!(window.app().dialog(), None, "{asked:?}");
        assert!(happened(&window, asked, &other), "{asked:?}, not saved");
        assert_eq!(poor(&read(&path)), final_number(3_084.0), "{asked:?}");

        // Save: the file has it, and then it happens.
        let mut window = changed(&path);
        ask(&mut window, asked, &other);
        window.click_button("Lưu");
        window.wait();
        window.wait();
        assert_eq!(window.app().dialog(), None, "{asked:?}");
        assert!(happened(&window, asked, &other), "{asked:?}, saved");
        assert_eq!(poor(&read(&path)), final_number(55.0), "{asked:?}");
    }
}

#[test]
fn enter_saves_before_leaving() {
    let folder = Folder::new();
    let path = folder.sample("phím.ron");
    let mut window = changed(&path);
    window.keys("Ctrl+Q");
    assert!(window.hears("Lưu các thay đổi?"));
    window.keys("Enter");
    window.wait();
    assert!(window.app().may_quit());
    assert_eq!(poor(&read(&path)), final_number(55.0));
}

#[test]
fn nothing_is_asked_where_nothing_is_unsaved() {
    let folder = Folder::new();
    let (path, other) = (folder.sample("mẫu.ron"), folder.sample("khác.ron"));
    for asked in ASKS {
        let mut window = changed(&path);
        window.keys("Ctrl+Z");
        ask(&mut window, asked, &other);
        window.wait();
        assert_eq!(window.app().dialog(), None, "{asked:?}");
        assert!(happened(&window, asked, &other), "{asked:?}");
    }
}

#[test]
fn what_is_being_typed_is_not_lost_by_closing() {
    let mut window = Window::sample();
    window.keys("Left 55");
    window.app_mut().request_quit();
    window.rest();
    assert!(!window.app().may_quit());
    assert_eq!(poor(window.project()), final_number(55.0));
    assert!(matches!(window.app().dialog(), Some(Dialog::Unsaved { next: Next::Quit })));

    let mut window = Window::sample();
    window.keys("abc");
    window.app_mut().request_quit();
    window.rest();
    assert!(!window.app().may_quit());
    assert_eq!(window.editor(), Some("abc"));
    assert!(window.sees("“abc” không phải là số"));
}

#[test]
fn the_sample_is_saved_under_a_name_of_its_own_and_then_the_program_ends() {
    let folder = Folder::new();
    let path = folder.path("tỉnh ta.ron");
    let mut window = Window::sample();
    window.keys("Left 55 Enter");
    window.app_mut().request_quit();
    window.rest();
    window.click_button("Lưu");
    let Some(Dialog::Path { path: proposed, .. }) = window.app().dialog() else {
        unreachable!("{:?}", window.app().dialog())
    };
    assert!(
        proposed.ends_with("ninh-thuan-cac-chuong-trinh-muc-tieu-quoc-gia-2016-2020.ron"),
        "{proposed}"
    );
    // Without an ending it gets one.
    window.fill(path.with_extension("").to_str().unwrap());
    window.wait();
    assert!(window.app().may_quit());
    assert!(read(&path) == *window.project());
    assert_eq!(poor(&read(&path)), final_number(55.0));
    assert_eq!(window.app().prefs().recent, vec![path]);
}

#[test]
fn giving_up_the_name_gives_up_closing() {
    let folder = Folder::new();
    let mut window = Window::sample();
    window.keys("Left 55 Enter Ctrl+Q");
    window.click_button("Lưu");
    window.keys("Escape");
    assert_eq!(window.app().dialog(), None);
    assert!(!window.app().may_quit());
    // Saved later, the program goes on.
    window.keys("Ctrl+S");
    window.fill(folder.path("a.ron").to_str().unwrap());
    window.wait();
    assert!(!window.app().may_quit());
    assert!(!window.app().document().is_unsaved());
    assert!(window.sees("Đã lưu"));
}

#[test]
fn a_file_that_exists_is_replaced_only_after_asking() {
    let folder = Folder::new();
    let other = folder.path("khác.ron");
    std::fs::write(&other, "của người khác").unwrap();
    let mut window = Window::sample();
    window.keys("Left 55 Enter Ctrl+S");
    window.fill(other.to_str().unwrap());
    window.wait();
    assert!(window.hears("Tệp đã có. Ghi đè?"));
    window.click_button("Thôi");
    window.wait();
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "của người khác");
    assert!(window.app().document().is_unsaved());
    // The likely answer is not to.
    window.keys("Ctrl+S");
    window.fill(other.to_str().unwrap());
    window.wait();
    window.keys("Enter");
    window.wait();
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "của người khác");
    window.keys("Escape Ctrl+S");
    window.fill(other.to_str().unwrap());
    window.wait();
    window.click_button("Ghi đè");
    window.wait();
    assert_eq!(poor(&read(&other)), final_number(55.0));
    assert!(!window.app().document().is_unsaved());
    // Its own file needs no question.
    window.keys("56 Enter Ctrl+S");
    window.wait();
    assert_eq!(window.app().dialog(), None);
    assert!(read(&other) == *window.project());
}

#[test]
fn a_file_that_cannot_be_saved_says_so_and_nothing_is_lost() {
    let folder = Folder::new();
    let mut window = Window::sample();
    window.keys("Left 55 Enter Ctrl+Q");
    window.click_button("Lưu");
    window.fill(folder.path("không có/thư mục.ron").to_str().unwrap());
    window.wait();
    assert!(
        matches!(window.app().dialog(), Some(Dialog::Error { .. })),
        "{:?}",
        window.app().dialog()
    );
    window.keys("Enter");
    window.rest();
    assert!(!window.app().may_quit());
    assert!(window.app().document().is_unsaved());
    assert_eq!(poor(window.project()), final_number(55.0));
}

#[test]
fn a_torn_file_is_told_with_its_place_and_the_open_project_stays() {
    let folder = Folder::new();
    let (path, torn) = (folder.sample("mẫu.ron"), folder.path("rách.ron"));
    let whole = std::fs::read_to_string(&path).unwrap();
    let half =
        whole.get(..whole.len() / 2).unwrap_or_else(|| whole.get(..whole.len() / 2 + 1).unwrap());
    std::fs::write(&torn, half).unwrap();
    for lang in [Lang::Vi, Lang::En] {
        let mut window = Window::sample_in(lang);
        let before = window.project().clone();
        window.drop_file(&torn);
        window.wait();
        let Some(Dialog::Error { sentence }) = window.app().dialog() else {
            unreachable!("{:?}", window.app().dialog())
        };
        let line = half.lines().count();
        let place = format!("{line}:");
        let told = sentence.split_whitespace().find_map(|word| word.strip_prefix(&place));
        let column = told.and_then(|rest| rest.trim_end_matches(':').parse::<usize>().ok());
        assert!(column.is_some(), "{line}: {sentence}");
        assert!(sentence.contains("rách.ron"), "{sentence}");
        window.keys("Escape");
        assert!(*window.project() == before);
        assert!(window.app().document().is_sample());
        assert_eq!(window.app().prefs().recent, Vec::<PathBuf>::new());
        assert!(window.has_keyboard());
        // A file that is not there is told as well.
        window.drop_file(&folder.path("không có.ron"));
        window.wait();
        assert!(matches!(window.app().dialog(), Some(Dialog::Error { .. })));
        assert!(*window.project() == before);
    }
}

#[test]
fn recent_files_are_offered_latest_first() {
    let folder = Folder::new();
    let (one, two) = (folder.sample("một.ron"), folder.sample("hai.ron"));
    let mut window = Window::sample();
    for path in [&one, &two] {
        window.drop_file(path);
        window.wait();
    }
    assert_eq!(window.app().prefs().recent, vec![two.clone(), one.clone()]);
    window.click_button("Tệp");
    window.harness.get_by_label_contains("Gần đây").click();
    window.harness.step();
    window.rest();
    window.click(one.to_str().unwrap());
    window.wait();
    assert_eq!(window.app().document().path(), Some(one.as_path()));
    assert_eq!(window.app().prefs().recent, vec![one.clone(), two.clone()]);
    // In the dialog, by name.
    window.keys("Ctrl+O");
    window
        .harness
        .get_by(|n| n.role() == Role::Button && n.label().is_some_and(|l| l.contains("hai.ron")))
        .click();
    window.harness.step();
    window.wait();
    assert_eq!(window.app().document().path(), Some(two.as_path()));
}

#[test]
fn a_save_that_comes_back_late_belongs_to_its_own_project() {
    let folder = Folder::new();
    let path = folder.sample("mẫu.ron");
    let mut window = changed(&path);
    window.keys("Ctrl+S");
    window.wait();
    // Both before the answer can come back.
    window.app_mut().queue(Command::Save);
    window.app_mut().queue(Command::OpenSample);
    window.rest();
    window.wait();
    let document = window.app().document();
    assert!(document.is_sample(), "{:?}", document.path());
    assert_eq!(poor(&read(&path)), final_number(55.0));
}

#[cfg(unix)]
#[test]
fn a_figure_typed_while_a_file_is_read_is_not_lost() {
    let folder = Folder::new();
    // A file as slow as one likes: it is read when its other end is written.
    let slow = folder.path("chậm.ron");
    let made = std::process::Command::new("mkfifo").arg(&slow).status().unwrap();
    assert!(made.success());
    let deliver = || std::fs::write(&slow, store::project_text(&store::sample())).unwrap();
    let mut window = Window::sample();
    window.keys("Left");
    window.drop_file(&slow);
    assert!(window.hears("Đang mở… chậm.ron"), "{:?}", window.texts());
    window.keys("55 Enter");
    deliver();
    window.wait();
    let asked = matches!(window.app().dialog(), Some(Dialog::Unsaved { next: Next::Open(_) }));
    assert!(asked, "{:?}", window.app().dialog());
    assert_eq!(poor(window.project()), final_number(55.0));
    window.click_button("Không lưu");
    deliver();
    window.wait();
    assert_eq!(window.app().dialog(), None, "asked once, not again and again");
    assert_eq!(window.app().document().path(), Some(slow.as_path()));

    // No longer waited for: nothing comes of it.
    let mut window = Window::sample();
    window.drop_file(&slow);
    window.click_button("Thôi");
    deliver();
    window.keys("Left 55 Enter");
    assert!(window.app().document().is_sample());
    assert_eq!(poor(window.project()), final_number(55.0));
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
        "Dạng bảng: Theo kỳ",
        "Loại số liệu: Kế hoạch",
        "Cấp đơn vị: Nhóm",
        "Loại số liệu: Ước thực hiện",
        "Dạng bảng: Theo chỉ tiêu",
        "Cấp đơn vị: Huyện",
        "Loại số liệu: Thực hiện",
    ];
    for topic in &topics {
        window.click(topic);
        for switch in switches {
            window.keys("Ctrl+End");
            if window.harness.query_by_label(switch).is_some() {
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
    for label in ["Tiếng Việt", "English", "Biểu đồ: Diễn biến", "Biểu đồ: Xếp hạng", "Đơn vị"]
    {
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
    Delete F2 Escape 5 Enter Backspace Escape x Enter Ctrl+Z Ctrl+Y Ctrl+C Ctrl+V F6 F6 F7 F7 \
    Ctrl+PageDown Ctrl+PageUp Alt+PageDown Alt+PageUp Ctrl+2 Ctrl+1 F1 F1 F11 F11 F12 F12";

#[test]
fn projects_with_little_or_nothing_in_them_stay_usable() {
    let mut none = Window::on(empty_project());
    assert!(none.sees("Nhóm này chưa có chỉ tiêu nào"), "{:?}", none.texts());
    none.keys(EVERY_KEY);
    assert!(none.sees("Nhóm này chưa có chỉ tiêu nào"));
    assert!(!none.app().document().is_unsaved());

    let mut nothing = Window::on(Project::default());
    nothing.keys(EVERY_KEY);
    for label in ["Cấp đơn vị: Xã", "Cấp đơn vị: Nhóm", "Dạng bảng: Theo kỳ"] {
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
    for (name, on) in [
        ("Cấp đơn vị: Huyện", true),
        ("Cấp đơn vị: Xã", false),
        ("Loại số liệu: Thực hiện", true),
        ("Dạng bảng: Theo kỳ", false),
        ("Biểu đồ: Xếp hạng", true),
    ] {
        let wanted =
            if on { egui::accesskit::Toggled::True } else { egui::accesskit::Toggled::False };
        assert_eq!(chosen(name), Some(wanted), "{name}");
    }
    window.harness.get_by_role_and_label(Role::ComboBox, "Kỳ 4/2011");
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
    window.keys("Ctrl+2");
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
    let mut window =
        Window::with(Document::sample(), Prefs { trend: true, dark: true, ..prefs(Lang::En) });
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
