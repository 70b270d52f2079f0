//! `giaoban set FILE INDICATOR AREA PERIOD VALUE`: one edit, saved, as the window does it.

use std::{io::Write, path::Path};

use super::{
    Arguments, FAILURE, SUCCESS, Stop, answer,
    arguments::{self, find_indicator, find_period, find_place},
    finish, in_lang, open,
};
use crate::{
    model::{Cell, Edit, Indicator, Measure, Period, Status, Transaction},
    store,
    text::{
        cli_messages::{CliProblem, cli_texts, set_label},
        lang::Lang,
        number::{NumberError, NumberHint, Parsed, format_for_edit, format_number, parse_number},
        period::period_label,
    },
};

/// How the command is called.
pub const USAGE: &str = "giaoban set FILE INDICATOR AREA PERIOD VALUE \
     [--measure actual|plan|estimate] [--lang vi|en]";

/// Puts one figure into its cell and saves; 0, 1 if nothing was written, 2 if the file cannot be
/// read or the command is not understood.
pub fn run(args: &[String], out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let lang = arguments::lang_of(args);
    finish(try_run(args, out), err, lang, USAGE)
}

fn try_run(args: &[String], out: &mut dyn Write) -> Result<u8, Stop> {
    let arguments = Arguments::read(args, &["--measure", "--lang"])?;
    let lang = arguments.lang()?;
    let measure = arguments.measure()?;
    let [file, indicator, place, period, value] =
        arguments.exactly(["FILE", "INDICATOR", "AREA", "PERIOD", "VALUE"])?;
    let period = find_period(period)?;
    let wish = Wish { indicator, place, period, value, measure };
    let said = set(file, &wish, lang).map_err(|stop| stop.about(file))?;
    answer(out, &said);
    Ok(SUCCESS)
}

/// What is to stand where, as typed.
struct Wish<'a> {
    indicator: &'a str,
    place: &'a str,
    period: Period,
    value: &'a str,
    measure: Option<Measure>,
}

/// Makes the edit and says what was done.
fn set(file: &str, wish: &Wish<'_>, lang: Lang) -> Result<String, Stop> {
    let period = wish.period;
    let mut project = open(file, lang)?;
    let indicator = find_indicator(&project, wish.indicator)?.clone();
    let place = find_place(&project, wish.place)?;
    if let (Some(only), Some(wanted)) = (indicator.only_measure, wish.measure)
        && only != wanted
    {
        return Err(CliProblem::OnlyMeasure { id: indicator.id.to_string(), measure: only }.into());
    }
    let measure = indicator.measure_for(wish.measure.unwrap_or(Measure::Actual));
    let key = project.current_key(&indicator.id, measure, &place, period);
    let before = project.cell(&key);
    let after = parse_cell(wish.value, &indicator, before, lang)?;
    let texts = cli_texts(lang);
    if before == after {
        return Ok(format!("{}\n", texts.unchanged));
    }

    let place_name = project.place_name(&place).map_or(place.as_str(), |name| in_lang(name, lang));
    let period_name = period_label(lang, period, indicator.kind);
    let indicator_name = in_lang(&indicator.name, lang);
    let said = |cell| cell_words(cell, &indicator, lang);
    let line = format!(
        "{indicator_name}, {place_name}, {period_name}, {}: {} → {}. {}\n",
        texts.measure(measure),
        said(before),
        said(after),
        texts.saved
    );
    let transaction = Transaction {
        label: set_label(lang, indicator_name, place_name, &period_name),
        author: String::new(),
        // The file keeps no history yet, so that the time is never read.
        at: 0,
        reason: None,
        edits: vec![Edit::SetCell { key, before, after }],
    };
    project.apply(&transaction).map_err(|_| Stop::Problem(CliProblem::Refused, FAILURE, None))?;
    store::save(Path::new(file), &store::project_text(&project))
        .map_err(|error| Stop::Said(error.sentence(lang), FAILURE))?;
    Ok(line)
}

/// A cell as typed: a number in either language, `p` or `e` behind it for its status, `_`, `x`.
fn parse_cell(
    text: &str,
    indicator: &Indicator,
    before: Cell,
    lang: Lang,
) -> Result<Cell, CliProblem> {
    let (figure, status) = split_status(text.trim());
    let hint = NumberHint {
        lang,
        decimals: indicator.decimals,
        is_rate: indicator.is_rate(),
        previous: before.number(),
        unit: in_lang(&indicator.unit, lang),
    };
    let bad = || CliProblem::BadNumber { text: text.to_owned() };
    match parse_number(figure, hint) {
        Ok(Parsed::Number(number)) => Cell::value(number, status).ok_or_else(bad),
        Ok(Parsed::NotReported) => Ok(Cell::NotReported),
        Ok(Parsed::NotApplicable) => Ok(Cell::NotApplicable),
        Err(NumberError::Empty | NumberError::NotANumber) => Err(bad()),
        Err(NumberError::Dash) => Err(CliProblem::Dash),
        Err(NumberError::OtherUnit) => Err(CliProblem::OtherUnit {
            text: text.to_owned(),
            unit: in_lang(&indicator.unit, lang).to_owned(),
        }),
        Err(NumberError::Ambiguous { readings: [thousands, decimals] }) => {
            // A fourth decimal leaves no doubt.
            let decimals = format!("{}0", format_for_edit(lang, decimals));
            let readings = [format_for_edit(lang, thousands), decimals];
            Err(CliProblem::Ambiguous { text: text.to_owned(), readings })
        }
        Err(NumberError::OutOfRange) => Err(CliProblem::TooLarge { text: text.to_owned() }),
    }
}

/// The figure, and the status that its last letter says.
fn split_status(text: &str) -> (&str, Status) {
    for (letter, status) in [('p', Status::Provisional), ('e', Status::Estimate)] {
        if let Some(figure) = text.strip_suffix(letter)
            && figure.ends_with(|last: char| last.is_ascii_digit() || last == '%')
        {
            return (figure, status);
        }
    }
    (text, Status::Final)
}

fn cell_words(cell: Cell, indicator: &Indicator, lang: Lang) -> String {
    let texts = cli_texts(lang);
    let Cell::Value { number, status } = cell else {
        let is_closed = cell == Cell::NotApplicable;
        return if is_closed { texts.not_applicable } else { texts.not_reported }.to_owned();
    };
    let value = format_number(lang, number, indicator.decimals);
    match status {
        Status::Final => value,
        Status::Provisional => format!("{value} ({})", texts.provisional),
        Status::Estimate => format!("{value} ({})", texts.estimated),
    }
}
