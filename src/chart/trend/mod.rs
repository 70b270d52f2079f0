//! Diễn biến: one series through time.

pub(super) mod layout;
pub(super) mod read;
pub(super) mod words;
