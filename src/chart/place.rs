//! Places as a chart sees them: which are ranked, in which colour, under which name.

use crate::{
    model::{Area, AreaKind, Indicator, Name, PlaceId, Project, Reporters},
    text::{chart_messages::place_words, lang::Lang},
};

use super::{ChartSpec, Role};

/// The name in a language; the other one's where this one's is missing.
pub(super) fn said(lang: Lang, name: &Name) -> &str {
    let (own, other) = match lang {
        Lang::Vi => (&name.vi, &name.en),
        Lang::En => (&name.en, &name.vi),
    };
    if own.is_empty() { other } else { own }
}

/// The bare name of an area or group; its id if it has gone.
pub(super) fn name_of(project: &Project, place: &PlaceId, lang: Lang) -> String {
    project.place_name(place).map_or_else(|| place.to_string(), |name| said(lang, name).to_owned())
}

/// More places than these cannot be told apart in one picture.
pub(super) const PLACES_MOST: usize = 24;

/// The short name of an area, if it has one.
pub(super) fn short_name_of(project: &Project, place: &PlaceId, lang: Lang) -> Option<String> {
    let short = project.areas().get(place)?.short.as_ref()?;
    Some(said(lang, short).to_owned())
}

/// The place inside a sentence: "huyện Bác Ái", "toàn tỉnh".
pub(super) fn words_of(project: &Project, place: &PlaceId, lang: Lang) -> String {
    place_words(lang, project.area_kind(place), &name_of(project, place, lang))
}

/// The place with the district it lies in: "xã Phước Hòa, huyện Bác Ái".
pub(super) fn full_words_of(project: &Project, place: &PlaceId, lang: Lang) -> String {
    let own = words_of(project, place, lang);
    match district_of(project, place) {
        Some(district) if district.id != *place => {
            format!("{own}, {}", words_of(project, &district.id, lang))
        }
        _ => own,
    }
}

/// The places to rank, in protocol order.
pub(super) fn ranked_places(
    project: &Project,
    spec: &ChartSpec,
    indicator: &Indicator,
) -> Vec<PlaceId> {
    if let Some(places) = &spec.places {
        return places.clone();
    }
    if project.groups().contains(&spec.place) {
        return project.group_members(&spec.place).to_vec();
    }
    let reports = |place: &&PlaceId| may_report(project, indicator, place);
    project.children(&spec.place).iter().filter(reports).cloned().collect()
}

/// Whether a figure of this place is ever expected: the departments' own unit has no households.
pub(super) fn may_report(project: &Project, indicator: &Indicator, place: &PlaceId) -> bool {
    match (&indicator.expected, project.area_kind(place)) {
        (Reporters::Areas(places), Some(AreaKind::Departments)) => places.contains(place),
        (expected, Some(AreaKind::Departments)) => *expected == Reporters::Units,
        (Reporters::RuralCommunes, Some(kind)) => {
            !kind.is_commune() || kind == AreaKind::RuralCommune
        }
        _ => true,
    }
}

/// The kinds of the places; none if a group is among them.
pub(super) fn kinds_of(project: &Project, places: &[PlaceId]) -> Vec<AreaKind> {
    let kinds: Option<Vec<AreaKind>> =
        places.iter().map(|place| project.area_kind(place)).collect();
    kinds.unwrap_or_default()
}

/// The fixed colour: that of the district, by its place in the protocol order; a commune has its
/// district's. The province has the accent, what lies in no district a colour without a hue.
pub(super) fn colour_of(project: &Project, place: &PlaceId) -> Role {
    if project.root().is_some_and(|root| root.id == *place) || project.groups().contains(place) {
        return Role::Accent;
    }
    let Some(district) = district_of(project, place) else {
        return Role::Outside;
    };
    let is_before = |area: &&Area| area.kind.is_district() && area.id != district.id;
    let position =
        project.areas().iter().take_while(|area| area.id != district.id).filter(is_before).count();
    Role::District(position)
}

/// The district that an area is or lies in.
fn district_of<'a>(project: &'a Project, place: &PlaceId) -> Option<&'a Area> {
    let mut area = project.areas().get(place)?;
    // The tree is at most a few levels deep; the bound only guards against a loop.
    for _ in 0..8 {
        if area.kind.is_district() {
            return Some(area);
        }
        area = project.areas().get(area.parent.as_ref()?)?;
    }
    None
}
