//! A small province for the tests of comparisons: six districts, four communes of the first, a group,
//! and one indicator of each make.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{
    analysis::Lens,
    model::{
        Area, CapitalBasis, Cell, Group, Indicator, Measure, Name, Parts, Period, PlaceId, Program,
        Project, Row, Settings, Shelf, Source, Status, Table, TableKey, Topic, Values,
    },
};

use super::AcrossUnits;

/// Indicator, measure, place, period, cell.
pub type Fact<'a> = (&'a str, Measure, &'a str, Period, Cell);

pub const DISTRICTS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
pub const COMMUNES: [&str; 4] = ["a1", "a2", "a3", "a4"];

pub fn number(number: f64) -> Cell {
    Cell::Value { number, status: Status::Final }
}

pub fn actual<'a>(indicator: &'a str, place: &'a str, at: &str, value: f64) -> Fact<'a> {
    (indicator, Measure::Actual, place, period(at), number(value))
}

/// A plan; all of them stand in one decision.
pub fn plan<'a>(indicator: &'a str, place: &'a str, at: &str, value: f64) -> Fact<'a> {
    (indicator, Measure::Plan, place, period(at), number(value))
}

/// The same figure of one period at each district.
pub fn of_districts<'a>(indicator: &'a str, at: &str, values: [f64; 6]) -> Vec<Fact<'a>> {
    let pairs = DISTRICTS.into_iter().zip(values);
    pairs.map(|(place, value)| actual(indicator, place, at, value)).collect()
}

/// The values of consecutive months from January.
pub fn months<'a>(indicator: &'a str, place: &'a str, year: i32, values: &[f64]) -> Vec<Fact<'a>> {
    let months = (1..).map(|month| Period::month(year, month).unwrap());
    let pairs = months.zip(values);
    pairs.map(|(at, value)| (indicator, Measure::Actual, place, at, number(*value))).collect()
}

pub fn close(one: f64, two: f64) -> bool {
    (one - two).abs() <= 1e-9 * two.abs().max(1.0)
}

pub fn places(ids: &[&str]) -> Vec<PlaceId> {
    ids.iter().map(|id| PlaceId::from(*id)).collect()
}

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// Asks a question about all districts, or other units.
pub fn across<T>(
    project: &Project,
    indicator: &str,
    at: &str,
    units: &[&str],
    ask: impl Fn(AcrossUnits<'_>) -> T,
) -> T {
    ask(AcrossUnits {
        project,
        indicator: &indicator.into(),
        measure: Measure::Actual,
        period: period(at),
        lens: Lens::of(project),
        whole: &"tinh".into(),
        units: &places(units),
    })
}

fn areas() -> Shelf<Area> {
    let mut text = "[(id:\"tinh\",kind:Province,name:(vi:\"Tỉnh\",en:\"Province\"))".to_owned();
    let mut add = |id: &str, parent: &str, kind: &str| {
        let name = format!("(vi:\"{id}\",en:\"{id}\")");
        write!(text, ",(id:\"{id}\",parent:Some(\"{parent}\"),kind:{kind},name:{name})").unwrap();
    };
    for id in DISTRICTS {
        add(id, "tinh", "District");
    }
    for id in COMMUNES {
        add(id, "a", "RuralCommune");
    }
    text += "]";
    ron::from_str(&text).unwrap()
}

fn indicators() -> Shelf<Indicator> {
    let ratio = |one: &str, two: &str, of: &str| {
        format!(
            "RatioOfSums(numerator:(indicator:\"{one}\",measure:Same),\
             denominator:(indicator:\"{two}\",{of}),scale:100)"
        )
    };
    let (poor, spent) =
        (ratio("ngheo", "ho", "measure:Same"), ratio("gn", "kh", "measure:Always(Plan),at:Year"));
    let part = |of: &str, member: &str| {
        format!("breakdown:Some((parent:\"{of}\",members:{{\"k\":\"{member}\"}}))")
    };
    let cuts = [part("von", "nn"), part("von", "td"), part("tieu_chi", "1"), part("tieu_chi", "2")];
    let standard = "decimals:2,breaks:[(on:\"2016-01-01\",before:(vi:\"Cũ\",en:\"Old\"),\
                    after:(vi:\"Mới\",en:\"New\"))]";
    let mean = "WeightedMean(weight:\"ho\")";
    // id, unit, direction, kind, step, rule across areas, across periods, the rest
    let rows = [
        ("ho", "hộ", "Neutral", "Level", "Year", "Sum", "Last", ""),
        ("ngheo", "hộ", "Down", "Level", "Year", "Sum", "Last", ""),
        ("tl_ngheo", "%", "Down", "Level", "Year", &poor, "Last", standard),
        ("kh", "trđ", "Neutral", "Level", "Year", "Sum", "NotAdditive", "only_measure:Some(Plan)"),
        (
            "keo_dai",
            "trđ",
            "Neutral",
            "Level",
            "Year",
            "Sum",
            "NotAdditive",
            "only_measure:Some(Plan)",
        ),
        ("gn", "trđ", "Up", "Cumulative", "Month", "Sum", "Last", ""),
        (
            "tl_gn",
            "%",
            "Up",
            "Cumulative",
            "Month",
            &spent,
            "Last",
            "decimals:1,thresholds:Some((behind:5,far_behind:15)),\
             basis:Some((carried_over:Some(\"keo_dai\")))",
        ),
        ("viec", "người", "Up", "Cumulative", "Month", "Sum", "Last", ""),
        ("luot", "lượt", "Up", "Flow", "Month", "Sum", "Sum", ""),
        ("tai_ngheo", "hộ", "Down", "Cumulative", "Month", "Sum", "Last", ""),
        ("von", "trđ", "Up", "Cumulative", "Month", "Sum", "Last", ""),
        ("von_nn", "trđ", "Up", "Cumulative", "Month", "Sum", "Last", &cuts[0]),
        ("von_td", "trđ", "Up", "Cumulative", "Month", "Sum", "Last", &cuts[1]),
        ("tieu_chi", "tiêu chí", "Up", "Level", "Month", "Sum", "Last", ""),
        ("tc_1", "đạt", "Up", "Level", "Month", "Sum", "Last", &cuts[2]),
        ("tc_2", "đạt", "Up", "Level", "Month", "Sum", "Last", &cuts[3]),
        ("thu_nhap", "trđ", "Up", "Level", "Year", mean, "Last", "decimals:1"),
        ("muc_giam", "điểm %", "Up", "Flow", "Year", "NotAdditive", "NotAdditive", "decimals:2"),
    ];
    let mut text = String::from("[");
    for (id, unit, direction, kind, step, across_areas, across_periods, rest) in rows {
        let is_of_communes = matches!(id, "tieu_chi" | "tc_1" | "tc_2");
        let expected = if is_of_communes { "RuralCommunes" } else { "Districts" };
        write!(
            text,
            "(id:\"{id}\",topic:\"t\",name:(vi:\"{id}\",en:\"{id}\"),unit:(vi:\"{unit}\",\
             en:\"{unit}\"),direction:{direction},kind:{kind},across_areas:{across_areas},\
             across_periods:{across_periods},step:{step},expected:{expected},{rest}),",
        )
        .unwrap();
    }
    text += "]";
    ron::from_str(&text).unwrap()
}

/// A project that holds these figures.
pub fn project(facts: &[Fact<'_>]) -> Project {
    project_by(facts, CapitalBasis::default())
}

/// The same, with disbursement rates by a basis.
pub fn project_by(facts: &[Fact<'_>], capital_basis: CapitalBasis) -> Project {
    let mut tables: BTreeMap<TableKey, BTreeMap<PlaceId, BTreeMap<i32, Cell>>> = BTreeMap::new();
    for (indicator, measure, place, at, cell) in facts {
        let key = TableKey {
            indicator: (*indicator).into(),
            measure: *measure,
            step: at.step(),
            document: (*measure == Measure::Plan).then(|| "qd".into()),
        };
        let row = tables.entry(key).or_default().entry((*place).into()).or_default();
        row.insert(at.ordinal(), *cell);
    }
    let mut values = Values::default();
    for (key, rows) in tables {
        let rows = rows.into_iter().map(|(place, cells)| {
            let first = *cells.keys().next().unwrap();
            let last = *cells.keys().next_back().unwrap();
            let dense = (first..=last).map(|at| cells.get(&at).copied().unwrap_or_default());
            (place, Row::new(first, dense.collect()))
        });
        assert!(values.insert(key, Table::new(None, None, rows.collect())));
    }
    let groups: Shelf<Group> = ron::from_str(
        "[(id:\"hai\",name:(vi:\"Hai huyện\",en:\"Two\"),from:\"2016-01-01\",members:List([\"b\",\"c\"]))]",
    )
    .unwrap();
    let programs: Shelf<Program> =
        ron::from_str("[(id:\"p\",name:(vi:\"P\",en:\"P\"),period:\"2016-2020\")]").unwrap();
    let topics: Shelf<Topic> =
        ron::from_str("[(id:\"t\",program:\"p\",name:(vi:\"T\",en:\"T\"))]").unwrap();
    let sources: Shelf<Source> =
        ron::from_str("[(id:\"qd\",title:(vi:\"QĐ\",en:\"QD\"),illustrative:true)]").unwrap();
    Project::from_parts(Parts {
        settings: Settings { title: Name::same("Thử"), capital_basis, ..Settings::default() },
        areas: areas(),
        groups,
        programs,
        topics,
        indicators: indicators(),
        sources,
        values,
        ..Parts::default()
    })
    .unwrap()
}
