//! What stands on the page of one area: which indicators, which groups, how many households.

use std::collections::BTreeSet;

use crate::model::{
    Date, Group, Indicator, IndicatorId, Measure, Members, Period, PlaceId, Project, Row,
};

use super::{Figure, Shown, figure, series::reports};

/// The questions of a page about one area, each with the indicators that answer it, the best first.
/// They are the field's own codes (domain.md §2): a page about a district answers the same
/// questions whatever else a project holds, and no property of an indicator says which they are.
const QUESTIONS: [&[&str]; 6] = [
    &["ty_le_ho_ngheo"],
    &["ho_ngheo"],
    &["xa_ntm", "xa_ntm_nam", "tong_tieu_chi", "tc_bq_xa"],
    &["tl_gn_dt", "gn_von_dt", "tl_gn"],
    &["tl_gn_sn", "gn_von_sn"],
    &["dao_tao_nghe", "tuyen_moi_dao_tao_nghe", "viec_lam_moi"],
];

/// How many periods back a figure is looked for: what is older says little of now.
const EARLIER_MOST: usize = 24;

/// How many households there are (tổng số hộ).
const HOUSEHOLDS: &str = "tong_so_ho";

/// The indicators of a page about a place until a period: `first` and those that answer the other
/// questions; of each question the one that there are figures of, or else a plan. What is never asked
/// of such a place is left out.
#[must_use]
pub fn card_indicators(
    project: &Project,
    first: &IndicatorId,
    place: &PlaceId,
    period: Period,
) -> Vec<IndicatorId> {
    let answers = |question: &&[&str]| -> Option<IndicatorId> {
        let known: Vec<&Indicator> =
            question.iter().filter_map(|id| project.indicators().get(&(*id).into())).collect();
        let has_figure = |it: &&&Indicator| {
            latest_until(project, &it.id, Measure::Actual, place, period).is_some()
        };
        let plan_of = |it: &Indicator| {
            let year = period.year_of().unwrap_or(period);
            figure(project, &it.id, Measure::Plan, place, year)
        };
        // A plan somebody decided, before one that follows from others.
        let is_decided = |it: &&&Indicator| plan_of(it).is_some_and(|plan| plan.stated.is_some());
        let has_plan = |it: &&&Indicator| {
            plan_of(it).is_some_and(|plan| matches!(plan.shown, Shown::Number(_)))
        };
        let is_asked = |it: &&&Indicator| is_asked_of(project, it, place);
        let mut all = known.iter();
        let found = all
            .clone()
            .find(has_figure)
            .or_else(|| all.clone().find(is_decided))
            .or_else(|| all.clone().find(has_plan))
            .or_else(|| all.find(is_asked));
        found.map(|it| it.id.clone())
    };
    let is_other = |question: &&&[&str]| !question.contains(&first.as_str());
    let others = QUESTIONS.iter().filter(is_other).filter_map(answers);
    std::iter::once(first.clone()).chain(others).take(QUESTIONS.len()).collect()
}

/// The latest figure of an indicator at a place not after a period; of the same year one of all units
/// before one of most of them. None where there is neither.
#[must_use]
pub fn latest_until(
    project: &Project,
    indicator: &IndicatorId,
    measure: Measure,
    place: &PlaceId,
    period: Period,
) -> Option<Figure> {
    let periods = periods_until(project, indicator, place, period);
    let at = |(_, _, period)| figure(project, indicator, measure, place, period);
    let mut partial: Option<Figure> = None;
    for found in periods.into_iter().rev().take(EARLIER_MOST).filter_map(at) {
        let is_older = |partial: &Figure| partial.period.last_year() > found.period.last_year();
        if partial.as_ref().is_some_and(is_older) {
            break;
        }
        match found.shown {
            Shown::Number(_) => return Some(found),
            Shown::Partial(_) if !found.is_of_few() => partial = partial.or(Some(found)),
            Shown::Partial(_) | Shown::NotReported | Shown::NotApplicable => {}
        }
    }
    partial
}

/// The latest figure of the households of a place.
#[must_use]
pub fn households(project: &Project, place: &PlaceId, period: Period) -> Option<Figure> {
    let found = latest_until(project, &HOUSEHOLDS.into(), Measure::Actual, place, period)?;
    matches!(found.shown, Shown::Number(_)).then_some(found)
}

/// The groups that list a place on a day.
pub fn groups_of<'a>(
    project: &'a Project,
    place: &'a PlaceId,
    day: Date,
) -> impl Iterator<Item = &'a Group> {
    project.groups().iter().filter(move |group| {
        let holds = group.from <= day && group.until.is_none_or(|until| day <= until);
        holds && matches!(&group.members, Members::List(members) if members.contains(place))
    })
}

/// Whether a figure is ever asked of a place: of those that report it, and of what they lie in.
fn is_asked_of(project: &Project, indicator: &Indicator, place: &PlaceId) -> bool {
    let mut inside = vec![place];
    while let Some(part) = inside.pop() {
        let kind = project.area_kind(part);
        if kind.is_some_and(|kind| reports(&indicator.expected, part, kind)) {
            return true;
        }
        inside.extend(project.children(part));
    }
    false
}

/// The periods not after a period at which a figure may stand, in order of their ends: those of the
/// rows of the place and of what lies in it, of the indicator and of all that it is made of.
fn periods_until(
    project: &Project,
    indicator: &IndicatorId,
    place: &PlaceId,
    until: Period,
) -> BTreeSet<(Date, bool, Period)> {
    let Some(known) = project.indicators().get(indicator) else { return BTreeSet::new() };
    let mut places: Vec<&PlaceId> = vec![place];
    places.extend(project.group_members(place));
    let mut at = 0;
    while let Some(inside) = places.get(at).copied() {
        at += 1;
        places.extend(project.children(inside));
    }
    let mut ids = vec![indicator];
    let mut at = 0;
    while let Some(known) = ids.get(at).map(|id| project.indicators().get(id)) {
        at += 1;
        let parts = known.map(|known| project.made_of(known)).unwrap_or_default();
        ids.extend(parts.into_iter().filter(|part| !ids.contains(part)).collect::<Vec<_>>());
    }
    let tables = ids.into_iter().flat_map(|id| project.values().of_indicator(id));
    tables
        .flat_map(|(key, table)| {
            let rows = places.iter().filter_map(|place| table.row(place));
            rows.flat_map(Row::iter)
                .filter(|(_, cell)| cell.number().is_some())
                .filter_map(|(at, _)| Period::from_ordinal(key.step, at))
        })
        .filter(|period| period.last_day() <= until.last_day())
        // Of two that end together the one at which the indicator is reported counts.
        .map(|period| (period.last_day(), period.step() == known.step, period))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::readout::fixture::{Fact, actual, everywhere, project};
    use super::*;

    fn latest(facts: &[Fact<'_>], indicator: &str, at: &str) -> Option<(Period, Option<f64>)> {
        let project = project(facts);
        let at = at.parse().unwrap();
        let found = latest_until(&project, &indicator.into(), Measure::Actual, &"tinh".into(), at);
        found.map(|found| (found.period, found.number()))
    }

    #[test]
    fn the_latest_figure_is_not_later_and_not_of_a_few() {
        let at = |text: &str| text.parse::<Period>().unwrap();
        let mut facts = everywhere("ngheo", "2016", [1.0; 7]);
        facts.extend(everywhere("ngheo", "2018", [2.0; 7]));
        assert_eq!(latest(&facts, "ngheo", "2018"), Some((at("2018"), Some(14.0))));
        assert_eq!(latest(&facts, "ngheo", "2017"), Some((at("2016"), Some(7.0))));
        assert_eq!(latest(&facts, "ngheo", "2018-07"), Some((at("2016"), Some(7.0))));
        assert_eq!(latest(&facts, "ngheo", "2015"), None);
        // One of seven is no figure of the province; six of seven are, with their number.
        facts.push(actual("ngheo", "a", "2019", 3.0));
        assert_eq!(latest(&facts, "ngheo", "2019"), Some((at("2018"), Some(14.0))));
        facts.extend(everywhere("ngheo", "2019", [3.0; 7]).into_iter().skip(2));
        assert_eq!(latest(&facts, "ngheo", "2019"), Some((at("2019"), Some(18.0))));
    }

    #[test]
    fn in_a_year_all_units_come_before_most_of_them() {
        let at = |text: &str| text.parse::<Period>().unwrap();
        let mut facts = everywhere("gn", "2018-06", [1.0; 7]);
        facts.extend(everywhere("gn", "2018-07", [2.0; 7]).into_iter().skip(1));
        assert_eq!(latest(&facts, "gn", "2018-07"), Some((at("2018-06"), Some(7.0))));
    }
}
