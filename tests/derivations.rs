//! Promise: years follow from months by each indicator's rule, a plan is read as assigned at first
//! or as of now, a rate says what it divides by, a whole can be cut along every dimension, and each
//! figure can be taken apart down to its cells.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use giaoban::{
    analysis::{
        Completeness, Degree, Explanation, Figure, How, Lens, Role, Rule, Shown, TimeReading,
        completeness, cut, denominator, dimensions_of, explain, figure_through, measured, plan_of,
        reporting_units,
    },
    model::{
        AcrossPeriods, CapitalBasis, IndicatorId, Measure, Period, PlanVersion, Project, Status,
    },
    store::{read_project, sample},
};

const BROKEN: &str = "breaks: [(on: \"2018-03-01\", before: (vi: \"Cũ\", en: \"Old\"), \
                      after: (vi: \"Mới\", en: \"New\"))]";

/// Two districts and the departments. `viec_lam` is a flow, `gn` cumulative, `dan_so` a level;
/// `gn` is the sum of four children by program and source, of which the file holds only these.
fn project() -> Project {
    let indicator = |id: &str, kind: &str, across: &str, rest: &str| {
        let topic = if id.starts_with("gn") { "von" } else { "xa-hoi" };
        let (decimals, unit) = if id == "tl_gn" { (1, "%") } else { (0, "triệu đồng") };
        format!(
            "(id: \"{id}\", topic: \"{topic}\", name: (vi: \"{id}\", en: \"{id}\"), \
             unit: (vi: \"{unit}\", en: \"{unit}\"), decimals: {decimals}, direction: Up, \
             kind: {kind}, {across}, step: Month, expected: Units, {rest}),"
        )
    };
    let sum = |periods: &str| format!("across_areas: Sum, across_periods: {periods}");
    let child = |program: &str, source: &str| {
        let cut = format!(
            "breakdown: (parent: \"gn\", members: {{\"chuong_trinh\": \"{program}\", \
             \"nguon\": \"{source}\"}})"
        );
        indicator(&format!("gn_{program}_{source}"), "Cumulative", &sum("Last"), &cut)
    };
    let rate = "across_areas: RatioOfSums(numerator: (indicator: \"gn\", measure: Same), \
                denominator: (indicator: \"kh\", measure: Always(Plan), at: Year), scale: 100.0), \
                across_periods: Last";
    let basis = "basis: (carried_over: \"keo_dai\", advances: \"tam_ung\")";
    let indicators = [
        indicator("viec_lam", "Flow", &sum("Sum"), ""),
        indicator("dan_so", "Level", &sum("Last"), ""),
        indicator("gn", "Cumulative", &sum("Last"), ""),
        child("ntm", "tw"),
        child("ntm", "dp"),
        child("gnbv", "tw"),
        child("gnbv", "dp"),
        indicator("kh", "Level", &sum("NotAdditive"), "only_measure: Plan"),
        indicator("keo_dai", "Level", &sum("NotAdditive"), "only_measure: Plan"),
        indicator("tam_ung", "Cumulative", &sum("Last"), ""),
        indicator("tl_gn", "Cumulative", rate, basis),
        indicator("thu", "Flow", "across_areas: Sum, across_periods: NotAdditive", ""),
        indicator("viec_moi", "Flow", &sum("Sum"), BROKEN),
        indicator("gn_moi", "Cumulative", &sum("Last"), BROKEN),
        indicator("thang", "Flow", &sum("Sum"), "formula: \"gn - previous(gn)\""),
    ]
    .concat();
    let table = |id: &str, measure: &str, head: &str, rows: &str| {
        format!("(indicator: \"{id}\", measure: {measure}, {head}, rows: {{{rows}}}),")
    };
    let months = "from: \"2018-01\", step: Month";
    let tables = [
        // Of 2018 January to April; b's second month is missing.
        table(
            "viec_lam",
            "Actual",
            "from: \"2017-01\", step: Month",
            "\"a\": \"1 2 3 4 5 6 7 8 9 10 11 12e 1 2 3 4\", \
             \"b\": \"1 1 1 1 1 1 1 1 1 1 1 1 10 _ 30 40\", \
             \"so\": \"x x x x x x x x x x x x 0 0 0 0\"",
        ),
        table(
            "dan_so",
            "Actual",
            "from: \"2017-11\", step: Month",
            "\"a\": \"100 110\", \"b\": \"200 210\", \"so\": \"x x\"",
        ),
        table("gn_ntm_tw", "Actual", months, "\"a\": \"1 3\", \"b\": \"2 4\", \"so\": \"0 0\""),
        table("gn_ntm_dp", "Actual", months, "\"a\": \"1 3\", \"b\": \"2 4\", \"so\": \"0 0\""),
        table("gn_gnbv_tw", "Actual", months, "\"a\": \"2 6\", \"b\": \"4 8\", \"so\": \"0 1\""),
        table("gn_gnbv_dp", "Actual", months, "\"a\": \"0 0\", \"b\": \"0 0\", \"so\": \"0 0\""),
        table(
            "kh",
            "Plan",
            "from: \"2018\", step: Year, document: \"giao\"",
            "\"a\": \"20\", \"b\": \"40\", \"so\": \"10\"",
        ),
        // Only b's plan was revised.
        table("kh", "Plan", "from: \"2018\", step: Year, document: \"sua\"", "\"b\": \"50\""),
        table(
            "keo_dai",
            "Plan",
            "from: \"2018\", step: Year, document: \"giao\"",
            "\"a\": \"4\", \"b\": \"0\", \"so\": \"x\"",
        ),
        table("tam_ung", "Actual", months, "\"a\": \"0 2\", \"b\": \"0 _\", \"so\": \"0 0\""),
        table("viec_moi", "Actual", months, "\"a\": \"1 2 3 4\""),
        table("gn_moi", "Actual", months, "\"a\": \"10 20 5 9\""),
        table("thu", "Actual", months, "\"a\": \"5 5 5 5 5 5 5 5 5 5 5 5\""),
    ]
    .concat();
    let text = format!(
        "(giaoban: 2, settings: (title: (vi: \"T\", en: \"T\")), sources: [\
         (id: \"giao\", title: (vi: \"Giao\", en: \"First\"), date: \"2017-12-20\"),\
         (id: \"sua\", title: (vi: \"Sửa\", en: \"Revised\"), date: \"2018-06-30\")],\
         areas: [(id: \"tinh\", kind: Province, name: (vi: \"Tỉnh\", en: \"Province\")),\
         (id: \"a\", parent: \"tinh\", kind: District, name: (vi: \"A\", en: \"A\")),\
         (id: \"b\", parent: \"tinh\", kind: District, name: (vi: \"B\", en: \"B\")),\
         (id: \"so\", parent: \"tinh\", kind: Departments, name: (vi: \"Sở\", en: \"Depts\"))],\
         programs: [(id: \"p\", name: (vi: \"P\", en: \"P\"), period: \"2016-2020\")],\
         topics: [(id: \"von\", program: \"p\", name: (vi: \"V\", en: \"V\")),\
         (id: \"xa-hoi\", program: \"p\", name: (vi: \"X\", en: \"X\"))],\
         dimensions: [(id: \"nguon\", name: (vi: \"Nguồn\", en: \"Source\"), members: [\
         (id: \"tw\", name: (vi: \"Trung ương\", en: \"Central\")),\
         (id: \"dp\", name: (vi: \"Địa phương\", en: \"Local\"))])],\
         indicators: [{indicators}], tables: [{tables}])"
    );
    read_project(&text).unwrap()
}

fn at(period: &str) -> Period {
    period.parse().unwrap()
}

fn through(project: &Project, id: &str, place: &str, period: &str, lens: Lens) -> Figure {
    figure_through(project, &id.into(), Measure::Actual, &place.into(), at(period), lens).unwrap()
}

fn read(id: &str, place: &str, period: &str, reading: TimeReading) -> Figure {
    through(&project(), id, place, period, Lens { reading, ..Lens::default() })
}

#[test]
fn years_quarters_and_times_to_date_follow_from_months() {
    use TimeReading::{Own, ToDate, Within};
    let (sum, last) = (Some(AcrossPeriods::Sum), Some(AcrossPeriods::Last));
    for (id, place, period, reading, expected, rule) in [
        // A flow: 1+2+3+4 = 10 to April; a year of twelve months: 78 and 12.
        ("viec_lam", "a", "2018-04", Own, Shown::Number(4.0), None),
        ("viec_lam", "a", "2018-04", ToDate, Shown::Number(10.0), sum),
        ("viec_lam", "a", "2017", Own, Shown::Number(78.0), sum),
        ("viec_lam", "a", "2017-Q2", Own, Shown::Number(15.0), sum),
        ("viec_lam", "a", "2017-H1", Own, Shown::Number(21.0), sum),
        ("viec_lam", "a", "2017-Q2", ToDate, Shown::Number(21.0), sum),
        ("viec_lam", "b", "2018-04", ToDate, Shown::NotReported, None),
        ("viec_lam", "so", "2017", Own, Shown::NotApplicable, None),
        ("viec_lam", "tinh", "2017", Own, Shown::Number(90.0), sum),
        // A level: December's; a month is what it is.
        ("dan_so", "a", "2017", Own, Shown::Number(110.0), last),
        ("dan_so", "tinh", "2017", Own, Shown::Number(320.0), last),
        ("dan_so", "a", "2017-11", ToDate, Shown::Number(100.0), None),
        ("dan_so", "a", "2017-Q3", Own, Shown::NotReported, None),
        // A cumulative figure: its own value to date; a month alone is a difference.
        ("gn_gnbv_tw", "a", "2018-02", ToDate, Shown::Number(6.0), None),
        ("gn_gnbv_tw", "a", "2018-02", Within, Shown::Number(4.0), sum),
        ("gn_gnbv_tw", "a", "2018-01", Within, Shown::Number(2.0), None),
        ("gn_gnbv_tw", "tinh", "2018-02", Within, Shown::Number(9.0), sum),
        // The parts' own differences: (3-1) + (3-1) + (6-2) + 0.
        ("gn", "a", "2018-02", Within, Shown::Number(8.0), sum),
        // A whole year of months that are no year's by the indicator's own rule.
        ("thu", "a", "2018", Own, Shown::NotReported, None),
    ] {
        let figure = read(id, place, period, reading);
        assert_eq!(figure.shown, expected, "{id} {place} {period} {reading:?}");
        assert_eq!(figure.across_periods, rule, "{id} {place} {period} {reading:?}");
    }
    // An estimate of December makes the year one.
    assert_eq!(read("viec_lam", "a", "2017", Own).status, Status::Estimate);
    // A month missing in b leaves the province at two of three units, and names the one.
    let province = read("viec_lam", "tinh", "2018-04", ToDate);
    assert_eq!(province.shown, Shown::Partial(10.0));
    assert_eq!((province.coverage.reported, province.coverage.expected), (2, 3));
    assert_eq!(province.missing, ["b".into()]);
}

/// The definition of both changed on 1 March 2018.
#[test]
fn nothing_is_added_across_a_change_of_definition_and_the_reason_is_said() {
    use TimeReading::{Own, ToDate, Within};
    for (id, period, reading, expected) in [
        ("viec_moi", "2018-02", ToDate, Some(3.0)),
        ("viec_moi", "2018-03", ToDate, None),
        ("viec_moi", "2018-03", Own, Some(3.0)),
        ("viec_moi", "2018-Q1", Own, None),
        ("gn_moi", "2018-02", Within, Some(10.0)),
        ("gn_moi", "2018-03", Within, None),
        ("gn_moi", "2018-04", Within, Some(4.0)),
        // The last month of the quarter is what the quarter has come to.
        ("gn_moi", "2018-Q1", Own, Some(5.0)),
    ] {
        let figure = read(id, "a", period, reading);
        assert_eq!(figure.number(), expected, "{id} {period} {reading:?}");
        let reason = figure.reason.map(|reason| reason.vi).unwrap_or_default();
        let said = "các kỳ không cộng được, vì đổi chuẩn từ 1/3/2018 (Cũ → Mới)";
        assert_eq!(reason, if expected.is_none() { said } else { "" }, "{id} {period} {reading:?}");
    }
}

/// Of a formula that has no result nobody is to be rung up: it says why.
#[test]
fn what_a_formula_lacks_is_its_result_and_no_unit() {
    use TimeReading::Own;
    assert_eq!(read("thang", "a", "2018-02", Own).shown, Shown::Number(8.0));
    for (place, period, reason) in [
        ("a", "2018-01", "gn, 12 tháng 2017: lũy kế tính lại từ đầu năm"),
        ("tinh", "2018-03", "gn, 3 tháng 2018: chưa có số liệu"),
    ] {
        let found = read("thang", place, period, Own);
        assert_eq!((found.shown, &found.missing), (Shown::NotReported, &vec![]));
        assert_eq!((found.coverage.reported, found.coverage.expected), (0, 1));
        let said = found.reason.unwrap().vi;
        assert!(said.starts_with(reason), "{said}");
    }
}

#[test]
fn a_rate_of_one_month_is_that_of_its_own_money() {
    // (14-4)... by hand: disbursed in February alone a: 12-4 = 8, b: 16-8 = 8, departments 1-0 = 1,
    // over 20 + 50 + 10.
    let rate = read("tl_gn", "tinh", "2018-02", TimeReading::Within);
    assert_eq!(rate.parts, Some((17.0, 80.0)));
    assert_eq!(rate.shown, Shown::Number(21.25));
}

#[test]
fn a_plan_is_read_as_assigned_at_first_or_as_of_now() {
    let project = project();
    let planned = |version| {
        let lens = Lens { plan: version, ..Lens::default() };
        let whole =
            figure_through(&project, &"kh".into(), Measure::Plan, &"tinh".into(), at("2018"), lens);
        whole.unwrap().number()
    };
    assert_eq!(planned(PlanVersion::FirstAssigned), Some(70.0));
    assert_eq!(planned(PlanVersion::Current), Some(80.0));
}

#[test]
fn a_disbursement_rate_says_what_it_divides_by_and_switches_in_one_place() {
    use PlanVersion::{Current, FirstAssigned};
    let project = project();
    let rate = |place, plan, carried_over, advances| {
        let basis = CapitalBasis { plan, carried_over, advances };
        through(&project, "tl_gn", place, "2018-02", Lens { basis, ..Lens::default() })
    };
    // Disbursed to February: a 12, b 16, departments 1.
    for (place, plan, carried_over, advances, parts) in [
        ("a", Current, false, true, Some((12.0, 20.0))),
        ("b", Current, false, true, Some((16.0, 50.0))),
        ("b", FirstAssigned, false, true, Some((16.0, 40.0))),
        ("a", Current, true, true, Some((12.0, 24.0))),
        ("a", Current, false, false, Some((10.0, 20.0))),
        // What does not apply adds nothing; what is not known leaves the rate unknown.
        ("so", Current, true, true, Some((1.0, 10.0))),
        ("b", Current, false, false, None),
        ("tinh", Current, false, true, Some((29.0, 80.0))),
        ("tinh", FirstAssigned, true, true, Some((29.0, 74.0))),
    ] {
        let figure = rate(place, plan, carried_over, advances);
        assert_eq!(figure.parts, parts, "{place} {plan:?} {carried_over} {advances}");
        let percent = parts.map(|(one, two)| 100.0 * one / two);
        assert_eq!(figure.number(), percent, "{place} {plan:?} {carried_over} {advances}");
    }
    // Without the advances of b the province has two units of three, and shows no rate.
    let province = rate("tinh", Current, false, false);
    assert_eq!((province.shown, province.coverage.reported), (Shown::NotReported, 2));

    let basis = CapitalBasis { plan: FirstAssigned, carried_over: true, advances: true };
    let said = denominator(&project, &"tl_gn".into(), basis).unwrap();
    assert_eq!(said.indicator, IndicatorId::from("kh"));
    assert_eq!(said.plan, Some(FirstAssigned));
    assert_eq!((said.carried_over, said.advances), (Some(true), Some(true)));
    assert_eq!(denominator(&project, &"gn".into(), basis), None);
}

#[test]
fn a_whole_can_be_cut_along_every_dimension() {
    let project = project();
    let found = dimensions_of(&project, &"gn".into());
    assert_eq!(found, ["nguon".into(), "chuong_trinh".into()], "named ones first");
    assert_eq!(dimensions_of(&project, &"kh".into()), []);
    // The plan has no sources, so a rate of it cannot be cut.
    assert_eq!(dimensions_of(&project, &"tl_gn".into()), []);
    let slices = |place: &str, dimension: &str| {
        let cut = cut(
            &project,
            &"gn".into(),
            Measure::Actual,
            &place.into(),
            at("2018-02"),
            Lens::default(),
            &dimension.into(),
        );
        let cut = cut.unwrap();
        assert_eq!(cut.difference, Some(0.0));
        let slice = |slice: giaoban::analysis::Slice| {
            (slice.name.vi.clone(), slice.figure.number().unwrap())
        };
        cut.slices.into_iter().map(slice).collect::<Vec<_>>()
    };
    let of = |list: &[(&str, f64)]| -> Vec<(String, f64)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
    };
    assert_eq!(slices("a", "nguon"), of(&[("Trung ương", 9.0), ("Địa phương", 3.0)]));
    assert_eq!(slices("a", "chuong_trinh"), of(&[("ntm", 6.0), ("gnbv", 6.0)]));
    assert_eq!(slices("tinh", "nguon"), of(&[("Trung ương", 22.0), ("Địa phương", 7.0)]));
}

fn explained(id: &str, place: &str, period: &str) -> Explanation {
    let (project, lens) = (project(), Lens::default());
    explain(&project, &id.into(), Measure::Actual, &place.into(), at(period), lens).unwrap()
}

/// What an explanation says, one line a term.
fn said(explanation: &Explanation) -> Vec<String> {
    let term = |term: &giaoban::analysis::Term| {
        let Figure { indicator, place, period, .. } = &term.figure;
        format!("{:?} {indicator} {place} {period} {:?}", term.role, term.figure.number())
    };
    explanation.terms.iter().map(term).collect()
}

#[test]
fn every_figure_can_be_taken_apart() {
    let rate = explained("tl_gn", "tinh", "2018-02");
    assert_eq!(rate.how, How::FromRatio { numerator: 29.0, denominator: 80.0, scale: 100.0 });
    assert_eq!(
        said(&rate),
        ["Numerator gn tinh 2018-02 Some(29.0)", "Denominator kh tinh 2018 Some(80.0)"]
    );
    let total = explained("gn", "tinh", "2018-02");
    assert_eq!(total.how, How::FromUnits(Rule::Sum));
    assert_eq!(
        said(&total),
        [
            "Unit gn a 2018-02 Some(12.0)",
            "Unit gn b 2018-02 Some(16.0)",
            "Unit gn so 2018-02 Some(1.0)"
        ]
    );
    let unit = explained("gn", "a", "2018-02");
    assert_eq!(unit.how, How::FromParts);
    assert_eq!(unit.terms.len(), 4);
    assert!(unit.terms.iter().all(|term| term.role == Role::Part));
    let cell = explained("gn_ntm_tw", "a", "2018-02");
    let How::Entered(entry) = cell.how else { panic!("{cell:?}") };
    assert_eq!((entry.number, entry.status), (3.0, Status::Final));
    let year = explained("viec_lam", "a", "2017");
    assert_eq!(year.how, How::FromPeriods(AcrossPeriods::Sum));
    assert_eq!(year.terms.len(), 12);
    let none = explained("thu", "b", "2018-01");
    assert_eq!((none.how, none.terms), (How::Unknown, Vec::new()));
}

/// Every figure of the sample, taken apart step by step, ends in cells that the file holds, and
/// each step's terms give the figure.
#[test]
fn the_samples_figures_lead_down_to_its_cells() {
    let project = sample();
    let mut steps = 0;
    let mut waiting = Vec::new();
    for indicator in project.indicators() {
        for place in project.areas().ids().chain(project.groups().ids()) {
            for period in ["2011-04", "2018", "2018-07", "2019", "2021-01"] {
                waiting.push((indicator.id.clone(), Measure::Actual, place.clone(), at(period)));
                waiting.push((indicator.id.clone(), Measure::Plan, place.clone(), at(period)));
            }
        }
    }
    while let Some((indicator, measure, place, period)) = waiting.pop() {
        let lens = Lens::of(&project);
        let found = explain(&project, &indicator, measure, &place, period, lens).unwrap();
        let Some(number) = found.figure.number() else { continue };
        let what = format!("{indicator} {place} {period}");
        steps += 1;
        let values = || found.terms.iter().filter_map(|term| term.figure.number());
        let made = match &found.how {
            How::Unknown => panic!("{what} has a number and no origin"),
            How::Entered(entry) => entry.number,
            How::FromRatio { numerator, denominator, scale } => scale * numerator / denominator,
            How::FromUnits(Rule::Sum) | How::FromParts | How::FromPeriods(AcrossPeriods::Sum) => {
                values().sum()
            }
            How::FromPeriods(_) => values().next_back().unwrap(),
            How::FromUnits(_) | How::FromFormula => number,
        };
        assert!((made - number).abs() < 1e-6 * number.abs().max(1.0), "{what}: {made} {number}");
        waiting.extend(found.terms.into_iter().map(|term| {
            let figure = term.figure;
            (figure.indicator, figure.measure, figure.place, figure.period)
        }));
    }
    assert!(steps > 500, "{steps}");
}

#[test]
fn completeness_counts_what_is_due_and_what_has_come() {
    let project = project();
    assert_eq!(reporting_units(&project), ["a".into(), "b".into(), "so".into()]);
    let of = |unit: &str, period: &str| {
        let found = completeness(&project, None, &[unit.into()], at(period))[0];
        (found.due, found.reported, found.not_final, found.degree())
    };
    // Due at a month: viec_lam, dan_so (until one month after its last), the four children of gn,
    // tam_ung, thu, viec_moi and gn_moi.
    assert_eq!(of("a", "2018-01"), (10, 9, 0, Degree::Some));
    assert_eq!(of("b", "2018-02"), (9, 4, 0, Degree::Some));
    // What does not apply is not due, nor what begins only in the month after.
    assert_eq!(of("so", "2017-12").3, Degree::NothingDue);
    // Plans are due at their year; the sums are not asked for.
    assert_eq!(of("a", "2018"), (2, 2, 0, Degree::All));
    let topic = completeness(&project, Some(&"von".into()), &["a".into()], at("2018-02"))[0];
    assert_eq!(topic, Completeness { due: 5, reported: 5, not_final: 0 });
    let estimated = completeness(&project, Some(&"xa-hoi".into()), &["a".into()], at("2017-12"))[0];
    assert_eq!((estimated.reported, estimated.not_final), (2, 1));
}

/// 10,36 → 8,34 against a plan of 8,86: 2,02 of 1,50 points; the meeting of 16-8-2018 quoted 8,86
/// and 23 for the mountain area.
#[test]
fn against_plan_says_gap_percent_and_whether_it_is_met() {
    let project = sample();
    let lens = Lens::of(&project);
    let rate = figure_through(
        &project,
        &"ty_le_ho_ngheo".into(),
        Measure::Actual,
        &"ninh-thuan".into(),
        at("2018"),
        lens,
    )
    .unwrap();
    let found = measured(&project, &rate, PlanVersion::Current).unwrap();
    assert!((found.gap.unwrap() + 0.52).abs() < 1e-9);
    assert!((found.percent.unwrap().percent - 134.666_666).abs() < 1e-3);
    assert_eq!((found.is_met, found.meets_floor), (Some(true), None));

    // "4 xã, tối thiểu 2" is not known to be met: nothing was reported.
    let communes = through(&project, "xa_ntm_nam", "ninh-hai", "2018", lens);
    let found = measured(&project, &communes, PlanVersion::Current).unwrap();
    assert_eq!((communes.number(), found.plan.number()), (Some(0.0), Some(1.0)));
    assert_eq!((found.gap, found.is_met), (Some(-1.0), Some(false)));

    // Beside "7 tháng" stands the year's plan.
    let rate = through(&project, "tl_gn", "ninh-thuan", "2018-07", lens);
    let plan = plan_of(&project, &rate, PlanVersion::Current).unwrap();
    assert_eq!((plan.number(), plan.period), (Some(100.0), at("2018")));
    assert!(rate.illustrative);
}
