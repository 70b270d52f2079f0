//! What stands alone: one figure with its words and a small drawing; the big figure and the cards are made of it.

pub(super) mod layout;
pub(super) mod read;
pub(super) mod words;
