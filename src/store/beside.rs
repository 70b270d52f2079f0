//! Where what belongs to a project is kept: names beside its file, and the user's data folder.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::stamp::{FNV_OFFSET, fnv_1a};

/// `NAME.ron` with an ending: `NAME.ron.journal`. Where the name would be longer than a disk takes
/// (255 bytes, or UTF-16 units on Windows), its end gives way to a hash of the whole.
#[must_use]
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    /// Leaves room for the ending of a temporary file.
    const LONGEST: usize = 235;
    let Some(name) = path.file_name() else {
        return path.with_file_name(suffix.trim_start_matches('.'));
    };
    let text = name.to_string_lossy();
    if length(&text) + suffix.len() <= LONGEST {
        let mut name = name.to_owned();
        name.push(suffix);
        return path.with_file_name(name);
    }
    let hash = fnv_1a(FNV_OFFSET, name.as_encoded_bytes());
    let end = format!("~{hash:016x}{suffix}");
    path.with_file_name(format!("{}{end}", cut(&text, LONGEST.saturating_sub(end.len()))))
}

/// As much of the beginning of a name as takes this much room.
pub(super) fn cut(text: &str, room: usize) -> &str {
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        let next = at + letter.len_utf8();
        if length(text.get(..next).unwrap_or(text)) > room {
            break;
        }
        end = next;
    }
    text.get(..end).unwrap_or_default()
}

/// What a name takes of the longest that a disk allows.
fn length(name: &str) -> usize {
    if cfg!(windows) { name.encode_utf16().count() } else { name.len() }
}

pub(super) fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The user's own folder for what the program keeps: `%APPDATA%\giaoban`, or `giaoban` in
/// `$XDG_DATA_HOME` or `~/.local/share`. `None` where the system names none.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    let named = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = if cfg!(windows) {
        named("APPDATA")
    } else {
        named("XDG_DATA_HOME").or_else(|| Some(named("HOME")?.join(".local").join("share")))
    };
    folder.map(|folder| folder.join("giaoban"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_length_have_one_beside_them() {
        let short = with_suffix(Path::new("/a/Số liệu 2018.ron"), ".journal");
        assert_eq!(short, Path::new("/a/Số liệu 2018.ron.journal"));
        let names = ["á".repeat(120), "á".repeat(119) + "à", "x".repeat(251)];
        let mut seen = Vec::new();
        for name in names {
            let side = with_suffix(Path::new(&format!("/a/{name}.ron")), ".journal");
            let length = side.file_name().map_or(0, |name| name.to_string_lossy().len());
            assert!((200..=235).contains(&length) || cfg!(windows), "{length}");
            assert!(!seen.contains(&side), "two files must never share a journal");
            seen.push(side);
        }
    }
}
