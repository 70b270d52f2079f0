//! Under an assumption: the unit at the average, the whole without the unit.

use super::{Draft, Reader, Section};
use crate::{
    analysis::compare::{Scenario, reaching_average, without_unit},
    model::{AcrossAreas, Measure},
    text::readout_messages::scenario,
};

pub(super) fn section(reader: &mut Reader<'_>) -> Option<Section> {
    let (texts, figure) = (reader.texts, reader.figure);
    let units = reader.around()?;
    if figure.measure != Measure::Actual {
        return None;
    }
    let mut draft = Draft::new(texts.what_if);
    let of = (&figure.indicator, &units.whole, &figure.place, figure.period);
    match reaching_average(reader.project, of.0, of.1, of.2, of.3) {
        Ok(found) => {
            let text = said(reader, &units.whole, &found);
            draft.rests_on(&found.basis);
            draft.say(texts.reaching_average, text);
        }
        Err(refusal) => reader.refuse(&mut draft, texts.reaching_average, &refusal),
    }
    match without_unit(reader.project, of.0, figure.measure, of.1, of.2, of.3) {
        Ok(found) => {
            let text = said(reader, &units.whole, &found);
            draft.rests_on(&found.basis);
            let name = reader.name(&figure.place);
            draft.say(&format!("{} {name}", texts.without_unit), text);
        }
        Err(refusal) => reader.refuse(&mut draft, texts.without_unit, &refusal),
    }
    draft.finish(reader.lang)
}

fn said(reader: &Reader<'_>, whole: &crate::model::PlaceId, found: &Scenario) -> String {
    let whole = reader.place(whole);
    let counted = found.counted.and_then(|by| match &reader.indicator.across_areas {
        AcrossAreas::RatioOfSums { numerator, .. } => {
            Some((by, reader.amounts_in(&numerator.indicator).aloud(by.abs())))
        }
        _ => None,
    });
    let counted = counted.as_ref().map(|(by, size)| (*by, size.as_str()));
    scenario(reader.amounts(), &whole, found.then, found.difference, counted)
}
