//! `giaoban findings FILE --period 2018-07`: the sentences of a draft report.

use std::path::PathBuf;

use serde::Serialize;

use super::{
    args::{Args, Failure, Output},
    lookup::{choice, failure, find_period, json_array, measure_code, open},
};
use crate::{
    analysis::narrative::{
        Derivation, Derived, Ground, Quoted, Statement, StatementKind, statements,
    },
    model::{Period, PlanVersion, Project},
    text::{cli_messages::CliProblem, lang::Lang, narrative_messages::no_statements},
};

/// `giaoban findings FILE --period 2018-07 [--format text|json]`
pub fn run(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.language();
    let file = PathBuf::from(args.need("FILE")?);
    let period = args.option("period")?;
    let is_json = choice(args, "format", &[("text", false), ("json", true)], false)?;
    args.nothing_left()?;
    let period = period.ok_or_else(|| failure(&CliProblem::Missing { option: "--period" }))?;
    let period = find_period(&period)?;
    let project = open(&file, lang)?;
    let found = statements(&project, period);
    let said = if is_json {
        as_json(&project, &found, lang)
    } else {
        as_text(&project, &found, period, lang)
    };
    Ok(output.say(&said))
}

#[derive(Serialize)]
struct StatementRow<'a> {
    topic: &'a str,
    topic_name: &'a str,
    indicator: &'a str,
    kind: &'static str,
    sentence: &'a str,
    figures: Vec<FigureRow<'a>>,
    derived: Vec<DerivedRow>,
}

#[derive(Serialize)]
struct FigureRow<'a> {
    indicator: &'a str,
    area: &'a str,
    period: String,
    measure: &'static str,
    /// Of a plan that is not the one of now.
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<&'static str>,
    value: f64,
}

/// A number that is no figure: how it follows, and from which of `figures` and `derived`.
#[derive(Serialize)]
struct DerivedRow {
    how: &'static str,
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<u8>,
    from: Vec<String>,
}

fn as_json(project: &Project, found: &[Statement], lang: Lang) -> String {
    let row = |statement: &Statement| -> String {
        let topic = project.topics().get(&statement.topic);
        let row = StatementRow {
            topic: statement.topic.as_str(),
            topic_name: topic.map_or("", |topic| lang.pick(&topic.name)),
            indicator: statement.indicator.as_str(),
            kind: kind_code(statement.kind),
            sentence: lang.pick(&statement.sentence),
            figures: statement.figures.iter().map(figure_row).collect(),
            derived: statement.derived.iter().map(derived_row).collect(),
        };
        // Texts and numbers only: nothing in it can fail to be written.
        serde_json::to_string(&row).unwrap_or_default()
    };
    json_array(found.iter().map(row))
}

fn figure_row(quoted: &Quoted) -> FigureRow<'_> {
    FigureRow {
        indicator: quoted.indicator.as_str(),
        area: quoted.place.as_str(),
        period: quoted.period.to_string(),
        measure: measure_code(quoted.measure),
        plan: (quoted.plan == PlanVersion::FirstAssigned).then_some("first_assigned"),
        value: quoted.value,
    }
}

fn derived_row(derived: &Derived) -> DerivedRow {
    let from = |ground: &Ground| match ground {
        Ground::Figure(at) => format!("figures/{at}"),
        Ground::Derived(at) => format!("derived/{at}"),
    };
    let (how, months) = match &derived.what {
        Derivation::Difference => ("difference", None),
        Derivation::Sum => ("sum", None),
        Derivation::PercentOf => ("percent_of", None),
        Derivation::PartOf => ("part_of", None),
        Derivation::Quotient => ("quotient", None),
        Derivation::PerMonth { months } => ("per_month", Some(*months)),
        Derivation::StraightLine { months } => ("straight_line", Some(*months)),
        Derivation::LastYearsProfile => ("last_years_profile", None),
        Derivation::AtMost => ("at_most", None),
        Derivation::Count => ("count", None),
        Derivation::Floor => ("floor", None),
        Derivation::TimeGone { months } => ("time_gone", Some(*months)),
        Derivation::MonthsLeft { months } => ("months_left", Some(*months)),
        Derivation::Reported(_) => ("units_reported", None),
        Derivation::Expected(_) => ("units_expected", None),
        Derivation::Unnamed { .. } => ("units_not_named", None),
        Derivation::ClassBound => ("class_bound", None),
    };
    DerivedRow { how, value: derived.value, months, from: derived.from.iter().map(from).collect() }
}

fn kind_code(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Verdict => "verdict",
        StatementKind::Change => "change",
        StatementKind::Pace => "pace",
        StatementKind::Required => "required",
        StatementKind::Parts => "parts",
        StatementKind::Ranking => "ranking",
        StatementKind::Laggards => "laggards",
        StatementKind::Concentration => "concentration",
        StatementKind::Distribution => "distribution",
        StatementKind::Yearly => "yearly",
        StatementKind::Group => "group",
        StatementKind::Estimate => "estimate",
        StatementKind::Forecast => "forecast",
        StatementKind::SomeUnits => "some_units",
        StatementKind::Missing => "missing",
    }
}

fn as_text(project: &Project, found: &[Statement], period: Period, lang: Lang) -> String {
    if found.is_empty() {
        return lang.pick(&no_statements(period)).to_owned();
    }
    let mut lines = Vec::new();
    let mut last = None;
    for statement in found {
        if last != Some(&statement.topic) {
            if last.is_some() {
                lines.push(String::new());
            }
            let topic = project.topics().get(&statement.topic);
            lines.push(topic.map_or("", |topic| lang.pick(&topic.name)).to_owned());
            last = Some(&statement.topic);
        }
        lines.push(format!("- {}", lang.pick(&statement.sentence)));
    }
    lines.join("\n")
}
