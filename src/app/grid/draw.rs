//! The grid on the screen: one focusable widget, one live editor, everything else painted.

use std::collections::HashSet;

use egui::{
    Align, Align2, Frame, Key, Margin, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui,
    WidgetInfo, text_edit::TextEditState, vec2,
};
use egui_table::{CellInfo, HeaderCellInfo, Table, TableDelegate};

use crate::{
    app::{
        Command,
        figures::FigureCache,
        find::Spot,
        sheet::Sheet,
        theme::{colour, palette, regular},
    },
    look::{Palette, size, space},
    model::{Cell, Project},
    text::{grid_messages::grid_name, lang::Lang},
};

use super::{
    edges::Edges,
    events::{
        ALL_KEYS, drop_press_elsewhere, drop_text_of_alt, focus_id, has_keyboard, idle_events,
        keep_focus, take_editor_keys, wait_for_editor,
    },
    margin::header_rows,
    paint::{corner, count, note_mark, paint_edges},
    selection::Around,
    state::{CellPos, GridAction, GridSize, GridState, Move, Refusal},
    widths::ColumnWidths,
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
    /// A click on a head or a name: take what was typed, then select the column or row.
    CommitAndSelectLine {
        pos: CellPos,
        is_row: bool,
        extends: bool,
    },
    /// A reading chosen of a text that has two.
    Chosen(Cell),
    Copy,
    Cut,
    Paste(String),
    /// The menu asks for the clipboard.
    AskPaste,
    /// The fill handle was let go on this cell.
    FillTo(CellPos),
    /// A column was given another width; the names have no number.
    Resized(Option<usize>, f32),
    /// A column is to be as wide as what stands in it.
    Fit(Option<usize>),
    /// The district of this row opens to its communes, or closes.
    Fold(usize),
    /// The menu's, about the selection.
    Command(Command),
}

impl GridView<'_> {
    /// Whether something stands in a cell, entered or computed.
    fn is_filled(&mut self, pos: CellPos) -> bool {
        let project = self.project;
        let Some(address) = self.sheet.table.at(project, pos) else { return false };
        let Some(key) = address.key(project) else {
            return self.figures.percent(project, &self.sheet.table, &address).is_some();
        };
        project.cell(&key) != Cell::NotReported
            || self
                .figures
                .stored(project, &address)
                .is_some_and(|figure| figure.number().is_some())
    }

    pub(super) fn size(&self) -> GridSize {
        self.sheet.table.size()
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
        drop_press_elsewhere(ui);
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
    let edges = Edges::of(widths);
    let mut table = Table::new()
        .id_salt(("entry", view.lang.code(), view.sheet.table.columns.first()))
        .num_rows(size.rows as u64)
        .columns(edges.columns())
        .num_sticky_cols(1)
        .headers(header_rows(widths));
    if let Some(to) = state.scroll_to.take() {
        table = table.scroll_to_row(to.row as u64, None).scroll_to_column(to.column + 1, None);
    }
    let was_handle_held = state.holds_handle;
    if !ui.input(|input| input.pointer.primary_down()) {
        state.pressed = None;
        state.holds_handle = false;
        events.extend(state.filling.take().map(GridEvent::FillTo));
    }
    let mut delegate = Delegate {
        cursor: state.cursor,
        state,
        view,
        palette,
        events,
        cursor_drawn: false,
        was_handle_held,
        was_clicked: false,
        seen: HashSet::new(),
    };
    ui.scope(|ui| {
        // Rules lie between rows; egui_table's own lines between columns would run on below them.
        ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        // A figure that fades at the edge looks like one that is not firm.
        ui.spacing_mut().scroll.fade.strength = 0.0;
        let table_id = table.get_id(ui);
        let done = edges.take(ui, table_id, delegate.state);
        table.show(ui, &mut delegate);
        edges.watch(ui, table_id, delegate.state);
        delegate.events.extend(done);
    });
    let Delegate { cursor_drawn, was_clicked, .. } = delegate;
    if !cursor_drawn && size.rows > 0 && size.columns > 0 {
        // Keeps the keyboard with the grid while its cell is scrolled away.
        let rect = Rect::from_min_size(ui.max_rect().left_bottom(), vec2(1.0, 1.0));
        ui.interact(rect, focus_id(), Sense::click());
    }
    if was_clicked && !has_keyboard(ui.ctx()) {
        // Last: a click beside the focused widget, wherever that is drawn, takes its focus away.
        // Asked for anew, it would forget that Escape is the grid's.
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
    /// Where the cursor was when the pass began: led elsewhere in it, it is drawn in the next.
    cursor: CellPos,
    cursor_drawn: bool,
    /// Whether the fill handle was held until now.
    was_handle_held: bool,
    /// Whether the pointer was used here, so that the grid takes the keyboard.
    pub(super) was_clicked: bool,
    seen: HashSet<(usize, usize)>,
}

impl TableDelegate for Delegate<'_, '_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        self.head_ui(ui, cell);
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
    fn value_ui(&mut self, ui: &mut Ui, pos: CellPos) {
        let rect = ui.max_rect();
        let is_cursor = self.cursor == pos;
        if !self.seen.insert((pos.row, pos.column)) {
            return;
        }
        let what = self.content_of(pos);
        let has_range = self.state.has_range();
        let is_selected = self.state.range().contains(pos);
        if is_selected {
            let ground =
                if has_range && is_cursor { self.palette.panel } else { self.palette.soft };
            ui.painter().rect_filled(rect, 0, colour(ground));
        }
        if self.view.found.contains(&Spot::cell(pos)) {
            ui.painter().rect_filled(rect, 0, colour(self.palette.found));
        }
        let is_edited = is_cursor && self.state.editor.is_some();
        if !is_edited {
            self.paint_content(ui, rect, pos, &what);
        }
        if let Some(is_error) = self.view.sheet.marks.get(&(pos.row, pos.column)) {
            let ink = if *is_error { self.palette.bad } else { self.palette.warn };
            ui.painter().add(corner(rect, colour(ink)));
        }
        if self.view.sheet.notes.contains(&(pos.row, pos.column)) {
            ui.painter().add(note_mark(rect, colour(self.palette.accent)));
        }
        let spoken = self.spoken(pos, &what);
        let cell_id = ui.scope_id().with(("cell", pos.row, pos.column));
        let response = ui.interact(rect, cell_id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::GridCell, true, &spoken));
        ui.ctx().accesskit_node_builder(cell_id, |node| {
            node.set_row_index(pos.row);
            node.set_column_index(pos.column);
            node.set_selected(is_selected);
        });
        self.handle_ui(ui, rect, pos);
        let on_handle = self.was_handle_held || self.state.holds_handle;
        self.was_clicked |= on_handle;
        let clicked = response.clicked() && !on_handle;
        let double_clicked = response.double_clicked() && !on_handle;
        self.drag_ui(ui, rect, pos);
        self.menu_ui(&response, pos);
        if let Some(said) = what.reason(self.view.lang) {
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
