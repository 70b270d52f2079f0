//! The bar at the top: menus, and what all places share: period, measure, area level.

use egui::{Align, Button, ComboBox, CornerRadius, Layout, Stroke, Ui, vec2};

use crate::{
    app::{
        App, Command, Pane, Screen,
        theme::{colour, palette, regular, second, strong},
        view::{Level, period_choices},
    },
    look::{radius, size, space},
    model::{IndicatorKind, Measure, Period, Step},
    text::{
        desk_messages::desk_texts, period::period_label, search_messages::search_texts,
        window::window_texts,
    },
};

impl App {
    pub(in crate::app) fn top_ui(&mut self, ui: &mut Ui) {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            self.menus_ui(ui);
            ui.add_space(space::S);
            self.period_ui(ui);
            ui.add_space(space::S);
            self.measure_ui(ui);
            ui.add_space(space::S);
            self.level_ui(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let mark = if self.document.is_unsaved() { "• " } else { "" };
                let name = format!("{mark}{}", self.file_name());
                self.search_entry_ui(ui, text_width(ui, &name, size::SMALL));
                ui.add(egui::Label::new(second(name, palette(ui.ctx()))).truncate());
            });
        });
    }

    /// What the search is for, and its key, as far as there is room beside the file's name.
    fn search_entry_ui(&mut self, ui: &mut Ui, beside: f32) {
        let Some(key) = Command::Search.key_text(ui.ctx()) else { return };
        let entry = search_texts(self.prefs.lang).entry;
        let width = |text: &str| text_width(ui, text, size::SMALL) + 2.0 * space::M;
        let whole = format!("{entry}  {key}");
        let room = ui.available_width() - beside - space::L;
        let text = [whole.as_str(), key.as_str()].into_iter().find(|text| width(text) <= room);
        let Some(text) = text else { return };
        let button = Button::new(second(text, palette(ui.ctx()))).frame_when_inactive(false);
        let response = ui.add(button);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &whole));
        if response.clicked() {
            self.queue(Command::Search);
        }
        ui.add_space(space::S);
    }

    fn menus_ui(&mut self, ui: &mut Ui) {
        let texts = window_texts(self.prefs.lang);
        ui.menu_button(strong(texts.menu_file), |ui| {
            ui.set_min_width(220.0);
            for command in [Command::New, Command::Open, Command::OpenSample] {
                self.command_ui(ui, command);
            }
            let recent = self.prefs.recent.clone();
            if !recent.is_empty() {
                ui.menu_button(texts.recent, |ui| {
                    for path in recent {
                        if ui.button(path.to_string_lossy()).clicked() {
                            self.request_open(path);
                            ui.close();
                        }
                    }
                });
            }
            ui.separator();
            self.command_ui(ui, Command::Save);
            self.command_ui(ui, Command::SaveAs);
            self.command_ui(ui, Command::SendCopy);
            self.command_ui(ui, Command::Copies);
            ui.separator();
            self.command_ui(ui, Command::Quit);
        });
        ui.menu_button(strong(texts.menu_edit), |ui| {
            ui.set_min_width(320.0);
            self.history_ui(ui, Command::Undo);
            self.history_ui(ui, Command::Redo);
            ui.separator();
            self.command_ui(ui, Command::CopyTable);
            for command in Command::OF_THE_CHART {
                self.command_ui(ui, command);
            }
            ui.separator();
            for command in Command::OF_A_CELL {
                self.command_ui(ui, command);
            }
            ui.separator();
            for command in [Command::Search, Command::GoTo, Command::Find] {
                self.command_ui(ui, command);
            }
            ui.separator();
            self.command_ui(ui, Command::Acknowledge);
        });
        if self.view.screen == Screen::Charts {
            self.chart_menu_of_bar_ui(ui);
        } else {
            self.table_menu_ui(ui);
        }
        ui.menu_button(strong(texts.menu_view), |ui| {
            ui.set_min_width(260.0);
            for command in [
                Command::ShowEntry,
                Command::ShowCharts,
                Command::ShowChecks,
                Command::PreviousTopic,
                Command::NextTopic,
                Command::PreviousPeriod,
                Command::NextPeriod,
                Command::NextMeasure,
                Command::NextLevel,
                Command::ToggleChart,
                Command::ShowAnalysis,
                Command::ShowDerivation,
            ] {
                self.command_ui(ui, command);
            }
            ui.separator();
            for command in [
                Command::Language,
                Command::Theme,
                Command::LargerScale,
                Command::SmallerScale,
                Command::NormalScale,
            ] {
                self.command_ui(ui, command);
            }
            ui.separator();
            self.command_ui(ui, Command::Help);
        });
    }

    /// What is drawn, kept and given out of the chart.
    fn chart_menu_of_bar_ui(&mut self, ui: &mut Ui) {
        ui.menu_button(strong(desk_texts(self.prefs.lang).menu), |ui| {
            ui.set_min_width(320.0);
            let groups: [&[Command]; 3] = [
                &[
                    Command::ToggleChart,
                    Command::PreviousArea,
                    Command::NextArea,
                    Command::Fold,
                    Command::ShowAnalysis,
                    Command::ShowDerivation,
                ],
                &Command::OF_THE_CHART,
                &Command::OF_A_SAVED_CHART,
            ];
            for (at, commands) in groups.into_iter().enumerate() {
                if at > 0 {
                    ui.separator();
                }
                for command in commands {
                    self.command_ui(ui, *command);
                }
            }
        });
    }

    /// How the table is laid out.
    fn table_menu_ui(&mut self, ui: &mut Ui) {
        let texts = window_texts(self.prefs.lang);
        ui.menu_button(strong(texts.menu_table), |ui| {
            ui.set_min_width(320.0);
            let groups: [&[Command]; 4] = [
                &[
                    Command::ToggleShape,
                    Command::PreviousArea,
                    Command::NextArea,
                    Command::Transpose,
                    Command::BesidePlan,
                    Command::IndexRow,
                    Command::InBillions,
                ],
                &[Command::Fold, Command::NextFilter],
                &[
                    Command::ProtocolOrder,
                    Command::SortDescending,
                    Command::SortAscending,
                    Command::FitColumn,
                ],
                &[Command::SaveView, Command::UpdateView, Command::RenameView, Command::RemoveView],
            ];
            for (at, commands) in groups.into_iter().enumerate() {
                if at > 0 {
                    ui.separator();
                }
                for command in commands {
                    self.command_ui(ui, *command);
                }
            }
        });
    }

    pub(super) fn command_ui(&mut self, ui: &mut Ui, command: Command) {
        self.labelled_command_ui(ui, command, command.label(self.prefs.lang).to_owned());
    }

    fn labelled_command_ui(&mut self, ui: &mut Ui, command: Command, label: String) {
        let mut button = Button::new(label);
        if let Some(key) = command.key_text(ui.ctx()) {
            button = button.shortcut_text(key);
        }
        if ui.add_enabled(self.is_enabled(command), button).clicked() {
            self.queue(command);
            ui.close();
        }
    }

    /// Undo and redo say what they are about.
    fn history_ui(&mut self, ui: &mut Ui, command: Command) {
        let history = self.document.history();
        let next = if command == Command::Undo { history.next_undo() } else { history.next_redo() };
        let verb = command.label(self.prefs.lang);
        let label = next.map_or_else(|| verb.to_owned(), |next| format!("{verb}: {}", next.label));
        self.labelled_command_ui(ui, command, label);
    }

    fn period_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let kind = self.indicator_kind();
        let shown = self.view.period;
        let mut chosen = shown;
        let label = format!("{} {}", texts.period, period_label(lang, shown, kind));
        let response = ComboBox::from_id_salt("period")
            .selected_text(strong(period_label(lang, shown, kind)))
            .width(120.0)
            .height(420.0)
            .show_ui(ui, |ui| {
                let choices = period_choices(self.document.project(), shown);
                let whole = |period: &&Period| matches!(period.step(), Step::Year | Step::Span(_));
                for (title, wants_whole) in [(texts.years, true), (texts.parts_of_years, false)] {
                    let mut some = choices.iter().filter(|p| whole(p) == wants_whole).peekable();
                    if some.peek().is_none() {
                        continue;
                    }
                    ui.label(second(title, palette(ui.ctx())));
                    for period in some {
                        ui.selectable_value(
                            &mut chosen,
                            *period,
                            period_label(lang, *period, kind),
                        );
                    }
                }
            })
            .response;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
        if chosen != shown && self.commit_editor(crate::app::grid::Move::Stay) {
            self.view.period = chosen;
            self.wanted_focus = Some(Pane::Grid);
        }
    }

    /// How the shown indicator relates to time: it decides whether July is "7 tháng".
    pub(in crate::app) fn indicator_kind(&self) -> IndicatorKind {
        let indicator = self.document.project().indicators().get(&self.view.indicator);
        indicator.map_or(IndicatorKind::Level, |indicator| indicator.kind)
    }

    fn measure_ui(&mut self, ui: &mut Ui) {
        let texts = window_texts(self.prefs.lang);
        let choices = [
            (Measure::Actual, texts.actual),
            (Measure::Plan, texts.plan),
            (Measure::Estimate, texts.estimate),
        ];
        if let Some(measure) = segments_ui(ui, texts.measure, self.view.measure, &choices)
            && self.commit_editor(crate::app::grid::Move::Stay)
        {
            self.view.measure = measure;
            self.wanted_focus = Some(Pane::Grid);
        }
    }

    fn level_ui(&mut self, ui: &mut Ui) {
        let texts = window_texts(self.prefs.lang);
        let choices = [
            (Level::Districts, texts.districts),
            (Level::Communes, texts.communes),
            (Level::Groups, texts.groups),
        ];
        if let Some(level) = segments_ui(ui, texts.area_level, self.view.level, &choices)
            && self.commit_editor(crate::app::grid::Move::Stay)
        {
            self.show_level(level);
        }
    }
}

/// The width of a text in regular letters of a size.
pub(super) fn text_width(ui: &Ui, text: &str, size: f32) -> f32 {
    let font = regular(size);
    ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::BLACK).size().x
}

/// One choice of a few, side by side; the one chosen anew.
pub(in crate::app) fn segments_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    shown: T,
    choices: &[(T, &str)],
) -> Option<T> {
    segments_with_focus_ui(ui, name, shown, choices, false)
}

/// The same; the chosen one, or the first where none is, may take the keyboard.
pub(in crate::app) fn segments_with_focus_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    shown: T,
    choices: &[(T, &str)],
    wants_focus: bool,
) -> Option<T> {
    let palette = palette(ui.ctx());
    let mut chosen = None;
    let mut focused = None;
    let height = ui.spacing().interact_size.y;
    // A row of its own, as tall as a button, wherever it stands.
    let border = ui.painter().add(egui::Shape::Noop);
    let row = ui
        .allocate_ui_with_layout(vec2(0.0, height), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let starts_at = choices.iter().position(|(value, _)| *value == shown).unwrap_or(0);
            for (at, (value, label)) in choices.iter().enumerate() {
                let on = *value == shown;
                let (ink, ground) = if on {
                    (palette.on_accent, palette.accent)
                } else {
                    (palette.ink, palette.panel)
                };
                let text = egui::RichText::new(*label).color(colour(ink));
                let button = Button::new(text)
                    .fill(colour(ground))
                    .stroke(Stroke::NONE)
                    .corner_radius(CornerRadius::same(3));
                let response = ui.add(button);
                let spoken = format!("{name}: {label}");
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, &spoken)
                });
                if at == starts_at && wants_focus {
                    response.request_focus();
                }
                if response.has_focus() {
                    focused = Some(response.rect);
                }
                if response.clicked() && !on {
                    chosen = Some(*value);
                }
            }
        })
        .response
        .rect;
    let stroke = Stroke::new(1.0, colour(palette.line));
    let rounding = CornerRadius::same(radius::SMALL);
    ui.painter().set(
        border,
        egui::epaint::RectShape::stroke(
            row.expand(1.0),
            rounding,
            stroke,
            egui::StrokeKind::Inside,
        ),
    );
    if let Some(rect) = focused {
        focus_ring(ui, rect);
    }
    chosen
}

/// Shows which button has the keyboard, whatever its colour.
pub(in crate::app) fn focus_ring(ui: &Ui, rect: egui::Rect) {
    let ring = Stroke::new(2.0, colour(palette(ui.ctx()).ink));
    ui.painter().rect_stroke(rect.expand(2.0), 5, ring, egui::StrokeKind::Inside);
}
