//! Bảng có cột: places by indicators, a bar in each cell.

pub(super) mod layout;
pub(super) mod read;
