//! What follows from the figures: pure functions over a project.

mod figure;

pub use figure::{Coverage, Figure, Origin, ReportingUnit, Rule, Shown};
