//! Which indicator is measured across, at which period, and whether the two can be set against each
//! other at all: only what compares between places of different size.

use crate::{
    analysis::denominator,
    chart::{
        ChartSpec,
        place::{ranked_places, said},
        reading::Reader,
    },
    model::{AcrossAreas, Indicator, IndicatorId, Period, PlaceId, Project},
    text::{
        chart_kind_messages::too_many_places,
        chart_scatter_messages::{counts_do_not_compare, scatter_texts},
    },
};

/// More points than these could not be told apart, numbered or not.
const POINTS_MOST: usize = 80;
/// Fewer points say nothing.
const POINTS_LEAST: usize = 3;

/// Why what is asked for cannot be drawn so.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<String> {
    let compared = |indicator: &Indicator| {
        (!compares(indicator))
            .then(|| counts_do_not_compare(reader.lang, said(reader.lang, &indicator.name)))
    };
    if let Some(sentence) = compared(reader.indicator) {
        return Some(sentence);
    }
    let places = ranked_places(reader.project, spec, reader.indicator);
    if places.len() > POINTS_MOST {
        return Some(too_many_places(reader.lang, places.len(), POINTS_MOST));
    }
    let texts = scatter_texts(reader.lang);
    let Some(other) = other_of(reader, spec, &places) else {
        return Some(texts.no_other.to_owned());
    };
    if other.indicator.id == reader.indicator.id {
        return Some(texts.same.to_owned());
    }
    compared(other.indicator)
}

/// What is measured across: as asked for, or the first that suits.
pub(super) fn other_of<'a>(
    reader: &Reader<'a>,
    spec: &ChartSpec,
    places: &[PlaceId],
) -> Option<Reader<'a>> {
    let of = |indicator: &'a Indicator| Reader {
        project: reader.project,
        indicator,
        measure: indicator.measure_for(spec.measure),
        lang: reader.lang,
    };
    if let Some(asked) = spec.others.first() {
        return reader.project.indicators().get(asked).map(of);
    }
    let suits = |other: &&'a Indicator| compares(other) && !stand_on_one(reader, &of(other));
    let candidates: Vec<&'a Indicator> = reader.project.indicators().iter().filter(suits).collect();
    // Money against what it is to bring about says most; else two of one topic.
    let is_money = is_of_money(reader.project, &reader.indicator.id);
    let money = |other: &&&'a Indicator| !is_money && is_of_money(reader.project, &other.id);
    let alike = |other: &&&'a Indicator| other.topic == reader.indicator.topic;
    let ordered = candidates.iter().filter(money).chain(candidates.iter().filter(alike));
    ordered.map(|other| of(other)).find(|other| {
        let Some(period) = period_of(other, places, spec.period) else { return false };
        let has = |place: &&PlaceId| reader.number_at(place, spec.period).is_some();
        let with_both = places.iter().filter(has);
        with_both.filter(|place| other.number_at(place, period).is_some()).count() >= POINTS_LEAST
    })
}

/// The period at which the other indicator is read: the same; else the year this one lies in, else
/// the year before, whose end came last.
pub(super) fn period_of(other: &Reader<'_>, places: &[PlaceId], period: Period) -> Option<Period> {
    let year = period.year_of();
    let before = year.and_then(Period::previous);
    let tried = [Some(period), year.filter(|year| *year != period), before];
    let has = |period: &Period| places.iter().any(|p| other.number_at(p, *period).is_some());
    tried.into_iter().flatten().find(has)
}

/// Whether a figure compares between places of different size.
fn compares(indicator: &Indicator) -> bool {
    match indicator.across_areas {
        AcrossAreas::RatioOfSums { .. } | AcrossAreas::WeightedMean { .. } => true,
        AcrossAreas::NotAdditive | AcrossAreas::Maximum => indicator.in_points(),
        AcrossAreas::Sum => false,
    }
}

/// Whether it is the share of a plan of money that has been spent.
pub(super) fn is_of_money(project: &Project, indicator: &IndicatorId) -> bool {
    let of = denominator(project, indicator, project.settings().capital_basis);
    of.is_some_and(|of| of.plan.is_some())
}

/// Whether one is made of the other, so that the two could not but go together.
fn stand_on_one(one: &Reader<'_>, other: &Reader<'_>) -> bool {
    let within = |inner: &Reader<'_>, outer: &Reader<'_>| {
        let numerator = match &inner.indicator.across_areas {
            AcrossAreas::RatioOfSums { numerator, .. } => &numerator.indicator,
            _ => &inner.indicator.id,
        };
        let mut read: Vec<&IndicatorId> = outer.series();
        let formula = outer.indicator.formula.iter();
        read.extend(formula.flat_map(crate::model::Formula::references));
        read.contains(&numerator) || read.contains(&&inner.indicator.id)
    };
    within(one, other) || within(other, one)
}
