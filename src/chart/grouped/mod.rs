//! Cạnh nhau: the parts of each figure one under the other, read as stacks are.

pub(super) mod layout;
