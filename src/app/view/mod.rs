//! What the window shows: place, period, measure, areas, topic, and the table that follows.

mod lines;
mod narrow;
mod periods;
mod scale;
mod table;

pub use lines::group_note;
pub use narrow::{Filter, News, Sort};
pub use periods::{behind, period_choices};
pub use scale::Scale;
pub use table::{Address, Finder, Head, Line, Part, TableModel};

use std::collections::{BTreeMap, BTreeSet};

use crate::app::grid::CellPos;
use crate::model::{
    IndicatorId, Measure, Period, PlaceId, Project, TableFeature, TableLayout, TopicId, ViewId,
};

pub use crate::model::{AreaLevel as Level, TableShape as Shape};

use periods::fullest_period;

/// The places of the window (chỗ làm việc).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Số liệu.
    Entry,
    /// Biểu đồ.
    Charts,
    /// Rà soát.
    Checks,
}

/// What is shown, apart from how.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    pub screen: Screen,
    pub topic: TopicId,
    /// The indicator of the cursor's column, or the one whose periods are shown.
    pub indicator: IndicatorId,
    pub period: Period,
    pub measure: Measure,
    pub level: Level,
    pub shape: Shape,
    /// The area whose indicators and periods are shown, if those of one are.
    pub place: PlaceId,
    /// What the table has beyond the plainest of its shape.
    pub with: BTreeSet<TableFeature>,
    /// The saved table that it was opened as (biểu).
    pub saved: Option<ViewId>,
    /// Districts that are open or closed against the rest of their level.
    pub folded: BTreeSet<PlaceId>,
    /// Which rows are shown.
    pub filter: Filter,
    /// By which column areas are sorted; in protocol order if by none.
    pub sort: Option<Sort>,
}

impl View {
    /// Where a person begins in a project: the first topic, at its fullest period.
    #[must_use]
    pub fn first(project: &Project) -> Self {
        let topic = topics_in_order(project)
            .find(|topic| project.indicators().iter().any(|i| i.topic == topic.id))
            .or_else(|| project.topics().as_slice().first());
        let topic = topic.map_or_else(|| TopicId::from(""), |topic| topic.id.clone());
        let period = fullest_period(project, &topic)
            .or_else(|| {
                project
                    .programs()
                    .as_slice()
                    .first()
                    .and_then(|p| Period::year(p.period.last_year()))
            })
            .or_else(|| Period::year(2018));
        let period = period.unwrap_or_else(fallback_period);
        let indicator = telling_indicator(project, &topic, period)
            .unwrap_or_else(|| first_indicator(project, &topic));
        Self {
            screen: Screen::Entry,
            topic,
            indicator,
            period,
            measure: Measure::Actual,
            level: Level::Districts,
            shape: Shape::Indicators,
            place: project.root().map_or_else(|| PlaceId::from(""), |root| root.id.clone()),
            with: BTreeSet::new(),
            saved: None,
            folded: BTreeSet::new(),
            filter: Filter::All,
            sort: None,
        }
    }

    /// Turns to a saved table, at the period and of the area that are shown.
    pub fn open(&mut self, id: &ViewId, table: &TableLayout) {
        let TableLayout { topic, indicator, shape, level, measure, with, .. } = table.clone();
        *self = Self {
            screen: Screen::Entry,
            topic,
            indicator,
            shape,
            level,
            measure,
            with,
            saved: Some(id.clone()),
            folded: BTreeSet::new(),
            filter: Filter::All,
            sort: None,
            period: self.period,
            place: self.place.clone(),
        };
    }

    /// How the table is laid out, to be kept.
    #[must_use]
    pub fn layout(&self, widths: BTreeMap<String, u16>) -> TableLayout {
        TableLayout {
            topic: self.topic.clone(),
            indicator: self.indicator.clone(),
            shape: self.shape,
            level: self.level,
            measure: self.measure,
            with: self.with.clone(),
            widths,
        }
    }

    #[must_use]
    pub fn has(&self, feature: TableFeature) -> bool {
        self.with.contains(&feature)
    }

    /// Puts a feature of the table on or off.
    pub fn toggle(&mut self, feature: TableFeature) {
        if !self.with.remove(&feature) {
            self.with.insert(feature);
        }
    }

    /// Turns to another topic, and in it to the indicator that tells most at the period.
    pub fn show_topic(&mut self, project: &Project, topic: TopicId) {
        self.indicator = telling_indicator(project, &topic, self.period)
            .unwrap_or_else(|| first_indicator(project, &topic));
        self.topic = topic;
        self.saved = None;
    }

    /// The cell to begin with: of the shown indicator at the shown period, else the first.
    #[must_use]
    pub fn start(&self, table: &TableModel) -> CellPos {
        let is_shown = |line: &Line| match &line.head {
            Head::Area(_) => false,
            Head::Indicator(indicator) => *indicator == self.indicator,
            Head::Period(period) => *period == self.period,
        };
        let at = |lines: &[Line]| lines.iter().position(is_shown).unwrap_or(0);
        CellPos { row: at(&table.rows), column: at(&table.columns) }
    }
}

/// The topics in the order of the list at the left: by program.
pub fn topics_in_order(project: &Project) -> impl Iterator<Item = &crate::model::Topic> {
    let programs = project.programs().iter();
    programs.flat_map(|program| project.topics().iter().filter(|t| t.program == program.id))
}

/// The indicator to begin with: a rate that has figures at the period, or else any that has.
fn telling_indicator(project: &Project, topic: &TopicId, period: Period) -> Option<IndicatorId> {
    let has_figures = |indicator: &&crate::model::Indicator| {
        project.values().of_indicator(&indicator.id).any(|(key, table)| {
            key.step == period.step()
                && table.rows().any(|(_, row)| row.get(period.ordinal()).number().is_some())
        })
    };
    let of_topic = || project.indicators().iter().filter(|i| i.topic == *topic).filter(has_figures);
    let telling = of_topic().find(|indicator| indicator.is_rate()).or_else(|| of_topic().next());
    telling.map(|indicator| indicator.id.clone())
}

fn fallback_period() -> Period {
    // 2018 is a year that every project can show.
    Period::year(2018).unwrap_or_else(|| unreachable!("2018 lies within 1900..=2200"))
}

fn first_indicator(project: &Project, topic: &TopicId) -> IndicatorId {
    let mut of_topic = project.indicators().iter().filter(|i| i.topic == *topic);
    of_topic.next().map_or_else(|| IndicatorId::from(""), |indicator| indicator.id.clone())
}
