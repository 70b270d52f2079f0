//! The projects that the sentences are tried on, and the command that gives them.

mod tracer;

use std::sync::{Arc, LazyLock};

use giaoban::{
    analysis::narrative::{Statement, statements},
    cli::{self, Output, Request},
    model::{
        CapitalBasis, Cell, Edit, Measure, Object, Period, PlanVersion, Project, Settings, Status,
        Transaction,
    },
    store::{SAMPLE_TEXT, sample},
};

pub use tracer::Tracer;

pub const UNITS: [&str; 9] = [
    "ninh-thuan",
    "phan-rang-thap-cham",
    "ninh-hai",
    "ninh-phuoc",
    "ninh-son",
    "bac-ai",
    "thuan-bac",
    "thuan-nam",
    "so-nganh",
];

/// Figures that are put to the test of odd values.
pub const CHANGED: [&str; 24] = [
    "ty_le_ho_ngheo actual 2018",
    "ty_le_ho_ngheo actual 2017",
    "ty_le_ho_ngheo plan 2018",
    "ho_ngheo actual 2018",
    "tong_so_ho actual 2018",
    "ho_can_ngheo actual 2018",
    "viec_lam_moi actual 2018-07",
    "viec_lam_moi actual 2017-07",
    "viec_lam_moi plan 2018",
    "viec_lam_moi estimate 2018",
    "gn_von_dt_ntm_nstw actual 2018-07",
    "gn_von_sn_gnbv_nstw actual 2018-07",
    "kh_von_dt_ntm_nstw plan 2018",
    "tl_gn plan 2018",
    "gn_von estimate 2018",
    "ho_vay_nhcsxh actual 2018-07",
    "mo_hinh_giam_ngheo plan 2018",
    "nuoc_sach actual 2018",
    "xa_ntm actual 2018-07",
    "so_xa actual 2018",
    "tong_tieu_chi actual 2018-07",
    "bhyt actual 2018",
    "thu_nhap_bq actual 2018",
    "thu_ngan_sach actual 2018",
];

/// What is said of a project at a period.
pub struct Case {
    pub name: &'static str,
    pub project: Arc<Project>,
    pub at: Period,
    pub statements: Vec<Statement>,
}

/// The sample at months, quarters, halves, years and spans with and without figures; by other bases of its
/// disbursement rates; and with every kind of figure filled in.
pub fn cases() -> &'static [Case] {
    static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let mut of_sample: Vec<String> = (1..=12)
            .flat_map(|month| [format!("2017-{month:02}"), format!("2018-{month:02}")])
            .collect();
        of_sample.extend((2009..=2025).map(|year| year.to_string()));
        of_sample.extend(
            [
                "2011-04",
                "2015-09",
                "2019-05",
                "2020-09",
                "2020-10",
                "2021-01",
                "2023-04",
                "2017-Q2",
                "2018-Q2",
                "2018-Q4",
                "2018-H1",
                "2018-H2",
                "2011-2015",
                "2016-2020",
                "2021-2025",
            ]
            .map(ToOwned::to_owned),
        );
        let some = ["2017", "2017-07", "2018-01", "2018-06", "2018-07", "2018", "2018-12"];
        let some: Vec<String> = some.map(ToOwned::to_owned).to_vec();
        let projects = [
            ("sample", sample(), of_sample),
            (
                "carried over, revised",
                revised(of_basis(true, true, PlanVersion::Current)),
                some.clone(),
            ),
            ("without advances", of_basis(false, false, PlanVersion::Current), some.clone()),
            (
                "first plan, revised since",
                revised(of_basis(true, false, PlanVersion::FirstAssigned)),
                some.clone(),
            ),
            ("busy", busy_sample(), some),
        ];
        let mut cases = Vec::new();
        for (name, project, periods) in projects {
            let project = Arc::new(project);
            for at in periods {
                let at = period(&at);
                let statements = statements(&project, at);
                cases.push(Case { name, project: Arc::clone(&project), at, statements });
            }
        }
        cases
    });
    &CASES
}

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

pub struct Answer {
    pub code: u8,
    pub out: String,
    pub err: String,
}

/// `giaoban findings …`.
pub fn run(args: &[&str]) -> Answer {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut output = Output { out: &mut out, err: &mut err };
    let words = std::iter::once("findings").chain(args.iter().copied());
    let request = cli::run(words.map(Into::into), &mut output);
    let Request::Done(code) = request else { panic!("{request:?}") };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Answer { code, out: text(out), err: text(err) }
}

/// The sample in a folder of its own.
pub fn sample_file() -> (tempfile::TempDir, String) {
    let folder = tempfile::Builder::new().prefix("Số liệu họp ").tempdir().unwrap();
    let path = folder.path().join("ninh thuận.ron");
    giaoban::store::save(&path, SAMPLE_TEXT).unwrap();
    let file = path.to_str().unwrap().to_owned();
    (folder, file)
}

/// The sample by another basis of its disbursement rates.
pub fn of_basis(carried_over: bool, advances: bool, plan: PlanVersion) -> Project {
    let mut project = sample();
    let before = project.settings().clone();
    let basis = CapitalBasis { plan, carried_over, advances };
    let after = Settings { capital_basis: basis, ..before.clone() };
    let boxed = |it| Some(Box::new(Object::Settings(it)));
    let put = Edit::Put { before: boxed(before), after: boxed(after) };
    apply(&mut project, vec![put]);
    project
}

/// A later decision on the capital of Bác Ái, so that the plan as of now is another than the first.
fn revised(mut project: Project) -> Project {
    let indicator = "kh_von_dt_ntm_nstw".into();
    let period = period("2018");
    let mut key = project.current_key(&indicator, Measure::Plan, &"bac-ai".into(), period);
    key.document = Some("hop-2018-08-16".into());
    let edit = Edit::SetCell { before: project.cell(&key), key, after: cell("20000") };
    apply(&mut project, vec![edit]);
    project
}

/// The sample with jobs, loans and rates by month and district, plans of districts and of months, the
/// units' estimates, equal figures; none of it real.
pub fn busy_sample() -> Project {
    let mut project = sample();
    for line in BUSY.lines().filter(|line| !line.is_empty()) {
        set(&mut project, line);
    }
    project
}

/// Sets the figures of a line: indicator, measure, period, `place=value`; p is provisional, e an estimate,
/// x not applicable, _ blank.
pub fn set(project: &mut Project, line: &str) {
    let mut words = line.split_whitespace();
    let (indicator, measure) = (words.next().unwrap(), words.next().unwrap());
    let measure = match measure {
        "plan" => Measure::Plan,
        "estimate" => Measure::Estimate,
        _ => Measure::Actual,
    };
    let period = words.next().unwrap().parse().unwrap();
    let mut edits = Vec::new();
    for pair in words {
        let (place, value) = pair.split_once('=').unwrap();
        let mut key = project.current_key(&indicator.into(), measure, &place.into(), period);
        if measure == Measure::Plan && key.document.is_none() {
            key.document = Some("minh-hoa".into());
        }
        edits.push(Edit::SetCell { before: project.cell(&key), key, after: cell(value) });
    }
    apply(project, edits);
}

/// The figures that are filled in.
const BUSY: &str = "
ty_le_ho_ngheo actual 2017 phan-rang-thap-cham=4 ninh-hai=5 thuan-bac=28 thuan-nam=10
ty_le_ho_ngheo actual 2018 phan-rang-thap-cham=4.2 ninh-hai=4.5 thuan-bac=25 thuan-nam=9 mien-nui=22.5
ty_le_ho_ngheo plan 2018 phan-rang-thap-cham=3.5 ninh-hai=4 thuan-bac=24 thuan-nam=9
ty_le_ho_ngheo estimate 2018 ninh-thuan=8.5
ty_le_can_ngheo actual 2017 ninh-thuan=9
ty_le_can_ngheo plan 2018 ninh-thuan=8.5
ho_ngheo_dtts actual 2017 ninh-thuan=9000
ho_ngheo_dtts actual 2018 ninh-thuan=9100e
ho_ngheo_dtts plan 2018 ninh-thuan=8000
ho_tai_ngheo actual 2018 ninh-thuan=60
ho_tai_ngheo plan 2018 ninh-thuan=50
viec_lam_moi actual 2017-07 phan-rang-thap-cham=900 ninh-hai=900 ninh-phuoc=900 ninh-son=900 bac-ai=900 thuan-bac=900 thuan-nam=900
viec_lam_moi actual 2017-12 phan-rang-thap-cham=2000 ninh-hai=2000 ninh-phuoc=2000 ninh-son=2000 bac-ai=2000 thuan-bac=2000 thuan-nam=2000
viec_lam_moi actual 2018-06 phan-rang-thap-cham=800 ninh-hai=800 ninh-phuoc=350 ninh-son=1500 bac-ai=250 thuan-bac=800
viec_lam_moi actual 2018-07 phan-rang-thap-cham=1000 ninh-hai=1000 ninh-phuoc=400 ninh-son=1900p bac-ai=300e thuan-bac=1000 thuan-nam=1000
viec_lam_moi plan 2018 phan-rang-thap-cham=2000 ninh-hai=2000 ninh-phuoc=2000 ninh-son=2000 bac-ai=2000 thuan-bac=2000 thuan-nam=2000
viec_lam_moi plan 2018-07 ninh-thuan=7000
viec_lam_moi estimate 2018 ninh-thuan=15000
gn_von estimate 2018 ninh-thuan=240000
ho_vay_nhcsxh actual 2017-07 phan-rang-thap-cham=900 ninh-hai=800 ninh-phuoc=700 bac-ai=500 thuan-bac=400 thuan-nam=300
ho_vay_nhcsxh actual 2018-07 phan-rang-thap-cham=900 ninh-hai=900 ninh-phuoc=900 ninh-son=900 bac-ai=900 thuan-bac=900 thuan-nam=x
mo_hinh_giam_ngheo actual 2018-07 phan-rang-thap-cham=1 ninh-hai=2 ninh-phuoc=2 ninh-son=2 bac-ai=7
mo_hinh_giam_ngheo plan 2018 ninh-thuan=25
xuat_khau_lao_dong actual 2018-07 ninh-thuan=25
nuoc_sach actual 2018 phan-rang-thap-cham=99 ninh-hai=97 ninh-phuoc=95 ninh-son=93 bac-ai=70
nuoc_hvs actual 2017 ninh-thuan=90
nuoc_hvs actual 2018 ninh-thuan=92
nuoc_hvs plan 2018 ninh-thuan=93
von_da_phan_bo actual 2018 ninh-thuan=45
";

fn cell(text: &str) -> Cell {
    match text {
        "x" => return Cell::NotApplicable,
        "_" => return Cell::NotReported,
        _ => {}
    }
    let status = match text.chars().last() {
        Some('p') => Status::Provisional,
        Some('e') => Status::Estimate,
        _ => Status::Final,
    };
    let number = text.trim_end_matches(['p', 'e']).parse().unwrap();
    Cell::Value { number, status }
}

fn apply(project: &mut Project, edits: Vec<Edit>) {
    let transaction =
        Transaction {
            label: "thử".to_owned(), author: String::new(), at: 0, reason: None, edits
        };
    project.apply(&transaction).unwrap();
}
