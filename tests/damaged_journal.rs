//! Promise: a journal damaged anywhere gives every edit before the place, no wrong one, and the place.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

use std::{fs, sync::Arc};

use giaoban::{
    model::{Cell, Edit, Measure, Status, Transaction},
    store::{
        Safekeeping, Surroundings,
        disk::RealDisk,
        journal::{Act, Reading, read_journal},
        journal_path,
        lock::Who,
    },
};

const NOW: i64 = 1_534_314_245;

/// FNV-1a of 64 bits, folded to 32.
fn folded(bytes: impl Iterator<Item = u8>) -> u32 {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).expect("32 bits")
}

/// A journal of four edits, and what it says.
fn a_journal() -> (Vec<u8>, Reading) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, include_str!("fixtures/v4.ron")).expect("a project");
    let around = Surroundings {
        me: Who { name: "Lan".into(), host: "PC-01".into() },
        data_folder: None,
        disk: Arc::new(RealDisk),
    };
    let opened = Safekeeping::open(&path, around, NOW).expect("it opens");
    let mut project = opened.project;
    for number in [1.0, 2.5, 3.0e-7, 4.0] {
        let year = "2018".parse().expect("a year");
        let place = "ninh-son".into();
        let key = project.current_key(&"ho_ngheo".into(), Measure::Actual, &place, year);
        let after = Cell::value(number, Status::Final).expect("finite");
        let done = Transaction {
            label: "Số hộ nghèo".into(),
            author: String::new(),
            at: NOW,
            reason: None,
            edits: vec![Edit::SetCell { before: project.cell(&key), key, after }],
        };
        project.apply(&done).expect("it fits");
        opened.keep.append(Act::Do, &done, NOW).expect("taken");
    }
    let bytes = fs::read(journal_path(&path)).expect("a journal");
    let reading = read_journal(&bytes);
    assert_eq!(reading.entries.len(), 4);
    (bytes, reading)
}

/// Whole lines.
fn lines_in(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

#[test]
fn a_journal_cut_off_at_any_byte_gives_every_whole_edit_and_no_other() {
    let (bytes, whole) = a_journal();
    for end in 0..bytes.len() {
        let reading = read_journal(&bytes[..end]);
        let lines = lines_in(&bytes[..end]);
        assert_eq!(reading.entries.len(), lines.saturating_sub(1), "cut at {end}");
        assert_eq!(reading.entries[..], whole.entries[..reading.entries.len()]);
        assert_eq!(reading.damage, None, "cut at {end}");
        let is_torn = end > 0 && bytes[end - 1] != b'\n';
        assert_eq!(reading.torn_tail, is_torn, "cut at {end}");
    }
}

#[test]
fn a_journal_with_any_byte_changed_gives_no_wrong_edit_and_names_the_line() {
    let (bytes, whole) = a_journal();
    for at in 0..bytes.len() {
        for change in [0x01, 0x20, 0x80] {
            let mut wrong = bytes.clone();
            wrong[at] ^= change;
            let reading = read_journal(&wrong);
            let line = lines_in(&bytes[..at]) + 1;
            // Before the changed line all is kept, after it nothing is taken unasked.
            assert_eq!(reading.entries[..], whole.entries[..line.saturating_sub(2)], "byte {at}");
            if line < 5 || bytes[at] != b'\n' {
                let damage = reading.damage.expect("told");
                assert_eq!(damage.line, line, "byte {at}");
                assert!(
                    damage.after.iter().all(|entry| whole.entries.contains(entry)),
                    "byte {at}"
                );
                // Two lines that became one are lost, and with the checksum of the second the third.
                let merged = 2 * usize::from(bytes[at] == b'\n');
                assert!(line == 1 || damage.after.len() + merged + line >= 5, "byte {at}");
            } else {
                assert!(reading.torn_tail, "byte {at}");
            }
        }
    }
}

#[test]
fn an_edit_of_a_kind_that_is_not_known_is_never_skipped() {
    let (bytes, whole) = a_journal();
    let text = String::from_utf8(bytes).expect("text");
    let mut check = 0_u32;
    let mut changed = String::new();
    for (at, line) in text.lines().enumerate() {
        let body = if at == 2 { "Fold(what:1)" } else { &line[9..] };
        let bytes = check.to_le_bytes().into_iter().chain(body.bytes());
        check = folded(bytes);
        changed.extend([format!("{check:08x} "), body.to_owned(), "\n".to_owned()]);
    }
    let reading = read_journal(changed.as_bytes());
    assert_eq!(reading.entries[..], whole.entries[..1]);
    let damage = reading.damage.expect("told");
    assert_eq!((damage.line, damage.after.len()), (3, 2));
}

#[test]
fn a_line_taken_out_or_exchanged_is_noticed() {
    let (bytes, whole) = a_journal();
    let text = String::from_utf8(bytes).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    let without = [lines[0], lines[1], lines[3], lines[4]].join("\n") + "\n";
    let reading = read_journal(without.as_bytes());
    assert_eq!(reading.entries[..], whole.entries[..1]);
    assert_eq!(reading.damage.map(|damage| damage.line), Some(3));
    // The first edit follows the header, whatever stands between; the third does not follow it.
    let exchanged = [lines[0], lines[2], lines[1], lines[3], lines[4]].join("\n") + "\n";
    let reading = read_journal(exchanged.as_bytes());
    assert_eq!(reading.entries[..], whole.entries[..1]);
    assert_eq!(reading.damage.map(|damage| damage.line), Some(4));
}
