//! Promise: the program itself, killed at any moment of typing and saving, comes back with every
//! figure that it had accepted.
//!
//! The test starts itself as a second program (through the environment): the whole window without a
//! screen, fed with keys, its workers and journal as in life. It says of every figure that it was
//! accepted as soon as the window shows it, and is killed (SIGKILL) at a random moment. Whoever
//! starts next answers the question about the work found with Enter. `GIAOBAN_WINDOW_KILLS=100`
//! asks for more than the usual 6.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files and takes its time")]

use std::{
    env, fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::Duration,
};

use giaoban::{
    app::{
        App, Dialog, Prefs,
        shot::{Session, parse_keys},
    },
    model::Measure,
    store::{self, SAMPLE_TEXT, Surroundings, lock::Who},
};

const FOLDER: &str = "GIAOBAN_KILLED_WINDOW";
const KILLS: &str = "GIAOBAN_WINDOW_KILLS";
/// In the table's order.
const DISTRICTS: [&str; 7] = [
    "phan-rang-thap-cham",
    "ninh-hai",
    "ninh-phuoc",
    "ninh-son",
    "bac-ai",
    "thuan-bac",
    "thuan-nam",
];
/// The figures typed are this and the number of the step, so that a figure tells its step.
const FIRST: u32 = 100_000;

fn around(folder: &Path) -> Surroundings {
    Surroundings {
        me: Who { name: "Lan".into(), host: "PC-01".into() },
        data_folder: Some(folder.join("data")),
        ..Surroundings::of_this_machine()
    }
}

/// The window on the project, with the work that was found taken.
fn open(folder: &Path) -> (App, Session) {
    let mut app = App::with_sample(Prefs::default(), Arc::new(|| ()));
    app.keep_safe(around(folder));
    app.request_open(folder.join("s.ron"));
    let mut session = Session::new([1280, 720], 1.0);
    session.settle(&mut app);
    while matches!(app.dialog(), Some(Dialog::Recovery(_))) {
        session.type_keys(&mut app, &parse_keys("Enter").unwrap());
    }
    assert_eq!(app.dialog(), None);
    (app, session)
}

/// The last step of each district that the window holds; none where it has the sample's figure.
fn steps(app: &App) -> Vec<Option<u32>> {
    let project = app.document().project();
    let step = |place: &&str| {
        let period = "2011-04".parse().unwrap();
        let key =
            project.current_key(&"ho_ngheo".into(), Measure::Actual, &(*place).into(), period);
        let number = project.cell(&key).number().unwrap();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small count"
        )]
        let number = number as u32;
        number.checked_sub(FIRST)
    };
    DISTRICTS.iter().map(step).collect()
}

/// What the window holds after so many steps, and nothing more.
fn after(last: Option<u32>) -> Vec<Option<u32>> {
    let count = last.map_or(0, |last| last + 1);
    let rows = u32::try_from(DISTRICTS.len()).unwrap();
    let of_row = |row: u32| (0..count).rev().find(|step| step % rows == row);
    (0..rows).map(of_row).collect()
}

/// The second program: types and saves until it is killed.
#[test]
fn typing_without_end() {
    let Some(folder) = env::var_os(FOLDER).map(PathBuf::from) else { return };
    let (mut app, mut session) = open(&folder);
    session.type_keys(&mut app, &parse_keys("Left").unwrap());
    let mut next = steps(&app).into_iter().flatten().max().map_or(0, |last| last + 1);
    let mut out = std::io::stdout();
    writeln!(out, "\nopen").unwrap();
    loop {
        let row = next as usize % DISTRICTS.len();
        let save = if next % 9 == 8 { " Ctrl+S" } else { "" };
        let keys = format!("Ctrl+Up{} {} Enter{save}", " Down".repeat(row), FIRST + next);
        session.type_keys(&mut app, &parse_keys(&keys).unwrap());
        assert_eq!(steps(&app), after(Some(next)), "what was typed is what is there");
        writeln!(out, "accepted {next}").unwrap();
        out.flush().unwrap();
        next += 1;
    }
}

#[test]
fn killed_at_any_moment_the_window_comes_back_with_all_that_was_accepted() {
    if env::var_os(FOLDER).is_some() {
        return;
    }
    let kills: u32 = env::var(KILLS).ok().and_then(|text| text.parse().ok()).unwrap_or(6);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("s.ron"), SAMPLE_TEXT).unwrap();
    let mut accepted: Option<u32> = None;
    let mut counted = 0;
    for round in 0..kills {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["typing_without_end", "--exact", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let reader = thread::spawn(move || {
            let steps = lines.map_while(Result::ok).filter_map(|line| {
                line.strip_prefix("accepted ").and_then(|step| step.parse::<u32>().ok())
            });
            steps.collect::<Vec<u32>>()
        });
        // From before the window is open to many figures and several saves later.
        thread::sleep(Duration::from_millis(u64::from(150 + round * 389 % 1_900)));
        child.kill().unwrap();
        child.wait().unwrap();
        let heard = reader.join().unwrap();
        counted += heard.len();
        accepted = heard.last().copied().or(accepted);

        assert!(store::open(&folder.path().join("s.ron")).is_ok(), "round {round}: the file opens");
        let (app, _session) = open(folder.path());
        let held = steps(&app);
        let last = held.iter().flatten().max().copied();
        assert_eq!(held, after(last), "round {round}: no figure is missing among the others");
        let one_more = accepted.map_or(0, |step| step + 1);
        assert!(last >= accepted, "round {round}: {last:?} of {accepted:?}");
        assert!(last.is_none_or(|last| last <= one_more), "round {round}: nothing is made up");
        accepted = last;
        // Ends here as a program does that is killed: what was taken is in its journal.
    }
    assert!(counted > 0, "some figures were accepted before the kills");
    println!("{kills} kills, {counted} figures accepted, 0 lost");
}
