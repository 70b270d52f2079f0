//! Reads the page of one area: who it is, and its latest figures.

use std::collections::BTreeMap;

use crate::{
    analysis::{Figure, card_indicators, groups_of, households, latest_until},
    chart::{
        ChartSpec,
        foot::Told,
        place::{name_of, said, words_of},
        reading::{Body, Reader, Reading},
        tile::read::{ReadTile, Tile, Wanted, distinct, looks_of, read_tile},
    },
    model::{AreaKind, Members, Period, PlaceId},
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
    let (soft, partial) = looks_of(reader, &tiles);
    let said = tiles.iter().map(Tile::said).collect();
    reader.tell(Told {
        title: name_of(project, &spec.place, lang),
        subtitle,
        notes,
        figures: distinct(&figures),
        coverage: None,
        soft,
        partial: Some(partial),
        said,
        body: Body::Card(Card { tiles }),
    })
}

/// The latest figure of one indicator, or its plan where there is none.
fn read_one(reader: &Reader<'_>, spec: &ChartSpec) -> ReadTile {
    let Reader { project, measure, .. } = *reader;
    let id = &spec.indicator;
    let latest = latest_until(project, id, measure, &spec.place, spec.period);
    let period = latest.as_ref().map_or_else(|| asked_of(reader, spec), |latest| latest.period);
    let latest = latest.or_else(|| reader.figure(&spec.place, period));
    let wanted = Wanted { spec, period, figure: latest.as_ref(), with_refusals: false };
    read_tile(reader, wanted)
}

/// The period that an indicator without figures is asked for: the year, if it is reported by the
/// year and has not come to its end with a figure.
fn asked_of(reader: &Reader<'_>, spec: &ChartSpec) -> Period {
    let is_yearly = reader.indicator.step.per_year() <= 1;
    let is_open = |year: &Period| {
        reader.figure(&spec.place, *year).is_none_or(|figure| figure.number().is_none())
    };
    spec.period.year_of().filter(|year| is_yearly && is_open(year)).unwrap_or(spec.period)
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
        let words = reader.drawn(found).map(|drawn| drawn.words).unwrap_or_default();
        let illustrative = found.illustrative.then(|| card_texts(lang).illustrative.to_owned());
        let when = std::iter::once(period_tick(lang, found.period));
        let beside: Vec<String> = when.chain(words).chain(illustrative).collect();
        items.push(format!("{number} ({})", beside.join(", ")));
    }
    (items, households)
}

/// How many areas of each kind lie in a place, level by level: "9 xã", "1 thành phố, 6 huyện".
fn parts(reader: &Reader<'_>, place: &PlaceId) -> Vec<String> {
    let project = reader.project;
    let mut levels = Vec::new();
    let mut level: Vec<&PlaceId> = project.children(place).iter().collect();
    while !level.is_empty() {
        levels.extend(counted(reader, level.iter().copied()));
        level = level.into_iter().flat_map(|part| project.children(part)).collect();
    }
    levels
}

/// "7 xã, 1 thị trấn".
fn counted<'p>(reader: &Reader<'_>, places: impl Iterator<Item = &'p PlaceId>) -> Option<String> {
    let mut counts: BTreeMap<AreaKind, usize> = BTreeMap::new();
    let kinds = places.filter_map(|place| reader.project.area_kind(place));
    for kind in kinds.filter(|kind| *kind != AreaKind::Departments) {
        *counts.entry(kind).or_default() += 1;
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
        Members::List(list) => counted(reader, list.iter()),
    }
}
