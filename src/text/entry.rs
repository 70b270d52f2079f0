//! What the grid says of a text that is not a number it can take.

use super::{
    lang::Lang,
    number::{NumberError, format_number, format_unambiguous},
};
use crate::model::Cell;

/// Spoken where a unit is not among those that report an indicator.
#[must_use]
pub fn not_asked(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "không thuộc diện báo cáo",
        Lang::En => "does not report this",
    }
}

/// The keys that help while a text that was refused stands in its cell, where two readings are chosen
/// between, and nowhere else.
#[must_use]
pub fn refusal_keys(lang: Lang, readings: &[Cell]) -> String {
    let word = |cell: &Cell, decimals| match (cell, lang) {
        (Cell::Value { number, .. }, Lang::Vi) if *number == 0.0 => "0, không phát sinh".to_owned(),
        (Cell::Value { number, .. }, Lang::En) if *number == 0.0 => "0, none".to_owned(),
        (Cell::Value { number, .. }, _) => format_number(lang, *number, decimals),
        (_, Lang::Vi) => "chưa có số liệu".to_owned(),
        (_, Lang::En) => "no data".to_owned(),
    };
    let mut keys: Vec<String> = readings
        .iter()
        .zip([(1, 0), (2, 3)])
        .map(|(reading, (at, decimals))| format!("Alt+{at}: {}", word(reading, decimals)))
        .collect();
    keys.push(
        match lang {
            Lang::Vi => "Esc để bỏ",
            Lang::En => "Esc to forget it",
        }
        .to_owned(),
    );
    keys.join(" · ") + "."
}

/// What is wrong with a text and what to write instead.
#[must_use]
pub fn refused_number(lang: Lang, text: &str, unit: &str, error: &NumberError) -> String {
    let vi = lang == Lang::Vi;
    match error {
        NumberError::Empty | NumberError::NotANumber if vi => {
            format!("“{text}” không phải là số. Viết lại, ví dụ 1.234,5; x là không áp dụng.")
        }
        NumberError::Empty | NumberError::NotANumber => {
            format!("“{text}” is not a number. Write it again, say 1,234.5; x for not applicable.")
        }
        NumberError::Dash if vi => {
            "“-” có thể là 0 hoặc là chưa có số liệu. Viết 0, hoặc … là chưa có số liệu.".to_owned()
        }
        NumberError::Dash => "“-” may mean 0 or no data. Write 0, or … for no data.".to_owned(),
        NumberError::OtherUnit if vi => {
            format!("“{text}” có đơn vị khác với cột ({unit}). Gõ số theo {unit}.")
        }
        NumberError::OtherUnit => {
            format!(
                "“{text}” has another unit than the column ({unit}). Type the number in {unit}."
            )
        }
        NumberError::Ambiguous { readings } => {
            let [one, two] = readings.map(|reading| format_unambiguous(lang, reading));
            if vi {
                format!("“{text}” đọc được hai cách. Viết {one} hoặc {two}.")
            } else {
                format!("“{text}” can be read in two ways. Write {one} or {two}.")
            }
        }
        NumberError::OutOfRange if vi => {
            format!("“{text}” quá lớn. Kiểm tra lại số chữ số.")
        }
        NumberError::OutOfRange => format!("“{text}” is too large. Check the number of digits."),
    }
}
