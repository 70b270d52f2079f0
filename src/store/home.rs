//! Where a journal lives: beside the project's file, or in a folder of its own in the user's data
//! folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    backups::free_name,
    lock::{Access, LockGuard, open_for_editing_on},
    recovery::APART_FILE,
    safekeeping::Surroundings,
    save::write_on,
};

/// Where the journal of a sitting lives, or will once there is an edit.
#[derive(Debug)]
pub(super) enum Home {
    Beside(PathBuf),
    Apart(Apart),
    /// There is no place at all.
    None,
}

/// A folder of the data folder: `project.ron`, which the edits continue, its journal, its lock.
#[derive(Debug)]
pub(super) struct Apart {
    /// The folder of all such folders.
    unsaved: PathBuf,
    folder: PathBuf,
    text: Arc<str>,
    lock: Option<LockGuard>,
    is_made: bool,
    is_synced: bool,
}

impl Apart {
    /// Makes nothing yet.
    pub(super) fn new(data_folder: &Path, now: i64, text: Arc<str>) -> Self {
        let unsaved = data_folder.join("unsaved");
        let folder = free_name(&unsaved, now, "");
        Self { unsaved, folder, text, lock: None, is_made: false, is_synced: false }
    }

    /// The text that the edits continue.
    pub(super) fn file(&self) -> PathBuf {
        self.folder.join(APART_FILE)
    }

    /// Makes the folder, if it is not there yet; the text's file.
    pub(super) fn prepare(&mut self, around: &Surroundings) -> io::Result<PathBuf> {
        if self.is_made {
            return Ok(self.file());
        }
        fs::create_dir_all(&self.unsaved)?;
        // Two programs may begin in the same second.
        while let Err(error) = fs::create_dir(&self.folder) {
            if error.kind() != io::ErrorKind::AlreadyExists {
                return Err(error);
            }
            let name = self.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.folder = self.unsaved.join(format!("{name}-{}", std::process::id()));
        }
        let disk = around.disk.as_ref();
        let file = self.file();
        if let Access::Mine(lock) = open_for_editing_on(disk, &file, &around.me, 0) {
            self.lock = Some(lock);
        }
        write_on(disk, &file, self.text.as_bytes(), false)?;
        self.is_made = true;
        Ok(file)
    }

    /// The text's file, the first time somebody asks in order to sync it.
    pub(super) fn unsynced(&mut self) -> Option<PathBuf> {
        let first = self.is_made && !std::mem::replace(&mut self.is_synced, true);
        first.then(|| self.file())
    }

    /// Lets go of the folder, so that it can be moved away; the next edit makes it anew.
    pub(super) fn leave(&mut self) {
        self.lock = None;
        (self.is_made, self.is_synced) = (false, false);
    }
}
