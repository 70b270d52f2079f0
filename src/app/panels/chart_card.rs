//! The chart beside the table: the cursor's indicator, in a kind that fits it.

use egui::{Align, ComboBox, Layout, Role, Ui, WidgetInfo};

use crate::{
    analysis::dimensions_of,
    app::{
        App, Command, Level, Pane, Screen,
        desk::{chart_place, plain_layout},
        plot_painter::{Growth, chart_ui},
        theme::{palette, second},
    },
    chart::{ChartKind, ChartSpec, kind_name, refusal},
    look::space,
    model::{ChartLayout, DimensionId, Project},
    text::{picture_messages::picture_texts, window::window_texts},
};

/// Which kinds fit one chart's subject, for one state of the project.
#[derive(Debug)]
pub(in crate::app) struct ChartKinds {
    revision: u64,
    /// What is shown, as a ranking.
    subject: ChartSpec,
    /// Each kind with the reason why it does not fit, if it does not.
    kinds: Vec<(ChartKind, Option<String>)>,
    /// What the figures can be cut along, with its name.
    dimensions: Vec<(DimensionId, String)>,
}

impl App {
    pub(super) fn chart_card_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let Some(spec) = self.chart_spec() else {
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                ui.label(second(texts.cannot_draw, palette(ui.ctx())));
            });
            return;
        };
        ui.horizontal(|ui| {
            self.kind_ui(ui, spec.kind);
            if spec.kind.shows_parts() {
                self.dimension_ui(ui, spec.by.as_ref());
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.menu_button(picture_texts(lang).menu, |ui| {
                    ui.set_min_width(240.0);
                    for command in Command::OF_THE_CHART {
                        self.command_ui(ui, command);
                    }
                });
            });
        });
        ui.add_space(space::XS);
        let project = self.document.snapshot();
        let revision = self.document.revision();
        let (palette, growth) = (palette(ui.ctx()), Growth::Fixed);
        let response = chart_ui(ui, &project, revision, &spec, palette, growth, &mut self.chart);
        if response.response.clicked() && response.clicked.is_none() {
            // Beside the bars: the picture itself is meant.
            response.response.request_focus();
        }
        let copies = |event: &egui::Event| matches!(event, egui::Event::Copy);
        if response.response.has_focus() && ui.input(|input| input.events.iter().any(copies)) {
            self.queue(Command::CopyPicture);
        }
        if let Some(hit) = response.clicked {
            let known = project.indicators().get(&hit.indicator);
            let measure = known.map_or(spec.measure, |known| known.measure_for(spec.measure));
            let key = project.current_key(&hit.indicator, measure, &hit.place, hit.period);
            self.show_cell(Some(&key));
        }
    }

    /// The choice of the kind: those that do not fit say why.
    fn kind_ui(&mut self, ui: &mut Ui, shown: ChartKind) {
        let lang = self.prefs.lang;
        let name = window_texts(lang).chart;
        let mut chosen = None;
        let kinds = self.chart_kinds.as_ref().map_or(&[][..], |known| &known.kinds);
        let response = ComboBox::from_id_salt("kind of chart")
            .selected_text(kind_name(lang, shown))
            .width(150.0)
            .height(420.0)
            .show_ui(ui, |ui| {
                ui.set_max_width(300.0);
                for (kind, reason) in kinds {
                    let (word, is_shown) = (kind_name(lang, *kind), *kind == shown);
                    let fits = reason.is_none();
                    let response = ui.add_enabled(fits, egui::RadioButton::new(is_shown, word));
                    response.widget_info(|| {
                        let spoken = format!("{name}: {word}");
                        WidgetInfo::selected(Role::RadioButton, fits, is_shown, &spoken)
                    });
                    if let Some(reason) = reason {
                        ui.indent(word, |ui| {
                            ui.add(egui::Label::new(second(reason, palette(ui.ctx()))).wrap());
                        });
                    }
                    if response.clicked() {
                        chosen = Some(*kind);
                    }
                }
            })
            .response;
        let spoken = format!("{name}: {}", kind_name(lang, shown));
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
        if let Some(kind) = chosen {
            self.prefs.chart = kind;
            self.wanted_focus = Some(Pane::Grid);
        }
    }

    /// The choice of what a stack is cut along, where there is one.
    fn dimension_ui(&mut self, ui: &mut Ui, shown: Option<&DimensionId>) {
        let known = self.chart_kinds.as_ref().map_or(&[][..], |known| &known.dimensions);
        let at = known.iter().position(|(id, _)| Some(id) == shown).unwrap_or(0);
        let Some((_, shown)) = known.get(at).filter(|_| known.len() > 1) else { return };
        let name = window_texts(self.prefs.lang).chart;
        let mut chosen = None;
        let response = ComboBox::from_id_salt("dimension of the chart")
            .selected_text(shown)
            .width(110.0)
            .show_ui(ui, |ui| {
                for (index, (id, word)) in known.iter().enumerate() {
                    let response = ui.radio(index == at, word);
                    response.widget_info(|| {
                        let spoken = format!("{name}: {word}");
                        WidgetInfo::selected(Role::RadioButton, true, index == at, &spoken)
                    });
                    if response.clicked() {
                        chosen = Some(id.clone());
                    }
                }
            })
            .response;
        response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{name}: {shown}")));
        if chosen.is_some() {
            self.chart_by = chosen;
            self.wanted_focus = Some(Pane::Grid);
        }
    }

    /// Goes on to the next kind that fits.
    pub(in crate::app) fn next_chart(&mut self) {
        let Some(spec) = self.chart_spec() else { return };
        let kinds = self.chart_kinds.as_ref().map_or(&[][..], |known| &known.kinds);
        let at = kinds.iter().position(|(kind, _)| *kind == spec.kind).unwrap_or(0);
        let round = kinds.iter().cycle().skip(at + 1).take(kinds.len());
        if let Some((kind, _)) = round.clone().find(|(_, reason)| reason.is_none()) {
            self.prefs.chart = *kind;
        }
    }

    /// The chart of the cursor's indicator in the kind that was chosen, or as a ranking where that
    /// does not fit.
    fn chart_spec(&mut self) -> Option<ChartSpec> {
        // Which of them is highlighted changes nothing of what fits.
        let subject = ChartSpec { highlight: None, ..self.spec_of(ChartKind::Ranked)? };
        let revision = self.document.revision();
        let is_known = |known: &ChartKinds| known.revision == revision && known.subject == subject;
        if !self.chart_kinds.as_ref().is_some_and(is_known) {
            let project = self.document.project();
            let kinds = ChartKind::ALL.into_iter().map(|kind| {
                let spec = self.spec_of(kind)?;
                Some((kind, refusal(project, &spec)))
            });
            let kinds = kinds.collect::<Option<_>>()?;
            let dimensions = dimensions(project, &subject);
            self.chart_kinds = Some(ChartKinds { revision, subject, kinds, dimensions });
        }
        self.shown_chart()
    }

    /// The chart as it was last chosen to fit.
    pub(in crate::app) fn shown_chart(&self) -> Option<ChartSpec> {
        if self.view.screen == Screen::Charts {
            return self.desk_spec();
        }
        let wanted = self.prefs.chart;
        let kinds = self.chart_kinds.as_ref().map_or(&[][..], |known| &known.kinds);
        let fits = kinds.iter().any(|(kind, reason)| *kind == wanted && reason.is_none());
        let mut spec = self.spec_of(if fits { wanted } else { ChartKind::Ranked })?;
        // What was chosen for another indicator may not be there for this one.
        let known = self.chart_kinds.as_ref().map_or(&[][..], |known| &known.dimensions);
        let is_there = |by: &DimensionId| known.iter().any(|(id, _)| id == by);
        spec.by = self.chart_by.clone().filter(is_there);
        Some(spec)
    }

    /// A chart of the cursor's indicator: of its own course, or of the areas it stands among.
    fn spec_of(&self, kind: ChartKind) -> Option<ChartSpec> {
        let (key, _) = self.cursor_subject()?;
        let project = self.document.project();
        let of = chart_place(project, &key.place)?;
        let layout = ChartLayout {
            indicator: key.indicator.clone(),
            measure: key.measure,
            level: Level::Districts,
            ..plain_layout(kind, &self.view)
        };
        Some(ChartSpec::of_layout(project, &layout, key.period, &of, self.prefs.lang))
    }
}

/// What the figures of a chart can be stacked along, by name.
pub(super) fn dimensions(project: &Project, subject: &ChartSpec) -> Vec<(DimensionId, String)> {
    let fits = |id: &DimensionId| {
        // Rates have parts side by side, but none that add up.
        let kind = if subject.kind.shows_parts() { subject.kind } else { ChartKind::Stacked };
        let spec = ChartSpec { kind, by: Some(id.clone()), ..subject.clone() };
        refusal(project, &spec).is_none()
    };
    let known = dimensions_of(project, &subject.indicator).into_iter().filter(fits);
    known
        .map(|id| {
            let named = project.dimensions().get(&id);
            let name = named.map_or(id.as_str(), |named| subject.lang.pick(&named.name)).to_owned();
            (id, name)
        })
        .collect()
}
