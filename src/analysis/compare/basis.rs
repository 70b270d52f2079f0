//! What a comparison rests on, and the units it is made among.

use std::collections::BTreeSet;

use crate::{
    analysis::{Figure, Lens, Shown, figure, figure_through},
    model::{CellKey, Indicator, IndicatorId, Measure, Period, PlaceId, Project, Status},
};

use super::{FigureKey, Refusal};

/// What a comparison rests on (căn cứ): as firm as the least firm of its figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basis {
    pub status: Status,
    /// Whether any cell is illustrative (số liệu minh họa).
    pub illustrative: bool,
    /// The cells, each once, in the order of first use.
    pub inputs: Vec<CellKey>,
}

impl Basis {
    pub(super) fn of<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> Self {
        let parts = figures.into_iter().filter(|figure| figure.number().is_some());
        Self::gathered(parts.map(|it| (it.status, it.illustrative, it.inputs.as_slice())))
    }

    pub(super) fn together<'a>(bases: impl IntoIterator<Item = &'a Self>) -> Self {
        let parts = bases.into_iter();
        Self::gathered(parts.map(|it| (it.status, it.illustrative, it.inputs.as_slice())))
    }

    fn gathered<'a>(parts: impl Iterator<Item = (Status, bool, &'a [CellKey])>) -> Self {
        let mut basis = Self::default();
        let mut seen = BTreeSet::new();
        for (status, illustrative, inputs) in parts {
            basis.status = basis.status.max(status);
            basis.illustrative |= illustrative;
            basis.inputs.extend(inputs.iter().filter(|key| seen.insert(*key)).cloned());
        }
        basis
    }
}

/// One indicator at one period, at a whole (toàn tỉnh) and at units of it. The units may be any
/// list: districts, the units that hold money, communes, the members of a group.
#[derive(Clone, Copy, Debug)]
pub struct AcrossUnits<'a> {
    pub project: &'a Project,
    pub indicator: &'a IndicatorId,
    pub measure: Measure,
    pub period: Period,
    /// How all of them are read.
    pub lens: Lens,
    pub whole: &'a PlaceId,
    /// In the order in which equals are to stand: the protocol order.
    pub units: &'a [PlaceId],
}

impl<'a> AcrossUnits<'a> {
    pub(super) fn indicator(&self) -> Result<&'a Indicator, Refusal> {
        self.project.indicators().get(self.indicator).ok_or(Refusal::Unknown)
    }

    pub(super) fn at(&self, place: &PlaceId) -> Result<Figure, Refusal> {
        let Self { project, indicator, measure, period, lens, .. } = *self;
        figure_through(project, indicator, measure, place, period, lens).ok_or(Refusal::Unknown)
    }
}

/// A unit that is left out of a comparison, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    pub place: PlaceId,
    pub reason: Refusal,
}

/// [`figure`], refusing what the project does not know.
pub(super) fn figure_at(
    project: &Project,
    indicator: &IndicatorId,
    measure: Measure,
    place: &PlaceId,
    period: Period,
) -> Result<Figure, Refusal> {
    figure(project, indicator, measure, place, period).ok_or(Refusal::Unknown)
}

/// What stands at another place beside a figure: read in the same way.
pub(super) fn beside(project: &Project, of: &Figure, place: &PlaceId) -> Result<Figure, Refusal> {
    figure_through(project, &of.indicator, of.measure, place, of.period, of.lens)
        .ok_or(Refusal::Unknown)
}

/// The number of a figure that covers all it must cover.
pub(super) fn complete(figure: &Figure) -> Result<f64, Refusal> {
    let key = FigureKey::of(figure);
    match figure.shown {
        Shown::Number(number) => Ok(number),
        Shown::NotApplicable => Err(Refusal::NotApplicable(key)),
        // A rate over some of the units is not even shown.
        Shown::NotReported if figure.partial.is_none() => Err(Refusal::NotReported(key)),
        Shown::NotReported | Shown::Partial(_) => {
            Err(Refusal::Partial { figure: key, coverage: figure.coverage })
        }
    }
}
