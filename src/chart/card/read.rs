//! Reads the page of one area: who it is, and its latest figures.

use std::collections::BTreeMap;

use crate::{
    analysis::{Figure, card_indicators, figure, groups_of, households, latest_until},
    chart::{
        ChartSpec,
        foot::Told,
        place::{name_of, said, words_of},
        reading::{Body, Reader, Reading},
        tile::read::{Tile, Wanted, distinct, look_of, read_tile},
    },
    model::{AreaKind, Members, PlaceId},
    text::{
        areas::{counted_areas, kind_of_area},
        card_messages::card_texts,
        chart_messages::period_tick,
    },
};

#[derive(Clone, Debug)]
pub(in crate::chart) struct Card {
    pub tiles: Vec<Tile>,
}

impl Card {
    pub fn has_figures(&self) -> bool {
        self.tiles.iter().any(Tile::says_something)
    }
}

pub(in crate::chart) fn read_card(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let (project, lang) = (reader.project, reader.lang);
    let ids = if spec.others.is_empty() {
        card_indicators(project, &spec.indicator, &spec.place, spec.period)
    } else {
        std::iter::once(&spec.indicator).chain(&spec.others).cloned().collect()
    };
    let mut tiles = Vec::new();
    let mut figures: Vec<Figure> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    for id in ids {
        let spec = ChartSpec { indicator: id, ..spec.clone() };
        let Some(reader) = Reader::of(project, &spec) else { continue };
        let read = read_one(&reader, &spec);
        tiles.push(read.tile);
        figures.extend(read.figures);
        notes.extend(
            read.notes.into_iter().filter(|note| !notes.contains(note)).collect::<Vec<_>>(),
        );
    }
    let (subtitle, of_households) = who(reader, &spec.place, spec);
    figures.extend(of_households);
    let said = tiles.iter().map(Tile::said).collect();
    reader.tell(Told {
        title: name_of(project, &spec.place, lang),
        subtitle,
        notes,
        figures: distinct(&figures),
        coverage: None,
        soft: look_of(reader, &tiles),
        partial: None,
        said,
        body: Body::Card(Card { tiles }),
    })
}

/// The latest figure of one indicator, or its plan where there is none.
fn read_one(reader: &Reader<'_>, spec: &ChartSpec) -> crate::chart::tile::read::ReadTile {
    let Reader { project, measure, .. } = *reader;
    let id = &spec.indicator;
    let latest = latest_until(project, id, measure, &spec.place, spec.period);
    let is_own = latest.as_ref().is_some_and(|latest| latest.period == spec.period);
    let latest = if is_own {
        latest
    } else {
        // A figure of the period itself may be no number: it does not apply there.
        let own = reader.figure(&spec.place, spec.period);
        own.filter(|own| own.number().is_some()).or(latest)
    };
    let period = latest.as_ref().map_or_else(|| asked_of(reader, spec), |latest| latest.period);
    let latest = latest.or_else(|| figure(project, id, measure, &spec.place, period));
    let wanted = Wanted { spec, period, figure: latest.as_ref(), with_refusals: false };
    read_tile(reader, wanted)
}

/// The period that an indicator without figures is asked for: the year, if it is reported by the
/// year.
fn asked_of(reader: &Reader<'_>, spec: &ChartSpec) -> crate::model::Period {
    let is_yearly = reader.indicator.step.per_year() <= 1;
    spec.period.year_of().filter(|_| is_yearly).unwrap_or(spec.period)
}

/// "Huyện", "Huyện nghèo 30a", "9 xã", "7.372 hộ (2018)".
fn who(reader: &Reader<'_>, place: &PlaceId, spec: &ChartSpec) -> (Vec<String>, Option<Figure>) {
    let (project, lang) = (reader.project, reader.lang);
    let mut items = Vec::new();
    match project.area_kind(place) {
        Some(AreaKind::Departments) => {}
        Some(kind) => {
            let own = kind_of_area(lang, kind);
            let parent = project.areas().get(place).and_then(|area| area.parent.as_ref());
            let within = parent.filter(|_| kind.is_commune());
            items.push(match within {
                Some(within) => format!("{own}, {}", words_of(project, within, lang)),
                None => own,
            });
        }
        None => items.extend(members(reader, place)),
    }
    let groups = groups_of(project, place, spec.period.last_day());
    items.extend(groups.map(|group| said(lang, &group.name).to_owned()));
    items.extend(parts(reader, place));
    let households = households(project, place, spec.period);
    if let Some(found) = &households
        && let Some(number) = found.number()
        && let Some(indicator) = project.indicators().get(&found.indicator)
    {
        let reader = Reader { project, indicator, measure: found.measure, lang };
        let number = reader.with_unit(&reader.number(number));
        items.push(format!("{number} ({})", period_tick(lang, found.period)));
    }
    (items, households)
}

/// How many areas of each kind lie in a place: "9 xã", "7 xã, 1 thị trấn".
fn parts(reader: &Reader<'_>, place: &PlaceId) -> Option<String> {
    let project = reader.project;
    let mut counts: BTreeMap<AreaKind, usize> = BTreeMap::new();
    let mut inside: Vec<&PlaceId> = project.children(place).iter().collect();
    while let Some(part) = inside.pop() {
        inside.extend(project.children(part));
        let kind = project.area_kind(part).filter(|kind| *kind != AreaKind::Departments);
        if let Some(kind) = kind {
            *counts.entry(kind).or_default() += 1;
        }
    }
    let counts = counts.into_iter().map(|(kind, count)| counted_areas(reader.lang, kind, count));
    let counts: Vec<String> = counts.collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

/// Who belongs to a group: "27 xã, danh sách chưa có", "9 xã".
fn members(reader: &Reader<'_>, place: &PlaceId) -> Option<String> {
    let (project, lang) = (reader.project, reader.lang);
    match &project.groups().get(place)?.members {
        Members::Count { kind, count } => {
            let counted = counted_areas(lang, *kind, usize::try_from(*count).unwrap_or(usize::MAX));
            Some(format!("{counted}, {}", card_texts(lang).members_unknown))
        }
        Members::List(list) => {
            let mut counts: BTreeMap<AreaKind, usize> = BTreeMap::new();
            for kind in list.iter().filter_map(|place| project.area_kind(place)) {
                *counts.entry(kind).or_default() += 1;
            }
            let counts = counts.into_iter().map(|(kind, count)| counted_areas(lang, kind, count));
            Some(counts.collect::<Vec<_>>().join(", "))
        }
    }
}
