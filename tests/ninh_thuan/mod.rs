//! A small Ninh Thuận for tests: seven districts, the departments, a few communes, two groups, and
//! the indicators whose rules matter; figures are put in by each test.

use std::collections::BTreeMap;

use giaoban::model::{
    Area, Cell, CellDetail, CellKey, Group, Indicator, Measure, Name, Parts, Period, PlaceId,
    Program, Project, Row, Settings, Shelf, Source, Status, Table, TableKey, Topic, Values,
};

pub const DISTRICTS: [&str; 7] = [
    "phan-rang-thap-cham",
    "ninh-hai",
    "ninh-phuoc",
    "ninh-son",
    "bac-ai",
    "thuan-bac",
    "thuan-nam",
];

const NAMES: [&str; 7] = [
    "Phan Rang-Tháp Chàm",
    "Ninh Hải",
    "Ninh Phước",
    "Ninh Sơn",
    "Bác Ái",
    "Thuận Bắc",
    "Thuận Nam",
];

/// The seven rural communes of Ninh Sơn; its township is there too.
pub const NINH_SON: [&str; 7] =
    ["lam-son", "luong-son", "quang-son", "my-son", "hoa-son", "ma-noi", "nhon-son"];

/// One figure: indicator, measure, place, period, value, document.
pub type Fact<'a> = (&'a str, Measure, &'a str, &'a str, Cell, Option<&'a str>);

pub fn number(number: f64) -> Cell {
    Cell::Value { number, status: Status::Final }
}

/// An actual figure.
pub fn actual<'a>(indicator: &'a str, place: &'a str, period: &'a str, value: f64) -> Fact<'a> {
    (indicator, Measure::Actual, place, period, number(value), None)
}

/// A planned figure of a decision.
pub fn plan<'a>(
    indicator: &'a str,
    place: &'a str,
    period: &'a str,
    value: f64,
    document: &'a str,
) -> Fact<'a> {
    (indicator, Measure::Plan, place, period, number(value), Some(document))
}

pub fn key(indicator: &str, measure: Measure, place: &str, period: &str) -> CellKey {
    CellKey {
        indicator: indicator.into(),
        measure,
        place: place.into(),
        period: period.parse().unwrap(),
        document: None,
    }
}

fn name(text: &str) -> String {
    format!("(vi:\"{text}\",en:\"{text}\")")
}

fn areas() -> Shelf<Area> {
    let mut text = format!("[(id:\"ninh-thuan\",kind:Province,name:{})", name("Ninh Thuận"));
    for (id, title) in DISTRICTS.iter().zip(NAMES) {
        let kind = if *id == "phan-rang-thap-cham" { "City" } else { "District" };
        text +=
            &format!(",(id:\"{id}\",parent:Some(\"ninh-thuan\"),kind:{kind},name:{})", name(title));
    }
    text += &format!(
        ",(id:\"so-nganh\",parent:Some(\"ninh-thuan\"),kind:Departments,name:{})",
        name("Khối sở, ngành")
    );
    let mut commune = |id: &str, parent: &str, kind: &str| {
        text += &format!(",(id:\"{id}\",parent:Some(\"{parent}\"),kind:{kind},name:{})", name(id));
    };
    commune("tan-son", "ninh-son", "Township");
    for id in NINH_SON {
        commune(id, "ninh-son", "RuralCommune");
    }
    commune("thanh-hai", "phan-rang-thap-cham", "RuralCommune");
    commune("bao-an", "phan-rang-thap-cham", "Ward");
    commune("phuoc-vinh", "ninh-phuoc", "RuralCommune");
    text += "]";
    ron::from_str(&text).unwrap()
}

fn groups() -> Shelf<Group> {
    ron::from_str(
        r#"[
            (id:"mien-nui",name:(vi:"Miền núi",en:"Mountain area"),from:"2018-01-01",
             members:Count(kind:RuralCommune,count:27)),
            (id:"ba-huyen",name:(vi:"Ba huyện",en:"Three districts"),from:"2018-01-01",
             members:List(["ninh-son","bac-ai","thuan-bac"])),
            (id:"hai-xa",name:(vi:"Hai xã",en:"Two communes"),from:"2018-01-01",
             members:List(["ma-noi","hoa-son"])),
            (id:"chong-nhau",name:(vi:"Chồng nhau",en:"Overlapping"),from:"2018-01-01",
             members:List(["ninh-son","ma-noi"])),
            (id:"nua-nam",name:(vi:"Nửa năm",en:"Half a year"),from:"2018-01-01",
             until:Some("2018-06-30"),members:List(["ma-noi","hoa-son"])),
        ]"#,
    )
    .unwrap()
}

fn indicators() -> Shelf<Indicator> {
    fn ratio(numerator: &str, denominator: &str, scale: &str, planned: bool) -> String {
        let at = if planned { ",measure:Always(Plan),at:Year" } else { ",measure:Same" };
        format!(
            "RatioOfSums(numerator:(indicator:\"{numerator}\",measure:Same),\
             denominator:(indicator:\"{denominator}\"{at}),scale:{scale})"
        )
    }
    let poor = ratio("ho_ngheo", "tong_so_ho", "100", false);
    let near_poor = ratio("ho_can_ngheo", "tong_so_ho", "100", false);
    let disbursed = ratio("gn_von", "kh_von", "100", true);
    let criteria = ratio("tong_tieu_chi", "so_xa", "1", false);
    let circle = [ratio("vong_hai", "so_xa", "1", false), ratio("vong_mot", "so_xa", "1", false)];
    let count = "range:Some((0,10000000))";
    let percent = "decimals:2,range:Some((0,100))";
    let cut = |parent: &str, dimension: &str, member: &str| {
        format!("breakdown:Some((parent:\"{parent}\",members:{{\"{dimension}\":\"{member}\"}}))")
    };
    let of_capital =
        [cut("gn_von", "nguon", "tw"), cut("gn_von", "nguon", "dp"), cut("gn_von", "td", "ntm")];
    let plan_only = "only_measure:Some(Plan)";
    // id, unit, direction, rule, reporters, the rest
    let rows: Vec<(&str, &str, &str, &str, &str, &str)> = vec![
        ("tong_so_ho", "hộ", "Neutral", "Sum", "Districts", count),
        ("ho_ngheo", "hộ", "Down", "Sum", "Districts", count),
        ("ty_le_ho_ngheo", "%", "Down", &poor, "Districts", percent),
        ("ho_can_ngheo", "hộ", "Down", "Sum", "Districts", count),
        ("ty_le_can_ngheo", "%", "Down", &near_poor, "Districts", percent),
        ("kh_von", "triệu đồng", "Neutral", "Sum", "Units", plan_only),
        ("gn_von", "triệu đồng", "Up", "Sum", "Units", count),
        ("gn_von_tw", "triệu đồng", "Up", "Sum", "Units", &of_capital[0]),
        ("gn_von_dp", "triệu đồng", "Up", "Sum", "Units", &of_capital[1]),
        ("gn_von_ntm", "triệu đồng", "Up", "Sum", "Units", &of_capital[2]),
        ("tl_gn", "%", "Up", &disbursed, "Units", "decimals:1,range:Some((0,200))"),
        ("so_xa", "xã", "Neutral", "Sum", "Districts", count),
        ("tong_tieu_chi", "tiêu chí", "Up", "Sum", "RuralCommunes", count),
        ("tc_bq_xa", "tiêu chí/xã", "Up", &criteria, "RuralCommunes", "decimals:2"),
        ("dan_so", "người", "Neutral", "Sum", "Districts", count),
        ("thu_nhap_bq", "triệu đồng", "Up", "WeightedMean(weight:\"dan_so\")", "Districts", ""),
        ("xa_xa_nhat", "km", "Neutral", "Maximum", "Districts", ""),
        ("giam_ty_le", "điểm %", "Up", "NotAdditive", "Districts", "decimals:2"),
        ("vong_mot", "%", "Up", &circle[0], "Districts", ""),
        ("vong_hai", "%", "Up", &circle[1], "Districts", ""),
        ("viec_lam_moi", "người", "Up", "Sum", "Districts", ""),
    ];
    let mut text = String::from("[");
    for (id, unit, direction, rule, reporters, rest) in rows {
        let breaks = "breaks:[(on:\"2016-01-01\",before:(vi:\"Chuẩn thu nhập\",en:\"Income\"),\
                      after:(vi:\"Chuẩn đa chiều\",en:\"Multidimensional\"))]";
        let breaks = if id.contains("ngheo") { breaks } else { "" };
        let title = match id {
            "ho_ngheo" => name("Số hộ nghèo"),
            "ho_can_ngheo" => name("Số hộ cận nghèo"),
            "tong_so_ho" => name("Tổng số hộ dân cư"),
            "ty_le_ho_ngheo" => name("Tỷ lệ hộ nghèo"),
            "ty_le_can_ngheo" => name("Tỷ lệ hộ cận nghèo"),
            _ => name(id),
        };
        text += &format!(
            "(id:\"{id}\",topic:\"t\",name:{title},unit:{},direction:{direction},kind:Level,\
             across_areas:{rule},across_periods:Last,step:Year,expected:{reporters},{}{breaks}),",
            name(unit),
            if rest.is_empty() { String::new() } else { format!("{rest},") },
        );
    }
    text += "]";
    ron::from_str(&text).unwrap()
}

fn sources() -> Shelf<Source> {
    ron::from_str(
        r#"[
            (id:"qd-dau-nam",title:(vi:"Giao đầu năm",en:"Start of year"),date:Some("2017-12-20")),
            (id:"qd-dieu-chinh",title:(vi:"Điều chỉnh",en:"Revised"),date:Some("2018-06-30")),
            (id:"minh-hoa",title:(vi:"Số liệu minh họa",en:"Illustrative"),illustrative:true),
        ]"#,
    )
    .unwrap()
}

/// A project that holds these figures.
pub fn project(facts: &[Fact<'_>]) -> Project {
    project_with(facts, &[], &[])
}

/// The same with exceptions of cells, and with sources for the tables of some indicators.
pub fn project_with(
    facts: &[Fact<'_>],
    details: &[CellDetail],
    table_sources: &[(&str, &str)],
) -> Project {
    let mut rows: BTreeMap<TableKey, BTreeMap<PlaceId, Vec<(i32, Cell)>>> = BTreeMap::new();
    for (indicator, measure, place, period, cell, document) in facts {
        let period: Period = period.parse().unwrap();
        let table = TableKey {
            indicator: (*indicator).into(),
            measure: *measure,
            step: period.step(),
            document: document.map(Into::into),
        };
        let row = rows.entry(table).or_default().entry((*place).into()).or_default();
        row.push((period.ordinal(), *cell));
    }
    let mut values = Values::default();
    for (table, by_place) in rows {
        let source = table_sources
            .iter()
            .find(|(indicator, _)| *indicator == table.indicator.as_str())
            .map(|(_, source)| (*source).into());
        let by_place = by_place
            .into_iter()
            .map(|(place, cells)| {
                let first = cells.iter().map(|(at, _)| *at).min().unwrap();
                let last = cells.iter().map(|(at, _)| *at).max().unwrap();
                let mut dense = vec![Cell::NotReported; usize::try_from(last - first + 1).unwrap()];
                for (at, cell) in cells {
                    dense[usize::try_from(at - first).unwrap()] = cell;
                }
                (place, Row::new(first, dense))
            })
            .collect();
        assert!(values.insert(table, Table::new(source, None, by_place)));
    }
    let programs: Shelf<Program> =
        ron::from_str(r#"[(id:"p",name:(vi:"P",en:"P"),period:"2016-2020")]"#).unwrap();
    let topics: Shelf<Topic> =
        ron::from_str(r#"[(id:"t",program:"p",name:(vi:"T",en:"T"))]"#).unwrap();
    let details = details.iter().map(|detail| (detail.key.clone(), detail.clone())).collect();
    Project::from_parts(Parts {
        settings: Settings { title: Name::same("Ninh Thuận"), ..Settings::default() },
        areas: areas(),
        groups: groups(),
        programs,
        topics,
        indicators: indicators(),
        sources: sources(),
        values,
        details,
        ..Parts::default()
    })
    .unwrap()
}

/// Poor households of the districts and the province, QĐ 948/QĐ-UBND of 28-4-2011: count and rate
/// of the poor, count and rate of the near-poor.
pub const APRIL_2011: [(&str, f64, f64, f64, f64); 8] = [
    ("phan-rang-thap-cham", 3084.0, 7.42, 3505.0, 8.43),
    ("ninh-hai", 2276.0, 10.17, 2438.0, 10.89),
    ("ninh-phuoc", 3616.0, 12.5, 4103.0, 13.67),
    ("ninh-son", 5082.0, 28.16, 1683.0, 9.33),
    ("bac-ai", 3618.0, 66.72, 549.0, 10.12),
    ("thuan-bac", 2045.0, 23.57, 876.0, 10.09),
    ("thuan-nam", 1622.0, 13.79, 859.0, 7.31),
    ("ninh-thuan", 21343.0, 15.48, 14013.0, 10.16),
];

/// Poor households in November 2019, QĐ 1884/QĐ-UBND of 26-11-2019.
pub const NOVEMBER_2019: [(&str, f64); 8] = [
    ("phan-rang-thap-cham", 1009.0),
    ("ninh-hai", 584.0),
    ("ninh-phuoc", 1434.0),
    ("ninh-son", 2638.0),
    ("bac-ai", 2601.0),
    ("thuan-bac", 2456.0),
    ("thuan-nam", 1203.0),
    ("ninh-thuan", 11925.0),
];

/// The published figures of poverty, 2011 to 2019.
pub fn poverty() -> Vec<Fact<'static>> {
    let mut facts = Vec::new();
    for (place, poor, poor_rate, near, near_rate) in APRIL_2011 {
        facts.push(actual("ho_ngheo", place, "2011-04", poor));
        facts.push(actual("ty_le_ho_ngheo", place, "2011-04", poor_rate));
        facts.push(actual("ho_can_ngheo", place, "2011-04", near));
        facts.push(actual("ty_le_can_ngheo", place, "2011-04", near_rate));
    }
    for (place, poor) in NOVEMBER_2019 {
        facts.push(actual("ho_ngheo", place, "2019", poor));
    }
    facts.extend([
        actual("tong_so_ho", "ninh-thuan", "2019", 176_822.0),
        actual("ty_le_ho_ngheo", "ninh-thuan", "2019", 6.74),
        actual("ho_can_ngheo", "ninh-thuan", "2019", 14176.0),
        actual("ty_le_can_ngheo", "ninh-thuan", "2019", 8.02),
        actual("tong_so_ho", "ninh-phuoc", "2019", 38860.0),
        actual("tong_so_ho", "bac-ai", "2019", 7400.0),
        actual("ty_le_ho_ngheo", "ninh-phuoc", "2019", 3.69),
        actual("tong_so_ho", "bac-ai", "2018", 7372.0),
        actual("ho_ngheo", "bac-ai", "2018", 2972.0),
        actual("ty_le_ho_ngheo", "bac-ai", "2018", 40.31),
        actual("ty_le_ho_ngheo", "ninh-thuan", "2018", 8.34),
        actual("ty_le_ho_ngheo", "ninh-thuan", "2017", 10.36),
        actual("ty_le_ho_ngheo", "mien-nui", "2017", 27.1),
        plan("ty_le_ho_ngheo", "ninh-thuan", "2018", 8.86, "qd-dau-nam"),
        plan("ty_le_ho_ngheo", "mien-nui", "2018", 23.0, "qd-dau-nam"),
    ]);
    facts
}
