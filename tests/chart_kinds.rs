//! Promise: each kind of chart says what its figures carry and refuses, with a reason, what they do
//! not: no percentage of a partial total, no stack of parts that do not add up, no line across a
//! change of definition, one scale from zero, a hatch where nothing was reported.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod chart_support;
#[path = "chart_support/clear.rs"]
mod clear;

use chart_support::{FixedPitch, NT, WIDTHS, all_text, firm, period, sample, texts, with};
use clear::assert_clear;
use giaoban::{
    chart::{
        ChartKind, ChartSpec, Part, Rect, Scene, Shape, Size, View, arrange, layout, read, refusal,
    },
    model::{Cell, Measure, Project},
    text::lang::Lang,
};

fn spec(kind: ChartKind, indicator: &str, at: &str) -> ChartSpec {
    ChartSpec::new(kind, indicator.into(), Measure::Actual, NT.into(), period(at), Lang::Vi)
}

fn draw(project: &Project, spec: &ChartSpec) -> Scene {
    chart_support::draw(project, spec, 760.0, 560.0)
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

fn lines(scene: &Scene, part: Part) -> usize {
    shapes(scene, part).filter(|shape| matches!(shape, Shape::Line { .. })).count()
}

#[test]
fn texts_stay_apart_in_every_kind_at_every_width_in_both_languages() {
    let project = sample();
    for lang in [Lang::Vi, Lang::En] {
        for kind in ChartKind::ALL {
            for (indicator, at) in [
                ("gn_von", "2018-07"),
                ("ho_ngheo", "2019"),
                ("ty_le_ho_ngheo", "2018"),
                ("tl_gn", "2018-07"),
                ("ty_le_ho_ngheo", "2011-04"),
            ] {
                for width in WIDTHS {
                    let spec = ChartSpec { lang, ..spec(kind, indicator, at) };
                    let size = Size { width, height: 520.0 };
                    let scene = layout(&project, &spec, size, View::default(), &FixedPitch);
                    assert_clear(&scene, &format!("{kind:?} {indicator} {at} {width} {lang:?}"));
                }
            }
        }
    }
}

#[test]
fn no_line_of_a_head_is_a_lone_word() {
    let project = sample();
    for (kind, lang) in ChartKind::ALL.into_iter().flat_map(|kind| Lang::ALL.map(|l| (kind, l))) {
        for width in [380.0, 460.0, 760.0, 928.0] {
            let spec = ChartSpec { lang, ..spec(kind, "gn_von", "2018-07") };
            let scene = chart_support::draw(&project, &spec, width, 560.0);
            for part in [Part::Title, Part::Subtitle] {
                let lines = texts(&scene, part);
                let is_alone = |line: &&str| !line.trim().contains(' ');
                let alone = lines.iter().find(|line| is_alone(line));
                assert_eq!(alone, None, "{kind:?} {lang:?} {width}: {lines:?}");
            }
        }
    }
}

/// The window keeps what was read while the cursor walks.
#[test]
fn another_highlight_needs_no_other_figures() {
    let project = sample();
    let size = Size { width: 760.0, height: 560.0 };
    for kind in ChartKind::ALL {
        let with = |place: Option<&str>| ChartSpec {
            highlight: place.map(Into::into),
            ..spec(kind, "gn_von", "2018-07")
        };
        let mut reading = read(&project, &with(Some("bac-ai")));
        for place in [None, Some("ninh-hai"), Some("thuan-nam")] {
            reading.highlight = place.map(Into::into);
            let scene = arrange(&reading, size, View::default(), &FixedPitch);
            assert_eq!(scene, draw(&project, &with(place)), "{kind:?} {place:?}");
        }
    }
}

#[test]
fn a_chart_is_refused_exactly_where_its_kind_does_not_fit() {
    let project = sample();
    for kind in ChartKind::ALL {
        for indicator in ["gn_von", "ho_ngheo", "tl_gn", "so_xa"] {
            let spec = spec(kind, indicator, "2018-07");
            let Some(reason) = refusal(&project, &spec) else { continue };
            let scene = draw(&project, &spec);
            assert!(!scene.has_figures, "{kind:?} {indicator}");
            assert_eq!(texts(&scene, Part::Empty).join(" "), reason, "{kind:?} {indicator}");
        }
    }
    let why = |kind, indicator, at| refusal(&project, &spec(kind, indicator, at)).unwrap();
    assert!(why(ChartKind::Stacked, "tl_gn", "2018-07").contains("tỷ lệ"));
    assert!(why(ChartKind::Stacked, "ho_ngheo", "2019").contains("chi tiết"));
    assert!(why(ChartKind::Bullet, "ho_ngheo", "2019").contains("tăng dần"));
}

#[test]
fn a_bullet_stands_at_its_percent_of_the_plan_and_the_time_at_seven_twelfths() {
    let scene = draw(&sample(), &spec(ChartKind::Bullet, "gn_von", "2018-07"));
    // 15.380 of 68.390; the highest share first.
    let values = texts(&scene, Part::Value);
    assert_eq!(values, ["33,2%", "32,4%", "29,3%", "27,5%", "25,6%", "24,2%", "22,5%"]);
    assert!(texts(&scene, Part::Word).contains(&"15.380 / 68.390"));
    assert_eq!(texts(&scene, Part::Reference), ["thời gian đã qua 58,3%"]);
    let plan = shapes(&scene, Part::Plan).find_map(|shape| match shape {
        Shape::Rect { rect, .. } => Some(*rect),
        _ => None,
    });
    let ground = plan.unwrap();
    let first = bars(&scene)[..1][0];
    assert!((first.left - ground.left).abs() < 0.01, "from zero");
    assert!((f64::from(first.width / ground.width) - 1576.0 / 4750.0).abs() < 1e-3);
    let time = shapes(&scene, Part::Reference).find_map(|shape| match shape {
        Shape::Line { points, .. } => points.first(),
        _ => None,
    });
    let time = (time.unwrap().x - ground.left) / ground.width;
    assert!((time - 7.0 / 12.0).abs() < 1e-3, "{time}");
}

#[test]
fn a_partial_total_has_no_percent_of_the_whole_plan() {
    let scene = draw(&sample(), &spec(ChartKind::Bullet, "gn_von", "2018-07"));
    let absent = texts(&scene, Part::Absent);
    // Ninh Hải has not reported, so neither has the province as a whole.
    assert_eq!(absent, ["chưa đủ số liệu", "chưa có số liệu"]);
    assert!(all_text(&scene).contains("58.683 7/8 đơn vị"));
    assert!(all_text(&scene).contains("Số liệu minh họa"));
    assert_eq!(bars(&scene).len(), 7);
}

#[test]
fn stacks_add_up_and_what_lacks_a_part_is_not_stacked() {
    let by = |kind, dimension: &str| ChartSpec {
        by: Some(dimension.into()),
        ..spec(kind, "gn_von", "2018-07")
    };
    let scene = draw(&sample(), &by(ChartKind::Stacked, "nguon"));
    let said = &scene.summary;
    let bac_ai = "Bác Ái 15.380 (Ngân sách Trung ương 14.462, Ngân sách địa phương 918)";
    assert!(said.contains(bac_ai), "{said}");
    assert!(texts(&scene, Part::Axis).contains(&"Ngân sách Trung ương"), "the colours are named");

    // Ninh Hải has reported its investment, not its recurrent capital.
    let scene = draw(&sample(), &by(ChartKind::Stacked, "tinh_chat"));
    assert_eq!(texts(&scene, Part::Absent), ["chưa có: Sự nghiệp"]);

    let scene = draw(&sample(), &by(ChartKind::Shares, "nguon"));
    assert!(scene.summary.contains("Bác Ái 15.380 (Ngân sách Trung ương 94,0%, "));
    let widths = scene.hits.iter().filter(|hit| hit.tip.title.starts_with("Ngân sách"));
    let all: Vec<Rect> = widths.map(|hit| hit.rect).collect();
    let whole = |pair: &[Rect]| pair.iter().map(|rect| rect.width).sum::<f32>();
    let wholes: Vec<f32> = all.chunks(2).map(whole).collect();
    assert_eq!(wholes.len(), 7);
    assert!(wholes.iter().all(|width| (width - wholes[..1][0]).abs() < 0.1), "all 100%");
}

#[test]
fn parts_that_contradict_their_whole_are_said_not_drawn() {
    // Communes by criteria: 3 + 3 + 1 + 0 of Ninh Sơn's 7; then 8 of 7.
    let at = "2021";
    let classes = |lowest| {
        let cells = [("xa_19", 3.0), ("xa_15_18", 3.0), ("xa_10_14", 1.0), ("xa_duoi_10", lowest)];
        cells.map(|(indicator, number)| (indicator, Measure::Actual, "ninh-son", at, firm(number)))
    };
    let drawn = with(sample(), &classes(0.0));
    let spec =
        ChartSpec { by: Some("muc_tieu_chi".into()), ..spec(ChartKind::Stacked, "so_xa", at) };
    let scene = draw(&drawn, &spec);
    assert!(
        scene.summary.contains("Ninh Sơn 7 (19 tiêu chí 3, 15-18 tiêu chí 3"),
        "{}",
        scene.summary
    );
    let off = with(sample(), &classes(1.0));
    let scene = draw(&off, &spec);
    assert!(!scene.summary.contains("Ninh Sơn 7 ("), "{}", scene.summary);
}

#[test]
fn rounded_shares_that_miss_100_say_so() {
    let thirds =
        |indicator: &'static str| (indicator, Measure::Actual, "ninh-son", "2021", firm(1.0));
    let project = with(
        sample(),
        &[
            thirds("xa_19"),
            thirds("xa_15_18"),
            thirds("xa_10_14"),
            ("xa_duoi_10", Measure::Actual, "ninh-son", "2021", firm(0.0)),
            ("so_xa", Measure::Actual, "ninh-son", "2021", firm(3.0)),
        ],
    );
    let spec =
        ChartSpec { by: Some("muc_tieu_chi".into()), ..spec(ChartKind::Shares, "so_xa", "2021") };
    let scene = draw(&project, &spec);
    assert!(scene.summary.contains("33,3%"), "{}", scene.summary);
    assert!(all_text(&scene).contains("làm tròn"));
}

#[test]
fn a_slope_joins_like_with_like_only() {
    // 7 months against 7 months: all but Ninh Hải, of which 2018 is not reported.
    let scene = draw(&sample(), &spec(ChartKind::Slope, "gn_von", "2018-07"));
    assert!(scene.title.contains("7 tháng đầu năm 2017 và 7 tháng đầu năm 2018"));
    assert_eq!(lines(&scene, Part::Series), 7);
    assert!(all_text(&scene).contains("7/8 đơn vị ở cả hai thời điểm"));

    // Where there is room, both ends are named, so that lines of one grey can be followed.
    let named = |width| {
        let spec = spec(ChartKind::Slope, "gn_von", "2018-07");
        let scene = chart_support::draw(&sample(), &spec, width, 508.0);
        texts(&scene, Part::Name).iter().filter(|name| **name == "Bác Ái").count()
    };
    assert_eq!((named(928.0), named(320.0)), (2, 1));

    // April 2011 has all seven districts, but of another standard of poverty; 2018 has Bác Ái alone,
    // and the two can be compared: an estimate of 2.972, then 2.601.
    let scene = draw(&sample(), &spec(ChartKind::Slope, "ho_ngheo", "2019"));
    assert!(scene.title.contains("cuối năm 2018 và cuối năm 2019"), "{}", scene.title);
    assert_eq!((lines(&scene, Part::Series), lines(&scene, Part::Break)), (1, 0));
    assert!(scene.summary.contains("Bác Ái 2.972 hộ (ước) → 2.601 hộ"), "{}", scene.summary);
    assert!(all_text(&scene).contains("1/7 huyện, thành phố ở cả hai thời điểm"));
    assert!(!texts(&scene, Part::Axis).contains(&"0"), "said in words");
    assert!(texts(&scene, Part::Subtitle)[..1][0].contains("thang đo từ 0"));
}

#[test]
fn a_slope_across_a_change_of_definition_joins_nothing_and_says_why() {
    // Asked for by name, or all there is: seven pairs, none joined, each named at both ends.
    let range = Some((period("2011-04"), period("2019")));
    let asked = ChartSpec { range, ..spec(ChartKind::Slope, "ho_ngheo", "2019") };
    let bac_ai = ("ho_ngheo", Measure::Actual, "bac-ai", "2018", Cell::NotReported);
    let without = with(sample(), &[bac_ai]);
    let only = spec(ChartKind::Slope, "ho_ngheo", "2019");
    for scene in [draw(&sample(), &asked), draw(&without, &only)] {
        assert!(scene.title.contains("tháng 4/2011 và cuối năm 2019"), "{}", scene.title);
        assert_eq!((lines(&scene, Part::Series), lines(&scene, Part::Break)), (0, 1));
        assert!(all_text(&scene).contains("không nối, không so sánh qua mốc này"));
        let names = texts(&scene, Part::Name);
        assert_eq!(names.iter().filter(|name| **name == "Bác Ái").count(), 2);
        for figure in ["3.618", "2.601"] {
            assert!(texts(&scene, Part::Value).contains(&figure));
        }
    }
}

#[test]
fn panels_share_one_scale_and_a_figure_of_another_month_says_so() {
    let scene = draw(&sample(), &spec(ChartKind::Multiples, "gn_von", "2018-07"));
    assert_eq!(texts(&scene, Part::Name).len(), 8);
    let values = texts(&scene, Part::Value);
    assert!(values.contains(&"15.380"));
    assert!(values.contains(&"7.204 (6/2018)"), "Ninh Hải has not reported July: {values:?}");
    assert!(all_text(&scene).contains("7/8 đơn vị (7/2018)"));
    // Each row of panels has the same numbers at its axis.
    let axis = texts(&scene, Part::Axis);
    let zeros = axis.iter().filter(|text| **text == "0").count();
    let tops = axis.iter().filter(|text| **text == "60.000").count();
    assert_eq!((zeros, tops), (2, 2), "two rows of four panels: {axis:?}");
    // 8 units; 11 lines in 2017 and 6 in 2018, none over new year; Ninh Hải lacks July.
    assert_eq!(lines(&scene, Part::Series), 8 * 17 - 1);
}

#[test]
fn cells_of_one_class_have_one_colour_and_blanks_are_hatched() {
    let scene = draw(&sample(), &spec(ChartKind::Heatmap, "ty_le_ho_ngheo", "2018"));
    let values = texts(&scene, Part::Value);
    // The published rates of 2017-2019, the province's own in the last row.
    for figure in ["6,47", "19,76", "40,31", "3,69", "10,36", "8,34", "6,74", "7,82"] {
        assert!(values.contains(&figure), "{figure} in {values:?}");
    }
    let hatched =
        shapes(&scene, Part::Absent).filter(|shape| matches!(shape, Shape::Hatch { .. })).count();
    assert_eq!(hatched + values.len(), 8 * 5, "five years, seven districts and the province");
    let colour_under = |text: &str| {
        let (_, line) = scene.texts().find(|(_, line)| line.text == text).unwrap();
        let under = shapes(&scene, Part::Segment).find_map(|shape| match shape {
            Shape::Rect { rect, fill: Some(fill), .. } if rect.contains(line.rect.middle()) => {
                Some(*fill)
            }
            _ => None,
        });
        under.unwrap()
    };
    assert_eq!(colour_under("6,47"), colour_under("3,69"));
    assert!(colour_under("40,31").strength > colour_under("19,76").strength);
    assert!(colour_under("19,76").strength > colour_under("6,47").strength);
    assert!(texts(&scene, Part::Axis).contains(&"0 - 10"), "the scale is shown");
    assert_eq!(lines(&scene, Part::Break), 1, "2020|2021");
}

#[test]
fn a_rate_that_lacks_units_says_so_under_the_pointer_and_aloud() {
    let scene = draw(&sample(), &spec(ChartKind::Heatmap, "tl_gn", "2018-07"));
    let wanted = |place: &str| {
        let found = scene
            .hits
            .iter()
            .find(|hit| hit.place.as_str() == place && hit.period == period("2018-07"));
        found.unwrap().tip.clone()
    };
    let whole = wanted(NT);
    assert_eq!(whole.value, "chưa đủ số liệu");
    assert!(whole.lines.iter().any(|(_, said)| said.contains("7/8")), "{:?}", whole.lines);
    assert!(scene.summary.contains("7/2018 chưa đủ số liệu"), "{}", scene.summary);
    // Who has not reported lacks no units.
    assert_eq!(wanted("ninh-hai").value, "chưa có số liệu");
}

#[test]
fn a_sum_of_some_units_is_never_called_the_whole_nor_joined_to_that_of_all() {
    let project = sample();
    // Bác Ái alone has reported 2018: 2.972 is not the province's, and 11.925 no rise from it.
    let scene = draw(&project, &spec(ChartKind::Trend, "ho_ngheo", "2019"));
    assert_eq!(lines(&scene, Part::Series), 0, "no line from 1/7 to 7/7");
    let scene = draw(&project, &spec(ChartKind::Ranked, "ho_ngheo", "2018"));
    let subtitle = texts(&scene, Part::Subtitle).join(" ");
    assert!(subtitle.contains("toàn tỉnh: chưa đủ số liệu (1/7"), "{subtitle}");
    // Seven of eight add up to something, and it is said of which.
    let scene = draw(&project, &spec(ChartKind::Ranked, "gn_von", "2018-07"));
    let subtitle = texts(&scene, Part::Subtitle).join(" ");
    assert!(subtitle.contains("7/8 đơn vị cộng lại 58.683"), "{subtitle}");
    assert!(!subtitle.contains("toàn tỉnh 58.683"), "{subtitle}");
}
