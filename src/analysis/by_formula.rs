//! Figures that follow from others by the indicator's own formula.

use super::{
    Figure, Lens, Shown, TimeReading,
    derive::figure_through,
    formula::{Evaluation, Leaf, Missing, Operand, Reading, evaluate},
};
use crate::model::{
    Formula, Indicator, IndicatorKind, Measure, Name, Period, PlaceId, Project, SourceId, Status,
};
use crate::text::{lang::Lang, period::period_label};

/// What a formula amounts to at one place and period, and the figures it read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ByFormula {
    pub evaluation: Evaluation,
    /// In the order of reading; each once.
    pub operands: Vec<Figure>,
}

impl ByFormula {
    /// The value, if there is one.
    pub fn number(&self) -> Option<f64> {
        match self.evaluation.result {
            Operand::Number(number) => Some(number),
            Operand::NotApplicable | Operand::Missing(_) => None,
        }
    }

    /// Why there is no value, in both languages.
    pub fn reason(&self, project: &Project) -> Option<Name> {
        let Operand::Missing(missing) = &self.evaluation.result else { return None };
        let figure = self.evaluation.culprit().and_then(|leaf| label(project, leaf));
        Some(missing.sentence(figure.as_ref()))
    }

    pub fn status(&self) -> Status {
        self.operands.iter().map(|figure| figure.status).max().unwrap_or_default()
    }

    pub fn is_illustrative(&self) -> bool {
        self.operands.iter().any(|figure| figure.illustrative)
    }

    pub fn sources(&self) -> Vec<SourceId> {
        let mut sources: Vec<SourceId> = Vec::new();
        for source in self.operands.iter().flat_map(|figure| &figure.sources) {
            if !sources.contains(source) {
                sources.push(source.clone());
            }
        }
        sources
    }
}

/// Works a formula out over the figures of a place: those of the level itself, never averages of
/// what is below it.
pub(super) fn by_formula(
    project: &Project,
    formula: &Formula,
    measure: Measure,
    place: &PlaceId,
    period: Period,
    lens: Lens,
) -> ByFormula {
    let lens = Lens { reading: TimeReading::Own, ..lens };
    let mut operands: Vec<Figure> = Vec::new();
    let evaluation = evaluate(formula, period, |reading| {
        let Some(indicator) = project.indicators().get(&reading.indicator) else {
            return Operand::Missing(Missing::NotReported);
        };
        if reading.over_new_year && indicator.kind == IndicatorKind::Cumulative {
            return Operand::Missing(Missing::BegunAnew);
        }
        if let Some(broken) = crossed(project, indicator, reading) {
            return Operand::Missing(Missing::Break(broken.clone()));
        }
        let wanted = reading.measure.unwrap_or(measure);
        let figure = figure_through(project, &indicator.id, wanted, place, reading.period, lens);
        let Some(figure) = figure else { return Operand::Missing(Missing::NotReported) };
        let operand = match figure.shown {
            Shown::Number(number) => Operand::Number(number),
            Shown::NotApplicable => Operand::NotApplicable,
            Shown::Partial(_) => Operand::Missing(Missing::Partial(figure.coverage)),
            Shown::NotReported => Operand::Missing(Missing::NotReported),
        };
        if !operands.contains(&figure) {
            operands.push(figure);
        }
        operand
    });
    ByFormula { evaluation, operands }
}

/// The change of definition between the period read and the formula's own.
fn crossed<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    reading: &Reading,
) -> Option<&'a crate::model::SeriesBreak> {
    let (read, asked) = (reading.period.last_day(), reading.asked.last_day());
    project.break_between(indicator, read.min(asked), read.max(asked))
}

/// "Tỷ lệ hộ nghèo, 2017".
fn label(project: &Project, leaf: &Leaf) -> Option<Name> {
    let indicator = project.indicators().get(&leaf.reading.indicator)?;
    let said = |lang: Lang| {
        let period = period_label(lang, leaf.reading.period, indicator.kind);
        format!("{}, {period}", lang.pick(&indicator.name))
    };
    Some(Name::new(&said(Lang::Vi), &said(Lang::En)))
}
