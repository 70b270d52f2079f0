//! Xếp hạng: a bar for each place, the highest first.

pub(super) mod layout;
pub(super) mod read;
