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
    // The first line since the last sound one that is not sound, and what follows it.
    let mut bad: Option<Damage> = None;
    let mut bad_lines = 0_usize;
    // What the line before says its checksum is, sound or not.
    let mut check_before = 0;
    let whole = bytes.ends_with(b"\n");
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let lines = lines.get(..lines.len() - usize::from(whole)).unwrap_or_default();
    for (at, raw) in lines.iter().enumerate() {
        let is_cut = at + 1 == lines.len() && !whole;
        let parts = (!is_cut).then(|| parts_of(raw)).flatten();
        let sound = parts.filter(|(check, body)| *check == checksum(reading.last_check, body));
        if let Some((check, body)) = sound {
            reading.last_check = check;
            check_before = check;
            if let Some(line) = parse(body) {
                bad = None;
                bad_lines = 0;
                take(&mut reading, line, at + 1);
                continue;
            }
            if at == 0 {
                reading.newer = newer_version(body);
            }
        }
        bad_lines += 1;
        let damage = bad.get_or_insert_with(|| Damage { line: at + 1, after: Vec::new() });
        if let Some((check, body)) = parts {
            if check == checksum(check_before, body)
                && let Some(Line::Edit { at, act, done }) = parse(body)
            {
                damage.after.push(Entry { at, act, transaction: done });
            }
            check_before = check;
        }
    }
    if reading.header.is_none() && reading.newer.is_none() && !bytes.is_empty() {
        // Without the first line nobody knows what the edits continue.
        let after = std::mem::take(&mut reading.entries);
        let damage = bad.get_or_insert_with(|| Damage { line: 1, after: Vec::new() });
        damage.after.extend(after);
        if bad_lines <= 1 && damage.after.is_empty() && lines.len() <= 1 {
            reading.torn_tail = true;
            return reading;
        }
        reading.damage = bad;
    } else if bad_lines == 1 && bad.as_ref().is_some_and(|bad| bad.line == lines.len()) {
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

/// The checksum that a line gives, and the rest of it.
fn parts_of(line: &[u8]) -> Option<(u32, &str)> {
    let text = str::from_utf8(line).ok()?;
    let (check, body) = text.split_once(' ')?;
    let is_check = check.len() == 8 && check.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_check.then(|| u32::from_str_radix(check, 16).ok()).flatten().map(|check| (check, body))
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
