//! Everything that turns figures and names into words a person reads, and back.

pub mod areas;
pub mod check_messages;
pub mod cli_messages;
pub mod collate;
pub mod file_messages;
pub mod fold;
pub mod lang;
pub mod number;
pub mod period;
