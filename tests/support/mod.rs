//! Random edits of the fixture's project, for every promise that must hold whatever a person does.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use giaoban::{
    model::{
        Area, AreaKind, Cell, CellDetail, CellKey, Date, Edit, Item, Kind, Measure, Name, Object,
        Period, Project, Rival, Settings, Shelf, Status, TableDefaults, Thresholds, Transaction,
    },
    store::read_project,
};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

/// The project that random edits begin from.
pub fn fixture() -> Project {
    read_project(include_str!("../fixtures/v4.ron")).expect("the fixture is a project")
}

/// What someone may want to do; it becomes an [`Edit`] of whatever stands there then.
#[derive(Clone, Debug)]
pub enum Intent {
    SetCell {
        address: Address,
        cell: Cell,
    },
    /// As if someone else had changed the figure meanwhile.
    SetStaleCell {
        address: Address,
    },
    NoteCell {
        address: Address,
        note: String,
        floor: Option<f64>,
        rival: Option<f64>,
        as_of: Option<Date>,
    },
    DropNote {
        address: Address,
    },
    SourceOfTable {
        address: Address,
        source: usize,
        as_of: Option<Date>,
    },
    AddArea {
        id: String,
        parent: usize,
        name: String,
    },
    RenameArea {
        area: usize,
        name: String,
        alias: Option<String>,
    },
    MoveAreaInto {
        area: usize,
        parent: usize,
    },
    DropLastArea,
    Thresholds {
        indicator: usize,
        behind: f64,
        far_behind: f64,
        high: f64,
    },
    TurnAreas {
        by: usize,
    },
    TurnIndicators {
        by: usize,
    },
    Title(String),
}

/// A cell by position, so that every address exists.
#[derive(Clone, Debug)]
pub struct Address {
    indicator: usize,
    measure: Measure,
    place: usize,
    period: Period,
    document: Option<usize>,
}

/// Some transactions, of one to six intents each.
pub fn transactions() -> impl Strategy<Value = Vec<Vec<Intent>>> {
    prop::collection::vec(prop::collection::vec(intent(), 1..6), 1..12)
}

fn intent() -> impl Strategy<Value = Intent> {
    prop_oneof![
        12 => (address(), cell()).prop_map(|(address, cell)| Intent::SetCell { address, cell }),
        1 => address().prop_map(|address| Intent::SetStaleCell { address }),
        3 => (address(), text(), prop::option::of(number()), prop::option::of(number()), prop::option::of(date()))
            .prop_map(|(address, note, floor, rival, as_of)| Intent::NoteCell { address, note, floor, rival, as_of }),
        1 => address().prop_map(|address| Intent::DropNote { address }),
        1 => (address(), 0..4_usize, prop::option::of(date()))
            .prop_map(|(address, source, as_of)| Intent::SourceOfTable { address, source, as_of }),
        2 => ("[a-z]{1,4}(-[a-z]{1,3})?", 0..9_usize, text())
            .prop_map(|(id, parent, name)| Intent::AddArea { id, parent, name }),
        2 => (0..9_usize, text(), prop::option::of(text()))
            .prop_map(|(area, name, alias)| Intent::RenameArea { area, name, alias }),
        1 => (0..9_usize, 0..9_usize).prop_map(|(area, parent)| Intent::MoveAreaInto { area, parent }),
        1 => Just(Intent::DropLastArea),
        1 => (0..4_usize, number(), number(), number()).prop_map(|(indicator, behind, far_behind, high)| {
            Intent::Thresholds { indicator, behind, far_behind, high }
        }),
        1 => (0..9_usize).prop_map(|by| Intent::TurnAreas { by }),
        1 => (0..9_usize).prop_map(|by| Intent::TurnIndicators { by }),
        1 => text().prop_map(Intent::Title),
    ]
}

fn address() -> impl Strategy<Value = Address> {
    let measure = prop_oneof![Just(Measure::Actual), Just(Measure::Plan), Just(Measure::Estimate)];
    (0..4_usize, measure, 0..9_usize, period(), prop::option::of(0..3_usize)).prop_map(
        |(indicator, measure, place, period, document)| Address {
            indicator,
            measure,
            place,
            period,
            document,
        },
    )
}

fn period() -> impl Strategy<Value = Period> {
    let known = |period: Option<Period>| period.expect("within 1900..=2200");
    prop_oneof![
        (2005..2030).prop_map(move |year| known(Period::year(year))),
        (2015..2020, 1..=12_u8).prop_map(move |(year, month)| known(Period::month(year, month))),
        (2015..2020, 1..=4_u8)
            .prop_map(move |(year, quarter)| known(Period::quarter(year, quarter))),
        (2015..2020, 1..=2_u8).prop_map(move |(year, half)| known(Period::half(year, half))),
        (2000..2030, 2..=6_i32)
            .prop_map(move |(first, years)| known(Period::span(first, first + years - 1))),
        Just(known(Period::year(1900))),
        Just(known(Period::month(2200, 12))),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (1990..2030, 1..=12_u8, 1..=28_u8)
        .prop_map(|(year, month, day)| Date::new(year, month, day).expect("a real day"))
}

fn cell() -> impl Strategy<Value = Cell> {
    let status =
        prop_oneof![Just(Status::Final), Just(Status::Provisional), Just(Status::Estimate)];
    prop_oneof![
        1 => Just(Cell::NotReported),
        1 => Just(Cell::NotApplicable),
        6 => (number(), status).prop_map(|(number, status)| Cell::value(number, status).expect("finite")),
    ]
}

/// Figures as they are entered, and any other number there is.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-5000..5_000_000_i32).prop_map(f64::from),
        (0..10_000_000_u32, 0..5_i32)
            .prop_map(|(digits, decimals)| f64::from(digits) / 10_f64.powi(decimals)),
        any::<f64>().prop_filter_map("finite", |number| number.is_finite().then_some(number + 0.0)),
    ]
}

/// Any text, as the program takes it in: composed.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-zÀ-ỹ \"'\\\\\n\t/*#(){}:,-]{0,12}", any::<String>()]
        .prop_map(|text| text.nfc().collect())
}

/// The transaction that these intents make of a project, step by step. It may be one that is
/// refused.
pub fn transaction(project: &Project, intents: &[Intent]) -> Transaction {
    let mut after = project.clone();
    let mut edits = Vec::new();
    for intent in intents {
        let edit = edit(&after, intent);
        // Where one step is refused, the whole will be; the rest is built on what stands.
        let _ = after.apply(&labelled(vec![edit.clone()]));
        edits.push(edit);
    }
    labelled(edits)
}

pub fn labelled(edits: Vec<Edit>) -> Transaction {
    Transaction { label: "thử".into(), author: String::new(), at: 0, reason: None, edits }
}

fn edit(project: &Project, intent: &Intent) -> Edit {
    let put = |before: Option<Object>, after: Option<Object>| Edit::Put {
        before: before.map(Box::new),
        after: after.map(Box::new),
    };
    let area_at = |at: usize| nth(project.areas(), at).clone();
    match intent {
        Intent::SetCell { address, cell } => {
            let key = key(project, address);
            Edit::SetCell { before: project.cell(&key), key, after: *cell }
        }
        Intent::SetStaleCell { address } => {
            let key = key(project, address);
            let before = match project.cell(&key) {
                Cell::NotApplicable => Cell::NotReported,
                _ => Cell::NotApplicable,
            };
            Edit::SetCell { key, before, after: Cell::NotReported }
        }
        Intent::NoteCell { address, note, floor, rival, as_of } => {
            let key = key(project, address);
            let before = project.details().get(&key).cloned().map(Object::Detail);
            let source = nth(project.sources(), 0).id.clone();
            let rivals =
                rival.iter().map(|number| Rival { source: source.clone(), number: *number });
            let after = CellDetail {
                key,
                source: None,
                as_of: *as_of,
                note: note.clone(),
                floor: *floor,
                rivals: rivals.collect(),
            };
            put(before, Some(Object::Detail(after)))
        }
        Intent::DropNote { address } => {
            let key = key(project, address);
            put(project.details().get(&key).cloned().map(Object::Detail), None)
        }
        Intent::SourceOfTable { address, source, as_of } => {
            let table = key(project, address).table();
            let stands = project.values().table(&table);
            let before = TableDefaults {
                source: stands.and_then(|table| table.source.clone()),
                as_of: stands.and_then(|table| table.as_of),
                table: table.clone(),
            };
            let source = project.sources().as_slice().get(*source).map(|source| source.id.clone());
            let after = TableDefaults { table, source, as_of: *as_of };
            put(Some(Object::Table(before)), Some(Object::Table(after)))
        }
        Intent::AddArea { id, parent, name } => {
            let area = Area {
                id: id.as_str().into(),
                parent: Some(area_at(*parent).id),
                kind: AreaKind::RuralCommune,
                code: String::new(),
                name: Name::same(name),
                short: None,
                aliases: Vec::new(),
            };
            put(None, Some(Object::Area(area)))
        }
        Intent::RenameArea { area, name, alias } => {
            let before = area_at(*area);
            let mut after = before.clone();
            after.name.vi.clone_from(name);
            after.short = alias.as_deref().map(Name::same);
            after.aliases.extend(alias.clone());
            put(Some(Object::Area(before)), Some(Object::Area(after)))
        }
        Intent::MoveAreaInto { area, parent } => {
            let before = area_at(*area);
            let after = Area { parent: Some(area_at(*parent).id), ..before.clone() };
            put(Some(Object::Area(before)), Some(Object::Area(after)))
        }
        Intent::DropLastArea => {
            put(project.areas().as_slice().last().cloned().map(Object::Area), None)
        }
        Intent::Thresholds { indicator, behind, far_behind, high } => {
            let before = nth(project.indicators(), *indicator).clone();
            let mut after = before.clone();
            after.thresholds = Some(Thresholds { behind: *behind, far_behind: *far_behind });
            after.range = Some((0.0, *high));
            put(Some(Object::Indicator(before)), Some(Object::Indicator(after)))
        }
        Intent::TurnAreas { by } => turned(Kind::Area, project.areas(), *by),
        Intent::TurnIndicators { by } => turned(Kind::Indicator, project.indicators(), *by),
        Intent::Title(title) => put(
            Some(Object::Settings(project.settings().clone())),
            Some(Object::Settings(Settings {
                title: Name::same(title),
                ..project.settings().clone()
            })),
        ),
    }
}

fn nth<T: Item>(shelf: &Shelf<T>, at: usize) -> &T {
    &shelf.as_slice()[at % shelf.len()]
}

fn turned<T: Item>(kind: Kind, shelf: &Shelf<T>, by: usize) -> Edit {
    let before: Vec<String> = shelf.ids().map(ToString::to_string).collect();
    let mut after = before.clone();
    after.rotate_left(by % before.len());
    Edit::Reorder { kind, before, after }
}

fn key(project: &Project, address: &Address) -> CellKey {
    let places: Vec<_> = project.areas().ids().chain(project.groups().ids()).collect();
    CellKey {
        indicator: nth(project.indicators(), address.indicator).id.clone(),
        measure: address.measure,
        place: places[address.place % places.len()].clone(),
        period: address.period,
        document: address.document.map(|at| nth(project.sources(), at).id.clone()),
    }
}
