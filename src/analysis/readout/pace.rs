//! Pace: done against the time gone, what each month left asks for; and levels on their way to a
//! later goal.

use super::{Draft, Reader, Section, Tone};
use crate::{
    analysis::compare::{Expectation, Expected, Pace, PaceStatus, long_pace, pace},
    model::{IndicatorKind, Measure, Period},
    text::{
        period::period_label,
        readout_messages::{
            PaceWords, done, expected_by_now, months_gone, nearest_step, reached,
            required_each_year, required_per_month,
        },
    },
};

pub(super) fn section(reader: &mut Reader<'_>) -> Option<Section> {
    let (texts, figure, lang) = (reader.texts, reader.figure, reader.lang);
    if figure.measure != Measure::Actual {
        return None;
    }
    let mut draft = Draft::new(texts.pace);
    let found = pace(reader.project, &figure.indicator, &figure.place, figure.period);
    let found = match found {
        Ok(found) => found,
        Err(refusal) => {
            reader.refuse(&mut draft, texts.done, &refusal);
            return draft.finish(lang);
        }
    };
    draft.rests_on(&found.basis);
    let amounts = reader.amounts();
    let gone = months_gone(lang, found.months_gone, found.gone_percent);
    draft.say(texts.time_gone, gone);
    // A rate that is to reach 100% is its own share.
    if !amounts.in_points() || (found.done_percent - found.done).abs() > 1e-9 {
        draft.say(texts.done, done(lang, &amounts.value(found.done), found.done_percent));
    }
    expectations(reader, &mut draft, &found);
    what_is_left(reader, &mut draft, &found);
    draft.finish(lang)
}

fn expectations(reader: &mut Reader<'_>, draft: &mut Draft, found: &Pace) {
    let texts = reader.texts;
    let (judged_by, _) = found.judged_by();
    let lang = reader.lang;
    let say = |draft: &mut Draft, label: &str, expected: &Expected, counts: bool| {
        let words = words_of(expected.status);
        let tone = match expected.status {
            // The others are told for comparison: one of them judges.
            _ if !counts => Tone::Plain,
            PaceStatus::OnTrack => Tone::Good,
            PaceStatus::SlightlyBehind | PaceStatus::Behind => Tone::Warn,
            PaceStatus::FarBehind => Tone::Bad,
        };
        draft.rests_on(&expected.basis);
        let text = expected_by_now(lang, expected.percent, expected.gap, words);
        draft.say_as(label, text, tone);
    };
    if let Ok(planned) = &found.monthly_plan {
        say(draft, texts.monthly_plan, planned, true);
    }
    let is_judge = judged_by == Expectation::StraightLine;
    say(draft, texts.straight_line, &found.straight_line, is_judge);
    match &found.last_years_curve {
        Ok(expected) => say(draft, texts.last_years_curve, expected, false),
        Err(refusal) => reader.refuse(draft, texts.last_years_curve, refusal),
    }
}

/// How a pace is judged.
pub(super) fn words_of(status: PaceStatus) -> PaceWords {
    match status {
        PaceStatus::OnTrack => PaceWords::OnTrack,
        PaceStatus::SlightlyBehind => PaceWords::SlightlyBehind,
        PaceStatus::Behind => PaceWords::Behind,
        PaceStatus::FarBehind => PaceWords::FarBehind,
    }
}

fn what_is_left(reader: &Reader<'_>, draft: &mut Draft, found: &Pace) {
    let (texts, lang, amounts) = (reader.texts, reader.lang, reader.amounts());
    if found.remaining <= 0.0 {
        draft.say_as(texts.required, reached(lang), Tone::Good);
    } else if let Some(required) = found.required_per_month {
        let text = required_per_month(
            lang,
            &amounts.step_aloud(required),
            found.months_left,
            &amounts.step_aloud(found.average_per_month),
            found.ratio,
        );
        let tone = if found.is_warning() { Tone::Warn } else { Tone::Plain };
        draft.say_as(texts.required, text, tone);
    }
    if let Some(highest) = &found.highest_month {
        // What came in one month is of that month, not of the months until it.
        let month = period_label(lang, highest.period, IndicatorKind::Flow);
        draft.rests_on(&highest.basis);
        let text = format!("{} ({month})", amounts.step_aloud(highest.value));
        draft.say(texts.highest_month, text);
    }
}

/// A level on its way to the next plan that lies ahead.
pub(super) fn long_section(reader: &mut Reader<'_>) -> Option<Section> {
    let (texts, figure, amounts) = (reader.texts, reader.figure, reader.amounts());
    if figure.measure != Measure::Actual || reader.indicator.kind != IndicatorKind::Level {
        return None;
    }
    let goal = next_plan(reader)?;
    let found =
        long_pace(reader.project, &figure.indicator, &figure.place, figure.period, goal).ok()?;
    let mut draft = Draft::new(texts.long_pace);
    draft.rests_on(&found.basis);
    if found.is_reached {
        draft.say_as(texts.goal_ahead, reached(reader.lang), Tone::Good);
        return draft.finish(reader.lang);
    }
    let until = reader.period(goal);
    let text = required_each_year(amounts, found.required_per_year, &until, found.goal);
    draft.say(texts.goal_ahead, text);
    match &found.recent {
        Ok(recent) => {
            let since = reader.period(recent.from_period);
            // More than twice what the last years brought, or the wrong way altogether.
            let tone = match recent.ratio {
                Some(ratio) if ratio <= 1.0 => Tone::Good,
                Some(_) => Tone::Plain,
                None => Tone::Warn,
            };
            draft.say_as(texts.recent_years, nearest_step(amounts, recent.per_year, &since), tone);
        }
        Err(refusal) => reader.refuse(&mut draft, texts.recent_years, refusal),
    }
    draft.finish(reader.lang)
}

/// The nearest later period for which the place has a plan.
fn next_plan(reader: &Reader<'_>) -> Option<Period> {
    let figure = reader.figure;
    let day = figure.period.last_day();
    let tables = reader.project.values().of_indicator(&figure.indicator);
    let plans = tables.filter(|(key, _)| key.measure == Measure::Plan);
    let periods = plans.filter_map(|(key, table)| Some((key, table.row(&figure.place)?)));
    periods
        .flat_map(|(key, row)| {
            let known = row.iter().filter(|(_, cell)| cell.number().is_some());
            known.filter_map(|(at, _)| Period::from_ordinal(key.step, at))
        })
        .filter(|period| period.last_day() > day)
        .min_by_key(|period| (period.last_day(), period.step()))
}
