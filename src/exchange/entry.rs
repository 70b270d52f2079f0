//! A cell from a text and a text from a figure: the same for typing, pasting and copying.

use crate::{
    analysis::Shown,
    model::{Cell, Indicator, Status},
    text::{
        lang::Lang,
        number::{NumberError, NumberHint, Parsed, format_for_edit, format_number, parse_number},
    },
};

/// What a text makes of a cell. A cell that says the same keeps its status; a new number is final.
///
/// # Errors
/// [`NumberError`]: why it is no figure, or what is to be asked; `Empty` where nothing was written.
pub fn read_cell(
    text: &str,
    lang: Lang,
    indicator: &Indicator,
    current: Cell,
) -> Result<Cell, NumberError> {
    let hint = NumberHint {
        lang,
        decimals: indicator.decimals,
        is_rate: indicator.is_rate(),
        previous: current.number(),
        unit: &indicator.unit.vi,
    };
    match parse_number(text, hint)? {
        Parsed::Number(number) => with_number(number, current).ok_or(NumberError::OutOfRange),
        Parsed::NotReported => Ok(Cell::NotReported),
        Parsed::NotApplicable => Ok(Cell::NotApplicable),
    }
}

/// The two things that a text may mean, where it may mean two: a number read in two ways, or a dash,
/// which is "none" in statistics and "no figure" in other tables.
#[must_use]
pub fn two_readings(error: &NumberError, current: Cell) -> Option<[Cell; 2]> {
    match error {
        NumberError::Ambiguous { readings: [thousands, decimals] } => {
            Some([with_number(*thousands, current)?, with_number(*decimals, current)?])
        }
        NumberError::Dash => Some([with_number(0.0, current)?, Cell::NotReported]),
        _ => None,
    }
}

fn with_number(number: f64, current: Cell) -> Option<Cell> {
    if current.number() == Some(number) {
        return Some(current);
    }
    Cell::value(number, Status::Final)
}

/// A figure as it is typed: every digit, ungrouped; empty where nothing is reported.
#[must_use]
pub fn full_text(lang: Lang, shown: Shown) -> String {
    match shown {
        Shown::NotReported => String::new(),
        Shown::NotApplicable => "x".to_owned(),
        Shown::Number(number) | Shown::Partial(number) => format_for_edit(lang, number),
    }
}

/// A figure with the decimals that are shown, ungrouped.
#[must_use]
pub fn rounded_text(lang: Lang, shown: Shown, decimals: u8) -> String {
    match shown {
        Shown::Number(number) | Shown::Partial(number) => {
            format_number(lang, number, decimals).replace(lang.group_mark(), "")
        }
        Shown::NotReported | Shown::NotApplicable => full_text(lang, shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_mean_two_things_gives_both_and_a_figure_that_stands_keeps_its_status() {
        let estimate = |number| Cell::Value { number, status: Status::Estimate };
        let new = |number| Cell::Value { number, status: Status::Final };
        let doubt = NumberError::Ambiguous { readings: [1_234.0, 1.234] };
        for (error, current, readings) in [
            (doubt, Cell::NotReported, Some([new(1_234.0), new(1.234)])),
            (doubt, estimate(1.234), Some([new(1_234.0), estimate(1.234)])),
            (NumberError::Dash, Cell::NotReported, Some([new(0.0), Cell::NotReported])),
            (NumberError::Dash, estimate(0.0), Some([estimate(0.0), Cell::NotReported])),
            (NumberError::NotANumber, Cell::NotReported, None),
        ] {
            assert_eq!(two_readings(&error, current), readings);
        }
    }
}
