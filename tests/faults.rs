//! Promise: whatever fails, nothing is lost, and it is said in a plain sentence.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use giaoban::{
    model::{Cell, Edit, History, Measure, Project, Status, Transaction},
    store::{
        BaseFound, OpenReason, Opened, Opening, Overwrite, Safekeeping, SaveFailure, SaveProblem,
        Surroundings,
        backups::{backups, backups_folder},
        disk::{Disk, RealDisk, Step},
        journal::{Act, read_journal},
        journal_path,
        lock::Who,
        open, project_text, recover_unsaved, replay,
    },
    text::lang::Lang,
};

const FIXTURE: &str = include_str!("fixtures/v4.ron");
const NOW: i64 = 1_534_314_245;
const DAY: i64 = 86_400;

/// A disk on which a machine stops at the nth step, or whatever else a test wants.
type Fault = Box<dyn Fn(usize, Step, &Path) -> io::Result<()> + Send + Sync>;

struct FaultyDisk {
    steps: AtomicUsize,
    fault: Fault,
    /// Bytes that still fit.
    room: AtomicUsize,
}

impl std::fmt::Debug for FaultyDisk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FaultyDisk")
    }
}

impl FaultyDisk {
    fn new(
        fault: impl Fn(usize, Step, &Path) -> io::Result<()> + Send + Sync + 'static,
    ) -> Arc<Self> {
        let room = AtomicUsize::new(usize::MAX);
        Arc::new(Self { steps: AtomicUsize::new(0), fault: Box::new(fault), room })
    }
}

impl Disk for FaultyDisk {
    fn before(&self, step: Step, path: &Path) -> io::Result<()> {
        (self.fault)(self.steps.fetch_add(1, Ordering::SeqCst), step, path)
    }

    fn room(&self, _path: &Path, bytes: usize) -> usize {
        let room = self.room.load(Ordering::SeqCst);
        let fits = bytes.min(room);
        if room != usize::MAX {
            self.room.store(room - fits, Ordering::SeqCst);
        }
        fits
    }
}

struct Office {
    folder: tempfile::TempDir,
    name: String,
}

impl Office {
    fn new() -> Self {
        Self::named("Số liệu tháng 7.ron")
    }

    fn named(name: &str) -> Self {
        let office = Self { folder: tempfile::tempdir().expect("a folder"), name: name.to_owned() };
        fs::create_dir(office.folder.path().join("project")).expect("a folder");
        fs::write(office.path(), FIXTURE).expect("a project");
        office
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("project").join(&self.name)
    }

    fn on(&self, disk: Arc<dyn Disk>) -> Surroundings {
        Surroundings {
            me: Who { name: "Lan".into(), host: "PC-01".into() },
            data_folder: Some(self.folder.path().join("data")),
            disk,
        }
    }

    fn open_on(&self, disk: Arc<dyn Disk>) -> Opened {
        Safekeeping::open(&self.path(), self.on(disk), NOW).expect("it opens")
    }

    fn open(&self) -> Opened {
        self.open_on(Arc::new(RealDisk))
    }

    /// Every state that the next start offers: what the file says, and what each journal makes.
    fn offered(&self) -> Vec<Project> {
        let opened = self.open();
        let mut states = Vec::new();
        for found in &opened.found {
            let base = match &found.base {
                BaseFound::File => opened.project.clone(),
                BaseFound::Copy(path) => open(path).expect("a copy opens"),
                BaseFound::Missing => panic!("a base is there: {found:?}"),
            };
            let replayed = replay(&base, &found.entries, usize::MAX);
            assert_eq!(replayed.refused, []);
            states.push(replayed.project);
        }
        states.push(opened.project);
        states
    }
}

struct Sitting {
    keep: Safekeeping,
    project: Project,
    history: History,
}

impl Sitting {
    fn of(opened: Opened) -> Self {
        Self { keep: opened.keep, project: opened.project, history: History::saved() }
    }

    /// Puts a number into a cell; whether the journal took it.
    fn edit(&mut self, number: f64) -> Result<(), SaveProblem> {
        let period = "2018".parse().expect("a year");
        let key = self.project.current_key(
            &"ho_ngheo".into(),
            Measure::Actual,
            &"ninh-son".into(),
            period,
        );
        let after = Cell::value(number, Status::Final).expect("finite");
        let done = Transaction {
            label: "Số hộ nghèo".into(),
            author: String::new(),
            at: NOW,
            reason: None,
            edits: vec![Edit::SetCell { before: self.project.cell(&key), key, after }],
        };
        self.history.apply(&mut self.project, done.clone()).expect("it fits");
        self.keep.append(Act::Do, &done, NOW).map_err(|error| error.problem)
    }

    fn save(&self) -> Result<(), SaveFailure> {
        self.save_at(NOW)
    }

    fn save_at(&self, now: i64) -> Result<(), SaveFailure> {
        let ticket = self.keep.begin_save();
        let path = self.keep.path().expect("a file");
        let text = project_text(&self.project);
        self.keep.finish_save(ticket, &path, &text, Overwrite::Never, now).map(drop)
    }
}

fn power_cut() -> io::Error {
    io::Error::other("the machine has stopped")
}

/// Edits, a save with an edit in the middle of it, one more edit, on a disk that stops at a step.
/// The states that were accepted, the last one last; whether the machine came to the end.
fn sitting_that_stops(office: &Office, stop: usize) -> (Vec<Project>, bool) {
    let disk = FaultyDisk::new(move |at, _, _| if at < stop { Ok(()) } else { Err(power_cut()) });
    let around = office.on(Arc::clone(&disk) as Arc<dyn Disk>);
    let Ok(opened) = Safekeeping::open(&office.path(), around, NOW) else {
        return (vec![open(&office.path()).expect("it opens")], false);
    };
    let mut sitting = Sitting::of(opened);
    let mut accepted = vec![sitting.project.clone()];
    let mut edit = |sitting: &mut Sitting, number: f64| {
        let taken = sitting.edit(number).is_ok();
        if taken {
            accepted.push(sitting.project.clone());
        }
        taken
    };
    let mut all = edit(&mut sitting, 1.0) && edit(&mut sitting, 2.0);
    let ticket = sitting.keep.begin_save();
    let text = project_text(&sitting.project);
    all = all && edit(&mut sitting, 3.0);
    let saved = all
        && sitting
            .keep
            .finish_save(ticket, &office.path(), &text, Overwrite::Never, NOW)
            .is_ok_and(|saved| saved.backup.is_ok());
    all = all && edit(&mut sitting, 4.0);
    let ended = all && saved && disk.steps.load(Ordering::SeqCst) <= stop;
    (accepted, ended)
}

#[test]
fn a_crash_at_any_step_of_an_edit_or_a_save_loses_nothing() {
    let mut stops = 0;
    for stop in 0.. {
        let office = Office::new();
        let (accepted, ended) = sitting_that_stops(&office, stop);
        let last = accepted.last().expect("at least the file");
        let offered = office.offered();
        // The edit that was being written when the machine stopped may be there or not.
        let found = offered.iter().any(|state| state == last);
        let one_more = offered.iter().any(|state| accepted.iter().all(|older| older != state));
        assert!(
            found || one_more,
            "stop {stop}: {} accepted, {} offered",
            accepted.len(),
            offered.len()
        );
        if ended {
            break;
        }
        stops += 1;
        assert!(stops < 500, "the sitting ends some day");
    }
    assert!(stops > 20, "a save has more steps than {stops}");
}

#[test]
fn a_full_disk_keeps_the_journal_whole_and_the_next_edit_brings_the_missing_ones() {
    for room in [0, 1, 9, 60, 150] {
        let office = Office::new();
        let disk = FaultyDisk::new(|_, _, _| Ok(()));
        let mut sitting = Sitting::of(office.open_on(Arc::clone(&disk) as Arc<dyn Disk>));
        sitting.edit(1.0).expect("taken");
        disk.room.store(room, Ordering::SeqCst);
        assert_eq!(sitting.edit(2.0), Err(SaveProblem::DiskFull));
        assert_eq!(sitting.keep.trouble().map(|error| error.problem), Some(SaveProblem::DiskFull));
        let read = || read_journal(&fs::read(journal_path(&office.path())).expect("a journal"));
        assert_eq!((read().entries.len(), read().torn_tail, read().damage), (1, false, None));
        let before = fs::read(office.path()).expect("the file");
        disk.room.store(room, Ordering::SeqCst);
        let Err(SaveFailure::Save(error)) = sitting.save() else { panic!("the disk is full") };
        assert_eq!(error.problem, SaveProblem::DiskFull);
        assert_eq!(fs::read(office.path()).expect("the file"), before);
        disk.room.store(usize::MAX, Ordering::SeqCst);
        sitting.edit(3.0).expect("there is room again");
        assert_eq!((read().entries.len(), sitting.keep.trouble()), (3, None));
        let seen = sitting.project.clone();
        drop(sitting);
        assert_eq!(office.offered()[0], seen);
    }
}

#[test]
fn a_torn_line_that_could_not_be_cut_off_hides_nothing_that_follows() {
    let office = Office::new();
    let disk = FaultyDisk::new({
        let full = AtomicUsize::new(0);
        // The second write of a pair is the attempt to cut the torn line off.
        move |_, step, path| {
            let journal = path.extension().is_some_and(|e| e == "journal") && step == Step::Write;
            if journal && full.fetch_add(1, Ordering::SeqCst) == 2 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            Ok(())
        }
    });
    let mut sitting = Sitting::of(office.open_on(Arc::clone(&disk) as Arc<dyn Disk>));
    sitting.edit(1.0).expect("taken");
    disk.room.store(30, Ordering::SeqCst);
    assert_eq!(sitting.edit(2.0), Err(SaveProblem::DiskFull));
    disk.room.store(usize::MAX, Ordering::SeqCst);
    sitting.edit(3.0).expect("there is room again");
    let read = read_journal(&fs::read(journal_path(&office.path())).expect("a journal"));
    assert_eq!((read.entries.len(), read.damage), (3, None));
    let text = fs::read_to_string(journal_path(&office.path())).expect("text");
    assert_eq!(text.lines().count(), 5, "the torn line is still there: {text}");
}

#[cfg(unix)]
#[test]
fn a_journal_that_somebody_tidied_away_is_written_anew() {
    let office = Office::new();
    let mut sitting = Sitting::of(office.open());
    sitting.edit(1.0).expect("taken");
    fs::remove_file(journal_path(&office.path())).expect("tidied away");
    sitting.edit(2.0).expect("taken");
    sitting.keep.sync_now().expect("written anew");
    sitting.edit(3.0).expect("taken");
    let seen = sitting.project.clone();
    drop(sitting);
    assert_eq!(office.offered()[0], seen);
}

#[test]
fn when_the_disk_is_gone_the_work_is_kept_in_the_users_own_folder() {
    let office = Office::new();
    let project = office.path().parent().expect("a folder").to_owned();
    let disk = FaultyDisk::new({
        let (project, pulled) = (project.clone(), office.folder.path().join("pulled"));
        move |_, _, path| {
            if path.starts_with(&project) && pulled.exists() {
                return Err(io::ErrorKind::NotFound.into());
            }
            Ok(())
        }
    });
    let mut sitting = Sitting::of(office.open_on(disk));
    sitting.edit(1.0).expect("taken");
    fs::write(office.folder.path().join("pulled"), "").expect("the stick is out");
    assert_eq!(sitting.edit(2.0), Err(SaveProblem::FolderMissing));
    let Err(SaveFailure::Save(error)) = sitting.save() else { panic!("it is gone") };
    assert_eq!(error.problem, SaveProblem::FolderMissing);
    let ticket = sitting.keep.begin_save();
    let text = project_text(&sitting.project);
    sitting.keep.rescue(ticket, &text, NOW).expect("kept");
    sitting.edit(3.0).expect("the journal is there now");
    assert_eq!(sitting.keep.trouble(), None);
    let seen = sitting.project.clone();
    drop(sitting);
    let found = recover_unsaved(&office.folder.path().join("data"));
    assert_eq!(found[0].origin.as_deref(), Some(office.path().as_path()));
    let around = office.on(Arc::new(RealDisk));
    let (_keep, base) = Safekeeping::adopt(&found[0], usize::MAX, around, NOW).expect("adopted");
    assert_eq!(replay(&base, &found[0].entries, usize::MAX).project, seen);
}

#[test]
fn after_a_rescue_a_save_in_the_old_place_leaves_nothing_to_recover() {
    let office = Office::new();
    let disk = FaultyDisk::new(|_, _, _| Ok(()));
    let mut sitting = Sitting::of(office.open_on(Arc::clone(&disk) as Arc<dyn Disk>));
    sitting.edit(1.0).expect("taken");
    disk.room.store(10, Ordering::SeqCst);
    assert_eq!(sitting.edit(2.0), Err(SaveProblem::DiskFull));
    disk.room.store(usize::MAX, Ordering::SeqCst);
    let ticket = sitting.keep.begin_save();
    sitting.keep.rescue(ticket, &project_text(&sitting.project), NOW).expect("kept");
    sitting.edit(3.0).expect("taken");
    sitting.save().expect("saved in its own place again");
    let seen = sitting.project.clone();
    drop(sitting);
    let opened = office.open();
    assert_eq!((opened.found.len(), opened.project), (0, seen));
    assert_eq!(recover_unsaved(&office.folder.path().join("data")), []);
}

#[test]
fn in_a_folder_that_cannot_be_written_the_journal_is_the_users_own() {
    let office = Office::new();
    let project = office.path().parent().expect("a folder").to_owned();
    let read_only = || {
        let project = project.clone();
        FaultyDisk::new(move |_, step, path: &Path| {
            if step != Step::Read && path.starts_with(&project) {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            Ok(())
        })
    };
    let opened = office.open_on(read_only());
    assert_eq!(opened.access, Opening::ReadOnlyFolder);
    let mut sitting = Sitting::of(opened);
    sitting.edit(1.0).expect("the journal is elsewhere");
    let Err(SaveFailure::Save(error)) = sitting.save() else { panic!("it cannot be written") };
    assert_eq!(error.problem, SaveProblem::NoPermission);
    for lang in Lang::ALL {
        assert_eq!(error.sentence(lang).lines().count(), 3);
    }
    let seen = sitting.project.clone();
    drop(sitting);
    assert_eq!(fs::read_dir(&project).expect("the folder").count(), 1, "nothing was written there");
    // The next time it is offered with the file, which still says what the edits continue.
    let opened = office.open_on(read_only());
    let [found] = &opened.found[..] else { panic!("one: {:?}", opened.found) };
    assert_eq!(found.base, BaseFound::File);
    assert_eq!(replay(&opened.project, &found.entries, usize::MAX).project, seen);
    opened.keep.take(found, usize::MAX, NOW).expect("taken");
    drop(opened);
    assert_eq!(office.open_on(read_only()).found.len(), 1);
}

#[test]
fn permission_withdrawn_during_a_save_leaves_file_and_journal() {
    let office = Office::new();
    for step in [Step::Create, Step::Write, Step::Sync, Step::Rename] {
        let name = office.path();
        let disk = FaultyDisk::new(move |_, at, path| {
            if at == step && path == name {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            Ok(())
        });
        let before = fs::read(office.path()).expect("the file");
        let mut sitting = Sitting::of(office.open_on(disk));
        sitting.edit(7.0).expect("taken");
        let Err(SaveFailure::Save(error)) = sitting.save() else { panic!("{step:?} must fail") };
        assert_eq!(error.problem, SaveProblem::NoPermission, "{step:?}");
        assert_eq!(fs::read(office.path()).expect("the file"), before);
        sitting.edit(8.0).expect("the journal goes on");
        let seen = sitting.project.clone();
        drop(sitting);
        assert_eq!(office.offered()[0], seen);
        let opened = office.open();
        opened.keep.take(&opened.found[0], 0, NOW).expect("set away");
    }
}

#[test]
fn a_virus_scanner_that_lets_go_in_time_is_waited_for_and_one_that_does_not_is_told() {
    for (holds, refused) in [(3, false), (usize::MAX, true)] {
        let office = Office::new();
        let (name, tries) = (office.path(), AtomicUsize::new(0));
        let disk = FaultyDisk::new(move |_, step, path| {
            if step == Step::Rename && path == name && tries.fetch_add(1, Ordering::SeqCst) < holds
            {
                return Err(io::ErrorKind::ResourceBusy.into());
            }
            Ok(())
        });
        let mut sitting = Sitting::of(office.open_on(disk));
        sitting.edit(7.0).expect("taken");
        match sitting.save() {
            Ok(()) => assert!(!refused),
            Err(SaveFailure::Save(error)) => {
                assert!(refused);
                assert_eq!(error.problem, SaveProblem::InUse);
                assert_eq!(fs::read_to_string(office.path()).expect("the file"), FIXTURE);
            }
            Err(other) => panic!("{other:?}"),
        }
        let seen = sitting.project.clone();
        drop(sitting);
        assert!(office.offered().contains(&seen));
    }
}

#[test]
fn names_with_spaces_accents_and_200_letters_have_everything_beside_them() {
    let long =
        format!("{} dài.ron", "Biểu số liệu ".repeat(20)).chars().take(195).collect::<String>();
    let ascii = "x".repeat(246) + ".ron";
    let vietnamese = "ở".repeat(80) + ".ron";
    for name in ["a b  c.ron", "Số liệu «tháng 7» 100%.ron", &long[..], &ascii, &vietnamese]
    {
        if name.len() > 255 {
            // No Linux disk takes it; Windows does.
            continue;
        }
        let office = Office::named(name);
        let opened = office.open();
        assert_eq!(opened.access, Opening::Editing, "{name}");
        let mut sitting = Sitting::of(opened);
        sitting.edit(1.0).expect("taken");
        sitting.save().expect("saved");
        sitting.edit(2.0).expect("taken");
        let seen = sitting.project.clone();
        drop(sitting);
        assert_eq!(office.offered()[0], seen, "{name}");
        assert_eq!(backups(&office.path()).len(), 2, "{name}");
    }
}

#[test]
fn a_clock_that_was_set_back_or_leaps_costs_no_copy() {
    let office = Office::new();
    let mut sitting = Sitting::of(office.open());
    let mut number = 0.0;
    let mut save_at = |now: i64| {
        number += 1.0;
        sitting.edit(number).expect("taken");
        sitting.save_at(now).expect("saved");
    };
    // A copy a day for three weeks, then the battery of the clock is empty: 1970, then right again.
    for day in 0..20 {
        save_at(NOW + day * DAY);
    }
    let before = backups(&office.path()).len();
    save_at(0);
    assert_eq!(backups(&office.path()).len(), before + 1);
    save_at(NOW + 20 * DAY);
    assert_eq!(backups(&office.path()).len(), before + 1, "only that of 1970 has gone");
    // One save in the year 2035 costs at most three.
    save_at(NOW + 6000 * DAY);
    assert!(backups(&office.path()).len() >= before - 1);
}

#[test]
fn a_file_of_a_newer_program_opens_nothing_and_leaves_nothing() {
    let office = Office::new();
    let newer = FIXTURE.replace("giaoban: 4", "giaoban: 99");
    fs::write(office.path(), &newer).expect("a file");
    let error =
        Safekeeping::open(&office.path(), office.on(Arc::new(RealDisk)), NOW).expect_err("newer");
    assert!(matches!(error.reason, OpenReason::Text(_)));
    assert_eq!(fs::read_dir(office.path().parent().expect("a folder")).expect("it").count(), 1);
}

#[test]
fn a_journal_of_a_newer_program_is_kept_and_told() {
    let office = Office::new();
    let mut sitting = Sitting::of(office.open());
    sitting.edit(1.0).expect("taken");
    drop(sitting);
    let journal = journal_path(&office.path());
    // The checksum of the first line does not know what is before it, so the line can stand alone.
    let newer = with_checksum("Journal(version:2,base:\"1-0000000000000000\",news:7)");
    fs::write(&journal, format!("{newer}\n")).expect("a journal");
    let opened = office.open();
    assert_eq!(opened.found[0].newer, Some(2));
    drop(opened);
    assert!(journal.exists());
    // Whoever goes on without deciding does not mix the two.
    let mut sitting = Sitting::of(office.open());
    sitting.edit(2.0).expect("taken");
    drop(sitting);
    assert_eq!(office.open().found.len(), 2);
}

/// A first line with its checksum.
fn with_checksum(body: &str) -> String {
    format!("{:08x} {body}", folded([0_u8; 4].into_iter().chain(body.bytes())))
}

/// FNV-1a of 64 bits, folded to 32.
fn folded(bytes: impl Iterator<Item = u8>) -> u32 {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).expect("32 bits")
}

#[test]
fn a_file_cut_off_at_any_byte_says_where_and_its_journal_waits() {
    let office = Office::new();
    let mut sitting = Sitting::of(office.open());
    sitting.edit(1.0).expect("taken");
    let seen = sitting.project.clone();
    drop(sitting);
    let journal = fs::read(journal_path(&office.path())).expect("a journal");
    let around = || office.on(Arc::new(RealDisk));
    for end in 0..FIXTURE.trim_end().len() {
        fs::write(office.path(), &FIXTURE.as_bytes()[..end]).expect("a file");
        // The lock does not matter here, and takes its time.
        let opened = if end % 97 == 0 {
            Safekeeping::open(&office.path(), around(), NOW).map(|opened| opened.project)
        } else {
            open(&office.path())
        };
        let error = opened.expect_err("a part is no project");
        let OpenReason::Text(at) = &error.reason else { panic!("cut at {end}: {error:?}") };
        assert!(at.line >= 1 && at.column >= 1);
        for lang in Lang::ALL {
            assert_eq!(error.sentence(lang).lines().count(), 3, "cut at {end}");
        }
    }
    assert_eq!(fs::read(journal_path(&office.path())).expect("still there"), journal);
    fs::write(office.path(), FIXTURE).expect("brought back from a copy");
    assert_eq!(office.offered()[0], seen);
}

#[test]
fn a_damaged_journal_is_taken_as_far_as_it_goes_and_kept_whole() {
    let office = Office::new();
    let mut sitting = Sitting::of(office.open());
    sitting.edit(1.0).expect("taken");
    let seen = sitting.project.clone();
    sitting.edit(2.0).expect("taken");
    sitting.edit(3.0).expect("taken");
    drop(sitting);
    let journal = journal_path(&office.path());
    let text = fs::read_to_string(&journal).expect("a journal").replacen("2.0", "2.1", 1);
    fs::write(&journal, &text).expect("damaged");
    let opened = office.open();
    let found = &opened.found[0];
    assert_eq!(found.damage.as_ref().map(|d| (d.line, d.after.len())), Some((3, 1)));
    opened.keep.take(found, usize::MAX, NOW).expect("taken");
    drop(opened);
    assert_eq!(office.offered()[0], seen);
    assert_eq!(office.open().found.len(), 1);
    let kept: Vec<_> =
        fs::read_dir(backups_folder(&office.path())).expect("it").flatten().collect();
    let [kept] = &kept[..] else { panic!("one: {kept:?}") };
    assert_eq!(fs::read_to_string(kept.path()).expect("text"), text);
}
