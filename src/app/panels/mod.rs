//! The parts of the window.

mod checks;
mod entry;
mod nav;
mod status;
mod strip;
mod top;

pub(super) use top::focus_ring;
