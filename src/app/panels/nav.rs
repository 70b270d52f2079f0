//! The places at the left, and the topics of each program.

use egui::{Align2, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::{
    app::{
        App, Command, Screen,
        theme::{bold, colour, palette, regular, second},
    },
    look::{size, space},
    model::{SavedView, TopicId, ViewId},
    text::{desk_messages::desk_texts, layout_messages::layout_texts},
};

impl App {
    pub(in crate::app) fn nav_ui(&mut self, ui: &mut Ui) {
        let rect = ui.max_rect().expand2(vec2(8.0, 12.0));
        let edge = egui::Stroke::new(1.0, colour(palette(ui.ctx()).line));
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), edge);
        ui.spacing_mut().item_spacing.y = 2.0;
        let lang = self.prefs.lang;
        let errors = self.document.finding_counts().errors;
        let places = [
            (Command::ShowEntry, Screen::Entry),
            (Command::ShowCharts, Screen::Charts),
            (Command::ShowChecks, Screen::Checks),
        ];
        for (command, screen) in places {
            let id = match screen {
                Screen::Entry => Id::unique("first place"),
                Screen::Charts => Id::unique("second place"),
                Screen::Checks => Id::unique("third place"),
            };
            let badge = (screen == Screen::Checks && errors > 0).then(|| errors.to_string());
            let on = self.view.screen == screen;
            if entry_ui(ui, id, command.label(lang), badge.as_deref(), on) {
                self.queue(command);
            }
        }
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            // What is used every month stands first.
            let opened = self.saved_views_ui(ui);
            let mut chosen: Option<TopicId> = None;
            let project = self.document.snapshot();
            for program in project.programs() {
                let mut topics =
                    project.topics().iter().filter(|t| t.program == program.id).peekable();
                if topics.peek().is_none() {
                    continue;
                }
                let name = lang.pick(&program.name);
                ui.add_space(space::M);
                ui.horizontal(|ui| {
                    ui.add_space(10.0);
                    ui.label(second(name, palette(ui.ctx())));
                });
                for topic in topics {
                    let is_saved = match self.view.screen {
                        Screen::Entry => self.view.saved.is_some(),
                        Screen::Charts => self.saved_chart().is_some(),
                        Screen::Checks => true,
                    };
                    let on = self.view.topic == topic.id && !is_saved;
                    let id = Id::unique(("topic", topic.id.as_str()));
                    let top = ui.cursor().top();
                    if entry_ui(ui, id, lang.pick(&topic.name), None, on) {
                        chosen = Some(topic.id.clone());
                    }
                    if on && self.topic_in_list.as_ref() != Some(&topic.id) {
                        // Turned to by a key or a finding: bring it into view, once.
                        let rect =
                            Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
                        ui.scroll_to_rect(rect, None);
                        self.topic_in_list = Some(topic.id.clone());
                    }
                }
            }
            match (chosen, self.view.screen) {
                (Some(topic), Screen::Charts) => self.chart_topic(topic),
                (Some(topic), _) => self.show_topic(topic),
                (None, _) => {}
            }
            if let Some(id) = opened {
                self.open_view(&id);
            }
        });
    }
}

impl App {
    /// The saved tables and charts; the one chosen.
    fn saved_views_ui(&self, ui: &mut Ui) -> Option<ViewId> {
        let lang = self.prefs.lang;
        let views = self.document.project().views();
        let open_chart = self.saved_chart().map(|(saved, _)| &saved.id);
        let mut chosen = None;
        let heads = [(layout_texts(lang).saved, false), (desk_texts(lang).saved, true)];
        for (head, are_charts) in heads {
            let some: Vec<&SavedView> =
                views.iter().filter(|view| view.chart().is_some() == are_charts).collect();
            if some.is_empty() {
                continue;
            }
            ui.add_space(space::M);
            ui.horizontal(|ui| {
                ui.add_space(10.0);
                ui.label(second(head, palette(ui.ctx())));
            });
            for view in some {
                let on = match self.view.screen {
                    Screen::Entry => self.view.saved.as_ref() == Some(&view.id),
                    Screen::Charts => open_chart == Some(&view.id),
                    Screen::Checks => false,
                };
                let parts = [view.number.as_str(), lang.pick(&view.title)];
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let id = Id::unique(("saved view", view.id.as_str()));
                if entry_ui(ui, id, &parts.join(" · "), None, on) {
                    chosen = Some(view.id.clone());
                }
            }
        }
        chosen
    }
}

/// One line of the list: its name wrapped, a count at the right, its ground if it is shown.
fn entry_ui(ui: &mut Ui, id: Id, label: &str, badge: Option<&str>, on: bool) -> bool {
    let palette = palette(ui.ctx());
    let width = ui.available_width();
    let font = if on { bold(size::BODY) } else { regular(size::BODY) };
    let ink = if on { palette.accent } else { palette.ink };
    let room = width - 20.0 - if badge.is_some() { 28.0 } else { 0.0 };
    let galley = ui.painter().layout(label.to_owned(), font, colour(ink), room);
    let (_, rect) = ui.allocate_space(vec2(width, galley.size().y + 10.0));
    let response = ui.interact(rect, id, Sense::click());
    if on {
        ui.painter().rect_filled(rect, 4, colour(palette.soft));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4, colour(palette.raised));
    }
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, colour(palette.accent));
        ui.painter().rect_stroke(rect, 4, ring, egui::StrokeKind::Inside);
    }
    ui.painter().galley(rect.left_top() + vec2(10.0, 5.0), galley, colour(ink));
    if let Some(badge) = badge {
        badge_ui(ui, rect, badge);
    }
    response.widget_info(|| {
        let spoken = badge.map_or_else(|| label.to_owned(), |badge| format!("{label} {badge}"));
        WidgetInfo::selected(Role::Tab, true, on, spoken)
    });
    response.clicked()
}

fn badge_ui(ui: &Ui, rect: Rect, badge: &str) {
    let at = pos2(rect.right() - 10.0, rect.center().y);
    let bad = colour(palette(ui.ctx()).bad);
    ui.painter().text(at, Align2::RIGHT_CENTER, badge, bold(size::SMALL), bad);
}
