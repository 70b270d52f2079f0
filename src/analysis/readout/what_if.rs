//! Under an assumption: the unit at the average, the whole without the unit, the total without the item.

use super::{Draft, Reader, Section};
use crate::{
    analysis::compare::{Scenario, reaching_average, without_item, without_unit},
    model::{AcrossAreas, Measure, PlaceId},
    text::readout_messages::scenario,
};

pub(super) fn section(reader: &mut Reader<'_>) -> Option<Section> {
    if reader.figure.measure != Measure::Actual {
        return None;
    }
    let mut draft = Draft::new(reader.texts.what_if);
    if let Some(units) = reader.around() {
        unit(reader, &mut draft, &units.whole);
    }
    item(reader, &mut draft);
    draft.finish(reader.lang)
}

/// The unit at the average of the whole, and the whole without the unit.
fn unit(reader: &mut Reader<'_>, draft: &mut Draft, whole: &PlaceId) {
    let (texts, figure) = (reader.texts, reader.figure);
    match reaching_average(reader.project, figure, whole) {
        Ok(found) => {
            let text = said(reader, whole, &found);
            draft.rests_on(&found.basis);
            draft.say(texts.reaching_average, text);
        }
        Err(refusal) => reader.refuse(draft, texts.reaching_average, &refusal),
    }
    match without_unit(reader.project, figure, whole) {
        Ok(found) => {
            let text = said(reader, whole, &found);
            draft.rests_on(&found.basis);
            let name = reader.name(&figure.place);
            draft.say(&format!("{} {name}", texts.without_unit), text);
        }
        Err(refusal) => reader.refuse(draft, texts.without_unit, &refusal),
    }
}

/// The total that the figure is an item of, without it ("không gồm vốn tín dụng").
fn item(reader: &Reader<'_>, draft: &mut Draft) {
    let (project, figure, lang) = (reader.project, reader.figure, reader.lang);
    let parent = reader.indicator.breakdown.as_ref().map(|it| &it.parent);
    let Some(total) = parent.and_then(|id| project.indicators().get(id)) else { return };
    // Shares of one whole do not come off one another.
    if total.is_rate() || total.across_areas != AcrossAreas::Sum {
        return;
    }
    let Ok(found) = without_item(project, figure, &total.id) else { return };
    draft.rests_on(&found.basis);
    let amounts = reader.amounts_in(&total.id);
    let text = scenario(amounts, lang.pick(&total.name), found.then, found.difference, None);
    draft.say(reader.texts.without_item, text);
}

fn said(reader: &Reader<'_>, whole: &PlaceId, found: &Scenario) -> String {
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
