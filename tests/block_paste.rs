//! Promise: a block goes out to a spreadsheet or a paper and comes back, as one edit or not at all; what
//! it would overwrite, leave out or guess is shown and asked first.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::{Window, final_number, key_with, prefs};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{
    analysis::Findings,
    app::{Dialog, Document, Level},
    model::Cell,
    store, synth,
    text::lang::Lang,
};

/// On the poor households of the first district in April 2011, where every cell is filled.
fn on_counts() -> Window {
    let mut window = Window::sample();
    window.keys("Left");
    window
}

/// The same at a period that has nothing yet.
fn on_empty_counts() -> Window {
    let mut window = Window::sample();
    let mut view = window.app().view().clone();
    view.period = "2030".parse().unwrap();
    window.app_mut().set_view(view);
    window.rest();
    window.keys("Home Right");
    window
}

fn count(window: &Window, place: &str) -> Cell {
    window.cell("ho_ngheo", place, "2011-04")
}

fn rate(window: &Window, place: &str) -> Cell {
    window.cell("ty_le_ho_ngheo", place, "2011-04")
}

fn is_asking(window: &Window) -> bool {
    matches!(window.app().dialog(), Some(Dialog::Paste(_)))
}

/// What is spoken of the cells of the question.
fn planned(window: &Window) -> Vec<String> {
    let cells = window.harness.query_all_by_role(Role::Cell);
    cells.filter_map(|node| node.accesskit_node().label()).collect()
}

fn is_enabled(window: &Window, button: &str) -> bool {
    let node = window.harness.get_by_role_and_label(Role::Button, button);
    !node.accesskit_node().is_disabled()
}

/// Excel's block of two rows and two columns, from the cursor on: count and rate of two districts.
#[test]
fn a_block_into_empty_cells_is_taken_at_once_and_one_undo_takes_it_back() {
    let mut window = on_empty_counts();
    let before = window.project().clone();
    window.paste("3.100\t7,5\r\n2.300\t10,2\r\n");
    let number = |indicator, place| window.cell(indicator, place, "2030").number();
    assert_eq!(number("ho_ngheo", "phan-rang-thap-cham"), Some(3_100.0));
    assert_eq!(number("ty_le_ho_ngheo", "phan-rang-thap-cham"), Some(7.5));
    assert_eq!(number("ho_ngheo", "ninh-hai"), Some(2_300.0));
    assert_eq!(number("ty_le_ho_ngheo", "ninh-hai"), Some(10.2));
    assert!(window.sees("4 ô thay đổi"));
    window.keys("Ctrl+Z");
    assert_eq!(*window.project(), before);
}

#[test]
fn a_block_over_figures_shows_old_and_new_and_waits_for_enter() {
    for (lang, title, cell, button) in [
        (
            Lang::Vi,
            "Dán: 4 ô thay đổi, 4 ô ghi đè số cũ",
            "Số hộ nghèo (hộ), 4/2011, Ninh Hải: 2.276 thành 2.300",
            "Dán 4 ô",
        ),
        (
            Lang::En,
            "Paste: 4 cells changed, 4 overwritten",
            "Poor households (households), Apr 2011, Ninh Hai: 2,276 becomes 2,300",
            "Paste 4 cells",
        ),
    ] {
        let mut window = Window::sample_in(lang);
        window.keys("Left");
        let before = window.project().clone();
        window.paste("3.100\t7.5\r\n2.300\t10.2\r\n");
        assert!(window.sees(title), "{:?}", window.texts());
        assert!(planned(&window).contains(&cell.to_owned()), "{:?}", planned(&window));
        assert!(is_enabled(&window, button));
        assert_eq!(*window.project(), before, "nothing is done before it is accepted");
        window.keys("Escape");
        assert_eq!(*window.project(), before);
        assert!(window.has_keyboard(), "the table goes on");

        window.paste("3.100\t7.5\r\n2.300\t10.2\r\n");
        window.keys("Enter");
        assert_eq!(count(&window, "ninh-hai"), final_number(2_300.0));
        assert_eq!(rate(&window, "ninh-hai"), final_number(10.2));
        window.keys("Ctrl+Z");
        assert_eq!(*window.project(), before, "one undo takes all of it back");
        window.keys("Ctrl+Y");
        assert_eq!(count(&window, "ninh-hai"), final_number(2_300.0));
    }
}

#[test]
fn what_is_not_understood_or_has_no_place_is_left_out_only_on_request() {
    for (block, sentence, changed) in [
        ("3.100\tabc\n2.300\t10,2\n", "“abc” không phải là số", 3),
        ("3.100\t1,2 tỷ\n", "“1,2 tỷ” có đơn vị khác với cột (%)", 1),
        (&"1\t2\n".repeat(40), "Khối dài hơn bảng: 32 dòng nằm ngoài", 16),
        ("Bác Ái\t5\nTrà Vinh\t6\n", "Bảng không có dòng “Trà Vinh”", 1),
    ] {
        let mut window = on_counts();
        let before = window.project().clone();
        window.paste(block);
        assert!(window.sees(sentence), "{sentence}: {:?}", window.texts());
        let button = format!("Dán {changed} ô");
        assert!(!is_enabled(&window, &button));
        assert!(window.sees("Chưa dán được"));
        // By keyboard alone: the box has it first, then the button.
        window.keys("Space");
        assert!(is_enabled(&window, &button));
        assert_eq!(*window.project(), before);
        window.keys("Enter");
        assert!(!is_asking(&window));
        assert!(window.sees(&format!("{changed} ô thay đổi")), "{:?}", window.texts());
        window.keys("Ctrl+Z");
        assert_eq!(*window.project(), before);
    }
}

#[test]
fn a_column_that_reads_in_two_ways_is_asked_once() {
    let question = "Tỷ lệ hộ nghèo (%), 4/2011: “1.234” là: ";
    for (keys, first, second) in
        [("Space Enter", 1_234.0, 2.491), ("Tab Space Enter", 1.234, 2_491.0)]
    {
        let mut window = on_counts();
        window.paste("3.100\t1.234\n2.300\t2,491\n");
        assert!(window.hears(&format!("{question}1.234 (dấu hàng nghìn)")));
        assert!(window.hears(&format!("{question}1,234 (dấu thập phân)")));
        assert!(!is_enabled(&window, "Dán 2 ô"));
        window.keys(keys);
        assert!(!is_asking(&window), "{keys}");
        assert_eq!(rate(&window, "phan-rang-thap-cham"), final_number(first));
        assert_eq!(rate(&window, "ninh-hai"), final_number(second));
        assert_eq!(count(&window, "ninh-hai"), final_number(2_300.0));
    }
    // Another text of the column leaves no doubt: chosen, said why, and still shown.
    let mut window = on_counts();
    window.paste("3.100\t1.234\n2.300\t40.31\n");
    assert!(window.sees("chọn sẵn vì cột có “40.31”"), "{:?}", window.texts());
    window.keys("Enter");
    assert_eq!(rate(&window, "phan-rang-thap-cham"), final_number(1.234));
}

#[test]
fn a_dash_is_asked_whether_typed_or_pasted() {
    for (digit, becomes) in [(Key::Num1, final_number(0.0)), (Key::Num2, Cell::NotReported)] {
        for pasted in [false, true] {
            let mut window = on_counts();
            if pasted {
                window.paste("-");
            } else {
                window.keys("- Enter");
            }
            assert!(window.sees("“-” có thể là 0 hoặc là chưa có số liệu"));
            assert_eq!(count(&window, "phan-rang-thap-cham"), final_number(3_084.0));
            window.in_one_pass([key_with(digit, Modifiers::ALT)]);
            assert_eq!(count(&window, "phan-rang-thap-cham"), becomes, "{pasted}");
        }
    }
    for (text, becomes) in
        [("x", Cell::NotApplicable), ("…", Cell::NotReported), ("...", Cell::NotReported)]
    {
        for pasted in [false, true] {
            let mut window = on_counts();
            if pasted {
                window.paste(text);
            } else {
                window.keys(&format!("{text} Enter"));
            }
            assert_eq!(count(&window, "phan-rang-thap-cham"), becomes, "{text} {pasted}");
        }
    }
    // In a block once for a column.
    let mut window = on_counts();
    window.paste("-\n-\n5\n");
    assert!(window.hears("Số hộ nghèo (hộ), 4/2011: “-” là: 0, không phát sinh"));
    window.keys("Space Enter");
    assert_eq!(count(&window, "phan-rang-thap-cham"), final_number(0.0));
    assert_eq!(count(&window, "ninh-hai"), final_number(0.0));
    assert_eq!(count(&window, "ninh-phuoc"), final_number(5.0));
}

#[test]
fn one_figure_over_another_says_what_it_was() {
    let mut window = on_counts();
    window.paste("2.601\n");
    assert!(!is_asking(&window));
    assert_eq!(count(&window, "phan-rang-thap-cham"), final_number(2_601.0));
    assert!(window.sees("3.084 thành 2.601. Ctrl+Z lấy lại"), "{:?}", window.texts());
    // Nothing is no figure: it clears only on request.
    window.paste("\n");
    assert!(is_asking(&window));
    window.keys("Enter");
    assert_eq!(count(&window, "phan-rang-thap-cham"), final_number(2_601.0));
}

/// The same table as two programs put it on the clipboard: rows in another order than ours, a head
/// with two lines, a cell that covers two rows, a sign for "not available".
///
/// LibreOffice 7.4 was run with libreoffice.fods, once as Vietnamese and once as American, and its
/// clipboard recorded with xclip. Excel cannot be run here: its file follows what is documented of it
/// (lines end in CR LF, a cell with a line in it stands in quotes, quotes within are doubled).
#[test]
fn tables_of_excel_and_libreoffice_find_their_rows_and_gaps_clear_nothing() {
    for file in ["excel-vi.txt", "libreoffice-vi.txt", "libreoffice-en.txt"] {
        let text = std::fs::read_to_string(format!("tests/fixtures/clipboard/{file}")).unwrap();
        let mut window = on_counts();
        let before = window.project().clone();
        window.paste(&text);
        assert!(window.sees("Dòng được tìm theo tên đơn vị"), "{file} {:?}", window.texts());
        assert!(window.hears("Ô trống trong khối (1 ô đang có số): giữ số đang có"), "{file}");
        window.keys("Enter");
        assert!(!is_asking(&window), "{file}");
        assert_eq!(count(&window, "bac-ai"), final_number(3_620.0), "{file}");
        assert_eq!(rate(&window, "bac-ai"), final_number(66.7), "{file}");
        assert_eq!(count(&window, "ninh-son"), final_number(5_090.0), "{file}");
        assert_eq!(count(&window, "thuan-bac"), final_number(2_045.0), "{file}");
        assert_eq!(rate(&window, "thuan-bac"), Cell::NotReported, "{file}");
        assert_eq!(count(&window, "ninh-hai"), final_number(2_276.0), "{file}");
        window.keys("Ctrl+Z");
        assert_eq!(*window.project(), before);
    }
}

#[test]
fn empty_cells_clear_when_that_is_wanted() {
    let mut window = on_counts();
    window.paste("3.100\t\n");
    window.click("Ô trống trong khối (1 ô đang có số): xóa số đang có");
    window.click_button("Dán 2 ô");
    assert_eq!(count(&window, "phan-rang-thap-cham"), final_number(3_100.0));
    assert_eq!(rate(&window, "phan-rang-thap-cham"), Cell::NotReported);
}

#[test]
fn what_may_not_be_edited_refuses_before_it_asks() {
    let mut window = Window::with(Document::preview(store::sample()), prefs(Lang::Vi));
    window.keys("Left");
    let before = window.project().clone();
    for block in ["1\t2\n3\t4\n", "5"] {
        window.paste(block);
        assert!(!is_asking(&window));
        assert_eq!(window.editor(), None);
        assert!(*window.project() == before);
    }
}

/// The province's computed totals go out with the table; coming back they must not turn into
/// entered figures, and untouched cells must keep all their digits.
#[test]
fn the_table_that_went_out_and_comes_back_changes_nothing() {
    let mut window = Window::sample();
    let before = window.project().clone();
    window.keys("Ctrl+E Ctrl+V");
    assert_eq!(*window.project(), before);
    assert!(window.sees("0 ô thay đổi"));
}

#[test]
fn a_changed_copy_finds_its_rows_by_name() {
    let mut window = Window::sample();
    window.keys("Ctrl+E");
    let table = window.copied();
    assert!(table.contains("3618"), "{table}");
    // As somebody would in Excel: another figure, and the rows in another order.
    let mut lines: Vec<String> = table.replace("3618", "3620").lines().map(str::to_owned).collect();
    if let Some(rows) = lines.get_mut(1..) {
        rows.reverse();
    }
    window.paste(&lines.join("\n"));
    assert!(window.sees("Dán: 1 ô thay đổi, 1 ô ghi đè số cũ"), "{:?}", window.texts());
    window.keys("Enter");
    assert_eq!(count(&window, "bac-ai"), final_number(3_620.0));
    assert_eq!(count(&window, "ninh-son"), final_number(5_082.0));
    assert!(window.sees("1 ô thay đổi"));
}

#[test]
fn what_is_copied_is_a_table_for_papers_too() {
    let mut window = on_counts();
    window.keys("Ctrl+C");
    assert_eq!(window.copied_html(), None, "one figure goes into a sentence");
    window.keys("Shift+Down Shift+Right Ctrl+C");
    let html = window.copied_html().unwrap();
    assert!(html.contains(" x:num=\"3084\" ") && html.contains(">3.084</td>"), "{html}");
    assert!(html.contains(">7,42</td>") && !html.contains("<th"), "{html}");
    window.keys("Ctrl+E");
    let html = window.copied_html().unwrap();
    assert!(html.contains("<th ") && html.contains(">Bác Ái</th>"), "{html}");
    assert!(html.contains(">21.343</td>"), "{html}");
    // LibreOffice writes a cell's number beside its text in the same way.
    let own = std::fs::read_to_string("tests/fixtures/clipboard/libreoffice-vi.html").unwrap();
    assert!(own.contains("sdval=\"3620\" sdnum=") && html.contains("sdval=\"3618\" sdnum="));
    // The text beside it stays as a spreadsheet takes it: every digit, ungrouped.
    assert!(window.copied().contains("\t3618\t66,72"), "{}", window.copied());
}

/// A large project is checked off the window's thread; what is said then is of what stands then.
#[test]
fn after_a_large_paste_the_checks_follow_and_are_those_of_the_new_figures() {
    let mut window = Window::on(synth::synth(190, 60, 1, 1));
    let mut view = window.app().view().clone();
    view.level = Level::Communes;
    window.app_mut().set_view(view);
    window.rest();
    window.keys("Ctrl+Home");
    window.paste(&"1\t2\t3\n".repeat(150));
    window.keys("Enter");
    assert_eq!(window.app().dialog(), None);
    window.wait();
    assert!(!window.app().document().checks_due());
    let afresh = Findings::new(window.project());
    assert!(!afresh.all().is_empty());
    assert_eq!(window.app().document().findings(), afresh.all());
    // An edit while they are made is checked too.
    window.keys("Ctrl+Z");
    window.keys("7 Enter");
    window.wait();
    assert_eq!(window.app().document().findings(), Findings::new(window.project()).all());
}
