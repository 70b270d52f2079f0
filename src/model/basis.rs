//! What a disbursement rate divides by.

use serde::{Deserialize, Serialize};

use super::IndicatorId;

/// Which of the decisions about a plan is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PlanVersion {
    /// Kế hoạch đến thời điểm (sau điều chỉnh): the latest decision.
    #[default]
    Current,
    /// Kế hoạch giao đầu năm: the earliest decision.
    FirstAssigned,
}

/// What every disbursement rate of the project is measured by (mẫu số của tỷ lệ giải ngân): said
/// once for the whole project, so that two charts never divide by two plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CapitalBasis {
    pub plan: PlanVersion,
    /// Whether capital carried over from the year before counts as plan (vốn kéo dài).
    pub carried_over: bool,
    /// Whether advances count as disbursed (tạm ứng).
    pub advances: bool,
}

impl Default for CapitalBasis {
    /// The plan as of now, without what was carried over; advances are disbursed money, as the
    /// treasury reports it.
    fn default() -> Self {
        Self { plan: PlanVersion::Current, carried_over: false, advances: true }
    }
}

/// The indicators by which a [`CapitalBasis`] changes a rate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasisParts {
    /// Added to the denominator where carried-over capital counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_over: Option<IndicatorId>,
    /// Taken from the numerator where advances do not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advances: Option<IndicatorId>,
}
