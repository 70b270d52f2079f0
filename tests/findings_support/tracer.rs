//! Reads the numbers out of a sentence and traces each to its figures, by arithmetic of its own.

use std::collections::BTreeSet;

use giaoban::{
    analysis::{
        Figure,
        compare::{CRITERIA_CLASSES, FigureKey},
        figure,
        narrative::{Derivation, Derived, Ground, Quoted, Statement},
        reported_units,
    },
    model::{Indicator, Period, Project, Step},
    text::{lang::Lang, number::format_number, period::date_label},
};

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
                    .any(|bound| [0.0, 1.0].contains(&(*bound - derived.value)));
                if is_bound { derived.value } else { f64::NAN }
            }
        })
    }

    fn home(&self, key: &FigureKey) -> Figure {
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

    /// How the size of a value of a figure's indicator is written.
    fn forms_of_figure(&self, quoted: &Quoted, value: f64, lang: Lang) -> Vec<String> {
        let indicator = self.indicator(quoted);
        let write = |value: f64, decimals| format_number(lang, value.abs(), decimals);
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
