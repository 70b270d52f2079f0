//! The place Số liệu: the table, the strip below it, the chart beside it.

use std::sync::Arc;

use egui::{Align, Layout, Margin, Panel, RichText, Ui, UiBuilder};

use crate::{
    app::{
        App, Beside, Command, Pane, Shape, WidthsKey,
        frame::card,
        grid::{ColumnWidths, GridEvent, GridView, grid_ui, part_head},
        sheet::LARGE_TABLE_ROWS,
        theme::{bold, colour, palette, second},
        view::{Filter, Level, Line, Part},
    },
    look::size,
    text::{
        filter_messages::filter_texts,
        grid_messages::percent_of_plan_head,
        layout_messages::layout_texts,
        period::period_label,
        review_messages::review_texts,
        window::{self, window_texts},
    },
};

use super::layout::nothing_left;

/// The panel's share of a window that has no room for it beside the table.
const PANEL_BELOW: f32 = 0.5;

impl App {
    pub(in crate::app) fn entry_ui(&mut self, ui: &mut Ui) {
        let palette = palette(ui.ctx());
        let wide = ui.available_width() > 760.0;
        self.panel.begin(ui.ctx());
        if wide {
            let width = (ui.available_width() * 0.36).clamp(290.0, 620.0);
            Panel::right("chart")
                .default_size(width)
                .size_range(280.0..=900.0)
                .show_separator_line(false)
                .frame(egui::Frame::new().inner_margin(Margin { left: 16, ..Margin::ZERO }))
                .show(ui, |ui| {
                    card(palette).inner_margin(Margin::same(12)).show(ui, |ui| {
                        ui.set_min_size(ui.available_size());
                        self.beside_ui(ui);
                    });
                });
        }
        let rect = ui.available_rect_before_wrap();
        ui.painter().add(card(palette).paint(rect.shrink(1.0)));
        let inner = rect.shrink(1.0);
        // Without room beside the table the panel takes the strip's place below it; why something
        // was not accepted is told first.
        let is_refused = self.grid.editor.as_ref().is_some_and(|editor| editor.refusal.is_some());
        let below = !wide && self.prefs.beside != Beside::Chart && !is_refused;
        let strip_height =
            if below { inner.height() * PANEL_BELOW } else { self.strip_height(inner.height()) };
        let (table, strip) = inner.split_top_bottom_at_y(inner.bottom() - strip_height);
        // Both keep to their places whatever they hold.
        self.table_ui(&mut ui.new_child(UiBuilder::new().max_rect(table).id_salt("table")));
        let mut strip = ui.new_child(UiBuilder::new().max_rect(strip).id_salt("strip"));
        if below {
            self.below_ui(&mut strip);
        } else {
            self.strip_ui(&mut strip);
        }
        ui.advance_cursor_after_rect(rect);
    }

    /// Title, note and choices above the table.
    fn table_head_ui(&mut self, ui: &mut Ui) {
        let palette = palette(ui.ctx());
        let head =
            egui::Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 4 });
        head.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let title = RichText::new(self.table_title()).font(bold(size::TITLE));
            ui.add(egui::Label::new(title).truncate());
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.layout_ui(ui);
                    let words = Layout::left_to_right(Align::Center);
                    ui.with_layout(words, |ui| self.table_note_ui(ui));
                });
            });
            self.narrowed_ui(ui);
            self.latest_ui(ui);
            // Beside each disbursement rate stands what it divides by.
            for divisor in self.divisors().iter() {
                ui.add(egui::Label::new(second(divisor, palette)).wrap());
            }
        });
    }

    fn table_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let palette = palette(ui.ctx());
        let project = self.document.snapshot();
        self.table_head_ui(ui);
        let Some((revision, _, sheet)) =
            self.sheet.clone().filter(|(_, view, _)| *view == self.view)
        else {
            return;
        };
        let table = &sheet.table;
        let is_nothing_left =
            self.view.filter != Filter::All && table.rows.iter().all(Line::is_whole);
        if table.columns.is_empty() || table.rows.is_empty() || is_nothing_left {
            let sentence = if is_nothing_left && !table.columns.is_empty() {
                nothing_left(lang, &self.view.filter)
            } else if table.columns.is_empty() {
                texts.empty_topic
            } else if self.view.level == Level::Groups {
                texts.empty_groups
            } else {
                texts.empty_level
            };
            ui.with_layout(Layout::centered_and_justified(egui::Direction::TopDown), |ui| {
                ui.label(RichText::new(sentence).color(colour(palette.muted)));
            });
            return;
        }
        self.find_ui(ui, &project, &sheet);
        let wants_focus = self.wanted_focus == Some(Pane::Grid) && self.dialog.is_none();
        // A large table keeps its widths through edits; only what is near the cursor is looked at.
        let is_large = sheet.table.rows.len() > LARGE_TABLE_ROWS;
        let key = WidthsKey {
            document: self.document.stand().document,
            revision: (!is_large).then_some(revision),
            view: self.view.clone(),
            lang,
            points: whole_points(ui.available_width()),
            set: self.set_widths().clone(),
        };
        let (figures, room) = (&mut self.figures, ui.available_width());
        let mut widths = match self.widths.take() {
            Some((known, widths)) if known == key => widths,
            known => {
                let widths =
                    ColumnWidths::measure(ui, &project, &sheet, figures, lang, room, &key.set);
                if known.is_some_and(|(_, known)| known != widths) {
                    // Wider columns would push the cursor's out of sight.
                    self.grid.scroll_to = Some(self.grid.cursor);
                }
                widths
            }
        };
        if is_large {
            widths.widen_near(ui, &project, &sheet, figures, lang, self.grid.cursor);
        }
        let mut view = GridView {
            project: &project,
            sheet: &sheet,
            widths: &widths,
            figures,
            lang,
            found: self.find.marked(),
            wants_focus,
        };
        let (events, has_focus) = grid_ui(ui, &mut self.grid, &mut view);
        // A pass that egui discards, and the first one after a dialog, take the focus back: ask
        // until it is there.
        if wants_focus && has_focus {
            self.wanted_focus = None;
        } else if wants_focus {
            ui.ctx().request_repaint();
        }
        // The cursor decides which indicator and period the chart and the strip are about. That is
        // no reason to make the sheet anew: its rows and columns are the same.
        if let Some(address) = table.at(&project, self.grid.cursor) {
            self.view.indicator = address.indicator.id.clone();
        }
        let at_cursor =
            [table.rows.get(self.grid.cursor.row), table.columns.get(self.grid.cursor.column)];
        if let Some(period) = at_cursor.into_iter().flatten().find_map(Line::period) {
            self.view.period = period;
        }
        self.sheet = Some((revision, self.view.clone(), Arc::clone(&sheet)));
        self.widths = Some((WidthsKey { view: self.view.clone(), ..key }, widths));
        if Self::copies(&events) {
            self.copy_selection();
        }
        if events.contains(&GridEvent::AskPaste) {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        // An edit while this snapshot is held would first copy the whole project.
        drop(project);
        self.grid_events(events);
    }

    /// What is shown.
    fn table_note_ui(&self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let palette = palette(ui.ctx());
        let Some(sheet) = self.shown_sheet() else { return };
        let table = &sheet.table;
        let period = period_label(lang, self.view.period, self.indicator_kind());
        let own = part_head(table.measure, Part::Own, lang);
        let measure = if table.is_beside_plan {
            [own, texts.plan, percent_of_plan_head(lang)].join(", ")
        } else {
            own.to_owned()
        };
        let mut note = match self.view.shape {
            Shape::Indicators => format!("{measure} · {period}"),
            Shape::Periods | Shape::OneArea => measure,
        };
        if sheet.illustrative {
            // Said first: the end of a long line may be cut.
            note = format!("{} · {note}", texts.illustrative);
        }
        if sheet.rounding {
            note = format!("{note} · {}", review_texts(lang).rounding);
        }
        ui.add(egui::Label::new(second(note, palette)).truncate());
    }

    /// What is left out of the table, and the way back.
    fn narrowed_ui(&mut self, ui: &mut Ui) {
        let Some(words) = self.narrowed_words() else { return };
        let lang = self.prefs.lang;
        let palette = palette(ui.ctx());
        ui.horizontal(|ui| {
            let is_filtered = self.view.filter != Filter::All;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if self.differs_from_saved() && ui.small_button(layout_texts(lang).update).clicked()
                {
                    self.queue(Command::UpdateView);
                }
                if is_filtered && ui.small_button(filter_texts(lang).show_all).clicked() {
                    self.set_filter(Filter::All);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let ink = if is_filtered { palette.accent } else { palette.muted };
                    let words = second(words, palette).color(colour(ink));
                    ui.add(egui::Label::new(words).truncate());
                });
            });
        });
    }

    /// Where figures are, if there are none here.
    fn latest_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let palette = palette(ui.ctx());
        let Some(latest) = self.shown_sheet().and_then(|sheet| sheet.latest) else { return };
        ui.horizontal(|ui| {
            let label = period_label(lang, latest, self.indicator_kind());
            ui.label(second(texts.nothing_this_period, palette).color(colour(palette.warn)));
            ui.label(second(window::latest_period(lang, &label), palette));
            if ui.small_button(texts.show).clicked() {
                self.view.period = latest;
                self.wanted_focus = Some(Pane::Grid);
            }
        });
    }
}

/// A width in whole points.
#[expect(clippy::cast_possible_truncation, reason = "windows are far narrower than 2^63 points")]
pub(super) fn whole_points(width: f32) -> i64 {
    width as i64
}
