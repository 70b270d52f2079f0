//! Reads the numbers out of the sentences of a report and traces each to its figures, by arithmetic of
//! its own.

use std::collections::BTreeSet;

use giaoban::{
    analysis::{
        compare::{CRITERIA_CLASSES, FigureKey},
        figure,
        narrative::{Derivation, Derived, Ground, Quoted, Statement},
        reported_units,
    },
    cli::{self, Output, Request},
    model::{
        CapitalBasis, Cell, Edit, Indicator, Measure, Object, Period, PlanVersion, Project,
        Settings, Status, Step, Transaction,
    },
    store::{SAMPLE_TEXT, sample},
    text::{lang::Lang, number::format_number, period::date_label},
};

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

/// The sample with jobs, loans and rates by month and district, plans of districts and of months, the
/// units' estimates, equal figures; none of it real.
pub fn busy_sample() -> Project {
    let mut project = sample();
    for line in BUSY.lines().filter(|line| !line.is_empty()) {
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
        apply(&mut project, edits);
    }
    project
}

/// Indicator, measure, period, figures; with p provisional, with e an estimate, x not applicable.
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
    if text == "x" {
        return Cell::NotApplicable;
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

/// One statement, to be traced.
pub struct Tracer<'a> {
    pub project: &'a Project,
    pub at: Period,
    pub statement: &'a Statement,
}

impl Tracer<'_> {
    /// How many numbers the sentence holds, all of which are traced; or what is wrong.
    pub fn check(&self, lang: Lang) -> Result<usize, String> {
        for derived in &self.statement.derived {
            let again = self.recomputed(derived)?;
            if (again - derived.value).abs() > 1e-6 * again.abs().max(1.0) {
                return Err(format!("{derived:?} is {again}"));
            }
        }
        let mut forms = BTreeSet::new();
        for quoted in &self.statement.figures {
            forms.extend(self.forms_of_figure(quoted, quoted.value, lang));
        }
        for derived in &self.statement.derived {
            forms.extend(self.forms_of_derived(derived, lang));
        }
        let years = self.years();
        let text = self.without_names_and_times(lang);
        let found = numbers(&text, lang);
        for number in &found {
            let is_year = number.len() == 4 && number.bytes().all(|digit| digit.is_ascii_digit());
            if is_year && years.contains(number) {
                continue;
            }
            if !forms.contains(number) {
                return Err(format!("{number} in “{text}” is none of {forms:?} nor {years:?}"));
            }
        }
        Ok(found.len())
    }

    /// The derived number by its definition.
    fn recomputed(&self, derived: &Derived) -> Result<f64, String> {
        let of = |at: usize| -> Result<f64, String> {
            let ground = derived.from.get(at).ok_or("a number too few")?;
            Ok(self.value(*ground))
        };
        let all = || derived.from.iter().map(|ground| self.value(*ground));
        Ok(match &derived.what {
            Derivation::Difference => of(0)? - of(1)?,
            Derivation::Sum => all().sum(),
            Derivation::PercentOf => 100.0 * of(0)? / of(1)?,
            Derivation::PartOf => of(0)? * of(1)? / 100.0,
            Derivation::Quotient => of(0)? / of(1)?,
            Derivation::PerMonth { months } => of(0)? / f64::from(*months),
            Derivation::StraightLine { months } => of(0)? * 12.0 / f64::from(*months),
            Derivation::LastYearsProfile => of(0)? * of(1)? / of(2)?,
            Derivation::AtMost => of(0)?.min(of(1)?),
            Derivation::Count => derived.from.len() as f64,
            Derivation::Floor => {
                let Some(Ground::Figure(at)) = derived.from.first() else {
                    return Err("a floor without a plan".to_owned());
                };
                let plan = &self.statement.figures[*at];
                let (measure, place) = (plan.measure, &plan.place);
                let plan = figure(self.project, &plan.indicator, measure, place, plan.period);
                plan.and_then(|plan| plan.floor).ok_or("no floor")?
            }
            Derivation::TimeGone { months } => 100.0 * f64::from(*months) / 12.0,
            Derivation::MonthsLeft { months } => 12.0 - f64::from(*months),
            Derivation::Reported(key) => self.home(key).coverage.reported as f64,
            Derivation::Expected(key) => self.home(key).coverage.expected as f64,
            Derivation::Unnamed { of, named } => {
                let home = self.home(of);
                let coverage =
                    reported_units(self.project, &of.indicator, of.measure, &of.place, of.period);
                let coverage = coverage.unwrap();
                let without = (coverage.expected - coverage.reported) as f64;
                let missing = if home.missing.len() > *named && derived.value < without {
                    home.missing.len() as f64
                } else {
                    without
                };
                missing - *named as f64
            }
            Derivation::ClassBound => {
                let is_bound = CRITERIA_CLASSES
                    .iter()
                    .any(|bound| *bound == derived.value || *bound - 1.0 == derived.value);
                if is_bound { derived.value } else { f64::NAN }
            }
        })
    }

    fn home(&self, key: &FigureKey) -> giaoban::analysis::Figure {
        figure(self.project, &key.indicator, key.measure, &key.place, key.period).unwrap()
    }

    fn value(&self, ground: Ground) -> f64 {
        match ground {
            Ground::Figure(at) => self.statement.figures[at].value,
            Ground::Derived(at) => self.statement.derived[at].value,
        }
    }

    fn indicator(&self, quoted: &Quoted) -> &Indicator {
        self.project.indicators().get(&quoted.indicator).unwrap()
    }

    /// How a value of a figure's indicator is written.
    fn forms_of_figure(&self, quoted: &Quoted, value: f64, lang: Lang) -> Vec<String> {
        let indicator = self.indicator(quoted);
        let write = |value: f64, decimals| format_number(lang, value, decimals);
        // Money is counted in triệu đồng and told in tỷ đồng.
        if indicator.unit.vi == "triệu đồng" {
            let billions = write(value / 1000.0, 1);
            let is_nothing = billions.bytes().all(|it| !it.is_ascii_digit() || it == b'0');
            return vec![if is_nothing { write(value, 0) } else { billions }];
        }
        vec![write(value, indicator.decimals)]
    }

    fn forms_of_derived(&self, derived: &Derived, lang: Lang) -> Vec<String> {
        let size = derived.value.abs();
        let write = |decimals| format_number(lang, size, decimals);
        match &derived.what {
            Derivation::PercentOf => {
                // A rate over some of the units is written like the rate.
                let decimals = self.project.indicators().get(&self.statement.indicator);
                let own = decimals.filter(|it| it.is_rate()).map(|it| write(it.decimals));
                std::iter::once(write(1)).chain(own).collect()
            }
            Derivation::TimeGone { .. } => vec![write(1)],
            Derivation::Quotient => vec![write(1), write(2)],
            Derivation::Count
            | Derivation::MonthsLeft { .. }
            | Derivation::Reported(_)
            | Derivation::Expected(_)
            | Derivation::Unnamed { .. }
            | Derivation::ClassBound => vec![write(0)],
            Derivation::Difference if self.is_of_percents(derived) => vec![write(1)],
            Derivation::PerMonth { .. } => {
                let Some(quoted) = self.first_figure(derived) else { return Vec::new() };
                let mut forms = self.forms_of_figure(quoted, size, lang);
                if size < 10.0 {
                    forms.push(write(self.indicator(quoted).decimals.max(1)));
                }
                forms
            }
            _ => {
                let Some(quoted) = self.first_figure(derived) else { return Vec::new() };
                self.forms_of_figure(quoted, size, lang)
            }
        }
    }

    fn is_of_percents(&self, derived: &Derived) -> bool {
        derived.from.iter().any(|ground| match ground {
            Ground::Derived(at) => matches!(
                self.statement.derived[*at].what,
                Derivation::PercentOf | Derivation::TimeGone { .. }
            ),
            Ground::Figure(_) => false,
        })
    }

    /// The figure in whose unit a derived number is.
    fn first_figure(&self, derived: &Derived) -> Option<&Quoted> {
        match derived.from.first()? {
            Ground::Figure(at) => self.statement.figures.get(*at),
            Ground::Derived(at) => self.first_figure(self.statement.derived.get(*at)?),
        }
    }

    /// The years that the sentence may name: its own, those of its figures, and the year before, which a
    /// refused comparison names.
    fn years(&self) -> BTreeSet<String> {
        let quoted = self.statement.figures.iter().map(|it| it.period);
        let periods: Vec<Period> = quoted.chain([self.at]).collect();
        let years = periods.iter().flat_map(|it| [it.first_year(), it.last_year()]);
        let mut years: BTreeSet<String> = years.map(|year| year.to_string()).collect();
        if self.statement.figures.is_empty() || self.statement.sentence.vi.contains("so sánh với")
        {
            years.insert((self.at.last_year() - 1).to_string());
        }
        years
    }

    /// The sentence without what is no figure though it has digits: names, days, months.
    fn without_names_and_times(&self, lang: Lang) -> String {
        let mut text = lang.pick(&self.statement.sentence).to_owned();
        let mut names: Vec<String> = Vec::new();
        for indicator in self.project.indicators() {
            names.push(lang.pick(&indicator.name).replace(": ", ", "));
            for found in &indicator.breaks {
                names.push(lang.pick(&found.before).to_owned());
                names.push(lang.pick(&found.after).to_owned());
                names.push(date_label(lang, found.on));
            }
        }
        names.extend(self.project.groups().iter().map(|it| lang.pick(&it.name).to_owned()));
        names.retain(|name| name.bytes().any(|it| it.is_ascii_digit()));
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        for name in names {
            let small: String = name
                .chars()
                .take(1)
                .flat_map(char::to_lowercase)
                .chain(name.chars().skip(1))
                .collect();
            text = text.replace(&name, "§").replace(&small, "§");
        }
        let mut periods: Vec<Period> =
            self.statement.figures.iter().map(|it| it.period).chain([self.at]).collect();
        periods.dedup();
        for period in periods {
            match (period.step(), lang) {
                (Step::Month, Lang::Vi) => {
                    let month = period.part_of_year();
                    text = text
                        .replace(&format!("tháng {month} năm"), "§ năm")
                        .replace(&format!("là tháng {month}:"), "§:");
                }
                (Step::Half, Lang::Vi) => {
                    text = text
                        .replace("6 tháng đầu năm", "§ năm")
                        .replace("6 tháng cuối năm", "§ năm")
                        .replace("tháng 6 năm", "§ năm");
                }
                (Step::Span(_), _) => {
                    let span = format!("{}-{}", period.first_year(), period.last_year());
                    text = text.replace(&span, "§");
                }
                _ => {}
            }
        }
        text
    }
}

/// The numbers of a text, as they are written in a language.
fn numbers(text: &str, lang: Lang) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let marks = [lang.decimal_mark(), lang.group_mark()];
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while is_digit(at)
            || (marks.contains(&letters[at.min(letters.len() - 1)]) && is_digit(at + 1))
        {
            at += 1;
        }
        found.push(letters[start..at].iter().collect());
    }
    found
}
