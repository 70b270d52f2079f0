//! A folder with a project and the program's own data, and programs that start, crash and disturb
//! one another there.
#![expect(dead_code, reason = "each test file uses its part")]
#![expect(
    clippy::disallowed_methods,
    reason = "files that the program finds are written by others, and locks end in real time"
)]

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::Role;
use egui_kittest::kittest::Queryable;
use giaoban::{
    app::{App, Dialog, Document},
    model::{Cell, Project},
    store::{self, Surroundings, lock::Who},
    text::lang::Lang,
};

use crate::common::{Window, final_number, prefs};

pub const POOR: [(&str, f64); 3] =
    [("phan-rang-thap-cham", 3_084.0), ("ninh-hai", 2_276.0), ("ninh-phuoc", 3_616.0)];
pub const THREE_EDITS: &str = "Left 55 Enter 66 Enter 77 Enter";

/// A folder with a project's file and the program's own data, as one machine has them.
pub struct Place {
    pub folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("Số liệu họp ").tempdir().unwrap();
        let place = Self { folder };
        write(&place.file(), &store::sample());
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self) -> PathBuf {
        self.path("ninh thuận.ron")
    }

    pub fn app(&self, name: &str, host: &str) -> App {
        let around = Surroundings {
            me: Who { name: name.to_owned(), host: host.to_owned() },
            data_folder: Some(self.path("data")),
            ..Surroundings::of_this_machine()
        };
        let mut app = App::new(Document::sample(), prefs(Lang::Vi), Arc::new(|| ()));
        app.keep_safe(around);
        app
    }

    /// The program as it starts.
    pub fn start_as(&self, name: &str, host: &str) -> Window {
        let mut window = Window::new(self.app(name, host), [1280.0, 720.0]);
        window.wait();
        window
    }

    pub fn start(&self) -> Window {
        self.start_as("Trần Thị B", "MAY-02")
    }

    /// The program with the file.
    pub fn open(&self) -> Window {
        let mut window = self.start();
        window.drop_file(&self.file());
        window.wait();
        window
    }

    /// The program after it ended with three edits that were not saved, and with what they made.
    pub fn after_a_crash(&self) -> (Window, Project) {
        let mut window = self.open();
        window.keys(THREE_EDITS);
        let project = window.project().clone();
        self.crash(window);
        (self.open(), project)
    }

    /// Ends the program as if it were killed, and waits until the system has let go of its locks.
    pub fn crash(&self, window: Window) {
        drop(window);
        for _ in 0..500 {
            if !store::lock::lock_path(&self.file()).exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(4));
        }
        // The thread that syncs may still hold the last of a project without a file.
        std::thread::sleep(Duration::from_millis(300));
    }
}

pub fn write(path: &Path, project: &Project) {
    std::fs::write(path, store::project_text(project)).unwrap();
}

/// What another program puts into a file: one figure is another.
pub fn write_changed(path: &Path, number: f64) -> Project {
    let mut changed = store::open(path).unwrap();
    let key = poor_key("ninh-son");
    let before = changed.cell(&key);
    let after = final_number(number);
    let transaction = giaoban::model::Transaction {
        label: String::new(),
        author: String::new(),
        at: 0,
        reason: None,
        edits: vec![giaoban::model::Edit::SetCell { key, before, after }],
    };
    changed.apply(&transaction).unwrap();
    write(path, &changed);
    changed
}

pub fn poor_key(place: &str) -> giaoban::model::CellKey {
    giaoban::model::CellKey {
        indicator: "ho_ngheo".into(),
        measure: giaoban::model::Measure::Actual,
        place: place.into(),
        period: "2011-04".parse().unwrap(),
        document: None,
    }
}

pub fn poor(window: &Window, at: usize) -> Cell {
    window.project().cell(&poor_key(POOR.get(at).unwrap().0))
}

pub fn was(at: usize) -> Cell {
    final_number(POOR.get(at).unwrap().1)
}

pub fn asks_recovery(window: &Window) -> bool {
    matches!(window.app().dialog(), Some(Dialog::Recovery(_)))
}

/// Presses the button whose name holds these words.
pub fn pick(window: &mut Window, words: &str) {
    window
        .harness
        .get_by(|node| {
            node.role() == Role::Button && node.label().is_some_and(|label| label.contains(words))
        })
        .click();
    window.harness.step();
    window.wait();
}

pub fn press(window: &mut Window, label: &str) {
    window.click_button(label);
    window.wait();
}

/// Looks at the file as the idle window does.
pub fn tick(window: &mut Window) {
    window.app_mut().tick();
    // A look at the file keeps nobody waiting, so that nothing tells when it is over.
    for _ in 0..40 {
        std::thread::sleep(Duration::from_millis(5));
        window.harness.step();
    }
    window.rest();
}

/// The text of every file in a folder that is no project.
pub fn everything_under(folder: &Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all += &everything_under(&path);
        } else if path.extension().is_none_or(|ending| ending != "ron") {
            all += &std::fs::read_to_string(&path).unwrap_or_default();
        }
    }
    all
}
