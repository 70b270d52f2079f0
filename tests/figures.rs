//! Promise: a derived figure is what the field would compute by hand, says what it stands on, and
//! a rate is never averaged nor made of other people's numbers.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test that cannot be set up has failed"
)]

mod ninh_thuan;

use giaoban::{
    analysis::{
        Coverage, Figure, Lens, Origin, ReportingUnit, Role, Rule, Shown, completeness, explain,
        figure,
    },
    model::{AreaKind, Cell, Measure, Project, Status},
};
use ninh_thuan::{
    APRIL_2011, DISTRICTS, Fact, NINH_SON, actual, key, number, plan, poverty, project,
    project_with,
};

fn of(project: &Project, indicator: &str, measure: Measure, place: &str, period: &str) -> Figure {
    figure(project, &indicator.into(), measure, &place.into(), period.parse().unwrap()).unwrap()
}

fn actual_of(project: &Project, indicator: &str, place: &str, period: &str) -> Figure {
    of(project, indicator, Measure::Actual, place, period)
}

fn close(one: f64, two: f64) -> bool {
    (one - two).abs() < 1e-9 * two.abs().max(1.0)
}

#[track_caller]
fn shows(figure: &Figure, value: f64, origin: Origin) {
    let Shown::Number(shown) = figure.shown else { panic!("{figure:?}") };
    assert!(close(shown, value), "{shown} is not {value}");
    assert_eq!(figure.origin, origin, "{figure:?}");
}

#[track_caller]
fn covers(figure: &Figure, reported: usize, expected: usize, unit: Option<ReportingUnit>) {
    assert_eq!(figure.coverage, Coverage { reported, expected, unit });
}

/// Counts and rates of QĐ 948/QĐ-UBND (2011) and QĐ 1884/QĐ-UBND (2019); 2018 of Bác Ái from
/// giamngheo.ninhthuan.gov.vn; 8,34 and 8,86 from the reports of 2019 and 16-8-2018.
#[test]
fn published_poverty_rates_stand_as_they_must() {
    let project = project(&poverty());
    let rate = |place, period| actual_of(&project, "ty_le_ho_ngheo", place, period);

    let bac_ai = rate("bac-ai", "2018");
    shows(&bac_ai, 100.0 * 2972.0 / 7372.0, Origin::Computed);
    assert!((bac_ai.number().unwrap() - 40.3147).abs() < 5e-5);
    assert_eq!(bac_ai.stated, Some(40.31));
    assert_eq!(bac_ai.parts, Some((2972.0, 7372.0)));
    covers(&bac_ai, 1, 1, Some(ReportingUnit::Districts));

    // Only Bác Ái's households are known: its rate must not become the province's.
    let province = rate("ninh-thuan", "2018");
    shows(&province, 8.34, Origin::Stated);
    assert_eq!(province.computed, None);
    assert!(close(province.partial.unwrap(), 100.0 * 2972.0 / 7372.0));
    covers(&province, 1, 7, Some(ReportingUnit::Districts));
    assert_eq!(province.inputs, [key("ty_le_ho_ngheo", Measure::Actual, "ninh-thuan", "2018")]);

    // Both counts are known for the province itself, though only two districts have households.
    let province = rate("ninh-thuan", "2019");
    shows(&province, 100.0 * 11925.0 / 176_822.0, Origin::Computed);
    assert!((province.number().unwrap() - 6.744).abs() < 5e-4);
    covers(&province, 1, 1, Some(ReportingUnit::Kind(AreaKind::Province)));
    assert_eq!(province.stated, Some(6.74));

    // No households at all in April 2011: the published rate, and never the mean of the districts.
    let province = rate("ninh-thuan", "2011-04");
    shows(&province, 15.48, Origin::Stated);
    assert_eq!((province.computed, province.partial), (None, None));
    let mean: f64 = APRIL_2011.iter().take(7).map(|row| row.2).sum::<f64>() / 7.0;
    assert!((mean - 23.19).abs() < 0.01, "the trap is still there: {mean}");

    let mountain = rate("mien-nui", "2017");
    shows(&mountain, 27.1, Origin::Stated);
    assert_eq!(mountain.computed, None);
    let planned = of(&project, "ty_le_ho_ngheo", Measure::Plan, "mien-nui", "2018");
    shows(&planned, 23.0, Origin::Stated);
    assert_eq!(rate("mien-nui", "2019").shown, Shown::NotReported);
    assert_eq!(actual_of(&project, "ho_ngheo", "mien-nui", "2019").shown, Shown::NotReported);
    shows(
        &of(&project, "ty_le_ho_ngheo", Measure::Plan, "ninh-thuan", "2018"),
        8.86,
        Origin::Stated,
    );
}

#[test]
fn a_total_follows_its_units_and_keeps_what_was_entered() {
    let mut facts = poverty();
    let project_before = project(&facts);
    let total = actual_of(&project_before, "ho_ngheo", "ninh-thuan", "2011-04");
    shows(&total, 21343.0, Origin::Computed);
    covers(&total, 7, 7, Some(ReportingUnit::Districts));
    assert_eq!((total.rule, total.stated), (Rule::Sum, Some(21343.0)));
    let order: Vec<_> = total.inputs.iter().map(|key| key.place.as_str().to_owned()).collect();
    assert_eq!(order, DISTRICTS);

    for fact in &mut facts {
        if fact.0 == "ho_ngheo" && fact.2 == "bac-ai" && fact.3 == "2019" {
            fact.4 = number(2501.0);
        }
    }
    let total = actual_of(&project(&facts), "ho_ngheo", "ninh-thuan", "2019");
    shows(&total, 11825.0, Origin::Computed);
    assert_eq!(total.stated, Some(11925.0));
}

#[test]
fn a_total_with_units_missing_says_so() {
    let mut facts: Vec<Fact<'_>> = DISTRICTS
        .iter()
        .take(6)
        .map(|district| actual("viec_lam_moi", district, "2018-07", 100.0))
        .collect();
    let partial = actual_of(&project(&facts), "viec_lam_moi", "ninh-thuan", "2018-07");
    assert_eq!(partial.shown, Shown::Partial(600.0));
    assert_eq!(partial.partial, Some(600.0));
    covers(&partial, 6, 7, Some(ReportingUnit::Districts));

    // The province's own total counts until the last district has reported.
    facts.push(actual("viec_lam_moi", "ninh-thuan", "2018-07", 900.0));
    let stated = actual_of(&project(&facts), "viec_lam_moi", "ninh-thuan", "2018-07");
    shows(&stated, 900.0, Origin::Stated);
    covers(&stated, 6, 7, Some(ReportingUnit::Districts));

    let nothing = actual_of(&project(&[]), "viec_lam_moi", "ninh-thuan", "2018-07");
    assert_eq!(nothing.shown, Shown::NotReported);
    covers(&nothing, 0, 7, Some(ReportingUnit::Districts));
    let leaf = actual_of(&project(&facts), "viec_lam_moi", "thuan-nam", "2018-07");
    assert_eq!(leaf.shown, Shown::NotReported);
    covers(&leaf, 0, 1, Some(ReportingUnit::Districts));
}

#[test]
fn zero_is_a_figure_and_not_applicable_is_not_expected() {
    let mut facts: Vec<Fact<'_>> = DISTRICTS
        .iter()
        .take(6)
        .map(|district| actual("viec_lam_moi", district, "2018-07", 0.0))
        .collect();
    facts.push((
        "viec_lam_moi",
        Measure::Actual,
        "thuan-nam",
        "2018-07",
        Cell::NotApplicable,
        None,
    ));
    let total = actual_of(&project(&facts), "viec_lam_moi", "ninh-thuan", "2018-07");
    shows(&total, 0.0, Origin::Computed);
    covers(&total, 6, 6, Some(ReportingUnit::Districts));
    let never: Vec<Fact<'_>> = DISTRICTS
        .iter()
        .map(|d| ("viec_lam_moi", Measure::Actual, *d, "2018-07", Cell::NotApplicable, None))
        .collect();
    let total = actual_of(&project(&never), "viec_lam_moi", "ninh-thuan", "2018-07");
    assert_eq!(total.shown, Shown::NotApplicable);
    let leaf = actual_of(&project(&never), "viec_lam_moi", "bac-ai", "2018-07");
    assert_eq!((leaf.shown, leaf.coverage.expected), (Shown::NotApplicable, 0));
}

/// Ninh Sơn early in 2021: 117 criteria in 7 communes (baoninhthuan.com.vn).
#[test]
fn a_districts_own_figure_covers_its_missing_communes() {
    let met = [19.0, 19.0, 15.0, 18.0, 17.0, 10.0, 19.0];
    let of_communes = |known: usize| -> Vec<Fact<'static>> {
        let rows = NINH_SON.iter().zip(met).take(known);
        rows.map(|(commune, met)| actual("tong_tieu_chi", commune, "2021", met)).collect()
    };
    let all = project(&of_communes(7));
    let district = actual_of(&all, "tong_tieu_chi", "ninh-son", "2021");
    shows(&district, 117.0, Origin::Computed);
    covers(&district, 7, 7, Some(ReportingUnit::Kind(AreaKind::RuralCommune)));

    let mut facts = of_communes(3);
    facts.push(actual("tong_tieu_chi", "ninh-son", "2021", 117.0));
    facts.push(actual("tong_tieu_chi", "thanh-hai", "2021", 12.0));
    facts.push(actual("so_xa", "ninh-son", "2021", 7.0));
    let some = project(&facts);
    shows(&actual_of(&some, "tong_tieu_chi", "ninh-son", "2021"), 117.0, Origin::Stated);
    let province = actual_of(&some, "tong_tieu_chi", "ninh-thuan", "2021");
    assert_eq!(province.shown, Shown::Partial(129.0));
    covers(&province, 8, 9, Some(ReportingUnit::Kind(AreaKind::RuralCommune)));

    // Criteria are counted by communes, communes by districts.
    let mean = actual_of(&some, "tc_bq_xa", "ninh-son", "2021");
    shows(&mean, 117.0 / 7.0, Origin::Computed);
    covers(&mean, 7, 7, Some(ReportingUnit::Kind(AreaKind::RuralCommune)));
    let mean = actual_of(&some, "tc_bq_xa", "ninh-thuan", "2021");
    assert_eq!(mean.shown, Shown::NotReported);
    covers(&mean, 7, 9, Some(ReportingUnit::Kind(AreaKind::RuralCommune)));
}

#[test]
fn disbursement_is_never_seven_units_over_eight() {
    let mut facts = Vec::new();
    for unit in DISTRICTS.iter().copied().chain(["so-nganh"]) {
        facts.push(plan("kh_von", unit, "2018", 1000.0, "qd-dau-nam"));
        if unit != "so-nganh" {
            facts.push(actual("gn_von", unit, "2018-07", 450.0));
        }
    }
    let seven = actual_of(&project(&facts), "tl_gn", "ninh-thuan", "2018-07");
    assert_eq!(seven.shown, Shown::NotReported);
    assert!(close(seven.partial.unwrap(), 45.0));
    assert_eq!(seven.parts, Some((3150.0, 7000.0)));
    covers(&seven, 7, 8, Some(ReportingUnit::Units));

    facts.push(actual("gn_von", "so-nganh", "2018-07", 850.0));
    let eight = actual_of(&project(&facts), "tl_gn", "ninh-thuan", "2018-07");
    shows(&eight, 50.0, Origin::Computed);
    covers(&eight, 8, 8, Some(ReportingUnit::Units));

    // The revised plan counts; the earlier one stays readable.
    facts.push(plan("kh_von", "so-nganh", "2018", 2000.0, "qd-dieu-chinh"));
    let revised = project(&facts);
    shows(
        &actual_of(&revised, "tl_gn", "ninh-thuan", "2018-07"),
        100.0 * 4000.0 / 9000.0,
        Origin::Computed,
    );
    let planned = of(&revised, "kh_von", Measure::Actual, "so-nganh", "2018");
    shows(&planned, 2000.0, Origin::Stated);
    assert_eq!(planned.measure, Measure::Plan);
    assert_eq!(planned.sources, ["qd-dieu-chinh".into()]);
}

#[test]
fn the_plan_of_a_rate_is_the_decided_one() {
    let facts = [
        plan("ho_ngheo", "bac-ai", "2018", 2000.0, "qd-dau-nam"),
        plan("tong_so_ho", "bac-ai", "2018", 8000.0, "qd-dau-nam"),
        plan("ty_le_ho_ngheo", "bac-ai", "2018", 24.0, "qd-dau-nam"),
        plan("ho_ngheo", "ninh-hai", "2018", 2000.0, "qd-dau-nam"),
        plan("tong_so_ho", "ninh-hai", "2018", 8000.0, "qd-dau-nam"),
    ];
    let project = project(&facts);
    let decided = of(&project, "ty_le_ho_ngheo", Measure::Plan, "bac-ai", "2018");
    shows(&decided, 24.0, Origin::Stated);
    assert_eq!(decided.computed, Some(25.0));
    let implied = of(&project, "ty_le_ho_ngheo", Measure::Plan, "ninh-hai", "2018");
    shows(&implied, 25.0, Origin::Computed);
}

/// What was decided last counts: for the whole at once, where no unit's share came after it.
#[test]
fn a_later_decision_about_the_whole_counts() {
    let mut facts = Vec::new();
    for district in DISTRICTS.iter().chain(&["so-nganh"]) {
        facts.push(plan("kh_von", district, "2018", 10.0, "qd-dau-nam"));
        facts.push(actual("gn_von", district, "2018", 5.0));
    }
    facts.push(plan("kh_von", "ninh-thuan", "2018", 100.0, "qd-dieu-chinh"));
    let of_plan =
        |facts: &[Fact<'_>]| of(&project(facts), "kh_von", Measure::Plan, "ninh-thuan", "2018");
    shows(&of_plan(&facts), 100.0, Origin::Stated);
    assert_eq!(of_plan(&facts).computed, Some(80.0));
    let rate = actual_of(&project(&facts), "tl_gn", "ninh-thuan", "2018");
    shows(&rate, 40.0, Origin::Computed);
    assert_eq!(rate.parts, Some((40.0, 100.0)));
    // Once a unit's share follows from the same decision, the units' sum is as new.
    facts.push(plan("kh_von", "bac-ai", "2018", 30.0, "qd-dieu-chinh"));
    shows(&of_plan(&facts), 100.0, Origin::Computed);
    // A decision of the same day or none is no later one.
    facts.truncate(facts.len() - 2);
    facts.push(plan("kh_von", "ninh-thuan", "2018", 90.0, "qd-dau-nam"));
    shows(&of_plan(&facts), 80.0, Origin::Computed);
    let rate = actual_of(&project(&facts), "tl_gn", "ninh-thuan", "2018");
    assert_eq!(rate.parts, Some((40.0, 80.0)));
}

#[test]
fn lists_roll_up_from_their_members_and_count_none_twice() {
    let project = project(&poverty());
    let three = actual_of(&project, "ho_ngheo", "ba-huyen", "2019");
    shows(&three, 2638.0 + 2601.0 + 2456.0, Origin::Computed);
    covers(&three, 3, 3, Some(ReportingUnit::Districts));
    let rate = actual_of(&project, "ty_le_ho_ngheo", "ba-huyen", "2019");
    assert_eq!(rate.shown, Shown::NotReported);
    covers(&rate, 1, 3, Some(ReportingUnit::Districts));

    let facts = [
        actual("ho_ngheo", "ma-noi", "2018", 300.0),
        actual("ho_ngheo", "hoa-son", "2018", 200.0),
        actual("ho_ngheo", "ninh-son", "2018", 900.0),
        actual("tong_so_ho", "ma-noi", "2018", 600.0),
        actual("tong_so_ho", "hoa-son", "2018", 1400.0),
    ];
    let project = ninh_thuan::project(&facts);
    let two = actual_of(&project, "ho_ngheo", "hai-xa", "2018");
    shows(&two, 500.0, Origin::Computed);
    covers(&two, 2, 2, Some(ReportingUnit::Kind(AreaKind::RuralCommune)));
    shows(&actual_of(&project, "ty_le_ho_ngheo", "hai-xa", "2018"), 25.0, Origin::Computed);
    shows(&actual_of(&project, "ty_le_ho_ngheo", "ma-noi", "2018"), 50.0, Origin::Computed);
    shows(&actual_of(&project, "ho_ngheo", "chong-nhau", "2018"), 900.0, Origin::Computed);
    // All figures here are levels: they stand at the last day, when this list held no more.
    assert_eq!(actual_of(&project, "ho_ngheo", "nua-nam", "2018").shown, Shown::NotReported);
}

#[test]
fn a_whole_is_made_of_its_parts_where_nobody_states_it() {
    let mut facts = vec![
        actual("gn_von_tw", "bac-ai", "2018-07", 300.0),
        actual("gn_von_dp", "bac-ai", "2018-07", 120.0),
        actual("gn_von_ntm", "bac-ai", "2018-07", 77.0),
    ];
    let whole = actual_of(&project(&facts), "gn_von", "bac-ai", "2018-07");
    shows(&whole, 420.0, Origin::Computed);
    assert_eq!(whole.rule, Rule::SumOfParts);
    assert_eq!(whole.inputs.len(), 2);
    let province = actual_of(&project(&facts), "gn_von", "ninh-thuan", "2018-07");
    assert_eq!(province.shown, Shown::Partial(420.0));
    covers(&province, 1, 8, Some(ReportingUnit::Units));

    facts.push(actual("gn_von", "bac-ai", "2018-07", 400.0));
    let stated = actual_of(&project(&facts), "gn_von", "bac-ai", "2018-07");
    shows(&stated, 400.0, Origin::Stated);
    assert_eq!(stated.computed, Some(420.0));

    // A part missing: no whole; a single "trong đó" never makes one.
    let facts = [actual("gn_von_tw", "bac-ai", "2018-07", 300.0)];
    let none = actual_of(&project(&facts), "gn_von", "bac-ai", "2018-07");
    assert_eq!(none.shown, Shown::NotReported);
    assert!(none.inputs.is_empty());
}

/// Nobody in Thuận Nam has capital of either source, nobody in Thuận Bắc any of the districts'.
#[test]
fn what_applies_to_no_part_applies_to_no_whole() {
    let closed = |indicator: &'static str, place: &'static str| {
        (indicator, Measure::Actual, place, "2018", Cell::NotApplicable, None)
    };
    let mut facts = vec![
        closed("gn_von_tw", "thuan-nam"),
        closed("gn_von_dp", "thuan-nam"),
        closed("gn_von_dp", "thuan-bac"),
        actual("gn_von_tw", "thuan-bac", "2018", 5.0),
        closed("gn_von_tw", "so-nganh"),
    ];
    for district in DISTRICTS.iter().take(5) {
        facts.push(actual("gn_von", district, "2018", 10.0));
    }
    let project = project(&facts);
    let at = |place: &str| actual_of(&project, "gn_von", place, "2018").shown;
    assert_eq!(at("thuan-nam"), Shown::NotApplicable);
    assert_eq!(at("thuan-bac"), Shown::Number(5.0));
    // The other part was not reported: it may be anything.
    assert_eq!(at("so-nganh"), Shown::NotReported);
    let province = actual_of(&project, "gn_von", "ninh-thuan", "2018");
    assert_eq!((province.shown, province.missing), (Shown::Partial(55.0), vec!["so-nganh".into()]));
}

#[test]
fn means_are_weighted_and_a_maximum_needs_all() {
    let mut facts: Vec<Fact<'_>> = Vec::new();
    for (at, district) in DISTRICTS.iter().enumerate() {
        let one = f64::from(u8::try_from(at).unwrap());
        facts.push(actual("thu_nhap_bq", district, "2018", 20.0 + one));
        facts.push(actual("dan_so", district, "2018", 1000.0 * (one + 1.0)));
        facts.push(actual("xa_xa_nhat", district, "2018", -one));
    }
    let project_all = project(&facts);
    // Σ(20+i)(i+1) over Σ(i+1), i = 0..6: (560 + 112) / 28 = 24.
    shows(&actual_of(&project_all, "thu_nhap_bq", "ninh-thuan", "2018"), 24.0, Origin::Computed);
    shows(&actual_of(&project_all, "thu_nhap_bq", "bac-ai", "2018"), 24.0, Origin::Stated);
    shows(&actual_of(&project_all, "xa_xa_nhat", "ninh-thuan", "2018"), 0.0, Origin::Computed);
    // Its derivation goes on to the weights.
    let (mean, place) = ("thu_nhap_bq".into(), "ninh-thuan".into());
    let (at, lens) = ("2018".parse().unwrap(), Lens::default());
    let terms = explain(&project_all, &mean, Measure::Actual, &place, at, lens).unwrap().terms;
    let said: Vec<_> = terms
        .iter()
        .map(|it| (it.role, it.figure.indicator.as_str(), it.figure.number()))
        .collect();
    assert_eq!(said.len(), 8);
    assert_eq!(said[0], (Role::Unit, "thu_nhap_bq", Some(20.0)));
    assert_eq!(said[7], (Role::Weight, "dan_so", Some(28_000.0)));
    facts.truncate(facts.len() - 2);
    let some = project(&facts);
    let mean = actual_of(&some, "thu_nhap_bq", "ninh-thuan", "2018");
    assert_eq!(mean.shown, Shown::NotReported);
    covers(&mean, 6, 7, Some(ReportingUnit::Districts));
    // A value without a weight is not left out.
    facts.push(actual("thu_nhap_bq", "thuan-nam", "2018", 26.0));
    let closed = Cell::NotApplicable;
    facts.push(("dan_so", Measure::Actual, "thuan-nam", "2018", closed, None));
    let mean = actual_of(&project(&facts), "thu_nhap_bq", "ninh-thuan", "2018");
    assert_eq!((mean.shown, mean.missing), (Shown::NotReported, vec!["thuan-nam".into()]));
    let most = actual_of(&some, "xa_xa_nhat", "ninh-thuan", "2018");
    assert_eq!((most.shown, most.partial), (Shown::NotReported, Some(0.0)));
}

#[test]
fn a_whole_whose_parts_nobody_enters_is_due() {
    let mut facts = vec![actual("gn_von", "bac-ai", "2018", 30.0)];
    let of = |facts: &[Fact<'_>], place: &str| {
        let found =
            completeness(&project(facts), None, &[place.into()], "2018".parse().unwrap())[0];
        (found.due, found.reported)
    };
    assert_eq!((of(&facts, "bac-ai"), of(&facts, "ninh-hai")), ((1, 1), (1, 0)));
    // One part is not all: the whole is still asked for. With both it follows.
    facts.push(actual("gn_von_tw", "bac-ai", "2018", 20.0));
    assert_eq!((of(&facts, "bac-ai"), of(&facts, "ninh-hai")), ((2, 2), (2, 0)));
    facts.push(actual("gn_von_dp", "ninh-hai", "2018", 5.0));
    assert_eq!((of(&facts, "bac-ai"), of(&facts, "ninh-hai")), ((2, 1), (2, 1)));
}

/// Decimals that no binary number holds: 65 of 0,1 and the like add up to what a person adds up.
#[test]
fn units_add_up_to_the_decimal() {
    let values = [1.4, 1.4, 1.4, 0.3, 1e9, 0.1, -1e9];
    let facts: Vec<Fact<'_>> = DISTRICTS
        .iter()
        .zip(values)
        .map(|(district, value)| actual("viec_lam_moi", district, "2018", value))
        .collect();
    let total = actual_of(&project(&facts), "viec_lam_moi", "ninh-thuan", "2018");
    assert_eq!(total.shown, Shown::Number(4.6));
}

#[test]
fn what_cannot_be_added_is_only_what_was_entered() {
    let facts = [
        actual("giam_ty_le", "ninh-thuan", "2018", 2.02),
        actual("giam_ty_le", "bac-ai", "2019", 3.0),
    ];
    let project = project(&facts);
    let stated = actual_of(&project, "giam_ty_le", "ninh-thuan", "2018");
    shows(&stated, 2.02, Origin::Stated);
    assert_eq!(stated.rule, Rule::NotAdditive);
    assert_eq!(actual_of(&project, "giam_ty_le", "ninh-thuan", "2019").shown, Shown::NotReported);
}

#[test]
fn status_source_and_floor_come_with_the_figure() {
    let mut facts: Vec<Fact<'_>> =
        DISTRICTS.iter().map(|d| actual("viec_lam_moi", d, "2018-07", 1.0)).collect();
    facts[2].4 = Cell::Value { number: 1.0, status: Status::Provisional };
    facts.push(plan("viec_lam_moi", "ninh-thuan", "2018", 4.0, "qd-dau-nam"));
    let mut planned = key("viec_lam_moi", Measure::Plan, "ninh-thuan", "2018");
    planned.document = Some("qd-dau-nam".into());
    let mut detail = giaoban::model::CellDetail {
        key: planned,
        source: None,
        as_of: None,
        note: String::new(),
        floor: Some(2.0),
        rivals: Vec::new(),
    };
    let mut of_bac_ai = detail.clone();
    detail.floor = Some(2.0);
    of_bac_ai.key = key("viec_lam_moi", Measure::Actual, "bac-ai", "2018-07");
    of_bac_ai.source = Some("minh-hoa".into());
    let project = project_with(&facts, &[detail, of_bac_ai], &[("viec_lam_moi", "qd-dieu-chinh")]);
    let total = actual_of(&project, "viec_lam_moi", "ninh-thuan", "2018-07");
    assert_eq!(total.status, Status::Provisional);
    assert!(total.illustrative);
    assert_eq!(total.sources, ["qd-dieu-chinh".into(), "minh-hoa".into()]);
    assert!(!actual_of(&project, "viec_lam_moi", "ninh-hai", "2018-07").illustrative);
    let planned = of(&project, "viec_lam_moi", Measure::Plan, "ninh-thuan", "2018");
    assert_eq!(planned.floor, Some(2.0));
}

#[test]
fn circles_end_and_strangers_are_refused() {
    let facts = [actual("so_xa", "bac-ai", "2018", 9.0), actual("vong_mot", "bac-ai", "2018", 1.0)];
    let project = project(&facts);
    let circle = actual_of(&project, "vong_hai", "ninh-thuan", "2018");
    assert_eq!(circle.shown, Shown::NotReported);
    let period = "2018".parse().unwrap();
    let stranger = |indicator: &str, place: &str| {
        figure(&project, &indicator.into(), Measure::Actual, &place.into(), period)
    };
    assert!(stranger("khong_co", "bac-ai").is_none());
    assert!(stranger("so_xa", "khong-co").is_none());
}

#[test]
fn nothing_is_divided_by_nothing_or_less_and_the_reason_is_given() {
    for (poor, households, reason) in
        [(0.0, 0.0, "mẫu số bằng 0"), (5.0, 0.0, "mẫu số bằng 0"), (-5.0, -10.0, "mẫu số âm")]
    {
        let facts = [
            actual("ho_ngheo", "bac-ai", "2018", poor),
            actual("tong_so_ho", "bac-ai", "2018", households),
        ];
        let rate = actual_of(&project(&facts), "ty_le_ho_ngheo", "bac-ai", "2018");
        assert_eq!((rate.shown, rate.computed), (Shown::NotReported, None));
        assert_eq!(rate.reason.as_ref().map(|it| it.vi.as_str()), Some(reason));
        covers(&rate, 1, 1, Some(ReportingUnit::Districts));
    }
    // A published rate stands, whatever its counts are.
    let facts = [
        actual("ho_ngheo", "bac-ai", "2018", 0.0),
        actual("tong_so_ho", "bac-ai", "2018", 0.0),
        actual("ty_le_ho_ngheo", "bac-ai", "2018", 1.0),
    ];
    let rate = actual_of(&project(&facts), "ty_le_ho_ngheo", "bac-ai", "2018");
    shows(&rate, 1.0, Origin::Stated);
    // Counts that are missing are no zeros.
    let facts = [actual("ho_ngheo", "bac-ai", "2018", 0.0)];
    let rate = actual_of(&project(&facts), "ty_le_ho_ngheo", "bac-ai", "2018");
    assert_eq!(rate.reason, None);
    covers(&rate, 0, 1, Some(ReportingUnit::Districts));
}
