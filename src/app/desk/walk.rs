//! From place to place in the chart: into a district and back, to the next one.

use crate::{
    chart::ChartSpec,
    model::{ChartKind, ChartLayout, ChartPlace, PlaceId},
};

use super::super::{App, Beside, view::Level};

impl App {
    /// Into a district, to its communes; into a group, to its members.
    pub(in crate::app) fn drill_into(&mut self, place: &PlaceId) {
        let project = self.document.project();
        let has_parts =
            !project.children(place).is_empty() || !project.group_members(place).is_empty();
        if !has_parts || self.desk_place().is_none_or(|of| of.inside == *place) {
            return;
        }
        // A district's parts are communes; a group's members are whatever they are.
        let is_group = project.groups().contains(place);
        self.view.level = if is_group { Level::Districts } else { Level::Communes };
        let of = ChartPlace { place: place.clone(), inside: place.clone() };
        self.redraw(|desk| desk.of = of);
    }

    /// From the communes of a district back to the districts, where it stands out.
    pub(in crate::app) fn drill_out(&mut self) {
        let project = self.document.project();
        let Some(inside) = self.desk_place().map(|of| of.inside.clone()) else { return };
        let above = project.areas().get(&inside).and_then(|area| area.parent.clone());
        let is_group = project.groups().contains(&inside);
        let root = project.root().map(|root| root.id.clone());
        let Some(above) = above.or(root.filter(|_| is_group)) else { return };
        self.view.level = if is_group { Level::Groups } else { Level::Districts };
        self.redraw(|desk| desk.of = ChartPlace { place: inside, inside: above });
    }

    /// Escape: from a figure back to the kinds, then from a district back to the province.
    pub(in crate::app) fn step_back(&mut self) {
        let is_beside = self.desk.as_ref().is_some_and(|desk| desk.beside != Beside::Chart);
        if is_beside {
            self.redraw(|desk| desk.beside = Beside::Chart);
        } else {
            self.drill_out();
        }
    }

    /// F4: into the place that stands out, or back.
    pub(in crate::app) fn drill(&mut self) {
        let Some(of) = self.desk_place().cloned() else { return };
        let root = self.document.project().root().map(|root| root.id.clone());
        if of.place != of.inside {
            self.drill_into(&of.place);
        }
        // What has no parts leads back.
        if self.desk_place() == Some(&of) && Some(&of.inside) != root.as_ref() {
            self.drill_out();
        }
    }

    /// Whether F4 leads anywhere.
    pub(in crate::app) fn can_drill(&self) -> bool {
        let project = self.document.project();
        self.desk_place().is_some_and(|of| {
            let has_parts = |place: &PlaceId| {
                !project.children(place).is_empty() || !project.group_members(place).is_empty()
            };
            let is_root = project.root().is_some_and(|root| root.id == of.inside);
            (of.place != of.inside && has_parts(&of.place)) || !is_root
        })
    }

    /// The place before or after among those that stand beside each other; the whole stands first.
    pub(in crate::app) fn step_place(&mut self, forward: bool) {
        let Some(of) = self.desk_place().cloned() else { return };
        let mut places = vec![of.inside.clone()];
        places.extend(self.places_beside(&of));
        let at = places.iter().position(|place| *place == of.place).unwrap_or(0);
        let count = places.len();
        let to = if forward { (at + 1) % count } else { (at + count - 1) % count };
        if let Some(place) = places.get(to).cloned() {
            self.redraw(|desk| desk.of.place = place);
        }
    }

    /// The places that stand beside each other at the shown level.
    fn places_beside(&self, of: &ChartPlace) -> Vec<PlaceId> {
        let project = self.document.project();
        let shown = self.desk_layout().and_then(|layout| {
            let layout = ChartLayout { kind: ChartKind::Ranked, ..layout };
            let lang = self.prefs.lang;
            ChartSpec::of_layout(project, &layout, self.view.period, of, lang).places
        });
        shown.unwrap_or_else(|| {
            let inside = project.children(&of.inside).iter();
            inside.chain(project.group_members(&of.inside)).cloned().collect()
        })
    }
}
