//! How the year may end (dự báo), beside what the unit itself estimates (ước).

use super::{Draft, Reader, Section, Tone};
use crate::{
    analysis::{
        Figure,
        compare::{Projection, forecast, goal},
    },
    model::Measure,
    text::readout_messages::{at_ceiling, of_goal},
};

pub(super) fn section(reader: &mut Reader<'_>) -> Option<Section> {
    let (texts, figure, lang) = (reader.texts, reader.figure, reader.lang);
    if figure.measure != Measure::Actual {
        return None;
    }
    let mut draft = Draft::new(texts.forecast);
    let found = forecast(reader.project, &figure.indicator, &figure.place, figure.period);
    let found = match found {
        Ok(found) => found,
        Err(refusal) => {
            reader.refuse(&mut draft, texts.keep_pace, &refusal);
            return draft.finish(lang);
        }
    };
    draft.rests_on(&found.basis);
    let amounts = reader.amounts();
    let year = figure.period.year_of()?;
    let goal = goal(reader.project, &figure.indicator, &figure.place, year).ok();
    let goal = goal.map(|goal| goal.value).filter(|value| {
        // A rate that is to reach 100% is its own share.
        let says_itself = amounts.in_points() && (*value - 100.0).abs() < 1e-9;
        *value > 0.0 && !says_itself
    });
    let said = |projection: &Projection| {
        let share = goal.map(|goal| 100.0 * projection.value / goal);
        let text = of_goal(lang, &amounts.aloud(projection.value), share);
        match projection.capped_from {
            Some(more) => format!("{text}; {}", at_ceiling(lang, &amounts.aloud(more))),
            None => text,
        }
    };
    draft.say(texts.keep_pace, said(&found.straight_line));
    match &found.last_years_profile {
        Ok(projection) => draft.say(texts.last_years_curve, said(projection)),
        Err(refusal) => reader.refuse(&mut draft, texts.last_years_curve, refusal),
    }
    if let Some((low, high)) = found.range {
        let text = format!("{} - {}", amounts.aloud(low), amounts.aloud(high));
        draft.say(texts.forecast_range, text);
    }
    match found.own_estimate.as_ref().and_then(Figure::number) {
        Some(estimate) => {
            let share = goal.map(|goal| 100.0 * estimate / goal);
            draft.say(texts.own_estimate, of_goal(lang, &amounts.aloud(estimate), share));
        }
        None => draft.say_as(texts.own_estimate, texts.not_reported, Tone::Muted),
    }
    draft.finish(lang)
}
