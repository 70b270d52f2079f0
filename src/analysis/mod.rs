//! What follows from the figures: pure functions over a project.

mod derive;
mod figure;
mod rollup;
mod series;

pub use derive::figure;
pub use figure::{Coverage, Figure, Origin, ReportingUnit, Rule, Shown};
