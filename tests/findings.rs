//! Promise: the sentences of a draft report say what the figures say. Every number in a sentence is one of its
//! figures or follows from them by a named step; missing, provisional and illustrative data say so; and
//! what cannot be compared is not.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

mod findings_support;

use std::collections::BTreeSet;

use findings_support::{
    CHANGED, Case, Tracer, UNITS, busy_sample, cases, period, run, sample_file, set,
};
use proptest::prelude::*;

use giaoban::{
    analysis::{
        Lens, figure_through,
        narrative::{Statement, StatementKind, statements},
    },
    model::{Name, Project},
    store::sample,
    text::lang::Lang,
};
use serde_json::Value;

fn sentences(project: &Project, at: &str, lang: Lang) -> Vec<String> {
    let all = statements(project, period(at));
    all.iter().map(|it| lang.pick(&it.sentence).to_owned()).collect()
}

#[track_caller]
fn says(project: &Project, at: &str, vi: &str, en: &str) {
    let all = statements(project, period(at));
    let found = all.iter().find(|it| it.sentence.vi == vi);
    let all_vi = || sentences(project, at, Lang::Vi).join("\n");
    let found = found.unwrap_or_else(|| panic!("no sentence\n{vi}\nin\n{}", all_vi()));
    assert_eq!(found.sentence.en, en);
}

#[test]
fn every_number_is_a_figure_or_follows_from_figures() {
    let mut numbers = 0;
    let mut kinds = BTreeSet::new();
    for Case { name, project, at, statements } in cases() {
        for statement in statements {
            kinds.insert(statement.kind);
            let tracer = Tracer { project, at: *at, statement };
            for lang in Lang::ALL {
                let found = tracer.check(lang);
                numbers +=
                    found.unwrap_or_else(|wrong| panic!("{name}, {at}: {wrong}\n{statement:#?}"));
            }
        }
    }
    // All kinds of sentences have passed, and many numbers.
    assert_eq!(kinds.len(), 15, "{kinds:?}");
    assert!(numbers > 5_000, "{numbers}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is reported, blank, zero, not applicable, below zero or out of all proportion.
    #[test]
    fn every_number_is_traced_whatever_is_reported(
        changes in prop::collection::vec((0..CHANGED.len(), 0..UNITS.len(), 0..9_usize), 1..60),
    ) {
        const VALUES: [&str; 9] = ["_", "x", "0", "1", "-3", "7.5p", "640e", "12345.678", "9e9"];
        let mut project = busy_sample();
        for (row, unit, value) in changes {
            let line = format!("{} {}={}", CHANGED[row], UNITS[unit], VALUES[value]);
            set(&mut project, &line);
        }
        for at in ["2018-07", "2018"].map(period) {
            for statement in statements(&project, at) {
                let tracer = Tracer { project: &project, at, statement: &statement };
                for lang in Lang::ALL {
                    let found = tracer.check(lang);
                    prop_assert!(found.is_ok(), "{at}: {found:?}\n{statement:#?}");
                    prop_assert!(!lang.pick(&statement.sentence).contains('…'), "{statement:#?}");
                }
            }
        }
    }
}

#[test]
fn a_number_that_is_not_traced_is_found() {
    let project = sample();
    let at = period("2018");
    let mut all = statements(&project, at);
    let verdict = &mut all[0];
    for (from, to) in [("8,34%", "8,35%"), ("2,02", "2,03"), ("134,7", "94,1"), ("2017", "2016")] {
        let mut changed = verdict.clone();
        changed.sentence.vi = changed.sentence.vi.replace(from, to);
        let tracer = Tracer { project: &project, at, statement: &changed };
        assert!(tracer.check(Lang::Vi).is_err(), "{from} → {to}");
    }
    // A derived number that its own figures do not give.
    verdict.derived[0].value += 0.01;
    let tracer = Tracer { project: &project, at, statement: verdict };
    assert!(tracer.check(Lang::En).is_err());
}

#[test]
fn every_quoted_figure_is_what_its_home_shows_with_what_it_stands_on() {
    for Case { name, project, at, statements } in cases() {
        for statement in statements {
            let mut is_illustrative = false;
            for it in &statement.figures {
                let lens = Lens { plan: it.plan, ..Lens::of(project) };
                let home =
                    figure_through(project, &it.indicator, it.measure, &it.place, it.period, lens);
                let home = home.unwrap();
                assert_eq!(home.number(), Some(it.value), "{name}, {at}: {it:?}");
                is_illustrative |= home.illustrative;
            }
            let Name { vi, en } = &statement.sentence;
            assert_eq!(vi.contains("số liệu minh họa"), is_illustrative, "{name}, {at}: {vi}");
            assert_eq!(en.contains("illustrative data"), is_illustrative, "{name}, {at}: {en}");
        }
    }
}

#[test]
fn what_the_program_reckons_is_never_called_what_a_unit_states() {
    for Case { statements, .. } in cases() {
        for statement in statements {
            let vi = statement.sentence.vi.to_lowercase();
            let is_forecast = statement.kind == StatementKind::Forecast;
            assert_eq!(vi.contains("dự báo"), is_forecast, "{vi}");
            let is_estimate =
                matches!(statement.kind, StatementKind::Estimate | StatementKind::Yearly);
            assert!(is_estimate || !vi.contains("ước cả năm"), "{vi}");
        }
    }
}

#[test]
fn sentences_read_like_sentences() {
    const WRONG: [&str; 14] = [
        "  ",
        "–",
        "—",
        " ,",
        " ;",
        "( ",
        " )",
        "()",
        ") (",
        "NaN",
        "…",
        "điểm %",
        " -",
        "mới mới",
    ];
    for Case { name, at, statements, .. } in cases() {
        for statement in statements {
            for lang in Lang::ALL {
                let text = lang.pick(&statement.sentence);
                let first = text.chars().next().unwrap();
                assert!(first.is_uppercase() || first.is_ascii_digit(), "{text}");
                assert!(text.ends_with('.') && !text.ends_with(".."), "{text}");
                let wrong = WRONG.iter().find(|wrong| text.contains(**wrong));
                assert_eq!(wrong, None, "{name}, {at}: {text}");
                assert_eq!(text.matches('(').count(), text.matches(')').count(), "{text}");
            }
        }
    }
}

#[test]
fn statements_follow_the_projects_order_and_do_not_flood() {
    for Case { name, project, at, statements: all } in cases() {
        let order: Vec<_> = project
            .programs()
            .iter()
            .flat_map(|program| {
                project.topics().iter().filter(move |topic| topic.program == program.id)
            })
            .map(|topic| topic.id.clone())
            .collect();
        let place = |it: &Statement| order.iter().position(|topic| *topic == it.topic).unwrap();
        assert!(all.is_sorted_by_key(place));
        for topic in &order {
            let of_topic = all.iter().filter(|it| it.topic == *topic);
            let count = of_topic.clone().count();
            let opening = of_topic.filter(|it| it.kind == StatementKind::Verdict).count();
            assert!(count <= 8.max(opening + 3), "{name}, {at}, {topic}: {count}");
        }
    }
    let again = statements(&sample(), period("2018-07"));
    let first = cases().iter().find(|it| it.name == "sample" && it.at == period("2018-07"));
    assert_eq!(again, first.unwrap().statements, "the same question, the same answer");
}

/// Report of 16-8-2018: 10,36% at the end of 2017, plan of 8,86% for 2018; in the mountains 27,1% and 23%.
/// Plan KH 2737/KH-UBND: 4 communes, at least 2; 650 criteria over 47 communes.
#[test]
fn a_meeting_in_july_quotes_last_years_poverty_and_this_years_plan() {
    let project = sample();
    says(
        &project,
        "2018-07",
        "Tỷ lệ hộ nghèo rà soát mỗi năm một lần: cuối năm 2017 là 10,36%, kế hoạch năm 2018 là 8,86%, tức \
         là phải giảm 1,50 điểm phần trăm.",
        "Poverty rate, reviewed once a year: 10.36% at the end of 2017, 8.86% planned for 2018, a fall of \
         1.50 percentage points.",
    );
    says(
        &project,
        "2018-07",
        "Riêng miền núi, tỷ lệ hộ nghèo cuối năm 2017 là 27,10%, kế hoạch năm 2018 là 23,00%, tức là phải \
         giảm 4,10 điểm phần trăm.",
        "Mountain area, poverty rate: 27.10% at the end of 2017, 23.00% planned for 2018, a fall of 4.10 \
         percentage points.",
    );
    says(
        &project,
        "2018-07",
        "Chưa có số liệu đến hết tháng 7 năm 2018: số xã được công nhận đạt chuẩn nông thôn mới trong năm, \
         kế hoạch năm 4 xã, tối thiểu 2 xã; số tiêu chí đạt bình quân một xã, kế hoạch năm 13,83 tiêu \
         chí/xã (650 tiêu chí trên 47 xã).",
        "Not reported by the end of July 2018: communes recognised in the year, plan for the year 4 \
         communes, at least 2 communes; criteria met per commune, plan for the year 13.83 \
         criteria/commune (650 criteria over 47 communes).",
    );
}

/// 10,36 - 8,34 = 2,02 of 10,36 - 8,86 = 1,50 planned: 134,7%. Bác Ái: 2.972 of 7.372.
#[test]
fn a_rate_that_should_fall_is_measured_on_its_fall() {
    let project = sample();
    says(
        &project,
        "2018",
        "Cuối năm 2018, tỷ lệ hộ nghèo là 8,34%, giảm 2,02 điểm phần trăm so với cuối năm 2017 (10,36%), \
         bằng 134,7% mức giảm kế hoạch (1,50 điểm phần trăm, xuống còn 8,86%).",
        "Poverty rate at the end of 2018: 8.34%, down 2.02 percentage points on the end of 2017 (10.36%), \
         134.7% of the planned fall (1.50 percentage points, to 8.86%).",
    );
    says(
        &project,
        "2018",
        "Tỷ lệ hộ nghèo của từng địa phương chỉ mới có số liệu: Bác Ái 40,31% (2.972/7.372 hộ); chưa đủ để xếp hạng (có số \
         ước).",
        "Poverty rate by unit: only Bac Ai 40.31% (2,972 of 7,372 households) so far, too few to rank \
         (with estimates).",
    );
    // The plan of 15.500 is inferred: 16.667 / 107,52%.
    says(
        &project,
        "2018",
        "Năm 2018, số người được giải quyết việc làm mới đạt 16.667 người, bằng 107,5% kế hoạch (khoảng \
         15.500 người).",
        "New jobs in 2018: 16,667 persons, 107.5% of the plan (about 15,500 persons).",
    );
    // Its published percent says nothing new.
    let all = sentences(&project, "2018", Lang::Vi).join("\n");
    assert!(!all.contains("số đã công bố"), "{all}");
}

/// QĐ 1884/QĐ-UBND of 26-11-2019: 11.925 of 176.822 are 6,744%; 6,744 - 8,34 = -1,596; Ninh Sơn, Bác Ái and
/// Thuận Bắc hold 7.695 of 11.925, 64,5%.
#[test]
fn the_poor_of_2019_are_few_and_in_three_districts() {
    let project = sample();
    says(
        &project,
        "2019",
        "Cuối năm 2019, tỷ lệ hộ nghèo là 6,74% (11.925/176.822 hộ).",
        "Poverty rate at the end of 2019: 6.74% (11,925 of 176,822 households).",
    );
    says(
        &project,
        "2019",
        "So với cuối năm 2018 (8,34%), tỷ lệ hộ nghèo giảm 1,60 điểm phần trăm.",
        "Poverty rate against the end of 2018 (8.34%): down 1.60 percentage points.",
    );
    says(
        &project,
        "2019",
        "Ba huyện Ninh Sơn (2.638 hộ), Bác Ái (2.601 hộ), Thuận Bắc (2.456 hộ) chiếm 64,5% số hộ nghèo \
         toàn tỉnh (11.925 hộ).",
        "Three districts, Ninh Son (2,638 households), Bac Ai (2,601 households) and Thuan Bac (2,456 \
         households), hold 64.5% of all poor households of the province (11,925 households).",
    );
    // Budget revenue of Ninh Sơn: 70.000 of 58.900.
    says(
        &project,
        "2019",
        "Năm 2019 mới có số liệu của một số địa phương về thu ngân sách nhà nước trên địa bàn: Ninh Sơn \
         70,0 tỷ đồng (bằng 118,8% kế hoạch 58,9 tỷ đồng).",
        "For 2019 only some districts have figures. Budget revenue: Ninh Son VND 70.0 billion (118.8% of \
         its plan of VND 58.9 billion).",
    );
}

/// QĐ 948/QĐ-UBND of 28-4-2011; four of seven below 15,48.
#[test]
fn the_districts_of_2011_stand_at_both_ends() {
    says(
        &sample(),
        "2011-04",
        "Tỷ lệ hộ nghèo thấp nhất: Phan Rang-Tháp Chàm 7,42% (3.084 hộ), Ninh Hải 10,17% (2.276 hộ), Ninh \
         Phước 12,50% (3.616 hộ); cao nhất: Bác Ái 66,72% (3.618 hộ), Ninh Sơn 28,16% (5.082 hộ), Thuận \
         Bắc 23,57% (2.045 hộ); 4/7 địa phương thấp hơn mức chung của tỉnh (15,48%).",
        "Poverty rate, lowest: Phan Rang-Thap Cham 7.42% (3,084 households), Ninh Hai 10.17% (2,276 \
         households) and Ninh Phuoc 12.50% (3,616 households); highest: Bac Ai 66.72% (3,618 households), \
         Ninh Son 28.16% (5,082 households) and Thuan Bac 23.57% (2,045 households); 4 of 7 districts \
         below the province (15.48%).",
    );
}

/// The sample's disbursement is illustrative. By July: 58.683 of 220.620 at the seven units that have all
/// (26,6%); development 55.653 of 195.690 (28,4%), 48.939 and 27,9% a year ago; 140.037 left, 28.007 a
/// month, July 14.749; forecast 95.405 and 183.704.
#[test]
fn capital_with_a_unit_missing_is_told_of_the_units_that_have_reported() {
    let project = sample();
    says(
        &project,
        "2018-07",
        "Đến hết tháng 7 năm 2018, giải ngân vốn các chương trình mục tiêu quốc gia của 7/8 đơn vị đã có số \
         liệu đạt 58,7 tỷ đồng, bằng 26,6% kế hoạch năm 2018 của các đơn vị này (220,6 tỷ đồng, chưa tính \
         vốn kéo dài); mục tiêu giải ngân cả năm: 100,0%; chưa có số liệu: Ninh Hải, vì vậy chưa so sánh \
         với cùng kỳ năm 2017 (số liệu minh họa, sơ bộ).",
        "Disbursed, all capital, by the end of July 2018, 7 of 8 units reporting: VND 58.7 billion, 26.6% \
         of the 2018 plan of these units (VND 220.6 billion, without capital carried over); goal for the \
         year: 100.0%; not reported: Ninh Hai, so not compared with the same period of 2017 (illustrative \
         data, provisional).",
    );
    says(
        &project,
        "2018-07",
        "So với cùng kỳ năm 2017 (48,9 tỷ đồng), giải ngân vốn đầu tư phát triển tăng 6,7 tỷ đồng, tương \
         ứng 13,7%; tỷ lệ giải ngân tăng 0,5 điểm phần trăm (số liệu minh họa, sơ bộ).",
        "Disbursed, development, against the same period of 2017 (VND 48.9 billion): up VND 6.7 billion, \
         or 13.7%; disbursement rate up 0.5 percentage points (illustrative data, provisional).",
    );
    says(
        &project,
        "2018-07",
        "Để đạt kế hoạch (195,7 tỷ đồng), giải ngân vốn đầu tư phát triển còn thiếu 140,0 tỷ đồng, cần \
         bình quân 28,0 tỷ đồng/tháng trong 5 tháng còn lại, gấp 3,5 lần bình quân từ đầu năm (8,0 tỷ \
         đồng/tháng); tháng cao nhất từ đầu năm là tháng 7: 14,7 tỷ đồng (số liệu minh họa, sơ bộ).",
        "Disbursed, development: VND 140.0 billion left to reach the plan (VND 195.7 billion), or VND 28.0 \
         billion a month in the 5 months left, 3.5 times the average so far (VND 8.0 billion a month); \
         the highest month so far is July: VND 14.7 billion (illustrative data, provisional).",
    );
    says(
        &project,
        "2018-07",
        "Dự báo cả năm 2018 (phần mềm tính): giải ngân vốn đầu tư phát triển đạt từ 95,4 tỷ đồng (48,8% kế \
         hoạch, nếu giữ mức bình quân từ đầu năm) đến 183,7 tỷ đồng (93,9% kế hoạch, nếu theo tiến độ của \
         năm 2017); số liệu minh họa, sơ bộ.",
        "Disbursed, development, forecast for 2018 (computed by this software): from VND 95.4 billion \
         (48.8% of the plan, at the average pace so far) to VND 183.7 billion (93.9% of the plan, at the \
         pace of 2017); illustrative data, provisional.",
    );
}

/// Early 2021: Lâm Sơn, Lương Sơn, Nhơn Sơn 19; Mỹ Sơn 18, Hòa Sơn 17, Quảng Sơn 15; Ma Nới 10.
#[test]
fn communes_are_told_by_classes() {
    says(
        &sample(),
        "2021-01",
        "Đến hết tháng 1 năm 2021, trong 7/47 xã đã có số liệu, 3 xã đạt 19 tiêu chí, 3 xã đạt 15-18 tiêu \
         chí, 1 xã đạt 10-14 tiêu chí; gần đạt nhất: Mỹ Sơn (18 tiêu chí) và Hòa Sơn (17 tiêu chí).",
        "By the end of January 2021, 7 of 47 communes reporting: 3 communes with 19 criteria, 3 communes \
         with 15-18 criteria, 1 commune with 10-14 criteria; nearest to the goal: My Son (18 criteria) \
         and Hoa Son (17 criteria).",
    );
}

#[test]
fn nothing_is_compared_across_a_change_of_definition() {
    says(
        &sample(),
        "2021",
        "Không so sánh tỷ lệ hộ nghèo với cuối năm 2020 vì đổi chuẩn từ ngày 1/1/2021 (trước đó: Chuẩn đa \
         chiều 2016-2020; từ đó: Chuẩn đa chiều 2022-2025).",
        "Poverty rate: no comparison with the end of 2020, the definition changed on 1 Jan 2021 (before: \
         Multidimensional standard 2016-2020; since: Multidimensional standard 2022-2025).",
    );
}

#[test]
fn the_command_gives_text_and_json() {
    let (_folder, file) = sample_file();
    let text = run(&[&file, "--period", "2019"]);
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    let start =
        "Hộ nghèo, hộ cận nghèo\n- Cuối năm 2019, tỷ lệ hộ nghèo là 6,74% (11.925/176.822 hộ).\n";
    assert!(text.out.starts_with(start), "{}", text.out);
    let english = run(&[&file, "--period", "2019", "--lang", "en"]);
    let heading = "\n\nNew rural communes\n- For 2019 only some districts have figures.";
    assert!(english.out.contains(heading), "{}", english.out);

    let json = run(&[&file, "--period", "2018", "--format", "json"]);
    let rows: Vec<Value> = serde_json::from_str(&json.out).unwrap();
    let first = &rows[0];
    assert_eq!(first["topic"], "ho-ngheo");
    assert_eq!(first["topic_name"], "Hộ nghèo, hộ cận nghèo");
    assert_eq!(
        (&first["kind"], &first["indicator"]),
        (&"verdict".into(), &"ty_le_ho_ngheo".into())
    );
    assert!(
        first["sentence"].as_str().unwrap().starts_with("Cuối năm 2018, tỷ lệ hộ nghèo là 8,34%")
    );
    let figures: Vec<_> = first["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let text = |key: &str| it[key].as_str().unwrap().to_owned();
            (text("area"), text("period"), text("measure"), it["value"].as_f64().unwrap())
        })
        .collect();
    let of = |period: &str, measure: &str, value| {
        ("ninh-thuan".to_owned(), period.to_owned(), measure.to_owned(), value)
    };
    assert_eq!(
        figures,
        [of("2018", "actual", 8.34), of("2017", "actual", 10.36), of("2018", "plan", 8.86)]
    );
    let percent = &first["derived"][2];
    assert_eq!(percent["how"], "percent_of");
    assert_eq!(percent["from"], serde_json::json!(["derived/0", "derived/1"]));
    assert!(rows.iter().all(|row| row["figures"].is_array() && row["kind"].is_string()));
}

#[test]
fn the_command_says_what_is_wrong() {
    let (_folder, file) = sample_file();
    for (args, code, err) in [
        (vec![file.as_str()], 2, "Thiếu --period."),
        (vec![&file, "--period", "2018-13"], 2, "\"2018-13\" không phải là một kỳ."),
        (vec![&file, "--period", "2018", "--format", "xml"], 2, "--format không nhận “xml”"),
        (vec![&file, "--period", "2018", "--areas", "units"], 2, "Không hiểu “--areas”"),
        (vec!["không có.ron", "--period", "2018"], 2, "Không tìm thấy tệp."),
        (vec!["--period", "2018"], 2, "Thiếu FILE"),
    ] {
        let answer = run(&args);
        assert_eq!(answer.code, code, "{args:?}");
        assert!(answer.err.starts_with(err), "{}", answer.err);
        assert!(answer.out.is_empty());
    }
    let nothing = run(&[&file, "--period", "1950"]);
    assert_eq!(
        (nothing.code, nothing.out.as_str()),
        (0, "Không có số liệu, kế hoạch hay số ước nào năm 1950.\n")
    );
    let nothing = run(&[&file, "--period", "1950", "--format", "json"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (0, "[]\n"));
}
