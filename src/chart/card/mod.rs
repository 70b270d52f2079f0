//! Thẻ đơn vị: one page about one area.

pub(super) mod layout;
pub(super) mod read;
