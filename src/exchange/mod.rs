//! Other programs' data in and out: what the clipboard brings becomes proposed changes, never more.

pub mod entry;
pub mod html;
pub mod names;
pub mod paste;
