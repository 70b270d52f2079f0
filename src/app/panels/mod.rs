//! The parts of the window.

mod analysis;
mod cell_history;
mod checks;
mod completeness;
mod derivation;
mod entry;
mod find_bar;
mod finding_list;
mod nav;
mod status;
mod strip;
mod top;

pub(super) use analysis::PanelState;
pub(super) use completeness::{Columns, Matrix, MatrixKey};
pub(super) use finding_list::{FindingList, walks_findings};
pub(super) use top::{focus_ring, segments_ui};
