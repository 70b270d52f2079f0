//! What the window is turned to: topic, period, areas, and how the table is laid out.

use crate::model::{AreaKind, CellKey, Direction, Measure, Period, TableFeature, TopicId};

use super::{
    App, CellPos, Command, Pane, Screen, Shape,
    grid::Move,
    sheet::filled_periods,
    view::{Filter, Level, Sort, View, topics_in_order},
};

/// A width in whole points, none of it lost.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub(super) fn whole_width(width: f32) -> u16 {
    width.ceil().clamp(0.0, f32::from(u16::MAX)) as u16
}

impl App {
    /// The commands that show something else of the project, or the same otherwise.
    pub(super) fn turn(&mut self, command: Command) {
        match command {
            Command::PreviousTopic => self.step_topic(false),
            Command::NextTopic => self.step_topic(true),
            Command::PreviousPeriod => self.step_period(false),
            Command::NextPeriod => self.step_period(true),
            Command::ToggleShape => {
                self.set_shape(match self.view.shape {
                    Shape::Indicators => Shape::Periods,
                    Shape::Periods => Shape::OneArea,
                    Shape::OneArea => Shape::Indicators,
                });
            }
            Command::Transpose => self.rearrange(|view| view.toggle(TableFeature::Transposed)),
            Command::BesidePlan => self.rearrange(|view| view.toggle(TableFeature::BesidePlan)),
            Command::IndexRow => self.rearrange(|view| view.toggle(TableFeature::ColumnNumbers)),
            Command::InBillions => self.rearrange(|view| view.toggle(TableFeature::InBillions)),
            Command::Fold if self.view.screen == Screen::Charts => self.drill(),
            Command::Fold => self.fold(self.grid.cursor.row),
            Command::NextFilter => self.next_filter(),
            Command::SortDescending => self.sort_by_cursor(true),
            Command::SortAscending => self.sort_by_cursor(false),
            Command::ProtocolOrder => self.rearrange(|view| view.sort = None),
            Command::SaveView => self.ask_to_keep_view(),
            Command::UpdateView => self.update_view(),
            Command::RenameView => self.ask_to_rename_view(),
            Command::RemoveView => self.remove_view(),
            Command::FitColumn => self.fit_column(Some(self.grid.cursor.column)),
            Command::PreviousArea | Command::NextArea if self.view.screen == Screen::Charts => {
                self.step_place(command == Command::NextArea);
            }
            Command::PreviousArea => self.step_area(false),
            Command::NextArea => self.step_area(true),
            Command::NextMeasure => {
                self.view.measure = match self.view.measure {
                    Measure::Actual => Measure::Plan,
                    Measure::Plan => Measure::Estimate,
                    Measure::Estimate => Measure::Actual,
                };
            }
            Command::NextLevel => {
                self.show_level(match self.view.level {
                    Level::Districts => Level::Communes,
                    Level::Communes => Level::Groups,
                    Level::Groups => Level::Districts,
                });
            }
            _ => {}
        }
    }

    fn step_topic(&mut self, forward: bool) {
        let topics: Vec<TopicId> =
            topics_in_order(self.document.project()).map(|topic| topic.id.clone()).collect();
        let at = topics.iter().position(|topic| *topic == self.view.topic).unwrap_or(0);
        let to = if forward { at + 1 } else { at.wrapping_sub(1) };
        match (topics.get(to).cloned(), self.view.screen) {
            (Some(topic), Screen::Charts) => self.chart_topic(topic),
            (Some(topic), _) => self.show_topic(topic),
            (None, _) => {}
        }
    }

    pub(super) fn show_topic(&mut self, topic: TopicId) {
        if !self.commit_editor(Move::Stay) {
            return;
        }
        self.view.show_topic(self.document.project(), topic);
        self.view.screen = Screen::Entry;
        self.keep_cursor_at(None);
    }

    /// To the neighbouring period at which the topic has something, or one past the last of them.
    fn step_period(&mut self, forward: bool) {
        let project = self.document.project();
        let mut periods = filled_periods(project, &self.view);
        let beyond: Vec<Period> = periods.iter().filter_map(|period| period.next()).collect();
        let last = |step| periods.iter().rfind(|period| period.step() == step).copied();
        let beyond: Vec<Period> = beyond
            .into_iter()
            .filter(|next| last(next.step()).is_some_and(|last| last.next() == Some(*next)))
            .collect();
        if self.view.screen != Screen::Charts {
            // Where the next figures are to be entered; there is nothing to draw yet.
            periods.extend(beyond);
        }
        periods.insert(self.view.period);
        let mut in_time: Vec<Period> = periods.into_iter().collect();
        in_time.sort_by_key(|period| (period.last_day(), period.step()));
        let at = in_time.iter().position(|period| *period == self.view.period).unwrap_or(0);
        let to = if forward { at + 1 } else { at.wrapping_sub(1) };
        if let Some(period) = in_time.get(to) {
            self.view.period = *period;
        }
    }

    pub(super) fn show_level(&mut self, level: Level) {
        self.show_all_of(level);
        if self.view.screen == Screen::Charts {
            // The table begins anew when one goes back to it.
            self.chart_level();
        } else {
            self.keep_cursor_at(None);
        }
    }

    pub(super) fn set_shape(&mut self, shape: Shape) {
        let subject = self.cursor_subject().map(|(key, _)| key);
        self.view.shape = shape;
        if let Some(key) = &subject {
            self.view.place = key.place.clone();
        }
        self.drop_unfit_filter();
        self.keep_cursor_at(subject);
    }

    /// Changes how the table is laid out; the cursor stays at its figure.
    pub(super) fn rearrange(&mut self, change: impl FnOnce(&mut View)) {
        let subject = self.cursor_subject().map(|(key, _)| key);
        change(&mut self.view);
        self.drop_unfit_filter();
        // What is asked for again is looked for anew.
        self.sheet = None;
        self.keep_cursor_at(subject);
    }

    fn keep_cursor_at(&mut self, key: Option<CellKey>) {
        self.refresh_sheet();
        if let Some(sheet) = self.shown_sheet() {
            let found = key.and_then(|key| sheet.table.find(self.document.project(), &key));
            let start = self.view.start(&sheet.table);
            self.grid.point_at(found.unwrap_or(start), sheet.table.size());
        }
        self.wanted_focus = Some(Pane::Grid);
    }

    /// The filters that can be chosen here.
    pub(super) fn filters(&self) -> Vec<Filter> {
        let laggards = Filter::Laggards(self.view.indicator.clone());
        let indicator = self.document.project().indicators().get(&self.view.indicator);
        let is_judged = indicator.is_some_and(|indicator| {
            indicator.direction != Direction::Neutral && indicator.only_measure.is_none()
        });
        let has_areas = is_judged && self.rows_are_areas();
        let all = [Filter::All, Filter::Missing, Filter::Changed, Filter::Findings, laggards];
        all.into_iter().filter(|it| has_areas || !matches!(it, Filter::Laggards(_))).collect()
    }

    /// Laggards are areas: where none stand in the rows, all rows are shown.
    fn drop_unfit_filter(&mut self) {
        if matches!(self.view.filter, Filter::Laggards(_)) {
            let table = self.view.table(self.document.project());
            if !table.rows.iter().all(|line| line.area().is_some()) {
                self.view.filter = Filter::All;
            }
        }
    }

    fn next_filter(&mut self) {
        let filters = self.filters();
        let same = std::mem::discriminant::<Filter>;
        let at = filters.iter().position(|filter| same(filter) == same(&self.view.filter));
        let next = at.map_or(0, |at| (at + 1) % filters.len().max(1));
        if let Some(filter) = filters.into_iter().nth(next) {
            self.set_filter(filter);
        }
    }

    /// Shows some of the rows; the same filter once more looks again.
    pub(super) fn set_filter(&mut self, filter: Filter) {
        self.rearrange(|view| view.filter = filter);
    }

    /// Whether areas stand in the rows, which alone can be sorted: numbers of several indicators are
    /// not to be compared.
    pub(super) fn rows_are_areas(&self) -> bool {
        let sheet = self.shown_sheet();
        sheet.is_some_and(|sheet| sheet.table.rows.iter().all(|line| line.area().is_some()))
    }

    fn sort_by_cursor(&mut self, is_descending: bool) {
        let Some(sheet) = self.shown_sheet().filter(|_| self.rows_are_areas()) else { return };
        let Some(line) = sheet.table.columns.get(self.grid.cursor.column) else { return };
        let sort = Sort { head: line.head.clone(), part: line.part, is_descending };
        self.rearrange(|view| view.sort = Some(sort));
    }

    /// Makes a column as wide as what stands in it; the names without a number.
    pub(super) fn fit_column(&mut self, column: Option<usize>) {
        let fit = self
            .widths
            .as_ref()
            .and_then(|(_, widths)| widths.fit.get(column.map_or(0, |column| column + 1)).copied());
        self.set_width(column, fit.map(whole_width));
    }

    /// Opens the district of a row to its communes, or closes it; of a commune that of its district.
    pub(super) fn fold(&mut self, row: usize) {
        let Some(sheet) = self.shown_sheet() else { return };
        let rows = sheet.table.rows.get(..=row).unwrap_or_default();
        let district = rows.iter().rposition(|line| line.is_open.is_some());
        let Some((at, line)) = district.and_then(|at| Some((at, rows.get(at)?))) else { return };
        let Some(place) = line.area() else { return };
        if !self.view.folded.remove(place) {
            self.view.folded.insert(place.clone());
        }
        let cursor = CellPos { row: at, ..self.grid.cursor };
        let size = self.grid_size();
        self.grid.point_at(cursor, size);
        self.wanted_focus = Some(Pane::Grid);
    }

    /// Turns the window to a cell, so that what changed is seen.
    pub(super) fn show_cell(&mut self, key: Option<&CellKey>) {
        let Some(key) = key else { return };
        let project = self.document.project();
        let Some(indicator) = project.indicators().get(&key.indicator) else { return };
        self.view.screen = Screen::Entry;
        if self.view.topic != indicator.topic {
            self.view.saved = None;
        }
        self.view.topic = indicator.topic.clone();
        self.view.indicator = key.indicator.clone();
        let stands_beside = key.measure == Measure::Plan && self.view.has(TableFeature::BesidePlan);
        if indicator.only_measure.is_none() && !stands_beside {
            self.view.measure = key.measure;
        }
        let is_commune = project.area_kind(&key.place).is_some_and(AreaKind::is_commune);
        if project.groups().contains(&key.place) {
            self.view.level = Level::Groups;
        } else if self.view.level == Level::Groups {
            self.view.level = Level::Districts;
        }
        if self.view.shape == Shape::OneArea {
            self.view.place = key.place.clone();
        }
        if self.pos_of(key).is_none() {
            // A plan assigned for the year stands beside each of its months.
            self.view.period = key.period;
        }
        if self.pos_of(key).is_none() {
            // Whatever hides it gives way.
            self.view.filter = Filter::All;
        }
        if self.pos_of(key).is_none() && is_commune {
            // Its district is closed.
            self.show_all_of(Level::Communes);
        }
        if self.pos_of(key).is_none() && self.view.level == Level::Communes {
            // The share that departments hold themselves stands among the districts only.
            self.show_all_of(Level::Districts);
        }
        if self.pos_of(key).is_none() {
            // The columns of one indicator are the periods that it has figures of.
            self.view.shape = Shape::Indicators;
        }
        if let Some(pos) = self.pos_of(key) {
            let size = self.grid_size();
            self.grid.point_at(pos, size);
        }
        self.wanted_focus = Some(Pane::Grid);
    }

    fn show_all_of(&mut self, level: Level) {
        self.view.level = level;
        self.view.folded.clear();
    }

    /// Where a cell stands in the table that is to be shown.
    fn pos_of(&mut self, key: &CellKey) -> Option<CellPos> {
        self.refresh_sheet();
        self.shown_sheet()?.table.find(self.document.project(), key)
    }
}
