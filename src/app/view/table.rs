//! The table of a view: what stands at the heads of its rows and columns, and which figure that makes
//! of each cell.

use std::{collections::HashMap, sync::Arc};

use super::scale::Scale;
use crate::{
    analysis::{TimeReading, plan_period},
    app::grid::{CellPos, GridSize},
    model::{CellKey, Indicator, IndicatorId, IndicatorKind, Measure, Period, PlaceId, Project},
};

/// What stands at the head of a row or a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Head {
    Area(PlaceId),
    Indicator(IndicatorId),
    Period(Period),
}

/// Which of a figure's numbers stands in a column, where they stand side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// The measure of the table (thực hiện, kế hoạch or ước).
    #[default]
    Own,
    /// Kế hoạch.
    Plan,
    /// % kế hoạch: computed, never entered.
    PercentOfPlan,
}

/// A row or a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    pub head: Head,
    /// 0 for districts, 1 for communes below them.
    pub depth: u8,
    /// A total: the province, or a district above its communes.
    pub is_total: bool,
    /// Of an area that has others below it: whether they are shown.
    pub is_open: Option<bool>,
    pub part: Part,
}

impl Line {
    /// A plain line.
    #[must_use]
    pub fn of(head: Head) -> Self {
        Self { head, depth: 0, is_total: false, is_open: None, part: Part::Own }
    }

    /// Whether it is the total of all others.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_total && self.is_open.is_none()
    }

    /// The area at its head, if one is.
    #[must_use]
    pub fn area(&self) -> Option<&PlaceId> {
        match &self.head {
            Head::Area(place) => Some(place),
            _ => None,
        }
    }

    /// The period at its head, if one is.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        match self.head {
            Head::Period(period) => Some(period),
            _ => None,
        }
    }

    /// The indicator at its head, if one is.
    #[must_use]
    pub fn indicator(&self) -> Option<&IndicatorId> {
        match &self.head {
            Head::Indicator(indicator) => Some(indicator),
            _ => None,
        }
    }
}

/// Rows and columns of the entry table, and what holds for all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableModel {
    pub rows: Vec<Line>,
    pub columns: Vec<Line>,
    /// Of whom, of what and of when the cells are where no head says so.
    pub place: PlaceId,
    pub indicator: IndicatorId,
    pub period: Period,
    pub measure: Measure,
    /// Whether figures, plans and percentages stand side by side.
    pub is_beside_plan: bool,
    /// Whether a row of numbers stands below the heads.
    pub has_index: bool,
    /// What is shown in another unit than its own.
    pub scale: Scale,
    /// Of money without a plan of its own, the indicator whose plan it is spent from.
    pub plans: Arc<HashMap<IndicatorId, IndicatorId>>,
}

/// What a cell of the table is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Address<'a> {
    pub indicator: &'a Indicator,
    pub place: &'a PlaceId,
    pub period: Period,
    pub measure: Measure,
    pub part: Part,
}

impl Address<'_> {
    /// The key of the cell; of a percentage that of the figure it is about.
    #[must_use]
    pub fn subject(&self, project: &Project) -> CellKey {
        project.current_key(&self.indicator.id, self.measure, self.place, self.period)
    }

    /// The key of the cell in which a figure is entered; none of a percentage, which is computed.
    #[must_use]
    pub fn key(&self, project: &Project) -> Option<CellKey> {
        (self.part != Part::PercentOfPlan).then(|| self.subject(project))
    }
}

impl TableModel {
    #[must_use]
    pub fn size(&self) -> GridSize {
        GridSize { rows: self.rows.len(), columns: self.columns.len() }
    }

    /// What a cell is about; none outside the table, and where a capital plan has no plan of its own
    /// beside it.
    #[must_use]
    pub fn at<'a>(&'a self, project: &'a Project, pos: CellPos) -> Option<Address<'a>> {
        let row = self.rows.get(pos.row)?;
        let column = self.columns.get(pos.column)?;
        let (mut place, mut indicator, mut period) = (&self.place, &self.indicator, self.period);
        for line in [row, column] {
            match &line.head {
                Head::Area(at) => place = at,
                Head::Indicator(of) => indicator = of,
                Head::Period(at) => period = *at,
            }
        }
        let indicator = self.indicator(project, indicator)?;
        let own = Address {
            indicator,
            place,
            period: indicator.period_for(period),
            measure: indicator.measure_for(self.measure),
            part: column.part,
        };
        match column.part {
            Part::Own => Some(own),
            _ if own.measure == Measure::Plan => None,
            Part::PercentOfPlan => Some(own),
            Part::Plan => {
                let from = self.plans.get(&indicator.id);
                let indicator = match from {
                    Some(from) => self.indicator(project, from)?,
                    None => indicator,
                };
                let period = plan_period(own.indicator, own.period, TimeReading::Own);
                Some(Address { indicator, period, measure: Measure::Plan, ..own })
            }
        }
    }

    /// An indicator as the table shows it.
    #[must_use]
    pub fn indicator<'a>(
        &'a self,
        project: &'a Project,
        id: &IndicatorId,
    ) -> Option<&'a Indicator> {
        self.scale.indicator(id).or_else(|| project.indicators().get(id))
    }

    /// Where a cell stands, if the table shows it.
    #[must_use]
    pub fn find(&self, project: &Project, key: &CellKey) -> Option<CellPos> {
        self.finder().all(project, key).into_iter().next()
    }

    /// Finds many cells, each without a walk through the table.
    #[must_use]
    pub fn finder(&self) -> Finder<'_> {
        Finder { table: self, rows: by_head(&self.rows), columns: by_head(&self.columns) }
    }

    /// The indicator that all cells are about, if they are about one.
    #[must_use]
    pub fn one_indicator(&self) -> Option<&IndicatorId> {
        let by_indicator = [&self.rows, &self.columns]
            .into_iter()
            .any(|lines| lines.first().is_some_and(|line| line.indicator().is_some()));
        (!by_indicator).then_some(&self.indicator)
    }

    /// The indicators that the cells are about, each once.
    #[must_use]
    pub fn indicators(&self) -> Vec<&IndicatorId> {
        if let Some(one) = self.one_indicator() {
            return vec![one];
        }
        let mut shown: Vec<&IndicatorId> =
            self.rows.iter().chain(&self.columns).filter_map(Line::indicator).collect();
        shown.dedup();
        shown
    }

    /// How the cells' periods are labelled: as those of the indicator they are about, or plainly where
    /// there are several.
    #[must_use]
    pub fn kind(&self, project: &Project) -> IndicatorKind {
        let indicator = self.one_indicator().and_then(|id| project.indicators().get(id));
        indicator.map_or(IndicatorKind::Level, |indicator| indicator.kind)
    }
}

/// Lines by what stands at their heads; months also by their year, whose plan stands beside each.
fn by_head(lines: &[Line]) -> HashMap<Head, Vec<usize>> {
    let mut found: HashMap<Head, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        found.entry(line.head.clone()).or_default().push(at);
        if let Head::Period(period) = line.head
            && let Some(year) = period.year_of().filter(|year| *year != period)
        {
            found.entry(Head::Period(year)).or_default().push(at);
        }
    }
    found
}

/// Where the cells of a table stand.
#[derive(Debug)]
pub struct Finder<'a> {
    table: &'a TableModel,
    rows: HashMap<Head, Vec<usize>>,
    columns: HashMap<Head, Vec<usize>>,
}

impl Finder<'_> {
    /// Every place of a cell: a year's plan may stand beside each of its months.
    #[must_use]
    pub fn all(&self, project: &Project, key: &CellKey) -> Vec<CellPos> {
        let heads = [
            Head::Area(key.place.clone()),
            Head::Indicator(key.indicator.clone()),
            Head::Period(key.period),
        ];
        let at = |lines: &HashMap<Head, Vec<usize>>| -> Vec<usize> {
            heads.iter().filter_map(|head| lines.get(head)).flatten().copied().collect()
        };
        let columns = at(&self.columns);
        let positions = at(&self.rows)
            .into_iter()
            .flat_map(|row| columns.iter().map(move |column| CellPos { row, column: *column }));
        let is_it = |pos: &CellPos| {
            self.table.at(project, *pos).is_some_and(|address| {
                address.part != Part::PercentOfPlan
                    && address.indicator.id == key.indicator
                    && *address.place == key.place
                    && address.period == key.period
                    && address.measure == key.measure
            })
        };
        positions.filter(is_it).collect()
    }
}
