//! All that the entry table needs for one state of the project and one view, made once.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::{
    analysis::{Finding, Severity, Shown, compare::RoundedParts, standing},
    model::{
        AcrossAreas, Cell, IndicatorId, Measure, Period, PlaceId, Project, TableFeature, TopicId,
    },
};

use super::{
    Screen,
    figures::FigureCache,
    grid::CellPos,
    view::{Address, Finder, Line, News, Shape, TableModel, View, behind},
};

/// The table, and what is said of it.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub table: TableModel,
    /// How many rows there are without the filter, the whole apart.
    pub all_rows: usize,
    /// The latest period with figures, if the shown one has none.
    pub latest: Option<Period>,
    /// Whether anything in it is illustrative (số liệu minh họa).
    pub illustrative: bool,
    /// Whether rounded units miss their rounded total somewhere ("do làm tròn").
    pub rounding: bool,
    /// Row and column of cells that a finding is about, and whether it is an error.
    pub marks: HashMap<(usize, usize), bool>,
    /// Row and column of cells that have a note (ghi chú).
    pub notes: HashSet<(usize, usize)>,
}

/// A table of more rows is not worked out whole after every edit.
pub const LARGE_TABLE_ROWS: usize = 200;

/// Rows looked at for illustrative figures, in a small table.
const ROWS_LOOKED_AT: usize = 40;
/// The same in a large one.
const ROWS_LOOKED_AT_OF_MANY: usize = 8;

impl Sheet {
    /// The sheet of a view; `before` that of the same view in another state of the project.
    #[must_use]
    pub fn new(
        project: &Project,
        view: &View,
        news: News<'_>,
        figures: &mut FigureCache,
        before: Option<&Self>,
    ) -> Self {
        let mut table = view.table(project);
        let all_rows = count_rows(&table);
        match before {
            // Rows do not run away from under the hand that fills them in.
            Some(before) if !view.is_whole() => before.keep_rows(&mut table),
            _ => view.narrow(project, &mut table, news, figures),
        }
        let is_at_one_period = view.shape == Shape::Indicators;
        let latest = if is_at_one_period { latest_with_figures(project, view) } else { None };
        let finder = table.finder();
        let (marks, notes) = (marks(project, &finder, news.findings), notes(project, &finder));
        let is_large = table.rows.len() > LARGE_TABLE_ROWS;
        let rows = (0..table.rows.len())
            .filter(|at| !(is_large && table.rows.get(*at).is_some_and(|row| row.is_total)));
        let looked_at = if is_large { ROWS_LOOKED_AT_OF_MANY } else { ROWS_LOOKED_AT };
        let illustrative = rows.take(looked_at).any(|row| {
            (0..table.columns.len()).any(|column| {
                let address = table.at(project, CellPos { row, column });
                let figure = address.and_then(|address| figures.stored(project, &address));
                figure.is_some_and(|figure| figure.illustrative)
            })
        });
        let rounding = !is_large
            && !view.has(TableFeature::Transposed)
            && view.shape != Shape::OneArea
            && (0..table.columns.len())
                .any(|column| misses_total(project, &table, column, figures));
        Self { table, all_rows, latest, illustrative, rounding, marks, notes }
    }
}

fn count_rows(table: &TableModel) -> usize {
    table.rows.iter().filter(|line| !line.is_whole()).count()
}

impl Sheet {
    /// How many rows are shown, the whole apart.
    #[must_use]
    pub fn shown_rows(&self) -> usize {
        count_rows(&self.table)
    }

    /// The rows that stood here, in their order.
    fn keep_rows(&self, table: &mut TableModel) {
        let all: HashSet<Line> = table.rows.drain(..).collect();
        table.rows.extend(self.table.rows.iter().filter(|line| all.contains(*line)).cloned());
    }
}

fn marks(
    project: &Project,
    finder: &Finder<'_>,
    findings: &[Finding],
) -> HashMap<(usize, usize), bool> {
    let mut marks = HashMap::new();
    let is_marked = |finding: &&Finding| {
        finding.severity != Severity::Info && standing(project, finding).is_open()
    };
    for finding in findings.iter().filter(is_marked) {
        for pos in finding.cells.iter().flat_map(|key| finder.all(project, key)) {
            *marks.entry((pos.row, pos.column)).or_default() |= finding.severity == Severity::Error;
        }
    }
    marks
}

fn notes(project: &Project, finder: &Finder<'_>) -> HashSet<(usize, usize)> {
    let mut notes = HashSet::new();
    for (key, _) in project.details().iter().filter(|(_, detail)| !detail.note.is_empty()) {
        // Of a plan, what was said of an earlier decision is no note to the current one.
        let current = project.current_key(&key.indicator, key.measure, &key.place, key.period);
        if current == *key {
            notes.extend(finder.all(project, key).iter().map(|pos| (pos.row, pos.column)));
        }
    }
    notes
}

/// Whether the units of a column, each rounded as it is shown, miss the province's rounded total.
fn misses_total(
    project: &Project,
    table: &TableModel,
    column: usize,
    figures: &mut FigureCache,
) -> bool {
    let Some(last) = table.rows.len().checked_sub(1) else { return false };
    let Some(total) = table.at(project, CellPos { row: last, column }) else { return false };
    let is_province = project.root().is_some_and(|root| root.id == *total.place);
    if !is_province || total.indicator.across_areas != AcrossAreas::Sum {
        return false;
    }
    let mut number =
        |place: &PlaceId| match figures.get(project, table, &Address { place, ..total })?.shown {
            Shown::Number(number) => Some(number),
            Shown::NotApplicable => Some(0.0),
            Shown::NotReported | Shown::Partial(_) => None,
        };
    let stands = |unit: &PlaceId| table.rows.iter().any(|row| row.area() == Some(unit));
    let units = project.children(total.place);
    let is_whole =
        units.iter().all(|unit| stands(unit) || number(unit).is_none_or(|number| number == 0.0));
    let parts: Option<Vec<f64>> =
        units.iter().filter(|unit| stands(unit)).map(&mut number).collect();
    let rounded = parts
        .zip(number(total.place))
        .map(|(parts, whole)| RoundedParts::new(&parts, whole, total.indicator.decimals));
    is_whole && matches!(rounded, Some(Ok(rounded)) if rounded.needs_note())
}

/// The latest period with figures of a topic, if `from` has none itself. Plans assigned for the
/// year do not count: they stand beside every month of it.
fn latest_with_figures(project: &Project, view: &View) -> Option<Period> {
    let from = view.period;
    let behind = figures_behind(project, &view.topic);
    let is_plan = |indicator: &IndicatorId| {
        let indicator = project.indicators().get(indicator);
        indicator.is_some_and(|indicator| indicator.only_measure == Some(Measure::Plan))
    };
    let tables = || {
        let indicators = behind.iter().filter(|indicator| !is_plan(indicator));
        indicators
            .flat_map(|indicator| project.values().of_indicator(indicator))
            .filter(|(key, _)| key.measure == view.measure)
    };
    let is_number = |cell: Cell| cell.number().is_some();
    let has_figures = tables().any(|(key, table)| {
        key.step == from.step() && table.rows().any(|(_, row)| is_number(row.get(from.ordinal())))
    });
    if has_figures {
        return None;
    }
    let last_of_rows = tables().flat_map(|(key, table)| {
        table.rows().filter_map(move |(_, row)| {
            let from_end = row.cells().iter().rposition(|cell| is_number(*cell))?;
            let ordinal = row.start().checked_add(i32::try_from(from_end).ok()?)?;
            Period::from_ordinal(key.step, ordinal)
        })
    });
    last_of_rows.max_by_key(|period| period.last_day())
}

/// Every period at which the shown topic, in the place Biểu đồ the shown indicator, or what it follows
/// from, has something of the shown measure.
pub fn filled_periods(project: &Project, view: &View) -> BTreeSet<Period> {
    let mut periods = BTreeSet::new();
    let indicators = match view.screen {
        Screen::Charts => behind(project, [&view.indicator]),
        Screen::Entry | Screen::Checks => figures_behind(project, &view.topic),
    };
    for indicator in indicators {
        let tables = project.values().of_indicator(indicator);
        for (key, table) in tables.filter(|(key, _)| key.measure == view.measure) {
            let mut ordinals = BTreeSet::new();
            for (_, row) in table.rows() {
                let filled = row.iter().filter(|(_, cell)| *cell != Cell::NotReported);
                ordinals.extend(filled.map(|(ordinal, _)| ordinal));
            }
            periods
                .extend(ordinals.into_iter().filter_map(|at| Period::from_ordinal(key.step, at)));
        }
    }
    periods
}

/// The indicators of a topic, and those that they follow from.
fn figures_behind<'a>(project: &'a Project, topic: &TopicId) -> Vec<&'a IndicatorId> {
    behind(project, project.indicators().iter().filter(|i| i.topic == *topic).map(|i| &i.id))
}
