//! Beside the table: the chart, or all that is known of the figure under the cursor.

use std::sync::Arc;

use egui::{
    Align, Button, Context, Id, Key, Label, Layout, Modifiers, Rect, RichText, Role, ScrollArea,
    Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::{
    analysis::{
        Denominator, denominator,
        readout::{Line, Section, Tone, divisors, heading, readout},
    },
    app::{
        App, Beside, Pane, Screen, View,
        document::Stand,
        grid::has_keyboard,
        theme::{bold, colour, palette, regular, second, strong},
    },
    look::{Palette, size, space},
    model::{CapitalBasis, CellKey, PlanVersion},
    text::{
        desk_messages::desk_texts,
        lang::Lang,
        readout_messages::{basis_label, readout_texts},
    },
};

use super::{
    derivation::Tree,
    sign::{Sign, sign},
    top::{focus_ring, segments_ui, segments_with_focus_ui},
};

/// The figure under the cursor, or the one pointed out in the chart, in one state and one language.
pub(super) type FigureKey = (Stand, CellKey, Lang);

/// A table in one state and one language.
type DivisorsKey = (Stand, View, Lang);

/// What was worked out of the figure under the cursor, once for each.
#[derive(Debug, Default)]
pub struct PanelState {
    /// Where it stands, while it does.
    rect: Option<Rect>,
    /// What in it has the keyboard, be it scrolled out of sight.
    focused: Option<Id>,
    readout: Option<(FigureKey, Arc<Vec<Section>>)>,
    pub(super) tree: Tree,
    divisors: Option<(DivisorsKey, Arc<Vec<String>>)>,
}

impl PanelState {
    /// A new frame: it is shown if it is drawn.
    pub(super) fn begin(&mut self, ctx: &Context) {
        // A cell of the table may reach under the panel below it.
        let focused = ctx.memory(egui::Memory::focused).filter(|_| !has_keyboard(ctx));
        let was_there = focused == self.focused;
        let stands_in_it = |id: &Id| {
            let at = ctx.read_response(*id).map(|found| found.rect.center());
            at.zip(self.rect).is_some_and(|(at, rect)| rect.contains(at))
        };
        self.focused = focused.filter(|id| was_there || stands_in_it(id));
        self.rect = None;
    }

    pub fn is_shown(&self) -> bool {
        self.rect.is_some()
    }

    /// Whether something in it has the keyboard.
    pub fn has_keyboard(&self) -> bool {
        self.focused.is_some()
    }
}

impl App {
    /// The card at the right of the table.
    pub(super) fn beside_ui(&mut self, ui: &mut Ui) {
        let texts = readout_texts(self.prefs.lang);
        self.panel.rect = Some(ui.max_rect());
        let first = match self.view.screen {
            Screen::Charts => desk_texts(self.prefs.lang).kinds,
            Screen::Entry | Screen::Checks => texts.chart,
        };
        let choices = [
            (Beside::Chart, first),
            (Beside::Analysis, texts.analysis),
            (Beside::Derivation, texts.derivation),
        ];
        ui.horizontal(|ui| self.tabs_ui(ui, &choices));
        ui.add_space(space::S);
        self.panel_ui(ui);
    }

    /// The same below the table, where there is no room at its right.
    pub(super) fn below_ui(&mut self, ui: &mut Ui) {
        let texts = readout_texts(self.prefs.lang);
        let palette = palette(ui.ctx());
        self.panel.rect = Some(ui.max_rect());
        let edge = Stroke::new(1.0, colour(palette.line));
        let top = ui.max_rect();
        ui.painter().hline(top.x_range(), top.top() + 0.5, edge);
        egui::Frame::new().inner_margin(space::M).show(ui, |ui| {
            ui.horizontal(|ui| {
                let choices =
                    [(Beside::Analysis, texts.analysis), (Beside::Derivation, texts.derivation)];
                self.tabs_ui(ui, &choices);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.button(texts.close).clicked() {
                        self.prefs.beside = Beside::Chart;
                        self.wanted_focus = Some(Pane::Grid);
                    }
                });
            });
            ui.add_space(space::S);
            self.panel_ui(ui);
        });
    }

    fn tabs_ui(&mut self, ui: &mut Ui, choices: &[(Beside, &str)]) {
        let texts = readout_texts(self.prefs.lang);
        let wants_focus = self.wanted_focus == Some(Pane::Card);
        if wants_focus {
            self.wanted_focus = None;
        }
        let shown = self.beside();
        let chosen = segments_with_focus_ui(ui, texts.beside, shown, choices, wants_focus);
        if let Some(chosen) = chosen {
            *self.beside_mut() = chosen;
        }
    }

    /// What stands beside the table, or beside the big chart.
    fn beside(&self) -> Beside {
        match (self.view.screen, &self.desk) {
            (Screen::Charts, Some(desk)) => desk.beside,
            _ => self.prefs.beside,
        }
    }

    fn beside_mut(&mut self) -> &mut Beside {
        match (self.view.screen, &mut self.desk) {
            (Screen::Charts, Some(desk)) => &mut desk.beside,
            _ => &mut self.prefs.beside,
        }
    }

    fn panel_ui(&mut self, ui: &mut Ui) {
        match self.beside() {
            Beside::Chart if self.view.screen == Screen::Charts => self.kinds_ui(ui),
            Beside::Chart => self.chart_card_ui(ui),
            Beside::Analysis => self.analysis_ui(ui),
            Beside::Derivation => self.derivation_ui(ui),
        }
    }

    fn analysis_ui(&mut self, ui: &mut Ui) {
        let palette = palette(ui.ctx());
        let Some(key) = self.figure_key() else {
            self.no_cell_ui(ui);
            return;
        };
        let sections = self.readout_of(&key);
        let project = self.document.snapshot();
        let basis = project.settings().capital_basis;
        let divisor = denominator(&project, &key.1.indicator, basis);
        let divisor = divisor.filter(|found| found.plan.is_some());
        self.cell_heading_ui(ui, &key.1);
        // An edit while this snapshot is held would first copy the whole project.
        drop(project);
        let mut chosen = None;
        self.scrolled_ui(ui, &key.1, |ui| {
            if let Some(divisor) = &divisor {
                chosen = basis_ui(ui, palette, divisor, basis, key.2);
            }
            for (at, section) in sections.iter().enumerate() {
                section_ui(ui, palette, section, at);
            }
        });
        if let Some((basis, label)) = chosen {
            self.set_capital_basis(basis, label);
        }
    }

    /// What disbursement rates divide by, changed for the whole project as one edit.
    fn set_capital_basis(&mut self, basis: CapitalBasis, label: String) {
        let mut settings = self.document.project().settings().clone();
        settings.capital_basis = basis;
        let done = self.document.set_settings(settings, label);
        self.tell_refusal(&done);
    }

    /// A part of the card that scrolls, also by PageUp and PageDown.
    pub(super) fn scrolled_ui(&self, ui: &mut Ui, cell: &CellKey, add: impl FnOnce(&mut Ui)) {
        let reads_keys = self.panel.has_keyboard();
        let page = (ui.available_height() - space::ROW).max(space::ROW);
        // Another cell begins at the top.
        let area = ScrollArea::vertical().id_salt(("beside", cell)).auto_shrink([false, false]);
        ui.add_space(space::XS);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if reads_keys {
                let (down, up) = ui.input_mut(|input| {
                    let down = input.consume_key(Modifiers::NONE, Key::PageDown);
                    (down, input.consume_key(Modifiers::NONE, Key::PageUp))
                });
                if down || up {
                    ui.scroll_with_delta(vec2(0.0, if down { -page } else { page }));
                }
            }
            add(ui);
        });
    }

    /// What the panel is about: the figure under the cursor.
    pub(super) fn cell_heading_ui(&mut self, ui: &mut Ui, key: &CellKey) {
        let project = self.document.snapshot();
        let figures = &mut self.figures;
        let figure = figures.figure(&project, &key.indicator, key.measure, &key.place, key.period);
        if let Some(figure) = figure {
            let (name, at) = heading(&project, &figure, self.prefs.lang);
            ui.add(Label::new(strong(name)).wrap());
            ui.add(Label::new(second(at, palette(ui.ctx()))).wrap());
        }
    }

    pub(super) fn no_cell_ui(&self, ui: &mut Ui) {
        let text = readout_texts(self.prefs.lang).no_cell;
        ui.label(RichText::new(text).color(colour(palette(ui.ctx()).muted)));
    }

    pub(super) fn figure_key(&self) -> Option<FigureKey> {
        let key = match self.view.screen {
            Screen::Charts => self.desk_figure()?,
            Screen::Entry | Screen::Checks => self.cursor_subject()?.0,
        };
        Some((self.document.stand(), key, self.prefs.lang))
    }

    fn readout_of(&mut self, key: &FigureKey) -> Arc<Vec<Section>> {
        if let Some((known, sections)) = &self.panel.readout
            && known == key
        {
            return Arc::clone(sections);
        }
        let (_, CellKey { indicator, measure, place, period, .. }, lang) = key;
        let project = self.document.snapshot();
        let figure = self.figures.figure(&project, indicator, *measure, place, *period);
        let sections = figure.map(|figure| readout(&project, &figure, *lang));
        let sections = Arc::new(sections.unwrap_or_default());
        self.panel.readout = Some((key.clone(), Arc::clone(&sections)));
        sections
    }

    /// What the disbursement rates of the table divide by.
    pub(super) fn divisors(&mut self) -> Arc<Vec<String>> {
        let key = (self.document.stand(), self.view.clone(), self.prefs.lang);
        if let Some((known, said)) = &self.panel.divisors
            && *known == key
        {
            return Arc::clone(said);
        }
        let Some((_, _, sheet)) = self.sheet.as_ref().filter(|(_, view, _)| *view == key.1) else {
            return Arc::new(Vec::new());
        };
        let shown = sheet.table.indicators();
        let said = Arc::new(divisors(self.document.project(), shown, key.2));
        self.panel.divisors = Some((key, Arc::clone(&said)));
        said
    }
}

/// Three small controls; the basis chosen anew, and what the edit is called.
fn basis_ui(
    ui: &mut Ui,
    palette: &Palette,
    divisor: &Denominator,
    basis: CapitalBasis,
    lang: Lang,
) -> Option<(CapitalBasis, String)> {
    let texts = readout_texts(lang);
    let mut chosen = None;
    let plans = [
        (PlanVersion::FirstAssigned, texts.basis_first),
        (PlanVersion::Current, texts.basis_current),
    ];
    if divisor.plan.is_some()
        && let Some((plan, to)) = choice_ui(ui, palette, texts.basis_plan, basis.plan, &plans)
    {
        chosen = Some((CapitalBasis { plan, ..basis }, texts.basis_plan, to));
    }
    let carried = [(false, texts.left_out), (true, texts.counted_in)];
    if divisor.carried_over.is_some()
        && let Some((carried_over, to)) =
            choice_ui(ui, palette, texts.basis_carried, basis.carried_over, &carried)
    {
        chosen = Some((CapitalBasis { carried_over, ..basis }, texts.basis_carried, to));
    }
    let advances = [(true, texts.counted_in), (false, texts.left_out)];
    if divisor.advances.is_some()
        && let Some((advances, to)) =
            choice_ui(ui, palette, texts.basis_advances, basis.advances, &advances)
    {
        chosen = Some((CapitalBasis { advances, ..basis }, texts.basis_advances, to));
    }
    ui.add(Label::new(second(texts.basis_note, palette)).wrap());
    ui.add_space(space::XS);
    chosen.map(|(basis, what, to)| (basis, basis_label(lang, &what.to_lowercase(), to)))
}

/// A label and its choice; the one chosen anew with its word.
fn choice_ui<'a, T: Copy + PartialEq>(
    ui: &mut Ui,
    palette: &Palette,
    label: &str,
    shown: T,
    choices: &[(T, &'a str)],
) -> Option<(T, &'a str)> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        let (rect, _) =
            ui.allocate_exact_size(vec2(LABEL_LEAST, ui.spacing().interact_size.y), Sense::hover());
        let at = pos2(rect.left(), rect.center().y);
        let muted = colour(palette.muted);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, label, regular(size::SMALL), muted);
        chosen = segments_ui(ui, label, shown, choices);
    });
    ui.add_space(space::XS);
    let chosen = chosen?;
    choices.iter().find(|(value, _)| *value == chosen).copied()
}

/// A title, how firm it stands, and its lines.
fn section_ui(ui: &mut Ui, palette: &Palette, section: &Section, at: usize) {
    ui.add_space(space::S);
    let top = ui.cursor().top();
    let rule = Stroke::new(1.0, colour(palette.hair));
    ui.painter().hline(ui.max_rect().x_range(), top, rule);
    ui.add_space(space::S);
    let width = ui.available_width();
    let ink = colour(palette.ink);
    let title = ui.painter().layout(section.title.clone(), bold(size::BODY), ink, width);
    // How firm it is stands behind the title, or below where that is too long.
    let warn = colour(palette.warn);
    let note = section
        .note
        .as_ref()
        .map(|note| ui.painter().layout(note.clone(), regular(size::SMALL), warn, width));
    let (behind, below) = match note {
        Some(note) if title.size().x + space::M + note.size().x <= width => (Some(note), None),
        other => (None, other),
    };
    let below_height = below.as_ref().map_or(0.0, |note| note.size().y);
    let height = title.size().y + below_height + space::XS;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    if let Some(note) = behind {
        let at = pos2(rect.left() + title.size().x + space::M, rect.top() + 1.0);
        ui.painter().galley(at, note, warn);
    }
    if let Some(note) = below {
        ui.painter().galley(pos2(rect.left(), rect.top() + title.size().y), note, warn);
    }
    ui.painter().galley(rect.min, title, ink);
    // The keyboard goes from title to title, so that all of it can be read without a mouse.
    let id = Id::unique(("readout", at));
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let spoken = section
        .note
        .as_ref()
        .map_or_else(|| section.title.clone(), |note| format!("{} ({note})", section.title));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &spoken));
    if response.gained_focus() {
        ui.scroll_to_rect(rect, Some(Align::TOP));
    }
    if response.has_focus() {
        focus_ring(ui, rect);
    }
    for line in &section.lines {
        line_ui(ui, palette, line, 0.0);
    }
}

/// Least and most width of the labels at the left.
pub(super) const LABEL_LEAST: f32 = 84.0;
const LABEL_MOST: f32 = 150.0;
const LABEL_SHARE: f32 = 0.33;
/// Between label and text: room for the sign.
const GUTTER: f32 = 20.0;

/// A label at the left, its text wrapped at the right, a sign between them where it means something.
pub(super) fn line_ui(ui: &mut Ui, palette: &Palette, line: &Line, indent: f32) {
    let width = ui.available_width() - indent;
    let label_width = if line.label.is_empty() {
        0.0
    } else {
        (width * LABEL_SHARE).clamp(LABEL_LEAST, LABEL_MOST)
    };
    let (muted, ink) = (colour(palette.muted), colour(palette.ink));
    let label = ui.painter().layout(line.label.clone(), regular(size::SMALL), muted, label_width);
    let text_ink = if line.tone == Tone::Muted { muted } else { ink };
    let gutter = if line.label.is_empty() && line.tone != Tone::Warn { 0.0 } else { GUTTER };
    let text_width = width - label_width - gutter;
    let font = regular(if line.is_refusal { size::SMALL } else { size::BODY });
    let text = ui.painter().layout(line.text.clone(), font, text_ink, text_width);
    let height = label.size().y.max(text.size().y) + space::XS;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let left = rect.left() + indent;
    // The smaller type of the label stands on the line of the text.
    let drop = if line.is_refusal { 0.0 } else { 1.0 };
    ui.painter().galley(pos2(left, rect.top() + drop), label, muted);
    let text_left = left + label_width + gutter;
    let at = pos2(text_left - 9.0, rect.top() + 9.0);
    ui.painter().extend(tone_sign(palette, line.tone, at));
    ui.painter().galley(pos2(text_left, rect.top()), text, text_ink);
    let spoken = if line.label.is_empty() {
        line.text.clone()
    } else {
        format!("{}: {}", line.label, line.text)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

/// ● good, ◆ to look at, ▲ bad.
fn tone_sign(palette: &Palette, tone: Tone, at: egui::Pos2) -> Option<Shape> {
    let (shape, ink) = match tone {
        Tone::Plain | Tone::Muted => return None,
        Tone::Good => (Sign::Disc, palette.good),
        Tone::Warn => (Sign::Diamond, palette.warn),
        Tone::Bad => (Sign::Triangle, palette.bad),
    };
    Some(sign(shape, at, colour(ink)))
}

/// A link in the accent's colour, with a spoken name of its own.
pub(super) fn link_ui(ui: &mut Ui, palette: &Palette, label: &str, spoken: &str) -> bool {
    let text = RichText::new(label).color(colour(palette.accent));
    let response = ui.add(Button::new(text).frame(false)).accessible_name(spoken);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        focus_ring(ui, response.rect);
    }
    response.clicked()
}
