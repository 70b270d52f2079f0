//! The place Rà soát: everything that does not add up, worst first.

use egui::{Align, Layout, Margin, RichText, ScrollArea, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::{
    analysis::{Finding, Severity},
    app::{
        App,
        frame::card,
        theme::{bold, colour, palette, second, strong},
    },
    look::{Palette, size, space},
    text::{
        lang::Lang,
        window::{finding_counts, window_texts},
    },
};

use super::top::segments_ui;

impl App {
    pub(in crate::app) fn checks_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let palette = palette(ui.ctx());
        let document = &self.document;
        let count =
            |severity| document.findings().iter().filter(|f| f.severity == severity).count();
        let (errors, warnings, infos) =
            (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
        let mut go_to = None;
        card(palette).inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            let title = if errors + warnings + infos == 0 {
                texts.checks_title_none.to_owned()
            } else {
                finding_counts(lang, errors, warnings, infos)
            };
            ui.label(RichText::new(title).font(bold(size::TITLE)));
            ui.label(second(texts.checks_note, palette));
            ui.add_space(space::S);
            let all = texts.all_severities;
            let choices = [
                (None, all),
                (Some(Severity::Error), texts.errors),
                (Some(Severity::Warning), texts.warnings),
                (Some(Severity::Info), texts.infos),
            ];
            ui.horizontal(|ui| {
                if let Some(severity) = segments_ui(ui, all, self.severity, &choices) {
                    self.severity = severity;
                }
            });
            ui.add_space(space::S);
            let wanted = self.severity;
            let shown: Vec<&Finding> = self
                .document
                .findings()
                .iter()
                .filter(|finding| wanted.is_none_or(|severity| finding.severity == severity))
                .collect();
            // A project of a million values may have thousands: only those in view are laid out.
            ScrollArea::vertical().auto_shrink([false, false]).show_rows(
                ui,
                ROW,
                shown.len(),
                |ui, range| {
                    for finding in shown.get(range).unwrap_or(&[]) {
                        ui.allocate_ui(vec2(ui.available_width(), ROW), |ui| {
                            ui.set_min_height(ROW);
                            if finding_ui(ui, palette, finding, lang) {
                                go_to = finding.cells.first().cloned();
                            }
                        });
                    }
                },
            );
        });
        if go_to.is_some() {
            self.show_cell(go_to.as_ref());
        }
    }
}

/// Height of a finding in the list.
const ROW: f32 = 76.0;

/// One finding: its sign, what and where, the sentence; whether "go to cell" was pressed.
fn finding_ui(ui: &mut Ui, palette: &Palette, finding: &Finding, lang: Lang) -> bool {
    let texts = window_texts(lang);
    let title = lang.pick(&finding.title);
    let mut pressed = false;
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.add_space(3.0);
            severity_sign_ui(ui, palette, finding.severity);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = format!("{}: {title}", texts.go_to_cell);
                    let link = RichText::new(texts.go_to_cell).color(colour(palette.accent));
                    let response =
                        ui.add(egui::Button::new(link).frame(false)).accessible_name(name);
                    pressed = response.clicked();
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(strong(title)).truncate());
                    });
                });
            });
            ui.add(egui::Label::new(lang.pick(&finding.message)).wrap());
        });
    });
    let bottom = ui.max_rect().bottom() - 4.0;
    ui.painter().hline(ui.max_rect().x_range(), bottom, Stroke::new(1.0, colour(palette.hair)));
    pressed
}

/// ▲ error, ◆ to look at, ● note: drawn, since not every font has them.
pub(super) fn severity_sign_ui(ui: &mut Ui, palette: &Palette, severity: Severity) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 20.0), Sense::hover());
    let c = rect.center();
    let shape = match severity {
        Severity::Error => Shape::convex_polygon(
            vec![pos2(c.x, c.y - 5.0), pos2(c.x + 5.5, c.y + 4.5), pos2(c.x - 5.5, c.y + 4.5)],
            colour(palette.bad),
            Stroke::NONE,
        ),
        Severity::Warning => Shape::convex_polygon(
            vec![
                pos2(c.x, c.y - 5.5),
                pos2(c.x + 5.5, c.y),
                pos2(c.x, c.y + 5.5),
                pos2(c.x - 5.5, c.y),
            ],
            colour(palette.warn),
            Stroke::NONE,
        ),
        Severity::Info => Shape::circle_filled(c, 4.5, colour(palette.muted)),
    };
    ui.painter().add(shape);
}
