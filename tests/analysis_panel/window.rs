//! The panel in the window: what a person presses, sees and hears.

use std::fmt::Write as _;

use egui_kittest::kittest::{NodeT, Queryable};
use giaoban::{
    app::{
        App, Beside, Command, Document, Prefs,
        shot::{Session, parse_keys},
    },
    chart::ChartKind,
    model::{Cell, CellKey, Edit, Measure, Project, Status, Transaction},
    store,
    text::lang::Lang,
};

use crate::common::{Window, prefs};

fn show(window: &mut Window, topic: &str, indicator: &str, at: &str) {
    let mut view = window.app().view().clone();
    view.topic = topic.into();
    view.indicator = indicator.into();
    view.period = at.parse().unwrap();
    window.app_mut().set_view(view);
    window.rest();
}

fn app_in(lang: Lang) -> App {
    App::with_sample(prefs(lang), std::sync::Arc::new(|| ()))
}

/// The cursor on the rate of Bác Ái at the end of 2018.
fn on_the_rate_of_bac_ai(lang: Lang) -> Window {
    let mut window = Window::sample_in(lang);
    show(&mut window, "ho-ngheo", "ty_le_ho_ngheo", "2018");
    window.keys("Down Down Down Down");
    window
}

/// Whether a text stands on the screen and is not scrolled away.
fn sees_whole(window: &Window, words: &str) -> bool {
    let shapes = &window.harness.output().shapes;
    shapes.iter().any(|clipped| {
        let egui::Shape::Text(text) = &clipped.shape else { return false };
        let rect = text.galley.rect.translate(text.pos.to_vec2());
        text.galley.text().contains(words) && clipped.clip_rect.expand(1.0).contains_rect(rect)
    })
}

/// The names that begin so, of what can be pressed.
fn buttons(window: &Window, begins: &str) -> Vec<String> {
    let all = window.harness.query_all_by_role(egui::Role::Button);
    let names = all.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| name.starts_with(begins)).collect()
}

#[test]
fn the_analysis_follows_the_cursor() {
    let mut window = on_the_rate_of_bac_ai(Lang::Vi);
    assert!(!window.chart().is_empty(), "the chart at first");
    window.keys("Ctrl+J");
    assert_eq!(window.app().prefs().beside, Beside::Analysis);
    assert!(window.has_keyboard(), "the table keeps the keyboard");
    for words in [
        "Bác Ái, Tỷ lệ hộ nghèo",
        "40,31%",
        "2.972 hộ / 7.372 hộ × 100",
        "cao hơn toàn tỉnh 31,97 điểm % (8,34%)",
        "mới có 1/7 huyện, thành phố, chưa xếp hạng được",
        "Tỷ lệ nghèo, Bác Ái, 2018: chưa có kế hoạch",
    ] {
        assert!(window.sees(words), "{words}");
    }
    // A line is heard with its label, a title as a heading.
    assert!(window.hears("Tính từ: 2.972 hộ / 7.372 hộ × 100"));
    assert!(window.hears("Xếp hạng"));
    window.keys("Down Down Down");
    assert!(window.sees("Ninh Thuận, Tỷ lệ hộ nghèo") && window.sees("đạt kế hoạch"));
    // In April 2011 all seven districts are known.
    show(&mut window, "ho-ngheo", "ty_le_ho_ngheo", "2011-04");
    window.keys("Down Down Down Down");
    assert!(window.sees("thứ 7/7 huyện, thành phố"));
    // What is typed counts at once.
    window.keys("1 Enter Up");
    assert!(window.sees("thứ 1/7 huyện, thành phố"));
    window.keys("Ctrl+Z");
    assert!(window.sees("thứ 7/7 huyện, thành phố"));
    window.keys("Ctrl+J");
    assert_eq!(window.app().prefs().beside, Beside::Chart);
    assert!(!window.chart().is_empty());
}

#[test]
fn a_figure_opens_down_to_its_cells_and_sources() {
    let mut window = on_the_rate_of_bac_ai(Lang::Vi);
    window.keys("Ctrl+I");
    assert!(window.sees("2.972 hộ / 7.372 hộ × 100"));
    assert!(window.sees("Tử số: Số hộ nghèo") && window.sees("Mẫu số: Tổng số hộ dân cư"));
    assert!(!window.sees("Suy ra: 40,31% của 7.372 hộ"));
    window.click_button("Mở: Bác Ái, Số hộ nghèo, 2018: 2.972 hộ");
    for words in ["Số nhập tại đây", "Suy ra: 40,31% của 7.372 hộ", "giamngheo.ninhthuan.gov.vn"]
    {
        assert!(window.sees(words), "{words}");
    }
    window.click_button("Đóng: Bác Ái, Số hộ nghèo, 2018: 2.972 hộ");
    assert!(!window.sees("Suy ra: 40,31% của 7.372 hộ"));
    window.click_button("Mở: Bác Ái, Số hộ nghèo, 2018: 2.972 hộ");
    window.click_button("Đến ô: Bác Ái, Số hộ nghèo, 2018");
    assert_eq!(window.at_cursor(), "Số hộ nghèo, Bác Ái, 2018: 2.972 hộ, ước, có ghi chú");
    assert!(window.has_keyboard());
    assert!(window.sees("Số nhập tại đây"), "the panel is about that cell now");
    window.keys("Ctrl+I");
    assert_eq!(window.app().prefs().beside, Beside::Chart);

    // A total, then a district of it, then its parts.
    let mut window = Window::sample();
    show(&mut window, "von", "gn_von", "2018-07");
    // Over Ninh Hải, which has no figure, to the end of what is filled.
    window.keys("Ctrl+I Ctrl+Down Ctrl+Down");
    assert!(window.sees("Tổng của 7/8 đơn vị") && window.sees("Còn thiếu"));
    assert!(!buttons(&window, "Mở: Ninh Hải, ").is_empty());
    window.click_button(
        "Mở: Thuận Nam, Giải ngân vốn các chương trình mục tiêu quốc gia, 7 tháng 2018: \
         7.800 triệu đồng",
    );
    assert!(window.sees("Tổng của 2 phần"));
    // What was opened stays open when a figure changes below it.
    window.keys("Right Ctrl+Up Ctrl+Down Left");
    assert!(!window.sees("Tổng của 2 phần"), "another cell begins folded");
}

#[test]
fn what_was_opened_stays_open_in_another_language_and_by_another_basis() {
    let mut window = Window::on(with_a_revised_plan());
    show(&mut window, "von", "tl_gn_dt", "2018-07");
    window.keys("Down Down Down Down Ctrl+I");
    window.click_button("Mở: Bác Ái, Kế hoạch vốn đầu tư phát triển, 2018: 67.550 triệu đồng");
    assert!(window.sees("Tổng của 4 phần"));
    window.keys("F11");
    assert!(window.sees("Sum of 4 parts"));
    window.keys("F11 Ctrl+J");
    window.click("Kế hoạch: giao đầu năm");
    window.keys("Ctrl+I");
    assert!(window.sees("13.212 triệu đồng / 57.550 triệu đồng × 100"));
    assert!(window.sees("Tổng của 4 phần"));
    // Of another cell everything is folded.
    window.keys("Up Down");
    assert!(!window.sees("Tổng của 4 phần"));
}

/// A sample in which the plan of Bác Ái was raised from 38.000 to 48.000 in one line.
fn with_a_revised_plan() -> Project {
    let mut project = store::sample();
    let key = CellKey {
        indicator: "kh_von_dt_gnbv_nstw".into(),
        measure: Measure::Plan,
        place: "bac-ai".into(),
        period: "2018".parse().unwrap(),
        document: Some("hop-2018-08-16".into()),
    };
    let after = Cell::Value { number: 48_000.0, status: Status::Final };
    let edit = Edit::SetCell { key, before: Cell::NotReported, after };
    let label = String::new();
    let author = String::new();
    let transaction = Transaction { label, author, at: 0, reason: None, edits: vec![edit] };
    project.apply(&transaction).unwrap();
    project
}

#[test]
fn what_rates_divide_by_is_named_and_changed_in_one_place() {
    let mut window = Window::on(with_a_revised_plan());
    show(&mut window, "von", "tl_gn_dt", "2018-07");
    window.keys("Down Down Down Down Ctrl+J");
    let rate = "Tỷ lệ giải ngân vốn đầu tư phát triển, Bác Ái";
    // 13.212 of 67.550 are 19,56%, of the 57.550 first assigned 22,96%.
    assert!(window.spoken(rate).contains(": 19,6 %"), "{}", window.spoken(rate));
    assert!(window.sees("TL GN ĐTPT, TL GN SN chia cho kế hoạch tương ứng đến thời điểm"));
    window.click("Kế hoạch: giao đầu năm");
    assert!(window.spoken(rate).contains(": 23,0 %"), "{}", window.spoken(rate));
    assert!(window.sees("TL GN ĐTPT, TL GN SN chia cho kế hoạch tương ứng giao đầu năm"));
    assert!(window.sees("13.212 triệu đồng / 57.550 triệu đồng × 100"));
    assert!(window.app().document().is_unsaved());
    window.keys("Ctrl+Z");
    assert!(window.spoken(rate).contains(": 19,6 %"));
    let undone = "Đã hoàn tác: Đổi mẫu số tỷ lệ giải ngân: kế hoạch giao đầu năm";
    assert!(window.sees(undone), "{:?}", window.texts());

    // All capital: 15.380 of 68.390 + 10.000; with 5.400 carried over; without 3.384 of advances.
    window.keys("Left");
    let rate = "Tỷ lệ giải ngân vốn, Bác Ái";
    assert!(window.spoken(rate).contains(": 19,6 %"), "{}", window.spoken(rate));
    window.click("Vốn kéo dài: gồm");
    assert!(window.spoken(rate).contains(": 18,4 %"), "{}", window.spoken(rate));
    window.click("Tạm ứng: không gồm");
    assert!(window.spoken(rate).contains(": 14,3 %"), "{}", window.spoken(rate));
    assert!(window.sees("gồm vốn kéo dài; không gồm tạm ứng"));
    // The derivation shows what was added and taken.
    window.keys("Ctrl+I");
    assert!(window.sees("11.996 triệu đồng / 83.790 triệu đồng × 100"));
    assert!(window.sees("Trừ khỏi tử số: Tạm ứng chưa thu hồi trong số đã giải ngân"));
    window.keys("Ctrl+Z Ctrl+Z");
    assert!(window.spoken(rate).contains(": 19,6 %"));
    assert!(!window.app().document().is_unsaved());
    // Elsewhere there is nothing to choose.
    show(&mut window, "ho-ngheo", "ty_le_ho_ngheo", "2018");
    window.keys("Ctrl+J");
    assert!(window.harness.query_by_label("Kế hoạch: giao đầu năm").is_none());
    assert!(!window.sees("chia cho kế hoạch"));
}

#[test]
fn the_window_speaks_english() {
    let mut window = on_the_rate_of_bac_ai(Lang::En);
    window.keys("Ctrl+J");
    for words in
        ["Bac Ai, Poverty rate", "Computed from", "31.97 points above whole province (8.34%)"]
    {
        assert!(window.sees(words), "{words}");
    }
    window.click("Beside the table: Derivation");
    assert!(window.sees("2,972 households / 7,372 households × 100"));
    window.click_button("Open: Bac Ai, Poor households, 2018: 2,972 households");
    window.click_button("Go to cell: Bac Ai, Poor households, 2018");
    assert_eq!(
        window.at_cursor(),
        "Poor households, Bac Ai, 2018: 2,972 households, estimate, has a note"
    );
}

#[test]
fn without_room_at_its_right_the_panel_stands_below_the_table() {
    let mut window = Window::new(app_in(Lang::Vi), [900.0, 640.0]);
    show(&mut window, "ho-ngheo", "ty_le_ho_ngheo", "2018");
    window.keys("Down Down Down Down");
    let strip = "Bác Ái · Tỷ lệ hộ nghèo · 2018";
    assert!(window.sees(strip), "{:?}", window.texts());
    window.keys("Ctrl+I");
    assert!(!window.sees(strip), "the panel stands in its place");
    let told = window.harness.get_by_label_contains("2.972 hộ / 7.372 hộ × 100").rect();
    let lowest = window
        .harness
        .query_all_by_role(egui::Role::GridCell)
        .map(|cell| cell.rect().bottom())
        .fold(0.0, f32::max);
    assert!(told.top() >= lowest, "{told:?} below {lowest}");
    assert!(window.at_cursor().contains("Bác Ái"), "the table stays");
    window.click("Bên cạnh bảng: Phân tích");
    assert!(window.sees("cao hơn toàn tỉnh 31,97 điểm %"));
    // Why something was not accepted is told first.
    window.keys("abc Enter");
    assert!(window.editor().is_some());
    assert!(!window.sees("cao hơn toàn tỉnh 31,97 điểm %"));
    window.keys("Escape");
    assert!(window.sees("cao hơn toàn tỉnh 31,97 điểm %"));
    window.click_button("Đóng");
    assert_eq!(window.app().prefs().beside, Beside::Chart);
    assert!(window.has_keyboard());
}

#[test]
fn all_of_it_is_reached_by_keyboard() {
    let mut window = on_the_rate_of_bac_ai(Lang::Vi);
    // Each key as a person presses it, when the one before has done its work.
    let one_by_one = |window: &mut Window, keys: &str| {
        keys.split_whitespace().for_each(|key| window.keys(key));
    };
    one_by_one(&mut window, "Ctrl+I F6 F6 Tab");
    assert!(!window.has_keyboard());
    window.keys("Right");
    assert!(window.sees("Suy ra: 40,31% của 7.372 hộ"), "Right opens");
    window.keys("Left");
    assert!(!window.sees("Suy ra: 40,31% của 7.372 hộ"), "Left closes");
    one_by_one(&mut window, "Enter Tab Enter");
    assert_eq!(window.at_cursor(), "Số hộ nghèo, Bác Ái, 2018: 2.972 hộ, ước, có ghi chú");
    one_by_one(&mut window, "F6 F6");
    assert!(!window.has_keyboard());
    window.keys("F6");
    assert!(window.has_keyboard(), "round to the table");

    // A long readout scrolls by pages, and from title to title.
    show(&mut window, "von", "tl_gn_dt", "2018-07");
    window.keys("Down Down Down Down Ctrl+J");
    let last = "Nếu không tính Bác Ái";
    assert!(!sees_whole(&window, last));
    one_by_one(&mut window, "F6 F6 PageDown PageDown PageDown");
    assert!(sees_whole(&window, last));
    one_by_one(&mut window, "PageUp PageUp PageUp");
    assert!(!sees_whole(&window, last));
    // Also from a title that is scrolled away meanwhile.
    one_by_one(&mut window, "Tab Tab Tab Tab Tab PageDown PageDown PageDown");
    assert!(sees_whole(&window, last));
    one_by_one(&mut window, "F6");
    assert!(window.has_keyboard(), "round to the table");
    one_by_one(&mut window, "F6 F6");
    // Past the two segments of the basis, then each title in turn.
    for _ in 0..16 {
        window.keys("Tab");
    }
    assert!(sees_whole(&window, last));
}

#[test]
fn the_commands_are_in_the_menu_and_only_where_there_is_a_table() {
    let mut window = on_the_rate_of_bac_ai(Lang::Vi);
    window.menu("Xem", "Phân tích số liệu đang chọn");
    assert_eq!(window.app().prefs().beside, Beside::Analysis);
    window.menu("Xem", "Căn cứ của số liệu đang chọn");
    assert_eq!(window.app().prefs().beside, Beside::Derivation);
    // Turning the chart over brings it back first.
    window.keys("Ctrl+T");
    assert_eq!(
        (window.app().prefs().beside, window.app().prefs().chart),
        (Beside::Chart, ChartKind::Ranked)
    );
    window.keys("Ctrl+T");
    assert_eq!(window.app().prefs().chart, ChartKind::Trend);
    // Where there is no table there is no cursor.
    window.keys("Ctrl+3 Ctrl+I");
    assert_eq!(window.app().prefs().beside, Beside::Chart);
    assert!(!window.app().is_enabled(Command::ShowDerivation));
}

/// A province of 11.000 communes without districts, each with one household.
fn eleven_thousand() -> Project {
    let name = |text: &str| format!("(vi: \"{text}\", en: \"{text}\")");
    let (mut areas, mut rows) = (String::new(), String::new());
    for at in 0..11_000 {
        let named = name(&format!("Xã {at}"));
        write!(areas, "(id: \"x{at}\", parent: \"tinh\", kind: RuralCommune, name: {named}),")
            .unwrap();
        write!(rows, "\"x{at}\": \"1\",").unwrap();
    }
    let text = format!(
        "(giaoban: 2, settings: (title: {t}), sources: [], \
         areas: [(id: \"tinh\", kind: Province, name: {t}), {areas}], \
         programs: [(id: \"p\", name: {t}, period: \"2016-2020\")], \
         topics: [(id: \"t\", program: \"p\", name: {t})], \
         indicators: [(id: \"ho\", topic: \"t\", name: {households}, unit: {unit}, \
         direction: Neutral, kind: Level, across_areas: Sum, across_periods: Last, step: Year, \
         expected: RuralCommunes)], \
         tables: [(indicator: \"ho\", measure: Actual, from: \"2018\", step: Year, \
         rows: {{{rows}}})])",
        t = name("Rộng"),
        households = name("Số hộ"),
        unit = name("hộ"),
    );
    store::read_project(&text).unwrap()
}

#[test]
fn of_eleven_thousand_communes_as_many_are_laid_out_as_one_asks_for() {
    let mut window = Window::on(eleven_thousand());
    window.click("Cấp đơn vị: Xã");
    window.keys("Ctrl+End Ctrl+I");
    assert!(window.sees("Tổng của 11.000 xã") && window.sees("11.000 hộ"));
    assert_eq!(buttons(&window, "Mở: ").len(), 50);
    // Its button lies below the others: the keyboard brings it into view.
    window.harness.get_by_label("Xem thêm 200, còn 10.950").focus();
    window.rest();
    window.keys("Enter");
    assert_eq!(buttons(&window, "Mở: ").len(), 250);
    assert_eq!(buttons(&window, "Xem thêm"), ["Xem thêm 200, còn 10.750"]);
    window.harness.get_by_label("Mở: Xã 0, Số hộ, 2018: 1 hộ").focus();
    window.rest();
    window.keys("Enter");
    assert!(window.sees("Số nhập tại đây"));
    window.keys("Ctrl+J");
    assert!(window.sees("Giữa các đơn vị"));
}

#[test]
fn no_text_leaves_the_card() {
    for (size, scale) in [([1280, 720], 1.0), ([1920, 1080], 1.0), ([1280, 720], 1.25)] {
        for lang in Lang::ALL {
            for beside in [Beside::Analysis, Beside::Derivation] {
                let prefs = Prefs { lang, beside, ..Prefs::default() };
                let mut app = App::for_pictures(Document::sample(), prefs);
                let mut view = app.view().clone();
                view.topic = "von".into();
                view.indicator = "tl_gn".into();
                view.period = "2018-07".parse().unwrap();
                app.set_view(view);
                let mut session = Session::new(size, scale);
                session.settle(&mut app);
                let keys = "Down Down Down Down F6 F6 Tab Right Tab Right Tab Right";
                session.type_keys(&mut app, &parse_keys(keys).unwrap());
                let texts = session.texts();
                let title = texts.iter().find(|it| it.text == "Căn cứ" || it.text == "Derivation");
                let left = title.unwrap().rect[0] - 200.0;
                let right = size[0] as f32 - 16.0 * scale;
                let of_card = texts.iter().filter(|it| {
                    it.rect[0] > left
                        && it.rect[1] > 60.0 * scale
                        && it.rect[1] < size[1] as f32 - 40.0
                });
                let mut seen = 0;
                for text in of_card {
                    seen += 1;
                    let end = text.rect[0] + text.rect[2];
                    assert!(end <= right, "{lang:?} {beside:?} {size:?} {scale}: {text:?}");
                }
                assert!(seen > 8, "{seen} {lang:?} {beside:?} {size:?} {scale}");
            }
        }
    }
}

#[test]
fn what_stands_beside_the_table_is_remembered() {
    let mut window = Window::sample();
    window.keys("Ctrl+I");
    let stored = window.app().prefs().to_text();
    let again = App::with_sample(Prefs::from_text(&stored), std::sync::Arc::new(|| ()));
    let window = Window::new(again, [1280.0, 720.0]);
    assert!(window.sees("Số nhập tại đây"));
}
