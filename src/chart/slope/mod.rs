//! Hai thời điểm: each place then and now, joined only where the two can be compared (slope chart).

pub(super) mod layout;
pub(super) mod read;
