//! The place Rà soát: everything that does not add up, worst first, and what was let stand.

use egui::{Label, Margin, RichText, Sense, Ui, vec2};

use crate::{
    analysis::{Finding, Severity, Standing},
    app::{
        App, Command,
        frame::card,
        theme::{bold, colour, palette, second, strong},
    },
    look::{Palette, size, space},
    model::{Cell, Row},
    text::{
        capitalised,
        lang::Lang,
        review_messages::{review_texts, said_by, with_acknowledged},
        window::{finding_counts, window_texts},
    },
};

use super::{
    finding_list::FindingFilter,
    sign::{Sign, sign},
    top::segments_ui,
};

/// What was pressed in the row of a finding.
pub(super) enum Pressed {
    GoToCell,
    Acknowledge,
    Withdraw,
}

/// What of Rà soát is shown where there is no room for both side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChecksPart {
    #[default]
    Findings,
    Completeness,
}

impl App {
    pub(in crate::app) fn checks_ui(&mut self, ui: &mut Ui) {
        let palette = palette(ui.ctx());
        let wide = ui.available_width() > 760.0;
        if wide {
            let width = (ui.available_width() * 0.42).clamp(340.0, 560.0);
            egui::Panel::right("completeness")
                .default_size(width)
                .size_range(280.0..=900.0)
                .show_separator_line(false)
                .frame(egui::Frame::new().inner_margin(Margin { left: 16, ..Margin::ZERO }))
                .show(ui, |ui| {
                    card(palette).inner_margin(Margin::same(16)).show(ui, |ui| {
                        ui.set_min_size(ui.available_size());
                        self.completeness_ui(ui);
                    });
                });
        }
        card(palette).inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            if !wide {
                self.checks_part_ui(ui);
            }
            let shows_findings = wide || self.checks_part == ChecksPart::Findings;
            self.findings.set_shown(shows_findings);
            if shows_findings {
                self.findings_ui(ui);
            } else {
                self.completeness_ui(ui);
            }
        });
    }

    fn checks_part_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = review_texts(lang);
        let choices = [
            (ChecksPart::Findings, texts.findings_part),
            (ChecksPart::Completeness, texts.completeness_part),
        ];
        let name = Command::ShowChecks.label(lang);
        if let Some(part) = segments_ui(ui, name, self.checks_part, &choices) {
            self.checks_part = part;
        }
        ui.add_space(space::S);
    }

    /// Whether there is nothing yet that could be checked, or be missing.
    pub(in crate::app) fn is_nothing_entered(&self) -> bool {
        let says_nothing = |row: &Row| row.cells().iter().all(|cell| *cell == Cell::NotReported);
        let mut tables = self.document.project().values().tables();
        self.document.findings().is_empty()
            && tables.all(|(_, table)| table.rows().all(|(_, row)| says_nothing(row)))
    }

    fn findings_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let (texts, review) = (window_texts(lang), review_texts(lang));
        let palette = palette(ui.ctx());
        if self.is_nothing_entered() {
            ui.label(RichText::new(review.nothing_entered).font(bold(size::TITLE)));
            ui.add(Label::new(second(review.enter_first, palette)).wrap());
            ui.add_space(space::S);
            if ui.button(review.to_entry).clicked() {
                self.queue(Command::ShowEntry);
            }
            return;
        }
        let counts = self.document.finding_counts();
        let open = finding_counts(lang, counts.errors, counts.warnings, counts.infos);
        let title = if self.document.checks_due() {
            review.checking.to_owned()
        } else if open.is_empty() && counts.acknowledged == 0 {
            texts.checks_title_none.to_owned()
        } else {
            with_acknowledged(lang, &open, counts.acknowledged)
        };
        ui.label(RichText::new(title).font(bold(size::TITLE)));
        ui.label(second(texts.checks_note, palette));
        ui.add_space(space::S);
        let choices = [
            (FindingFilter::All, texts.all_severities),
            (FindingFilter::Open(Severity::Error), texts.errors),
            (FindingFilter::Open(Severity::Warning), texts.warnings),
            (FindingFilter::Open(Severity::Info), texts.infos),
            (FindingFilter::Acknowledged, review.acknowledged),
        ];
        ui.horizontal_wrapped(|ui| {
            let shown = self.findings.filter();
            if let Some(filter) = segments_ui(ui, texts.all_severities, shown, &choices) {
                self.findings.show_only(filter);
            }
            if ui.button(review.rules).clicked() {
                self.ask_which_rules();
            }
        });
        ui.add_space(space::S);
        match self.finding_list_ui(ui) {
            None => {}
            Some((Pressed::GoToCell, finding)) => self.show_cell(finding.cells.first()),
            Some((Pressed::Acknowledge, finding)) => self.ask_to_acknowledge(finding),
            Some((Pressed::Withdraw, finding)) => self.withdraw(&finding),
        }
    }
}

/// One finding: its sign, what and where, the sentence, what may be done; what was pressed.
pub(super) fn finding_ui(
    ui: &mut Ui,
    palette: &Palette,
    finding: &Finding,
    stands: Standing<'_>,
    lang: Lang,
) -> Option<Pressed> {
    let (texts, review) = (window_texts(lang), review_texts(lang));
    let title = lang.pick(&finding.title);
    let mut pressed = None;
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.add_space(1.0);
            let severity = if stands.is_open() { finding.severity } else { Severity::Info };
            severity_sign_ui(ui, palette, severity);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(strong(title)).wrap());
            ui.add(Label::new(capitalised(lang.pick(&finding.message))).wrap());
            if let Some(suggestion) = &finding.suggestion {
                let text = format!("{}: {}", review.suggestion, capitalised(lang.pick(suggestion)));
                ui.add(Label::new(second(text, palette)).wrap());
            }
            match stands {
                Standing::Open => {}
                Standing::Acknowledged(known) => {
                    let text = format!("{}: {}", review.acknowledged, said_by(lang, known));
                    ui.add(Label::new(second(text, palette)).wrap());
                }
                Standing::Reopened(known) => {
                    let text = format!("{}: {}", review.reopened, said_by(lang, known));
                    let text = second(text, palette).color(colour(palette.warn));
                    ui.add(Label::new(text).wrap());
                }
            }
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                let of_both = Command::Acknowledge.shortcut();
                let key = of_both.map_or_else(String::new, |key| ui.ctx().format_shortcut(&key));
                let mut link = |label: &str, key: &str, what: Pressed| {
                    let text = RichText::new(label).color(colour(palette.accent));
                    let name = format!("{}: {title}", label.trim_end_matches('…'));
                    let button = egui::Button::new(text).frame(false);
                    let response = ui.add(button).accessible_name(name).on_hover_text(key);
                    if response.clicked() {
                        pressed = Some(what);
                    }
                };
                if !finding.cells.is_empty() {
                    link(texts.go_to_cell, "Enter", Pressed::GoToCell);
                }
                if stands.is_open() {
                    link(review.acknowledge, &key, Pressed::Acknowledge);
                } else {
                    link(review.withdraw, &key, Pressed::Withdraw);
                }
            });
        });
    });
    pressed
}

/// ▲ error, ◆ to look at, ● note.
pub(super) fn severity_sign_ui(ui: &mut Ui, palette: &Palette, severity: Severity) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 20.0), Sense::hover());
    let (shape, ink) = match severity {
        Severity::Error => (Sign::Triangle, palette.bad),
        Severity::Warning => (Sign::Diamond, palette.warn),
        Severity::Info => (Sign::Disc, palette.muted),
    };
    ui.painter().add(sign(shape, rect.center(), colour(ink)));
}
