//! Walks a formula: where each figure is read, and what follows from them.

use super::{Missing, Operand, Reading};
use crate::model::{
    IndicatorId, Measure, Period,
    formula::{Expression, Formula, Node, Operator, Reach},
};

/// What a formula amounts to, and from what.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    pub result: Operand,
    /// The column of the formula that left it without a number; none if there is one.
    pub because_of: Option<usize>,
    /// Every figure that was asked for, in the order of the text.
    pub leaves: Vec<Leaf>,
}

/// One figure that a formula stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The column in the formula's text where the indicator stands, from 1.
    pub at: usize,
    pub reading: Reading,
    pub operand: Operand,
}

impl Evaluation {
    /// The figure that left the formula without a number, if it was a figure and not an operation.
    #[must_use]
    pub fn culprit(&self) -> Option<&Leaf> {
        let is_it = |leaf: &&Leaf| {
            Some(leaf.at) == self.because_of && !matches!(leaf.operand, Operand::Number(_))
        };
        self.leaves.iter().find(is_it)
    }
}

/// What a formula amounts to at a period; `lookup` gives the figures.
///
/// - One missing figure makes the result missing, with the reason of the first one.
/// - Else one that is not applicable makes the result of `+ - * /` not applicable; `sum` leaves it
///   out, and is not applicable itself only if nothing is left.
/// - A division by zero, and a number that is not finite, are missing.
///
/// All figures are asked for even where one is missing already, so that the derivation is whole.
pub fn evaluate(
    formula: &Formula,
    asked: Period,
    lookup: impl FnMut(&Reading) -> Operand,
) -> Evaluation {
    let mut walk = Walk { asked, lookup, leaves: Vec::new() };
    let start = Place { measure: None, period: Some(asked), over_new_year: false };
    let found = walk.found(formula.expression(), start);
    let because_of = (!matches!(found.operand, Operand::Number(_))).then_some(found.at);
    Evaluation { result: found.operand, because_of, leaves: walk.leaves }
}

/// Where figures are read at this part of the formula.
#[derive(Clone, Copy)]
struct Place {
    measure: Option<Measure>,
    /// None where a function found no such period.
    period: Option<Period>,
    /// Whether `previous` went back over 1 January.
    over_new_year: bool,
}

/// What a part amounts to; `at` is where it begins, or if it has no number the column of the cause.
struct Found {
    operand: Operand,
    at: usize,
}

struct Walk<L> {
    asked: Period,
    lookup: L,
    leaves: Vec<Leaf>,
}

impl<L: FnMut(&Reading) -> Operand> Walk<L> {
    fn found(&mut self, expression: &Expression, place: Place) -> Found {
        let at = expression.at;
        match &expression.node {
            Node::Number(number) => Found { operand: Operand::of(*number), at },
            Node::Indicator(indicator) => Found { operand: self.read(indicator, at, place), at },
            Node::Negative(inside) => {
                let found = self.found(inside, place);
                match found.operand {
                    Operand::Number(number) => Found { operand: Operand::of(-number), at },
                    _ => found,
                }
            }
            Node::Read(reach, inside) => self.found(inside, place.moved(*reach)),
            Node::Chain(first, rest) => {
                let mut result = self.found(first, place);
                for (operator, operand) in rest {
                    let right = self.found(operand, place);
                    result = result.combined(*operator, right);
                }
                result.begun(at)
            }
            Node::Sum(arguments) => {
                let found = arguments.iter().map(|argument| self.found(argument, place));
                // Collected first: every figure is asked for, whatever the others are.
                let found: Vec<Found> = found.collect();
                sum(found)
                    .map_or(Found { operand: Operand::NotApplicable, at }, |sum| sum.begun(at))
            }
        }
    }

    fn read(&mut self, indicator: &IndicatorId, at: usize, place: Place) -> Operand {
        let Some(period) = place.period else { return Operand::Missing(Missing::NoPeriod) };
        let indicator = indicator.clone();
        let Place { measure, over_new_year, .. } = place;
        let reading = Reading { indicator, measure, period, asked: self.asked, over_new_year };
        let operand = match (self.lookup)(&reading) {
            Operand::Number(number) => Operand::of(number),
            nothing => nothing,
        };
        self.leaves.push(Leaf { at, reading, operand: operand.clone() });
        operand
    }
}

impl Place {
    fn moved(self, reach: Reach) -> Self {
        let period = match reach {
            Reach::Previous => self.period.and_then(Period::previous),
            Reach::SamePeriodLastYear => self.period.and_then(Period::same_period_last_year),
            Reach::Year => self.period.and_then(Period::year_of),
            Reach::Measure(measure) => return Self { measure: Some(measure), ..self },
        };
        let over_new_year = match reach {
            Reach::Previous => self.over_new_year || self.period.is_some_and(begins_year),
            Reach::Year => false,
            Reach::SamePeriodLastYear | Reach::Measure(_) => self.over_new_year,
        };
        Self { period, over_new_year, ..self }
    }
}

/// Whether it is the first of the parts of its year.
fn begins_year(period: Period) -> bool {
    period.step().per_year() > 1 && period.part_of_year() == 1
}

impl Found {
    /// A number follows from all of a part, which begins at a column.
    fn begun(self, at: usize) -> Self {
        if matches!(self.operand, Operand::Number(_)) { Self { at, ..self } } else { self }
    }

    fn combined(self, operator: Operator, right: Self) -> Self {
        match (&self.operand, &right.operand) {
            (Operand::Number(one), Operand::Number(two)) => {
                // What an operation makes impossible is because of its right side: the zero.
                Self { operand: Operand::combine(operator, *one, *two), at: right.at }
            }
            (Operand::Missing(_), _) => self,
            (_, Operand::Missing(_)) => right,
            (Operand::NotApplicable, _) => self,
            (_, Operand::NotApplicable) => right,
        }
    }
}

/// The sum of those that apply; `None` if none does.
fn sum(found: Vec<Found>) -> Option<Found> {
    let applies = |one: &Found| one.operand != Operand::NotApplicable;
    found.into_iter().filter(applies).reduce(|left, right| left.combined(Operator::Add, right))
}
