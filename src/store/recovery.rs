//! What a program that ended without saving has left: found, told, and taken or set away only when
//! somebody says so.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    backups::{backups, backups_folder, free_name},
    beside::{folder_of, with_suffix},
    disk::{self, Disk, RealDisk, patiently},
    journal::{Act, Damage, Entry, Reading, read_journal},
    lock::{Access, Who, open_for_editing},
    read_project,
    save::backup_path,
    save::without_links,
    stamp::Fingerprint,
};
use crate::model::{EditError, History, Project};

/// The project in a folder of the data folder, for one that has no place of its own.
pub(super) const APART_FILE: &str = "project.ron";

/// The text that the edits of a journal continue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaseFound {
    /// What stands in the project's file now: the edits can be taken as they are.
    File,
    /// Another file has it, such as a dated copy: the edits can be taken as a project of its own.
    Copy(PathBuf),
    /// Nothing that was found: the edits can be looked at, and those that still fit be taken.
    Missing,
}

/// A journal with edits that the file does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The journal itself.
    pub journal: PathBuf,
    /// The project's file; none for a project that had none yet.
    pub origin: Option<PathBuf>,
    /// The project's title when the journal was begun.
    pub title: String,
    /// When it was begun, as seconds since 1970 in UTC.
    pub began: i64,
    pub base: BaseFound,
    /// The edits after the base, in the order in which they were accepted.
    pub entries: Vec<Entry>,
    /// Whether an edit that was never accepted stands torn at the end.
    pub torn_tail: bool,
    /// Where the journal is damaged; `entries` end before it.
    pub damage: Option<Damage>,
    /// The version of a newer program that wrote it; this one cannot read the edits.
    pub newer: Option<u32>,
    /// Whether the journal, as it stands, can be gone on with.
    pub(super) is_whole: bool,
    /// Whether it lies in a folder of the data folder.
    pub(super) is_apart: bool,
    pub(super) reading: Reading,
}

/// Where the journal of a file stands.
#[must_use]
pub fn journal_path(path: &Path) -> PathBuf {
    with_suffix(path, ".journal")
}

/// What is left of earlier sittings with a file: `text` is what stands in it, `project` the same
/// read. Journals whose edits the file already holds are taken away; nothing else is touched.
#[must_use]
pub fn recover(
    path: &Path,
    text: Fingerprint,
    project: &Project,
    data_folder: Option<&Path>,
) -> Vec<Found> {
    let path = without_links(path).unwrap_or_else(|_| path.to_owned());
    let mut found: Vec<Found> = journals_beside(&path)
        .into_iter()
        .filter_map(|journal| look(&journal, Some((&path, text)), false))
        .collect();
    let apart = data_folder.map(unsaved_folders).unwrap_or_default();
    let of_file = |journal: &Found| {
        journal
            .origin
            .as_ref()
            .is_some_and(|origin| without_links(origin).ok() == Some(path.clone()))
    };
    found.extend(
        apart.iter().filter_map(|folder| look_apart(folder, Some((&path, text)))).filter(of_file),
    );
    found.retain(|journal| {
        let contained = journal.base == BaseFound::File
            && journal.damage.is_none()
            && journal.newer.is_none()
            && (journal.entries.is_empty() || changes_nothing(project, &journal.entries));
        if contained {
            // The file says all that it says.
            let _ = remove_contained(journal);
        }
        !contained
    });
    found
}

/// What is left of projects that have no file yet, or whose folder could not be written. Those of
/// a program that still runs are left out.
#[must_use]
pub fn recover_unsaved(data_folder: &Path) -> Vec<Found> {
    unsaved_folders(data_folder).iter().filter_map(|folder| look_apart(folder, None)).collect()
}

/// Puts a journal out of the way, on somebody's word: it is kept among the dated copies, or in
/// `discarded` of the data folder, and never offered again.
///
/// # Errors
/// It could not be moved; it will be offered again.
pub fn discard(found: &Found, now: i64) -> io::Result<PathBuf> {
    set_away(&RealDisk, &found.journal, found.is_apart, now)
}

/// [`discard`] for a journal by its path.
pub(super) fn set_away(
    disk: &dyn Disk,
    journal: &Path,
    is_apart: bool,
    now: i64,
) -> io::Result<PathBuf> {
    if is_apart {
        let folder = folder_of(journal);
        let unsaved = folder_of(folder);
        let away = unsaved.with_file_name("discarded");
        fs::create_dir_all(&away)?;
        let away = free_name(&away, now, "");
        disk::rename(disk, folder, &away)?;
        return Ok(away);
    }
    let away = journals_project(journal)
        .map_or_else(|| folder_of(journal).to_owned(), |project| backups_folder(&project));
    fs::create_dir_all(&away)?;
    let away = free_name(&away, now, ".journal");
    disk::rename(disk, journal, &away)?;
    Ok(away)
}

/// A state that was rebuilt from a journal.
#[derive(Clone, Debug)]
pub struct Replayed {
    pub project: Project,
    /// Undo and redo as they were.
    pub history: History,
    /// The entries, by place, that no longer fit, each with the reason.
    pub refused: Vec<(usize, EditError)>,
}

/// Applies the first `upto` entries to a project. Those that are refused are left out and told; on
/// the base that the entries continue none is.
#[must_use]
pub fn replay(project: &Project, entries: &[Entry], upto: usize) -> Replayed {
    let mut replayed =
        Replayed { project: project.clone(), history: History::saved(), refused: Vec::new() };
    for (at, entry) in entries.iter().take(upto).enumerate() {
        let Replayed { project, history, .. } = &mut replayed;
        let goes_back = entry.act == Act::Undo
            && history.next_undo().is_some_and(|last| last.inverse() == entry.transaction);
        let goes_forth = entry.act == Act::Redo && history.next_redo() == Some(&entry.transaction);
        let done = if goes_back {
            history.undo(project).is_some()
        } else {
            goes_forth && history.redo(project).is_some()
        };
        // An undo of something from before the base is an edit like any other.
        if !done && let Err(error) = history.apply(project, entry.transaction.clone()) {
            replayed.refused.push((at, error));
        }
    }
    replayed
}

fn changes_nothing(project: &Project, entries: &[Entry]) -> bool {
    let replayed = replay(project, entries, usize::MAX);
    replayed.refused.is_empty() && replayed.project == *project
}

fn remove_contained(found: &Found) -> io::Result<()> {
    if found.is_apart {
        return remove_apart(folder_of(&found.journal));
    }
    patiently(|| fs::remove_file(&found.journal))
}

/// Takes a folder of the data folder away whose edits have another home now.
pub(super) fn remove_apart(folder: &Path) -> io::Result<()> {
    patiently(|| fs::remove_dir_all(folder))
}

/// All journals of a file that stand beside it: its own, and those that were kept under a date.
fn journals_beside(path: &Path) -> Vec<PathBuf> {
    let own = journal_path(path);
    let Some(name) = own.file_name().map(std::ffi::OsStr::to_owned) else { return Vec::new() };
    let name = name.to_string_lossy().into_owned();
    let Ok(entries) = fs::read_dir(folder_of(&own)) else { return Vec::new() };
    let is_one = |entry: &fs::DirEntry| {
        let this = entry.file_name();
        let this = this.to_string_lossy();
        this.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let mut found: Vec<PathBuf> =
        entries.filter_map(Result::ok).filter(is_one).map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// The file beside which a journal stands: `NAME.ron` of `NAME.ron.journal-…`.
fn journals_project(journal: &Path) -> Option<PathBuf> {
    let name = journal.file_name()?.to_str()?;
    let at = name.rfind(".journal")?;
    Some(journal.with_file_name(name.get(..at)?))
}

fn unsaved_folders(data_folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(data_folder.join("unsaved")) else { return Vec::new() };
    let mut found: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    found.sort();
    found
}

fn look_apart(folder: &Path, file: Option<(&Path, Fingerprint)>) -> Option<Found> {
    let base = folder.join(APART_FILE);
    // Of a program that runs now; its work is not lost.
    let access = open_for_editing(&base, &nobody(), 0);
    if matches!(access, Access::Theirs { .. }) {
        return None;
    }
    let Some(mut found) = look(&journal_path(&base), file, true) else {
        // Stopped before the first edit was accepted.
        let _ = remove_apart(folder);
        return None;
    };
    if found.base != BaseFound::File {
        let text = Fingerprint::of(&fs::read(&base).unwrap_or_default());
        if let Some(held) = found.reading.entries_in(text) {
            found.base = BaseFound::Copy(base);
            found.entries = found.reading.entries.get(held..).unwrap_or_default().to_vec();
        }
    }
    Some(found)
}

fn nobody() -> Who {
    Who { name: String::new(), host: String::new() }
}

/// Reads a journal and finds what it continues; `None` if there is none.
fn look(journal: &Path, file: Option<(&Path, Fingerprint)>, is_apart: bool) -> Option<Found> {
    let bytes = match fs::read(journal) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        // It is there, but nothing is known of it.
        Err(_) => b"?\n?\n".to_vec(),
    };
    let reading = read_journal(&bytes);
    let header = reading.header.clone();
    let held = file.and_then(|(_, text)| reading.entries_in(text));
    let copy = || {
        let (path, _) = file.filter(|_| !is_apart)?;
        base_among_copies(path, &reading)
    };
    let (base, held) = match held {
        Some(held) => (BaseFound::File, held),
        None => {
            copy().map_or((BaseFound::Missing, 0), |(path, held)| (BaseFound::Copy(path), held))
        }
    };
    let nothing_in_it = header.is_none() && reading.damage.is_none() && reading.newer.is_none();
    let origin = if is_apart {
        header.as_ref().and_then(|header| header.origin.as_ref()).map(PathBuf::from)
    } else {
        file.map(|(path, _)| path.to_owned())
    };
    Some(Found {
        journal: journal.to_owned(),
        origin,
        title: header.as_ref().map(|header| header.title.clone()).unwrap_or_default(),
        began: header.map_or(0, |header| header.began),
        // Torn before its first edit was accepted: the file holds all there was.
        base: if nothing_in_it && !is_apart { BaseFound::File } else { base },
        entries: reading.entries.get(held..).unwrap_or_default().to_vec(),
        torn_tail: reading.torn_tail,
        damage: reading.damage.clone(),
        newer: reading.newer,
        is_whole: reading.damage.is_none() && reading.newer.is_none() && reading.header.is_some(),
        is_apart,
        reading,
    })
}

/// The version before the last save, or a dated copy, that the edits continue; of several, the one
/// that holds most of them.
fn base_among_copies(path: &Path, reading: &Reading) -> Option<(PathBuf, usize)> {
    let known = |candidate: PathBuf| {
        let text = Fingerprint::of(&fs::read(&candidate).ok()?);
        Some((candidate, reading.entries_in(text)?))
    };
    std::iter::once(backup_path(path))
        .chain(backups(path).into_iter().map(|backup| backup.path))
        .filter_map(known)
        .max_by_key(|(_, held)| *held)
}

/// The project that a text on disk holds; none if it can no longer be read.
pub(super) fn project_in(path: &Path) -> Option<(Project, String)> {
    let text = String::from_utf8(disk::read(&RealDisk, path).ok()?).ok()?;
    Some((read_project(&text).ok()?, text))
}
