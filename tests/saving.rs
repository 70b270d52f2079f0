//! Promise: a save leaves the new file or the old one, whole, and always keeps the one before.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use giaoban::{
    store::{
        FileProblem, OpenProblem, OpenReason, Previous, SaveProblem, backup_path, open,
        project_text, read_project, save,
    },
    synth::synth,
    text::lang::Lang,
};

const FIXTURE: &str = include_str!("fixtures/v4.ron");

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a readable file")
}

/// Names in a folder, sorted: what a save leaves behind.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into())
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_saved_opens_as_it_was() {
    let folder = folder();
    let path = folder.path().join("Ninh Thuận 2018.ron");
    for project in [read_project(FIXTURE).expect("the fixture"), synth(30, 12, 14, 3)] {
        save(&path, &project_text(&project)).expect("a save");
        assert_eq!(open(&path), Ok(project));
    }
}

#[test]
fn the_version_before_is_kept_and_nothing_else_is_left() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    let backup = folder.path().join("a.ron.bak");
    assert_eq!(backup_path(&path), backup);
    assert_eq!(save(&path, "one").expect("new").previous, Previous::None);
    assert_eq!(names(folder.path()), ["a.ron"]);
    assert_eq!(save(&path, "two").expect("again").previous, Previous::Kept(backup.clone()));
    assert_eq!(save(&path, "three").expect("again").previous, Previous::Kept(backup.clone()));
    assert_eq!((read(&path).as_str(), read(&backup).as_str()), ("three", "two"));
    // Saving the same once more must not push the last different version out.
    assert_eq!(save(&path, "three").expect("the same").previous, Previous::Same);
    assert_eq!((read(&path).as_str(), read(&backup).as_str()), ("three", "two"));
    assert_eq!(names(folder.path()), ["a.ron", "a.ron.bak"]);
}

#[test]
fn a_save_after_a_crash_between_backup_and_rename_is_whole() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    save(&path, "one").expect("new");
    // The moment of the crash: the backup is the file itself under a second name, and a half
    // written temporary file was left behind.
    fs::hard_link(&path, backup_path(&path)).expect("a second name");
    fs::write(folder.path().join(".a.ron.x1y2z3.tmp"), "tw").expect("a leftover");
    save(&path, "two").expect("the next save");
    assert_eq!((read(&path).as_str(), read(&backup_path(&path)).as_str()), ("two", "one"));
    assert_eq!(names(folder.path()), [".a.ron.x1y2z3.tmp", "a.ron", "a.ron.bak"]);
}

#[test]
fn at_every_moment_the_file_is_the_old_one_or_the_new_one() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    let texts = ["a".repeat(3_000_000), "b".repeat(2_000_000)];
    save(&path, &texts[0]).expect("new");
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !done.load(std::sync::atomic::Ordering::Relaxed) || reads == 0 {
                let seen = read(&path);
                assert!(texts.contains(&seen), "neither the old nor the new: {} bytes", seen.len());
                reads += 1;
            }
            reads
        });
        for turn in 1..40 {
            save(&path, &texts[turn % 2]).expect("a save while someone reads");
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        assert!(reader.join().expect("the reader saw whole files only") > 0);
    });
}

#[test]
fn a_refused_save_changes_nothing_and_says_why() {
    let folder = folder();
    let file = folder.path().join("file");
    fs::write(&file, "text").expect("a file");
    let table = [
        (folder.path().join("missing/a.ron"), SaveProblem::FolderMissing),
        (file.join("a.ron"), SaveProblem::FolderMissing),
        (folder.path().to_owned(), SaveProblem::Folder),
        (locked(folder.path()), SaveProblem::NoPermission),
    ];
    let before = names(folder.path());
    for (path, problem) in table {
        let error = save(&path, "new").expect_err("this cannot be saved");
        assert_eq!(error.problem, problem, "{}", error.detail);
        for lang in Lang::ALL {
            let sentence = error.sentence(lang);
            let lines: Vec<&str> = sentence.lines().collect();
            assert_eq!(lines.len(), 3, "what, what to do, where: {sentence}");
            assert_eq!(lines.last().copied(), path.to_str());
        }
    }
    assert_eq!(names(folder.path()), before);
    assert_eq!(read(&file), "text");
    assert_eq!(read(&folder.path().join("locked.ron")), "old");
}

/// A file that nobody may write.
fn locked(folder: &Path) -> PathBuf {
    let path = folder.join("locked.ron");
    fs::write(&path, "old").expect("a file");
    let mut permissions = fs::metadata(&path).expect("its metadata").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("a read-only file");
    path
}

#[test]
fn a_backup_that_cannot_be_kept_does_not_stop_the_save_and_is_told() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    save(&path, "one").expect("new");
    fs::create_dir(backup_path(&path)).expect("a folder in the way");
    let report = save(&path, "two").expect("saved all the same");
    assert_eq!(report.previous, Previous::NotKept(backup_path(&path)));
    assert_eq!(read(&path), "two");
    assert_eq!(names(folder.path()), ["a.ron", "a.ron.bak"]);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("its metadata").permissions().mode() & 0o777
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_saved() {
        let folder = folder();
        fs::create_dir(folder.path().join("shared")).expect("a folder");
        let target = folder.path().join("shared/real.ron");
        let (link, second) = (folder.path().join("link.ron"), folder.path().join("second.ron"));
        symlink("shared/real.ron", &link).expect("a relative link");
        symlink(&link, &second).expect("a link to a link");
        // At first the links point to nothing.
        save(&second, "one").expect("through both links");
        save(&link, "two").expect("through one");
        assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
        assert!(fs::symlink_metadata(&second).expect("the link").is_symlink());
        assert_eq!((read(&target).as_str(), read(&backup_path(&target)).as_str()), ("two", "one"));
        assert_eq!(names(&folder.path().join("shared")), ["real.ron", "real.ron.bak"]);
        let ring = folder.path().join("ring.ron");
        symlink(&ring, &ring).expect("a ring");
        assert_eq!(save(&ring, "x").map_err(|e| e.problem), Err(SaveProblem::Unwritable));
    }

    #[test]
    fn rights_stay_as_they_were_and_new_files_have_the_usual() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        let usual = folder.path().join("usual");
        fs::write(&usual, "").expect("a file made the usual way");
        save(&path, "one").expect("new");
        assert_eq!(mode(&path), mode(&usual));
        for bits in [0o660, 0o604, 0o600] {
            fs::set_permissions(&path, fs::Permissions::from_mode(bits)).expect("its rights");
            save(&path, &format!("{bits:o}")).expect("again");
            assert_eq!(mode(&path), bits);
        }
        assert_eq!(mode(&backup_path(&path)), 0o600);
        let owner = |path: &Path| fs::metadata(path).map(|file| (file.uid(), file.gid())).ok();
        assert_eq!(owner(&path), owner(&usual));
    }
}

#[test]
fn what_cannot_be_opened_is_told_with_what_to_do() {
    let folder = folder();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        path
    };
    let mut damaged = FIXTURE.as_bytes().to_vec();
    let at = FIXTURE.find("Ninh Sơn").expect("the name");
    damaged[at] = 0xFF;
    let column = FIXTURE[..at].rsplit('\n').next().map_or(0, |line| line.chars().count() + 1);
    let large = folder.path().join("large.ron");
    let sparse = fs::File::create(&large).expect("a file");
    sparse.set_len(600 * 1024 * 1024).expect("a large one");
    let table = [
        (folder.path().join("none.ron"), Err(OpenProblem::NotFound)),
        (file("file", b"x").join("a.ron"), Err(OpenProblem::NotFound)),
        (folder.path().to_owned(), Err(OpenProblem::Folder)),
        (file("book.xlsx", b"PK\x03\x04\xFF\xFE\x00"), Err(OpenProblem::NotText)),
        (file("utf16.ron", b"\xFF\xFE(\x00g\x00"), Err(OpenProblem::NotText)),
        (large, Err(OpenProblem::TooLarge { limit: 512 })),
        (file("empty.ron", b""), Ok((1, 1, FileProblem::Empty))),
        (file("damaged.ron", &damaged), Ok((11, column, FileProblem::NotUtf8))),
        (file("newer.ron", b"(giaoban: 7)"), Ok((1, 11, FileProblem::Newer { version: 7 }))),
    ];
    for (path, expected) in table {
        let error = open(&path).expect_err("this cannot be opened");
        match (&error.reason, &expected) {
            (OpenReason::File(problem), Err(expected)) => assert_eq!(problem, expected),
            (OpenReason::Text(found), Ok(expected)) => {
                assert_eq!(&(found.line, found.column, found.problem.clone()), expected);
            }
            (reason, expected) => panic!("{}: {reason:?}, not {expected:?}", path.display()),
        }
        for lang in Lang::ALL {
            let sentence = error.sentence(lang);
            let lines: Vec<&str> = sentence.lines().collect();
            assert_eq!(lines.len(), 3, "what, what to do, where: {sentence}");
            assert_eq!(lines.last().copied(), path.to_str());
        }
    }
}

#[test]
fn a_file_cut_off_at_any_byte_never_opens() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    let whole = FIXTURE.trim_end().len();
    // Every byte of a line with Vietnamese letters, and every 97th of the rest.
    let line = FIXTURE.find("(id: \"bac-ai\"").expect("the line");
    for end in (0..whole).filter(|end| end % 97 == 0 || (line..line + 150).contains(end)) {
        fs::write(&path, &FIXTURE.as_bytes()[..end]).expect("a file");
        let error = open(&path).expect_err("a part is no project");
        let OpenReason::Text(error) = error.reason else { panic!("cut at {end}: {error:?}") };
        assert!(error.line >= 1 && error.column >= 1);
    }
}
