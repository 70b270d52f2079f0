//! The year on its way: pace against time, what each month left must bring, and the forecast of its end.

use super::{
    Derivation, Scene, Statement, StatementKind,
    draft::{Draft, Told},
    ratio::{numerator_of, spent_from},
    verdict::way_at,
};
use crate::{
    analysis::{
        Figure, Shown,
        across_periods::to_date,
        compare::{
            Added, Expectation, Forecast, Goal, GoalOrigin, PERCENT_DECIMALS, Pace, PaceStatus,
            Projection, forecast, goal, pace,
        },
        figure,
    },
    model::{Indicator, IndicatorKind, Measure, Name, Period, PlaceId, Project, Step},
    text::narrative_messages::{self as words, Standing},
};

/// Fewer than this of what is counted a month is told with a decimal.
const FEW_A_MONTH: f64 = 10.0;

/// What money or people an indicator counts on its way to the goal: of a rate of spending its
/// numerator.
fn counted<'a>(project: &'a Project, indicator: &'a Indicator) -> Option<&'a Indicator> {
    if spent_from(indicator).is_some() {
        return project.indicators().get(numerator_of(indicator)?);
    }
    Some(indicator)
}

/// Where the figure stands on its way through the year, and what the months left must bring.
pub(super) fn progress(scene: Scene<'_>, indicator: &Indicator) -> Vec<Statement> {
    let Some(counted) = counted(scene.project, indicator) else { return Vec::new() };
    let Ok(found) = pace(scene.project, &counted.id, scene.place, scene.period) else {
        return Vec::new();
    };
    if found.months_left == 0 {
        return Vec::new();
    }
    let mut statements = Vec::new();
    statements.extend(of_pace(scene, indicator, counted, &found));
    if found.judged_by().1.status != PaceStatus::OnTrack {
        statements.extend(of_required(scene, indicator, counted, &found));
    }
    statements
}

fn of_pace(
    scene: Scene<'_>,
    indicator: &Indicator,
    counted: &Indicator,
    found: &Pace,
) -> Option<Statement> {
    let mut draft = Draft::new(scene.project);
    let place = scene.place;
    let done = until(&mut draft, counted, place, scene.period)?;
    let goal = told_goal(&mut draft, counted, place, &found.goal, scene.period)?;
    let percent = draft.percent(found.done_percent, &done, &goal);
    let text = words::percent(found.gone_percent);
    let what = Derivation::TimeGone { months: found.months_gone };
    let gone = draft.derive(what, found.gone_percent, &[], text);
    let (by, expected) = found.judged_by();
    let line = match by {
        Expectation::StraightLine => gone.clone(),
        Expectation::MonthlyPlan => {
            let plan = figure(scene.project, &counted.id, Measure::Plan, place, scene.period)?;
            let planned = draft.quote(&plan)?;
            draft.percent(expected.percent, &planned, &goal)
        }
    };
    let gap = points(&mut draft, expected.gap, &percent, &line);
    let said = words::pace(&words::Pace {
        subject: &words::subject(&counted.name),
        gone: &gone.text,
        done: &percent.text,
        way: way_at(PERCENT_DECIMALS, expected.gap),
        gap: &gap.text,
        by_monthly_plan: by == Expectation::MonthlyPlan,
        standing: match expected.status {
            PaceStatus::OnTrack => Standing::OnTrack,
            PaceStatus::SlightlyBehind => Standing::SlightlyBehind,
            PaceStatus::Behind => Standing::Behind,
            PaceStatus::FarBehind => Standing::FarBehind,
        },
    });
    Some(draft.finish(indicator, StatementKind::Pace, &said))
}

fn of_required(
    scene: Scene<'_>,
    indicator: &Indicator,
    counted: &Indicator,
    found: &Pace,
) -> Option<Statement> {
    let required = found.required_per_month.filter(|_| found.remaining > 0.0)?;
    let mut draft = Draft::new(scene.project);
    let place = scene.place;
    let done = until(&mut draft, counted, place, scene.period)?;
    let goal = told_goal(&mut draft, counted, place, &found.goal, scene.period)?;
    let remaining = draft.difference(counted, &goal, &done);
    let left = Derivation::PerMonth { months: found.months_left };
    let per_month = monthly(&mut draft, counted, left, required, &remaining);
    let gone = Derivation::PerMonth { months: found.months_gone };
    let average = monthly(&mut draft, counted, gone, found.average_per_month, &done);
    let average = found.ratio.map(|ratio| {
        let from = [&per_month, &average];
        let times = draft.derive(Derivation::Quotient, ratio, &from, words::times(ratio));
        (words::per_month(&average.text), times.text)
    });
    let months = Name::same(&found.months_left.to_string());
    let what = Derivation::MonthsLeft { months: found.months_gone };
    let months_left = draft.derive(what, f64::from(found.months_left), &[], months);
    let highest = found
        .highest_month
        .as_ref()
        .filter(|added| added.value > 0.0)
        .and_then(|added| Some((added.period, told_added(&mut draft, counted, place, added)?)));
    let said = words::required(&words::Required {
        subject: &words::subject(&counted.name),
        goal: &goal.text,
        remaining: &remaining.text,
        per_month: &words::per_month(&per_month.text),
        months_left: &months_left.text,
        average: average.as_ref().map(|(average, times)| (average, times)),
        highest: highest.as_ref().map(|(period, told)| (*period, &told.text)),
    });
    Some(draft.finish(indicator, StatementKind::Required, &said))
}

/// The year's end as the program reckons it, by each method (dự báo).
pub(super) fn of_forecast(scene: Scene<'_>, indicator: &Indicator) -> Option<Statement> {
    let project = scene.project;
    let counted = counted(project, indicator)?;
    let found = forecast(project, &counted.id, scene.place, scene.period).ok()?;
    if found.done <= 0.0 {
        return None;
    }
    let mut draft = Draft::new(project);
    let done = until(&mut draft, counted, scene.place, scene.period)?;
    let goal = goal(project, &counted.id, scene.place, scene.period.year_of()?).ok();
    let goal = goal.filter(|it| it.value > 0.0);
    let told_goal =
        goal.as_ref().and_then(|it| told_goal(&mut draft, counted, scene.place, it, scene.period));
    let ceiling = spending_plan(project, &counted.id, scene.place, scene.period);
    let mut methods = Vec::new();
    let straight = straight_line(&mut draft, counted, &found, &done);
    methods.push((straight, words::method_straight_line(), &found.straight_line));
    if let Ok(profile) = &found.last_years_profile {
        let told = profile_of(&mut draft, counted, scene, &done, profile)?;
        let name = words::method_last_year(scene.period.last_year() - 1);
        methods.push((told, name, profile));
    }
    let mut said = Vec::new();
    for (told, name, projection) in methods {
        let (told, name) = match (projection.capped_from, &ceiling) {
            (None, _) => (told, name),
            (Some(_), Some(ceiling)) => {
                let ceiling = draft.quote(ceiling)?;
                let from = [&told, &ceiling];
                let what = Derivation::AtMost;
                let text = ceiling.text.clone();
                (draft.derive(what, projection.value, &from, text), words::capped(&name))
            }
            (Some(_), None) => return None,
        };
        let percent = told_goal.as_ref().zip(goal.as_ref()).map(|(whole, goal)| {
            draft.percent(100.0 * projection.value / goal.value, &told, whole).text
        });
        said.push((projection.value, (told.text, name, percent)));
    }
    said.sort_by(|a, b| a.0.total_cmp(&b.0));
    let methods: Vec<_> = said.into_iter().map(|(_, said)| said).collect();
    let said = words::forecast(&words::Forecast {
        subject: &words::subject(&counted.name),
        year: &words::year(scene.period.last_year()),
        methods: &methods,
    });
    Some(draft.finish(indicator, StatementKind::Forecast, &said))
}

fn straight_line(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    found: &Forecast,
    done: &Told,
) -> Told {
    let line = &found.straight_line;
    let value = line.capped_from.unwrap_or(line.value);
    let text = draft.amount(&counted.id, value);
    draft.derive(Derivation::StraightLine { months: found.months_gone }, value, &[done], text)
}

fn profile_of(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    scene: Scene<'_>,
    done: &Told,
    profile: &Projection,
) -> Option<Told> {
    let then = until(draft, counted, scene.place, scene.period.same_period_last_year()?)?;
    let whole = whole_of_last_year(draft, counted, scene.place, scene.period)?;
    let value = profile.capped_from.unwrap_or(profile.value);
    let text = draft.amount(&counted.id, value);
    Some(draft.derive(Derivation::LastYearsProfile, value, &[done, &whole, &then], text))
}

/// What was achieved from 1 January to a period's last day: of a flow its periods together.
fn until(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    place: &PlaceId,
    period: Period,
) -> Option<Told> {
    let at = |period| figure(draft.project, &counted.id, Measure::Actual, place, period);
    if counted.kind != IndicatorKind::Flow {
        let found = at(period)?;
        return draft.quote(&found);
    }
    let parts = to_date(period).map(at).collect::<Option<Vec<Figure>>>()?;
    let told = parts.iter().map(|it| draft.quote(it)).collect::<Option<Vec<Told>>>()?;
    let value = told.iter().map(|it| it.value).sum();
    let text = draft.amount(&counted.id, value);
    Some(draft.derive(Derivation::Sum, value, &told.iter().collect::<Vec<_>>(), text))
}

/// Last year's own figure, else that of its last month or quarter.
fn whole_of_last_year(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    place: &PlaceId,
    period: Period,
) -> Option<Told> {
    let last_year = period.year_of()?.previous()?;
    let own = figure(draft.project, &counted.id, Measure::Actual, place, last_year)?;
    if matches!(own.shown, Shown::Number(_)) {
        return draft.quote(&own);
    }
    let step = period.step();
    let last = last_year.last_year() * step.per_year() + step.per_year() - 1;
    until(draft, counted, place, Period::from_ordinal(step, last)?)
}

/// What the year is to reach: the indicator's own plan, or the money it comes out of, or a decided part
/// of it.
fn told_goal(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    place: &PlaceId,
    goal: &Goal,
    period: Period,
) -> Option<Told> {
    let year = period.year_of()?;
    let project = draft.project;
    match &goal.origin {
        GoalOrigin::OwnPlan => {
            let plan = figure(project, &counted.id, Measure::Plan, place, year)?;
            let (told, text) = draft.plan(&plan)?;
            Some(Told { text, ..told })
        }
        GoalOrigin::WholePlan { .. } => {
            let plan = spending_plan(project, &counted.id, place, period)?;
            draft.quote(&plan)
        }
        GoalOrigin::PlannedRate { ratio, .. } => {
            let plan = spending_plan(project, &counted.id, place, period)?;
            let rate = figure(project, ratio, Measure::Plan, place, year)?;
            let (all, rate) = (draft.quote(&plan)?, draft.quote(&rate)?);
            let text = draft.amount(&counted.id, goal.value);
            Some(draft.derive(Derivation::PartOf, goal.value, &[&all, &rate], text))
        }
    }
}

/// The plan of the year that an indicator is spent from.
fn spending_plan(
    project: &Project,
    counted: &crate::model::IndicatorId,
    place: &PlaceId,
    period: Period,
) -> Option<Figure> {
    let rates = project.indicators().iter().filter(|it| numerator_of(it) == Some(counted));
    let plan = rates.filter_map(spent_from).next()?;
    figure(project, plan, Measure::Plan, place, period.year_of()?)
}

fn told_added(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    place: &PlaceId,
    added: &Added,
) -> Option<Told> {
    let at = |period| figure(draft.project, &counted.id, Measure::Actual, place, period);
    let this = at(added.period)?;
    let before = added.period.previous().filter(|before| {
        before.last_year() == added.period.last_year() && before.step() == Step::Month
    });
    if counted.kind == IndicatorKind::Flow || before.is_none() {
        return draft.quote(&this);
    }
    let before = at(before?)?;
    let (this, before) = (draft.quote(&this)?, draft.quote(&before)?);
    Some(draft.difference(counted, &this, &before))
}

/// An amount per month; of what is counted in ones and twos with a decimal.
fn monthly(
    draft: &mut Draft<'_>,
    counted: &Indicator,
    what: Derivation,
    value: f64,
    from: &Told,
) -> Told {
    let decimals = if value < FEW_A_MONTH { counted.decimals.max(1) } else { counted.decimals };
    let text = words::amount(&counted.unit, decimals, value);
    draft.derive(what, value, &[from], text)
}

fn points(draft: &mut Draft<'_>, gap: f64, one: &Told, other: &Told) -> Told {
    let text = words::difference(&Name::same("%"), PERCENT_DECIMALS, true, gap);
    draft.derive(Derivation::Difference, gap, &[one, other], text)
}
