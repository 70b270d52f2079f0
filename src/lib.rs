//! Giao Ban: program indicators of a provincial steering committee, in one local file.
//!
//! Data flows one way: input → [`model::Edit`] → [`model::Project`] → [`analysis`] → chart → screen.
//! Lower rooms never import higher ones; `tests/architecture.rs` keeps it so.

pub mod analysis;
pub mod app;
pub mod chart;
pub mod cli;
pub mod exchange;
pub mod look;
pub mod model;
pub mod store;
pub mod synth;
pub mod text;
