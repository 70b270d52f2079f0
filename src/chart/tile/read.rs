//! Reads one figure, the words beside it, and what can be drawn of it.

use std::collections::BTreeSet;

use crate::{
    analysis::{
        Figure, Shown, plan_beside,
        readout::{Beside, beside, plan_ahead},
    },
    chart::{
        ChartKind, ChartSpec, Hit, Sort,
        place::{colour_of, ranked_places, said},
        ranked::read::{Ranked, RowContent, read_rows},
        reading::{Reader, coverage_words},
        trend::read::{Trend, periods_of, read_breaks, read_points_untrimmed, trim},
    },
    model::{Measure, Period, PlaceId},
    text::{
        card_messages::{card_texts, so_far},
        chart_messages::measure_and_period,
    },
};

/// So many months, or so many other periods, are drawn: two years of months to set beside each
/// other.
const MONTHS_MOST: usize = 24;
const PERIODS_MOST: usize = 12;
/// A course is seen from so many figures on; fewer say less than a ranking.
const COURSE_LEAST: usize = 3;
/// A ranking is seen from so many units on.
const RANKED_LEAST: usize = 3;
/// More units have no room in a small drawing.
const RANKED_MOST: usize = 12;

#[derive(Clone, Debug)]
pub(in crate::chart) struct Tile {
    /// "Tỷ lệ hộ nghèo, cuối năm 2018".
    pub heading: String,
    pub content: TileContent,
    /// Below the figure, from the top.
    pub lines: Vec<TileLine>,
    /// What can be drawn, the best first.
    pub drawings: Vec<Drawing>,
    pub place: PlaceId,
    pub hit: Hit,
}

#[derive(Clone, Debug)]
pub(in crate::chart) enum TileContent {
    Number {
        number: String,
        /// Beside it; empty if it has none.
        unit: String,
    },
    /// "chưa có số liệu".
    Absent(&'static str),
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct TileLine {
    pub text: String,
    pub look: LineLook,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::chart) enum LineLook {
    Said,
    /// How firm the figure is.
    Firmness,
    /// The same, where it must not be overlooked: with a sign before it.
    Warning,
    /// Why nothing is said.
    Refusal,
}

#[derive(Clone, Debug)]
pub(in crate::chart) enum Drawing {
    Trend(Trend),
    Ranking(Ranked),
}

/// A tile and the figures that stand in it, its own first.
pub(in crate::chart) struct ReadTile {
    pub tile: Tile,
    pub figures: Vec<Figure>,
    /// What to say of changes of definition in its drawing.
    pub notes: Vec<String>,
}

/// What to read for a tile.
#[derive(Clone, Copy)]
pub(in crate::chart) struct Wanted<'a> {
    pub spec: &'a ChartSpec,
    pub period: Period,
    pub figure: Option<&'a Figure>,
    /// Whether reasons for saying nothing are given, too.
    pub with_refusals: bool,
}

pub(in crate::chart) fn read_tile(reader: &Reader<'_>, wanted: Wanted<'_>) -> ReadTile {
    let Wanted { spec, period, figure, with_refusals } = wanted;
    let place = &spec.place;
    let name = said(reader.lang, &reader.indicator.name);
    let is_plan_itself = reader.indicator.only_measure == Some(Measure::Plan);
    let when = reader.planned_period(period);
    let when =
        if is_plan_itself { when } else { measure_and_period(reader.lang, reader.measure, &when) };
    let is_of_few = figure.is_some_and(Figure::is_of_few);
    let drawn = figure.and_then(|figure| reader.drawn(figure)).filter(|_| !is_of_few);
    let content = match &drawn {
        Some(drawn) => {
            TileContent::Number { number: drawn.label.clone(), unit: reader.unit().to_owned() }
        }
        None => TileContent::Absent(absent_words(reader, figure)),
    };
    let mut lines = Vec::new();
    if let (Some(drawn), Some(figure)) = (&drawn, figure) {
        lines.extend(firmness(reader, figure, &drawn.words));
    }
    if let Some(figure) = figure.filter(|_| is_of_few) {
        let coverage = coverage_words(reader.lang, figure.coverage);
        let value = figure.number().map(|value| reader.with_unit(&reader.number(value)));
        let text = so_far(reader.lang, &coverage, &value.unwrap_or_default());
        lines.push(TileLine { text, look: LineLook::Firmness });
    }
    let told = figure.map(|figure| beside(reader.project, figure, reader.lang));
    let told = told.unwrap_or_default().into_iter().filter(|it| with_refusals || !it.is_refusal);
    lines.extend(told.map(said_beside));
    let ahead = figure.and_then(|it| plan_ahead(reader.project, it, spec.period, reader.lang));
    lines.extend(ahead.map(|text| TileLine { text, look: LineLook::Said }));
    let mut figures: Vec<Figure> = figure.iter().copied().cloned().collect();
    let mut notes = Vec::new();
    let mut drawings = Vec::new();
    if drawn.is_some() {
        let (found, drawn_figures, told) = read_drawings(reader, spec, period);
        (drawings, notes) = (found, told);
        figures.extend(drawn_figures);
    }
    let plan = figure.filter(|_| drawn.is_none()).and_then(|it| plan_beside(reader.project, it));
    figures.extend(plan.filter(|plan| plan.number().is_some()));
    let hit = reader.hit(place, period, figure, reader.plan(place, period).as_ref());
    let heading = format!("{name}, {when}");
    let place = place.clone();
    ReadTile { tile: Tile { heading, content, lines, drawings, place, hit }, figures, notes }
}

fn absent_words(reader: &Reader<'_>, figure: Option<&Figure>) -> &'static str {
    let texts = reader.texts();
    match figure {
        Some(figure) if figure.lacks_units() || figure.is_of_few() => {
            card_texts(reader.lang).not_enough_figures
        }
        Some(figure) if figure.shown == Shown::NotApplicable => texts.not_applicable,
        _ => texts.not_reported,
    }
}

/// "sơ bộ · 6/7 huyện · số liệu minh họa"; nothing of what is final, real and of all units.
fn firmness(reader: &Reader<'_>, figure: &Figure, words: &[String]) -> Option<TileLine> {
    let illustrative = figure.illustrative.then(|| card_texts(reader.lang).illustrative.to_owned());
    let words: Vec<String> = words.iter().cloned().chain(illustrative).collect();
    if words.is_empty() {
        return None;
    }
    let words = words.join(" · ");
    Some(if figure.illustrative || figure.is_partial() {
        TileLine { text: words, look: LineLook::Warning }
    } else {
        TileLine { text: words, look: LineLook::Firmness }
    })
}

fn said_beside(line: Beside) -> TileLine {
    let look = if line.is_refusal { LineLook::Refusal } else { LineLook::Said };
    TileLine { text: line.text, look }
}

/// What can be drawn of a figure with the figures of it, and what to say of changes of definition: a
/// course, if it is one; else where the place stands among its like, else what there is of a course.
fn read_drawings(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    period: Period,
) -> (Vec<Drawing>, Vec<Figure>, Vec<String>) {
    let (trend, of_trend) = read_course(reader, spec, period);
    let count = trend.points.iter().filter(|point| point.drawn.is_some()).count();
    let joined = trend.points.iter().filter(|point| point.joined).count();
    let (_, notes) = read_breaks(reader, &trend.points);
    let ranking = read_ranking(reader, spec, period);
    let mut figures = Vec::new();
    let mut drawings = Vec::new();
    let mut notes_of_drawings = Vec::new();
    if let Some((ranked, of_units)) = ranking {
        drawings.push(Drawing::Ranking(ranked));
        figures.extend(of_units);
    }
    if count >= 2 {
        let at = if joined + 1 >= COURSE_LEAST { 0 } else { drawings.len() };
        drawings.insert(at, Drawing::Trend(trend));
        figures.extend(of_trend);
        notes_of_drawings = notes;
    }
    (drawings, figures, notes_of_drawings)
}

/// The course until a period.
fn read_course(reader: &Reader<'_>, spec: &ChartSpec, period: Period) -> (Trend, Vec<Figure>) {
    let spec = ChartSpec { period, kind: ChartKind::Trend, ..spec.clone() };
    let mut periods = periods_of(reader, &spec);
    periods.retain(|other| other.last_day() <= period.last_day());
    let most = if period.step().per_year() == 12 { MONTHS_MOST } else { PERIODS_MOST };
    periods.drain(..periods.len().saturating_sub(most));
    let figures: Vec<Option<Figure>> =
        periods.iter().map(|period| reader.figure(&spec.place, *period)).collect();
    // Within a year the plan of the year stands beside its last figure alone.
    let has_plan = |at: Period| at == period || period.step().per_year() == 1;
    let plans = |at| has_plan(at).then(|| reader.plan(&spec.place, at))?;
    let mut points = read_points_untrimmed(reader, &spec.place, &periods, &figures, &plans);
    trim(&mut points);
    let (breaks, _) = read_breaks(reader, &points);
    let trend = Trend {
        step: period.step(),
        colour: colour_of(reader.project, &spec.place),
        points,
        breaks,
    };
    (trend, figures.into_iter().flatten().collect())
}

/// The units that the place stands among, or that it is made up of.
fn read_ranking(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    period: Period,
) -> Option<(Ranked, Vec<Figure>)> {
    let around = reader.project.areas().get(&spec.place).and_then(|area| area.parent.clone());
    let whole = around.unwrap_or_else(|| spec.place.clone());
    let spec = ChartSpec {
        kind: ChartKind::Ranked,
        place: whole,
        places: None,
        period,
        sort: Sort::ByValue,
        ..spec.clone()
    };
    let places = ranked_places(reader.project, &spec, reader.indicator);
    if !(RANKED_LEAST..=RANKED_MOST).contains(&places.len()) {
        return None;
    }
    let figures = reader.figures(&places, period);
    let mut rows = read_rows(reader, &spec, &places, &figures);
    let mut reported = 0;
    for row in &mut rows {
        if let Some(short) = row.short.take() {
            row.name = short;
        }
        match &mut row.content {
            // The plans of the others have no room, nor have the words beside each figure.
            RowContent::Bar { plan, drawn } => {
                (*plan, reported) = (None, reported + 1);
                drawn.words.clear();
            }
            RowContent::NotReported { plan, words } => {
                *plan = None;
                *words = reader.texts().gap;
            }
            RowContent::NotApplicable { .. } => {}
        }
    }
    let figures = figures.into_iter().flatten().collect();
    (reported >= RANKED_LEAST).then_some((Ranked { rows, reference: None }, figures))
}

/// The looks of soft and of partial figures in the drawings of tiles; empty if there are no
/// drawings.
pub(in crate::chart) fn looks_of(
    reader: &Reader<'_>,
    tiles: &[Tile],
) -> (&'static str, &'static str) {
    let drawings = tiles.iter().flat_map(|tile| &tile.drawings);
    let is_any = |wanted: fn(&Drawing) -> bool| drawings.clone().any(wanted);
    let trends = is_any(|drawing| matches!(drawing, Drawing::Trend(_)));
    let (own, texts) = (card_texts(reader.lang), reader.texts());
    match (trends, is_any(|drawing| matches!(drawing, Drawing::Ranking(_)))) {
        (true, true) => (own.look_soft, own.look_partial),
        (true, false) => (texts.look_dashed_line, texts.look_dashed_line),
        (false, true) => (texts.look_striped, texts.look_dashed),
        (false, false) => ("", ""),
    }
}

/// Each once: the same figure may stand in a tile and in its drawing.
pub(in crate::chart) fn distinct(figures: &[Figure]) -> Vec<&Figure> {
    let mut seen = BTreeSet::new();
    let with_number = figures.iter().filter(|figure| figure.number().is_some());
    with_number
        .filter(|figure| seen.insert((&figure.indicator, &figure.place, figure.period)))
        .collect()
}

impl Tile {
    pub fn has_figure(&self) -> bool {
        matches!(self.content, TileContent::Number { .. })
    }

    /// Whether there is a figure, or what a few units have, or a plan.
    pub fn says_something(&self) -> bool {
        let is_said = |line: &TileLine| line.look != LineLook::Refusal;
        self.has_figure() || self.lines.iter().any(is_said)
    }

    /// "Tỷ lệ hộ nghèo, cuối năm 2018: 40,31%. kế hoạch …".
    pub fn said(&self) -> String {
        let lines = self.lines.iter().map(|line| line.text.as_str());
        let value = format!("{}: {}", self.heading, self.hit.tip.value);
        std::iter::once(value.as_str()).chain(lines).collect::<Vec<_>>().join(". ")
    }
}
