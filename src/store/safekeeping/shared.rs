//! The state behind a [`super::Safekeeping`], and what writes, syncs and takes over a journal.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::Surroundings;
use crate::{
    model::Project,
    store::{
        SaveError,
        backups::date_text,
        beside::folder_of,
        disk::{self, Disk, sync_folder},
        home::{Apart, Home},
        journal::{Entry, Header, JournalFile, entry_body},
        lock::LockGuard,
        recovery::{Found, journal_path, remove_apart, set_away},
        stamp::{FileStamp, Fingerprint},
    },
};

#[derive(Debug)]
pub(super) struct Shared {
    pub(super) around: Surroundings,
    pub(super) is_read_only: bool,
    pub(super) state: Mutex<State>,
    /// One save at a time.
    pub(super) saving: Mutex<()>,
}

#[derive(Debug)]
pub(super) struct State {
    /// The project's file, without links.
    pub(super) path: Option<PathBuf>,
    pub(super) title: String,
    pub(super) stamp: Option<FileStamp>,
    /// What a journal begun now continues.
    pub(super) base: Fingerprint,
    pub(super) home: Home,
    pub(super) lock: Option<LockGuard>,
    pub(super) journal: Option<JournalFile>,
    /// Accepted, but not written yet, because the disk refused.
    pub(super) pending: Vec<String>,
    /// Accepted since the last ticket, as long as its save is at work.
    pub(super) since: Option<Vec<String>>,
    pub(super) tickets: u64,
    pub(super) trouble: Option<SaveError>,
    /// A journal that could no longer be written; what it says was kept elsewhere.
    pub(super) left: Option<PathBuf>,
    /// The journal that made way for the present one, and its name since.
    pub(super) made_way: Option<(PathBuf, PathBuf)>,
}
impl State {
    pub(super) fn new(
        path: Option<PathBuf>,
        title: String,
        stamp: Option<FileStamp>,
        base: Fingerprint,
        home: Home,
        lock: Option<LockGuard>,
    ) -> Self {
        Self {
            path,
            title,
            stamp,
            base,
            home,
            lock,
            journal: None,
            pending: Vec::new(),
            since: None,
            tickets: 0,
            trouble: None,
            left: None,
            made_way: None,
        }
    }

    pub(super) fn header(&self, base: Fingerprint, now: i64) -> Header {
        let origin = self.path.as_ref().filter(|_| !matches!(self.home, Home::Beside(_)));
        Header {
            base,
            origin: origin.map(|path| path.to_string_lossy().into_owned()),
            title: self.title.clone(),
            began: now,
        }
    }
}

pub(super) fn title_of(project: &Project) -> String {
    project.settings().title.vi.clone()
}

impl Shared {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        // Whoever panicked left a state whose every field is valid.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn disk(&self) -> &dyn Disk {
        self.around.disk.as_ref()
    }

    pub(super) fn write_pending(&self, state: &mut State, now: i64) -> Result<(), SaveError> {
        if state.pending.is_empty() {
            return Ok(());
        }
        let written = match &mut state.journal {
            Some(journal) => journal.append_all(&state.pending),
            None => self.begin_journal(state, now),
        };
        match written {
            Ok(()) => {
                state.pending.clear();
                state.trouble = None;
                Ok(())
            }
            Err(error) => {
                let path = state.journal.as_ref().map(|journal| journal.path().to_owned());
                let path = path.or_else(|| state.path.clone()).unwrap_or_default();
                let error = SaveError::new(&path, &error);
                state.trouble = Some(error.clone());
                Err(error)
            }
        }
    }

    /// Begins the journal with what waits, beside the file or, where that cannot be, apart.
    pub(super) fn begin_journal(&self, state: &mut State, now: i64) -> io::Result<()> {
        let beside = match &state.home {
            Home::Beside(path) => Some(path.clone()),
            _ => None,
        };
        if let Some(path) = beside {
            let journal = journal_path(&path);
            let made = self.make_way(&journal, now).and_then(|moved| {
                state.made_way = moved.map(|to| (journal.clone(), to));
                JournalFile::create(
                    Arc::clone(&self.around.disk),
                    &journal,
                    &state.header(state.base, now),
                    &state.pending,
                )
            });
            let refused = match made {
                Ok(journal) => {
                    state.journal = Some(journal);
                    return Ok(());
                }
                Err(error) => error,
            };
            // Not beside the file, then.
            let Some(folder) = &self.around.data_folder else { return Err(refused) };
            let Ok(text) = fs::read(path) else { return Err(refused) };
            if Fingerprint::of(&text) != state.base {
                return Err(refused);
            }
            let text = String::from_utf8_lossy(&text).into_owned();
            state.home = Home::Apart(Apart::new(folder, now, text.into()));
        }
        let header = state.header(state.base, now);
        let State { home: Home::Apart(apart), pending, .. } = state else {
            return Err(io::ErrorKind::NotFound.into());
        };
        let base = apart.prepare(&self.around)?;
        let journal = journal_path(&base);
        let disk = Arc::clone(&self.around.disk);
        state.journal = Some(JournalFile::create(disk, &journal, &header, pending)?);
        Ok(())
    }

    /// A journal that nobody has decided about yet keeps its edits under a dated name.
    pub(super) fn make_way(&self, journal: &Path, now: i64) -> io::Result<Option<PathBuf>> {
        if fs::symlink_metadata(journal).is_err() {
            return Ok(None);
        }
        let mut kept = journal.as_os_str().to_owned();
        kept.push(format!("-{}", date_text(now)));
        let mut free = PathBuf::from(&kept);
        let mut again = 2;
        while free.symlink_metadata().is_ok() {
            let mut name = kept.clone();
            name.push(format!("-{again}"));
            free = PathBuf::from(name);
            again += 1;
        }
        disk::rename(self.disk(), journal, &free)?;
        Ok(Some(free))
    }

    pub(super) fn set_journal_away(&self, state: &mut State, now: i64) {
        state.pending.clear();
        state.since = None;
        state.trouble = None;
        let Some(journal) = state.journal.take() else { return };
        let path = journal.path().to_owned();
        // Closed first: some systems move no open file.
        drop(journal);
        let is_apart = matches!(state.home, Home::Apart(_));
        if let Home::Apart(apart) = &mut state.home {
            apart.leave();
        }
        let _ = set_away(self.disk(), &path, is_apart, now);
    }

    /// Makes what was written safe from a power cut, while others go on writing.
    pub(super) fn sync(&self) {
        let (handle, path, text) = {
            let mut state = self.state();
            let Some(journal) = &state.journal else { return };
            let (handle, path) = (journal.handle(), journal.path().to_owned());
            let text = match &mut state.home {
                Home::Apart(apart) => apart.unsynced(),
                _ => None,
            };
            (handle, path, text)
        };
        let synced = handle.and_then(|file| {
            if let Some(text) = text {
                // For reading only, some systems do not sync.
                let file = fs::OpenOptions::new().write(true).open(&text)?;
                disk::sync(self.disk(), &file, &text)?;
            }
            disk::sync(self.disk(), &file, &path)
        });
        sync_folder(folder_of(&path));
        let mut state = self.state();
        let Some(journal) = state.journal.as_mut().filter(|journal| journal.path() == path) else {
            // A save has taken it away meanwhile.
            return;
        };
        let is_gone =
            fs::symlink_metadata(&path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        // Somebody may have tidied up: the edits would be nowhere.
        let outcome = if is_gone { journal.write_anew() } else { synced };
        match outcome {
            // Some network disks know no sync; what was written is with their server.
            Err(error)
                if !matches!(
                    error.kind(),
                    io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
                ) =>
            {
                state.trouble = Some(SaveError::new(&path, &error));
            }
            _ => {}
        }
    }

    pub(super) fn take(&self, found: &Found, upto: usize, now: i64) -> Result<(), SaveError> {
        let failed = |error: io::Error| SaveError::new(&found.journal, &error);
        let mut state = self.state();
        let beside = match &state.home {
            Home::Beside(path) => Some(journal_path(path)),
            _ => None,
        };
        let as_it_is = found.is_whole
            && upto >= found.entries.len()
            && state.journal.is_none()
            && beside.as_ref() == Some(&found.journal);
        if as_it_is {
            let disk = Arc::clone(&self.around.disk);
            let journal = JournalFile::resume(disk, &found.journal, &found.reading);
            state.journal = Some(journal.map_err(failed)?);
            return Ok(());
        }
        let entries: Vec<&Entry> = found.entries.iter().take(upto).collect();
        let bodies: Vec<String> = entries
            .iter()
            .map(|entry| entry_body(entry.at, entry.act, &entry.transaction))
            .collect();
        if bodies.is_empty() {
            drop(state);
            return set_away(self.disk(), &found.journal, found.is_apart, now)
                .map(drop)
                .map_err(failed);
        }
        let before = state.pending.len();
        state.pending.extend(bodies);
        if let Err(error) = self.write_pending(&mut state, now) {
            state.pending.truncate(before);
            return Err(error);
        }
        // What was found has another name now, if it stood in the way.
        let moved = state.made_way.take_if(|(from, _)| *from == found.journal).map(|(_, to)| to);
        drop(state);
        self.sync();
        if let Some(trouble) = self.state().trouble.clone() {
            return Err(trouble);
        }
        let was = moved.unwrap_or_else(|| found.journal.clone());
        let gone = if !found.is_whole || upto < found.entries.len() {
            set_away(self.disk(), &was, found.is_apart, now).map(drop)
        } else if found.is_apart {
            remove_apart(folder_of(&was))
        } else {
            disk::remove(self.disk(), &was)
        };
        gone.map_err(failed)
    }
}
