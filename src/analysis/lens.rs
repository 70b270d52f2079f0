//! How a figure is asked for, where the project leaves a choice.

use crate::model::{CapitalBasis, IndicatorKind, PlanVersion, Project};

/// What part of the time since 1 January a figure is to be about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TimeReading {
    /// As the field reports it: a level at the period's last day, a flow within the period, a
    /// cumulative figure from 1 January.
    #[default]
    Own,
    /// Lũy kế từ đầu năm: "7 tháng" of a cumulative figure is July's value, of a flow the sum from
    /// January to July, of a level July's.
    ToDate,
    /// Riêng trong kỳ: of a cumulative figure what came in July alone.
    Within,
}

impl TimeReading {
    /// What a figure of a kind is when it is read so: a flow to date is cumulative, and a cumulative
    /// figure within its period a flow.
    #[must_use]
    pub fn kind(self, kind: IndicatorKind) -> IndicatorKind {
        match (self, kind) {
            (Self::ToDate, IndicatorKind::Flow) => IndicatorKind::Cumulative,
            (Self::Within, IndicatorKind::Cumulative) => IndicatorKind::Flow,
            _ => kind,
        }
    }
}

/// The choices behind a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lens {
    /// Which decision a plan is read from.
    pub plan: PlanVersion,
    pub reading: TimeReading,
    /// What disbursement rates divide by.
    pub basis: CapitalBasis,
}

impl Lens {
    /// The project's own way of reading: the plan as of now, periods as reported.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        Self { basis: project.settings().capital_basis, ..Self::default() }
    }
}
