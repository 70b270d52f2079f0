//! Promise: a program killed at any moment has lost none of the edits that it accepted.
//!
//! The test starts itself as a second program (through the environment), which opens a project,
//! edits, undoes and saves through the same code as the window, and says of every edit that it was
//! accepted as soon as the journal has it. It is killed (SIGKILL) at a random moment; the next start
//! must find every edit that it spoke of. `GIAOBAN_KILLS=1000` asks for more than the usual 30.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files and takes its time")]

use std::{
    env, fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use giaoban::{
    model::{
        Cell, CellDetail, CellKey, Edit, History, Measure, Object, Period, Project, Status,
        Transaction,
    },
    store::{
        BaseFound, Fingerprint, Opened, Overwrite, Safekeeping, Surroundings, disk::RealDisk,
        journal::Act, lock::Who, project_text, replay,
    },
};

const NOW: i64 = 1_534_314_245;
const STREAM: &str = "GIAOBAN_EDIT_STREAM";
const SEED: &str = "GIAOBAN_EDIT_SEED";

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let at = self.roll(items.len() as u64);
        items.get(usize::try_from(at).expect("small")).expect("as many sides as items")
    }
}

/// What the stream does next. The same dice on the same project give the same steps.
enum Step {
    Apply(Act, Transaction),
    Save,
}

fn next_step(dice: &mut Dice, project: &mut Project, history: &mut History) -> Step {
    loop {
        match dice.roll(20) {
            0 | 6 => return Step::Save,
            1 | 2 => {
                if let Some(undone) = history.undo(project) {
                    return Step::Apply(Act::Undo, undone.inverse());
                }
            }
            3 => {
                if let Some(redone) = history.redo(project) {
                    return Step::Apply(Act::Redo, redone.clone());
                }
            }
            kind => {
                let count = if kind == 4 { 40 } else { 1 };
                let edits = (0..count).map(|_| edit(dice, project, kind == 5)).collect();
                let done = Transaction {
                    label: "Số hộ nghèo,\nxã Phước Đại".into(),
                    author: String::new(),
                    at: NOW,
                    reason: None,
                    edits,
                };
                // Two of the forty may be about one cell; then nothing happens.
                if history.apply(project, done.clone()).is_ok() {
                    return Step::Apply(Act::Do, done);
                }
            }
        }
    }
}

fn edit(dice: &mut Dice, project: &Project, note: bool) -> Edit {
    let places: Vec<_> = project.areas().ids().chain(project.groups().ids()).cloned().collect();
    let indicators: Vec<_> = project.indicators().ids().cloned().collect();
    let year = 2011 + i32::try_from(dice.roll(12)).expect("small");
    let key = CellKey {
        indicator: dice.of(&indicators).clone(),
        measure: *dice.of(&[Measure::Actual, Measure::Estimate]),
        place: dice.of(&places).clone(),
        period: Period::year(year).expect("known"),
        document: None,
    };
    if note {
        let before = project.details().get(&key).cloned().map(Object::Detail);
        let after = CellDetail {
            key,
            source: None,
            as_of: None,
            note: format!("ghi chú số {} \"của huyện\"", dice.roll(1000)),
            floor: None,
            rivals: Vec::new(),
        };
        return Edit::Put {
            before: before.map(Box::new),
            after: Some(Box::new(Object::Detail(after))),
        };
    }
    let number = f64::from(u32::try_from(dice.roll(1_000_000)).expect("small")) / 7.0;
    let status = *dice.of(&[Status::Final, Status::Provisional, Status::Estimate]);
    let after = Cell::value(number, status).expect("finite");
    Edit::SetCell { before: project.cell(&key), key, after }
}

fn state_of(project: &Project) -> String {
    Fingerprint::of(project_text(project).as_bytes()).to_string()
}

fn around(folder: &Path) -> Surroundings {
    Surroundings {
        me: Who { name: "Lan".into(), host: "PC-01".into() },
        data_folder: Some(folder.join("data")),
        disk: Arc::new(RealDisk),
    }
}

/// The second program: endless edits, until it is killed.
#[test]
fn edit_stream() {
    let Some(folder) = env::var_os(STREAM).map(PathBuf::from) else { return };
    let seed = env::var(SEED).expect("a seed").parse().expect("a number");
    let opened = Safekeeping::open(&folder.join("a.ron"), around(&folder), NOW).expect("it opens");
    let mut project = opened.project;
    for found in &opened.found {
        project = replay(&project, &found.entries, usize::MAX).project;
        opened.keep.take(found, usize::MAX, NOW).expect("taken");
    }
    let keep = Arc::new(opened.keep);
    let say = |line: &str| {
        let mut out = std::io::stdout().lock();
        out.write_all(format!("\n@{line}\n").as_bytes()).and_then(|()| out.flush()).expect("heard");
    };
    say("ready");
    let (mut dice, mut history) = (Dice(seed), History::saved());
    let mut saving: Option<thread::JoinHandle<()>> = None;
    loop {
        match next_step(&mut dice, &mut project, &mut history) {
            Step::Apply(act, applied) => {
                keep.append(act, &applied, NOW).expect("the journal takes it");
                say(&format!("edit {}", state_of(&project)));
            }
            Step::Save if saving.as_ref().is_some_and(|save| !save.is_finished()) => {}
            Step::Save => {
                let (keep, snapshot) = (Arc::clone(&keep), project.clone());
                let (ticket, path) = (keep.begin_save(), folder.join("a.ron"));
                saving = Some(thread::spawn(move || {
                    let text = project_text(&snapshot);
                    keep.finish_save(ticket, &path, &text, Overwrite::Never, NOW).expect("saved");
                    let mut out = std::io::stdout().lock();
                    let _ = out.write_all(b"\n@saved\n").and_then(|()| out.flush());
                }));
            }
        }
    }
}

/// What a start makes of file and journal.
fn state_after_start(folder: &Path) -> (Project, usize, bool) {
    let opened = Safekeeping::open(&folder.join("a.ron"), around(folder), NOW);
    let Opened { project, found, .. } = opened.expect("0 files that do not open");
    let Some(first) = found.first() else { return (project, 0, false) };
    assert_eq!(found.len(), 1, "one journal at most: {found:?}");
    assert_eq!((&first.base, &first.damage), (&BaseFound::File, &None));
    let replayed = replay(&project, &first.entries, usize::MAX);
    assert_eq!(replayed.refused, [], "every edit fits");
    (replayed.project, first.entries.len(), first.torn_tail)
}

#[test]
fn killed_at_any_moment_nothing_accepted_is_lost() {
    let kills: u64 = env::var("GIAOBAN_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(30);
    let folder = tempfile::tempdir().expect("a folder for the test");
    fs::write(folder.path().join("a.ron"), include_str!("fixtures/v4.ron")).expect("a project");
    let began = Instant::now();
    let mut known = state_after_start(folder.path()).0;
    let (mut accepted, mut saves, mut replayed, mut torn, mut unready) = (0, 0, 0, 0, 0);
    let mut dice = Dice(began.elapsed().subsec_nanos().into());
    for seed in 1..=kills {
        let mut child = Command::new(env::current_exe().expect("this test"))
            .args(["--exact", "edit_stream", "--nocapture", "--test-threads=1"])
            .env(STREAM, folder.path())
            .env(SEED, seed.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("a second program");
        let out = BufReader::new(child.stdout.take().expect("its voice"));
        let reader = thread::spawn(move || {
            let lines = out.lines().map_while(Result::ok);
            lines.filter(|line| line.starts_with('@')).collect::<Vec<_>>()
        });
        // Some while it is still opening, most while it edits and saves.
        thread::sleep(Duration::from_micros(2_000 + dice.roll(60_000)));
        assert_eq!(child.try_wait().expect("its state"), None, "seed {seed}: it ended by itself");
        child.kill().expect("killed");
        let _ = child.wait().expect("dead");
        let heard = reader.join().expect("the reader");
        let states: Vec<&str> =
            heard.iter().filter_map(|line| line.strip_prefix("@edit ")).collect();
        saves += heard.iter().filter(|line| *line == "@saved").count();
        unready += usize::from(!heard.iter().any(|line| line == "@ready"));

        // The same dice say what each state was, and what the next would have been.
        let (mut dice, mut history) = (Dice(seed), History::saved());
        let mut expected = known.clone();
        for state in &states {
            while let Step::Save = next_step(&mut dice, &mut expected, &mut history) {}
            assert_eq!(&state_of(&expected), state, "seed {seed}: the stream is as rolled");
        }
        let (after, entries, was_torn) = state_after_start(folder.path());
        let found = state_of(&after);
        if found != state_of(&expected) {
            // One more may have been in the journal, but not yet been spoken of.
            while let Step::Save = next_step(&mut dice, &mut expected, &mut history) {}
            assert_eq!(found, state_of(&expected), "seed {seed}: an accepted edit is lost");
        }
        accepted += states.len();
        replayed += entries;
        torn += usize::from(was_torn);
        known = after;
    }
    println!(
        "{kills} kills in {:.1} s ({unready} before the project was open): {accepted} edits accepted, \
         0 lost; {saves} saves; {replayed} edits replayed from journals, {torn} torn lines; 0 files \
         that do not open",
        began.elapsed().as_secs_f64()
    );
    if kills <= 30 {
        assert!(accepted > 0 && saves > 0 && replayed > 0, "the test has tested something");
    }
}
