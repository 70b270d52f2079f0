//! Promise: each rule finds what it is for, says it with its numbers, and leaves alone what only
//! looks like it.

#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "rows of figures are put together as a person would write them"
)]

mod incremental;
mod peers;
mod presence;
mod ratios_and_parts;
mod sources;
mod time;

use std::collections::BTreeMap;

use super::{RuleId, Severity, check_all};
use crate::model::{
    Area, Cell, CellDetail, Date, Group, Indicator, Measure, Parts, Period, PlaceId, Program,
    Project, Row, Shelf, Source, Status, Table, TableKey, Topic, Values,
};

const DISTRICTS: [&str; 7] = [
    "phan-rang-thap-cham",
    "ninh-hai",
    "ninh-phuoc",
    "ninh-son",
    "bac-ai",
    "thuan-bac",
    "thuan-nam",
];

const AREAS: &str = r#"[
    (id:"ninh-thuan",kind:Province,name:(vi:"Ninh Thuận",en:"Ninh Thuan")),
    (id:"phan-rang-thap-cham",parent:Some("ninh-thuan"),kind:City,
     name:(vi:"Phan Rang-Tháp Chàm",en:"Phan Rang-Thap Cham")),
    (id:"ninh-hai",parent:Some("ninh-thuan"),kind:District,name:(vi:"Ninh Hải",en:"Ninh Hai")),
    (id:"ninh-phuoc",parent:Some("ninh-thuan"),kind:District,
     name:(vi:"Ninh Phước",en:"Ninh Phuoc")),
    (id:"ninh-son",parent:Some("ninh-thuan"),kind:District,name:(vi:"Ninh Sơn",en:"Ninh Son")),
    (id:"bac-ai",parent:Some("ninh-thuan"),kind:District,name:(vi:"Bác Ái",en:"Bac Ai")),
    (id:"thuan-bac",parent:Some("ninh-thuan"),kind:District,
     name:(vi:"Thuận Bắc",en:"Thuan Bac")),
    (id:"thuan-nam",parent:Some("ninh-thuan"),kind:District,
     name:(vi:"Thuận Nam",en:"Thuan Nam")),
    (id:"so-nganh",parent:Some("ninh-thuan"),kind:Departments,
     name:(vi:"Khối sở, ngành",en:"Departments")),
    (id:"lam-son",parent:Some("ninh-son"),kind:RuralCommune,name:(vi:"Lâm Sơn",en:"Lam Son")),
    (id:"ma-noi",parent:Some("ninh-son"),kind:RuralCommune,name:(vi:"Ma Nới",en:"Ma Noi")),
]"#;

const GROUPS: &str = r#"[
    (id:"ba-huyen",name:(vi:"Ba huyện",en:"Three districts"),from:"2018-01-01",
     members:List(["ninh-son","bac-ai","thuan-bac"])),
]"#;

const SOURCES: &str = r#"[
    (id:"qd-dau-nam",title:(vi:"Giao đầu năm",en:"Start of year"),number:"01/QĐ-UBND",
     date:Some("2017-12-20")),
    (id:"qd-dieu-chinh",title:(vi:"Điều chỉnh",en:"Revised"),date:Some("2018-06-30")),
    (id:"kho-bac",title:(vi:"Kho bạc Nhà nước tỉnh",en:"State Treasury")),
    (id:"bao",title:(vi:"Báo Ninh Thuận",en:"Bao Ninh Thuan")),
    (id:"minh-hoa",title:(vi:"Số liệu minh họa",en:"Illustrative"),illustrative:true),
]"#;

/// Id, name, unit, kind, rule across areas, across periods, reporters, the rest.
const INDICATORS: [[&str; 8]; 27] = [
    ["tong_so_ho", "Tổng số hộ dân cư", "hộ", "Level", "Sum", "NotAdditive", "Districts", ""],
    ["ho_ngheo", "Số hộ nghèo", "hộ", "Level", "Sum", "NotAdditive", "Districts", "breaks:BREAK"],
    [
        "ty_le",
        "Tỷ lệ hộ nghèo",
        "%",
        "Level",
        "RATIO(ho_ngheo,tong_so_ho)",
        "NotAdditive",
        "Districts",
        "decimals:2,range:Some((0,100)),breaks:BREAK",
    ],
    ["can_ngheo", "Số hộ cận nghèo", "hộ", "Level", "Sum", "NotAdditive", "Districts", ""],
    [
        "tl_can_ngheo",
        "Tỷ lệ hộ cận nghèo",
        "%",
        "Level",
        "NotAdditive",
        "NotAdditive",
        "Districts",
        "decimals:2,range:Some((0,100))",
    ],
    ["viec_lam", "Việc làm mới", "người", "Cumulative", "Sum", "Last", "Districts", ""],
    ["gn", "Giải ngân", "triệu đồng", "Cumulative", "Sum", "Last", "Units", ""],
    [
        "gn_tw",
        "Giải ngân TW",
        "triệu đồng",
        "Cumulative",
        "Sum",
        "Last",
        "Units",
        "PART(gn,nguon,tw)",
    ],
    [
        "gn_dp",
        "Giải ngân ĐP",
        "triệu đồng",
        "Cumulative",
        "Sum",
        "Last",
        "Units",
        "PART(gn,nguon,dp)",
    ],
    [
        "gn_tw_dt",
        "Giải ngân TW đầu tư",
        "triệu đồng",
        "Cumulative",
        "Sum",
        "Last",
        "Units",
        "PART(gn_tw,tinh_chat,dt)",
    ],
    [
        "gn_tw_sn",
        "Giải ngân TW sự nghiệp",
        "triệu đồng",
        "Cumulative",
        "Sum",
        "Last",
        "Units",
        "PART(gn_tw,tinh_chat,sn)",
    ],
    [
        "kh",
        "Kế hoạch vốn",
        "triệu đồng",
        "Level",
        "Sum",
        "NotAdditive",
        "Units",
        "only_measure:Some(Plan)",
    ],
    [
        "tl_gn",
        "Tỷ lệ giải ngân",
        "%",
        "Cumulative",
        "OF_PLAN(gn,kh)",
        "Last",
        "Units",
        "decimals:1,range:Some((0,200)),basis:Some((advances:Some(\"tam_ung\")))",
    ],
    ["tam_ung", "Tạm ứng", "triệu đồng", "Cumulative", "Sum", "Last", "Units", ""],
    [
        "dat_kh",
        "Tỷ lệ đạt kế hoạch",
        "%",
        "Cumulative",
        "OF_PLAN(viec_lam,viec_lam)",
        "Last",
        "Districts",
        "decimals:1,range:Some((0,1000))",
    ],
    [
        "tl_tw",
        "Tỷ lệ vốn TW",
        "%",
        "Cumulative",
        "RATIO(gn_tw,gn)",
        "Last",
        "Units",
        "decimals:1,range:Some((0,100))",
    ],
    ["so_lop", "Số lớp tập huấn", "lớp", "Flow", "Sum", "Sum", "Districts", ""],
    ["chi", "Chi sự nghiệp", "triệu đồng", "Flow", "Sum", "Sum", "Districts", "decimals:1"],
    ["xa_ntm", "Số xã nông thôn mới", "xã", "Level", "Sum", "Last", "Districts", ""],
    [
        "bhyt",
        "Tỷ lệ tham gia BHYT",
        "%",
        "Level",
        "NotAdditive",
        "Last",
        "Districts",
        "decimals:2,range:Some((0,100))",
    ],
    ["von", "Vốn huy động", "triệu đồng", "Cumulative", "Sum", "Last", "Districts", ""],
    [
        "tt_ns",
        "Tỷ trọng ngân sách",
        "%",
        "Level",
        "NotAdditive",
        "Last",
        "Districts",
        "PART(von,nguon,ns)",
    ],
    [
        "tt_td",
        "Tỷ trọng tín dụng",
        "%",
        "Level",
        "NotAdditive",
        "Last",
        "Districts",
        "PART(von,nguon,td)",
    ],
    [
        "tt_dan",
        "Tỷ trọng dân góp",
        "%",
        "Level",
        "NotAdditive",
        "Last",
        "Districts",
        "PART(von,nguon,dan)",
    ],
    [
        "giam",
        "Mức giảm tỷ lệ",
        "điểm %",
        "Flow",
        "NotAdditive",
        "NotAdditive",
        "Districts",
        "decimals:2,range:Some((-100,100))",
    ],
    ["muc", "Trạng thái", "mức", "Level", "NotAdditive", "Last", "Districts", "range:Some((0,3))"],
    ["luy_ke", "Tỷ lệ lũy kế", "%", "Cumulative", "NotAdditive", "Last", "Districts", "decimals:1"],
];

fn indicators() -> Shelf<Indicator> {
    let mut text = String::from("[");
    for [id, name, unit, kind, rule, periods, reporters, rest] in INDICATORS {
        let rule = match rule.split_once('(') {
            None => rule.to_owned(),
            Some((which, operands)) => {
                let (one, two) = operands.trim_end_matches(')').split_once(',').unwrap();
                let at = if which == "RATIO" { "Same" } else { "Always(Plan),at:Year" };
                format!(
                    "RatioOfSums(numerator:(indicator:\"{one}\",measure:Same),\
                     denominator:(indicator:\"{two}\",measure:{at}),scale:100)"
                )
            }
        };
        let rest = rest.replace(
            "BREAK",
            "[(on:\"2016-01-01\",before:(vi:\"Cũ\",en:\"Old\"),after:(vi:\"Mới\",en:\"New\"))]",
        );
        let rest = match rest.strip_prefix("PART(").map(|rest| rest.trim_end_matches(')')) {
            None => rest,
            Some(part) => {
                let [parent, dimension, member] =
                    <[&str; 3]>::try_from(part.split(',').collect::<Vec<_>>()).unwrap();
                format!(
                    "breakdown:Some((parent:\"{parent}\",members:{{\"{dimension}\":\"{member}\"}}))"
                )
            }
        };
        let english = id.replace('_', " ");
        let unit_en = unit.replace("triệu đồng", "million dong").replace("điểm %", "points");
        text += &format!(
            "(id:\"{id}\",topic:\"t\",name:(vi:\"{name}\",en:\"{english}\"),\
             unit:(vi:\"{unit}\",en:\"{unit_en}\"),direction:Up,kind:{kind},across_areas:{rule},\
             across_periods:{periods},step:Month,expected:{reporters},{rest}),"
        )
        .replace(",)", ")");
    }
    text += "]";
    ron::from_str(&text).unwrap()
}

/// What a test puts in: rows of figures, what stands beside them, and tables' days.
#[derive(Clone, Default)]
struct Given {
    tables: BTreeMap<TableKey, BTreeMap<PlaceId, BTreeMap<i32, Cell>>>,
    details: Vec<CellDetail>,
    days: BTreeMap<TableKey, Date>,
}

/// Rows of figures: `viec_lam bac-ai 2018-01: 120 _ 250e x`, each at its step from the period
/// given on; before the indicator may stand `plan`, `plan@qd-dau-nam` or `estimate`.
fn given(rows: &str) -> Given {
    let mut given = Given::default();
    for line in rows.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (head, cells) = line.split_once(':').unwrap();
        let (key, place, start) = address(head);
        let row = given.tables.entry(key).or_default().entry(place).or_default();
        for (ordinal, text) in (start.ordinal()..).zip(cells.split_whitespace()) {
            assert!(row.insert(ordinal, cell(text)).is_none(), "{line}");
        }
    }
    given
}

fn address(head: &str) -> (TableKey, PlaceId, Period) {
    let words: Vec<&str> = head.split_whitespace().collect();
    let (measure, [indicator, place, period]) = match words.as_slice() {
        [measure, rest @ ..] if rest.len() == 3 => (*measure, <[&str; 3]>::try_from(rest).unwrap()),
        rest => ("actual", <[&str; 3]>::try_from(rest).unwrap()),
    };
    let (measure, document) = measure.split_once('@').unwrap_or((measure, ""));
    let measure = match measure {
        "plan" => Measure::Plan,
        "estimate" => Measure::Estimate,
        _ => Measure::Actual,
    };
    let period: Period = period.parse().unwrap();
    let document = (!document.is_empty()).then(|| document.into());
    let key = TableKey { indicator: indicator.into(), measure, step: period.step(), document };
    (key, place.into(), period)
}

fn cell(text: &str) -> Cell {
    let status = match text.chars().last() {
        Some('e') => Status::Estimate,
        Some('p') => Status::Provisional,
        _ => Status::Final,
    };
    match text {
        "_" => Cell::NotReported,
        "x" => Cell::NotApplicable,
        number => {
            Cell::Value { number: number.trim_end_matches(['e', 'p']).parse().unwrap(), status }
        }
    }
}

fn dense(cells: &BTreeMap<i32, Cell>) -> Row {
    let (first, last) = (cells.keys().min().unwrap(), cells.keys().max().unwrap());
    let at = |ordinal: i32| cells.get(&ordinal).copied().unwrap_or_default();
    Row::new(*first, (*first..=*last).map(at).collect())
}

impl Given {
    /// What stands beside a cell: as-of day, floor, figures of other sources.
    fn beside(mut self, head: &str, day: &str, floor: Option<f64>, rivals: &str) -> Self {
        let (table, place, period) = address(head);
        let key = crate::model::CellKey {
            indicator: table.indicator,
            measure: table.measure,
            place,
            period,
            document: table.document,
        };
        let rivals = rivals.split_whitespace().map(|rival| {
            let (source, number) = rival.split_once('=').unwrap();
            crate::model::Rival { source: source.into(), number: number.parse().unwrap() }
        });
        self.details.push(CellDetail {
            key,
            source: None,
            as_of: day.parse().ok(),
            note: String::new(),
            floor,
            rivals: rivals.collect(),
        });
        self
    }

    /// The day all of a table was counted to.
    fn counted_to(mut self, head: &str, day: &str) -> Self {
        self.days.insert(address(head).0, day.parse().unwrap());
        self
    }

    fn project(self) -> Project {
        let mut values = Values::default();
        for (key, rows) in self.tables {
            let day = self.days.get(&key).copied();
            let rows = rows.into_iter().map(|(place, cells)| (place, dense(&cells))).collect();
            assert!(values.insert(key, Table::new(None, day, rows)));
        }
        let programs: Shelf<Program> =
            ron::from_str(r#"[(id:"p",name:(vi:"P",en:"P"),period:"2016-2020")]"#).unwrap();
        let topics: Shelf<Topic> =
            ron::from_str(r#"[(id:"t",program:"p",name:(vi:"T",en:"T"))]"#).unwrap();
        let areas: Shelf<Area> = ron::from_str(AREAS).unwrap();
        let groups: Shelf<Group> = ron::from_str(GROUPS).unwrap();
        let sources: Shelf<Source> = ron::from_str(SOURCES).unwrap();
        let details = self.details.into_iter().map(|detail| (detail.key.clone(), detail)).collect();
        Project::from_parts(Parts {
            areas,
            groups,
            programs,
            topics,
            indicators: indicators(),
            sources,
            values,
            details,
            ..Parts::default()
        })
        .unwrap()
    }

    /// What a rule finds.
    fn finds(self, rule: RuleId) -> Vec<Found> {
        let project = self.project();
        let found = check_all(&project).into_iter().filter(|finding| finding.rule == rule);
        found
            .map(|finding| {
                let cells = finding
                    .cells
                    .iter()
                    .map(|key| format!("{} {} {}", key.indicator, key.place, key.period));
                Found {
                    severity: finding.severity,
                    at: format!("{} {}", finding.place, finding.period),
                    title: finding.title.vi,
                    says: finding.message.vi,
                    english: finding.message.en,
                    suggests: finding.suggestion.map(|name| name.vi).unwrap_or_default(),
                    cells: cells.collect(),
                }
            })
            .collect()
    }
}

/// A finding as a test reads it.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    severity: Severity,
    at: String,
    title: String,
    says: String,
    english: String,
    suggests: String,
    cells: Vec<String>,
}

#[track_caller]
fn only(found: &[Found]) -> &Found {
    let [found] = found else { panic!("{found:#?}") };
    found
}

/// Where a rule finds something, and how grave it is.
fn places(found: &[Found]) -> Vec<(Severity, &str)> {
    found.iter().map(|found| (found.severity, found.at.as_str())).collect()
}
