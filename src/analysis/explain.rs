//! How a figure came about, one step at a time down to the cells.

use super::{
    Figure, Lens, Origin, Rule, Shown, TimeReading,
    across_periods::{break_within, finer_periods, to_date},
    breakdown::parts_of,
    by_formula::by_formula,
    derive::figure_through,
    series::{operand_measure, operand_period},
};
use crate::model::{
    AcrossAreas, AcrossPeriods, Cell, CellKey, Date, Indicator, IndicatorKind, Measure, Operand,
    Period, PlaceId, Project, Rival, SourceId, Status,
};

/// A figure and the step that led to it (căn cứ của số liệu).
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub figure: Figure,
    pub how: How,
    /// What it was made of, in the order in which it is said; each can be explained in turn.
    pub terms: Vec<Term>,
}

/// The step that led to a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// There is no figure.
    Unknown,
    /// Entered at this very place and period.
    Entered(Entry),
    /// Sum, weighted mean or maximum of the units.
    FromUnits(Rule),
    /// Numerator and denominator of the same units; `scale` is 100 for a percentage.
    FromRatio { numerator: f64, denominator: f64, scale: f64 },
    /// Sum of the children of a breakdown.
    FromParts,
    /// Other periods added up, the last of them, or a difference of two.
    FromPeriods(AcrossPeriods),
    /// By the indicator's own formula.
    FromFormula,
}

/// What stands in a cell, and beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: CellKey,
    pub number: f64,
    pub status: Status,
    pub source: Option<SourceId>,
    pub as_of: Option<Date>,
    pub note: String,
    pub rivals: Vec<Rival>,
}

/// One figure that another is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub role: Role,
    pub figure: Figure,
}

/// What a term is to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Unit,
    Numerator,
    Denominator,
    /// Added to the denominator by the capital basis.
    CarriedOver,
    /// Taken from the numerator by the capital basis.
    Advances,
    /// What the units of a weighted mean are weighted by, over all of them.
    Weight,
    Part,
    /// Another period that is added.
    Period,
    /// Another period that is taken away.
    PeriodBefore,
    /// Read by a formula.
    Operand,
}

/// Explains a figure by one step; none for ids that the project lacks.
#[must_use]
pub fn explain(
    project: &Project,
    indicator: &crate::model::IndicatorId,
    measure: Measure,
    place: &PlaceId,
    period: Period,
    lens: Lens,
) -> Option<Explanation> {
    let figure = figure_through(project, indicator, measure, place, period, lens)?;
    let indicator = project.indicators().get(&figure.indicator)?;
    let explainer = Explainer { project, indicator, figure: &figure };
    let (how, terms) = match figure.origin {
        Origin::None if figure.rule == Rule::Formula => (How::Unknown, explainer.operands()),
        // A figure over some of the units is explained by those it has.
        Origin::None if figure.partial.is_none() => (How::Unknown, Vec::new()),
        Origin::Stated => (explainer.entry().map_or(How::Unknown, How::Entered), Vec::new()),
        Origin::None | Origin::Computed => explainer.computed(),
    };
    Some(Explanation { figure, how, terms })
}

/// What is entered at an address and beside it; none where nothing is.
#[must_use]
pub fn entry(project: &Project, key: &CellKey) -> Option<Entry> {
    let Cell::Value { number, status } = project.cell(key) else { return None };
    let detail = project.details().get(key);
    Some(Entry {
        key: key.clone(),
        number,
        status,
        source: project.source_of(key).map(|source| source.id.clone()),
        as_of: project.as_of(key),
        note: detail.map(|detail| detail.note.clone()).unwrap_or_default(),
        rivals: detail.map(|detail| detail.rivals.clone()).unwrap_or_default(),
    })
}

struct Explainer<'a> {
    project: &'a Project,
    indicator: &'a Indicator,
    figure: &'a Figure,
}

impl Explainer<'_> {
    fn entry(&self) -> Option<Entry> {
        entry(self.project, self.figure.inputs.first()?)
    }

    fn computed(&self) -> (How, Vec<Term>) {
        match (&self.indicator.across_areas, self.figure.rule) {
            (_, Rule::Formula) => (How::FromFormula, self.operands()),
            (_, Rule::SumOfParts) => (How::FromParts, self.parts()),
            (AcrossAreas::RatioOfSums { numerator, denominator, scale }, _)
                if let Some((one, two)) = self.figure.parts =>
            {
                let how = How::FromRatio { numerator: one, denominator: two, scale: *scale };
                (how, self.sides(numerator, denominator))
            }
            (_, rule) => {
                let mut terms = self.units();
                if terms.is_empty() {
                    return self.periods();
                }
                terms.extend(self.weight());
                (How::FromUnits(rule), terms)
            }
        }
    }

    /// The areas directly inside that give something, or are to.
    fn units(&self) -> Vec<Term> {
        let (project, place) = (self.project, &self.figure.place);
        if matches!(self.indicator.across_areas, AcrossAreas::NotAdditive) {
            return Vec::new();
        }
        let inside = match project.area_kind(place) {
            Some(_) => project.children(place),
            None => project.group_members(place),
        };
        let of = |unit: &PlaceId| {
            let figure =
                self.read(&self.figure.indicator, self.figure.measure, unit, self.figure.period)?;
            let is_due = figure.coverage.expected > 0 || figure.number().is_some();
            is_due.then_some(Term { role: Role::Unit, figure })
        };
        let units: Vec<Term> = inside.iter().filter_map(of).collect();
        // A unit that reports itself is not made up of the areas inside it.
        let rests_on_units = self.figure.inputs.iter().any(|input| input.place != *place);
        if rests_on_units { units } else { Vec::new() }
    }

    /// What the units of a weighted mean are weighted by.
    fn weight(&self) -> Option<Term> {
        let AcrossAreas::WeightedMean { weight } = &self.indicator.across_areas else {
            return None;
        };
        let Figure { place, period, .. } = self.figure;
        // Nobody plans the weights: those that are known count.
        let figure = self.read(weight, Measure::Actual, place, *period)?;
        Some(Term { role: Role::Weight, figure })
    }

    fn parts(&self) -> Vec<Term> {
        let Figure { measure, period, place, inputs, .. } = self.figure;
        let of = |child: &Indicator| {
            let figure = self.read(&child.id, *measure, place, *period)?;
            Some(Term { role: Role::Part, figure })
        };
        parts_of(self.project, self.indicator, inputs).into_iter().filter_map(of).collect()
    }

    fn sides(&self, numerator: &Operand, denominator: &Operand) -> Vec<Term> {
        let lens = self.figure.lens;
        let term = |role, indicator: &crate::model::IndicatorId, operand: &Operand| {
            let measure = operand_measure(operand, self.figure.measure);
            let period = operand_period(operand, self.figure.period);
            let plan = match operand.measure {
                crate::model::OperandMeasure::Always(Measure::Plan) => lens.basis.plan,
                _ => lens.plan,
            };
            let lens = Lens { plan, ..lens };
            let place = &self.figure.place;
            let figure = figure_through(self.project, indicator, measure, place, period, lens)?;
            Some(Term { role, figure })
        };
        let parts = self.indicator.basis.as_ref();
        let advances = parts.and_then(|parts| parts.advances.as_ref());
        let advances = advances.filter(|_| !lens.basis.advances);
        let carried = parts.and_then(|parts| parts.carried_over.as_ref());
        let carried = carried.filter(|_| lens.basis.carried_over);
        [
            term(Role::Numerator, &numerator.indicator, numerator),
            advances.and_then(|id| term(Role::Advances, id, numerator)),
            term(Role::Denominator, &denominator.indicator, denominator),
            carried.and_then(|id| term(Role::CarriedOver, id, denominator)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The figures that the formula reads.
    fn operands(&self) -> Vec<Term> {
        let Figure { measure, period, place, lens, .. } = self.figure;
        let Some(formula) = &self.indicator.formula else { return Vec::new() };
        let found = by_formula(self.project, formula, *measure, place, *period, *lens);
        found.operands.into_iter().map(|figure| Term { role: Role::Operand, figure }).collect()
    }

    /// The periods that make up the figure's own.
    fn periods(&self) -> (How, Vec<Term>) {
        let Figure { measure, period, place, .. } = self.figure;
        let (project, indicator) = (self.project, self.indicator);
        let of = |role| {
            move |period: Period| {
                let lens = Lens { reading: TimeReading::Own, ..self.figure.lens };
                let figure = figure_through(project, &indicator.id, *measure, place, period, lens)?;
                Some(Term { role, figure })
            }
        };
        let terms: Vec<Term> = match (self.figure.lens.reading, indicator.kind) {
            _ if break_within(project, indicator, *period, self.figure.lens).is_some() => {
                Vec::new()
            }
            (TimeReading::ToDate, IndicatorKind::Flow) => {
                to_date(*period).filter_map(of(Role::Period)).collect()
            }
            (TimeReading::Within, IndicatorKind::Cumulative) => {
                let this = Some(*period).into_iter().filter_map(of(Role::Period));
                let before = period.previous().into_iter().filter_map(of(Role::PeriodBefore));
                this.chain(before).collect()
            }
            _ => {
                let mut finer = finer_periods(project, indicator, *measure, *period).into_iter();
                let whole = |periods: Vec<Period>| {
                    let terms: Vec<Term> =
                        periods.into_iter().filter_map(of(Role::Period)).collect();
                    let is_known = |term: &Term| term.figure.shown != Shown::NotReported;
                    terms.iter().all(is_known).then_some(terms)
                };
                finer.find_map(whole).unwrap_or_default()
            }
        };
        let rule = self.figure.across_periods.unwrap_or(indicator.across_periods);
        if terms.is_empty() { (How::Unknown, terms) } else { (How::FromPeriods(rule), terms) }
    }

    fn read(
        &self,
        indicator: &crate::model::IndicatorId,
        measure: Measure,
        place: &PlaceId,
        period: Period,
    ) -> Option<Figure> {
        figure_through(self.project, indicator, measure, place, period, self.figure.lens)
    }
}
