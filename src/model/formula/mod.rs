//! Formulas over indicators (công thức): read once, kept as the person wrote them.
//!
//! ```text
//! previous(actual(ty_le_ho_ngheo)) - ty_le_ho_ngheo
//! sum(ho_ngheo, ho_can_ngheo) / tong_so_ho * 100
//! ```
//! A formula is made of numbers (`0.5`), indicators by their ids, `+ - * /`, parentheses, `sum` of
//! its arguments, and functions that say where everything inside them is read: [`Reach`].

mod cycle;
mod error;
mod expression;
mod parse;
mod signs;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::IndicatorId;
pub use cycle::find_cycle;
pub use error::{FormulaError, FormulaErrorKind};
pub use expression::{Expression, Node, Operator, Reach};

/// A formula (công thức tính) of an indicator over others. In the file it is its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    text: String,
    expression: Expression,
}

impl Formula {
    /// The formula as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What the text says.
    #[must_use]
    pub fn expression(&self) -> &Expression {
        &self.expression
    }

    /// The indicators that it is made of, each once, in the order of first use.
    #[must_use]
    pub fn references(&self) -> Vec<&IndicatorId> {
        let mut found = Vec::new();
        self.expression.each_indicator(&mut |indicator| found.push(indicator));
        let mut seen = BTreeSet::new();
        found.retain(|indicator| seen.insert(*indicator));
        found
    }
}

impl FromStr for Formula {
    type Err = FormulaError;

    fn from_str(text: &str) -> Result<Self, FormulaError> {
        Ok(Self { text: text.to_owned(), expression: parse::parse(text)? })
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Formula {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Formula {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|error| de::Error::custom(format_args!("'{text}' is not a formula: {error}")))
    }
}
