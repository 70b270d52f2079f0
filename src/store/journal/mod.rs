//! The journal: every edit that was accepted since the file was read or saved, one line each.
//!
//! # The file, version 1
//!
//! UTF-8 text, lines end in `\n`. Every line is a checksum, a space and one RON value:
//!
//! ```text
//! 5d41402a Journal(version:1,base:"9120-1b2c…",title:"Ninh Thuận · …",began:1534314245)
//! bc4b2a76 Edit(at:1534314245,act:Do,done:(label:"Số hộ nghèo, Bác Ái, năm 2018",at:1534314245,edits:[SetCell(…)]))
//! b9719d91 Saving(entries:1,text:"9121-7f00…")
//! ```
//!
//! - **Journal** comes first and once: which text the edits continue (length and hash), the file
//!   that they belong to if the journal does not stand beside it, and what to call it.
//! - **Edit** is a transaction as it was applied: an undo stands there as the inverse. Applying all
//!   in order to the base gives the state that the person saw.
//! - **Saving** says that the state after so many edits has this text. It is written before the
//!   file is renamed into place; so whether a crash came before or after the rename, the text in
//!   the file itself says which edits it holds. After the rename the journal is replaced, in one
//!   step, by one that holds only the later edits, or taken away if there are none.
//!
//! The checksum of a line covers that of the line before, so that a missing or exchanged line is
//! noticed. An edit that was torn by a crash, and so was never accepted, does not count: either it
//! is the last line, or the next line continues from the one before it.

mod file;
mod read;

pub(super) use file::JournalFile;
pub use read::{Damage, Reading, read_journal};

use ron::{Options, extensions::Extensions};
use serde::{Deserialize, Serialize};

use super::stamp::{FNV_OFFSET, Fingerprint, fnv_1a};
use crate::model::Transaction;

/// The version this program writes.
pub const JOURNAL_VERSION: u32 = 1;

/// What led to a transaction being applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// A new edit.
    Do,
    /// The inverse of an earlier one.
    Undo,
    /// One that had been taken back, once more.
    Redo,
}

/// An accepted edit, as it was applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When it was accepted, as seconds since 1970 in UTC.
    pub at: i64,
    pub act: Act,
    /// What was applied: for an undo, the inverse.
    pub transaction: Transaction,
}

/// What a journal belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The text that the first edit continues.
    pub base: Fingerprint,
    /// The project's file, if the journal does not stand beside it; none for a project that has
    /// none yet.
    pub origin: Option<String>,
    /// The project's title, to be shown where there is no name of a file.
    pub title: String,
    /// When it was begun, as seconds since 1970 in UTC.
    pub began: i64,
}

/// A line as it is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
enum Line {
    Journal {
        version: u32,
        base: Fingerprint,
        #[serde(default)]
        origin: Option<String>,
        title: String,
        began: i64,
    },
    Edit {
        at: i64,
        act: Act,
        done: Transaction,
    },
    Saving {
        entries: usize,
        text: Fingerprint,
    },
}

/// A line as it is written.
#[derive(Serialize)]
#[serde(rename = "Line")]
enum LineRef<'a> {
    Journal {
        version: u32,
        base: Fingerprint,
        #[serde(skip_serializing_if = "Option::is_none")]
        origin: Option<&'a str>,
        title: &'a str,
        began: i64,
    },
    Edit {
        at: i64,
        act: Act,
        done: &'a Transaction,
    },
    Saving {
        entries: usize,
        text: Fingerprint,
    },
}

pub(super) fn header_body(header: &Header) -> String {
    body(&LineRef::Journal {
        version: JOURNAL_VERSION,
        base: header.base,
        origin: header.origin.as_deref(),
        title: &header.title,
        began: header.began,
    })
}

pub(super) fn entry_body(at: i64, act: Act, done: &Transaction) -> String {
    body(&LineRef::Edit { at, act, done })
}

pub(super) fn saving_body(entries: usize, text: Fingerprint) -> String {
    body(&LineRef::Saving { entries, text })
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// One line of RON: strings in it have their line ends escaped.
fn body(line: &LineRef<'_>) -> String {
    let written = options().to_string(line);
    debug_assert!(written.is_ok(), "the model's objects have nothing that RON cannot write");
    written.unwrap_or_default()
}

/// The checksum of a line that follows the one with this checksum.
fn checksum(before: u32, body: &str) -> u32 {
    let hash = fnv_1a(fnv_1a(FNV_OFFSET, &before.to_le_bytes()), body.as_bytes());
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or_default()
}
