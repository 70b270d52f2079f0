//! Where a unit stands among its like.

use super::{
    Draft, Line, Reader, Section,
    reader::{NAMED_MOST, Units},
};
use crate::{
    analysis::compare::{RankBy, Ranked, Ranking, rank},
    model::{AcrossAreas, Direction},
    text::readout_messages::{better_than, rank_of, ranks_by, some_of, too_few_to_rank},
};

pub(super) fn section(reader: &mut Reader<'_>) -> Option<Section> {
    let texts = reader.texts;
    let units = reader.around()?;
    let ranking = rank(reader.across(&reader.figure.indicator, &units), RankBy::Value).ok()?;
    let own = ranking.ranked.iter().position(|it| it.place == reader.figure.place)?;
    let mut draft = Draft::new(texts.ranking);
    draft.rests_on(&ranking.basis);
    place_among(reader, &mut draft, &ranking, own, &units);
    distance(reader, &mut draft, &ranking, own, &units);
    if ranking.ranked.len() > 1 {
        neighbours(reader, &mut draft, &ranking, own);
        by_plan(reader, &mut draft, &units);
    }
    if !ranking.apart.is_empty() && ranking.ranked.len() > 1 {
        let names = reader.names(ranking.apart.iter().map(|it| &it.place));
        let text = some_of(reader.lang, &names, NAMED_MOST);
        draft.say_as(texts.unranked, text, super::Tone::Muted);
    }
    draft.finish(reader.lang)
}

fn place_among(
    reader: &Reader<'_>,
    draft: &mut Draft,
    ranking: &Ranking,
    own: usize,
    units: &Units,
) {
    let (lang, count) = (reader.lang, ranking.ranked.len());
    let Some(it) = ranking.ranked.get(own) else { return };
    if count < 2 {
        let place = reader.counted(count, units.units.len(), &units.units);
        draft.push(Line::refusal(reader.texts.rank, too_few_to_rank(lang, &place)));
        return;
    }
    let ties = ranking.ranked.iter().filter(|other| other.rank == it.rank);
    let ties: Vec<_> = ties.map(|other| &other.place).filter(|place| **place != it.place).collect();
    let ties = reader.names(ties.into_iter());
    let place = reader.counted(it.rank, count, &units.units);
    // A large district is not better for having more, nor a small one for having less.
    let is_amount = matches!(reader.indicator.across_areas, AcrossAreas::Sum);
    let meaning = match reader.indicator.direction {
        Direction::Up => ranks_by(lang, true, !is_amount),
        Direction::Down => ranks_by(lang, false, !is_amount),
        Direction::Neutral => ranks_by(lang, true, false),
    };
    draft.say(reader.texts.rank, format!("{} {meaning}", rank_of(lang, &place, &ties)));
}

/// How far the unit is from the whole's own figure.
fn distance(reader: &Reader<'_>, draft: &mut Draft, ranking: &Ranking, own: usize, units: &Units) {
    let amounts = reader.amounts();
    let (Ok(whole), Some(it)) = (&ranking.whole, ranking.ranked.get(own)) else { return };
    let Some(distance) = it.distance else { return };
    let name = reader.place(&units.whole);
    let text = format!("{} ({})", better_than(amounts, distance, &name), amounts.value(*whole));
    draft.say_as(reader.texts.distance, text, reader.tone_of(distance));
}

fn neighbours(reader: &Reader<'_>, draft: &mut Draft, ranking: &Ranking, own: usize) {
    let (texts, amounts) = (reader.texts, reader.amounts());
    let has_direction = reader.indicator.direction != Direction::Neutral;
    let (above, below) = if has_direction {
        (texts.just_better, texts.just_worse)
    } else {
        (texts.just_higher, texts.just_lower)
    };
    let before = own.checked_sub(1).and_then(|at| ranking.ranked.get(at));
    let after = ranking.ranked.get(own + 1);
    let mut say = |label: &str, it: Option<&Ranked>| {
        if let Some(it) = it {
            let name = reader.project.place_name(&it.place);
            let name = name.map_or(it.place.as_str(), |name| reader.lang.pick(name));
            draft.say(label, format!("{name} {}", amounts.value(it.value)));
        }
    };
    say(above, before);
    say(below, after);
}

/// The same by what each achieves of its own plan, where it has one.
fn by_plan(reader: &Reader<'_>, draft: &mut Draft, units: &Units) {
    let across = reader.across(&reader.figure.indicator, units);
    let Ok(ranking) = rank(across, RankBy::PercentOfPlan) else { return };
    let own = ranking.ranked.iter().find(|it| it.place == reader.figure.place);
    let Some(it) = own.filter(|_| ranking.ranked.len() > 1) else { return };
    let place = reader.counted(it.rank, ranking.ranked.len(), &units.units);
    draft.say(reader.texts.by_plan, rank_of(reader.lang, &place, &[]));
}
