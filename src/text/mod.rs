//! Everything that turns figures and names into words a person reads, and back.

pub mod chart_messages;
pub mod collate;
pub mod file_messages;
pub mod fold;
pub mod lang;
pub mod number;
