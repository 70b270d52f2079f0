//! Reads one figure of one place.

use crate::{
    analysis::{Figure, Origin, Shown, latest_until},
    chart::{
        ChartSpec,
        foot::Told,
        place::{said, words_of},
        reading::{Body, Reader, Reading, coverage_words},
        tile::read::{Drawing, Tile, Wanted, distinct, looks_of, read_tile},
    },
    model::{Measure, Period},
    text::chart_messages::{measure_and_period, nearest_words},
};

#[derive(Clone, Debug)]
pub(in crate::chart) struct BigFigure {
    pub tile: Tile,
    /// Where there is a figure, if there is none here.
    pub hint: Option<String>,
    pub nearest: Option<Period>,
}

impl BigFigure {
    pub fn has_figures(&self) -> bool {
        self.tile.says_something()
    }
}

pub(in crate::chart) fn read_figure(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let figure = reader.figure(&spec.place, spec.period);
    let wanted = Wanted { spec, period: spec.period, figure: figure.as_ref(), with_refusals: true };
    let read = read_tile(reader, wanted);
    let places = std::slice::from_ref(&spec.place);
    let applies = figure.as_ref().is_none_or(|figure| figure.shown != Shown::NotApplicable);
    let nearest = if read.tile.has_figure() || !applies {
        None
    } else {
        let Reader { project, measure, .. } = *reader;
        let id = &reader.indicator.id;
        let last = reader.nearest_period(places, None);
        // Not one of a few units only.
        let known = last.and_then(|last| latest_until(project, id, measure, &spec.place, last));
        known.map(|found| found.period)
    };
    let hint = nearest.map(|at| nearest_words(reader.lang, &reader.planned_period(at)));
    let figures = distinct(&read.figures);
    // What was published as a whole does not rest on the units.
    let is_of_units = |figure: &&Figure| figure.origin == Origin::Computed;
    let of_itself =
        figure.as_ref().filter(|figure| is_of_units(figure) && figure.coverage.expected > 1);
    let coverage = of_itself.map(|figure| coverage_words(reader.lang, figure.coverage));
    let subtitle = legend(reader, &read.tile);
    let (soft, partial) = looks_of(reader, std::slice::from_ref(&read.tile));
    let mut told = vec![read.tile.said()];
    told.extend(hint.clone());
    reader.tell(Told {
        title: title(reader, spec),
        subtitle,
        notes: read.notes,
        figures: figures.clone(),
        coverage: coverage.filter(|_| !figures.is_empty()),
        soft,
        partial: Some(partial),
        said: told,
        body: Body::Figure(BigFigure { tile: read.tile, hint, nearest }),
    })
}

/// "Tỷ lệ hộ nghèo, huyện Bác Ái, cuối năm 2018".
fn title(reader: &Reader<'_>, spec: &ChartSpec) -> String {
    let name = said(reader.lang, &reader.indicator.name);
    let place = words_of(reader.project, &spec.place, reader.lang);
    let when = reader.planned_period(spec.period);
    let is_plan_itself = reader.indicator.only_measure == Some(Measure::Plan);
    let measure = if is_plan_itself { Measure::Actual } else { reader.measure };
    format!("{name}, {place}, {}", measure_and_period(reader.lang, measure, &when))
}

/// What stands in the small drawing.
fn legend(reader: &Reader<'_>, tile: &Tile) -> Vec<String> {
    let has_plan = tile.drawings.iter().any(|drawing| match drawing {
        Drawing::Trend(trend) => trend.points.iter().any(|point| point.plan.is_some()),
        Drawing::Ranking(_) => false,
    });
    has_plan.then(|| reader.texts().legend_plan_trend.to_owned()).into_iter().collect()
}
