//! What has come together since 1 January: of a cumulative figure, or of the months of a flow.

use crate::{
    analysis::{Figure, across_periods::to_date},
    model::{AcrossPeriods, IndicatorId, IndicatorKind, Measure, Period, PlaceId, Project, Step},
};

use super::{
    Basis, FigureKey, Refusal,
    basis::{complete, figure_at},
};

/// Months in a year.
pub(super) const MONTHS: f64 = 12.0;

/// What one month (or quarter) added to what has come together.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    pub period: Period,
    pub value: f64,
    pub basis: Basis,
}

/// An indicator at a place, read from the beginning of years.
#[derive(Clone, Copy, Debug)]
pub(super) struct ToDate<'a> {
    pub(super) project: &'a Project,
    indicator: &'a IndicatorId,
    kind: IndicatorKind,
    place: &'a PlaceId,
}

impl<'a> ToDate<'a> {
    /// # Errors
    /// For levels, for flows whose parts do not add up, and for what is only known once a year.
    pub fn new(
        project: &'a Project,
        indicator: &'a IndicatorId,
        place: &'a PlaceId,
    ) -> Result<Self, Refusal> {
        let known = project.indicators().get(indicator).ok_or(Refusal::Unknown)?;
        let adds_up = match known.kind {
            IndicatorKind::Cumulative => true,
            IndicatorKind::Flow => known.across_periods == AcrossPeriods::Sum,
            IndicatorKind::Level => false,
        };
        let is_yearly = matches!(known.step, Step::Year | Step::Span(_));
        if !adds_up || is_yearly {
            return Err(Refusal::NoPace);
        }
        Ok(Self { project, indicator, kind: known.kind, place })
    }

    /// What was achieved from 1 January to the period's last day.
    ///
    /// # Errors
    /// Where a figure that it needs is missing or covers only some of the units. Of a cumulative
    /// figure only the last is needed: it holds all that came before.
    pub fn until(&self, period: Period) -> Result<(f64, Basis), Refusal> {
        if self.kind != IndicatorKind::Flow {
            let figure = self.at(period)?;
            return Ok((complete(&figure)?, Basis::of([&figure])));
        }
        let mut sum = 0.0;
        let mut figures = Vec::new();
        for part in to_date(period) {
            let figure = self.at(part)?;
            sum += complete(&figure)?;
            figures.push(figure);
        }
        Ok((sum, Basis::of(&figures)))
    }

    /// What was achieved in a whole year: its own figure, else that of its last month or quarter.
    pub fn whole_year(&self, year: Period, step: Step) -> Result<(f64, Basis), Refusal> {
        let own = self.at(year)?;
        if let Ok(value) = complete(&own) {
            return Ok((value, Basis::of([&own])));
        }
        let last = year.last_year() * step.per_year() + step.per_year() - 1;
        self.until(Period::from_ordinal(step, last).ok_or(Refusal::Unknown)?)
    }

    /// What each month (or quarter) until the period added, where it is known: for a cumulative
    /// figure only where the one before is known too.
    pub fn added(&self, period: Period) -> Vec<Added> {
        let mut added = Vec::new();
        // Nothing has come together before the year begins.
        let mut before = Some((0.0, None));
        for part in to_date(period) {
            let known = self.at(part).and_then(|figure| Ok((complete(&figure)?, figure))).ok();
            let before = std::mem::replace(
                &mut before,
                known.as_ref().map(|(value, figure)| (*value, Some(figure.clone()))),
            );
            let Some((value, figure)) = known else { continue };
            if self.kind == IndicatorKind::Flow {
                added.push(Added { period: part, value, basis: Basis::of([&figure]) });
            } else if let Some((start, first)) = before {
                let basis = Basis::of(first.iter().chain([&figure]));
                added.push(Added { period: part, value: value - start, basis });
            }
        }
        added
    }

    /// The figure of a period, for a refusal.
    pub fn key(&self, period: Period) -> FigureKey {
        let (indicator, place) = (self.indicator.clone(), self.place.clone());
        FigureKey { indicator, measure: Measure::Actual, place, period }
    }

    fn at(&self, period: Period) -> Result<Figure, Refusal> {
        figure_at(self.project, self.indicator, Measure::Actual, self.place, period)
    }
}
