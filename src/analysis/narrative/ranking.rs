//! The best and the slowest units with their figures, and those behind their plan and the whole.

use super::{
    Derivation, Scene, Statement, StatementKind,
    draft::{Draft, NAMED_MOST, Told},
    ratio::{sides, told_sides},
    units::{Units, named},
    verdict::way_at,
};
use crate::{
    analysis::{
        Figure, PlanBasis,
        compare::{Laggard, PERCENT_DECIMALS, RankBy, Ranked, Ranking, Refusal, laggards, rank},
        figure, last_years_level, percent_of_plan, plan_beside,
    },
    model::{AcrossAreas, Direction, Indicator, Measure, Name, Period, PlaceId},
    text::{
        narrative_messages::{self as words, Way},
        number::rounded,
    },
};

/// The best and the slowest units; none where nothing is better, or where a count should fall: who holds
/// most of the poor is a matter of concentration.
pub(super) fn ranking(
    scene: Scene<'_>,
    indicator: &Indicator,
    period: Period,
) -> Option<Statement> {
    let units = Units::of(scene, indicator);
    let is_count = matches!(indicator.across_areas, AcrossAreas::Sum | AcrossAreas::Maximum);
    if indicator.direction == Direction::Neutral || units.places.len() < 2 {
        return None;
    }
    let across = units.across(scene, &indicator.id, period);
    let by_plan =
        is_count && rank(across, RankBy::PercentOfPlan).is_ok_and(|found| found.ranked.len() > 1);
    if is_count && !by_plan && indicator.direction == Direction::Down {
        return None;
    }
    let by = if by_plan { RankBy::PercentOfPlan } else { RankBy::Value };
    let found = rank(across, by).ok()?;
    let list = List { scene, indicator, units: &units, period, by };
    let with_figure = found.ranked.len();
    if with_figure == 0 {
        return None;
    }
    let applies = with_figure + without_figure(&found).len();
    if with_figure == 1 || with_figure * 2 <= applies {
        return list.too_few(&found);
    }
    list.ends(&found)
}

/// Units behind their own plan and the whole. Those without a plan are behind the whole alone, which the
/// ranking says.
pub(super) fn behind(scene: Scene<'_>, indicator: &Indicator, period: Period) -> Option<Statement> {
    let units = Units::of(scene, indicator);
    let found = laggards(units.across(scene, &indicator.id, period)).ok()?;
    let all = found.named.iter().chain(&found.others);
    let behind: Vec<&Laggard> = all.filter(|it| it.plan.is_some()).collect();
    if behind.is_empty() {
        return None;
    }
    let by = if found.by_percent_of_plan { RankBy::PercentOfPlan } else { RankBy::Value };
    let list = List { scene, indicator, units: &units, period, by };
    let mut draft = Draft::new(scene.project);
    let whole = list.told(&mut draft, scene.place, None)?;
    let mut items = Vec::new();
    for unit in behind {
        items.push(list.laggard(&mut draft, unit)?);
    }
    let named = named(&mut draft, &items, units.noun, false);
    let subject = words::subject(&indicator.name);
    let said = if found.by_percent_of_plan {
        words::lagging(&subject, &named, &whole.text)
    } else {
        let fewer = indicator.direction == Direction::Down;
        words::lagging_by_rate(&subject, &named, &whole.text, fewer)
    };
    Some(draft.finish(indicator, StatementKind::Laggards, &said))
}

/// The units of one indicator, as they are listed.
struct List<'a> {
    scene: Scene<'a>,
    indicator: &'a Indicator,
    units: &'a Units,
    period: Period,
    by: RankBy,
}

impl List<'_> {
    /// Fewer than half of the units say nothing of who is best.
    fn too_few(&self, found: &Ranking) -> Option<Statement> {
        let mut draft = Draft::new(self.scene.project);
        let in_order = self
            .units
            .places
            .iter()
            .filter_map(|place| found.ranked.iter().find(|it| it.place == *place));
        let items = in_order.map(|it| self.item(&mut draft, it)).collect::<Option<Vec<Item>>>()?;
        let units = named(&mut draft, &items, self.units.noun, false);
        let subject = words::subject(&self.indicator.name);
        let said = words::too_few_to_rank(&subject, &units, self.units.noun);
        Some(draft.finish(self.indicator, StatementKind::Ranking, &said))
    }

    fn ends(&self, found: &Ranking) -> Option<Statement> {
        let mut draft = Draft::new(self.scene.project);
        let all = found
            .ranked
            .iter()
            .map(|it| self.item(&mut draft, it))
            .collect::<Option<Vec<Item>>>()?;
        let apart = without_figure(found);
        let reference = self.figure(self.scene.place)?;
        let missing = draft.without_figure(&reference, &apart);
        let subject = words::subject(&self.indicator.name);
        let (first, last) = (found.ranked.first()?, found.ranked.last()?);
        if first.rank == last.rank && first.yardstick == 0.0 {
            return None;
        }
        if first.rank == last.rank {
            let told: Vec<&Told> = all.iter().map(|(_, told)| told).collect();
            let units = words::counted_units(all.len(), self.units.noun);
            draft.derive(Derivation::Count, all.len() as f64, &told, units.clone());
            let value = &all.first()?.1.text;
            let said = words::all_alike(&subject, &units, value, missing.as_ref());
            return Some(draft.finish(self.indicator, StatementKind::Ranking, &said));
        }
        let (best, slowest) = two_ends(found, &all);
        let best = named(&mut draft, &best, self.units.noun, true);
        let slowest = named(&mut draft, &slowest, self.units.noun, true);
        // Of some units nothing is said against the whole.
        let standing = apart.is_empty().then(|| self.standing(&mut draft, found, &all)).flatten();
        let is_count =
            self.by == RankBy::Value && matches!(self.indicator.across_areas, AcrossAreas::Sum);
        let more_is_better =
            self.by == RankBy::PercentOfPlan || self.indicator.direction == Direction::Up;
        let said = words::ranking(&words::Ranking {
            subject: &subject,
            is_percent_of_plan: self.by == RankBy::PercentOfPlan,
            is_count,
            best_are_highest: more_is_better,
            best: &best,
            slowest: &slowest,
            standing: standing.as_ref(),
            missing: missing.as_ref(),
        });
        Some(draft.finish(self.indicator, StatementKind::Ranking, &said))
    }

    /// How many are on the good side of the whole.
    fn standing(&self, draft: &mut Draft<'_>, found: &Ranking, all: &[Item]) -> Option<Name> {
        let whole = *found.whole.as_ref().ok()?;
        let told = self.told(draft, self.scene.place, Some(whole))?;
        let is_above =
            self.by == RankBy::PercentOfPlan || self.indicator.direction == Direction::Up;
        let decimals =
            if self.by == RankBy::Value { self.indicator.decimals } else { PERCENT_DECIMALS };
        let good = if is_above { Way::Up } else { Way::Down };
        let whole = rounded(whole, decimals);
        let side: Vec<&Told> = found
            .ranked
            .iter()
            .zip(all)
            .filter(|(it, _)| way_at(decimals, rounded(it.yardstick, decimals) - whole) == good)
            .map(|(_, (_, told))| told)
            .collect();
        let every: Vec<&Told> = all.iter().map(|(_, told)| told).collect();
        let (count, of) = (side.len(), every.len());
        draft.derive(Derivation::Count, count as f64, &side, Name::default());
        draft.derive(Derivation::Count, of as f64, &every, Name::default());
        Some(words::standing(count, of, self.units.noun, is_above, &told.text))
    }

    /// A unit with its figure, and what the figure is made of.
    fn item(&self, draft: &mut Draft<'_>, unit: &Ranked) -> Option<Item> {
        let told = self.told(draft, &unit.place, Some(unit.yardstick))?;
        let parts = self.made_of(draft, &unit.place);
        let name = draft.name(&unit.place);
        Some((words::named_with(&name, &told.text, parts.as_ref()), told))
    }

    fn laggard(&self, draft: &mut Draft<'_>, unit: &Laggard) -> Option<Item> {
        let told = self.told(draft, &unit.place, Some(unit.yardstick))?;
        let parts = if self.by == RankBy::PercentOfPlan {
            self.made_of(draft, &unit.place)
        } else {
            let plan = plan_beside(self.scene.project, &self.figure(&unit.place)?)?;
            draft.plan(&plan).map(|(_, text)| words::beside_plan(&text))
        };
        let name = draft.name(&unit.place);
        Some((words::named_with(&name, &told.text, parts.as_ref()), told))
    }

    /// What a unit is ranked by: its figure, or its percent of plan.
    fn told(&self, draft: &mut Draft<'_>, place: &PlaceId, yardstick: Option<f64>) -> Option<Told> {
        let figure = self.figure(place)?;
        if self.by == RankBy::Value {
            return draft.quote(&figure);
        }
        let project = self.scene.project;
        let found = percent_of_plan(project, &figure)?;
        let percent = yardstick.unwrap_or(found.percent);
        let now = draft.quote(&figure)?;
        let (planned, _) = draft.plan(&plan_beside(project, &figure)?)?;
        Some(match found.basis {
            PlanBasis::Value => draft.percent(percent, &now, &planned),
            PlanBasis::Fall { .. } => {
                let start = draft.quote(&last_years_level(project, &figure)?)?;
                let achieved = draft.difference(self.indicator, &start, &now);
                let fall = draft.difference(self.indicator, &start, &planned);
                draft.percent(percent, &achieved, &fall)
            }
        })
    }

    fn made_of(&self, draft: &mut Draft<'_>, place: &PlaceId) -> Option<Name> {
        let figure = self.figure(place)?;
        if self.by == RankBy::Value {
            let both = sides(draft, &figure);
            return told_sides(&both);
        }
        let plan = plan_beside(self.scene.project, &figure)?;
        let now = draft.quote(&figure)?;
        let (planned, _) = draft.plan(&plan)?;
        Some(words::over(&now.text, &planned.text))
    }

    fn figure(&self, place: &PlaceId) -> Option<Figure> {
        let measure = Measure::Actual;
        figure(self.scene.project, &self.indicator.id, measure, place, self.period)
    }
}

/// A unit as it is listed, and the number it is listed by.
type Item = (Name, Told);

/// Units whose figure is missing; those that it does not apply to are not.
fn without_figure(found: &Ranking) -> Vec<PlaceId> {
    let applies = found.apart.iter().filter(|it| !matches!(it.reason, Refusal::NotApplicable(_)));
    applies.map(|it| it.place.clone()).collect()
}

/// Up to three at each end and whoever equals the last of them, the slowest first at theirs; nobody stands
/// at both.
fn two_ends(found: &Ranking, all: &[Item]) -> (Vec<Item>, Vec<Item>) {
    let each = NAMED_MOST.min(found.ranked.len() / 2).max(1);
    let ranks: Vec<usize> = found.ranked.iter().map(|it| it.rank).collect();
    let pick = |wanted: &dyn Fn(usize) -> bool| -> Vec<Item> {
        let pairs = ranks.iter().zip(all).filter(|(rank, _)| wanted(**rank));
        pairs.map(|(_, item)| item.clone()).collect()
    };
    let last = ranks.last().copied().unwrap_or(1);
    let last_best = ranks.get(each - 1).copied().unwrap_or(1);
    if last_best == last {
        // The slowest equal the last of the best.
        let mut slowest = pick(&|rank| rank == last);
        slowest.reverse();
        return (pick(&|rank| rank < last), slowest);
    }
    let first_slow = ranks.get(ranks.len().saturating_sub(each)).copied().unwrap_or(1);
    let mut slowest = pick(&|rank| rank >= first_slow && rank > last_best);
    slowest.reverse();
    (pick(&|rank| rank <= last_best), slowest)
}
