//! Reads the trend of each place over the same periods.

use crate::{
    analysis::Figure,
    chart::{
        ChartSpec,
        foot::Told,
        place::{PLACES_MOST, colour_of, kinds_of, name_of, ranked_places, short_name_of},
        ranked::read::name_and_places,
        reading::{Body, Reader, Reading},
        trend::read::{Trend, kind_words, periods_of, read_breaks, read_points_untrimmed},
    },
    model::{Period, PlaceId},
    text::{
        chart_kind_messages::{kind_texts, too_many_places},
        chart_messages::{by_places, listed, period_tick, share_of_units},
    },
};

#[derive(Clone, Debug)]
pub(in crate::chart) struct Multiples {
    /// In protocol order, all over the same periods.
    pub panels: Vec<Panel>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Panel {
    pub name: String,
    pub short: Option<String>,
    pub place: PlaceId,
    pub trend: Trend,
    /// What it says where there are no figures.
    pub absent: Option<&'static str>,
}

/// Why what is asked for has no trends to set beside one another.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<String> {
    let places = ranked_places(reader.project, spec, reader.indicator);
    if places.len() > PLACES_MOST {
        return Some(too_many_places(reader.lang, places.len(), PLACES_MOST));
    }
    let too_few = periods_of(reader, spec).len() < 2;
    too_few.then(|| kind_texts(reader.lang).one_period.to_owned())
}

pub(in crate::chart) fn read_multiples(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let places = ranked_places(reader.project, spec, reader.indicator);
    let kinds = kinds_of(reader.project, &places);
    let name = name_and_places(reader, spec, by_places(reader.lang, &kinds));
    if let Some(sentence) = refusal(reader, spec) {
        return reader.refused(name, sentence);
    }
    let Some(same) = same_periods(reader, &places, periods_of(reader, spec)) else {
        return reader.nothing(name, reader.nearest_period(&places, None));
    };
    let SamePeriods { periods, figures } = &same;
    let panels: Vec<Panel> = places
        .iter()
        .zip(figures)
        .map(|(place, figures)| read_panel(reader, spec, place, periods, figures))
        .collect();

    let texts = reader.texts();
    let notes = panels.first().map_or_else(Vec::new, |panel| {
        let (_, sentences) = read_breaks(reader, &panel.trend.points);
        sentences
    });
    let drawn: Vec<&Figure> =
        figures.iter().flatten().flatten().filter(|figure| figure.number().is_some()).collect();
    let has_last =
        |panel: &&Panel| panel.trend.points.last().is_some_and(|point| point.drawn.is_some());
    let reported = panels.iter().filter(has_last).count();
    let coverage = share_of_units(reader.lang, reported, panels.len(), &kinds);
    let last = periods.last().map(|period| period_tick(reader.lang, *period));
    let coverage = format!("{coverage} ({})", last.unwrap_or_default());
    let said = panels.iter().map(|panel| said_of(reader, panel)).collect();
    reader.tell(Told {
        title: format!("{name}, {}", first_to_last(reader, periods)),
        subtitle: vec![
            format!("{}: {}", texts.unit, reader.unit()),
            kind_words(reader).to_owned(),
            kind_texts(reader.lang).one_scale.to_owned(),
        ],
        notes,
        figures: drawn,
        coverage: Some(coverage),
        soft: texts.look_dashed_line,
        partial: Some(texts.look_dashed_line),
        said,
        body: Body::Multiples(Multiples { panels }),
    })
}

/// Figures of several places over the same periods.
pub(in crate::chart) struct SamePeriods {
    pub periods: Vec<Period>,
    /// Of each place, in the order of the periods.
    pub figures: Vec<Vec<Option<Figure>>>,
}

/// From the first to the last period at which any of the places has a figure, with the figures of
/// each place; none without any.
pub(in crate::chart) fn same_periods(
    reader: &Reader<'_>,
    places: &[PlaceId],
    periods: Vec<Period>,
) -> Option<SamePeriods> {
    let mut figures: Vec<Vec<Option<Figure>>> = vec![Vec::new(); places.len()];
    for period in &periods {
        for (own, figure) in figures.iter_mut().zip(reader.figures(places, *period)) {
            own.push(figure);
        }
    }
    let has = |at: &usize| {
        let mut at_period = figures.iter().filter_map(|of_place| of_place.get(*at)?.as_ref());
        at_period.any(|figure| figure.number().is_some())
    };
    let first = (0..periods.len()).find(has)?;
    let last = (0..periods.len()).rfind(has)?;
    let figures =
        figures.into_iter().map(|own| own.into_iter().take(last + 1).skip(first).collect());
    let figures = figures.collect();
    let periods = periods.into_iter().take(last + 1).skip(first).collect();
    Some(SamePeriods { periods, figures })
}

/// "1/2017 - 7/2018".
pub(in crate::chart) fn first_to_last(reader: &Reader<'_>, periods: &[Period]) -> String {
    let tick = |period: &Period| period_tick(reader.lang, *period);
    match (periods.first(), periods.last()) {
        (Some(first), Some(last)) if first != last => format!("{} - {}", tick(first), tick(last)),
        (only, _) => only.map(tick).unwrap_or_default(),
    }
}

fn read_panel(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    place: &PlaceId,
    periods: &[Period],
    figures: &[Option<Figure>],
) -> Panel {
    // Plans have no room in a panel, and reading them takes longer than all the rest.
    let points = read_points_untrimmed(reader, place, periods, figures, &|_| None);
    let (breaks, _) = read_breaks(reader, &points);
    let is_absent = points.iter().all(|point| point.drawn.is_none());
    Panel {
        name: name_of(reader.project, place, reader.lang),
        short: short_name_of(reader.project, place, reader.lang),
        place: place.clone(),
        absent: is_absent.then_some(reader.texts().not_reported),
        trend: Trend {
            step: spec.period.step(),
            colour: colour_of(reader.project, place),
            points,
            breaks,
        },
    }
}

/// "Bác Ái: 1/2017 0; 2/2017 121".
fn said_of(reader: &Reader<'_>, panel: &Panel) -> String {
    if let Some(words) = panel.absent {
        return listed(&panel.name, &[words]);
    }
    let points = panel.trend.points.iter();
    let figures = points.filter_map(|point| {
        Some(format!("{} {}", point.tick, reader.with_unit(&point.drawn.as_ref()?.label)))
    });
    format!("{}: {}", panel.name, figures.collect::<Vec<_>>().join("; "))
}
