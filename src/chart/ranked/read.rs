//! Reads the figures of a ranking.

use std::cmp::Reverse;

use crate::{
    analysis::{Figure, Shown},
    chart::{
        ChartSpec, Hit, Role, Sort,
        foot::key,
        place::{colour_of, kinds_of, name_of, ranked_places, said, short_name_of, words_of},
        reading::{Body, Drawn, Planned, Reader, Reading, coverage_words},
    },
    model::{AcrossAreas, Measure, PlaceId},
    text::chart_messages::{by_places, listed, measure_and_period, share_of_units, sum_of_some},
};

/// A comparison drawn this many times beyond the longest bar would leave no bars to see.
const REFERENCE_AT_MOST: f64 = 1.6;

#[derive(Clone, Debug)]
pub(in crate::chart) struct Ranked {
    /// As drawn, from the top: those with figures, then those without.
    pub rows: Vec<RankedRow>,
    /// The whole area's own figure, where one bar can be compared with it.
    pub reference: Option<Reference>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct RankedRow {
    pub name: String,
    /// For where the name would take three lines.
    pub short: Option<String>,
    pub content: RowContent,
    pub colour: Role,
    pub hit: Hit,
}

#[derive(Clone, Debug)]
pub(in crate::chart) enum RowContent {
    Bar {
        drawn: Drawn,
        plan: Option<Planned>,
    },
    /// Chưa có số liệu: in words, never a bar; the plan in words too.
    NotReported {
        words: &'static str,
        plan: Option<Planned>,
    },
    /// Không áp dụng: hatched.
    NotApplicable {
        words: &'static str,
    },
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Reference {
    pub value: f64,
    /// "toàn tỉnh".
    pub name: String,
}

pub(in crate::chart) fn read_ranked(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let period = spec.period;
    let places = ranked_places(reader.project, spec, reader.indicator);
    let figures = reader.figures(&places, period);
    let rows = read_rows(reader, spec, &places, &figures);
    let kinds = kinds_of(reader.project, &places);
    let title = title(reader, spec, by_places(reader.lang, &kinds));
    let shown: Vec<&Figure> = figures.iter().flatten().collect();
    let drawn: Vec<&Drawn> = rows.iter().filter_map(drawn_of).collect();
    if drawn.is_empty() {
        return empty(reader, title, &places);
    }

    let texts = reader.texts();
    let whole = reader.figure(&spec.place, period);
    let highest = rows.iter().map(reach_of).fold(0.0, f64::max);
    let (reference, whole_words) = whole_area(reader, spec, whole.as_ref(), highest);
    let mut subtitle = vec![format!("{}: {}", texts.unit, reader.unit())];
    subtitle.extend(whole_words);
    if rows.iter().any(|row| matches!(&row.content, RowContent::Bar { plan: Some(_), .. })) {
        subtitle.push(texts.legend_plan_bar.to_owned());
    }

    let mut sourced: Vec<&Figure> =
        shown.iter().copied().filter(|f| f.number().is_some()).collect();
    let expected = shown.iter().filter(|f| f.shown != Shown::NotApplicable).count();
    let coverage = share_of_units(reader.lang, sourced.len(), expected, &kinds);
    let key = key(texts, &sourced, texts.look_striped, Some(texts.look_dashed));
    let as_of = sourced.clone();
    let warning = reader.warning(&sourced);
    sourced.extend(whole.iter().filter(|whole| whole.number().is_some()));
    let foot = key
        .into_iter()
        .chain([reader.source_paragraph(&sourced, &as_of, Some(coverage))])
        .collect();
    let summary = summary(reader, &title, &subtitle, warning.as_deref(), &rows);
    Reading {
        title,
        subtitle: subtitle.join(" · "),
        warning,
        foot,
        summary,
        body: Body::Ranked(Ranked { rows, reference }),
        lang: reader.lang,
        highlight: None,
    }
}

/// The rows in their order.
pub(in crate::chart) fn read_rows(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    places: &[PlaceId],
    figures: &[Option<Figure>],
) -> Vec<RankedRow> {
    let mut rows: Vec<RankedRow> = places
        .iter()
        .zip(figures)
        .map(|(place, figure)| read_row(reader, spec, place, figure.as_ref()))
        .collect();
    // Stable, so that equal ones keep the protocol order; absent ones come last in any order.
    match spec.sort {
        Sort::ByValue => rows.sort_by(|a, b| value_of(b).total_cmp(&value_of(a))),
        Sort::Protocol => rows.sort_by_key(|row| Reverse(value_of(row).is_finite())),
    }
    rows
}

fn read_row(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    place: &PlaceId,
    figure: Option<&Figure>,
) -> RankedRow {
    let period = spec.period;
    let plan = reader.plan(place, period);
    let hit = reader.hit(place, period, figure, plan.as_ref());
    let content = match figure.and_then(|figure| reader.drawn(figure)) {
        Some(drawn) => RowContent::Bar { drawn, plan },
        None if figure.is_some_and(|figure| figure.shown == Shown::NotApplicable) => {
            RowContent::NotApplicable { words: reader.texts().not_applicable }
        }
        None => RowContent::NotReported { words: reader.texts().not_reported, plan },
    };
    RankedRow {
        name: name_of(reader.project, place, reader.lang),
        short: short_name_of(reader.project, place, reader.lang),
        content,
        colour: colour_of(reader.project, place),
        hit,
    }
}

/// "Tỷ lệ hộ nghèo theo huyện, tháng 4/2011".
pub(in crate::chart) fn title(reader: &Reader<'_>, spec: &ChartSpec, by: &str) -> String {
    let is_plan_itself = reader.indicator.only_measure == Some(Measure::Plan);
    let period = reader.planned_period(spec.period);
    // "Kế hoạch vốn …, kế hoạch năm 2018" would say it twice.
    let when = if is_plan_itself {
        period
    } else {
        measure_and_period(reader.lang, reader.measure, &period)
    };
    format!("{}, {when}", name_and_places(reader, spec, by))
}

/// "Tỷ lệ hộ nghèo theo huyện", of which place if not of the whole.
pub(in crate::chart) fn name_and_places(reader: &Reader<'_>, spec: &ChartSpec, by: &str) -> String {
    let name = said(reader.lang, &reader.indicator.name);
    let is_root = reader.project.root().is_some_and(|root| root.id == spec.place);
    if is_root || spec.places.is_some() {
        format!("{name} {by}")
    } else {
        format!("{name} {by}, {}", words_of(reader.project, &spec.place, reader.lang))
    }
}

/// The whole area's figure as a line to compare with, and as words. A total is no line: every
/// part is below it.
fn whole_area(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    whole: Option<&Figure>,
    highest: f64,
) -> (Option<Reference>, Option<String>) {
    let Some(whole) = whole else { return (None, None) };
    let name = words_of(reader.project, &spec.place, reader.lang);
    let Some(value) = whole.number() else {
        let not_enough = format!("{name}: {}", reader.texts().not_enough);
        return (None, whole.lacks_units().then_some(not_enough));
    };
    if whole.is_partial() {
        // A sum of some units is never called that of the whole; of few of them it says nothing.
        let share = coverage_words(reader.lang, whole.coverage);
        let is_of_few = 2 * whole.coverage.reported < whole.coverage.expected;
        let words = if is_of_few {
            format!("{name}: {} ({share})", reader.texts().not_enough)
        } else {
            sum_of_some(reader.lang, &share, &reader.number(value))
        };
        return (None, Some(words));
    }
    let words = format!("{name} {}", reader.number(value));
    let is_comparable = reader.indicator.across_areas != AcrossAreas::Sum
        && (0.0..=highest * REFERENCE_AT_MOST).contains(&value);
    if is_comparable {
        let words = format!("{}: {words}", reader.texts().legend_reference);
        (Some(Reference { value, name }), Some(words))
    } else {
        (None, Some(words))
    }
}

fn empty(reader: &Reader<'_>, title: String, places: &[PlaceId]) -> Reading {
    reader.nothing(title, reader.nearest_period(places, None))
}

/// The chart as sentences: "… Bác Ái 66,72%; Ninh Sơn 28,16%. chưa có số liệu: Ninh Hải."
fn summary(
    reader: &Reader<'_>,
    title: &str,
    subtitle: &[String],
    warning: Option<&str>,
    rows: &[RankedRow],
) -> String {
    let texts = reader.texts();
    let mut figures = Vec::new();
    let mut not_reported = Vec::new();
    let mut not_applicable = Vec::new();
    for row in rows {
        match &row.content {
            RowContent::Bar { drawn, plan } => {
                let mut words = format!("{} {}", row.name, reader.with_unit(&drawn.label));
                let plan = plan.as_ref().map(|plan| &plan.label);
                let beside: Vec<&str> =
                    drawn.words.iter().chain(plan).map(String::as_str).collect();
                if !beside.is_empty() {
                    words = format!("{words} ({})", beside.join(", "));
                }
                figures.push(words);
            }
            RowContent::NotReported { .. } => not_reported.push(row.name.as_str()),
            RowContent::NotApplicable { .. } => not_applicable.push(row.name.as_str()),
        }
    }
    let mut sentences = vec![title.to_owned(), subtitle.join(" · ")];
    sentences.extend(warning.map(str::to_owned));
    sentences.push(figures.join("; "));
    for (label, names) in
        [(texts.not_reported, not_reported), (texts.not_applicable, not_applicable)]
    {
        if !names.is_empty() {
            sentences.push(listed(label, &names));
        }
    }
    sentences.join(". ")
}

pub(in crate::chart) fn drawn_of(row: &RankedRow) -> Option<&Drawn> {
    match &row.content {
        RowContent::Bar { drawn, .. } => Some(drawn),
        RowContent::NotReported { .. } | RowContent::NotApplicable { .. } => None,
    }
}

/// For sorting: not reported lies below every figure, not applicable below that.
fn value_of(row: &RankedRow) -> f64 {
    match &row.content {
        RowContent::Bar { drawn, .. } => drawn.value,
        RowContent::NotReported { .. } => f64::NEG_INFINITY,
        RowContent::NotApplicable { .. } => -f64::NAN,
    }
}

/// How far right the row's marks reach.
fn reach_of(row: &RankedRow) -> f64 {
    match &row.content {
        RowContent::Bar { drawn, plan } => {
            plan.as_ref().map_or(drawn.value, |plan| plan.value.max(drawn.value))
        }
        RowContent::NotReported { .. } | RowContent::NotApplicable { .. } => 0.0,
    }
}
