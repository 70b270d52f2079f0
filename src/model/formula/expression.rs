//! What a formula says, as a tree.

use crate::model::{IndicatorId, Measure};

/// A part of a formula, with the place where it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// The column in the formula's text, in characters from 1.
    pub at: usize,
    pub node: Node,
}

/// The kinds of parts. The tree is never deeper than a small bound: a long row of terms is one
/// [`Node::Chain`], and nesting is limited where the text is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A finite number that is not negative.
    Number(f64),
    Indicator(IndicatorId),
    Negative(Box<Expression>),
    /// The first, then each other one applied from left to right; either sums or products.
    Chain(Box<Expression>, Vec<(Operator, Expression)>),
    /// The sum (tổng) of those arguments that apply; at least one argument.
    Sum(Vec<Expression>),
    /// The inside, read elsewhere.
    Read(Reach, Box<Expression>),
}

/// An operation of two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Where all that stands inside a function is read. Functions may stand in one another: they move
/// the period one after the other, from the outer to the inner; of two measures the inner counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// `previous`: at the period before (kỳ trước).
    Previous,
    /// `same_period_last_year`: at the same period a year before (cùng kỳ năm trước).
    SamePeriodLastYear,
    /// `year`: at the calendar year the period lies in (cả năm).
    Year,
    /// `actual`, `plan`, `estimate`: always this measure (thực hiện, kế hoạch, ước), not the one
    /// that is asked for.
    Measure(Measure),
}

impl Reach {
    /// Every one of them.
    pub const ALL: [Self; 6] = [
        Self::Previous,
        Self::SamePeriodLastYear,
        Self::Year,
        Self::Measure(Measure::Actual),
        Self::Measure(Measure::Plan),
        Self::Measure(Measure::Estimate),
    ];

    /// The function's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Previous => "previous",
            Self::SamePeriodLastYear => "same_period_last_year",
            Self::Year => "year",
            Self::Measure(Measure::Actual) => "actual",
            Self::Measure(Measure::Plan) => "plan",
            Self::Measure(Measure::Estimate) => "estimate",
        }
    }
}

impl Expression {
    /// Calls back with every indicator, in the order of the text.
    pub(super) fn each_indicator<'a>(&'a self, found: &mut impl FnMut(&'a IndicatorId)) {
        match &self.node {
            Node::Number(_) => {}
            Node::Indicator(indicator) => found(indicator),
            Node::Negative(inside) | Node::Read(_, inside) => inside.each_indicator(found),
            Node::Chain(first, rest) => {
                first.each_indicator(found);
                for (_, operand) in rest {
                    operand.each_indicator(found);
                }
            }
            Node::Sum(arguments) => {
                for argument in arguments {
                    argument.each_indicator(found);
                }
            }
        }
    }
}
