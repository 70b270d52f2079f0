//! The numerator and denominator behind a rate.

use crate::{
    analysis::{Figure, Origin},
    model::{AcrossAreas, Indicator, IndicatorId, Operand},
};

use super::{FigureKey, Refusal};

/// How an indicator is made of two others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ratio<'a> {
    pub numerator: &'a IndicatorId,
    pub denominator: &'a Operand,
    /// 100 for a percentage.
    pub scale: f64,
}

impl<'a> Ratio<'a> {
    pub fn of(indicator: &'a Indicator) -> Option<Self> {
        match &indicator.across_areas {
            AcrossAreas::RatioOfSums { numerator, denominator, scale } => {
                Some(Self { numerator: &numerator.indicator, denominator, scale: *scale })
            }
            _ => None,
        }
    }
}

/// Numerator and denominator of a rate that follows from both, of all its units; a stated rate has
/// none, and those over some of the units are never taken for the whole.
pub(super) fn parts(rate: &Figure) -> Result<(f64, f64), Refusal> {
    let key = FigureKey::of(rate);
    if rate.partial.is_some() && rate.number().is_none() {
        return Err(Refusal::Partial { figure: key, coverage: rate.coverage });
    }
    let is_whole = rate.origin == Origin::Computed && !rate.is_partial();
    rate.parts.filter(|_| is_whole).ok_or(Refusal::NoParts(key))
}
