//! Everything that turns figures and names into words a person reads, and back.

pub mod collate;
pub mod file_messages;
pub mod fold;
pub mod lang;
pub mod number;
