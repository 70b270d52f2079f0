//! Against the same period of last year, the period before, and the mean of years.

use super::{Draft, Reader, Section, Tone};
use crate::{
    analysis::compare::{Change, Verdict, average_yearly_change, since_last_year, since_previous},
    model::{Period, Step},
    text::readout_messages::{change, mixed_origins, yearly},
};

/// How many years back a mean change is looked for: the length of a program (2016-2020).
const YEARS_BACK: i32 = 5;

pub(super) fn section(reader: &mut Reader<'_>) -> Option<Section> {
    let (texts, figure) = (reader.texts, reader.figure);
    let mut draft = Draft::new(texts.over_time);
    if matches!(figure.period.step(), Step::Span(_)) {
        return None;
    }
    let is_year = figure.period.step() == Step::Year;
    let label = if is_year { texts.since_year_before } else { texts.since_last_year };
    match since_last_year(reader.project, figure) {
        Ok(found) => say(reader, &mut draft, label, &found),
        Err(refusal) => reader.refuse(&mut draft, label, &refusal),
    }
    // What is reviewed once a year has no month before.
    if !is_year && figure.period.step() == reader.indicator.step {
        match since_previous(reader.project, figure) {
            Ok(found) => say(reader, &mut draft, texts.since_previous, &found),
            Err(refusal) => reader.refuse(&mut draft, texts.since_previous, &refusal),
        }
    }
    for years in (2..=YEARS_BACK).rev() {
        let at = figure.period.ordinal() - years * figure.period.step().per_year();
        let Some(from) = Period::from_ordinal(figure.period.step(), at) else { continue };
        let Ok(found) = average_yearly_change(reader.project, figure, from) else { continue };
        let since = reader.period(found.from_period);
        draft.rests_on(&found.basis);
        let mut text = yearly(reader.amounts(), found.absolute, found.percent, &since);
        if found.is_mixed {
            text.push_str(mixed_origins(reader.lang));
        }
        draft.say_as(texts.per_year, text, reader.tone_of(found.absolute));
        break;
    }
    draft.finish(reader.lang)
}

fn say(reader: &Reader<'_>, draft: &mut Draft, label: &str, found: &Change) {
    let tone = match found.verdict {
        Verdict::Better => Tone::Good,
        Verdict::Worse => Tone::Warn,
        Verdict::Unchanged | Verdict::Undirected => Tone::Plain,
    };
    let mut said = change(reader.amounts(), found.from, found.absolute, found.percent);
    if found.is_mixed {
        said.push_str(mixed_origins(reader.lang));
    }
    draft.rests_on(&found.basis);
    draft.say_as(label, format!("{}: {said}", reader.period(found.from_period)), tone);
}
