//! One packed row of figures, `"_ _ 2972e 2601"`, to cells and back.

use std::fmt::Write as _;

use crate::{
    model::{Cell, Period, Row, Status, Step},
    text::file_messages::FileProblem,
};

/// What is wrong in a row, and at which byte of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowError {
    pub offset: usize,
    pub problem: FileProblem,
}

/// The longest token read: the longest plain decimal that one `f64` needs has 326 digits, with its
/// sign, its point and its status. Anything longer is a slip.
const LONGEST_TOKEN: usize = 340;

/// Up to this many digits a number and every power of ten below are exact, so one division rounds
/// as correctly as the standard library's parser does (W. Clinger, 1990).
const EXACT_DIGITS: usize = 15;

const POWERS_OF_TEN: [f64; EXACT_DIGITS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Reads the cells of a row of a step, whose first token stands at the ordinal `start`. `scratch`
/// is reused from row to row.
pub(super) fn parse_row(
    text: &str,
    step: Step,
    start: i32,
    scratch: &mut Vec<Cell>,
) -> Result<Row, RowError> {
    scratch.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut leading = 0_i32;
    // The end of the last token that is not a gap, in cells and in bytes.
    let mut reported = 0;
    let mut reported_at = 0;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        if at >= bytes.len() {
            break;
        }
        let (cell, end) = token(text, at)?;
        if cell == Cell::NotReported {
            if scratch.is_empty() {
                leading += 1;
            } else {
                scratch.push(cell);
            }
        } else {
            scratch.push(cell);
            reported = scratch.len();
            reported_at = at;
        }
        at = end;
    }
    scratch.truncate(reported);
    if reported == 0 {
        return Ok(Row::default());
    }
    let too_far = RowError { offset: reported_at, problem: FileProblem::PastLastPeriod };
    let Some(first) = start.checked_add(leading) else { return Err(too_far) };
    let end = i32::try_from(reported - 1).ok().and_then(|more| first.checked_add(more));
    if end.and_then(|end| Period::from_ordinal(step, end)).is_none() {
        return Err(too_far);
    }
    Ok(Row::new(first, scratch.as_slice().to_vec()))
}

/// The cell of the token at a byte, and the byte after it.
fn token(text: &str, start: usize) -> Result<(Cell, usize), RowError> {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
    match bytes.get(start) {
        Some(b'_') if ends(start + 1) => return Ok((Cell::NotReported, start + 1)),
        Some(b'x') if ends(start + 1) => return Ok((Cell::NotApplicable, start + 1)),
        _ => {}
    }
    let mut at = start;
    let negative = bytes.get(at) == Some(&b'-');
    if negative {
        at += 1;
    }
    let mut mantissa = 0_u64;
    let mut digits = |at: &mut usize| {
        let first = *at;
        while let Some(digit) = bytes.get(*at).map(|byte| byte.wrapping_sub(b'0'))
            && digit < 10
        {
            mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
            *at += 1;
        }
        *at - first
    };
    let whole = digits(&mut at);
    let mut decimals = 0;
    let mut well_formed = whole > 0;
    if bytes.get(at) == Some(&b'.') {
        at += 1;
        decimals = digits(&mut at);
        well_formed &= decimals > 0;
    }
    let number_end = at;
    let status = match bytes.get(at) {
        Some(b'p') => Status::Provisional,
        Some(b'e') => Status::Estimate,
        _ => Status::Final,
    };
    if status != Status::Final {
        at += 1;
    }
    if !well_formed || !ends(at) {
        return Err(strange(text, start));
    }
    let exact = (whole + decimals <= EXACT_DIGITS).then(|| POWERS_OF_TEN.get(decimals)).flatten();
    let number = if let Some(power) = exact {
        let magnitude = mantissa as f64 / power;
        Some(if negative { -magnitude } else { magnitude })
    } else if at - start > LONGEST_TOKEN {
        None
    } else {
        text.get(start..number_end).and_then(|digits| digits.parse::<f64>().ok())
    };
    let cell = number.and_then(|number| Cell::value(number, status));
    cell.map(|cell| (cell, at)).ok_or_else(|| RowError {
        offset: start,
        problem: FileProblem::Number { token: shown(text, start) },
    })
}

fn strange(text: &str, start: usize) -> RowError {
    let token = shown(text, start);
    let number = token.trim_start_matches(['+', '-']);
    let is_exponent = number.starts_with(|first: char| first.is_ascii_digit())
        && number.parse::<f64>().is_ok()
        && number.contains(['e', 'E']);
    let problem =
        if is_exponent { FileProblem::Exponent { token } } else { FileProblem::Token { token } };
    RowError { offset: start, problem }
}

/// The token as an error quotes it: not more of it than a line can show.
fn shown(text: &str, start: usize) -> String {
    const MOST: usize = 40;
    let token = text.get(start..).and_then(|rest| rest.split_ascii_whitespace().next());
    let token = token.unwrap_or_default();
    let mut quoted: String = token.chars().take(MOST).collect();
    if quoted.len() < token.len() {
        quoted.push('…');
    }
    quoted
}

/// Writes the cells of a row from the ordinal `from` on.
pub(super) fn write_row(row: &Row, from: i32, out: &mut String) {
    let gaps = row.start().checked_sub(from).and_then(|gaps| usize::try_from(gaps).ok());
    for _ in 0..gaps.unwrap_or(0) {
        out.push_str("_ ");
    }
    for (at, cell) in row.cells().iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        write_cell(*cell, out);
    }
}

/// The token of one cell.
pub(super) fn cell_token(cell: Cell) -> String {
    let mut token = String::new();
    write_cell(cell, &mut token);
    token
}

fn write_cell(cell: Cell, out: &mut String) {
    match cell {
        Cell::NotReported => out.push('_'),
        Cell::NotApplicable => out.push('x'),
        Cell::Value { number, status } => {
            write_number(number, out);
            match status {
                Status::Final => {}
                Status::Provisional => out.push('p'),
                Status::Estimate => out.push('e'),
            }
        }
    }
}

/// The shortest plain decimal that reads back to the same bits.
pub(super) fn write_number(number: f64, out: &mut String) {
    /// Decimals tried before the general printer: money in millions and rates have no more.
    const MOST_DECIMALS: usize = 6;
    let largest = 10_f64.powi(15);
    let magnitude = number.abs();
    for (decimals, power) in POWERS_OF_TEN.iter().enumerate().take(MOST_DECIMALS + 1) {
        let scaled = (magnitude * power).round();
        if scaled >= largest {
            break;
        }
        // Exact on both sides, as in `token`; comparing bits is the promise that is made.
        if (scaled / power).to_bits() == magnitude.to_bits() {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, 0..10^15"
            )]
            let mantissa = scaled as u64;
            if number < 0.0 {
                out.push('-');
            }
            write_decimal(mantissa, decimals, out);
            return;
        }
    }
    // Rust prints every float in full, without an exponent, as short as reads back to the same.
    let _ = write!(out, "{number}");
}

/// Writes `mantissa / 10^decimals`.
fn write_decimal(mut mantissa: u64, decimals: usize, out: &mut String) {
    // Digits from the last to the first, the point among them.
    let mut reversed = [0_u8; 24];
    let mut length = 0;
    for slot in &mut reversed {
        if length == decimals && decimals > 0 {
            *slot = b'.';
        } else {
            *slot = b'0' + u8::try_from(mantissa % 10).unwrap_or(0);
            mantissa /= 10;
        }
        length += 1;
        let whole_done = if decimals > 0 { length > decimals + 1 } else { length > 0 };
        if mantissa == 0 && whole_done {
            break;
        }
    }
    out.extend(reversed.iter().take(length).rev().map(|byte| char::from(*byte)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Row, RowError> {
        parse_row(text, Step::Year, 2016, &mut Vec::new())
    }

    #[test]
    fn a_row_reads_back_as_written() {
        for text in ["_ _ 2972e 2601", "x", "0 -12.5p 0.1 1234567.891", "40.31 _ x 5e"] {
            let row = read(text).expect(text);
            let mut again = String::new();
            write_row(&row, 2016, &mut again);
            assert_eq!(again, text);
        }
        assert_eq!(read(" 1\t2 \n").map(|row| row.cells().len()), Ok(2));
        assert_eq!(read("_ _"), Ok(Row::default()));
    }

    #[test]
    fn numbers_are_the_standard_librarys_to_the_bit() {
        // A xorshift over digits and decimals, and the awkward ones by name.
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let mut texts: Vec<String> = vec![
            "0.1".into(),
            "9007199254740993".into(),
            "123456789012345678901234567890".into(),
            "0.30000000000000004".into(),
            "2.2250738585072011".into(),
            "999999999999999".into(),
            "0.000000000000001".into(),
            format!("{}", f64::MAX),
            format!("{}", f64::MIN_POSITIVE),
            format!("{}", f64::from_bits(1)),
        ];
        for _ in 0..20_000 {
            let decimals = usize::try_from(next() % 12).unwrap_or(0);
            let number = f64::from_bits(next());
            if number.is_finite() {
                texts.push(format!("{number}"));
            }
            texts.push(format!("{:.decimals$}", (next() >> (next() % 60)) as f64 / 1000.0));
        }
        for text in texts {
            let expected = text.parse::<f64>().map(|number| number + 0.0).expect("a number");
            let row = read(&text).expect(&text);
            let read_back = row.get(2016).number().expect("a value");
            assert_eq!(read_back.to_bits(), expected.to_bits(), "{text}");
            let mut written = String::new();
            write_number(expected, &mut written);
            assert_eq!(written, format!("{expected}"), "{text}");
        }
    }

    #[test]
    fn what_is_no_figure_is_refused_at_its_place() {
        let offset = |text: &str| read(text).map_err(|error| error.offset);
        for text in [
            "1 2o97", "1 -", "1 .5", "1 5.", "1 +5", "1 1,5", "1 1_000", "1 inf", "1 NaN", "1 1e3",
            "1 1E3", "1 5pe", "1 xx", "1 __", "1 --1", "1 ½", "1 0x10",
        ] {
            assert_eq!(offset(text), Err(2), "{text}");
        }
        let kind = |text: &str| read(text).map_err(|error| error.problem);
        assert_eq!(kind("1.5e3"), Err(FileProblem::Exponent { token: "1.5e3".into() }));
        let huge = "9".repeat(320);
        assert!(matches!(kind(&huge), Err(FileProblem::Number { .. })));
        assert!(matches!(
            kind(&format!("0.{}1", "0".repeat(400))),
            Err(FileProblem::Number { .. })
        ));
        assert_eq!(kind(&"1 ".repeat(186)), Err(FileProblem::PastLastPeriod));
        assert!(kind(&"1 ".repeat(185)).is_ok());
    }
}
