//! What commands, workers and the grid do to the program's state.

use crate::{
    model::{Cell, CellKey, EditError, Indicator, Measure, Period, Status, TopicId},
    text::{
        grid_messages::{Deed, paste_asked},
        lang::Lang,
        period::period_label,
        window,
    },
};

use super::{
    App, Beside, Command, Dialog, GridState, Next, Pane, Screen, Shape,
    document::Refused,
    grid::{GridAction, GridEvent, GridSize, Move, Refusal, edit_text, interpret},
    search::Scope,
    sheet::filled_periods,
    view::{Level, topics_in_order},
};

impl App {
    /// Runs a command as soon as this frame is drawn.
    pub fn queue(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Whether a command can do anything now.
    #[must_use]
    pub fn is_enabled(&self, command: Command) -> bool {
        if self.preview.is_some() {
            // What is only looked at cannot be saved or left; go back to the question first.
            let changes_document = matches!(
                command,
                Command::New
                    | Command::Open
                    | Command::OpenSample
                    | Command::Save
                    | Command::SaveAs
                    | Command::SendCopy
                    | Command::Copies
            );
            if changes_document {
                return false;
            }
        }
        match command {
            Command::Undo => self.document.history().next_undo().is_some(),
            Command::Redo => self.document.history().next_redo().is_some(),
            Command::Save => {
                let typing = self.grid.editor.is_some();
                typing || self.document.is_unsaved() || self.document.path().is_none()
            }
            // They are about the figure under the table's cursor.
            Command::ShowAnalysis
            | Command::ShowDerivation
            | Command::Details
            | Command::MarkFinal
            | Command::MarkProvisional
            | Command::MarkEstimate
            | Command::MarkNotApplicable
            | Command::MarkNotReported
            | Command::AsOfToday
            | Command::Find
            | Command::FindNext
            | Command::FindPrevious => self.view.screen == Screen::Entry,
            Command::Acknowledge => {
                self.view.screen == Screen::Checks && self.chosen_finding().is_some()
            }
            _ => true,
        }
    }

    pub(super) fn run_commands(&mut self) {
        for command in std::mem::take(&mut self.commands) {
            // Asked now, not when the key came: an undo before it may have changed the answer.
            if self.is_enabled(command) {
                self.run(command);
            }
        }
    }

    fn run(&mut self, command: Command) {
        // What is being typed belongs to the state that a command acts on. While it cannot be
        // taken, nothing else happens: the grid says why.
        if command.acts_on_state() && !self.commit_editor(Move::Stay) {
            return;
        }
        match command {
            Command::New => {
                self.dialog = Some(Dialog::New { title: String::new() });
            }
            Command::Open => self.dialog = Some(Dialog::open(self.document.path())),
            Command::OpenSample => self.request(Next::OpenSample),
            Command::Save => self.save(),
            Command::SaveAs => self.ask_where_to_save(),
            Command::SendCopy => self.ask_where_to_send(),
            Command::Copies => self.show_copies(),
            Command::Quit => self.request(Next::Quit),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::ShowEntry => self.show(Screen::Entry),
            Command::ShowChecks => self.show(Screen::Checks),
            Command::Acknowledge => self.acknowledge_chosen(),
            Command::PreviousTopic => self.step_topic(false),
            Command::NextTopic => self.step_topic(true),
            Command::PreviousPeriod => self.step_period(false),
            Command::NextPeriod => self.step_period(true),
            Command::ToggleShape => {
                let shape = match self.view.shape {
                    Shape::Indicators => Shape::Periods,
                    Shape::Periods => Shape::Indicators,
                };
                self.set_shape(shape);
            }
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
            Command::CopyTable => self.copy_table = true,
            Command::Details
            | Command::MarkFinal
            | Command::MarkProvisional
            | Command::MarkEstimate
            | Command::MarkNotApplicable
            | Command::MarkNotReported
            | Command::AsOfToday => self.say_of_selection(command),
            Command::Search => self.open_search(Scope::All),
            Command::GoTo => self.open_search(Scope::Data),
            Command::Find => self.find.open(),
            Command::FindNext => self.find_next(true),
            Command::FindPrevious => self.find_next(false),
            Command::ToggleChart if self.prefs.beside != Beside::Chart => {
                self.prefs.beside = Beside::Chart;
            }
            Command::ToggleChart => self.prefs.trend = !self.prefs.trend,
            Command::ShowAnalysis => self.show_beside(Beside::Analysis),
            Command::ShowDerivation => self.show_beside(Beside::Derivation),
            Command::NextPane => self.wanted_focus = Some(Pane::Next),
            Command::Language => {
                let lang = match self.prefs.lang {
                    Lang::Vi => Lang::En,
                    Lang::En => Lang::Vi,
                };
                self.translate_editor(lang);
                self.prefs.lang = lang;
            }
            Command::Theme => self.prefs.dark = !self.prefs.dark,
            Command::LargerScale => self.prefs.enlarge(),
            Command::SmallerScale => self.prefs.shrink(),
            Command::NormalScale => self.prefs.scale = 1.0,
            Command::Help => {
                self.dialog = match self.dialog {
                    Some(Dialog::Keys) => None,
                    _ => Some(Dialog::Keys),
                };
            }
        }
    }

    /// What [`Command::OF_A_CELL`] says of the selected cells.
    fn say_of_selection(&mut self, command: Command) {
        match command {
            Command::Details => self.ask_for_details(),
            Command::MarkFinal => self.set_status(Status::Final),
            Command::MarkProvisional => self.set_status(Status::Provisional),
            Command::MarkEstimate => self.set_status(Status::Estimate),
            Command::MarkNotApplicable => self.mark_not_applicable(),
            Command::MarkNotReported => self.clear_selection(Deed::Clear),
            Command::AsOfToday => self.count_to_today(),
            _ => {}
        }
    }

    /// Puts a panel beside the table; the same once more goes back to the chart.
    fn show_beside(&mut self, wanted: Beside) {
        let is_shown = self.prefs.beside == wanted;
        self.prefs.beside = if is_shown { Beside::Chart } else { wanted };
    }

    fn show(&mut self, screen: Screen) {
        self.view.screen = screen;
        self.wanted_focus = (screen == Screen::Entry).then_some(Pane::Grid);
    }

    fn step_topic(&mut self, forward: bool) {
        let topics: Vec<TopicId> =
            topics_in_order(self.document.project()).map(|topic| topic.id.clone()).collect();
        let at = topics.iter().position(|topic| *topic == self.view.topic).unwrap_or(0);
        let to = if forward { at + 1 } else { at.wrapping_sub(1) };
        if let Some(topic) = topics.get(to) {
            self.show_topic(topic.clone());
        }
    }

    pub(super) fn show_topic(&mut self, topic: TopicId) {
        if !self.commit_editor(Move::Stay) {
            return;
        }
        self.view.show_topic(self.document.project(), topic);
        self.view.screen = Screen::Entry;
        self.grid = GridState::at_column(self.view.column(self.document.project()));
        self.wanted_focus = Some(Pane::Grid);
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
        periods.extend(beyond);
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
        self.view.level = level;
        let cursor = super::CellPos { row: 0, ..self.grid.cursor };
        self.grid.point_at(cursor, self.grid_size());
        self.wanted_focus = Some(Pane::Grid);
    }

    pub(super) fn set_shape(&mut self, shape: Shape) {
        self.view.shape = shape;
        let column = self.view.column(self.document.project());
        let cursor = super::CellPos { column, ..self.grid.cursor };
        self.grid.point_at(cursor, self.grid_size());
        self.wanted_focus = Some(Pane::Grid);
    }

    fn undo(&mut self) {
        if self.grid.editor.is_some() {
            self.grid.cancelled();
            return;
        }
        let lang = self.lang();
        let label = self.document.history().next_undo().map(|done| done.label.clone());
        let Some(keys) = self.document.undo() else {
            self.notice = Some(window::window_texts(lang).nothing_to_undo.to_owned());
            return;
        };
        self.notice = label.map(|label| window::undone(lang, &label));
        self.show_cell(keys.first());
    }

    fn redo(&mut self) {
        let lang = self.lang();
        let label = self.document.history().next_redo().map(|done| done.label.clone());
        let Some(keys) = self.document.redo() else {
            self.notice = Some(window::window_texts(lang).nothing_to_redo.to_owned());
            return;
        };
        self.notice = label.map(|label| window::redone(lang, &label));
        self.show_cell(keys.first());
    }

    /// Turns the window to a cell, so that what changed is seen.
    pub(super) fn show_cell(&mut self, key: Option<&CellKey>) {
        let Some(key) = key else { return };
        let project = self.document.project();
        let Some(indicator) = project.indicators().get(&key.indicator) else { return };
        self.view.screen = Screen::Entry;
        self.view.topic = indicator.topic.clone();
        self.view.indicator = key.indicator.clone();
        // A plan assigned for the year stands beside each of its months.
        if indicator.period_for(self.view.period) != key.period {
            self.view.period = key.period;
        }
        if indicator.only_measure.is_none() {
            self.view.measure = key.measure;
        }
        if project.groups().contains(&key.place) {
            self.view.level = Level::Groups;
        } else if project.area_kind(&key.place).is_some_and(crate::model::AreaKind::is_commune) {
            self.view.level = Level::Communes;
        } else if self.view.level == Level::Groups {
            self.view.level = Level::Districts;
        }
        let table = self.view.table(project);
        let row = table.rows.iter().position(|row| row.place == key.place);
        let column = table
            .columns
            .iter()
            .position(|column| column.indicator == key.indicator && column.period == key.period);
        let size = GridSize { rows: table.rows.len(), columns: table.columns.len() };
        if let (Some(row), Some(column)) = (row, column) {
            self.grid.point_at(super::CellPos { row, column }, size);
        }
        self.wanted_focus = Some(Pane::Grid);
    }

    // ---- the grid

    pub(super) fn grid_events(&mut self, events: Vec<GridEvent>) {
        for event in events {
            match event {
                GridEvent::Action(GridAction::Open { with_value }) => {
                    let cell = self
                        .cursor_cell()
                        .map_or(Cell::NotReported, |(key, _)| self.document.project().cell(&key));
                    let text =
                        if with_value { edit_text(cell, self.lang()) } else { String::new() };
                    self.grid.open(text, with_value);
                }
                GridEvent::Action(GridAction::Commit(step)) => {
                    self.commit_editor(step);
                }
                GridEvent::CommitAndGoTo(pos) => {
                    if self.commit_editor(Move::Stay) {
                        self.grid.point_at(pos, self.grid_size());
                    }
                }
                GridEvent::Action(GridAction::Cancel) => self.grid.cancelled(),
                GridEvent::Action(GridAction::CommitToAll) => self.commit_to_selection(),
                GridEvent::Action(GridAction::Clear) if self.grid.has_range() => {
                    self.clear_selection(Deed::Clear);
                }
                GridEvent::Action(GridAction::Clear) => {
                    self.set_cursor_cell(Cell::NotReported);
                }
                GridEvent::Action(GridAction::FillDown) => self.fill_selection(Deed::FillDown),
                GridEvent::Action(GridAction::FillRight) => self.fill_selection(Deed::FillRight),
                GridEvent::Chosen(number) => self.choose(number),
                GridEvent::Cut => self.clear_selection(Deed::Cut),
                GridEvent::Copy => {}
                GridEvent::Paste(text) => self.paste(&text),
                GridEvent::FillTo(to) => self.fill_to(to),
                GridEvent::Command(command) => self.queue(command),
                GridEvent::AskPaste => {
                    self.notice = Some(paste_asked(self.lang()).to_owned());
                }
            }
        }
    }

    pub(super) fn grid_size(&self) -> GridSize {
        let table = self.view.table(self.document.project());
        GridSize { rows: table.rows.len(), columns: table.columns.len() }
    }

    /// The address under the cursor and its indicator.
    pub(super) fn cursor_cell(&self) -> Option<(CellKey, &Indicator)> {
        let project = self.document.project();
        let (_, view, sheet) = self.sheet.as_ref()?;
        if *view != self.view {
            return None;
        }
        let row = sheet.table.rows.get(self.grid.cursor.row)?;
        let column = sheet.table.columns.get(self.grid.cursor.column)?;
        let indicator = project.indicators().get(&column.indicator)?;
        let key = project.current_key(&column.indicator, column.measure, &row.place, column.period);
        Some((key, indicator))
    }

    /// Takes what is being typed; false if it was refused and the editor stays open.
    pub(super) fn commit_editor(&mut self, step: Move) -> bool {
        let Some(editor) = &self.grid.editor else { return true };
        let lang = self.lang();
        let text = editor.text.clone();
        let Some((key, indicator)) = self.cursor_cell() else {
            self.grid.cancelled();
            return true;
        };
        let current = self.document.project().cell(&key);
        match interpret(&text, lang, indicator, current) {
            Ok(cell) => {
                if !self.set_cursor_cell(cell) {
                    return false;
                }
                let size = self.grid_size();
                self.grid.accepted(step, size);
                true
            }
            Err(refusal) => {
                self.grid.refused(refusal);
                // Wherever the pointer went: one goes on typing here.
                self.wanted_focus = Some(Pane::Grid);
                false
            }
        }
    }

    /// "Sửa Tỷ lệ hộ nghèo, Bác Ái, 2018", in the language of the window.
    pub(super) fn edit_label(&self, key: &CellKey) -> String {
        let lang = self.lang();
        let project = self.document.project();
        let place = project.place_name(&key.place);
        let place = place.map_or(key.place.as_str(), |name| lang.pick(name));
        let Some(indicator) = project.indicators().get(&key.indicator) else {
            return window::edit_label(
                lang,
                key.indicator.as_str(),
                place,
                &key.period.to_string(),
            );
        };
        let period = period_label(lang, key.period, indicator.kind);
        window::edit_label(lang, lang.pick(&indicator.name), place, &period)
    }

    /// Writes a number that is being typed as the other language does: its marks mean something else
    /// there. Other texts stay as they are.
    fn translate_editor(&mut self, to: Lang) {
        let from = self.lang();
        let Some(text) = self.grid.editor.as_ref().map(|editor| editor.text.clone()) else {
            return;
        };
        let Some((key, indicator)) = self.cursor_cell() else { return };
        let current = self.document.project().cell(&key);
        let cell = interpret(&text, from, indicator, current);
        let Some(editor) = &mut self.grid.editor else { return };
        editor.refusal = None;
        if let Ok(cell @ Cell::Value { .. }) = cell {
            editor.text = edit_text(cell, to);
        }
    }

    /// Puts a cell under the cursor, through the one way there is; false if it was refused.
    pub(super) fn set_cursor_cell(&mut self, cell: Cell) -> bool {
        let lang = self.lang();
        let Some((key, _)) = self.cursor_cell() else { return false };
        let label = self.edit_label(&key);
        match self.document.set_cell(key, cell, label) {
            Ok(changed) => {
                if changed {
                    self.notice = None;
                }
                true
            }
            Err(Refused::ReadOnly(_)) => {
                self.refuse(window::window_texts(lang).read_only_refusal);
                false
            }
            Err(Refused::Edit(EditError::Stale { .. })) => {
                self.refuse(window::window_texts(lang).changed_elsewhere);
                false
            }
            Err(Refused::Edit(EditError::Dangling { at, missing, .. })) => {
                self.refuse(&format!("{at}: {missing}"));
                false
            }
            Err(Refused::Edit(EditError::Malformed { .. })) => {
                self.refuse(window::window_texts(lang).error_title);
                false
            }
        }
    }

    fn refuse(&mut self, sentence: &str) {
        self.notice = Some(sentence.to_owned());
        let text = self.grid.editor.as_ref().map(|editor| editor.text.clone()).unwrap_or_default();
        self.wanted_focus = Some(Pane::Grid);
        self.grid.refused(Refusal { text, sentence: sentence.to_owned(), readings: Vec::new() });
    }
}
