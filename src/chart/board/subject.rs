//! What a board is of: a count of criteria, and the state that follows when all are met.

use crate::{
    analysis::dimensions_of,
    chart::ChartSpec,
    model::{AcrossAreas, DimensionId, Indicator, Name, Project},
    text::lang::Lang,
};

/// A count and the dimension whose members are what is counted.
pub(super) struct Subject<'a> {
    pub whole: &'a Indicator,
    pub dimension: DimensionId,
}

/// What a board of an indicator is of: the count itself, or the count that a criterion belongs to;
/// none if there is nothing that is met or not.
pub(super) fn subject_of<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    spec: &ChartSpec,
) -> Option<Subject<'a>> {
    let parent = indicator.breakdown.as_ref().map(|breakdown| &breakdown.parent);
    let parent = parent.and_then(|parent| project.indicators().get(parent));
    [Some(indicator), parent].into_iter().flatten().find_map(|whole| {
        let mut known = dimensions_of(project, &whole.id);
        known.retain(|known| is_count(project, whole, known));
        // What other kinds are cut along need not be what is counted.
        let wanted = spec.by.as_ref().filter(|by| known.contains(by)).or(known.first())?;
        Some(Subject { whole, dimension: wanted.clone() })
    })
}

/// Whether a figure counts the members of a dimension that are met. It then is of another unit than
/// these: "17 tiêu chí" of which each is "đạt", where capital and its sources are both of money.
fn is_count(project: &Project, whole: &Indicator, dimension: &DimensionId) -> bool {
    let belongs = |part: &&Indicator| {
        let breakdown = part.breakdown.as_ref();
        breakdown.is_some_and(|own| own.members.contains_key(dimension.as_str()))
    };
    let mut parts = project.breakdown_of(&whole.id).filter(belongs).peekable();
    let sums = |indicator: &Indicator| {
        indicator.across_areas == AcrossAreas::Sum && indicator.decimals == 0
    };
    sums(whole) && parts.peek().is_some() && parts.all(|part| sums(part) && part.unit != whole.unit)
}

/// The state of the same units that is written as a level ("trạng thái công nhận"), its highest level,
/// and what that is called.
pub(super) fn highest_state<'a>(
    project: &'a Project,
    whole: &Indicator,
    lang: Lang,
) -> Option<(&'a Indicator, f64, &'a str)> {
    project.indicators().iter().find_map(|state| {
        let is_alike = state.topic == whole.topic
            && state.expected == whole.expected
            && state.across_areas == AcrossAreas::NotAdditive;
        let (_, highest) = state.range.filter(|_| is_alike)?;
        Some((state, highest, level_name(&state.name, highest, lang)?))
    })
}

/// What a level is called in the list at the end of an indicator's name: "… (0 chưa đạt; 1 đạt)".
fn level_name(name: &Name, level: f64, lang: Lang) -> Option<&str> {
    let (_, list) = lang.pick(name).strip_suffix(')')?.rsplit_once('(')?;
    list.split(';').find_map(|entry| {
        let (number, words) = entry.trim().split_once(' ')?;
        let number: f64 = number.parse().ok()?;
        ((number - level).abs() < f64::EPSILON).then_some(words)
    })
}

/// The number that a criterion is known by, and its name without it: "2" and "Giao thông" of "Tiêu chí
/// 2: Giao thông". One that does not number itself is numbered by its place.
pub(super) fn numbered(name: &str, place: usize) -> (String, String) {
    let own = name.split_once(": ").and_then(|(before, after)| {
        let number = before.rsplit(' ').next()?;
        let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        is_number.then(|| (number.to_owned(), after.to_owned()))
    });
    own.unwrap_or_else(|| ((place + 1).to_string(), name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_number_themselves_or_are_numbered() {
        let pair = |number: &str, name: &str| (number.to_owned(), name.to_owned());
        assert_eq!(numbered("Tiêu chí 2: Giao thông", 7), pair("2", "Giao thông"));
        assert_eq!(numbered("Giao thông", 7), pair("8", "Giao thông"));
        assert_eq!(numbered("Mục tiêu: điện", 0), pair("1", "Mục tiêu: điện"));
    }

    #[test]
    fn levels_are_called_as_the_project_calls_them() {
        let name = Name {
            vi: "Trạng thái (0 chưa đạt; 3 đã công nhận)".to_owned(),
            en: "State (of what)".to_owned(),
        };
        assert_eq!(level_name(&name, 3.0, Lang::Vi), Some("đã công nhận"));
        assert_eq!(level_name(&name, 2.0, Lang::Vi), None);
        assert_eq!(level_name(&name, 3.0, Lang::En), None);
    }
}
