//! Promise: the board shows of each commune which criteria are met, those nearest the goal first; what
//! nobody reported one by one is a bar of its total, and blank is never "not met".
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod chart_support;

use chart_support::{FixedPitch, NT, WIDTHS, all_text, firm, period, sample, texts, with};
use giaoban::{
    chart::{ChartKind, ChartSpec, Part, Rect, Role, Scene, Shape, Size, View, layout, refusal},
    model::{Cell, Measure, Project, Status},
    text::lang::Lang,
};

fn spec(indicator: &str, place: &str, at: &str) -> ChartSpec {
    let (kind, measure) = (ChartKind::Board, Measure::Actual);
    ChartSpec::new(kind, indicator.into(), measure, place.into(), period(at), Lang::Vi)
}

fn draw(project: &Project, spec: &ChartSpec) -> Scene {
    chart_support::draw(project, spec, 928.0, 508.0)
}

const AT: &str = "2021-02";

/// Which criteria these communes have not met.
const OPEN: [(&str, &[usize]); 5] = [
    ("lam-son", &[]),
    ("luong-son", &[2, 6]),
    ("my-son", &[11]),
    ("hoa-son", &[2, 5, 6]),
    ("ma-noi", &[1, 2, 3, 5, 6, 9, 10, 11, 17]),
];

/// Criteria 18 and 19 of Hòa Sơn are not reported, the 7th of Mỹ Sơn does not apply.
fn criteria() -> Project {
    let ids: Vec<String> = (1..=19).map(|at| format!("tc_{at:02}")).collect();
    let mut cells = Vec::new();
    for (place, open) in OPEN {
        for (at, id) in (1..).zip(&ids) {
            let cell = match (place, at) {
                ("hoa-son", 18 | 19) => Cell::NotReported,
                ("my-son", 7) => Cell::NotApplicable,
                _ => firm(if open.contains(&at) { 0.0 } else { 1.0 }),
            };
            cells.push((id.as_str(), Measure::Actual, place, AT, cell));
        }
    }
    with(sample(), &cells)
}

/// The filled rectangles of a colour, of cells or of bars.
fn filled(scene: &Scene, part: Part) -> Vec<Rect> {
    let is_met = |role| matches!(role, Role::Accent | Role::Grey);
    let marks = scene.marks.iter().filter(|mark| mark.part == part);
    marks
        .filter_map(|mark| match &mark.shape {
            Shape::Rect { rect, fill: Some(fill), .. } if is_met(fill.role) => Some(*rect),
            _ => None,
        })
        .collect()
}

fn open_cells(scene: &Scene) -> usize {
    let is_open = |shape: &Shape| matches!(shape, Shape::Rect { edge: Some((_, edge)), .. } if edge.role == Role::Warn);
    scene.marks.iter().filter(|mark| is_open(&mark.shape)).count()
}

fn hatched(scene: &Scene) -> usize {
    scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Hatch { .. })).count()
}

#[test]
fn the_real_totals_of_ninh_son_are_bars_of_nineteen_and_say_so() {
    let scene = draw(&sample(), &spec("tong_tieu_chi", "ninh-son", "2021-01"));
    let counts = ["19/19", "19/19", "19/19", "18/19", "17/19", "15/19", "10/19"];
    assert_eq!(texts(&scene, Part::Value), counts);
    // Equal ones stand in protocol order.
    let names = ["Lâm Sơn", "Lương Sơn", "Nhơn Sơn", "Mỹ Sơn", "Hòa Sơn", "Quảng Sơn", "Ma Nới"];
    assert_eq!(texts(&scene, Part::Name), names);
    let bars = filled(&scene, Part::Bar);
    let whole = bars.first().unwrap().width;
    let lengths = [19.0, 19.0, 19.0, 18.0, 17.0, 15.0, 10.0];
    for (bar, met) in bars.iter().zip(lengths) {
        assert!((bar.width / whole - met / 19.0).abs() < 1e-4, "{bar:?} {met}");
    }
    assert!(all_text(&scene).contains("huyện Ninh Sơn 117"));
    assert!(all_text(&scene).contains("chưa báo cáo từng tiêu chí"));
    assert!(all_text(&scene).contains("suy từ tổng số"));
    assert!(all_text(&scene).contains("7/7 xã"));
    assert!(texts(&scene, Part::Axis).is_empty(), "no criteria, no numbers above them");
}

#[test]
fn cells_are_met_open_unknown_or_not_applicable_as_they_were_reported() {
    let scene = draw(&criteria(), &spec("tong_tieu_chi", "ninh-son", AT));
    // 19 + 17 + 17 + 14 + 10 met; 0 + 2 + 1 + 3 + 9 open; two unknown; one does not apply.
    assert_eq!(filled(&scene, Part::Segment).len(), 19 + 17 + 17 + 14 + 10);
    assert_eq!((open_cells(&scene), hatched(&scene)), (15, 2));
    assert_eq!(texts(&scene, Part::Absent), ["x", "chưa có số liệu", "chưa có số liệu"]);
    // Mỹ Sơn lacks one of eighteen, Hòa Sơn may have met all that it has not reported.
    let counts = ["19/19", "17/18", "17/19", "14/19", "10/19"];
    assert_eq!(texts(&scene, Part::Value), counts);
    let names = texts(&scene, Part::Name);
    assert_eq!(names.get(..3).unwrap(), ["Lâm Sơn", "Mỹ Sơn", "Lương Sơn"]);
    assert_eq!(names.get(5..).unwrap(), ["Quảng Sơn", "Nhơn Sơn"], "in protocol order, last");
    let said = &scene.summary;
    for words in [
        "Mỹ Sơn 17/18 (còn: Hộ nghèo)",
        "Lương Sơn 17/19 (còn: Giao thông, Cơ sở vật chất văn hóa)",
        "Hòa Sơn 14/19 (2 tiêu chí chưa có số liệu; còn: Giao thông",
        "Quảng Sơn: chưa có số liệu",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(all_text(&scene).contains("5/7 xã"));
}

#[test]
fn a_cell_stands_under_its_number_and_says_its_name_under_the_pointer() {
    let scene = draw(&criteria(), &spec("tong_tieu_chi", "ninh-son", AT));
    let (_, head) =
        scene.texts().find(|(part, line)| *part == Part::Axis && line.text == "11").unwrap();
    let (_, name) = scene.texts().find(|(_, line)| line.text == "Mỹ Sơn").unwrap();
    let mut at = head.rect.middle();
    at.y = name.rect.middle().y;
    let hit = scene.hit_at(at).unwrap();
    assert_eq!(hit.tip.title, "Tiêu chí 11: Hộ nghèo, xã Mỹ Sơn, huyện Ninh Sơn, tháng 2/2021");
    assert_eq!(hit.tip.value, "chưa đạt");
    assert!(texts(&scene, Part::Axis).contains(&"11 Hộ nghèo"), "the key names each number");
    assert_eq!(texts(&scene, Part::Axis).len(), 19 + 19);
}

#[test]
fn a_criterion_shows_the_board_that_it_belongs_to() {
    let project = criteria();
    let own = draw(&project, &spec("tong_tieu_chi", "ninh-son", AT));
    let of_part = draw(&project, &spec("tc_05", "ninh-son", AT));
    assert_eq!(own, of_part);
}

#[test]
fn what_contradicts_itself_is_said() {
    let total = ("tong_tieu_chi", Measure::Actual, "luong-son", AT, firm(18.0));
    let neither = ("tc_03", Measure::Actual, "ma-noi", AT, firm(7.0));
    let scene = draw(&with(criteria(), &[total, neither]), &spec("tong_tieu_chi", "ninh-son", AT));
    assert!(
        scene.summary.contains("Lương Sơn 18/19 (các tiêu chí cộng lại được 17"),
        "{}",
        scene.summary
    );
    let said = texts(&scene, Part::Absent);
    assert!(said.contains(&"có tiêu chí không ghi 0 (chưa đạt) hay 1 (đạt)"), "{said:?}");
}

#[test]
fn recognised_communes_are_marked_and_so_are_plans_and_soft_figures() {
    let soft = Cell::Value { number: 1.0, status: Status::Provisional };
    let project = with(
        criteria(),
        &[
            ("trang_thai_ntm", Measure::Actual, "lam-son", AT, firm(3.0)),
            ("trang_thai_ntm", Measure::Actual, "my-son", AT, firm(2.0)),
            ("tong_tieu_chi", Measure::Plan, "ma-noi", "2021", firm(12.0)),
            ("tc_01", Measure::Actual, "luong-son", AT, soft),
        ],
    );
    let scene = draw(&project, &spec("tong_tieu_chi", "ninh-son", AT));
    let words = texts(&scene, Part::Word);
    let with = |start: &str| words.iter().filter(|word| word.starts_with(start)).count();
    assert_eq!((with("đã công nhận"), with("KH năm 12"), with("sơ bộ")), (1, 1, 1), "{words:?}");
    assert!(all_text(&scene).contains("viền nét đứt: số liệu sơ bộ"));
}

#[test]
fn the_province_lists_who_has_no_figure_by_district() {
    let scene = draw(&sample(), &spec("tong_tieu_chi", NT, "2021-01"));
    assert_eq!(texts(&scene, Part::Name).len(), 7);
    assert!(all_text(&scene).contains("toàn tỉnh 117 (7/47 xã)"), "{}", all_text(&scene));
    let foot = texts(&scene, Part::Foot).join(" ");
    assert!(
        foot.contains("chưa có số liệu: Phan Rang-Tháp Chàm 1, Ninh Hải 8, Ninh Phước 8"),
        "{foot}"
    );
    assert!(foot.contains("7/47 xã"), "{foot}");
}

#[test]
fn a_district_stands_out_through_its_communes() {
    let elsewhere = ("tong_tieu_chi", Measure::Actual, "vinh-hai", "2021-01", firm(17.0));
    let project = with(sample(), &[elsewhere]);
    let bars_in = |highlight: Option<&str>, role| {
        let highlight = highlight.map(Into::into);
        let spec = ChartSpec { highlight, ..spec("tong_tieu_chi", NT, "2021-01") };
        let scene = draw(&project, &spec);
        let bars = scene.marks.iter().filter(|mark| mark.part == Part::Bar);
        let of_role = |shape: &Shape| matches!(shape, Shape::Rect { fill: Some(fill), .. } if fill.role == role);
        bars.filter(|mark| of_role(&mark.shape)).count()
    };
    assert_eq!((bars_in(None, Role::Accent), bars_in(None, Role::Grey)), (8, 0));
    for (place, shown) in [("ninh-son", 7), ("vinh-hai", 1), ("ninh-hai", 1), ("bac-ai", 8)] {
        let seen = (bars_in(Some(place), Role::Accent), bars_in(Some(place), Role::Grey));
        assert_eq!(seen, (shown, 8 - shown), "{place}");
    }
}

#[test]
fn only_counts_of_what_is_met_make_a_board() {
    let project = sample();
    for indicator in ["gn_von", "ho_ngheo", "so_xa", "tl_gn", "tc_bq_xa", "nuoc_hvs"] {
        let why = refusal(&project, &spec(indicator, NT, "2018-07"));
        assert!(why.is_some_and(|why| why.contains("đạt hoặc chưa đạt")), "{indicator}");
    }
    for indicator in ["tong_tieu_chi", "tc_01", "tc_19"] {
        assert_eq!(refusal(&project, &spec(indicator, NT, "2018-07")), None, "{indicator}");
    }
}

#[test]
fn nothing_is_cut_or_covered_at_any_size() {
    let project =
        with(criteria(), &[("trang_thai_ntm", Measure::Actual, "lam-son", AT, firm(3.0))]);
    for lang in [Lang::Vi, Lang::En] {
        for place in ["ninh-son", NT] {
            for (width, height) in
                WIDTHS.into_iter().flat_map(|w| [300.0, 520.0, 900.0].map(|h| (w, h)))
            {
                let spec = ChartSpec { lang, ..spec("tong_tieu_chi", place, AT) };
                let size = Size { width, height };
                let scene = layout(&project, &spec, size, View::default(), &FixedPitch);
                let lines: Vec<_> = scene.texts().map(|(_, line)| line).collect();
                for (at, line) in lines.iter().enumerate() {
                    let is_inside = line.rect.left >= -0.01
                        && line.rect.right() <= scene.size.width + 0.01
                        && line.rect.bottom() <= scene.size.height + 0.01;
                    assert!(is_inside, "{width} {height}: '{}' {:?}", line.text, line.rect);
                    let mut others = lines.iter().skip(at + 1);
                    let under = others.find(|other| line.rect.overlaps(other.rect, 0.5));
                    assert!(under.is_none(), "{width} {height}: '{}' {under:?}", line.text);
                }
                for (at, hit) in scene.hits.iter().enumerate() {
                    let mut others = scene.hits.iter().skip(at + 1);
                    assert!(!others.any(|other| hit.rect.overlaps(other.rect, 0.1)), "{width}");
                }
            }
        }
    }
}
