//! A problem in a file, with its place.

use super::{FileProblem, locate::line_and_column};
use crate::text::lang::Lang;

/// What is wrong in the text of a project, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub problem: FileProblem,
}

impl FileError {
    /// The error at a byte of the text.
    pub(super) fn at(text: &str, byte: usize, problem: FileProblem) -> Self {
        let (line, column) = line_and_column(text, byte);
        Self { line, column, problem }
    }

    /// The sentence for a person, with its place first: `12:34: "2o97" is not a figure: …`.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        format!("{}:{}: {}", self.line, self.column, self.problem.sentence(lang))
    }
}
