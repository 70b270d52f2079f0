//! What is kept of a chart: what is drawn, how, and of whom it is to be.

use serde::{Deserialize, Serialize};

use super::{AreaLevel, DimensionId, IndicatorId, Measure, Name, Period, PlaceId};

/// How the figures of a chart are drawn (kiểu biểu đồ).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Tương quan: a point for each place, one indicator up and another across.
    Scatter,
    /// Từ đầu kỳ đến cuối kỳ: what was there, what was taken, what was added, what is left.
    Waterfall,
    /// Cạnh nhau: the parts of each figure, one under the other.
    Grouped,
    /// Bảng tiêu chí: places by the criteria that each has met or not.
    Board,
    /// Một con số: one figure, large, with what stands beside it.
    Figure,
    /// Thẻ đơn vị: one page about one area.
    Card,
    /// Bảng có cột: places by indicators, a bar in each cell.
    BarTable,
}

impl ChartKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Ranked,
        Self::Trend,
        Self::Bullet,
        Self::Stacked,
        Self::Shares,
        Self::Slope,
        Self::Multiples,
        Self::Heatmap,
        Self::Scatter,
        Self::Waterfall,
        Self::Grouped,
        Self::Board,
        Self::Figure,
        Self::Card,
        Self::BarTable,
    ];

    /// Whether it is about one place, not about the places inside one.
    #[must_use]
    pub fn is_of_one(self) -> bool {
        matches!(self, Self::Trend | Self::Figure | Self::Card)
    }

    /// Whether its places stand in an order that can be chosen.
    #[must_use]
    pub fn is_sorted(self) -> bool {
        matches!(self, Self::Ranked | Self::Bullet | Self::Board) || self.shows_parts()
    }

    /// Whether it shows the parts of figures, cut along a dimension.
    #[must_use]
    pub fn shows_parts(self) -> bool {
        matches!(self, Self::Stacked | Self::Shares | Self::Grouped)
    }
}

/// The order of places in a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// The highest first; equal ones in protocol order.
    #[default]
    ByValue,
    /// The committee's order.
    Protocol,
}

/// A chart as it is kept. Its period and its place are what is shown when it is opened, unless they
/// are fixed: so one chart serves all districts and all meetings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartLayout {
    pub kind: ChartKind,
    pub indicator: IndicatorId,
    /// Other indicators beside the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<IndicatorId>,
    pub measure: Measure,
    #[serde(default)]
    pub level: AreaLevel,
    /// What the figures are cut along, for kinds that show parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<DimensionId>,
    #[serde(default)]
    pub sort: Sort,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<ChartPlace>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<Headline>,
}

/// Whom a chart is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartPlace {
    /// The one that stands out, or whose series is drawn.
    pub place: PlaceId,
    /// The one whose parts stand beside each other.
    pub inside: PlaceId,
}

/// A chart's own title, in the words of who presents it (tiêu đề). It was written of one period and one
/// place; a chart of another says what it shows instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headline {
    pub title: Name,
    /// Stands before what the chart says of itself.
    #[serde(default, skip_serializing_if = "is_unsaid")]
    pub subtitle: Name,
    pub period: Period,
    pub of: ChartPlace,
}

fn is_unsaid(name: &Name) -> bool {
    name.vi.is_empty() && name.en.is_empty()
}
