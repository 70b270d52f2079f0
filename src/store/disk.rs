//! The seam between the store and the system: every step on the disk passes here first, so that a
//! test can fill the disk, pull the stick, or stop the machine at exactly that step.

use std::{
    fmt, fs,
    fs::File,
    io::{self, Write as _},
    path::Path,
    sync::Arc,
    thread,
    time::Duration,
};

/// How often a step is tried, where a virus scanner or an indexer may hold a file for a moment.
pub(super) const ATTEMPTS: u32 = 5;
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// What is about to be done to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Read,
    Create,
    Write,
    Sync,
    Rename,
    Remove,
    Lock,
}

/// What may stand in the way of a step. The real disk lets everything through: whatever then goes
/// wrong, the system itself says.
pub trait Disk: Send + Sync + fmt::Debug {
    /// Asked before every step.
    ///
    /// # Errors
    /// What the system would have said; the step is not done then.
    fn before(&self, _step: Step, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    /// How many of the bytes about to be written still fit.
    fn room(&self, _path: &Path, bytes: usize) -> usize {
        bytes
    }
}

/// The disk as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {}

/// The disk as it is, to be shared.
#[must_use]
pub fn real_disk() -> Arc<dyn Disk> {
    Arc::new(RealDisk)
}

pub(super) fn read(disk: &dyn Disk, path: &Path) -> io::Result<Vec<u8>> {
    disk.before(Step::Read, path)?;
    fs::read(path)
}

pub(super) fn write_all(
    disk: &dyn Disk,
    file: &mut File,
    path: &Path,
    bytes: &[u8],
) -> io::Result<()> {
    disk.before(Step::Write, path)?;
    let room = disk.room(path, bytes.len());
    match bytes.get(..room) {
        Some(part) if room < bytes.len() => {
            file.write_all(part)?;
            Err(io::ErrorKind::StorageFull.into())
        }
        _ => file.write_all(bytes),
    }
}

pub(super) fn sync(disk: &dyn Disk, file: &File, path: &Path) -> io::Result<()> {
    disk.before(Step::Sync, path)?;
    file.sync_all()
}

pub(super) fn rename(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| {
        disk.before(Step::Rename, to)?;
        fs::rename(from, to)
    })
}

/// Removes a file; that there was none is fine.
pub(super) fn remove(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let removed = patiently(|| {
        disk.before(Step::Remove, path)?;
        fs::remove_file(path)
    });
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

/// Tries again where another program holds the file for a moment.
pub(super) fn patiently<T>(mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut attempt = 1;
    loop {
        match action() {
            Err(error) if attempt < ATTEMPTS && is_held(&error) => thread::sleep(PAUSE),
            outcome => return outcome,
        }
        attempt += 1;
    }
}

/// Whether another program holds the file for the moment; hardly any system but Windows has that.
pub(super) fn is_held(error: &io::Error) -> bool {
    const ERROR_ACCESS_DENIED: i32 = 5;
    const ERROR_SHARING_VIOLATION: i32 = 32;
    const ERROR_LOCK_VIOLATION: i32 = 33;
    let held = [ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION];
    error.kind() == io::ErrorKind::ResourceBusy
        || cfg!(windows) && error.raw_os_error().is_some_and(|code| held.contains(&code))
}

/// Makes a rename itself survive a power cut. Not every system can; the file is whole anyway.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}
