//! What keeps the work of one sitting safe: the one door between the window and journal, lock,
//! comparison, save and dated copies.
//!
//! [`Safekeeping::append`] is for the window's thread: it writes one line and never waits for the
//! disk. Everything else may take its time and is for a worker. All of it can be called from any
//! thread.

mod saving;
mod shared;

use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        mpsc::{Sender, channel},
    },
    thread,
    time::Duration,
};

use super::{
    OpenError, OpenReason, SaveError, SaveReport,
    disk::{self, Disk},
    home::{Apart, Home},
    journal::{Act, JournalFile, entry_body},
    lock::{Access, Owner, Who, open_for_editing_on},
    open::{bytes_of, text_of},
    read_project,
    recovery::{BaseFound, Found, project_in, recover},
    save::without_links,
    stamp::{Change, FileStamp, Fingerprint, changed_underneath},
};
use crate::{
    model::{Project, Transaction},
    text::{lang::Lang, safety_messages},
};
use shared::{Shared, State, title_of};

/// How long an accepted edit may wait for the disk itself: a power cut costs at most this much.
const SYNC_AFTER: Duration = Duration::from_millis(300);

/// Where and for whom a sitting is.
#[derive(Clone, Debug)]
pub struct Surroundings {
    pub me: Who,
    /// For journals that cannot stand beside their file; see [`super::data_folder`].
    pub data_folder: Option<PathBuf>,
    pub disk: Arc<dyn Disk>,
}

impl Surroundings {
    /// This person on this machine.
    #[must_use]
    pub fn of_this_machine() -> Self {
        Self {
            me: Who::from_environment(),
            data_folder: super::data_folder(),
            disk: disk::real_disk(),
        }
    }
}

/// A project that was opened.
#[derive(Debug)]
pub struct Opened {
    pub keep: Safekeeping,
    /// As it stands in the file.
    pub project: Project,
    /// What earlier sittings left that is not in the file; ask before anything is edited.
    pub found: Vec<Found>,
    pub access: Opening,
}

/// On which terms a file was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// To be edited.
    Editing,
    /// To be edited, but the disk has no locks: two may edit, and only the second to save is told.
    EditingWithoutLock,
    /// To be edited; nothing can be written beside it, so that a save needs another place.
    ReadOnlyFolder,
    /// To be read only: this one has it.
    Theirs(Option<Owner>),
}

/// Why a project was not saved. The file is as it was, and every edit is still in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveFailure {
    /// The file is no longer what was read: somebody else's work would be overwritten.
    Changed {
        path: PathBuf,
        change: Change,
    },
    /// Somebody else has the file open that was to be written.
    Theirs {
        path: PathBuf,
        owner: Option<Owner>,
    },
    Save(SaveError),
}

/// Whether a save may overwrite what somebody else has put into the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    Never,
    /// The person has seen that it changed, and said so.
    Confirmed,
}

/// A moment of the project: the snapshot that a save writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Edits in the journal up to then.
    entries: usize,
    number: u64,
}

/// What a save did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub report: SaveReport,
    /// The dated copy; why there is none does not stop a save, but is told.
    pub backup: Result<PathBuf, SaveError>,
    pub stamp: FileStamp,
}

/// The safekeeping of one open project. Dropped, it lets go of the lock; what is not saved stays in
/// the journal and is offered the next time.
#[derive(Debug)]
pub struct Safekeeping {
    shared: Arc<Shared>,
    /// Wakes the one who syncs; gone when this is.
    wake: Sender<()>,
}

impl Safekeeping {
    /// Opens a project's file: lock, text, what earlier sittings left.
    ///
    /// # Errors
    /// The file cannot be read, or its text is not a project that this program knows.
    pub fn open(path: &Path, around: Surroundings, now: i64) -> Result<Opened, OpenError> {
        let failed = |reason| OpenError { path: path.to_owned(), reason };
        let path = without_links(path).unwrap_or_else(|_| path.to_owned());
        // A file that is not there is not locked either.
        let problem = |problem| failed(OpenReason::File(problem));
        drop(bytes_of(around.disk.as_ref(), &path).map_err(problem)?);
        let access = open_for_editing_on(around.disk.as_ref(), &path, &around.me, now);
        // Read once it is locked, so that nobody has saved in between.
        let bytes = bytes_of(around.disk.as_ref(), &path).map_err(problem)?;
        let text = text_of(bytes).map_err(failed)?;
        let base = Fingerprint::of(text.as_bytes());
        let stamp = FileStamp::new(&path, base);
        let project = read_project(&text).map_err(|error| failed(OpenReason::Text(error)))?;
        let (lock, access) = match access {
            Access::Mine(lock) if lock.is_weak() => (Some(lock), Opening::EditingWithoutLock),
            Access::Mine(lock) => (Some(lock), Opening::Editing),
            Access::Theirs { owner } => (None, Opening::Theirs(owner)),
            Access::ReadOnlyFolder => (None, Opening::ReadOnlyFolder),
        };
        let is_read_only = matches!(access, Opening::Theirs(_));
        let found = if is_read_only {
            Vec::new()
        } else {
            recover(&path, base, &project, around.data_folder.as_deref())
        };
        let home = match (&access, &around.data_folder) {
            (Opening::ReadOnlyFolder, Some(folder)) => {
                Home::Apart(Apart::new(folder, now, text.into()))
            }
            _ => Home::Beside(path.clone()),
        };
        let title = title_of(&project);
        let state = State::new(Some(path), title, Some(stamp), base, home, lock);
        let keep = Self::of(around, is_read_only, state);
        Ok(Opened { keep, project, found, access })
    }

    /// The safekeeping of a project without a file: `text` is what it begins from. Nothing is
    /// written before the first edit.
    #[must_use]
    pub fn untitled(title: &str, text: String, around: Surroundings, now: i64) -> Self {
        let base = Fingerprint::of(text.as_bytes());
        let home = around
            .data_folder
            .as_ref()
            .map_or(Home::None, |folder| Home::Apart(Apart::new(folder, now, text.into())));
        Self::of(around, false, State::new(None, title.to_owned(), None, base, home, None))
    }

    /// Opens what was found on a base of its own (an untitled project, or a copy whose file has
    /// changed since) as a project without a file, its first `upto` edits taken into a new journal.
    /// The project given back is the base; [`super::replay`] the same entries on it. What was found
    /// is set away once the new journal is safe.
    ///
    /// # Errors
    /// There is no base, or it can no longer be read, or the new journal cannot be written; what
    /// was found is still there.
    pub fn adopt(
        found: &Found,
        upto: usize,
        around: Surroundings,
        now: i64,
    ) -> Result<(Self, Project), SaveError> {
        let base = match (&found.base, &found.origin) {
            (BaseFound::Copy(path), _) | (BaseFound::File, Some(path)) => path,
            _ => &found.journal,
        };
        let unreadable = || SaveError::new(base, &io::ErrorKind::InvalidData.into());
        let (project, text) = project_in(base).ok_or_else(unreadable)?;
        let keep = Self::untitled(&title_of(&project), text, around, now);
        keep.take(found, upto, now)?;
        Ok((keep, project))
    }

    fn of(around: Surroundings, is_read_only: bool, state: State) -> Self {
        let (wake, woken) = channel();
        let saving = Mutex::new(());
        let shared = Arc::new(Shared { around, is_read_only, state: Mutex::new(state), saving });
        let weak: Weak<Shared> = Arc::downgrade(&shared);
        let sync = move || {
            while woken.recv().is_ok() {
                thread::sleep(SYNC_AFTER);
                while woken.try_recv().is_ok() {}
                let Some(shared) = weak.upgrade() else { return };
                shared.sync();
            }
        };
        // Without the thread a crash of the program still loses nothing.
        let _ = thread::Builder::new().name("journal-sync".to_owned()).spawn(sync);
        Self { shared, wake }
    }

    /// The project's file, if it has one; links followed.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        self.shared.state().path.clone()
    }

    /// Whether somebody else has the file, so that nothing may be edited here.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.shared.is_read_only
    }

    /// The file as it was read or last saved.
    #[must_use]
    pub fn stamp(&self) -> Option<FileStamp> {
        self.shared.state().stamp
    }

    /// Why the last edits are not in the journal, as long as they are not.
    #[must_use]
    pub fn trouble(&self) -> Option<SaveError> {
        self.shared.state().trouble.clone()
    }

    /// Writes an edit that was just applied to the journal, before it is shown as accepted: for an
    /// undo, the inverse as it was applied. For the window's thread: one write, no waiting.
    ///
    /// # Errors
    /// The journal cannot be written. The edit is remembered and written with the next; until then
    /// only a save keeps it.
    pub fn append(&self, act: Act, applied: &Transaction, now: i64) -> Result<(), SaveError> {
        let body = entry_body(now, act, applied);
        let mut state = self.shared.state();
        if let Some(since) = &mut state.since {
            since.push(body.clone());
        }
        state.pending.push(body);
        let outcome = self.shared.write_pending(&mut state, now);
        drop(state);
        // The thread that syncs may be missing.
        let _ = self.wake.send(());
        outcome
    }

    /// Waits until every accepted edit is safe from a power cut.
    ///
    /// # Errors
    /// The disk refused.
    pub fn sync_now(&self) -> Result<(), SaveError> {
        self.shared.sync();
        self.trouble().map_or(Ok(()), Err)
    }

    /// Marks the moment of a snapshot that is going to be saved. Quick, for the window's thread, in
    /// the same breath in which the snapshot is taken.
    #[must_use]
    pub fn begin_save(&self) -> Ticket {
        let mut state = self.shared.state();
        state.tickets += 1;
        state.since = Some(Vec::new());
        let written = state.journal.as_ref().map_or(0, JournalFile::entries);
        Ticket { entries: written + state.pending.len(), number: state.tickets }
    }

    /// Saves the text of the snapshot under a path: the project's own, or another that becomes its
    /// own. Afterwards the journal holds the edits that came after the ticket, and nothing else.
    /// For a worker.
    ///
    /// # Errors
    /// Nothing was saved; the file and the journal are as they were.
    pub fn finish_save(
        &self,
        ticket: Ticket,
        path: &Path,
        text: &str,
        overwrite: Overwrite,
        now: i64,
    ) -> Result<Saved, SaveFailure> {
        let _one_at_a_time = self.shared.saving.lock().unwrap_or_else(PoisonError::into_inner);
        let saved = self.shared.save(ticket, path, text, overwrite, now);
        let mut state = self.shared.state();
        if state.tickets == ticket.number {
            state.since = None;
        }
        drop(state);
        saved
    }

    /// Where the journal cannot be written (a full disk, a stick that was pulled out), keeps the
    /// snapshot itself and every later edit in the data folder, until the next save. For a worker.
    ///
    /// # Errors
    /// That cannot be written either.
    pub fn rescue(&self, ticket: Ticket, text: &str, now: i64) -> Result<(), SaveError> {
        let _one_at_a_time = self.shared.saving.lock().unwrap_or_else(PoisonError::into_inner);
        self.shared.rescue(ticket, text, now)
    }

    /// Whether the file is no longer what was read or saved. Looks at size and time, and reads only
    /// where they differ. For a worker, every two seconds.
    #[must_use]
    pub fn poll_changed(&self) -> Option<Change> {
        // While a save is at work the file is about to be what it should be.
        let _one_at_a_time = self.shared.saving.try_lock().ok()?;
        let (path, stamp) = {
            let state = self.shared.state();
            (state.path.clone()?, state.stamp?)
        };
        changed_underneath(&path, &stamp)
    }

    /// Takes what stands in the file now in place of what was read ("take theirs"). Edits that were
    /// not saved are set away with the journal.
    ///
    /// # Errors
    /// The file cannot be read; everything is as it was.
    pub fn take_theirs(&self, now: i64) -> Result<Project, OpenError> {
        let _one_at_a_time = self.shared.saving.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.path().unwrap_or_default();
        let failed = |reason| OpenError { path: path.clone(), reason };
        let disk = self.shared.disk();
        let bytes = bytes_of(disk, &path).map_err(|p| failed(OpenReason::File(p)))?;
        let text = text_of(bytes).map_err(failed)?;
        let project = read_project(&text).map_err(|error| failed(OpenReason::Text(error)))?;
        let mut state = self.shared.state();
        self.shared.set_journal_away(&mut state, now);
        state.base = Fingerprint::of(text.as_bytes());
        state.stamp = Some(FileStamp::new(&path, state.base));
        if let (Home::Apart(_), Some(folder)) = (&state.home, &self.shared.around.data_folder) {
            state.home = Home::Apart(Apart::new(folder, now, text.into()));
        }
        Ok(project)
    }

    /// Takes the first `upto` edits of what was found on the file that is open into this sitting's
    /// journal; apply them with [`super::replay`]. What was found is set away afterwards, unless it
    /// is gone on with as it is.
    ///
    /// # Errors
    /// The journal cannot be written; what was found is still there.
    pub fn take(&self, found: &Found, upto: usize, now: i64) -> Result<(), SaveError> {
        let _one_at_a_time = self.shared.saving.lock().unwrap_or_else(PoisonError::into_inner);
        self.shared.take(found, upto, now)
    }

    /// Sets the journal away because the person closes without saving, or because nothing has
    /// changed after all: it is kept among the dated copies, and not offered again.
    ///
    /// # Errors
    /// It could not be moved, and will be offered.
    pub fn abandon(&self, now: i64) -> Result<(), SaveError> {
        let mut state = self.shared.state();
        self.shared.set_journal_away(&mut state, now);
        match &state.journal {
            Some(journal) => Err(SaveError::new(
                journal.path(),
                &io::Error::from(io::ErrorKind::PermissionDenied),
            )),
            None => Ok(()),
        }
    }
}

impl SaveFailure {
    /// A line what is wrong, a line what to do, a line with the path. `since` is when somebody else
    /// opened it, as the window shows it.
    #[must_use]
    pub fn sentence(&self, lang: Lang, since: Option<&str>) -> String {
        let (sentence, path) = match self {
            Self::Save(error) => return error.sentence(lang),
            Self::Changed { path, change } => {
                let sentence = match change {
                    Change::Replaced => safety_messages::changed_underneath(lang),
                    Change::Gone => safety_messages::gone(lang),
                    Change::Unreadable => safety_messages::unreadable(lang),
                };
                (sentence.to_owned(), path)
            }
            Self::Theirs { path, owner } => (theirs_sentence(owner.as_ref(), lang, since), path),
        };
        format!("{sentence}\n{}", path.display())
    }
}

/// Who has a file open, and what can be done: two lines.
#[must_use]
pub fn theirs_sentence(owner: Option<&Owner>, lang: Lang, since: Option<&str>) -> String {
    let (who, host) = owner.map_or(("", ""), |owner| (&owner.who, &owner.host));
    safety_messages::somebody_has_it(lang, who, host, since)
}
