//! A figure cut along a dimension: capital by source, by program, by nature.

use super::{
    Figure, Lens, Shown,
    derive::of_series,
    series::{Series, partitions},
};
use crate::model::{
    AcrossAreas, CellKey, Dimension, DimensionId, Indicator, IndicatorId, Measure, Name, Operand,
    Period, PlaceId, Project,
};

/// Breakdowns nested more deeply than this are a circle.
const DEEPEST: usize = 6;

/// A figure cut along one dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Cut {
    pub dimension: DimensionId,
    pub whole: Figure,
    /// In the dimension's own order.
    pub slices: Vec<Slice>,
    /// The whole less the sum of its slices, in the indicator's unit, where all are known and the
    /// indicator is a sum.
    pub difference: Option<f64>,
}

/// What belongs to one member of a dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// As the breakdowns name it.
    pub member: String,
    pub name: Name,
    pub figure: Figure,
}

/// The dimensions along which an indicator can be cut, in the project's order.
#[must_use]
pub fn dimensions_of(project: &Project, indicator: &IndicatorId) -> Vec<DimensionId> {
    let Some(indicator) = project.indicators().get(indicator) else { return Vec::new() };
    let mut known: Vec<DimensionId> = project.dimensions().ids().cloned().collect();
    // Dimensions without names of their own come last.
    for breakdown in project.indicators().iter().filter_map(|other| other.breakdown.as_ref()) {
        for dimension in breakdown.members.keys() {
            let id = DimensionId::from(dimension.as_str());
            if !known.contains(&id) {
                known.push(id);
            }
        }
    }
    known.retain(|dimension| leaves_of(project, indicator, dimension).is_some());
    known
}

/// A figure cut along a dimension; none if it cannot be, or for ids that the project lacks.
#[must_use]
pub fn cut(
    project: &Project,
    indicator: &IndicatorId,
    measure: Measure,
    place: &PlaceId,
    period: Period,
    lens: Lens,
    dimension: &DimensionId,
) -> Option<Cut> {
    let places = std::slice::from_ref(place);
    cuts_of(project, indicator, measure, places, period, lens, dimension).into_iter().next()?
}

/// The figures of several places cut along a dimension, for less than one by one.
#[must_use]
pub fn cuts_of(
    project: &Project,
    indicator: &IndicatorId,
    measure: Measure,
    places: &[PlaceId],
    period: Period,
    lens: Lens,
    dimension: &DimensionId,
) -> Vec<Option<Cut>> {
    let cutter = Cutter::new(project, indicator, measure, period, lens, dimension);
    let cut = |place: &PlaceId| {
        let known = cutter.as_ref().filter(|_| project.has_place(place));
        known.map(|cutter| cutter.cut(project, place))
    };
    places.iter().map(cut).collect()
}

/// A series and what of it belongs to each member of a dimension.
struct Cutter<'a> {
    dimension: &'a DimensionId,
    whole: Series<'a>,
    slices: Vec<(String, Name, Series<'a>)>,
}

impl<'a> Cutter<'a> {
    fn new(
        project: &'a Project,
        indicator: &IndicatorId,
        measure: Measure,
        period: Period,
        lens: Lens,
        dimension: &'a DimensionId,
    ) -> Option<Self> {
        let whole = Series::seen(project, indicator, measure, period, lens)?;
        let indicator = project.indicators().get(indicator)?;
        let leaves = leaves_of(project, indicator, dimension)?;
        let named = project.dimensions().get(dimension);
        let slice = |member: String| {
            let series =
                Series::sliced(project, indicator, measure, period, lens, (dimension, &member));
            let name = named.and_then(|named| named.member_name(&member)).cloned();
            (member.clone(), name.unwrap_or_else(|| Name::same(&member)), series)
        };
        let slices = members(named, &leaves).into_iter().map(slice).collect();
        Some(Self { dimension, whole, slices })
    }

    fn cut(&self, project: &Project, place: &PlaceId) -> Cut {
        let whole = of_series(project, &self.whole, place);
        let slices = self.slices.iter().map(|(member, name, series)| Slice {
            member: member.clone(),
            name: name.clone(),
            figure: of_series(project, series, place),
        });
        let slices: Vec<Slice> = slices.collect();
        let is_sum = matches!(self.whole.indicator.across_areas, AcrossAreas::Sum);
        let known = |figure: &Figure| match figure.shown {
            Shown::Number(number) => Some(number),
            Shown::NotApplicable => Some(0.0),
            Shown::NotReported | Shown::Partial(_) => None,
        };
        let sum = slices.iter().map(|slice| known(&slice.figure)).sum::<Option<f64>>();
        let difference = known(&whole).zip(sum).map(|(whole, sum)| whole - sum);
        let dimension = self.dimension.clone();
        Cut { dimension, difference: difference.filter(|_| is_sum), whole, slices }
    }
}

/// The children of the breakdown on whose cells a figure rests; those of the first breakdown if the
/// cells do not tell.
pub(super) fn parts_of<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    inputs: &[CellKey],
) -> Vec<&'a Indicator> {
    let is_behind = |child: &Indicator| {
        let below = descendants(project, child, DEEPEST);
        inputs.iter().any(|input| below.contains(&&input.indicator))
    };
    let mut partitions = partitions(project, indicator);
    let first = partitions.next().unwrap_or_default();
    if first.iter().any(|child| is_behind(child)) {
        return first;
    }
    partitions.find(|children| children.iter().any(|child| is_behind(child))).unwrap_or(first)
}

/// An indicator and all that its breakdowns go down to.
fn descendants<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    depth: usize,
) -> Vec<&'a IndicatorId> {
    let mut all = vec![&indicator.id];
    if depth > 0 {
        for child in project.breakdown_of(&indicator.id) {
            all.extend(descendants(project, child, depth - 1));
        }
    }
    all
}

/// A child of a breakdown and the member of a dimension that it belongs to.
type Leaf<'a> = (String, &'a Indicator);

/// The children, however deep, that together make up an indicator and each belong to one member of
/// a dimension. Of several breakdowns the first that can be cut is taken, so that nothing counts
/// twice. For a ratio, those of its numerator, if its denominator can be cut too.
fn leaves_of<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    dimension: &DimensionId,
) -> Option<Vec<Leaf<'a>>> {
    match &indicator.across_areas {
        AcrossAreas::RatioOfSums { numerator, denominator, .. } => {
            let side = |operand: &Operand| {
                leaves(project, project.indicators().get(&operand.indicator)?, dimension, DEEPEST)
            };
            side(denominator)?;
            side(numerator)
        }
        _ => leaves(project, indicator, dimension, DEEPEST),
    }
}

fn leaves<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    dimension: &DimensionId,
    depth: usize,
) -> Option<Vec<Leaf<'a>>> {
    if depth == 0 {
        return None;
    }
    partitions(project, indicator).find_map(|children| {
        let mut found = Vec::new();
        for child in children {
            let member = child.breakdown.as_ref()?.members.get(dimension.as_str());
            match member {
                Some(member) => found.push((member.clone(), child)),
                None => found.extend(leaves(project, child, dimension, depth - 1)?),
            }
        }
        Some(found)
    })
}

/// The members met, in the dimension's order, those without a name last.
fn members(named: Option<&Dimension>, leaves: &[Leaf<'_>]) -> Vec<String> {
    let is_met = |member: &String| leaves.iter().any(|(met, _)| met == member);
    let known = named.iter().flat_map(|named| &named.members).map(|member| member.id.clone());
    let mut members: Vec<String> = known.filter(is_met).collect();
    for (member, _) in leaves {
        if !members.contains(member) {
            members.push(member.clone());
        }
    }
    members
}

impl<'a> Series<'a> {
    /// What of an indicator belongs to one member of a dimension, rolled up as the whole is.
    fn sliced(
        project: &'a Project,
        indicator: &'a Indicator,
        measure: Measure,
        period: Period,
        lens: Lens,
        slice: (&DimensionId, &str),
    ) -> Self {
        let mut series = Self::at_depth(project, indicator, measure, period, lens, 0);
        series.slice(project, slice);
        series
    }

    /// Leaves of this series only what belongs to a member of a dimension.
    fn slice(&mut self, project: &'a Project, slice: (&DimensionId, &str)) {
        self.forget_own();
        let (dimension, wanted) = slice;
        let (measure, period, lens) = (self.measure, self.period, self.lens);
        let leaves = leaves(project, self.indicator, dimension, DEEPEST).unwrap_or_default();
        let children = leaves.into_iter().filter(|(member, _)| member == wanted);
        let children = children
            .map(|(_, child)| Self::at_depth(project, child, measure, period, lens, 1))
            .collect();
        self.partitions = vec![children];
        // What is added or taken and cannot be cut leaves the slice unknown, never too large.
        let adjustments = self.adjustments.iter_mut().map(|(_, series)| series);
        for series in self.operands.iter_mut().chain(adjustments) {
            series.slice(project, slice);
        }
    }
}
