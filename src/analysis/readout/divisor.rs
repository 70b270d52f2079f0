//! What a rate divides by, by name.

use super::{Draft, Reader, Section};
use crate::{
    analysis::{Denominator, denominator},
    model::{Indicator, IndicatorId, PlanVersion, Project},
    text::{
        lang::Lang,
        readout_messages::{
            carried_over_not_split, denominator as words, group_of_denominators, readout_texts,
        },
    },
};

pub(super) fn section(reader: &mut Reader<'_>) -> Option<Section> {
    let texts = reader.texts;
    let mut draft = Draft::new(texts.divisor);
    let found = denominator(reader.project, &reader.figure.indicator, reader.figure.lens.basis)?;
    draft.say(texts.divided_by, denominator_words(reader.project, &found, reader.lang));
    draft.finish(reader.lang)
}

/// A denominator in words: "Kế hoạch vốn đến thời điểm, không gồm vốn kéo dài; gồm tạm ứng".
#[must_use]
pub fn denominator_words(project: &Project, found: &Denominator, lang: Lang) -> String {
    let known = project.indicators().get(&found.indicator);
    let name = known.map_or(found.indicator.as_str(), |known| lang.pick(&known.name));
    in_words(project, found, name, lang)
}

fn in_words(project: &Project, found: &Denominator, name: &str, lang: Lang) -> String {
    let is_first = found.plan.map(|plan| plan == PlanVersion::FirstAssigned);
    let said = words(lang, name, is_first, found.carried_over, found.advances);
    // The basis asks for what this rate cannot tell apart.
    let is_asked = found.plan.is_some() && project.settings().capital_basis.carried_over;
    match found.carried_over {
        None if is_asked => format!("{said}; {}", carried_over_not_split(lang)),
        _ => said,
    }
}

/// The rates among indicators that are measured by a plan, each beside what it divides by; those
/// that differ only in which plan it is stand together. Nothing where there are none.
#[must_use]
pub fn divisors<'a>(
    project: &Project,
    indicators: impl IntoIterator<Item = &'a IndicatorId>,
    lang: Lang,
) -> Vec<String> {
    let basis = project.settings().capital_basis;
    let mut groups: Vec<(Denominator, Vec<&str>)> = Vec::new();
    let mut seen: Vec<&IndicatorId> = Vec::new();
    for id in indicators {
        let Some(found) = denominator(project, id, basis) else { continue };
        if found.plan.is_none() || seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let Some(indicator) = project.indicators().get(id) else { continue };
        let name = short_name(indicator, lang);
        let is_like = |known: &Denominator| {
            (known.plan, known.carried_over, known.advances)
                == (found.plan, found.carried_over, found.advances)
        };
        match groups.iter_mut().find(|(known, _)| is_like(known)) {
            Some((_, rates)) => rates.push(name),
            None => groups.push((found, vec![name])),
        }
    }
    let said = |(found, rates): (Denominator, Vec<&str>)| {
        let own = project.indicators().get(&found.indicator);
        let name = match (rates.as_slice(), own) {
            ([_], Some(own)) => short_name(own, lang),
            _ => readout_texts(lang).plan_of_each,
        };
        group_of_denominators(lang, &rates, &in_words(project, &found, name, lang))
    };
    groups.into_iter().map(said).collect()
}

fn short_name(indicator: &Indicator, lang: Lang) -> &str {
    lang.pick(indicator.short.as_ref().unwrap_or(&indicator.name))
}
