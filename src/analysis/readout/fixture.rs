//! A small province for the tests of what is said: seven districts, households, money out of a plan,
//! jobs, and a fall by formula.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::model::{
    Cell, Measure, Name, Parts, Period, PlaceId, Project, Row, Settings, Status, Table, TableKey,
    Values,
};

/// Indicator, measure, document, place, period, value.
pub type Fact<'a> = (&'a str, Measure, Option<&'a str>, &'a str, &'a str, f64);

const PLACES: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];

pub fn actual<'a>(indicator: &'a str, place: &'a str, at: &'a str, value: f64) -> Fact<'a> {
    (indicator, Measure::Actual, None, place, at, value)
}

/// Assigned at first.
pub fn plan<'a>(indicator: &'a str, place: &'a str, at: &'a str, value: f64) -> Fact<'a> {
    (indicator, Measure::Plan, Some("dau"), place, at, value)
}

/// As revised.
pub fn revised<'a>(indicator: &'a str, place: &'a str, at: &'a str, value: f64) -> Fact<'a> {
    (indicator, Measure::Plan, Some("sua"), place, at, value)
}

pub fn everywhere<'a>(indicator: &'a str, at: &'a str, values: [f64; 7]) -> Vec<Fact<'a>> {
    PLACES
        .into_iter()
        .zip(values)
        .map(|(place, value)| actual(indicator, place, at, value))
        .collect()
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    ron::from_str(text).unwrap()
}

/// A project that holds these figures.
pub fn project(facts: &[Fact<'_>]) -> Project {
    let mut areas = "[(id:\"tinh\",kind:Province,name:(vi:\"Tỉnh T\",en:\"T\"))".to_owned();
    for place in PLACES {
        let name = place.to_uppercase();
        write!(
            areas,
            ",(id:\"{place}\",parent:Some(\"tinh\"),kind:District,name:(vi:\"{name}\",en:\"{name}\"))"
        )
        .unwrap();
    }
    areas += "]";
    let ratio = |one: &str, two: &str, of: &str| {
        format!(
            "RatioOfSums(numerator:(indicator:\"{one}\",measure:Same),\
             denominator:(indicator:\"{two}\",measure:{of}),scale:100)"
        )
    };
    let poor = ratio("ngheo", "ho", "Same");
    let spent = ratio("gn", "kh", "Always(Plan),at:Year");
    let cut = |member: &str| {
        format!("breakdown:Some((parent:\"gn\",members:{{\"nguon\":\"{member}\"}}))")
    };
    let (central, local) = (cut("tw"), cut("dp"));
    let breaks = "decimals:2,breaks:[(on:\"2016-01-01\",before:(vi:\"Cũ\",en:\"Old\"),\
                  after:(vi:\"Mới\",en:\"New\"))]";
    let basis = "decimals:1,basis:Some((carried_over:Some(\"keo_dai\")))";
    let fall = "decimals:2,formula:Some(\"previous(tl_ngheo) - tl_ngheo\")";
    let only_plan = "only_measure:Some(Plan)";
    let mut indicators = "[".to_owned();
    for (id, unit, direction, kind, step, rule, periods, rest) in [
        ("ho", "hộ", "Neutral", "Level", "Year", "Sum", "Last", ""),
        ("ngheo", "hộ", "Down", "Level", "Year", "Sum", "Last", ""),
        ("tl_ngheo", "%", "Down", "Level", "Year", poor.as_str(), "Last", breaks),
        ("giam", "điểm %", "Up", "Flow", "Year", "NotAdditive", "NotAdditive", fall),
        ("kh", "triệu đồng", "Neutral", "Level", "Year", "Sum", "NotAdditive", only_plan),
        ("keo_dai", "triệu đồng", "Neutral", "Level", "Year", "Sum", "NotAdditive", only_plan),
        ("gn", "triệu đồng", "Up", "Cumulative", "Month", "Sum", "Last", ""),
        ("gn_tw", "triệu đồng", "Up", "Cumulative", "Month", "Sum", "Last", &central),
        ("gn_dp", "triệu đồng", "Up", "Cumulative", "Month", "Sum", "Last", &local),
        ("tl_gn", "%", "Up", "Cumulative", "Month", &spent, "Last", basis),
        ("viec", "người", "Up", "Cumulative", "Month", "Sum", "Last", ""),
        ("luong", "trđ", "Up", "Level", "Year", "Sum", "Last", "decimals:1"),
    ] {
        write!(
            indicators,
            "(id:\"{id}\",topic:\"t\",name:(vi:\"{id}\",en:\"{id}\"),unit:(vi:\"{unit}\",\
             en:\"{unit}\"),direction:{direction},kind:{kind},across_areas:{rule},\
             across_periods:{periods},step:{step},expected:Districts,{rest}),"
        )
        .unwrap();
    }
    indicators += "]";
    let mut tables: BTreeMap<TableKey, BTreeMap<PlaceId, BTreeMap<i32, Cell>>> = BTreeMap::new();
    for (indicator, measure, document, place, at, number) in facts {
        let at: Period = at.parse().unwrap();
        let key = TableKey {
            indicator: (*indicator).into(),
            measure: *measure,
            step: at.step(),
            document: document.map(Into::into),
        };
        let row = tables.entry(key).or_default().entry((*place).into()).or_default();
        row.insert(at.ordinal(), Cell::Value { number: *number, status: Status::Final });
    }
    let mut values = Values::default();
    for (key, rows) in tables {
        let rows = rows.into_iter().map(|(place, cells)| {
            let (first, last) = (*cells.keys().next().unwrap(), *cells.keys().next_back().unwrap());
            let dense = (first..=last).map(|at| cells.get(&at).copied().unwrap_or_default());
            (place, Row::new(first, dense.collect()))
        });
        let source = key.document.is_none().then(|| "nguon".into());
        assert!(values.insert(key, Table::new(source, None, rows.collect())));
    }
    let sources = read(
        "[(id:\"nguon\",title:(vi:\"Báo cáo\",en:\"Report\"),number:\"12/BC\"),\
          (id:\"dau\",title:(vi:\"Giao đầu năm\",en:\"First\"),date:Some(\"2017-12-20\")),\
          (id:\"sua\",title:(vi:\"Điều chỉnh\",en:\"Revised\"),date:Some(\"2018-06-30\"))]",
    );
    Project::from_parts(Parts {
        settings: Settings { title: Name::same("Thử"), ..Settings::default() },
        areas: read(&areas),
        programs: read("[(id:\"p\",name:(vi:\"P\",en:\"P\"),period:\"2016-2020\")]"),
        topics: read("[(id:\"t\",program:\"p\",name:(vi:\"T\",en:\"T\"))]"),
        indicators: read(&indicators),
        sources,
        values,
        ..Parts::default()
    })
    .unwrap()
}
