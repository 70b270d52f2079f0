//! Promise: after any single edit the list of findings is what a fresh look would make it.

use proptest::prelude::*;

use super::{
    super::{Finding, Findings},
    INDICATORS, given,
};
use crate::{
    analysis::check_all,
    model::{Cell, CellKey, Edit, Measure, Project, Status, Transaction},
};

const PLACES: [&str; 9] = [
    "ninh-thuan",
    "phan-rang-thap-cham",
    "ninh-hai",
    "ninh-phuoc",
    "ninh-son",
    "bac-ai",
    "thuan-bac",
    "lam-son",
    "ba-huyen",
];

const PERIODS: [&str; 14] = [
    "2015", "2016", "2017", "2018", "2019", "2017-07", "2017-08", "2018-06", "2018-07", "2018-08",
    "2018-12", "2018-Q2", "2018-Q3", "2018-H1",
];

const NUMBERS: [f64; 12] =
    [0.0, -3.0, 12.5, 98.0, 100.0, 99.0, 9.8, 980.0, 1000.0, 10_000.0, 1_000_000.0, 1.234];

/// Figures of all kinds, with days and other sources beside some.
fn start() -> Project {
    let districts = ["phan-rang-thap-cham", "ninh-hai", "ninh-phuoc", "ninh-son", "bac-ai"];
    let mut rows = String::new();
    for (at, place) in districts.iter().enumerate() {
        rows += &format!(
            "ho_ngheo {place} 2017: 1000 980 {at}00
             tong_so_ho {place} 2017: 9800 9900 10000
             ty_le {place} 2017: 10.2 9.9 _
             bhyt {place} 2017: 98 99 9{at}
             viec_lam {place} 2018-01: 10 20 30 40 50 98 99
             viec_lam {place} 2017-01: 9 19 29 39 49 97 98
             plan@qd-dau-nam viec_lam {place} 2018: 100
             gn_tw {place} 2018-06: 980 1000 _
             gn_dp {place} 2018-06: 98 97 _
             tam_ung {place} 2018-06: 980 1000 98
             xa_ntm {place} 2018: 12
             xa_ntm {place} 2018-12: 1{at}
             so_lop {place} 2018: 27
             plan kh {place} 2018: 1080
             so_lop {place} 2018-Q1: 9 9 9
             tt_ns {place} 2018: 98\n"
        );
    }
    let given = given(&rows)
        .beside("ho_ngheo bac-ai 2018", "2018-11-26", None, "bao=1000")
        .beside("ho_ngheo ninh-son 2018", "2018-10-01", None, "")
        .beside("ho_ngheo ninh-hai 2017", "2016-10-01", None, "")
        .counted_to("bhyt bac-ai 2017", "2018-06-30");
    given.project()
}

/// Changes one cell; the key at which it was changed.
fn edit(project: &mut Project, which: (usize, usize, usize, usize), after: Cell) -> CellKey {
    let (indicator, measure, place, period) = which;
    let measure = [Measure::Actual, Measure::Actual, Measure::Plan, Measure::Estimate][measure];
    let [id, ..] = INDICATORS[indicator];
    let period = PERIODS[period].parse().unwrap();
    let key = project.current_key(&id.into(), measure, &PLACES[place].into(), period);
    let before = project.cell(&key);
    let transaction = Transaction {
        label: String::new(),
        author: String::new(),
        at: 0,
        reason: None,
        edits: vec![Edit::SetCell { key: key.clone(), before, after }],
    };
    project.apply(&transaction).unwrap();
    key
}

/// An address by places in the lists above: half of the time one at which much hangs together.
fn address() -> impl Strategy<Value = (usize, usize, usize, usize)> {
    let at = |id: &str| INDICATORS.iter().position(|[of, ..]| *of == id).unwrap();
    let of = |place: &str| PLACES.iter().position(|of| *of == place).unwrap();
    let (insured, poor, bac_ai) = (at("bhyt"), at("ho_ngheo"), of("bac-ai"));
    prop_oneof![
        (0..INDICATORS.len(), 0..4_usize, 0..PLACES.len(), 0..PERIODS.len()),
        // The insured of five districts in 2017, 2018 and 2019.
        (Just(insured), Just(0), 1..6_usize, 2..5_usize),
        // A figure that has a rival and a day.
        Just((poor, 0, bac_ai, 3)),
    ]
}

/// The first place at which two lists differ.
fn apart(updated: &[Finding], anew: &[Finding]) -> Option<String> {
    let longest = updated.len().max(anew.len());
    (0..longest).find(|at| updated.get(*at) != anew.get(*at)).map(|at| {
        let of = |list: &[Finding]| list.get(at).map(|f| (f.rule, f.severity, f.title.vi.clone()));
        format!("{at}: updated {:?}, anew {:?}", of(updated), of(anew))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn updating_is_the_same_as_looking_anew(
        edits in prop::collection::vec(
            (
                address(),
                0..NUMBERS.len() + 3,
                any::<bool>(),
            ),
            1..24,
        ),
    ) {
        let mut project = start();
        let mut findings = Findings::new(&project);
        prop_assert_eq!(apart(findings.all(), &check_all(&project)), None);
        for (which, number, is_estimate) in edits {
            let status = if is_estimate { Status::Estimate } else { Status::Final };
            let after = match NUMBERS.get(number) {
                Some(number) => Cell::Value { number: *number, status },
                None if number == NUMBERS.len() => Cell::NotApplicable,
                None => Cell::NotReported,
            };
            let key = edit(&mut project, which, after);
            findings.update(&project, &key);
            let apart = apart(findings.all(), &check_all(&project));
            prop_assert_eq!(apart, None, "{:?} {:?}", key, after);
        }
    }
}

/// The start has findings of many rules, so that an edit has something to change.
#[test]
fn what_is_edited_has_findings_of_many_rules() {
    let rules: std::collections::BTreeSet<_> =
        check_all(&start()).iter().map(|finding| finding.rule.0).collect();
    assert!(rules.len() >= 6, "{rules:?}");
}
