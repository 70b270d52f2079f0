//! The figure cut along each dimension it has, and whether the slices make up the whole.

use super::{Draft, Reader, Section, Tone, reader::NAMED_MOST};
use crate::{
    analysis::{Cut, Shown, compare::RoundedParts, cut, dimensions_of},
    model::{AcrossAreas, Name},
    text::{
        number::format_number,
        readout_messages::{
            Amounts, difference_by_rounding, done_of_whole, some_of, sum_of_rounded,
        },
    },
};

/// Decimals of a share (tỷ trọng).
const SHARE_DECIMALS: u8 = 1;

pub(super) fn sections(reader: &mut Reader<'_>) -> Vec<Option<Section>> {
    let figure = reader.figure;
    let dimensions = dimensions_of(reader.project, &figure.indicator);
    let cuts = dimensions.iter().filter_map(|dimension| {
        cut(
            reader.project,
            &figure.indicator,
            figure.measure,
            &figure.place,
            figure.period,
            figure.lens,
            dimension,
        )
    });
    cuts.map(|cut| section(reader, &cut)).collect()
}

fn section(reader: &Reader<'_>, cut: &Cut) -> Option<Section> {
    let (texts, lang, amounts) = (reader.texts, reader.lang, reader.amounts());
    let known = reader.project.dimensions().get(&cut.dimension);
    let name = known.map_or(cut.dimension.as_str(), |known| lang.pick(&known.name));
    let mut draft = Draft::new(format!("{}: {name}", texts.cut));
    let is_sum = matches!(reader.indicator.across_areas, AcrossAreas::Sum);
    let whole = match cut.whole.shown {
        Shown::Number(number) if is_sum && number > 0.0 => Some(number),
        _ => None,
    };
    let mut unknown: Vec<&str> = Vec::new();
    for slice in &cut.slices {
        let name = lang.pick(&slice.name);
        draft.rests_on_figure(&slice.figure);
        match slice.figure.shown {
            Shown::Number(number) => {
                let share = whole.map(|whole| 100.0 * number / whole);
                let text = done_of_whole(lang, &amounts.value(number), share, SHARE_DECIMALS);
                draft.say(name, text);
            }
            Shown::Partial(number) => {
                let coverage = slice.figure.coverage.label(lang);
                let text = format!("{}, {} ({coverage})", amounts.value(number), texts.incomplete);
                draft.say_as(name, text, Tone::Warn);
            }
            Shown::NotApplicable => {}
            Shown::NotReported => unknown.push(name),
        }
    }
    if !draft.says_something() {
        return None;
    }
    if !unknown.is_empty() {
        let text = some_of(lang, &unknown, NAMED_MOST);
        draft.say_as(texts.missing, text, Tone::Muted);
    }
    rounding(reader, &mut draft, cut, whole);
    draft.finish(lang)
}

/// Slices that miss the whole: by rounding only, or in truth.
fn rounding(reader: &Reader<'_>, draft: &mut Draft, cut: &Cut, whole: Option<f64>) {
    let (texts, lang, amounts) = (reader.texts, reader.lang, reader.amounts());
    let (Some(difference), Some(whole)) = (cut.difference, whole) else { return };
    let parts: Vec<f64> = cut.slices.iter().filter_map(|slice| slice.figure.number()).collect();
    let Ok(shown) = RoundedParts::new(&parts, whole, amounts.decimals) else {
        let text = difference_by_rounding(lang, difference, &amounts.size(difference));
        draft.say_as(texts.rounding_apart, text, Tone::Warn);
        return;
    };
    let shares: Vec<f64> = parts.iter().map(|part| 100.0 * part / whole).collect();
    let shares = RoundedParts::new(&shares, 100.0, SHARE_DECIMALS);
    let share = |value: f64| format!("{}%", format_number(lang, value, SHARE_DECIMALS));
    if shown.needs_note() {
        let sum = amounts.number(shown.parts.iter().sum());
        let off_by = amounts.number(shown.off_by.abs());
        draft.say_as(texts.rounding, sum_of_rounded(lang, &sum, &off_by), Tone::Muted);
    } else if let Ok(shares) = shares
        && shares.needs_note()
    {
        let sum = share(shares.parts.iter().sum());
        let percent = Name::same("%");
        let points = Amounts { lang, unit: &percent, decimals: SHARE_DECIMALS };
        let off_by = points.size(shares.off_by);
        draft.say_as(texts.rounding, sum_of_rounded(lang, &sum, &off_by), Tone::Muted);
    }
}
