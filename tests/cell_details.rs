//! Promise: what stands beside a figure (status, note, source, day) is said by keyboard alone, shown
//! at its cell, taken back as one, and remembered with who changed what.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod common;

use common::{Window, key, key_with, letter, text};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use giaoban::{
    app::{Dialog, Document, Prefs},
    model::{Cell, CellDetail, Date, Measure, Status},
    store::{external_copy, project_text, read_project, sample},
    text::lang::Lang,
};

/// The table of poor households, its cursor on the count of Bác Ái in 2019: 2.601 by QĐ 1884.
fn on_bac_ai(lang: Lang) -> Window {
    let prefs = Prefs { lang, ..Prefs::default() };
    let mut window = Window::with(Document::new(sample(), None), prefs);
    let view = window.app().view().clone();
    window.app_mut().set_view(giaoban::app::View { period: "2019".parse().unwrap(), ..view });
    window.rest();
    let cell =
        if lang == Lang::Vi { "Số hộ nghèo, Bác Ái" } else { "Poor households, Bac Ai" };
    window.click_cell(cell);
    window
}

fn tab(window: &mut Window, times: usize) {
    for _ in 0..times {
        window.in_one_pass([key(Key::Tab)]);
    }
}

fn detail(window: &Window) -> Option<CellDetail> {
    detail_of(window, Measure::Actual)
}

fn detail_of(window: &Window, measure: Measure) -> Option<CellDetail> {
    let details = window.project().details();
    let is_it = |detail: &&CellDetail| {
        let (indicator, place) = (detail.key.indicator.as_str(), detail.key.place.as_str());
        detail.key.measure == measure
            && (indicator, place, detail.key.period.to_string().as_str())
                == ("ho_ngheo", "bac-ai", "2019")
    };
    details.values().find(is_it).cloned()
}

fn focus(window: &mut Window, field: &str) {
    window.harness.get_by_role_and_label(egui::Role::TextInput, field).focus();
    window.harness.step();
}

fn dialog_says(window: &Window, words: &str) -> bool {
    matches!(window.app().dialog(), Some(Dialog::Details(_))) && window.sees(words)
}

#[test]
fn a_note_is_typed_as_unikey_sends_it_and_one_undo_takes_all_back() {
    let mut window = on_bac_ai(Lang::Vi);
    let before = window.project().clone();
    window.keys("Shift+F2");
    assert!(dialog_says(&window, "Số hộ nghèo, Bác Ái, 2019"));
    // "đợt" by Telex: d, d → đ, o, w → ơ, j → ợ; Unikey takes back by Backspace what it replaces.
    for event in [
        letter('d'),
        key(Key::Backspace),
        letter('đ'),
        letter('o'),
        key(Key::Backspace),
        letter('ơ'),
        key(Key::Backspace),
        letter('ợ'),
        letter('t'),
    ] {
        window.in_one_pass([event]);
    }
    window.write(" rà soát cuối năm");
    window.keys("Enter");
    assert!(window.app().dialog().is_none());
    assert_eq!(detail(&window).unwrap().note, "đợt rà soát cuối năm");
    // The cell says so, and the strip what.
    assert!(window.at_cursor().ends_with(", có ghi chú"), "{}", window.at_cursor());
    assert!(window.sees("đợt rà soát cuối năm"));
    assert!(window.has_keyboard(), "the table has the keyboard again");
    let label = &window.app().document().history().next_undo().unwrap().label;
    assert_eq!(label, "Ghi chú và nguồn: Số hộ nghèo, Bác Ái, 2019");
    window.keys("Ctrl+Z");
    assert_eq!(window.project(), &before);
    assert!(!window.at_cursor().contains("ghi chú"));
    window.keys("Ctrl+Y");
    assert_eq!(detail(&window).unwrap().note, "đợt rà soát cuối năm");
    // Emptied, nothing is kept of it.
    window.keys("Shift+F2");
    window.in_one_pass([key_with(Key::A, Modifiers::COMMAND), key(Key::Delete)]);
    window.keys("Enter");
    assert_eq!(window.project(), &before, "the day it was counted to is still there");
    window.keys("Shift+F2");
    focus(&mut window, "Số liệu tính đến ngày");
    window.in_one_pass([key_with(Key::A, Modifiers::COMMAND), key(Key::Delete)]);
    window.keys("Enter");
    assert_eq!(detail(&window), None);
}

#[test]
fn a_source_is_found_without_marks_and_belongs_to_the_cell_alone() {
    let mut window = on_bac_ai(Lang::Vi);
    let sources = |window: &Window| {
        let texts = window.texts();
        let after = |label: &str| {
            let at = texts.iter().position(|text| text == label)?;
            texts.get(at + 1).cloned()
        };
        (after("Nguồn của bảng"), after("Nguồn"))
    };
    let of_table = sources(&window).0.unwrap();
    assert!(of_table.contains("1884/QĐ-UBND"), "{of_table}");
    assert_eq!(sources(&window).1, None);
    window.keys("Shift+F2");
    tab(&mut window, 2);
    window.write("kh 2737");
    assert!(window.hears("Kế hoạch thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2018"));
    // The first Enter takes the source, the second all of it.
    window.keys("Enter");
    assert!(dialog_says(&window, "Nguồn của riêng ô này"));
    window.keys("Enter");
    assert!(window.app().dialog().is_none());
    assert_eq!(
        detail(&window).unwrap().source.as_ref().map(giaoban::model::SourceId::as_str),
        Some("kh-2737")
    );
    let others = |project: &giaoban::model::Project| {
        let own = detail(&window).unwrap().key;
        project.details().values().filter(|it| it.key != own).cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(window.project()), others(&sample()));
    let (none, own) = sources(&window);
    assert!(none.is_none() && own.as_ref().is_some_and(|own| own.contains("2737")), "{own:?}");
    window.keys("Down");
    assert_eq!(sources(&window), (Some(of_table), None), "the neighbour has that of the table");
    window.keys("Up");
    // What no source is called is neither taken nor forgotten.
    let before = window.project().clone();
    window.keys("Shift+F2");
    tab(&mut window, 2);
    window.in_one_pass([key_with(Key::A, Modifiers::COMMAND), text("công văn 9")]);
    window.keys("Enter");
    assert!(dialog_says(&window, "Chọn một nguồn trong danh sách"));
    window.keys("Escape");
    assert_eq!(window.project(), &before);
}

#[test]
fn a_new_source_is_put_with_the_cell_and_goes_with_it() {
    let mut window = on_bac_ai(Lang::Vi);
    let before = window.project().clone();
    window.keys("Shift+F2");
    tab(&mut window, 2);
    window.write("Báo cáo nhanh của huyện");
    // To "Nguồn mới…": what was typed becomes the title.
    tab(&mut window, 1);
    window.keys("Enter");
    assert!(dialog_says(&window, "Tên văn bản, tài liệu"));
    // From there all by Tab: number, date, issuer, Space ticks the box, Enter takes it.
    tab(&mut window, 1);
    window.write("12/BC-UBND");
    tab(&mut window, 1);
    window.write("8/1/2020");
    tab(&mut window, 1);
    window.write("UBND huyện Bác Ái");
    tab(&mut window, 1);
    window.in_one_pass([key(Key::Space)]);
    tab(&mut window, 2);
    window.write("Trần Văn Bình");
    window.keys("Enter");
    let source = window.project().sources().iter().last().cloned().unwrap();
    assert_eq!(source.id.as_str(), "12-bc-ubnd");
    assert_eq!(source.title.vi, "Báo cáo nhanh của huyện");
    assert_eq!(source.date, Date::new(2020, 1, 8));
    assert_eq!((source.issuer.as_str(), source.illustrative), ("UBND huyện Bác Ái", true));
    assert_eq!(detail(&window).unwrap().source, Some(source.id));
    assert!(window.at_cursor().contains("số liệu minh họa"), "{}", window.at_cursor());
    window.keys("Ctrl+Z");
    assert_eq!(window.project(), &before);
}

#[test]
fn a_day_that_is_none_is_refused_and_nothing_changes() {
    for (lang, field, sentence) in [
        (Lang::Vi, "Số liệu tính đến ngày", "“31/6/2019” không phải là ngày"),
        (Lang::En, "As of", "“31/6/2019” is not a date"),
    ] {
        let mut window = on_bac_ai(lang);
        let before = window.project().clone();
        window.keys("Shift+F2");
        focus(&mut window, field);
        window.in_one_pass([key_with(Key::A, Modifiers::COMMAND), text("31/6/2019")]);
        window.keys("Enter");
        assert!(dialog_says(&window, sentence));
        assert_eq!(window.project(), &before);
        window.in_one_pass([key_with(Key::A, Modifiers::COMMAND), text("30/6/2019")]);
        window.keys("Enter");
        assert_eq!(detail(&window).unwrap().as_of, Date::new(2019, 6, 30));
    }
}

#[test]
fn a_status_is_given_by_key_and_only_to_a_number() {
    let mut window = on_bac_ai(Lang::Vi);
    let number = window.cell("ho_ngheo", "bac-ai", "2019").number().unwrap();
    for (keys, status, spoken) in [
        ("Ctrl+Shift+2", Status::Provisional, "sơ bộ"),
        ("Ctrl+Shift+3", Status::Estimate, "ước"),
        ("Ctrl+Shift+1", Status::Final, "chính thức"),
    ] {
        window.keys(keys);
        assert_eq!(window.cell("ho_ngheo", "bac-ai", "2019"), Cell::Value { number, status });
        assert!(window.at_cursor().contains(spoken), "{}", window.at_cursor());
    }
    window.keys("Ctrl+Z");
    let status = Status::Estimate;
    assert_eq!(window.cell("ho_ngheo", "bac-ai", "2019"), Cell::Value { number, status });
    // As many keyboards send it.
    let ctrl_shift = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    window.in_one_pass([key_with(Key::Exclamationmark, ctrl_shift)]);
    assert_eq!(window.cell("ho_ngheo", "bac-ai", "2019").status(), Some(Status::Final));
    // What is being typed is taken first, then it has the status.
    window.keys("2605 Ctrl+Shift+2");
    let typed = Cell::Value { number: 2605.0, status: Status::Provisional };
    assert_eq!(window.cell("ho_ngheo", "bac-ai", "2019"), typed);
    window.keys("Delete Ctrl+Shift+3");
    assert_eq!(window.cell("ho_ngheo", "bac-ai", "2019"), Cell::NotReported);
    assert!(window.sees("Ô này chưa có số"));
}

#[test]
fn the_dialog_gives_any_state_and_a_plan_its_floor() {
    let mut window = on_bac_ai(Lang::Vi);
    window.keys("Shift+F2");
    window.click("Tình trạng số liệu: không áp dụng");
    assert!(!window.hears("Mức tối thiểu"), "only a plan has a floor");
    window.click_button("Lưu");
    assert_eq!(window.cell("ho_ngheo", "bac-ai", "2019"), Cell::NotApplicable);
    window.keys("Ctrl+Z Ctrl+M");
    window.keys("700 Enter Up Shift+F2");
    focus(&mut window, "Mức tối thiểu");
    window.write("650");
    window.keys("Enter");
    assert_eq!(detail_of(&window, Measure::Plan).unwrap().floor, Some(650.0));
    // What is no number is refused in words.
    window.keys("Shift+F2");
    focus(&mut window, "Mức tối thiểu");
    window.in_one_pass([key_with(Key::A, Modifiers::COMMAND), text("vài trăm")]);
    window.keys("Enter");
    assert!(dialog_says(&window, "“vài trăm” không phải là số"));
}

#[test]
fn a_floor_that_can_be_read_in_two_ways_is_not_guessed_and_no_key_is_named_that_does_nothing() {
    let mut window = on_bac_ai(Lang::Vi);
    window.keys("Right Ctrl+M 5 Enter Up Shift+F2");
    focus(&mut window, "Mức tối thiểu");
    window.write("1.234");
    window.keys("Enter");
    assert!(dialog_says(&window, "“1.234” đọc được hai cách. Viết 1234 hoặc 1,2340."));
    assert!(!window.sees("Alt+1") && !window.sees("Esc để bỏ"), "{:?}", window.texts());
    window.in_one_pass([key_with(Key::A, Modifiers::COMMAND), text("1,2340")]);
    window.keys("Enter");
    assert!(window.app().dialog().is_none());
    let floors: Vec<_> = window.project().details().values().filter_map(|it| it.floor).collect();
    assert!(floors.contains(&1.234), "{floors:?}");
}

#[test]
fn who_changed_a_figure_stands_beside_its_derivation_and_not_in_a_copy_to_send() {
    for (lang, title, first, second) in [
        (Lang::Vi, "Lịch sử của số này", "từ 2.601 thành 2.605", "từ 2.605 thành 2.605 (sơ bộ)"),
        (
            Lang::En,
            "History of this figure",
            "from 2,601 to 2,605",
            "from 2,605 to 2,605 (provisional)",
        ),
    ] {
        let mut window = on_bac_ai(lang);
        window.keys("Ctrl+I");
        assert!(!window.hears(title), "nobody changed it yet");
        let name = Prefs { name: "Nguyễn Thị Hoa".into(), ..window.app().prefs().clone() };
        window.app_mut().set_prefs(name);
        window.keys("2605 Enter Up Ctrl+Shift+2");
        assert!(window.hears(title));
        assert!(window.hears(first) && window.hears(second));
        assert!(window.hears("Nguyễn Thị Hoa"));
        let told: Vec<_> =
            window.texts().into_iter().filter(|it| it == first || it == second).collect();
        assert_eq!(told, [second, first], "the latest first");
        // The neighbour was left alone.
        window.keys("Up");
        assert!(!window.hears(title));
        window.keys("Down");
        // It is in the file, and in no copy that is sent.
        let text = project_text(window.project());
        assert_eq!(read_project(&text).as_ref(), Ok(window.project()));
        assert!(text.contains("from: \"2605\", to: \"2605p\""));
        let sent = project_text(&external_copy(window.project()).unwrap());
        assert!(!sent.contains("history") && !sent.contains("Nguyễn Thị Hoa"));
        window.keys("Ctrl+Z Ctrl+Z");
        assert!(window.project().changes().is_empty());
        assert!(!window.hears(title));
    }
}

#[test]
fn what_was_pasted_says_so_in_the_history_of_each_figure() {
    let mut window = on_bac_ai(Lang::Vi);
    window.keys("Ctrl+I");
    window.paste("2605\n2457\n");
    window.keys("Enter");
    for change in ["từ 2.456 thành 2.457", "từ 2.601 thành 2.605"] {
        window.click_cell(if change.ends_with('7') {
            "Số hộ nghèo, Thuận Bắc"
        } else {
            "Số hộ nghèo, Bác Ái"
        });
        assert!(window.hears(change) && window.hears("Dán 2 ô"), "{change}");
    }
}

#[test]
fn the_name_given_in_the_dialog_signs_what_follows() {
    let mut window = on_bac_ai(Lang::Vi);
    window.keys("Shift+F2");
    focus(&mut window, "Người sửa");
    window.write("Trần Văn Bình");
    window.click("Tình trạng số liệu: ước");
    window.click_button("Lưu");
    assert_eq!(window.app().prefs().name, "Trần Văn Bình");
    window.keys("2605 Enter");
    let by: Vec<_> = window.project().changes().iter().map(|it| it.by.as_str()).collect();
    assert_eq!(by, ["Trần Văn Bình"; 2]);
}

#[test]
fn the_command_is_in_the_menu_and_among_the_keys() {
    let mut window = on_bac_ai(Lang::Vi);
    window.menu("Sửa", "Ghi chú và nguồn của ô");
    assert!(matches!(window.app().dialog(), Some(Dialog::Details(_))));
    window.keys("Escape F1");
    assert!(window.hears("Ghi chú và nguồn của ô"));
    assert!(window.hears("Số sơ bộ"));
}
