//! What a chart shows, in the words of the field.

use serde::{Deserialize, Serialize};

use crate::model::{IndicatorId, Measure, Period, PlaceId, Step};

/// A chart, without its size, language or colours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartSpec {
    pub kind: ChartKind,
    pub indicator: IndicatorId,
    /// The measure asked for; an indicator that has only one shows that.
    pub measure: Measure,
    /// Whose parts are ranked, or whose trend is drawn: an area or a group.
    pub place: PlaceId,
    /// The places to rank; none for the areas directly inside `place` or the group's members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<Vec<PlaceId>>,
    /// The one that the talk is about; the others stand back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highlight: Option<PlaceId>,
}

/// How the figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChartKind {
    /// Xếp hạng: a bar for each place.
    Ranked { period: Period, sort: Sort },
    /// Diễn biến: one series through time. A year series and a month series are never merged.
    Trend {
        step: Step,
        /// First and last period; none for all that there is.
        range: Option<(Period, Period)>,
    },
}

/// The order of ranked bars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// The highest first; equal ones in protocol order.
    #[default]
    ByValue,
    /// The committee's order.
    Protocol,
}

impl ChartSpec {
    /// Ranked bars of the areas inside `place`, the highest first.
    #[must_use]
    pub fn ranked(
        indicator: &IndicatorId,
        measure: Measure,
        place: &PlaceId,
        period: Period,
    ) -> Self {
        let kind = ChartKind::Ranked { period, sort: Sort::ByValue };
        Self::of(kind, indicator, measure, place)
    }

    /// The whole series of `place` at one step.
    #[must_use]
    pub fn trend(indicator: &IndicatorId, measure: Measure, place: &PlaceId, step: Step) -> Self {
        Self::of(ChartKind::Trend { step, range: None }, indicator, measure, place)
    }

    fn of(kind: ChartKind, indicator: &IndicatorId, measure: Measure, place: &PlaceId) -> Self {
        Self {
            kind,
            indicator: indicator.clone(),
            measure,
            place: place.clone(),
            places: None,
            highlight: None,
        }
    }
}
