//! A derived figure and what it stands on.

use super::Lens;
use crate::model::{
    AcrossPeriods, AreaKind, CellKey, IndicatorId, Measure, Name, Period, PlaceId, SourceId, Status,
};

/// A figure as it may be shown, with everything it rests on (số liệu và căn cứ).
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub indicator: IndicatorId,
    pub place: PlaceId,
    pub period: Period,
    /// The measure that was read, after [`crate::model::Indicator::measure_for`].
    pub measure: Measure,
    /// Which plan was read, over what time, by what basis.
    pub lens: Lens,
    /// What stands on the screen.
    pub shown: Shown,
    pub origin: Origin,
    /// The rule that made `computed`.
    pub rule: Rule,
    /// What was entered at this very place, if anything.
    pub stated: Option<f64>,
    /// What follows from the parts, if all of them are known; never mixed with `stated`.
    pub computed: Option<f64>,
    /// What follows from the parts that are known, where some are missing; only ever shown with
    /// its coverage.
    pub partial: Option<f64>,
    /// For a ratio, the numerator and denominator of `computed` (or of `partial`).
    pub parts: Option<(f64, f64)>,
    pub coverage: Coverage,
    /// The units that are to report and have not, in protocol order.
    pub missing: Vec<PlaceId>,
    /// The rule by which other periods made up this one, if they did.
    pub across_periods: Option<AcrossPeriods>,
    /// The least firm status among the inputs.
    pub status: Status,
    /// Whether any input is illustrative (số liệu minh họa).
    pub illustrative: bool,
    /// The cells the shown value rests on, in protocol order.
    pub inputs: Vec<CellKey>,
    /// Why nothing could be computed, where a formula was to or where the denominator is no divisor.
    pub reason: Option<Name>,
    /// Their sources, each once, in the order of first use.
    pub sources: Vec<SourceId>,
    /// The lowest value that fulfils a plan (tối thiểu).
    pub floor: Option<f64>,
}

/// What may be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// Chưa có số liệu.
    NotReported,
    /// Không áp dụng.
    NotApplicable,
    /// In the indicator's unit, unrounded.
    Number(f64),
    /// A total over some of the units only; it must be shown with its coverage ("6/7 đơn vị").
    Partial(f64),
}

/// Where the shown value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Entered at this very place.
    Stated,
    /// Followed from other cells by the rule.
    Computed,
    /// There is none.
    None,
}

/// The rule behind a computed figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Sum,
    RatioOfSums,
    WeightedMean,
    Maximum,
    /// Sum of the children in the breakdown.
    SumOfParts,
    /// The indicator's own formula.
    Formula,
    /// Only what is entered.
    NotAdditive,
}

/// How many of the units expected to report stand behind a figure ("6/7 huyện, thành phố").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub reported: usize,
    pub expected: usize,
    /// What is counted: the kind shared by the expected units; none where they are mixed.
    pub unit: Option<ReportingUnit>,
}

/// What a coverage counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportingUnit {
    /// Huyện, thành phố.
    Districts,
    /// Đơn vị (districts and the departments).
    Units,
    /// Areas of one kind: xã.
    Kind(AreaKind),
}

impl Coverage {
    /// Whether every expected unit has reported.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.reported >= self.expected
    }
}

/// Two figures to be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LikeWithLike {
    pub own: f64,
    pub others: f64,
    /// One was published, the other added up from units, and there is no other pair: the difference
    /// may lie in the way of counting.
    pub is_mixed: bool,
}

impl Figure {
    /// The number on the screen, whole or partial.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self.shown {
            Shown::Number(number) | Shown::Partial(number) => Some(number),
            Shown::NotReported | Shown::NotApplicable => None,
        }
    }

    /// This number and that of another period, like with like: where one was published and the other
    /// added up from units, the published ones of both if there are. None unless both are whole.
    #[must_use]
    pub fn like_with_like(&self, other: &Self) -> Option<LikeWithLike> {
        let (Shown::Number(own), Shown::Number(others)) = (self.shown, other.shown) else {
            return None;
        };
        if self.is_of_units() == other.is_of_units() {
            return Some(LikeWithLike { own, others, is_mixed: false });
        }
        if let (Some(own), Some(others)) = (self.stated, other.stated) {
            return Some(LikeWithLike { own, others, is_mixed: false });
        }
        let is_mixed = self.coverage.expected.max(other.coverage.expected) > 1;
        Some(LikeWithLike { own, others, is_mixed })
    }

    /// Whether the number follows from all units; a computed rate of which some are missing is that
    /// of a published count.
    fn is_of_units(&self) -> bool {
        self.origin == Origin::Computed && self.coverage.is_complete()
    }

    /// Whether the number covers only some of the units.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        matches!(self.shown, Shown::Partial(_))
    }

    /// Whether the number covers so few of the units that it says nothing of the whole: half of them
    /// at most.
    #[must_use]
    pub fn is_of_few(&self) -> bool {
        self.is_partial() && self.coverage.reported * 2 <= self.coverage.expected
    }

    /// Whether there is no number because only some of the units have reported, as a rate whose
    /// parts are not all there (chưa đủ số liệu).
    #[must_use]
    pub fn lacks_units(&self) -> bool {
        let Coverage { reported, .. } = self.coverage;
        self.shown == Shown::NotReported && reported > 0 && !self.coverage.is_complete()
    }
}
