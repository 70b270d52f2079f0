//! Một con số: one figure, large, with what stands beside it.

pub(super) mod layout;
pub(super) mod read;
