//! Promise: in the window, nothing that was accepted is lost: not by a crash, not by a second opener,
//! not by another program's save; and nothing is taken, put away or written over without an answer.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]
#![expect(
    clippy::disallowed_methods,
    reason = "files that the program finds are written by others, and locks end in real time"
)]

mod common;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use common::{Window, final_number, prefs};
use egui::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{
    app::{App, Dialog, Document},
    model::{Cell, Project},
    store::{self, Surroundings, backups::backups, lock::Who},
    text::lang::Lang,
};

const POOR: [(&str, f64); 3] =
    [("phan-rang-thap-cham", 3_084.0), ("ninh-hai", 2_276.0), ("ninh-phuoc", 3_616.0)];
const THREE_EDITS: &str = "Left 55 Enter 66 Enter 77 Enter";

/// A folder with a project's file and the program's own data, as one machine has them.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("Số liệu họp ").tempdir().unwrap();
        let place = Self { folder };
        write(&place.file(), &store::sample());
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self) -> PathBuf {
        self.path("ninh thuận.ron")
    }

    /// The program as it starts.
    fn start_as(&self, name: &str, host: &str) -> Window {
        let around = Surroundings {
            me: Who { name: name.to_owned(), host: host.to_owned() },
            data_folder: Some(self.path("data")),
            ..Surroundings::of_this_machine()
        };
        let mut app = App::new(Document::sample(), prefs(Lang::Vi), Arc::new(|| ()));
        app.keep_safe(around);
        let mut window = Window::new(app, [1280.0, 720.0]);
        window.wait();
        window
    }

    fn start(&self) -> Window {
        self.start_as("Trần Thị B", "MAY-02")
    }

    /// The program with the file.
    fn open(&self) -> Window {
        let mut window = self.start();
        window.drop_file(&self.file());
        window.wait();
        window
    }

    /// The program after it ended with three edits that were not saved, and with what they made.
    fn after_a_crash(&self) -> (Window, Project) {
        let mut window = self.open();
        window.keys(THREE_EDITS);
        let project = window.project().clone();
        self.crash(window);
        (self.open(), project)
    }

    /// Ends the program as if it were killed, and waits until the system has let go of its locks.
    fn crash(&self, window: Window) {
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

fn write(path: &Path, project: &Project) {
    std::fs::write(path, store::project_text(project)).unwrap();
}

/// What another program puts into a file: one figure is another.
fn write_changed(path: &Path, number: f64) -> Project {
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

fn poor_key(place: &str) -> giaoban::model::CellKey {
    giaoban::model::CellKey {
        indicator: "ho_ngheo".into(),
        measure: giaoban::model::Measure::Actual,
        place: place.into(),
        period: "2011-04".parse().unwrap(),
        document: None,
    }
}

fn poor(window: &Window, at: usize) -> Cell {
    window.project().cell(&poor_key(POOR.get(at).unwrap().0))
}

fn was(at: usize) -> Cell {
    final_number(POOR.get(at).unwrap().1)
}

fn asks_recovery(window: &Window) -> bool {
    matches!(window.app().dialog(), Some(Dialog::Recovery(_)))
}

/// Presses the button whose name holds these words.
fn pick(window: &mut Window, words: &str) {
    window
        .harness
        .get_by(|node| {
            node.role() == Role::Button && node.label().is_some_and(|label| label.contains(words))
        })
        .click();
    window.harness.step();
    window.wait();
}

fn press(window: &mut Window, label: &str) {
    window.click_button(label);
    window.wait();
}

/// Looks at the file as the idle window does.
fn tick(window: &mut Window) {
    window.app_mut().tick();
    // A look at the file keeps nobody waiting, so that nothing tells when it is over.
    for _ in 0..40 {
        std::thread::sleep(Duration::from_millis(5));
        window.harness.step();
    }
    window.rest();
}

// ---- recovery

#[test]
fn after_a_crash_the_edits_are_listed_and_all_come_back_with_their_history() {
    let place = Place::new();
    let (mut window, project) = place.after_a_crash();
    assert!(asks_recovery(&window));
    assert!(window.hears("Lấy lại việc chưa lưu"));
    for name in ["Phan Rang-Tháp Chàm", "Ninh Hải", "Ninh Phước"] {
        assert!(window.hears(&format!("Sửa Số hộ nghèo, {name}, 4/2011")), "{name}");
    }
    assert_eq!(poor(&window, 0), was(0), "nothing is taken before the answer");
    press(&mut window, "Lấy hết");
    assert!(*window.project() == project);
    assert!(window.app().document().is_unsaved());
    assert_eq!(window.app().dialog(), None);
    for at in [2, 1, 0] {
        window.keys("Ctrl+Z");
        assert_eq!(poor(&window, at), was(at));
    }
    assert!(*window.project() == store::sample(), "undone as if nothing had been");
    window.keys("Ctrl+Y Ctrl+Y Ctrl+Y");
    assert!(*window.project() == project);
    // What was taken is kept as well as what is typed.
    window.keys("Ctrl+Home 88 Enter");
    let project = window.project().clone();
    place.crash(window);
    let mut window = place.open();
    press(&mut window, "Lấy hết");
    assert!(*window.project() == project);
}

#[test]
fn a_part_of_the_edits_can_be_taken_and_the_rest_is_not_offered_but_still_on_disk() {
    let place = Place::new();
    let (mut window, _) = place.after_a_crash();
    pick(&mut window, "Ninh Hải, 4/2011");
    press(&mut window, "Lấy đến dòng đã chọn");
    let poor_now = [0, 1, 2].map(|at| poor(&window, at));
    assert_eq!(poor_now, [final_number(55.0), final_number(66.0), was(2)]);
    assert!(everything_under(place.folder.path()).contains("77"), "set away, not deleted");
    window.keys("Ctrl+S");
    window.wait();
    place.crash(window);
    let window = place.open();
    assert_eq!(window.app().dialog(), None);
    assert_eq!(poor(&window, 1), final_number(66.0));
}

#[test]
fn looking_first_takes_nothing_and_leads_back_to_the_question() {
    let place = Place::new();
    let (mut window, project) = place.after_a_crash();
    press(&mut window, "Xem trước");
    assert!(window.sees("Đang xem thử"), "{:?}", window.texts());
    assert!(*window.project() == project);
    assert_eq!(poor(&window, 2), final_number(77.0));
    assert!(window.sees("77"));
    // Nothing that is only looked at can be edited, saved or left for another file.
    window.keys("Ctrl+Home 99 Enter");
    assert!(window.sees("chỉ đọc") || window.sees("xem thử"));
    assert!(*window.project() == project);
    window.keys("Escape Ctrl+S");
    window.wait();
    assert_eq!(store::open(&place.file()).unwrap(), store::sample());
    press(&mut window, "Quay lại câu hỏi");
    assert!(asks_recovery(&window));
    assert_eq!(poor(&window, 2), was(2));
    press(&mut window, "Lấy hết");
    assert!(*window.project() == project);
}

#[test]
fn another_file_dropped_while_looking_leads_back_to_the_question() {
    let place = Place::new();
    let other = place.path("khác.ron");
    write(&other, &store::sample());
    let (mut window, project) = place.after_a_crash();
    press(&mut window, "Xem trước");
    window.drop_file(&other);
    window.wait();
    assert!(asks_recovery(&window));
    press(&mut window, "Lấy hết");
    assert!(*window.project() == project);
    assert_eq!(window.app().document().path(), Some(place.file().as_path()));
}

#[test]
fn what_is_left_for_later_is_offered_again_even_after_other_work() {
    let place = Place::new();
    let (mut window, project) = place.after_a_crash();
    press(&mut window, "Để sau");
    assert_eq!(window.app().dialog(), None);
    assert!(*window.project() == store::sample());
    place.crash(window);
    let mut window = place.open();
    assert!(asks_recovery(&window));
    // The question closed with Escape is "later" too; then one goes on working and saves.
    window.keys("Escape");
    window.keys("Ctrl+Home 11 Enter Ctrl+S");
    window.wait();
    place.crash(window);
    let mut window = place.open();
    assert!(asks_recovery(&window));
    press(&mut window, "Lấy hết");
    assert!(*window.project() == project, "on the base that they continue");
    assert_eq!(window.app().document().path(), None, "the file has gone on: a project of its own");
}

#[test]
fn what_is_put_away_is_not_offered_again_but_still_exists() {
    let place = Place::new();
    let (mut window, _) = place.after_a_crash();
    press(&mut window, "Bỏ các thay đổi này");
    assert_eq!(window.app().dialog(), None);
    assert!(*window.project() == store::sample());
    let left = everything_under(place.folder.path());
    assert!(left.contains("Sửa Số hộ nghèo, Ninh Phước, 4/2011"));
    place.crash(window);
    let window = place.open();
    assert_eq!(window.app().dialog(), None);
}

/// The text of every file in a folder that is no project.
fn everything_under(folder: &Path) -> String {
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

#[test]
fn a_project_without_a_file_is_offered_at_the_next_start() {
    let place = Place::new();
    let mut window = place.start();
    window.keys(THREE_EDITS);
    let project = window.project().clone();
    place.crash(window);
    let mut window = place.start();
    assert!(asks_recovery(&window));
    press(&mut window, "Lấy hết");
    assert!(*window.project() == project);
    assert!(window.app().document().is_unsaved());
    window.keys("Ctrl+Z");
    assert_eq!(poor(&window, 2), was(2));
    // And once more: what was taken is safe in its turn.
    place.crash(window);
    let window = place.start();
    assert!(asks_recovery(&window));
}

#[test]
fn two_projects_without_a_file_are_both_offered_and_neither_is_lost_to_the_other() {
    let place = Place::new();
    for number in ["41", "42"] {
        let mut window = place.start();
        if asks_recovery(&window) {
            press(&mut window, "Để sau");
        }
        window.keys(&format!("Left {number} Enter"));
        place.crash(window);
    }
    let mut window = place.start();
    press(&mut window, "Lấy hết");
    let first = poor(&window, 0);
    assert!([41.0, 42.0].map(final_number).contains(&first));
    // The other waits until this one is safe.
    assert_eq!(window.app().dialog(), None);
    place.crash(window);
    let mut seen = Vec::new();
    let mut window = place.start();
    while asks_recovery(&window) {
        press(&mut window, "Xem trước");
        seen.push(poor(&window, 0));
        press(&mut window, "Quay lại câu hỏi");
        press(&mut window, "Bỏ các thay đổi này");
    }
    seen.sort_by_key(|cell| format!("{cell:?}"));
    assert_eq!(seen, [final_number(41.0), final_number(42.0)]);
}

#[test]
fn a_file_opened_at_the_start_hides_nothing_that_has_no_file() {
    let place = Place::new();
    let mut window = place.open();
    window.keys("Left 55 Enter");
    place.crash(window);
    let mut window = place.start();
    window.keys("Left 41 Enter");
    place.crash(window);
    // Both questions come; the one about the file first or second.
    let mut window = place.open();
    let mut asked = 0;
    while asks_recovery(&window) {
        asked += 1;
        press(&mut window, "Bỏ các thay đổi này");
    }
    assert_eq!(asked, 2);
    assert_eq!(window.app().document().path(), Some(place.file().as_path()));
}

#[test]
fn nothing_is_offered_where_nothing_was_left() {
    // Left without saving, on somebody's word.
    let place = Place::new();
    let mut window = place.open();
    window.keys(THREE_EDITS);
    window.keys("Ctrl+Q");
    press(&mut window, "Không lưu");
    assert!(window.app().may_quit());
    place.crash(window);
    assert_eq!(place.open().app().dialog(), None);
    // Nothing done.
    let place = Place::new();
    place.crash(place.open());
    assert_eq!(place.open().app().dialog(), None);
    // The sample, left without saving.
    let mut window = place.start();
    window.keys(THREE_EDITS);
    window.keys("Ctrl+Q");
    press(&mut window, "Không lưu");
    place.crash(window);
    assert_eq!(place.start().app().dialog(), None);
}

#[test]
fn after_a_save_only_the_later_edits_are_offered() {
    let place = Place::new();
    let mut window = place.open();
    window.keys("Left 55 Enter Ctrl+S");
    window.wait();
    window.keys("66 Enter");
    place.crash(window);
    let mut window = place.open();
    assert!(asks_recovery(&window));
    assert!(!window.hears("Sửa Số hộ nghèo, Phan Rang-Tháp Chàm"));
    assert!(window.hears("Sửa Số hộ nghèo, Ninh Hải"));
    press(&mut window, "Lấy hết");
    assert_eq!([0, 1].map(|at| poor(&window, at)), [55.0, 66.0].map(final_number));
}

// ---- two openers

#[test]
fn the_second_opener_is_told_and_reads_or_works_on_a_copy() {
    let place = Place::new();
    let mut first = place.start_as("Nguyễn Văn A", "MAY-01");
    first.drop_file(&place.file());
    first.wait();
    let mut second = place.open();
    assert!(matches!(second.app().dialog(), Some(Dialog::Locked { .. })));
    assert!(second.hears("Nguyễn Văn A") && second.hears("MAY-01"));
    assert!(second.hears(":"), "since when");
    assert_eq!(second.app().document().path(), None, "nothing is open before the answer");

    press(&mut second, "Chỉ đọc");
    assert_eq!(second.app().document().path(), Some(place.file().as_path()));
    assert!(second.sees("chỉ đọc"), "{:?}", second.texts());
    second.keys("Left 99 Enter");
    assert_eq!(poor(&second, 0), was(0));
    assert!(second.sees("không sửa được"), "{:?}", second.texts());
    second.keys("Escape Delete Ctrl+Home Right Ctrl+C");
    assert!(*second.project() == store::sample());

    // The first works on, and saves.
    first.keys("Left 55 Enter Ctrl+S");
    first.wait();
    assert_eq!(store::open(&place.file()).unwrap().cell(&poor_key(POOR[0].0)), final_number(55.0));

    let mut third = place.open();
    press(&mut third, "Mở một bản sao");
    third.keys("Left 98 Enter");
    assert_eq!(poor(&third, 0), final_number(98.0));
    assert!(third.app().document().is_unsaved() && third.app().document().path().is_none());

    press(&mut second, "Mở một bản sao");
    second.keys("Ctrl+Home Right 99 Enter Ctrl+S");
    let copy = place.path("bản sao.ron");
    second.fill(copy.to_str().unwrap());
    second.wait();
    assert_eq!(store::open(&copy).unwrap().cell(&poor_key(POOR[0].0)), final_number(99.0));
    assert_eq!(store::open(&place.file()).unwrap().cell(&poor_key(POOR[0].0)), final_number(55.0));

    place.crash(first);
    second.drop_file(&place.file());
    second.wait();
    assert_eq!(second.app().dialog(), None);
    second.keys("Ctrl+Home Right 56 Enter Ctrl+S");
    second.wait();
    assert_eq!(store::open(&place.file()).unwrap().cell(&poor_key(POOR[0].0)), final_number(56.0));
}

#[test]
fn the_file_that_is_open_already_is_read_again() {
    let place = Place::new();
    let mut window = place.open();
    let theirs = write_changed(&place.file(), 7.0);
    window.drop_file(&place.file());
    window.wait();
    assert_eq!(window.app().dialog(), None);
    assert!(*window.project() == theirs);
    window.keys("Left 55 Enter Ctrl+S");
    window.wait();
    assert_eq!(store::open(&place.file()).unwrap().cell(&poor_key(POOR[0].0)), final_number(55.0));
}

// ---- a file that another program has changed

/// A window with one edit, on a file that another program has changed since.
fn changed_underneath(place: &Place) -> (Window, Project) {
    let mut window = place.open();
    window.keys("Left 55 Enter");
    let theirs = write_changed(&place.file(), 7.0);
    (window, theirs)
}

#[test]
fn a_file_that_another_program_changed_is_noticed_and_theirs_can_be_taken() {
    let place = Place::new();
    let (mut window, theirs) = changed_underneath(&place);
    tick(&mut window);
    assert!(matches!(window.app().dialog(), Some(Dialog::Changed { .. })));
    press(&mut window, "Lấy bản trên đĩa");
    assert!(*window.project() == theirs);
    assert!(!window.app().document().is_unsaved());
    assert!(everything_under(place.folder.path()).contains("Phan Rang"), "mine is set away");
    place.crash(window);
    assert_eq!(place.open().app().dialog(), None);
}

#[test]
fn what_is_being_typed_is_not_interrupted_by_a_change_of_the_file() {
    let place = Place::new();
    let (mut window, _) = changed_underneath(&place);
    window.keys("12a");
    tick(&mut window);
    assert_eq!(window.app().dialog(), None);
    assert_eq!(window.editor(), Some("12a"));
    window.keys("Backspace Enter");
    assert_eq!(poor(&window, 1), final_number(12.0));
}

#[test]
fn mine_kept_as_a_copy_is_unsaved_until_it_is_saved_and_safe_until_then() {
    let place = Place::new();
    let (mut window, theirs) = changed_underneath(&place);
    let mine = window.project().clone();
    tick(&mut window);
    press(&mut window, "Giữ bản của tôi thành bản sao…");
    assert!(matches!(window.app().dialog(), Some(Dialog::Path { .. })));
    window.keys("Escape");
    assert!(window.app().document().is_unsaved(), "no file has it");
    window.keys("Ctrl+Q");
    assert!(window.hears("Lưu các thay đổi?"));
    press(&mut window, "Quay lại");
    place.crash(window);
    let mut window = place.start();
    assert!(asks_recovery(&window), "nor is it lost by a crash");
    press(&mut window, "Lấy hết");
    assert!(*window.project() == mine);
    window.keys("Ctrl+S");
    let copy = place.path("của tôi.ron");
    window.fill(copy.to_str().unwrap());
    window.wait();
    assert!(store::open(&copy).unwrap() == mine);
    assert!(store::open(&place.file()).unwrap() == theirs, "theirs stands");
}

#[test]
fn a_save_never_writes_over_another_programs_change_before_it_was_seen() {
    let place = Place::new();
    let (mut window, theirs) = changed_underneath(&place);
    for _ in 0..2 {
        window.keys("Ctrl+S");
        window.wait();
        assert!(matches!(window.app().dialog(), Some(Dialog::Changed { .. })));
        assert!(store::open(&place.file()).unwrap() == theirs);
        window.keys("Escape");
    }
    // Told once, it is not asked every two seconds; a save asks again, under any name of the file.
    tick(&mut window);
    assert_eq!(window.app().dialog(), None);
    window.keys("Ctrl+Shift+S");
    window.fill(place.file().to_str().unwrap());
    window.wait();
    assert!(matches!(window.app().dialog(), Some(Dialog::Changed { .. })));
    assert!(store::open(&place.file()).unwrap() == theirs);

    press(&mut window, "Xem chỗ khác nhau");
    assert!(window.hears("Số hộ nghèo, Ninh Sơn, 4/2011"), "theirs");
    assert!(window.hears("Số hộ nghèo, Phan Rang-Tháp Chàm, 4/2011"), "mine");
    assert!(window.sees("7") && window.sees("55") && window.sees("3.084"));
    press(&mut window, "Ghi đè");
    assert_eq!(window.app().dialog(), None);
    let mine = window.project().clone();
    assert!(store::open(&place.file()).unwrap() == mine);
    let of_theirs = |backup: &store::backups::Backup| store::open(&backup.path).unwrap() == theirs;
    assert!(backups(&place.file()).iter().any(of_theirs), "theirs is among the dated copies");
}

#[test]
fn single_figures_of_theirs_can_be_taken_into_mine() {
    let place = Place::new();
    let (mut window, _) = changed_underneath(&place);
    tick(&mut window);
    press(&mut window, "Xem chỗ khác nhau");
    pick(&mut window, "Lấy lại giá trị cũ: Số hộ nghèo, Ninh Sơn, 4/2011");
    press(&mut window, "Đóng");
    assert_eq!(window.cell("ho_ngheo", "ninh-son", "2011-04"), final_number(7.0));
    assert_eq!(poor(&window, 0), final_number(55.0));
    window.keys("Ctrl+Z");
    assert_ne!(window.cell("ho_ngheo", "ninh-son", "2011-04"), final_number(7.0));
}

// ---- dated copies, a copy for others

#[test]
fn dated_copies_are_listed_compared_given_back_figure_by_figure_and_opened() {
    let place = Place::new();
    let mut window = place.open();
    window.keys("Left 55 Enter Ctrl+S");
    window.wait();
    window.keys("66 Enter Ctrl+S");
    window.wait();
    window.keys("Ctrl+Home Right 57 Enter");
    window.keys("Ctrl+B");
    window.wait();
    assert!(matches!(window.app().dialog(), Some(Dialog::Copies(_))));
    let copies = backups(&place.file());
    assert_eq!(copies.len(), 3, "what stood there before, and both saves");
    assert!(window.sees(" kB"));
    // The newest and the window are chosen.
    press(&mut window, "So sánh");
    assert!(window.hears("Số hộ nghèo, Phan Rang-Tháp Chàm, 4/2011"));
    assert!(!window.hears("Lấy lại giá trị cũ: Số hộ nghèo, Ninh Hải"));
    pick(&mut window, "Lấy lại giá trị cũ: Số hộ nghèo, Phan Rang-Tháp Chàm");
    assert_eq!(poor(&window, 0), final_number(55.0));
    press(&mut window, "Đóng");
    window.keys("Ctrl+Z");
    assert_eq!(poor(&window, 0), final_number(57.0));
    window.keys("Ctrl+S");
    window.wait();

    let texts: Vec<String> =
        copies.iter().map(|copy| std::fs::read_to_string(&copy.path).unwrap()).collect();
    window.keys("Ctrl+B");
    window.wait();
    pick(&mut window, "Đang mở trong cửa sổ");
    press(&mut window, "Mở");
    assert_eq!(window.app().document().path(), None, "a copy is never written itself");
    window.keys("Left 1 Enter");
    assert!(window.app().document().is_unsaved());
    let after: Vec<String> =
        copies.iter().map(|copy| std::fs::read_to_string(&copy.path).unwrap()).collect();
    assert_eq!(texts, after);
}

#[test]
fn a_copy_for_others_is_asked_for_and_replaces_nothing_unasked() {
    let place = Place::new();
    let mut window = place.open();
    window.keys("Left 55 Enter");
    let out = place.path("gửi.ron");
    let send = |window: &mut Window, path: &Path| {
        window.menu("Tệp", "Lưu bản gửi ra ngoài");
        window.fill(path.to_str().unwrap());
        window.wait();
    };
    send(&mut window, &out);
    assert_eq!(window.app().dialog(), None);
    let sent = store::open(&out).unwrap();
    assert!(sent == store::external_copy(window.project()).unwrap());
    assert_eq!(sent.cell(&poor_key(POOR[0].0)), final_number(55.0), "as in the window");
    let beside = std::fs::read_dir(place.folder.path()).unwrap();
    let names: Vec<String> =
        beside.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|name| !name.starts_with("gửi.ron.")), "{names:?}");
    assert!(window.app().document().is_unsaved(), "the project itself is not saved by it");

    // Another file is replaced only on somebody's word; the project's own never, however named.
    let before = std::fs::read_to_string(place.file()).unwrap();
    std::fs::write(&out, "của người khác").unwrap();
    send(&mut window, &out);
    assert!(matches!(window.app().dialog(), Some(Dialog::Overwrite { .. })));
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "của người khác");
    press(&mut window, "Ghi đè");
    assert!(store::open(&out).unwrap() == sent);
    let roundabout = place.folder.path().join(".").join("data").join("..").join("ninh thuận.ron");
    std::fs::create_dir_all(place.path("data")).unwrap();
    send(&mut window, &roundabout);
    assert!(matches!(window.app().dialog(), Some(Dialog::Error { .. })));
    assert_eq!(std::fs::read_to_string(place.file()).unwrap(), before);
}
