//! What a chart shows, in the words of the field.

use serde::{Deserialize, Serialize};

use crate::{
    model::{DimensionId, IndicatorId, Measure, Period, PlaceId},
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
    /// Trend and its like: first and last period; none for all that there is. Slope: the first is
    /// what is compared with; none for the same period a year before, or the nearest with figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(Period, Period)>,
    /// Stacked: what the figures are cut along; none for the first dimension that fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<DimensionId>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChartKind {
    /// Xếp hạng: a bar for each place.
    #[default]
    Ranked,
    /// So với kế hoạch: what is done of the year's plan, against the time gone.
    Bullet,
    /// Cơ cấu: the parts of each figure, end to end.
    Stacked,
    /// Tỷ trọng: the same, each whole as 100%.
    Shares,
    /// Hai thời điểm: each place then and now.
    Slope,
    /// Diễn biến: one series through time.
    Trend,
    /// Từng đơn vị: the trend of each place, all on one scale.
    Multiples,
    /// Bảng màu: places by periods, the number in each cell.
    Heatmap,
    /// Bảng tiêu chí: places by the criteria that each has met or not.
    Board,
}

impl ChartKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Ranked,
        Self::Trend,
        Self::Bullet,
        Self::Stacked,
        Self::Shares,
        Self::Slope,
        Self::Multiples,
        Self::Heatmap,
        Self::Board,
    ];
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
            by: None,
            sort: Sort::ByValue,
            highlight: None,
            lang,
        }
    }
}
