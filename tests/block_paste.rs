//! Promise: a block goes out to a spreadsheet and comes back, as one edit or not at all.

mod common;
