//! Dự báo: the year's end as the program reckons it, which is never called what a unit estimates.

use super::{
    Derivation, Scene, Statement, StatementKind,
    draft::{Draft, Told},
    year::{Way, spending_plan, told_goal, until, whole_of_last_year},
};
use crate::{
    analysis::{
        Figure,
        compare::{Forecast, Projection, forecast, goal},
    },
    model::Indicator,
    text::narrative_messages as words,
};

/// The year's end as the program reckons it, by each method (dự báo); of money it is that of the money
/// alone, so that a rate by another capital basis has none.
pub(super) fn of_forecast(
    scene: Scene<'_>,
    indicator: &Indicator,
    figure: &Figure,
) -> Option<Statement> {
    let project = scene.project;
    let way = Way::new(scene, indicator, figure).filter(|way| way.rate.is_none())?;
    let counted = way.counted;
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
