//! Saving a file so that a crash, a full disk or a power cut leaves the old one or the new one, whole.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

use super::{
    SaveProblem,
    beside::{cut, folder_of, with_suffix},
    disk::{
        ATTEMPTS, Disk, PAUSE, RealDisk, Step, is_held, patiently, read, sync, sync_folder,
        write_all,
    },
};
use crate::text::lang::Lang;

/// What a save did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveReport {
    pub previous: Previous,
}

/// What became of the version that stood in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Previous {
    /// There was no file.
    None,
    /// It said the same to the byte, so nothing was written.
    Same,
    /// It is kept here.
    Kept(PathBuf),
    /// It could not be kept here; the new one is saved all the same.
    NotKept(PathBuf),
}

/// Why nothing was saved. The file is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveError {
    pub path: PathBuf,
    pub problem: SaveProblem,
    /// What the system says, for the cases that have no sentence of their own.
    pub detail: String,
}

impl SaveError {
    pub(super) fn new(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        let problem = match error.kind() {
            Kind::NotFound | Kind::NotADirectory => SaveProblem::FolderMissing,
            _ if is_held(error) && error.kind() != Kind::PermissionDenied => SaveProblem::InUse,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => SaveProblem::NoPermission,
            Kind::StorageFull | Kind::QuotaExceeded => SaveProblem::DiskFull,
            Kind::ResourceBusy | Kind::ExecutableFileBusy => SaveProblem::InUse,
            Kind::IsADirectory => SaveProblem::Folder,
            _ => SaveProblem::Unwritable,
        };
        Self { path: path.to_owned(), problem, detail: error.to_string() }
    }

    /// A line what is wrong, a line what to do, a line with the path.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let sentence = self.problem.sentence(lang);
        let path = self.path.display();
        match sentence.split_once('\n') {
            Some((what, advice)) if self.problem == SaveProblem::Unwritable => {
                format!("{what} ({})\n{advice}\n{path}", self.detail)
            }
            _ => format!("{sentence}\n{path}"),
        }
    }
}

/// Where the version before the last save is kept: `NAME.ron.bak`.
#[must_use]
pub fn backup_path(path: &Path) -> PathBuf {
    with_suffix(path, ".bak")
}

/// Saves a text. At every moment the path holds the old text or the new one, whole; the old one is
/// kept beside it as [`backup_path`]. A link is followed, and stays a link.
///
/// # Errors
/// Nothing was saved, and the file is as it was.
pub fn save(path: &Path, text: &str) -> Result<SaveReport, SaveError> {
    save_on(&RealDisk, path, text.as_bytes())
}

/// [`save`] on a disk that may fail.
pub(super) fn save_on(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<SaveReport, SaveError> {
    save_bytes(disk, path, bytes).map_err(|error| SaveError::new(path, &error))
}

/// Writes a file that can be made again, such as a picture: whole or not at all, without keeping
/// what stood there before.
///
/// # Errors
/// Nothing was written, and the file is as it was.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    write_on(&RealDisk, path, bytes, false).map_err(|error| SaveError::new(path, &error))
}

/// [`write_file`] on a disk that may fail; the bytes, if asked, safe from a power cut before they
/// take the name.
pub(super) fn write_on(disk: &dyn Disk, path: &Path, bytes: &[u8], synced: bool) -> io::Result<()> {
    let target = without_links(path)?;
    if target.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut new = new_beside(disk, &target)?;
    write_all(disk, new.as_file_mut(), path, bytes)?;
    if synced {
        sync(disk, new.as_file(), path)?;
    }
    put_in_place(disk, new, &target)
}

fn new_beside(disk: &dyn Disk, target: &Path) -> io::Result<NamedTempFile> {
    disk.before(Step::Create, target)?;
    temporary(&temporary_prefix(target)).tempfile_in(folder_of(target))
}

fn save_bytes(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<SaveReport> {
    let target = without_links(path)?;
    let folder = folder_of(&target);
    let existing = match fs::metadata(&target) {
        Ok(existing) if existing.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(existing) => Some(existing),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if let Some(existing) = &existing {
        // A rename would replace even a file that may not be written.
        if existing.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        patiently(|| OpenOptions::new().write(true).open(&target))?;
        if existing.len() == bytes.len() as u64 && read(disk, &target).is_ok_and(|old| old == bytes)
        {
            return Ok(SaveReport { previous: Previous::Same });
        }
    }
    let mut new = new_beside(disk, &target)?;
    write_all(disk, new.as_file_mut(), &target, bytes)?;
    if let Some(existing) = &existing {
        take_after(new.as_file(), existing)?;
    }
    sync(disk, new.as_file(), &target)?;
    let backup = backup_path(&target);
    let previous = if existing.is_none() {
        Previous::None
    } else if keep(disk, &target, folder, &backup).is_ok() {
        Previous::Kept(backup)
    } else {
        Previous::NotKept(backup)
    };
    put_in_place(disk, new, &target)?;
    sync_folder(folder);
    Ok(SaveReport { previous })
}

/// The file that a path means after all links, also where the last points to nothing yet.
pub(super) fn without_links(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MOST_LINKS: usize = 40;
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::symlink_metadata(&at) {
            Ok(metadata) if metadata.is_symlink() => {
                let link = fs::read_link(&at)?;
                at = at.parent().map_or_else(|| link.clone(), |folder| folder.join(&link));
            }
            _ => return Ok(at),
        }
    }
    Err(io::Error::other("a ring of links"))
}

/// How temporary files beside a target are named: `.NAME.ron.XXXXXX.tmp`.
fn temporary_prefix(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // A long name with another ending would be longer than a disk takes.
    format!(".{}.", cut(&name, 120))
}

fn temporary(prefix: &str) -> Builder<'_, 'static> {
    let mut builder = Builder::new();
    builder.prefix(prefix).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The umask takes its part off, as for any new file; the default would be 0600.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Gives a new file the rights of the one that it replaces, and its owner where that is allowed.
fn take_after(file: &File, existing: &fs::Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        if fchown(file, Some(existing.uid()), Some(existing.gid())).is_err() {
            // Only root may give files away; the group is often one's own. If neither, the saver
            // owns it, as with any file newly made.
            let _ = fchown(file, None, Some(existing.gid()));
        }
    }
    file.set_permissions(existing.permissions())
}

/// Keeps the target under a second name, without a moment in which either is missing.
fn keep(disk: &dyn Disk, target: &Path, folder: &Path, backup: &Path) -> io::Result<()> {
    let prefix = temporary_prefix(backup);
    let linked = temporary(&prefix).make_in(folder, |path| fs::hard_link(target, path));
    let Ok(linked) = linked else {
        // Sticks and some network disks have no hard links.
        let mut copy = temporary(&prefix).tempfile_in(folder)?;
        write_all(disk, copy.as_file_mut(), backup, &read(disk, target)?)?;
        sync(disk, copy.as_file(), backup)?;
        return put_in_place(disk, copy, backup);
    };
    let second_name = linked.path().to_owned();
    put_in_place(disk, linked, backup)?;
    // Where the backup was the same file already, renaming one name onto the other does nothing.
    let _ = fs::remove_file(second_name);
    Ok(())
}

fn put_in_place<F>(
    disk: &dyn Disk,
    mut temporary: NamedTempFile<F>,
    target: &Path,
) -> io::Result<()> {
    let mut attempt = 1;
    loop {
        let failed = match disk.before(Step::Rename, target) {
            Ok(()) => match temporary.persist(target) {
                Ok(_) => return Ok(()),
                Err(failed) => {
                    temporary = failed.file;
                    failed.error
                }
            },
            Err(error) => error,
        };
        if attempt == ATTEMPTS || !is_held(&failed) {
            return Err(failed);
        }
        std::thread::sleep(PAUSE);
        attempt += 1;
    }
}
