//! The slim bar over the table in which one types what to find there.

use std::sync::Arc;

use egui::{
    Id, Key, Margin, Modifiers, Role, TextEdit, Ui, WidgetInfo,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use crate::{
    app::{
        App,
        composition::FIELD_KEYS,
        sheet::Sheet,
        theme::{colour, palette, second},
    },
    look::space,
    model::Project,
    text::search_messages::{found_count, search_texts},
};

const FIELD_WIDTH: f32 = 260.0;

impl App {
    /// Draws the bar if it is open, and looks on.
    pub(super) fn find_ui(&mut self, ui: &mut Ui, project: &Project, sheet: &Arc<Sheet>) {
        if !self.find.is_open {
            return;
        }
        let lang = self.prefs.lang;
        let texts = search_texts(lang);
        let palette = palette(ui.ctx());
        let id = Id::unique("find field");
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let consume =
            |modifiers, key| has_focus && ui.input_mut(|input| input.consume_key(modifiers, key));
        let closes = consume(Modifiers::NONE, Key::Escape);
        let previous = consume(Modifiers::SHIFT, Key::Enter);
        let next = consume(Modifiers::NONE, Key::Enter);
        if std::mem::take(&mut self.find.wants_focus) {
            let all =
                CCursorRange::two(CCursor::new(0), CCursor::new(self.find.query.chars().count()));
            let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), id);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let bar =
            egui::Frame::new().fill(colour(palette.raised)).inner_margin(Margin::symmetric(12, 4));
        let (mut step, mut close) = (None, closes);
        bar.show(ui, |ui| {
            ui.horizontal(|ui| {
                let width = FIELD_WIDTH.min(ui.available_width() / 2.0);
                let edit = TextEdit::singleline(&mut self.find.query)
                    .id(id)
                    .desired_width(width)
                    .hint_text(texts.find)
                    .event_filter(FIELD_KEYS)
                    .return_key(None::<egui::KeyboardShortcut>);
                ui.add(edit).accessible_name(texts.find);
                self.look_on(project, sheet);
                let count = if self.find.is_empty() {
                    String::new()
                } else {
                    let at = self.find.place(self.grid.cursor);
                    found_count(lang, at, self.find.count(), self.find.is_done())
                };
                let label = ui.label(second(&count, palette));
                label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &count));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    close |= ui.small_button(texts.close).clicked();
                    if ui.small_button(texts.next).clicked() {
                        step = Some(true);
                    }
                    if ui.small_button(texts.previous).clicked() {
                        step = Some(false);
                    }
                });
            });
        });
        if !self.find.is_done() {
            ui.ctx().request_repaint();
        }
        if next || previous {
            step = Some(next);
        }
        if let Some(forward) = step {
            self.find_next(forward);
        }
        if close {
            self.close_find();
        }
    }
}
