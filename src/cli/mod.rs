//! The commands: the same work as the window's, for scripts and for machines without a display.
//!
//! Each command is a function over its arguments and two streams that gives the exit code.

pub mod check;
pub mod set;
pub mod table;

mod arguments;

use std::{io::Write, path::Path};

use crate::{
    model::{Measure, Name, Project},
    store,
    text::{cli_messages::CliProblem, lang::Lang},
};

use arguments::Arguments;

/// Everything went well.
pub const SUCCESS: u8 = 0;
/// The command was understood, but the answer is no: errors were found, or nothing was written.
pub const FAILURE: u8 = 1;
/// The command was not understood, or the file cannot be read.
pub const CANNOT: u8 = 2;

/// Why a command ends early.
enum Stop {
    /// What was wrong with the command, and the file it was about.
    Problem(CliProblem, u8, Option<String>),
    /// Ready lines for the error stream: what, what to do, the path.
    Said(String, u8),
}

impl From<CliProblem> for Stop {
    fn from(problem: CliProblem) -> Self {
        Self::Problem(problem, CANNOT, None)
    }
}

impl Stop {
    /// The same, said of a file.
    fn about(self, file: &str) -> Self {
        match self {
            Self::Problem(problem, code, None) => Self::Problem(problem, code, Some(file.into())),
            said => said,
        }
    }
}

/// The exit code of a command; says why it ended early, if it did.
fn finish(result: Result<u8, Stop>, err: &mut dyn Write, lang: Lang, usage: &str) -> u8 {
    let (text, code) = match result {
        Ok(code) => return code,
        Err(Stop::Said(text, code)) => (text, code),
        Err(Stop::Problem(problem, code, file)) => {
            let [what, to_do] = problem.lines(lang, usage);
            let file = file.map(|file| format!("\n{file}")).unwrap_or_default();
            (format!("{what}\n{to_do}{file}"), code)
        }
    };
    // Where even the error stream is closed there is nobody left to tell.
    let _ = writeln!(err, "{text}");
    code
}

fn open(path: &str, lang: Lang) -> Result<Project, Stop> {
    store::open(Path::new(path)).map_err(|error| Stop::Said(error.sentence(lang), CANNOT))
}

/// A name in the language of the command.
fn in_lang(name: &Name, lang: Lang) -> &str {
    match lang {
        Lang::Vi => &name.vi,
        Lang::En => &name.en,
    }
}

fn measure_code(measure: Measure) -> &'static str {
    match measure {
        Measure::Actual => "actual",
        Measure::Plan => "plan",
        Measure::Estimate => "estimate",
    }
}

/// Writes an answer; a reader that has gone away is not an error.
fn answer(out: &mut dyn Write, text: &str) {
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// A JSON array with one object on each line.
fn json_lines(rows: impl Iterator<Item = String>) -> String {
    let rows: Vec<String> = rows.map(|row| format!("  {row}")).collect();
    if rows.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", rows.join(",\n")) }
}
