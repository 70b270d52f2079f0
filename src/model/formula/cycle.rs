//! Circles among indicators that are made of one another.

use std::{
    collections::{BTreeMap, BTreeSet},
    slice,
};

use crate::model::IndicatorId;

/// The first circle (công thức vòng) among indicators, given what each is made of: a → b → a is
/// `[a, b]`. It begins with its smallest id, so that it reads the same wherever it was entered.
///
/// It is a circle even if it leads through `previous`: a figure that needs itself of a period
/// before has no beginning.
#[must_use]
pub fn find_cycle(
    dependencies: &BTreeMap<IndicatorId, Vec<IndicatorId>>,
) -> Option<Vec<IndicatorId>> {
    let below = |id| dependencies.get(id).map(Vec::as_slice).unwrap_or_default().iter();
    let mut done = BTreeSet::new();
    for start in dependencies.keys() {
        // The way from `start`, each with what has still to be followed from there.
        let mut way: Vec<(&IndicatorId, slice::Iter<'_, IndicatorId>)> = Vec::new();
        let mut on_the_way = BTreeSet::new();
        let mut next = (!done.contains(start)).then_some(start);
        loop {
            if let Some(id) = next.take() {
                if !on_the_way.insert(id) {
                    return Some(from_smallest(way.iter().map(|(id, _)| *id), id));
                }
                way.push((id, below(id)));
            }
            let Some((id, rest)) = way.last_mut() else { break };
            if let Some(follow) = rest.next() {
                next = (!done.contains(follow)).then_some(follow);
            } else {
                done.insert(*id);
                on_the_way.remove(*id);
                way.pop();
            }
        }
    }
    None
}

/// The part of a way from `met` on, turned so that the smallest id comes first.
fn from_smallest<'a>(
    way: impl Iterator<Item = &'a IndicatorId>,
    met: &IndicatorId,
) -> Vec<IndicatorId> {
    let mut circle: Vec<IndicatorId> = way.skip_while(|id| *id != met).cloned().collect();
    let smallest = circle.iter().enumerate().min_by_key(|(_, id)| *id).map(|(index, _)| index);
    circle.rotate_left(smallest.unwrap_or(0));
    circle
}
