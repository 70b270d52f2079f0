//! The clock: the one module that may ask what time it is.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970 in UTC; before that, zero.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn now_utc_secs() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_secs()).ok())
        .unwrap_or(0)
}
