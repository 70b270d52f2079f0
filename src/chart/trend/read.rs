//! Reads the figures of a trend.

use crate::{
    analysis::Figure,
    chart::{
        ChartSpec, Hit, Role,
        foot::key,
        place::{colour_of, said, words_of},
        reading::{Body, Drawn, Planned, Reader, Reading},
    },
    model::{IndicatorKind, Period, PlaceId, Step},
    text::{
        chart_messages::{break_words, listed, measure_and_period, period_tick},
        lang::Lang,
        number::format_number,
    },
};

/// More periods than this are not drawn in one chart (33 years of months).
const MOST_PERIODS: usize = 400;

#[derive(Clone, Debug)]
pub(in crate::chart) struct Trend {
    pub step: Step,
    pub colour: Role,
    /// In order of time, gaps included; the first and last have something to show.
    pub points: Vec<TrendPoint>,
    pub breaks: Vec<TrendBreak>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct TrendPoint {
    pub period: Period,
    /// The last day of the period (see [`crate::model::Date::day_number`]).
    pub day: f64,
    /// The period on the axis.
    pub tick: String,
    pub drawn: Option<Drawn>,
    /// Whether a line leads here from the point before: the period before has a figure of the same
    /// units, and the definition and the year of a cumulative figure are the same.
    pub joined: bool,
    pub plan: Option<Planned>,
    pub hit: Hit,
}

/// Where the definition changed.
#[derive(Clone, Debug)]
pub(in crate::chart) struct TrendBreak {
    /// Half way between the ends of the two periods that it parts.
    pub day: f64,
    pub before: String,
    pub after: String,
}

pub(in crate::chart) fn read_trend(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let step = spec.period.step();
    let periods = periods_of(reader, spec);
    let figures: Vec<Option<Figure>> =
        periods.iter().map(|period| reader.figure(&spec.place, *period)).collect();
    let points = read_points(reader, &spec.place, &periods, &figures);
    let drawn: Vec<&Drawn> = points.iter().filter_map(|point| point.drawn.as_ref()).collect();
    let title = title(reader, spec, &points);
    if drawn.is_empty() {
        return empty(reader, spec, step, title);
    }

    let texts = reader.texts();
    let mut subtitle = vec![format!("{}: {}", texts.unit, reader.unit())];
    subtitle.push(kind_words(reader).to_owned());
    if points.iter().any(|point| point.plan.is_some()) {
        subtitle.push(texts.legend_plan_trend.to_owned());
    }

    let (breaks, break_sentences) = read_breaks(reader, &points);
    let sourced: Vec<&Figure> = figures.iter().flatten().filter(|f| f.number().is_some()).collect();
    let warning = reader.warning(&sourced);
    let mut foot = break_sentences;
    let is_dashed = points.windows(2).any(|pair| {
        let soft = |point: &TrendPoint| {
            point.drawn.as_ref().is_some_and(|d| d.style.soft || d.style.partial)
        };
        matches!(pair, [from, to] if to.joined && (soft(from) || soft(to)))
    });
    let look = if is_dashed { texts.look_dashed_line } else { texts.look_hollow };
    foot.extend(key(texts, &sourced, look, Some(look)));
    let last = sourced.last().copied();
    foot.push(reader.source_paragraph(&sourced, last.as_slice(), None));
    let summary = summary(reader, &title, &subtitle, warning.as_deref(), &points, &foot);
    let colour = colour_of(reader.project, &spec.place);
    Reading {
        title,
        subtitle: subtitle.join(" · "),
        warning,
        foot,
        summary,
        body: Body::Trend(Trend { step, colour, points, breaks }),
        lang: reader.lang,
        highlight: None,
    }
}

/// The periods of the series.
pub(in crate::chart) fn periods_of(reader: &Reader<'_>, spec: &ChartSpec) -> Vec<Period> {
    let step = spec.period.step();
    match spec.range {
        Some((first, last)) => periods_between(step, first.ordinal(), last.ordinal()),
        None => all_periods(reader, step),
    }
}

/// How the figures relate to time.
pub(in crate::chart) fn kind_words(reader: &Reader<'_>) -> &'static str {
    let texts = reader.texts();
    match reader.indicator.kind {
        IndicatorKind::Level => texts.at_end,
        IndicatorKind::Flow => texts.in_period,
        IndicatorKind::Cumulative => texts.since_january,
    }
}

/// Every period at which the indicator, its plan or what it is computed from has a table.
fn all_periods(reader: &Reader<'_>, step: Step) -> Vec<Period> {
    let extents = reader.series().into_iter().flat_map(|indicator| {
        let tables = reader.project.values().of_indicator(indicator);
        tables.filter(|(key, _)| key.step == step).filter_map(|(_, table)| table.extent())
    });
    let both = extents.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    both.map_or_else(Vec::new, |(first, last)| periods_between(step, first, last))
}

fn periods_between(step: Step, first: i32, last: i32) -> Vec<Period> {
    let stride = match step {
        Step::Span(years) => usize::from(years.max(1)),
        _ => 1,
    };
    (first..=last)
        .step_by(stride)
        .take(MOST_PERIODS)
        .filter_map(|ordinal| Period::from_ordinal(step, ordinal))
        .collect()
}

fn read_points(
    reader: &Reader<'_>,
    place: &PlaceId,
    periods: &[Period],
    figures: &[Option<Figure>],
) -> Vec<TrendPoint> {
    let plans = |period| reader.plan(place, period);
    let mut points = read_points_untrimmed(reader, place, periods, figures, &plans);
    keep_one_year_plan(&mut points);
    trim(&mut points);
    points
}

/// A point for each period, whether or not there is a figure, with the plan that `plans` gives it.
pub(in crate::chart) fn read_points_untrimmed(
    reader: &Reader<'_>,
    place: &PlaceId,
    periods: &[Period],
    figures: &[Option<Figure>],
    plans: &dyn Fn(Period) -> Option<Planned>,
) -> Vec<TrendPoint> {
    let mut points: Vec<TrendPoint> = Vec::with_capacity(periods.len());
    let mut figure_before: Option<&Figure> = None;
    for (period, figure) in periods.iter().zip(figures) {
        let drawn = figure.as_ref().and_then(|figure| reader.drawn(figure));
        // What some of the units have done is not held against the plan of all.
        let is_of_all = figure.as_ref().is_none_or(|figure| !figure.is_partial());
        let plan = plans(*period).filter(|_| is_of_all);
        let hit = reader.hit(place, *period, figure.as_ref(), plan.as_ref());
        let before = points.last().filter(|before| before.drawn.is_some());
        let joined = drawn.is_some()
            && before.is_some_and(|before| may_join(reader, before.period, *period))
            && figure_before.zip(figure.as_ref()).is_some_and(|(before, now)| of_same(before, now));
        figure_before = figure.as_ref();
        points.push(TrendPoint {
            period: *period,
            day: f64::from(period.last_day().day_number()),
            tick: period_tick(reader.lang, *period),
            drawn,
            joined,
            plan,
            hit,
        });
    }
    points
}

/// Whether two figures are of the same units: a sum of some, beside that of all or of others, would look
/// like a rise or a fall.
fn of_same(before: &Figure, now: &Figure) -> bool {
    before.is_partial() == now.is_partial() && (!now.is_partial() || before.missing == now.missing)
}

/// Whether two neighbouring periods belong to one series.
fn may_join(reader: &Reader<'_>, before: Period, after: Period) -> bool {
    let same_definition = reader
        .project
        .break_between(reader.indicator, before.last_day(), after.last_day())
        .is_none();
    // A cumulative figure begins anew on 1 January: the fall to it is no fall.
    let same_count = reader.indicator.kind != IndicatorKind::Cumulative
        || after.step().per_year() == 1
        || before.last_year() == after.last_year();
    same_definition && same_count
}

/// Within a year the year's plan is drawn once, at the last period that has a figure.
fn keep_one_year_plan(points: &mut [TrendPoint]) {
    if points.first().is_none_or(|point| point.period.step().per_year() == 1) {
        return;
    }
    let mut year_done = None;
    for point in points.iter_mut().rev() {
        let year = point.period.last_year();
        if point.drawn.is_none() || year_done == Some(year) {
            point.plan = None;
        } else if point.plan.is_some() {
            year_done = Some(year);
        }
    }
}

/// Drops what has nothing to show at both ends.
pub(in crate::chart) fn trim(points: &mut Vec<TrendPoint>) {
    let says = |point: &TrendPoint| point.drawn.is_some() || point.plan.is_some();
    let end = points.iter().rposition(says).map_or(0, |at| at + 1);
    points.truncate(end);
    let start = points.iter().position(says).unwrap_or(0);
    points.drain(..start);
}

/// The breaks between the first and the last figure, and what to say of them.
pub(in crate::chart) fn read_breaks(
    reader: &Reader<'_>,
    points: &[TrendPoint],
) -> (Vec<TrendBreak>, Vec<String>) {
    let known = reader.project.breaks_of(reader.indicator);
    let mut breaks = Vec::new();
    let mut sentences = Vec::new();
    for pair in points.windows(2) {
        let [left, right] = pair else { continue };
        let (from, to) = (left.period.last_day(), right.period.last_day());
        for found in known.iter().filter(|b| from < b.on && b.on <= to) {
            let before = said(reader.lang, &found.before).to_owned();
            let after = said(reader.lang, &found.after).to_owned();
            sentences.push(break_words(reader.lang, found.on, &after));
            breaks.push(TrendBreak { day: f64::midpoint(left.day, right.day), before, after });
        }
    }
    (breaks, sentences)
}

/// "Tỷ lệ hộ nghèo toàn tỉnh, 2017-2019".
fn title(reader: &Reader<'_>, spec: &ChartSpec, points: &[TrendPoint]) -> String {
    let name = said(reader.lang, &reader.indicator.name);
    let place = words_of(reader.project, &spec.place, reader.lang);
    let ticks = || points.iter().filter(|point| point.drawn.is_some()).map(|point| &point.tick);
    let when = match (ticks().next(), ticks().next_back()) {
        (Some(first), Some(last)) if first != last => format!("{first} - {last}"),
        (Some(only), _) => only.clone(),
        _ => return format!("{name}, {place}"),
    };
    let when = measure_and_period(reader.lang, reader.measure, &when);
    format!("{name}, {place}, {when}")
}

fn empty(reader: &Reader<'_>, spec: &ChartSpec, step: Step, title: String) -> Reading {
    let places = std::slice::from_ref(&spec.place);
    let nearest = reader.nearest_period(places, Some(step));
    reader.nothing(title, nearest.or_else(|| reader.nearest_period(places, None)))
}

fn summary(
    reader: &Reader<'_>,
    title: &str,
    subtitle: &[String],
    warning: Option<&str>,
    points: &[TrendPoint],
    foot: &[String],
) -> String {
    let mut figures = Vec::new();
    let mut gaps = Vec::new();
    for point in points {
        let Some(drawn) = &point.drawn else {
            gaps.push(point.tick.as_str());
            continue;
        };
        let mut words = format!("{}: {}", point.tick, reader.with_unit(&drawn.label));
        let plan = point.plan.as_ref().map(|plan| &plan.label);
        let beside: Vec<&str> = drawn.words.iter().chain(plan).map(String::as_str).collect();
        if !beside.is_empty() {
            words = format!("{words} ({})", beside.join(", "));
        }
        figures.push(words);
    }
    let mut sentences = vec![title.to_owned(), subtitle.join(" · ")];
    sentences.extend(warning.map(str::to_owned));
    sentences.push(figures.join("; "));
    if !gaps.is_empty() {
        sentences.push(listed(reader.texts().not_reported, &gaps));
    }
    sentences.extend(foot.iter().cloned());
    sentences.join(". ")
}

/// A number on the value axis, with as many decimals as the step between ticks needs.
pub(in crate::chart) fn axis_label(lang: Lang, value: f64, decimals: u8) -> String {
    format_number(lang, value, decimals)
}
