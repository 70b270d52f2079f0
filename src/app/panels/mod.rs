//! The parts of the window.

mod analysis;
mod cell_history;
mod chart_card;
mod charts;
mod checks;
mod completeness;
mod derivation;
mod entry;
mod find_bar;
mod finding_list;
mod kinds;
mod layout;
mod nav;
mod sign;
mod status;
mod strip;
mod top;

pub(super) use analysis::PanelState;
pub(super) use chart_card::ChartKinds;
pub(super) use checks::ChecksPart;
pub(super) use completeness::{Columns, Matrix, MatrixKey};
pub(super) use finding_list::{FindingList, walks_findings};
pub(super) use top::{focus_ring, segments_ui, segments_with_focus_ui};
