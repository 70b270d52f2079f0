//! Promises of the formula's text: what is read, what is refused and where, and circles.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Formula, FormulaError, FormulaErrorKind as Kind, Node, find_cycle};
use crate::model::IndicatorId;

/// The tree in Polish notation, which needs no parentheses: what binds to what.
fn shape(text: &str) -> Result<String, FormulaError> {
    fn polish(expression: &super::Expression) -> String {
        match &expression.node {
            Node::Number(number) => number.to_string(),
            Node::Indicator(indicator) => indicator.to_string(),
            Node::Negative(inside) => format!("neg({})", polish(inside)),
            Node::Chain(first, rest) => {
                rest.iter().fold(polish(first), |left, (operator, right)| {
                    format!("{operator:?}({left} {})", polish(right))
                })
            }
            Node::Sum(arguments) => {
                format!("sum({})", arguments.iter().map(polish).collect::<Vec<_>>().join(" "))
            }
            Node::Read(reach, inside) => format!("{}({})", reach.name(), polish(inside)),
        }
    }
    text.parse::<Formula>().map(|formula| polish(formula.expression()))
}

#[test]
fn products_bind_before_sums_and_both_from_left_to_right() {
    for (text, expected) in [
        ("7", "7"),
        ("0.5", "0.5"),
        ("ho_ngheo", "ho_ngheo"),
        ("a+b*c", "Add(a Multiply(b c))"),
        ("a*b+c", "Add(Multiply(a b) c)"),
        ("a-b-c", "Subtract(Subtract(a b) c)"),
        ("a-(b-c)", "Subtract(a Subtract(b c))"),
        ("a/b*c", "Multiply(Divide(a b) c)"),
        ("a/(b*c)", "Divide(a Multiply(b c))"),
        ("(a + b) * (c - d)", "Multiply(Add(a b) Subtract(c d))"),
        ("-a*b", "Multiply(neg(a) b)"),
        ("a - -b", "Subtract(a neg(b))"),
        ("a*-(b+1)", "Multiply(a neg(Add(b 1)))"),
        ("((a))", "a"),
        ("sum(a, b+1, c)", "sum(a Add(b 1) c)"),
        ("sum(a)", "sum(a)"),
        ("sum (a,b)", "sum(a b)"),
        // Digits in ids, as in the criteria and the synthetic projects.
        ("tc_01 + i01 + xa_15_18", "Add(Add(tc_01 i01) xa_15_18)"),
        (
            "previous(actual(ty_le_ho_ngheo)) - ty_le_ho_ngheo",
            "Subtract(previous(actual(ty_le_ho_ngheo)) ty_le_ho_ngheo)",
        ),
        ("gn_von / year(plan(kh_von)) * 100", "Multiply(Divide(gn_von year(plan(kh_von))) 100)"),
        ("estimate(same_period_last_year(a))", "estimate(same_period_last_year(a))"),
        // Blanks of every kind, as a text pasted from a document has them.
        ("\u{A0} a\t+\n b  ", "Add(a b)"),
    ] {
        assert_eq!(shape(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_column() {
    let word = |text: &str| Kind::Word(text.to_owned());
    let number = |text: &str| Kind::Number(text.to_owned());
    let unknown = |text: &str| Kind::UnknownFunction(text.to_owned());
    for (text, at, kind) in [
        ("", 1, Kind::Empty),
        ("  \t", 1, Kind::Empty),
        ("a +", 4, Kind::OperandMissing),
        ("a + ", 5, Kind::OperandMissing),
        ("+ a", 1, Kind::OperandMissing),
        ("a + * b", 5, Kind::OperandMissing),
        ("a ** b", 4, Kind::OperandMissing),
        ("()", 2, Kind::OperandMissing),
        ("sum(a,)", 7, Kind::OperandMissing),
        ("sum(,a)", 5, Kind::OperandMissing),
        ("a b", 3, Kind::OperatorMissing),
        ("2 ho_ngheo", 3, Kind::OperatorMissing),
        ("(a) (b)", 5, Kind::OperatorMissing),
        ("(a b)", 4, Kind::OperatorMissing),
        ("100 ho_ngheo € 2", 5, Kind::OperatorMissing),
        ("a, b", 2, Kind::Comma),
        ("(a, b)", 3, Kind::Comma),
        ("(a + b", 1, Kind::Unclosed),
        ("a * ((b)", 5, Kind::Unclosed),
        ("sum(a, b", 4, Kind::Unclosed),
        ("previous (a", 10, Kind::Unclosed),
        ("a + b)", 6, Kind::Unopened),
        (")", 1, Kind::OperandMissing),
        ("a % 2", 3, Kind::Character('%')),
        ("sum(a; b)", 6, Kind::Character(';')),
        // Columns count letters as a person does, not bytes.
        ("a × b", 3, Kind::Character('×')),
        ("a + “b”", 5, Kind::Character('“')),
        ("a − b", 3, Kind::Character('−')),
        ("Ho_ngheo", 1, word("Ho_ngheo")),
        ("a + hộ_nghèo", 5, word("hộ_nghèo")),
        ("_a", 1, word("_a")),
        ("a * 1.2.3", 5, number("1.2.3")),
        ("1.", 1, number("1.")),
        (".5", 1, number(".5")),
        ("2e3", 1, number("2e3")),
        ("2x", 1, number("2x")),
        ("a * 0,5", 6, Kind::DecimalComma),
        ("sum(ty_le*0,5)", 12, Kind::DecimalComma),
        ("avg(a, b)", 1, unknown("avg")),
        ("a + tong(b)", 5, unknown("tong")),
        ("previous a", 1, Kind::FunctionAlone("previous")),
        ("a + sum", 5, Kind::FunctionAlone("sum")),
        ("sum()", 1, Kind::NoArgument("sum")),
        ("a - year( )", 5, Kind::NoArgument("year")),
        ("previous(a, b)", 11, Kind::OneArgument("previous")),
    ] {
        assert_eq!(text.parse::<Formula>(), Err(FormulaError { at, kind }), "{text}");
    }
    let huge = "9".repeat(400);
    let error = FormulaError { at: 5, kind: Kind::NumberTooLarge };
    assert_eq!(format!("a + {huge}").parse::<Formula>(), Err(error));
}

#[test]
fn nesting_is_bounded_and_length_is_not() {
    let nested = |open: &str, close: &str, depth: usize| {
        format!("{}a{}", open.repeat(depth), close.repeat(depth)).parse::<Formula>()
    };
    let deep = |at| FormulaError { at, kind: Kind::TooDeep };
    for (open, close, width) in [("(", ")", 1), ("-", "", 1), ("sum(", ")", 4), ("year(", ")", 5)] {
        assert!(nested(open, close, 32).is_ok(), "{open}");
        assert_eq!(nested(open, close, 33), Err(deep(33 * width + 1)), "{open}");
        assert_eq!(nested(open, close, 200_000), Err(deep(33 * width + 1)), "{open}");
    }
    // A long row of terms is as shallow as a short one: reading, comparing, dropping it is safe.
    let long = format!("a{}", " + a*2 - a".repeat(100_000)).parse::<Formula>();
    assert_eq!(long.as_ref().map(|formula| formula.references().len()), Ok(1));
    assert_eq!(long.clone(), long);
}

#[test]
fn references_come_once_in_the_order_of_first_use() {
    for (text, expected) in [
        ("1 + 2", ""),
        ("previous(actual(ty_le_ho_ngheo)) - ty_le_ho_ngheo", "ty_le_ho_ngheo"),
        ("sum(z, a, z) / (b - -a)", "z a b"),
    ] {
        let formula: Formula = text.parse().unwrap();
        let ids: Vec<&str> = formula.references().into_iter().map(IndicatorId::as_str).collect();
        assert_eq!(ids.join(" "), expected, "{text}");
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Owner {
    formula: Formula,
}

#[test]
fn in_the_file_a_formula_is_its_text() {
    let file = r#"(formula:"sum( ho_ngheo,ho_can_ngheo )/tong_so_ho*100")"#;
    let owner: Owner = ron::from_str(file).unwrap();
    assert_eq!(owner.formula.as_str(), "sum( ho_ngheo,ho_can_ngheo )/tong_so_ho*100");
    assert_eq!(ron::to_string(&owner).unwrap(), file);

    let bad = ron::from_str::<Owner>(r#"(formula: "ho_ngheo + avg(tc_01)")"#).unwrap_err();
    assert_eq!(
        bad.code.to_string(),
        "'ho_ngheo + avg(tc_01)' is not a formula: column 12: unknown function 'avg'"
    );
}

#[test]
fn a_circle_is_found_and_named_in_order() {
    let circle = |arrows: &[(&str, &str)]| {
        let dependencies: BTreeMap<IndicatorId, Vec<IndicatorId>> = arrows
            .iter()
            .map(|(from, to)| {
                (IndicatorId::from(*from), to.split_whitespace().map(IndicatorId::from).collect())
            })
            .collect();
        let found = find_cycle(&dependencies);
        found.map(|ids| ids.iter().map(IndicatorId::as_str).collect::<Vec<_>>().join(" "))
    };
    for (arrows, expected) in [
        (vec![], None),
        (vec![("a", "b c"), ("b", "c"), ("c", "")], None),
        // Used twice is no circle.
        (vec![("a", "b c"), ("b", "d"), ("c", "d"), ("d", "e")], None),
        (vec![("a", "a")], Some("a")),
        (vec![("a", "x b"), ("b", "a")], Some("a b")),
        // The way into it is no part of it; it begins with its smallest id.
        (vec![("a", "d"), ("b", "c"), ("c", "d"), ("d", "b")], Some("b c d")),
        (vec![("z", "y"), ("y", "x"), ("x", "z")], Some("x z y")),
        // Of two circles the one met first from the smallest id.
        (vec![("m", "n"), ("n", "m"), ("a", "n"), ("b", "b")], Some("m n")),
    ] {
        assert_eq!(circle(&arrows).as_deref(), expected, "{arrows:?}");
    }
}

#[test]
fn a_long_way_to_a_circle_needs_no_stack() {
    let id = |n: usize| IndicatorId::from(format!("i{n:06}").as_str());
    let last = 200_000;
    let mut chain: BTreeMap<_, _> = (0..last).map(|n| (id(n), vec![id(n + 1)])).collect();
    assert_eq!(find_cycle(&chain), None);
    chain.insert(id(last), vec![id(0)]);
    let circle = find_cycle(&chain).unwrap();
    assert_eq!((circle.len(), circle.first()), (last + 1, Some(&id(0))));
}

/// A well-formed formula's text, with blanks here and there.
fn any_formula() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "[a-z][a-z0-9_]{0,8}".prop_filter("a function's name needs a parenthesis", |id| {
            id.parse::<Formula>().is_ok()
        }),
        "[0-9]{1,4}(\\.[0-9]{1,3})?",
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let two = (inner.clone(), "[-+*/]| [-+*/] ", inner.clone());
        let reach = "previous|same_period_last_year|year|actual|plan|estimate";
        prop_oneof![
            two.prop_map(|(left, operator, right)| format!("{left}{operator}{right}")),
            inner.clone().prop_map(|inside| format!("({inside} )")),
            inner.clone().prop_map(|inside| format!("- {inside}")),
            (reach, inner.clone()).prop_map(|(reach, inside)| format!("{reach}({inside})")),
            prop::collection::vec(inner, 1..4).prop_map(|all| format!("sum({})", all.join(", "))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_formula_reads_back_from_what_it_shows(text in any_formula()) {
        let formula: Formula = text.parse().unwrap();
        prop_assert_eq!(formula.to_string(), text);
        prop_assert_eq!(formula.to_string().parse(), Ok(formula));
    }

    #[test]
    fn any_text_is_a_formula_or_wrong_at_a_column_of_its_own(
        text in "\\PC{0,30}|[-+*/(), .0-9a-z_]{0,40}|(sum|year|plan|[-+*/(),]|a| ){0,20}",
    ) {
        if let Err(FormulaError { at, .. }) = text.parse::<Formula>() {
            prop_assert!((1..=text.chars().count() + 1).contains(&at), "{} in {:?}", at, text);
        }
    }
}
