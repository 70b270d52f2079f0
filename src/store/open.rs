//! Opening a file: what can stand in the way before its text is read.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use super::{
    FileError, FileProblem, OpenProblem,
    disk::{Disk, RealDisk, Step},
    migrate, read_project,
};
use crate::{model::Project, text::lang::Lang};

/// The largest file opened, in megabytes; a million figures take ten.
pub const LARGEST_FILE_MB: u64 = 512;

/// Why a file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenError {
    pub path: PathBuf,
    pub reason: OpenReason,
}

/// Whether the file or its text is to blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenReason {
    File(OpenProblem),
    Text(FileError),
}

impl OpenError {
    /// A line what is wrong, a line what to do, a line with the path.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let path = self.path.display();
        match &self.reason {
            OpenReason::File(problem) => format!("{}\n{path}", problem.sentence(lang)),
            OpenReason::Text(error) => {
                format!("{}.\n{}\n{path}", error.sentence(lang), error.problem.advice(lang))
            }
        }
    }
}

/// Opens the project of a file.
///
/// # Errors
/// The file cannot be read, or its text is not a project that this program knows.
pub fn open(path: &Path) -> Result<Project, OpenError> {
    let failed = |reason| OpenError { path: path.to_owned(), reason };
    let bytes = bytes_of(&RealDisk, path).map_err(|problem| failed(OpenReason::File(problem)))?;
    let text = text_of(bytes).map_err(failed)?;
    read_project(&text).map_err(|error| failed(OpenReason::Text(error)))
}

/// The text of a file's bytes.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, OpenReason> {
    String::from_utf8(bytes).map_err(|error| not_utf8(&error))
}

pub(super) fn bytes_of(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, OpenProblem> {
    let limit = LARGEST_FILE_MB * 1024 * 1024;
    let too_large = OpenProblem::TooLarge { limit: LARGEST_FILE_MB };
    // Asked first, since some systems say "no permission" when a folder is opened.
    if path.is_dir() {
        return Err(OpenProblem::Folder);
    }
    let file = disk
        .before(Step::Read, path)
        .and_then(|()| File::open(path))
        .map_err(|error| problem_of(&error))?;
    let size = file.metadata().map_err(|error| problem_of(&error))?.len();
    if size > limit {
        return Err(too_large);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // What is no plain file may hold more than it says.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| problem_of(&error))?;
    if bytes.len() as u64 > limit { Err(too_large) } else { Ok(bytes) }
}

fn problem_of(error: &io::Error) -> OpenProblem {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => OpenProblem::NotFound,
        io::ErrorKind::PermissionDenied => OpenProblem::NoPermission,
        io::ErrorKind::IsADirectory => OpenProblem::Folder,
        _ => OpenProblem::Unreadable,
    }
}

/// A project with a damaged letter is told its place; anything else is simply no text.
fn not_utf8(error: &std::string::FromUtf8Error) -> OpenReason {
    let sound = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let sound = str::from_utf8(sound).unwrap_or_default();
    if migrate::version(sound).is_ok() {
        OpenReason::Text(FileError::at(sound, sound.len(), FileProblem::NotUtf8))
    } else {
        OpenReason::File(OpenProblem::NotText)
    }
}
