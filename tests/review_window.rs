//! Promise: a finding can be let stand with a reason, name and date, and is raised again as soon as
//! one of its numbers changes; rules can be switched off; the table of who has reported is true.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

mod common;

use std::sync::Arc;

use common::Window;
use egui::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{
    analysis::{Standing, standing},
    app::{App, Document, Prefs, Screen},
    store::{external_copy, project_text, read_project, sample},
    synth::synth,
    text::lang::Lang,
};

const TITLE: &str = "Ninh Phước, 4/2011: tỷ lệ hộ nghèo không khớp với số hộ";

fn on_checks() -> Window {
    let mut window = Window::sample();
    window.keys("Ctrl+3");
    window
}

/// Errors open, and findings acknowledged.
fn counts(window: &Window) -> (usize, usize) {
    let counts = window.app().document().finding_counts();
    (counts.errors, counts.acknowledged)
}

fn acknowledge(window: &mut Window, reason: &str) {
    window.click(&format!("Xác nhận, nêu lý do: {TITLE}"));
    window.write(reason);
    window.keys("Enter");
}

/// They stand below all that is open, perhaps out of sight.
fn show_acknowledged(window: &mut Window) {
    window.click("Tất cả: Đã xác nhận");
}

#[test]
fn a_finding_is_let_stand_with_a_reason_and_comes_back_when_its_numbers_change() {
    let mut window = on_checks();
    assert_eq!(counts(&window), (1, 0));
    acknowledge(&mut window, "số đã công bố");
    assert_eq!(counts(&window), (0, 1));
    let known = window.project().acknowledgements().iter().next().cloned();
    let known = known.expect("it stands in the project");
    assert_eq!(
        (known.rule.as_str(), known.reason.as_str()),
        ("shared_denominator", "số đã công bố")
    );
    assert!(window.sees("1 đã xác nhận") && window.hears("Bỏ xác nhận"));

    // The rate is corrected half: another wrong number, so the finding is open again.
    show_acknowledged(&mut window);
    window.click(&format!("Đến ô: {TITLE}"));
    window.keys("12,6 Enter");
    assert_eq!(counts(&window), (1, 0));
    let finding = &window.app().document().findings()[0];
    assert!(matches!(standing(window.project(), finding), Standing::Reopened(_)));
    window.keys("Ctrl+3");
    window.click("Tất cả: Lỗi");
    assert!(window.hears("Đã xác nhận trước đây, nay số liệu đã đổi"));

    // Taken back, the numbers are those that were acknowledged.
    window.keys("Ctrl+Z");
    assert_eq!(counts(&window), (0, 1));
    window.keys("Ctrl+Z");
    assert_eq!(counts(&window), (1, 0), "and the acknowledgement itself can be taken back");
    window.keys("Ctrl+Y");
    assert_eq!(counts(&window), (0, 1));
}

#[test]
fn without_a_reason_nothing_is_let_stand() {
    let mut window = on_checks();
    acknowledge(&mut window, "  ");
    assert!(window.app().dialog().is_some(), "the question stays");
    assert!(window.hears("Ghi lý do"));
    assert_eq!(counts(&window), (1, 0));
    window.keys("Escape");
    assert!(window.app().dialog().is_none());
    assert_eq!(counts(&window), (1, 0));
}

#[test]
fn what_was_let_stand_can_be_opened_again_whatever_came_after_it() {
    let mut window = on_checks();
    acknowledge(&mut window, "chờ đính chính");
    show_acknowledged(&mut window);
    window.click(&format!("Bỏ xác nhận: {TITLE}"));
    assert_eq!(counts(&window), (1, 0));
    assert!(window.project().acknowledgements().is_empty());
}

#[test]
fn an_acknowledgement_survives_the_file_and_stays_in_the_house() {
    let mut window = on_checks();
    acknowledge(&mut window, "số đã công bố");
    let text = project_text(window.project());
    let reread = read_project(&text).expect("it opens");
    assert_eq!(&reread, window.project());
    let opened = Document::new(reread, None);
    assert_eq!(opened.finding_counts().acknowledged, 1);
    let sent = external_copy(window.project()).expect("a copy");
    assert!(sent.acknowledgements().is_empty(), "reasons and names do not go along");
}

#[test]
fn a_cell_whose_finding_was_let_stand_says_so_and_has_no_mark() {
    let mut window = on_checks();
    acknowledge(&mut window, "số đã công bố");
    show_acknowledged(&mut window);
    window.click(&format!("Đến ô: {TITLE}"));
    assert!(window.sees("Đã xác nhận: số đã công bố"));
}

#[test]
fn a_rule_that_is_switched_off_is_not_applied() {
    let mut window = on_checks();
    window.click_button("Quy tắc…");
    window.click("Hai tỷ lệ của một đơn vị suy ra cùng một mẫu số");
    window.click_button("Lưu");
    assert_eq!(counts(&window), (0, 0));
    assert!(window.project().settings().rules_off.contains("shared_denominator"));
    // After an edit elsewhere it still is not.
    window.keys("Ctrl+1");
    window.keys("65,5 Enter");
    assert_eq!(counts(&window).0, 0);
    window.keys("Ctrl+Z");
    window.keys("Ctrl+Z");
    assert_eq!(counts(&window), (1, 0));
}

#[test]
fn the_table_of_who_has_reported_speaks() {
    let mut window = on_checks();
    let topic = "Hộ nghèo, hộ cận nghèo";
    assert!(window.hears(&format!("Bác Ái, {topic}: 2/2")));
    // A figure goes, and the table knows.
    window.keys("Ctrl+1");
    window.click_cell("Số hộ nghèo, Bác Ái");
    window.keys("Delete Ctrl+3");
    assert!(window.hears(&format!("Bác Ái, {topic}: 1/2")));
    window.click("Đã báo cáo đến đâu: Theo kỳ");
    assert!(window.hears("Bác Ái, 4/2011: 1/2"));
}

#[test]
fn the_place_speaks_english_too() {
    let prefs = Prefs { lang: Lang::En, ..Prefs::default() };
    let mut window = Window::with(Document::new(sample(), None), prefs);
    window.keys("Ctrl+3");
    assert!(window.sees("Who has reported"));
    assert!(window.hears("Acknowledge: Ninh Phuoc"));
}

/// The title of the finding that keys are about.
fn chosen(window: &Window) -> String {
    let mut chosen = window
        .harness
        .query_all_by_role(Role::ListItem)
        .filter(|node| node.accesskit_node().is_selected() == Some(true));
    let label = chosen.next().and_then(|node| node.accesskit_node().label());
    assert!(chosen.next().is_none(), "one of them");
    label.unwrap_or_default()
}

fn title(window: &Window, at: usize) -> String {
    window.app().document().findings().get(at).unwrap().title.vi.clone()
}

#[test]
fn the_keyboard_walks_the_findings_and_goes_to_the_cell() {
    let mut window = Window::sample();
    window.keys("Ctrl+3 F6");
    let count = window.app().document().findings().len();
    assert!(count > 4, "{count} findings to walk");
    assert_eq!(chosen(&window), title(&window, 0));
    window.keys("Down Down");
    assert_eq!(chosen(&window), title(&window, 2));
    window.keys("Up");
    assert_eq!(chosen(&window), title(&window, 1));
    window.keys("End");
    assert_eq!(chosen(&window), title(&window, count - 1), "the last one is in sight");
    window.keys("Home Enter");
    assert!(window.has_keyboard(), "the table has it again");
    let spoken = window.at_cursor();
    assert!(spoken.starts_with("Tỷ lệ hộ nghèo, Ninh Phước"), "{spoken}");

    // Without F6 too, as long as nothing else has the keyboard.
    window.keys("Ctrl+3 Down");
    assert_eq!(chosen(&window), title(&window, 1));
    // From the list to the places and back; Enter there stays in Rà soát.
    window.keys("F6 Enter");
    assert_eq!(window.app().view().screen, Screen::Checks);
    window.keys("F6 Down");
    assert_eq!(chosen(&window), title(&window, 2));
}

#[test]
fn one_key_acknowledges_and_the_keyboard_stays_in_the_list() {
    let mut window = Window::sample();
    window.keys("Ctrl+3 F6 F8");
    assert!(window.app().dialog().is_some());
    window.write("số đã công bố");
    window.keys("Enter");
    assert_eq!(counts(&window), (0, 1));
    window.keys("End F8");
    assert_eq!(counts(&window), (1, 0), "the same key opens it again");
    window.keys("F1");
    assert!(window.sees("F8") && window.sees("Đến ô của điều đang chọn"));
    window.keys("F1 Ctrl+1 F8");
    assert!(window.app().dialog().is_none(), "elsewhere it means nothing");
}

#[test]
fn rules_begin_at_the_first_rule() {
    let mut window = on_checks();
    window.click_button("Quy tắc…");
    window.keys("Space");
    window.click_button("Lưu");
    assert_eq!(window.project().settings().rules_off.len(), 1, "the key was for a rule");
}

#[test]
fn a_project_without_figures_is_not_called_free_of_errors() {
    let mut window = Window::on(synth(14, 2, 0, 1));
    window.keys("Ctrl+3");
    assert!(window.sees("Chưa nhập số liệu nào"), "{:?}", window.texts());
    assert!(!window.sees("Không thấy điều gì không khớp"));
    assert!(!window.sees("không có chỉ tiêu phải báo cáo"));
    window.click_button("Nhập số liệu");
    assert_eq!(window.app().view().screen, Screen::Entry);
}

#[test]
fn thousands_of_findings_are_each_as_tall_as_their_texts() {
    let mut window = Window::on(synth(700, 20, 12, 1));
    let count = window.app().document().findings().len();
    assert!(count > 150, "{count} findings");
    window.keys("Ctrl+3 F6 PageDown PageDown Down End PageUp Down");
    let tall = |node: &egui_kittest::Node<'_>| node.rect();
    let mut rows: Vec<egui::Rect> =
        window.harness.query_all_by_role(Role::ListItem).map(|node| tall(&node)).collect();
    rows.sort_by(|a, b| a.top().total_cmp(&b.top()));
    assert!((3..20).contains(&rows.len()), "only those in view are drawn: {}", rows.len());
    for pair in rows.windows(2) {
        let gap = pair[1].top() - pair[0].bottom();
        assert!(gap.abs() < 1.5, "rows follow one another: {pair:?}");
    }
}

#[test]
fn nothing_of_the_project_before_is_shown_of_another_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("khác.ron");
    let mut other = on_checks();
    other.click_button("Quy tắc…");
    other.click("Hai tỷ lệ của một đơn vị suy ra cùng một mẫu số");
    other.click_button("Lưu");
    other.keys("Ctrl+1");
    other.click_cell("Số hộ nghèo, Phan Rang-Tháp Chàm");
    other.keys("Delete");
    std::fs::write(&path, project_text(other.project())).unwrap();

    let mut window = Window::sample();
    window.keys("Left Shift+Down");
    assert!(window.sees("2 ô, tổng 5.360"));
    window.keys("Ctrl+3");
    window.click("Tất cả: Lỗi");
    assert!(
        window.hears(TITLE) && window.hears("Phan Rang-Tháp Chàm, Hộ nghèo, hộ cận nghèo: 2/2")
    );
    window.drop_file(&path);
    window.wait();
    assert!(window.project() == other.project());
    window.keys("Left Shift+Down");
    assert!(window.sees("1 ô, tổng 2.276"), "{:?}", window.texts());
    window.keys("Ctrl+3");
    assert!(window.sees("Không có điều nào thuộc loại này"), "{:?}", window.texts());
    assert!(window.hears("Phan Rang-Tháp Chàm, Hộ nghèo, hộ cận nghèo: 1/2"));
}

#[test]
fn without_room_for_both_the_findings_and_who_has_reported_stand_in_turn() {
    for (lang, [list, reported], [title, who]) in [
        (
            Lang::Vi,
            ["Rà soát: Danh sách", "Rà soát: Đã báo cáo"],
            ["Danh sách rà soát", "Đã báo cáo đến đâu"],
        ),
        (Lang::En, ["Checks: List", "Checks: Reported"], ["List of findings", "Who has reported"]),
    ] {
        let app = App::with_sample(common::prefs(lang), Arc::new(|| ()));
        let mut window = Window::new(app, [900.0, 640.0]);
        window.keys("Ctrl+3");
        assert!(window.hears(title) && !window.sees(who), "{:?}", window.texts());
        window.click(reported);
        assert!(window.sees(who) && !window.hears(title), "{:?}", window.texts());
        // What nobody sees is not acknowledged.
        window.keys("F8");
        assert!(window.app().dialog().is_none());
        // F6 leads to the findings, wherever one is.
        window.keys("F6");
        assert!(window.hears(title) && !window.sees(who));
        assert!(!chosen(&window).is_empty());
        window.click(reported);
        window.click(list);
        window.keys("F8");
        assert!(window.app().dialog().is_some());
    }
    // With room for both there is nothing to choose.
    let mut window = Window::sample();
    window.keys("Ctrl+3");
    assert!(window.hears("Danh sách rà soát") && window.sees("Đã báo cáo đến đâu"));
    assert!(!window.hears("Rà soát: Danh sách"));
}
