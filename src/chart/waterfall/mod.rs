//! Từ đầu kỳ đến cuối kỳ: what was there, what was taken and added, what is left; or how units make up
//! their total.

pub(super) mod layout;
pub(super) mod read;
mod steps;
