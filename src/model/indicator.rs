//! Programs, their topics and their indicators.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    BasisParts, Date, Formula, IndicatorId, Name, Period, PlaceId, ProgramId, Step, TopicId,
    shelf::Item,
};

/// A program (chương trình mục tiêu quốc gia).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    pub id: ProgramId,
    pub name: Name,
    /// Giai đoạn thực hiện.
    pub period: Period,
    /// Cơ quan chủ trì.
    #[serde(default)]
    pub lead_agency: Name,
}

impl Item for Program {
    type Id = ProgramId;
    fn id(&self) -> &ProgramId {
        &self.id
    }
}

/// A topic (nhóm chỉ tiêu) of a program: the indicators that stand in one entry table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: TopicId,
    pub program: ProgramId,
    pub name: Name,
}

impl Item for Topic {
    type Id = TopicId;
    fn id(&self) -> &TopicId {
        &self.id
    }
}

/// What a figure says (biểu: thực hiện, kế hoạch, ước thực hiện).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// Thực hiện.
    Actual,
    /// Kế hoạch. A dated list of decisions; the latest counts, the earlier stay readable.
    Plan,
    /// Ước thực hiện cả năm: the unit's own statement, never computed.
    Estimate,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    Up,
    Down,
    Neutral,
}

/// How a value relates to time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IndicatorKind {
    /// Thời điểm: stands at the period's last day.
    Level,
    /// Trong kỳ: happens in the period.
    Flow,
    /// Lũy kế trong năm: from 1 January to the period's last day.
    Cumulative,
}

/// The rule by which the figures of parts make the figure of the whole area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AcrossAreas {
    /// Tổng.
    Sum,
    /// Sum of numerators over sum of denominators, times `scale` (100 for a percentage). Rates are
    /// never averaged.
    RatioOfSums { numerator: Operand, denominator: Operand, scale: f64 },
    /// Bình quân gia quyền, by the weights of another indicator.
    WeightedMean { weight: IndicatorId },
    /// Lớn nhất.
    Maximum,
    /// Must be entered at each level: the program never makes one up.
    NotAdditive,
}

/// One side of a ratio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operand {
    pub indicator: IndicatorId,
    pub measure: OperandMeasure,
    /// At the ratio's own period, or at its year ("7 tháng" against the year's plan).
    #[serde(default, skip_serializing_if = "OperandPeriod::is_same")]
    pub at: OperandPeriod,
}

/// Which measure of an operand is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OperandMeasure {
    /// That of the ratio that is asked for.
    Same,
    /// Always this one.
    Always(Measure),
}

/// The period at which an operand is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OperandPeriod {
    #[default]
    Same,
    /// The calendar year that the period lies in.
    Year,
}

impl OperandPeriod {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    fn is_same(&self) -> bool {
        *self == Self::Same
    }
}

/// The rule by which the figures of months or quarters make that of a longer period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AcrossPeriods {
    /// The value at the end: levels and cumulative figures.
    Last,
    /// Tổng các kỳ: flows.
    Sum,
    /// Only what is entered for the period itself.
    NotAdditive,
}

/// A place in a breakdown (phân tổ): the parent is the sum of its children along each dimension.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    pub parent: IndicatorId,
    /// Dimension → member: `{"nguon": "nstw"}`.
    pub members: BTreeMap<String, String>,
}

/// The units expected to report an indicator: what "6/7 huyện, thành phố" counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reporters {
    /// Huyện, thành phố.
    Districts,
    /// Districts and the departments' own unit (capital).
    Units,
    /// Xã, without wards and townships (new rural development).
    RuralCommunes,
    /// Xã, phường, thị trấn.
    Communes,
    /// Only the province itself.
    Province,
    /// These areas.
    Areas(Vec<PlaceId>),
}

/// A date at which the definition changed (đổi chuẩn): no line may cross it, nothing is compared
/// across it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesBreak {
    /// The first day of the new definition.
    pub on: Date,
    pub before: Name,
    pub after: Name,
}

/// Gaps to the expected value, in percent points, at which a figure is behind or far behind.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    pub behind: f64,
    pub far_behind: f64,
}

/// An indicator (chỉ tiêu).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The code of the field: `ty_le_ho_ngheo`.
    pub id: IndicatorId,
    pub topic: TopicId,
    pub name: Name,
    /// For column heads and narrow places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Name>,
    /// "hộ", "%", "triệu đồng".
    pub unit: Name,
    /// Decimals shown; stored values keep all they have.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub decimals: u8,
    pub direction: Direction,
    pub kind: IndicatorKind,
    pub across_areas: AcrossAreas,
    pub across_periods: AcrossPeriods,
    /// The finest step at which the field reports it: poverty is reviewed once a year.
    pub step: Step,
    /// Set where the indicator has one measure only: a capital plan is always a plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_measure: Option<Measure>,
    pub expected: Reporters,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breakdown: Option<Breakdown>,
    /// How it follows from other figures of the same place, where it does. What is entered stands
    /// beside what follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<Formula>,
    /// What it must equal (cân đối): checked, never computed. `previous(ho_ngheo) - ho_thoat_ngheo
    /// + ho_tai_ngheo + ho_ngheo_ps` for the poor at the end of a year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_equal: Vec<Formula>,
    /// What the project's [`super::CapitalBasis`] adds to or takes from this rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<BasisParts>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<SeriesBreak>,
    /// Lowest and highest value that can be true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(f64, f64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thresholds: Option<Thresholds>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(decimals: &u8) -> bool {
    *decimals == 0
}

impl Indicator {
    /// The measure that a view of `wanted` shows for this indicator.
    #[must_use]
    pub fn measure_for(&self, wanted: Measure) -> Measure {
        self.only_measure.unwrap_or(wanted)
    }

    /// The period that stands for `wanted`: a capital plan is assigned for the year, so beside
    /// "7 tháng" stands the year's.
    #[must_use]
    pub fn period_for(&self, wanted: Period) -> Period {
        let yearly_plan = self.only_measure == Some(Measure::Plan) && self.step == Step::Year;
        if yearly_plan { wanted.year_of().unwrap_or(wanted) } else { wanted }
    }

    /// Whether every number in it is one.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        let scale = match self.across_areas {
            AcrossAreas::RatioOfSums { scale, .. } => scale,
            _ => 1.0,
        };
        let range = self.range.map_or([0.0; 2], |(low, high)| [low, high]);
        let gaps = self.thresholds.map_or([0.0; 2], |gaps| [gaps.behind, gaps.far_behind]);
        range.into_iter().chain(gaps).chain([scale]).all(f64::is_finite)
    }

    /// Whether the unit is a percentage.
    #[must_use]
    pub fn is_rate(&self) -> bool {
        self.unit.vi == "%"
    }

    /// Whether differences are in percent points: of percentages, and of what is in points already.
    #[must_use]
    pub fn in_points(&self) -> bool {
        self.is_rate() || self.unit.vi == "điểm %"
    }
}

impl Item for Indicator {
    type Id = IndicatorId;
    fn id(&self) -> &IndicatorId {
        &self.id
    }
}
