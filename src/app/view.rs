//! What the window shows: place, period, measure, areas, topic, and the table that follows.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    model::{
        AreaKind, Cell, IndicatorId, Measure, Members, Period, PlaceId, Project, Reporters, Step,
        TopicId,
    },
    text::lang::Lang,
};

/// The places of the window (chỗ làm việc).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Số liệu.
    Entry,
    /// Rà soát.
    Checks,
}

/// Which areas stand in the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Districts,
    /// Communes under their districts.
    Communes,
    Groups,
}

/// What stands in the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The indicators of a topic, at one period.
    Indicators,
    /// The periods of one indicator.
    Periods,
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
}

/// A row of the entry table.
#[derive(Clone, Debug, PartialEq)]
pub struct RowSpec {
    pub place: PlaceId,
    /// 0 for districts, 1 for communes below them.
    pub depth: u8,
    /// A total: the province, or a district above its communes.
    pub is_total: bool,
}

/// A column of the entry table.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnSpec {
    pub indicator: IndicatorId,
    pub period: Period,
    /// The measure that stands there, after [`crate::model::Indicator::measure_for`].
    pub measure: Measure,
}

/// Rows and columns of the entry table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableModel {
    pub rows: Vec<RowSpec>,
    pub columns: Vec<ColumnSpec>,
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
        }
    }

    /// Turns to another topic, and in it to the indicator that tells most at the period.
    pub fn show_topic(&mut self, project: &Project, topic: TopicId) {
        self.indicator = telling_indicator(project, &topic, self.period)
            .unwrap_or_else(|| first_indicator(project, &topic));
        self.topic = topic;
    }

    /// The column of the shown indicator and period.
    #[must_use]
    pub fn column(&self, project: &Project) -> usize {
        let columns = self.columns(project);
        let shown = columns.iter().position(|column| match self.shape {
            Shape::Indicators => column.indicator == self.indicator,
            Shape::Periods => column.period == self.period,
        });
        shown.unwrap_or(0)
    }

    /// The rows and columns that this view shows.
    #[must_use]
    pub fn table(&self, project: &Project) -> TableModel {
        let columns = self.columns(project);
        let rows = self.rows(project, &columns);
        TableModel { rows, columns }
    }

    fn columns(&self, project: &Project) -> Vec<ColumnSpec> {
        match self.shape {
            Shape::Indicators => project
                .indicators()
                .iter()
                .filter(|indicator| indicator.topic == self.topic)
                .map(|indicator| ColumnSpec {
                    indicator: indicator.id.clone(),
                    period: indicator.period_for(self.period),
                    measure: indicator.measure_for(self.measure),
                })
                .collect(),
            Shape::Periods => {
                let Some(indicator) = project.indicators().get(&self.indicator) else {
                    return Vec::new();
                };
                let measure = indicator.measure_for(self.measure);
                let column =
                    |period| ColumnSpec { indicator: indicator.id.clone(), period, measure };
                periods_of(project, &self.indicator, self.period).into_iter().map(column).collect()
            }
        }
    }

    fn rows(&self, project: &Project, columns: &[ColumnSpec]) -> Vec<RowSpec> {
        if self.level == Level::Groups {
            return self.group_rows(project, columns);
        }
        let Some(root) = project.root() else { return Vec::new() };
        let with_departments = columns.iter().any(|column| {
            project
                .indicators()
                .get(&column.indicator)
                .is_some_and(|indicator| matches!(indicator.expected, Reporters::Units))
        });
        let mut rows = Vec::new();
        for id in project.children(&root.id) {
            let kind = project.area_kind(id);
            if kind == Some(AreaKind::Departments) && !with_departments {
                continue;
            }
            let communes = match self.level {
                Level::Communes => project.children(id),
                Level::Districts | Level::Groups => &[],
            };
            if self.level == Level::Communes
                && communes.is_empty()
                && !kind.is_some_and(AreaKind::is_commune)
            {
                continue;
            }
            let place = id.clone();
            rows.push(RowSpec { place, depth: 0, is_total: !communes.is_empty() });
            let commune = |id: &PlaceId| RowSpec { place: id.clone(), depth: 1, is_total: false };
            rows.extend(communes.iter().map(commune));
        }
        rows.push(RowSpec { place: root.id.clone(), depth: 0, is_total: true });
        rows
    }

    /// Groups that hold at the period, and those that have a figure in the table anyway.
    fn group_rows(&self, project: &Project, columns: &[ColumnSpec]) -> Vec<RowSpec> {
        let day = self.period.last_day();
        let row = |place: &PlaceId| RowSpec { place: place.clone(), depth: 0, is_total: false };
        project
            .groups()
            .iter()
            .filter(|group| {
                let holds = group.from <= day && group.until.is_none_or(|until| day <= until);
                holds
                    || columns.iter().any(|column| {
                        let key = project.current_key(
                            &column.indicator,
                            column.measure,
                            &group.id,
                            column.period,
                        );
                        project.cell(&key) != Cell::NotReported
                    })
            })
            .map(|group| row(&group.id))
            .collect()
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

/// Every period at which an indicator has something, the one that is shown, and the next one to
/// fill in. At most the last 240, so that a table stays a table.
fn periods_of(project: &Project, indicator: &IndicatorId, shown: Period) -> Vec<Period> {
    let step = best_step(project, indicator, shown.step());
    let mut ordinals = BTreeSet::new();
    for (key, table) in project.values().of_indicator(indicator) {
        if key.step == step {
            for (_, row) in table.rows() {
                let filled = row.iter().filter(|(_, cell)| *cell != Cell::NotReported);
                ordinals.extend(filled.map(|(ordinal, _)| ordinal));
            }
        }
    }
    let next = ordinals.last().and_then(|last| Period::from_ordinal(step, *last)?.next());
    ordinals.extend(next.map(Period::ordinal));
    if shown.step() == step {
        ordinals.insert(shown.ordinal());
    }
    if ordinals.is_empty() {
        return vec![shown];
    }
    let first = ordinals.len().saturating_sub(240);
    ordinals.into_iter().skip(first).filter_map(|at| Period::from_ordinal(step, at)).collect()
}

/// The step asked for if the indicator has figures at it, else the one it has most of.
fn best_step(project: &Project, indicator: &IndicatorId, wanted: Step) -> Step {
    let mut counts: BTreeMap<Step, usize> = BTreeMap::new();
    for (key, table) in project.values().of_indicator(indicator) {
        *counts.entry(key.step).or_default() += table.rows().count();
    }
    if counts.contains_key(&wanted) {
        return wanted;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(wanted, |(step, _)| step)
}

/// How many figures each period of a topic has, apart from plans assigned for the year.
fn periods_by_count(project: &Project, topic: &TopicId) -> BTreeMap<Period, usize> {
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    let of_topic = project.indicators().iter().filter(|i| i.topic == *topic);
    for indicator in of_topic.filter(|indicator| indicator.only_measure != Some(Measure::Plan)) {
        for (key, table) in project.values().of_indicator(&indicator.id) {
            for (_, row) in table.rows() {
                for (ordinal, cell) in row.iter() {
                    if cell.number().is_some()
                        && let Some(period) = Period::from_ordinal(key.step, ordinal)
                    {
                        *counts.entry(period).or_default() += 1;
                    }
                }
            }
        }
    }
    counts
}

/// The period at which a topic has most figures; of several the latest.
fn fullest_period(project: &Project, topic: &TopicId) -> Option<Period> {
    let counts = periods_by_count(project, topic);
    let most = counts.iter().max_by_key(|(period, count)| (**count, period.last_day()));
    most.map(|(period, _)| *period)
}

/// The periods a person may turn to: those with figures anywhere, one more at each end of a year
/// or month series, and the one that is shown; latest first.
#[must_use]
pub fn period_choices(project: &Project, shown: Period) -> Vec<Period> {
    let mut extents: BTreeMap<Step, (i32, i32)> = BTreeMap::new();
    for (key, table) in project.values().tables() {
        if let Some((first, last)) = table.extent() {
            let known = extents.entry(key.step).or_insert((first, last));
            *known = (known.0.min(first), known.1.max(last));
        }
    }
    let mut choices = Vec::new();
    for (step, (first, last)) in extents {
        let beyond = i32::from(!matches!(step, Step::Span(_)));
        choices.extend(
            (first..=last + beyond).filter_map(|at| Period::from_ordinal(step, at)).filter(
                |period| {
                    // Spans overlap: only those that hold something are choices.
                    !matches!(step, Step::Span(_)) || has_figures(project, *period)
                },
            ),
        );
    }
    if !choices.contains(&shown) {
        choices.push(shown);
    }
    choices.sort_by_key(|period| (std::cmp::Reverse(period.last_day()), period.step()));
    choices
}

fn has_figures(project: &Project, period: Period) -> bool {
    project.values().tables().any(|(key, table)| {
        key.step == period.step()
            && table.rows().any(|(_, row)| row.get(period.ordinal()) != Cell::NotReported)
    })
}

/// What a group's row says below its name: "27 xã, danh sách chưa có", or how many members.
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
