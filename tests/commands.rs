//! Promise: the commands answer scripts exactly, and change a file only by the one figure asked for.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

use std::path::PathBuf;

use giaoban::cli::{self, Output, Request};
use serde_json::Value;

/// The sample in a folder of its own, whose name is as in an office: with spaces and accents.
struct Sample {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Sample {
    fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("Số liệu họp ").tempdir().unwrap();
        let path = folder.path().join("ninh thuận.ron");
        std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/ninh-thuan.ron"), &path)
            .unwrap();
        Self { _folder: folder, path }
    }

    fn file(&self) -> &str {
        self.path.to_str().unwrap()
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.path).unwrap()
    }
}

struct Answer {
    code: u8,
    out: String,
    err: String,
}

fn run(command: &str, args: &[&str]) -> Answer {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut output = Output { out: &mut out, err: &mut err };
    let words = std::iter::once(command).chain(args.iter().copied());
    let request = cli::run(words.map(Into::into), &mut output);
    let Request::Done(code) = request else { panic!("{request:?}") };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Answer { code, out: text(out), err: text(err) }
}

fn rows(sample: &Sample, indicator: &str, period: &str, more: &[&str]) -> Vec<Value> {
    let mut args =
        vec![sample.file(), "--indicator", indicator, "--period", period, "--format", "json"];
    args.extend(more);
    let answer = run("table", &args);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    serde_json::from_str(&answer.out).unwrap()
}

fn row(rows: &[Value], area: &str) -> Value {
    let mut of_area = rows.iter().filter(|row| row["area"] == area);
    let row = of_area.next().unwrap().clone();
    assert!(of_area.next().is_none(), "one row per key");
    row
}

#[test]
fn the_table_answers_in_json_by_key() {
    let sample = Sample::new();
    let rates = rows(&sample, "ty_le_ho_ngheo", "2018", &[]);
    let bac_ai = row(&rates, "bac-ai");
    let value = bac_ai["value"].as_f64().unwrap();
    assert!((value - 100.0 * 2972.0 / 7372.0).abs() < 1e-9, "{value}");
    for (key, expected) in [
        ("indicator", Value::from("ty_le_ho_ngheo")),
        ("period", Value::from("2018")),
        ("measure", Value::from("actual")),
        ("unit", Value::from("%")),
        ("status", Value::from("final")),
        ("rule", Value::from("ratio_of_sums")),
        ("reported", Value::from(1)),
        ("expected", Value::from(1)),
        ("stated", Value::from(40.31)),
        ("origin", Value::from("computed")),
        ("illustrative", Value::from(false)),
    ] {
        assert_eq!(bac_ai[key], expected, "{key}");
    }
    assert_eq!(bac_ai["computed"], bac_ai["value"]);

    let province = row(&rates, "ninh-thuan");
    assert_eq!((&province["value"], &province["origin"]), (&8.34.into(), &"stated".into()));
    assert_eq!((&province["reported"], &province["expected"]), (&1.into(), &7.into()));
    let percent = province["percent_of_plan"].as_f64().unwrap();
    assert!((percent - 100.0 * 2.02 / 1.5).abs() < 1e-6, "{percent}");
    assert_eq!(row(&rates, "thuan-nam")["value"], Value::Null);
}

#[test]
fn the_published_rates_come_out_of_the_sample_as_they_must() {
    let sample = Sample::new();
    let province = |period| row(&rows(&sample, "ty_le_ho_ngheo", period, &[]), "ninh-thuan");
    let value = province("2019")["value"].as_f64().unwrap();
    assert!((value - 100.0 * 11925.0 / 176_822.0).abs() < 1e-9, "{value}");
    assert_eq!(province("2011-04")["value"], 15.48);
    let mountain = |period, measure| {
        let more = ["--areas", "groups", "--measure", measure];
        row(&rows(&sample, "ty_le_ho_ngheo", period, &more), "mien-nui")
    };
    assert_eq!(mountain("2017", "actual")["value"], 27.1);
    assert_eq!(mountain("2018", "plan")["value"], 23);
    assert_eq!(mountain("2017", "actual")["computed"], Value::Null);
}

#[test]
fn areas_are_chosen_by_word_or_id() {
    let sample = Sample::new();
    let areas = |wanted: &str| -> Vec<String> {
        let rows = rows(&sample, "gn_von", "2018-07", &["--areas", wanted]);
        rows.iter().map(|row| row["area"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(areas("districts").len(), 7);
    assert_eq!(areas("units").len(), 8);
    assert_eq!(areas("communes").len(), 65);
    assert_eq!(areas("bac-ai,ninh-thuan,bac-ai"), ["bac-ai", "ninh-thuan"]);
    // Illustrative figures say so, whatever they are rolled up to.
    let rows = rows(&sample, "gn_von,tl_gn_dt", "2018-07", &["--areas", "ninh-thuan"]);
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row["illustrative"] == true), "{rows:#?}");
}

#[test]
fn text_and_csv_say_the_same() {
    let sample = Sample::new();
    let ask = |format, lang| {
        let args = [
            sample.file(),
            "--indicator=ho_ngheo",
            "--period=2019",
            "--areas=province,districts",
            "--format",
            format,
            "--lang",
            lang,
        ];
        run("table", &args).out
    };
    let text = ask("text", "vi");
    assert!(text.starts_with("Số hộ nghèo (hộ), thực hiện, 2019\n"), "{text}");
    assert!(text.contains("  Ninh Thuận           11.925"), "{text}");
    assert!(text.contains("  Thuận Nam             1.203"), "{text}");
    assert!(ask("text", "en").contains("11,925"));
    let csv = ask("csv", "vi");
    assert!(csv.starts_with("indicator,area,area_name,period,measure,value,unit,"), "{csv}");
    assert!(csv.contains("ho_ngheo,bac-ai,Bác Ái,2019,actual,2601,hộ,final,sum,1,1,2601,,stated"));
    assert_eq!(csv.lines().count(), 9);
}

#[test]
fn the_check_finds_the_published_slip() {
    let sample = Sample::new();
    let answer = run("check", &[sample.file(), "--format", "json"]);
    assert_eq!(answer.code, 1);
    let found: Vec<Value> = serde_json::from_str(&answer.out).unwrap();
    let error = found.iter().find(|row| row["severity"] == "error").unwrap();
    assert_eq!(error["rule"], "shared_denominator");
    assert_eq!((&error["area"], &error["period"]), (&"ninh-phuoc".into(), &"2011-04".into()));
    assert_eq!(error["indicator"], "ty_le_ho_ngheo");
    let message = error["message"].as_str().unwrap();
    for part in ["28.928", "30.015", "12,05%", "rơi mất số 0"] {
        assert!(message.contains(part), "{message}");
    }
    assert_eq!(error["cells"][0]["indicator"], "ty_le_ho_ngheo");
    assert!(error["suggestion"].as_str().unwrap().contains("12,05%"));

    let text = run("check", &[sample.file(), "--lang", "en"]);
    assert_eq!(text.code, 1);
    assert!(text.out.contains("▲ Error  Ninh Phuoc, Apr 2011"), "{}", text.out);
    let set = run("set", &[sample.file(), "ty_le_ho_ngheo", "ninh-phuoc", "2011-04", "12,05"]);
    assert_eq!(set.code, 0, "{}", set.err);
    assert_eq!(run("check", &[sample.file()]).code, 0);
}

#[test]
fn a_figure_is_set_and_totals_follow() {
    let sample = Sample::new();
    let before = sample.text();
    let answer = run("set", &[sample.file(), "ho_ngheo", "bac-ai", "2019", "2.501"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert_eq!(answer.out, "Số hộ nghèo, Bác Ái, 2019, thực hiện: 2.601 → 2.501. Đã lưu.\n");
    let after = sample.text();
    // The history stands last; it says from what to what.
    let (after, history) = after.split_once("    history: [\n").unwrap();
    assert!(history.contains("from: \"2601\", to: \"2501\""), "{history}");
    assert_eq!(history.lines().count(), 3, "one change is one line: {history}");
    let changed: Vec<_> =
        before.lines().zip(after.lines()).filter(|(one, two)| one != two).collect();
    assert_eq!(changed.len(), 1, "one value is one line: {changed:?}");
    assert_eq!(before.lines().count(), after.lines().count() + 1);
    let total = row(&rows(&sample, "ho_ngheo", "2019", &[]), "ninh-thuan");
    assert_eq!((&total["value"], &total["stated"]), (&11825.into(), &11925.into()));
    assert_eq!(run("check", &[sample.file()]).code, 1);

    // Putting it back gives the file back, to the byte, and says in the history that it was done.
    run("set", &[sample.file(), "ho_ngheo", "bac-ai", "2019", "2601"]);
    let put_back = sample.text();
    let (figures, history) = put_back.split_once("    history: [\n").unwrap();
    assert_eq!(format!("{figures})\n"), before);
    assert!(history.contains("from: \"2501\", to: \"2601\""), "{history}");
    let again = run("set", &[sample.file(), "ho_ngheo", "bac-ai", "2019", "2601"]);
    assert_eq!((again.code, sample.text()), (0, put_back));
}

#[test]
fn statuses_signs_and_plans_are_understood() {
    let sample = Sample::new();
    let put = |value: &str, more: &[&str]| {
        let mut args = vec![sample.file(), "viec_lam_moi", "bac-ai", "2018-07", value];
        args.extend(more);
        run("set", &args)
    };
    let cell = || row(&rows(&sample, "viec_lam_moi", "2018-07", &[]), "bac-ai");
    for (value, expected, status) in [
        ("1200p", Value::from(1200), Value::from("provisional")),
        ("1.250e", Value::from(1250), Value::from("estimate")),
        ("0", Value::from(0), Value::from("final")),
        ("-1.6", Value::from(-1.6), Value::from("final")),
        ("x", Value::from("n/a"), Value::Null),
        ("_", Value::Null, Value::Null),
    ] {
        assert_eq!(put(value, &[]).code, 0, "{value}");
        let cell = cell();
        assert_eq!((&cell["value"], &cell["status"]), (&expected, &status), "{value}");
    }
    assert_eq!(put("900", &["--measure", "plan"]).code, 0);
    let planned = rows(&sample, "viec_lam_moi", "2018-07", &["--measure", "plan"]);
    assert_eq!(row(&planned, "bac-ai")["value"], 900);
}

#[test]
fn what_goes_wrong_is_said_in_two_lines_and_nothing_is_written() {
    let sample = Sample::new();
    let before = sample.text();
    let set = |args: &[&str]| {
        let mut all = vec![sample.file()];
        all.extend(args);
        run("set", &all)
    };
    for (args, what) in [
        (["ho_ngheo", "bac-ai", "2019", "nhiều"], "\"nhiều\" không phải là số."),
        (["ho_ngheo", "bac-ai", "2019", "-"], "\"-\" có thể là 0 hoặc chưa có số liệu."),
        (["ho_ngheo", "bac-ai", "2019", "3 %"], "\"3 %\" khác đơn vị tính"),
        (
            ["ty_le_ho_ngheo", "bac-ai", "2019", "1.234"],
            "\"1.234\" đọc được hai cách.\nGhi 1234 hoặc 1,2340.",
        ),
        (
            ["ty_le_ho_ngheo", "bac-ai", "2019", "1.000"],
            "\"1.000\" đọc được hai cách.\nGhi 1000 hoặc 1.",
        ),
        (["ho_ngheo", "Bác Ái", "2019", "1"], "Trong tệp không có đơn vị hay nhóm \"Bác Ái\"."),
        (["ho_ngeo", "bac-ai", "2019", "1"], "Trong tệp không có chỉ tiêu \"ho_ngeo\"."),
        (["ho_ngheo", "bac-ai", "2019-13", "1"], "\"2019-13\" không phải là một kỳ."),
    ] {
        let answer = set(&args);
        assert_ne!(answer.code, 0, "{args:?}");
        assert!(answer.err.starts_with(what), "{}", answer.err);
        assert!(answer.out.is_empty());
        let lines: Vec<_> = answer.err.lines().collect();
        assert!((2..=3).contains(&lines.len()), "{}", answer.err);
    }
    assert!(set(&["ho_ngheo", "Bác Ái", "2019", "1"]).err.contains("Có phải là bac-ai?"));
    assert!(set(&["ho_ngheo", "Bác Ái", "2019", "1"]).err.ends_with("ninh thuận.ron\n"));
    assert!(set(&["ho_ngheo", "bac-ai"]).err.starts_with("Thiếu PERIOD\n"));
    assert_eq!(sample.text(), before);

    let missing = run("check", &["không có.ron"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.ends_with("không có.ron\n"), "{}", missing.err);
    let english = run("table", &[sample.file(), "--lang", "en", "--period", "2018"]);
    assert_eq!(english.code, 2);
    assert!(english.err.starts_with("--indicator is missing.\n"));
    let unknown = run("check", &[sample.file(), "--fromat", "json"]);
    assert!(unknown.err.starts_with("Không hiểu “--fromat”"), "{}", unknown.err);

    std::fs::write(&sample.path, sample.text().replacen("2601", "26o1", 1)).unwrap();
    let broken = run("check", &[sample.file()]);
    assert_eq!(broken.code, 2);
    let place = broken.err.split(' ').find(|word| word.matches(':').count() == 2);
    assert!(place.is_some(), "line:column: {}", broken.err);
}

#[test]
fn a_file_that_somebody_has_open_is_not_set() {
    let sample = Sample::new();
    let before = sample.text();
    let me = giaoban::store::lock::Who { name: "Lan".into(), host: "MAY-02".into() };
    let held = giaoban::store::lock::open_for_editing(std::path::Path::new(sample.file()), &me, 0);
    let refused = run("set", &[sample.file(), "ho_ngheo", "bac-ai", "2019", "2.501"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("Lan"), "{}", refused.err);
    assert_eq!(sample.text(), before);
    drop(held);
    assert_eq!(run("set", &[sample.file(), "ho_ngheo", "bac-ai", "2019", "2.501"]).code, 0);
}
