//! A journal that is being written.

use std::{
    fmt::Write as _,
    fs::{File, OpenOptions},
    io::{self, Read as _, Seek as _, SeekFrom},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Header, Reading, checksum, header_body};
use crate::store::disk::{self, Disk, Step};

/// An open journal. A line is in the system's hands when [`JournalFile::append`] returns, so that
/// nothing that happens to the program can lose it; [`JournalFile::handle`] is for whoever makes it
/// safe from a power cut as well.
#[derive(Debug)]
pub(in crate::store) struct JournalFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    file: File,
    /// Bytes in the file.
    len: u64,
    /// Edits in it.
    entries: usize,
    /// The checksum of the last line.
    check: u32,
    /// Whether a torn line stands at the end that could not be cut off.
    torn: bool,
}

impl JournalFile {
    /// A new journal with its first lines, written at once. There must be no file of the name.
    pub(in crate::store) fn create(
        disk: Arc<dyn Disk>,
        path: &Path,
        header: &Header,
        bodies: &[String],
    ) -> io::Result<Self> {
        disk.before(Step::Create, path)?;
        let file = OpenOptions::new().append(true).read(true).create_new(true).open(path)?;
        let mut journal =
            Self { disk, path: path.to_owned(), file, len: 0, entries: 0, check: 0, torn: false };
        let head = header_body(header);
        let lines: Vec<&str> =
            std::iter::once(head.as_str()).chain(bodies.iter().map(String::as_str)).collect();
        let written = journal.append_all(&lines);
        if let Err(error) = written {
            let _ = disk::remove(journal.disk.as_ref(), path);
            return Err(error);
        }
        Ok(journal)
    }

    /// Goes on with a journal as it was read.
    pub(in crate::store) fn resume(
        disk: Arc<dyn Disk>,
        path: &Path,
        reading: &Reading,
    ) -> io::Result<Self> {
        disk.before(Step::Create, path)?;
        let mut file = OpenOptions::new().append(true).read(true).open(path)?;
        let len = file.seek(SeekFrom::End(0))?;
        Ok(Self {
            disk,
            path: path.to_owned(),
            file,
            len,
            entries: reading.entries.len(),
            check: reading.last_check,
            torn: reading.torn_tail,
        })
    }

    pub(in crate::store) fn path(&self) -> &Path {
        &self.path
    }

    pub(in crate::store) fn entries(&self) -> usize {
        self.entries
    }

    /// A second handle, to sync without keeping anyone from writing.
    pub(in crate::store) fn handle(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// Writes some lines. If that fails, the journal is as it was before.
    pub(in crate::store) fn append_all<T: AsRef<str>>(&mut self, bodies: &[T]) -> io::Result<()> {
        // A torn line is ended first; the next continues from the one before it, so that a reader
        // knows that nothing is missing.
        let mut text = if self.torn { "\n".to_owned() } else { String::new() };
        let (mut check, mut entries) = (self.check, self.entries);
        for body in bodies.iter().map(AsRef::as_ref) {
            check = checksum(check, body);
            entries += usize::from(body.starts_with("Edit("));
            // Nothing can go wrong in writing to a string.
            let _ = writeln!(text, "{check:08x} {body}");
        }
        let written =
            disk::write_all(self.disk.as_ref(), &mut self.file, &self.path, text.as_bytes());
        if let Err(error) = written {
            let cut = self
                .disk
                .before(Step::Write, &self.path)
                .and_then(|()| self.file.set_len(self.len));
            if cut.is_err() {
                self.torn = true;
                self.len = self.file.seek(SeekFrom::End(0)).unwrap_or(self.len);
            }
            return Err(error);
        }
        self.len += text.len() as u64;
        (self.check, self.entries, self.torn) = (check, entries, false);
        Ok(())
    }

    /// Writes some more lines and takes another name, in place of whatever has it.
    pub(in crate::store) fn place(mut self, target: &Path, bodies: &[String]) -> io::Result<Self> {
        self.append_all(bodies)?;
        disk::rename(self.disk.as_ref(), &self.path, target)?;
        target.clone_into(&mut self.path);
        Ok(self)
    }

    /// Writes what it says under its own name once more, after somebody has removed the file.
    pub(in crate::store) fn write_anew(&mut self) -> io::Result<()> {
        let mut bytes = Vec::new();
        let mut old = self.file.try_clone()?;
        old.seek(SeekFrom::Start(0))?;
        old.read_to_end(&mut bytes)?;
        self.disk.before(Step::Create, &self.path)?;
        let mut file =
            OpenOptions::new().append(true).read(true).create_new(true).open(&self.path)?;
        disk::write_all(self.disk.as_ref(), &mut file, &self.path, &bytes)?;
        disk::sync(self.disk.as_ref(), &file, &self.path)?;
        self.file = file;
        Ok(())
    }
}
