//! How the table is laid out: what stands against what, and of whom.

use egui::{ComboBox, Role, Ui, WidgetInfo};

use crate::{
    app::{
        App, Command, Pane, Shape,
        grid::{Move, line_name},
        view::Filter,
    },
    model::{PlaceId, TableFeature},
    text::{
        filter_messages::{filter_texts, filtered, sorted},
        lang::Lang,
        layout_messages::layout_texts,
        window::window_texts,
    },
};

impl App {
    /// What the table is about: its topic, its indicator, or one area's topic.
    pub(in crate::app) fn table_title(&self) -> String {
        let lang = self.prefs.lang;
        match self.saved_view() {
            Some(saved) => {
                let title = lang.pick(&saved.title).to_owned();
                let area = (self.view.shape == Shape::OneArea)
                    .then(|| self.document.project().place_name(&self.view.place))
                    .flatten()
                    .map(|name| lang.pick(name).to_owned());
                let parts = [Some(saved.number.clone()), area, Some(title)];
                let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
                parts.collect::<Vec<_>>().join(" · ")
            }
            None => self.table_title_in(lang),
        }
    }

    /// What a table that is not saved is about.
    pub(in crate::app) fn table_title_in(&self, lang: Lang) -> String {
        let project = self.document.project();
        let topic = project.topics().get(&self.view.topic).map(|topic| lang.pick(&topic.name));
        match self.view.shape {
            Shape::Indicators => topic.unwrap_or_default().to_owned(),
            Shape::Periods => project
                .indicators()
                .get(&self.view.indicator)
                .map_or_else(String::new, |indicator| lang.pick(&indicator.name).to_owned()),
            Shape::OneArea => {
                let place = project.place_name(&self.view.place).map(|name| lang.pick(name));
                [place, topic].into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
        }
    }

    /// The choices at the right of the title.
    pub(super) fn layout_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let shapes = [
            (Shape::Indicators, texts.by_indicator),
            (Shape::Periods, texts.by_period),
            (Shape::OneArea, texts.of_one_area),
        ];
        let shown = shapes.iter().find(|(shape, _)| *shape == self.view.shape);
        let shown = shown.map_or("", |(_, word)| word);
        let (mut chosen, mut command) = (None, None);
        let response = ComboBox::from_id_salt("layout of the table")
            .selected_text(shown)
            .width(110.0)
            .height(420.0)
            .show_ui(ui, |ui| {
                for (shape, word) in shapes {
                    let is_shown = self.view.shape == shape;
                    let response = ui.radio(is_shown, word);
                    let spoken = format!("{}: {word}", texts.shape);
                    response.widget_info(|| {
                        WidgetInfo::selected(Role::RadioButton, true, is_shown, &spoken)
                    });
                    if response.clicked() {
                        chosen = Some(shape);
                    }
                }
                ui.separator();
                for (which, mut is_on) in [
                    (Command::Transpose, self.view.has(TableFeature::Transposed)),
                    (Command::BesidePlan, self.view.has(TableFeature::BesidePlan)),
                    (Command::IndexRow, self.view.has(TableFeature::ColumnNumbers)),
                    (Command::InBillions, self.view.has(TableFeature::InBillions)),
                ] {
                    if ui.checkbox(&mut is_on, which.label(lang)).clicked() {
                        command = Some(which);
                    }
                }
            })
            .response;
        let spoken = format!("{}: {shown}", texts.shape);
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
        if let Some(shape) = chosen.filter(|shape| *shape != self.view.shape)
            && self.commit_editor(Move::Stay)
        {
            self.set_shape(shape);
        }
        if let Some(command) = command {
            self.queue(command);
        }
        self.filter_ui(ui);
        if self.view.shape == Shape::OneArea {
            self.area_choice_ui(ui);
        }
    }

    /// Which rows are shown, in which order.
    fn filter_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = filter_texts(lang);
        let shown = filter_word(lang, &self.view.filter);
        let (mut chosen, mut command) = (None, None);
        let response = ComboBox::from_id_salt("rows of the table")
            .selected_text(shown)
            .width(110.0)
            .height(420.0)
            .show_ui(ui, |ui| {
                for filter in self.filters() {
                    let word = filter_word(lang, &filter);
                    let is_shown = std::mem::discriminant(&filter)
                        == std::mem::discriminant(&self.view.filter);
                    let response = ui.radio(is_shown, word);
                    let spoken = format!("{}: {word}", texts.rows);
                    response.widget_info(|| {
                        WidgetInfo::selected(Role::RadioButton, true, is_shown, &spoken)
                    });
                    if response.clicked() {
                        chosen = Some(filter);
                    }
                }
                ui.separator();
                let sort = self.view.sort.as_ref().map(|sort| sort.is_descending);
                for (which, is_on) in [
                    (Command::ProtocolOrder, sort.is_none()),
                    (Command::SortDescending, sort == Some(true)),
                    (Command::SortAscending, sort == Some(false)),
                ] {
                    let label = egui::RadioButton::new(is_on, which.label(lang));
                    if ui.add_enabled(self.is_enabled(which), label).clicked() {
                        command = Some(which);
                    }
                }
            })
            .response;
        let spoken = format!("{}: {shown}", texts.rows);
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
        if let Some(filter) = chosen
            && self.commit_editor(Move::Stay)
        {
            self.set_filter(filter);
        }
        if let Some(command) = command {
            self.queue(command);
        }
    }

    /// What the table leaves out or sorts by, in its note.
    pub(super) fn narrowed_words(&self) -> Option<String> {
        let lang = self.prefs.lang;
        let sheet = self.shown_sheet()?;
        let (table, project) = (&sheet.table, self.document.project());
        let mut words = Vec::new();
        if self.view.filter != Filter::All {
            let what = match &self.view.filter {
                Filter::Laggards(id) => project.indicators().get(id).map(|it| lang.pick(&it.name)),
                _ => None,
            };
            let word = filter_word(lang, &self.view.filter);
            words.push(filtered(lang, word, what, sheet.shown_rows(), sheet.all_rows));
        }
        if let Some(sort) = &self.view.sort
            && let Some(line) = table.columns.iter().find(|line| line.head == sort.head)
        {
            words.push(sorted(lang, &line_name(project, table, line, lang), sort.is_descending));
        }
        let columns_are_areas = table.columns.iter().any(|line| line.area().is_some());
        if self.view.has(TableFeature::Transposed)
            && self.view.shape != Shape::OneArea
            && !columns_are_areas
            && !table.columns.is_empty()
        {
            words.push(layout_texts(lang).too_many_columns.to_owned());
        }
        if self.differs_from_saved() {
            words.push(layout_texts(lang).differs.to_owned());
        }
        (!words.is_empty()).then(|| words.join(" · "))
    }

    /// The areas whose tables can be turned to.
    fn areas_to_choose(&self) -> Vec<PlaceId> {
        let lines = self.view.area_lines(self.document.project());
        lines.iter().filter_map(|line| line.area().cloned()).collect()
    }

    /// Turns the table of one area to the area before or after it.
    pub(in crate::app) fn step_area(&mut self, forward: bool) {
        let areas = self.areas_to_choose();
        let at = areas.iter().position(|place| *place == self.view.place).unwrap_or(0);
        let to = if forward { at + 1 } else { at.wrapping_sub(1) };
        if let Some(place) = areas.into_iter().nth(to) {
            self.turn_to_area(place);
        }
    }

    fn turn_to_area(&mut self, place: PlaceId) {
        // The cursor stays at the same indicator and period.
        self.view.place = place;
        self.wanted_focus = Some(Pane::Grid);
    }

    /// Whose table it is.
    fn area_choice_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let project = self.document.snapshot();
        let name = |place: &PlaceId| {
            project.place_name(place).map_or_else(String::new, |name| lang.pick(name).to_owned())
        };
        let label = format!("{}: {}", window_texts(lang).unit_column, name(&self.view.place));
        let mut chosen = None;
        let response = ComboBox::from_id_salt("area of the table")
            .selected_text(name(&self.view.place))
            .width(150.0)
            .height(420.0)
            .show_ui(ui, |ui| {
                for place in self.areas_to_choose() {
                    let is_shown = place == self.view.place;
                    if ui.selectable_label(is_shown, name(&place)).clicked() {
                        chosen = Some(place);
                    }
                }
            })
            .response;
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &label));
        if let Some(place) = chosen
            && self.commit_editor(Move::Stay)
        {
            self.turn_to_area(place);
        }
    }
}

/// The name of a filter.
fn filter_word(lang: Lang, filter: &Filter) -> &'static str {
    let texts = filter_texts(lang);
    match filter {
        Filter::All => texts.all,
        Filter::Missing => texts.missing,
        Filter::Changed => texts.changed,
        Filter::Findings => texts.findings,
        Filter::Laggards(_) => texts.laggards,
    }
}

/// What is said where a filter leaves no row but the whole.
pub(super) fn nothing_left(lang: Lang, filter: &Filter) -> &'static str {
    let texts = filter_texts(lang);
    match filter {
        Filter::All | Filter::Missing => texts.none_missing,
        Filter::Changed => texts.none_changed,
        Filter::Findings => texts.none_findings,
        Filter::Laggards(_) => texts.none_laggards,
    }
}
