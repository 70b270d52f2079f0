//! Reads the figures of a table: places by indicators.

use crate::{
    analysis::{
        Figure, Shown,
        compare::{PERCENT_DECIMALS, percent_of_goal, spent_from},
        plan_period,
    },
    chart::{
        ChartSpec, Hit,
        foot::Told,
        place::{kinds_of, name_of, ranked_places, said, short_name_of},
        ranked::read::{name_and_places, title},
        reading::{Body, Reader, Reading, Style},
    },
    model::{AcrossAreas, Indicator, Measure, Period, PlaceId, Status},
    text::{
        card_messages::{and_others, card_texts},
        chart_kind_messages::kind_texts,
        chart_messages::{break_words, by_places, listed, share_of_units},
        lang::Lang,
        number::format_number,
        period::period_label,
    },
};

#[derive(Clone, Debug)]
pub(in crate::chart) struct BarTable {
    pub columns: Vec<Column>,
    /// The whole area, apart from its parts.
    pub whole: TableRow,
    /// In protocol order.
    pub rows: Vec<TableRow>,
    pub lang: Lang,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Column {
    /// "Thực hiện".
    pub heading: String,
    /// For where that would take too many lines.
    pub short: Option<String>,
    /// "7 tháng 2018"; empty where that of another column counts.
    pub when: String,
    /// "triệu đồng".
    pub unit: String,
    /// The lowest and the highest value with a bar; zero lies between them.
    pub reach: (f64, f64),
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct TableRow {
    pub name: String,
    pub short: Option<String>,
    pub place: PlaceId,
    pub cells: Vec<TableCell>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct TableCell {
    pub content: CellContent,
    pub hit: Hit,
}

#[derive(Clone, Debug)]
pub(in crate::chart) enum CellContent {
    Number {
        label: String,
        /// The length of its bar; none where it cannot be compared with the others of its column.
        bar: Option<f64>,
        /// How firm it is and of how many units, where there is no bar to show it.
        words: String,
        style: Style,
        is_partial: bool,
    },
    /// "chưa có", "chưa đủ", "x".
    Words(&'static str),
}

/// Why there is nothing to make a table of.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<&'static str> {
    let places = ranked_places(reader.project, spec, reader.indicator);
    places.is_empty().then_some(card_texts(reader.lang).no_units)
}

pub(in crate::chart) fn read_bartable(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let places = ranked_places(reader.project, spec, reader.indicator);
    let kinds = kinds_of(reader.project, &places);
    let by = by_places(reader.lang, &kinds);
    let title = match spec.others.len() {
        0 => title(reader, spec, by),
        others => and_others(reader.lang, &name_and_places(reader, spec, by), others),
    };
    if let Some(sentence) = refusal(reader, spec) {
        return reader.refused(title, sentence.to_owned());
    }
    let all: Vec<PlaceId> = std::iter::once(&spec.place).chain(&places).cloned().collect();
    let (mut read, mut notes) = own_columns(reader, spec, &all);
    let own_count = read.len();
    for id in &spec.others {
        let spec = ChartSpec { indicator: id.clone(), measure: Measure::Actual, ..spec.clone() };
        let Some(other) = Reader::of(reader.project, &spec) else { continue };
        let period = other.latest_period(&places, None, Some(spec.period)).unwrap_or(spec.period);
        let name = said(reader.lang, &other.indicator.name);
        let when = period_label(reader.lang, period, other.indicator.kind);
        read.push(read_column(&other, &all, period, (name, when)));
    }
    if read.iter().all(|column| !column.has_numbers()) {
        return reader.nothing(title, reader.nearest_period(&places, None));
    }
    let actual = read.iter().take(own_count).find(|column| column.is_actual);
    let coverage = actual.map(|column| {
        let parts = column.figures.iter().skip(1).flatten();
        let reported = parts.clone().filter(|figure| figure.number().is_some()).count();
        let expected = parts.filter(|figure| figure.shown != Shown::NotApplicable).count();
        share_of_units(reader.lang, reported, expected, &kinds)
    });
    notes.extend(legends(reader, &read));
    let figures: Vec<Figure> =
        read.iter_mut().flat_map(|column| column.figures.drain(..)).flatten().collect();
    let with_number = figures.iter().filter(|figure| figure.number().is_some()).collect();
    let texts = reader.texts();
    let (columns, mut rows) = turned(reader, &all, read);
    let said = rows.iter().map(|row| said_of(row, &columns)).collect();
    let whole = rows.remove(0);
    reader.tell(Told {
        title,
        subtitle: vec![card_texts(reader.lang).legend_bars.to_owned()],
        notes,
        figures: with_number,
        coverage,
        soft: texts.look_striped,
        partial: None,
        said,
        body: Body::BarTable(BarTable { columns, whole, rows, lang: reader.lang }),
    })
}

/// A column while it is read: the whole first, then its parts.
struct ReadColumn {
    column: Column,
    cells: Vec<TableCell>,
    figures: Vec<Option<Figure>>,
    is_actual: bool,
}

impl ReadColumn {
    fn has_numbers(&self) -> bool {
        self.cells.iter().any(|cell| matches!(cell.content, CellContent::Number { .. }))
    }
}

/// Plan, actual, percent of plan, the same period of last year, as far as there are any; and what to
/// say of a change of definition.
fn own_columns(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    all: &[PlaceId],
) -> (Vec<ReadColumn>, Vec<String>) {
    let (texts, lang, period) = (card_texts(reader.lang), reader.lang, spec.period);
    let label = |period| period_label(lang, period, reader.indicator.kind);
    let word = match reader.measure {
        Measure::Plan => texts.plan,
        Measure::Actual => texts.actual,
        Measure::Estimate => texts.estimate,
    };
    let is_plan_itself = reader.indicator.only_measure == Some(Measure::Plan);
    let name = said(lang, &reader.indicator.name);
    // Beside other indicators it says which it is.
    let is_named = is_plan_itself || !spec.others.is_empty();
    let heading = if is_named { name } else { word };
    let mut actual = read_column(reader, all, period, (heading, label(period)));
    actual.is_actual = true;
    if reader.measure == Measure::Plan {
        return (vec![actual], Vec::new());
    }
    let plan = read_plans(reader, all, period);
    let percent = read_percents(reader, &actual);
    let mut notes = Vec::new();
    let before = period.same_period_last_year().and_then(|before| {
        let (from, to) = (before.last_day(), period.last_day());
        if let Some(found) = reader.project.break_between(reader.indicator, from, to) {
            notes.push(break_words(lang, found.on, said(lang, &found.after)));
            return None;
        }
        Some(read_column(reader, all, before, (heading, label(before))))
    });
    let columns = [plan, Some(actual), percent, before].into_iter().flatten();
    (columns.filter(|column| column.is_actual || column.has_numbers()).collect(), notes)
}

/// The figures of one indicator at one period.
fn read_column(
    reader: &Reader<'_>,
    all: &[PlaceId],
    period: Period,
    (heading, when): (&str, String),
) -> ReadColumn {
    let figures = reader.figures(all, period);
    let adds_up = matches!(reader.indicator.across_areas, AcrossAreas::Sum | AcrossAreas::Maximum);
    let cells: Vec<TableCell> = all
        .iter()
        .zip(&figures)
        .enumerate()
        .map(|(at, (place, figure))| {
            let figure = figure.as_ref();
            // A total is not the measure of its parts.
            let may_compare = at > 0 || !adds_up;
            let plan = reader.plan(place, period);
            TableCell {
                content: content(reader, figure, may_compare),
                hit: reader.hit(place, period, figure, plan.as_ref()),
            }
        })
        .collect();
    let short = reader.indicator.short.as_ref().map(|short| said(reader.lang, short).to_owned());
    let short = short.filter(|_| heading == said(reader.lang, &reader.indicator.name));
    let (heading, unit) = (heading.to_owned(), reader.unit().to_owned());
    let column = Column { heading, short, when, unit, reach: reach(&cells) };
    ReadColumn { column, cells, figures, is_actual: false }
}

fn content(reader: &Reader<'_>, figure: Option<&Figure>, may_compare: bool) -> CellContent {
    let texts = card_texts(reader.lang);
    match figure.and_then(|figure| Some((figure, reader.drawn(figure)?))) {
        Some((figure, _)) if figure.is_of_few() => CellContent::Words(texts.not_enough),
        Some((figure, drawn)) => {
            let is_partial = figure.is_partial();
            let bar = (may_compare && !is_partial).then_some(drawn.value);
            // A bar shows itself how firm it is.
            let words = if bar.is_some() { String::new() } else { drawn.words.join(" · ") };
            CellContent::Number { label: drawn.label, bar, words, style: drawn.style, is_partial }
        }
        None if figure.is_some_and(|figure| figure.shown == Shown::NotApplicable) => {
            CellContent::Words("x")
        }
        None if figure.is_some_and(Figure::lacks_units) => CellContent::Words(texts.not_enough),
        None => CellContent::Words(texts.none),
    }
}

/// The plans that the figures are held against; of money the plan that it comes out of.
fn read_plans(reader: &Reader<'_>, all: &[PlaceId], period: Period) -> Option<ReadColumn> {
    let of = |indicator: &Indicator| {
        let at = plan_period(indicator, period, crate::analysis::TimeReading::Own);
        let reader = Reader {
            project: reader.project,
            indicator,
            measure: Measure::Plan,
            lang: reader.lang,
        };
        let when = period_label(reader.lang, at, indicator.kind);
        let column = read_column(&reader, all, at, (card_texts(reader.lang).plan, when));
        // An indicator with one measure has no plan beside it.
        let is_plan = |figure: &Figure| figure.measure == Measure::Plan;
        let is_any = column.figures.iter().flatten().any(is_plan) && column.has_numbers();
        is_any.then_some(column)
    };
    of(reader.indicator).or_else(|| {
        let money = spent_from(reader.project, &reader.indicator.id)?;
        of(reader.project.indicators().get(money)?)
    })
}

/// What is achieved of each plan, where analysis gives a percentage.
fn read_percents(reader: &Reader<'_>, actual: &ReadColumn) -> Option<ReadColumn> {
    let texts = card_texts(reader.lang);
    let percents: Vec<Option<(f64, Style)>> = actual
        .figures
        .iter()
        .map(|figure| {
            let (percent, basis) = percent_of_goal(reader.project, figure.as_ref()?).ok()?;
            let (soft, pale) = (basis.status != Status::Final, basis.illustrative);
            Some((percent, Style { soft, pale, partial: false }))
        })
        .collect();
    // The rate of what is spent is that percentage itself.
    let is_itself = percents.iter().zip(&actual.figures).all(|(percent, figure)| {
        let own = figure.as_ref().and_then(Figure::number);
        percent.is_none_or(|(percent, _)| own.is_some_and(|own| (own - percent).abs() < 1e-9))
    });
    if is_itself {
        return None;
    }
    let cells: Vec<TableCell> = actual
        .cells
        .iter()
        .zip(&percents)
        .map(|(cell, percent)| {
            let label = percent.map(|(it, _)| format_number(reader.lang, it, PERCENT_DECIMALS));
            let content = match (&cell.content, percent, &label) {
                (CellContent::Number { .. }, Some((percent, style)), Some(label)) => {
                    let (label, bar, style) = (label.clone(), Some(*percent), *style);
                    let words = String::new();
                    CellContent::Number { label, bar, words, style, is_partial: false }
                }
                (CellContent::Number { is_partial: true, .. }, ..) => {
                    CellContent::Words(texts.not_enough)
                }
                (CellContent::Number { .. }, ..) => CellContent::Words(texts.none),
                (CellContent::Words(words), ..) => CellContent::Words(words),
            };
            let mut hit = cell.hit.clone();
            if let Some(label) = label {
                hit.tip.lines.insert(0, (texts.percent_of_plan.to_owned(), format!("{label}%")));
            }
            TableCell { content, hit }
        })
        .collect();
    let heading = texts.percent_of_plan.to_owned();
    let (unit, when) = ("%".to_owned(), String::new());
    let column = Column { heading, short: None, when, unit, reach: reach(&cells) };
    let figures = vec![None; cells.len()];
    Some(ReadColumn { column, cells, figures, is_actual: false })
}

fn reach(cells: &[TableCell]) -> (f64, f64) {
    let bars = cells.iter().filter_map(|cell| match cell.content {
        CellContent::Number { bar, .. } => bar,
        CellContent::Words(_) => None,
    });
    bars.fold((0.0, 0.0), |(low, high), value| (value.min(low), value.max(high)))
}

/// What marks in cells stand for, as far as they occur.
fn legends(reader: &Reader<'_>, read: &[ReadColumn]) -> Vec<String> {
    let texts = card_texts(reader.lang);
    let figures = || read.iter().flat_map(|column| &column.figures).flatten();
    let mut cells = read.iter().flat_map(|column| &column.cells);
    let says_not_enough = cells
        .any(|cell| matches!(cell.content, CellContent::Words(words) if words == texts.not_enough));
    let occurring = [
        (figures().any(Figure::is_partial), texts.legend_partial),
        (says_not_enough, texts.legend_not_enough),
        (
            figures().any(|figure| figure.shown == Shown::NotApplicable),
            kind_texts(reader.lang).crossed_cell,
        ),
    ];
    let words: Vec<&str> =
        occurring.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect();
    (!words.is_empty()).then(|| words.join(" · ")).into_iter().collect()
}

/// Columns of cells into rows of cells.
fn turned(
    reader: &Reader<'_>,
    all: &[PlaceId],
    read: Vec<ReadColumn>,
) -> (Vec<Column>, Vec<TableRow>) {
    let mut rows: Vec<TableRow> = all
        .iter()
        .map(|place| TableRow {
            name: name_of(reader.project, place, reader.lang),
            short: short_name_of(reader.project, place, reader.lang),
            place: place.clone(),
            cells: Vec::with_capacity(read.len()),
        })
        .collect();
    let mut columns = Vec::with_capacity(read.len());
    for column in read {
        columns.push(column.column);
        for (row, cell) in rows.iter_mut().zip(column.cells) {
            row.cells.push(cell);
        }
    }
    (columns, rows)
}

/// "Bác Ái: Kế hoạch, 2018 57.471; Thực hiện, 7 tháng 2018 13.212".
fn said_of(row: &TableRow, columns: &[Column]) -> String {
    let cells = row.cells.iter().zip(columns).map(|(cell, column)| {
        let words = match &cell.content {
            CellContent::Number { label, .. } => label.as_str(),
            CellContent::Words(words) => words,
        };
        let pieces = [column.heading.as_str(), &column.when, words];
        pieces.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    });
    listed(&row.name, &[cells.collect::<Vec<_>>().join("; ").as_str()])
}
