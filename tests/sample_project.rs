//! The promise of the sample: every published figure that fits is in it, as published, with its
//! source; what does not fit is listed with the reason; and what is illustrative says so.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

use std::collections::BTreeSet;

use giaoban::{
    analysis::{Origin, Severity, Shown, check_all, figure},
    model::{AreaKind, Cell, CellKey, Measure, Members, Period, PlaceId, Project, Status},
    store,
};
use unicode_normalization::is_nfc;

const FACTS: &str = include_str!("../assets/sample/facts.csv");
const MAP: &str = include_str!("../assets/sample/facts-map.csv");
const SAMPLE: &str = include_str!("../assets/sample/ninh-thuan.ron");

const DISTRICTS: [(&str, &str, [usize; 3]); 7] = [
    ("phan-rang-thap-cham", "582", [1, 0, 15]),
    ("ninh-hai", "586", [8, 1, 0]),
    ("ninh-phuoc", "587", [8, 1, 0]),
    ("ninh-son", "585", [7, 1, 0]),
    ("bac-ai", "584", [9, 0, 0]),
    ("thuan-bac", "588", [6, 0, 0]),
    ("thuan-nam", "589", [8, 0, 0]),
];

fn sample() -> Project {
    store::read_project(SAMPLE).unwrap()
}

/// Rows of a CSV with quoted fields, without the heading.
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = vec![String::new()];
    let mut is_quoted = false;
    for letter in text.chars() {
        let field = row.last_mut().unwrap();
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\n' if !is_quoted => rows.push(std::mem::replace(&mut row, vec![String::new()])),
            '\r' => {}
            _ => field.push(letter),
        }
    }
    rows.split_off(1)
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// The address of the current figure.
fn key(project: &Project, indicator: &str, measure: Measure, place: &str, at: &str) -> CellKey {
    project.current_key(&indicator.into(), measure, &place.into(), period(at))
}

fn actual(project: &Project, indicator: &str, place: &str, at: &str) -> Option<f64> {
    project.cell(&key(project, indicator, Measure::Actual, place, at)).number()
}

fn plan(project: &Project, indicator: &str, place: &str, at: &str) -> Option<f64> {
    project.cell(&key(project, indicator, Measure::Plan, place, at)).number()
}

/// All addresses that hold a number.
fn reported(project: &Project) -> Vec<CellKey> {
    let mut keys = Vec::new();
    for (table, rows) in project.values().tables() {
        for (place, row) in rows.rows() {
            for (ordinal, cell) in row.iter() {
                if cell.number().is_some() {
                    keys.push(CellKey {
                        indicator: table.indicator.clone(),
                        measure: table.measure,
                        place: place.clone(),
                        period: Period::from_ordinal(table.step, ordinal).unwrap(),
                        document: table.document.clone(),
                    });
                }
            }
        }
    }
    keys
}

fn near(one: f64, two: f64) -> bool {
    (one - two).abs() < 1e-9 * two.abs().max(1.0)
}

#[test]
fn the_file_is_as_the_program_writes_it() {
    let project = sample();
    assert!(store::project_text(&project) == SAMPLE, "save the sample once with the program");
    assert!(is_nfc(SAMPLE), "Vietnamese in the sample is composed (NFC)");
    assert!(is_nfc(MAP));
}

#[test]
fn every_fact_is_mapped_or_has_its_reason() {
    let (facts, map) = (csv(FACTS), csv(MAP));
    assert_eq!(facts.len(), 178);
    let keys = |rows: &[Vec<String>]| rows.iter().map(|row| row[..3].to_vec()).collect::<Vec<_>>();
    assert_eq!(keys(&facts), keys(&map), "one line of the map for each fact, in the same order");
    let unmapped: Vec<_> = map.iter().filter(|row| row[3] == "-").collect();
    for row in &unmapped {
        assert!(row[10].len() > 20, "{row:?} needs a reason");
    }
    // Only the two spans whose end nobody states: "2014..(c. 2018)".
    assert_eq!(unmapped.len(), 2);
    assert!(unmapped.iter().all(|row| row[2].contains("..")));
}

#[test]
fn every_mapped_fact_stands_as_published_with_its_source() {
    let project = sample();
    let mut found = 0;
    for (fact, row) in csv(FACTS).iter().zip(csv(MAP)) {
        let [_, _, _, indicator, place, periods, measure, value, status, source, note] =
            row.as_slice()
        else {
            panic!("{row:?}");
        };
        if indicator == "-" {
            continue;
        }
        let published: f64 = fact[3].parse().unwrap();
        let stored: f64 = value.parse().unwrap();
        let factor = if note.contains("Đổi đơn vị") { 1000.0 } else { 1.0 };
        assert!(near(published * factor, stored), "{row:?}");
        found += 1;
        if indicator == "@count" {
            let group = project.groups().get(&place.as_str().into()).unwrap();
            let Members::Count { kind: AreaKind::RuralCommune, count } = group.members else {
                panic!("{place} is known by its number only");
            };
            assert!(near(f64::from(count), stored));
            assert_eq!(
                group.source.as_ref().map(giaoban::model::SourceId::as_str),
                Some(source.as_str())
            );
            continue;
        }
        for at in periods.split(' ') {
            if measure == "plan:floor" {
                let key = key(&project, indicator, Measure::Plan, place, at);
                let detail = &project.details()[&key];
                assert_eq!(detail.floor, Some(stored), "{row:?}");
                let rival = &detail.rivals[0];
                assert_eq!((rival.source.as_str(), rival.number), (source.as_str(), stored));
                continue;
            }
            let measure = if measure == "plan" { Measure::Plan } else { Measure::Actual };
            let key = key(&project, indicator, measure, place, at);
            let status = if status == "estimate" { Status::Estimate } else { Status::Final };
            assert_eq!(project.cell(&key), Cell::Value { number: stored, status }, "{row:?}");
            let stands_on = project.source_of(&key).unwrap();
            assert_eq!(stands_on.id.as_str(), source, "{row:?}");
            assert!(!project.is_illustrative(&key), "{row:?}");
        }
    }
    assert_eq!(found, 176);
}

#[test]
fn the_review_of_november_2019_keeps_its_date() {
    let project = sample();
    let key = key(&project, "ho_ngheo", Measure::Actual, "bac-ai", "2019");
    assert_eq!(project.as_of(&key).map(|date| date.to_string()).as_deref(), Some("2019-11-26"));
    let key = CellKey { period: period("2018"), ..key };
    assert_eq!(project.as_of(&key), None);
}

#[test]
fn seven_districts_and_65_communes_with_their_codes() {
    let project = sample();
    let areas = project.areas();
    let districts: Vec<_> = areas.iter().filter(|area| area.kind.is_district()).collect();
    let protocol: Vec<_> =
        districts.iter().map(|area| (area.id.as_str(), area.code.as_str())).collect();
    assert_eq!(protocol, DISTRICTS.map(|(id, code, _)| (id, code)));
    let mut codes = BTreeSet::new();
    for (district, _, counts) in DISTRICTS {
        let kinds = [AreaKind::RuralCommune, AreaKind::Township, AreaKind::Ward];
        let children = project.children(&district.into());
        let found = kinds
            .map(|kind| children.iter().filter(|id| project.area_kind(id) == Some(kind)).count());
        assert_eq!(found, counts, "{district}");
        // What the units report of themselves agrees with the tree.
        for (indicator, count) in ["so_xa", "so_thi_tran", "so_phuong"].iter().zip(counts) {
            let stated = actual(&project, indicator, district, "2018").unwrap();
            assert!(near(stated, count as f64), "{indicator} {district}");
        }
    }
    for area in areas.iter().filter(|area| area.kind.is_commune()) {
        let is_code = area.code.len() == 5 && area.code.bytes().all(|b| b.is_ascii_digit());
        assert!(is_code && codes.insert(&area.code), "{} {}", area.id, area.code);
    }
    assert_eq!(codes.len(), 65);
    let code =
        |id: &str| areas.get(&id.into()).map(|area| (area.name.vi.as_str(), area.code.as_str()));
    assert_eq!(code("phan-rang-thap-cham-thanh-hai"), Some(("Thành Hải", "22774")));
    assert_eq!(code("ninh-hai-thanh-hai"), Some(("Thanh Hải", "22868")));
    assert_eq!(code("ca-na"), Some(("Cà Ná", "22910")));
    assert_eq!(project.area_kind(&"so-nganh".into()), Some(AreaKind::Departments));
}

#[test]
fn groups_are_dated_and_never_back_dated() {
    let project = sample();
    let group = |id: &str| project.groups().get(&id.into()).unwrap();
    let members = |id: &str| project.group_members(&id.into()).len();
    assert_eq!(
        group("mien-nui").members,
        Members::Count { kind: AreaKind::RuralCommune, count: 27 }
    );
    assert!(project.group_members(&"mien-nui".into()).is_empty());
    assert_eq!(members("xa-dbkk-2010"), 21);
    assert_eq!((members("kv3-2021"), members("kv2-2021"), members("kv1-2021")), (15, 1, 12));
    assert_eq!(members("dtts-mn-2021"), 28);
    assert_eq!(group("dtts-mn-2021").from.to_string(), "2021-06-04");
    assert_eq!(project.group_members(&"huyen-ngheo-30a".into()), [PlaceId::from("bac-ai")]);
    for group in project.groups() {
        let source = project.sources().get(group.source.as_ref().unwrap()).unwrap();
        assert!(source.date.is_none_or(|issued| issued <= group.from), "{}", group.id);
    }
    // The counts by district that were published with the list of 2021 are those of the list.
    for (district, ..) in DISTRICTS {
        let listed = project.group_members(&"dtts-mn-2021".into()).iter();
        let children = project.children(&district.into());
        let count = listed.filter(|id| children.contains(id)).count();
        let stated = actual(&project, "xa_kv_dtts", district, "2021-2025").unwrap_or(0.0);
        assert!(near(stated, count as f64), "{district}");
    }
}

#[test]
fn the_figures_a_meeting_would_look_for() {
    let project = sample();
    // Bác Ái 2018 from its counts, the province as stated.
    let poor = actual(&project, "ho_ngheo", "bac-ai", "2018").unwrap();
    let all = actual(&project, "tong_so_ho", "bac-ai", "2018").unwrap();
    assert_eq!(format!("{:.2}", 100.0 * poor / all), "40.31");
    assert_eq!(actual(&project, "ty_le_ho_ngheo", "ninh-thuan", "2018"), Some(8.34));
    let rate = 100.0 * actual(&project, "ho_ngheo", "ninh-thuan", "2019").unwrap()
        / actual(&project, "tong_so_ho", "ninh-thuan", "2019").unwrap();
    assert_eq!(format!("{rate:.2}"), "6.74");
    // April 2011: the districts add up to the province; the mean of their rates is not its rate.
    let of_districts = |indicator: &str, at: &str| -> f64 {
        DISTRICTS.iter().map(|(id, ..)| actual(&project, indicator, id, at).unwrap()).sum()
    };
    assert!(near(of_districts("ho_ngheo", "2011-04"), 21343.0));
    assert!(near(of_districts("ho_can_ngheo", "2011-04"), 14013.0));
    assert!(near(of_districts("ho_ngheo", "2019"), 11925.0));
    assert_eq!(actual(&project, "ty_le_ho_ngheo", "ninh-thuan", "2011-04"), Some(15.48));
    assert_eq!(format!("{:.2}", of_districts("ty_le_ho_ngheo", "2011-04") / 7.0), "23.19");
    // The mountain area as stated.
    assert_eq!(actual(&project, "ty_le_ho_ngheo", "mien-nui", "2017"), Some(27.1));
    assert_eq!(plan(&project, "ty_le_ho_ngheo", "mien-nui", "2018"), Some(23.0));
    // The plan of 2 July 2018: four communes, at least two; 650 criteria over 47 communes.
    let communes = key(&project, "xa_ntm_nam", Measure::Plan, "ninh-thuan", "2018");
    assert_eq!(project.cell(&communes).number(), Some(4.0));
    assert_eq!(communes.document.as_ref().map(giaoban::model::SourceId::as_str), Some("kh-2737"));
    let note = &project.details()[&communes].note;
    for name in ["Lương Sơn", "Phước Hữu", "Vĩnh Hải", "Phước Diêm"] {
        assert!(note.contains(name), "{note}");
    }
    assert_eq!(plan(&project, "tong_tieu_chi", "ninh-thuan", "2018"), Some(650.0));
    assert_eq!(actual(&project, "so_xa", "ninh-thuan", "2018"), Some(47.0));
}

#[test]
fn poverty_series_break_where_the_standard_changed() {
    let project = sample();
    for id in ["ho_ngheo", "ty_le_ho_ngheo", "ho_can_ngheo", "ty_le_can_ngheo"] {
        let indicator = project.indicators().get(&id.into()).unwrap();
        let end = |text: &str| period(text).last_day();
        assert!(project.break_between(indicator, end("2011-04"), end("2016")).is_some(), "{id}");
        assert!(project.break_between(indicator, end("2016"), end("2020")).is_none(), "{id}");
        assert!(project.break_between(indicator, end("2020"), end("2021")).is_some(), "{id}");
    }
    let criteria = project.indicators().get(&"tc_bq_xa".into()).unwrap();
    assert!(
        project
            .break_between(criteria, period("2015").last_day(), period("2016").last_day())
            .is_some()
    );
}

#[test]
fn illustrative_figures_are_the_capital_lines_and_nothing_else() {
    let project = sample();
    for key in reported(&project) {
        let id = key.indicator.as_str();
        let is_capital = id.starts_with("kh_von_") || id.starts_with("gn_von_") || id == "tam_ung";
        assert_eq!(project.is_illustrative(&key), is_capital, "{key:?}");
        assert!(project.source_of(&key).is_some(), "{key:?} has a source");
    }
}

#[test]
fn illustrative_disbursement_is_complete_but_for_one_late_unit() {
    let project = sample();
    let units: Vec<&str> = DISTRICTS.iter().map(|(id, ..)| *id).chain(["so-nganh"]).collect();
    for nature in ["dt", "sn"] {
        for program in ["ntm", "gnbv"] {
            for source in ["nstw", "nsdp"] {
                let line = format!("{nature}_{program}_{source}");
                for unit in &units {
                    for (year, months) in [(2017, 12), (2018, 7)] {
                        let plan =
                            plan(&project, &format!("kh_von_{line}"), unit, &year.to_string());
                        let plan = plan.unwrap();
                        let mut before = 0.0;
                        for month in 1..=months {
                            let at = format!("{year}-{month:02}");
                            let paid = actual(&project, &format!("gn_von_{line}"), unit, &at);
                            if (*unit, nature, at.as_str()) == ("ninh-hai", "sn", "2018-07") {
                                assert_eq!(paid, None);
                                continue;
                            }
                            let paid = paid.unwrap();
                            assert!(before <= paid && paid <= plan, "{line} {unit} {at}");
                            before = paid;
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn every_indicator_of_the_field_is_there_once_in_both_languages() {
    let project = sample();
    let codes = "tong_so_ho ho_ngheo ty_le_ho_ngheo giam_ty_le ho_can_ngheo ty_le_can_ngheo \
        ho_thoat_ngheo ho_tai_ngheo ho_ngheo_ps ho_ngheo_dtts xa_ntm xa_ntm_nam ty_le_xa_ntm \
        tong_tieu_chi tc_bq_xa xa_19 xa_15_18 xa_10_14 xa_duoi_10 kh_von_dt gn_von_dt tl_gn_dt \
        kh_von_sn gn_von_sn tl_gn_sn von_doi_ung von_huy_dong dao_tao_nghe co_viec_sau_hoc \
        viec_lam_moi bhyt thu_nhap_bq so_xa dan_so nguoi_bhyt hoc_xong co_viec kh_von_keo_dai \
        von_da_phan_bo nuoc_hvs nuoc_sach thon_dbkk mo_hinh_giam_ngheo ho_vay_nhcsxh ld_qua_dao_tao";
    let numbered =
        (1..=19).map(|n| format!("tc_{n:02}")).chain((1..=10).map(|n| format!("thieu_hut_{n:02}")));
    for code in codes.split_whitespace().map(str::to_owned).chain(numbered) {
        assert!(project.indicators().contains(&code.as_str().into()), "{code}");
    }
    for indicator in project.indicators() {
        for name in [Some(&indicator.name), indicator.short.as_ref(), Some(&indicator.unit)] {
            let name = name.unwrap();
            assert!(!name.vi.is_empty() && !name.en.is_empty(), "{}", indicator.id);
        }
    }
}

#[test]
fn figures_follow_from_the_sample_by_the_rules() {
    let project = sample();
    let derived = |indicator: &str, measure: Measure, place: &str, at: &str| {
        figure(&project, &indicator.into(), measure, &place.into(), period(at)).unwrap()
    };
    let shown = |indicator: &str, measure: Measure, place: &str, at: &str| {
        let figure = derived(indicator, measure, place, at);
        match figure.shown {
            Shown::Number(number) => (format!("{number:.2}"), figure.origin),
            other => panic!("{indicator} {place} {at}: {other:?}"),
        }
    };
    let rate = |place: &str, at: &str| shown("ty_le_ho_ngheo", Measure::Actual, place, at);
    assert_eq!(rate("bac-ai", "2018"), ("40.31".into(), Origin::Computed));
    assert_eq!(rate("ninh-thuan", "2018"), ("8.34".into(), Origin::Stated));
    assert_eq!(rate("ninh-thuan", "2019"), ("6.74".into(), Origin::Computed));
    assert_eq!(rate("ninh-thuan", "2011-04"), ("15.48".into(), Origin::Stated));
    assert_eq!(rate("mien-nui", "2017"), ("27.10".into(), Origin::Stated));
    let mountain = derived("ty_le_ho_ngheo", Measure::Actual, "mien-nui", "2017");
    assert_eq!((mountain.computed, mountain.partial), (None, None));
    let plan = |indicator: &str, place: &str| shown(indicator, Measure::Plan, place, "2018");
    assert_eq!(plan("ty_le_ho_ngheo", "mien-nui"), ("23.00".into(), Origin::Stated));
    assert_eq!(plan("tc_bq_xa", "ninh-thuan"), ("13.83".into(), Origin::Computed));
    assert_eq!(plan("tl_gn", "ninh-thuan"), ("100.00".into(), Origin::Stated));
    let average = shown("tc_bq_xa", Measure::Actual, "ninh-son", "2021-01");
    assert_eq!(average, ("16.71".into(), Origin::Computed));
    // July 2018: recurrent capital waits for Ninh Hải, development capital does not.
    let recurrent = derived("gn_von_sn", Measure::Actual, "ninh-thuan", "2018-07");
    assert!(matches!(recurrent.shown, Shown::Partial(_)), "{recurrent:?}");
    assert_eq!((recurrent.coverage.reported, recurrent.coverage.expected), (7, 8));
    let development = derived("gn_von_dt", Measure::Actual, "ninh-thuan", "2018-07");
    assert!(matches!(development.shown, Shown::Number(_)) && development.illustrative);
    assert_eq!((development.coverage.reported, development.coverage.expected), (8, 8));
}

/// Each was judged by hand: the two rates of QĐ 948 cannot both be right for Ninh Phước; Ninh Hải's
/// recurrent capital of July 2018 is late; the meeting of 16-8-2018 named only the floor of a plan;
/// Bác Ái's rate of 2018 has no plan beside it; and of the 28 communes Phan Rang-Tháp Chàm has none,
/// for the six others have 28.
#[test]
fn what_the_checks_find_in_the_sample_is_true() {
    let project = sample();
    let found: Vec<_> = check_all(&project)
        .into_iter()
        .map(|finding| {
            let (place, indicator) = (finding.place.to_string(), finding.indicator.to_string());
            (finding.severity, finding.rule.0, place, indicator, finding.period.to_string())
        })
        .collect();
    let expected = [
        (Severity::Error, "shared_denominator", "ninh-phuoc", "ty_le_ho_ngheo", "2011-04"),
        (Severity::Warning, "actual_missing", "ninh-thuan", "gn_von_sn", "2018-07"),
        (Severity::Info, "two_sources", "ninh-thuan", "xa_ntm_nam", "2018"),
        (Severity::Info, "plan_missing", "ninh-thuan", "ty_le_ho_ngheo", "2018"),
        (Severity::Info, "actual_missing", "ninh-thuan", "xa_kv_dtts", "2021-2025"),
    ]
    .map(|(severity, rule, place, indicator, period)| {
        (severity, rule, place.to_owned(), indicator.to_owned(), period.to_owned())
    });
    assert_eq!(found, expected);
}
