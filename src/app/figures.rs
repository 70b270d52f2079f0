//! Figures that are on the screen, computed once per state of the project.

use std::{collections::HashMap, sync::Arc};

use crate::{
    analysis::{self, Figure},
    model::{IndicatorId, Measure, Period, PlaceId, Project},
};

use super::view::ColumnSpec;

type Key = (IndicatorId, Measure, PlaceId, Period);

/// A cache of [`analysis::figure`], emptied whenever the project changes.
#[derive(Debug, Default)]
pub struct FigureCache {
    revision: Option<u64>,
    known: HashMap<Key, Option<Arc<Figure>>>,
}

/// More than any screen shows; beyond it, what was scrolled past is forgotten.
const MOST: usize = 20_000;

impl FigureCache {
    /// Forgets everything unless the project is still at this revision.
    pub fn at_revision(&mut self, revision: u64) {
        if self.revision != Some(revision) || self.known.len() > MOST {
            self.known.clear();
            self.revision = Some(revision);
        }
    }

    /// The figure of a column's indicator, measure and period at a place.
    pub fn get(
        &mut self,
        project: &Project,
        column: &ColumnSpec,
        place: &PlaceId,
    ) -> Option<Arc<Figure>> {
        self.figure(project, &column.indicator, column.measure, place, column.period)
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
