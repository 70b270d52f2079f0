//! What the file is asked for.

use std::{collections::BTreeSet, path::PathBuf};

use crate::{
    analysis::{Lens, TimeReading, dimensions_of},
    cli::{
        args::{Args, Failure, wrong_value},
        lookup::{self, choice, find_indicator, find_period, find_place},
    },
    model::{
        AreaKind, CapitalBasis, DimensionId, Indicator, Measure, Period, PlaceId, PlanVersion,
        Project, Reporters,
    },
    text::cli_messages::CliProblem,
};

#[derive(Clone, Copy)]
pub(super) enum Format {
    Text,
    Csv,
    Json,
}

/// What stands beside each figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum With {
    Plan,
    Time,
    Rank,
    Share,
    Pace,
    Forecast,
    Scenario,
    /// All that the analysis panel says.
    Analysis,
    Inputs,
}

const WITH: [(&str, With); 9] = [
    ("plan", With::Plan),
    ("time", With::Time),
    ("rank", With::Rank),
    ("share", With::Share),
    ("pace", With::Pace),
    ("forecast", With::Forecast),
    ("scenario", With::Scenario),
    ("analysis", With::Analysis),
    ("inputs", With::Inputs),
];

/// How parts and totals that were rounded apart are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    /// Each rounded on its own; a note where they do not add up.
    Note,
    /// Parts that add up, by the largest remainders.
    LargestRemainder,
}

pub(super) struct Question {
    indicators: String,
    pub periods: Vec<Period>,
    pub measure: Measure,
    areas: Option<String>,
    pub format: Format,
    pub plan: PlanVersion,
    pub reading: TimeReading,
    pub basis: Option<CapitalBasis>,
    pub by: Option<DimensionId>,
    pub with: BTreeSet<With>,
    pub rounding: Rounding,
}

impl Question {
    pub fn read(args: &mut Args) -> Result<(PathBuf, Self), Failure> {
        let file = PathBuf::from(args.need("FILE")?);
        let missing = |option| lookup::failure(&CliProblem::Missing { option });
        let formats = [("text", Format::Text), ("csv", Format::Csv), ("json", Format::Json)];
        let plans = [("current", PlanVersion::Current), ("first", PlanVersion::FirstAssigned)];
        let readings = [
            ("own", TimeReading::Own),
            ("to-date", TimeReading::ToDate),
            ("within", TimeReading::Within),
        ];
        let roundings =
            [("note", Rounding::Note), ("largest-remainder", Rounding::LargestRemainder)];
        let mut question = Self {
            indicators: args.option("indicator")?.ok_or_else(|| missing("--indicator"))?,
            periods: Vec::new(),
            measure: lookup::measure(args)?.unwrap_or(Measure::Actual),
            areas: args.option("areas")?,
            format: choice(args, "format", &formats, Format::Text)?,
            plan: choice(args, "plan", &plans, PlanVersion::Current)?,
            reading: choice(args, "as", &readings, TimeReading::Own)?,
            basis: args.option("basis")?.map(|text| basis(&text)).transpose()?,
            by: args.option("by")?.map(|id| DimensionId::from(id.as_str())),
            with: args.option("with")?.map(|text| with(&text)).transpose()?.unwrap_or_default(),
            rounding: choice(args, "rounding", &roundings, Rounding::Note)?,
        };
        question.fits_its_format()?;
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
        Ok((file, question))
    }

    /// A spreadsheet has a column for some comparisons; others are told in sentences.
    fn fits_its_format(&mut self) -> Result<(), Failure> {
        let Format::Csv = self.format else { return Ok(()) };
        let is_column =
            |with: &With| matches!(with, With::Plan | With::Time | With::Rank | With::Share);
        if self.with.len() == WITH.len() {
            self.with.retain(is_column);
        }
        let told = WITH.iter().find(|(_, with)| self.wants(*with) && !is_column(with));
        told.map_or(Ok(()), |(name, _)| {
            Err(wrong_value("with", name, "plan | time | rank | share (--format csv)"))
        })
    }

    /// The indicators asked for, each once.
    pub fn indicators<'p>(&self, project: &'p Project) -> Result<Vec<&'p Indicator>, Failure> {
        let mut chosen: Vec<&Indicator> = Vec::new();
        for id in list(&self.indicators) {
            push_new(&mut chosen, find_indicator(project, id)?);
        }
        Ok(chosen)
    }

    /// The places asked for, each once.
    pub fn places(
        &self,
        project: &Project,
        indicators: &[&Indicator],
    ) -> Result<Vec<PlaceId>, Failure> {
        let of_units = indicators.iter().any(|indicator| indicator.expected == Reporters::Units);
        let default = if of_units { "province,units" } else { "province,districts" };
        let wanted = self.areas.as_deref().unwrap_or(default);
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

    /// How the figures are read.
    pub fn lens(&self, project: &Project) -> Lens {
        Lens { plan: self.plan, reading: self.reading, ..Lens::of(project) }
    }

    pub fn wants(&self, with: With) -> bool {
        self.with.contains(&with)
    }
}

/// An indicator that has no breakdown along a dimension.
pub(super) fn cannot_cut(
    project: &Project,
    indicator: &Indicator,
    dimension: &DimensionId,
) -> Failure {
    let known: Vec<String> =
        dimensions_of(project, &indicator.id).iter().map(ToString::to_string).collect();
    lookup::failure(&CliProblem::NoDimension {
        id: indicator.id.to_string(),
        dimension: dimension.to_string(),
        known,
    })
}

/// `first,carried-over,without-advances`; what is not named is as by default.
fn basis(text: &str) -> Result<CapitalBasis, Failure> {
    let mut basis = CapitalBasis::default();
    for word in list(text) {
        match word {
            "current" => basis.plan = PlanVersion::Current,
            "first" => basis.plan = PlanVersion::FirstAssigned,
            "carried-over" => basis.carried_over = true,
            "without-advances" => basis.advances = false,
            _ => {
                let words = "current | first | carried-over | without-advances";
                return Err(wrong_value("basis", word, words));
            }
        }
    }
    Ok(basis)
}

fn with(text: &str) -> Result<BTreeSet<With>, Failure> {
    let mut wanted = BTreeSet::new();
    for word in list(text) {
        match WITH.iter().find(|(name, _)| *name == word) {
            Some((_, with)) => {
                wanted.insert(*with);
            }
            None if word == "all" => wanted.extend(WITH.iter().map(|(_, with)| *with)),
            None => {
                let words: Vec<&str> = WITH.iter().map(|(name, _)| *name).collect();
                return Err(wrong_value("with", word, &format!("{} | all", words.join(" | "))));
            }
        }
    }
    Ok(wanted)
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

pub(super) fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
