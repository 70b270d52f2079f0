//! Bảng màu: places by periods, the number in each cell, coloured by a scale that is shown (heatmap).

pub(super) mod layout;
pub(super) mod read;
