//! The units that a report names beside one another.

use super::{
    Scene,
    draft::{Draft, NAMED_MOST, Told},
};
use crate::{
    analysis::{Lens, compare::AcrossUnits},
    model::{AreaKind, Indicator, IndicatorId, Measure, Name, Period, PlaceId, Project, Reporters},
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
        let places: Vec<PlaceId> = areas.map(|area| area.id.clone()).collect();
        let noun = noun_of(project, &places);
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
            lens: Lens::of(scene.project),
            whole: scene.place,
            units: &self.places,
        }
    }
}

/// What places are called together: communes, districts and cities, or units.
pub(super) fn noun_of(project: &Project, places: &[PlaceId]) -> Unit {
    let all = |is: fn(AreaKind) -> bool| {
        places.iter().all(|place| project.area_kind(place).is_some_and(is))
    };
    if all(AreaKind::is_district) {
        Unit::Locality
    } else if all(|kind| kind == AreaKind::RuralCommune) {
        Unit::Commune
    } else {
        Unit::Unit
    }
}

/// Units with their figures: all when three or fewer, else three and how many more; `alike` where these
/// are level with the last that is named.
pub(super) fn named(
    draft: &mut Draft<'_>,
    items: &[(Name, Told)],
    noun: Unit,
    alike: bool,
) -> Name {
    let names: Vec<Name> = items.iter().map(|(name, _)| name.clone()).collect();
    match (names.get(..NAMED_MOST), items.get(NAMED_MOST..)) {
        (Some(first), Some(rest)) if !rest.is_empty() => {
            let say = if alike { words::others_alike } else { words::others };
            let text = say(first, rest.len(), noun);
            let rest: Vec<&Told> = rest.iter().map(|(_, told)| told).collect();
            draft.derive(super::Derivation::Count, rest.len() as f64, &rest, text).text
        }
        _ => words::list(&names),
    }
}
