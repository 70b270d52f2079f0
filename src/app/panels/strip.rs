//! The strip below the table: all that is known of the cell under the cursor.

use std::sync::Arc;

use egui::{Align, CornerRadius, Frame, Layout, Margin, RichText, ScrollArea, Ui};

use crate::{
    analysis::{
        Figure, Finding, PlanBasis, Severity, Shown, Standing, percent_of_plan, plan_beside,
        standing,
    },
    app::{
        App,
        grid::spoken_cell,
        theme::{bold, colour, palette, regular, second, strong, text_width},
    },
    look::{Palette, size, space},
    model::{CellKey, Indicator, Measure, Project, Rival},
    text::{
        entry::refusal_keys,
        lang::Lang,
        number::format_number,
        period::{date_label, period_label},
        review_messages::{review_texts, said_by},
        window::{of_plan, window_texts},
    },
};

impl App {
    pub(in crate::app) fn strip_height(&mut self, available: f32) -> f32 {
        // A small window keeps the table's rows, the province's with them; the strip scrolls.
        let (least, most) = (96.0, 168.0);
        let wanted = if self.cursor_findings().is_empty() { least } else { most };
        f32::min(wanted, (available * 0.28).max(least))
    }

    pub(in crate::app) fn strip_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let palette = palette(ui.ctx());
        let top = ui.max_rect();
        ui.painter().hline(
            top.x_range(),
            top.top() + 0.5,
            egui::Stroke::new(1.0, colour(palette.line)),
        );
        let Some((key, indicator)) = self.cursor_subject() else { return };
        let indicator = indicator.clone();
        let project = self.document.snapshot();
        let figures = &mut self.figures;
        let shown = figures.figure(&project, &key.indicator, key.measure, &key.place, key.period);
        let Some(shown) = shown else { return };
        let refusal = self.grid.editor.as_ref().and_then(|editor| editor.refusal.clone());
        let findings = self.cursor_findings();
        let margin = Margin { left: 12, right: 12, top: 8, bottom: 8 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.horizontal(|ui| {
                let place = project.place_name(&key.place).map_or("", |name| lang.pick(name));
                let period = period_label(lang, key.period, indicator.kind);
                let title_with = |name| format!("{place} · {} · {period}", lang.pick(name));
                let mut title = title_with(&indicator.name);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    // The keys are a reminder: what the cell is comes first.
                    if let Some(short) = &indicator.short
                        && text_width(ui, &title, bold(size::BODY)) > ui.available_width()
                    {
                        title = title_with(short);
                    }
                    let wanted = text_width(ui, &title, bold(size::BODY))
                        + text_width(ui, texts.strip_keys, regular(size::SMALL))
                        + space::XL;
                    if wanted <= ui.available_width() {
                        ui.label(second(texts.strip_keys, palette));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(strong(title)).truncate());
                    });
                });
            });
            if let Some(refusal) = refusal {
                box_ui(ui, palette, Severity::Error, |ui| {
                    let keys = refusal_keys(lang, &refusal.readings);
                    let said = format!("{} {keys}", refusal.sentence);
                    ui.label(RichText::new(said).color(colour(palette.bad)));
                });
                return;
            }
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                for finding in findings.iter() {
                    let stands = standing(&project, finding);
                    let severity = if stands.is_open() { finding.severity } else { Severity::Info };
                    box_ui(ui, palette, severity, |ui| {
                        ui.label(lang.pick(&finding.message));
                        if let Standing::Acknowledged(known) = stands {
                            let word = review_texts(lang).acknowledged;
                            let text = format!("{word}: {}", said_by(lang, known));
                            ui.label(second(text, palette));
                        }
                    });
                }
                facts_ui(ui, &project, &key, &indicator, &shown, lang);
            });
        });
    }

    /// The findings about the cell under the cursor, looked for once for each cell and state.
    fn cursor_findings(&mut self) -> Arc<[Finding]> {
        let Some((key, _)) = self.cursor_subject() else { return Arc::from([]) };
        let revision = self.document.revision();
        if let Some((of, at, known)) = &self.cursor_findings
            && (*of, at) == (revision, &key)
        {
            return Arc::clone(known);
        }
        let about = |finding: &&Finding| finding.cells.contains(&key);
        let found: Arc<[Finding]> =
            self.document.findings().iter().filter(about).cloned().collect();
        self.cursor_findings = Some((revision, key, Arc::clone(&found)));
        found
    }
}

/// A coloured ground with the sign of its severity.
fn box_ui(ui: &mut Ui, palette: &Palette, severity: Severity, add: impl FnOnce(&mut Ui)) {
    let ground = match severity {
        Severity::Error => palette.bad_soft,
        Severity::Warning => palette.warn_soft,
        Severity::Info => palette.raised,
    };
    Frame::new()
        .fill(colour(ground))
        .corner_radius(CornerRadius::same(4))
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                super::checks::severity_sign_ui(ui, palette, severity);
                ui.vertical(add);
            });
        });
}

/// Value, state, what it rests on, plan, source: label and text, side by side, wrapped.
fn facts_ui(
    ui: &mut Ui,
    project: &Project,
    key: &CellKey,
    indicator: &Indicator,
    figure: &Arc<Figure>,
    lang: Lang,
) {
    let texts = window_texts(lang);
    let number = |value: f64| in_unit(indicator, value, lang);
    let mut facts: Vec<(&str, String)> = Vec::new();
    let mut value = spoken_cell(figure, indicator, lang);
    if figure.origin == crate::analysis::Origin::Computed {
        value = format!("{value} · {}", texts.computed);
        if let Some((numerator, denominator)) = figure.parts {
            let part = |value| format_number(lang, value, decimals_of(value));
            value = format!("{value}: {} / {}", part(numerator), part(denominator));
        }
    }
    facts.push((texts.value, value));
    if let (Some(stated), crate::analysis::Origin::Computed) = (figure.stated, figure.origin) {
        facts.push((texts.stated, number(stated)));
    }
    if figure.shown == Shown::NotReported
        && let Some(partial) = figure.partial
    {
        let coverage = figure.coverage.label(lang);
        facts.push((texts.partial, format!("{} ({coverage})", number(partial))));
    }
    if figure.coverage.expected > 1 {
        facts.push((texts.coverage, figure.coverage.label(lang)));
    }
    if let Some(plan) = plan_words(project, indicator, figure, lang) {
        facts.push((texts.plan, plan));
    }
    if let (Some(floor), Measure::Plan) = (figure.floor, key.measure) {
        facts.push((texts.floor, number(floor)));
    }
    let sources: Vec<String> = figure
        .sources
        .iter()
        .filter_map(|id| project.sources().get(id))
        .map(|source| {
            let title = lang.pick(&source.title);
            if source.number.is_empty() {
                title.to_owned()
            } else {
                format!("{} · {title}", source.number)
            }
        })
        .collect();
    if !sources.is_empty() {
        // What is typed into a table stands under the table's source until it gets its own.
        let own = project.details().get(key).is_some_and(|detail| detail.source.is_some());
        let label = if own { texts.source } else { texts.table_source };
        facts.push((label, sources.join("; ")));
    } else if figure.number().is_some() {
        facts.push((texts.source, texts.no_source.to_owned()));
    }
    if let Some(date) = project.as_of(key)
        && figure.number().is_some()
    {
        facts.push((texts.as_of, date_label(lang, date)));
    }
    if let Some(detail) = project.details().get(key) {
        if !detail.note.is_empty() {
            facts.push((texts.note, detail.note.clone()));
        }
        if !detail.rivals.is_empty() {
            let rival = |rival: &Rival| {
                let title =
                    project.sources().get(&rival.source).map_or("", |s| lang.pick(&s.title));
                format!("{} ({title})", number(rival.number))
            };
            let rivals: Vec<String> = detail.rivals.iter().map(rival).collect();
            facts.push((texts.other_sources, rivals.join("; ")));
        }
    }
    let palette = palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for (at, (label, text)) in facts.into_iter().enumerate() {
            if at > 0 {
                ui.add_space(space::M);
            }
            ui.label(second(label, palette));
            ui.label(text);
        }
    });
}

/// The plan of a figure: its size, how low it may be, when it is due, of how many units it is, and how
/// much of it is achieved.
fn plan_words(
    project: &Project,
    indicator: &Indicator,
    figure: &Figure,
    lang: Lang,
) -> Option<String> {
    let number = |value| in_unit(indicator, value, lang);
    let plan = plan_beside(project, figure)?;
    let mut text = number(plan.number()?);
    if let Some(floor) = plan.floor {
        text = format!("{text}, {} {}", window_texts(lang).floor, number(floor));
    }
    if plan.period != figure.period {
        text = format!("{text} ({})", period_label(lang, plan.period, indicator.kind));
    }
    if plan.is_partial() {
        text = format!("{text}, {}", plan.coverage.label(lang));
    }
    if let Some(achieved) = percent_of_plan(project, figure) {
        let fall = match achieved.basis {
            PlanBasis::Value => None,
            PlanBasis::Fall { achieved, planned } => Some((achieved, planned)),
        };
        let share = of_plan(lang, achieved.percent, fall, indicator.decimals);
        text = format!("{text} · {share}");
    }
    Some(text)
}

fn in_unit(indicator: &Indicator, value: f64, lang: Lang) -> String {
    format!("{} {}", format_number(lang, value, indicator.decimals), lang.pick(&indicator.unit))
}

/// Counts are whole; a part that is not keeps two decimals.
fn decimals_of(value: f64) -> u8 {
    if value.fract() == 0.0 { 0 } else { 2 }
}
