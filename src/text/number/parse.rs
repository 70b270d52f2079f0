//! Reads what people type and paste as a figure, and asks rather than guesses where two readings are possible.

use super::format_for_edit;
use crate::text::{fold::nfc, lang::Lang};

/// Values from here on are refused: beyond it a 64-bit float no longer holds every unit.
const LIMIT: f64 = 1e15;

/// What is known about the cell into which a text is entered.
#[derive(Clone, Copy, Debug, Default)]
pub struct NumberHint<'a> {
    /// The language of the window; it decides what the editor showed.
    pub lang: Lang,
    /// Decimals with which the indicator is shown; none makes it a column of counts.
    pub decimals: u8,
    /// Whether the indicator is a rate (tỷ lệ).
    pub is_rate: bool,
    /// The value that stands in the cell now.
    pub previous: Option<f64>,
    /// The indicator's unit as shown ("hộ", "%", "triệu đồng"), or empty if not known.
    pub unit: &'a str,
}

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Parsed {
    /// A finite value in the unit of the column.
    Number(f64),
    /// `…`: there is a figure, but nobody has reported it (chưa có số liệu).
    NotReported,
    /// `x`: there can be no figure (không áp dụng).
    NotApplicable,
}

/// Why a text is not taken as a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberError {
    /// Nothing was written; whether that clears the cell is for the caller to say.
    Empty,
    /// A lone dash: in statistics "did not occur" (không phát sinh), in other tables "no figure". Ask which.
    Dash,
    /// No reading makes this a figure.
    NotANumber,
    /// The text names another unit than the column's ("1,2 tỷ" in a column of millions); nothing is ever rescaled.
    OtherUnit,
    /// "1.234" where decimals are possible: read as thousands, and read as decimals.
    Ambiguous {
        /// First with the mark between thousands, then with the mark before decimals.
        readings: [f64; 2],
    },
    /// Too large to be kept exactly.
    OutOfRange,
}

/// Reads a typed or pasted text as a figure.
///
/// - A text that the editor itself showed (`hint.previous`) gives back the very same value.
/// - With two kinds of marks the later one stands before the decimals; marks that repeat are between thousands, and
///   so are spaces. One mark with 1, 2 or more than 3 digits after it stands before decimals.
/// - One mark with exactly 3 digits after it is between thousands in a column of counts, and
///   [`NumberError::Ambiguous`] wherever decimals are possible.
/// - `(12)`, `-12` and `−12` are negative. A unit after the figure is dropped if it is the column's.
///
/// # Errors
/// [`NumberError`] says what to ask or to tell; the text is never half understood.
pub fn parse_number(text: &str, hint: NumberHint<'_>) -> Result<Parsed, NumberError> {
    if let Some(previous) = hint.previous
        && is_unchanged(text, hint.lang, previous)
    {
        return Ok(Parsed::Number(previous));
    }
    let plain = plain_characters(text);
    let plain = plain.trim();
    if let Some(symbol) = read_symbol(plain) {
        return symbol;
    }
    let (is_negative, figure, unit) = split_figure(plain)?;
    let reading = read_figure(figure).ok_or(NumberError::NotANumber)?;
    check_unit(unit, hint.unit)?;

    let signed = |magnitude: f64| {
        if is_negative && magnitude != 0.0 { -magnitude } else { magnitude }
    };
    let value = match reading {
        Reading::Sure(value) => value,
        Reading::ThousandsOrDecimals { thousands, decimals, mark } => {
            let is_count = hint.decimals == 0 && !hint.is_rate;
            let had_decimals = hint.previous.is_some_and(|previous| previous.fract() != 0.0);
            if !is_count || (had_decimals && mark == hint.lang.decimal_mark()) {
                let readings = [signed(thousands), signed(decimals)];
                return Err(NumberError::Ambiguous { readings });
            }
            thousands
        }
    };
    if value < LIMIT { Ok(Parsed::Number(signed(value))) } else { Err(NumberError::OutOfRange) }
}

/// Whether a text is just what the editor showed for this value: accepting it must neither ask nor alter anything.
#[must_use]
pub fn is_unchanged(text: &str, lang: Lang, previous: f64) -> bool {
    previous.is_finite() && text.trim() == format_for_edit(lang, previous)
}

/// What the marks of a text say of the decimal mark, there and in texts of the same origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// No figure, or one without marks.
    Silent,
    /// This one stands before decimals, here or in texts of the same hand.
    Decimal(char),
    /// This one, with three digits behind it, stands before decimals or between thousands.
    Doubtful(char),
}

/// What the marks of a text say: `12,5` and `1.234.567` that the comma stands before decimals, `1.234` nothing sure.
#[must_use]
pub fn marks_of(text: &str) -> Marks {
    let plain = plain_characters(text);
    let Ok((_, figure, _)) = split_figure(plain.trim()) else { return Marks::Silent };
    let Some((before, mark)) = figure.rfind(['.', ',']).and_then(|at| {
        let (before, from_mark) = figure.split_at(at);
        Some((before, from_mark.chars().next()?))
    }) else {
        return Marks::Silent;
    };
    match read_figure(figure) {
        None => Marks::Silent,
        Some(Reading::ThousandsOrDecimals { mark, .. }) => Marks::Doubtful(mark),
        Some(Reading::Sure(_)) if before.contains(mark) => Marks::Decimal(other_mark(mark)),
        Some(Reading::Sure(_)) => Marks::Decimal(mark),
    }
}

/// The mark between thousands where the given one stands before decimals, and the other way round.
#[must_use]
pub fn other_mark(mark: char) -> char {
    if mark == '.' { ',' } else { '.' }
}

/// How a run of digits and marks can be read, without its sign.
enum Reading {
    Sure(f64),
    ThousandsOrDecimals { thousands: f64, decimals: f64, mark: char },
}

/// NFC, with one kind of space, minus and digits, and without characters that cannot be seen.
fn plain_characters(text: &str) -> String {
    nfc(text)
        .chars()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
        .map(|c| match c {
            // Full-width forms lie in the order of ASCII.
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' => '-',
            _ if c.is_whitespace() && !c.is_control() => ' ',
            _ => c,
        })
        .collect()
}

/// The signs of statistical tables that stand for a figure.
fn read_symbol(text: &str) -> Option<Result<Parsed, NumberError>> {
    match text {
        "" => Some(Err(NumberError::Empty)),
        "-" => Some(Err(NumberError::Dash)),
        "x" | "X" | "×" => Some(Ok(Parsed::NotApplicable)),
        "_" | "…" | ".." | "..." => Some(Ok(Parsed::NotReported)),
        _ => None,
    }
}

/// Whether it is negative, the digits with their marks, and the unit behind them.
fn split_figure(text: &str) -> Result<(bool, &str, &str), NumberError> {
    let (is_negative, body, behind) = if let Some(rest) = text.strip_prefix('(') {
        let (inside, behind) = rest.split_once(')').ok_or(NumberError::NotANumber)?;
        (true, inside, behind.trim())
    } else if let Some(rest) = text.strip_prefix('-') {
        (true, rest, "")
    } else {
        (false, text.strip_prefix('+').unwrap_or(text), "")
    };
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
    let end = body.find(|c| !is_figure(c)).unwrap_or(body.len());
    let (figure, inside) = body.split_at(end);
    let ((unit, "") | ("", unit)) = (inside.trim(), behind) else {
        return Err(NumberError::NotANumber);
    };
    Ok((is_negative, figure.trim(), unit))
}

/// Reads digits, marks and spaces; `None` if the groups make no sense.
fn read_figure(figure: &str) -> Option<Reading> {
    let Some(last_mark) = figure.rfind(['.', ',']) else {
        return Some(Reading::Sure(decimal(&ungroup(figure, ' ')?, "")?));
    };
    let (before, from_mark) = figure.split_at(last_mark);
    let mark = from_mark.chars().next()?;
    let after = from_mark.get(1..)?;
    if after.is_empty() || !after.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if before.contains(mark) {
        return Some(Reading::Sure(decimal(&ungroup(figure, mark)?, "")?));
    }
    // What else stands before it, the other mark or a space, can only be between thousands.
    if let Some(group_mark) = before.chars().find(|c| !c.is_ascii_digit()) {
        return Some(Reading::Sure(decimal(&ungroup(before, group_mark)?, after)?));
    }
    let decimals = decimal(before, after)?;
    Some(match ungroup(figure, mark) {
        Some(digits) => {
            Reading::ThousandsOrDecimals { thousands: decimal(&digits, "")?, decimals, mark }
        }
        None => Reading::Sure(decimals),
    })
}

/// Digits without their group marks; `None` unless the groups behind the first have exactly three digits each, and
/// the first one to three and no leading zero. Ungrouped digits are taken as they are.
fn ungroup(text: &str, group_mark: char) -> Option<String> {
    let mut groups = text.split(group_mark);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    let mut is_grouped = false;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
        is_grouped = true;
    }
    let first_is_good = !is_grouped || (matches!(first.len(), 1..=3) && !first.starts_with('0'));
    let only_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (first_is_good && only_digits).then_some(digits)
}

/// The value of digits before and behind the decimal mark.
fn decimal(whole: &str, fraction: &str) -> Option<f64> {
    format!("0{whole}.{fraction}0").parse().ok()
}

/// How a unit counts: a figure in one class is wrong in a column of another.
#[derive(Clone, Copy, PartialEq)]
enum UnitClass {
    Percent,
    Ones,
    Thousands,
    Millions,
    Billions,
}

fn check_unit(written: &str, column: &str) -> Result<(), NumberError> {
    let written = unit_text(written);
    let column = unit_text(column);
    if written.is_empty() || written == column {
        return Ok(());
    }
    let class = class_of_unit(&written).ok_or(NumberError::NotANumber)?;
    let is_same = if column.is_empty() {
        matches!(class, UnitClass::Percent | UnitClass::Ones)
    } else {
        class == class_of_unit(&column).unwrap_or(UnitClass::Ones)
    };
    if is_same { Ok(()) } else { Err(NumberError::OtherUnit) }
}

/// Lower case, no points ("tr.đ"), single spaces.
fn unit_text(unit: &str) -> String {
    let lower = plain_characters(unit).to_lowercase().replace('.', "");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The class of a unit all of whose words are known.
fn class_of_unit(unit: &str) -> Option<UnitClass> {
    let mut class = UnitClass::Ones;
    for word in unit.split([' ', '/']).filter(|word| !word.is_empty()) {
        let of_word = class_of_word(word)?;
        if of_word != UnitClass::Ones && of_word != class {
            // "nghìn tỷ" is no unit of any column.
            if class != UnitClass::Ones {
                return None;
            }
            class = of_word;
        }
    }
    Some(class)
}

fn class_of_word(word: &str) -> Option<UnitClass> {
    Some(match word {
        "%" | "điểm" | "phần" | "trăm" | "point" | "points" | "pp" | "percent" | "percentage" => {
            UnitClass::Percent
        }
        "nghìn" | "ngàn" | "nghđ" | "k" | "thousand" => UnitClass::Thousands,
        "tr" | "trđ" | "trđồng" | "triệu" | "million" | "millions" | "mil" => {
            UnitClass::Millions
        }
        "tỷ" | "tỉ" | "tỷđ" | "billion" | "billions" | "bn" => UnitClass::Billions,
        "hộ" | "dân" | "gđ" | "gia" | "đình" | "nghèo" | "cận" | "khẩu" | "nhân" | "người"
        | "ng" | "lượt" | "lao" | "động" | "lđ" | "xã" | "thôn" | "ấp" | "huyện" | "thị"
        | "trấn" | "phường" | "tiêu" | "chí" | "mô" | "hình" | "công" | "trình" | "dự" | "án"
        | "việc" | "làm" | "đồng" | "đ" | "₫" | "vnd" | "vnđ" | "năm" | "tháng" | "ha"
        | "household" | "households" | "people" | "persons" | "person" | "workers" | "commune"
        | "communes" | "village" | "villages" | "criteria" | "criterion" | "jobs" | "models"
        | "dong" | "per" | "year" => UnitClass::Ones,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
