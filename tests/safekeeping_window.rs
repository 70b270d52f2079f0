//! Promise: what a program that ended without saving had accepted is offered in the window at the next
//! start, and nothing of it is taken or put away without an answer.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;
mod place;

use common::{Window, final_number};
use giaoban::store;
use place::{Place, THREE_EDITS, asks_recovery, everything_under, pick, poor, press, was, write};

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
    assert!(window.sees("không sửa được"), "{:?}", window.texts());
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
    // As the program starts with a file; and with the file only after the question has come.
    for later in [false, true] {
        let mut app = place.app("Trần Thị B", "MAY-02");
        if !later {
            app.request_open(place.file());
        }
        let mut window = Window::new(app, [1280.0, 720.0]);
        window.wait();
        if later {
            window.app_mut().request_open(place.file());
            window.wait();
        }
        assert_eq!(window.app().document().path(), Some(place.file().as_path()));
        assert!(asks_recovery(&window));
        // Both questions come; the one about the file is first.
        press(&mut window, "Xem trước");
        assert_eq!(poor(&window, 0), final_number(55.0));
        press(&mut window, "Quay lại câu hỏi");
        if later {
            press(&mut window, "Bỏ các thay đổi này");
            press(&mut window, "Lấy hết");
            assert_eq!(poor(&window, 0), final_number(41.0));
        } else {
            press(&mut window, "Để sau");
            assert_eq!(window.app().dialog(), None);
        }
        place.crash(window);
    }
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
