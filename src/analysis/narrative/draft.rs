//! A sentence in the making: no number goes into it without a note of where it comes from.

use super::{Derivation, Derived, Ground, Quoted, Statement, StatementKind, units::noun_of};
use crate::{
    analysis::{Coverage, Figure, ReportingUnit, compare::FigureKey},
    model::{AreaKind, Indicator, IndicatorId, Name, PlaceId, Project, Status},
    text::{lang::Lang, narrative_messages as words},
};

/// How many are named when there are more of them: all when three or fewer, else the first three and
/// "và n địa phương khác".
pub(super) const NAMED_MOST: usize = 3;

/// The figures and numbers of one statement.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub project: &'a Project,
    figures: Vec<Quoted>,
    derived: Vec<Derived>,
    is_illustrative: bool,
    /// The least firm status among its figures that no word of the sentence says yet.
    status: Status,
}

/// A number as it is told.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub ground: Ground,
    pub value: f64,
    /// With its unit, in both languages.
    pub text: Name,
}

impl<'a> Draft<'a> {
    pub fn new(project: &'a Project) -> Self {
        Self {
            project,
            figures: Vec::new(),
            derived: Vec::new(),
            is_illustrative: false,
            status: Status::Final,
        }
    }

    /// A figure as it is shown; none where there is none.
    pub fn quote(&mut self, figure: &Figure) -> Option<Told> {
        let told = self.quote_with_status_said(figure)?;
        self.status = self.status.max(figure.status);
        Some(told)
    }

    /// The same where the words beside it say its status ("ước", "khoảng").
    pub fn quote_with_status_said(&mut self, figure: &Figure) -> Option<Told> {
        let value = figure.number()?;
        self.is_illustrative |= figure.illustrative;
        let quoted = Quoted {
            indicator: figure.indicator.clone(),
            place: figure.place.clone(),
            measure: figure.measure,
            period: figure.period,
            plan: figure.lens.plan,
            value,
        };
        let known = self.figures.iter().position(|known| *known == quoted);
        let at = known.unwrap_or(self.figures.len());
        if known.is_none() {
            self.figures.push(quoted);
        }
        let text = self.amount(&figure.indicator, value);
        Some(Told { ground: Ground::Figure(at), value, text })
    }

    /// A number that follows from others.
    pub fn derive(&mut self, what: Derivation, value: f64, from: &[&Told], text: Name) -> Told {
        let from = from.iter().map(|told| told.ground).collect();
        let derived = Derived { what, value, from };
        let known = self.derived.iter().position(|known| *known == derived);
        let at = known.unwrap_or(self.derived.len());
        if known.is_none() {
            self.derived.push(derived);
        }
        Told { ground: Ground::Derived(at), value, text }
    }

    /// The first less the second, told as the size of the difference.
    pub fn difference(&mut self, indicator: &Indicator, one: &Told, other: &Told) -> Told {
        let value = one.value - other.value;
        let text = size(indicator, value);
        self.derive(Derivation::Difference, value, &[one, other], text)
    }

    /// A part in percent of a whole.
    pub fn percent(&mut self, value: f64, part: &Told, whole: &Told) -> Told {
        self.derive(Derivation::PercentOf, value, &[part, whole], words::percent(value))
    }

    /// "7/8 đơn vị".
    pub fn coverage(&mut self, figure: &Figure, coverage: Coverage) -> Name {
        let key = FigureKey::of(figure);
        let text = said(coverage);
        let (reported, expected) = (coverage.reported as f64, coverage.expected as f64);
        self.derive(Derivation::Reported(key.clone()), reported, &[], text.clone());
        self.derive(Derivation::Expected(key), expected, &[], text.clone());
        text
    }

    /// The same of a part that is no indicator of its own: the units are counted by their figures.
    pub fn coverage_by_count(
        &mut self,
        units: &[Figure],
        whole: &Figure,
        coverage: Coverage,
    ) -> Option<Name> {
        let text = said(coverage);
        let told = units.iter().map(|it| self.quote(it)).collect::<Option<Vec<Told>>>()?;
        let (reported, expected) = (coverage.reported as f64, coverage.expected as f64);
        let from: Vec<&Told> = told.iter().collect();
        self.derive(Derivation::Count, reported, &from, text.clone());
        self.derive(Derivation::Expected(FigureKey::of(whole)), expected, &[], text.clone());
        Some(text)
    }

    /// "7/47 xã": communes by their figures.
    pub fn coverage_of_communes(&mut self, whole: &Figure, told: &[Told], all: usize) -> Name {
        let unit = Some(ReportingUnit::Kind(AreaKind::RuralCommune));
        let text = said(Coverage { reported: told.len(), expected: all, unit });
        let from: Vec<&Told> = told.iter().collect();
        self.derive(Derivation::Count, told.len() as f64, &from, text.clone());
        self.derive(Derivation::Expected(FigureKey::of(whole)), all as f64, &[], text.clone());
        text
    }

    /// Units without a figure by their names: all when three or fewer, else three and how many more.
    pub fn without_figure(&mut self, figure: &Figure, places: &[PlaceId]) -> Option<Name> {
        let unit = noun_of(self.project, places);
        let all: Vec<Name> = places.iter().map(|place| self.name(place)).collect();
        let first = all.get(..NAMED_MOST).filter(|_| all.len() > NAMED_MOST);
        match first {
            None if all.is_empty() => None,
            None => Some(words::list(&all)),
            Some(first) => {
                let count = all.len() - NAMED_MOST;
                let text = words::others(first, count, unit);
                let what = Derivation::Unnamed { of: FigureKey::of(figure), named: NAMED_MOST };
                Some(self.derive(what, count as f64, &[], text).text)
            }
        }
    }

    /// The amount in the indicator's unit.
    pub fn amount(&self, indicator: &IndicatorId, value: f64) -> Name {
        match self.project.indicators().get(indicator) {
            Some(known) => words::amount(&known.unit, known.decimals, value),
            None => words::amount(&Name::default(), 0, value),
        }
    }

    pub fn name(&self, place: &PlaceId) -> Name {
        self.project.place_name(place).cloned().unwrap_or_else(|| Name::same(place.as_str()))
    }

    /// A plan with its floor, and with "khoảng" where it is only inferred.
    pub fn plan(&mut self, plan: &Figure) -> Option<(Told, Name)> {
        let told = self.quote_with_status_said(plan)?;
        let floor = plan.floor.map(|floor| {
            let text = self.amount(&plan.indicator, floor);
            self.derive(Derivation::Floor, floor, &[&told], text).text
        });
        let is_about = plan.status == Status::Estimate;
        if !is_about {
            self.status = self.status.max(plan.status);
        }
        let text = words::planned(&told.text, floor.as_ref(), is_about);
        Some((told, text))
    }

    /// The finished statement.
    pub fn finish(self, indicator: &Indicator, kind: StatementKind, said: &Name) -> Statement {
        let noted = words::with_note(said, self.is_illustrative, self.status);
        Statement {
            topic: indicator.topic.clone(),
            indicator: indicator.id.clone(),
            kind,
            sentence: words::sentence(&noted),
            figures: self.figures,
            derived: self.derived,
        }
    }
}

/// "7/8 đơn vị".
fn said(coverage: Coverage) -> Name {
    Name { vi: coverage.label(Lang::Vi), en: coverage.label(Lang::En) }
}

/// The size of a difference in the indicator's unit, or in points.
fn size(indicator: &Indicator, value: f64) -> Name {
    words::difference(&indicator.unit, indicator.decimals, indicator.in_points(), value)
}
