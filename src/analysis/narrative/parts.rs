//! "Trong đó": a told total by the dimensions of its breakdown, with the rates of the parts.

use super::{
    Derivation, Scene, Statement, StatementKind,
    draft::{Draft, Told},
    ratio::{numerator_of, spent_from, sum},
    units::Units,
};
use crate::{
    analysis::{
        Cut, Figure, Lens, Shown, Slice, compare::RoundedParts, cut, dimensions_of, figure,
    },
    model::{DimensionId, Indicator, IndicatorId, Measure, Name, Period, PlaceId},
    text::narrative_messages as words,
};

/// More parts than this are a table, not a sentence.
const MOST_PARTS: usize = 5;

/// The parts of a total, or of what a rate of spending counts, one statement for each dimension.
pub(super) fn parts(scene: Scene<'_>, indicator: &Indicator, period: Period) -> Vec<Statement> {
    let project = scene.project;
    let is_spending = spent_from(indicator).is_some();
    let counted = if is_spending { numerator_of(indicator) } else { Some(&indicator.id) };
    let Some(counted) = counted.and_then(|id| project.indicators().get(id)) else {
        return Vec::new();
    };
    dimensions_of(project, &indicator.id)
        .iter()
        .filter_map(|dimension| {
            let it = Parts { scene, indicator, counted, is_spending, period, dimension };
            it.statement()
        })
        .collect()
}

struct Parts<'a> {
    scene: Scene<'a>,
    indicator: &'a Indicator,
    counted: &'a Indicator,
    is_spending: bool,
    period: Period,
    dimension: &'a DimensionId,
}

impl Parts<'_> {
    fn statement(&self) -> Option<Statement> {
        let project = self.scene.project;
        let amounts = self.cut(&self.counted.id)?;
        let rates = if self.is_spending { self.cut(&self.indicator.id) } else { None };
        let known = amounts.slices.iter().filter(|it| it.figure.number().is_some()).count();
        if known < 2 || amounts.slices.len() > MOST_PARTS {
            return None;
        }
        if amounts.slices.iter().all(|it| it.figure.number() == Some(0.0)) {
            return None;
        }
        let mut draft = Draft::new(project);
        let some = same_units(&mut draft, &amounts);
        let mut said = Vec::new();
        for slice in &amounts.slices {
            let rate = rates
                .as_ref()
                .and_then(|cut| cut.slices.iter().find(|rate| rate.member == slice.member));
            // Beside a total of some units a part of all of them says so too: together they are more
            // than that total.
            let is_told = slice.figure.is_partial() || amounts.whole.is_partial();
            said.extend(self.part(&mut draft, slice, rate, is_told && some.is_none()));
        }
        if said.len() < 2 {
            return None;
        }
        let name = project.dimensions().get(self.dimension).map(|it| it.name.clone());
        let name = name.unwrap_or_else(|| Name::same(self.dimension.as_str()));
        let is_all = said.len() == amounts.slices.len();
        let is_of_one_total = is_all && (some.is_some() || is_whole(&amounts)) && adds_up(&amounts);
        let sentence = words::parts(&words::Parts {
            subject: &words::subject(&self.counted.name),
            dimension: &words::subject(&name),
            parts: &said,
            is_of_one_total,
            coverage: some.as_ref(),
            is_off_by_rounding: is_of_one_total && is_off_by_rounding(&amounts, self.counted),
        });
        Some(draft.finish(self.indicator, StatementKind::Parts, &sentence))
    }

    fn cut(&self, indicator: &IndicatorId) -> Option<Cut> {
        let Scene { project, place, .. } = self.scene;
        let (measure, lens) = (Measure::Actual, Lens::of(project));
        cut(project, indicator, measure, place, self.period, lens, self.dimension)
    }

    fn part(
        &self,
        draft: &mut Draft<'_>,
        slice: &Slice,
        rate: Option<&Slice>,
        is_coverage_told: bool,
    ) -> Option<Name> {
        let found = &slice.figure;
        let leaves = self.leaves(slice, &self.counted.id, &[]);
        let amount = self.total(draft, &leaves, found, found.number()?)?;
        let rate = rate.and_then(|rate| self.rate(draft, slice, rate, &amount));
        let name = words::subject(&slice.name);
        let rate = rate.as_ref().map(|it| &it.text);
        Some(if is_coverage_told {
            let coverage = self.coverage(draft, &leaves, found)?;
            let part = if found.is_partial() { words::part_of_some } else { words::part_of_all };
            part(&name, &amount.text, rate, &coverage)
        } else {
            words::part(&name, &amount.text, rate)
        })
    }

    /// What the leaves add up to: at the province, or where they do not cover the same units at those
    /// that have all of them.
    fn total(
        &self,
        draft: &mut Draft<'_>,
        leaves: &[IndicatorId],
        of: &Figure,
        expected: f64,
    ) -> Option<Told> {
        let at_whole = self.read(leaves, std::slice::from_ref(self.scene.place));
        let told = sum(draft, &at_whole, expected);
        told.or_else(|| sum(draft, &self.read(leaves, &self.reporting(of)), expected))
    }

    fn reporting(&self, of: &Figure) -> Vec<PlaceId> {
        let units = Units::of(self.scene, self.indicator).places;
        units.into_iter().filter(|unit| !of.missing.contains(unit)).collect()
    }

    /// "7/8 đơn vị": counted by the first leaf at each unit.
    fn coverage(&self, draft: &mut Draft<'_>, leaves: &[IndicatorId], of: &Figure) -> Option<Name> {
        let units = self.read(leaves.get(..1)?, &self.reporting(of));
        let whole = self
            .read(std::slice::from_ref(&self.counted.id), std::slice::from_ref(self.scene.place));
        draft.coverage_by_count(&units, whole.first()?, of.coverage)
    }

    /// The rate of a part, made of the counts of the same units.
    fn rate(
        &self,
        draft: &mut Draft<'_>,
        slice: &Slice,
        rate: &Slice,
        amount: &Told,
    ) -> Option<Told> {
        let found = &rate.figure;
        let (one, two) = found.parts?;
        let value = found.number().or(found.partial)?;
        // What the capital basis adds or takes away has no part in the breakdown.
        if (one - amount.value).abs() > 1e-6 * one.abs().max(1.0) {
            return None;
        }
        let denominator = spent_from(self.indicator)?;
        let counted = self.leaves(slice, &self.counted.id, &[]);
        let of = self.leaves(rate, denominator, &counted);
        let whole = self.total(draft, &of, found, two)?;
        Some(draft.derive(Derivation::PercentOf, value, &[amount, &whole], words::percent(value)))
    }

    /// The indicators that a slice adds up: the one child that is this member, or those on whose cells it
    /// rests.
    fn leaves(
        &self,
        slice: &Slice,
        whole: &IndicatorId,
        except: &[IndicatorId],
    ) -> Vec<IndicatorId> {
        let project = self.scene.project;
        let is_member = |child: &&Indicator| {
            let members = child.breakdown.as_ref().map(|it| &it.members);
            members.and_then(|it| it.get(self.dimension.as_str())) == Some(&slice.member)
        };
        let children: Vec<_> = project.breakdown_of(whole).filter(is_member).collect();
        if let [only] = children.as_slice() {
            return vec![only.id.clone()];
        }
        let mut leaves: Vec<IndicatorId> = Vec::new();
        for input in &slice.figure.inputs {
            if !leaves.contains(&input.indicator) && !except.contains(&input.indicator) {
                leaves.push(input.indicator.clone());
            }
        }
        leaves
    }

    fn read(&self, leaves: &[IndicatorId], places: &[PlaceId]) -> Vec<Figure> {
        let project = self.scene.project;
        let at = |place: &PlaceId, leaf: &IndicatorId| {
            figure(project, leaf, Measure::Actual, place, self.period_of(leaf))
        };
        places
            .iter()
            .flat_map(|place| leaves.iter().filter_map(move |leaf| at(place, leaf)))
            .collect()
    }

    /// Money is spent until the period; plans are of its year.
    fn period_of(&self, leaf: &IndicatorId) -> Period {
        let known = self.scene.project.indicators().get(leaf);
        let is_plan = known.is_some_and(|it| it.only_measure == Some(Measure::Plan));
        if is_plan { self.period.year_of().unwrap_or(self.period) } else { self.period }
    }
}

/// The coverage that the total and all its parts share, where it is not of all units.
fn same_units(draft: &mut Draft<'_>, amounts: &Cut) -> Option<Name> {
    let whole = &amounts.whole;
    let is_same = |it: &Slice| it.figure.is_partial() && it.figure.missing == whole.missing;
    let is_shared = whole.is_partial() && amounts.slices.iter().all(is_same);
    is_shared.then(|| draft.coverage(whole, whole.coverage))
}

/// Whether the total and its parts are known of all units.
fn is_whole(cut: &Cut) -> bool {
    let figures = std::iter::once(&cut.whole).chain(cut.slices.iter().map(|it| &it.figure));
    figures.into_iter().all(|it| matches!(it.shown, Shown::Number(_)))
}

/// Whether the parts make the total.
fn adds_up(cut: &Cut) -> bool {
    let parts = cut.slices.iter().map(|it| it.figure.number()).sum::<Option<f64>>();
    parts.zip(cut.whole.number()).is_some_and(|(parts, whole)| (parts - whole).abs() < 0.5)
}

/// Whether the parts as they are told miss the total as it is told.
fn is_off_by_rounding(cut: &Cut, counted: &Indicator) -> bool {
    let is_money = counted.unit.vi == "triệu đồng";
    let (scale, decimals) = if is_money { (1000.0, 1) } else { (1.0, counted.decimals) };
    let told = |figure: &Figure| figure.number().map(|it| it / scale);
    let parts = cut.slices.iter().map(|it| told(&it.figure)).collect::<Option<Vec<f64>>>();
    let (Some(parts), Some(total)) = (parts, told(&cut.whole)) else { return false };
    RoundedParts::new(&parts, total, decimals).is_ok_and(|it| it.needs_note())
}
