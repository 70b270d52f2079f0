//! Promise: a chart claims nothing that the figures cannot carry, and shows all that they say: no
//! line across a gap or a change of definition, bars from zero, nothing made of what was not
//! reported, no name cut, no text over another.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly, in its helpers too"
)]

mod chart_support;

use chart_support::{FixedPitch, NT, WIDTHS, all_text, draw, firm, period, sample, texts, with};
use giaoban::{
    chart::{ChartKind, ChartSpec, Part, Rect, Scene, Shape, Size, Sort, TextLine, View, layout},
    model::{Cell, Measure, PlaceId, Project, Status},
    text::lang::Lang,
};

const POOR_SHARE: &str = "ty_le_ho_ngheo";

fn ranked(indicator: &str, place: &str, at: &str) -> ChartSpec {
    ChartSpec::new(
        ChartKind::Ranked,
        indicator.into(),
        Measure::Actual,
        place.into(),
        period(at),
        Lang::Vi,
    )
}

fn trend(indicator: &str, place: &str, at: &str) -> ChartSpec {
    ChartSpec { kind: ChartKind::Trend, ..ranked(indicator, place, at) }
}

fn solid_bars(scene: &Scene) -> Vec<Rect> {
    let bars = scene.marks.iter().filter_map(|mark| match (&mark.shape, mark.part) {
        (Shape::Rect { rect, fill: Some(_), .. }, Part::Bar) => Some(*rect),
        _ => None,
    });
    bars.collect()
}

fn plan_ticks(scene: &Scene) -> usize {
    let is_tick = |shape: &Shape| matches!(shape, Shape::Rect { rect, .. } if rect.width < 3.0);
    scene.marks.iter().filter(|mark| mark.part == Part::Plan && is_tick(&mark.shape)).count()
}

/// Line pieces of a trend, by the days at their ends.
fn joined_days(scene: &Scene) -> Vec<(f64, f64)> {
    let days = scene.days.unwrap();
    let day = |x: f32| {
        let share = f64::from((x - days.area.left) / days.area.width);
        days.shown.0 + share * (days.shown.1 - days.shown.0)
    };
    let lines = scene.marks.iter().filter_map(|mark| match (&mark.shape, mark.part) {
        (Shape::Line { points, .. }, Part::Series) => Some(points),
        _ => None,
    });
    lines.map(|points| (day(points[0].x), day(points[points.len() - 1].x))).collect()
}

fn years_joined(scene: &Scene) -> Vec<(i32, i32)> {
    // A year's figure stands at its last day; the middle of the year after is far from any other.
    #[expect(clippy::cast_possible_truncation, reason = "a year")]
    let year = |day: f64| ((day + 183.0) / 365.2425 + 1970.0) as i32 - 1;
    joined_days(scene).into_iter().map(|(from, to)| (year(from), year(to))).collect()
}

/// No text lies over another or reaches out of the scene, and none stands over a bar or tick.
#[track_caller]
fn assert_clear(scene: &Scene, what: &str) {
    let lines: Vec<&TextLine> = scene.texts().map(|(_, line)| line).collect();
    let page = Rect { left: 0.0, top: 0.0, width: scene.size.width, height: scene.size.height };
    for (index, line) in lines.iter().enumerate() {
        let r = line.rect;
        assert!(
            r.left >= -0.01
                && r.right() <= page.right() + 0.01
                && r.bottom() <= page.bottom() + 0.01,
            "{what}: '{}' reaches out: {r:?} of {page:?}",
            line.text
        );
        for other in &lines[index + 1..] {
            assert!(
                !r.overlaps(other.rect, 0.5),
                "{what}: '{}' lies over '{}'",
                line.text,
                other.text
            );
        }
        for bar in solid_bars(scene) {
            assert!(!r.overlaps(bar, 0.5), "{what}: '{}' lies over a bar", line.text);
        }
    }
}

/// Every place in view has its whole name.
#[track_caller]
fn assert_named(project: &Project, scene: &Scene, lang: Lang, what: &str) {
    let rows = scene.rows.unwrap();
    assert_eq!(scene.hits.len(), rows.shown, "{what}");
    for hit in &scene.hits {
        let own = scene
            .texts()
            .filter(|(part, line)| *part == Part::Name && hit.rect.contains(line.rect.middle()));
        let shown: String = own.map(|(_, line)| line.text.clone()).collect::<Vec<_>>().join(" ");
        let name = project.place_name(&hit.place).unwrap();
        let name = if lang == Lang::Vi { &name.vi } else { &name.en };
        let letters = |text: &str| text.replace(' ', "");
        assert_eq!(letters(&shown), letters(name), "{what}");
    }
}

#[test]
fn no_line_crosses_a_change_of_definition_or_a_gap() {
    let project = with(
        sample(),
        &[
            (POOR_SHARE, Measure::Actual, NT, "2014", firm(16.2)),
            (POOR_SHARE, Measure::Actual, NT, "2015", firm(14.93)),
            (POOR_SHARE, Measure::Actual, NT, "2016", firm(12.54)),
        ],
    );
    let scene = draw(&project, &trend(POOR_SHARE, NT, "2018"), 800.0, 480.0);
    assert_eq!(years_joined(&scene), [(2014, 2015), (2016, 2017), (2017, 2018), (2018, 2019)]);
    let breaks = scene.marks.iter().filter(|mark| {
        matches!((&mark.shape, mark.part), (Shape::Line { dash: Some(_), .. }, Part::Break))
    });
    assert_eq!(breaks.count(), 2, "2015|2016 and 2020|2021");
    let words = texts(&scene, Part::Break).join(" ");
    for name in ["Chuẩn thu nhập 2011-2015", "Chuẩn đa chiều 2016-2020", "2022-2025"] {
        assert!(words.contains(name), "{name} in {words}");
    }
    assert_clear(&scene, "trend with two breaks");

    let gap = with(project, &[(POOR_SHARE, Measure::Actual, NT, "2018", Cell::NotReported)]);
    let scene = draw(&gap, &trend(POOR_SHARE, NT, "2018"), 800.0, 480.0);
    assert_eq!(years_joined(&scene), [(2014, 2015), (2016, 2017)]);
    assert_eq!(texts(&scene, Part::Absent), ["chưa có", "chưa có"], "2018 and 2020");
}

#[test]
fn a_cumulative_figure_begins_anew_each_january() {
    let scene = draw(&sample(), &trend("gn_von_dt_ntm_nstw", "bac-ai", "2018-07"), 900.0, 500.0);
    let lines = joined_days(&scene);
    assert!(lines.len() > 12, "{}", lines.len());
    let new_year = f64::from(period("2017-12").last_day().day_number());
    assert!(lines.iter().all(|(from, to)| *to <= new_year + 1.0 || *from > new_year + 1.0));
    assert_eq!(texts(&scene, Part::Warning), ["Số liệu minh họa"]);
}

#[test]
fn a_year_series_takes_nothing_of_the_months() {
    let scene = draw(&sample(), &trend(POOR_SHARE, NT, "2018"), 800.0, 480.0);
    assert!(!all_text(&scene).contains("15,48"), "April 2011 belongs to the months");
    let months = draw(&sample(), &trend(POOR_SHARE, NT, "2011-04"), 800.0, 480.0);
    assert_eq!(texts(&months, Part::Value), ["15,48"]);
}

#[test]
fn figures_stand_in_the_readers_own_numbers() {
    let project = sample();
    for (lang, number, plan) in [(Lang::Vi, "6,74", "KH 8,86"), (Lang::En, "6.74", "plan 8.86")] {
        let spec = ChartSpec { lang, ..trend(POOR_SHARE, NT, "2019") };
        for width in WIDTHS {
            let scene = draw(&project, &spec, width, 420.0);
            assert!(texts(&scene, Part::Value).contains(&number), "{width}: {}", all_text(&scene));
            assert!(texts(&scene, Part::Plan).contains(&plan), "{width}: {}", all_text(&scene));
            assert!(scene.summary.contains(number));
            assert_clear(&scene, &format!("trend, {lang:?}, {width}"));
        }
    }
}

#[test]
fn bars_begin_at_zero_and_are_as_long_as_their_figures() {
    let scene = draw(&sample(), &ranked(POOR_SHARE, NT, "2011-04"), 600.0, 500.0);
    let bars = solid_bars(&scene);
    let values = [66.72, 28.16, 23.57, 13.79, 12.5, 10.17, 7.42];
    assert_eq!(bars.len(), values.len());
    for (bar, value) in bars.iter().zip(values) {
        assert!((bar.left - bars[0].left).abs() < 0.01, "one common zero");
        let share = f64::from(bar.width / bars[0].width);
        assert!((share - value / values[0]).abs() < 1e-4, "{value}");
    }
    assert_eq!(
        texts(&scene, Part::Value),
        ["66,72", "28,16", "23,57", "13,79", "12,50", "10,17", "7,42"]
    );
    assert_eq!(scene.title, "Tỷ lệ hộ nghèo theo huyện, tháng 4/2011");
    assert!(texts(&scene, Part::Subtitle)[0].contains("vạch dọc: toàn tỉnh 15,48"));
    assert_eq!(texts(&scene, Part::Reference), ["toàn tỉnh"]);
    assert!(all_text(&scene).contains("7/7 huyện, thành phố"));
    assert!(all_text(&scene).contains("948/QĐ-UBND"));
}

#[test]
fn what_was_not_reported_is_no_bar() {
    let project = sample();
    let scene = draw(&project, &ranked(POOR_SHARE, NT, "2018"), 400.0, 600.0);
    assert_eq!(solid_bars(&scene).len(), 1, "Bác Ái alone");
    assert_eq!(texts(&scene, Part::Value), ["40,31"]);
    assert_eq!(texts(&scene, Part::Absent), ["chưa có số liệu"; 6]);
    assert_eq!(texts(&scene, Part::Plan), ["KH 16,25"], "Ninh Sơn's plan, without a figure");
    assert_eq!(plan_ticks(&scene), 0);
    assert!(all_text(&scene).contains("1/7 huyện, thành phố"));

    let changed = with(
        project,
        &[
            (POOR_SHARE, Measure::Actual, "ninh-hai", "2018", firm(0.0)),
            (POOR_SHARE, Measure::Actual, "ninh-son", "2018", Cell::NotApplicable),
        ],
    );
    let scene = draw(&changed, &ranked(POOR_SHARE, NT, "2018"), 400.0, 600.0);
    assert_eq!(texts(&scene, Part::Value), ["40,31", "0,00"], "zero is a figure");
    let absent = texts(&scene, Part::Absent);
    assert_eq!(absent.iter().filter(|text| **text == "không áp dụng").count(), 1);
    assert_eq!(absent.len(), 5);
    let hatches = scene
        .marks
        .iter()
        .filter(|mark| mark.part == Part::Absent && matches!(mark.shape, Shape::Hatch { .. }));
    assert_eq!(hatches.count(), 1);
    assert!(all_text(&scene).contains("2/6 huyện, thành phố"));
    assert_eq!(scene.hits.last().unwrap().place, PlaceId::from("ninh-son"), "apart at the end");
}

#[test]
fn the_plan_is_a_tick_on_each_bar_and_no_label_hides_it() {
    let plans: Vec<_> = ["ninh-hai", "bac-ai", "thuan-nam"]
        .into_iter()
        .zip([500.0, 2_650.0, 1_300.0])
        .map(|(place, plan)| ("ho_ngheo", Measure::Plan, place, "2019", firm(plan)))
        .collect();
    let project = with(sample(), &plans);
    for width in WIDTHS {
        let scene = draw(&project, &ranked("ho_ngheo", NT, "2019"), width, 500.0);
        // Each tick is drawn with an edge around it.
        assert_eq!(plan_ticks(&scene), 3, "{width}");
        let ticks = scene.marks.iter().filter_map(|mark| match (&mark.shape, mark.part) {
            (Shape::Rect { rect, .. }, Part::Plan) => Some(*rect),
            _ => None,
        });
        for tick in ticks {
            for (_, line) in scene.texts() {
                assert!(!line.rect.overlaps(tick, 0.5), "{width}: '{}' over a tick", line.text);
            }
        }
        assert!(all_text(&scene).contains("vạch ngắn: kế hoạch"), "{width}");
        assert_clear(&scene, &format!("plans, {width}"));
    }
}

#[test]
fn names_are_whole_and_no_text_lies_over_another() {
    let project = sample();
    let communes: Vec<PlaceId> = project
        .areas()
        .iter()
        .filter(|area| area.kind.is_commune())
        .map(|area| area.id.clone())
        .collect();
    assert_eq!(communes.len(), 65);
    let figures: Vec<_> = communes
        .iter()
        .enumerate()
        .filter(|(index, _)| index % 5 != 0)
        .map(|(index, place)| {
            let cell = Cell::Value {
                number: index as f64 * 7.3,
                status: if index % 3 == 0 { Status::Estimate } else { Status::Final },
            };
            ("ho_ngheo", Measure::Actual, place.as_str(), "2019", cell)
        })
        .collect();
    let project = with(project, &figures);
    for lang in [Lang::Vi, Lang::En] {
        for width in WIDTHS {
            for (indicator, at) in
                [(POOR_SHARE, "2011-04"), (POOR_SHARE, "2018"), ("tl_gn", "2018-07")]
            {
                let what = format!("{indicator} {at} {lang:?} {width}");
                let spec = ChartSpec { lang, ..ranked(indicator, NT, at) };
                let scene = draw(&project, &spec, width, 640.0);
                assert_named(&project, &scene, lang, &what);
                assert_clear(&scene, &what);
            }
            let what = format!("65 communes {lang:?} {width}");
            let all = ChartSpec {
                places: Some(communes.clone()),
                lang,
                ..ranked("ho_ngheo", NT, "2019")
            };
            let whole = draw(&project, &all, width, 100_000.0);
            assert_eq!(whole.rows.unwrap().shown, 65, "{what}");
            assert_clear(&whole, &what);
            assert_named(&project, &whole, lang, &what);
            let tall_enough = draw(&project, &all, width, whole.full_height);
            assert_eq!(tall_enough.rows.unwrap().shown, 65, "{what}: full height");

            // In a window the rows scroll, whole rows at a time, down to the last.
            let size = Size { width, height: 400.0 };
            let mut seen = Vec::new();
            while seen.len() < 65 {
                let view = View { first_row: seen.len(), days: None };
                let scene = layout(&project, &all, size, view, &FixedPitch);
                let rows = scene.rows.unwrap();
                assert!(rows.shown >= 3 && rows.shown < 65 && scene.size.height <= 400.0, "{what}");
                assert_clear(&scene, &what);
                assert_named(&project, &scene, lang, &what);
                let new = seen.len() - rows.first;
                seen.extend(scene.hits.iter().skip(new).map(|hit| hit.place.clone()));
            }
            seen.sort();
            let mut expected = communes.clone();
            expected.sort();
            assert_eq!(seen, expected, "{what}");
        }
    }
}

#[test]
fn what_is_not_firm_shows_it() {
    let project = with(
        sample(),
        &[(
            "ho_ngheo",
            Measure::Actual,
            "bac-ai",
            "2019",
            Cell::Value { number: 2_601.0, status: Status::Estimate },
        )],
    );
    let scene = draw(&project, &ranked("ho_ngheo", NT, "2019"), 500.0, 500.0);
    assert_eq!(texts(&scene, Part::Word), ["ước"]);
    let striped = |scene: &Scene| {
        let is_hatch = |shape: &Shape| matches!(shape, Shape::Hatch { .. });
        scene.marks.iter().filter(|mark| mark.part == Part::Bar && is_hatch(&mark.shape)).count()
    };
    assert_eq!(striped(&scene), 1);
    assert!(all_text(&scene).contains("kẻ sọc: số liệu ước"));
    assert!(texts(&scene, Part::Warning).is_empty());

    let scene = draw(&sample(), &ranked("tl_gn", NT, "2018-07"), 500.0, 500.0);
    assert_eq!(texts(&scene, Part::Warning), ["Số liệu minh họa"]);
    assert!(scene.summary.contains("Số liệu minh họa"));
}

#[test]
fn districts_keep_their_colours_and_a_highlight_stands_out() {
    let project = sample();
    let fills = |spec: &ChartSpec| {
        let scene = draw(&project, spec, 500.0, 500.0);
        let bars = scene.marks.iter().filter_map(|mark| match (&mark.shape, mark.part) {
            (Shape::Rect { fill, .. }, Part::Bar) => *fill,
            _ => None,
        });
        let places = scene.hits.iter().map(|hit| hit.place.to_string());
        places.zip(bars.map(|fill| format!("{:?}", fill.role))).collect::<Vec<_>>()
    };
    let mut by_value = fills(&ranked(POOR_SHARE, NT, "2011-04"));
    let protocol = ChartSpec { sort: Sort::Protocol, ..ranked("ho_ngheo", NT, "2019") };
    let in_protocol = fills(&protocol);
    let expected: Vec<_> = project
        .areas()
        .iter()
        .filter(|area| area.kind.is_district())
        .enumerate()
        .map(|(at, area)| (area.id.to_string(), format!("District({at})")))
        .collect();
    assert_eq!(in_protocol, expected);
    by_value.sort();
    let mut sorted = expected;
    sorted.sort();
    assert_eq!(by_value, sorted, "the same colours in another chart");

    let highlighted =
        ChartSpec { highlight: Some("bac-ai".into()), ..ranked("ho_ngheo", NT, "2019") };
    for (place, colour) in fills(&highlighted) {
        assert_eq!(colour, if place == "bac-ai" { "Accent" } else { "Grey" });
    }
}

#[test]
fn an_empty_chart_says_so_and_where_there_are_figures() {
    let scene = draw(&sample(), &ranked(POOR_SHARE, NT, "2013"), 400.0, 500.0);
    assert!(!scene.has_figures);
    assert_eq!(
        texts(&scene, Part::Empty),
        ["Chưa có số liệu cho lựa chọn này.", "Kỳ mới nhất có số liệu: cuối năm 2019."]
    );
    assert!(scene.hits.is_empty() && solid_bars(&scene).is_empty());
    let gone = draw(&sample(), &ranked("khong_co", NT, "2013"), 400.0, 500.0);
    assert!(!gone.has_figures);
}

#[test]
fn zooming_shows_fewer_days_on_the_same_scale_of_values() {
    let project = sample();
    let spec = trend(POOR_SHARE, NT, "2018");
    let whole = draw(&project, &spec, 700.0, 450.0);
    let day = |at: &str| f64::from(period(at).last_day().day_number());
    let view = View { first_row: 0, days: Some((day("2017") + 100.0, day("2018") + 100.0)) };
    let zoomed = layout(&project, &spec, Size { width: 700.0, height: 450.0 }, view, &FixedPitch);
    assert_eq!(texts(&zoomed, Part::Value), ["8,34"]);
    assert_eq!(joined_days(&zoomed).len(), 2, "lines are cut at the edges, not dropped");
    for line in joined_days(&zoomed) {
        assert!(line.0 >= day("2017") + 99.0 && line.1 <= day("2018") + 101.0, "{line:?}");
    }
    let y_of = |scene: &Scene| {
        scene.marks.iter().find_map(|mark| match (&mark.shape, mark.part) {
            (Shape::Circle { centre, .. }, Part::Dot) => Some(centre.y),
            _ => None,
        })
    };
    assert!(y_of(&whole).is_some() && y_of(&zoomed).is_some());
    let ticks = |scene: &Scene| {
        texts(scene, Part::Axis)
            .into_iter()
            .filter(|t| t.len() <= 2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(ticks(&whole), ticks(&zoomed));
}

#[test]
fn every_figure_says_what_it_stands_on_when_pointed_at() {
    let scene = draw(&sample(), &ranked(POOR_SHARE, NT, "2018"), 400.0, 600.0);
    let hit = scene.hits.iter().find(|hit| hit.place == PlaceId::from("bac-ai")).unwrap();
    assert_eq!(hit.tip.title, "huyện Bác Ái, cuối năm 2018");
    assert_eq!(hit.tip.value, "40,31%");
    assert!(hit.tip.lines.iter().any(|(label, content)| label == "Nguồn" && !content.is_empty()));
    assert_eq!(scene.hit_at(hit.rect.middle()), Some(hit));
    let absent = scene.hits.iter().find(|hit| hit.place == PlaceId::from("ninh-hai")).unwrap();
    assert_eq!(absent.tip.value, "chưa có số liệu");
}

#[test]
fn no_size_and_no_figure_is_too_odd() {
    let odd = [
        ("ho_ngheo", Measure::Actual, "bac-ai", "2019", firm(-2_601.0)),
        ("ho_ngheo", Measure::Plan, "ninh-hai", "2019", firm(1e12)),
        ("ho_ngheo", Measure::Actual, "ninh-son", "2019", firm(1e-9)),
        (POOR_SHARE, Measure::Actual, NT, "2017", firm(-3.0)),
    ];
    let project = with(sample(), &odd);
    for size in [0.0, 10.0, 90.0, 161.0, 333.3, 5_000.0] {
        for spec in [
            ranked("ho_ngheo", NT, "2019"),
            ranked(POOR_SHARE, "mien-nui", "2017"),
            ranked(POOR_SHARE, "khong-co", "2017"),
            trend(POOR_SHARE, NT, "2018"),
            trend(POOR_SHARE, "khong-co", "2018-07"),
            trend("von_huy_dong_ntm", NT, "2010-2019"),
        ] {
            let scene = draw(&project, &spec, size, size);
            for mark in &scene.marks {
                if let Shape::Rect { rect, .. } = &mark.shape {
                    let finite = rect.left.is_finite() && rect.width.is_finite();
                    assert!(finite && rect.width >= 0.0, "{size}: {mark:?}");
                }
            }
        }
    }
}
