//! The entry grid: its state without a screen, and its drawing.

mod draw;
mod interpret;
mod keys;
mod state;

pub use draw::{GridEvent, GridView, bring_back_deferred, grid_ui};
pub use interpret::{cell_text, edit_text, interpret, spoken_cell};
pub use state::{CellPos, GridAction, GridSize, GridState, Move, Refusal};
