//! Telling whether a text or a file is still the one that was read.

use std::{
    fmt, fs, io,
    path::Path,
    str::FromStr,
    time::{SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::disk::{self, Disk};

/// Length and FNV-1a hash of a text, written `1234-89abcdef01234567`. It stands in journals, so
/// that the function can never change. It tells versions of a file apart; it is no seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint {
    len: u64,
    hash: u64,
}

impl Fingerprint {
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { len: bytes.len() as u64, hash: fnv_1a(FNV_OFFSET, bytes) }
    }

    /// In bytes.
    #[must_use]
    pub fn len(self) -> u64 {
        self.len
    }

    /// Whether it is of nothing at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

pub(super) const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a of 64 bits (draft-eastlake-fnv), going on from a state.
pub(super) fn fnv_1a(state: u64, bytes: &[u8]) -> u64 {
    const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.iter().fold(state, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(FNV_PRIME))
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:016x}", self.len, self.hash)
    }
}

impl FromStr for Fingerprint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parse = || {
            let (len, hash) = text.split_once('-')?;
            (hash.len() == 16).then_some(())?;
            Some(Self { len: len.parse().ok()?, hash: u64::from_str_radix(hash, 16).ok()? })
        };
        parse().ok_or_else(|| format!("'{text}' is not a fingerprint"))
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A file as it was when it was read or saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    text: Fingerprint,
    /// Seconds since 1970 and nanoseconds; none where the disk keeps no time.
    modified: Option<(u64, u32)>,
}

impl FileStamp {
    /// The stamp of a file that holds this text.
    #[must_use]
    pub fn new(path: &Path, text: Fingerprint) -> Self {
        let modified = fs::metadata(path).ok().and_then(|metadata| modified(&metadata));
        Self { text, modified }
    }

    #[must_use]
    pub fn text(&self) -> Fingerprint {
        self.text
    }

    /// When it was last written, as seconds since 1970 in UTC.
    #[must_use]
    pub fn seconds(&self) -> Option<i64> {
        self.modified.and_then(|(seconds, _)| i64::try_from(seconds).ok())
    }
}

fn modified(metadata: &fs::Metadata) -> Option<(u64, u32)> {
    let since: SystemTime = metadata.modified().ok()?;
    let since = since.duration_since(UNIX_EPOCH).ok()?;
    Some((since.as_secs(), since.subsec_nanos()))
}

/// What happened to a file behind the program's back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another text stands in it.
    Replaced,
    /// It is no longer there: deleted, renamed, or its disk was taken out.
    Gone,
    /// It can no longer be read, so that nobody knows.
    Unreadable,
}

/// Whether the file is no longer what the stamp says. Size and time are looked at first; only where
/// they differ is the file read. Safe to call every two seconds, best off the window's thread: a
/// network disk may take its time.
#[must_use]
pub fn changed_underneath(path: &Path, stamp: &FileStamp) -> Option<Change> {
    match fs::metadata(path) {
        Ok(metadata)
            if metadata.len() == stamp.text.len
                && stamp.modified.is_some()
                && modified(&metadata) == stamp.modified =>
        {
            None
        }
        Ok(_) => text_changed(&disk::RealDisk, path, stamp.text),
        Err(error) => Some(change_of(&error)),
    }
}

/// The same by the text alone, whatever size and time say: what a save goes by.
pub(super) fn text_changed(disk: &dyn Disk, path: &Path, text: Fingerprint) -> Option<Change> {
    match disk::read(disk, path) {
        Ok(bytes) => (Fingerprint::of(&bytes) != text).then_some(Change::Replaced),
        Err(error) => Some(change_of(&error)),
    }
}

fn change_of(error: &io::Error) -> Change {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Change::Gone,
        _ => Change::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one_and_reads_back() {
        // Test vectors of draft-eastlake-fnv, appendix C.
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(fnv_1a(FNV_OFFSET, text.as_bytes()), hash, "{text}");
            let fingerprint = Fingerprint::of(text.as_bytes());
            assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        }
        for text in
            ["", "12", "12-", "x-0123456789abcdef", "1-0123456789abcde", "1-0123456789abcdeg"]
        {
            assert!(text.parse::<Fingerprint>().is_err(), "{text}");
        }
    }
}
