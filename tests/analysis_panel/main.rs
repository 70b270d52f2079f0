//! Promise: beside the table stands all that is known of the figure under the cursor, in the order in
//! which a chair asks, and where it comes from, down to cells and sources; what disbursement rates
//! divide by is named there and changed in that one place.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

#[path = "../common/mod.rs"]
mod common;
mod said;
mod window;
