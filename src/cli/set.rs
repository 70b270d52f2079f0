//! `giaoban set FILE INDICATOR AREA PERIOD VALUE`: one edit, saved, as the window does it.

use std::path::{Path, PathBuf};

use super::{
    args::{Args, Failure, Output},
    lookup::{self, failure, find_indicator, find_period, find_place, open},
};
use crate::{
    app::clock,
    model::{Cell, Edit, Indicator, Measure, Period, Status, Transaction},
    store::{
        self,
        lock::{Access, Who, open_for_editing},
    },
    text::{
        cli_messages::{CliProblem, cli_texts},
        lang::Lang,
        number::{
            NumberError, NumberHint, Parsed, format_number, format_plain, format_unambiguous,
            parse_number,
        },
        period::period_label,
        window::edit_label,
    },
};

/// `giaoban set FILE INDICATOR AREA PERIOD VALUE [--measure M]`
pub fn run(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.language();
    let file = PathBuf::from(args.need("FILE")?);
    let wish = Wish {
        indicator: args.need_text("INDICATOR")?,
        place: args.need_text("AREA")?,
        period: find_period(&args.need_text("PERIOD")?)?,
        value: args.need_text("VALUE")?,
        measure: lookup::measure(args)?,
    };
    args.nothing_left()?;
    let said = set(&file, &wish, lang)?;
    Ok(output.say(&said))
}

/// What is to stand where, as typed.
struct Wish {
    indicator: String,
    place: String,
    period: Period,
    value: String,
    measure: Option<Measure>,
}

/// Makes the edit, saves, and says what was done.
fn set(file: &Path, wish: &Wish, lang: Lang) -> Result<String, Failure> {
    // A file that is not there is not locked either; read again once it is.
    open(file, lang)?;
    // Held until it is saved: a window that has the file open would be overwritten, or overwrite.
    let _lock = match open_for_editing(file, &Who::from_environment(), clock::now_utc_secs()) {
        Access::Theirs { owner } => {
            let since = owner.as_ref().map(|owner| clock::local_time(owner.since));
            let sentence = store::theirs_sentence(owner.as_ref(), lang, since.as_deref());
            return Err(Failure { code: 1, ..Failure::sentence(sentence).at(file) });
        }
        free => free,
    };
    let mut project = open(file, lang)?;
    let about = |failure: Failure| failure.at(file);
    let indicator = find_indicator(&project, &wish.indicator).map_err(about)?.clone();
    let place = find_place(&project, &wish.place).map_err(about)?;
    if let (Some(only), Some(wanted)) = (indicator.only_measure, wish.measure)
        && only != wanted
    {
        let id = indicator.id.to_string();
        return Err(about(failure(&CliProblem::OnlyMeasure { id, measure: only })));
    }
    let measure = indicator.measure_for(wish.measure.unwrap_or(Measure::Actual));
    let key = project.current_key(&indicator.id, measure, &place, wish.period);
    let before = project.cell(&key);
    let after =
        parse_cell(&wish.value, &indicator, before, lang).map_err(|problem| failure(&problem))?;
    let texts = cli_texts(lang);
    if before == after {
        return Ok(texts.unchanged.to_owned());
    }

    let place_name = project.place_name(&place).map_or(place.as_str(), |name| lang.pick(name));
    let period_name = period_label(lang, wish.period, indicator.kind);
    let cell = format!("{}, {place_name}, {period_name}", lang.pick(&indicator.name));
    let done = format!(
        "{cell}, {}: {} → {}. {}",
        texts.measure(measure),
        cell_words(before, lang),
        cell_words(after, lang),
        texts.saved
    );
    let transaction = Transaction {
        label: edit_label(lang, &cell),
        author: String::new(),
        at: clock::now_utc_secs(),
        reason: None,
        edits: vec![Edit::SetCell { key, before, after }],
    };
    let refused = |problem: &CliProblem| Failure { code: 1, ..failure(problem).at(file) };
    let transaction = project.remembering(transaction);
    project.apply(&transaction).map_err(|_| refused(&CliProblem::Refused))?;
    store::save(file, &store::project_text(&project))
        .map_err(|error| Failure { code: 1, ..Failure::sentence(error.sentence(lang)) })?;
    Ok(done)
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
        unit: lang.pick(&indicator.unit),
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
            unit: lang.pick(&indicator.unit).to_owned(),
        }),
        Err(NumberError::Ambiguous { readings }) => {
            let readings = readings.map(|reading| format_unambiguous(lang, reading));
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

fn cell_words(cell: Cell, lang: Lang) -> String {
    let texts = cli_texts(lang);
    let Cell::Value { number, status } = cell else {
        let is_closed = cell == Cell::NotApplicable;
        return if is_closed { texts.not_applicable } else { texts.not_reported }.to_owned();
    };
    // Every digit that is stored: what was typed must be seen to have arrived.
    let written = format_plain(number);
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let value = format_number(lang, number, u8::try_from(decimals).unwrap_or(u8::MAX));
    match status {
        Status::Final => value,
        Status::Provisional => format!("{value} ({})", texts.provisional),
        Status::Estimate => format!("{value} ({})", texts.estimated),
    }
}
