//! Whether the units of a formula agree, among one another and with its indicator's.

use super::unit::Unit;
use crate::model::{
    IndicatorId, Name,
    formula::{Expression, Formula, Node, Operator},
};
use crate::text::formula_messages;

/// Units of a formula that do not agree.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitError {
    /// The column in the formula's text where the part begins that does not fit, from 1.
    pub at: usize,
    pub problem: UnitProblem,
}

/// What does not agree.
#[derive(Clone, Debug, PartialEq)]
pub enum UnitProblem {
    /// There is no indicator with this id.
    UnknownIndicator(IndicatorId),
    /// These cannot be added up: hộ and xã.
    Unlike { left: Name, right: Name },
    /// These count the same in other sizes (triệu đồng, tỷ đồng). A figure in `left` times ten to
    /// the power of `exponent` would be one in `right`.
    Sizes { left: Name, right: Name, exponent: i32 },
    /// The result is not in the indicator's unit.
    Result { result: Name, own: Name },
    /// The result counts the same as the indicator in another size; times ten to the power of
    /// `exponent` it would be right.
    ResultSize { result: Name, own: Name, exponent: i32 },
}

impl UnitError {
    /// What is wrong and where, in both languages.
    #[must_use]
    pub fn sentence(&self) -> Name {
        let problem = match &self.problem {
            UnitProblem::UnknownIndicator(id) => formula_messages::unknown_indicator(id),
            UnitProblem::Unlike { left, right } => formula_messages::units_unlike(left, right),
            UnitProblem::Sizes { left, right, exponent } => {
                formula_messages::unit_sizes(left, right, *exponent)
            }
            UnitProblem::Result { result, own } => formula_messages::result_unit(result, own),
            UnitProblem::ResultSize { result, own, exponent } => {
                formula_messages::result_size(result, own, *exponent)
            }
        };
        formula_messages::located(self.at, &problem)
    }
}

/// Whether a formula is in the unit of its indicator (đơn vị tính); `unit_of` gives the units of
/// the indicators that the project has.
///
/// - `+ -` and `sum` take like units only; a bare number counts as a rate or a ratio (`100 - x`).
/// - `* /` make new units: tiêu chí / xã is "tiêu chí/xã", hộ / hộ a plain ratio.
/// - "%" and "điểm %" are alike. A ratio becomes "%" by `* 100`; hộ of a share in % by `/ 100`.
/// - đồng, nghìn, triệu and tỷ đồng are converted by `* 1000` and the like, never silently.
///
/// # Errors
/// The first place, from the left, where units do not agree.
pub fn check_units(
    formula: &Formula,
    own: &Name,
    unit_of: impl Fn(&IndicatorId) -> Option<Name>,
) -> Result<(), UnitError> {
    let expression = formula.expression();
    let wrong = |problem| Err(UnitError { at: expression.at, problem });
    let own_unit = Unit::of(own);
    let result = match counted(expression, &unit_of)? {
        Counted::Constant(_) if own_unit.is_plain() => return Ok(()),
        Counted::Constant(_) => {
            let result = formula_messages::bare_number();
            return wrong(UnitProblem::Result { result, own: own.clone() });
        }
        Counted::In(unit) => unit,
    };
    let called = || (result.called_beside(&own_unit), own.clone());
    match result.shared_with(&own_unit) {
        Ok(_) => Ok(()),
        Err(None) => {
            let (result, own) = called();
            wrong(UnitProblem::Result { result, own })
        }
        Err(Some(exponent)) => {
            let (result, own) = called();
            wrong(UnitProblem::ResultSize { result, own, exponent })
        }
    }
}

/// What a part of a formula is counted in.
enum Counted {
    /// A number written in the formula, or what follows from such numbers alone.
    Constant(f64),
    In(Unit),
}

fn counted(
    expression: &Expression,
    unit_of: &impl Fn(&IndicatorId) -> Option<Name>,
) -> Result<Counted, UnitError> {
    match &expression.node {
        Node::Number(number) => Ok(Counted::Constant(*number)),
        Node::Indicator(id) => {
            let problem = || UnitProblem::UnknownIndicator(id.clone());
            let wrong = || UnitError { at: expression.at, problem: problem() };
            unit_of(id).map(|name| Counted::In(Unit::of(&name))).ok_or_else(wrong)
        }
        Node::Negative(inside) => Ok(match counted(inside, unit_of)? {
            Counted::Constant(number) => Counted::Constant(-number),
            Counted::In(unit) => Counted::In(unit),
        }),
        Node::Read(_, inside) => counted(inside, unit_of),
        Node::Chain(first, rest) => {
            let mut left = counted(first, unit_of)?;
            for (operator, operand) in rest {
                let right = counted(operand, unit_of)?;
                left = combined(left, *operator, right)
                    .map_err(|problem| UnitError { at: operand.at, problem })?;
            }
            Ok(left)
        }
        Node::Sum(arguments) => {
            let mut sum = None;
            for argument in arguments {
                let right = counted(argument, unit_of)?;
                sum = Some(match sum {
                    None => right,
                    Some(left) => combined(left, Operator::Add, right)
                        .map_err(|problem| UnitError { at: argument.at, problem })?,
                });
            }
            Ok(sum.unwrap_or(Counted::Constant(0.0)))
        }
    }
}

fn combined(left: Counted, operator: Operator, right: Counted) -> Result<Counted, UnitProblem> {
    use Counted::{Constant, In};
    use Operator::{Add, Divide, Multiply, Subtract};
    match (left, operator, right) {
        (Constant(one), operator, Constant(two)) => Ok(Constant(match operator {
            Add => one + two,
            Subtract => one - two,
            Multiply => one * two,
            Divide => one / two,
        })),
        (Constant(constant), Multiply, In(unit)) | (In(unit), Multiply, Constant(constant)) => {
            Ok(In(unit.times_constant(constant)))
        }
        (In(unit), Divide, Constant(constant)) => Ok(In(unit.times_constant(1.0 / constant))),
        (Constant(constant), Divide, In(unit)) => Ok(In(unit.under_constant(constant))),
        (In(one), Multiply, In(two)) => Ok(In(one.times(&two, 1))),
        (In(one), Divide, In(two)) => Ok(In(one.times(&two, -1))),
        (Constant(_), Add | Subtract, In(unit)) | (In(unit), Add | Subtract, Constant(_))
            if unit.is_plain() =>
        {
            Ok(In(unit))
        }
        (Constant(_), Add | Subtract, In(unit)) => Err(UnitProblem::Unlike {
            left: formula_messages::bare_number(),
            right: unit.called_beside(&unit),
        }),
        (In(unit), Add | Subtract, Constant(_)) => Err(UnitProblem::Unlike {
            left: unit.called_beside(&unit),
            right: formula_messages::bare_number(),
        }),
        (In(one), Add | Subtract, In(two)) => one.shared_with(&two).map(In).map_err(|apart| {
            let (left, right) = (one.called_beside(&two), two.called_beside(&one));
            match apart {
                None => UnitProblem::Unlike { left, right },
                Some(exponent) => UnitProblem::Sizes { left, right, exponent },
            }
        }),
    }
}
