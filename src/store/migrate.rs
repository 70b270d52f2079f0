//! Which version a file is of, and older versions brought up to the present one.
//!
//! When the format changes: raise [`VERSION`] and leave the fixture of every version ever written in
//! `tests/fixtures/`. Parts that may be left out need nothing else (version 2: dimensions,
//! acknowledgements, formulas, the basis of rates; version 3: views; version 4: charts among them).
//! For any other change keep the old version's structs as they are, write one function from them to
//! the new ones, and add its line to [`read_version`]. Every version is read from the person's own
//! text, so that an error in an old file still points at its own line.

use super::{
    FileError, FileProblem,
    read::{self, File},
};

/// The version this program writes.
pub const VERSION: u32 = 4;

/// The version a text says it is of.
pub(super) fn version(text: &str) -> Result<u32, FileError> {
    let error = |at: &str, problem| FileError::at(text, text.len() - at.len(), problem);
    let mut rest = text;
    if skip_blank(rest).is_empty() {
        return Err(error(rest, FileProblem::Empty));
    }
    for expected in ["(", "giaoban", ":"] {
        rest = skip_blank(rest);
        match rest.strip_prefix(expected) {
            Some(after) => rest = after,
            None if expected.starts_with(rest) => return Err(error("", FileProblem::Truncated)),
            None => return Err(error(rest, FileProblem::NotAProject)),
        }
    }
    rest = skip_blank(rest);
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let version = rest.get(..end).unwrap_or_default();
    match version.parse::<u32>() {
        Ok(0) => Err(error(rest, FileProblem::NotAProject)),
        Ok(_) if end == rest.len() => Err(error("", FileProblem::Truncated)),
        Ok(version) if version > VERSION => Err(error(rest, FileProblem::Newer { version })),
        Ok(version) => Ok(version),
        Err(_) if rest.is_empty() => Err(error("", FileProblem::Truncated)),
        Err(_) => Err(error(rest, FileProblem::NotAProject)),
    }
}

/// Reads a text of any version that [`version`] lets through, and brings it up to the present one.
pub(super) fn read_version(version: u32, text: &str) -> Result<File<'_>, FileError> {
    match version {
        1..=4 => read::parse(text),
        _ => Err(FileError::at(text, 0, FileProblem::NotAProject)),
    }
}

/// The text without blanks and whole comments at its start.
fn skip_blank(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let after = if let Some(comment) = rest.strip_prefix("//") {
            comment.find('\n').and_then(|end| comment.get(end..))
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.find("*/").and_then(|end| comment.get(end + 2..))
        } else {
            return rest;
        };
        rest = after.unwrap_or_default();
    }
}
