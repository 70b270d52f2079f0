//! A small province for the tests of sentences: six districts and the departments, a group, one indicator of
//! each make; figures are written a line each.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::model::{
    Cell, Measure, Name, Parts, Period, PlaceId, Project, Row, Settings, Status, Table, TableKey,
    Values,
};

/// A project that holds the figures of these lines: `viec actual 2018-07 a=50 b=30p c=x`, with p
/// provisional, with e an estimate, x not applicable.
pub fn project(facts: &str) -> Project {
    Project::from_parts(Parts {
        settings: Settings { title: Name::same("Thử"), ..Settings::default() },
        areas: ron::from_str(&areas()).unwrap(),
        groups: ron::from_str(
            "[(id:\"nui\",name:(vi:\"Miền núi\",en:\"Mountain area\"),from:\"2016-01-01\",\
             members:Count(kind:RuralCommune,count:9))]",
        )
        .unwrap(),
        programs: ron::from_str("[(id:\"p\",name:(vi:\"P\",en:\"P\"),period:\"2016-2020\")]")
            .unwrap(),
        topics: ron::from_str(&topics()).unwrap(),
        dimensions: ron::from_str(
            "[(id:\"tc\",name:(vi:\"Tính chất vốn\",en:\"Nature of capital\"),members:[\
             (id:\"dt\",name:(vi:\"Đầu tư\",en:\"Development\")),\
             (id:\"sn\",name:(vi:\"Sự nghiệp\",en:\"Recurrent\"))])]",
        )
        .unwrap(),
        indicators: ron::from_str(&indicators()).unwrap(),
        sources: ron::from_str(
            "[(id:\"qd\",title:(vi:\"QĐ\",en:\"QD\")),\
             (id:\"mh\",title:(vi:\"MH\",en:\"MH\"),illustrative:true)]",
        )
        .unwrap(),
        values: values(facts),
        ..Parts::default()
    })
    .unwrap()
}

const DISTRICTS: [(&str, &str); 6] = [
    ("a", "An Sơn"),
    ("b", "Bình Hải"),
    ("c", "Châu Thành"),
    ("d", "Đông Hà"),
    ("e", "Ea Súp"),
    ("f", "Phú Quý"),
];

fn areas() -> String {
    let mut text = "[(id:\"tinh\",kind:Province,name:(vi:\"Tỉnh\",en:\"Province\"))".to_owned();
    let mut add = |id: &str, name: &str, kind: &str| {
        let name = format!("(vi:\"{name}\",en:\"{name}\")");
        write!(text, ",(id:\"{id}\",parent:Some(\"tinh\"),kind:{kind},name:{name})").unwrap();
    };
    for (id, name) in DISTRICTS {
        add(id, name, if id == "a" { "City" } else { "District" });
    }
    add("so", "Khối sở", "Departments");
    text + "]"
}

fn topics() -> String {
    let topic = |id: &str| format!("(id:\"{id}\",program:\"p\",name:(vi:\"{id}\",en:\"{id}\"))");
    format!("[{}]", ["ngheo", "viec", "von", "khac"].map(topic).join(","))
}

/// Id, topic, name, unit, direction, kind, step, rule, reporters; then what is special: decimals, a change
/// of standard in 2016, plans only, the member of its parent's breakdown. A rule `gn:kh!` divides by the
/// plan of the year.
const INDICATORS: &str = "
ho;ngheo;Số hộ|Households;hộ|households;Neutral;Level;Year;Sum;Districts
ngheo;ngheo;Số hộ nghèo|Poor households;hộ|households;Down;Level;Year;Sum;Districts
tl_ngheo;ngheo;Tỷ lệ hộ nghèo|Poverty rate;%|%;Down;Level;Year;ngheo:ho;Districts;2;broken
tl_can;ngheo;Tỷ lệ hộ cận nghèo|Near-poor rate;%|%;Down;Level;Year;NotAdditive;Districts;2;broken
tai;ngheo;Số hộ tái nghèo|Falling back;hộ|households;Down;Cumulative;Month;Sum;Districts
viec;viec;Việc làm mới|New jobs;người|persons;Up;Cumulative;Month;Sum;Districts
luot;viec;Lượt tư vấn|Consultations;lượt|sessions;Up;Flow;Month;Sum;Districts
sach;khac;Tỷ lệ hộ dùng nước sạch|Clean water;%|%;Up;Level;Year;NotAdditive;Districts;2
xa;khac;Số xã đạt chuẩn|Communes up to standard;xã|communes;Up;Level;Month;Sum;Districts
cong_bo;viec;Tỷ lệ công bố|Published share;%|%;Up;Cumulative;Year;NotAdditive;Province;2
kh;von;Kế hoạch vốn|Plan;triệu đồng|million VND;Neutral;Level;Year;Sum;Units;plan
kh_dt;von;Kế hoạch ĐT|Plan dev.;triệu đồng|million VND;Neutral;Level;Year;Sum;Units;plan;kh/dt
kh_sn;von;Kế hoạch SN|Plan rec.;triệu đồng|million VND;Neutral;Level;Year;Sum;Units;plan;kh/sn
gn;von;Giải ngân vốn|Disbursed;triệu đồng|million VND;Up;Cumulative;Month;Sum;Units
gn_dt;von;Giải ngân ĐT|Disbursed dev.;triệu đồng|million VND;Up;Cumulative;Month;Sum;Units;gn/dt
gn_sn;von;Giải ngân SN|Disbursed rec.;triệu đồng|million VND;Up;Cumulative;Month;Sum;Units;gn/sn
tl_gn;von;Tỷ lệ giải ngân|Disbursement rate;%|%;Up;Cumulative;Month;gn:kh!;Units;1
tl_dt;von;Tỷ lệ GN ĐT|Rate dev.;%|%;Up;Cumulative;Month;gn_dt:kh_dt!;Units;1
tl_sn;von;Tỷ lệ GN SN|Rate rec.;%|%;Up;Cumulative;Month;gn_sn:kh_sn!;Units;1
";

fn indicators() -> String {
    let lines = INDICATORS.lines().filter(|line| !line.is_empty());
    format!("[{}]", lines.map(indicator).collect::<Vec<_>>().join(","))
}

fn indicator(line: &str) -> String {
    let words: Vec<&str> = line.split(';').collect();
    let [id, topic, title, unit, direction, kind, step, rule, reporters, special @ ..] =
        words.as_slice()
    else {
        panic!("{line}")
    };
    let name = |text: &str| {
        let (vi, en) = text.split_once('|').unwrap();
        format!("(vi:\"{vi}\",en:\"{en}\")")
    };
    let rule = rule.split_once(':').map_or_else(
        || (*rule).to_owned(),
        |(one, two)| {
            let (two, of) = match two.strip_suffix('!') {
                Some(two) => (two, "measure:Always(Plan),at:Year"),
                None => (two, "measure:Same"),
            };
            format!(
                "RatioOfSums(numerator:(indicator:\"{one}\",measure:Same),\
                 denominator:(indicator:\"{two}\",{of}),scale:100)"
            )
        },
    );
    let special = special.iter().map(|word| match (*word, word.split_once('/')) {
        (_, Some((parent, member))) => {
            format!("breakdown:Some((parent:\"{parent}\",members:{{\"tc\":\"{member}\"}})),")
        }
        ("plan", _) => "only_measure:Some(Plan),".to_owned(),
        ("broken", _) => "breaks:[(on:\"2016-01-01\",before:(vi:\"Chuẩn cũ\",en:\"Old standard\"),\
                          after:(vi:\"Chuẩn mới\",en:\"New standard\"))],"
            .to_owned(),
        (decimals, None) => format!("decimals:{decimals},"),
    });
    let special: String = special.collect();
    let periods = if *kind == "Flow" { "Sum" } else { "Last" };
    format!(
        "(id:\"{id}\",topic:\"{topic}\",name:{},unit:{},direction:{direction},kind:{kind},\
         across_areas:{rule},across_periods:{periods},step:{step},expected:{reporters},{special})",
        name(title),
        name(unit),
    )
}

fn values(facts: &str) -> Values {
    let mut tables: BTreeMap<TableKey, BTreeMap<PlaceId, BTreeMap<i32, Cell>>> = BTreeMap::new();
    for line in facts.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split_whitespace();
        let (indicator, measure) = (words.next().unwrap(), words.next().unwrap());
        // A plan of "mh" is illustrative.
        let (measure, document) = match measure {
            "plan" => (Measure::Plan, Some("qd".into())),
            "shown" => (Measure::Plan, Some("mh".into())),
            "estimate" => (Measure::Estimate, None),
            _ => (Measure::Actual, None),
        };
        let period: Period = words.next().unwrap().parse().unwrap();
        let step = period.step();
        let key = TableKey { indicator: indicator.into(), measure, step, document };
        for pair in words {
            let (place, value) = pair.split_once('=').unwrap();
            let row = tables.entry(key.clone()).or_default().entry(place.into()).or_default();
            row.insert(period.ordinal(), cell(value));
        }
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
    values
}

fn cell(text: &str) -> Cell {
    if text == "x" {
        return Cell::NotApplicable;
    }
    let status = match text.chars().last() {
        Some('p') => Status::Provisional,
        Some('e') => Status::Estimate,
        _ => Status::Final,
    };
    Cell::Value { number: text.trim_end_matches(['p', 'e']).parse().unwrap(), status }
}
