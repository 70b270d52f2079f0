//! Budget: a project of 1,000,000 figures opens in 116 ms and is made into text in 150 ms.
//!
//! `cargo bench --bench open_save`; `-- AREAS INDICATORS MONTHS` for another size.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use giaoban::{
    model::Project,
    store::{project_text, read_project, sample, save},
    synth::synth,
};

const RUNS: usize = 9;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let (areas, indicators, months) = match sizes.as_slice() {
        [areas, indicators, months] => (*areas, *indicators, *months),
        _ => (700, 60, 24),
    };
    measure(&sample(), [None, None]);
    measure(&synth(areas, indicators, months, 1), [Some(116), Some(150)]);
}

fn measure(project: &Project, budgets_ms: [Option<u32>; 2]) {
    let [open_ms, text_ms] = budgets_ms;
    let text = project_text(project);
    let reread = read_project(&text);
    assert!(reread.as_ref() == Ok(project), "what was written reads back");

    println!(
        "{} figures, {:.1} MB, best and median of {RUNS}",
        project.values().count(),
        text.len() as f64 / 1e6
    );
    report("open: read, check, index", open_ms, || {
        black_box(read_project(black_box(&text))).is_ok()
    });
    report("save: make the text", text_ms, || {
        !black_box(project_text(black_box(project))).is_empty()
    });
    report("snapshot: clone the project", None, || {
        black_box(black_box(project).clone()).areas().is_empty()
    });
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("synth.ron");
    let other = format!("{text}\n");
    let mut is_other = false;
    report("save: write to disk, previous kept", None, || {
        is_other = !is_other;
        save(&path, if is_other { &other } else { &text }).is_ok()
    });
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn report(what: &str, budget_ms: Option<u32>, mut work: impl FnMut() -> bool) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort();
    let ms = |at: usize| times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    let budget = budget_ms.map_or_else(String::new, |budget| format!("   budget {budget} ms"));
    println!("{what:<36} {:>8.1} ms {:>8.1} ms{budget}", ms(0), ms(RUNS / 2));
}
