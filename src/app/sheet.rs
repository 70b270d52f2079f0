//! All that the entry table needs for one state of the project and one view, made once.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::{
    analysis::{Finding, Severity, Shown, compare::RoundedParts, standing},
    model::{AcrossAreas, Cell, CellKey, IndicatorId, Measure, Period, Project, TopicId},
};

use super::{
    figures::FigureCache,
    view::{ColumnSpec, Shape, TableModel, View},
};

/// The table, and what is said of it.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub table: TableModel,
    /// The period of the table as a whole.
    pub period: Period,
    /// Whether one indicator's periods stand in the columns.
    pub by_period: bool,
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
    /// The sheet of a view.
    #[must_use]
    pub fn new(
        project: &Project,
        view: &View,
        findings: &[Finding],
        figures: &mut FigureCache,
    ) -> Self {
        let table = view.table(project);
        let by_period = view.shape == Shape::Periods;
        let latest = if by_period { None } else { latest_with_figures(project, view) };
        let marks = marks(project, &table, findings);
        let notes = notes(project, &table);
        let is_large = table.rows.len() > LARGE_TABLE_ROWS;
        let rows = table.rows.iter().filter(|row| !(is_large && row.is_total));
        let looked_at = if is_large { ROWS_LOOKED_AT_OF_MANY } else { ROWS_LOOKED_AT };
        let illustrative = rows.take(looked_at).any(|row| {
            table.columns.iter().any(|column| {
                figures.get(project, column, &row.place).is_some_and(|figure| figure.illustrative)
            })
        });
        let rounding = !is_large
            && table.columns.iter().any(|column| misses_total(project, &table, column, figures));
        Self { table, period: view.period, by_period, latest, illustrative, rounding, marks, notes }
    }
}

fn marks(
    project: &Project,
    table: &TableModel,
    findings: &[Finding],
) -> HashMap<(usize, usize), bool> {
    let mut marks = HashMap::new();
    let rows: HashMap<_, _> =
        table.rows.iter().enumerate().map(|(at, row)| (&row.place, at)).collect();
    let is_marked = |finding: &&Finding| {
        finding.severity != Severity::Info && standing(project, finding).is_open()
    };
    for finding in findings.iter().filter(is_marked) {
        for key in &finding.cells {
            let Some(row) = rows.get(&key.place) else { continue };
            if let Some(column) = column_of(table, key) {
                *marks.entry((*row, column)).or_default() |= finding.severity == Severity::Error;
            }
        }
    }
    marks
}

fn notes(project: &Project, table: &TableModel) -> HashSet<(usize, usize)> {
    let mut notes = HashSet::new();
    for (key, _) in project.details().iter().filter(|(_, detail)| !detail.note.is_empty()) {
        let Some(column) = column_of(table, key) else { continue };
        let Some(row) = table.rows.iter().position(|row| row.place == key.place) else { continue };
        // Of a plan, what was said of an earlier decision is no note to the current one.
        let current = project.current_key(&key.indicator, key.measure, &key.place, key.period);
        if current == *key {
            notes.insert((row, column));
        }
    }
    notes
}

fn column_of(table: &TableModel, key: &CellKey) -> Option<usize> {
    table.columns.iter().position(|column| {
        column.indicator == key.indicator
            && column.period == key.period
            && column.measure == key.measure
    })
}

/// Whether the units of a column, each rounded as it is shown, miss the province's rounded total.
fn misses_total(
    project: &Project,
    table: &TableModel,
    column: &ColumnSpec,
    figures: &mut FigureCache,
) -> bool {
    let Some(indicator) = project.indicators().get(&column.indicator) else { return false };
    let Some(total) = table.rows.last().filter(|row| row.is_total && row.depth == 0) else {
        return false;
    };
    if !matches!(indicator.across_areas, AcrossAreas::Sum) {
        return false;
    }
    let mut number = |place| match figures.get(project, column, place)?.shown {
        Shown::Number(number) => Some(number),
        Shown::NotApplicable => Some(0.0),
        Shown::NotReported | Shown::Partial(_) => None,
    };
    let units = project.children(&total.place);
    let is_whole = units.iter().all(|unit| {
        let stands = table.rows.iter().any(|row| row.place == *unit);
        stands || number(unit).is_none_or(|number| number == 0.0)
    });
    let shown = units.iter().filter(|unit| table.rows.iter().any(|row| row.place == **unit));
    let parts: Option<Vec<f64>> = shown.map(&mut number).collect();
    let rounded = parts
        .zip(number(&total.place))
        .map(|(parts, total)| RoundedParts::new(&parts, total, indicator.decimals));
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

/// Every period at which the shown topic, or what it follows from, has something of the shown
/// measure.
pub fn filled_periods(project: &Project, view: &View) -> BTreeSet<Period> {
    let mut periods = BTreeSet::new();
    for indicator in figures_behind(project, &view.topic) {
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
    let mut found: Vec<&IndicatorId> = Vec::new();
    let mut waiting: Vec<&IndicatorId> =
        project.indicators().iter().filter(|i| i.topic == *topic).map(|i| &i.id).collect();
    while let Some(id) = waiting.pop() {
        if found.contains(&id) {
            continue;
        }
        found.push(id);
        waiting.extend(project.breakdown_of(id).map(|child| &child.id));
        if let Some(AcrossAreas::RatioOfSums { numerator, .. }) =
            project.indicators().get(id).map(|indicator| &indicator.across_areas)
        {
            waiting.push(&numerator.indicator);
        }
    }
    found
}
