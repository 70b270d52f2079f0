//! Bảng tiêu chí: places by the criteria that each has met or not, those nearest the goal first.

mod key;
pub(super) mod layout;
pub(super) mod read;
mod subject;
