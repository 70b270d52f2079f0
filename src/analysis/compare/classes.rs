//! Communes by criteria met (phân nhóm xã theo số tiêu chí): 19, 15-18, 10-14, under 10; who comes next,
//! and which criteria are missing.

use crate::{
    model::{Breakdown, IndicatorId, Measure, Period, PlaceId, Project},
    text::number::rounded,
};

use super::{
    Apart, Basis, Refusal,
    basis::{complete, figure_at},
};

/// Where the classes of a commune begin: 19, 15-18, 10-14, and whatever is less (the set of QĐ
/// 1980/QĐ-TTg of 17-10-2016 has 19 criteria; the report forms of the program count communes so).
/// Other provinces divide otherwise, so the bounds are an argument.
pub const CRITERIA_CLASSES: [f64; 3] = [19.0, 15.0, 10.0];

/// How communes are distributed over classes. Every commune stands in exactly one class or apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// From the highest down; the last has no lower bound.
    pub classes: Vec<Class>,
    /// Communes without a figure, with the reason: chưa báo cáo, không áp dụng.
    pub apart: Vec<Apart>,
    /// All communes that were asked for.
    pub communes: usize,
    pub basis: Basis,
}

/// One class of communes.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// The lowest value of the class; none for the last.
    pub at_least: Option<f64>,
    /// The class above begins here; none for the first.
    pub below: Option<f64>,
    /// The highest value first.
    pub communes: Vec<Placed>,
}

/// A commune and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub place: PlaceId,
    pub value: f64,
    pub basis: Basis,
}

/// A commune that is near its goal (xã có khả năng đạt chuẩn tiếp theo).
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub place: PlaceId,
    pub value: f64,
    /// What it still lacks.
    pub missing: f64,
    pub basis: Basis,
}

/// How often a criterion is not met.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmet {
    pub criterion: IndicatorId,
    /// Communes that do not meet it, in the order given.
    pub failing: Vec<PlaceId>,
    pub met: usize,
    /// Communes of which it is not known, with the reason.
    pub apart: Vec<Apart>,
    pub basis: Basis,
}

/// Distributes communes over classes that begin at the bounds given.
///
/// # Errors
/// Only if the project has no such indicator or commune.
pub fn classes(
    project: &Project,
    indicator: &IndicatorId,
    communes: &[PlaceId],
    period: Period,
    bounds: &[f64],
) -> Result<Classes, Refusal> {
    let mut bounds = bounds.to_vec();
    bounds.sort_by(|a, b| b.total_cmp(a));
    bounds.dedup();
    let above = std::iter::once(None).chain(bounds.iter().copied().map(Some));
    let mut classes: Vec<Class> = above
        .zip(bounds.iter().copied().map(Some).chain([None]))
        .map(|(below, at_least)| Class { at_least, below, communes: Vec::new() })
        .collect();
    let mut apart = Vec::new();
    for place in communes {
        let figure = figure_at(project, indicator, Measure::Actual, place, period)?;
        match complete(&figure) {
            Ok(value) => {
                let reaches = |class: &&mut Class| class.at_least.is_none_or(|at| value >= at);
                if let Some(class) = classes.iter_mut().find(reaches) {
                    let basis = Basis::of([&figure]);
                    class.communes.push(Placed { place: place.clone(), value, basis });
                }
            }
            Err(reason) => apart.push(Apart { place: place.clone(), reason }),
        }
    }
    for class in &mut classes {
        class.communes.sort_by(|a, b| b.value.total_cmp(&a.value));
    }
    let placed = classes.iter().flat_map(|class| &class.communes);
    let basis = Basis::together(placed.map(|it| &it.basis));
    Ok(Classes { classes, apart, communes: communes.len(), basis })
}

impl Classes {
    /// The communes that lack at most so much to a goal ("còn thiếu 1-2 tiêu chí"), the nearest
    /// first.
    #[must_use]
    pub fn nearest(&self, goal: f64, at_most: f64) -> Vec<Candidate> {
        let all = self.classes.iter().flat_map(|class| &class.communes);
        let mut near: Vec<Candidate> = all
            .map(|it| Candidate {
                place: it.place.clone(),
                value: it.value,
                missing: goal - it.value,
                basis: it.basis.clone(),
            })
            .filter(|it| it.missing > 0.0 && it.missing <= at_most)
            .collect();
        near.sort_by(|a, b| a.missing.total_cmp(&b.missing));
        near
    }
}

/// The criteria that an indicator is made of, the most often unmet first; each commune has 1 where a
/// criterion is met and 0 where it is not.
///
/// # Errors
/// If the project has no such indicator or commune.
pub fn unmet_criteria(
    project: &Project,
    indicator: &IndicatorId,
    communes: &[PlaceId],
    period: Period,
) -> Result<Vec<Unmet>, Refusal> {
    if !project.indicators().contains(indicator) {
        return Err(Refusal::Unknown);
    }
    let dimensions = |cut: &Option<Breakdown>| -> Vec<String> {
        cut.iter().flat_map(|cut| cut.members.keys().cloned()).collect()
    };
    let mut found: Vec<Unmet> = Vec::new();
    let mut first = None;
    for child in project.breakdown_of(indicator) {
        // A second way to cut the whole is not a list of further criteria.
        let own = dimensions(&child.breakdown);
        if *first.get_or_insert_with(|| own.clone()) != own {
            continue;
        }
        let mut unmet = Unmet {
            criterion: child.id.clone(),
            failing: Vec::new(),
            met: 0,
            apart: Vec::new(),
            basis: Basis::default(),
        };
        let mut figures = Vec::new();
        for place in communes {
            let figure = figure_at(project, &child.id, Measure::Actual, place, period)?;
            match complete(&figure) {
                Ok(value) => {
                    if rounded(value, 0) < 1.0 {
                        unmet.failing.push(place.clone());
                    } else {
                        unmet.met += 1;
                    }
                    figures.push(figure);
                }
                Err(reason) => unmet.apart.push(Apart { place: place.clone(), reason }),
            }
        }
        unmet.basis = Basis::of(&figures);
        found.push(unmet);
    }
    found.sort_by_key(|unmet| std::cmp::Reverse(unmet.failing.len()));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{COMMUNES, Fact, actual, period, places, project};
    use super::*;
    use crate::model::Cell;

    fn of(facts: &[Fact<'_>], bounds: &[f64]) -> Classes {
        let communes = places(&COMMUNES);
        classes(&project(facts), &"tieu_chi".into(), &communes, period("2018-07"), bounds).unwrap()
    }

    fn names(class: &Class) -> Vec<&str> {
        class.communes.iter().map(|it| it.place.as_str()).collect()
    }

    #[test]
    fn every_commune_stands_in_one_class_or_apart() {
        let facts = [
            actual("tieu_chi", "a1", "2018-07", 14.0),
            actual("tieu_chi", "a2", "2018-07", 19.0),
            actual("tieu_chi", "a3", "2018-07", 0.0),
        ];
        let found = of(&facts, &CRITERIA_CLASSES);
        let by_class: Vec<_> = found.classes.iter().map(names).collect();
        assert_eq!(by_class, [vec!["a2"], vec![], vec!["a1"], vec!["a3"]]);
        let bounds: Vec<_> = found.classes.iter().map(|it| (it.at_least, it.below)).collect();
        assert_eq!(bounds[0], (Some(19.0), None));
        assert_eq!(bounds[2], (Some(10.0), Some(15.0)));
        assert_eq!(bounds[3], (None, Some(10.0)));
        assert_eq!(found.apart.len(), 1);
        let placed: usize = found.classes.iter().map(|it| it.communes.len()).sum();
        assert_eq!(placed + found.apart.len(), found.communes);
        // Another province's classes, given in any order.
        let other = of(&facts, &[8.0, 19.0, 8.0]);
        let by_class: Vec<_> = other.classes.iter().map(names).collect();
        assert_eq!(by_class, [vec!["a2"], vec!["a1"], vec!["a3"]]);
    }

    #[test]
    fn the_next_candidates_are_the_nearest() {
        let facts = [
            actual("tieu_chi", "a1", "2018-07", 17.0),
            actual("tieu_chi", "a2", "2018-07", 19.0),
            actual("tieu_chi", "a3", "2018-07", 18.0),
            actual("tieu_chi", "a4", "2018-07", 16.0),
        ];
        let near = of(&facts, &CRITERIA_CLASSES).nearest(19.0, 2.0);
        let near: Vec<_> = near.iter().map(|it| (it.place.as_str(), it.missing)).collect();
        assert_eq!(near, [("a3", 1.0), ("a1", 2.0)]);
    }

    #[test]
    fn criteria_are_listed_by_how_many_communes_fail_them() {
        let at = "2018-07";
        let closed = ("tc_2", Measure::Actual, "a4", period(at), Cell::NotApplicable);
        let facts = [
            actual("tc_1", "a1", at, 1.0),
            actual("tc_1", "a2", at, 0.0),
            actual("tc_1", "a3", at, 1.0),
            actual("tc_2", "a1", at, 0.0),
            actual("tc_2", "a2", at, 0.0),
            closed,
        ];
        let communes = places(&COMMUNES);
        let found = unmet_criteria(&project(&facts), &"tieu_chi".into(), &communes, period(at));
        let found = found.unwrap();
        assert_eq!(found[0].criterion.as_str(), "tc_2");
        assert_eq!(found[0].failing, places(&["a1", "a2"]));
        assert_eq!((found[0].met, found[0].apart.len()), (0, 2));
        assert_eq!((found[1].failing.len(), found[1].met, found[1].apart.len()), (1, 2, 1));
        // Of a1 both criteria are known: their sum is its figure.
        let total = of(&facts, &[1.0]);
        assert_eq!(names(&total.classes[0]), ["a1"]);
    }
}
