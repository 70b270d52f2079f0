//! Tương quan: a point for each place, one indicator up and another across, cut in four by the whole
//! area's own figures.

pub(super) mod choose;
mod key;
mod labels;
pub(super) mod layout;
pub(super) mod read;

pub use choose::others_to_set_against;
