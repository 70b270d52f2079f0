//! Which indicator is measured across, at which period, and whether the two can be set against each
//! other at all: only what compares between places of different size.

use crate::{
    analysis::{Figure, denominator},
    chart::{
        ChartSpec,
        place::{ranked_places, said},
        reading::Reader,
    },
    model::{AcrossAreas, Indicator, IndicatorId, Period, PlaceId, Project},
    text::{
        chart_kind_messages::too_many_places,
        chart_scatter_messages::{counts_do_not_compare, scatter_texts},
        lang::Lang,
    },
};

/// More points than these could not be told apart, numbered or not.
const POINTS_MOST: usize = 80;
/// So many indicators are offered to be set against.
const OTHERS_MOST: usize = 24;
/// Fewer points say nothing.
const POINTS_LEAST: usize = 3;

/// Why what is asked for cannot be drawn so.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<String> {
    let places = ranked_places(reader.project, spec, reader.indicator);
    choose(reader, spec, &places).err()
}

/// What is measured across and at which period: as asked for, or the first that suits.
///
/// # Errors
/// With a sentence, if the two do not compare between the places.
pub(super) fn choose<'a>(
    reader: &Reader<'a>,
    spec: &ChartSpec,
    places: &[PlaceId],
) -> Result<(Reader<'a>, Period), String> {
    let texts = scatter_texts(reader.lang);
    refuse_count(reader.lang, reader.indicator)?;
    if places.len() > POINTS_MOST {
        return Err(too_many_places(reader.lang, places.len(), POINTS_MOST));
    }
    let of = |indicator: &'a Indicator| Reader {
        project: reader.project,
        indicator,
        measure: indicator.measure_for(spec.measure),
        lang: reader.lang,
    };
    let Some(asked) = spec.others.first() else {
        let found = that_suit(reader, spec.period, places, of, 1).pop();
        return found.ok_or_else(|| texts.no_other.to_owned());
    };
    let asked = reader.project.indicators().get(asked);
    let other = of(asked.ok_or_else(|| reader.texts().empty_indicator.to_owned())?);
    if other.indicator.id == reader.indicator.id {
        return Err(texts.same.to_owned());
    }
    refuse_count(reader.lang, other.indicator)?;
    let period = period_of(&other, places, spec.period);
    Ok((other, period.map_or(spec.period, |(period, _)| period)))
}

/// The indicators that a scatter of this one can be set against, best first: for a choice.
#[must_use]
pub fn others_to_set_against(project: &Project, spec: &ChartSpec) -> Vec<IndicatorId> {
    let Some(reader) = Reader::of(project, spec) else { return Vec::new() };
    if !compares(reader.indicator) {
        return Vec::new();
    }
    let places = ranked_places(project, spec, reader.indicator);
    let of = |indicator| Reader {
        project,
        indicator,
        measure: indicator.measure_for(spec.measure),
        lang: spec.lang,
    };
    let mut found: Vec<IndicatorId> = Vec::new();
    for (other, _) in that_suit(&reader, spec.period, &places, of, OTHERS_MOST) {
        if !found.contains(&other.indicator.id) {
            found.push(other.indicator.id.clone());
        }
    }
    found
}

/// The first indicators that say something of this one at enough of the places: money against what it
/// is to bring about, then those of the same topic. None where this one itself has too few figures.
fn that_suit<'a>(
    reader: &Reader<'a>,
    period: Period,
    places: &[PlaceId],
    of: impl Fn(&'a Indicator) -> Reader<'a>,
    most: usize,
) -> Vec<(Reader<'a>, Period)> {
    let is_number = |figure: &Option<Figure>| figure.as_ref().is_some_and(|f| f.number().is_some());
    let own: Vec<bool> = reader.figures(places, period).iter().map(is_number).collect();
    if own.iter().filter(|is_known| **is_known).count() < POINTS_LEAST {
        return Vec::new();
    }
    let is_money = is_of_money(reader.project, &reader.indicator.id);
    let known = || reader.project.indicators().iter().filter(|other| compares(other));
    let money = known().filter(|other| !is_money && is_of_money(reader.project, &other.id));
    let alike = known().filter(|other| other.topic == reader.indicator.topic);
    let apart = money.chain(alike).map(of).filter(|other| !stand_on_one(reader, other));
    let suits = apart.filter_map(|other| {
        let (period, figures) = period_of(&other, places, period)?;
        let both = own.iter().zip(&figures).filter(|(own, figure)| **own && is_number(figure));
        (both.count() >= POINTS_LEAST).then_some((other, period))
    });
    suits.take(most).collect()
}

/// The period at which the other indicator is read, with its figures: the same; else the year this
/// one lies in, else the year before, whose end came last.
fn period_of(
    other: &Reader<'_>,
    places: &[PlaceId],
    period: Period,
) -> Option<(Period, Vec<Option<Figure>>)> {
    let year = period.year_of();
    let before = year.and_then(Period::previous);
    let tried = [Some(period), year.filter(|year| *year != period), before];
    tried.into_iter().flatten().find_map(|period| {
        let figures = other.figures(places, period);
        let has_any = figures.iter().flatten().any(|figure| figure.number().is_some());
        has_any.then_some((period, figures))
    })
}

fn refuse_count(lang: Lang, indicator: &Indicator) -> Result<(), String> {
    if compares(indicator) {
        return Ok(());
    }
    Err(counts_do_not_compare(lang, said(lang, &indicator.name)))
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
