//! Arguments in, lines out: shared by all commands.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    io::Write,
    path::{Path, PathBuf},
};

use crate::text::lang::Lang;

/// Where a command writes.
pub struct Output<'a> {
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
}

impl std::fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Output")
    }
}

impl Output<'_> {
    /// Writes a line and gives the exit code of success. A reader that has gone away (`| head`) is
    /// not an error.
    pub fn say(&mut self, line: &str) -> u8 {
        let _ = writeln!(self.out, "{line}");
        0
    }

    /// Writes a line that is for the person, not for what reads the answer.
    pub fn note(&mut self, line: &str) {
        let _ = writeln!(self.err, "{line}");
    }
}

/// Why a command could not run: what, what to do, and the path it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Vietnamese, then English.
    pub what: Box<[String; 2]>,
    pub what_to_do: Box<[String; 2]>,
    pub path: Option<PathBuf>,
    pub code: u8,
}

impl Failure {
    /// A failure with exit code 2.
    #[must_use]
    pub fn new(what: [&str; 2], what_to_do: [&str; 2]) -> Self {
        Self {
            what: Box::new(what.map(str::to_owned)),
            what_to_do: Box::new(what_to_do.map(str::to_owned)),
            path: None,
            code: 2,
        }
    }

    /// A sentence that already says everything, in the language it was made for.
    #[must_use]
    pub fn sentence(sentence: String) -> Self {
        Self {
            what: Box::new([sentence.clone(), sentence]),
            what_to_do: Box::default(),
            path: None,
            code: 2,
        }
    }

    /// With the path it is about.
    #[must_use]
    pub fn at(mut self, path: &Path) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// Writes one line what, one line what to do, the path last; gives the exit code.
    pub fn report(&self, output: &mut Output<'_>, lang: Lang) -> u8 {
        let pick = |texts: &[String; 2]| {
            let [vi, en] = texts;
            if lang == Lang::Vi { vi.clone() } else { en.clone() }
        };
        let _ = writeln!(output.err, "{}", pick(&self.what));
        let what_to_do = pick(&self.what_to_do);
        if !what_to_do.is_empty() {
            let _ = writeln!(output.err, "{what_to_do}");
        }
        if let Some(path) = &self.path {
            let _ = writeln!(output.err, "{}", path.display());
        }
        self.code
    }
}

/// The arguments of one call: words in order, and `--name value` pairs.
#[derive(Debug, Default)]
pub struct Args {
    words: Vec<OsString>,
    options: BTreeMap<String, OsString>,
    pub lang: Option<Lang>,
    pub wants_help: bool,
    pub wants_version: bool,
}

/// Options without a value.
const FLAGS: [&str; 1] = ["dry-run"];

impl Args {
    /// Splits the arguments; what each command does not know it refuses itself.
    ///
    /// # Errors
    /// An option without its value, given twice, or an unknown language.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, Failure> {
        use lexopt::Arg::{Long, Short, Value};
        let mut parser = lexopt::Parser::from_args(arguments);
        let mut args = Self::default();
        let wrong = |error: &lexopt::Error| {
            let said = error.to_string();
            Failure::new(
                [&format!("Tham số không đúng: {said}"), &format!("Wrong arguments: {said}")],
                ["Xem giaoban --help", "See giaoban --help"],
            )
        };
        while let Some(argument) = parser.next().map_err(|error| wrong(&error))? {
            match argument {
                Short('h') | Long("help") => args.wants_help = true,
                Short('V') | Long("version") => args.wants_version = true,
                Long(name) => {
                    let name = name.to_owned();
                    let value = if FLAGS.contains(&name.as_str()) {
                        OsString::new()
                    } else {
                        parser.value().map_err(|error| wrong(&error))?
                    };
                    args.add_option(&name, value)?;
                }
                Short(digit) if digit.is_ascii_digit() => {
                    // A negative figure, not an option: `set … -1.6`.
                    let mut word = OsString::from(format!("-{digit}"));
                    word.push(parser.optional_value().unwrap_or_default());
                    args.words.push(word);
                }
                Short(letter) => {
                    return Err(unknown(&format!("-{letter}")));
                }
                Value(word) => args.words.push(word),
            }
        }
        Ok(args)
    }

    fn add_option(&mut self, name: &str, value: OsString) -> Result<(), Failure> {
        if name == "lang" {
            let known = value.to_str().and_then(Lang::from_code);
            self.lang = Some(known.ok_or_else(|| {
                Failure::new(
                    ["Không có ngôn ngữ này", "No such language"],
                    ["Dùng --lang vi hoặc --lang en", "Use --lang vi or --lang en"],
                )
            })?);
            return Ok(());
        }
        if self.options.insert(name.to_owned(), value).is_some() {
            return Err(Failure::new(
                [&format!("--{name} được ghi hai lần"), &format!("--{name} is given twice")],
                ["Chỉ ghi một lần", "Give it once"],
            ));
        }
        Ok(())
    }

    /// The language to answer in.
    #[must_use]
    pub fn language(&self) -> Lang {
        self.lang.unwrap_or_default()
    }

    /// A word by its place, not taken.
    #[must_use]
    pub fn positional(&self, at: usize) -> Option<&OsStr> {
        self.words.get(at).map(OsString::as_os_str)
    }

    /// Takes the first word that is left.
    pub fn take_first(&mut self) -> Option<OsString> {
        (!self.words.is_empty()).then(|| self.words.remove(0))
    }

    /// Takes the next word, which the command needs; `name` says what it is: `FILE`.
    ///
    /// # Errors
    /// If there is none.
    pub fn need(&mut self, name: &str) -> Result<OsString, Failure> {
        self.take_first().ok_or_else(|| {
            Failure::new(
                [&format!("Thiếu {name}"), &format!("{name} is missing")],
                ["Xem giaoban --help", "See giaoban --help"],
            )
        })
    }

    /// Takes the next word as UTF-8 text.
    ///
    /// # Errors
    /// If there is none, or it is not UTF-8.
    pub fn need_text(&mut self, name: &str) -> Result<String, Failure> {
        self.need(name)?.into_string().map_err(|_| not_text(name))
    }

    /// Takes an option's value, if it was given.
    ///
    /// # Errors
    /// If it is not UTF-8.
    pub fn option(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let value = self.options.remove(name);
        value.map(|value| value.into_string().map_err(|_| not_text(name))).transpose()
    }

    /// Takes an option's value and reads it.
    ///
    /// # Errors
    /// If it cannot be read; `example` shows one that can.
    pub fn parsed<T: std::str::FromStr>(
        &mut self,
        name: &str,
        example: &str,
    ) -> Result<Option<T>, Failure> {
        let Some(text) = self.option(name)? else { return Ok(None) };
        text.parse().map(Some).map_err(|_| wrong_value(name, &text, example))
    }

    /// Refuses what no command has taken.
    ///
    /// # Errors
    /// Names the first of it.
    pub fn nothing_left(&self) -> Result<(), Failure> {
        if let Some(name) = self.options.keys().next() {
            return Err(unknown(&format!("--{name}")));
        }
        match self.words.first() {
            Some(word) => Err(unknown(&word.to_string_lossy())),
            None => Ok(()),
        }
    }
}

/// An option's value that cannot be read.
#[must_use]
pub fn wrong_value(name: &str, value: &str, example: &str) -> Failure {
    Failure::new(
        [&format!("--{name} không nhận “{value}”"), &format!("--{name} does not take “{value}”")],
        [&format!("Ví dụ: --{name} {example}"), &format!("For example: --{name} {example}")],
    )
}

fn unknown(word: &str) -> Failure {
    Failure::new(
        [&format!("Không hiểu “{word}”"), &format!("“{word}” is not understood")],
        ["Xem giaoban --help", "See giaoban --help"],
    )
}

fn not_text(name: &str) -> Failure {
    Failure::new(
        [&format!("{name} không phải là chữ UTF-8"), &format!("{name} is not UTF-8 text")],
        ["Gõ lại", "Type it again"],
    )
}
