//! From a typed text to a cell, and from a figure to the text that stands in one.

use crate::{
    analysis::{Figure, Shown},
    exchange::entry::{read_cell, two_readings},
    model::{AreaKind, Cell, Indicator, PlaceId, Project, Reporters, Status},
    text::{
        entry::refused_number,
        fold::clean,
        lang::Lang,
        number::{NumberError, format_for_edit, format_number, format_share},
        window::window_texts,
    },
};

use super::{paint::PERCENT_DECIMALS, state::Refusal};

/// What a typed text makes of a cell. A cell that is opened and left keeps its value and its
/// status; a new number is final, an empty text means that nothing was reported.
///
/// # Errors
/// A [`Refusal`] where the text cannot be a number, or could be two things.
pub fn interpret(
    text: &str,
    lang: Lang,
    indicator: &Indicator,
    current: Cell,
) -> Result<Cell, Refusal> {
    let error = match read_cell(text, lang, indicator, current) {
        Ok(cell) => return Ok(cell),
        Err(NumberError::Empty) => return Ok(Cell::NotReported),
        Err(error) => error,
    };
    let text = clean(text);
    let sentence = refused_number(lang, &text, lang.pick(&indicator.unit), &error);
    let readings = two_readings(&error, current).map(Vec::from).unwrap_or_default();
    Err(Refusal { text, sentence, readings, is_for_all: false })
}

/// The text with which the editor opens on a cell: every digit it has, nothing grouped.
#[must_use]
pub fn edit_text(cell: Cell, lang: Lang) -> String {
    match cell {
        Cell::NotReported => String::new(),
        Cell::NotApplicable => "x".to_owned(),
        Cell::Value { number, .. } => format_for_edit(lang, number),
    }
}

/// The figure as it stands in a cell: rounded and grouped, or why there is none.
#[must_use]
pub fn cell_text(figure: &Figure, indicator: &Indicator, lang: Lang) -> String {
    let texts = window_texts(lang);
    match figure.shown {
        Shown::NotReported => texts.not_reported.to_owned(),
        Shown::NotApplicable => "×".to_owned(),
        Shown::Number(number) | Shown::Partial(number) => {
            format_number(lang, number, indicator.decimals)
        }
    }
}

/// A percentage of the plan as it is copied: as it is shown, ungrouped.
#[must_use]
pub fn percent_text(lang: Lang, percent: f64) -> String {
    format_number(lang, percent, PERCENT_DECIMALS).replace(lang.group_mark(), "")
}

/// Whether nothing is expected here and nothing is: departments do not report households.
#[must_use]
pub fn is_outside(
    project: &Project,
    indicator: &Indicator,
    place: &PlaceId,
    figure: &Figure,
) -> bool {
    let is_asked = match &indicator.expected {
        Reporters::Units => true,
        Reporters::Areas(areas) => areas.contains(place),
        _ => false,
    };
    figure.shown == Shown::NotReported
        && !is_asked
        && project.area_kind(place) == Some(AreaKind::Departments)
}

/// The figure as it is spoken: "40,31 %, chính thức".
#[must_use]
pub fn spoken_cell(figure: &Figure, indicator: &Indicator, lang: Lang) -> String {
    let texts = window_texts(lang);
    let unit = if lang == Lang::Vi { &indicator.unit.vi } else { &indicator.unit.en };
    match figure.shown {
        Shown::NotReported => texts.not_reported.to_owned(),
        Shown::NotApplicable => texts.not_applicable.to_owned(),
        Shown::Number(number) | Shown::Partial(number) => {
            let status = match figure.status {
                Status::Final => texts.final_status,
                Status::Provisional => texts.provisional,
                Status::Estimate => texts.estimated,
            };
            let mut spoken =
                format!("{} {unit}, {status}", format_number(lang, number, indicator.decimals));
            if figure.is_partial() {
                let coverage = figure.coverage;
                let share = format_share(lang, coverage.reported, coverage.expected);
                spoken = format!("{spoken}, {} {share}", texts.partial);
            }
            if figure.illustrative {
                spoken += ", ";
                spoken += &texts.illustrative.to_lowercase();
            }
            spoken
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        model::{Measure, Period},
        store,
    };

    use super::*;

    #[test]
    fn every_cell_of_the_sample_opened_and_left_keeps_every_bit_and_its_status() {
        let project = store::sample();
        let mut cells = 0;
        for (key, table) in project.values().tables() {
            let indicator = project.indicators().get(&key.indicator).expect("an indicator");
            for (place, row) in table.rows() {
                for (ordinal, cell) in row.iter() {
                    for lang in Lang::ALL {
                        let left = interpret(&edit_text(cell, lang), lang, indicator, cell);
                        let period = Period::from_ordinal(key.step, ordinal);
                        assert_eq!(left, Ok(cell), "{} {place} {period:?}", key.indicator);
                        let bits = |cell: Cell| cell.number().map(f64::to_bits);
                        assert_eq!(left.map(bits), Ok(bits(cell)));
                    }
                    cells += 1;
                }
            }
        }
        assert!(cells > 1_000, "{cells} cells");
    }

    #[test]
    fn departments_are_not_asked_for_what_only_districts_report() {
        let project = store::sample();
        let capital = project.indicators().iter().find(|i| i.expected == Reporters::Units);
        let asked = capital.expect("capital").clone();
        let not_asked = Indicator { expected: Reporters::Districts, ..asked.clone() };
        let unit = |wanted| {
            let area = project.areas().iter().find(|area| area.kind == wanted);
            area.expect("a unit").id.clone()
        };
        let departments = unit(AreaKind::Departments);
        let period = Period::month(2030, 1).expect("a month nobody has reported");
        let of = |place: &PlaceId| {
            let measure = asked.measure_for(Measure::Actual);
            crate::analysis::figure(&project, &asked.id, measure, place, period).expect("a figure")
        };
        let figure = of(&departments);
        assert!(is_outside(&project, &not_asked, &departments, &figure));
        assert!(!is_outside(&project, &asked, &departments, &figure));
        let district = unit(AreaKind::District);
        assert!(!is_outside(&project, &not_asked, &district, &of(&district)));
    }
}
