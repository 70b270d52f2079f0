//! The opening sentence: subject, figure, share of the plan or of the planned fall.

use super::{
    Derivation, Scene, Statement, StatementKind,
    draft::{Draft, Told},
    ratio::{numerator_of, over_some, sides, spent_from, told_sides},
    units::Units,
};
use crate::{
    analysis::{
        AgainstPlan, Figure, PlanBasis, Shown,
        compare::{Refusal, since_last_year},
        denominator, figure, last_years_level, measured,
    },
    model::{
        Direction, Indicator, IndicatorKind, Measure, Name, PlanVersion, Project, Status, Step,
    },
    text::{
        narrative_messages::{self as words, OfSome, Verb, Way},
        number::rounded,
    },
};

/// What a verdict has told already, so that it is not said once more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    /// The change since the end of last year.
    pub change: bool,
    /// The percent of plan, as shown.
    pub percent_of_plan: Option<f64>,
}

/// The verdict on a figure of the whole, of all units or of many.
pub(super) fn verdict(
    scene: Scene<'_>,
    indicator: &Indicator,
    figure: &Figure,
) -> Option<(Statement, Said)> {
    told(scene, indicator, figure, None, StatementKind::Verdict)
}

/// The verdict on a figure of a group: "Riêng miền núi, …".
pub(super) fn of_group(
    scene: Scene<'_>,
    indicator: &Indicator,
    figure: &Figure,
    group: &Name,
) -> Option<Statement> {
    let found = told(scene, indicator, figure, Some(group), StatementKind::Group);
    found.map(|(statement, _)| statement)
}

/// The unit's own estimate for the year, against the plan (ước cả năm); of a rate of spending that of the
/// money.
pub(super) fn estimate(
    scene: Scene<'_>,
    indicator: &Indicator,
    estimate: &Figure,
) -> Option<Statement> {
    let Some(plan) = spent_from(indicator) else {
        let found = told(scene, indicator, estimate, None, StatementKind::Estimate);
        return found.map(|(statement, _)| statement);
    };
    let project = scene.project;
    let counted = project.indicators().get(&estimate.indicator)?;
    let mut draft = Draft::new(project);
    let amount = draft.quote(estimate)?;
    let all = figure(project, plan, Measure::Plan, scene.place, estimate.period)?;
    let is_measured = matches!(all.shown, Shown::Number(_)) && !estimate.is_partial();
    let all = if is_measured { draft.quote(&all) } else { None };
    let plan = all.filter(|all| all.value > 0.0).map(|all| {
        let percent = draft.percent(100.0 * amount.value / all.value, &amount, &all);
        words::part_of_plan(&percent.text, &all.text, false)
    });
    let some = estimate.is_partial().then(|| of_some(&mut draft, counted, estimate));
    let said = words::verdict(&words::Verdict {
        when: &words::estimate_of(estimate.period.last_year()),
        group: None,
        subject: &words::subject(&counted.name),
        verb: Verb::Reaches,
        is_estimated: false,
        value: &amount.text,
        parts: None,
        plan: plan.as_ref(),
        some: some.as_ref().map(Behind::borrowed),
    });
    Some(draft.finish(indicator, StatementKind::Estimate, &said))
}

fn told(
    scene: Scene<'_>,
    indicator: &Indicator,
    figure: &Figure,
    group: Option<&Name>,
    kind: StatementKind,
) -> Option<(Statement, Said)> {
    let when = &match kind {
        StatementKind::Estimate => words::estimate_of(figure.period.last_year()),
        _ => words::when(figure.period, indicator.kind),
    };
    let mut draft = Draft::new(scene.project);
    if spent_from(indicator).is_some()
        && group.is_none()
        && let Some(said) = spending(scene, &mut draft, indicator, figure, when)
    {
        return Some((draft.finish(indicator, kind, &said), Said::default()));
    }
    let mut draft = Draft::new(scene.project);
    // The estimate for the year is one by its name; only a figure's status is to be said.
    let is_estimated = figure.status == Status::Estimate && kind != StatementKind::Estimate;
    let (value, parts, some);
    if figure.number().is_none() {
        let units = Units::of(scene, indicator);
        let found = over_some(&mut draft, figure, &units.places)?;
        let both = (Some(found.sides.numerator), Some(found.sides.denominator));
        (value, parts) = (found.rate, told_sides(&both));
        some = Some(of_some(&mut draft, indicator, figure));
    } else {
        value = if is_estimated {
            draft.quote_with_status_said(figure)?
        } else {
            draft.quote(figure)?
        };
        let both = sides(&mut draft, figure);
        parts = told_sides(&both);
        some = figure.is_partial().then(|| of_some(&mut draft, indicator, figure));
    }
    let (plan, said) = against_plan(&mut draft, indicator, figure, &value);
    let sentence = words::verdict(&words::Verdict {
        when,
        group,
        subject: &words::subject(&indicator.name),
        verb: if indicator.direction == Direction::Up { Verb::Reaches } else { Verb::Is },
        is_estimated,
        value: &value.text,
        parts: parts.as_ref(),
        plan: plan.as_ref(),
        some: some.as_ref().map(Behind::borrowed),
    });
    Some((draft.finish(indicator, kind, &sentence), said))
}

/// Money out of a plan: the amount first, then the rate and what it divides by.
fn spending(
    scene: Scene<'_>,
    draft: &mut Draft<'_>,
    indicator: &Indicator,
    rate: &Figure,
    when: &Name,
) -> Option<Name> {
    let project = scene.project;
    let counted = project.indicators().get(numerator_of(indicator)?)?;
    let (shown, amount, plan, some);
    if rate.number().is_some() {
        shown = draft.quote(rate)?;
        let (Some(one), Some(two)) = sides(draft, rate) else { return None };
        (amount, plan, some) = (one, two, None);
    } else {
        let units = Units::of(scene, indicator);
        let found = over_some(draft, rate, &units.places)?;
        (shown, amount, plan) = (found.rate, found.sides.numerator, found.sides.denominator);
        some = Some(of_some(draft, indicator, rate));
    }
    let goal = decided_rate(project, rate).and_then(|goal| draft.quote(&goal));
    let basis = denominator(project, &indicator.id, rate.lens.basis);
    Some(words::spending(&words::Spending {
        when,
        subject: &words::subject(&counted.name),
        amount: &amount.text,
        rate: &shown.text,
        plan_year: &words::year(rate.period.last_year()),
        plan: &plan.text,
        is_first_plan: basis.as_ref().and_then(|it| it.plan) == Some(PlanVersion::FirstAssigned),
        carried_over: basis.as_ref().and_then(|it| it.carried_over),
        without_advances: basis.and_then(|it| it.advances) == Some(false),
        goal: goal.as_ref().map(|goal| &goal.text),
        some: some.as_ref().map(Behind::borrowed),
    }))
}

/// The rate that was decided for the year.
fn decided_rate(project: &Project, rate: &Figure) -> Option<Figure> {
    let year = rate.period.year_of()?;
    let plan = figure(project, &rate.indicator, Measure::Plan, &rate.place, year)?;
    plan.stated.is_some().then_some(plan)
}

/// Who stands behind a figure of some units.
struct Behind {
    coverage: Name,
    missing: Option<Name>,
    not_compared_with: Option<Name>,
}

impl Behind {
    fn borrowed(&self) -> OfSome<'_> {
        OfSome {
            coverage: &self.coverage,
            missing: self.missing.as_ref(),
            not_compared_with: self.not_compared_with.as_ref(),
        }
    }
}

/// More missing units than this are counted only.
const MISSING_TO_NAME: usize = 8;

fn of_some(draft: &mut Draft<'_>, indicator: &Indicator, figure: &Figure) -> Behind {
    let coverage = draft.coverage(figure, figure.coverage);
    let is_short = figure.missing.len() <= MISSING_TO_NAME;
    let missing = is_short.then(|| draft.without_figure(figure, &figure.missing)).flatten();
    let not_compared_with = match since_last_year(draft.project, figure) {
        Err(Refusal::Partial { figure: key, .. }) if key.period == figure.period => {
            let then = figure.period.same_period_last_year();
            then.map(|then| words::earlier(then, indicator.kind))
        }
        _ => None,
    };
    Behind { coverage, missing, not_compared_with }
}

/// What is said of the plan beside a figure.
fn against_plan(
    draft: &mut Draft<'_>,
    indicator: &Indicator,
    figure: &Figure,
    value: &Told,
) -> (Option<Name>, Said) {
    let nothing = (None, Said::default());
    let Some(against) = measured(draft.project, figure, PlanVersion::Current) else {
        return nothing;
    };
    let AgainstPlan { plan, gap, percent, .. } = against;
    if !matches!(plan.shown, Shown::Number(_)) {
        return nothing;
    }
    if !matches!(figure.shown, Shown::Number(_)) {
        let told = draft.plan(&plan).map(|(_, text)| words::own_plan(&text));
        return (told, Said::default());
    }
    let is_year = figure.period.step() != Step::Year && plan.period.step() == Step::Year;
    match percent.map(|it| (it.percent, it.basis)) {
        Some((percent, PlanBasis::Fall { .. })) => {
            match fall(draft, indicator, figure, value, &plan, percent) {
                Some(told) => {
                    // Within a year the same period of last year is another time than its end.
                    let change = figure.period.step() == Step::Year;
                    (Some(told), Said { change, percent_of_plan: None })
                }
                None => nothing,
            }
        }
        Some((percent, PlanBasis::Value)) if !indicator.in_points() => {
            let Some((planned, text)) = draft.plan(&plan) else { return nothing };
            let told = draft.percent(percent, value, &planned);
            let shown = rounded(percent, 1);
            let said = Said { change: false, percent_of_plan: Some(shown) };
            (Some(words::part_of_plan(&told.text, &text, is_year)), said)
        }
        // On its way through the year a figure is measured against time.
        _ if is_year && indicator.kind != IndicatorKind::Level => nothing,
        _ => {
            let Some(gap) = gap else { return nothing };
            let Some((planned, text)) = draft.plan(&plan) else { return nothing };
            let size = draft.difference(indicator, value, &planned);
            let way = way(indicator, gap);
            (Some(words::away_from_plan(way, &size.text, &text, is_year)), Said::default())
        }
    }
}

/// The fall since last year's end beside the planned one.
fn fall(
    draft: &mut Draft<'_>,
    indicator: &Indicator,
    figure: &Figure,
    value: &Told,
    plan: &Figure,
    percent: f64,
) -> Option<Name> {
    let start = last_years_level(draft.project, figure)?;
    let start_told = draft.quote(&start)?;
    let (planned_told, planned_text) = draft.plan(plan)?;
    let achieved = draft.difference(indicator, &start_told, value);
    let planned = draft.difference(indicator, &start_told, &planned_told);
    let way = way(indicator, -achieved.value);
    let percent = (way == Way::Down).then(|| {
        draft.derive(
            Derivation::PercentOf,
            percent,
            &[&achieved, &planned],
            words::percent(percent),
        )
    });
    let since = words::end_of_year(start.period.last_year(), "");
    Some(words::fall_of_plan(&words::Fall {
        way,
        change: &achieved.text,
        since: &since,
        from: &start_told.text,
        percent: percent.as_ref().map(|it| &it.text),
        planned: &planned.text,
        plan: &planned_text,
    }))
}

/// Which way a difference goes, as it is shown.
pub(super) fn way(indicator: &Indicator, difference: f64) -> Way {
    let decimals = match indicator.unit.vi.as_str() {
        // Money is told in tenths of a tỷ đồng, but a smaller difference is one all the same.
        "triệu đồng" => 0,
        _ => indicator.decimals,
    };
    way_at(decimals, difference)
}

/// Which way a difference goes at so many decimals.
pub(super) fn way_at(decimals: u8, difference: f64) -> Way {
    let shown = rounded(difference, decimals);
    if shown > 0.0 {
        Way::Up
    } else if shown < 0.0 {
        Way::Down
    } else {
        Way::Level
    }
}
