//! The command line: everything the program can do without its window.

mod args;
mod chart;
mod check;
mod completeness;
mod findings;
mod gallery;
mod gallery_examples;
mod help;
mod lookup;
mod picture;
mod project;
mod safety_picture;
mod set;
mod table;
mod tour;

pub use args::{Args, Failure, Output};

use std::{ffi::OsString, path::PathBuf};

use crate::text::lang::Lang;

/// What the arguments ask for.
#[derive(Debug)]
pub enum Request {
    /// Open the window, on a file if one is named.
    Window { file: Option<PathBuf>, lang: Option<Lang> },
    /// A command has run; the process ends with this code.
    Done(u8),
}

/// Runs the command that the arguments name, writing to `output`.
pub fn run(arguments: impl IntoIterator<Item = OsString>, output: &mut Output<'_>) -> Request {
    let mut args = match Args::parse(arguments) {
        Ok(args) => args,
        Err(failure) => return Request::Done(failure.report(output, Lang::default())),
    };
    let lang = args.lang;
    if args.wants_help {
        return Request::Done(help::help(&args, output));
    }
    if args.wants_version {
        return Request::Done(output.say(concat!("giaoban ", env!("CARGO_PKG_VERSION"))));
    }
    let command = args.positional(0).and_then(|word| word.to_str()).and_then(command);
    let Some(command) = command else {
        let file = args.take_first().map(PathBuf::from);
        if let Some(word) = file.as_deref().filter(|file| !file.exists()) {
            let word = word.display().to_string();
            let failure = Failure::new(
                [
                    &format!("Không có lệnh hay tệp “{word}”"),
                    &format!("There is no command or file “{word}”"),
                ],
                ["Xem giaoban --help", "See giaoban --help"],
            );
            return Request::Done(failure.report(output, lang.unwrap_or_default()));
        }
        return match args.nothing_left() {
            Ok(()) => Request::Window { file, lang },
            Err(failure) => Request::Done(failure.report(output, lang.unwrap_or_default())),
        };
    };
    args.take_first();
    let code = command(&mut args, output)
        .unwrap_or_else(|failure| failure.report(output, lang.unwrap_or_default()));
    Request::Done(code)
}

type Command = fn(&mut Args, &mut Output<'_>) -> Result<u8, Failure>;

fn command(word: &str) -> Option<Command> {
    Some(match word {
        "sample" => project::sample,
        "synth" => project::synth,
        "table" => table::run,
        "check" => check::run,
        "findings" => findings::run,
        "chart" => chart::run,
        "gallery" => gallery::gallery,
        "set" => set::run,
        "shot" => picture::shot,
        "tour" => tour::tour,
        _ => return None,
    })
}
