//! What differs between two projects, as the edits that lead from one to the other.

use std::collections::BTreeSet;

use super::{
    CellKey, Edit, Item, Kind, Object, Period, Project, Shelf, Table, TableDefaults, TableKey,
};

/// The edits that make `from` into `to`: figures cell by cell, every other object as a whole, the
/// order of shelves last. In one transaction they can always be applied to `from`; a figure's edit
/// also alone, as long as its indicator and place are there. The history that both keep is no part
/// of it.
#[must_use]
pub fn difference(from: &Project, to: &Project) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut last = Vec::new();
    if from.settings != to.settings {
        let object = |project: &Project| Object::Settings(project.settings.clone());
        edits.push(put(Some(object(from)), Some(object(to))));
    }
    // What others point to comes first, and goes last.
    shelf(&mut edits, &mut last, Kind::Source, &from.sources, &to.sources, Object::Source);
    shelf(&mut edits, &mut last, Kind::Area, &from.areas, &to.areas, Object::Area);
    shelf(&mut edits, &mut last, Kind::Group, &from.groups, &to.groups, Object::Group);
    shelf(&mut edits, &mut last, Kind::Program, &from.programs, &to.programs, Object::Program);
    shelf(&mut edits, &mut last, Kind::Topic, &from.topics, &to.topics, Object::Topic);
    let dimensions = (&from.dimensions, &to.dimensions);
    shelf(&mut edits, &mut last, Kind::Dimension, dimensions.0, dimensions.1, Object::Dimension);
    let indicators = (&from.indicators, &to.indicators);
    shelf(&mut edits, &mut last, Kind::Indicator, indicators.0, indicators.1, Object::Indicator);
    tables(&mut edits, from, to);
    details(&mut edits, from, to);
    let known = (&from.acknowledgements, &to.acknowledgements);
    let kind = Kind::Acknowledgement;
    shelf(&mut edits, &mut last, kind, known.0, known.1, Object::Acknowledgement);
    let views = (&from.views, &to.views);
    shelf(&mut edits, &mut last, Kind::View, views.0, views.1, Object::View);
    edits.append(&mut last);
    edits
}

fn put(before: Option<Object>, after: Option<Object>) -> Edit {
    Edit::Put { before: before.map(Box::new), after: after.map(Box::new) }
}

/// New and changed objects go to `edits`; the order, and what goes, to `last`.
fn shelf<T: Item + Clone + PartialEq>(
    edits: &mut Vec<Edit>,
    last: &mut Vec<Edit>,
    kind: Kind,
    from: &Shelf<T>,
    to: &Shelf<T>,
    object: fn(T) -> Object,
) {
    let mut order: Vec<String> = from.ids().map(ToString::to_string).collect();
    for item in to {
        let before = from.get(item.id());
        if before.is_none() {
            order.push(item.id().to_string());
        }
        if before != Some(item) {
            edits.push(put(before.cloned().map(object), Some(object(item.clone()))));
        }
    }
    let gone: Vec<&T> = from.iter().filter(|item| !to.contains(item.id())).collect();
    // Only the last of a shelf can go.
    let wanted: Vec<String> =
        to.ids().chain(gone.iter().map(|item| item.id())).map(ToString::to_string).collect();
    if order != wanted {
        last.push(Edit::Reorder { kind, before: order, after: wanted });
    }
    last.extend(gone.into_iter().rev().map(|item| put(Some(object(item.clone())), None)));
}

fn tables(edits: &mut Vec<Edit>, from: &Project, to: &Project) {
    let keys: BTreeSet<&TableKey> =
        from.values.tables().chain(to.values.tables()).map(|(key, _)| key).collect();
    for key in keys {
        let (before, after) = (from.values.table(key), to.values.table(key));
        if before == after {
            continue;
        }
        let said = |table: Option<&Table>| TableDefaults {
            table: key.clone(),
            source: table.and_then(|table| table.source.clone()),
            as_of: table.and_then(|table| table.as_of),
        };
        if said(before) != said(after) {
            edits.push(put(Some(Object::Table(said(before))), Some(Object::Table(said(after)))));
        }
        cells(edits, key, before, after);
    }
}

fn cells(edits: &mut Vec<Edit>, table: &TableKey, before: Option<&Table>, after: Option<&Table>) {
    let rows = [before, after].into_iter().flatten().flat_map(Table::rows);
    let places: BTreeSet<_> = rows.map(|(place, _)| place).collect();
    for place in places {
        let row = |table: Option<&Table>| table.and_then(|table| table.row(place)).cloned();
        let (before, after) = (row(before).unwrap_or_default(), row(after).unwrap_or_default());
        if before == after {
            continue;
        }
        let ordinals: BTreeSet<i32> = before.iter().chain(after.iter()).map(|(at, _)| at).collect();
        for ordinal in ordinals {
            let (before, after) = (before.get(ordinal), after.get(ordinal));
            if let Some(period) =
                Period::from_ordinal(table.step, ordinal).filter(|_| before != after)
            {
                let key = CellKey {
                    indicator: table.indicator.clone(),
                    measure: table.measure,
                    place: place.clone(),
                    period,
                    document: table.document.clone(),
                };
                edits.push(Edit::SetCell { key, before, after });
            }
        }
    }
}

fn details(edits: &mut Vec<Edit>, from: &Project, to: &Project) {
    let keys: BTreeSet<&CellKey> = from.details.keys().chain(to.details.keys()).collect();
    for key in keys {
        let (before, after) = (from.details.get(key), to.details.get(key));
        if before != after {
            edits
                .push(put(before.cloned().map(Object::Detail), after.cloned().map(Object::Detail)));
        }
    }
}
