//! The rules over figures of one measure and period, ready to be asked of any place.

use super::{
    finding::Finding,
    rules::{self, About, Exceeds, Subject},
};
use crate::{
    analysis::series::{Series, are_shares, cuts},
    model::{AcrossAreas, Indicator, IndicatorId, Measure, Period, PlaceId, Project, Step},
};

/// Breakdowns nested more deeply than this are a circle.
const DEEPEST: usize = 6;

/// The series of one measure and period that have figures.
pub(super) struct Checker<'a> {
    project: &'a Project,
    measure: Measure,
    period: Period,
    series: Vec<Series<'a>>,
    /// Percentages that a part makes of its whole, where the part has figures.
    percentages: Vec<Series<'a>>,
    /// Indicators with breakdowns into shares, and each of these.
    shares: Vec<(&'a Indicator, Vec<Series<'a>>)>,
    /// Indicators of the year with breakdowns of a finer period, and those breakdowns.
    year_wholes: Vec<(Series<'a>, Series<'a>)>,
}

impl<'a> Checker<'a> {
    /// Of all indicators.
    pub fn new(project: &'a Project, measure: Measure, period: Period) -> Self {
        Self::of(project, measure, period, |_| true)
    }

    /// Of the indicators that are wanted.
    pub fn of(
        project: &'a Project,
        measure: Measure,
        period: Period,
        is_wanted: impl Fn(&Indicator) -> bool,
    ) -> Self {
        let wanted = || project.indicators().iter().filter(|indicator| is_wanted(indicator));
        let is_held = |indicator: &Indicator, step: Step| {
            indicator.measure_for(measure) == measure
                && project.values().versions(&indicator.id, measure, step).next().is_some()
        };
        let of = |indicator: &Indicator, period| {
            Series::as_published(project, &indicator.id, measure, period)
        };
        let series = wanted()
            .filter(|indicator| is_held(indicator, period.step()))
            .filter_map(|indicator| of(indicator, period))
            .collect();
        let year = period.year_of().filter(|year| *year != period);
        let year_wholes = year.map_or_else(Vec::new, |year| {
            let wholes = wanted().filter(|indicator| {
                indicator.step == Step::Year
                    && is_held(indicator, Step::Year)
                    && project.breakdown_of(&indicator.id).any(|part| is_held(part, period.step()))
            });
            wholes
                .filter_map(|indicator| Some((of(indicator, year)?, of(indicator, period)?)))
                .collect()
        });
        let has_figures =
            |series: &Series<'a>| has_figures(project, series.indicator, series, DEEPEST);
        let percentages = wanted()
            .filter(|indicator| indicator.measure_for(measure) == measure)
            .filter(|indicator| matches!(indicator.across_areas, AcrossAreas::RatioOfSums { .. }))
            .filter_map(|indicator| of(indicator, period))
            .filter(|ratio| {
                rules::is_part_of_whole(ratio) && ratio.operands.first().is_some_and(has_figures)
            })
            .collect();
        let shares = wanted()
            .flat_map(|whole| cuts(project, whole).into_iter().map(move |cut| (whole, cut)))
            .filter(|(whole, cut)| {
                cut.len() > 1
                    && are_shares(whole, cut.iter().copied())
                    && cut.iter().any(|child| is_held(child, period.step()))
            })
            .map(|(whole, cut)| {
                (whole, cut.into_iter().filter_map(|child| of(child, period)).collect())
            })
            .collect();
        Self { project, measure, period, series, percentages, shares, year_wholes }
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.series.is_empty()
    }

    /// What contradicts itself at a place.
    pub fn check(&self, place: &PlaceId, found: &mut Vec<Finding>) {
        let ranges =
            self.series.iter().filter_map(|series| rules::range(self.subject(series, place)));
        found.extend(ranges);
        self.check_relations(place, found);
    }

    /// Figures of a place that contradict each other; whether each can be true is another question.
    pub fn check_relations(&self, place: &PlaceId, found: &mut Vec<Finding>) {
        let is_whole = !self.project.children(place).is_empty()
            || !self.project.group_members(place).is_empty();
        let mut ratios: Vec<(&Series<'a>, f64)> = Vec::new();
        for series in &self.series {
            let is_ratio = matches!(series.indicator.across_areas, AcrossAreas::RatioOfSums { .. });
            let has_parts = !series.partitions.is_empty();
            let is_part = series.indicator.breakdown.is_some();
            if !(is_ratio || has_parts || is_part || is_whole) {
                continue;
            }
            let Some(number) = series.cell(place).number() else { continue };
            let here = self.subject(series, place);
            if is_whole {
                found.extend(rules::sum_of_areas(here));
            }
            if has_parts {
                found.extend(rules::sum_of_parts(here, &series.partitions, None));
            }
            if is_ratio {
                ratios.push((series, number));
            }
            if is_part {
                self.check_part(here, found);
            }
        }
        for (at_year, parts) in &self.year_wholes {
            if !rules::is_filled(parts, place) {
                let report_at = Some(self.subject(parts, place));
                let whole = self.subject(at_year, place);
                found.extend(rules::sum_of_parts(whole, &parts.partitions, report_at));
            }
        }
        for (whole, children) in &self.shares {
            let Self { project, measure, period, .. } = *self;
            let about = About { project, indicator: whole, measure, place, period };
            found.extend(rules::shares(about, children));
        }
        self.check_advances(place, found);
        // Counts that cannot be true explain whatever else contradicts in their rate.
        let mut explained: Vec<&IndicatorId> = Vec::new();
        for ratio in &self.percentages {
            match rules::numerator_exceeds_denominator(self.subject(ratio, place)) {
                Some(Exceeds::Whole(finding)) => {
                    explained.push(&ratio.indicator.id);
                    found.push(finding);
                }
                Some(Exceeds::Plan(finding)) => found.push(finding),
                None => {}
            }
        }
        for (at, (one, _)) in ratios.iter().enumerate() {
            // Rates of one unit were published alike.
            let alike =
                ratios.iter().filter(|(ratio, _)| ratio.indicator.unit == one.indicator.unit);
            let decimals = rules::published_decimals(alike.map(|(_, number)| *number));
            let here = self.subject(one, place);
            if !explained.contains(&&one.indicator.id) {
                found.extend(rules::ratio(here, decimals));
            }
            for (two, _) in ratios.iter().skip(at + 1) {
                let other = self.subject(two, place);
                found.extend(rules::shared_denominator(here, other, decimals));
            }
        }
    }

    fn subject<'s>(&self, series: &'s Series<'a>, place: &'s PlaceId) -> Subject<'s, 'a> {
        Subject { project: self.project, series, place }
    }

    /// The advances of each disbursement rate against what was disbursed.
    fn check_advances(&self, place: &PlaceId, found: &mut Vec<Finding>) {
        let mut seen: Vec<(&IndicatorId, &IndicatorId)> = Vec::new();
        for ratio in &self.percentages {
            let basis = ratio.indicator.basis.as_ref();
            let id = basis.and_then(|basis| basis.advances.as_ref());
            let advances = self.series.iter().find(|series| Some(&series.indicator.id) == id);
            let (Some(advances), Some(disbursed)) = (advances, ratio.operands.first()) else {
                continue;
            };
            let pair = (&advances.indicator.id, &disbursed.indicator.id);
            if !seen.contains(&pair) {
                seen.push(pair);
                let (part, whole) = (self.subject(advances, place), self.subject(disbursed, place));
                found.extend(rules::advances(part, whole));
            }
        }
    }

    /// A single "trong đó" of a whole.
    fn check_part(&self, part: Subject<'_, 'a>, found: &mut Vec<Finding>) {
        let Some(breakdown) = &part.series.indicator.breakdown else { return };
        let is_whole = |series: &&Series<'a>| series.indicator.id == breakdown.parent;
        let Some(whole) = self.series.iter().find(is_whole) else { return };
        let is_alone = cuts(self.project, whole.indicator)
            .iter()
            .any(|cut| matches!(cut.as_slice(), [only] if only.id == part.series.indicator.id));
        if is_alone {
            found.extend(rules::part_in_whole(part, Subject { series: whole, ..part }));
        }
    }
}

/// Whether anything was entered of a series or its breakdowns, at any period of its step.
fn has_figures(project: &Project, indicator: &Indicator, of: &Series<'_>, depth: usize) -> bool {
    let step = of.period.step();
    project.values().versions(&indicator.id, of.measure, step).next().is_some()
        || (depth > 0
            && project
                .breakdown_of(&indicator.id)
                .any(|part| has_figures(project, part, of, depth - 1)))
}
