//! The sentences of a draft report: what the figures of a period say, each number with where it comes
//! from.

mod change;
mod concentration;
mod distribution;
mod draft;
mod forecast;
mod gaps;
mod parts;
mod progress;
mod ranking;
mod ratio;
mod speakers;
#[cfg(test)]
mod tests;
mod topic;
mod units;
mod verdict;
mod year;
mod yearly;

use super::compare::FigureKey;
use crate::model::{IndicatorId, Measure, Name, Period, PlaceId, PlanVersion, Project, TopicId};

/// A sentence of a draft report (câu nhận định) and what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub topic: TopicId,
    /// What it is about; of several, the first.
    pub indicator: IndicatorId,
    pub kind: StatementKind,
    /// Whole sentences with a full stop, in both languages.
    pub sentence: Name,
    /// Every figure in the sentence, and every figure that a number in it follows from.
    pub figures: Vec<Quoted>,
    /// Every number in the sentence that is no figure, and the steps that led to it.
    pub derived: Vec<Derived>,
}

/// What a statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatementKind {
    /// The figure, and how much of the plan it is.
    Verdict,
    /// Against the same period of last year, or why not.
    Change,
    /// Against the time of the year that is gone.
    Pace,
    /// What the months left must bring.
    Required,
    /// Trong đó.
    Parts,
    /// The best and the slowest units.
    Ranking,
    /// Units behind their plan and the whole.
    Laggards,
    /// Who holds most of it.
    Concentration,
    /// Communes by classes.
    Distribution,
    /// What is reviewed once a year: last year's end, the plan, the estimate.
    Yearly,
    /// The figures of a group of areas.
    Group,
    /// The unit's own estimate for the year (ước).
    Estimate,
    /// The year's end as the program reckons it (dự báo).
    Forecast,
    /// Figures of some units only.
    SomeUnits,
    /// A plan without a figure.
    Missing,
}

/// A figure that a sentence quotes, unrounded.
#[derive(Clone, Debug, PartialEq)]
pub struct Quoted {
    pub indicator: IndicatorId,
    pub place: PlaceId,
    pub measure: Measure,
    pub period: Period,
    /// Of a plan, which decision it is read from.
    pub plan: PlanVersion,
    pub value: f64,
}

/// A number that follows from figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    pub what: Derivation,
    /// With its sign; a sentence says "giảm" and the size.
    pub value: f64,
    /// In the order that the derivation names.
    pub from: Vec<Ground>,
}

/// What a derived number stands on, by its place in the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Figure(usize),
    Derived(usize),
}

/// How a number follows from others.
#[derive(Clone, Debug, PartialEq)]
pub enum Derivation {
    /// The first less the second.
    Difference,
    /// All together.
    Sum,
    /// 100 · the first / the second.
    PercentOf,
    /// The first · the second / 100.
    PartOf,
    /// The first / the second.
    Quotient,
    /// The first / so many months.
    PerMonth { months: u8 },
    /// The first · 12 / the months gone: the year's end if it goes on as it went.
    StraightLine { months: u8 },
    /// The first · the second / the third: what is done, times last year's whole over what was done by
    /// the same time.
    LastYearsProfile,
    /// The smaller of the two: no more can be spent than there is.
    AtMost,
    /// How many there are.
    Count,
    /// The lowest value that fulfils the plan (tối thiểu).
    Floor,
    /// 100 · months / 12.
    TimeGone { months: u8 },
    /// 12 less so many months.
    MonthsLeft { months: u8 },
    /// Units that have the figure.
    Reported(FigureKey),
    /// Units that are to have it.
    Expected(FigureKey),
    /// Units without the figure, less those that are named.
    Unnamed { of: FigureKey, named: usize },
    /// A bound of the classes of communes by criteria met.
    ClassBound,
}

/// The statements about a period at the province, by program and topic in the project's order and by
/// indicator within each. A topic has about eight: verdicts always, the rest as far as there is room.
#[must_use]
pub fn statements(project: &Project, period: Period) -> Vec<Statement> {
    let Some(root) = project.root() else { return Vec::new() };
    let scene = Scene { project, place: &root.id, period };
    let speakers = speakers::speakers(scene);
    let topics = project.programs().iter().flat_map(|program| {
        project.topics().iter().filter(move |topic| topic.program == program.id)
    });
    topics.flat_map(|topic| topic::statements(scene, &speakers, &topic.id)).collect()
}

/// Where and when the sentences are about.
#[derive(Clone, Copy, Debug)]
struct Scene<'a> {
    project: &'a Project,
    /// The province.
    place: &'a PlaceId,
    period: Period,
}
