//! Promise: `table` and `check` give all of the analysis to scripts: along a dimension, by either
//! plan, by another basis, to date, with comparisons or the reason why there are none, with cells.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

use giaoban::{
    analysis::readout::divisors,
    cli::{self, Output, Request},
    model::{CapitalBasis, Cell, Edit, Measure, Object, Settings, Status, Transaction},
    store::{project_text, sample},
    text::lang::Lang,
};
use serde_json::Value;

struct Answer {
    code: u8,
    out: String,
    err: String,
}

fn run(words: &[&str]) -> Answer {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut output = Output { out: &mut out, err: &mut err };
    let request = cli::run(words.iter().map(Into::into), &mut output);
    let Request::Done(code) = request else { panic!("{request:?}") };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Answer { code, out: text(out), err: text(err) }
}

/// The sample in a file, and a question about it.
fn ask(command: &str, words: &[&str]) -> Answer {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.ron");
    std::fs::write(&path, project_text(&sample())).unwrap();
    let mut all = vec![command, path.to_str().unwrap()];
    all.extend(words);
    run(&all)
}

/// The sample with these figures, in a file of its own.
fn changed(cells: &[(&str, Measure, &str, &str, f64)]) -> (tempfile::TempDir, std::path::PathBuf) {
    let mut project = sample();
    let edits = cells.iter().map(|(indicator, measure, place, period, number)| {
        let period = period.parse().unwrap();
        let key = project.current_key(&(*indicator).into(), *measure, &(*place).into(), period);
        let after = Cell::value(*number, Status::Final).unwrap();
        Edit::SetCell { before: project.cell(&key), after, key }
    });
    let edits: Vec<Edit> = edits.collect();
    let label = String::new();
    let transaction = Transaction { author: label.clone(), label, at: 0, reason: None, edits };
    project.apply(&transaction).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.ron");
    std::fs::write(&path, project_text(&project)).unwrap();
    (folder, path)
}

fn rows(indicator: &str, period: &str, more: &[&str]) -> Vec<Value> {
    let mut words = vec!["--indicator", indicator, "--period", period, "--format", "json"];
    words.extend(more);
    let answer = ask("table", &words);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    serde_json::from_str(&answer.out).unwrap()
}

fn row(rows: &[Value], area: &str) -> Value {
    rows.iter().find(|row| row["area"] == area && row["member"].is_null()).unwrap().clone()
}

fn close(value: &Value, expected: f64) -> bool {
    value.as_f64().is_some_and(|value| (value - expected).abs() < 1e-6 * expected.abs().max(1.0))
}

#[test]
fn a_figure_is_cut_along_a_dimension_and_refused_along_one_it_has_not() {
    let all = rows("gn_von", "2018-06", &["--by", "nguon", "--areas", "province"]);
    let members: Vec<&str> = all.iter().filter_map(|row| row["member"].as_str()).collect();
    assert_eq!(members, ["nstw", "nsdp"]);
    let value = |row: &Value| row["value"].as_f64().unwrap();
    let parts: f64 = all.iter().filter(|row| !row["member"].is_null()).map(value).sum();
    assert!(close(&row(&all, "ninh-thuan")["value"], parts));
    // A rate is cut in its money, not in its percents.
    let rates = rows("tl_gn", "2018-06", &["--by", "tinh_chat", "--areas", "bac-ai"]);
    for row in rates.iter().filter(|row| !row["member"].is_null()) {
        let (one, two) = (&row["numerator"], &row["denominator"]);
        assert!(close(&row["value"], 100.0 * one.as_f64().unwrap() / two.as_f64().unwrap()));
    }
    let refused = ask("table", &["--indicator", "ho_ngheo", "--period", "2019", "--by", "nguon"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("nguon") && refused.out.is_empty());
}

/// 10,36 → 8,34 against 8,86: 2,02 of 1,50 points, 134,7 % of the planned fall.
#[test]
fn plan_time_and_rank_stand_beside_a_figure() {
    let all = rows("ty_le_ho_ngheo", "2018", &["--with", "plan,time,rank"]);
    let province = row(&all, "ninh-thuan");
    assert!(close(&province["plan"]["value"], 8.86));
    assert!(close(&province["plan"]["gap"], -0.52));
    assert!(close(&province["plan"]["percent"], 100.0 * 2.02 / 1.5));
    assert_eq!(province["plan"]["met"], true);
    assert!(close(&province["since_last_year"]["absolute"], -2.02));
    assert_eq!(province["since_last_year"]["in_points"], true);
    assert_eq!(province["since_last_year"]["percent"], Value::Null, "never % of a %");
    let bac_ai = row(&all, "bac-ai");
    let rank = &bac_ai["rank"];
    assert_eq!((&rank["rank"], &rank["of"], &rank["unranked"]), (&1.into(), &1.into(), &6.into()));
    let words = ["--indicator", "ty_le_ho_ngheo", "--period", "2018", "--with", "rank"];
    assert!(ask("table", &words).out.contains("1/1 (còn 6 chưa xếp)"));
    assert!(bac_ai["since_last_year"]["refused"].as_str().unwrap().contains("2017"));
    // Across the change of standard nothing is compared, and the reason is said.
    let first = rows("ty_le_ho_ngheo", "2011-04", &["--with", "time", "--areas", "bac-ai"]);
    assert!(first[0]["since_last_year"]["refused"].is_string());
}

#[test]
fn a_plan_of_some_units_says_of_how_many() {
    let (_folder, path) = changed(&[
        ("viec_lam_moi", Measure::Plan, "bac-ai", "2019", 100.0),
        ("viec_lam_moi", Measure::Actual, "ninh-thuan", "2019", 90.0),
    ]);
    let ask = |format: &str| {
        let words = ["--indicator", "viec_lam_moi", "--period", "2019", "--with", "plan"];
        let place = ["--areas", "province", "--format", format];
        run(&[&["table", path.to_str().unwrap()][..], &words, &place].concat()).out
    };
    assert!(ask("text").contains("100 (1/7 huyện, thành phố)"), "{}", ask("text"));
    let row: Vec<Value> = serde_json::from_str(&ask("json")).unwrap();
    assert_eq!((&row[0]["plan"]["reported"], &row[0]["plan"]["expected"]), (&1.into(), &7.into()));
    let csv = ask("csv");
    assert!(csv.contains("plan,plan_reported,plan_expected"), "{csv}");
    assert!(csv.contains(",100,1,7"), "{csv}");
}

/// July of 2018, illustrative: 55.653 of 195.690 triệu đồng of development capital.
#[test]
fn pace_and_forecast_are_said_or_refused() {
    let all = rows("gn_von_dt", "2018-07", &["--with", "pace,forecast", "--areas", "province"]);
    let pace = &all[0]["pace"];
    assert!(close(&pace["done"], 55_653.0) && close(&pace["goal"], 195_690.0));
    assert!(close(&pace["gone_percent"], 700.0 / 12.0));
    assert!(close(&pace["required_per_month"], (195_690.0 - 55_653.0) / 5.0));
    assert!(close(&all[0]["forecast"]["straight_line"], 55_653.0 * 12.0 / 7.0));
    let all = rows("gn_von_dt", "2017-07", &["--with", "pace,forecast", "--areas", "province"]);
    for told in [
        &all[0]["pace"]["expected_by_plan"],
        &all[0]["pace"]["expected_as_last_year"],
        &all[0]["forecast"]["last_years_profile"],
    ] {
        assert!(told["refused"].as_str().unwrap().contains("chưa có số liệu"), "{told}");
    }
    // One unit has not reported its recurrent capital: nothing is said of the whole.
    let all = rows("gn_von_sn", "2018-07", &["--with", "pace", "--areas", "province"]);
    assert!(all[0]["pace"]["refused"].as_str().unwrap().contains("7/8"));
    assert_eq!(all[0]["missing"], serde_json::json!(["ninh-hai"]));
}

#[test]
fn a_rate_can_be_asked_for_by_another_basis() {
    let ask = |basis: &[&str]| {
        let mut more = vec!["--areas", "bac-ai"];
        more.extend(basis);
        rows("tl_gn", "2018-06", &more).remove(0)
    };
    let usual = ask(&[]);
    assert_eq!(usual["divides_by"]["carried_over"], false);
    let other = ask(&["--basis", "first,carried-over,without-advances"]);
    assert_eq!(other["divides_by"]["plan"], "first");
    // 5.400 triệu đồng were carried over; 2.309 of the money disbursed are advances.
    let number = |row: &Value, key: &str| row[key].as_f64().unwrap();
    assert!(close(&other["denominator"], number(&usual, "denominator") + 5400.0));
    let advances = rows("tam_ung", "2018-06", &["--areas", "bac-ai"]).remove(0);
    assert!(close(&other["numerator"], number(&usual, "numerator") - number(&advances, "value")));
    let wrong = ask_by("all");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("carried-over"));
}

#[test]
fn a_capital_plan_beside_a_month_is_that_of_the_year() {
    let all = rows("kh_von", "2018-06,2018-07,2018", &["--areas", "bac-ai"]);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["period"], "2018");
    assert!(all[0]["value"].as_f64().unwrap() > 0.0);
}

#[test]
fn money_is_measured_by_the_basis_of_its_rate_and_a_part_without_it_says_so() {
    let more = ["--areas", "bac-ai", "--basis", "carried-over", "--with", "pace"];
    let (rate, money) =
        (rows("tl_gn", "2018-07", &more).remove(0), rows("gn_von", "2018-07", &more).remove(0));
    let percent = rate["value"].as_f64().unwrap();
    assert!(close(&money["percent_of_plan"], percent) && close(&rate["pace"]["done"], percent));
    assert!(close(&money["pace"]["done_percent"], percent));
    // The sample's carried-over capital is not split into development and recurrent.
    let mut project = sample();
    let before = project.settings().clone();
    let capital_basis = CapitalBasis { carried_over: true, ..before.capital_basis };
    let after = Settings { capital_basis, ..before.clone() };
    let put = |settings| Some(Box::new(Object::Settings(settings)));
    let edits = vec![Edit::Put { before: put(before), after: put(after) }];
    let label = String::new();
    let transaction = Transaction { author: label.clone(), label, at: 0, reason: None, edits };
    project.apply(&transaction).unwrap();
    let said = |rate: &str| divisors(&project, &[rate.into()], Lang::Vi).concat();
    assert!(said("tl_gn").contains("gồm vốn kéo dài"), "{}", said("tl_gn"));
    assert!(said("tl_gn_dt").contains("không tách cho phần này"), "{}", said("tl_gn_dt"));
}

fn ask_by(basis: &str) -> Answer {
    ask("table", &["--indicator", "tl_gn", "--period", "2018-06", "--basis", basis])
}

#[test]
fn a_month_alone_is_what_came_in_it() {
    let at = |period: &str, reading: &str| {
        rows("gn_von_dt", period, &["--as", reading, "--areas", "bac-ai"]).remove(0)
    };
    let (june, july) = (at("2018-06", "own"), at("2018-07", "own"));
    let within = at("2018-07", "within");
    let number = |row: &Value| row["value"].as_f64().unwrap();
    assert!(close(&within["value"], number(&july) - number(&june)));
    assert_eq!(within["across_periods"], "sum");
    assert_eq!(at("2018-07", "to-date")["value"], july["value"]);
    // The year of 2017 is its December.
    assert_eq!(at("2017", "own")["value"], at("2017-12", "own")["value"]);
    assert_eq!(at("2017", "own")["across_periods"], "last");
}

#[test]
fn inputs_name_every_cell_a_figure_rests_on() {
    let all = rows("ty_le_ho_ngheo", "2018", &["--with", "inputs", "--areas", "bac-ai"]);
    let cells = all[0]["inputs"].as_array().unwrap();
    let of = |id: &str| cells.iter().find(|cell| cell["indicator"] == id).unwrap();
    assert!(close(&of("ho_ngheo")["value"], 2972.0) && close(&of("tong_so_ho")["value"], 7372.0));
    assert_eq!(of("tong_so_ho")["source"], "bac-ai-2018");
}

#[test]
fn the_text_says_whom_to_ring_up_and_how_rates_changed() {
    let words =
        ["--indicator", "gn_von_sn", "--period", "2018-07", "--with", "plan,time,rank,share"];
    let answer = ask("table", &words);
    assert_eq!(answer.code, 0);
    assert!(answer.out.contains("7/8 đơn vị · còn thiếu Ninh Hải"), "{}", answer.out);
    assert!(answer.out.contains("so cùng kỳ") && answer.out.contains("hạng"), "{}", answer.out);
}

#[test]
fn the_text_tells_pace_forecast_assumption_and_inputs_below_the_figures() {
    let words = ["--indicator", "gn_von_dt", "--period", "2018-07", "--areas", "bac-ai"];
    let plain = ask("table", &words).out;
    let told = ask("table", &[&words[..], &["--with", "pace,forecast,scenario,inputs"]].concat());
    assert_eq!(told.code, 0);
    for said in [
        "Cần mỗi tháng: 8,9 tỷ đồng trong 5 tháng còn lại",
        "Theo nhịp năm trước: 51,4 tỷ đồng",
        "Nếu không tính Bác Ái: toàn tỉnh sẽ là 42.441 triệu đồng",
        "GNBV, ngân sách Trung ương: 8.864 triệu đồng",
    ] {
        assert!(told.out.contains(said), "{said}: {}", told.out);
        assert!(!plain.contains(said), "{said}: {plain}");
    }
}

#[test]
fn all_that_the_window_says_of_a_figure_can_be_asked_for() {
    // 13.212 of Bác Ái's 15.380 are development: 2.168 are left without them.
    let words = ["--indicator", "gn_von_dt", "--period", "2018-07", "--areas", "bac-ai"];
    let told = ask("table", &[&words[..], &["--with", "analysis"]].concat()).out;
    let project = sample();
    let figure = giaoban::analysis::figure(
        &project,
        &"gn_von_dt".into(),
        giaoban::model::Measure::Actual,
        &"bac-ai".into(),
        "2018-07".parse().unwrap(),
    );
    let lang = giaoban::text::lang::Lang::Vi;
    let sections = giaoban::analysis::readout::readout(&project, &figure.unwrap(), lang);
    assert!(sections.len() > 5, "{sections:?}");
    for line in sections.iter().flat_map(|section| &section.lines) {
        assert!(told.contains(&format!("{}: {}", line.label, line.text)), "{line:?}: {told}");
    }
    let without = "Nếu không tính khoản này: Giải ngân vốn các chương trình mục tiêu quốc gia sẽ là \
                   2.168 triệu đồng, giảm 13.212 triệu đồng";
    assert!(told.contains(without), "{told}");
    let rows = rows("gn_von_dt", "2018-07", &["--with", "analysis", "--areas", "bac-ai"]);
    let titles = rows[0]["analysis"].as_array().unwrap();
    assert_eq!(titles.len(), sections.len());
    assert_eq!(titles[0]["title"], sections[0].title);
}

#[test]
fn a_spreadsheet_gets_columns_for_what_it_asks_and_a_reason_for_what_is_told_in_words() {
    let words = ["--indicator", "gn_von_dt", "--period", "2018-07", "--areas", "bac-ai"];
    let csv =
        |with: &str| ask("table", &[&words[..], &["--format", "csv", "--with", with]].concat());
    let column = |out: &str, name: &str| {
        let mut rows = out.lines().map(|row| row.split(',').collect::<Vec<_>>());
        let at = rows.next()?.into_iter().position(|head| head == name)?;
        Some(rows.next()?[at].to_owned())
    };
    let answer = csv("time,rank").out;
    assert_eq!(column(&answer, "change_since_last_year").as_deref(), Some("1989"));
    assert_eq!(column(&answer, "rank").as_deref(), Some("1"));
    assert_eq!(column(&answer, "of").as_deref(), Some("8"));
    assert_eq!(column(&answer, "percent_of_whole"), None);
    assert_eq!(column(&csv("all").out, "rank").as_deref(), Some("1"));
    let refused = csv("pace");
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("pace"), "{}", refused.err);
}

/// Three parts of 33,333 round to 33,33 each, and their total to 100,00.
#[test]
fn rounded_parts_that_miss_their_total_are_said_or_adjusted() {
    let project = sample();
    let districts: Vec<_> = project
        .children(&"ninh-thuan".into())
        .iter()
        .filter(|place| place.as_str() != "so-nganh")
        .cloned()
        .collect();
    let cells = districts.iter().enumerate().map(|(at, place)| {
        let number = if at < 3 { 100.0 / 3.0 } else { 0.0 };
        ("dien_tich", Measure::Actual, place.as_str(), "2020", number)
    });
    let (_folder, path) = changed(&cells.collect::<Vec<_>>());
    let table = |more: &[&str]| {
        let mut words =
            vec!["table", path.to_str().unwrap(), "--indicator", "dien_tich", "--period", "2020"];
        words.extend(more);
        run(&words).out
    };
    let plain = table(&[]);
    assert!(plain.contains("100,00") && plain.matches("33,33").count() == 3, "{plain}");
    assert!(plain.contains("do làm tròn"), "{plain}");
    let adjusted = table(&["--rounding", "largest-remainder"]);
    assert_eq!(adjusted.matches("33,34").count(), 1, "{adjusted}");
    assert_eq!(adjusted.matches("33,33").count(), 2, "{adjusted}");
    assert!(adjusted.contains("phần dư lớn nhất"), "{adjusted}");
    // What is stored stays as it was.
    let json = table(&["--format", "json", "--rounding", "largest-remainder"]);
    assert!(json.contains("33.333333333333336"), "{json}");
}

#[test]
fn who_has_reported_is_a_table() {
    let answer = ask("check", &["--completeness", "2018-07", "--format", "json"]);
    assert_eq!(answer.code, 0);
    let rows: Vec<Value> = serde_json::from_str(&answer.out).unwrap();
    let of = |area: &str, topic: &str| {
        let row = rows.iter().find(|row| row["area"] == area && row["topic"] == topic).unwrap();
        (row["reported"].clone(), row["due"].clone())
    };
    assert_eq!(of("ninh-hai", "ntm-von"), (2.into(), 4.into()));
    assert_eq!(of("bac-ai", "ntm-von"), (4.into(), 4.into()));
    let text = ask("check", &["--completeness", "2018-07", "--lang", "en"]).out;
    assert!(text.contains("Who has reported") && text.contains("Bac Ai"), "{text}");
}
