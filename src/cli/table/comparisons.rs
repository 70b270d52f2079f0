//! What stands beside each figure, as it was asked for.

use crate::{
    analysis::{
        AgainstPlan, Explanation, Figure,
        compare::{
            AcrossUnits, Apart, Change, Concentration, CountGap, Forecast, Pace, RankBy, Ranking,
            Refusal, Scenario, concentration, count_gap, forecast, pace, rank, reaching_average,
            since_last_year, since_previous, without_unit,
        },
        explain, measured,
    },
    model::{AreaKind, Indicator, Measure, Period, PlaceId, PlanVersion, Project, Reporters},
};

use super::question::{Question, With};

/// The comparisons of one figure; each is there if it was asked for.
#[derive(Default)]
pub(super) struct Comparisons {
    /// As of now, and as assigned at first where that is another plan.
    pub plans: Vec<(PlanVersion, AgainstPlan, Option<CountGap>)>,
    pub last_year: Option<Result<Change, Refusal>>,
    pub previous: Option<Result<Change, Refusal>>,
    pub rank: Option<Place>,
    pub percent_of_whole: Option<f64>,
    pub pace: Option<Result<Pace, Refusal>>,
    pub forecast: Option<Result<Forecast, Refusal>>,
    pub reaching_average: Option<Result<Scenario, Refusal>>,
    pub without: Option<Result<Scenario, Refusal>>,
    /// Whether all that the analysis panel says was asked for.
    pub is_analysed: bool,
    pub explanation: Option<Explanation>,
}

/// The rank of a unit.
pub(super) struct Place {
    pub rank: usize,
    /// How many are ranked, and how many that should have a figure are not.
    pub of: usize,
    pub unranked: usize,
    /// To the province's own figure, in the unit or in points.
    pub distance: Option<f64>,
}

/// What the places that were asked for are to one another.
#[derive(Default)]
pub(super) struct Peers {
    ranking: Option<Ranking>,
    shares: Option<Concentration>,
}

impl Peers {
    pub fn of(
        project: &Project,
        question: &Question,
        indicator: &Indicator,
        period: Period,
        places: &[PlaceId],
    ) -> Self {
        let Some(root) = project.root() else { return Self::default() };
        let units = peers(project, indicator, &root.id, places);
        let (measure, whole, lens) = (question.measure, &root.id, question.lens(project));
        let indicator = &indicator.id;
        let across =
            AcrossUnits { project, indicator, measure, period, lens, whole, units: &units };
        Self {
            ranking: question.wants(With::Rank).then(|| rank(across, RankBy::Value).ok()).flatten(),
            shares: question.wants(With::Share).then(|| concentration(across).ok()).flatten(),
        }
    }
}

/// Who is compared with whom: all units of the province, whichever of them were asked for; else the
/// areas that were.
fn peers(
    project: &Project,
    indicator: &Indicator,
    root: &PlaceId,
    places: &[PlaceId],
) -> Vec<PlaceId> {
    let with_departments = indicator.expected == Reporters::Units;
    let is_peer = |place: &&PlaceId| {
        let kind = project.area_kind(place);
        kind.is_some_and(|kind| with_departments || kind != AreaKind::Departments)
    };
    let units = project.children(root);
    if places.iter().any(|place| units.contains(place)) {
        return units.iter().filter(is_peer).cloned().collect();
    }
    places.iter().filter(|place| *place != root).filter(is_peer).cloned().collect()
}

impl Comparisons {
    pub fn of(project: &Project, question: &Question, figure: &Figure, peers: &Peers) -> Self {
        let mut found = Self::default();
        let Figure { indicator, place, period, measure, lens, .. } = figure;
        if question.wants(With::Plan) {
            found.plans = plans(project, figure);
        }
        if question.wants(With::Time) {
            found.last_year = Some(since_last_year(project, figure));
            found.previous = Some(since_previous(project, figure));
        }
        if let Some(ranking) = &peers.ranking {
            let of = ranking.ranked.len();
            let applies = |apart: &&Apart| !matches!(apart.reason, Refusal::NotApplicable(_));
            let unranked = ranking.apart.iter().filter(applies).count();
            let own = ranking.ranked.iter().find(|ranked| ranked.place == *place);
            found.rank =
                own.map(|own| Place { rank: own.rank, of, unranked, distance: own.distance });
        }
        if let Some(shares) = &peers.shares {
            let own = shares.shares.iter().find(|share| share.place == *place);
            found.percent_of_whole = own.map(|share| share.percent);
        }
        let is_actual = *measure == Measure::Actual;
        if question.wants(With::Pace) && is_actual {
            found.pace = Some(pace(project, indicator, place, *period));
        }
        if question.wants(With::Forecast) && is_actual {
            found.forecast = Some(forecast(project, indicator, place, *period));
        }
        let whole = project.root().map(|root| &root.id).filter(|root| *root != place);
        if let Some(whole) = whole.filter(|_| question.wants(With::Scenario) && is_actual) {
            found.reaching_average = Some(reaching_average(project, figure, whole));
            found.without = Some(without_unit(project, figure, whole));
        }
        found.is_analysed = question.wants(With::Analysis);
        if question.wants(With::Inputs) {
            found.explanation = explain(project, indicator, *measure, place, *period, *lens);
        }
        found
    }
}

fn plans(project: &Project, figure: &Figure) -> Vec<(PlanVersion, AgainstPlan, Option<CountGap>)> {
    let of = |version| {
        let found = measured(project, figure, version)?;
        let count = found.plan.number().and_then(|goal| count_gap(project, figure, goal));
        Some((version, found, count))
    };
    let current = of(PlanVersion::Current);
    let first = of(PlanVersion::FirstAssigned).filter(|(_, first, _)| {
        current.as_ref().is_none_or(|(_, current, _)| current.plan.shown != first.plan.shown)
    });
    current.into_iter().chain(first).collect()
}
