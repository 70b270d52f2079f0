//! The grid on the screen: one focusable widget, one live editor, everything else painted.

use std::{collections::HashSet, sync::Arc};

use egui::{
    Align, Align2, Frame, Id, Key, Margin, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui,
    WidgetInfo, pos2, text_edit::TextEditState, vec2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use crate::{
    app::{
        Command,
        figures::FigureCache,
        find::Spot,
        sheet::Sheet,
        theme::{bold, colour, one_line, palette, regular},
        view::group_note,
    },
    look::{Palette, size, space},
    model::{Cell, Project},
    text::{
        detail_messages::detail_texts, entry::not_asked, grid_messages::grid_name, lang::Lang,
        period::period_label, window::window_texts,
    },
};

use super::{
    events::{
        ALL_KEYS, drop_text_of_alt, focus_id, has_keyboard, idle_events, keep_focus,
        take_editor_keys, wait_for_editor,
    },
    interpret::{is_outside, spoken_cell},
    paint::{corner, count, note_mark, paint_edges, paint_figure},
    selection::Around,
    state::{CellPos, GridAction, GridSize, GridState, Move, Refusal},
    widths::{ColumnWidths, WIDEST_NAME, row_name, unit_line},
};

/// What the grid shows; borrowed for one pass.
pub struct GridView<'a> {
    pub project: &'a Project,
    pub sheet: &'a Sheet,
    pub widths: &'a ColumnWidths,
    pub figures: &'a mut FigureCache,
    pub lang: Lang,
    /// Cells, names and heads that are being looked for.
    pub found: &'a HashSet<Spot>,
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
    Cut,
    Paste(String),
    /// The menu asks for the clipboard.
    AskPaste,
    /// The fill handle was let go on this cell.
    FillTo(CellPos),
    /// The menu's, about the selection.
    Command(Command),
}

impl GridView<'_> {
    /// Whether something stands in a cell, entered or computed.
    fn is_filled(&mut self, pos: CellPos) -> bool {
        let table = &self.sheet.table;
        let (Some(row), Some(column)) = (table.rows.get(pos.row), table.columns.get(pos.column))
        else {
            return false;
        };
        let project = self.project;
        let key = project.current_key(&column.indicator, column.measure, &row.place, column.period);
        project.cell(&key) != Cell::NotReported
            || self
                .figures
                .get(project, column, &row.place)
                .is_some_and(|figure| figure.number().is_some())
    }

    pub(super) fn size(&self) -> GridSize {
        GridSize { rows: self.sheet.table.rows.len(), columns: self.sheet.table.columns.len() }
    }
}

/// Draws the grid and takes its keys. The editor's text is read by the caller on a commit.
/// Also whether the grid has the keyboard now that it is drawn.
pub fn grid_ui(
    ui: &mut Ui,
    state: &mut GridState,
    view: &mut GridView<'_>,
) -> (Vec<GridEvent>, bool) {
    let size = view.size();
    state.fit(size);
    let palette = palette(ui.ctx());
    let mut events = Vec::new();
    let id = focus_id();
    if view.wants_focus && size.rows > 0 && size.columns > 0 {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    // While a menu is open, keys are for it.
    let has_focus = ui.memory(|memory| memory.has_focus(id)) && !egui::Popup::is_any_open(ui.ctx());
    let visible_rows = count(ui.available_height() / space::ROW);
    let was_open = state.editor.is_some();
    if has_focus {
        keep_focus(ui);
        drop_text_of_alt(ui);
        if !was_open {
            let page = visible_rows.saturating_sub(3);
            let mut is_filled = |pos| view.is_filled(pos);
            let mut around = Around { size, page, is_filled: &mut is_filled };
            idle_events(ui, state, &mut around, &mut events);
        }
    }
    if has_focus
        && let Some(Refusal { readings, .. }) =
            state.editor.as_ref().and_then(|e| e.refusal.as_ref())
    {
        for (key, reading) in [Key::Num1, Key::Num2].into_iter().zip(readings) {
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::ALT, key)) {
                events.push(GridEvent::Chosen(*reading));
            }
        }
    }
    // The editor's own keys are taken before the editor sees them, and acted on after it has seen
    // what came before them.
    let taken =
        if has_focus && state.editor.is_some() { take_editor_keys(ui, state) } else { None };

    let cursor_drawn = show_table(ui, state, view, palette, size, &mut events);

    if has_focus && state.editor.is_some() && !cursor_drawn {
        // Its cell was scrolled away: what is typed waits until it is back.
        wait_for_editor(ui, taken.map(|(_, event)| event));
        state.scroll_to = Some(state.cursor);
    } else if let Some((key, _)) = taken {
        let mut is_filled = |pos| view.is_filled(pos);
        let mut around = Around { size, page: visible_rows, is_filled: &mut is_filled };
        if let Some(action) = state.key(key, &mut around) {
            events.push(GridEvent::Action(action));
        }
    }
    (events, has_keyboard(ui.ctx()))
}

/// Draws the table; whether the cursor's cell is on the screen.
fn show_table(
    ui: &mut Ui,
    state: &mut GridState,
    view: &mut GridView<'_>,
    palette: &Palette,
    size: GridSize,
    events: &mut Vec<GridEvent>,
) -> bool {
    let widths = view.widths;
    let groups: Vec<std::ops::Range<usize>> =
        std::iter::once(0..1).chain((1..=size.columns).map(|at| at..at + 1)).collect();
    // The table remembers a column's width by its id: one that needs another width is another one.
    let names = Id::unique(("names", widths.names.to_bits()));
    let mut columns = vec![Column::new(widths.names).range(80.0..=WIDEST_NAME).id(names)];
    columns.extend(widths.values.iter().enumerate().map(|(at, width)| {
        Column::new(*width).range(48.0..=400.0).id(Id::unique(("figures", at, width.to_bits())))
    }));
    let mut table = Table::new()
        .id_salt((
            "entry",
            view.lang.code(),
            view.sheet.table.columns.first().map(|c| c.indicator.to_string()),
        ))
        .num_rows(size.rows as u64)
        .columns(columns)
        .num_sticky_cols(1)
        .headers([HeaderRow { height: widths.header_height, groups }, HeaderRow::new(space::XL)]);
    if let Some(to) = state.scroll_to.take() {
        table = table.scroll_to_row(to.row as u64, None).scroll_to_column(to.column + 1, None);
    }
    if !ui.input(|input| input.pointer.primary_down()) {
        state.pressed = None;
        events.extend(state.filling.take().map(GridEvent::FillTo));
    }
    let mut delegate = Delegate {
        state,
        view,
        palette,
        events,
        cursor_drawn: false,
        was_clicked: false,
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
    let Delegate { cursor_drawn, was_clicked, .. } = delegate;
    if !cursor_drawn && size.rows > 0 && size.columns > 0 {
        // Keeps the keyboard with the grid while its cell is scrolled away.
        let rect = Rect::from_min_size(ui.max_rect().left_bottom(), vec2(1.0, 1.0));
        ui.interact(rect, focus_id(), Sense::click());
    }
    if was_clicked {
        // Last: a click beside the focused widget, wherever that is drawn, takes its focus away.
        ui.memory_mut(|memory| memory.request_focus(focus_id()));
    }
    cursor_drawn
}

/// One pass of the table.
pub(super) struct Delegate<'a, 'v> {
    pub(super) state: &'a mut GridState,
    pub(super) view: &'a mut GridView<'v>,
    pub(super) palette: &'a Palette,
    pub(super) events: &'a mut Vec<GridEvent>,
    cursor_drawn: bool,
    /// Whether the pointer was used here, so that the grid takes the keyboard.
    pub(super) was_clicked: bool,
    seen: HashSet<(usize, usize)>,
}

impl TableDelegate for Delegate<'_, '_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let rect = ui.max_rect();
        if let Some(column) = cell.col_range.start.checked_sub(1) {
            let id = ui.scope_id().with(("column head", cell.row_nr, column));
            let response = ui.interact(rect, id, Sense::CLICK);
            if response.clicked() {
                self.line_clicked(ui, CellPos { row: 0, column }, false);
            }
        }
        let painter = ui.painter();
        let column = cell.col_range.start.checked_sub(1);
        let is_found = column.is_some_and(|column| self.view.found.contains(&Spot::head(column)));
        let ground = if is_found { self.palette.found } else { self.palette.panel };
        painter.rect_filled(rect, 0, colour(ground));
        let ink = colour(self.palette.ink);
        let muted = colour(self.palette.muted);
        if cell.row_nr == 1 {
            painter.hline(
                rect.x_range(),
                rect.bottom() - 0.5,
                Stroke::new(1.0, colour(self.palette.line)),
            );
        }
        let Some(column) = cell.col_range.start.checked_sub(1) else {
            if cell.row_nr == 0 {
                let texts = window_texts(self.view.lang);
                let at = pos2(rect.left() + space::M, rect.bottom() - space::XS);
                painter.text(
                    at,
                    Align2::LEFT_BOTTOM,
                    texts.unit_column,
                    regular(size::SMALL),
                    muted,
                );
            }
            return;
        };
        let right = rect.right() - space::S;
        if cell.row_nr == 0 {
            let lines = self.view.widths.header_lines.get(column).map_or(&[][..], Vec::as_slice);
            let line_height = size::SMALL * size::LINE_HEIGHT;
            for (from_bottom, line) in lines.iter().rev().enumerate() {
                let y = rect.bottom() - space::XS - from_bottom as f32 * line_height;
                painter.text(pos2(right, y), Align2::RIGHT_BOTTOM, line, bold(size::SMALL), ink);
            }
            let spec = self.view.sheet.table.columns.get(column);
            let indicator =
                spec.and_then(|spec| self.view.project.indicators().get(&spec.indicator));
            if let Some(indicator) = indicator {
                let id = ui.scope_id().with(("head", column));
                let head = ui.interact(rect, id, Sense::hover());
                head.on_hover_text(self.view.lang.pick(&indicator.name));
            }
            return;
        }
        let Some(spec) = self.view.sheet.table.columns.get(column) else { return };
        let Some(indicator) = self.view.project.indicators().get(&spec.indicator) else { return };
        let unit = unit_line(self.view.sheet, spec, indicator, self.view.lang);
        painter.text(
            pos2(right, rect.center().y),
            Align2::RIGHT_CENTER,
            unit,
            regular(size::SMALL),
            muted,
        );
    }

    fn row_ui(&mut self, ui: &mut Ui, row_nr: u64) {
        let rect = ui.max_rect();
        let row = usize::try_from(row_nr).ok().and_then(|row| self.view.sheet.table.rows.get(row));
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
        let Some(spec) = self.view.sheet.table.rows.get(row) else { return };
        let rect = ui.max_rect();
        let name = row_name(self.view.project, spec, self.view.lang);
        let font = if spec.is_total { bold(size::BODY) } else { regular(size::BODY) };
        let x = rect.left() + space::M + f32::from(spec.depth) * space::L;
        let ink = colour(self.palette.ink);
        if self.view.found.contains(&Spot::name(row)) {
            ui.painter().rect_filled(rect, 0, colour(self.palette.found));
        }
        let end = rect.right() - space::XS;
        let middle = rect.center().y;
        let shown = one_line(ui.painter(), &name, font, ink, end - x);
        let note_at = x + shown.size().x + space::S;
        let is_cut = shown.elided;
        let put = |shown: Arc<egui::Galley>, x: f32| {
            ui.painter().galley(pos2(x, middle - shown.size().y / 2.0), shown, ink);
        };
        put(shown, x);
        if let Some(note) = group_note(self.view.project, &spec.place, self.view.lang)
            && note_at + space::XL < end
        {
            let (font, muted) = (regular(size::SMALL), colour(self.palette.muted));
            put(one_line(ui.painter(), &note, font, muted, end - note_at), note_at);
        }
        let id = ui.scope_id().with(("row name", row));
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &name));
        if response.clicked() {
            self.line_clicked(ui, CellPos { row, column: 0 }, true);
        }
        if is_cut {
            response.on_hover_text(name);
        }
    }

    fn value_ui(&mut self, ui: &mut Ui, pos: CellPos) {
        let rect = ui.max_rect();
        let is_cursor = self.state.cursor == pos;
        if !self.seen.insert((pos.row, pos.column)) {
            return;
        }
        let view = &mut *self.view;
        let (Some(row), Some(column)) =
            (view.sheet.table.rows.get(pos.row), view.sheet.table.columns.get(pos.column))
        else {
            return;
        };
        let Some(indicator) = view.project.indicators().get(&column.indicator) else { return };
        let Some(figure) = view.figures.get(view.project, column, &row.place) else { return };
        let has_range = self.state.has_range();
        let is_selected = self.state.range().contains(pos);
        if is_selected {
            let ground =
                if has_range && is_cursor { self.palette.panel } else { self.palette.soft };
            ui.painter().rect_filled(rect, 0, colour(ground));
        }
        if view.found.contains(&Spot::cell(pos)) {
            ui.painter().rect_filled(rect, 0, colour(self.palette.found));
        }
        // Blank: "chưa có" would ask for what is not due.
        let outside = is_outside(view.project, indicator, &row.place, &figure);
        let is_edited = is_cursor && self.state.editor.is_some();
        if !outside && !is_edited {
            paint_figure(ui, rect, &figure, indicator, row.is_total, self.palette, view.lang);
        }
        if let Some(is_error) = view.sheet.marks.get(&(pos.row, pos.column)) {
            let ink = if *is_error { self.palette.bad } else { self.palette.warn };
            ui.painter().add(corner(rect, colour(ink)));
        }
        let has_note = view.sheet.notes.contains(&(pos.row, pos.column));
        if has_note {
            ui.painter().add(note_mark(rect, colour(self.palette.accent)));
        }
        let said = if outside {
            not_asked(view.lang).to_owned()
        } else {
            spoken_cell(&figure, indicator, view.lang)
        };
        let mut spoken = format!(
            "{}, {}, {}: {said}",
            view.lang.pick(&indicator.name),
            row_name(view.project, row, view.lang),
            period_label(view.lang, column.period, indicator.kind),
        );
        if has_note {
            spoken = format!("{spoken}, {}", detail_texts(view.lang).has_note);
        }
        let cell_id = ui.scope_id().with(("cell", pos.row, pos.column));
        let response = ui.interact(rect, cell_id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::GridCell, true, &spoken));
        ui.ctx().accesskit_node_builder(cell_id, |node| {
            node.set_row_index(pos.row);
            node.set_column_index(pos.column);
            node.set_selected(is_selected);
        });
        let clicked = response.clicked();
        let double_clicked = response.double_clicked();
        self.handle_ui(ui, rect, pos);
        self.drag_ui(ui, rect, pos);
        self.menu_ui(&response, pos);
        if outside {
            response.clone().on_hover_text(said);
        }
        if is_cursor {
            self.cursor_drawn = true;
            self.cursor_ui(ui, rect, pos, &spoken);
        }
        self.paint_handle(ui, rect, pos);
        if has_range && is_selected {
            let has_focus = ui.memory(|memory| memory.has_focus(focus_id()));
            let ring = if has_focus { self.palette.accent } else { self.palette.muted };
            paint_edges(ui, rect, self.state.range(), pos, colour(ring));
        }
        let extends = ui.input(|input| input.modifiers.shift) && self.state.editor.is_none();
        if clicked && extends {
            self.was_clicked = true;
            self.state.extend_to(pos, self.view.size());
        } else if clicked && !is_cursor {
            self.clicked_elsewhere(pos);
        } else if clicked {
            self.was_clicked = true;
        }
        if double_clicked && self.state.editor.is_none() {
            self.events.push(GridEvent::Action(GridAction::Open { with_value: true }));
        }
    }

    fn cursor_ui(&mut self, ui: &mut Ui, rect: Rect, pos: CellPos, spoken: &str) {
        let id = focus_id();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let ring = if has_focus { self.palette.accent } else { self.palette.muted };
        let range = self.state.range();
        let has_range = self.state.has_range();
        if let Some(editor) = &mut self.state.editor {
            if std::mem::take(&mut editor.is_fresh) {
                // egui remembers the caret by the id, which all cells share.
                ui.data_mut(|data| data.remove::<TextEditState>(id));
            }
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
                .event_filter(ALL_KEYS);
            let response = ui.place(rect, edit).accessible_name(spoken);
            if editor.text != before {
                editor.refusal = None;
            }
            if response.lost_focus() {
                // The pointer went elsewhere: what was typed counts.
                self.events.push(GridEvent::Action(GridAction::Commit(Move::Stay)));
            }
            ui.painter().rect_stroke(rect, 0, Stroke::new(2.0, colour(edge)), StrokeKind::Inside);
        } else {
            let response = ui.interact(rect, id, Sense::CLICK | Sense::FOCUSABLE);
            response.widget_info(|| {
                let name = grid_name(self.view.lang, range.rows(), range.columns());
                WidgetInfo::labeled(Role::Grid, true, name)
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
            self.menu_ui(&response, pos);
            if !has_range {
                let stroke = Stroke::new(2.0, colour(ring));
                ui.painter().rect_stroke(rect, 0, stroke, StrokeKind::Inside);
            }
        }
    }
}
