//! The figure itself and what it stands on.

use super::{Draft, Line, Reader, Section, Tone, draft::firmness, reader::NAMED_MOST};
use crate::{
    analysis::{Lens, Origin, Rule, Shown, compare::RoundedParts, figure_through},
    model::{AcrossAreas, Measure, PlanVersion, Source, Status},
    text::{
        number::{format_number, rounded},
        readout_messages::{
            better_than, plan_beside_first, points_off, ratio_of, some_of, sum_of_rounded,
        },
        window::window_texts,
    },
};

/// Further decimals of a value before it is rounded.
const MORE_DECIMALS: u8 = 2;
/// Sources named before the rest is counted.
const SOURCES_MOST: usize = 2;

pub(super) fn section(reader: &mut Reader<'_>) -> Option<Section> {
    let texts = reader.texts;
    let figure = reader.figure;
    let mut draft = Draft::new(texts.figure);
    shown(reader, &mut draft);
    if let Some((numerator, denominator)) = figure.parts
        && let AcrossAreas::RatioOfSums { numerator: one, denominator: two, scale } =
            &reader.indicator.across_areas
        && figure.origin != Origin::Stated
        && figure.number().is_some()
    {
        let one = reader.amounts_in(&one.indicator).value(numerator);
        let two = reader.amounts_in(&two.indicator).value(denominator);
        draft.say(texts.made_of, ratio_of(reader.lang, &one, &two, *scale));
    }
    stated_and_computed(reader, &mut draft);
    coverage(reader, &mut draft);
    rounding(reader, &mut draft);
    if figure.measure == Measure::Plan {
        as_first_assigned(reader, &mut draft);
    }
    if let Some(reason) = &figure.reason {
        draft.push(Line::refusal(texts.not_computed, reader.lang.pick(reason)));
    }
    sources(reader, &mut draft);
    // Its own line says how firm it is: no note beside the title.
    draft.finish(reader.lang)
}

fn shown(reader: &Reader<'_>, draft: &mut Draft) {
    let (texts, figure, amounts) = (reader.texts, reader.figure, reader.amounts());
    let window = window_texts(reader.lang);
    match figure.shown {
        Shown::NotReported => draft.say_as(texts.value, texts.not_reported, Tone::Muted),
        Shown::NotApplicable => draft.say_as(texts.value, texts.not_applicable, Tone::Muted),
        Shown::Number(number) => draft.say(texts.value, amounts.value(number)),
        Shown::Partial(number) => {
            let text = format!("{}, {}", amounts.value(number), texts.incomplete);
            draft.say_as(texts.value, text, Tone::Warn);
        }
    }
    if figure.number().is_some() {
        let illustrative = figure.illustrative;
        let firm = (figure.status == Status::Final).then(|| window.final_status.to_owned());
        let rest = firmness(reader.lang, figure.status, illustrative);
        let words: Vec<String> = firm.into_iter().chain(rest).collect();
        let tone = if illustrative { Tone::Warn } else { Tone::Plain };
        draft.say_as(texts.status, words.join(" · "), tone);
    } else if let Some(partial) = figure.partial {
        let text = format!("{} ({})", amounts.value(partial), figure.coverage.label(reader.lang));
        draft.say_as(texts.so_far, text, Tone::Muted);
    }
}

/// What was published beside what follows from the parts.
fn stated_and_computed(reader: &Reader<'_>, draft: &mut Draft) {
    let (texts, figure, amounts) = (reader.texts, reader.figure, reader.amounts());
    let (Some(stated), Some(computed)) = (figure.stated, figure.computed) else { return };
    let (label, other) = match figure.origin {
        Origin::Computed => (texts.stated, stated),
        _ => (texts.computed, computed),
    };
    let difference = rounded(stated, amounts.decimals) - rounded(computed, amounts.decimals);
    let (word, tone) = if amounts.is_nothing(difference) {
        (texts.agrees.to_owned(), Tone::Good)
    } else {
        (points_off(amounts, difference), Tone::Warn)
    };
    draft.say_as(label, format!("{}, {word}", amounts.value(other)), tone);
}

fn coverage(reader: &Reader<'_>, draft: &mut Draft) {
    let (texts, figure) = (reader.texts, reader.figure);
    if figure.coverage.expected <= 1 {
        return;
    }
    let label = figure.coverage.label(reader.lang);
    if figure.missing.is_empty() {
        draft.say(texts.coverage, label);
        return;
    }
    let names = reader.names(figure.missing.iter());
    let names = some_of(reader.lang, &names, NAMED_MOST);
    let text = format!("{label}; {} {names}", texts.missing.to_lowercase());
    draft.say_as(texts.coverage, text, Tone::Warn);
}

/// What rounding hides: the digits of a computed value, and rounded units that miss the rounded
/// total.
fn rounding(reader: &Reader<'_>, draft: &mut Draft) {
    let (texts, figure, amounts) = (reader.texts, reader.figure, reader.amounts());
    let (Origin::Computed, Shown::Number(number)) = (figure.origin, figure.shown) else { return };
    let decimals = amounts.decimals + MORE_DECIMALS;
    if (rounded(number, decimals) - rounded(number, amounts.decimals)).abs() > 0.0 {
        draft.say_as(texts.unrounded, format_number(reader.lang, number, decimals), Tone::Muted);
    }
    if figure.rule != Rule::Sum {
        return;
    }
    let Some(units) = reader.inside() else { return };
    let mut parts = Vec::new();
    for unit in &units.units {
        let of_unit = figure_through(
            reader.project,
            &figure.indicator,
            figure.measure,
            unit,
            figure.period,
            figure.lens,
        );
        match of_unit.map(|figure| figure.shown) {
            Some(Shown::Number(part)) => parts.push(part),
            Some(Shown::NotApplicable) => {}
            _ => return,
        }
    }
    let Ok(shown) = RoundedParts::new(&parts, number, amounts.decimals) else { return };
    if shown.needs_note() {
        let sum = amounts.number(shown.parts.iter().sum());
        let off_by = amounts.number(shown.off_by.abs());
        draft.say_as(texts.rounding, sum_of_rounded(reader.lang, &sum, &off_by), Tone::Muted);
    }
}

/// A plan beside what it was at first, and the least that fulfils it.
fn as_first_assigned(reader: &Reader<'_>, draft: &mut Draft) {
    let (texts, figure, amounts) = (reader.texts, reader.figure, reader.amounts());
    if let Some(floor) = figure.floor {
        draft.say(texts.floor, amounts.value(floor));
    }
    let lens = Lens { plan: PlanVersion::FirstAssigned, ..figure.lens };
    let first = figure_through(
        reader.project,
        &figure.indicator,
        figure.measure,
        &figure.place,
        figure.period,
        lens,
    );
    let first = first.and_then(|first| first.number());
    if let (Some(first), Some(now)) = (first, figure.number())
        && !amounts.is_nothing(now - first)
    {
        let said = plan_beside_first(reader.lang, &amounts.value(first), None);
        let moved = better_than(amounts, first - now, texts.now);
        draft.say(texts.first_assigned, format!("{said}, {moved}"));
    }
}

fn sources(reader: &Reader<'_>, draft: &mut Draft) {
    let known = reader.project.sources();
    let named: Vec<&Source> = reader.figure.sources.iter().filter_map(|id| known.get(id)).collect();
    if named.is_empty() {
        return;
    }
    let name = |source: &&Source| match source.number.as_str() {
        "" => reader.lang.pick(&source.title).to_owned(),
        number => number.to_owned(),
    };
    let mut words: Vec<String> = named.iter().take(SOURCES_MOST).map(name).collect();
    let others = named.len().saturating_sub(SOURCES_MOST);
    if others > 0 {
        words.push(format!("+{others}"));
    }
    draft.say(reader.texts.source, words.join("; "));
}
