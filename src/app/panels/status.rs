//! The bar at the bottom: saved state, coverage, findings, the last thing that happened.

use egui::{Align, Layout, Ui};

use crate::{
    analysis::{Coverage, FindingCounts, reported_units},
    app::{
        App, Command,
        document::ReadOnly,
        theme::{colour, palette, second},
    },
    look::space,
    text::{
        review_messages::review_texts,
        window::{finding_counts, window_texts},
    },
};

use super::top::focus_ring;

impl App {
    pub(in crate::app) fn status_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let palette = palette(ui.ctx());
        let top = ui.max_rect().top();
        let edge = egui::Stroke::new(1.0, colour(palette.line));
        ui.painter().hline(ui.max_rect().expand(16.0).x_range(), top + 0.5, edge);
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            let state = if self.jobs.is_saving() {
                texts.saving.to_owned()
            } else if self.document.is_unsaved() {
                texts.unsaved.to_owned()
            } else if self.document.path().is_none() {
                self.file_name()
            } else {
                texts.saved.to_owned()
            };
            let trouble = self.journal_trouble();
            let ink = if self.document.is_unsaved() { palette.warn } else { palette.muted };
            ui.label(second(state, palette).color(colour(ink)));
            if let Some(trouble) = trouble {
                let label = second(trouble.replace('\n', " "), palette).color(colour(palette.bad));
                ui.add(egui::Label::new(label).truncate());
            }
            if let Some(path) = self.jobs.opening() {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                ui.label(second(format!("{} {name}", texts.opening), palette));
                if ui.small_button(texts.cancel).clicked() {
                    self.jobs.cancel_opening();
                }
            }
            if let Some(summary) = self.selection_summary() {
                let label = second(summary.words(lang), palette).color(colour(palette.ink));
                let room = (ui.available_width() - 260.0).max(80.0);
                ui.scope(|ui| {
                    ui.set_max_width(room);
                    ui.add(egui::Label::new(label).truncate());
                });
            } else if let Some(coverage) = self.province_coverage() {
                let coverage = coverage.label(lang);
                ui.label(second(format!("{} {coverage}", texts.coverage), palette));
            }
            if let Some(notice) = &self.notice {
                let label = egui::Label::new(second(notice.as_str(), palette));
                let room = (ui.available_width() - 260.0).max(80.0);
                ui.scope(|ui| {
                    ui.set_max_width(room);
                    ui.add(label.truncate());
                });
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                let language = match lang {
                    crate::text::lang::Lang::Vi => "Tiếng Việt",
                    crate::text::lang::Lang::En => "English",
                };
                let button = egui::Button::new(second(language, palette)).frame(false);
                let response = ui.add(button);
                if response.has_focus() {
                    focus_ring(ui, response.rect);
                }
                if response.clicked() {
                    self.queue(Command::Language);
                }
                self.finding_count_ui(ui);
            });
        });
    }

    fn finding_count_ui(&mut self, ui: &mut Ui) {
        let palette = palette(ui.ctx());
        let FindingCounts { errors, warnings, .. } = self.document.finding_counts();
        let lang = self.prefs.lang;
        let (text, ink) = if self.document.checks_due() {
            (review_texts(lang).checking.to_owned(), palette.muted)
        } else if self.is_nothing_entered() {
            (review_texts(lang).nothing_entered.to_owned(), palette.muted)
        } else if errors + warnings == 0 {
            (window_texts(lang).no_findings.to_owned(), palette.good)
        } else {
            let ink = if errors > 0 { palette.bad } else { palette.warn };
            (finding_counts(lang, errors, warnings, 0), ink)
        };
        let button = egui::Button::new(second(text, palette).color(colour(ink))).frame(false);
        let response = ui.add(button);
        if response.has_focus() {
            focus_ring(ui, response.rect);
        }
        if response.clicked() {
            self.queue(Command::ShowChecks);
        }
    }

    /// How many of the expected units have reported the shown indicator at the shown period.
    fn province_coverage(&mut self) -> Option<Coverage> {
        let revision = self.document.revision();
        if let Some((known, view, coverage)) = &self.coverage
            && *known == revision
            && *view == self.view
        {
            return *coverage;
        }
        let project = self.document.project();
        let coverage = project.root().and_then(|root| {
            let indicator = project.indicators().get(&self.view.indicator)?;
            let measure = indicator.measure_for(self.view.measure);
            let period = indicator.period_for(self.view.period);
            reported_units(project, &indicator.id, measure, &root.id, period)
        });
        let coverage = coverage.filter(|coverage| coverage.expected > 0);
        self.coverage = Some((revision, self.view.clone(), coverage));
        coverage
    }

    /// Above everything else: that nothing here can be edited, and why.
    pub(in crate::app) fn banner_ui(&mut self, ui: &mut Ui) {
        let Some(why) = self.document.read_only() else { return };
        let texts = window_texts(self.prefs.lang);
        let palette = palette(ui.ctx());
        let frame = egui::Frame::new()
            .fill(colour(palette.warn_soft))
            .corner_radius(egui::CornerRadius::same(4))
            .inner_margin(egui::Margin::symmetric(12, 6));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| match why {
                ReadOnly::Theirs => {
                    ui.label(texts.read_only_note);
                    if ui.button(texts.open_as_copy).clicked() {
                        self.copy_read_only();
                    }
                }
                ReadOnly::Preview => {
                    ui.label(texts.previewing);
                    if ui.button(texts.back_to_question).clicked() {
                        self.end_preview();
                    }
                }
            });
        });
        ui.add_space(space::S);
    }
}
