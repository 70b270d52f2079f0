//! Reading a journal: whatever a crash or a bad disk made of it, what is sound is given.

use super::{Entry, Header, JOURNAL_VERSION, Line, checksum, options};
use crate::store::stamp::Fingerprint;

/// What a journal says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// None if not even the first line can be read.
    pub header: Option<Header>,
    /// The edits in the order in which they were accepted, up to the end or to a damage.
    pub entries: Vec<Entry>,
    /// The texts that were about to be saved, each with the number of entries it holds.
    pub savings: Vec<(usize, Fingerprint)>,
    /// Whether the last line was torn: an edit that was never accepted.
    pub torn_tail: bool,
    /// A place in the middle from which on nothing fits any more.
    pub damage: Option<Damage>,
    /// The version of the program that wrote it, if that is a newer one.
    pub newer: Option<u32>,
    /// The checksum of the last sound line.
    pub(super) last_check: u32,
}

/// A place at which a journal is damaged.
#[derive(Clone, Debug, PartialEq)]
pub struct Damage {
    /// From 1.
    pub line: usize,
    /// Edits after it that are sound themselves, though what came before them is not known.
    pub after: Vec<Entry>,
}

impl Reading {
    /// How many edits a text holds that is the base or was saved since; `None` if the journal does
    /// not know the text. Where a text came about twice, the later counts.
    #[must_use]
    pub fn entries_in(&self, text: Fingerprint) -> Option<usize> {
        let saved = self.savings.iter().rev().find(|(_, saved)| *saved == text);
        let base = || self.header.as_ref().filter(|header| header.base == text).map(|_| 0);
        saved.map(|(entries, _)| *entries).or_else(base)
    }
}

/// Reads a journal. Nothing in it can make this fail: what cannot be read is told in the
/// [`Reading`].
#[must_use]
pub fn read_journal(bytes: &[u8]) -> Reading {
    let mut reading = Reading {
        header: None,
        entries: Vec::new(),
        savings: Vec::new(),
        torn_tail: false,
        damage: None,
        newer: None,
        last_check: 0,
    };
    if bytes.is_empty() {
        return reading;
    }
    // The first line since the last sound one that is not sound, and what follows it.
    let mut bad: Option<Damage> = None;
    // What the line before says its checksum is, and what it should be: either may be damaged.
    let mut checks_before = [0; 2];
    let whole = bytes.ends_with(b"\n");
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let lines = lines.get(..lines.len() - usize::from(whole)).unwrap_or_default();
    for (at, raw) in lines.iter().enumerate() {
        let is_cut = at + 1 == lines.len() && !whole;
        let (check, body) = if is_cut { (None, None) } else { parts_of(raw) };
        let sum = |before: u32| body.map(|body| checksum(before, body));
        let is_sound = check.is_some() && check == sum(reading.last_check);
        if is_sound && let (Some(check), Some(line)) = (check, body.and_then(parse)) {
            reading.last_check = check;
            checks_before = [check; 2];
            bad = None;
            take(&mut reading, line, at + 1);
            continue;
        }
        if is_sound && at == 0 {
            reading.newer = body.and_then(newer_version);
        }
        let damage = bad.get_or_insert_with(|| Damage { line: at + 1, after: Vec::new() });
        let follows =
            check.is_some() && checks_before.into_iter().any(|before| check == sum(before));
        if follows && let Some(Line::Edit { at, act, done }) = body.and_then(parse) {
            damage.after.push(Entry { at, act, transaction: done });
        }
        let computed = sum(checks_before[0]);
        checks_before = [check.or(computed), computed.or(check)].map(Option::unwrap_or_default);
    }
    if reading.header.is_none() && reading.newer.is_none() {
        // Without the first line nobody knows what the edits continue.
        let after = std::mem::take(&mut reading.entries);
        let damage = bad.get_or_insert_with(|| Damage { line: 1, after: Vec::new() });
        damage.after.extend(after);
        if lines.len() <= 1 && !whole {
            reading.torn_tail = true;
            return reading;
        }
        reading.damage = bad;
    } else if !whole && bad.as_ref().is_some_and(|bad| bad.line == lines.len()) {
        // Written in one go, with its line end last: it was never accepted.
        reading.torn_tail = true;
    } else if reading.newer.is_none() {
        reading.damage = bad;
    }
    reading
}

fn take(reading: &mut Reading, line: Line, number: usize) {
    match line {
        Line::Journal { version, base, origin, title, began } if number == 1 => {
            if version > JOURNAL_VERSION {
                reading.newer = Some(version);
            } else {
                reading.header = Some(Header { base, origin, title, began });
            }
        }
        // Written once only; a second says nothing.
        Line::Journal { .. } => {}
        Line::Edit { at, act, done } => {
            reading.entries.push(Entry { at, act, transaction: done });
        }
        Line::Saving { entries, text } => reading.savings.push((entries, text)),
    }
}

/// The checksum that a line gives and the rest of the line, as far as they can be read.
fn parts_of(line: &[u8]) -> (Option<u32>, Option<&str>) {
    let Some((check, rest)) = line.split_at_checked(8) else { return (None, None) };
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_check = check.iter().all(is_digit) && rest.first() == Some(&b' ');
    let check = str::from_utf8(check).ok().filter(|_| is_check);
    let body = rest.get(1..).and_then(|body| str::from_utf8(body).ok());
    (check.and_then(|check| u32::from_str_radix(check, 16).ok()), body)
}

fn parse(body: &str) -> Option<Line> {
    options().from_str(body).ok()
}

/// The version in a first line that is sound but not of this program's kind.
fn newer_version(body: &str) -> Option<u32> {
    let rest = body.strip_prefix("Journal(version:")?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
    rest.get(..end)?.parse().ok().filter(|version| *version > JOURNAL_VERSION)
}
