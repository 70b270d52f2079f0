//! Promise: what the chart beside the table shows can be taken along: as a file, as a picture and as
//! figures on the clipboard, without the window standing still and without a silent failure.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use common::Window;
use egui::{Event, Modifiers, PointerButton, Role};
use egui_kittest::kittest::Queryable;
use giaoban::{
    app::{Prefs, chart_picture::ChartPicture},
    chart::{ChartKind, ChartSpec, PictureSize},
    look::Palette,
    model::Measure,
    store,
    text::lang::Lang,
};

/// A window whose chart ranks the districts by their poverty rate of 4/2011.
fn on_rates() -> Window {
    let mut window = Window::sample();
    window.click_cell("Tỷ lệ hộ nghèo, Toàn tỉnh");
    window
}

fn ask_to_save(window: &mut Window) {
    window.menu("Lưu, chép", "Lưu biểu đồ thành hình…");
    assert!(window.sees("Lưu biểu đồ thành hình"));
}

/// The picture that the command would write of the same chart.
fn svg_of_the_chart(size: PictureSize) -> String {
    let project = store::sample();
    let spec = ChartSpec::new(
        ChartKind::Ranked,
        "ty_le_ho_ngheo".into(),
        Measure::Actual,
        "ninh-thuan".into(),
        "2011-04".parse().unwrap(),
        Lang::Vi,
    );
    ChartPicture::new(&project, &spec, size.size(), Palette::light()).svg()
}

#[test]
fn the_chart_is_saved_as_the_command_would_write_it() {
    let folder = tempfile::Builder::new().prefix("Hình họp ").tempdir().unwrap();
    let svg = folder.path().join("hộ nghèo.svg");
    let mut window = on_rates();
    ask_to_save(&mut window);
    window.fill(svg.to_str().unwrap());
    window.wait();
    assert!(window.sees(&format!("Đã lưu hình: {}", svg.display())));
    assert_eq!(std::fs::read_to_string(&svg).unwrap(), svg_of_the_chart(PictureSize::Slide));

    // Another size over the same name: it asks before it replaces.
    ask_to_save(&mut window);
    window.click("Hình dùng cho: Nửa trang A4");
    window.fill(svg.to_str().unwrap());
    window.wait();
    assert!(window.sees("hộ nghèo.svg"));
    window.click_button("Ghi đè");
    window.wait();
    assert_eq!(std::fs::read_to_string(&svg).unwrap(), svg_of_the_chart(PictureSize::HalfPage));

    // A name without an ending is a PNG.
    ask_to_save(&mut window);
    window.fill(folder.path().join("biểu đồ 16.8").to_str().unwrap());
    window.wait();
    let png = std::fs::read(folder.path().join("biểu đồ 16.8.png")).unwrap();
    let info = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    assert_eq!((info.info().width, info.info().height), (1920, 1080));
}

#[test]
fn where_it_cannot_be_written_a_person_is_told() {
    let mut window = on_rates();
    ask_to_save(&mut window);
    window.fill("/không có/hình.png");
    window.wait();
    assert!(window.sees("hình.png"), "{:?}", window.texts());
    window.click_button("Đóng");
    ask_to_save(&mut window);
    window.fill("");
    assert!(window.sees("Lưu biểu đồ thành hình"), "it asks again");
}

#[test]
fn the_picture_is_copied_from_the_menu_and_by_the_key_of_copying() {
    let mut window = on_rates();
    window.menu("Lưu, chép", "Chép hình biểu đồ");
    window.wait();
    let copied = window.app_mut().take_copied_picture().unwrap();
    assert_eq!((copied.width, copied.height), (1920, 1080));
    assert!(window.sees("Đã chép hình biểu đồ"));
    assert!(window.app_mut().take_copied_picture().is_none(), "once");

    // A click beside the bars takes the keyboard to the chart.
    let corner = window.harness.get_by_role(Role::Image).rect().left_bottom();
    let (pos, button, modifiers) =
        (corner + egui::vec2(4.0, -4.0), PointerButton::Primary, Modifiers::NONE);
    window.in_many_passes([
        Event::PointerMoved(pos),
        Event::PointerButton { pos, button, pressed: true, modifiers },
        Event::PointerButton { pos, button, pressed: false, modifiers },
    ]);
    window.in_one_pass([Event::Copy]);
    window.wait();
    assert_eq!(window.app_mut().take_copied_picture(), Some(copied));
    assert!(window.app_mut().take_copied().is_none(), "the table's cells were not");
}

#[test]
fn the_figures_of_the_chart_are_copied_whole_and_say_what_they_stand_on() {
    let mut window = on_rates();
    window.menu("Lưu, chép", "Chép số liệu của biểu đồ");
    let copied = window.app_mut().take_copied().unwrap();
    let rows: Vec<Vec<&str>> = copied.text.lines().map(|row| row.split('\t').collect()).collect();
    assert_eq!(rows[0], ["Đơn vị", "Kỳ", "Tỷ lệ hộ nghèo (%)", "Thuyết minh"]);
    assert_eq!(rows.len(), 8, "{rows:?}");
    assert_eq!(rows[1][..3], ["Bác Ái", "4/2011", "66,72"]);
    assert!(rows[1][3].contains("948/QĐ-UBND"), "{rows:?}");
    assert!(copied.html.unwrap().contains("Bác Ái"));
    assert!(window.sees("Đã chép số liệu của biểu đồ"));
}

/// Bác Ái's plan of 2018: 22.280 for new rural development, 46.110 for poverty reduction.
#[test]
fn the_parts_of_a_stack_are_copied_each_under_its_own_name() {
    let mut window = Window::sample();
    let mut view = window.app().view().clone();
    view.topic = window.project().indicators().get(&"kh_von".into()).unwrap().topic.clone();
    view.indicator = "kh_von".into();
    view.period = "2018".parse().unwrap();
    let prefs = Prefs { chart: ChartKind::Stacked, ..window.app().prefs().clone() };
    window.app_mut().set_prefs(prefs);
    window.app_mut().set_view(view);
    window.rest();
    window.menu("Lưu, chép", "Chép số liệu của biểu đồ");
    let copied = window.app_mut().take_copied().unwrap();
    let rows: Vec<Vec<&str>> = copied.text.lines().map(|row| row.split('\t').collect()).collect();
    let head =
        ["Đơn vị", "Kỳ", "Cơ cấu", "Kế hoạch vốn các chương trình mục tiêu quốc gia (triệu đồng)"];
    assert_eq!(rows[0][..4], head);
    let of_bac_ai: Vec<&[&str]> =
        rows.iter().filter(|row| row[0] == "Bác Ái").map(|row| &row[2..4]).collect();
    let expected =
        [["Tổng số", "68390"], ["Nông thôn mới", "22280"], ["Giảm nghèo bền vững", "46110"]];
    assert_eq!(of_bac_ai, expected);
}

#[test]
fn an_empty_chart_is_not_copied_as_if_it_were_one() {
    let mut window = Window::sample();
    window.click_cell("Mức giảm tỷ lệ hộ nghèo trong năm, Ninh Hải");
    window.menu("Lưu, chép", "Chép số liệu của biểu đồ");
    assert!(window.app_mut().take_copied().is_none() && !window.sees("Đã chép"));
}

#[test]
fn notes_of_the_office_do_not_leave_with_the_figures() {
    let mut window = on_rates();
    window.click_cell("Tỷ lệ hộ nghèo, Bác Ái");
    window.keys("Shift+F2");
    window.write("huyện báo chậm");
    window.keys("Enter");
    let noted = window.project().details().values().any(|detail| detail.note == "huyện báo chậm");
    assert!(noted);
    window.menu("Lưu, chép", "Chép số liệu của biểu đồ");
    let copied = window.app_mut().take_copied().unwrap();
    assert!(copied.text.contains("66,72") && !copied.text.contains("báo chậm"), "{}", copied.text);
}
