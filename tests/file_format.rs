//! Promise: the file is text that a person can read and diff; what was saved is what opens; and
//! whatever is wrong in it is told with its place.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod support;

use giaoban::{
    model::{Cell, CellKey, Edit, Measure, Project, Status, Transaction},
    store::{FileError, FileProblem, VERSION, project_text, read_project},
    text::{file_messages::Expected, lang::Lang},
};
use proptest::prelude::*;
use support::transactions;

const FIXTURE: &str = include_str!("fixtures/v4.ron");

fn fixture() -> Project {
    read_project(FIXTURE).expect("the fixture is a project")
}

/// The fixture with its first `from` replaced; fails if there is none.
const ROUND_BY_A_COUNT: [&str; 2] = [
    concat!(
        "(id:\"vong_1\",topic:\"ho-ngheo\",name:(vi:\"Một\",en:\"One\"),unit:(vi:\"%\",en:\"%\"),",
        "direction:Down,kind:Level,across_areas:RatioOfSums(numerator:(indicator:\"vong_2\",",
        "measure:Same),denominator:(indicator:\"ho_dan_cu\",measure:Same),scale:100),",
        "across_periods:Last,step:Year,expected:Districts,formula:\"ho_dan_cu\"),\n",
    ),
    concat!(
        "(id:\"vong_2\",topic:\"ho-ngheo\",name:(vi:\"Hai\",en:\"Two\"),unit:(vi:\"hộ\",en:\"h\"),",
        "direction:Down,kind:Level,across_areas:Sum,across_periods:Last,step:Year,",
        "expected:Districts,formula:\"vong_1\"),\n",
    ),
];

fn changed(from: &str, to: &str) -> String {
    assert!(FIXTURE.contains(from), "the fixture has no {from}");
    FIXTURE.replacen(from, to, 1)
}

/// Line and column of the first `needle`.
fn place_of(text: &str, needle: &str) -> (usize, usize) {
    let before = &text[..text.find(needle).expect(needle)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn error_of(text: &str) -> FileError {
    read_project(text).expect_err("this is wrong on purpose")
}

#[test]
fn every_version_ever_written_opens() {
    for version in 1..=VERSION {
        let path = format!("{}/tests/fixtures/v{version}.ron", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).expect(&path);
        assert!(text.contains(&format!("giaoban: {version},")), "{path}");
        let project = read_project(&text).expect(&path);
        assert!(project_text(&project).contains(&format!("giaoban: {VERSION},")));
    }
}

#[test]
fn the_present_fixture_saves_as_it_stands() {
    assert_eq!(project_text(&fixture()), FIXTURE);
}

#[test]
fn the_states_of_a_cell_are_what_the_row_says() {
    let project = fixture();
    let cell = |place: &str, period: &str| {
        project.cell(&CellKey {
            indicator: "ho_ngheo".into(),
            measure: Measure::Actual,
            place: place.into(),
            period: period.parse().expect(period),
            document: None,
        })
    };
    assert_eq!(cell("bac-ai", "2015"), Cell::NotReported);
    assert_eq!(cell("bac-ai", "2016"), Cell::Value { number: 3574.0, status: Status::Final });
    assert_eq!(cell("bac-ai", "2017"), Cell::NotReported);
    assert_eq!(cell("bac-ai", "2018"), Cell::Value { number: 2972.0, status: Status::Estimate });
    assert_eq!(cell("ninh-son", "2019"), Cell::Value { number: 2638.0, status: Status::Final });
    assert_eq!(cell("bac-ai", "2011-04").number(), Some(2784.0));
}

#[test]
fn one_changed_value_is_one_changed_line() {
    let before = fixture();
    let text = project_text(&before);
    let mut changed_cells = 0;
    for (table, rows) in before.values().tables() {
        for (place, row) in rows.rows() {
            for (ordinal, cell) in row.iter().filter(|(_, cell)| cell.number().is_some()) {
                let period = giaoban::model::Period::from_ordinal(table.step, ordinal);
                let key = CellKey {
                    indicator: table.indicator.clone(),
                    measure: table.measure,
                    place: place.clone(),
                    period: period.expect("a known period"),
                    document: table.document.clone(),
                };
                let after = Cell::Value { number: 1234.5, status: Status::Provisional };
                let mut project = before.clone();
                let edits = vec![Edit::SetCell { key, before: cell, after }];
                project.apply(&transaction(edits)).expect("the cell stands there");
                let other = project_text(&project);
                assert_eq!(other.lines().count(), text.lines().count());
                let differing = text.lines().zip(other.lines()).filter(|(a, b)| a != b).count();
                assert_eq!(differing, 1);
                changed_cells += 1;
            }
        }
    }
    assert!(changed_cells > 20);
}

fn transaction(edits: Vec<Edit>) -> Transaction {
    Transaction { label: String::new(), author: String::new(), at: 0, reason: None, edits }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one row for each mistake")]
fn whatever_is_wrong_is_told_with_its_place() {
    use FileProblem as P;
    let token = |token: &str| P::Token { token: token.into() };
    let duplicate = |what: &str| P::Duplicate { what: what.into() };
    let dangling = |at: &str, missing: &str| P::Dangling { at: at.into(), missing: missing.into() };
    let row = "\"bac-ai\": \"3574 _ 2972e 2601\",";
    // What is replaced, by what, where the error must point (the first such text), which error.
    let table = [
        // Rows.
        ("2972e 2601", "2o72e 2601", "2o72e", token("2o72e")),
        ("2972e 2601", "2972e 2601 -", "-\",", token("-")),
        ("2972e 2601", "2972e 2601 1.5e3", "1.5e3", P::Exponent { token: "1.5e3".into() }),
        ("2972e 2601", "2972e NaN", "NaN", token("NaN")),
        ("2972e 2601", "2972e 26,01", "26,01", token("26,01")),
        ("from: \"2016\", step: Year", "from: \"2198\", step: Year", "11925\"", P::PastLastPeriod),
        (
            "from: \"2016\", step: Year",
            "from: \"2016\", step: Month",
            "\"2016\", step: Month",
            P::From { step: "Month".into() },
        ),
        (
            "from: \"2016\", step: Year, source",
            "step: Year, source",
            "(indicator: \"ho_ngheo\", measure: Actual, step",
            P::From { step: "Year".into() },
        ),
        (
            "\"ninh-son\": \"_ _ _ 2638\"",
            "\"ninh-sơn\": \"_ _ _ 2638\"",
            "ninh-sơn\"",
            dangling("table \"ho_ngheo\" Actual", "area or group \"ninh-sơn\""),
        ),
        // Doubles: the second is wrong.
        (
            "(id: \"ninh-son\", parent",
            "(id: \"ninh-thuan\", parent",
            "\"ninh-thuan\", parent: \"ninh-thuan\"",
            duplicate("id \"ninh-thuan\""),
        ),
        (
            "id: \"ho_ngheo\"",
            "id: \"ho_dan_cu\"",
            "\"ho_dan_cu\",\n            topic: \"ho-ngheo\",\n            name: (vi: \"Số hộ nghèo\"",
            duplicate("id \"ho_dan_cu\""),
        ),
        (
            "\"ninh-son\": \"_ _ _ 2638\"",
            "\"ninh-thuan\": \"_ _ _ 2638\"",
            "ninh-thuan\": \"_ _ _ 2638",
            duplicate("row of \"ninh-thuan\""),
        ),
        (
            "from: \"2011-04\", step: Month",
            "from: \"2016\", step: Year",
            "(indicator: \"ho_ngheo\", measure: Actual, from: \"2016\", step: Year, rows",
            duplicate("table \"ho_ngheo\" Actual"),
        ),
        (
            "measure: Plan, place: \"bac-ai\", period: \"2018\", document: \"kh-2018\"), floor",
            "measure: Plan, place: \"bac-ai\", period: \"2018\", document: \"kh-2018\")),\n        (key: (indicator: \"ty_le_ho_ngheo\", measure: Plan, place: \"bac-ai\", period: \"2018\", document: \"kh-2018\"), floor",
            "(key: (indicator: \"ty_le_ho_ngheo\", measure: Plan, place: \"bac-ai\", period: \"2018\", document: \"kh-2018\"), floor",
            duplicate("cell \"ty_le_ho_ngheo\" bac-ai 2018"),
        ),
        // References to nothing.
        (
            "parent: \"ninh-thuan\", kind: District, code: \"584\"",
            "parent: \"ninhthuan\", kind: District, code: \"584\"",
            "\"ninhthuan\"",
            dangling("area \"bac-ai\"", "area \"ninhthuan\""),
        ),
        (
            "parent: \"ninh-thuan\", kind: District, code: \"584\"",
            "parent: \"bac-ai\", kind: District, code: \"584\"",
            "\"bac-ai\", kind",
            dangling("area \"bac-ai\"", "an end to its chain of parents"),
        ),
        (
            "(id: \"bac-ai\", parent: \"ninh-thuan\",",
            "(id: \"bac-ai\",",
            "\"bac-ai\", kind",
            dangling("area \"bac-ai\"", "a parent (only one area may have none)"),
        ),
        (
            "members: List([\"bac-ai\"])",
            "members: List([\"bacai\"])",
            "\"bacai\"",
            dangling("group \"30a\"", "area \"bacai\""),
        ),
        (
            "id: \"30a\"",
            "id: \"bac-ai\"",
            "\"bac-ai\", parent",
            dangling("area \"bac-ai\"", "an id that no group has"),
        ),
        (
            "program: \"ctgn\"",
            "program: \"ho-ngheo\"",
            "\"ho-ngheo\", name",
            dangling("topic \"ho-ngheo\"", "program \"ho-ngheo\""),
        ),
        (
            "numerator: (indicator: \"ho_ngheo\"",
            "numerator: (indicator: \"ho_ngheoo\"",
            "\"ho_ngheoo\"",
            dangling("indicator \"ty_le_ho_ngheo\"", "indicator \"ho_ngheoo\""),
        ),
        (
            "source: \"qd-1884\", as_of",
            "source: \"qd-1885\", as_of",
            "\"qd-1885\"",
            dangling("table \"ho_ngheo\" Actual", "source \"qd-1885\""),
        ),
        (
            "(indicator: \"von_giai_ngan\"",
            "(indicator: \"von\"",
            "\"von\"",
            dangling("table \"von\" Actual", "indicator \"von\""),
        ),
        (
            "rivals: [(source: \"qd-1884\"",
            "rivals: [(source: \"qd-1\"",
            "\"qd-1\"",
            dangling("cell \"ho_ngheo\" bac-ai 2018", "source \"qd-1\""),
        ),
        // Numbers beside the grid.
        ("range: (0.0, 100.0)", "range: (0.0, inf)", "inf)", P::NotFinite),
        ("floor: 38.0", "floor: NaN", "NaN", P::NotFinite),
        ("number: 2980.0", "number: -inf", "-inf", P::NotFinite),
        // Objects.
        (
            "kind: District",
            "kind: Distrikt",
            "Distrikt",
            P::Word {
                found: "Distrikt".into(),
                expected: "Province, City, District, Departments, RuralCommune, Township, Ward"
                    .into(),
            },
        ),
        (
            "as_of: \"2019-11-26\"",
            "as_of: \"2019-11-31\"",
            "2019-11-31\"",
            P::Date { text: "2019-11-31".into() },
        ),
        ("from: \"2016\"", "from: \"2016-13\"", "2016-13\"", P::Period { text: "2016-13".into() }),
        (
            "direction: Neutral",
            "direktion: Neutral",
            "direktion",
            P::UnknownField { field: "direktion".into() },
        ),
        (
            "at: \"2019-01-08 07:05:09\"",
            "at: \"2019-01-08 7:05\"",
            "2019-01-08 7:05\"",
            P::Moment { text: "2019-01-08 7:05".into() },
        ),
        (
            "from: \"2980p\", to: \"2972e\"",
            "from: \"2980p\", to: \"2972h\"",
            "(key: (indicator: \"ho_ngheo\", measure: Actual, place: \"bac-ai\", period: \"2018\"), from: \"2980p\"",
            P::Token { token: "2972h".into() },
        ),
        ("    groups: [", "    gruops: [", "gruops", P::UnknownField { field: "gruops".into() }),
        (
            "code: \"58\",",
            "code: \"58\", code: \"59\",",
            "code: \"59\"",
            P::DuplicateField { field: "code".into() },
        ),
        (
            "            kind: Level,\n",
            "",
            "),\n        (\n            id: \"ho_ngheo\"",
            P::MissingField { field: "kind".into() },
        ),
        ("kind: Province,", "kind: Province", "code: \"58\"", P::Expected(Expected::Comma)),
        (row, "\"bac-ai\" \"3574\",", "\"3574\"", P::Expected(Expected::Colon)),
        (row, "\"bac-ai\": 3574,", "3574,", P::Expected(Expected::Text)),
        ("decimals: 2", "decimals: two", "two", P::Expected(Expected::Number)),
    ];
    let mut wrong = Vec::new();
    for (from, to, at, problem) in table {
        let text = changed(from, to);
        let error = error_of(&text);
        let (line, column) = place_of(&text, at);
        if error != (FileError { line, column, problem: problem.clone() }) {
            wrong.push(format!(
                "{to}\n  expected {line}:{column} {problem:?}\n  found    {error:?}"
            ));
        }
        for lang in Lang::ALL {
            let sentence = error.sentence(lang);
            assert!(sentence.starts_with(&format!("{}:{}: ", error.line, error.column)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_project_is_told_apart() {
    let problem = |text: &str| {
        let error = error_of(text);
        (error.line, error.column, error.problem)
    };
    assert_eq!(problem(""), (1, 1, FileProblem::Empty));
    assert_eq!(problem("\n  \n"), (1, 1, FileProblem::Empty));
    assert_eq!(problem("ho_ngheo,Bác Ái,2018"), (1, 1, FileProblem::NotAProject));
    assert_eq!(problem("(\n    version: 1)"), (2, 5, FileProblem::NotAProject));
    assert_eq!(problem("(\n    giaoban: \"1\")"), (2, 14, FileProblem::NotAProject));
    assert_eq!(problem("(giaoban: 0)"), (1, 11, FileProblem::NotAProject));
    let newer = changed("giaoban: 4,", "giaoban: 5, meetings: [],");
    assert_eq!(problem(&newer), (2, 14, FileProblem::Newer { version: 5 }));
    let followed = format!("{FIXTURE}\nx");
    assert_eq!(problem(&followed).2, FileProblem::Expected(Expected::End));
}

#[test]
fn a_file_cut_off_anywhere_is_refused_at_its_end() {
    let whole = FIXTURE.trim_end().len();
    for (end, _) in FIXTURE.char_indices().take_while(|(at, _)| *at < whole) {
        let text = &FIXTURE[..end];
        let error = error_of(text);
        if text.trim().is_empty() {
            assert_eq!(error.problem, FileProblem::Empty);
            continue;
        }
        assert_eq!(error.problem, FileProblem::Truncated, "cut at byte {end}: {error:?}");
        let last = text.rsplit('\n').next().unwrap_or_default();
        assert_eq!(
            (error.line, error.column),
            (text.matches('\n').count() + 1, last.chars().count() + 1)
        );
    }
}

#[test]
fn a_file_with_any_byte_changed_never_panics_and_every_error_lies_within_it() {
    let lines = FIXTURE.lines().count() + 1;
    let letters = ["(", "]", "\"", "\\", " ", "9", "ễ", "\n", ",", "/*"];
    for (count, (at, old)) in FIXTURE.char_indices().enumerate() {
        let mut text = FIXTURE.to_owned();
        text.replace_range(at..at + old.len_utf8(), letters[count % letters.len()]);
        if let Err(error) = read_project(&text) {
            assert!((1..=lines + 1).contains(&error.line) && error.column >= 1, "{error:?}");
        }
    }
}

#[test]
fn letters_are_composed_however_they_were_typed() {
    use unicode_normalization::UnicodeNormalization as _;
    let decomposed: String = FIXTURE.nfd().collect();
    assert_ne!(decomposed, FIXTURE);
    assert_eq!(read_project(&decomposed).as_ref(), Ok(&fixture()));
    // "Bác Ái" as letters and escaped marks.
    let escaped = changed("vi: \"Bác Ái\"", r#"vi: "Ba\u{301}c A\u{301}i""#);
    assert_eq!(read_project(&escaped).as_ref(), Ok(&fixture()));
}

#[test]
fn what_editors_do_to_a_file_does_not_matter() {
    let crlf = format!("\u{feff}{}", FIXTURE.replace('\n', "\r\n"));
    assert_eq!(read_project(&crlf).as_ref(), Ok(&fixture()));
    let commented = format!(
        "// Của tôi\n/* 2018 */\n{}",
        changed("    areas: [", "    // đơn vị\n    areas: [")
    );
    assert_eq!(read_project(&commented).as_ref(), Ok(&fixture()));
    let spread = changed("2972e 2601", "2972e\t 2601  ");
    assert_eq!(read_project(&spread).as_ref(), Ok(&fixture()));
    // Sections that have nothing may be left out.
    let bare = "(giaoban: 2, settings: (title: (vi: \"\", en: \"\")), areas: [])";
    assert_eq!(read_project(bare), Ok(Project::default()));
    assert_eq!(read_project(&project_text(&Project::default())), Ok(Project::default()));
}

#[test]
fn both_languages_say_every_problem_in_their_own_words() {
    let table = [
        (
            changed("2972e", "2o72e"),
            "120:31: \"2o72e\" không phải số liệu",
            "120:31: \"2o72e\" is not a figure",
        ),
        (
            changed("parent: \"ninh-thuan\"", "parent: \"x\""),
            "11:34: Đơn vị \"ninh-son\" cần đơn vị \"x\"",
            "11:34: Area \"ninh-son\" needs area \"x\"",
        ),
        (
            changed("giaoban: 4", "giaoban: 9"),
            "2:14: Tệp do phiên bản Giao Ban mới hơn",
            "2:14: A newer Giao Ban wrote this file",
        ),
        (
            changed("kind: District", "kind: Huyen"),
            "11:54: \"Huyen\" không dùng được",
            "11:54: \"Huyen\" cannot stand here",
        ),
        (
            changed("source: \"qd-1884\"", "source: \"y\""),
            "117:84: Bảng \"ho_ngheo\" Actual cần nguồn số liệu \"y\"",
            "117:84: Table \"ho_ngheo\" Actual needs source \"y\"",
        ),
        (
            changed("- ty_le_ho_ngheo\"", "- \""),
            "96:58: Công thức sai ở ký tự thứ 36: thiếu",
            "96:58: The formula is wrong at character 36:",
        ),
        (
            changed("- ho_ngheo_khac\"", "- ho_xyz\""),
            "51:26: Chỉ tiêu \"ho_ngheo\" cần chỉ tiêu \"ho_xyz\"",
            "51:26: Indicator \"ho_ngheo\" needs indicator \"ho_xyz\"",
        ),
        (
            changed("actual(ty_le_ho_ngheo)", "giam_ty_le"),
            "96:22: Chỉ tiêu \"giam_ty_le\" được tính vòng từ chính nó; sửa một công thức trong vòng: \
             giam_ty_le → giam_ty_le",
            "96:22: Indicator \"giam_ty_le\" is made of itself; change one formula of the circle: \
             giam_ty_le → giam_ty_le",
        ),
        // A rate with a formula of its own beside its counts, one of which is made of the rate.
        (
            changed(
                "    indicators: [\n",
                &format!("    indicators: [\n{}", ROUND_BY_A_COUNT.concat()),
            ),
            "28:289: Chỉ tiêu \"vong_1\" được tính vòng từ chính nó; sửa một công thức trong vòng: \
             vong_1 → vong_2 → vong_1",
            "28:289: Indicator \"vong_1\" is made of itself; change one formula of the circle: \
             vong_1 → vong_2 → vong_1",
        ),
    ];
    for (text, vi, en) in table {
        let error = error_of(&text);
        for (lang, expected) in [(Lang::Vi, vi), (Lang::En, en)] {
            let sentence = error.sentence(lang);
            assert!(sentence.starts_with(expected), "{sentence}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_saved_opens_as_it_was_and_saves_the_same_again(steps in transactions()) {
        let mut project = support::fixture();
        for intents in steps {
            let transaction = support::transaction(&project, &intents);
            let _ = project.apply(&transaction);
        }
        let text = project_text(&project);
        let reread = read_project(&text);
        prop_assert_eq!(reread.as_ref(), Ok(&project), "{}", text);
        prop_assert_eq!(project_text(&project), text.as_str());
        prop_assert_eq!(reread.map(|project| project_text(&project)), Ok(text));
    }

    #[test]
    fn any_text_is_read_or_refused_but_never_a_panic(text in any::<String>(), at in 0..FIXTURE.len()) {
        let _ = read_project(&text);
        let mut inserted = FIXTURE.to_owned();
        let at = (at..FIXTURE.len()).find(|at| inserted.is_char_boundary(*at)).expect("a boundary");
        inserted.insert_str(at, &text);
        let _ = read_project(&inserted);
    }
}
