//! The rows and columns that a view shows.

use std::{collections::HashMap, sync::Arc};

use crate::{
    analysis::compare::spent_from,
    model::{
        AreaKind, Cell, Indicator, IndicatorId, Measure, Members, Period, PlaceId, Project,
        Reporters, TableFeature,
    },
    text::lang::Lang,
};

use super::{
    Level, Scale, Shape, View,
    periods::{periods_of, periods_of_topic},
    table::{Head, Line, Part, TableModel},
};

/// Of more areas no columns are made.
pub const MOST_COLUMNS: usize = 300;

impl View {
    /// The rows and columns that this view shows, in protocol order.
    #[must_use]
    pub fn table(&self, project: &Project) -> TableModel {
        let mut table = TableModel {
            rows: Vec::new(),
            columns: Vec::new(),
            place: self.place.clone(),
            indicator: self.indicator.clone(),
            period: self.period,
            measure: self.own_measure(),
            is_beside_plan: self.has(TableFeature::BesidePlan),
            plans: Arc::new(self.plans(project)),
            scale: if self.has(TableFeature::InBillions) {
                Scale::billions(project.indicators().iter())
            } else {
                Scale::default()
            },
            has_index: self.has(TableFeature::ColumnNumbers),
        };
        let (rows, columns) = match self.shape {
            Shape::Indicators => (self.area_lines(project), self.indicator_lines(project)),
            Shape::Periods => {
                let periods = periods_of(project, &self.indicator, self.period);
                (self.area_lines(project), period_lines(periods))
            }
            Shape::OneArea => {
                let periods = periods_of_topic(project, &self.topic, self.period);
                (self.indicator_lines(project), period_lines(periods))
            }
        };
        // A table of thousands of columns is no table.
        let (rows, columns) = if self.has(TableFeature::Transposed) && rows.len() <= MOST_COLUMNS {
            (columns, rows)
        } else {
            (rows, columns)
        };
        table.rows = rows;
        table.columns = columns;
        if table.is_beside_plan {
            table.columns = side_by_side(project, &table);
        }
        table
    }

    /// Of money whose plan is another indicator's: which.
    fn plans(&self, project: &Project) -> HashMap<IndicatorId, IndicatorId> {
        if !self.has(TableFeature::BesidePlan) {
            return HashMap::new();
        }
        self.indicators(project)
            .filter_map(|it| Some((it.id.clone(), spent_from(project, &it.id)?.clone())))
            .collect()
    }

    /// The measure that stands in the table: where plans stand beside figures, never the plan alone.
    #[must_use]
    pub fn own_measure(&self) -> Measure {
        if self.has(TableFeature::BesidePlan) && self.measure == Measure::Plan {
            Measure::Actual
        } else {
            self.measure
        }
    }

    /// The indicators whose figures the table shows.
    fn indicators<'p>(&'p self, project: &'p Project) -> impl Iterator<Item = &'p Indicator> {
        project.indicators().iter().filter(|indicator| match self.shape {
            Shape::Indicators | Shape::OneArea => indicator.topic == self.topic,
            Shape::Periods => indicator.id == self.indicator,
        })
    }

    fn indicator_lines(&self, project: &Project) -> Vec<Line> {
        self.indicators(project)
            .map(|indicator| Line::of(Head::Indicator(indicator.id.clone())))
            .collect()
    }

    /// The areas of the shown level, in protocol order.
    #[must_use]
    pub fn area_lines(&self, project: &Project) -> Vec<Line> {
        if self.indicators(project).next().is_none() {
            return Vec::new();
        }
        if self.level == Level::Groups {
            return self.group_lines(project);
        }
        let Some(root) = project.root() else { return Vec::new() };
        let with_departments =
            self.indicators(project).any(|indicator| indicator.expected == Reporters::Units);
        let mut lines = Vec::new();
        for id in project.children(&root.id) {
            let kind = project.area_kind(id);
            if kind == Some(AreaKind::Departments) && !with_departments {
                continue;
            }
            let communes = project.children(id);
            if self.level == Level::Communes
                && communes.is_empty()
                && !kind.is_some_and(AreaKind::is_commune)
            {
                continue;
            }
            let is_open = (!communes.is_empty()).then(|| self.is_open(id));
            let area = |place: &PlaceId| Line::of(Head::Area(place.clone()));
            lines.push(Line { is_total: is_open == Some(true), is_open, ..area(id) });
            if is_open == Some(true) {
                lines.extend(communes.iter().map(|commune| Line { depth: 1, ..area(commune) }));
            }
        }
        let root = Line::of(Head::Area(root.id.clone()));
        lines.push(Line { is_total: true, ..root });
        lines
    }

    /// Whether the communes of a district are shown below it.
    #[must_use]
    pub fn is_open(&self, district: &PlaceId) -> bool {
        (self.level == Level::Communes) != self.folded.contains(district)
    }

    /// Groups that hold at the period, and those that have a figure in the table anyway.
    fn group_lines(&self, project: &Project) -> Vec<Line> {
        let day = self.period.last_day();
        let periods = match self.shape {
            Shape::Periods => periods_of(project, &self.indicator, self.period),
            Shape::Indicators | Shape::OneArea => vec![self.period],
        };
        let has_figure = |place: &PlaceId| {
            self.indicators(project).any(|indicator| {
                let measure = indicator.measure_for(self.own_measure());
                periods.iter().any(|period| {
                    let period = indicator.period_for(*period);
                    let key = project.current_key(&indicator.id, measure, place, period);
                    project.cell(&key) != Cell::NotReported
                })
            })
        };
        let groups = project.groups().iter().filter(|group| {
            let holds = group.from <= day && group.until.is_none_or(|until| day <= until);
            holds || has_figure(&group.id)
        });
        groups.map(|group| Line::of(Head::Area(group.id.clone()))).collect()
    }
}

fn period_lines(periods: Vec<Period>) -> Vec<Line> {
    periods.into_iter().map(|period| Line::of(Head::Period(period))).collect()
}

/// Each column as figure, plan and percentage; a plan that is assigned only, alone.
fn side_by_side(project: &Project, table: &TableModel) -> Vec<Line> {
    const ALL: [Part; 3] = [Part::Own, Part::Plan, Part::PercentOfPlan];
    let is_plan_only = |indicator: &IndicatorId| {
        let indicator = project.indicators().get(indicator);
        indicator.is_some_and(|indicator| indicator.only_measure == Some(Measure::Plan))
    };
    let parts = |line: &Line| {
        let alone = line.indicator().or(table.one_indicator()).is_some_and(is_plan_only);
        if alone { &ALL[..1] } else { &ALL[..] }
    };
    let columns = table.columns.iter();
    columns
        .flat_map(|line| parts(line).iter().map(|part| Line { part: *part, ..line.clone() }))
        .collect()
}

/// What a group's row says beside its name: "27 xã, danh sách chưa có", or how many members.
#[must_use]
pub fn group_note(project: &Project, group: &PlaceId, lang: Lang) -> Option<String> {
    let texts = crate::text::window::window_texts(lang);
    match &project.groups().get(group)?.members {
        Members::Count { kind, count } => {
            let kind = crate::text::areas::kind_noun(lang, *kind);
            Some(format!("{count} {kind}, {}", texts.members_unknown))
        }
        Members::List(list) => {
            let noun = match list.first().and_then(|first| project.area_kind(first)) {
                Some(kind) if list.iter().all(|place| project.area_kind(place) == Some(kind)) => {
                    crate::text::areas::kind_noun(lang, kind).to_owned()
                }
                _ => texts.unit_column.to_lowercase(),
            };
            Some(format!("{} {noun}", list.len()))
        }
    }
}
