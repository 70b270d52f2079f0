//! The clock: the one module that may ask what time it is.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Datelike, Local, TimeZone, Timelike};

use crate::model::Date;

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

/// The day at a moment on the calendar of this place; none outside the years that dates have.
#[must_use]
pub fn local_date(utc_secs: i64) -> Option<Date> {
    let at = Local.timestamp_opt(utc_secs, 0).single()?;
    Date::new(at.year(), u8::try_from(at.month()).ok()?, u8::try_from(at.day()).ok()?)
}

/// Today on the calendar of this place.
#[must_use]
pub fn today() -> Option<Date> {
    local_date(now_utc_secs())
}

/// A moment on the clock of this place: "14:05 15/8/2018"; English writes the same.
#[must_use]
pub fn local_time(utc_secs: i64) -> String {
    let Some(at) = Local.timestamp_opt(utc_secs, 0).single() else { return String::new() };
    format!("{:02}:{:02} {}/{}/{}", at.hour(), at.minute(), at.day(), at.month(), at.year())
}

/// [`local_time`] to the second, where several moments of one minute are told apart.
#[must_use]
pub fn local_time_to_the_second(utc_secs: i64) -> String {
    let Some(at) = Local.timestamp_opt(utc_secs, 0).single() else { return String::new() };
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    format!("{hour:02}:{minute:02}:{second:02} {}/{}/{}", at.day(), at.month(), at.year())
}
