//! Figures as text: how a value is shown and edited here, how typed text is read in `parse`.

mod parse;

pub use parse::{
    Marks, NumberError, NumberHint, Parsed, is_unchanged, marks_of, other_mark, parse_number,
};

use super::lang::Lang;

/// Stands for a value that is no number at all; the sign of statistics for "no figure available" (không có số liệu).
const NO_FIGURE: &str = "…";

/// A value as tables and papers show it, with groups of three: `1.234,5` in Vietnamese, `1,234.5` in English.
///
/// Halves are rounded away from zero, on the shortest decimal text of the value and not on its binary form: what
/// was typed as 2,675 is shown as 2,68. A fraction beyond fifteen digits is the dust of binary sums: three times
/// 1,4 and 0,3 are 4,5 and round to 5. A value that rounds to nothing has no minus sign. What is not finite
/// (which no cell can hold) is shown as `…`.
#[must_use]
pub fn format_number(lang: Lang, value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return NO_FIGURE.to_owned();
    }
    let digits = shown_digits(value, decimals);
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(usize::from(decimals)));

    let mut text = String::with_capacity(digits.len() + whole.len() / 3 + 2);
    if value < 0.0 && digits.bytes().any(|digit| digit != b'0') {
        text.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(lang.group_mark());
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(lang.decimal_mark());
        text.push_str(fraction);
    }
    text
}

/// The number that [`format_number`] shows: the same digits, as a number. What is not finite stays as it is.
#[must_use]
pub fn rounded(value: f64, decimals: u8) -> f64 {
    if !value.is_finite() {
        return value;
    }
    let digits = shown_digits(value, decimals);
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(usize::from(decimals)));
    let size: f64 = format!("{whole}.{fraction}").parse().unwrap_or_else(|_| value.abs());
    // Adding zero turns -0.0 into 0.0: a value that rounds to nothing has no sign.
    if value < 0.0 { 0.0 - size } else { size + 0.0 }
}

/// A number of things: `11.700`.
#[must_use]
pub fn format_count(lang: Lang, count: usize) -> String {
    format_number(lang, count as f64, 0)
}

/// Some of so many: `7/8`, `11.485/11.700`.
#[must_use]
pub fn format_share(lang: Lang, some: usize, all: usize) -> String {
    format!("{}/{}", format_count(lang, some), format_count(lang, all))
}

/// Whether two values are shown by the same digits.
#[must_use]
pub fn shown_alike(one: f64, other: f64, decimals: u8) -> bool {
    // Both are read from as many digits: equal or apart by one of the last at least.
    (rounded(one, decimals) - rounded(other, decimals)).abs() < 0.5 / 10_f64.powi(decimals.into())
}

/// The shortest plain decimal text that reads back to the same value: `2601`, `-0.5`; no exponent, no groups.
///
/// The mark is always a point, as in files and in JSON. Minus zero is written `0`.
#[must_use]
pub fn format_plain(value: f64) -> String {
    if !value.is_finite() {
        return NO_FIGURE.to_owned();
    }
    let positive_zero = if value == 0.0 { 0.0 } else { value };
    positive_zero.to_string()
}

/// The text with which a cell's editor opens: every digit of the value, the language's decimal mark, no groups.
#[must_use]
pub fn format_for_edit(lang: Lang, value: f64) -> String {
    let mut plain = format_plain(value);
    if lang.decimal_mark() != '.' {
        plain = plain.replace('.', lang.decimal_mark().encode_utf8(&mut [0; 4]));
    }
    plain
}

/// The text of a value that can be read in one way only: three decimals alone might be thousands.
#[must_use]
pub fn format_unambiguous(lang: Lang, value: f64) -> String {
    let text = format_for_edit(lang, value);
    let decimals = text.split_once(lang.decimal_mark()).map_or(0, |(_, decimals)| decimals.len());
    if decimals == 3 { text + "0" } else { text }
}

/// The digits of a finite value without its sign, rounded to so many decimals, without a mark.
fn shown_digits(value: f64, decimals: u8) -> String {
    let shortest = without_dust(value.abs());
    let (whole, fraction) = shortest.split_once('.').unwrap_or((&shortest, ""));
    rounded_digits(whole, fraction, usize::from(decimals))
}

/// The shortest decimal text of a value; of a fraction no more than the fifteen digits that sums keep.
fn without_dust(value: f64) -> String {
    let shortest = value.to_string();
    let Some((whole, fraction)) = shortest.split_once('.') else { return shortest };
    let digits = if whole == "0" {
        fraction.trim_start_matches('0').len()
    } else {
        whole.len() + fraction.len()
    };
    if digits <= 15 {
        return shortest;
    }
    format!("{value:.14e}").parse::<f64>().map_or(shortest, |kept| kept.to_string())
}

/// The digits of `whole.fraction` rounded to so many decimals, without a mark: at least one digit before them.
fn rounded_digits(whole: &str, fraction: &str, decimals: usize) -> String {
    let mut digits: Vec<u8> = whole.bytes().collect();
    digits.extend(fraction.bytes().chain(std::iter::repeat(b'0')).take(decimals));
    let round_up = fraction.as_bytes().get(decimals).is_some_and(|digit| *digit >= b'5');
    if round_up {
        let mut carry = true;
        for digit in digits.iter_mut().rev() {
            if *digit == b'9' {
                *digit = b'0';
            } else {
                *digit += 1;
                carry = false;
                break;
            }
        }
        if carry {
            digits.insert(0, b'1');
        }
    }
    digits.into_iter().map(char::from).collect()
}

/// A number with its decimal point moved to the right, or to the left: as exact as it can be, where a
/// product or a quotient would lose a digit.
#[must_use]
pub fn shifted(number: f64, places: i32) -> f64 {
    let written = format!("{number:e}");
    let moved = written.split_once('e').and_then(|(digits, exponent)| {
        let exponent = exponent.parse::<i32>().ok()?.checked_add(places)?;
        format!("{digits}e{exponent}").parse().ok()
    });
    moved.unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::{format_for_edit, format_number, format_plain, rounded, shifted};
    use crate::text::lang::Lang;

    #[test]
    fn figures_are_shown_as_each_language_writes_them() {
        let cases: &[(f64, u8, &str, &str)] = &[
            (0.0, 0, "0", "0"),
            (-0.0, 2, "0,00", "0.00"),
            (549.0, 0, "549", "549"),
            (2_601.0, 0, "2.601", "2,601"),
            (176_822.0, 0, "176.822", "176,822"),
            (1_234_567.0, 0, "1.234.567", "1,234,567"),
            (1_234.5, 1, "1.234,5", "1,234.5"),
            (40.31, 2, "40,31", "40.31"),
            (6.744_07, 2, "6,74", "6.74"),
            (-1.6, 2, "-1,60", "-1.60"),
            (-1_234.0, 0, "-1.234", "-1,234"),
            (1e-7, 2, "0,00", "0.00"),
            (9_007_199_254_740_991.0, 0, "9.007.199.254.740.991", "9,007,199,254,740,991"),
            (1e21, 0, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"),
        ];
        for &(value, decimals, vi, en) in cases {
            assert_eq!(format_number(Lang::Vi, value, decimals), vi);
            assert_eq!(format_number(Lang::En, value, decimals), en);
        }
    }

    #[test]
    fn halves_go_away_from_zero_as_a_reader_of_the_decimals_expects() {
        let cases: &[(f64, u8, &str)] = &[
            (0.125, 2, "0,13"),
            (2.675, 2, "2,68"),
            (1.005, 2, "1,01"),
            (8.345, 2, "8,35"),
            (-0.125, 2, "-0,13"),
            (0.5, 0, "1"),
            (2.5, 0, "3"),
            (-2.5, 0, "-3"),
            (0.449_999, 1, "0,4"),
            (9.995, 2, "10,00"),
            (999.95, 1, "1.000,0"),
            (999_999.5, 0, "1.000.000"),
            (-0.004, 2, "0,00"),
            (-0.005, 2, "-0,01"),
            (0.49, 0, "0"),
            (1.4 + 1.4 + 1.4 + 0.3, 0, "5"),
            (4.499_999_999_999_99, 0, "4"),
            (0.1 + 0.2, 1, "0,3"),
            (-(1.4 + 1.4 + 1.4 + 0.3), 0, "-5"),
        ];
        for &(value, decimals, vi) in cases {
            assert_eq!(format_number(Lang::Vi, value, decimals), vi, "{value}");
            // The number with the same digits: shown with more decimals, it has only zeros there.
            let more = format_number(Lang::Vi, rounded(value, decimals), decimals + 3);
            let mark = if decimals == 0 { "," } else { "" };
            assert_eq!(more, format!("{vi}{mark}000"), "{value}");
        }
        assert!(rounded(f64::NAN, 2).is_nan());
        assert!(rounded(-0.004, 2).is_sign_positive());
    }

    #[test]
    fn plain_and_edit_texts_hold_every_digit_and_no_exponent() {
        for (value, plain, vi) in [
            (2_601.0, "2601", "2601"),
            (40.312_5, "40.3125", "40,3125"),
            (-0.0, "0", "0"),
            (-1.6, "-1.6", "-1,6"),
            (1e15, "1000000000000000", "1000000000000000"),
            (1e-7, "0.0000001", "0,0000001"),
        ] {
            assert_eq!(format_plain(value), plain);
            assert_eq!(format_for_edit(Lang::En, value), plain);
            assert_eq!(format_for_edit(Lang::Vi, value), vi);
        }
    }

    #[test]
    fn what_is_no_number_is_never_shown_as_one() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(format_number(Lang::Vi, value, 2), "…");
            assert_eq!(format_plain(value), "…");
            assert_eq!(format_for_edit(Lang::Vi, value), "…");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_shifted_number_comes_back(thousandths in -1_000_000_000_000_i64..1_000_000_000_000) {
            let number = thousandths as f64 / 1000.0;
            proptest::prop_assert_eq!(shifted(shifted(number, -3), 3).to_bits(), number.to_bits());
        }
    }

    #[test]
    fn a_shift_loses_no_digit() {
        for (number, places, expected) in [
            (1.001, 3, 1001.0),
            (415_222.0, -3, 415.222),
            (0.1, 3, 100.0),
            (-12.5, -3, -0.0125),
            (0.0, -3, 0.0),
        ] {
            assert_eq!(shifted(number, places).to_bits(), f64::to_bits(expected), "{number}");
        }
    }
}
