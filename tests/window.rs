//! Promise: nothing typed is lost by closing, opening or switching; files are saved where one says.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]
#![expect(
    clippy::disallowed_methods,
    reason = "files that the program finds are written by others"
)]

mod common;

use std::path::{Path, PathBuf};

use common::{Window, final_number};
use egui::Role;
use egui_kittest::kittest::Queryable;
use giaoban::{
    app::{Command, Dialog, Next},
    model::Project,
    store,
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
