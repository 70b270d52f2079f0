//! What a formula asks for, what it may be given, and how two of those combine.

use crate::analysis::Coverage;
use crate::model::{IndicatorId, Measure, Name, Period, SeriesBreak, formula::Operator};
use crate::text::{formula_messages, lang::Lang};

/// A difference smaller than this part of its sides is nothing but the binary form of decimals:
/// 10,36 − 8,34 − 2,02 is 0 and nothing is divided by it. Sums of up to 10.000 tỷ đồng keep their
/// last đồng.
const NOTHING: f64 = 1e-14;

/// A figure that a formula asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub indicator: IndicatorId,
    /// The measure that the formula fixes (`actual(…)`); else the one the formula is asked at.
    pub measure: Option<Measure>,
    /// The period at which the figure is read.
    pub period: Period,
    /// The period of the formula itself, so that nothing is read across a series break.
    pub asked: Period,
    /// Whether `previous` went back over 1 January, where cumulative figures begin anew.
    pub over_new_year: bool,
}

/// A figure as a formula is given it, and what a formula amounts to.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// In the indicator's unit, unrounded.
    Number(f64),
    /// Không áp dụng.
    NotApplicable,
    Missing(Missing),
}

/// Why there is no figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// Chưa có số liệu.
    NotReported,
    /// Only some of the units have reported: a part is never reckoned with as the whole.
    Partial(Coverage),
    /// The definition changed between the period read and the period asked for (đổi chuẩn).
    Break(SeriesBreak),
    /// A cumulative figure begins anew on 1 January: it has no previous one.
    BegunAnew,
    /// There is no such period: a span of years has no same period last year.
    NoPeriod,
    /// Chia cho 0.
    DivisionByZero,
    /// The result is beyond every number that can be kept.
    NotFinite,
}

impl Missing {
    /// Why, in both languages; `figure` is what was to be read ("Tỷ lệ hộ nghèo năm 2017"), if it
    /// was a figure and not an operation.
    #[must_use]
    pub fn sentence(&self, figure: Option<&Name>) -> Name {
        let reason = match self {
            Self::NotReported => formula_messages::not_reported(),
            Self::Partial(coverage) => {
                let label = Name::new(&coverage.label(Lang::Vi), &coverage.label(Lang::En));
                formula_messages::partial(&label)
            }
            Self::Break(series_break) => formula_messages::across_break(series_break),
            Self::BegunAnew => formula_messages::begun_anew(),
            Self::NoPeriod => formula_messages::no_period(),
            Self::DivisionByZero => formula_messages::division_by_zero(),
            Self::NotFinite => formula_messages::not_finite(),
        };
        formula_messages::no_result(figure, &reason)
    }
}

impl Operand {
    /// A number; missing if it is not finite.
    pub(super) fn of(number: f64) -> Self {
        // Adding zero turns -0.0 into 0.0, so that nothing ever reads "-0".
        if number.is_finite() {
            Self::Number(number + 0.0)
        } else {
            Self::Missing(Missing::NotFinite)
        }
    }

    /// Two numbers combined.
    pub(super) fn combine(operator: Operator, left: f64, right: f64) -> Self {
        match operator {
            Operator::Add => Self::total(left, right),
            Operator::Subtract => Self::total(left, -right),
            Operator::Multiply => Self::of(left * right),
            Operator::Divide if right == 0.0 => Self::Missing(Missing::DivisionByZero),
            Operator::Divide => Self::of(left / right),
        }
    }

    fn total(left: f64, right: f64) -> Self {
        let total = left + right;
        let is_nothing = total.abs() <= NOTHING * left.abs().max(right.abs());
        Self::of(if is_nothing { 0.0 } else { total })
    }
}
