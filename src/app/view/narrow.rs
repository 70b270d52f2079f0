//! Which rows of a table are shown, and in which order.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::{
    analysis::{
        Finding, Lens, Owed, Severity,
        compare::{AcrossUnits, laggards},
        standing,
    },
    app::{figures::FigureCache, grid::CellPos},
    model::{CellKey, IndicatorId, Measure, Period, PlaceId, Project},
};

use super::{
    View,
    table::{Head, Line, Part, TableModel},
};

/// Which rows are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    All,
    /// With a figure that is due and has not come.
    Missing,
    /// With a figure that the file does not hold yet.
    Changed,
    /// With a finding that is open.
    Findings,
    /// Areas that lag behind in this indicator (đơn vị chậm).
    Laggards(IndicatorId),
}

/// The column by which areas are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    pub head: Head,
    pub part: Part,
    pub is_descending: bool,
}

/// What filters ask beside the figures.
#[derive(Clone, Copy, Debug)]
pub struct News<'a> {
    pub findings: &'a [Finding],
    /// Figures that the file does not hold yet.
    pub changed: &'a BTreeSet<CellKey>,
}

impl View {
    /// Whether all rows are shown in their own order.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.filter == Filter::All && self.sort.is_none()
    }

    /// Leaves the rows that the filter lets through, each area's in the order asked for. Totals stay
    /// with what they are the total of.
    pub fn narrow(
        &self,
        project: &Project,
        table: &mut TableModel,
        news: News<'_>,
        figures: &mut FigureCache,
    ) {
        if let Some(is_kept) = self.kept(project, table, news) {
            keep(&mut table.rows, &is_kept);
        }
        if let Some(sort) = &self.sort {
            sort_rows(project, table, sort, figures);
        }
    }

    /// Of each row whether the filter lets it through.
    fn kept(&self, project: &Project, table: &TableModel, news: News<'_>) -> Option<Vec<bool>> {
        let cells =
            |row: usize| (0..table.columns.len()).map(move |column| CellPos { row, column });
        let rows = 0..table.rows.len();
        let holds_one_of = |keys: &HashSet<&CellKey>| {
            let is_one = |pos: CellPos| {
                let key = table.at(project, pos).and_then(|address| address.key(project));
                key.is_some_and(|key| keys.contains(&key))
            };
            rows.clone().map(|row| !keys.is_empty() && cells(row).any(is_one)).collect()
        };
        Some(match &self.filter {
            Filter::All => return None,
            Filter::Changed => holds_one_of(&news.changed.iter().collect()),
            Filter::Findings => {
                let open = news.findings.iter().filter(|finding| {
                    finding.severity != Severity::Info && standing(project, finding).is_open()
                });
                holds_one_of(&open.flat_map(|finding| &finding.cells).collect())
            }
            Filter::Missing => {
                let mut owed: HashMap<(&IndicatorId, Measure, Period), Owed<'_>> = HashMap::new();
                let mut is_missing = |pos: CellPos| {
                    let Some(at) = table.at(project, pos) else { return false };
                    let key = (&at.indicator.id, at.measure, at.period);
                    let owed = owed
                        .entry(key)
                        .or_insert_with(|| Owed::new(project, at.indicator, at.measure, at.period));
                    at.part != Part::PercentOfPlan && owed.is_missing(at.place)
                };
                rows.map(|row| cells(row).any(&mut is_missing)).collect()
            }
            Filter::Laggards(indicator) => {
                let behind = self.lagging(project, table, indicator);
                let lags = |line: &Line| line.area().is_some_and(|place| behind.contains(place));
                table.rows.iter().map(lags).collect()
            }
        })
    }

    /// The shown areas that lag behind; districts among districts, communes among communes.
    fn lagging(
        &self,
        project: &Project,
        table: &TableModel,
        indicator: &IndicatorId,
    ) -> HashSet<PlaceId> {
        let (Some(root), Some(of)) = (project.root(), project.indicators().get(indicator)) else {
            return HashSet::new();
        };
        let mut behind = HashSet::new();
        for depth in 0..=1 {
            let is_peer = |line: &&Line| {
                line.depth == depth && line.area().is_some_and(|place| *place != root.id)
            };
            let units: Vec<PlaceId> =
                table.rows.iter().filter(is_peer).filter_map(Line::area).cloned().collect();
            let found = laggards(AcrossUnits {
                project,
                indicator,
                measure: of.measure_for(table.measure),
                period: of.period_for(self.period),
                lens: Lens::of(project),
                whole: &root.id,
                units: &units,
            });
            let found = found.into_iter().flat_map(|found| [found.named, found.others].concat());
            behind.extend(found.map(|unit| unit.place));
        }
        behind
    }
}

/// Drops rows; the whole stays, and so does a district one of whose communes does.
fn keep(rows: &mut Vec<Line>, is_kept: &[bool]) {
    let mut kept = vec![false; rows.len()];
    let mut district = None;
    for (at, line) in rows.iter().enumerate() {
        if line.depth == 0 {
            district = Some(at);
        }
        if line.is_whole() || is_kept.get(at).copied().unwrap_or(false) {
            for at in [Some(at), district.filter(|_| line.depth > 0)].into_iter().flatten() {
                if let Some(kept) = kept.get_mut(at) {
                    *kept = true;
                }
            }
        }
    }
    let mut kept = kept.into_iter();
    rows.retain(|_| kept.next().unwrap_or(false));
}

/// Sorts districts, and in each its communes, by the numbers of a column; what has none comes last,
/// the whole stands where it stood.
fn sort_rows(project: &Project, table: &mut TableModel, sort: &Sort, figures: &mut FigureCache) {
    let is_column = |line: &Line| line.head == sort.head && line.part == sort.part;
    let Some(column) = table.columns.iter().position(is_column) else { return };
    let mut numbers: HashMap<Head, f64> = HashMap::new();
    for (row, line) in table.rows.iter().enumerate() {
        let Some(address) = table.at(project, CellPos { row, column }) else { continue };
        let number = if address.part == Part::PercentOfPlan {
            figures.percent(project, table, &address).map(|found| found.percent)
        } else {
            // What is incomplete has no place among what is whole.
            let figure = figures.stored(project, &address).filter(|figure| !figure.is_partial());
            figure.and_then(|figure| figure.number())
        };
        if let Some(number) = number {
            numbers.insert(line.head.clone(), number);
        }
    }
    let compare =
        |one: &Line, other: &Line| match (numbers.get(&one.head), numbers.get(&other.head)) {
            (Some(one), Some(other)) if sort.is_descending => other.total_cmp(one),
            (Some(one), Some(other)) => one.total_cmp(other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        };
    // A district with its communes moves as one.
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    let mut whole = Vec::new();
    for line in std::mem::take(&mut table.rows) {
        match blocks.last_mut() {
            Some(block) if line.depth > 0 => block.push(line),
            _ if line.is_whole() => whole.push(line),
            _ => blocks.push(vec![line]),
        }
    }
    for block in &mut blocks {
        if let Some(communes) = block.get_mut(1..) {
            communes.sort_by(compare);
        }
    }
    blocks.sort_by(|one, other| match (one.first(), other.first()) {
        (Some(one), Some(other)) => compare(one, other),
        _ => std::cmp::Ordering::Equal,
    });
    table.rows = blocks.into_iter().flatten().chain(whole).collect();
}
