//! The look as plain data: colours, sizes and spacing, one home for the window, charts and papers.

mod colour;
mod tokens;

pub use colour::{DISTRICT_COUNT, Palette, Rgb};
pub use tokens::{radius, size, space};
