//! Reads a figure for each place and period.

use crate::{
    analysis::{Figure, Shown},
    chart::{
        ChartSpec, Hit,
        axis::Ticks,
        foot::Told,
        multiples::read::{SamePeriods, first_to_last, same_periods},
        place::{kinds_of, name_of, ranked_places, said, short_name_of},
        ranked::read::name_and_places,
        reading::{Body, Drawn, Reader, Reading, Style},
        trend::read::{axis_label, kind_words, periods_of},
    },
    model::{AcrossAreas, Period, PlaceId},
    text::{
        chart_kind_messages::kind_texts,
        chart_messages::{break_words, by_places, listed, period_tick, share_of_units},
    },
};

/// About so many classes of colour.
const CLASSES: u8 = 8;

#[derive(Clone, Debug)]
pub(in crate::chart) struct Heatmap {
    /// The periods across, with whether the definition changed before each.
    pub columns: Vec<Column>,
    /// In protocol order; the whole area last, where it can be compared with its parts.
    pub rows: Vec<HeatRow>,
    /// The classes from the lowest up: "0 - 20".
    pub classes: Vec<String>,
    pub lang: crate::text::lang::Lang,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Column {
    pub tick: String,
    pub is_after_break: bool,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct HeatRow {
    pub name: String,
    pub short: Option<String>,
    pub is_whole: bool,
    pub cells: Vec<HeatCell>,
    pub place: PlaceId,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct HeatCell {
    pub content: CellContent,
    pub hit: Hit,
}

#[derive(Clone, Debug)]
pub(in crate::chart) enum CellContent {
    Number { label: String, class: usize, style: Style },
    NotReported,
    NotApplicable,
}

/// Why what is asked for makes no table of places by periods.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<String> {
    let too_few = periods_of(reader, spec).len() < 2;
    too_few.then(|| kind_texts(reader.lang).one_period.to_owned())
}

pub(in crate::chart) fn read_heatmap(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let mut places = ranked_places(reader.project, spec, reader.indicator);
    let kinds = kinds_of(reader.project, &places);
    let name = name_and_places(reader, spec, by_places(reader.lang, &kinds));
    if let Some(sentence) = refusal(reader, spec) {
        return reader.refused(name, sentence);
    }
    let expected = places.len();
    // A total is no class among its parts.
    if reader.indicator.across_areas != AcrossAreas::Sum {
        places.push(spec.place.clone());
    }
    let Some(same) = same_periods(reader, &places, periods_of(reader, spec)) else {
        return reader.nothing(name, reader.nearest_period(&places, None));
    };
    let SamePeriods { periods, figures } = &same;
    let drawn: Vec<&Figure> =
        figures.iter().flatten().flatten().filter(|figure| figure.number().is_some()).collect();
    let values = drawn.iter().filter_map(|figure| figure.number());
    let (low, high) =
        values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let scale = Ticks::covering(low, high, CLASSES);
    let rows: Vec<HeatRow> = places
        .iter()
        .zip(figures)
        .map(|(place, figures)| read_row(reader, spec, place, periods, figures, &scale))
        .collect();

    let texts = reader.texts();
    let (columns, mut notes) = read_columns(reader, periods);
    let is_any = |wanted: fn(&CellContent) -> bool| {
        rows.iter().flat_map(|row| &row.cells).any(|cell| wanted(&cell.content))
    };
    if is_any(|content| matches!(content, CellContent::NotReported)) {
        // What some units have not reported yet is no figure of the whole.
        let is_short = figures.iter().flatten().flatten().any(Figure::lacks_units);
        let own_texts = kind_texts(reader.lang);
        let words = if is_short { own_texts.hatched_short_cell } else { own_texts.hatched_cell };
        notes.push(words.to_owned());
    }
    if is_any(|content| matches!(content, CellContent::NotApplicable)) {
        notes.push(kind_texts(reader.lang).crossed_cell.to_owned());
    }
    // Of the period that was asked for, or else the last.
    let last = periods.len().saturating_sub(1);
    let asked = periods.iter().position(|period| *period == spec.period).unwrap_or(last);
    let has = |own: &&Vec<Option<Figure>>| {
        own.get(asked).and_then(Option::as_ref).is_some_and(|figure| figure.number().is_some())
    };
    let reported = figures.iter().take(expected).filter(has).count();
    let coverage = share_of_units(reader.lang, reported, expected, &kinds);
    let asked = periods.get(asked).map(|period| period_tick(reader.lang, *period));
    let said = rows.iter().map(|row| said_of(row, &columns)).collect();
    reader.tell(Told {
        title: format!("{name}, {}", first_to_last(reader, periods)),
        subtitle: vec![format!("{}: {}", texts.unit, reader.unit()), kind_words(reader).to_owned()],
        notes,
        figures: drawn,
        coverage: Some(format!("{coverage} ({})", asked.unwrap_or_default())),
        soft: texts.look_dashed,
        partial: Some(texts.look_dashed),
        said,
        body: Body::Heatmap(Heatmap {
            columns,
            rows,
            classes: class_names(reader, &scale),
            lang: reader.lang,
        }),
    })
}

/// The periods, and what to say of changes of definition between them.
fn read_columns(reader: &Reader<'_>, periods: &[Period]) -> (Vec<Column>, Vec<String>) {
    let mut notes = Vec::new();
    let mut before: Option<Period> = None;
    let mut columns = Vec::new();
    for period in periods {
        let found = before.and_then(|before| {
            let (from, to) = (before.last_day(), period.last_day());
            reader.project.break_between(reader.indicator, from, to)
        });
        notes.extend(
            found.map(|found| break_words(reader.lang, found.on, said(reader.lang, &found.after))),
        );
        let tick = period_tick(reader.lang, *period);
        columns.push(Column { tick, is_after_break: found.is_some() });
        before = Some(*period);
    }
    (columns, notes)
}

fn class_names(reader: &Reader<'_>, scale: &Ticks) -> Vec<String> {
    let bounds: Vec<String> =
        scale.values.iter().map(|value| axis_label(reader.lang, *value, scale.decimals)).collect();
    bounds.windows(2).map(|pair| pair.join(" - ")).collect()
}

/// The class that a value lies in; a bound belongs to the class above it.
fn class_of(value: f64, scale: &Ticks) -> usize {
    let classes = scale.values.len().saturating_sub(1).max(1);
    let above = scale.values.iter().skip(1).filter(|bound| value >= **bound - 1e-9).count();
    above.min(classes - 1)
}

fn read_row(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    place: &PlaceId,
    periods: &[Period],
    figures: &[Option<Figure>],
    scale: &Ticks,
) -> HeatRow {
    let cells = periods.iter().zip(figures).map(|(period, figure)| {
        let figure = figure.as_ref();
        let content = match figure.and_then(|figure| reader.drawn(figure)) {
            Some(Drawn { value, label, style, .. }) => {
                CellContent::Number { label, class: class_of(value, scale), style }
            }
            None if figure.is_some_and(|figure| figure.shown == Shown::NotApplicable) => {
                CellContent::NotApplicable
            }
            None => CellContent::NotReported,
        };
        HeatCell { content, hit: reader.hit(place, *period, figure, None) }
    });
    HeatRow {
        name: name_of(reader.project, place, reader.lang),
        short: short_name_of(reader.project, place, reader.lang),
        is_whole: *place == spec.place,
        cells: cells.collect(),
        place: place.clone(),
    }
}

/// "Bác Ái: 2017 chưa có số liệu; 2018 40,31%".
fn said_of(row: &HeatRow, columns: &[Column]) -> String {
    let cells = row.cells.iter().zip(columns);
    let cells: Vec<String> =
        cells.map(|(cell, column)| format!("{} {}", column.tick, cell.hit.tip.value)).collect();
    listed(&row.name, &[cells.join("; ").as_str()])
}
