//! What stands in one place of a table.

use serde::{Deserialize, Serialize};

/// A cell (ô số liệu). Not reported is not zero, and neither is not applicable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Chưa có số liệu.
    #[default]
    NotReported,
    /// Không áp dụng: the unit can never have this figure.
    NotApplicable,
    /// A finite number in the indicator's unit.
    Value { number: f64, status: Status },
}

/// How firm a reported figure is. The order is that of firmness.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Status {
    /// Chính thức.
    #[default]
    Final,
    /// Sơ bộ.
    Provisional,
    /// Ước: the unit's own statement.
    Estimate,
}

impl Cell {
    /// A final value; `None` if the number is not finite. Minus zero becomes zero.
    #[must_use]
    pub fn value(number: f64, status: Status) -> Option<Self> {
        // Adding zero turns -0.0 into 0.0, so that no cell ever reads "-0".
        number.is_finite().then_some(Self::Value { number: number + 0.0, status })
    }

    /// The number, if one was reported.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Value { number, .. } => Some(number),
            Self::NotReported | Self::NotApplicable => None,
        }
    }

    /// The status of a reported number.
    #[must_use]
    pub fn status(self) -> Option<Status> {
        match self {
            Self::Value { status, .. } => Some(status),
            Self::NotReported | Self::NotApplicable => None,
        }
    }
}
