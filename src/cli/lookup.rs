//! What several commands look up: the file, indicators, places, periods, measures.

use std::path::Path;

use super::args::{Args, Failure, wrong_value};
use crate::{
    model::{Indicator, IndicatorId, Measure, Period, PlaceId, Project},
    store,
    text::{cli_messages::CliProblem, fold::fold, lang::Lang},
};

/// The project of a file.
pub(super) fn open(path: &Path, lang: Lang) -> Result<Project, Failure> {
    store::open(path).map_err(|error| Failure::sentence(error.sentence(lang)))
}

/// What was wrong, as the commands report it.
pub(super) fn failure(problem: &CliProblem) -> Failure {
    let [what_vi, to_do_vi] = problem.lines(Lang::Vi);
    let [what_en, to_do_en] = problem.lines(Lang::En);
    Failure::new([&what_vi, &what_en], [&to_do_vi, &to_do_en])
}

/// One of some words, or the first of them if the option is not given.
pub(super) fn choice<T: Copy>(
    args: &mut Args,
    option: &str,
    choices: &[(&str, T)],
    default: T,
) -> Result<T, Failure> {
    let Some(value) = args.option(option)? else { return Ok(default) };
    let chosen = choices.iter().find(|(word, _)| *word == value).map(|(_, choice)| *choice);
    chosen.ok_or_else(|| {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        wrong_value(option, &value, &words.join(" | "))
    })
}

/// `--measure`, if it was given.
pub(super) fn measure(args: &mut Args) -> Result<Option<Measure>, Failure> {
    let choices = [
        ("actual", Some(Measure::Actual)),
        ("plan", Some(Measure::Plan)),
        ("estimate", Some(Measure::Estimate)),
    ];
    choice(args, "measure", &choices, None)
}

/// The word for a measure, as `--measure` takes it.
pub(super) fn measure_code(measure: Measure) -> &'static str {
    match measure {
        Measure::Actual => "actual",
        Measure::Plan => "plan",
        Measure::Estimate => "estimate",
    }
}

pub(super) fn find_indicator<'p>(project: &'p Project, id: &str) -> Result<&'p Indicator, Failure> {
    project.indicators().get(&IndicatorId::from(id)).ok_or_else(|| {
        let wanted = fold(id).replace('_', " ");
        let alike = project.indicators().iter().find(|indicator| {
            let code = indicator.id.as_str().replace('_', " ");
            let names = [&indicator.name.vi, &indicator.name.en];
            names.iter().any(|name| fold(name) == wanted)
                || (wanted.len() > 2 && code.contains(&wanted))
        });
        let similar = alike.map(|indicator| indicator.id.to_string());
        failure(&CliProblem::NoIndicator { id: id.to_owned(), similar })
    })
}

pub(super) fn find_place(project: &Project, id: &str) -> Result<PlaceId, Failure> {
    let place = PlaceId::from(id);
    if project.has_place(&place) {
        return Ok(place);
    }
    let wanted = fold(id);
    let area = project.areas().iter().find(|area| {
        fold(&area.name.vi) == wanted || area.aliases.iter().any(|alias| fold(alias) == wanted)
    });
    let group = project.groups().iter().find(|group| fold(&group.name.vi) == wanted);
    let similar = area.map(|area| &area.id).or_else(|| group.map(|group| &group.id));
    let similar = similar.map(ToString::to_string);
    Err(failure(&CliProblem::NoPlace { id: id.to_owned(), similar }))
}

pub(super) fn find_period(text: &str) -> Result<Period, Failure> {
    text.parse().map_err(|_| failure(&CliProblem::BadPeriod { text: text.to_owned() }))
}

/// A JSON array with one object on each line.
pub(super) fn json_array(rows: impl Iterator<Item = String>) -> String {
    let rows: Vec<String> = rows.map(|row| format!("  {row}")).collect();
    if rows.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", rows.join(",\n")) }
}
