//! One frame of the window, without a window.

use std::{collections::BTreeSet, sync::Arc};

use egui::{CentralPanel, Color32, Context, CornerRadius, Event, Frame, Margin, Panel, Stroke, Ui};

use crate::{
    look::{Palette, radius},
    text::window::window_texts,
};

use super::{
    App, Command, Pane, Screen, Sheet,
    composition::leave_keys_to_input_method,
    grid::{bring_back_deferred, defer, has_keyboard, leave_keyboard},
    panels::{ChecksPart, walks_findings},
    theme::{colour, palette},
    view::{Filter, News},
};

impl App {
    /// Draws one frame and then acts on what was asked in it. Needs no window of the system.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        let theme = if self.prefs.dark { egui::Theme::Dark } else { egui::Theme::Light };
        if ui.ctx().theme() != theme {
            ui.ctx().set_theme(theme);
        }
        if (ui.ctx().zoom_factor() - self.prefs.scale).abs() > f32::EPSILON {
            ui.ctx().set_zoom_factor(self.prefs.scale);
        }
        leave_keys_to_input_method(ui);
        bring_back_deferred(ui);
        if has_keyboard(ui.ctx()) {
            commands_in_turn(ui);
            if self.dialog.is_some() {
                leave_keyboard(ui);
            }
        }
        self.take_finished();
        self.document.work_as(&self.prefs.name);
        self.refresh_sheet();
        if self.dialog.is_none() {
            self.keyboard = ui.memory(egui::Memory::focused).filter(|_| !has_keyboard(ui.ctx()));
            self.take_shortcuts(ui.ctx());
            self.take_dropped(ui.ctx());
        } else if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::F1)) {
            self.queue(Command::Help);
        }
        let palette = palette(ui.ctx());
        Panel::top("bar")
            .exact_size(44.0)
            .resizable(false)
            .show_separator_line(false)
            .frame(bar(palette))
            .show(ui, |ui| self.top_ui(ui));
        Panel::bottom("status")
            .exact_size(28.0)
            .resizable(false)
            .show_separator_line(false)
            .frame(bar(palette))
            .show(ui, |ui| self.status_ui(ui));
        Panel::left("places")
            .default_size(if ui.available_width() < 1150.0 { 168.0 } else { 200.0 })
            .size_range(140.0..=320.0)
            .show_separator_line(false)
            .frame(Frame::new().fill(colour(palette.panel)).inner_margin(Margin::symmetric(8, 12)))
            .show(ui, |ui| self.nav_ui(ui));
        CentralPanel::default()
            .frame(Frame::new().fill(colour(palette.paper)).inner_margin(Margin::same(16)))
            .show(ui, |ui| {
                self.banner_ui(ui);
                match self.view.screen {
                    Screen::Entry => self.entry_ui(ui),
                    Screen::Charts => self.charts_ui(ui),
                    Screen::Checks => self.checks_ui(ui),
                }
            });
        self.dialog_ui(ui);
        // The table or the list has the keyboard again when a dialog is done.
        if self.had_dialog && self.dialog.is_none() {
            self.wanted_focus = Some(match self.view.screen {
                Screen::Entry => Pane::Grid,
                Screen::Charts => Pane::Chart,
                Screen::Checks => Pane::Findings,
            });
        }
        self.return_keyboard(ui);
        self.had_dialog = self.dialog.is_some();
        self.keep_keyboard_somewhere(ui.ctx());
        self.drop_target_ui(ui);
        if self.wanted_focus == Some(Pane::Next) {
            self.wanted_focus = None;
            self.move_to_next_pane(ui);
        }
        self.run_commands();
        // Once for each state: a check that breaks off is told, not begun again.
        let stand = self.document.stand();
        if self.document.checks_due()
            && self.checks_asked != Some(stand)
            && self.jobs.check(self.document.snapshot(), stand)
        {
            self.checks_asked = Some(stand);
        }
        if std::mem::take(&mut self.copies_table) && self.copy_table() {
            self.notice = Some(window_texts(self.prefs.lang).table_copied.to_owned());
        }
    }

    /// Gives the keyboard back to whoever had it before the search. Behind a dialog that has just
    /// closed nothing can take it yet: it is offered a few times.
    fn return_keyboard(&mut self, ui: &Ui) {
        if self.dialog.is_none()
            && let Some((id, times)) = self.return_to
        {
            self.wanted_focus = None;
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.request_repaint();
            self.return_to = times.checked_sub(1).map(|times| (id, times));
        }
    }

    /// A click on a button or on nothing leaves the keyboard with nobody: then it is the table's.
    fn keep_keyboard_somewhere(&mut self, ctx: &Context) {
        let nobody = ctx.memory(|memory| memory.focused().is_none());
        let free = self.dialog.is_none() && !egui::Popup::is_any_open(ctx);
        if nobody && free && self.wanted_focus.is_none() {
            self.wanted_focus = match self.view.screen {
                Screen::Entry => Some(Pane::Grid),
                Screen::Charts => Some(Pane::Chart),
                Screen::Checks => return,
            };
            ctx.request_repaint();
        }
    }

    /// Rows and columns of the table, made anew only when the project or the view changed.
    pub(super) fn refresh_sheet(&mut self) {
        let revision = self.document.revision();
        self.figures.at_revision(revision);
        let fresh = self
            .sheet
            .as_ref()
            .is_some_and(|(known, view, _)| *known == revision && *view == self.view);
        if !fresh {
            let project = self.document.snapshot();
            let asks_for_changes = self.view.filter == Filter::Changed;
            let changed = if asks_for_changes {
                self.document.changed_since_saved()
            } else {
                BTreeSet::new()
            };
            let news = News { findings: self.document.findings(), changed: &changed };
            let before = self.sheet.as_ref().filter(|(_, view, _)| *view == self.view);
            let before = before.map(|(.., sheet)| &**sheet);
            let sheet = Sheet::new(&project, &self.view, news, &mut self.figures, before);
            self.sheet = Some((revision, self.view.clone(), Arc::new(sheet)));
        }
    }

    fn take_shortcuts(&mut self, ctx: &Context) {
        // Input methods and text fields come first for whatever they use themselves.
        // (egui takes the idle grid for a text field, since its editor has the same id.)
        let typing_elsewhere = ctx.text_edit_focused() && !has_keyboard(ctx);
        // The most specific first: consuming Ctrl+S would also take Ctrl+Shift+S.
        let mut keys: Vec<_> = Command::ALL
            .into_iter()
            .flat_map(|command| {
                let main = command.shortcut().into_iter();
                main.chain(command.other_shortcuts().iter().copied()).map(move |key| (key, command))
            })
            .collect();
        keys.sort_by_key(|(key, _)| std::cmp::Reverse(u8::from(key.modifiers.shift)));
        for (key, command) in keys {
            let edits_text = matches!(command, Command::Undo | Command::Redo);
            if edits_text && (typing_elsewhere || self.grid.editor.is_some()) {
                continue;
            }
            // Two presses may arrive in one frame: none is lost.
            let presses =
                ctx.input_mut(|input| input.count_and_consume_key(key.modifiers, key.logical_key));
            for _ in 0..presses {
                self.queue(command);
            }
        }
    }

    fn take_dropped(&mut self, ctx: &Context) {
        let first =
            ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = first {
            self.request_open(path);
        }
    }

    fn drop_target_ui(&self, ui: &Ui) {
        if !ui.input(|input| !input.raw.hovered_files.is_empty()) {
            return;
        }
        let palette = palette(ui.ctx());
        let rect = ui.ctx().content_rect();
        let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
        let painter = ui.ctx().layer_painter(layer);
        painter.rect_filled(rect, 0, Color32::from_black_alpha(120));
        painter.text(
            rect.center(),
            egui::Align2::CENTER_CENTER,
            crate::text::window::window_texts(self.prefs.lang).drop_here,
            super::theme::bold(18.0),
            colour(palette.on_accent),
        );
    }

    /// F6: from the table to the places at the left, to what stands beside the table, and back;
    /// in Rà soát from anywhere to the findings, and from them to the places.
    fn move_to_next_pane(&mut self, ui: &Ui) {
        if self.view.screen == Screen::Checks {
            if walks_findings(ui.ctx()) || self.is_nothing_entered() {
                let here = egui::Id::unique("third place");
                ui.memory_mut(|memory| memory.request_focus(here));
            } else {
                self.checks_part = ChecksPart::Findings;
                self.wanted_focus = Some(Pane::Findings);
                ui.request_repaint();
            }
            return;
        }
        let nav = egui::Id::unique("first place");
        let middle = match self.view.screen {
            Screen::Charts => Pane::Chart,
            Screen::Entry | Screen::Checks => Pane::Grid,
        };
        let is_shown = self.panel.is_shown();
        if is_shown && self.panel.has_keyboard() {
            self.wanted_focus = Some(middle);
        } else if ui.memory(|memory| memory.has_focus(nav)) {
            self.wanted_focus = Some(if is_shown { Pane::Card } else { middle });
        } else {
            ui.memory_mut(|memory| memory.request_focus(nav));
        }
    }
}

/// Commands act at the end of a frame: where a slow frame brings both what was typed into the table
/// and a command, what came later waits for the next one.
fn commands_in_turn(ui: &Ui) {
    let mut first = None;
    let later = ui.input_mut(|input| {
        let at = input.events.iter().position(|event| {
            let is_command = match event {
                Event::Key { key, modifiers, pressed: true, .. } => {
                    Command::is_shortcut(*key, *modifiers)
                }
                Event::Text(_) | Event::Ime(_) | Event::Paste(_) | Event::Copy | Event::Cut => {
                    false
                }
                _ => return false,
            };
            *first.get_or_insert(is_command) != is_command
        });
        at.map(|at| input.events.split_off(at)).unwrap_or_default()
    });
    defer(ui, later);
}

fn bar(palette: &Palette) -> Frame {
    Frame::new().fill(colour(palette.panel)).inner_margin(Margin::symmetric(16, 0))
}

/// A white card with a border.
pub(super) fn card(palette: &Palette) -> Frame {
    Frame::new()
        .fill(colour(palette.panel))
        .stroke(Stroke::new(1.0, colour(palette.line)))
        .corner_radius(CornerRadius::same(radius::CARD))
}
