//! The history of figures that a project keeps: who changed which cell, when, from what to what.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Cell, CellKey, Date, Edit, Project, Transaction};

/// So many changes a project keeps; the oldest make room for new ones.
pub const MOST_CHANGES: usize = 5_000;

/// A figure that was changed (lịch sử sửa số liệu).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellChange {
    pub key: CellKey,
    pub from: Cell,
    pub to: Cell,
    pub at: Moment,
    /// Who changed it, if that is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The reason given, or what was done: "Dán 12 ô".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// A second of universal time within the years that dates have, written `2018-08-15 07:05:09`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

const SECONDS_A_DAY: i64 = 86_400;

impl Moment {
    /// The moment so many seconds after 1970 in UTC; what dates do not reach is brought to their
    /// first or last second.
    #[must_use]
    pub fn from_utc_secs(seconds: i64) -> Self {
        let first = i64::from(Date::start_of_month(1900, 1).day_number()) * SECONDS_A_DAY;
        let after = i64::from(Date::end_of_month(2200, 12).day_number() + 1) * SECONDS_A_DAY;
        Self(seconds.clamp(first, after - 1))
    }

    /// Seconds since 1970 in UTC.
    #[must_use]
    pub fn utc_secs(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, second) = (self.0.div_euclid(SECONDS_A_DAY), self.0.rem_euclid(SECONDS_A_DAY));
        let date = i32::try_from(day).ok().and_then(Date::from_day_number).ok_or(fmt::Error)?;
        write!(f, "{date} {:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
    }
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("'{text}' is not a moment like 2018-08-15 07:05:09");
        let (date, time) = text.split_once(' ').ok_or_else(wrong)?;
        let date: Date = date.parse().map_err(|_| wrong())?;
        let mut parts = time.split(':').map(|part| {
            let two_digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<i64>().ok().filter(|_| two_digits)
        });
        let mut part = |most: i64| parts.next().flatten().filter(|part| *part < most);
        let (hour, minute, second) = (part(24), part(60), part(60));
        let (Some(hour), Some(minute), Some(second), None) = (hour, minute, second, parts.next())
        else {
            return Err(wrong());
        };
        let day = i64::from(date.day_number()) * SECONDS_A_DAY;
        Ok(Self(day + hour * 3600 + minute * 60 + second))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl Project {
    /// The changes of figures that are remembered, oldest first; at most [`MOST_CHANGES`]. They may
    /// name an indicator or a place that is no longer there.
    #[must_use]
    pub fn changes(&self) -> &[CellChange] {
        &self.changes
    }

    /// The transaction with the edit that keeps its changes of figures in the project's history.
    #[must_use]
    pub fn remembering(&self, mut transaction: Transaction) -> Transaction {
        let more = changes_of(&transaction).len();
        if more > 0 {
            let gone = (self.changes.len() + more).saturating_sub(MOST_CHANGES);
            let dropped = self.changes.iter().take(gone).cloned().collect();
            transaction.edits.push(Edit::Remember { dropped });
        }
        transaction
    }

    /// The same project without its history, as it is sent out.
    #[must_use]
    pub fn without_changes(mut self) -> Self {
        self.changes.clear();
        self
    }

    /// Puts changes at the end in the place of the oldest; whether those were as said.
    pub(super) fn remember(&mut self, new: &[CellChange], dropped: &[CellChange]) -> bool {
        let fits = self.changes.starts_with(dropped)
            && self.changes.len() - dropped.len() + new.len() <= MOST_CHANGES;
        if fits {
            self.changes.drain(..dropped.len());
            self.changes.extend_from_slice(new);
        }
        fits
    }

    /// Takes changes from the end again and puts back those that had made room.
    pub(super) fn forget(&mut self, new: &[CellChange], dropped: &[CellChange]) -> bool {
        let fits = self.changes.ends_with(new);
        if fits {
            self.changes.truncate(self.changes.len() - new.len());
            self.changes.splice(0..0, dropped.iter().cloned());
        }
        fits
    }
}

/// What a transaction changes of figures; of one that is taken back, what it had changed.
pub(super) fn changes_of(transaction: &Transaction) -> Vec<CellChange> {
    let goes_back = transaction.edits.iter().any(|edit| matches!(edit, Edit::Forget { .. }));
    let why = transaction.reason.as_ref().unwrap_or(&transaction.label);
    let change = |edit: &Edit| {
        let Edit::SetCell { key, before, after } = edit else { return None };
        let (from, to) = if goes_back { (*after, *before) } else { (*before, *after) };
        Some(CellChange {
            key: key.clone(),
            from,
            to,
            at: Moment::from_utc_secs(transaction.at),
            by: transaction.author.clone(),
            why: why.clone(),
        })
    };
    // Of more than are kept, the last.
    let mut changes: Vec<CellChange> = if goes_back {
        transaction.edits.iter().filter_map(change).take(MOST_CHANGES).collect()
    } else {
        transaction.edits.iter().rev().filter_map(change).take(MOST_CHANGES).collect()
    };
    changes.reverse();
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_written() {
        for (seconds, text) in [
            // 17,758 days after 1970 begins 15-8-2018; 7 h 5 min 9 s are 25,509 seconds.
            (17_758 * 86_400 + 25_509, "2018-08-15 07:05:09"),
            (0, "1970-01-01 00:00:00"),
            (-1, "1969-12-31 23:59:59"),
            (i64::MAX, "2200-12-31 23:59:59"),
            (i64::MIN, "1900-01-01 00:00:00"),
        ] {
            let moment = Moment::from_utc_secs(seconds);
            assert_eq!(moment.to_string(), text);
            assert_eq!(text.parse(), Ok(moment));
        }
        for wrong in ["2018-08-15", "2018-08-15 24:00:00", "2018-08-15 7:05:09", "x 07:05:09"] {
            assert!(wrong.parse::<Moment>().is_err(), "{wrong}");
        }
    }
}
