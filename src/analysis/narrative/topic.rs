//! The statements of one topic: every indicator in turn, and no flood.

use super::{
    Scene, Statement, StatementKind,
    change::{Compared, change},
    concentration::holders,
    distribution::distribution,
    forecast::of_forecast,
    gaps::{missing, some_units},
    parts::parts,
    progress::progress,
    ranking::{behind, ranking},
    ratio::{is_plain, spent_from},
    speakers::{Reading, Speaker, estimate},
    verdict::{self, verdict},
    yearly::{of_groups, outlook},
};
use crate::{
    analysis::{Figure, Shown},
    model::{Date, Indicator, Period, Reporters, TopicId},
    text::number::rounded,
};

/// About so many sentences a secretary keeps of one topic.
const MOST_STATEMENTS: usize = 8;

/// The statements of a topic, in the order of its indicators.
pub(super) fn statements(
    scene: Scene<'_>,
    speakers: &[Speaker<'_>],
    topic: &TopicId,
) -> Vec<Statement> {
    let mut told = Told { scene, statements: Vec::new(), breaks: Vec::new(), percents: Vec::new() };
    let mut few: Vec<(&Indicator, &[Figure])> = Vec::new();
    let mut without: Vec<(&Indicator, &Figure)> = Vec::new();
    for speaker in speakers.iter().filter(|it| it.indicator.topic == *topic) {
        let indicator = speaker.indicator;
        match &speaker.reading {
            Reading::Figure(figure) => told.of_figure(indicator, figure, &speaker.whole_parts),
            Reading::Units(period) => {
                told.statements.extend(of_groups(scene, indicator));
                told.of_units(indicator, *period);
                told.estimate(indicator);
            }
            Reading::Few(units) => {
                few.push((indicator, units));
                let period = units.first().map(|it| it.period);
                let spread = period.and_then(|period| distribution(scene, indicator, period));
                told.statements.extend(spread);
                told.statements.extend(of_groups(scene, indicator));
                told.estimate(indicator);
            }
            Reading::Yearly(known) => {
                told.statements.push(outlook(scene, indicator, known));
                told.statements.extend(of_groups(scene, indicator));
            }
            Reading::Missing(plan) => {
                without.push((indicator, plan));
                told.estimate(indicator);
                told.statements.extend(of_groups(scene, indicator));
            }
            Reading::EstimateOnly => told.estimate(indicator),
        }
    }
    told.statements.extend(some_units(scene, &few));
    told.statements.extend(missing(scene, &without));
    within_bounds(told.statements)
}

struct Told<'a> {
    scene: Scene<'a>,
    statements: Vec<Statement>,
    /// The changes of definition that were given as a reason.
    breaks: Vec<Date>,
    /// The shares of plans, as shown.
    percents: Vec<f64>,
}

impl Told<'_> {
    fn of_figure(
        &mut self,
        indicator: &Indicator,
        figure: &Figure,
        whole_parts: &[(&Indicator, Figure)],
    ) {
        if self.is_said_already(indicator, figure) {
            return;
        }
        let scene = self.scene;
        let is_whole = matches!(figure.shown, Shown::Number(_));
        let mut said = verdict::Said::default();
        if let Some((statement, what)) = verdict(scene, indicator, figure) {
            self.statements.push(statement);
            said = what;
        }
        self.percents.extend(said.percent_of_plan);
        if spent_from(indicator).is_none() || is_plain(scene.project, figure) {
            self.statements.extend(parts(scene, indicator, figure.period));
        }
        if is_whole && !said.change {
            self.change(indicator, figure);
        }
        self.statements.extend(of_groups(scene, indicator));
        self.of_units(indicator, figure.period);
        if is_whole {
            self.progress(indicator, figure);
        } else {
            for (part, figure) in whole_parts {
                self.change(part, figure);
                self.progress(part, figure);
            }
        }
        // What the year came to is known.
        let is_over = is_whole && figure.period.last_day().month() == 12;
        if !is_over {
            self.estimate(indicator);
        }
    }

    fn of_units(&mut self, indicator: &Indicator, period: Period) {
        let scene = self.scene;
        self.statements.extend(ranking(scene, indicator, period));
        self.statements.extend(behind(scene, indicator, period));
        self.statements.extend(holders(scene, indicator, period));
        self.statements.extend(distribution(scene, indicator, period));
    }

    fn change(&mut self, indicator: &Indicator, figure: &Figure) {
        match change(self.scene, indicator, figure) {
            Some(Compared::Statement(statement)) => self.statements.push(statement),
            Some(Compared::Break(statement, on)) if !self.breaks.contains(&on) => {
                self.breaks.push(on);
                self.statements.push(statement);
            }
            Some(Compared::Break(..)) | None => {}
        }
    }

    fn progress(&mut self, indicator: &Indicator, figure: &Figure) {
        self.statements.extend(progress(self.scene, indicator, figure));
        self.statements.extend(of_forecast(self.scene, indicator, figure));
    }

    fn estimate(&mut self, indicator: &Indicator) {
        let found = estimate(self.scene, indicator);
        let said = found.and_then(|found| verdict::estimate(self.scene, indicator, &found));
        self.statements.extend(said);
    }

    /// Whether a published percent of plan only repeats one that is told.
    fn is_said_already(&self, indicator: &Indicator, figure: &Figure) -> bool {
        let shown = figure.number().map(|it| rounded(it, 1));
        let is_published = indicator.is_rate() && indicator.expected == Reporters::Province;
        is_published
            && shown.is_some_and(|shown| {
                self.percents.iter().any(|told| told.total_cmp(&shown).is_eq())
            })
    }
}

/// Verdicts stay; of the rest what matters least goes first, and of equals the last.
fn within_bounds(mut statements: Vec<Statement>) -> Vec<Statement> {
    while statements.len() > MOST_STATEMENTS {
        let heaviest = statements.iter().map(|it| weight(it.kind)).max().unwrap_or(0);
        let at = statements.iter().rposition(|it| weight(it.kind) == heaviest);
        let Some(at) = at.filter(|_| heaviest > 0) else { break };
        statements.remove(at);
    }
    statements
}

/// The larger, the sooner a statement may be left out.
fn weight(kind: StatementKind) -> u8 {
    match kind {
        StatementKind::Verdict
        | StatementKind::Yearly
        | StatementKind::Missing
        | StatementKind::SomeUnits
        | StatementKind::Estimate => 0,
        StatementKind::Change
        | StatementKind::Ranking
        | StatementKind::Laggards
        | StatementKind::Concentration
        | StatementKind::Pace
        | StatementKind::Required
        | StatementKind::Distribution
        | StatementKind::Group => 1,
        StatementKind::Forecast => 2,
        StatementKind::Parts => 3,
    }
}
