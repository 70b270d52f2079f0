//! Promises of a formula's result: real figures, what is missing, what does not apply, and where
//! each figure is read.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Evaluation, Missing, Operand, Reading, evaluate};
use crate::analysis::{Coverage, ReportingUnit};
use crate::model::{Measure, Name, SeriesBreak, formula::Formula};

/// Evaluates at a measure and a period over figures written `"id measure period": number`.
fn over(figures: &[(&str, f64)], text: &str, measure: Measure, period: &str) -> Evaluation {
    let figures: BTreeMap<&str, f64> = figures.iter().copied().collect();
    let formula: Formula = text.parse().unwrap();
    evaluate(&formula, period.parse().unwrap(), |reading: &Reading| {
        let measure = match reading.measure.unwrap_or(measure) {
            Measure::Actual => "actual",
            Measure::Plan => "plan",
            Measure::Estimate => "estimate",
        };
        let key = format!("{} {measure} {}", reading.indicator, reading.period);
        figures
            .get(key.as_str())
            .map_or(Operand::Missing(Missing::NotReported), |number| Operand::Number(*number))
    })
}

/// Evaluates over figures of one period: `a=2 b=_ c=x`, in the file's notation.
fn given(figures: &str, text: &str) -> Evaluation {
    let figures: BTreeMap<&str, &str> =
        figures.split_whitespace().filter_map(|figure| figure.split_once('=')).collect();
    let formula: Formula = text.parse().unwrap();
    evaluate(&formula, "2018".parse().unwrap(), |reading: &Reading| {
        match figures.get(reading.indicator.as_str()).copied() {
            None | Some("_") => Operand::Missing(Missing::NotReported),
            Some("x") => Operand::NotApplicable,
            Some(number) => Operand::Number(number.parse().unwrap()),
        }
    })
}

#[track_caller]
fn assert_number(evaluation: &Evaluation, expected: f64) {
    let Operand::Number(number) = evaluation.result else { panic!("{evaluation:?}") };
    assert!((number - expected).abs() < 1e-9, "{number} is not {expected}");
    assert_eq!(evaluation.because_of, None);
}

/// Mức giảm tỷ lệ hộ nghèo: from last year's end as it was, whatever measure is asked for.
const FALL: &str = "previous(actual(ty_le_ho_ngheo)) - ty_le_ho_ngheo";

#[test]
fn real_figures_come_out() {
    use Measure::{Actual, Plan};
    // The province's rate (report of 16-8-2018, QĐ 1884), the mountain area's and Ninh Sơn's.
    let province = [
        ("ty_le_ho_ngheo actual 2017", 10.36),
        ("ty_le_ho_ngheo plan 2018", 8.86),
        ("ty_le_ho_ngheo actual 2018", 8.34),
        ("ty_le_ho_ngheo actual 2019", 6.74),
    ];
    let mountain = [("ty_le_ho_ngheo actual 2017", 27.1), ("ty_le_ho_ngheo plan 2018", 23.0)];
    let ninh_son = [("ty_le_ho_ngheo actual 2017", 19.76), ("ty_le_ho_ngheo plan 2018", 16.25)];
    // QĐ 1884: poor and near-poor households of 2019 out of 176.822.
    let review = [
        ("ho_ngheo actual 2019", 11_925.0),
        ("ho_can_ngheo actual 2019", 14_176.0),
        ("tong_so_ho actual 2019", 176_822.0),
    ];
    // KH 2348: capital of 2011-2015, million VND.
    let capital = [
        ("von_da_phan_bo_sn actual 2011-2015", 411_108.0),
        ("von_da_phan_bo_dt actual 2011-2015", 413_128.0),
    ];
    // Ninh Sơn, early 2021: 117 criteria in 7 communes.
    let criteria = [("tong_tieu_chi actual 2021", 117.0), ("so_xa actual 2021", 7.0)];
    // Results of 2018: 16.667 of about 15.500 new jobs.
    let jobs = [("viec_lam_moi actual 2018", 16_667.0), ("viec_lam_moi plan 2018", 15_500.0)];
    for (figures, text, measure, period, expected) in [
        (&province[..], FALL, Actual, "2018", 2.02), // 10,36 − 8,34
        (&province, FALL, Plan, "2018", 1.50),       // 10,36 − 8,86
        (&province, FALL, Actual, "2019", 1.60),     // 8,34 − 6,74
        (&mountain, FALL, Plan, "2018", 4.1),        // 27,1 − 23
        (&ninh_son, FALL, Plan, "2018", 3.51),       // 19,76 − 16,25
        // Share of the planned fall: 2,02 / 1,50 = 134,7%.
        (
            &province,
            "(previous(ty_le_ho_ngheo) - ty_le_ho_ngheo) \
             / (previous(ty_le_ho_ngheo) - plan(ty_le_ho_ngheo)) * 100",
            Actual,
            "2018",
            2.02 / 1.5 * 100.0,
        ),
        // 11.925 / 176.822 = 6,744%; with the near-poor 26.101 = 14,761%.
        (&review, "ho_ngheo / tong_so_ho * 100", Actual, "2019", 6.744_070_3),
        (&review, "sum(ho_ngheo, ho_can_ngheo)", Actual, "2019", 26_101.0),
        (&review, "100*sum(ho_ngheo, ho_can_ngheo)/tong_so_ho", Actual, "2019", 14.761_172_3),
        // 411.108 + 413.128 = 824.236
        (&capital, "von_da_phan_bo_sn + von_da_phan_bo_dt", Actual, "2011-2015", 824_236.0),
        (&criteria, "tong_tieu_chi / so_xa", Actual, "2021", 16.714_285_7),
        // 16.667 / 15.500 = 107,53%
        (&jobs, "viec_lam_moi / plan(viec_lam_moi) * 100", Actual, "2018", 107.529_032_3),
    ] {
        let evaluation = over(figures, text, measure, period);
        let Operand::Number(number) = evaluation.result else { panic!("{text}: {evaluation:?}") };
        assert!((number - expected).abs() < 1e-7, "{text}: {number} is not {expected}");
    }
}

#[test]
fn what_is_missing_is_missing_and_what_does_not_apply_does_not() {
    // Result, and the column because of which there is no number.
    let missing = |at| (Operand::Missing(Missing::NotReported), Some(at));
    let not_applicable = |at| (Operand::NotApplicable, Some(at));
    let divided_by_zero = |at| (Operand::Missing(Missing::DivisionByZero), Some(at));
    let too_large = |at| (Operand::Missing(Missing::NotFinite), Some(at));
    let number = |number| (Operand::Number(number), None);
    for (figures, text, expected) in [
        ("a=7 b=2", "a + b * 3", number(13.0)),
        ("a=7 b=2", "(a + b) * 3", number(27.0)),
        ("a=7 b=2", "a - b - 1", number(4.0)),
        ("a=7 b=2", "a / b / 2", number(1.75)),
        ("a=7", "-a - -a", number(0.0)),
        ("a=0", "a + 0", number(0.0)),
        // Blank is not zero.
        ("a=7 b=_", "a + b", missing(5)),
        ("a=7", "a * b", missing(5)),
        ("b=_", "b * 0", missing(1)),
        // The first of several is the reason.
        ("a=_ b=_", "1 + a + b", missing(5)),
        ("a=x b=2", "a + b", not_applicable(1)),
        ("a=2 b=x", "a / b", not_applicable(5)),
        ("a=x", "-a", not_applicable(2)),
        // One missing is more than one that does not apply, on either side.
        ("a=x b=_", "a + b", missing(5)),
        ("a=_ b=x", "a / b", missing(1)),
        ("a=x b=_", "2 * (a - b)", missing(10)),
        ("a=1 b=2 c=4", "sum(a, b, c)", number(7.0)),
        ("a=1 b=x c=4", "sum(a, b, c)", number(5.0)),
        ("a=x b=x", "sum(a, b)", not_applicable(1)),
        ("a=x b=x", "1 + sum(a, b)", not_applicable(5)),
        ("a=1 b=x c=_", "sum(a, b, c)", missing(11)),
        ("a=x b=3 c=x", "sum(a, b + c) + b", not_applicable(1)),
        ("a=1 b=0", "a / b", divided_by_zero(5)),
        ("a=0 b=0", "a / b", divided_by_zero(5)),
        ("a=1 b=2", "a / (b - 2)", divided_by_zero(6)),
        // 10,36 − 8,34 − 2,02 is nothing, though not in binary; one đồng of ten thousand tỷ is one.
        ("a=10.36 b=8.34 c=2.02", "a - b - c", number(0.0)),
        ("a=10.36 b=8.34 c=2.02", "1 / (a - b - c)", divided_by_zero(6)),
        ("a=0.1 b=0.2 c=0.3", "sum(a, b, -c)", number(0.0)),
        ("a=10000000000001 b=10000000000000", "a - b", number(1.0)),
        ("a=1e-300 b=2e-300", "b - a", number(1e-300)),
        ("a=x b=0", "a / b", not_applicable(1)),
        ("a=x b=0", "a * (1 / b)", divided_by_zero(10)),
        ("a=_ b=0", "a / b", missing(1)),
        ("a=1e308", "a * 100", too_large(5)),
        ("a=1e308 b=-1e308", "a - b", too_large(5)),
        ("a=NaN", "a", too_large(1)),
        ("a=inf", "1 / a", too_large(5)),
    ] {
        let evaluation = given(figures, text);
        assert_eq!((evaluation.result, evaluation.because_of), expected, "{text} of {figures}");
    }
    let zero = given("a=0", "-a");
    assert!(
        matches!(zero.result, Operand::Number(zero) if zero.is_sign_positive()),
        "no minus zero"
    );
}

#[test]
fn each_figure_is_read_at_its_own_period_and_measure() {
    // What is asked for, in order: `id measure period`, `*` for the formula's own measure.
    for (text, asked, expected) in [
        ("a + b", "2018", "a * 2018, b * 2018"),
        (FALL, "2018", "ty_le_ho_ngheo Actual 2017, ty_le_ho_ngheo * 2018"),
        ("a / previous(a)", "2018-01", "a * 2018-01, a * 2017-12"),
        ("a - same_period_last_year(a)", "2018-07", "a * 2018-07, a * 2017-07"),
        ("gn / year(plan(kh)) * 100", "2018-07", "gn * 2018-07, kh Plan 2018"),
        ("year(a)", "2018-Q3", "a * 2018"),
        ("previous(a)", "2016-2020", "a * 2011-2015"),
        ("previous(previous(a))", "2018", "a * 2016"),
        // From the outer to the inner: the year before the period's year, or the year of the
        // period before.
        ("year(previous(a))", "2018-01", "a * 2017"),
        ("previous(year(a))", "2018-01", "a * 2017"),
        ("previous(year(a))", "2018-07", "a * 2018"),
        ("same_period_last_year(previous(a))", "2018-H1", "a * 2016-H2"),
        // Of two measures the inner counts; each reaches its own inside only.
        ("plan(a - actual(b)) / c", "2018", "a Plan 2018, b Actual 2018, c * 2018"),
        ("estimate(sum(a, -b))", "2018", "a Estimate 2018, b Estimate 2018"),
    ] {
        let formula: Formula = text.parse().unwrap();
        let evaluation = evaluate(&formula, asked.parse().unwrap(), |_| Operand::Number(1.0));
        let read = evaluation.leaves.iter().map(|leaf| {
            let Reading { indicator, measure, period, asked: of, .. } = &leaf.reading;
            assert_eq!(of.to_string(), asked);
            let measure = measure.map_or("*".to_owned(), |measure| format!("{measure:?}"));
            format!("{indicator} {measure} {period}")
        });
        assert_eq!(read.collect::<Vec<_>>().join(", "), expected, "{text} at {asked}");
    }
}

#[test]
fn going_back_over_new_year_is_told() {
    for (text, asked, expected) in [
        ("previous(a)", "2018-01", true),
        ("previous(a)", "2018-Q1", true),
        ("previous(previous(a))", "2018-02", true),
        ("same_period_last_year(previous(a))", "2018-01", true),
        ("previous(a)", "2018-02", false),
        ("same_period_last_year(a)", "2018-01", false),
        // Whole years follow each other.
        ("previous(a)", "2018", false),
        ("previous(year(a))", "2018-01", false),
        ("year(previous(a))", "2018-01", false),
    ] {
        let formula: Formula = text.parse().unwrap();
        let evaluation = evaluate(&formula, asked.parse().unwrap(), |_| Operand::Number(1.0));
        let told: Vec<bool> =
            evaluation.leaves.iter().map(|leaf| leaf.reading.over_new_year).collect();
        assert_eq!(told, [expected], "{text} at {asked}");
    }
}

#[test]
fn a_period_that_does_not_exist_has_no_figure() {
    for (text, asked, at) in [
        ("same_period_last_year(a)", "2016-2020", 23),
        ("b + year(a)", "2016-2020", 10),
        ("previous(a)", "1900", 10),
        ("year(same_period_last_year(a))", "1900-07", 28),
    ] {
        let formula: Formula = text.parse().unwrap();
        let evaluation = evaluate(&formula, asked.parse().unwrap(), |_| Operand::Number(1.0));
        assert_eq!(evaluation.result, Operand::Missing(Missing::NoPeriod), "{text} at {asked}");
        assert_eq!(evaluation.because_of, Some(at), "{text} at {asked}");
        assert_eq!(evaluation.culprit(), None);
    }
}

#[test]
fn the_derivation_shows_every_figure_even_after_a_missing_one() {
    let evaluation = given("a=2 c=x", "a + b * c");
    let leaves = evaluation
        .leaves
        .iter()
        .map(|leaf| (leaf.at, leaf.reading.indicator.to_string(), leaf.operand.clone()));
    let expected = [
        (1, "a".to_owned(), Operand::Number(2.0)),
        (5, "b".to_owned(), Operand::Missing(Missing::NotReported)),
        (9, "c".to_owned(), Operand::NotApplicable),
    ];
    assert_eq!(leaves.collect::<Vec<_>>(), expected);
    let culprit = evaluation.culprit().map(|leaf| leaf.reading.indicator.to_string());
    assert_eq!(culprit.as_deref(), Some("b"));
    // A zero below the line is no missing figure.
    assert_eq!(given("a=2 b=0", "a / b").culprit(), None);
    assert_number(&given("a=2 b=4", "a / b"), 0.5);
}

#[test]
fn a_reason_is_said_with_the_figure_it_is_about() {
    let series_break = SeriesBreak {
        on: "2016-01-01".parse().unwrap(),
        before: Name::new("Chuẩn thu nhập 2011-2015", "Income standard 2011-2015"),
        after: Name::new("Chuẩn đa chiều 2016-2020", "Multidimensional standard 2016-2020"),
    };
    let formula: Formula = FALL.parse().unwrap();
    // The caller refuses what lies beyond a break, as it knows both periods.
    let evaluation = evaluate(&formula, "2016".parse().unwrap(), |reading: &Reading| {
        let (from, to) = (reading.period.last_day(), reading.asked.last_day());
        if from < series_break.on && series_break.on <= to {
            Operand::Missing(Missing::Break(series_break.clone()))
        } else {
            Operand::Number(12.54)
        }
    });
    assert_eq!(evaluation.because_of, Some(17));
    let Operand::Missing(missing) = &evaluation.result else { panic!("{evaluation:?}") };
    let rate = Name::new("Tỷ lệ hộ nghèo 2015", "Poverty rate 2015");
    for (missing, figure, vi, en) in [
        (
            missing,
            Some(&rate),
            "Tỷ lệ hộ nghèo 2015: không so sánh được, vì đổi chuẩn từ 1/1/2016 (Chuẩn thu nhập \
             2011-2015 → Chuẩn đa chiều 2016-2020)",
            "Poverty rate 2015: not comparable, as the definition changed on 1 Jan 2016 (Income \
             standard 2011-2015 → Multidimensional standard 2016-2020)",
        ),
        (
            &Missing::NotReported,
            Some(&rate),
            "Tỷ lệ hộ nghèo 2015: chưa có số liệu",
            "Poverty rate 2015: not reported",
        ),
        (
            &Missing::Partial(Coverage {
                reported: 6,
                expected: 7,
                unit: Some(ReportingUnit::Districts),
            }),
            Some(&rate),
            "Tỷ lệ hộ nghèo 2015: mới có 6/7 huyện, thành phố báo cáo",
            "Poverty rate 2015: only 6 of 7 districts have reported",
        ),
        (&Missing::DivisionByZero, None, "chia cho 0", "division by zero"),
    ] {
        assert_eq!(missing.sentence(figure), Name::new(vi, en));
    }
}

/// A formula's text and what it amounts to by the rules, worked out beside it: a number, `x` or
/// `_`. How tightly the text binds tells where parentheses are needed.
#[derive(Clone, Debug)]
struct Worked {
    text: String,
    value: Value,
    binds: u8,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Value {
    Number(f64),
    NotApplicable,
    Missing,
}

const FIGURES: &str = "a=3 b=-0.5 c=0 d=1200 n=x m=_";

fn any_leaf() -> impl Strategy<Value = Worked> {
    let leaf = |text: &str, value| Worked { text: text.to_owned(), value, binds: 3 };
    prop_oneof![
        6 => prop::sample::select(vec![
            leaf("a", Value::Number(3.0)),
            leaf("b", Value::Number(-0.5)),
            leaf("d", Value::Number(1200.0)),
            leaf("0.25", Value::Number(0.25)),
        ]),
        1 => prop::sample::select(vec![
            leaf("c", Value::Number(0.0)),
            leaf("n", Value::NotApplicable),
            leaf("m", Value::Missing),
        ]),
    ]
}

fn any_worked() -> impl Strategy<Value = Worked> {
    any_leaf().prop_recursive(4, 32, 3, |inner| {
        let two = (inner.clone(), prop::sample::select(vec!['+', '-', '*', '/']), inner.clone());
        prop_oneof![
            4 => two.prop_map(|(left, operator, right)| both(&left, operator, &right)),
            1 => inner.clone().prop_map(|inside| Worked {
                text: format!("-{}", inside.at_least(3)),
                value: match inside.value {
                    Value::Number(number) => Value::Number(-number),
                    nothing => nothing,
                },
                binds: 3,
            }),
            2 => prop::collection::vec(inner, 1..4).prop_map(|all| total(&all)),
        ]
    })
}

fn both(left: &Worked, operator: char, right: &Worked) -> Worked {
    let binds = if matches!(operator, '+' | '-') { 1 } else { 2 };
    // The right side of a left-to-right operator must bind more tightly.
    let text = format!("{} {operator} {}", left.at_least(binds), right.at_least(binds + 1));
    let value = match (left.value, right.value) {
        (Value::Missing, _) | (_, Value::Missing) => Value::Missing,
        (Value::NotApplicable, _) | (_, Value::NotApplicable) => Value::NotApplicable,
        (Value::Number(one), Value::Number(two)) => finite(match operator {
            '+' => added(one, two),
            '-' => added(one, -two),
            '*' => one * two,
            _ => one / two,
        }),
    };
    Worked { text, value, binds }
}

fn total(all: &[Worked]) -> Worked {
    let texts: Vec<&str> = all.iter().map(|one| one.text.as_str()).collect();
    let numbers: Vec<f64> = all
        .iter()
        .filter_map(|one| if let Value::Number(number) = one.value { Some(number) } else { None })
        .collect();
    let value = if all.iter().any(|one| one.value == Value::Missing) {
        Value::Missing
    } else if numbers.is_empty() {
        Value::NotApplicable
    } else {
        finite(numbers.iter().copied().reduce(added).unwrap())
    };
    Worked { text: format!("sum({})", texts.join(", ")), value, binds: 3 }
}

/// What is left over of a difference only because of the binary form is nothing.
fn added(one: f64, two: f64) -> f64 {
    let total = one + two;
    if total.abs() < 1e-12 * one.abs().max(two.abs()) { 0.0 } else { total }
}

/// A division by zero is infinite or no number at all.
fn finite(number: f64) -> Value {
    if number.is_finite() { Value::Number(number) } else { Value::Missing }
}

impl Worked {
    fn at_least(&self, binds: u8) -> String {
        if self.binds < binds { format!("({})", self.text) } else { self.text.clone() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_formula_amounts_to_what_its_parts_amount_to(worked in any_worked()) {
        let evaluation = given(FIGURES, &worked.text);
        let value = match &evaluation.result {
            Operand::Number(number) => Value::Number(*number),
            Operand::NotApplicable => Value::NotApplicable,
            Operand::Missing(_) => Value::Missing,
        };
        match (value, worked.value) {
            (Value::Number(one), Value::Number(two)) => {
                prop_assert!((one - two).abs() <= two.abs() * 1e-9, "{}: {} {}", worked.text, one, two);
            }
            (one, two) => prop_assert_eq!(one, two, "{}", worked.text),
        }
        // Where there is no number, a place in the text is to blame, and only there.
        let length = worked.text.chars().count();
        let is_number = matches!(value, Value::Number(_));
        prop_assert_eq!(evaluation.because_of.is_none(), is_number);
        prop_assert!(evaluation.because_of.is_none_or(|at| (1..=length).contains(&at)));
    }
}
