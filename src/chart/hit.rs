//! What lies under the pointer, and what is said of it.

use crate::{
    analysis::{
        Shown, figure,
        readout::{Aspect, readout_of},
    },
    model::{IndicatorId, Measure, Period, PlaceId, Project},
    text::lang::Lang,
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

impl Hit {
    /// What is told of the figure beside its tip, where it can be: against last year, its rank among its
    /// like. Worked out for the one pointed at, not for all of a chart.
    #[must_use]
    pub fn compared(&self, project: &Project, lang: Lang) -> Vec<(String, String)> {
        if self.part.is_some() {
            return Vec::new();
        }
        let found = figure(project, &self.indicator, self.measure, &self.place, self.period);
        let Some(figure) = found else { return Vec::new() };
        let first = |aspect| {
            let sections = readout_of(project, &figure, aspect, lang);
            let line = sections.into_iter().flat_map(|section| section.lines).next()?;
            (!line.is_refusal).then_some((line.label, line.text))
        };
        [Aspect::OverTime, Aspect::Ranking].into_iter().filter_map(first).collect()
    }
}
