//! The answer as JSON: one object a line, English keys, unrounded numbers.

use serde::{Serialize, Serializer};

use super::Line;
use crate::{
    analysis::{
        Denominator, Entry, Figure, Origin, Rule, Shown,
        compare::{Change, Expected, Forecast, Pace, PaceStatus, Refusal, Scenario, Verdict},
        denominator, entry,
        readout::{Section, readout},
    },
    cli::lookup::{json_array, measure_code},
    model::{AcrossPeriods, PlaceId, PlanVersion, Project, SourceId, Status},
    text::lang::Lang,
};

pub(super) fn as_json(project: &Project, rows: &[Line<'_>], lang: Lang) -> String {
    json_array(rows.iter().map(|line| {
        // Texts and finite numbers only: nothing in it can fail to be written.
        serde_json::to_string(&FigureRow::of(project, line, lang)).unwrap_or_default()
    }))
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
    missing: Vec<&'a str>,
    across_periods: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    divides_by: Option<DividesBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Against>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan_first_assigned: Option<Against>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since_last_year: Option<Answer<ChangeRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since_previous: Option<Answer<ChangeRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<RankRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_of_whole: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pace: Option<Answer<PaceRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    forecast: Option<Answer<ForecastRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    if_at_average: Option<Answer<ScenarioRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole_without: Option<Answer<ScenarioRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    analysis: Option<Vec<SectionRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inputs: Option<Vec<Input>>,
}

impl<'a> FigureRow<'a> {
    fn of(project: &'a Project, line: &'a Line<'_>, lang: Lang) -> Self {
        let figure = &line.figure;
        let beside = &line.comparisons;
        let said = |refusal: &Refusal| refusal.reason(project, lang);
        let against = |version| {
            let (_, found, count) = beside.plans.iter().find(|(of, ..)| *of == version)?;
            Some(Against {
                value: found.plan.number().into(),
                reported: found.plan.coverage.reported,
                expected: found.plan.coverage.expected,
                period: found.plan.period.to_string(),
                gap: found.gap,
                percent: found.percent.map(|percent| percent.percent),
                met: found.is_met,
                meets_floor: found.meets_floor,
                still_to_go: count.as_ref().map(|gap| gap.count),
                still_to_go_in: count.as_ref().map(|gap| gap.counted.to_string()),
            })
        };
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
            missing: figure.missing.iter().map(PlaceId::as_str).collect(),
            across_periods: figure.across_periods.map(|rule| match rule {
                AcrossPeriods::Last => "last",
                AcrossPeriods::Sum => "sum",
                AcrossPeriods::NotAdditive => "not_additive",
            }),
            divides_by: denominator(project, &figure.indicator, figure.lens.basis)
                .map(DividesBy::of),
            member: line.member.as_ref().map(|(member, _)| member.as_str()),
            reason: figure.reason.as_ref().map(|reason| lang.pick(reason)),
            plan: against(PlanVersion::Current),
            plan_first_assigned: against(PlanVersion::FirstAssigned),
            since_last_year: beside
                .last_year
                .as_ref()
                .map(|it| Answer::of(it.as_ref().map(ChangeRow::of).map_err(said))),
            since_previous: beside
                .previous
                .as_ref()
                .map(|it| Answer::of(it.as_ref().map(ChangeRow::of).map_err(said))),
            rank: beside.rank.as_ref().map(|it| RankRow {
                rank: it.rank,
                of: it.of,
                unranked: it.unranked,
                distance: it.distance,
            }),
            percent_of_whole: beside.percent_of_whole,
            pace: beside
                .pace
                .as_ref()
                .map(|it| Answer::of(it.as_ref().map(|it| PaceRow::of(it, &said)).map_err(said))),
            forecast: beside.forecast.as_ref().map(|it| {
                Answer::of(it.as_ref().map(|it| ForecastRow::of(it, &said)).map_err(said))
            }),
            if_at_average: beside
                .reaching_average
                .as_ref()
                .map(|it| Answer::of(it.as_ref().map(ScenarioRow::of).map_err(said))),
            whole_without: beside
                .without
                .as_ref()
                .map(|it| Answer::of(it.as_ref().map(ScenarioRow::of).map_err(said))),
            analysis: beside
                .is_analysed
                .then(|| readout(project, figure, lang).into_iter().map(SectionRow::of).collect()),
            inputs: beside.explanation.as_ref().map(|_| {
                let cells = figure.inputs.iter().filter_map(|key| entry(project, key));
                cells.map(|cell| Input::of(project, cell)).collect()
            }),
        }
    }
}

/// An answer, or why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer<T> {
    Known(T),
    Refused { refused: String },
}

impl<T> Answer<T> {
    fn of(result: Result<T, String>) -> Self {
        match result {
            Ok(known) => Self::Known(known),
            Err(refused) => Self::Refused { refused },
        }
    }
}

#[derive(Serialize)]
struct DividesBy {
    indicator: String,
    plan: Option<&'static str>,
    carried_over: Option<bool>,
    advances: Option<bool>,
}

impl DividesBy {
    fn of(found: Denominator) -> Self {
        let plan = found.plan.map(|version| match version {
            PlanVersion::Current => "current",
            PlanVersion::FirstAssigned => "first",
        });
        let Denominator { indicator, carried_over, advances, .. } = found;
        Self { indicator: indicator.to_string(), plan, carried_over, advances }
    }
}

#[derive(Serialize)]
struct Against {
    value: Value,
    /// The units whose plans make up the value, and those that should.
    reported: usize,
    expected: usize,
    period: String,
    gap: Option<f64>,
    percent: Option<f64>,
    met: Option<bool>,
    meets_floor: Option<bool>,
    /// In whole households, persons and the like, where the denominator is known.
    still_to_go: Option<f64>,
    still_to_go_in: Option<String>,
}

#[derive(Serialize)]
struct ChangeRow {
    from_period: String,
    from: f64,
    absolute: f64,
    in_points: bool,
    percent: Option<f64>,
    verdict: &'static str,
    /// One end was published, the other added up from units.
    mixed_origins: bool,
}

impl ChangeRow {
    fn of(change: &Change) -> Self {
        Self {
            from_period: change.from_period.to_string(),
            from: change.from,
            absolute: change.absolute,
            in_points: change.in_points,
            percent: change.percent,
            verdict: match change.verdict {
                Verdict::Better => "better",
                Verdict::Worse => "worse",
                Verdict::Unchanged => "unchanged",
                Verdict::Undirected => "undirected",
            },
            mixed_origins: change.is_mixed,
        }
    }
}

/// What the analysis panel says, in the language asked for.
#[derive(Serialize)]
struct SectionRow {
    title: String,
    note: Option<String>,
    /// Label and text.
    lines: Vec<(String, String)>,
}

impl SectionRow {
    fn of(section: Section) -> Self {
        let lines = section.lines.into_iter().map(|line| (line.label, line.text)).collect();
        Self { title: section.title, note: section.note, lines }
    }
}

#[derive(Serialize)]
struct RankRow {
    rank: usize,
    of: usize,
    /// Units that are to have a figure and have none to rank.
    unranked: usize,
    /// To the province's own figure, in the unit or in points.
    distance: Option<f64>,
}

#[derive(Serialize)]
struct PaceRow {
    goal: f64,
    done: f64,
    done_percent: f64,
    gone_percent: f64,
    remaining: f64,
    months_left: u8,
    required_per_month: Option<f64>,
    average_per_month: f64,
    highest_month: Option<MonthRow>,
    required_over_average: Option<f64>,
    warning: bool,
    expected_straight: ExpectedRow,
    expected_by_plan: Answer<ExpectedRow>,
    expected_as_last_year: Answer<ExpectedRow>,
}

#[derive(Serialize)]
struct MonthRow {
    period: String,
    value: f64,
}

#[derive(Serialize)]
struct ExpectedRow {
    value: f64,
    percent: f64,
    gap: f64,
    status: &'static str,
}

impl PaceRow {
    fn of(pace: &Pace, said: &dyn Fn(&Refusal) -> String) -> Self {
        let expected = |expected: &Expected| ExpectedRow {
            value: expected.value,
            percent: expected.percent,
            gap: expected.gap,
            status: match expected.status {
                PaceStatus::OnTrack => "on_track",
                PaceStatus::SlightlyBehind => "slightly_behind",
                PaceStatus::Behind => "behind",
                PaceStatus::FarBehind => "far_behind",
            },
        };
        Self {
            goal: pace.goal.value,
            done: pace.done,
            done_percent: pace.done_percent,
            gone_percent: pace.gone_percent,
            remaining: pace.remaining,
            months_left: pace.months_left,
            required_per_month: pace.required_per_month,
            average_per_month: pace.average_per_month,
            highest_month: pace
                .highest_month
                .as_ref()
                .map(|month| MonthRow { period: month.period.to_string(), value: month.value }),
            required_over_average: pace.ratio,
            warning: pace.is_warning(),
            expected_straight: expected(&pace.straight_line),
            expected_by_plan: Answer::of(pace.monthly_plan.as_ref().map(expected).map_err(said)),
            expected_as_last_year: Answer::of(
                pace.last_years_curve.as_ref().map(expected).map_err(said),
            ),
        }
    }
}

#[derive(Serialize)]
struct ForecastRow {
    straight_line: f64,
    last_years_profile: Answer<f64>,
    range: Option<(f64, f64)>,
    capped: bool,
    own_estimate: Value,
}

impl ForecastRow {
    fn of(forecast: &Forecast, said: &dyn Fn(&Refusal) -> String) -> Self {
        let profile = forecast.last_years_profile.as_ref();
        let both = [Some(&forecast.straight_line), profile.ok()];
        Self {
            straight_line: forecast.straight_line.value,
            last_years_profile: Answer::of(profile.map(|it| it.value).map_err(said)),
            range: forecast.range,
            capped: both.into_iter().flatten().any(|projection| projection.capped_from.is_some()),
            own_estimate: forecast.own_estimate.as_ref().and_then(Figure::number).into(),
        }
    }
}

#[derive(Serialize)]
struct ScenarioRow {
    now: f64,
    then: f64,
    difference: f64,
    in_points: bool,
    counted: Option<f64>,
}

impl ScenarioRow {
    fn of(scenario: &Scenario) -> Self {
        let Scenario { now, then, difference, in_points, counted, .. } = *scenario;
        Self { now, then, difference, in_points, counted }
    }
}

/// A cell that the figure rests on.
#[derive(Serialize)]
struct Input {
    indicator: String,
    area: String,
    period: String,
    measure: &'static str,
    value: f64,
    status: &'static str,
    source: Option<String>,
    as_of: Option<String>,
    illustrative: bool,
}

impl Input {
    fn of(project: &Project, cell: Entry) -> Self {
        Self {
            indicator: cell.key.indicator.to_string(),
            area: cell.key.place.to_string(),
            period: cell.key.period.to_string(),
            measure: measure_code(cell.key.measure),
            value: cell.number,
            status: status_word(cell.status),
            illustrative: project.is_illustrative(&cell.key),
            source: cell.source.map(|source| source.to_string()),
            as_of: cell.as_of.map(|date| date.to_string()),
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

pub(super) fn status_code(figure: &Figure) -> Option<&'static str> {
    figure.number().map(|_| status_word(figure.status))
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Final => "final",
        Status::Provisional => "provisional",
        Status::Estimate => "estimate",
    }
}

pub(super) fn rule_code(rule: Rule) -> &'static str {
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

pub(super) fn origin_code(origin: Origin) -> &'static str {
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
