//! Promise: a figure shown large, the card of a unit and the table with bars say what is known and no
//! more: the latest figure says its period, what a few units have is no figure of the whole, nothing
//! is compared across a change of definition, and a bar is as long as its value.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod chart_support;

use chart_support::{FixedPitch, NT, WIDTHS, all_text, draw, firm, period, sample, texts, with};
use giaoban::{
    chart::{
        ChartKind, ChartSpec, Hit, Part, Rect, Scene, Shape, Size, TextLine, View, layout,
        picture_scene, refusal,
    },
    model::{Cell, Measure, Project},
    text::lang::Lang,
};

fn spec(kind: ChartKind, indicator: &str, place: &str, at: &str) -> ChartSpec {
    ChartSpec::new(kind, indicator.into(), Measure::Actual, place.into(), period(at), Lang::Vi)
}

fn slide(project: &Project, spec: &ChartSpec) -> Scene {
    draw(project, spec, 928.0, 508.0)
}

fn lines(scene: &Scene, part: Part) -> Vec<&TextLine> {
    scene.texts().filter(|(of, _)| *of == part).map(|(_, line)| line).collect()
}

fn shapes(scene: &Scene, part: Part) -> impl Iterator<Item = &Shape> {
    scene.marks.iter().filter(move |mark| mark.part == part).map(|mark| &mark.shape)
}

fn bars(scene: &Scene) -> Vec<Rect> {
    let bars = shapes(scene, Part::Bar).filter_map(|shape| match shape {
        Shape::Rect { rect, fill: Some(_), .. } => Some(*rect),
        _ => None,
    });
    bars.collect()
}

/// Nothing lies over anything else or reaches out of the page.
#[track_caller]
fn assert_clear(scene: &Scene, what: &str) {
    let lines: Vec<&TextLine> = scene.texts().map(|(_, line)| line).collect();
    for (index, line) in lines.iter().enumerate() {
        let rect = line.rect;
        let inside = rect.left >= -0.01
            && rect.right() <= scene.size.width + 0.01
            && rect.bottom() <= scene.size.height + 0.01;
        assert!(inside, "{what}: '{}' reaches out: {rect:?} of {:?}", line.text, scene.size);
        for other in lines.iter().skip(index + 1) {
            let apart = !rect.overlaps(other.rect, 0.5);
            assert!(apart, "{what}: '{}' lies over '{}'", line.text, other.text);
        }
    }
    for (index, hit) in scene.hits.iter().enumerate() {
        for other in scene.hits.iter().skip(index + 1) {
            assert!(!hit.rect.overlaps(other.rect, 0.1), "{what}: {:?} {:?}", hit.rect, other.rect);
        }
    }
}

// ---- one figure

#[test]
fn a_figure_stands_with_its_plan_the_year_before_the_whole_and_the_rank() {
    let project = sample();
    let scene = slide(&project, &spec(ChartKind::Figure, "ty_le_ho_ngheo", NT, "2018"));
    assert_eq!(texts(&scene, Part::Title), ["Tỷ lệ hộ nghèo, toàn tỉnh, cuối năm 2018"]);
    let said = all_text(&scene);
    for words in [
        "kế hoạch 8,86%; mức giảm đạt 134,7% kế hoạch",
        "2017: 10,36%, nay giảm 2,02 điểm %",
        "KH 8,86",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    // In the largest letters there are.
    let largest = scene
        .texts()
        .map(|(_, line)| line)
        .max_by(|a, b| a.font.size_pt.total_cmp(&b.font.size_pt));
    assert_eq!(largest.unwrap().text, "8,34");
    assert_eq!(largest.unwrap().font.size_pt.to_string(), "56");

    let scene = slide(&project, &spec(ChartKind::Figure, "ho_ngheo", "bac-ai", "2019"));
    let said = all_text(&scene);
    for words in [
        "2.601 hộ",
        "2018: 2.972 hộ, nay giảm 371 hộ, 12,5% (ước)",
        "21,8% của toàn tỉnh (11.925 hộ)",
        "cao thứ 2/7 huyện, thành phố",
        "chưa có kế hoạch",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    // Where two figures make no course, the units are drawn: this one stands out.
    assert_eq!(bars(&scene).len(), 7);
    let bold = lines(&scene, Part::Name).into_iter().filter(|line| line.font.bold);
    assert_eq!(bold.map(|line| line.text.as_str()).collect::<Vec<_>>(), ["Bác Ái"]);
}

#[test]
fn a_figure_grows_with_its_room() {
    let project = sample();
    let spec = spec(ChartKind::Figure, "ho_ngheo", "bac-ai", "2019");
    let size = |width: f32, height: f32| {
        let scene = draw(&project, &spec, width, height);
        assert_clear(&scene, &format!("{width}"));
        let value = |line: &&TextLine| line.text == "2.601" && line.font.size_pt > 14.0;
        lines(&scene, Part::Value).into_iter().find(value).unwrap().font.size_pt
    };
    assert!(size(388.0, 328.0) < size(928.0, 508.0));
    assert!(size(928.0, 508.0) < size(1888.0, 1048.0));
}

#[test]
fn what_is_not_known_is_said_large_and_where_it_is_known() {
    let project = sample();
    let nothing = slide(&project, &spec(ChartKind::Figure, "ty_le_ho_ngheo", "ninh-hai", "2018"));
    assert!(!nothing.has_figures);
    let [words, ..] = lines(&nothing, Part::Absent)[..] else { panic!() };
    assert_eq!(words.text, "chưa có số liệu");
    assert!(words.font.size_pt >= 24.0, "{words:?}");
    assert_eq!(texts(&nothing, Part::Empty), ["Kỳ mới nhất có số liệu: tháng 4/2011."]);

    // One of seven districts is no province.
    let few = slide(&project, &spec(ChartKind::Figure, "ho_ngheo", NT, "2018"));
    assert_eq!(texts(&few, Part::Value), [""; 0]);
    let said = all_text(&few);
    assert!(said.contains("chưa đủ số liệu mới có 1/7 huyện, thành phố: 2.972 hộ"), "{said}");
    assert!(said.contains("Kỳ mới nhất có số liệu: cuối năm 2019."), "{said}");
}

#[test]
fn what_is_illustrative_provisional_or_of_some_units_says_so_with_a_sign() {
    let project = sample();
    let scene = slide(&project, &spec(ChartKind::Figure, "gn_von", NT, "2018-07"));
    let warnings = texts(&scene, Part::Warning);
    assert_eq!(warnings[0], "sơ bộ · 7/8 đơn vị · số liệu minh họa");
    let is_sign = |shape: &Shape| matches!(shape, Shape::Polygon { .. });
    assert_eq!(shapes(&scene, Part::Warning).filter(|shape| is_sign(shape)).count(), 1);
    assert_eq!(*warnings.last().unwrap(), "Số liệu minh họa");
    // No percentage of a partial total, no rank of the province.
    let said = all_text(&scene);
    assert!(!said.contains("; đạt") && !said.contains("nay tăng"), "{said}");
}

#[test]
fn no_line_leads_across_a_change_of_definition_nor_into_a_new_year() {
    let project = sample();
    let scene = slide(&project, &spec(ChartKind::Figure, "ty_le_ho_ngheo", "phuoc-vinh", "2016"));
    let is_line = |shape: &&Shape| matches!(shape, Shape::Line { .. });
    assert_eq!(shapes(&scene, Part::Series).filter(is_line).count(), 0);
    assert_eq!(shapes(&scene, Part::Break).filter(is_line).count(), 1);
    assert_eq!(shapes(&scene, Part::Dot).count(), 2, "each once");
    let said = all_text(&scene);
    assert!(said.contains("15,46") && said.contains("đổi cách tính"), "{said}");
    assert!(!said.contains("nay giảm"), "{said}");

    let scene = slide(&project, &spec(ChartKind::Figure, "gn_von", "bac-ai", "2018-07"));
    // 11 steps of 2017 and 6 of 2018; December to January is none.
    assert_eq!(shapes(&scene, Part::Series).filter(is_line).count(), 17);
    assert!(all_text(&scene).contains("52.287 (12/2017)"));
}

// ---- the card

const PLACES: [&str; 7] =
    [NT, "bac-ai", "phan-rang-thap-cham", "phuoc-vinh", "mien-nui", "huyen-ngheo-30a", "so-nganh"];

#[test]
fn a_card_says_who_it_is_and_the_latest_of_each() {
    let project = sample();
    let scene = slide(&project, &spec(ChartKind::Card, "ty_le_ho_ngheo", "bac-ai", "2018-07"));
    assert_eq!(texts(&scene, Part::Title), ["Bác Ái"]);
    assert_eq!(texts(&scene, Part::Subtitle), ["Huyện · Huyện nghèo 30a · 9 xã"]);
    let said = all_text(&scene);
    for words in [
        "Tỷ lệ hộ nghèo, tháng 4/2011 66,72 % toàn tỉnh 15,48%",
        "Số hộ nghèo, tháng 4/2011",
        "7 tháng đầu năm 2018 23,0 %",
        "7 tháng 2017: 22,7%, nay tăng 0,3 điểm %",
        "thời gian đã qua 58,3%: rất chậm",
        "chưa có số liệu",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
    // As of the next year the households and the rate of 2018 are known.
    let scene = slide(&project, &spec(ChartKind::Card, "ty_le_ho_ngheo", "bac-ai", "2019"));
    assert!(texts(&scene, Part::Subtitle).concat().ends_with("7.372 hộ (2018)"));
    let said = all_text(&scene);
    assert!(said.contains("Tỷ lệ hộ nghèo, cuối năm 2018 40,31 % toàn tỉnh 8,34%"), "{said}");
    assert!(said.contains("Số hộ nghèo, cuối năm 2019 2.601"), "{said}");

    // What is reviewed once a year stands with the plan ahead, at the province and at the group.
    for (place, words) in [
        (NT, "cuối năm 2017 10,36 % kế hoạch 2018: 8,86%"),
        ("mien-nui", "27 xã, danh sách chưa có"),
        ("mien-nui", "cuối năm 2017 27,10 % toàn tỉnh 10,36% kế hoạch 2018: 23,00%"),
        (NT, "chưa có số liệu kế hoạch 2018: 4 xã; tối thiểu 2 xã"),
        (NT, "Tỉnh · 1 thành phố, 6 huyện · 47 xã, 3 thị trấn, 15 phường"),
        ("phuoc-vinh", "Xã, huyện Ninh Phước · Xã đặc biệt khó khăn"),
    ] {
        let scene = slide(&project, &spec(ChartKind::Card, "ty_le_ho_ngheo", place, "2018-07"));
        let said = all_text(&scene);
        assert!(said.contains(words), "{words} is not in {said}");
    }
}

#[test]
fn a_card_knows_nothing_of_later_and_no_whole_of_a_few_units() {
    let project = sample();
    for place in PLACES {
        for at in ["2011-04", "2016", "2018-07", "2018", "2019"] {
            let spec = spec(ChartKind::Card, "ty_le_ho_ngheo", place, at);
            let scene = slide(&project, &spec);
            // A year that is asked for and not over has no figure.
            let has_figure = |hit: &&Hit| hit.tip.value != "chưa có số liệu";
            let is_later =
                |hit: &&Hit| hit.period.last_day() > spec.period.last_day() && has_figure(hit);
            assert_eq!(scene.hits.iter().find(is_later), None, "{place} {at}");
        }
    }
    // In 2018 one of seven has counted its poor: the last count of all was that of 2011.
    let scene = slide(&project, &spec(ChartKind::Card, "ty_le_ho_ngheo", NT, "2018"));
    let values = texts(&scene, Part::Value);
    assert!(values.contains(&"21.343") && !values.contains(&"2.972"), "{values:?}");
}

#[test]
fn the_indicators_of_a_card_can_be_chosen() {
    let project = sample();
    let mut spec = spec(ChartKind::Card, "gn_von_dt", "bac-ai", "2018-07");
    spec.others = vec!["ho_ngheo".into()];
    let scene = slide(&project, &spec);
    let shown = |id: &str| scene.hits.iter().any(|hit| hit.indicator == id.into());
    assert!(shown("gn_von_dt") && shown("ho_ngheo") && !shown("tl_gn_sn"));
    let said = all_text(&scene);
    assert!(said.contains("kế hoạch 2018: 57.550 triệu đồng; đạt 23,0%"), "{said}");
}

#[test]
fn a_card_holds_at_every_size_for_every_sort_of_place() {
    let project = sample();
    let sizes = [
        (1888.0, 1048.0),
        (1248.0, 688.0),
        (928.0, 508.0),
        (436.0, 308.0),
        (436.0, 648.0),
        (388.0, 328.0),
        (320.0, 360.0),
    ];
    for place in PLACES {
        for (lang, kind) in Lang::ALL
            .into_iter()
            .flat_map(|lang| [ChartKind::Card, ChartKind::Figure].map(|kind| (lang, kind)))
        {
            for (indicator, at) in [("ty_le_ho_ngheo", "2018-07"), ("gn_von", "2018-07")] {
                let spec = ChartSpec { lang, ..spec(kind, indicator, place, at) };
                for (width, height) in sizes {
                    let what = format!("{kind:?} {indicator} {place} {lang:?} {width}x{height}");
                    let scene = draw(&project, &spec, width, height);
                    assert_clear(&scene, &what);
                    // The window does not scroll what is no row.
                    assert!(scene.size.height <= height, "{what}: {:?}", scene.size);
                    let picture = Size { width: width + 32.0, height: height + 32.0 };
                    let whole = picture_scene(&project, &spec, picture, &FixedPitch);
                    assert_clear(&whole, &what);
                    assert!(whole.rows.is_none_or(|rows| rows.shown == rows.total), "{what}");
                }
            }
        }
    }
}

#[test]
fn every_panel_of_a_card_can_be_scrolled_to() {
    let project = sample();
    let spec = spec(ChartKind::Card, "ty_le_ho_ngheo", "bac-ai", "2018-07");
    let size = Size { width: 388.0, height: 300.0 };
    let mut seen = Vec::new();
    for first_row in 0..6 {
        let view = View { first_row, ..View::default() };
        let scene = layout(&project, &spec, size, view, &FixedPitch);
        let rows = scene.rows.unwrap();
        assert!(rows.shown < rows.total && rows.total == 6, "{rows:?}");
        assert_clear(&scene, &format!("from {first_row}"));
        seen.extend(scene.hits.iter().map(|hit| hit.indicator.clone()));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 6, "{seen:?}");
}

// ---- the table

/// Each bar with the hit of the cell that it lies in.
fn bars_of_cells(scene: &Scene) -> Vec<(Rect, Hit)> {
    let cell = |bar: &Rect| scene.hits.iter().find(|hit| hit.rect.contains(bar.middle())).unwrap();
    bars(scene).into_iter().map(|bar| (bar, cell(&bar).clone())).collect()
}

#[test]
fn a_bar_is_as_long_as_its_value_on_the_scale_of_its_column() {
    let project = sample();
    let counts = [3084.0, 2276.0, 3616.0, 5082.0, 3618.0, 2045.0, 1622.0];
    for width in [928.0_f32, 436.0] {
        let mut spec = spec(ChartKind::BarTable, "ho_ngheo", NT, "2011-04");
        spec.others = vec!["ty_le_ho_ngheo".into()];
        let scene = draw(&project, &spec, width, 520.0);
        assert_clear(&scene, &format!("{width}"));
        let all = bars_of_cells(&scene);
        let of = |indicator: &str| -> Vec<(f32, f32)> {
            let own = all.iter().filter(|(_, hit)| hit.indicator == indicator.into());
            own.map(|(bar, _)| (bar.left, bar.width)).collect()
        };
        let lengths = of("ho_ngheo");
        assert_eq!(lengths.len(), 7, "a total is no bar among its parts");
        for ((left, length), count) in lengths.iter().zip(counts) {
            assert!((left - lengths[0].0).abs() < 0.01, "all from zero");
            assert!((length / lengths[3].1 - count / 5082.0).abs() < 0.001, "{count}");
        }
        // The province's rate can be compared with the districts' own: 15,48 and 66,72.
        let rates = of("ty_le_ho_ngheo");
        assert_eq!(rates.len(), 8);
        assert!((rates[0].1 / rates[5].1 - 15.48 / 66.72).abs() < 0.001, "{rates:?}");
    }
}

#[test]
fn a_table_has_plan_actual_percent_and_the_year_before() {
    let project = sample();
    let scene = slide(&project, &spec(ChartKind::BarTable, "gn_von", NT, "2018-07"));
    let heads = texts(&scene, Part::Axis).join(" ");
    for words in ["Kế hoạch 2018", "Thực hiện 7 tháng 2018", "% kế hoạch", "7 tháng 2017"]
    {
        assert!(heads.contains(words), "{words} is not in {heads}");
    }
    let row = |place: &str| -> Vec<&str> {
        let cells: Vec<&Hit> = scene.hits.iter().filter(|hit| hit.place == place.into()).collect();
        let inside = |line: &&TextLine| cells.iter().any(|c| c.rect.contains(line.rect.middle()));
        let mut found: Vec<&TextLine> =
            scene.texts().map(|(_, line)| line).filter(inside).collect();
        found.sort_by(|a, b| a.rect.right().total_cmp(&b.rect.right()));
        found.into_iter().map(|line| line.text.as_str()).collect()
    };
    assert_eq!(row("bac-ai"), ["68.390", "15.380", "22,5", "13.194"]);
    assert_eq!(row("ninh-hai"), ["28.430", "chưa có", "chưa có", "9.009"]);
    // Seven of eight have reported: the sum says so, has no bar and no percentage.
    let whole = row(NT);
    assert_eq!(whole.len(), 5, "{whole:?}");
    for words in ["249.050", "58.683", "sơ bộ · 7/8 đơn vị", "chưa đủ", "59.983"] {
        assert!(whole.contains(&words), "{words} is not in {whole:?}");
    }
    assert!(bars_of_cells(&scene).iter().all(|(_, hit)| hit.place != NT.into()));
}

#[test]
fn the_year_before_is_left_out_where_the_definition_changed() {
    let rate = |at| ("ty_le_ho_ngheo", Measure::Actual, "bac-ai", at, firm(50.0));
    let project = with(sample(), &[rate("2015"), rate("2016"), rate("2017")]);
    let head = |at: &str| {
        let scene = slide(&project, &spec(ChartKind::BarTable, "ty_le_ho_ngheo", NT, at));
        (texts(&scene, Part::Axis).join(" "), texts(&scene, Part::Foot).join(" "))
    };
    let (heads, foot) = head("2016");
    assert!(!heads.contains("2015"), "{heads}");
    assert!(foot.contains("Từ 1/1/2016 đổi cách tính"), "{foot}");
    let (heads, foot) = head("2017");
    assert!(heads.contains("2016") && !foot.contains("đổi cách tính"), "{heads} {foot}");
}

#[test]
fn cells_without_figures_say_why() {
    let cells = [("ho_ngheo", Measure::Actual, "ninh-hai", "2019", Cell::NotApplicable)];
    let project = with(sample(), &cells);
    let scene = slide(&project, &spec(ChartKind::BarTable, "ho_ngheo", NT, "2019"));
    assert!(texts(&scene, Part::Absent).contains(&"x"));
    assert!(texts(&scene, Part::Foot).concat().contains("x: không áp dụng"));
    assert_eq!(bars(&scene).len(), 6 + 1, "six of 2019, Bác Ái's of 2018");
    // Of two columns the one that has no figures at all is not there.
    assert!(!texts(&scene, Part::Axis).concat().contains("kế hoạch"));
}

#[test]
fn a_table_is_clear_at_every_width_in_both_languages() {
    let project = sample();
    for (lang, width) in Lang::ALL.into_iter().flat_map(|lang| WIDTHS.map(|width| (lang, width))) {
        for (indicator, at) in [("gn_von", "2018-07"), ("ho_ngheo", "2019"), ("xa_ntm", "2018")] {
            let mut spec = ChartSpec { lang, ..spec(ChartKind::BarTable, indicator, NT, at) };
            spec.others = vec!["tl_gn_dt".into(), "ty_le_ho_ngheo".into()];
            let scene = draw(&project, &spec, width, 460.0);
            assert!(scene.has_figures);
            assert_clear(&scene, &format!("{indicator} {width} {lang:?}"));
        }
    }
}

#[test]
fn columns_without_room_are_counted_and_rows_scroll_below_the_whole() {
    let project = sample();
    let mut spec = spec(ChartKind::BarTable, "gn_von", NT, "2018-07");
    spec.others = vec!["ho_ngheo".into(), "ty_le_ho_ngheo".into(), "xa_ntm".into()];
    let scene = draw(&project, &spec, 388.0, 340.0);
    assert_clear(&scene, "narrow");
    let told =
        texts(&scene, Part::Axis).into_iter().find(|text| text.contains("cột; các cột khác"));
    assert!(told.is_some());
    let rows = scene.rows.unwrap();
    assert!(rows.shown < rows.total && rows.total == 8, "{rows:?}");
    for first_row in 0..8 {
        let size = Size { width: 388.0, height: 340.0 };
        let view = View { first_row, ..View::default() };
        let scene = layout(&project, &spec, size, view, &FixedPitch);
        assert_clear(&scene, &format!("from {first_row}"));
        assert!(texts(&scene, Part::Name).contains(&"Ninh Thuận"), "the whole stays");
    }
    let picture = picture_scene(&project, &spec, Size { width: 420.0, height: 300.0 }, &FixedPitch);
    assert_eq!(picture.rows.unwrap().shown, 8);
}

#[test]
fn a_table_of_a_place_without_parts_is_refused_with_a_reason() {
    let project = sample();
    for lang in Lang::ALL {
        let spec =
            ChartSpec { lang, ..spec(ChartKind::BarTable, "ty_le_ho_ngheo", "phuoc-vinh", "2018") };
        let reason = refusal(&project, &spec).unwrap();
        assert!(reason.ends_with('.'), "{reason}");
        let scene = slide(&project, &spec);
        assert!(!scene.has_figures);
        assert_eq!(texts(&scene, Part::Empty).join(" "), reason);
    }
}
