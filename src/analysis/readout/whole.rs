//! A unit as a part of the whole, and a whole by its units: shares, shortfalls, who lags.

use super::{
    Draft, Reader, Section, Tone,
    reader::{NAMED_MOST, Units},
};
use crate::{
    analysis::{
        Figure,
        compare::{Laggards, RankBy, Ranking, concentration, laggards, rank, shortfall},
        denominator, figure_through, measured,
    },
    model::{AcrossAreas, IndicatorId, Measure, PlaceId, PlanVersion},
    text::readout_messages::{contribution, held_by, in_unit_of, share_of, some_of, standing},
};

/// How many hold "most" of something: as many as are named aloud at the meeting.
const FOREMOST: usize = 3;

/// Share of the whole's total, and of what the whole lacks to its plan.
pub(super) fn part_of_whole(reader: &mut Reader<'_>) -> Option<Section> {
    let texts = reader.texts;
    let units = reader.around()?;
    let mut draft = Draft::new(texts.part_of_whole);
    let counted = counted_in(reader).clone();
    if let Some(name) = share_label(reader, &counted) {
        match concentration(reader.across(&counted, &units)) {
            Ok(found) => {
                let own = found.shares.iter().find(|it| it.place == reader.figure.place);
                if let Some(own) = own {
                    let total = reader.amounts_in(&counted).aloud(found.total);
                    let whole = reader.place(&units.whole);
                    draft.rests_on(&found.basis);
                    draft.say(&name, share_of(reader.lang, own.percent, &whole, &total));
                }
            }
            Err(refusal) => reader.refuse(&mut draft, &name, &refusal),
        }
    }
    if has_target(reader, &units.whole) {
        match shortfall(reader.across(&reader.figure.indicator, &units)) {
            Ok(found) => {
                let amounts = reader.amounts_in(&found.counted_in);
                let own = found.units.iter().find(|it| it.place == reader.figure.place);
                if let Some(own) = own {
                    let size = amounts.aloud(own.gap.abs());
                    let all = amounts.aloud(found.short);
                    draft.rests_on(&found.basis);
                    let text = contribution(reader.lang, &size, own.percent_of_short, &all);
                    let tone = if own.gap > 0.0 { Tone::Warn } else { Tone::Good };
                    draft.say_as(texts.shortfall, text, tone);
                }
            }
            Err(refusal) => reader.refuse(&mut draft, texts.shortfall, &refusal),
        }
    }
    draft.finish(reader.lang)
}

/// Whether there is anything to fall short of: a plan of the figure or the whole, or the plan that
/// money comes out of.
fn has_target(reader: &Reader<'_>, whole: &PlaceId) -> bool {
    let figure = reader.figure;
    if figure.measure == Measure::Plan {
        return false;
    }
    let is_planned =
        |figure: &Figure| measured(reader.project, figure, PlanVersion::Current).is_some();
    let of_whole = || {
        let Figure { indicator, measure, period, lens, .. } = figure;
        let whole = figure_through(reader.project, indicator, *measure, whole, *period, *lens);
        whole.is_some_and(|whole| is_planned(&whole))
    };
    let divides_by_plan = denominator(reader.project, &figure.indicator, figure.lens.basis)
        .is_some_and(|found| found.plan.is_some());
    divides_by_plan || is_planned(figure) || of_whole()
}

/// What is shared out: the figure itself, or the numerator of a rate.
fn counted_in<'a>(reader: &Reader<'a>) -> &'a IndicatorId {
    match &reader.indicator.across_areas {
        AcrossAreas::RatioOfSums { numerator, .. } => &numerator.indicator,
        _ => &reader.indicator.id,
    }
}

/// The label of a share; for a rate it names what is shared.
fn share_label(reader: &Reader<'_>, counted: &IndicatorId) -> Option<String> {
    let label = reader.texts.share;
    if *counted == reader.indicator.id {
        return matches!(reader.indicator.across_areas, AcrossAreas::Sum).then(|| label.to_owned());
    }
    let known = reader.project.indicators().get(counted)?;
    let name = reader.lang.pick(known.short.as_ref().unwrap_or(&known.name));
    Some(format!("{label}: {name}"))
}

/// Highest, lowest, who lags, who holds most.
pub(super) fn among_units(reader: &mut Reader<'_>) -> Option<Section> {
    let texts = reader.texts;
    let units = reader.inside()?;
    let across = reader.across(&reader.figure.indicator, &units);
    let ranking = rank(across, RankBy::Value).ok()?;
    if ranking.ranked.len() < 2 {
        return None;
    }
    let mut draft = Draft::new(texts.among_units);
    draft.rests_on(&ranking.basis);
    extremes(reader, &mut draft, &ranking);
    if let Some(counts) = ranking.standing {
        draft.say(texts.standing, standing(reader.lang, counts.above, counts.equal, counts.below));
    }
    if reader.figure.measure != Measure::Plan {
        match laggards(reader.across(&reader.figure.indicator, &units)) {
            Ok(found) => name_laggards(reader, &mut draft, &found),
            Err(refusal) => reader.refuse(&mut draft, texts.laggards, &refusal),
        }
        if has_target(reader, &units.whole) {
            who_lacks(reader, &mut draft, &units);
        }
    }
    let counted = counted_in(reader).clone();
    if let Ok(found) = concentration(reader.across(&counted, &units))
        && found.shares.len() > FOREMOST
        && let Some(last) = found.shares.get(FOREMOST - 1)
    {
        let names = reader.names(found.shares.iter().take(FOREMOST).map(|it| &it.place));
        draft.rests_on(&found.basis);
        draft.say(texts.concentration, held_by(reader.lang, &names, last.cumulative_percent));
    }
    if !ranking.apart.is_empty() {
        let names = reader.names(ranking.apart.iter().map(|it| &it.place));
        let text = some_of(reader.lang, &names, NAMED_MOST);
        draft.say_as(texts.unranked, text, Tone::Muted);
    }
    draft.finish(reader.lang)
}

fn extremes(reader: &Reader<'_>, draft: &mut Draft, ranking: &Ranking) {
    let amounts = reader.amounts();
    let by_value = |a: &f64, b: &f64| a.total_cmp(b);
    let values = || ranking.ranked.iter().map(|it| it.value);
    let ends = [
        (reader.texts.highest, values().max_by(by_value)),
        (reader.texts.lowest, values().min_by(by_value)),
    ];
    let mut last = String::new();
    for (label, value) in ends {
        let Some(value) = value.filter(|value| amounts.number(*value) != last) else { continue };
        last = amounts.number(value);
        let is_there = |other: f64| amounts.number(other) == amounts.number(value);
        let who = ranking.ranked.iter().filter(|it| is_there(it.value)).map(|it| &it.place);
        let names = some_of(reader.lang, &reader.names(who), FOREMOST);
        draft.say(label, format!("{names} {}", amounts.value(value)));
    }
}

fn name_laggards(reader: &Reader<'_>, draft: &mut Draft, found: &Laggards) {
    let (texts, amounts) = (reader.texts, reader.amounts());
    draft.rests_on(&found.basis);
    if found.named.is_empty() {
        draft.say_as(texts.laggards, texts.nobody_lags, Tone::Good);
        return;
    }
    let said = found.named.iter().map(|it| {
        let name = reader.names(std::iter::once(&it.place)).concat();
        if found.by_percent_of_plan {
            in_unit_of(reader.lang, &name, it.yardstick)
        } else {
            format!("{name} {}", amounts.value(it.value))
        }
    });
    let mut said: Vec<String> = said.collect();
    said.extend(found.others.iter().map(|it| reader.names(std::iter::once(&it.place)).concat()));
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let text = some_of(reader.lang, &said, found.named.len());
    draft.say_as(texts.laggards, text, Tone::Warn);
}

/// The units that lack most to the plan.
fn who_lacks(reader: &mut Reader<'_>, draft: &mut Draft, units: &Units) {
    let texts = reader.texts;
    match shortfall(reader.across(&reader.figure.indicator, units)) {
        Ok(found) => {
            let short = found.units.iter().filter_map(|it| {
                let name = reader.names(std::iter::once(&it.place)).concat();
                Some(in_unit_of(reader.lang, &name, it.percent_of_short?))
            });
            let short: Vec<String> = short.collect();
            let named: Vec<&str> = short.iter().map(String::as_str).collect();
            if named.is_empty() {
                return;
            }
            let all = reader.amounts_in(&found.counted_in).aloud(found.short);
            draft.rests_on(&found.basis);
            let named = some_of(reader.lang, &named, FOREMOST);
            draft.say(texts.shortfall, format!("{all}: {named}"));
        }
        Err(refusal) => reader.refuse(draft, texts.shortfall, &refusal),
    }
}
