//! The grid on the screen: one focusable widget, one live editor, everything else painted.

use std::collections::HashSet;

use egui::{
    Align, Align2, Event, EventFilter, Frame, Id, ImeEvent, Key, Margin, Pos2, Rect, Role, Sense,
    Shape, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, PrefetchInfo, Table, TableDelegate};

use crate::{
    analysis::Shown,
    app::{
        figures::FigureCache,
        theme::{bold, colour, palette, regular},
        view::{ColumnSpec, RowSpec, TableModel},
    },
    look::{Palette, size, space},
    model::{Indicator, Name, Period, Project, Status},
    text::{lang::Lang, window::window_texts},
};

use super::{
    interpret::{cell_text, spoken_cell},
    keys::grid_key,
    state::{CellPos, GridAction, GridKey, GridSize, GridState, Refusal},
};

/// The grid's own focus, shared by the idle cell and the editor: if they had two, an input method
/// would be interrupted when the editor opens and lose its first letter.
fn focus_id() -> Id {
    Id::unique("entry grid")
}

/// What the grid shows; borrowed for one pass.
pub struct GridView<'a> {
    pub project: &'a Project,
    pub table: &'a TableModel,
    pub figures: &'a mut FigureCache,
    /// Cells that a finding is about, and whether it is an error: a corner mark.
    pub marks: &'a dyn Fn(CellPos) -> Option<bool>,
    pub row_note: &'a dyn Fn(&RowSpec) -> Option<String>,
    /// The words of a period in a column's head.
    pub period_label: &'a dyn Fn(Period, &Indicator) -> String,
    /// The period that the table as a whole is of.
    pub period: Period,
    /// Whether one indicator's periods stand in the columns.
    pub by_period: bool,
    pub lang: Lang,
    /// Whether the grid may take the keyboard now.
    pub wants_focus: bool,
}

/// What a person asked of the grid.
#[derive(Clone, Debug, PartialEq)]
pub enum GridEvent {
    Action(GridAction),
    /// A click on another cell: take what was typed, then go there.
    CommitAndGoTo(CellPos),
    /// A number chosen among the readings of an ambiguous text.
    Chosen(f64),
    Copy,
    Paste(String),
}

/// Draws the grid and takes its keys. The editor's text is read by the caller on a commit.
/// Also whether the grid has the keyboard.
pub fn grid_ui(
    ui: &mut Ui,
    state: &mut GridState,
    view: &mut GridView<'_>,
) -> (Vec<GridEvent>, bool) {
    let size = GridSize { rows: view.table.rows.len(), columns: view.table.columns.len() };
    state.fit(size);
    let palette = palette(ui.ctx());
    let mut events = Vec::new();
    let id = focus_id();
    if view.wants_focus && size.rows > 0 && size.columns > 0 {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let visible_rows = (ui.available_height() / space::ROW) as usize;
    let was_open = state.editor.is_some();
    if has_focus {
        keep_focus(ui, id);
        if !was_open {
            idle_events(ui, state, size, visible_rows.saturating_sub(3), &mut events);
        }
    }
    // The editor's own keys are taken before the editor sees them, and acted on after it has seen
    // what came before them.
    let taken = if has_focus && state.editor.is_some() { take_editor_keys(ui, state) } else { None };

    show_table(ui, state, view, palette, size, &mut events);

    if let Some(key) = taken
        && let Some(action) = state.key(key, size, visible_rows)
    {
        events.push(GridEvent::Action(action));
    }
    if has_focus
        && let Some(Refusal { readings, .. }) = state.editor.as_ref().and_then(|e| e.refusal.as_ref())
    {
        for (key, reading) in [Key::Num1, Key::Num2].into_iter().zip(readings) {
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::ALT, key)) {
                events.push(GridEvent::Chosen(*reading));
            }
        }
    }
    (events, has_focus)
}

/// Claims the keys that egui would otherwise use to move the focus.
fn keep_focus(ui: &Ui, id: Id) {
    let filter =
        EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// Takes this pass's events in order until one opens the editor, which then gets the rest.
fn idle_events(
    ui: &Ui,
    state: &mut GridState,
    size: GridSize,
    page: usize,
    out: &mut Vec<GridEvent>,
) {
    let events = ui.input(|input| input.events.clone());
    let mut used = 0;
    for event in &events {
        match event {
            Event::Text(text) if !text.chars().all(char::is_control) => {
                state.open(String::new(), false);
                break;
            }
            Event::Ime(ImeEvent::Preedit { text, .. }) if !text.is_empty() => {
                state.open(String::new(), false);
                break;
            }
            Event::Ime(ImeEvent::Commit(_)) => {
                state.open(String::new(), false);
                break;
            }
            Event::Copy => out.push(GridEvent::Copy),
            Event::Paste(text) => out.push(GridEvent::Paste(text.clone())),
            Event::Key { key, pressed: true, modifiers, .. } => {
                if let Some(key) = grid_key(*key, *modifiers) {
                    let action = state.key(key, size, page);
                    let opens = matches!(action, Some(GridAction::Open { .. }));
                    out.extend(action.map(GridEvent::Action));
                    if opens {
                        // The caller opens it with its text; what follows waits for that.
                        used += 1;
                        break;
                    }
                }
            }
            _ => {}
        }
        used += 1;
    }
    let keyboard = |event: &Event| {
        matches!(event, Event::Text(_) | Event::Key { .. } | Event::Ime(_) | Event::Paste(_))
    };
    let opened_by_key = out.iter().any(|e| matches!(e, GridEvent::Action(GridAction::Open { .. })));
    ui.input_mut(|input| {
        let later: Vec<Event> = events.iter().skip(used).filter(|e| keyboard(e)).cloned().collect();
        input.events.retain(|event| !keyboard(event));
        if opened_by_key {
            defer(ui, later);
        } else {
            input.events.extend(later);
        }
    });
}

/// The first key in this pass that belongs to the grid although the editor is open. What comes
/// after it waits for the next pass, so that events are taken in order.
fn take_editor_keys(ui: &Ui, state: &GridState) -> Option<GridKey> {
    let keeps_arrows = state.editor.as_ref().is_some_and(|editor| editor.keeps_arrows);
    let mut composing = ui.data(|data| data.get_temp::<bool>(focus_id()).unwrap_or(false));
    let mut taken = None;
    ui.input_mut(|input| {
        let mut at = 0;
        while let Some(event) = input.events.get(at) {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => composing = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => composing = false,
                // Enter inside a pre-edit belongs to the input method.
                Event::Key { key, pressed: true, modifiers, .. } if !composing => {
                    let ours = grid_key(*key, *modifiers).filter(|key| is_editors_end(*key, keeps_arrows));
                    if let Some(key) = ours {
                        taken = Some(key);
                        let later = input.events.split_off(at);
                        defer(ui, later.into_iter().skip(1).collect());
                        return;
                    }
                }
                _ => {}
            }
            at += 1;
        }
    });
    ui.data_mut(|data| data.insert_temp(focus_id(), composing));
    taken
}

fn is_editors_end(key: GridKey, keeps_arrows: bool) -> bool {
    let leaves = matches!(
        key,
        GridKey::Enter | GridKey::ShiftEnter | GridKey::Tab | GridKey::ShiftTab | GridKey::Escape
    );
    let arrow = matches!(key, GridKey::Up | GridKey::Down | GridKey::Left | GridKey::Right);
    leaves || (arrow && !keeps_arrows)
}

/// Puts events off to the next pass.
fn defer(ui: &Ui, later: Vec<Event>) {
    if !later.is_empty() {
        ui.data_mut(|data| data.insert_temp(deferred_id(), later));
        ui.ctx().request_repaint();
    }
}

/// Brings back what was put off, before the events of this pass. Called once a pass, first.
pub fn bring_back_deferred(ui: &Ui) {
    let Some(mut earlier) = ui.data_mut(|data| data.remove_temp::<Vec<Event>>(deferred_id())) else {
        return;
    };
    ui.input_mut(|input| {
        earlier.append(&mut input.events);
        input.events = earlier;
    });
}

fn deferred_id() -> Id {
    Id::unique("entry grid, deferred events")
}

fn show_table(
    ui: &mut Ui,
    state: &mut GridState,
    view: &mut GridView<'_>,
    palette: &Palette,
    size: GridSize,
    events: &mut Vec<GridEvent>,
) {
    let widths = ColumnWidths::measure(ui, view);
    let groups: Vec<std::ops::Range<usize>> =
        std::iter::once(0..1).chain((1..=size.columns).map(|at| at..at + 1)).collect();
    let mut columns = vec![Column::new(widths.names).range(80.0..=400.0).id(Id::unique("names"))];
    columns.extend(
        widths.values.iter().map(|width| Column::new(*width).range(48.0..=400.0)),
    );
    let mut table = Table::new()
        .id_salt(("entry", view.lang.code(), view.table.columns.first().map(|c| c.indicator.to_string())))
        .num_rows(size.rows as u64)
        .columns(columns)
        .num_sticky_cols(1)
        .headers([
            HeaderRow { height: widths.header_height, groups },
            HeaderRow::new(space::XL),
        ]);
    // The editor must stay on screen: a widget that is not drawn loses the keyboard.
    if state.scroll_to_cursor || state.editor.is_some() {
        table = table
            .scroll_to_row(state.cursor.row as u64, None)
            .scroll_to_column(state.cursor.column + 1, None);
        state.scroll_to_cursor = false;
    }
    let mut delegate = Delegate {
        state,
        view,
        palette,
        events,
        header_lines: widths.header_lines,
        cursor_drawn: false,
        seen: HashSet::new(),
    };
    ui.scope(|ui| {
        // Rules lie between rows; egui_table's own lines between columns would run on below them.
        ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        let table_id = table.get_id(ui);
        if egui_table::TableState::load(ui.ctx(), table_id).is_none() {
            // Without a state the table would size its columns by what cells allocate, and ours paint.
            egui_table::TableState::default().store(ui.ctx(), table_id);
        }
        table.show(ui, &mut delegate);
    });
    let cursor_drawn = delegate.cursor_drawn;
    if !cursor_drawn && size.rows > 0 && size.columns > 0 {
        // Keeps the keyboard with the grid while its cell is scrolled away.
        let rect = Rect::from_min_size(ui.max_rect().left_bottom(), vec2(1.0, 1.0));
        ui.interact(rect, focus_id(), Sense::click());
    }
}

/// Widths that hold every name and head in view without cutting.
struct ColumnWidths {
    names: f32,
    values: Vec<f32>,
    header_height: f32,
    header_lines: Vec<Vec<String>>,
}

impl ColumnWidths {
    fn measure(ui: &Ui, view: &GridView<'_>) -> Self {
        let width = |text: &str, font: egui::FontId| {
            ui.fonts_mut(|fonts| {
                fonts.layout_no_wrap(text.to_owned(), font, egui::Color32::BLACK).size().x
            })
        };
        // Long lists are measured by their longest names only: layout is dear.
        let mut names: Vec<(usize, String, f32)> = view
            .table
            .rows
            .iter()
            .map(|row| {
                let mut name = row_name(view.project, row, view.lang);
                if let Some(note) = (view.row_note)(row) {
                    name = format!("{name}  {note}");
                }
                (name.chars().count(), name, f32::from(row.depth) * space::L)
            })
            .collect();
        names.sort_by_key(|(length, ..)| std::cmp::Reverse(*length));
        let widest = names
            .iter()
            .take(12)
            .map(|(_, name, indent)| width(name, bold(size::BODY)) + indent)
            .fold(72.0_f32, f32::max);
        let columns = view.table.columns.len();
        let available = ui.available_width() - widest - 2.0 * space::M;
        let share = available / columns.max(1) as f32;
        let target = share.clamp(84.0, 140.0);
        let mut header_lines = Vec::with_capacity(columns);
        let mut values = Vec::with_capacity(columns);
        for column in &view.table.columns {
            let head = column_head(view, column);
            let lines = break_lines(&head, target - 2.0 * space::S, |text| width(text, bold(size::SMALL)));
            let longest = lines.iter().map(|line| width(line, bold(size::SMALL))).fold(0.0, f32::max);
            let unit = view.project.indicators().get(&column.indicator).map_or(0.0, |indicator| {
                width(&unit_line(view, column, indicator), regular(size::SMALL))
            });
            values.push(target.max(longest.max(unit) + 2.0 * space::S));
            header_lines.push(lines);
        }
        let lines = header_lines.iter().map(Vec::len).max().unwrap_or(1).clamp(1, 5) as f32;
        let header_height = lines * size::SMALL * size::LINE_HEIGHT + space::S;
        Self { names: widest + 2.0 * space::M, values, header_height, header_lines }
    }
}

/// Breaks at spaces so that every line fits; a word that is too long alone stands alone.
fn break_lines(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if measure(&longer) <= width {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

fn pick(name: &Name, lang: Lang) -> &str {
    match lang {
        Lang::Vi => &name.vi,
        Lang::En => &name.en,
    }
}

fn row_name(project: &Project, row: &RowSpec, lang: Lang) -> String {
    if project.root().is_some_and(|root| root.id == row.place) {
        return window_texts(lang).whole_province.to_owned();
    }
    project.place_name(&row.place).map_or_else(|| row.place.to_string(), |name| pick(name, lang).to_owned())
}

/// Below the head: the unit, and the period where the column has one of its own.
fn unit_line(view: &GridView<'_>, column: &ColumnSpec, indicator: &Indicator) -> String {
    let unit = pick(&indicator.unit, view.lang);
    let several = view.table.columns.iter().any(|other| other.indicator != column.indicator);
    if several && column.period != view.period {
        format!("{unit} · {}", (view.period_label)(column.period, indicator))
    } else {
        unit.to_owned()
    }
}

/// The head of a column: the indicator, or the period where one indicator's periods stand.
fn column_head(view: &GridView<'_>, column: &ColumnSpec) -> String {
    let Some(indicator) = view.project.indicators().get(&column.indicator) else {
        return column.indicator.to_string();
    };
    let several = view.table.columns.iter().any(|other| other.indicator != column.indicator);
    if view.by_period && !several {
        (view.period_label)(column.period, indicator)
    } else {
        pick(indicator.short.as_ref().unwrap_or(&indicator.name), view.lang).to_owned()
    }
}

struct Delegate<'a, 'v> {
    state: &'a mut GridState,
    view: &'a mut GridView<'v>,
    palette: &'a Palette,
    events: &'a mut Vec<GridEvent>,
    header_lines: Vec<Vec<String>>,
    cursor_drawn: bool,
    seen: HashSet<(usize, usize)>,
}

impl TableDelegate for Delegate<'_, '_> {
    fn prepare(&mut self, _info: &PrefetchInfo) {}

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let rect = ui.max_rect();
        let painter = ui.painter();
        painter.rect_filled(rect, 0, colour(self.palette.panel));
        let ink = colour(self.palette.ink);
        let muted = colour(self.palette.muted);
        if cell.row_nr == 1 {
            painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, colour(self.palette.line)));
        }
        let Some(column) = cell.col_range.start.checked_sub(1) else {
            if cell.row_nr == 0 {
                let texts = window_texts(self.view.lang);
                let at = pos2(rect.left() + space::M, rect.bottom() - space::XS);
                painter.text(at, Align2::LEFT_BOTTOM, texts.unit_column, regular(size::SMALL), muted);
            }
            return;
        };
        let right = rect.right() - space::S;
        if cell.row_nr == 0 {
            let lines = self.header_lines.get(column).map_or(&[][..], Vec::as_slice);
            let line_height = size::SMALL * size::LINE_HEIGHT;
            for (from_bottom, line) in lines.iter().rev().enumerate() {
                let y = rect.bottom() - space::XS - from_bottom as f32 * line_height;
                painter.text(pos2(right, y), Align2::RIGHT_BOTTOM, line, bold(size::SMALL), ink);
            }
            return;
        }
        let Some(spec) = self.view.table.columns.get(column) else { return };
        let Some(indicator) = self.view.project.indicators().get(&spec.indicator) else { return };
        let unit = unit_line(self.view, spec, indicator);
        painter.text(pos2(right, rect.center().y), Align2::RIGHT_CENTER, unit, regular(size::SMALL), muted);
    }

    fn row_ui(&mut self, ui: &mut Ui, row_nr: u64) {
        let rect = ui.max_rect();
        let row = usize::try_from(row_nr).ok().and_then(|row| self.view.table.rows.get(row));
        let ground = if row.is_some_and(|row| row.is_total) {
            self.palette.paper
        } else {
            self.palette.panel
        };
        ui.painter().rect_filled(rect, 0, colour(ground));
        let rule = Stroke::new(1.0, colour(self.palette.hair));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, rule);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Ok(row) = usize::try_from(cell.row_nr) else { return };
        match cell.col_nr.checked_sub(1) {
            None => self.name_ui(ui, row),
            Some(column) => self.value_ui(ui, CellPos { row, column }),
        }
    }

    fn default_row_height(&self) -> f32 {
        space::ROW
    }
}

impl Delegate<'_, '_> {
    fn name_ui(&mut self, ui: &mut Ui, row: usize) {
        let Some(spec) = self.view.table.rows.get(row) else { return };
        let rect = ui.max_rect();
        let name = row_name(self.view.project, spec, self.view.lang);
        let font = if spec.is_total { bold(size::BODY) } else { regular(size::BODY) };
        let x = rect.left() + space::M + f32::from(spec.depth) * space::L;
        let ink = colour(self.palette.ink);
        let painted =
            ui.painter().text(pos2(x, rect.center().y), Align2::LEFT_CENTER, &name, font, ink);
        if let Some(note) = (self.view.row_note)(spec) {
            let at = pos2(painted.right() + space::S, rect.center().y);
            let muted = colour(self.palette.muted);
            ui.painter().text(at, Align2::LEFT_CENTER, note, regular(size::SMALL), muted);
        }
        let id = ui.scope_id().with(("row name", row));
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &name));
    }

    fn value_ui(&mut self, ui: &mut Ui, pos: CellPos) {
        let rect = ui.max_rect();
        let is_cursor = self.state.cursor == pos;
        if !self.seen.insert((pos.row, pos.column)) {
            return;
        }
        let view = &mut *self.view;
        let (Some(row), Some(column)) =
            (view.table.rows.get(pos.row), view.table.columns.get(pos.column))
        else {
            return;
        };
        let Some(indicator) = view.project.indicators().get(&column.indicator) else { return };
        let Some(figure) = view.figures.get(view.project, column, &row.place) else { return };
        let texts = window_texts(view.lang);
        let painter = ui.painter();
        if is_cursor {
            painter.rect_filled(rect, 0, colour(self.palette.soft));
        }
        let right = rect.right() - space::S;
        let muted = colour(self.palette.muted);
        let at = pos2(right, rect.center().y);
        let editing = is_cursor && self.state.editor.is_some();
        match figure.shown {
            _ if editing => {}
            Shown::NotApplicable => {
                painter.extend(hatch(rect.shrink(1.0), colour(self.palette.hatch)));
                painter.text(at, Align2::RIGHT_CENTER, "×", regular(size::BODY), muted);
            }
            Shown::NotReported => {
                painter.text(at, Align2::RIGHT_CENTER, texts.not_reported, regular(size::SMALL), muted);
            }
            Shown::Number(_) | Shown::Partial(_) => {
                let text = cell_text(&figure, indicator, view.lang);
                let mut x = right;
                let small = |word: &str, x: f32| {
                    let drawn = painter.text(
                        pos2(x, rect.center().y - 3.0),
                        Align2::RIGHT_CENTER,
                        word,
                        regular(10.0),
                        muted,
                    );
                    drawn.left() - 3.0
                };
                let status = match figure.status {
                    Status::Final => None,
                    Status::Provisional => Some(texts.provisional),
                    Status::Estimate => Some(texts.estimated),
                };
                if let Some(word) = status {
                    x = small(word, x);
                }
                if figure.is_partial() {
                    x = small(&format!("{}/{}", figure.coverage.reported, figure.coverage.expected), x);
                }
                let ink = if figure.illustrative || figure.is_partial() {
                    muted
                } else {
                    colour(self.palette.ink)
                };
                let font = if row.is_total { bold(size::BODY) } else { regular(size::BODY) };
                let drawn = painter.text(pos2(x, rect.center().y), Align2::RIGHT_CENTER, text, font, ink);
                if figure.illustrative {
                    // A dotted underline: not a published figure; the strip and the title say so.
                    let y = drawn.bottom() - 1.0;
                    painter.extend(Shape::dotted_line(
                        &[pos2(drawn.left(), y), pos2(drawn.right(), y)],
                        muted,
                        4.0,
                        0.8,
                    ));
                }
            }
        }
        if let Some(is_error) = (view.marks)(pos) {
            let ink = if is_error { self.palette.bad } else { self.palette.warn };
            painter.add(corner(rect, colour(ink)));
        }
        let spoken = format!(
            "{}, {}, {}: {}",
            pick(&indicator.name, view.lang),
            row_name(view.project, row, view.lang),
            (view.period_label)(column.period, indicator),
            spoken_cell(&figure, indicator, view.lang)
        );
        let cell_id = ui.scope_id().with(("cell", pos.row, pos.column));
        let response = ui.interact(rect, cell_id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::GridCell, true, &spoken));
        ui.ctx().accesskit_node_builder(cell_id, |node| {
            node.set_row_index(pos.row);
            node.set_column_index(pos.column);
            node.set_selected(is_cursor);
        });
        let clicked = response.clicked();
        let double_clicked = response.double_clicked();
        if is_cursor {
            self.cursor_drawn = true;
            self.cursor_ui(ui, rect);
        }
        if clicked && !is_cursor {
            self.clicked_elsewhere(ui, pos);
        } else if clicked {
            ui.memory_mut(|memory| memory.request_focus(focus_id()));
        }
        if double_clicked && self.state.editor.is_none() {
            self.events.push(GridEvent::Action(GridAction::Open { with_value: true }));
        }
    }

    /// A click on another cell accepts what is being typed, then moves the cursor there.
    fn clicked_elsewhere(&mut self, ui: &Ui, pos: CellPos) {
        ui.memory_mut(|memory| memory.request_focus(focus_id()));
        let size =
            GridSize { rows: self.view.table.rows.len(), columns: self.view.table.columns.len() };
        if self.state.editor.is_some() {
            self.events.push(GridEvent::CommitAndGoTo(pos));
        } else {
            self.state.point_at(pos, size);
        }
    }

    fn cursor_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let id = focus_id();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let ring = if has_focus { self.palette.accent } else { self.palette.muted };
        if let Some(editor) = &mut self.state.editor {
            let refused = editor.refusal.is_some();
            let edge = if refused { self.palette.bad } else { self.palette.accent };
            ui.painter().rect_filled(rect, 0, colour(self.palette.panel));
            let before = editor.text.clone();
            let ink = if refused { self.palette.bad } else { self.palette.ink };
            let edit = TextEdit::singleline(&mut editor.text)
                .id(id)
                .frame(Frame::NONE.inner_margin(Margin::symmetric(8, 4)))
                .desired_width(rect.width() - 2.0 * space::S)
                .min_size(rect.size())
                .align(Align2([Align::Max, Align::Center]))
                .font(regular(size::BODY))
                .text_color(colour(ink))
                .clip_text(true)
                .char_limit(200)
                .return_key(None::<egui::KeyboardShortcut>)
                .event_filter(EventFilter {
                    tab: true,
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    escape: true,
                });
            ui.place(rect, edit);
            if editor.text != before {
                editor.refusal = None;
            }
            ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, colour(edge)), StrokeKind::Inside);
        } else {
            ui.interact(rect, id, Sense::CLICK | Sense::FOCUSABLE).widget_info(|| {
                WidgetInfo::labeled(Role::Grid, true, window_texts(self.view.lang).grid_name)
            });
            if has_focus {
                // An input method must know where the letters will go before the first is typed.
                ui.output_mut(|output| {
                    output.ime = Some(egui::output::IMEOutput {
                        purpose: egui::IMEPurpose::Normal,
                        rect,
                        cursor_rect: rect,
                        should_interrupt_composition: false,
                    });
                });
            }
            ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, colour(ring)), StrokeKind::Inside);
        }
    }
}

/// Slanted lines: "không áp dụng".
fn hatch(rect: Rect, colour: egui::Color32) -> Vec<Shape> {
    let stroke = Stroke::new(1.0, colour);
    let step = 8.0;
    let count = ((rect.width() + rect.height()) / step) as usize;
    (0..=count)
        .map(|at| {
            // From the top edge down to the left; both ends clipped to the cell.
            let x = rect.left() + at as f32 * step;
            let over_right = (x - rect.right()).max(0.0);
            let from = pos2(x - over_right, rect.top() + over_right);
            let down = (x - rect.left()).min(rect.height());
            let to = pos2(x - down, rect.top() + down);
            Shape::line_segment([from, to], stroke)
        })
        .collect()
}

/// The small triangle at the upper right: something is said of this cell below.
fn corner(rect: Rect, colour: egui::Color32) -> Shape {
    let tip: Pos2 = rect.right_top();
    let points = vec![tip - vec2(9.0, 0.0), tip, tip + vec2(0.0, 9.0)];
    Shape::convex_polygon(points, colour, Stroke::NONE)
}

