//! Against the same period of last year: absolute and percent for counts, points for rates; a refusal as
//! its reason.

use super::{
    Derivation, Scene, Statement, StatementKind,
    draft::{Draft, Told},
    ratio::{is_plain, numerator_of, spent_from},
    verdict::way,
};
use crate::{
    analysis::{
        Figure,
        compare::{Change, Refusal, since_last_year},
        figure,
    },
    model::{Date, Indicator, Measure, Name, Period},
    text::{
        narrative_messages::{self as words, Way},
        number::shown_alike,
    },
};

/// A comparison, or the change of definition that forbids one.
pub(super) enum Compared {
    Statement(Statement),
    /// With the day on which the definition changed, to be said once in a topic.
    Break(Statement, Date),
}

/// The change of a figure since the same period of last year; none where there is nothing to compare.
pub(super) fn change(scene: Scene<'_>, indicator: &Indicator, now: &Figure) -> Option<Compared> {
    let project = scene.project;
    let then = now.period.same_period_last_year()?;
    let subject = words::subject(&indicator.name);
    let earlier = words::earlier(then, indicator.kind);
    let mut draft = Draft::new(project);
    match since_last_year(project, now) {
        // Nothing then and nothing now is no news.
        Ok(found) if found.from == 0.0 && found.to == 0.0 => None,
        Ok(found) => {
            let said = if spent_from(indicator).is_some() && is_plain(project, now) {
                of_spending(&mut draft, indicator, now, &found)?
            } else {
                let moved = Moved::new(&mut draft, indicator, now, &found)?;
                words::change(&moved.words(&subject, &earlier, None))
            };
            Some(Compared::Statement(draft.finish(indicator, StatementKind::Change, &said)))
        }
        Err(Refusal::SeriesBreak(it)) => {
            let said = words::definition_changed(&subject, &earlier, it.on, &it.before, &it.after);
            let statement = draft.finish(indicator, StatementKind::Change, &said);
            Some(Compared::Break(statement, it.on))
        }
        Err(Refusal::Partial { figure: key, coverage }) if key.period == then => {
            let base = figure(project, &indicator.id, Measure::Actual, &now.place, then)?;
            let coverage = draft.coverage(&base, coverage);
            let said = words::nothing_to_compare(&subject, &earlier, &coverage);
            Some(Compared::Statement(draft.finish(indicator, StatementKind::Change, &said)))
        }
        Err(_) => None,
    }
}

/// Money spent and the rate of spending, in one sentence.
fn of_spending(
    draft: &mut Draft<'_>,
    indicator: &Indicator,
    now: &Figure,
    rate: &Change,
) -> Option<Name> {
    let counted = draft.project.indicators().get(numerator_of(indicator)?)?;
    let money_now = figure(draft.project, &counted.id, Measure::Actual, &now.place, now.period)?;
    let money = since_last_year(draft.project, &money_now).ok()?;
    let moved = Moved::new(draft, counted, &money_now, &money)?;
    let points = Moved::new(draft, indicator, now, rate)?;
    let earlier = words::earlier(money.from_period, counted.kind);
    let subject = words::subject(&counted.name);
    Some(words::change(&moved.words(&subject, &earlier, Some((points.way, &points.size.text)))))
}

/// A change with its numbers told.
struct Moved {
    from: Told,
    size: Told,
    percent: Option<Told>,
    way: Way,
}

impl Moved {
    fn new(
        draft: &mut Draft<'_>,
        indicator: &Indicator,
        now: &Figure,
        found: &Change,
    ) -> Option<Self> {
        let base = base(draft, now, found.from_period)?;
        let is_as_shown = |figure: &Figure, value: f64| {
            figure.number().is_some_and(|shown| shown_alike(shown, value, indicator.decimals))
        };
        // A published figure beside one of the units' own is for the table, where both are seen.
        if found.is_mixed || !is_as_shown(&base, found.from) || !is_as_shown(now, found.to) {
            return None;
        }
        let to = draft.quote(now)?;
        let from = draft.quote(&base)?;
        let size = draft.difference(indicator, &to, &from);
        let way = way(indicator, found.absolute);
        let percent = found.percent.filter(|_| way != Way::Level).map(|percent| {
            let text = words::percent(percent.abs());
            draft.derive(Derivation::PercentOf, percent, &[&size, &from], text)
        });
        Some(Self { from, size, percent, way })
    }

    fn words<'a>(
        &'a self,
        subject: &'a Name,
        then: &'a Name,
        rate: Option<(Way, &'a Name)>,
    ) -> words::Change<'a> {
        words::Change {
            subject,
            then,
            from: &self.from.text,
            way: self.way,
            size: &self.size.text,
            percent: self.percent.as_ref().map(|it| &it.text),
            rate,
        }
    }
}

fn base(draft: &Draft<'_>, now: &Figure, then: Period) -> Option<Figure> {
    figure(draft.project, &now.indicator, Measure::Actual, &now.place, then)
}
