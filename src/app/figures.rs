//! Figures that are on the screen, computed once per state of the project.

use std::{collections::HashMap, sync::Arc};

use crate::{
    analysis::{
        self, Figure, PercentOfPlan, TimeReading, compare::share_of_money, measured, plan_period,
    },
    model::{IndicatorId, Measure, Period, PlaceId, PlanVersion, Project},
};

use super::view::{Address, TableModel};

type Key = (IndicatorId, Measure, PlaceId, Period);

/// A cache of [`analysis::figure`], emptied whenever the project changes.
#[derive(Debug, Default)]
pub struct FigureCache {
    revision: Option<u64>,
    known: HashMap<Key, Option<Arc<Figure>>>,
    percents: HashMap<Key, Option<PercentOfPlan>>,
}

/// More than any screen shows; beyond it, what was scrolled past is forgotten.
const MOST: usize = 20_000;

impl FigureCache {
    /// Forgets everything unless the project is still at this revision.
    pub fn at_revision(&mut self, revision: u64) {
        if self.revision != Some(revision) || self.known.len() > MOST {
            self.known.clear();
            self.percents.clear();
            self.revision = Some(revision);
        }
    }

    /// The figure that a cell of the table is about, in the indicator's own unit; of a percentage the
    /// one that is measured.
    pub fn stored(&mut self, project: &Project, address: &Address<'_>) -> Option<Arc<Figure>> {
        let Address { indicator, place, period, measure, .. } = *address;
        self.figure(project, &indicator.id, measure, place, period)
    }

    /// The same as the table shows it.
    pub fn get(
        &mut self,
        project: &Project,
        table: &TableModel,
        address: &Address<'_>,
    ) -> Option<Arc<Figure>> {
        self.stored(project, address).map(|figure| table.scale.figure(figure))
    }

    /// How much of its plan the figure of a cell achieves; none where that would mislead, or where
    /// its plan is not the one that stands beside it.
    pub fn percent(
        &mut self,
        project: &Project,
        table: &TableModel,
        address: &Address<'_>,
    ) -> Option<PercentOfPlan> {
        let Address { indicator, place, period, measure, .. } = *address;
        let key = (indicator.id.clone(), measure, place.clone(), period);
        if let Some(known) = self.percents.get(&key) {
            return *known;
        }
        let percent = self.stored(project, address).and_then(|figure| {
            if table.plans.contains_key(&indicator.id) {
                return share_of_money(project, &figure);
            }
            let found = measured(project, &figure, PlanVersion::Current)?;
            found
                .percent
                .filter(|_| found.plan.period == plan_period(indicator, period, TimeReading::Own))
        });
        self.percents.insert(key, percent);
        percent
    }

    /// The figure of an indicator; none for ids that the project does not have.
    pub fn figure(
        &mut self,
        project: &Project,
        indicator: &IndicatorId,
        measure: Measure,
        place: &PlaceId,
        period: Period,
    ) -> Option<Arc<Figure>> {
        let key = (indicator.clone(), measure, place.clone(), period);
        let compute = || analysis::figure(project, indicator, measure, place, period).map(Arc::new);
        self.known.entry(key).or_insert_with(compute).clone()
    }
}
