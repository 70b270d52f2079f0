//! What lies under the pointer, and what is said of it.

use crate::{
    analysis::Shown,
    model::{IndicatorId, Measure, Period, PlaceId},
};

use super::Rect;

/// A figure's place in the scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// In points of the scene.
    pub rect: Rect,
    pub indicator: IndicatorId,
    pub measure: Measure,
    pub place: PlaceId,
    pub period: Period,
    /// Of a part of that figure: what it is called, and how much it is.
    pub part: Option<(String, Shown)>,
    pub tip: Tip,
}

/// What is said of a figure when it is pointed at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tip {
    /// "Bác Ái, cuối năm 2018".
    pub title: String,
    /// The figure with its unit, or that there is none.
    pub value: String,
    /// What it stands on: label and content.
    pub lines: Vec<(String, String)>,
}
