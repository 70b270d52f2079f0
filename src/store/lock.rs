//! Who has a file open for editing: a lock of the system, and beside it a note that says whose.
//!
//! `NAME.ron.lock` is empty and locked while the file is open; the system lets go of it when the
//! program ends, however it ends. `NAME.ron.owner` says who it is; without a lock it means nothing.

use std::{
    env,
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    beside::with_suffix,
    disk::{self, Disk, RealDisk, Step},
    save::{without_links, write_on},
};

/// The person and machine a program runs for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub name: String,
    pub host: String,
}

impl Who {
    /// As the system calls them; empty where it does not say.
    #[must_use]
    pub fn from_environment() -> Self {
        let first = |names: &[&str]| {
            names.iter().find_map(|name| env::var(name).ok()).filter(|text| !text.is_empty())
        };
        let host_file =
            || fs::read_to_string("/etc/hostname").ok().map(|text| text.trim().to_owned());
        Self {
            name: first(&["USERNAME", "USER", "LOGNAME"]).unwrap_or_default(),
            host: first(&["COMPUTERNAME", "HOSTNAME"]).or_else(host_file).unwrap_or_default(),
        }
    }
}

/// Who has a file open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    pub who: String,
    pub host: String,
    /// The number of the program's process on that machine.
    pub pid: u32,
    /// Seconds since 1970 in UTC.
    pub since: i64,
}

impl Owner {
    /// Whether it is this very program, which has the file open already.
    #[must_use]
    pub fn is_this_program(&self, me: &Who) -> bool {
        self.pid == std::process::id() && self.host == me.host
    }
}

/// Whether a file may be edited here and now.
#[derive(Debug)]
pub enum Access {
    /// It may, as long as the guard lives.
    Mine(LockGuard),
    /// Somebody else has it open; `None` where their note cannot be read.
    Theirs { owner: Option<Owner> },
    /// Nothing can be written beside the file, so that no lock is possible.
    ReadOnlyFolder,
}

/// A held lock. Dropped, it lets the next one in.
#[derive(Debug)]
pub struct LockGuard {
    lock: PathBuf,
    owner: PathBuf,
    file: File,
    is_weak: bool,
}

impl LockGuard {
    /// Whether the disk knows no locks (some network disks), so that only the comparison before
    /// each save protects the file.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.is_weak
    }
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.owner);
        if cfg!(unix) {
            // Removed while it is still held: whoever has opened it meanwhile sees after locking
            // that it is no longer the one of that name, and tries again. Elsewhere it stays.
            let _ = fs::remove_file(&self.lock);
        }
        let _ = self.file.unlock();
    }
}

/// Where the lock of a file stands.
#[must_use]
pub fn lock_path(path: &Path) -> PathBuf {
    with_suffix(path, ".lock")
}

/// Where the note of the one who has a file open stands.
#[must_use]
pub fn owner_path(path: &Path) -> PathBuf {
    with_suffix(path, ".owner")
}

/// Asks to edit a file, which need not exist yet. Links are followed first, so that two ways to one
/// file meet at one lock.
#[must_use]
pub fn open_for_editing(path: &Path, me: &Who, now: i64) -> Access {
    open_for_editing_on(&RealDisk, path, me, now)
}

/// [`open_for_editing`] on a disk that may fail.
pub(super) fn open_for_editing_on(disk: &dyn Disk, path: &Path, me: &Who, now: i64) -> Access {
    /// Two programs that open and close in the same moment meet a few times at most.
    const ATTEMPTS: u32 = 20;
    let Ok(path) = without_links(path) else { return Access::ReadOnlyFolder };
    let (lock, owner) = (lock_path(&path), owner_path(&path));
    for attempt in 1..=ATTEMPTS {
        let Ok(file) = disk::patiently(|| {
            disk.before(Step::Lock, &lock)?;
            OpenOptions::new().write(true).create(true).truncate(false).open(&lock)
        }) else {
            return Access::ReadOnlyFolder;
        };
        let mut is_weak = match file.try_lock() {
            Ok(()) => false,
            Err(TryLockError::WouldBlock) => return Access::Theirs { owner: read_owner(&owner) },
            Err(TryLockError::Error(_)) => true,
        };
        if !still_named(&file, &lock) {
            if attempt < ATTEMPTS {
                continue;
            }
            // A disk that gives a file another number each time: nobody else holds it.
            is_weak = true;
        }
        let note = Owner {
            who: me.name.clone(),
            host: me.host.clone(),
            pid: std::process::id(),
            since: now,
        };
        let text = ron::to_string(&note).unwrap_or_default();
        // The lock holds without it; the next one is only not told the name.
        let _ = write_on(disk, &owner, text.as_bytes(), false);
        return Access::Mine(LockGuard { lock, owner, file, is_weak });
    }
    Access::Theirs { owner: read_owner(&owner) }
}

/// What the note of the one who has a file open says.
fn read_owner(path: &Path) -> Option<Owner> {
    ron::from_str(&fs::read_to_string(path).ok()?).ok()
}

/// Whether a file that was opened still has its name.
#[cfg(unix)]
fn still_named(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same = || -> io::Result<bool> {
        let (opened, named) = (file.metadata()?, fs::metadata(path)?);
        Ok((opened.dev(), opened.ino()) == (named.dev(), named.ino()))
    };
    same().unwrap_or(false)
}

/// Locks are never removed here.
#[cfg(not(unix))]
fn still_named(_file: &File, _path: &Path) -> bool {
    true
}
