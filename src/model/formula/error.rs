//! What can be wrong with a formula's text, and where.

use std::{error, fmt};

/// Why a text is not a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// The column in the text, in characters from 1; one past the last where something is missing
    /// at the end.
    pub at: usize,
    pub kind: FormulaErrorKind,
}

/// What is wrong at that column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaErrorKind {
    /// There is nothing but blanks.
    Empty,
    /// A character that no formula has.
    Character(char),
    /// A word that cannot be an indicator's id, which has a-z, 0-9 and `_` only.
    Word(String),
    /// Digits that are no plain decimal number: `1.2.3`, `1e5`.
    Number(String),
    /// A number too large to be finite.
    NumberTooLarge,
    /// `0,5`: decimals stand after a point.
    DecimalComma,
    /// A number, an indicator, a function or a parenthesis must stand here.
    OperandMissing,
    /// Two operands stand side by side; an operator must stand here.
    OperatorMissing,
    /// A comma outside the arguments of `sum`.
    Comma,
    /// This opening parenthesis is never closed.
    Unclosed,
    /// This closing parenthesis was never opened.
    Unopened,
    /// No such function.
    UnknownFunction(String),
    /// A function's name without its parenthesis.
    FunctionAlone(&'static str),
    /// A function without arguments.
    NoArgument(&'static str),
    /// A second argument of a function that takes one.
    OneArgument(&'static str),
    /// Parentheses, functions and signs in one another, more deeply than anybody reads.
    TooDeep,
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.at, self.kind)
    }
}

impl error::Error for FormulaError {}

impl fmt::Display for FormulaErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "nothing is there"),
            Self::Character(found) => write!(f, "unexpected character '{found}'"),
            Self::Word(word) => write!(f, "'{word}' is not an indicator's id"),
            Self::Number(digits) => write!(f, "'{digits}' is not a plain decimal number"),
            Self::NumberTooLarge => write!(f, "the number is too large"),
            Self::DecimalComma => write!(f, "decimals stand after a point"),
            Self::OperandMissing => write!(f, "a number, an indicator or a function is missing"),
            Self::OperatorMissing => write!(f, "an operator is missing"),
            Self::Comma => write!(f, "unexpected comma"),
            Self::Unclosed => write!(f, "this parenthesis is not closed"),
            Self::Unopened => write!(f, "this parenthesis was not opened"),
            Self::UnknownFunction(name) => write!(f, "unknown function '{name}'"),
            Self::FunctionAlone(name) => write!(f, "'{name}' needs a parenthesis"),
            Self::NoArgument(name) => write!(f, "'{name}' has no argument"),
            Self::OneArgument(name) => write!(f, "'{name}' takes one argument"),
            Self::TooDeep => write!(f, "nested too deeply"),
        }
    }
}
