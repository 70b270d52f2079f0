//! The questions of safekeeping: recovery, a locked file, a changed file, dated copies.

use std::path::PathBuf;

use egui::{Align, Button, Layout, RichText, ScrollArea, Ui};

use crate::{
    app::{
        clock::{local_time, local_time_to_the_second},
        theme::{colour, palette, second, strong},
    },
    look::space,
    model::{Cell, CellKey, Edit, Project},
    store::{BaseFound, Found, backups::Backup, journal::Act},
    text::{
        lang::Lang,
        number::format_number,
        period::period_label,
        safety_messages::{base_elsewhere, found_edits, journal_damaged, journal_newer, torn_tail},
        window::window_texts,
    },
};

use super::{Answer, choices_ui, heading_ui};

/// Work that was found, and how much of it is to be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    found: Found,
    rest: Vec<Found>,
    /// So many edits from the first.
    pub upto: usize,
}

impl Recovery {
    /// Begins with the first of what was found.
    #[must_use]
    pub fn new(mut found: Vec<Found>) -> Option<Self> {
        if found.is_empty() {
            return None;
        }
        let rest = found.split_off(1);
        let found = found.pop()?;
        let upto = found.entries.len();
        Some(Self { found, rest, upto })
    }

    #[must_use]
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// What is asked about now, and what comes after it.
    #[must_use]
    pub fn into_parts(self) -> (Found, Vec<Found>) {
        (self.found, self.rest)
    }
}

pub(super) fn locked_ui(ui: &mut Ui, sentence: &str, lang: Lang) -> Option<Answer> {
    let texts = window_texts(lang);
    heading_ui(ui, texts.locked_title);
    ui.label(sentence);
    let choices = [
        (texts.open_read_only, Answer::OpenLocked { as_copy: false }),
        (texts.open_as_copy, Answer::OpenLocked { as_copy: true }),
        (texts.question_back, Answer::Close),
    ];
    choices_ui(ui, choices)
}

pub(super) fn changed_ui(ui: &mut Ui, sentence: &str, lang: Lang) -> Option<Answer> {
    let texts = window_texts(lang);
    heading_ui(ui, texts.changed_title);
    ui.label(sentence);
    let choices = [
        (texts.show_differences, Answer::CompareWithFile),
        (texts.keep_mine, Answer::KeepMine),
        (texts.take_theirs, Answer::TakeTheirs),
    ];
    choices_ui(ui, choices)
}

pub(super) fn recovery_ui(ui: &mut Ui, recovery: &mut Recovery, lang: Lang) -> Option<Answer> {
    let texts = window_texts(lang);
    let palette = palette(ui.ctx());
    let found = &recovery.found;
    heading_ui(ui, texts.recovery_title);
    ui.label(strong(&found.title));
    let file = found
        .origin
        .as_ref()
        .map_or_else(|| texts.untitled.to_owned(), |origin| origin.display().to_string());
    ui.label(second(format!("{file} · {}", local_time(found.began)), palette));
    ui.label(found_edits(lang, found.entries.len()));
    if !matches!(found.base, BaseFound::File) {
        let is_there = matches!(found.base, BaseFound::Copy(_));
        ui.label(base_elsewhere(lang, is_there));
    }
    let mut warnings = Vec::new();
    if let Some(damage) = &found.damage {
        warnings.push(journal_damaged(lang, damage.line, found.entries.len(), damage.after.len()));
    }
    if found.torn_tail {
        warnings.push(torn_tail(lang).to_owned());
    }
    warnings.extend(found.newer.map(|version| journal_newer(lang, version)));
    for warning in warnings {
        ui.label(RichText::new(warning).color(colour(palette.warn)));
    }
    let height = (ui.ctx().content_rect().height() - 380.0).clamp(120.0, 360.0);
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .stick_to_bottom(true)
        .show_rows(ui, 26.0, found.entries.len(), |ui, rows| {
            for at in rows {
                let Some(entry) = found.entries.get(at) else { continue };
                let taken = at < recovery.upto;
                let act = match entry.act {
                    Act::Do => String::new(),
                    Act::Undo => format!("{}: ", texts.undo_word),
                    Act::Redo => format!("{}: ", texts.redo_word),
                };
                let line = format!("{}   {act}{}", local_time(entry.at), entry.transaction.label);
                let text = if taken {
                    RichText::new(line)
                } else {
                    RichText::new(line).color(colour(palette.muted)).strikethrough()
                };
                let chosen = at + 1 == recovery.upto;
                let width = ui.available_width();
                let button = Button::selectable(chosen, text).truncate();
                if ui.add(button.min_size(egui::vec2(width, 26.0))).clicked() {
                    recovery.upto = at + 1;
                }
            }
        });
    ui.label(second(texts.recovery_hint, palette));
    let all = recovery.upto == recovery.found.entries.len();
    let take = if all { texts.take_all } else { texts.take_upto };
    let mut choices = Vec::new();
    if !recovery.found.entries.is_empty() {
        choices.push((take, Answer::TakeRecovered));
        choices.push((texts.look_first, Answer::LookFirst));
    }
    choices.push((texts.not_now, Answer::Close));
    choices.push((texts.discard_found, Answer::DiscardFound));
    choices_ui(ui, choices)
}

/// The list of dated copies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copies {
    /// None while it is looked for.
    list: Option<Vec<Backup>>,
    /// Lines chosen for comparing, the latest last; line 0 is the project in the window.
    chosen: Vec<usize>,
}

impl Copies {
    /// The list has come; the newest copy and the window are chosen.
    pub fn listed(&mut self, list: Vec<Backup>) {
        self.chosen = if list.is_empty() { Vec::new() } else { vec![1, 0] };
        self.list = Some(list);
    }

    fn path(&self, line: usize) -> Option<PathBuf> {
        let backup = self.list.as_ref()?.get(line.checked_sub(1)?)?;
        Some(backup.path.clone())
    }
}

pub(super) fn copies_ui(ui: &mut Ui, copies: &mut Copies, lang: Lang) -> Option<Answer> {
    let texts = window_texts(lang);
    let palette = palette(ui.ctx());
    heading_ui(ui, texts.copies_title);
    ui.label(second(texts.copies_rule, palette));
    let Some(list) = &copies.list else {
        ui.spinner();
        return choices_ui(ui, [(texts.close, Answer::Close)]);
    };
    if list.is_empty() {
        ui.label(texts.no_copies);
        return choices_ui(ui, [(texts.close, Answer::Close)]);
    }
    let height = (ui.ctx().content_rect().height() - 320.0).clamp(120.0, 400.0);
    let mut clicked = None;
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, 26.0, list.len() + 1, |ui, rows| {
            for line in rows {
                let text = match line.checked_sub(1).and_then(|at| list.get(at)) {
                    None => texts.as_in_window.to_owned(),
                    Some(backup) => {
                        let size = format_number(lang, backup.size as f64 / 1000.0, 0);
                        format!("{}   {size} kB", local_time_to_the_second(backup.at))
                    }
                };
                let chosen = copies.chosen.contains(&line);
                let width = ui.available_width();
                let button = Button::selectable(chosen, text).min_size(egui::vec2(width, 26.0));
                if ui.add(button).clicked() {
                    clicked = Some(line);
                }
            }
        });
    if let Some(line) = clicked {
        let had = copies.chosen.len();
        copies.chosen.retain(|chosen| *chosen != line);
        if copies.chosen.len() == had {
            copies.chosen.push(line);
        }
        if copies.chosen.len() > 2 {
            copies.chosen.remove(0);
        }
    }
    ui.label(second(texts.copies_hint, palette));
    let mut choices = Vec::new();
    let mut lines = copies.chosen.clone();
    // The older first: it becomes the newer.
    lines.sort_by_key(|line| std::cmp::Reverse(*line));
    if let [older, newer] = lines[..] {
        let (from, to) = (copies.path(older), copies.path(newer));
        choices.push((texts.compare, Answer::CompareCopies { from, to }));
    }
    if let [only] = lines[..]
        && let Some(path) = copies.path(only)
    {
        choices.push((texts.open_button, Answer::OpenCopy(path)));
    }
    choices.push((texts.close, Answer::Close));
    choices_ui(ui, choices)
}

/// What differs between two projects, figure by figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    /// None while it is worked out.
    rows: Option<Vec<DifferenceRow>>,
    /// What differs apart from figures.
    others: usize,
    /// Whether the newer side is the window, so that single figures can be taken back.
    can_take_back: bool,
    /// Whether this is about a file that changed, so that it may be written over.
    may_overwrite: bool,
}

/// One figure that differs.
#[derive(Clone, Debug, PartialEq)]
struct DifferenceRow {
    what: String,
    key: CellKey,
    from: Cell,
    texts: (String, String),
    taken_back: bool,
}

impl Differences {
    /// Between the file on disk and the window.
    #[must_use]
    pub fn with_file() -> Self {
        Self { rows: None, others: 0, can_take_back: true, may_overwrite: true }
    }

    /// Between two dated copies, or one and the window.
    #[must_use]
    pub fn of_copies(with_window: bool) -> Self {
        Self { rows: None, others: 0, can_take_back: with_window, may_overwrite: false }
    }

    /// The answer has come.
    pub fn found(&mut self, project: &Project, edits: &[Edit], lang: Lang) {
        let texts = window_texts(lang);
        let mut rows = Vec::new();
        self.others = 0;
        for edit in edits {
            let Edit::SetCell { key, before, after } = edit else {
                self.others += 1;
                continue;
            };
            let indicator = project.indicators().get(&key.indicator);
            let name = indicator.map_or(key.indicator.as_str(), |i| lang.pick(&i.name));
            let place = project.place_name(&key.place).map_or(key.place.as_str(), |n| lang.pick(n));
            let period = indicator
                .map_or_else(|| key.period.to_string(), |i| period_label(lang, key.period, i.kind));
            let decimals = indicator.map_or(2, |indicator| indicator.decimals);
            let words = |cell: Cell| match cell {
                Cell::NotReported => texts.not_reported.to_owned(),
                Cell::NotApplicable => texts.not_applicable.to_owned(),
                Cell::Value { number, .. } => format_number(lang, number, decimals),
            };
            rows.push(DifferenceRow {
                what: format!("{name}, {place}, {period}"),
                key: key.clone(),
                from: *before,
                texts: (words(*before), words(*after)),
                taken_back: false,
            });
        }
        self.rows = Some(rows);
    }

    /// The figure is as it was again.
    pub fn taken_back(&mut self, key: &CellKey) {
        for row in self.rows.iter_mut().flatten().filter(|row| row.key == *key) {
            row.taken_back = true;
        }
    }
}

pub(super) fn differences_ui(ui: &mut Ui, differences: &Differences, lang: Lang) -> Option<Answer> {
    let texts = window_texts(lang);
    let palette = palette(ui.ctx());
    heading_ui(ui, texts.differences_title);
    let mut answer = None;
    match &differences.rows {
        None => {
            ui.spinner();
        }
        Some(rows) if rows.is_empty() && differences.others == 0 => {
            ui.label(texts.no_differences);
        }
        Some(rows) => {
            if differences.others > 0 {
                ui.label(crate::text::window::other_differences(lang, differences.others));
            }
            let height = (ui.ctx().content_rect().height() - 280.0).clamp(120.0, 420.0);
            ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink([false, true])
                .show_rows(ui, 28.0, rows.len(), |ui, range| {
                    for row in rows.get(range).unwrap_or(&[]) {
                        ui.horizontal(|ui| {
                            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                                if differences.can_take_back {
                                    let button = Button::new(texts.take_back);
                                    let name = format!("{}: {}", texts.take_back, row.what);
                                    let response = ui
                                        .add_enabled(!row.taken_back, button)
                                        .accessible_name(name);
                                    if response.clicked() {
                                        answer = Some(Answer::TakeBack(row.key.clone(), row.from));
                                    }
                                }
                                ui.label(RichText::new(&row.texts.1).color(colour(palette.good)));
                                ui.label(second("›", palette));
                                let was = RichText::new(&row.texts.0).color(colour(palette.bad));
                                ui.label(was.strikethrough());
                                ui.add_space(space::S);
                                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                                    ui.add(egui::Label::new(&row.what).truncate());
                                });
                            });
                        });
                    }
                });
        }
    }
    let mut choices = Vec::new();
    if differences.may_overwrite {
        choices.push((texts.keep_mine, Answer::KeepMine));
        choices.push((texts.take_theirs, Answer::TakeTheirs));
        choices.push((texts.overwrite, Answer::OverwriteTheirs));
    }
    choices.push((texts.close, Answer::Close));
    answer.or(choices_ui(ui, choices))
}
