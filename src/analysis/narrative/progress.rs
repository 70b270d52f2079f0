//! The year on its way: pace against time, and what each month left must bring.

use super::{
    Derivation, Scene, Statement, StatementKind,
    draft::{Draft, Told},
    ratio::sides,
    verdict::way_at,
    year::{Way, told_goal, until},
};
use crate::{
    analysis::{
        Figure,
        compare::{Added, Expectation, GoalOrigin, PERCENT_DECIMALS, Pace, PaceStatus, pace},
        figure,
    },
    model::{Indicator, IndicatorKind, Measure, Name, PlaceId, Step},
    text::narrative_messages::{self as words, Standing},
};

/// Fewer than this of what is counted a month is told with a decimal.
const FEW_A_MONTH: f64 = 10.0;

/// Where the figure stands on its way through the year, and what the months left must bring.
pub(super) fn progress(scene: Scene<'_>, indicator: &Indicator, figure: &Figure) -> Vec<Statement> {
    let Some(way) = Way::new(scene, indicator, figure) else { return Vec::new() };
    let Ok(found) = pace(scene.project, &way.counted.id, scene.place, scene.period) else {
        return Vec::new();
    };
    if found.months_left == 0 {
        return Vec::new();
    }
    let mut statements = Vec::new();
    statements.extend(of_pace(&way, &found));
    if found.judged_by().1.status != PaceStatus::OnTrack {
        statements.extend(match way.rate {
            None => of_required(&way, &found),
            Some(rate) => of_required_by_rate(&way, &found, rate),
        });
    }
    statements
}

fn of_pace(way: &Way<'_>, found: &Pace) -> Option<Statement> {
    let Way { scene, indicator, named, counted, .. } = *way;
    let mut draft = Draft::new(scene.project);
    let place = scene.place;
    let done = until(&mut draft, counted, place, scene.period)?;
    let goal = told_goal(&mut draft, counted, place, &found.goal, scene.period);
    let percent = match &goal {
        Some(goal) => draft.percent(found.done_percent, &done, goal),
        // A rate on its way to all of the plan is its own share of it.
        None if way.rate.is_some() => done,
        None => return None,
    };
    let text = words::percent(found.gone_percent);
    let what = Derivation::TimeGone { months: found.months_gone };
    let gone = draft.derive(what, found.gone_percent, &[], text);
    let (by, expected) = found.judged_by();
    let line = match by {
        Expectation::StraightLine => gone.clone(),
        Expectation::MonthlyPlan => {
            let plan = figure(scene.project, &counted.id, Measure::Plan, place, scene.period)?;
            let planned = draft.quote(&plan)?;
            match &goal {
                Some(goal) => draft.percent(expected.percent, &planned, goal),
                None => planned,
            }
        }
    };
    let gap = points(&mut draft, expected.gap, &percent, &line);
    let said = words::pace(&words::Pace {
        subject: &words::subject(&named.name),
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

fn of_required(way: &Way<'_>, found: &Pace) -> Option<Statement> {
    let Way { scene, counted, .. } = *way;
    let mut draft = Draft::new(scene.project);
    let done = until(&mut draft, counted, scene.place, scene.period)?;
    let goal = told_goal(&mut draft, counted, scene.place, &found.goal, scene.period)?;
    required(way, found, draft, &done, &goal)
}

/// The same of money that the capital basis reads otherwise: what is spent and the plan by that basis.
fn of_required_by_rate(way: &Way<'_>, found: &Pace, rate: &Figure) -> Option<Statement> {
    let mut draft = Draft::new(way.scene.project);
    let (Some(done), Some(all)) = sides(&mut draft, rate) else { return None };
    let goal = match found.goal.origin {
        GoalOrigin::OwnPlan => {
            let (place, year) = (way.scene.place, way.scene.period.year_of()?);
            let plan = figure(way.scene.project, &way.counted.id, Measure::Plan, place, year)?;
            let planned = draft.quote(&plan)?;
            let value = all.value * planned.value / 100.0;
            let text = draft.amount(&way.named.id, value);
            draft.derive(Derivation::PartOf, value, &[&all, &planned], text)
        }
        _ => all,
    };
    required(way, found, draft, &done, &goal)
}

fn required(
    way: &Way<'_>,
    found: &Pace,
    mut draft: Draft<'_>,
    done: &Told,
    goal: &Told,
) -> Option<Statement> {
    let Way { scene, named, .. } = *way;
    if goal.value <= done.value {
        return None;
    }
    let remaining = draft.difference(named, goal, done);
    let left = Derivation::PerMonth { months: found.months_left };
    let needed = remaining.value / f64::from(found.months_left);
    let per_month = monthly(&mut draft, named, left, needed, &remaining);
    let average = (done.value > 0.0).then(|| {
        let gone = Derivation::PerMonth { months: found.months_gone };
        let value = done.value / f64::from(found.months_gone);
        let average = monthly(&mut draft, named, gone, value, done);
        let ratio = needed / value;
        let from = [&per_month, &average];
        let times = draft.derive(Derivation::Quotient, ratio, &from, words::times(ratio));
        (words::per_month(&average.text), times.text)
    });
    let months = Name::same(&found.months_left.to_string());
    let what = Derivation::MonthsLeft { months: found.months_gone };
    let months_left = draft.derive(what, f64::from(found.months_left), &[], months);
    // The months of a rate are no money.
    let highest = found.highest_month.as_ref().filter(|it| it.value > 0.0 && way.rate.is_none());
    let highest = highest
        .and_then(|added| Some((added.period, told_added(&mut draft, named, scene.place, added)?)));
    let said = words::required(&words::Required {
        subject: &words::subject(&named.name),
        goal: &goal.text,
        remaining: &remaining.text,
        per_month: &words::per_month(&per_month.text),
        months_left: &months_left.text,
        average: average.as_ref().map(|(average, times)| (average, times)),
        highest: highest.as_ref().map(|(period, told)| (*period, &told.text)),
    });
    Some(draft.finish(way.indicator, StatementKind::Required, &said))
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
