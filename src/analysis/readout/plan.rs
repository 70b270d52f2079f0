//! Against the plan: as of now and as first assigned, the gap, and what is left in households.

use super::{Draft, Reader, Section, Tone};
use crate::{
    analysis::{
        AgainstPlan, PlanBasis, Shown,
        compare::{FigureKey, GoalOrigin, Refusal, count_gap, goal},
        denominator, measured, plan_of,
    },
    model::{AcrossAreas, Direction, Measure, PlanVersion},
    text::readout_messages::{
        GoalWords, better_than, by_percent_of_plan, counted, goal_of, plan_beside_first, reached,
    },
};

pub(super) fn section(reader: &mut Reader<'_>) -> Option<Section> {
    let (texts, figure, amounts) = (reader.texts, reader.figure, reader.amounts());
    if figure.measure == Measure::Plan || figure.shown == Shown::NotApplicable {
        return None;
    }
    let mut draft = Draft::new(texts.against_plan);
    let Some(against) = measured(reader.project, figure, PlanVersion::Current) else {
        of_money(reader, &mut draft);
        return draft.finish(reader.lang);
    };
    draft.rests_on_figure(&against.plan);
    draft.rests_on_figure(figure);
    let planned = against.plan.number().unwrap_or_default();
    let mut said = amounts.value(planned);
    if against.plan.period != figure.period {
        said = format!("{said} ({})", reader.period(against.plan.period));
    }
    if against.plan.is_partial() {
        said = format!("{said}, {}", against.plan.coverage.label(reader.lang));
    }
    draft.say(texts.plan, said);
    // Until the plan's last day a figure is on its way: nothing is missed yet.
    let is_due = against.plan.period.last_day() <= figure.period.last_day();
    result(reader, &mut draft, &against, is_due);
    first_assigned(reader, &mut draft, &against);
    if let Some(floor) = against.plan.floor {
        let (word, tone) = match against.meets_floor {
            Some(true) => (format!(", {}", texts.met), Tone::Good),
            Some(false) if is_due => (format!(", {}", texts.not_met), Tone::Bad),
            _ => (String::new(), Tone::Plain),
        };
        draft.say_as(texts.floor, format!("{}{word}", amounts.value(floor)), tone);
    }
    draft.finish(reader.lang)
}

fn result(reader: &Reader<'_>, draft: &mut Draft, against: &AgainstPlan, is_due: bool) {
    let (texts, amounts) = (reader.texts, reader.amounts());
    let verdict = match against.is_met {
        Some(true) => Some((texts.met, Tone::Good)),
        Some(false) if is_due => Some((texts.not_met, Tone::Bad)),
        _ => None,
    };
    if let Some((word, tone)) = verdict {
        draft.say_as(texts.result, word, tone);
    }
    if let Some(achieved) = against.percent {
        let fall = match achieved.basis {
            PlanBasis::Value => None,
            PlanBasis::Fall { achieved, planned } => Some((achieved, planned)),
        };
        draft.say(texts.percent_of_plan, by_percent_of_plan(amounts, achieved.percent, fall));
    }
    if let Some(gap) = against.gap {
        if !is_due && gap < 0.0 && reader.indicator.direction == Direction::Up {
            draft.say(texts.still_to_do, amounts.step_aloud(gap.abs()));
        } else {
            draft.say(texts.gap_to_plan, better_than(amounts, gap, &texts.plan.to_lowercase()));
        }
    }
    if against.is_met == Some(false)
        && let Some(target) = against.plan.number()
    {
        in_numbers(reader, draft, target);
    }
}

/// What is spent has no plan of its own but comes out of one; else the plan is missing, and said to
/// be where there could be one.
fn of_money(reader: &mut Reader<'_>, draft: &mut Draft) {
    let (texts, figure, amounts) = (reader.texts, reader.figure, reader.amounts());
    let Some(number) = figure.number() else { return };
    let year = figure.period.year_of();
    let found = year.map(|year| goal(reader.project, &figure.indicator, &figure.place, year));
    let found = match found {
        Some(Ok(found)) => found,
        Some(Err(refusal @ Refusal::Partial { .. })) => {
            reader.refuse(draft, texts.plan, &refusal);
            return;
        }
        _ => {
            if reader.indicator.direction != Direction::Neutral {
                let refusal = Refusal::NoPlan(FigureKey::of(figure));
                reader.refuse(draft, texts.plan, &refusal);
            }
            return;
        }
    };
    let origin = match found.origin {
        GoalOrigin::OwnPlan => GoalWords::OwnPlan,
        GoalOrigin::PlannedRate { rate, .. } => GoalWords::PlannedRate(rate),
        GoalOrigin::WholePlan { ratio } => {
            let basis = reader.project.settings().capital_basis;
            let carries = denominator(reader.project, &ratio, basis).and_then(|it| it.carried_over);
            match (basis.carried_over, carries) {
                (false, _) => GoalWords::WholePlan,
                (true, Some(_)) => GoalWords::WithCarriedOver,
                (true, None) => GoalWords::WithoutCarriedOver,
            }
        }
    };
    draft.rests_on(&found.basis);
    draft.rests_on_figure(figure);
    draft.say(texts.plan, goal_of(reader.lang, &amounts.value(found.value), origin));
    if figure.is_partial() || found.value <= 0.0 {
        return;
    }
    // Of a rate the percentage is the figure itself.
    if !amounts.in_points() {
        let share = by_percent_of_plan(amounts, 100.0 * number / found.value, None);
        draft.say(texts.percent_of_plan, share);
    }
    let left = found.value - number;
    if left > 0.0 {
        draft.say(texts.still_to_do, amounts.step_aloud(left));
        in_numbers(reader, draft, found.value);
    } else {
        draft.say_as(texts.result, reached(reader.lang), Tone::Good);
    }
}

/// The gap of a rate to its target, said in what is counted.
fn in_numbers(reader: &Reader<'_>, draft: &mut Draft, target: f64) {
    let AcrossAreas::RatioOfSums { denominator, .. } = &reader.indicator.across_areas else {
        return;
    };
    let Some(gap) = count_gap(reader.project, reader.figure, target) else { return };
    let text = counted(
        reader.lang,
        reader.indicator.direction == Direction::Down,
        &reader.amounts_in(&gap.counted).aloud(gap.count),
        &reader.amounts_in(&denominator.indicator).aloud(gap.denominator),
        gap.is_inferred,
    );
    draft.rests_on(&gap.basis);
    draft.say(reader.texts.in_numbers, text);
}

/// The plan as it was assigned at first, where it has changed since.
fn first_assigned(reader: &Reader<'_>, draft: &mut Draft, against: &AgainstPlan) {
    let (project, figure, amounts) = (reader.project, reader.figure, reader.amounts());
    let version = PlanVersion::FirstAssigned;
    let Some(first) = plan_of(project, figure, version).and_then(|plan| plan.number()) else {
        return;
    };
    let now = against.plan.number().unwrap_or_default();
    if amounts.is_nothing(now - first) {
        return;
    }
    let share = measured(project, figure, version).and_then(|found| found.percent);
    let share = share.map(|share| share.percent);
    let text = plan_beside_first(reader.lang, &amounts.value(first), share);
    draft.say(reader.texts.first_assigned, text);
}
