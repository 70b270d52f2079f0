//! The parts of the window.

mod checks;
mod completeness;
mod entry;
mod nav;
mod status;
mod strip;
mod top;

pub(super) use checks::FindingFilter;
pub(super) use completeness::{Columns, Matrix, MatrixKey};
pub(super) use top::focus_ring;
