//! Promise: in the window, a second opener, another program's save and a copy for others overwrite
//! nothing that somebody has not seen; an earlier figure can be had back.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]
#![expect(clippy::disallowed_methods, reason = "some files are written by others")]

mod common;
mod place;

use std::path::Path;

use common::{Window, final_number};
use giaoban::{
    app::Dialog,
    model::Project,
    store::{self, backups::backups},
};
use place::{
    POOR, Place, asks_recovery, everything_under, pick, poor, poor_key, press, tick, was,
    write_changed,
};

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
    second.keys("Ctrl+E");
    assert!(second.copied().contains("3084"), "what may only be read can be copied out");
    assert_eq!(second.app().document().path(), Some(place.file().as_path()));
    assert!(second.sees("chỉ đọc"), "{:?}", second.texts());
    second.keys("Left 99 Enter");
    assert_eq!(poor(&second, 0), was(0));
    assert!(second.sees("không sửa được"), "{:?}", second.texts());
    second.keys("Escape Delete Ctrl+Home Right Ctrl+C");
    assert!(*second.project() == store::sample());

    // What nobody could take is not asked for, and why is said at once.
    for keys in ["Ctrl+1 Shift+F2", "Ctrl+3 F6 F8"] {
        second.keys("Ctrl+1 Ctrl+E");
        assert!(!second.sees("không sửa được"), "something else is said now");
        second.keys(keys);
        assert_eq!(second.app().dialog(), None, "{keys}");
        assert!(second.sees("không sửa được"), "{keys}: {:?}", second.texts());
    }
    second.keys("Ctrl+1 Ctrl+E Ctrl+3");
    second.click_button("Quy tắc…");
    assert_eq!(second.app().dialog(), None);
    assert!(second.sees("không sửa được"), "{:?}", second.texts());
    second.keys("Ctrl+1");

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
    let send_to = |window: &mut Window, path: &Path| {
        window.menu("Tệp", "Lưu bản gửi ra ngoài");
        window.fill(path.to_str().unwrap());
        window.wait();
    };
    send_to(&mut window, &out);
    assert_eq!(window.app().dialog(), None);
    let copy = store::open(&out).unwrap();
    assert!(copy == store::external_copy(window.project()).unwrap());
    assert_eq!(copy.cell(&poor_key(POOR[0].0)), final_number(55.0), "as in the window");
    let beside = std::fs::read_dir(place.folder.path()).unwrap();
    let names: Vec<String> =
        beside.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|name| !name.starts_with("gửi.ron.")), "{names:?}");
    assert!(window.app().document().is_unsaved(), "the project itself is not saved by it");

    // Another file is replaced only on somebody's word; the project's own never, however named.
    let before = std::fs::read_to_string(place.file()).unwrap();
    std::fs::write(&out, "của người khác").unwrap();
    send_to(&mut window, &out);
    assert!(matches!(window.app().dialog(), Some(Dialog::Overwrite { .. })));
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "của người khác");
    press(&mut window, "Ghi đè");
    assert!(store::open(&out).unwrap() == copy);
    let roundabout = place.folder.path().join(".").join("data").join("..").join("ninh thuận.ron");
    std::fs::create_dir_all(place.path("data")).unwrap();
    send_to(&mut window, &roundabout);
    assert!(matches!(window.app().dialog(), Some(Dialog::Error { .. })));
    assert_eq!(std::fs::read_to_string(place.file()).unwrap(), before);
}
