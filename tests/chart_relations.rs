//! Promise: charts that set one thing against another lie neither in place nor in length: a point of a
//! scatter stands at both its figures, a step of a waterfall begins where the last one ended and what
//! nobody reported is shown as such, parts side by side are as long as they are.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod chart_support;
#[path = "chart_support/clear.rs"]
mod clear;

use chart_support::{NT, WIDTHS, all_text, draw, firm, period, sample, texts, with};
use clear::assert_clear;
use giaoban::{
    chart::{ChartKind, ChartSpec, Part, Point, Rect, Role, Scene, Shape, refusal},
    model::{Cell, Measure, PlaceId, Project},
    text::lang::Lang,
};

/// Poor and near-poor in percent, April 2011, Decision 948/QĐ-UBND; the province last.
const APRIL_2011: [(&str, f64, f64); 8] = [
    ("phan-rang-thap-cham", 7.42, 8.43),
    ("ninh-hai", 10.17, 10.89),
    ("ninh-phuoc", 12.5, 13.67),
    ("ninh-son", 28.16, 9.33),
    ("bac-ai", 66.72, 10.12),
    ("thuan-bac", 23.57, 10.09),
    ("thuan-nam", 13.79, 7.31),
    ("ninh-thuan", 15.48, 10.16),
];

/// Poor households in November 2019, Decision 1884/QĐ-UBND, in protocol order; then all of them.
const POOR_2019: [(&str, f64); 8] = [
    ("1.009", 1009.0),
    ("584", 584.0),
    ("1.434", 1434.0),
    ("2.638", 2638.0),
    ("2.601", 2601.0),
    ("2.456", 2456.0),
    ("1.203", 1203.0),
    ("11.925", 11925.0),
];

fn spec(kind: ChartKind, indicator: &str, at: &str) -> ChartSpec {
    ChartSpec::new(kind, indicator.into(), Measure::Actual, NT.into(), period(at), Lang::Vi)
}

fn scatter(up: &str, across: &str, at: &str) -> ChartSpec {
    let others = if across.is_empty() { Vec::new() } else { vec![across.into()] };
    ChartSpec { others, ..spec(ChartKind::Scatter, up, at) }
}

fn of(place: &str, spec: ChartSpec) -> ChartSpec {
    ChartSpec { place: place.into(), ..spec }
}

fn slide(project: &Project, spec: &ChartSpec) -> Scene {
    draw(project, spec, 928.0, 508.0)
}

fn shapes(scene: &Scene, part: Part) -> impl Iterator<Item = &Shape> {
    scene.marks.iter().filter(move |mark| mark.part == part).map(|mark| &mark.shape)
}

fn dots(scene: &Scene) -> Vec<Point> {
    let dots = shapes(scene, Part::Dot).filter_map(|shape| match shape {
        Shape::Circle { centre, .. } => Some(*centre),
        _ => None,
    });
    dots.collect()
}

/// Bars and arrows by their boxes, from the top.
fn bars(scene: &Scene) -> Vec<Rect> {
    let boxed = |points: &[Point]| {
        let x = |pick: fn(f32, f32) -> f32| points.iter().map(|p| p.x).reduce(pick).unwrap();
        let y = |pick: fn(f32, f32) -> f32| points.iter().map(|p| p.y).reduce(pick).unwrap();
        let low = Point { x: x(f32::min), y: y(f32::min) };
        Rect::between(low, Point { x: x(f32::max), y: y(f32::max) })
    };
    let bars = shapes(scene, Part::Bar).filter_map(|shape| match shape {
        Shape::Rect { rect, .. } => Some(*rect),
        Shape::Polygon { points, .. } => Some(boxed(points)),
        _ => None,
    });
    bars.collect()
}

fn why(project: &Project, spec: &ChartSpec) -> String {
    let reason = refusal(project, spec).unwrap();
    let scene = slide(project, spec);
    assert!(!scene.has_figures);
    assert_eq!(texts(&scene, Part::Empty).join(" "), reason);
    reason
}

// ---- Tương quan

#[test]
fn a_point_stands_at_both_its_figures_and_the_lines_at_the_provinces() {
    let scene = slide(&sample(), &scatter("ty_le_can_ngheo", "ty_le_ho_ngheo", "2011-04"));
    assert_eq!(scene.title, "Tỷ lệ hộ cận nghèo và tỷ lệ hộ nghèo theo huyện, tháng 4/2011");
    let mut places = dots(&scene);
    assert_eq!(places.len(), 7);
    // Where the province's two lines cross is its own point.
    let lines = shapes(&scene, Part::Reference).filter_map(|shape| match shape {
        Shape::Line { points, .. } => Some((points[..1][0], points[1..][0])),
        _ => None,
    });
    let lines: Vec<(Point, Point)> = lines.collect();
    assert_eq!(lines.len(), 2);
    places.push(Point { x: lines[0].0.x, y: lines[1].0.y });
    // One scale across and one up: each distance in points is that of the figures.
    let (first, last) = (places[0], places[4]);
    let across = f64::from(last.x - first.x) / (66.72 - 7.42);
    let up = f64::from(places[2].y - first.y) / (13.67 - 8.43);
    for (place, (id, poor, near)) in places.iter().zip(APRIL_2011) {
        let x = f64::from(place.x - first.x);
        let y = f64::from(place.y - first.y);
        assert!((x - (poor - 7.42) * across).abs() < 0.05, "{id}");
        assert!((y - (near - 8.43) * up).abs() < 0.05, "{id}");
    }
    assert!(across > 0.0 && up < 0.0, "more lies right and up");
    assert_eq!(texts(&scene, Part::Reference), ["toàn tỉnh 15,48", "toàn tỉnh 10,16"]);
    for name in ["Phan Rang-", "Bác Ái", "Ninh Sơn", "Thuận Nam"] {
        assert!(texts(&scene, Part::Name).contains(&name), "{name}");
    }
    assert!(all_text(&scene).contains("tốt hơn ở cả hai"));
    assert!(scene.summary.contains("Bác Ái: Tỷ lệ cận nghèo 10,12%, Tỷ lệ nghèo 66,72%"));
}

#[test]
fn what_lies_under_a_point_is_its_place() {
    let scene = slide(&sample(), &scatter("ty_le_can_ngheo", "ty_le_ho_ngheo", "2011-04"));
    for (dot, (id, ..)) in dots(&scene).into_iter().zip(APRIL_2011) {
        let hit = scene.hit_at(dot).unwrap();
        assert_eq!(hit.place, PlaceId::from(id));
        assert!(hit.tip.value.starts_with("Tỷ lệ cận nghèo: "), "{:?}", hit.tip);
        assert_eq!(hit.tip.lines[..1][0].0, "Tỷ lệ nghèo");
    }
}

#[test]
fn the_highlighted_point_stands_out_and_nothing_moves() {
    let even = scatter("ty_le_can_ngheo", "ty_le_ho_ngheo", "2011-04");
    let one = ChartSpec { highlight: Some("bac-ai".into()), ..even.clone() };
    let (even, one) = (slide(&sample(), &even), slide(&sample(), &one));
    let colours = shapes(&one, Part::Dot).filter_map(|shape| match shape {
        Shape::Circle { fill, .. } => Some(fill.role),
        _ => None,
    });
    let colours: Vec<Role> = colours.collect();
    assert_eq!(colours.iter().filter(|role| **role == Role::Accent).count(), 1);
    assert_eq!(colours.last(), Some(&Role::Accent), "over the others");
    assert_eq!(colours.iter().filter(|role| **role == Role::Grey).count(), 6);
    assert_eq!(texts(&even, Part::Name), texts(&one, Part::Name));
    let places = |scene: &Scene| scene.hits.iter().map(|hit| hit.rect).collect::<Vec<_>>();
    assert_eq!(places(&even), places(&one));
}

#[test]
fn counts_are_not_set_against_each_other() {
    let project = sample();
    let reason = why(&project, &scatter("ho_ngheo", "", "2019"));
    assert!(reason.starts_with("Số hộ nghèo là số tuyệt đối"), "{reason}");
    let reason = why(&project, &scatter("ty_le_ho_ngheo", "ho_can_ngheo", "2011-04"));
    assert!(reason.starts_with("Số hộ cận nghèo là số tuyệt đối"), "{reason}");
    assert!(why(&project, &scatter("tl_gn", "tl_gn", "2018-07")).contains("khác nhau"));
}

/// Two rates of one topic at the same places: the near-poor against the poor, never a rate against
/// what it is made of.
#[test]
fn the_other_indicator_is_one_that_says_something() {
    let across = |up: &str, at: &str| {
        let scene = slide(&sample(), &scatter(up, "", at));
        let axes = texts(&scene, Part::Axis).into_iter();
        let mut axes = axes.filter(|text| text.starts_with("Tỷ lệ"));
        axes.next_back().unwrap_or_default().to_owned()
    };
    assert_eq!(across("ty_le_can_ngheo", "2011-04"), "Tỷ lệ hộ nghèo (%)");
    assert_eq!(across("ty_le_ho_ngheo", "2011-04"), "Tỷ lệ hộ cận nghèo (%)");
    assert_eq!(across("tl_gn_sn", "2018-07"), "Tỷ lệ giải ngân vốn đầu tư phát triển (%)");
}

#[test]
fn money_stands_across_and_the_quarters_say_what_it_brought() {
    // Made up for the test: districts' shares of recognised communes in June 2018.
    let at = "2018-06";
    let shares = [
        ("phan-rang-thap-cham", 100.0),
        ("ninh-hai", 50.0),
        ("ninh-phuoc", 10.0),
        ("ninh-son", 70.0),
        (NT, 40.0),
    ];
    let cells = shares.map(|(place, n)| ("ty_le_xa_ntm", Measure::Actual, place, at, firm(n)));
    let scene = slide(&with(sample(), &cells), &scatter("ty_le_xa_ntm", "", at));
    assert_eq!(dots(&scene).len(), 4);
    let said = all_text(&scene);
    assert!(said.contains("Tỷ lệ giải ngân vốn (%)"), "{said}");
    let words = texts(&scene, Part::Word).join(" ");
    for quarter in ["chi nhanh hơn, kết quả kém hơn", "kết quả tốt hơn, chi chậm hơn"]
    {
        assert!(words.contains(quarter), "{words}");
    }
    assert!(said.contains("Chưa có đủ hai số liệu: Bác Ái, Thuận Bắc, Thuận Nam"), "{said}");
    assert!(said.contains("Một phần là số liệu minh họa"), "{said}");
}

#[test]
fn an_axis_of_another_period_says_so() {
    let scene = slide(&sample(), &scatter("tl_gn", "ty_le_ho_ngheo", "2018-07"));
    let axes = texts(&scene, Part::Axis).join(" ");
    assert!(axes.contains("Tỷ lệ hộ nghèo, cuối năm 2018 (%)"), "{axes}");
    assert!(axes.contains("Tỷ lệ giải ngân vốn, 7 tháng đầu năm 2018 (%)"), "{axes}");
    // Without the year's own, that of the year before.
    let gone = ["ho_ngheo", "ty_le_ho_ngheo"];
    let gone = gone.map(|id| (id, Measure::Actual, "bac-ai", "2018", Cell::NotReported));
    let scene = slide(&with(sample(), &gone), &scatter("tl_gn", "ty_le_ho_ngheo", "2018-07"));
    let axes = texts(&scene, Part::Axis).join(" ");
    assert!(axes.contains("Tỷ lệ hộ nghèo, cuối năm 2017 (%)"), "{axes}");
}

#[test]
fn where_the_province_has_no_whole_figure_there_is_no_line() {
    // Ninh Hải has not reported, so neither has the province.
    let scene = slide(&sample(), &scatter("tl_gn_sn", "tl_gn_dt", "2018-07"));
    assert_eq!(texts(&scene, Part::Reference), ["toàn tỉnh 28,4"]);
    let said = all_text(&scene);
    assert!(said.contains("Tỷ lệ giải ngân vốn sự nghiệp, toàn tỉnh: chưa đủ số liệu"), "{said}");
    assert!(said.contains("Chưa có đủ hai số liệu: Ninh Hải"), "{said}");
    assert!(said.contains("7/8 đơn vị về cả hai chỉ tiêu"), "{said}");
    assert!(said.contains("hai trục không bắt đầu từ 0"), "{said}");
    assert!(!said.contains("ở cả hai"), "no quarters without both lines");
    let is_hollow = |shape: &Shape| matches!(shape, Shape::Circle { edge: Some(_), .. });
    assert_eq!(shapes(&scene, Part::Dot).filter(|shape| is_hollow(shape)).count(), 7);
}

/// Rates of every commune, made up; the first few nearly in one place.
fn communes() -> (Project, Vec<PlaceId>) {
    let project = sample();
    let all: Vec<PlaceId> = project
        .areas()
        .iter()
        .filter(|area| area.kind.is_commune())
        .map(|area| area.id.clone())
        .collect();
    let mut cells = Vec::new();
    for (at, place) in all.iter().enumerate() {
        let number = at as f64;
        let (poor, near) = match at {
            0..10 => (5.0 + number / 50.0, 6.0),
            _ => ((number * 37.0) % 41.0, (number * 23.0) % 17.0),
        };
        for (id, value) in [("ty_le_ho_ngheo", poor), ("ty_le_can_ngheo", near)] {
            cells.push((id, Measure::Actual, place.as_str(), "2019", firm(value)));
        }
    }
    (with(project, &cells), all)
}

#[test]
fn many_places_are_numbered_and_every_name_stands_in_the_list() {
    let (project, all) = communes();
    assert_eq!(all.len(), 65);
    let up = scatter("ty_le_can_ngheo", "ty_le_ho_ngheo", "2019");
    let spec = ChartSpec { places: Some(all.clone()), ..up };
    for (width, height) in [(928.0, 508.0), (436.0, 308.0), (436.0, 648.0), (388.0, 328.0)] {
        let scene = draw(&project, &spec, width, height);
        assert_clear(&scene, &format!("{width} x {height}"));
        let said = all_text(&scene);
        for place in &all {
            let name = &project.areas().get(place).unwrap().name.vi;
            let word = name.split(' ').next().unwrap();
            assert!(said.contains(word), "{name}");
        }
        let numbers: Vec<&str> = texts(&scene, Part::Word);
        for number in 1..=all.len() {
            let number = number.to_string();
            let times = numbers.iter().filter(|text| **text == number).count();
            assert_eq!(times, 2, "{number}: beside its point and in the list, {width} x {height}");
        }
    }
}

// ---- Từ đầu kỳ đến cuối kỳ

/// Between two whole bars from zero each begins where the one above ended, and is as long as its
/// figure on one scale.
#[track_caller]
fn assert_steps(scene: &Scene, figures: &[f64]) {
    let bars = bars(scene);
    assert_eq!(bars.len(), figures.len());
    let (Some((first, start)), Some(last)) = (bars.iter().zip(figures).next(), bars.last()) else {
        panic!("no bars")
    };
    let scale = f64::from(first.width) / start;
    assert!((first.left - last.left).abs() < 0.01, "both from zero");
    let mut at = first.right();
    for (bar, figure) in bars.iter().zip(figures).skip(1).take(figures.len() - 2) {
        assert!((f64::from(bar.width) - figure.abs() * scale).abs() < 0.05, "{figure}");
        let (begin, end) =
            if *figure >= 0.0 { (bar.left, bar.right()) } else { (bar.right(), bar.left) };
        assert!((begin - at).abs() < 0.05, "{figure} begins at {begin}, not at {at}");
        at = end;
    }
    assert!((last.right() - at).abs() < 0.05, "the last bar ends where they led");
}

#[test]
fn districts_make_up_the_poor_households_of_the_province() {
    let scene = slide(&sample(), &spec(ChartKind::Waterfall, "ho_ngheo", "2019"));
    assert_eq!(texts(&scene, Part::Value), POOR_2019.map(|(text, _)| text));
    let figures = POOR_2019.map(|(_, number)| number);
    let bars = bars(&scene);
    let scale = f64::from(bars[7].width) / figures[7];
    let mut sum = 0.0;
    for (bar, figure) in bars.iter().zip(&figures[..7]) {
        let left = f64::from(bar.left - bars[7].left);
        assert!(
            (left - sum * scale).abs() < 0.05
                && (f64::from(bar.width) - figure * scale).abs() < 0.05
        );
        sum += figure;
    }
    assert_eq!(shapes(&scene, Part::Absent).count(), 0, "nothing is left over");
    assert_eq!(shapes(&scene, Part::Series).count(), 7, "each is joined to the next");
}

#[test]
fn a_published_total_that_its_units_do_not_make_up_says_by_how_much() {
    let published = [("ho_ngheo", Measure::Actual, NT, "2019", firm(12_000.0))];
    let scene = slide(&with(sample(), &published), &spec(ChartKind::Waterfall, "ho_ngheo", "2019"));
    assert!(texts(&scene, Part::Name).contains(&"Lệch với số công bố"));
    assert!(texts(&scene, Part::Value).contains(&"+75"));
    let hatches = shapes(&scene, Part::Absent).filter(|s| matches!(s, Shape::Hatch { .. }));
    assert_eq!(hatches.count(), 1);
}

#[test]
fn of_a_few_units_the_rest_is_that_of_the_others() {
    let mountains = ["ninh-son", "bac-ai", "thuan-bac"].map(PlaceId::from).to_vec();
    let all = spec(ChartKind::Waterfall, "ho_ngheo", "2019");
    let scene = slide(&sample(), &ChartSpec { places: Some(mountains), ..all });
    assert_eq!(texts(&scene, Part::Value), ["2.638", "2.601", "2.456", "+4.230", "11.925"]);
    assert!(texts(&scene, Part::Name).contains(&"Các đơn vị khác"));
}

#[test]
fn what_no_flow_explains_is_a_hatched_bar_and_the_foot_says_which_are_missing() {
    let scene = slide(&sample(), &of("bac-ai", spec(ChartKind::Waterfall, "ho_ngheo", "2019")));
    assert_eq!(scene.title, "Số hộ nghèo, huyện Bác Ái: từ cuối năm 2018 đến cuối năm 2019");
    assert_eq!(texts(&scene, Part::Value), ["2.972", "-371", "2.601"]);
    assert_eq!(texts(&scene, Part::Name), ["Cuối năm 2018", "Chưa tách được", "Cuối năm 2019"]);
    assert_steps(&scene, &[2972.0, -371.0, 2601.0]);
    assert_eq!(shapes(&scene, Part::Absent).count(), 1);
    let said = all_text(&scene);
    assert!(said.contains("chưa tách được: Thoát nghèo, Tái nghèo, Phát sinh"), "{said}");
    assert!(said.contains("chênh lệch -371 hộ (-12,5%)"), "{said}");
    assert!(texts(&scene, Part::Word).contains(&"ước"), "2018 is an estimate");
}

#[test]
fn flows_stand_between_start_and_end_and_leave_what_they_do_not_explain() {
    let flow = |id, number| (id, Measure::Actual, "bac-ai", "2019", firm(number));
    let spec = of("bac-ai", spec(ChartKind::Waterfall, "ho_ngheo", "2019"));
    let some = [flow("ho_thoat_ngheo", 450.0), flow("ho_tai_ngheo", 12.0)];
    let scene = slide(&with(sample(), &some), &spec);
    assert_eq!(texts(&scene, Part::Value), ["2.972", "-450", "+12", "+67", "2.601"]);
    assert_steps(&scene, &[2972.0, -450.0, 12.0, 67.0, 2601.0]);
    assert!(all_text(&scene).contains("chưa tách được: Phát sinh"));

    let all = [some[0], some[1], flow("ho_ngheo_ps", 67.0)];
    let scene = slide(&with(sample(), &all), &spec);
    let names = ["Cuối năm 2018", "Thoát nghèo", "Tái nghèo", "Phát sinh", "Cuối năm 2019"];
    assert_eq!(texts(&scene, Part::Name), names);
    assert_eq!(shapes(&scene, Part::Absent).count(), 0);
    assert!(!all_text(&scene).contains("hưa tách được"));
    // A fall points left, a rise right: the tip is the corner that stands alone at its side.
    let arrows: Vec<(bool, Role)> = shapes(&scene, Part::Bar)
        .filter_map(|shape| match shape {
            Shape::Polygon { points, fill } => {
                let alone = |x: f32| points.iter().filter(|p| (p.x - x).abs() < 0.01).count() == 1;
                let left = points.iter().map(|p| p.x).reduce(f32::min).unwrap();
                Some((alone(left), fill.role))
            }
            _ => None,
        })
        .collect();
    let (calm, alarm) = ((true, Role::Accent), (false, Role::Warn));
    assert_eq!(arrows, [calm, alarm, alarm], "more poor households is for the worse");
}

#[test]
fn each_units_change_leads_from_one_year_to_the_next_where_all_have_both() {
    let scene = slide(&sample(), &spec(ChartKind::Waterfall, "gn_von", "2018-06"));
    assert!(scene.title.contains("từ 6 tháng đầu năm 2017 đến 6 tháng đầu năm 2018"));
    let values = texts(&scene, Part::Value);
    assert_eq!(values.len(), 10);
    let number = |text: &&str| text.replace(['.', '+'], "").parse::<f64>().unwrap();
    assert_steps(&scene, &values.iter().map(number).collect::<Vec<_>>());
    assert!(all_text(&scene).contains("Số liệu minh họa"));
}

#[test]
fn what_does_not_add_up_is_not_followed_from_start_to_end() {
    let project = sample();
    let reason = why(&project, &spec(ChartKind::Waterfall, "tl_gn", "2018-07"));
    assert!(reason.contains("tỷ lệ, bình quân không cộng"), "{reason}");
    // July of Ninh Hải is not reported: seven of eight are no total.
    let reason = why(&project, &spec(ChartKind::Waterfall, "gn_von", "2018-07"));
    assert!(reason.contains("chưa có số liệu của: Ninh Hải"), "{reason}");
    // 2011 counts by another standard.
    let across = Some((period("2011-04"), period("2019")));
    let asked = ChartSpec { range: across, ..spec(ChartKind::Waterfall, "ho_ngheo", "2019") };
    let reason = why(&project, &asked);
    assert!(reason.to_lowercase().contains("đa chiều"), "{reason}");
}

// ---- Cạnh nhau

#[test]
fn parts_side_by_side_are_as_long_as_they_are() {
    let by = |dimension: &str| ChartSpec {
        by: Some(dimension.into()),
        ..spec(ChartKind::Grouped, "gn_von", "2018-07")
    };
    let scene = slide(&sample(), &by("nguon"));
    let values = texts(&scene, Part::Value);
    assert_eq!(&values[..2], ["14.462", "918"], "Bác Ái first, by its whole");
    let bars = bars(&scene);
    assert_eq!(bars.len(), 14);
    for (bar, text) in bars.iter().zip(&values) {
        let figure: f64 = text.replace('.', "").parse().unwrap();
        let scale = f64::from(bars[0].width) / 14_462.0;
        assert!((f64::from(bar.width) - figure * scale).abs() < 0.05, "{text}");
        assert!((bar.left - bars[0].left).abs() < 0.01, "from zero");
    }
    // Told apart on paper: by how dark they are, each with an edge.
    let fills: Vec<f32> = shapes(&scene, Part::Bar)
        .filter_map(|shape| match shape {
            Shape::Rect { fill: Some(fill), edge: Some(_), .. } => Some(fill.strength),
            _ => None,
        })
        .collect();
    assert!((fills[0] - fills[1]).abs() > 0.4, "{fills:?}");

    // What is known of Ninh Hải stands there, what is not is said.
    let scene = draw(&sample(), &by("tinh_chat"), 928.0, 640.0);
    assert_eq!(texts(&scene, Part::Absent), ["chưa có số liệu"]);
    assert!(texts(&scene, Part::Value).contains(&"8.102"));
}

#[test]
fn rates_of_parts_may_stand_side_by_side_but_not_what_has_none() {
    let project = sample();
    let spec = |indicator, at| spec(ChartKind::Grouped, indicator, at);
    let scene = slide(&project, &spec("tl_gn", "2018-07"));
    assert!(scene.has_figures && texts(&scene, Part::Value).len() == 14, "{}", scene.summary);
    assert!(why(&project, &spec("ho_ngheo", "2019")).contains("chi tiết"));
    assert!(why(&project, &spec("nuoc_sach", "2020")).contains("tách được theo thành phần"));
}

#[test]
fn only_places_whose_parts_are_known_count_as_reported() {
    // Made up for the test: one district's communes by criteria, of seven whose communes are known.
    let classes = [("xa_19", 2.0), ("xa_15_18", 4.0), ("xa_10_14", 1.0), ("xa_duoi_10", 0.0)];
    let cells = classes.map(|(id, n)| (id, Measure::Actual, "ninh-son", "2021", firm(n)));
    let all = with(sample(), &cells);
    for kind in [ChartKind::Grouped, ChartKind::Stacked] {
        let scene = slide(&all, &spec(kind, "so_xa", "2021"));
        assert!(all_text(&scene).contains("Đã có số liệu 1/7 huyện"), "{kind:?}");
    }
    // One class less: side by side the others stand, end to end they do not.
    let some = with(sample(), &cells[..3]);
    let scene = slide(&some, &spec(ChartKind::Grouped, "so_xa", "2021"));
    assert!(all_text(&scene).contains("Đã có số liệu 0/7 huyện"));
    assert_eq!(texts(&scene, Part::Value), ["2", "4", "1"]);
}

// ---- all three

#[test]
fn nothing_overlaps_or_is_cut_at_any_size_in_both_languages() {
    let project = sample();
    let flow = |id, number| (id, Measure::Actual, "bac-ai", "2019", firm(number));
    let flows = [flow("ho_thoat_ngheo", 450.0), flow("ho_tai_ngheo", 12.0)];
    let with_flows = with(sample(), &flows);
    let charts = [
        (&project, scatter("ty_le_can_ngheo", "ty_le_ho_ngheo", "2011-04")),
        (&project, scatter("tl_gn_sn", "tl_gn_dt", "2018-07")),
        (&project, spec(ChartKind::Waterfall, "ho_ngheo", "2019")),
        (&project, spec(ChartKind::Waterfall, "gn_von", "2018-06")),
        (&with_flows, of("bac-ai", spec(ChartKind::Waterfall, "ho_ngheo", "2019"))),
        (&project, spec(ChartKind::Grouped, "gn_von", "2018-07")),
        (&project, spec(ChartKind::Grouped, "tl_gn", "2018-07")),
    ];
    for (project, spec) in charts {
        for lang in [Lang::Vi, Lang::En] {
            let spec = ChartSpec { lang, ..spec.clone() };
            for width in WIDTHS {
                for height in [240.0, 360.0, 640.0] {
                    let scene = draw(project, &spec, width, height);
                    assert!(scene.has_figures);
                    let what = format!("{:?} {width} x {height} {lang:?}", spec.kind);
                    assert_clear(&scene, &what);
                    let is_named = |shape: &Shape| matches!(shape, Shape::Circle { .. });
                    let points = shapes(&scene, Part::Dot).filter(|s| is_named(s)).count();
                    let names = texts(&scene, Part::Name).len();
                    assert!(names >= points, "{what}: {names} names of {points} points");
                }
            }
        }
    }
}
