//! What typed figures mean, as tables, and the promise that an editor's own text is never altered.

use super::{Marks, NumberError, NumberHint, Parsed, is_unchanged, marks_of, parse_number};
use crate::text::lang::Lang;
use crate::text::number::{format_for_edit, format_number};
use proptest::prelude::*;

const COUNT: NumberHint<'_> =
    NumberHint { lang: Lang::Vi, decimals: 0, is_rate: false, previous: None, unit: "" };
const RATE: NumberHint<'_> = NumberHint { decimals: 2, is_rate: true, ..COUNT };
const CAPITAL: NumberHint<'_> = NumberHint { decimals: 1, unit: "triệu đồng", ..COUNT };

fn in_both_languages(hint: NumberHint<'_>) -> [NumberHint<'_>; 2] {
    Lang::ALL.map(|lang| NumberHint { lang, ..hint })
}

#[track_caller]
fn check(text: &str, hint: NumberHint<'_>, expected: Result<f64, NumberError>) {
    for hint in in_both_languages(hint) {
        assert_eq!(
            parse_number(text, hint),
            expected.map(Parsed::Number),
            "{text:?} with {hint:?}"
        );
    }
}

fn two(thousands: f64, decimals: f64) -> Result<f64, NumberError> {
    Err(NumberError::Ambiguous { readings: [thousands, decimals] })
}

#[test]
fn a_column_of_counts_reads_three_digits_as_thousands() {
    for (text, value) in [
        ("2601", 2_601.0),
        ("2.601", 2_601.0),
        ("2,601", 2_601.0),
        ("2 601", 2_601.0),
        ("176.822", 176_822.0),
        ("1.234.567", 1_234_567.0),
        ("1,234,567", 1_234_567.0),
        ("1\u{A0}234\u{202F}567", 1_234_567.0),
        ("1.234,5", 1_234.5),
        ("1,234.5", 1_234.5),
        ("12.5", 12.5),
        ("12,50", 12.5),
        ("1,2345", 1.2345),
        ("1234.567", 1_234.567),
        ("0,123", 0.123),
        (",5", 0.5),
        ("007", 7.0),
        ("\u{FF11}\u{FF0E}\u{FF12}\u{FF13}\u{FF14}", 1_234.0),
        ("\u{FEFF}12", 12.0),
    ] {
        check(text, COUNT, Ok(value));
    }
}

#[test]
fn a_column_with_decimals_asks_about_three_digits() {
    check("1.234", RATE, two(1_234.0, 1.234));
    check("2,491", RATE, two(2_491.0, 2.491));
    check("-2,491 %", RATE, two(-2_491.0, -2.491));
    check("(1.234)", CAPITAL, two(-1_234.0, -1.234));
    for (text, value) in [
        ("40,31", 40.31),
        ("40.31%", 40.31),
        ("8,4 %", 8.4),
        ("0,123", 0.123),
        (".123", 0.123),
        ("1234,567", 1_234.567),
        ("1.234.567", 1_234_567.0),
        ("1.234,567", 1_234.567),
        ("1 234,567", 1_234.567),
        ("6,7441", 6.7441),
        ("66", 66.0),
    ] {
        check(text, RATE, Ok(value));
    }
}

#[test]
fn signs_are_read_as_people_write_them() {
    for text in
        ["-12,5", "\u{2212}12,5", "\u{2013} 12,5", "(12,5)", "(12,5 %)", "(12,5) %", " - 12.5"]
    {
        check(text, RATE, Ok(-12.5));
    }
    check("+1,60", RATE, Ok(1.6));
    for hint in in_both_languages(RATE) {
        let Ok(Parsed::Number(value)) = parse_number("-0,00", hint) else {
            panic!("zero is a number")
        };
        assert_eq!(value.to_bits(), 0.0_f64.to_bits(), "no minus zero");
    }
}

#[test]
fn units_are_dropped_only_where_they_are_the_columns_own() {
    for (text, unit, expected) in [
        ("2.601 hộ", "hộ", Ok(2_601.0)),
        ("2.601 ho\u{323}\u{302}", "hộ", Ok(2_601.0)),
        ("2.601 hộ nghèo", "hộ", Ok(2_601.0)),
        ("2.601 hộ.", "", Ok(2_601.0)),
        ("12%", "%", Ok(12.0)),
        ("12%", "", Ok(12.0)),
        ("12 điểm %", "điểm %", Ok(12.0)),
        ("12 điểm phần trăm", "điểm %", Ok(12.0)),
        ("12%", "hộ", Err(NumberError::OtherUnit)),
        ("12 hộ", "%", Err(NumberError::OtherUnit)),
        ("12 trđ", "triệu đồng", Ok(12.0)),
        ("12 tr.đ", "triệu đồng", Ok(12.0)),
        ("12tr", "triệu đồng", Ok(12.0)),
        ("43,58 tr/ng/năm", "triệu đồng/người/năm", Ok(43.58)),
        ("1,2 tỷ", "triệu đồng", Err(NumberError::OtherUnit)),
        ("1,2 tỷ đồng", "tỷ đồng", Ok(1.2)),
        ("1,2 tỷ", "", Err(NumberError::OtherUnit)),
        ("1,2 triệu", "hộ", Err(NumberError::OtherUnit)),
        ("1.200.000 đồng", "triệu đồng", Err(NumberError::OtherUnit)),
        ("1,2 nghìn tỷ", "tỷ đồng", Err(NumberError::NotANumber)),
        ("12 tàu cá", "tàu cá", Ok(12.0)),
        ("12 tàu cá", "hộ", Err(NumberError::NotANumber)),
        ("12 communes", "xã", Ok(12.0)),
    ] {
        check(text, NumberHint { unit, ..COUNT }, expected);
    }
}

#[test]
fn signs_of_statistical_tables_are_no_zeros() {
    for hint in [COUNT, RATE] {
        for text in ["…", "...", "..", "_", " … "] {
            assert_eq!(parse_number(text, hint), Ok(Parsed::NotReported), "{text}");
        }
        for text in ["x", "X", "\u{FF58}"] {
            assert_eq!(parse_number(text, hint), Ok(Parsed::NotApplicable), "{text}");
        }
        for text in ["-", "–", "—", " \u{2212}\u{A0}"] {
            check(text, hint, Err(NumberError::Dash));
        }
        for text in ["", "  ", "\u{A0}\t", "\u{FEFF}"] {
            check(text, hint, Err(NumberError::Empty));
        }
    }
}

#[test]
fn what_is_no_number_is_refused_whole() {
    for text in [
        "abc",
        "12abc",
        "1e5",
        "2972e",
        "2601p",
        "12-",
        "--12",
        "-(12)",
        "(-12)",
        "(12",
        "12)",
        "()",
        "12(1)",
        "1.23.456",
        "1.2345.678",
        "0.123.456",
        "1.234,567.8",
        "1,234,5",
        "1.234,5,6",
        "12.",
        "12,",
        ".",
        ",",
        "1..5",
        "12 34",
        "1  234",
        "1 234.567,8",
        "1.234 567",
        "1. 234",
        "12\n345",
        "16/8/2018",
        "7-2018",
        "~12",
        "12 13 hộ",
        "NaN",
        "inf",
        "½",
        "12²",
        "١٢",
        "hộ",
        "%",
        "-%",
        "xx",
        "....",
        "#REF!",
    ] {
        check(text, COUNT, Err(NumberError::NotANumber));
    }
}

#[test]
fn too_large_values_are_refused() {
    check("999999999999999", COUNT, Ok(999_999_999_999_999.0));
    check("-999.999.999.999.999", COUNT, Ok(-999_999_999_999_999.0));
    check("1000000000000000", COUNT, Err(NumberError::OutOfRange));
    check("-1.000.000.000.000.000", COUNT, Err(NumberError::OutOfRange));
    check(&"9".repeat(5_000), COUNT, Err(NumberError::OutOfRange));
}

#[test]
fn the_text_of_the_editor_accepted_unchanged_never_asks() {
    let hint = NumberHint { previous: Some(2.491), ..RATE };
    assert_eq!(parse_number("2,491", hint), Ok(Parsed::Number(2.491)));
    assert_eq!(parse_number(" 2,491 ", hint), Ok(Parsed::Number(2.491)));
    assert!(matches!(parse_number("2.491", hint), Err(NumberError::Ambiguous { .. })));
    assert!(matches!(parse_number("2,492", hint), Err(NumberError::Ambiguous { .. })));
    assert!(!is_unchanged("2,491", Lang::En, 2.491));

    // A count that wrongly has decimals: changing its last digit must not make it a thousand times larger.
    let fractional = NumberHint { previous: Some(2.491), ..COUNT };
    assert_eq!(parse_number("2,491", fractional), Ok(Parsed::Number(2.491)));
    assert!(matches!(parse_number("2,492", fractional), Err(NumberError::Ambiguous { .. })));
    assert_eq!(parse_number("2.492", fractional), Ok(Parsed::Number(2_492.0)));
}

fn any_hint() -> impl Strategy<Value = NumberHint<'static>> {
    (prop::sample::select(Lang::ALL.to_vec()), 0_u8..4, any::<bool>())
        .prop_map(|(lang, decimals, is_rate)| NumberHint { lang, decimals, is_rate, ..COUNT })
}

/// Any finite value, and more often than chance would have it those with a few decimals.
fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO,
        (-10_000_000_i32..10_000_000, 0_i32..7)
            .prop_map(|(digits, decimals)| f64::from(digits) / 10_f64.powi(decimals)),
    ]
}

fn value_bits(parsed: Result<Parsed, NumberError>) -> Option<u64> {
    match parsed {
        Ok(Parsed::Number(value)) => Some(value.to_bits()),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_editors_text_gives_back_the_same_bits(value in any_value(), hint in any_hint()) {
        let text = format_for_edit(hint.lang, value);
        let hint = NumberHint { previous: Some(value), ..hint };
        prop_assert_eq!(value_bits(parse_number(&text, hint)), Some(value.to_bits()), "{}", text);
    }

    #[test]
    fn typed_anew_the_text_is_the_same_value_or_a_question(value in any_value(), hint in any_hint()) {
        prop_assume!(value.abs() < 1e15);
        let text = format_for_edit(hint.lang, value);
        let value = value + 0.0; // no minus zero
        let decimals = text.split_once(hint.lang.decimal_mark()).map_or(0, |(_, fraction)| fraction.len());
        match parse_number(&text, hint) {
            Ok(Parsed::Number(read)) if decimals == 3 && hint.decimals == 0 && !hint.is_rate => {
                let as_thousands = (value * 1_000.0).round();
                prop_assert!(read.to_bits() == value.to_bits() || (read - as_thousands).abs() < 0.5, "{}", text);
            }
            Err(NumberError::Ambiguous { readings }) => {
                prop_assert_eq!(decimals, 3);
                prop_assert_eq!(readings[1].to_bits(), value.to_bits());
            }
            parsed => prop_assert_eq!(value_bits(parsed), Some(value.to_bits()), "{}", text),
        }
    }

    #[test]
    fn counts_as_shown_are_read_back_in_either_language(count in -1_000_000_000_i64..1_000_000_000, hint in any_hint()) {
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        let value = count as f64;
        let hint = NumberHint { decimals: 0, is_rate: false, ..hint };
        for shown_in in Lang::ALL {
            let text = format_number(shown_in, value, 0);
            prop_assert_eq!(parse_number(&text, hint), Ok(Parsed::Number(value)), "{}", text);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,12}|[-−(]?[0-9., \u{A0}]{0,12}[)%]?", hint in any_hint()) {
        if let Ok(Parsed::Number(value)) = parse_number(&text, hint) {
            prop_assert!(value.is_finite() && value.abs() < 1e15);
        }
    }
}

#[test]
fn marks_say_which_one_stands_before_decimals_only_where_that_is_sure() {
    for (text, marks) in [
        ("12,5", Marks::Decimal(',')),
        ("40.31%", Marks::Decimal('.')),
        ("1.234,5", Marks::Decimal(',')),
        ("1.234.567", Marks::Decimal(',')),
        ("1,234,567 hộ", Marks::Decimal('.')),
        ("1 234,567", Marks::Decimal(',')),
        ("0,234", Marks::Decimal(',')),
        ("(1.234)", Marks::Doubtful('.')),
        ("2,491", Marks::Doubtful(',')),
        ("2601", Marks::Silent),
        ("abc", Marks::Silent),
        ("16.8.2018", Marks::Silent),
        ("", Marks::Silent),
        ("-", Marks::Silent),
    ] {
        assert_eq!(marks_of(text), marks, "{text}");
    }
}
