//! The entry grid: its state without a screen, and its drawing.

mod content;
mod draw;
mod edges;
mod events;
mod fill;
mod heads;
mod interpret;
mod keys;
mod margin;
mod paint;
mod pointer;
mod selection;
mod state;
mod widths;

pub use draw::{GridEvent, GridView, grid_ui};
pub use events::{bring_back_deferred, defer, has_keyboard, leave_keyboard};
pub use fill::{continued, filled_range};
pub use heads::{column_head, line_name, own_measure, part_head, rows_head};
pub use interpret::{cell_text, edit_text, interpret, percent_text, spoken_cell};
pub use selection::Range;
pub use state::{CellPos, GridAction, GridSize, GridState, Move, Refusal};
pub use widths::ColumnWidths;
