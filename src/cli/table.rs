//! `giaoban table FILE`: figures of indicators at areas, one row each.

use std::{collections::BTreeSet, path::PathBuf};

use serde::{Serialize, Serializer};

use super::{
    args::{Args, Failure, Output},
    lookup::{
        self, choice, find_indicator, find_period, find_place, json_array, measure_code, open,
    },
};
use crate::{
    analysis::{Figure, Origin, Rule, Shown, figure, percent_of_plan},
    model::{AreaKind, Indicator, Measure, Period, PlaceId, Project, Reporters, SourceId, Status},
    text::{
        cli_messages::{CliProblem, cli_texts},
        lang::Lang,
        number::{format_number, format_plain},
        period::period_label,
    },
};

#[derive(Clone, Copy)]
enum Format {
    Text,
    Csv,
    Json,
}

/// What the file is asked for.
struct Question {
    indicators: String,
    periods: Vec<Period>,
    measure: Measure,
    areas: Option<String>,
    format: Format,
}

/// `giaoban table FILE --indicator ID[,ID..] --period P[,P..] [--measure actual|plan|estimate]
/// [--areas districts|units|communes|groups|ID,..] [--format text|csv|json]`
pub fn run(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.language();
    let file = PathBuf::from(args.need("FILE")?);
    let formats = [("text", Format::Text), ("csv", Format::Csv), ("json", Format::Json)];
    let missing = |option| lookup::failure(&CliProblem::Missing { option });
    let mut question = Question {
        indicators: args.option("indicator")?.ok_or_else(|| missing("--indicator"))?,
        periods: Vec::new(),
        measure: lookup::measure(args)?.unwrap_or(Measure::Actual),
        areas: args.option("areas")?,
        format: choice(args, "format", &formats, Format::Text)?,
    };
    let periods = args.option("period")?.ok_or_else(|| missing("--period"))?;
    args.nothing_left()?;
    for period in list(&periods) {
        push_new(&mut question.periods, find_period(period)?);
    }
    for (option, given) in [("--indicator", &question.indicators), ("--period", &periods)] {
        if list(given).next().is_none() {
            return Err(missing(option));
        }
    }
    if question.areas.as_deref().is_some_and(|areas| list(areas).next().is_none()) {
        return Err(missing("--areas"));
    }
    let project = open(&file, lang)?;
    let text = answer(&project, &question, lang).map_err(|failure| failure.at(&file))?;
    Ok(output.say(&text))
}

fn answer(project: &Project, question: &Question, lang: Lang) -> Result<String, Failure> {
    let mut chosen: Vec<&Indicator> = Vec::new();
    for id in list(&question.indicators) {
        push_new(&mut chosen, find_indicator(project, id)?);
    }
    let default = if chosen.iter().any(|indicator| indicator.expected == Reporters::Units) {
        "province,units"
    } else {
        "province,districts"
    };
    let places = places(project, question.areas.as_deref().unwrap_or(default))?;

    let mut rows = Vec::new();
    for indicator in chosen {
        for place in &places {
            for period in &question.periods {
                let figure = figure(project, &indicator.id, question.measure, place, *period);
                let Some(figure) = figure else { continue };
                let percent_of_plan = percent_of_plan(project, &figure).map(|plan| plan.percent);
                rows.push(Line { indicator, figure, percent_of_plan });
            }
        }
    }
    Ok(match question.format {
        Format::Text => as_text(project, &rows, lang),
        Format::Csv => as_csv(project, &rows, lang),
        Format::Json => json_array(rows.iter().map(|line| {
            // Texts and finite numbers only: nothing in it can fail to be written.
            serde_json::to_string(&FigureRow::of(line, lang)).unwrap_or_default()
        })),
    })
}

/// One line of the answer.
struct Line<'p> {
    indicator: &'p Indicator,
    figure: Figure,
    percent_of_plan: Option<f64>,
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// The places asked for, each once.
fn places(project: &Project, wanted: &str) -> Result<Vec<PlaceId>, Failure> {
    let kinds = |accepts: fn(AreaKind) -> bool| -> Vec<PlaceId> {
        let areas = project.areas().iter().filter(|area| accepts(area.kind));
        areas.map(|area| area.id.clone()).collect()
    };
    let is_unit = |kind: AreaKind| kind.is_district() || kind == AreaKind::Departments;
    let mut places = Vec::new();
    for word in list(wanted) {
        places.extend(match word {
            "province" => kinds(|kind| kind == AreaKind::Province),
            "districts" => kinds(AreaKind::is_district),
            "units" => kinds(is_unit),
            "communes" => kinds(AreaKind::is_commune),
            "groups" => project.groups().ids().cloned().collect(),
            id => vec![find_place(project, id)?],
        });
    }
    let mut seen = BTreeSet::new();
    places.retain(|place| seen.insert(place.clone()));
    Ok(places)
}

#[derive(Serialize)]
struct FigureRow<'a> {
    indicator: &'a str,
    area: &'a str,
    period: String,
    measure: &'static str,
    value: Value,
    unit: &'a str,
    status: Option<&'static str>,
    rule: &'static str,
    reported: usize,
    expected: usize,
    stated: Value,
    computed: Value,
    /// What is known where units are missing; if it is the value, then only of those reported.
    partial: Value,
    origin: &'static str,
    illustrative: bool,
    percent_of_plan: Value,
    numerator: Value,
    denominator: Value,
    floor: Value,
    sources: Vec<&'a str>,
}

impl<'a> FigureRow<'a> {
    fn of(line: &'a Line<'_>, lang: Lang) -> Self {
        let figure = &line.figure;
        FigureRow {
            indicator: figure.indicator.as_str(),
            area: figure.place.as_str(),
            period: figure.period.to_string(),
            measure: measure_code(figure.measure),
            value: match figure.shown {
                Shown::Number(number) | Shown::Partial(number) => Value::Number(number),
                Shown::NotReported => Value::None,
                Shown::NotApplicable => Value::NotApplicable,
            },
            unit: lang.pick(&line.indicator.unit),
            status: status_code(figure),
            rule: rule_code(figure.rule),
            reported: figure.coverage.reported,
            expected: figure.coverage.expected,
            stated: figure.stated.into(),
            computed: figure.computed.into(),
            partial: figure.partial.into(),
            origin: origin_code(figure.origin),
            illustrative: figure.illustrative,
            percent_of_plan: line.percent_of_plan.into(),
            numerator: computed_from(figure).map(|parts| parts.0).into(),
            denominator: computed_from(figure).map(|parts| parts.1).into(),
            floor: figure.floor.into(),
            sources: figure.sources.iter().map(SourceId::as_str).collect(),
        }
    }
}

/// A value of the answer; whole numbers are written without ".0".
enum Value {
    None,
    NotApplicable,
    Number(f64),
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::None, Self::Number)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_none(),
            Self::NotApplicable => serializer.serialize_str("n/a"),
            Self::Number(number) => match whole(*number) {
                Some(whole) => serializer.serialize_i64(whole),
                None => serializer.serialize_f64(*number),
            },
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "whole numbers below 2^53 convert exactly")]
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

fn status_code(figure: &Figure) -> Option<&'static str> {
    figure.number().map(|_| match figure.status {
        Status::Final => "final",
        Status::Provisional => "provisional",
        Status::Estimate => "estimate",
    })
}

fn rule_code(rule: Rule) -> &'static str {
    match rule {
        Rule::Sum => "sum",
        Rule::RatioOfSums => "ratio_of_sums",
        Rule::WeightedMean => "weighted_mean",
        Rule::Maximum => "maximum",
        Rule::SumOfParts => "sum_of_parts",
        Rule::Formula => "formula",
        Rule::NotAdditive => "not_additive",
    }
}

fn origin_code(origin: Origin) -> &'static str {
    match origin {
        Origin::Stated => "stated",
        Origin::Computed => "computed",
        Origin::None => "none",
    }
}

/// Numerator and denominator of the whole figure: those of a part of the units are not its own.
fn computed_from(figure: &Figure) -> Option<(f64, f64)> {
    figure.parts.filter(|_| figure.computed.is_some())
}

const CSV_HEAD: &str = "indicator,area,area_name,period,measure,value,unit,status,rule,reported,\
     expected,stated,computed,origin,illustrative,percent_of_plan";

fn as_csv(project: &Project, rows: &[Line<'_>], lang: Lang) -> String {
    let plain = |number: Option<f64>| number.map(format_plain).unwrap_or_default();
    let mut lines = vec![CSV_HEAD.to_owned()];
    for line in rows {
        let figure = &line.figure;
        let value = match figure.shown {
            Shown::NotApplicable => "n/a".to_owned(),
            _ => plain(figure.number()),
        };
        let name = project.place_name(&figure.place).map(|name| lang.pick(name));
        let fields = [
            figure.indicator.to_string(),
            figure.place.to_string(),
            name.unwrap_or_default().to_owned(),
            figure.period.to_string(),
            measure_code(figure.measure).to_owned(),
            value,
            lang.pick(&line.indicator.unit).to_owned(),
            status_code(figure).unwrap_or_default().to_owned(),
            rule_code(figure.rule).to_owned(),
            figure.coverage.reported.to_string(),
            figure.coverage.expected.to_string(),
            plain(figure.stated),
            plain(figure.computed),
            origin_code(figure.origin).to_owned(),
            figure.illustrative.to_string(),
            plain(line.percent_of_plan),
        ];
        lines.push(fields.map(|field| quoted(&field)).join(","));
    }
    lines.join("\n")
}

fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// One block per indicator and period: name, value, share of the plan, what it stands on.
fn as_text(project: &Project, rows: &[Line<'_>], lang: Lang) -> String {
    let texts = cli_texts(lang);
    let mut keys: Vec<(&Indicator, Period)> = Vec::new();
    for line in rows {
        push_new(&mut keys, (line.indicator, line.figure.period));
    }
    let mut blocks = Vec::new();
    for (indicator, period) in keys {
        let lines: Vec<&Line<'_>> = rows
            .iter()
            .filter(|line| line.indicator.id == indicator.id && line.figure.period == period)
            .collect();
        let measure = lines.first().map_or(Measure::Actual, |line| line.figure.measure);
        let mut block = format!(
            "{} ({}), {}, {}",
            lang.pick(&indicator.name),
            lang.pick(&indicator.unit),
            texts.measure(measure),
            period_label(lang, period, indicator.kind)
        );
        let mut cells: Vec<[String; 4]> = Vec::new();
        if lines.iter().any(|line| line.percent_of_plan.is_some()) {
            let head = [String::new(), String::new(), texts.of_plan.to_owned(), String::new()];
            cells.push(head);
        }
        cells.extend(lines.iter().map(|line| text_cells(project, line, lang)));
        let width = |column: usize| {
            let widths = cells.iter().filter_map(|row| row.get(column)).map(|c| c.chars().count());
            widths.max().unwrap_or(0)
        };
        let (name, value, plan) = (width(0), width(1), width(2));
        for [place, number, percent, notes] in &cells {
            let row = format!("  {place:<name$}  {number:>value$}  {percent:>plan$}  {notes}");
            block.push('\n');
            block.push_str(row.trim_end());
        }
        blocks.push(block);
    }
    blocks.join("\n\n")
}

fn text_cells(project: &Project, line: &Line<'_>, lang: Lang) -> [String; 4] {
    let texts = cli_texts(lang);
    let figure = &line.figure;
    let name = project.place_name(&figure.place);
    let value = match figure.shown {
        Shown::Number(number) | Shown::Partial(number) => {
            format_number(lang, number, line.indicator.decimals)
        }
        Shown::NotReported => texts.not_reported.to_owned(),
        Shown::NotApplicable => texts.not_applicable.to_owned(),
    };
    let percent = line.percent_of_plan.map(|percent| format_number(lang, percent, 1));
    let mut notes: Vec<String> = Vec::new();
    let is_made_up = figure.coverage.expected > 1;
    if is_made_up && !figure.coverage.is_complete() && figure.origin != Origin::Stated {
        notes.push(figure.coverage.label(lang));
    }
    if figure.origin == Origin::Computed && !figure.is_partial() {
        notes.push(texts.computed.to_owned());
    }
    if figure.number().is_some() {
        match figure.status {
            Status::Final => {}
            Status::Provisional => notes.push(texts.provisional.to_owned()),
            Status::Estimate => notes.push(texts.estimated.to_owned()),
        }
        if figure.illustrative {
            notes.push(texts.illustrative.to_owned());
        }
    }
    [
        name.map_or_else(|| figure.place.to_string(), |name| lang.pick(name).to_owned()),
        value,
        percent.unwrap_or_default(),
        notes.join(" · "),
    ]
}
