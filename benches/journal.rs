//! Budget: an accepted edit costs the window's thread one write, 0.2 ms, and never waits for the
//! disk; while a project of 1,000,000 figures is saved, no edit waits longer than a frame, 8 ms.
//!
//! `cargo bench --bench journal`.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use giaoban::{
    model::{Cell, CellKey, Edit, Measure, Period, Project, Status, Transaction},
    store::{
        Overwrite, Safekeeping, Surroundings, disk::RealDisk, journal::Act, lock::Who,
        project_text, save,
    },
    synth::synth,
};

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn main() {
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("synth.ron");
    let text = project_text(&synth(700, 60, 24, 1));
    if save(&path, &text).is_err() {
        return;
    }
    let around = Surroundings {
        me: Who { name: "bench".into(), host: "bench".into() },
        data_folder: None,
        disk: Arc::new(RealDisk),
    };
    let Ok(opened) = Safekeeping::open(&path, around, 0) else { return };
    let (keep, project) = (opened.keep, opened.project);

    let times = (0..5_000).map(|turn| append(&keep, &edits(&project, turn, 1))).collect();
    report("an edit of one cell, 5,000 in a row", times, 0.2);
    let times = (0..9).map(|turn| append(&keep, &edits(&project, turn, 10_000))).collect();
    report("a paste of 10,000 cells", times, 50.0);

    // What a person types while the whole project is made into text and saved.
    let mut project = Arc::new(project);
    let started = Instant::now();
    let snapshot = Arc::clone(&project);
    let ticket = keep.begin_save();
    let begun = started.elapsed();
    // The first edit after a snapshot takes what it changes for itself.
    let first = edits(&project, 0, 1);
    let started = Instant::now();
    let applied = Arc::make_mut(&mut project).apply(&first);
    let parted = started.elapsed();
    let mut times = Vec::new();
    let saving = std::thread::scope(|scope| {
        let save = scope.spawn(|| {
            let start = Instant::now();
            let text = project_text(&snapshot);
            let saved = keep.finish_save(ticket, &path, &text, Overwrite::Never, 1);
            (saved.is_ok(), start.elapsed())
        });
        let mut turn = 0;
        while !save.is_finished() {
            turn += 1;
            times.push(append(&keep, &edits(&project, turn, 1)));
            std::thread::sleep(Duration::from_millis(1));
        }
        save.join()
    });
    println!("snapshot and ticket                  {:>8.3} ms", begun.as_secs_f64() * 1e3);
    println!(
        "the first edit after it              {:>8.3} ms, {}   budget 8 ms",
        parted.as_secs_f64() * 1e3,
        applied.is_ok()
    );
    if let Ok((saved, took)) = saving {
        println!(
            "the save itself, off the window      {:>8.1} ms, {saved}",
            took.as_secs_f64() * 1e3
        );
    }
    report("an edit while 1,000,000 are saved", times, 8.0);
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn append(keep: &Safekeeping, done: &Transaction) -> Duration {
    let start = Instant::now();
    let taken = keep.append(Act::Do, done, 0);
    let took = start.elapsed();
    assert!(taken.is_ok(), "the journal takes it");
    took
}

/// A transaction about some cells of the project.
fn edits(project: &Project, turn: usize, count: usize) -> Transaction {
    let places: Vec<_> = project.areas().ids().cloned().collect();
    let indicators: Vec<_> = project.indicators().ids().cloned().collect();
    let cell = |at: usize| {
        let indicator = indicators.get(at % indicators.len())?.clone();
        let place = places.get(at / indicators.len() % places.len())?.clone();
        let period = Period::month(2017, 1)?;
        let key = CellKey { indicator, measure: Measure::Actual, place, period, document: None };
        let after = Cell::value(at as f64 / 3.0, Status::Final)?;
        Some(Edit::SetCell { before: project.cell(&key), key, after })
    };
    Transaction {
        label: "Dán 1 ô vào Số hộ nghèo, năm 2018".into(),
        author: "Lan".into(),
        at: 0,
        reason: None,
        edits: (turn..turn + count).filter_map(cell).collect(),
    }
}

fn report(what: &str, mut times: Vec<Duration>, budget_ms: f64) {
    times.sort();
    let ms = |at: usize| times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    let (median, slow) = (ms(times.len() / 2), ms(times.len() * 99 / 100));
    let worst = ms(times.len().saturating_sub(1));
    println!(
        "{what:<36} {median:>8.3} ms median {slow:>8.3} ms of 99 % {worst:>8.3} ms worst of {}   budget {budget_ms} ms",
        times.len()
    );
}
