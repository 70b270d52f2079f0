//! The place Biểu đồ: the chart, what it is of above it, its kinds or what is known of a figure beside
//! it.

use egui::{
    Align, Button, ComboBox, Id, Key, Layout, Margin, Modifiers, Panel, Rect, Role, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::{
    app::{
        App, Beside, Command, Pane,
        frame::card,
        plot_painter::{ChartResponse, Growth, chart_ui},
        theme::{colour, palette, second, strong},
        view::topics_in_order,
    },
    chart::{ChartKind, ChartSpec, kind_name},
    look::{size, space},
    model::{DimensionId, IndicatorId, Period, PlaceId, Project, Sort},
    text::{
        chart_messages::place_words,
        desk_messages::{back_to, desk_texts, show_period},
        period::period_label,
        picture_messages::picture_texts,
    },
};

use super::{
    chart_card::dimensions,
    top::{segments_ui, text_width},
};

/// Widths of the choices above the chart.
const KIND: f32 = 150.0;
const INDICATOR_LEAST: f32 = 180.0;
const PLACE_MOST: f32 = 260.0;
const DIMENSION: f32 = 150.0;
/// What a button, or a choice, is wider than its words.
const BUTTON: f32 = 26.0;
const COMBO: f32 = 48.0;

impl App {
    pub(in crate::app) fn charts_ui(&mut self, ui: &mut Ui) {
        let palette = palette(ui.ctx());
        self.panel.begin(ui.ctx());
        self.set_desk();
        self.proposals();
        let wide = ui.available_width() > 760.0;
        if wide {
            let width = (ui.available_width() * 0.27).clamp(270.0, 400.0);
            Panel::right("beside the chart")
                .default_size(width)
                .size_range(240.0..=700.0)
                .show_separator_line(false)
                .frame(egui::Frame::new().inner_margin(Margin { left: 16, ..Margin::ZERO }))
                .show(ui, |ui| {
                    card(palette).inner_margin(Margin::same(12)).show(ui, |ui| {
                        ui.set_min_size(ui.available_size());
                        self.beside_ui(ui);
                    });
                });
        }
        card(palette).inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            let Some(spec) = self.desk_spec() else {
                ui.centered_and_justified(|ui| {
                    let text = desk_texts(self.prefs.lang).nothing;
                    ui.label(second(text, palette).color(colour(palette.muted)));
                });
                return;
            };
            self.chart_choices_ui(ui, &spec, wide);
            ui.add_space(space::M);
            self.big_chart_ui(ui, &spec);
        });
    }

    /// The chart itself: a click points a figure out, a double click leads into a district.
    fn big_chart_ui(&mut self, ui: &mut Ui, spec: &ChartSpec) {
        let project = self.document.snapshot();
        let revision = self.document.revision();
        let (palette, growth) = (palette(ui.ctx()), Growth::WithRoom);
        // Whatever stands above it, it is the same chart: it keeps the keyboard.
        let scope = UiBuilder::new().scope_id(Id::unique("big chart"));
        let shown = ui.scope_builder(scope, |ui| {
            chart_ui(ui, &project, revision, spec, palette, growth, &mut self.chart)
        });
        drop(project);
        let ChartResponse { response, clicked, double_clicked, scene, .. } = shown.inner;
        if let Some(nearest) = scene.nearest {
            self.nearest_ui(ui, response.rect, nearest);
        }
        if self.wanted_focus == Some(Pane::Chart) && self.dialog.is_none() {
            if response.has_focus() {
                self.wanted_focus = None;
            } else {
                response.request_focus();
                ui.ctx().request_repaint();
            }
        }
        let copies = |event: &egui::Event| matches!(event, egui::Event::Copy);
        if response.has_focus() && ui.input(|input| input.events.iter().any(copies)) {
            self.queue(Command::CopyPicture);
        }
        if response.clicked() {
            response.request_focus();
        }
        let (down, up) =
            ui.input(|input| (input.num_presses(Key::ArrowDown), input.num_presses(Key::ArrowUp)));
        if response.has_focus() && down + up > 0 && ui.input(|input| input.modifiers.is_none()) {
            self.step_place(down > up);
        }
        if response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            self.show_beside_chart(Beside::Derivation);
        }
        let escapes =
            |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Escape);
        if response.has_focus() && ui.input_mut(escapes) {
            self.step_back();
        }
        if let Some(hit) = double_clicked.filter(|_| !spec.kind.is_of_one()) {
            self.drill_into(&hit.place);
        } else if let Some(hit) = clicked {
            self.point_out(&hit);
        }
    }

    /// Below an empty chart: the way to the period that has figures.
    fn nearest_ui(&mut self, ui: &mut Ui, chart: Rect, nearest: Period) {
        let lang = self.prefs.lang;
        let label = period_label(lang, nearest, self.indicator_kind());
        let size = vec2(220.0, ui.spacing().interact_size.y);
        let at = pos2(chart.center().x, chart.top() + chart.height() * 0.56);
        let button = Button::new(show_period(lang, &label));
        if ui.put(Rect::from_center_size(at, size), button).clicked() {
            self.chart_period(nearest);
        }
    }

    /// What the chart is of, and what can be done with it.
    fn chart_choices_ui(&mut self, ui: &mut Ui, spec: &ChartSpec, wide: bool) {
        let lang = self.prefs.lang;
        let texts = desk_texts(lang);
        let dimensions = self.parts_choices(spec);
        let back = self.way_back();
        // What stands behind indicator and place, as wide as its words: below them if there is no room.
        let wide_as = |text: &str, around: f32| text_width(ui, text, size::BODY) + around;
        let mut behind = 0.0;
        if spec.kind.is_sorted() {
            let words = [texts.by_value, texts.protocol].map(|word| wide_as(word, BUTTON));
            behind += words.iter().sum::<f32>() + space::S;
        }
        if let Some(back) = &back {
            behind += wide_as(back, BUTTON) + space::S;
        }
        if !dimensions.is_empty() || spec.kind == ChartKind::Scatter {
            behind += DIMENSION + space::S;
        }
        let name = self.desk_place().and_then(|of| self.document.project().place_name(&of.place));
        let name = name.map_or("", |name| lang.pick(name));
        let place = wide_as(name, COMBO).clamp(100.0, PLACE_MOST);
        let menu = wide_as(picture_texts(lang).menu, BUTTON);
        let kind = if wide { 0.0 } else { KIND + space::S };
        let room = ui.available_width() - menu - place - kind - 3.0 * space::S;
        let is_below = room - behind < INDICATOR_LEAST;
        let room = if is_below { room } else { room - behind };
        let indicator = room.clamp(100.0, 340.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if !wide {
                self.kind_choice_ui(ui, spec.kind);
            }
            self.indicator_choice_ui(ui, indicator);
            self.place_choice_ui(ui, place);
            if !is_below {
                self.behind_ui(ui, spec, back.as_deref(), &dimensions);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.chart_menu_ui(ui));
        });
        if is_below && behind > 0.0 {
            ui.add_space(space::XS);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                self.behind_ui(ui, spec, back.as_deref(), &dimensions);
            });
        }
        if self.chart_differs() {
            ui.horizontal(|ui| {
                let texts = desk_texts(self.prefs.lang);
                ui.label(second(texts.differs, palette(ui.ctx())));
                if ui.small_button(texts.update).clicked() {
                    self.queue(Command::UpdateChart);
                }
            });
        }
    }

    fn chart_menu_ui(&mut self, ui: &mut Ui) {
        ui.menu_button(picture_texts(self.prefs.lang).menu, |ui| {
            ui.set_min_width(280.0);
            for command in Command::OF_THE_CHART {
                self.command_ui(ui, command);
            }
            ui.separator();
            for command in Command::OF_A_SAVED_CHART {
                self.command_ui(ui, command);
            }
        });
    }

    /// The kinds, where there is no room for them beside the chart.
    fn kind_choice_ui(&mut self, ui: &mut Ui, shown: ChartKind) {
        let lang = self.prefs.lang;
        let kinds: Vec<ChartKind> =
            self.proposals().iter().filter(|it| it.fits()).map(|it| it.kind).collect();
        let choices: Vec<(ChartKind, String)> =
            kinds.into_iter().map(|kind| (kind, kind_name(lang, kind).to_owned())).collect();
        let name = desk_texts(lang).kinds;
        if let Some(kind) = choice_ui(ui, name, Some(&shown), &choices, KIND) {
            self.choose_kind(kind);
        }
    }

    fn indicator_choice_ui(&mut self, ui: &mut Ui, width: f32) {
        let lang = self.prefs.lang;
        let project = self.document.snapshot();
        let name = desk_texts(lang).indicator;
        let shown = project.indicators().get(&self.view.indicator);
        let text = shown.map_or("", |shown| lang.pick(&shown.name)).to_owned();
        let spoken = format!("{name}: {text}");
        let mut chosen = None;
        let response = narrow_ui(ui, width, |ui| {
            ComboBox::from_id_salt("indicator of the chart")
                .selected_text(strong(text))
                .width(width)
                .truncate()
                .height(460.0)
                .show_ui(ui, |ui| {
                    ui.set_min_width(320.0);
                    for topic in topics_in_order(&project) {
                        let mut of_topic = project
                            .indicators()
                            .iter()
                            .filter(|it| it.topic == topic.id)
                            .peekable();
                        if of_topic.peek().is_none() {
                            continue;
                        }
                        ui.add_space(space::XS);
                        ui.label(second(lang.pick(&topic.name), palette(ui.ctx())));
                        for indicator in of_topic {
                            let on = indicator.id == self.view.indicator;
                            let response = ui.selectable_label(on, lang.pick(&indicator.name));
                            if on && opened_now(ui, "indicator of the chart") {
                                response.scroll_to_me(Some(Align::Center));
                            }
                            if response.clicked() {
                                chosen = Some(indicator.id.clone());
                            }
                        }
                    }
                })
                .response
        });
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
        drop(project);
        if let Some(indicator) = chosen {
            self.chart_indicator(&indicator);
        }
    }

    fn place_choice_ui(&mut self, ui: &mut Ui, width: f32) {
        let lang = self.prefs.lang;
        let Some(of) = self.desk_place().cloned() else { return };
        let project = self.document.project();
        let mut known = places(project, &of.inside);
        if !known.iter().any(|(_, place)| *place == of.place) {
            // A commune among all of the province.
            known.push((0, of.place.clone()));
        }
        let choices: Vec<(PlaceId, String)> = known
            .into_iter()
            .map(|(depth, place)| {
                let name = project.place_name(&place).map_or("", |name| lang.pick(name));
                let name = format!("{}{name}", "    ".repeat(depth));
                (place, name)
            })
            .collect();
        let name = desk_texts(lang).place;
        if let Some(place) = choice_ui(ui, name, Some(&of.place), &choices, width) {
            self.chart_of(&place);
        }
    }

    fn behind_ui(
        &mut self,
        ui: &mut Ui,
        spec: &ChartSpec,
        back: Option<&str>,
        dimensions: &[(DimensionId, String)],
    ) {
        if let Some(back) = back
            && ui.button(back).clicked()
        {
            self.drill_out();
        }
        if spec.kind.is_sorted() {
            self.sort_ui(ui);
        }
        if !dimensions.is_empty() {
            self.dimension_choice_ui(ui, spec, dimensions);
        }
        if spec.kind == ChartKind::Scatter {
            self.other_choice_ui(ui);
        }
    }

    /// Back from a district's communes: "Trở ra: toàn tỉnh".
    fn way_back(&self) -> Option<String> {
        let lang = self.prefs.lang;
        let project = self.document.project();
        let of = self.desk_place()?;
        let root = project.root().filter(|root| root.id != of.inside)?;
        let above = project.areas().get(&of.inside).and_then(|area| area.parent.as_ref());
        let above = above.and_then(|above| project.areas().get(above)).unwrap_or(root);
        let words = place_words(lang, Some(above.kind), lang.pick(&above.name));
        Some(back_to(lang, &words))
    }

    fn sort_ui(&mut self, ui: &mut Ui) {
        let texts = desk_texts(self.prefs.lang);
        let choices = [(Sort::ByValue, texts.by_value), (Sort::Protocol, texts.protocol)];
        if let Some(sort) = segments_ui(ui, texts.order, self.desk_sort(), &choices) {
            self.choose_sort(sort);
        }
    }

    /// What a scatter is set against.
    fn other_choice_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let project = self.document.project();
        let (others, shown) = self.others();
        let shown = shown.cloned();
        let named = |id: &IndicatorId| {
            let name = project.indicators().get(id).map_or("", |known| lang.pick(&known.name));
            (id.clone(), name.to_owned())
        };
        let mut choices: Vec<(IndicatorId, String)> = others.iter().map(named).collect();
        // One that was kept may have too few figures by now.
        if let Some(shown) = shown.as_ref().filter(|shown| !others.contains(shown)) {
            choices.push(named(shown));
        }
        let name = desk_texts(lang).across;
        if let Some(other) = choice_ui(ui, name, shown.as_ref(), &choices, DIMENSION) {
            self.choose_other(other);
        }
    }

    /// What the parts of a chart can be cut along, where there is a choice.
    fn parts_choices(&self, spec: &ChartSpec) -> Vec<(DimensionId, String)> {
        if !spec.kind.shows_parts() {
            return Vec::new();
        }
        let choices = dimensions(self.document.project(), spec);
        if choices.len() < 2 { Vec::new() } else { choices }
    }

    fn dimension_choice_ui(
        &mut self,
        ui: &mut Ui,
        spec: &ChartSpec,
        choices: &[(DimensionId, String)],
    ) {
        let first = choices.first().map(|(id, _)| id);
        let known = spec.by.as_ref().filter(|by| choices.iter().any(|(id, _)| id == *by));
        let name = desk_texts(self.prefs.lang).dimension;
        if let Some(by) = choice_ui(ui, name, known.or(first), choices, DIMENSION) {
            self.choose_dimension(by);
        }
    }
}

/// What would take the whole row, no wider than this.
fn narrow_ui<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.set_max_width(width);
        add(ui)
    })
    .inner
}

/// One choice of many by name; the one chosen anew.
fn choice_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    shown: Option<&T>,
    choices: &[(T, String)],
    width: f32,
) -> Option<T> {
    let text = choices.iter().find(|(id, _)| Some(id) == shown).map_or("", |(_, text)| text);
    let text = text.trim();
    let mut chosen = None;
    let response = narrow_ui(ui, width, |ui| {
        ComboBox::from_id_salt(name)
            .selected_text(text)
            .width(width)
            .truncate()
            .height(460.0)
            .show_ui(ui, |ui| {
                for (id, word) in choices {
                    let on = Some(id) == shown;
                    let response = ui.selectable_label(on, word);
                    if on && opened_now(ui, name) {
                        response.scroll_to_me(Some(Align::Center));
                    }
                    if response.clicked() && !on {
                        chosen = Some(id.clone());
                    }
                }
            })
            .response
    });
    let spoken = format!("{name}: {text}");
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
    chosen
}

/// Whether a list was opened in this frame, so that it is scrolled to what is chosen only once.
fn opened_now(ui: &Ui, list: &str) -> bool {
    let id = egui::Id::unique(("list shown", list));
    let now = ui.ctx().cumulative_pass_nr();
    let before = ui.ctx().data_mut(|data| {
        let before: Option<u64> = data.get_temp(id);
        data.insert_temp(id, now);
        before
    });
    // egui lays a popup out once before it is seen.
    before.is_none_or(|before| now > before + 2)
}

/// Whom a chart may be about, with how deep it lies: the province, its districts, the communes of the one
/// that is looked into, the groups.
fn places(project: &Project, inside: &PlaceId) -> Vec<(usize, PlaceId)> {
    let Some(root) = project.root() else { return Vec::new() };
    let mut found = vec![(0, root.id.clone())];
    for place in project.children(&root.id) {
        found.push((1, place.clone()));
        if place == inside {
            found.extend(project.children(place).iter().map(|place| (2, place.clone())));
        }
    }
    found.extend(project.groups().iter().map(|group| (0, group.id.clone())));
    found
}
