//! What stands round the figures: heads of columns, names of rows.

use std::{ops::Range, sync::Arc};

use egui::{Align2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_table::{HeaderCellInfo, HeaderRow};

use crate::{
    app::{
        find::Spot,
        theme::{bold, colour, one_line, regular},
    },
    look::{size, space},
    text::grid_messages::fold_label,
};

use super::{
    draw::{Delegate, GridEvent, GridView},
    heads::{line_name, row_note, rows_head},
    state::CellPos,
    widths::{ColumnWidths, HeadRow, HeadStyle, indent},
};

/// The rows of heads; the names at the left have cells of their own.
pub(super) fn header_rows(widths: &ColumnWidths) -> Vec<HeaderRow> {
    let row = |row: &HeadRow| {
        let columns = row.cells.iter().map(|cell| cell.columns.start + 1..cell.columns.end + 1);
        let groups = std::iter::once(0..1).chain(columns).collect();
        HeaderRow { height: row.height, groups }
    };
    widths.heads.iter().map(row).collect()
}

impl Delegate<'_, '_> {
    /// The head of one or several columns.
    pub(super) fn head_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let rect = ui.max_rect();
        let painter = ui.painter();
        let is_found =
            cell.col_range.start.checked_sub(1).is_some_and(|first| {
                cell.row_nr == 0 && self.view.found.contains(&Spot::head(first))
            });
        let ground = if is_found { self.palette.found } else { self.palette.panel };
        painter.rect_filled(rect, 0, colour(ground));
        let widths = self.view.widths;
        let Some(row) = widths.heads.get(cell.row_nr) else { return };
        let is_last = cell.row_nr + 1 == widths.heads.len();
        let (ink, muted) = (colour(self.palette.ink), colour(self.palette.muted));
        let line = Stroke::new(1.0, colour(self.palette.line));
        if is_last {
            painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
        }
        let Some(head) = cell.group_index.checked_sub(1).and_then(|at| row.cells.get(at)) else {
            self.corner_ui(ui, row.style);
            return;
        };
        let is_wide = head.columns.len() > 1;
        if is_wide {
            // Under a head that several columns share, a rule as wide as they are.
            let inner = rect.shrink2(vec2(space::XS, 0.0)).x_range();
            painter.hline(inner, rect.bottom() - 0.5, Stroke::new(1.0, colour(self.palette.hair)));
        }
        let (font, ink) = match row.style {
            HeadStyle::Name => (bold(size::SMALL), ink),
            HeadStyle::Part | HeadStyle::Unit | HeadStyle::Index => (regular(size::SMALL), muted),
        };
        let (x, anchor) = if is_wide {
            (rect.center().x, Align2::CENTER_BOTTOM)
        } else {
            (rect.right() - space::S, Align2::RIGHT_BOTTOM)
        };
        let line_height = size::SMALL * size::LINE_HEIGHT;
        for (from_bottom, text) in head.lines.iter().rev().enumerate() {
            let y = rect.bottom() - space::XS - from_bottom as f32 * line_height;
            painter.text(pos2(x, y), anchor, text, font.clone(), ink);
        }
        let Range { start, end } = head.columns.clone();
        let id = ui.scope_id().with(("column head", cell.row_nr, start));
        let response = ui.interact(rect, id, Sense::CLICK);
        if response.clicked() {
            self.columns_clicked(ui, start, end - 1);
        }
        if row.style == HeadStyle::Name {
            let table = &self.view.sheet.table;
            let spec = table.columns.get(start);
            let full = spec.map(|line| line_name(self.view.project, table, line, self.view.lang));
            response.on_hover_text(full.unwrap_or_default());
        }
    }

    /// Above the names of the rows.
    fn corner_ui(&self, ui: &Ui, style: HeadStyle) {
        let rect = ui.max_rect();
        let text = match style {
            HeadStyle::Name => rows_head(&self.view.sheet.table, self.view.lang),
            HeadStyle::Index => "A",
            HeadStyle::Part | HeadStyle::Unit => return,
        };
        let (font, ink) = (regular(size::SMALL), colour(self.palette.muted));
        let at = pos2(rect.left() + space::M, rect.bottom() - space::XS);
        ui.painter().text(at, Align2::LEFT_BOTTOM, text, font, ink);
    }

    pub(super) fn name_ui(&mut self, ui: &mut Ui, row: usize) {
        let GridView { project, sheet, lang, .. } = *self.view;
        let Some(line) = sheet.table.rows.get(row) else { return };
        let rect = ui.max_rect();
        if self.view.found.contains(&Spot::name(row)) {
            ui.painter().rect_filled(rect, 0, colour(self.palette.found));
        }
        let name = line_name(project, &sheet.table, line, lang);
        let font = if line.is_total { bold(size::BODY) } else { regular(size::BODY) };
        let x = rect.left() + space::M + indent(line);
        let ink = colour(self.palette.ink);
        let end = rect.right() - space::XS;
        let middle = rect.center().y;
        let shown = one_line(ui.painter(), &name, font, ink, end - x);
        let note_at = x + shown.size().x + space::S;
        let is_cut = shown.elided;
        let put = |shown: Arc<egui::Galley>, x: f32| {
            ui.painter().galley(pos2(x, middle - shown.size().y / 2.0), shown, ink);
        };
        put(shown, x);
        if let Some(note) = row_note(project, &sheet.table, line, lang)
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
            response.on_hover_text(&name);
        }
        if let Some(is_open) = line.is_open {
            self.triangle_ui(ui, row, is_open, &name);
        }
    }

    /// Opens a district to its communes, or closes it.
    fn triangle_ui(&mut self, ui: &Ui, row: usize, is_open: bool, name: &str) {
        let rect = ui.max_rect();
        let square = Rect::from_center_size(
            pos2(rect.left() + space::M + space::S / 2.0, rect.center().y),
            vec2(space::L, space::L),
        );
        let id = ui.scope_id().with(("fold", row));
        let response = ui.interact(square, id, Sense::CLICK);
        let lang = self.view.lang;
        response.widget_info(|| {
            WidgetInfo::selected(
                Role::DisclosureTriangle,
                true,
                is_open,
                fold_label(lang, is_open, name),
            )
        });
        let ink = if response.hovered() { self.palette.ink } else { self.palette.muted };
        ui.painter().add(triangle(square.center(), is_open, colour(ink)));
        if response.clicked() {
            self.was_clicked = true;
            self.events.push(GridEvent::Fold(row));
        }
    }
}

/// The sign of a district that is open to its communes, or closed.
fn triangle(centre: egui::Pos2, is_open: bool, ink: egui::Color32) -> Shape {
    let points = if is_open {
        [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)]
    } else {
        [vec2(-2.0, -4.0), vec2(3.0, 0.0), vec2(-2.0, 4.0)]
    };
    Shape::convex_polygon(points.map(|at| centre + at).to_vec(), ink, Stroke::NONE)
}
