//! What the grid says of a text that is not a number it can take.

use super::{
    lang::Lang,
    number::{NumberError, format_number},
};

/// Spoken where a unit is not among those that report an indicator.
#[must_use]
pub fn not_asked(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "không thuộc diện báo cáo",
        Lang::En => "does not report this",
    }
}

/// One sentence: what is wrong and what to do.
#[must_use]
pub fn refused_number(lang: Lang, text: &str, unit: &str, error: &NumberError) -> String {
    let vi = lang == Lang::Vi;
    match error {
        NumberError::Empty | NumberError::NotANumber if vi => {
            format!(
                "“{text}” không phải là số. Gõ lại, ví dụ 1.234,5; x là không áp dụng; Esc để bỏ."
            )
        }
        NumberError::Empty | NumberError::NotANumber => {
            format!(
                "“{text}” is not a number. Type it again, say 1,234.5; x for not applicable; Esc to forget it."
            )
        }
        NumberError::Dash if vi => {
            "“-” có thể là 0 hoặc là chưa có số liệu. Alt+1: 0, không phát sinh · Alt+2: chưa có số liệu · Esc để bỏ."
                .to_owned()
        }
        NumberError::Dash => {
            "“-” may mean 0 or no data. Alt+1: 0, none · Alt+2: no data · Esc to forget it."
                .to_owned()
        }
        NumberError::OtherUnit if vi => {
            format!("“{text}” có đơn vị khác với cột ({unit}). Gõ số theo {unit}.")
        }
        NumberError::OtherUnit => {
            format!(
                "“{text}” has another unit than the column ({unit}). Type the number in {unit}."
            )
        }
        NumberError::Ambiguous { readings: [thousands, decimals] } => {
            let one = format_number(lang, *thousands, 0);
            let two = format_number(lang, *decimals, 3);
            if vi {
                format!("“{text}” đọc được hai cách. Alt+1: {one} · Alt+2: {two} · Esc để bỏ.")
            } else {
                format!(
                    "“{text}” can be read in two ways. Alt+1: {one} · Alt+2: {two} · Esc to forget it."
                )
            }
        }
        NumberError::OutOfRange if vi => {
            format!("“{text}” quá lớn. Kiểm tra lại số chữ số.")
        }
        NumberError::OutOfRange => format!("“{text}” is too large. Check the number of digits."),
    }
}
