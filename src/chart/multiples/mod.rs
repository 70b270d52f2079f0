//! Từng đơn vị: the trend of each place in a panel of its own, all on one scale (small multiples).

pub(super) mod layout;
pub(super) mod read;
pub(super) mod small;
