//! The place Rà soát: everything that does not add up, worst first, and what was let stand.

use egui::{Label, Margin, RichText, ScrollArea, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::{
    analysis::{Finding, Severity, Standing, standing},
    app::{
        App, Dialog,
        frame::card,
        theme::{bold, colour, palette, second, strong},
    },
    look::{Palette, size, space},
    model::Project,
    text::{
        lang::Lang,
        review_messages::{review_texts, said_by, with_acknowledged},
        window::{finding_counts, window_texts},
    },
};

use super::top::segments_ui;

/// Which findings the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FindingFilter {
    /// All, those acknowledged last.
    #[default]
    All,
    /// Open ones of a severity.
    Open(Severity),
    Acknowledged,
}

/// What was pressed in the row of a finding.
enum Pressed {
    GoToCell,
    Acknowledge,
    Withdraw,
}

impl App {
    pub(in crate::app) fn checks_ui(&mut self, ui: &mut Ui) {
        let palette = palette(ui.ctx());
        if ui.available_width() > 760.0 {
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
            self.findings_ui(ui);
        });
    }

    fn findings_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let (texts, review) = (window_texts(lang), review_texts(lang));
        let palette = palette(ui.ctx());
        let counts = self.document.finding_counts();
        let open = finding_counts(lang, counts.errors, counts.warnings, counts.infos);
        let title = if open.is_empty() && counts.acknowledged == 0 {
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
            let shown = self.finding_filter;
            if let Some(filter) = segments_ui(ui, texts.all_severities, shown, &choices) {
                self.finding_filter = filter;
            }
            if ui.button(review.rules).clicked() {
                let off = self.document.project().settings().rules_off.clone();
                self.dialog = Some(Dialog::Rules { off });
            }
        });
        ui.add_space(space::S);
        let project = self.document.snapshot();
        let shown = self.findings_shown(&project);
        if shown.is_empty() {
            ui.label(RichText::new(review.nothing_of_kind).color(colour(palette.muted)));
        }
        let mut pressed = None;
        let mut row_ui = |ui: &mut Ui, finding: &Finding| {
            let stands = standing(&project, finding);
            if let Some(what) = finding_ui(ui, palette, finding, stands, lang) {
                pressed = Some((what, finding.clone()));
            }
        };
        let area = ScrollArea::vertical().auto_shrink([false, false]);
        if shown.len() <= FEW {
            area.show(ui, |ui| shown.iter().for_each(|finding| row_ui(ui, finding)));
        } else {
            // A project of a million values may have thousands: only those in view are laid out.
            area.show_rows(ui, ROW, shown.len(), |ui, range| {
                for finding in shown.get(range).unwrap_or(&[]) {
                    ui.allocate_ui(vec2(ui.available_width(), ROW), |ui| {
                        ui.set_min_height(ROW);
                        row_ui(ui, finding);
                    });
                }
            });
        }
        match pressed {
            None => {}
            Some((Pressed::GoToCell, finding)) => self.show_cell(finding.cells.first()),
            Some((Pressed::Acknowledge, finding)) => self.ask_to_acknowledge(finding),
            Some((Pressed::Withdraw, finding)) => self.withdraw(&finding),
        }
    }

    /// The findings that the list shows: open ones first.
    fn findings_shown(&self, project: &Project) -> Vec<&Finding> {
        let all = self.document.findings().iter();
        if self.document.finding_counts().acknowledged == 0 {
            let filter = self.finding_filter;
            return all
                .filter(|finding| match filter {
                    FindingFilter::All => true,
                    FindingFilter::Open(severity) => finding.severity == severity,
                    FindingFilter::Acknowledged => false,
                })
                .collect();
        }
        let (open, let_stand): (Vec<&Finding>, Vec<&Finding>) =
            all.partition(|finding| standing(project, finding).is_open());
        match self.finding_filter {
            FindingFilter::All => open.into_iter().chain(let_stand).collect(),
            FindingFilter::Acknowledged => let_stand,
            FindingFilter::Open(severity) => {
                open.into_iter().filter(|finding| finding.severity == severity).collect()
            }
        }
    }
}

/// As many findings are laid out whole, each as tall as its text.
const FEW: usize = 120;
/// Height of a finding in a longer list.
const ROW: f32 = 116.0;

/// One finding: its sign, what and where, the sentence, what may be done; what was pressed.
fn finding_ui(
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
            ui.add(Label::new(lang.pick(&finding.message)).wrap());
            if let Some(suggestion) = &finding.suggestion {
                let text = format!("{}: {}", review.suggestion, lang.pick(suggestion));
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
                let mut link = |label: &str, what: Pressed| {
                    let text = RichText::new(label).color(colour(palette.accent));
                    let name = format!("{}: {title}", label.trim_end_matches('…'));
                    let button = egui::Button::new(text).frame(false);
                    if ui.add(button).accessible_name(name).clicked() {
                        pressed = Some(what);
                    }
                };
                if !finding.cells.is_empty() {
                    link(texts.go_to_cell, Pressed::GoToCell);
                }
                if stands.is_open() {
                    link(review.acknowledge, Pressed::Acknowledge);
                } else {
                    link(review.withdraw, Pressed::Withdraw);
                }
            });
        });
    });
    ui.add_space(space::XS);
    let at = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), at, Stroke::new(1.0, colour(palette.hair)));
    ui.add_space(space::S);
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
