//! Cơ cấu, tỷ trọng: the parts of each figure end to end, as they are or each whole as 100%.

pub(super) mod layout;
pub(super) mod read;
