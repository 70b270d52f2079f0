//! Căn cứ: the figure under the cursor taken apart, step by step, down to cells and sources.

use std::{collections::BTreeMap, sync::Arc};

use egui::{
    EventFilter, Id, Key, Label, Modifiers, RichText, Role, Sense, Shape, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::{
    analysis::{
        Explanation, How, Lens, explain,
        readout::{Line, cell_name, firmness_words, row_name, told, value_words},
    },
    app::{
        App,
        theme::{bold, colour, palette, regular, second, strong},
    },
    look::{Palette, size, space},
    model::{CellKey, Project},
    text::{
        lang::Lang,
        readout_messages::{readout_texts, rest, spoken_fold},
    },
};

use super::{
    analysis::{FigureKey, line_ui, link_ui},
    cell_history::history_ui,
    top::focus_ring,
};

/// So many terms of a step are laid out at first, and so many more each time one asks.
const FIRST: usize = 50;
const MORE: usize = 200;
/// Deeper steps are no further indented, or names would have no room.
const DEEPEST_INDENT: usize = 5;
const INDENT: f32 = 14.0;

/// Which terms were opened, one after the other.
type Path = Vec<usize>;

/// The derivation of one figure as far as it was opened.
#[derive(Debug, Default)]
pub(super) struct Tree {
    of: Option<FigureKey>,
    /// The steps that stand open, and how many of their terms are shown.
    open: BTreeMap<Path, usize>,
    /// Each step is worked out when it is opened.
    known: BTreeMap<Path, Option<Arc<Explanation>>>,
    /// What is drawn, made anew when something is opened or closed.
    items: Option<Arc<Vec<Item>>>,
}

/// What stands below one another.
#[derive(Clone, Debug)]
enum Item {
    Rule { depth: usize, text: String },
    Line { depth: usize, line: Line },
    Row(Row),
    Link { depth: usize, label: String, spoken: String, key: CellKey },
    More { depth: usize, path: Path, label: String },
}

/// A term, which opens to its own step.
#[derive(Clone, Debug)]
struct Row {
    depth: usize,
    path: Path,
    name: String,
    note: Option<String>,
    value: String,
    spoken: String,
    is_open: bool,
}

/// What was pressed.
enum Pressed {
    Toggle(Path),
    More(Path),
    GoTo(CellKey),
}

impl Tree {
    /// Turns to a figure; of the same cell in another state what was open stays open.
    fn turn_to(&mut self, of: &FigureKey) {
        if self.of.as_ref() == Some(of) {
            return;
        }
        if self.of.as_ref().is_none_or(|(_, cell, _)| *cell != of.1) {
            self.open.clear();
        }
        self.known.clear();
        self.items = None;
        self.of = Some(of.clone());
    }

    fn toggle(&mut self, path: Path) {
        if self.open.remove(&path).is_none() {
            self.open.insert(path, FIRST);
        }
        self.items = None;
    }

    fn show_more(&mut self, path: Path) {
        *self.open.entry(path).or_insert(FIRST) += MORE;
        self.items = None;
    }

    fn items(&mut self, project: &Project) -> Arc<Vec<Item>> {
        if let Some(items) = &self.items {
            return Arc::clone(items);
        }
        let mut items = Vec::new();
        if let Some((_, cell, lang)) = self.of.clone() {
            self.step(project, &cell, lang, &mut Vec::new(), &mut items);
        }
        let items = Arc::new(items);
        self.items = Some(Arc::clone(&items));
        items
    }

    /// The step at a path; explained once.
    fn explained(
        &mut self,
        project: &Project,
        cell: &CellKey,
        path: &Path,
    ) -> Option<Arc<Explanation>> {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        let found = match path.split_last() {
            None => {
                let CellKey { indicator, measure, place, period, .. } = cell;
                explain(project, indicator, *measure, place, *period, Lens::of(project))
            }
            Some((last, above)) => {
                let above = self.explained(project, cell, &above.to_vec())?;
                let figure = &above.terms.get(*last)?.figure;
                let (id, measure, place) = (&figure.indicator, figure.measure, &figure.place);
                explain(project, id, measure, place, figure.period, figure.lens)
            }
        };
        let found = found.map(Arc::new);
        self.known.insert(path.clone(), found.clone());
        found
    }

    fn step(
        &mut self,
        project: &Project,
        cell: &CellKey,
        lang: Lang,
        path: &mut Path,
        items: &mut Vec<Item>,
    ) {
        let depth = path.len();
        let Some(explanation) = self.explained(project, cell, path) else { return };
        let said = told(project, &explanation, lang);
        items.push(Item::Rule { depth, text: said.rule });
        items.extend(said.lines.into_iter().map(|line| Item::Line { depth, line }));
        let shown = self.open.get(path).copied().unwrap_or(FIRST);
        for (at, term) in explanation.terms.iter().take(shown).enumerate() {
            path.push(at);
            let is_open = self.open.contains_key(path);
            let (name, note) = row_name(project, &explanation, term, lang);
            let value = value_words(project, &term.figure, lang);
            let title = cell_name(project, &term.figure, lang);
            let spoken = spoken_fold(lang, is_open, &title, &value);
            let path_of = path.clone();
            items.push(Item::Row(Row { depth, path: path_of, name, note, value, spoken, is_open }));
            if is_open {
                self.step(project, cell, lang, path, items);
            }
            path.pop();
        }
        let left = explanation.terms.len().saturating_sub(shown);
        if left > 0 {
            let label = rest(lang, MORE.min(left), left);
            items.push(Item::More { depth, path: path.clone(), label });
        }
        if depth > 0 && explanation.terms.is_empty() {
            let label = readout_texts(lang).go_to_cell.to_owned();
            let figure = &explanation.figure;
            let key = match &explanation.how {
                How::Entered(entry) => entry.key.clone(),
                _ => project.current_key(
                    &figure.indicator,
                    figure.measure,
                    &figure.place,
                    figure.period,
                ),
            };
            let spoken = format!("{label}: {}", cell_name(project, figure, lang));
            items.push(Item::Link { depth, label, spoken, key });
        }
    }
}

impl App {
    pub(super) fn derivation_ui(&mut self, ui: &mut Ui) {
        let palette = palette(ui.ctx());
        let Some(key) = self.figure_key() else {
            self.no_cell_ui(ui);
            return;
        };
        let project = self.document.snapshot();
        self.panel.tree.turn_to(&key);
        let items = self.panel.tree.items(&project);
        self.cell_heading_ui(ui, &key.1);
        let cell = &key.1;
        let figures = &mut self.figures;
        let figure =
            figures.figure(&project, &cell.indicator, cell.measure, &cell.place, cell.period);
        if let Some(figure) = figure {
            let value = value_words(&project, &figure, key.2);
            ui.add(Label::new(RichText::new(value).font(bold(size::TITLE))).wrap());
            if let Some(note) = firmness_words(&figure, key.2) {
                let note = second(note, palette).color(colour(palette.warn));
                ui.add(Label::new(note).wrap());
            }
        }
        drop(project);
        ui.add_space(space::XS);
        let mut pressed = None;
        let history = self.history_of(&key.1);
        self.scrolled_ui(ui, &key.1, |ui| {
            for item in items.iter() {
                if let Some(what) = item_ui(ui, palette, item) {
                    pressed = Some(what);
                }
            }
            history_ui(ui, &history, key.2);
        });
        match pressed {
            None => {}
            Some(Pressed::Toggle(path)) => self.panel.tree.toggle(path),
            Some(Pressed::More(path)) => self.panel.tree.show_more(path),
            Some(Pressed::GoTo(key)) => self.show_cell(Some(&key)),
        }
    }
}

fn indent(depth: usize) -> f32 {
    INDENT * depth.min(DEEPEST_INDENT) as f32
}

fn item_ui(ui: &mut Ui, palette: &Palette, item: &Item) -> Option<Pressed> {
    match item {
        Item::Rule { depth, text } => {
            if *depth > 0 {
                ui.add_space(space::XS);
            }
            ui.horizontal_top(|ui| {
                ui.add_space(indent(*depth));
                let text = if *depth == 0 { strong(text) } else { RichText::new(text) };
                ui.add(Label::new(text).wrap());
            });
            ui.add_space(space::XS);
            None
        }
        Item::Line { depth, line } => {
            line_ui(ui, palette, line, indent(*depth));
            None
        }
        Item::Row(row) => row_ui(ui, palette, row).then(|| Pressed::Toggle(row.path.clone())),
        Item::Link { depth, label, spoken, key } => {
            let mut is_pressed = false;
            ui.horizontal(|ui| {
                ui.add_space(indent(*depth));
                is_pressed = link_ui(ui, palette, label, spoken);
            });
            ui.add_space(space::XS);
            is_pressed.then(|| Pressed::GoTo(key.clone()))
        }
        Item::More { depth, path, label } => {
            let mut is_pressed = false;
            ui.horizontal(|ui| {
                ui.add_space(indent(*depth));
                is_pressed = link_ui(ui, palette, label, label);
            });
            is_pressed.then(|| Pressed::More(path.clone()))
        }
    }
}

/// Room for the triangle that says whether a row is open.
const FOLD: f32 = 16.0;

/// A term in a row: what it is, its value at the right, how firm it is below; whether it was pressed.
fn row_ui(ui: &mut Ui, palette: &Palette, row: &Row) -> bool {
    let (ink, muted) = (colour(palette.ink), colour(palette.muted));
    let width = ui.available_width();
    let left = indent(row.depth) + FOLD;
    let room = width - left - space::XS;
    let painter = ui.painter();
    let value = painter.layout(row.value.clone(), regular(size::BODY), ink, room);
    // A value too long to stand beside its name stands below it.
    let is_beside = value.size().x <= room * 0.55;
    let name_room = if is_beside { room - value.size().x - space::M } else { room };
    let name = painter.layout(row.name.clone(), regular(size::BODY), ink, name_room);
    let note = row
        .note
        .as_ref()
        .map(|note| painter.layout(note.clone(), regular(size::SMALL), colour(palette.warn), room));
    let below = if is_beside { 0.0 } else { value.size().y };
    let note_height = note.as_ref().map_or(0.0, |note| note.size().y);
    let height = name.size().y.max(value.size().y) + below + note_height + space::S;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let id = Id::unique(("derivation", &row.path));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, 4, colour(palette.raised));
    }
    let rule = Stroke::new(1.0, colour(palette.hair));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, rule);
    let middle = pos2(rect.left() + left - FOLD * 0.5, rect.top() + space::XS + 9.0);
    ui.painter().add(triangle(middle, row.is_open, muted));
    let (top, right) = (rect.top() + space::XS, rect.right() - space::XS);
    let name_height = name.size().y;
    ui.painter().galley(pos2(rect.left() + left, top), name, ink);
    let value_top = if is_beside { top } else { top + name_height };
    let value_left = if is_beside { right - value.size().x } else { rect.left() + left };
    let value_bottom = value_top + value.size().y;
    ui.painter().galley(pos2(value_left, value_top), value, ink);
    if let Some(note) = note {
        let at = pos2(rect.left() + left, value_bottom.max(top + name_height));
        ui.painter().galley(at, note, colour(palette.warn));
    }
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let mut is_pressed = response.clicked();
    if response.has_focus() {
        focus_ring(ui, rect.shrink(2.0));
        // Right opens and left closes, as in every tree; up and down go on to the next row.
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let key = if row.is_open { Key::ArrowLeft } else { Key::ArrowRight };
        is_pressed |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    }
    is_pressed
}

/// ▸ closed, ▾ open.
fn triangle(c: egui::Pos2, is_open: bool, ink: egui::Color32) -> Shape {
    let points = if is_open {
        vec![pos2(c.x - 4.0, c.y - 2.0), pos2(c.x + 4.0, c.y - 2.0), pos2(c.x, c.y + 3.0)]
    } else {
        vec![pos2(c.x - 2.0, c.y - 4.0), pos2(c.x + 3.0, c.y), pos2(c.x - 2.0, c.y + 4.0)]
    };
    Shape::convex_polygon(points, ink, Stroke::NONE)
}
