//! The units that a report names beside one another.

use super::{
    Scene,
    draft::{Draft, NAMED_MOST, Told},
};
use crate::{
    analysis::compare::AcrossUnits,
    model::{AreaKind, Indicator, IndicatorId, Measure, Name, Period, PlaceId, Reporters},
    text::narrative_messages::{self as words, Unit},
};

/// The units of an indicator, in protocol order, and what they are called. What communes report is set
/// side by side by district.
pub(super) struct Units {
    pub places: Vec<PlaceId>,
    pub noun: Unit,
}

impl Units {
    pub fn of(scene: Scene<'_>, indicator: &Indicator) -> Self {
        let project = scene.project;
        let wanted = |kind: AreaKind, place: &PlaceId| match &indicator.expected {
            Reporters::Districts | Reporters::RuralCommunes | Reporters::Communes => {
                kind.is_district()
            }
            Reporters::Units => kind.is_district() || kind == AreaKind::Departments,
            Reporters::Province => false,
            Reporters::Areas(areas) => areas.contains(place),
        };
        let areas = project.areas().iter().filter(|area| wanted(area.kind, &area.id));
        let (mut places, mut kinds) = (Vec::new(), Vec::new());
        for area in areas {
            places.push(area.id.clone());
            kinds.push(area.kind);
        }
        let noun = if kinds.iter().all(|kind| kind.is_district()) {
            Unit::Locality
        } else if kinds.iter().all(|kind| *kind == AreaKind::RuralCommune) {
            Unit::Commune
        } else {
            Unit::Unit
        };
        Self { places, noun }
    }

    pub fn across<'a>(
        &'a self,
        scene: Scene<'a>,
        indicator: &'a IndicatorId,
        period: Period,
    ) -> AcrossUnits<'a> {
        AcrossUnits {
            project: scene.project,
            indicator,
            measure: Measure::Actual,
            period,
            whole: scene.place,
            units: &self.places,
        }
    }
}

/// "Huyện" where all of them are districts proper.
pub(super) fn noun_of<'a>(
    scene: Scene<'_>,
    places: impl IntoIterator<Item = &'a PlaceId>,
    otherwise: Unit,
) -> Unit {
    let mut places = places.into_iter();
    let is_district = |place| scene.project.area_kind(place) == Some(AreaKind::District);
    if places.all(is_district) { Unit::District } else { otherwise }
}

/// Units with their figures: all when three or fewer, else three and how many more share their level.
pub(super) fn named(draft: &mut Draft<'_>, items: &[(Name, Told)], noun: Unit) -> Name {
    let names: Vec<Name> = items.iter().map(|(name, _)| name.clone()).collect();
    match (names.get(..NAMED_MOST), items.get(NAMED_MOST..)) {
        (Some(first), Some(rest)) if !rest.is_empty() => {
            let text = words::others(first, rest.len(), noun);
            let rest: Vec<&Told> = rest.iter().map(|(_, told)| told).collect();
            draft.derive(super::Derivation::Count, rest.len() as f64, &rest, text).text
        }
        _ => words::list(&names),
    }
}
