//! Promise: what the program has accepted is there the next time, whatever happened in between.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use giaoban::{
    model::{Cell, CellKey, Edit, History, Project, Status, Transaction},
    store::{
        BaseFound, Change, Opened, Opening, Overwrite, Safekeeping, SaveFailure, Surroundings,
        backup_path,
        disk::RealDisk,
        journal::{Act, Entry, read_journal},
        journal_path,
        lock::{Who, lock_path, owner_path},
        project_text, read_project, recover_unsaved, replay, save,
    },
};
use proptest::prelude::*;
use support::{fixture, labelled, transaction, transactions};

const FIXTURE: &str = include_str!("fixtures/v4.ron");
const NOW: i64 = 1_534_314_245;

/// A desk: a folder with a project, and a user's data folder.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let desk = Self { folder };
        fs::create_dir(desk.folder.path().join("project")).expect("a folder");
        fs::write(desk.path(), FIXTURE).expect("a project");
        desk
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("project").join("Ninh Thuận 2018.ron")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn around(&self) -> Surroundings {
        Surroundings {
            me: Who { name: "Lan".into(), host: "PC-01".into() },
            data_folder: Some(self.data()),
            disk: Arc::new(RealDisk),
        }
    }

    fn open(&self) -> Opened {
        Safekeeping::open(&self.path(), self.around(), NOW).expect("it opens")
    }

    /// What stands beside the file, sorted.
    fn names(&self) -> Vec<String> {
        names(self.path().parent().expect("a folder"))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into())
        .collect();
    names.sort();
    names
}

/// The sitting as the window has it: project, history, safekeeping.
struct Sitting {
    keep: Safekeeping,
    project: Project,
    history: History,
}

impl Sitting {
    fn of(opened: Opened) -> Self {
        Self { keep: opened.keep, project: opened.project, history: History::saved() }
    }

    fn edit(&mut self, number: f64) {
        let key = a_key(&self.project);
        let after = Cell::value(number, Status::Final).expect("finite");
        let before = self.project.cell(&key);
        let done = labelled(vec![Edit::SetCell { key, before, after }]);
        self.apply(&done);
    }

    fn apply(&mut self, done: &Transaction) {
        if self.history.apply(&mut self.project, done.clone()).is_ok() {
            self.keep.append(Act::Do, done, NOW).expect("the journal takes it");
        }
    }

    fn undo(&mut self) {
        if let Some(undone) = self.history.undo(&mut self.project) {
            let applied = undone.inverse();
            self.keep.append(Act::Undo, &applied, NOW).expect("the journal takes it");
        }
    }

    fn redo(&mut self) {
        if let Some(redone) = self.history.redo(&mut self.project) {
            let applied = redone.clone();
            self.keep.append(Act::Redo, &applied, NOW).expect("the journal takes it");
        }
    }

    fn save(&self) {
        let ticket = self.keep.begin_save();
        let path = self.keep.path().expect("a file");
        let text = project_text(&self.project);
        self.keep.finish_save(ticket, &path, &text, Overwrite::Never, NOW).expect("a save");
    }
}

fn a_key(project: &Project) -> CellKey {
    let period = "2018".parse().expect("a year");
    let measure = giaoban::model::Measure::Actual;
    project.current_key(&"ho_ngheo".into(), measure, &"ninh-son".into(), period)
}

/// What the next start makes of the file and what was found.
fn recovered(desk: &Desk) -> Project {
    let opened = desk.open();
    let Some(found) = opened.found.first() else { return opened.project };
    assert_eq!(found.base, BaseFound::File);
    let replayed = replay(&opened.project, &found.entries, usize::MAX);
    assert_eq!(replayed.refused, []);
    replayed.project
}

#[test]
fn edits_that_were_not_saved_are_offered_the_next_time() {
    let desk = Desk::new();
    let mut sitting = Sitting::of(desk.open());
    for number in [2700.0, 2701.5, 2702.25] {
        sitting.edit(number);
    }
    sitting.undo();
    let (seen, done) = (sitting.project.clone(), sitting.history.len());
    // As if killed: nothing is told, the lock goes with the program.
    drop(sitting);
    let opened = desk.open();
    let [found] = &opened.found[..] else { panic!("one journal: {:?}", opened.found) };
    assert_eq!((found.base.clone(), found.entries.len()), (BaseFound::File, 4));
    assert_eq!(found.title, "Ninh Thuận · CTMTQG 2016-2020");
    let acts: Vec<Act> = found.entries.iter().map(|entry| entry.act).collect();
    assert_eq!(acts, [Act::Do, Act::Do, Act::Do, Act::Undo]);
    let mut replayed = replay(&opened.project, &found.entries, usize::MAX);
    assert_eq!((&replayed.project, replayed.history.len()), (&seen, done));
    // Undo and redo are there again.
    assert!(replayed.history.redo(&mut replayed.project).is_some());
    opened.keep.take(found, usize::MAX, NOW).expect("taken");
    let mut sitting =
        Sitting { keep: opened.keep, project: seen.clone(), history: History::saved() };
    sitting.edit(9.0);
    let seen = sitting.project.clone();
    drop(sitting);
    assert_eq!(recovered(&desk), seen);
}

#[test]
fn up_to_a_moment_can_be_taken_and_the_rest_is_kept_apart() {
    let desk = Desk::new();
    let mut sitting = Sitting::of(desk.open());
    sitting.edit(1.0);
    let wanted = sitting.project.clone();
    sitting.edit(2.0);
    drop(sitting);
    let opened = desk.open();
    let found = &opened.found[0];
    let whole = fs::read(&found.journal).expect("the journal");
    opened.keep.take(found, 1, NOW).expect("taken");
    drop(opened);
    assert_eq!(recovered(&desk), wanted);
    let kept = giaoban::store::backups::backups_folder(&desk.path());
    let [name] = &names(&kept)[..] else { panic!("one: {:?}", names(&kept)) };
    assert_eq!(fs::read(kept.join(name)).expect("what was not taken"), whole);
}

#[test]
fn a_save_leaves_only_what_came_after_it_in_the_journal() {
    let desk = Desk::new();
    let mut sitting = Sitting::of(desk.open());
    sitting.edit(1.0);
    let ticket = sitting.keep.begin_save();
    let text = project_text(&sitting.project);
    sitting.edit(2.0);
    sitting.keep.finish_save(ticket, &desk.path(), &text, Overwrite::Never, NOW).expect("a save");
    sitting.edit(3.0);
    let seen = sitting.project.clone();
    drop(sitting);
    let journal = read_journal(&fs::read(journal_path(&desk.path())).expect("a journal"));
    assert_eq!(journal.entries.len(), 2);
    assert_eq!(recovered(&desk), seen);
    let opened = desk.open();
    opened.keep.take(&opened.found[0], usize::MAX, NOW).expect("taken");
    let mut sitting = Sitting::of(opened);
    sitting.project = seen;
    sitting.save();
    drop(sitting);
    assert_eq!(
        desk.names(),
        ["Ninh Thuận 2018.ron", "Ninh Thuận 2018.ron.backups", "Ninh Thuận 2018.ron.bak"],
        "a saved project leaves no journal, no lock, no owner"
    );
}

#[test]
fn the_second_to_open_is_told_who_has_it_and_may_only_read() {
    let desk = Desk::new();
    let first = desk.open();
    assert_eq!(first.access, Opening::Editing);
    let around =
        Surroundings { me: Who { name: "Minh".into(), host: "PC-02".into() }, ..desk.around() };
    let second = Safekeeping::open(&desk.path(), around.clone(), NOW + 60).expect("to be read");
    let Opening::Theirs(Some(owner)) = &second.access else { panic!("{:?}", second.access) };
    assert_eq!((owner.who.as_str(), owner.host.as_str(), owner.since), ("Lan", "PC-01", NOW));
    assert!(second.keep.is_read_only());
    let ticket = second.keep.begin_save();
    let refused = second.keep.finish_save(ticket, &desk.path(), "x", Overwrite::Confirmed, NOW);
    assert!(matches!(refused, Err(SaveFailure::Theirs { .. })));
    drop(first);
    assert_eq!(
        Safekeeping::open(&desk.path(), around, NOW).expect("free").access,
        Opening::Editing
    );
    drop(second);
    assert!(!owner_path(&desk.path()).exists());
}

#[test]
fn a_lock_left_by_a_dead_program_locks_nobody_out() {
    let desk = Desk::new();
    fs::write(lock_path(&desk.path()), "").expect("a lock");
    fs::write(owner_path(&desk.path()), "(who:\"An\",host:\"PC-09\",pid:1,since:0)")
        .expect("a note");
    assert_eq!(desk.open().access, Opening::Editing);
}

#[test]
fn somebody_elses_change_is_noticed_and_never_overwritten_unasked() {
    let desk = Desk::new();
    let mut sitting = Sitting::of(desk.open());
    sitting.edit(1.0);
    assert_eq!(sitting.keep.poll_changed(), None);
    let theirs = FIXTURE.replace("2638", "2639");
    fs::write(desk.path(), &theirs).expect("theirs");
    assert_eq!(sitting.keep.poll_changed(), Some(Change::Replaced));
    let ticket = sitting.keep.begin_save();
    let text = project_text(&sitting.project);
    let refused = sitting.keep.finish_save(ticket, &desk.path(), &text, Overwrite::Never, NOW);
    let Err(SaveFailure::Changed { change: Change::Replaced, .. }) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(fs::read_to_string(desk.path()).expect("the file"), theirs);
    let ticket = sitting.keep.begin_save();
    sitting
        .keep
        .finish_save(ticket, &desk.path(), &text, Overwrite::Confirmed, NOW)
        .expect("asked for");
    assert_eq!(sitting.keep.poll_changed(), None);
    // What they had is still there.
    assert_eq!(fs::read_to_string(backup_path(&desk.path())).expect("the one before"), theirs);
    fs::remove_file(desk.path()).expect("removed");
    assert_eq!(sitting.keep.poll_changed(), Some(Change::Gone));
}

#[test]
fn a_journal_whose_file_has_changed_is_offered_as_a_copy_and_never_deleted() {
    let desk = Desk::new();
    let mut sitting = Sitting::of(desk.open());
    sitting.save();
    sitting.edit(1.0);
    let seen = sitting.project.clone();
    drop(sitting);
    let theirs = FIXTURE.replace("2638", "2639");
    fs::write(desk.path(), &theirs).expect("theirs");
    let opened = desk.open();
    let found = &opened.found[0];
    assert!(
        matches!(found.base, BaseFound::Copy(_)),
        "a dated copy has the base: {:?}",
        found.base
    );
    let (keep, base) = Safekeeping::adopt(found, usize::MAX, desk.around(), NOW).expect("adopted");
    assert_eq!(replay(&base, &found.entries, usize::MAX).project, seen);
    assert!(!found.journal.exists());
    // Now it is a project without a file, and safe as such.
    drop((keep, opened));
    let unsaved = recover_unsaved(&desk.data());
    assert_eq!((unsaved.len(), unsaved[0].entries.len()), (1, 1));
}

#[test]
fn a_project_without_a_file_is_found_again_and_not_while_it_is_open() {
    let desk = Desk::new();
    let text = project_text(&fixture());
    let keep = Safekeeping::untitled("Mới", text, desk.around(), NOW);
    assert_eq!(names(&desk.data().join("unsaved")), [""; 0], "nothing is written before an edit");
    let mut sitting = Sitting { keep, project: fixture(), history: History::saved() };
    sitting.edit(7.0);
    assert!(recover_unsaved(&desk.data()).is_empty(), "it is open");
    let seen = sitting.project.clone();
    drop(sitting);
    let found = recover_unsaved(&desk.data());
    assert_eq!((found[0].title.as_str(), found[0].origin.clone()), ("Mới", None));
    let (keep, base) =
        Safekeeping::adopt(&found[0], usize::MAX, desk.around(), NOW).expect("adopted");
    assert_eq!(replay(&base, &found[0].entries, usize::MAX).project, seen);
    // Saved under a name, nothing is left in the data folder, and the journal follows the file.
    let ticket = keep.begin_save();
    let path = desk.path().with_file_name("moi.ron");
    keep.finish_save(ticket, &path, &project_text(&seen), Overwrite::Never, NOW).expect("a save");
    assert_eq!(names(&desk.data().join("unsaved")), [""; 0]);
    let mut sitting = Sitting { keep, project: seen, history: History::saved() };
    sitting.edit(8.0);
    assert!(journal_path(&path).exists());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_done_undone_and_saved_the_next_start_has_it(steps in transactions(), saves in any::<u16>()) {
        let desk = Desk::new();
        let mut sitting = Sitting::of(desk.open());
        for (at, intents) in steps.iter().enumerate() {
            let done = transaction(&sitting.project, intents);
            sitting.apply(&done);
            match (saves >> at) & 3 {
                1 => sitting.undo(),
                2 => { sitting.undo(); sitting.redo(); }
                3 => sitting.save(),
                _ => {}
            }
        }
        let seen = sitting.project.clone();
        drop(sitting);
        prop_assert_eq!(recovered(&desk), seen);
    }

    #[test]
    fn a_transaction_reads_back_from_its_line_to_the_bit(steps in transactions()) {
        let desk = Desk::new();
        let mut sitting = Sitting::of(desk.open());
        let mut done: Vec<Transaction> = Vec::new();
        for intents in &steps {
            let transaction = transaction(&sitting.project, intents);
            if sitting.project.apply(&transaction).is_ok() {
                sitting.keep.append(Act::Do, &transaction, NOW).expect("the journal takes it");
                done.push(transaction);
            }
        }
        if done.is_empty() { return Ok(()); }
        let read = read_journal(&fs::read(journal_path(&desk.path())).expect("a journal"));
        let entry = |transaction| Entry { at: NOW, act: Act::Do, transaction };
        prop_assert_eq!(read.entries, done.into_iter().map(entry).collect::<Vec<_>>());
        prop_assert!(read.damage.is_none() && !read.torn_tail);
    }
}

#[test]
fn the_text_of_the_fixture_reads_back() {
    // The desk's tests compare projects; this is what makes that fair.
    assert_eq!(read_project(&project_text(&fixture())), Ok(fixture()));
    let folder = tempfile::tempdir().expect("a folder");
    save(&folder.path().join("a.ron"), FIXTURE).expect("a save");
}
