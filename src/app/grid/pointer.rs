//! What the pointer does in the grid: clicks on cells and heads, dragging, the menu.

use egui::{Button, CursorIcon, Rect, Response, Ui, vec2};

use crate::{
    app::{Command, theme::colour},
    text::grid_messages::MenuEntry,
};

use super::{
    draw::{Delegate, GridEvent},
    fill::filled_range,
    paint::paint_edges,
    selection::Range,
    state::{CellPos, GridAction},
};

const HANDLE: f32 = 6.0;
const CLEAR_OF_EDGE: f32 = 6.0;

impl Delegate<'_, '_> {
    /// A click on a head or a name selects the whole column or row; what is typed counts first.
    pub(super) fn line_clicked(&mut self, ui: &Ui, pos: CellPos, is_row: bool) {
        self.was_clicked = true;
        let extends = ui.input(|input| input.modifiers.shift);
        if self.state.editor.is_some() {
            self.events.push(GridEvent::CommitAndSelectLine { pos, is_row, extends });
        } else {
            self.state.select_line(pos, is_row, extends, self.view.size());
        }
    }

    /// A click on a head selects the columns below it.
    pub(super) fn columns_clicked(&mut self, ui: &Ui, first: usize, last: usize) {
        self.line_clicked(ui, CellPos { row: 0, column: first }, false);
        if last > first && self.state.editor.is_none() && self.state.range().last.column < last {
            self.state.select_line(CellPos { row: 0, column: last }, false, true, self.view.size());
        }
    }

    /// A click on another cell accepts what is being typed, then moves the cursor there.
    pub(super) fn clicked_elsewhere(&mut self, pos: CellPos) {
        self.was_clicked = true;
        if self.state.editor.is_some() {
            self.events.push(GridEvent::CommitAndGoTo(pos));
        } else {
            self.state.point_at(pos, self.view.size());
        }
    }

    /// The pointer held down and led to another cell selects from the one to the other.
    pub(super) fn drag_ui(&mut self, ui: &Ui, rect: Rect, pos: CellPos) {
        if !ui.rect_contains_pointer(rect) {
            return;
        }
        let (pressed, down, shift) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.primary_pressed(), pointer.primary_down(), input.modifiers.shift)
        });
        let typing_here = self.state.editor.is_some() && self.state.cursor == pos;
        if self.state.holds_handle {
            return;
        }
        // At its sides a column is made wider or narrower.
        let reach = ui.style().interaction.resize_grab_radius_side;
        let within = ui.rect_contains_pointer(rect.shrink2(vec2(reach, 0.0)));
        if pressed && !shift && !typing_here {
            self.state.pressed = within.then_some(pos);
        } else if down
            && let Some(from) = self.state.pressed
            && (from != pos || self.state.has_range())
            && ui.ctx().dragged_id().is_none()
        {
            self.was_clicked = true;
            if self.state.editor.is_some() {
                self.events.push(GridEvent::CommitAndGoTo(from));
            } else if self.state.range() != Range::between(from, pos) {
                self.state.select(from, pos, self.view.size());
                self.state.scroll_to = Some(pos);
            }
        }
    }

    /// The small square at the selection's lower right corner, held and led to another cell.
    pub(super) fn handle_ui(&mut self, ui: &Ui, rect: Rect, pos: CellPos) {
        if self.state.editor.is_some() || !ui.rect_contains_pointer(rect) {
            return;
        }
        if self.state.filling.is_some() {
            if self.state.filling != Some(pos) {
                self.state.filling = Some(pos);
                self.state.scroll_to = Some(pos);
            }
            self.was_clicked = true;
        } else if pos == self.state.range().last
            && ui.rect_contains_pointer(handle(rect).expand(2.0))
        {
            ui.set_cursor_icon(CursorIcon::Crosshair);
            if ui.input(|input| input.pointer.primary_pressed()) {
                self.state.holds_handle = true;
                self.state.filling = Some(pos);
            }
        }
    }

    /// Draws the square, and the border round the cells that it would fill.
    pub(super) fn paint_handle(&self, ui: &Ui, rect: Rect, pos: CellPos) {
        let range = self.state.range();
        let accent = colour(self.palette.accent);
        if let Some(to) = self.state.filling
            && let Some((filled, ..)) = filled_range(range, to)
            && filled.contains(pos)
        {
            paint_edges(ui, rect, filled, pos, colour(self.palette.muted));
        }
        if pos == range.last && self.state.editor.is_none() {
            let square = handle(rect);
            ui.painter().rect_filled(square.expand(1.0), 0, colour(self.palette.panel));
            ui.painter().rect_filled(square, 0, accent);
        }
    }

    /// The menu of the right button, about the selection; outside of it, about the cell.
    pub(super) fn menu_ui(&mut self, response: &Response, pos: CellPos) {
        if self.state.editor.is_some() {
            return;
        }
        if response.secondary_clicked() && !self.state.range().contains(pos) {
            self.state.point_at(pos, self.view.size());
        }
        let lang = self.view.lang;
        let mut chosen = None;
        let mut command = None;
        response.context_menu(|ui| {
            for entry in MenuEntry::ALL {
                let (label, key) = entry.label(lang);
                if ui.add(Button::new(label).shortcut_text(key)).clicked() {
                    chosen = Some(entry);
                }
            }
            ui.separator();
            for of_cell in Command::OF_A_CELL {
                let key = of_cell.key_text(ui.ctx());
                let button =
                    Button::new(of_cell.label(lang)).shortcut_text(key.unwrap_or_default());
                if ui.add(button).clicked() {
                    command = Some(of_cell);
                }
            }
        });
        self.events.extend(command.map(GridEvent::Command));
        if let Some(entry) = chosen {
            self.was_clicked = true;
            self.events.push(match entry {
                MenuEntry::Copy => GridEvent::Copy,
                MenuEntry::Cut => GridEvent::Cut,
                MenuEntry::Paste => GridEvent::AskPaste,
                MenuEntry::Clear => GridEvent::Action(GridAction::Clear),
                MenuEntry::FillDown => GridEvent::Action(GridAction::FillDown),
                MenuEntry::FillRight => GridEvent::Action(GridAction::FillRight),
            });
        }
    }
}

/// Where the fill handle is drawn: clear of the column's edge, which resizes the column.
fn handle(rect: Rect) -> Rect {
    let corner = rect.right_bottom() - vec2(CLEAR_OF_EDGE, 0.0);
    Rect::from_min_max(corner - vec2(HANDLE, HANDLE), corner)
}
