//! Reading arguments: positional ones, and options with a value each.

use crate::{
    model::{Indicator, IndicatorId, Measure, Period, PlaceId, Project},
    text::{cli_messages::CliProblem, fold::fold, lang::Lang},
};

/// The arguments of one command.
#[derive(Debug, Default)]
pub(super) struct Arguments<'a> {
    pub positional: Vec<&'a str>,
    options: Vec<(&'static str, &'a str)>,
}

impl<'a> Arguments<'a> {
    /// Sorts arguments by what they are; `known` are the options the command has, with their
    /// dashes.
    pub fn read(args: &'a [String], known: &[&'static str]) -> Result<Self, CliProblem> {
        let mut read = Self::default();
        let mut rest = args.iter().map(String::as_str);
        while let Some(argument) = rest.next() {
            if !argument.starts_with("--") {
                read.positional.push(argument);
                continue;
            }
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (argument, None),
            };
            let Some(option) = known.iter().find(|known| **known == name) else {
                return Err(CliProblem::Unknown { argument: argument.to_owned() });
            };
            let Some(value) = value.or_else(|| rest.next()) else {
                return Err(CliProblem::NoValue { option: name.to_owned() });
            };
            read.options.push((option, value));
        }
        Ok(read)
    }

    /// The value of an option; of several the last.
    pub fn option(&self, name: &str) -> Option<&'a str> {
        self.options.iter().rev().find(|(option, _)| *option == name).map(|(_, value)| *value)
    }

    /// The positional arguments, if there are exactly as many as they are called here.
    pub fn exactly<const N: usize>(
        &self,
        names: [&'static str; N],
    ) -> Result<[&'a str; N], CliProblem> {
        if let Some(extra) = self.positional.get(N) {
            return Err(CliProblem::Unknown { argument: (*extra).to_owned() });
        }
        <[&'a str; N]>::try_from(self.positional.as_slice()).map_err(|_| CliProblem::Missing {
            what: names.get(self.positional.len()).copied().unwrap_or_default(),
        })
    }

    /// One of some words; the first if the option is not given.
    pub fn choice<T: Copy>(
        &self,
        option: &str,
        words: &'static str,
        choices: &[(&str, T)],
        default: T,
    ) -> Result<T, CliProblem> {
        let Some(value) = self.option(option) else { return Ok(default) };
        let chosen = choices.iter().find(|(word, _)| *word == value).map(|(_, choice)| *choice);
        chosen.ok_or_else(|| CliProblem::BadValue {
            option: option.to_owned(),
            value: value.to_owned(),
            choices: words,
        })
    }

    pub fn measure(&self) -> Result<Option<Measure>, CliProblem> {
        let choices = [
            ("actual", Some(Measure::Actual)),
            ("plan", Some(Measure::Plan)),
            ("estimate", Some(Measure::Estimate)),
        ];
        self.choice("--measure", "actual, plan, estimate", &choices, None)
    }

    pub fn lang(&self) -> Result<Lang, CliProblem> {
        let choices = [("vi", Lang::Vi), ("en", Lang::En)];
        self.choice("--lang", "vi, en", &choices, Lang::default())
    }
}

/// The language asked for, also where the other arguments are wrong.
pub(super) fn lang_of(args: &[String]) -> Lang {
    let after = args.iter().position(|argument| argument == "--lang").map(|at| at + 1);
    let joined = args.iter().find_map(|argument| argument.strip_prefix("--lang="));
    let code = after.and_then(|at| args.get(at)).map(String::as_str).or(joined);
    code.and_then(Lang::from_code).unwrap_or_default()
}

pub(super) fn find_indicator<'p>(
    project: &'p Project,
    id: &str,
) -> Result<&'p Indicator, CliProblem> {
    project.indicators().get(&IndicatorId::from(id)).ok_or_else(|| {
        let wanted = fold(id).replace('_', " ");
        let alike = project.indicators().iter().find(|indicator| {
            fold(&indicator.name.vi) == wanted
                || fold(&indicator.name.en) == wanted
                || indicator.id.as_str().replace('_', " ").contains(&wanted)
        });
        CliProblem::NoIndicator {
            id: id.to_owned(),
            similar: alike.map(|indicator| indicator.id.to_string()),
        }
    })
}

pub(super) fn find_place(project: &Project, id: &str) -> Result<PlaceId, CliProblem> {
    let place = PlaceId::from(id);
    if project.has_place(&place) {
        return Ok(place);
    }
    let wanted = fold(id);
    let area = project.areas().iter().find(|area| {
        fold(&area.name.vi) == wanted || area.aliases.iter().any(|alias| fold(alias) == wanted)
    });
    let group = project.groups().iter().find(|group| fold(&group.name.vi) == wanted);
    let similar =
        area.map(|area| area.id.to_string()).or_else(|| group.map(|group| group.id.to_string()));
    Err(CliProblem::NoPlace { id: id.to_owned(), similar })
}

pub(super) fn find_period(text: &str) -> Result<Period, CliProblem> {
    text.parse().map_err(|_| CliProblem::BadPeriod { text: text.to_owned() })
}
