//! The window and what stands in for it where there is no screen.

pub mod shot;
