//! What a chart shows, in the words of the field.

use serde::{Deserialize, Serialize};

use crate::{
    model::{IndicatorId, Measure, Period, PlaceId},
    text::lang::Lang,
};

/// A chart, without its size or colours.
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
    /// Ranked: the period of the bars. Trend: any period of the series; only its step counts,
    /// for a year series and a month series are never merged.
    pub period: Period,
    /// Trend: first and last period; none for all that there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(Period, Period)>,
    /// The order of ranked bars.
    #[serde(default)]
    pub sort: Sort,
    /// The one that the talk is about; the others stand back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highlight: Option<PlaceId>,
    /// The reader's language.
    #[serde(default)]
    pub lang: Lang,
}

/// How the figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChartKind {
    /// Xếp hạng: a bar for each place.
    Ranked,
    /// Diễn biến: one series through time.
    Trend,
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
    /// A chart of all there is: the areas inside `place`, the highest first, or its whole series.
    #[must_use]
    pub fn new(
        kind: ChartKind,
        indicator: IndicatorId,
        measure: Measure,
        place: PlaceId,
        period: Period,
        lang: Lang,
    ) -> Self {
        Self {
            kind,
            indicator,
            measure,
            place,
            places: None,
            period,
            range: None,
            sort: Sort::ByValue,
            highlight: None,
            lang,
        }
    }
}
