//! What commands, workers and the grid do to the program's state.

use crate::{
    model::{Cell, CellKey, Indicator, Status},
    text::{
        grid_messages::{Deed, is_computed, paste_asked},
        lang::Lang,
        window,
    },
};

use super::{
    App, Beside, Command, Dialog, Next, Pane, Screen, Shape,
    arrange::whole_width,
    grid::{GridAction, GridEvent, GridSize, Move, Refusal, edit_text},
    search::Scope,
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
            Command::ShowAnalysis | Command::ShowDerivation => self.view.screen != Screen::Checks,
            Command::Details
            | Command::MarkFinal
            | Command::MarkProvisional
            | Command::MarkEstimate
            | Command::Transpose
            | Command::BesidePlan
            | Command::IndexRow
            | Command::InBillions
            | Command::NextFilter
            | Command::SaveView
            | Command::FitColumn
            | Command::MarkNotApplicable
            | Command::MarkNotReported
            | Command::AsOfToday
            | Command::Find
            | Command::FindNext
            | Command::FindPrevious => self.view.screen == Screen::Entry,
            Command::SortDescending | Command::SortAscending | Command::ProtocolOrder => {
                self.view.screen == Screen::Entry && self.rows_are_areas()
            }
            Command::Fold if self.view.screen == Screen::Charts => self.can_drill(),
            Command::Fold => {
                let sheet = self.shown_sheet();
                self.view.screen == Screen::Entry
                    && sheet.is_some_and(|it| it.table.rows.iter().any(|row| row.is_open.is_some()))
            }
            Command::UpdateView => self.view.screen == Screen::Entry && self.differs_from_saved(),
            Command::RenameView | Command::RemoveView => {
                self.view.screen == Screen::Entry && self.saved_view().is_some()
            }
            Command::PreviousArea | Command::NextArea => match self.view.screen {
                Screen::Entry => self.view.shape == Shape::OneArea,
                Screen::Charts => true,
                Screen::Checks => false,
            },
            Command::SaveChart | Command::Headline => self.view.screen == Screen::Charts,
            Command::UpdateChart => self.view.screen == Screen::Charts && self.chart_differs(),
            Command::RenameChart | Command::RemoveChart => {
                self.view.screen == Screen::Charts && self.saved_chart().is_some()
            }
            Command::SavePicture | Command::CopyPicture | Command::CopyChartFigures => {
                self.has_chart()
            }
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
            Command::ShowEntry if self.view.screen == Screen::Charts => self.leave_charts(),
            Command::ShowEntry => self.show(Screen::Entry),
            Command::ShowCharts => self.show_charts(),
            Command::SaveChart => self.ask_to_keep_chart(),
            Command::UpdateChart => self.update_chart(),
            Command::RenameChart => self.ask_to_rename_chart(),
            Command::RemoveChart => self.remove_chart(),
            Command::Headline => self.ask_for_headline(),
            Command::ShowChecks => self.show(Screen::Checks),
            Command::Acknowledge => self.acknowledge_chosen(),
            Command::CopyTable => self.copies_table = true,
            Command::SavePicture => self.ask_where_to_draw(),
            Command::CopyPicture => self.copy_picture(),
            Command::CopyChartFigures => self.copy_chart_figures(),
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
            Command::ToggleChart if self.view.screen == Screen::Charts => self.next_kind(),
            Command::ToggleChart if self.prefs.beside != Beside::Chart => {
                self.prefs.beside = Beside::Chart;
            }
            Command::ToggleChart => self.next_chart(),
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
            _ => self.turn(command),
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
        if self.view.screen == Screen::Charts {
            self.show_beside_chart(wanted);
            return;
        }
        let is_shown = self.prefs.beside == wanted;
        self.prefs.beside = if is_shown { Beside::Chart } else { wanted };
    }

    fn show(&mut self, screen: Screen) {
        self.view.screen = screen;
        self.wanted_focus = (screen == Screen::Entry).then_some(Pane::Grid);
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

    // ---- the grid

    pub(super) fn grid_events(&mut self, events: Vec<GridEvent>) {
        for event in events {
            match event {
                GridEvent::Action(GridAction::Open { with_value }) => {
                    let cell = self.cursor_cell().zip(self.shown_sheet());
                    let cell = cell.map_or(Cell::NotReported, |((key, _), sheet)| {
                        let cell = self.document.project().cell(&key);
                        sheet.table.scale.shown_cell(&key.indicator, cell)
                    });
                    let text =
                        if with_value { edit_text(cell, self.lang()) } else { String::new() };
                    self.grid.open(text, with_value);
                }
                GridEvent::Action(GridAction::Commit(step)) => {
                    self.commit_editor(step);
                }
                GridEvent::CommitAndGoTo(pos) => {
                    if self.commit_editor(Move::Stay) {
                        let size = self.grid_size();
                        self.grid.point_at(pos, size);
                    }
                }
                GridEvent::CommitAndSelectLine { pos, is_row, extends } => {
                    if self.commit_editor(Move::Stay) {
                        let size = self.grid_size();
                        self.grid.select_line(pos, is_row, extends, size);
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
                GridEvent::Chosen(cell) => self.choose(cell),
                GridEvent::Cut => self.clear_selection(Deed::Cut),
                GridEvent::Copy => {}
                GridEvent::Paste(text) => self.paste(&text),
                GridEvent::FillTo(to) => self.fill_to(to),
                GridEvent::Resized(column, width) => {
                    self.set_width(column, Some(whole_width(width)));
                }
                GridEvent::Fit(column) => self.fit_column(column),
                GridEvent::Fold(row) => {
                    if self.commit_editor(Move::Stay) {
                        self.fold(row);
                    }
                }
                GridEvent::Command(command) => self.queue(command),
                GridEvent::AskPaste => {
                    self.notice = Some(paste_asked(self.lang()).to_owned());
                }
            }
        }
    }

    pub(super) fn grid_size(&mut self) -> GridSize {
        self.refresh_sheet();
        self.shown_sheet().map_or_else(GridSize::default, |sheet| sheet.table.size())
    }

    /// The address in which a figure is entered under the cursor, and its indicator; none of what is
    /// computed only.
    pub(super) fn cursor_cell(&self) -> Option<(CellKey, &Indicator)> {
        let (.., sheet) = self.sheet.as_ref().filter(|(_, view, _)| *view == self.view)?;
        Self::cell_at(self.document.project(), sheet, self.grid.cursor)
    }

    /// What the cell under the cursor is about; of a percentage the figure that it measures.
    pub(super) fn cursor_subject(&self) -> Option<(CellKey, &Indicator)> {
        let (.., sheet) = self.sheet.as_ref().filter(|(_, view, _)| *view == self.view)?;
        let project = self.document.project();
        let address = sheet.table.at(project, self.grid.cursor)?;
        Some((address.subject(project), project.indicators().get(&address.indicator.id)?))
    }

    /// Takes what is being typed; false if it was refused and the editor stays open.
    pub(super) fn commit_editor(&mut self, step: Move) -> bool {
        let Some(editor) = &self.grid.editor else { return true };
        let lang = self.lang();
        let text = editor.text.clone();
        let sheet = self.shown_sheet();
        let read = sheet.and_then(|sheet| {
            Self::read_typed(self.document.project(), &sheet, self.grid.cursor, &text, lang)
        });
        let Some((_, read)) = read else {
            self.notice = Some(is_computed(lang).to_owned());
            self.grid.cancelled();
            return true;
        };
        match read {
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
        window::edit_label(lang, &self.cell_name(lang, key))
    }

    /// Writes a number that is being typed as the other language does: its marks mean something else
    /// there. Other texts stay as they are.
    fn translate_editor(&mut self, to: Lang) {
        let from = self.lang();
        let Some(text) = self.grid.editor.as_ref().map(|editor| editor.text.clone()) else {
            return;
        };
        let Some(sheet) = self.shown_sheet() else { return };
        let project = self.document.project();
        let read = Self::read_typed(project, &sheet, self.grid.cursor, &text, from);
        let Some(editor) = &mut self.grid.editor else { return };
        editor.refusal = None;
        if let Some((key, Ok(cell @ Cell::Value { .. }))) = read {
            editor.text = edit_text(sheet.table.scale.shown_cell(&key.indicator, cell), to);
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
            Err(refused) => {
                self.refuse(&refused.sentence(lang));
                false
            }
        }
    }

    fn refuse(&mut self, sentence: &str) {
        self.notice = Some(sentence.to_owned());
        let text = self.grid.editor.as_ref().map(|editor| editor.text.clone()).unwrap_or_default();
        self.wanted_focus = Some(Pane::Grid);
        self.grid.refused(Refusal {
            text,
            sentence: sentence.to_owned(),
            readings: Vec::new(),
            is_for_all: false,
        });
    }
}
