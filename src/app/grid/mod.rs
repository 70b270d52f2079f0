//! The entry grid: its state without a screen, and its drawing.

mod draw;
mod events;
mod fill;
mod interpret;
mod keys;
mod paint;
mod pointer;
mod selection;
mod state;
mod widths;

pub use draw::{GridEvent, GridView, grid_ui};
pub use events::{bring_back_deferred, defer, has_keyboard, leave_keyboard};
pub use fill::{continued, filled_range};
pub use interpret::{cell_text, edit_text, interpret, spoken_cell};
pub use selection::Range;
pub use state::{CellPos, GridAction, GridSize, GridState, Move, Refusal};
pub use widths::{ColumnWidths, column_head, row_name};
