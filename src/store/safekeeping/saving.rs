//! The steps of a save, in the order in which a crash between any two loses nothing.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, MutexGuard},
};

use super::{
    Overwrite, SaveFailure, Saved, Ticket,
    shared::{Shared, State},
};
use crate::store::{
    SaveError,
    backups::{backups, leave_copy},
    beside::folder_of,
    disk::{self, sync_folder},
    home::{Apart, Home},
    journal::{JournalFile, saving_body},
    lock::{Access, LockGuard, open_for_editing_on},
    recovery::{journal_path, remove_apart, set_away},
    save::{save_on, without_links},
    stamp::{Change, FileStamp, Fingerprint, text_changed},
};

impl Shared {
    pub(super) fn save(
        &self,
        ticket: Ticket,
        path: &Path,
        text: &str,
        overwrite: Overwrite,
        now: i64,
    ) -> Result<Saved, SaveFailure> {
        let failed = |error: io::Error| SaveFailure::Save(SaveError::new(path, &error));
        let path = without_links(path).map_err(failed)?;
        let (own, stamp) = {
            let state = self.state();
            (state.path.as_deref() == Some(&path), state.stamp)
        };
        if own && self.is_read_only {
            let owner = None;
            return Err(SaveFailure::Theirs { path, owner });
        }
        if own
            && overwrite == Overwrite::Never
            && let Some(stamp) = stamp
            && let Some(change) = text_changed(self.disk(), &path, stamp.text())
            // Where nothing stands, nothing is overwritten.
            && change != Change::Gone
        {
            return Err(SaveFailure::Changed { path, change });
        }
        let mut new_lock = None;
        if !own {
            match open_for_editing_on(self.disk(), &path, &self.around.me, now) {
                Access::Theirs { owner } => return Err(SaveFailure::Theirs { path, owner }),
                Access::Mine(lock) => new_lock = Some(lock),
                // If nothing can be written there, the save itself will say why.
                Access::ReadOnlyFolder => {}
            }
        }
        let saved_text = Fingerprint::of(text.as_bytes());
        self.mark_saving(ticket, saved_text);
        self.keep_what_stands(&path, now);
        let report = save_on(self.disk(), &path, text.as_bytes()).map_err(SaveFailure::Save)?;
        let stamp = FileStamp::new(&path, saved_text);
        self.rotate(ticket, &path, own, new_lock, stamp, now);
        let backup = leave_copy(self.disk(), &path, text.as_bytes(), now)
            .map_err(|error| SaveError::new(&path, &error));
        Ok(Saved { report, backup, stamp })
    }

    /// Says in the journal which text the edits so far make, before that text takes the file's name.
    fn mark_saving(&self, ticket: Ticket, text: Fingerprint) {
        let handle = {
            let mut state = self.state();
            let Some(journal) = &mut state.journal else { return };
            // Without the line the edits would be offered once more after a crash; none is lost.
            let marked = journal.append_all(&[saving_body(ticket.entries, text)]);
            marked.and_then(|()| Ok((journal.handle()?, journal.path().to_owned())))
        };
        if let Ok((file, path)) = handle {
            let _ = disk::sync(self.disk(), &file, &path);
        }
    }

    /// What stood in the file before this program's first save is a version like any other.
    fn keep_what_stands(&self, path: &Path, now: i64) {
        if !backups(path).is_empty() {
            return;
        }
        if let Ok(before) = disk::read(self.disk(), path) {
            let at = FileStamp::new(path, Fingerprint::of(&before)).seconds().unwrap_or(now);
            let _ = leave_copy(self.disk(), path, &before, at.min(now));
        }
    }

    /// Leaves only the edits that came after the ticket in a journal, which continues the text just
    /// saved. If that fails, the old journal stays: it says itself which edits the file holds.
    fn rotate(
        &self,
        ticket: Ticket,
        path: &Path,
        own: bool,
        new_lock: Option<LockGuard>,
        stamp: FileStamp,
        now: i64,
    ) {
        let mut state = self.state();
        if !own {
            state.lock = new_lock;
        }
        state.path = Some(path.to_owned());
        state.stamp = Some(stamp);
        state.base = stamp.text();
        if ticket.number != state.tickets {
            return;
        }
        if let Some(left) = state.left.take() {
            let _ = set_away(self.disk(), &left, false, now);
        }
        let old_home = if own && matches!(state.home, Home::Beside(_)) {
            None
        } else {
            Some(std::mem::replace(&mut state.home, Home::Beside(path.to_owned())))
        };
        let _ = self.replace_journal(state, old_home, now);
    }

    /// Puts the edits since the last ticket into a journal of the present home, in place of the one
    /// before. Everything slow is done while others can write.
    fn replace_journal<'a>(
        &'a self,
        mut state: MutexGuard<'a, State>,
        old_home: Option<Home>,
        now: i64,
    ) -> io::Result<()> {
        let first = state.since.clone().unwrap_or_default();
        let Some(old) = state.journal.as_ref().map(|journal| journal.path().to_owned()) else {
            // The disk took none of them so far.
            state.pending = first;
            state.since = None;
            state.trouble = None;
            let _ = self.write_pending(&mut state, now);
            return Ok(());
        };
        let target = match &state.home {
            Home::Beside(path) => journal_path(path),
            Home::Apart(apart) => journal_path(&apart.file()),
            Home::None => old.clone(),
        };
        let elsewhere = target != old;
        let mut is_needed = false;
        if first.is_empty() {
            state.journal = None;
        } else {
            let ticket = state.tickets;
            let header = state.header(state.base, now);
            let temporary = temporary_of(&target);
            drop(state);
            let _ = fs::remove_file(&temporary);
            let disk = Arc::clone(&self.around.disk);
            let new = JournalFile::create(disk, &temporary, &header, &first)?;
            disk::sync(self.disk(), &new.handle()?, &temporary)?;
            state = self.state();
            if ticket != state.tickets {
                return disk::remove(self.disk(), &temporary);
            }
            if elsewhere {
                self.make_way(&target, now)?;
            }
            let later = state.since.as_ref().and_then(|since| since.get(first.len()..));
            let later = later.unwrap_or_default().to_vec();
            state.journal = Some(new.place(&target, &later)?);
            is_needed = true;
        }
        state.pending.clear();
        state.since = None;
        state.trouble = None;
        drop(state);
        if !is_needed || elsewhere {
            // All that it says is in the file or in the new journal.
            match old_home {
                Some(Home::Apart(apart)) => {
                    drop(apart);
                    remove_apart(folder_of(&old))?;
                }
                _ => disk::remove(self.disk(), &old)?,
            }
        }
        sync_folder(folder_of(&target));
        Ok(())
    }

    pub(super) fn rescue(&self, ticket: Ticket, text: &str, now: i64) -> Result<(), SaveError> {
        let none = || SaveError::new(Path::new(""), &io::ErrorKind::NotFound.into());
        let folder = self.around.data_folder.as_ref().ok_or_else(none)?;
        let mut apart = Apart::new(folder, now, text.to_owned().into());
        let failed = |error: io::Error| SaveError::new(folder, &error);
        let base = apart.prepare(&self.around).map_err(failed)?;
        let _ = fs::OpenOptions::new()
            .write(true)
            .open(&base)
            .and_then(|file| disk::sync(self.disk(), &file, &base));
        let mut state = self.state();
        if ticket.number != state.tickets {
            return Err(failed(io::ErrorKind::Interrupted.into()));
        }
        // The old journal stays where it is until the next save, if its disk comes back: it says no
        // more than this.
        state.left = state.journal.take().map(|journal| journal.path().to_owned());
        state.home = Home::Apart(apart);
        state.base = Fingerprint::of(text.as_bytes());
        state.pending = state.since.take().unwrap_or_default();
        let header = state.header(state.base, now);
        let disk = Arc::clone(&self.around.disk);
        let journal = journal_path(&base);
        let begun = JournalFile::create(disk, &journal, &header, &state.pending);
        state.journal = Some(begun.map_err(failed)?);
        state.pending.clear();
        state.trouble = None;
        Ok(())
    }
}

/// Where a journal is made before it takes the place of another.
fn temporary_of(journal: &Path) -> PathBuf {
    let name = journal.file_name().unwrap_or_default().to_string_lossy();
    journal.with_file_name(format!(".{name}.tmp"))
}
