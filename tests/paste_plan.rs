//! Promise: what a pasted block would do is known before it is done: each text's meaning, what has to be
//! asked, what has no place, and whose row a name is.

use giaoban::{
    analysis::{Shown, figure},
    exchange::{
        names::{Found, RowNames},
        paste::{Answers, Dash, Ground, Obstacle, Outcome, PastePlan, Place, Said, Target, Way},
    },
    model::{Cell, CellKey, Measure, PlaceId, Project, Status},
    store,
    text::{lang::Lang, number::NumberError, tsv},
};

const PLACES: [&str; 5] = ["ninh-hai", "ninh-son", "bac-ai", "thuan-bac", "ninh-thuan"];
const INDICATORS: [&str; 3] = ["ho_ngheo", "ty_le_ho_ngheo", "ho_can_ngheo"];

/// A table of five rows and three columns of the sample, empty but where `filled` says.
struct Sheet {
    project: Project,
    period: &'static str,
    heads: Vec<String>,
    names: RowNames,
}

impl Sheet {
    /// April 2011 is full, 2030 empty.
    fn at(period: &'static str) -> Self {
        let project = store::sample();
        let places: Vec<PlaceId> = PLACES.into_iter().map(PlaceId::from).collect();
        let names = RowNames::new(&project, places.iter());
        let heads = ["Đơn vị", "Số hộ nghèo", "Tỷ lệ hộ nghèo", "Số hộ cận nghèo"];
        Self { project, period, heads: heads.map(str::to_owned).to_vec(), names }
    }

    fn plan_in(&self, text: &str, at: (usize, usize), size: (usize, usize)) -> PastePlan {
        let block = tsv::parse(text);
        let ground =
            Ground { heads: &self.heads, names: &self.names, rows: PLACES.len(), at, size };
        let place = Place::of(&block, &ground);
        PastePlan::new(&block, place, Lang::Vi, |row, column| {
            let key = self.key(row, column)?;
            let indicator = self.project.indicators().get(&key.indicator)?;
            let figure =
                figure(&self.project, &key.indicator, key.measure, &key.place, key.period)?;
            Some(Target {
                current: self.project.cell(&key),
                indicator,
                shown: figure.shown,
                is_stated: figure.stated.is_some() && figure.stated == figure.number(),
                key,
            })
        })
    }

    fn plan(&self, text: &str, row: usize, column: usize) -> PastePlan {
        self.plan_in(text, (row, column), (1, 1))
    }

    fn key(&self, row: usize, column: usize) -> Option<CellKey> {
        Some(CellKey {
            indicator: (*INDICATORS.get(column)?).into(),
            measure: Measure::Actual,
            place: (*PLACES.get(row)?).into(),
            period: self.period.parse().ok()?,
            document: None,
        })
    }
}

fn value(number: f64) -> Cell {
    Cell::Value { number, status: Status::Final }
}

fn unasked(plan: &PastePlan) -> Answers {
    plan.first_answers(|_, _| true)
}

/// What becomes of each cell, row by row.
fn outcomes(plan: &PastePlan, answers: &Answers) -> Vec<Outcome> {
    let columns = plan.columns.len();
    let cells = 0..plan.place.rows.len() * columns;
    cells.map(|at| plan.outcome(at / columns, at % columns, answers)).collect()
}

#[test]
fn a_text_in_an_empty_cell_and_over_a_figure() {
    let becomes = |number| Said::Becomes(value(number));
    let no = |error| Said::NotUnderstood(error);
    let (empty, full) = (Sheet::at("2030"), Sheet::at("2011-04"));
    // Text → in an empty count, over the count 2.276, over the rate 10,17.
    for (text, in_empty, over_count, over_rate) in [
        ("2.601", becomes(2_601.0), becomes(2_601.0), None),
        ("2.276", becomes(2_276.0), Said::Same, None),
        ("2.276 hộ", becomes(2_276.0), Said::Same, None),
        ("", Said::Same, Said::Blank, Some(Said::Blank)),
        (" \u{A0}", Said::Same, Said::Blank, Some(Said::Blank)),
        ("…", Said::Same, Said::Becomes(Cell::NotReported), None),
        ("...", Said::Same, Said::Becomes(Cell::NotReported), None),
        ("x", Said::Becomes(Cell::NotApplicable), Said::Becomes(Cell::NotApplicable), None),
        ("abc", no(NumberError::NotANumber), no(NumberError::NotANumber), None),
        ("1,2 tỷ", no(NumberError::OtherUnit), no(NumberError::OtherUnit), None),
        ("10,17", becomes(10.17), becomes(10.17), Some(Said::Same)),
        ("40.31%", no(NumberError::OtherUnit), no(NumberError::OtherUnit), Some(becomes(40.31))),
        (
            "-",
            Said::Dash { readings: [value(0.0), Cell::NotReported] },
            Said::Dash { readings: [value(0.0), Cell::NotReported] },
            None,
        ),
        (
            "1.234",
            becomes(1_234.0),
            becomes(1_234.0),
            Some(Said::Marks { mark: '.', readings: [value(1_234.0), value(1.234)] }),
        ),
    ] {
        // A second column keeps a lone empty text a row.
        let said = |sheet: &Sheet, column| {
            let plan = sheet.plan(&format!("{text}\t"), 0, column);
            plan.cell(0, 0).map(|cell| cell.said)
        };
        assert_eq!(said(&empty, 0), Some(in_empty), "{text:?}");
        assert_eq!(said(&full, 0), Some(over_count), "{text:?}");
        if let Some(over_rate) = over_rate {
            assert_eq!(said(&full, 1), Some(over_rate), "{text:?}");
        }
    }
}

#[test]
fn what_copying_a_computed_figure_gives_changes_nothing() {
    let sheet = Sheet::at("2018-07");
    let rate = sheet.project.indicators().get(&"tl_gn_dt".into()).unwrap();
    let target = |shown, is_stated| Target {
        key: sheet.key(0, 0).unwrap(),
        indicator: rate,
        current: Cell::NotReported,
        shown,
        is_stated,
    };
    // What a text says of the first cell of a table that is all one target.
    let said = |text: &str, target: &Target<'_>| {
        let names = RowNames::default();
        let ground =
            Ground { heads: &sheet.heads, names: &names, rows: 1, at: (0, 0), size: (1, 1) };
        let block = [vec![text.to_owned()]];
        let place = Place::of(&block, &ground);
        let plan = PastePlan::new(&block, place, Lang::Vi, |_, _| Some(target.clone()));
        plan.cell(0, 0).unwrap().said
    };
    let computed = target(Shown::Number(58.312_5), false);
    for (text, expected) in [
        ("58,3125", Said::Same),
        ("58,3", Said::Same),
        ("58,31", Said::Becomes(value(58.31))),
        ("58.3", Said::Becomes(value(58.3))),
    ] {
        assert_eq!(said(text, &computed), expected, "{text}");
    }
    // What was entered is known with all its digits: fewer are another figure.
    let stated = Target { current: value(58.312_5), ..target(Shown::Number(58.312_5), true) };
    assert_eq!(said("58,3", &stated), Said::Becomes(value(58.3)));
    // With three decimals it could be thousands: what went out is known all the same.
    let three = target(Shown::Number(1.234), false);
    assert_eq!(said("1,234", &three), Said::Same);
}

#[test]
fn one_answer_holds_for_a_column_and_for_no_other() {
    let sheet = Sheet::at("2030");
    let plan = sheet.plan("1\t1.234\n2\t2,491\n3\t3.500\n", 0, 0);
    let questions: Vec<_> = plan.columns.iter().map(|column| column.marks.clone()).collect();
    let question = questions[1].clone().unwrap();
    assert_eq!((questions[0].is_none(), question.text.as_str()), (true, "1.234"));
    assert_eq!(question.evidence, None);
    let mut answers = unasked(&plan);
    assert_eq!(answers.marks, [None, None]);
    assert_eq!(plan.obstacle(&answers), Some(Obstacle::Question));
    assert_eq!(plan.counts(&answers).open, 3);
    // The comma before decimals: "2,491" is then two and a half.
    for (mark, numbers) in [(',', [1_234.0, 2.491, 3_500.0]), ('.', [1.234, 2_491.0, 3.5])] {
        answers.marks[1] = Some(mark);
        let changes = plan.changes(&answers);
        let rates = changes.iter().filter(|(key, _)| key.indicator.as_str() == "ty_le_ho_ngheo");
        let read: Vec<f64> = rates.filter_map(|(_, cell)| cell.number()).collect();
        assert_eq!(read, numbers);
        assert_eq!(plan.obstacle(&answers), None);
    }
}

#[test]
fn a_column_that_settles_its_doubt_says_by_what_unless_the_result_cannot_be() {
    let sheet = Sheet::at("2030");
    for (texts, evidence) in [
        ("1.234\n12,5\n", Some((',', "12,5"))),
        ("1.234\n40.31%\n", Some(('.', "40.31%"))),
        ("1.234\n1.234.567\n", Some((',', "1.234.567"))),
        ("1.234\n12,5\n40.31\n", None),
        ("1.234\n7\n", None),
    ] {
        let plan = sheet.plan(texts, 0, 1);
        let question = plan.columns[0].marks.clone().unwrap();
        let evidence = evidence.map(|(mark, text)| (mark, text.to_owned()));
        assert_eq!(question.evidence, evidence, "{texts:?}");
        assert_eq!(unasked(&plan).marks, [evidence.map(|(mark, _)| mark)]);
        // A rate of 1.234 per cent is no reading to begin with.
        let within = |_: &CellKey, number: f64| number <= 100.0;
        let plausible = plan.first_answers(within).marks;
        assert_eq!(plausible[0].is_some(), texts.contains('%'), "{texts:?}");
        assert!(plan.needs_look());
    }
}

#[test]
fn a_dash_is_asked_once_a_column() {
    let sheet = Sheet::at("2011-04");
    let plan = sheet.plan("-\t-\n–\t5\n", 0, 0);
    assert_eq!(plan.columns.iter().map(|c| c.has_dash).collect::<Vec<_>>(), [true, true]);
    let mut answers = unasked(&plan);
    assert_eq!(plan.obstacle(&answers), Some(Obstacle::Question));
    answers.dashes = vec![Some(Dash::Zero), Some(Dash::NotReported)];
    assert_eq!(
        outcomes(&plan, &answers),
        [
            Outcome::Becomes(value(0.0)),
            Outcome::Becomes(Cell::NotReported),
            Outcome::Becomes(value(0.0)),
            Outcome::Becomes(value(5.0)),
        ]
    );
    let counts = plan.counts(&answers);
    assert_eq!((counts.changed, counts.overwritten, counts.cleared), (4, 4, 1));
}

#[test]
fn gaps_keep_what_stands_unless_they_are_to_clear_it() {
    let sheet = Sheet::at("2011-04");
    let plan = sheet.plan("2.300\t\n\t11\n", 0, 0);
    assert!(plan.needs_look());
    let mut answers = unasked(&plan);
    assert_eq!((plan.counts(&answers).changed, plan.counts(&answers).blank), (2, 2));
    assert_eq!(plan.obstacle(&answers), None);
    answers.blanks_clear = true;
    let counts = plan.counts(&answers);
    assert_eq!((counts.changed, counts.overwritten, counts.cleared), (4, 4, 2));
}

#[test]
fn what_has_no_place_or_no_meaning_is_left_out_only_on_request() {
    let (empty, full) = (Sheet::at("2030"), Sheet::at("2011-04"));
    for (sheet, text, at, needs_look, obstacle, beyond) in [
        (&empty, "1\t2\n3\t4\n", (0, 0), false, None, (0, 0)),
        (&full, "1\t2\n", (0, 0), true, None, (0, 0)),
        (&empty, "1\tabc\n", (0, 0), true, Some(Obstacle::LeftOut), (0, 0)),
        (&empty, "1\t2\t3\n4\t5\t6\n", (4, 1), true, Some(Obstacle::LeftOut), (1, 1)),
        (&empty, "1\n\n\n4\n", (0, 0), false, None, (0, 0)),
    ] {
        let plan = sheet.plan(text, at.0, at.1);
        let mut answers = unasked(&plan);
        assert_eq!(plan.needs_look(), needs_look, "{text:?}");
        assert_eq!(plan.obstacle(&answers), obstacle, "{text:?}");
        assert_eq!(plan.place.beyond, beyond, "{text:?}");
        answers.leaves_out = true;
        assert_eq!(plan.obstacle(&answers), None);
    }
}

#[test]
fn a_block_fills_a_selection_that_it_fits_into_and_else_begins_there() {
    let sheet = Sheet::at("2030");
    for (text, size, rows, columns) in [
        ("7", (3, 2), vec![0, 1, 2], vec![0, 1]),
        ("7\t8\n", (3, 2), vec![0, 1, 2], vec![0, 1]),
        ("7\n8\n", (4, 3), vec![0, 1, 2, 3], vec![0, 1, 2]),
        ("7\n8\n", (3, 1), vec![0, 1], vec![0]),
        ("7\t8\n", (1, 1), vec![0], vec![0, 1]),
    ] {
        let place = sheet.plan_in(text, (0, 0), size).place;
        assert_eq!(place.rows.iter().map(|(_, to)| *to).collect::<Vec<_>>(), rows, "{text:?}");
        let to: Vec<_> = place.columns.iter().map(|(_, to)| *to).collect();
        assert_eq!(to, columns, "{text:?}");
    }
}

/// Block, its way, rows of the table, columns of the table, unknown rows, unknown columns.
type Line<'a> = (&'a str, Way, &'a [usize], &'a [usize], &'a [&'a str], &'a [&'a str]);

#[test]
fn a_block_with_names_or_heads_finds_its_rows() {
    let sheet = Sheet::at("2030");
    let table: &[Line<'_>] = &[
        ("Bác Ái\t5\nNinh Hải\t6\n", Way::Names, &[2, 0], &[1], &[], &[]),
        ("Biểu 01\nĐơn vị\tHộ nghèo\nH. Bác Ái\t5\n", Way::Names, &[2], &[1], &[], &[]),
        ("1\tBác Ái\t5\t6\n2\tNinh Sơn\t7\t8\n", Way::Names, &[2, 1], &[1, 2], &[], &[]),
        (
            "Bác Ái\t5\nTổng cộng\t6\nBác Ái\t7\n",
            Way::Names,
            &[2],
            &[1],
            &["Tổng cộng", "Bác Ái"],
            &[],
        ),
        ("5\t6\nBác Ái\t7\n", Way::Here, &[0, 1], &[1, 2], &[], &[]),
        ("Bác Ái\nNinh Hải\n", Way::Here, &[0, 1], &[1], &[], &[]),
        (
            "Đơn vị\tSố hộ cận nghèo\tGhi chú\tSố hộ nghèo\nBác Ái\t5\t\t6\n",
            Way::Heads,
            &[2],
            &[2, 0],
            &[],
            &["Ghi chú"],
        ),
        (
            "Đơn vị\tSố hộ nghèo\tTỷ lệ hộ nghèo\tSố hộ cận nghèo\nTrà Vinh\t1\t2\t3\n",
            Way::Heads,
            &[],
            &[0, 1, 2],
            &["Trà Vinh"],
            &[],
        ),
    ];
    for (text, way, rows, columns, unknown_rows, unknown_columns) in table {
        let place = sheet.plan(text, 0, 1).place;
        assert_eq!(place.way, *way, "{text:?}");
        assert_eq!(place.rows.iter().map(|(_, to)| *to).collect::<Vec<_>>(), *rows, "{text:?}");
        let to: Vec<_> = place.columns.iter().map(|(_, to)| *to).collect();
        assert_eq!(to, *columns, "{text:?}");
        assert_eq!(place.unknown_rows, *unknown_rows, "{text:?}");
        assert_eq!(place.unknown_columns, *unknown_columns, "{text:?}");
        assert_eq!(place.is_whole(), unknown_rows.is_empty() && unknown_columns.is_empty());
    }
}

fn of(ids: &[&str]) -> RowNames {
    let project = store::sample();
    let places: Vec<PlaceId> = ids.iter().map(|id| PlaceId::from(*id)).collect();
    RowNames::new(&project, places.iter())
}

#[test]
fn units_are_found_by_every_spelling_that_papers_have() {
    let names = of(&["phan-rang-thap-cham", "ninh-hai", "bac-ai", "so-nganh", "ninh-thuan"]);
    for (text, row) in [
        ("Bác Ái", Found::Row(2)),
        ("BÁC ÁI", Found::Row(2)),
        (" H. Bác Ái ", Found::Row(2)),
        ("H.Bác Ái", Found::Row(2)),
        ("Huyện  Bác Ái", Found::Row(2)),
        ("huyen bac ai", Found::Row(2)),
        ("bac ai", Found::Row(2)),
        ("Ba\u{301}c A\u{301}i", Found::Row(2)),
        ("Bái Ái", Found::Row(2)),
        ("5. Huyện Bác Ái", Found::Row(2)),
        ("- Bác Ái", Found::Row(2)),
        ("II/ Bác Ái", Found::Row(2)),
        ("TP. Phan Rang – Tháp Chàm", Found::Row(0)),
        ("TP.Phan Rang-Tháp Chàm", Found::Row(0)),
        ("thanh pho phan rang thap cham", Found::Row(0)),
        ("PR-TC", Found::Row(0)),
        ("Khối sở, ngành", Found::Row(3)),
        ("Toàn tỉnh", Found::Row(4)),
        ("Tỉnh Ninh Thuận", Found::Row(4)),
        ("Bac Ái", Found::None),
        ("Bác", Found::None),
        ("Tổng cộng", Found::None),
        ("Huyện", Found::None),
        ("", Found::None),
    ] {
        assert_eq!(names.find(text), row, "{text:?}");
    }
}

#[test]
fn communes_that_differ_by_a_tone_are_never_taken_for_one_another() {
    let mut own = RowNames::default();
    own.add("Thành Hải", 0);
    own.add("Thanh Hải", 1);
    own.add("Phước Hòa", 2);
    own.add("Phước Hoà", 3);
    for (text, row) in [
        ("xã Thành Hải", Found::Row(0)),
        ("X. Thanh Hải", Found::Row(1)),
        ("thanh hai", Found::Several),
        ("Phước Hòa", Found::Several),
    ] {
        assert_eq!(own.find(text), row, "{text}");
    }
}
