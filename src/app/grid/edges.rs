//! Where columns end: led there by the pointer, or fit to what stands in them by a double click.

use egui::{Id, Ui};
use egui_table::{Column, TableState};

use crate::app::saved_views::WIDTHS;

use super::{draw::GridEvent, state::GridState, widths::ColumnWidths};

/// The columns of one pass, that of the names first.
pub(super) struct Edges {
    columns: Vec<(Id, f32)>,
}

impl Edges {
    pub fn of(widths: &ColumnWidths) -> Self {
        let all = std::iter::once(widths.names).chain(widths.values.iter().copied());
        Self {
            columns: all
                .enumerate()
                .map(|(at, width)| (Id::unique(("column", at)), width))
                .collect(),
        }
    }

    pub fn columns(&self) -> Vec<Column> {
        let (least, most) = (f32::from(*WIDTHS.start()), f32::from(*WIDTHS.end()));
        let column = |(id, width): &(Id, f32)| {
            Column::new(*width).range(least.min(*width)..=most.max(*width)).id(*id)
        };
        self.columns.iter().map(column).collect()
    }

    /// Before the table is drawn: gives it our widths, unless an edge is held; and what was done to
    /// an edge that was let go.
    pub fn take(&self, ui: &Ui, table: Id, state: &mut GridState) -> Option<GridEvent> {
        // Without a state the table would size its columns by what cells allocate, and ours paint.
        let mut known = TableState::load(ui.ctx(), table).unwrap_or_default();
        let is_held = ui.input(|input| input.pointer.primary_down());
        let let_go = !is_held && std::mem::take(&mut state.leads_edge);
        let column = |at: usize| at.checked_sub(1);
        let event = if let Some(at) = self.double_clicked(ui, table) {
            Some(GridEvent::Fit(column(at)))
        } else {
            let led = self.led(&known).filter(|_| let_go);
            led.map(|(at, width)| GridEvent::Resized(column(at), width))
        };
        if !is_held && event.is_none() {
            known.col_widths = self.columns.iter().copied().collect();
        }
        known.store(ui.ctx(), table);
        event
    }

    /// After it was drawn: whether an edge is being led.
    pub fn watch(&self, ui: &Ui, table: Id, state: &mut GridState) {
        let is_held = ui.input(|input| input.pointer.primary_down());
        let known = TableState::load(ui.ctx(), table).unwrap_or_default();
        state.leads_edge |= is_held && self.led(&known).is_some();
    }

    /// The column that the table has at another width than ours.
    fn led(&self, known: &TableState) -> Option<(usize, f32)> {
        self.columns.iter().enumerate().find_map(|(at, (id, width))| {
            let now = *known.col_widths.get(id)?;
            ((now - width).abs() >= 1.0).then_some((at, now))
        })
    }

    fn double_clicked(&self, ui: &Ui, table: Id) -> Option<usize> {
        self.columns.iter().position(|(id, _)| {
            let edge = ui.ctx().read_response(table.with(*id).with("resize"));
            edge.is_some_and(|edge| edge.double_clicked())
        })
    }
}
