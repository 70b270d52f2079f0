//! What a formula amounts to, whatever gives its figures; and whether its units agree.

mod check_units;
mod evaluate;
mod operand;
#[cfg(test)]
mod tests;
mod unit;
#[cfg(test)]
mod unit_tests;
mod words;

pub use check_units::{UnitError, UnitProblem, check_units};
pub use evaluate::{Evaluation, Leaf, evaluate};
pub use operand::{Missing, Operand, Reading};
pub use words::worked;
