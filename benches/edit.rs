//! Budget: from an edit to its figures, checks and chart 2 ms in a province, 16 ms among a million values.
//!
//! `cargo bench --bench edit`

mod support;

use std::{sync::Arc, time::Duration};

use egui::{Event, Key};
use giaoban::{
    app::{App, Beside, Document, Level, Prefs},
    model::{Cell, CellKey, Measure, Project, Status},
    synth::synth,
};
use support::{Window, press, report};

const EDITS: usize = 60;

fn main() {
    let project = synth(700, 60, 24, 1);
    let size = format!("{} values, 735 areas", project.values().count());
    let large = || Document::new(project.clone(), None);
    measure_all("sample", 2.0, Level::Districts, Document::sample);
    measure_all(&size, 16.0, Level::Communes, large);
}

fn measure_all(size: &str, budget_ms: f64, level: Level, make: impl Fn() -> Document) {
    report("edit applied, checks updated", size, budget_ms, edits(&mut make()));
    for (what, beside) in [
        ("typed, chart beside: over idle", Beside::Chart),
        ("typed, analysis beside: over idle", Beside::Analysis),
        ("typed, derivation beside: over idle", Beside::Derivation),
    ] {
        measure(what, size, budget_ms, level, make(), Prefs { beside, ..Prefs::default() });
    }
}

fn measure(what: &str, size: &str, budget_ms: f64, level: Level, document: Document, prefs: Prefs) {
    let mut app = App::new(document, prefs, Arc::new(|| ()));
    let mut view = app.view().clone();
    view.level = level;
    app.set_view(view);
    let mut window = Window::on(&mut app);

    let idle = median((0..EDITS).map(|_| window.frame(&mut app, Vec::new())).collect());
    let mut whole = Vec::new();
    let mut beyond_idle = Vec::new();
    for at in 0..EDITS {
        let revision = app.document().revision();
        for digit in format!("{}", 11 + at % 80).chars() {
            window.frame(&mut app, vec![Event::Text(digit.to_string())]);
        }
        // The edit is made in the first frame, all that follows from it stands in the second.
        let took = window.frame(&mut app, press(Key::Enter)) + window.frame(&mut app, Vec::new());
        assert!(app.document().revision() > revision, "the figure was taken");
        whole.push(took);
        beyond_idle.push(took.saturating_sub(idle * 2));
        window.frame(&mut app, press(Key::ArrowUp));
    }
    report(what, size, budget_ms, beyond_idle);
    println!(
        "{:<34} {size:<34} both frames {:.2} ms, an idle one {:.2} ms",
        "typed: the frames",
        median(whole).as_secs_f64() * 1e3,
        idle.as_secs_f64() * 1e3
    );
}

/// Changes of figures that stand in the project, each in another table.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn edits(document: &mut Document) -> Vec<Duration> {
    let keys = some_figures(document.project());
    assert!(keys.len() > 20, "there is something to change");
    let mut times = Vec::new();
    for key in keys {
        let Some(number) = document.project().cell(&key).number() else { continue };
        let Some(after) = Cell::value(number + 1.0, Status::Final) else { continue };
        let start = std::time::Instant::now();
        let changed = document.set_cell(key, after, String::from("Sửa"));
        times.push(start.elapsed());
        assert_eq!(changed, Ok(true));
    }
    times
}

fn some_figures(project: &Project) -> Vec<CellKey> {
    let tables = project.values().tables().filter(|(key, _)| key.measure == Measure::Actual);
    let of_table = |(key, table): (&giaoban::model::TableKey, &giaoban::model::Table)| {
        let (place, row) =
            table.rows().find(|(_, row)| row.iter().any(|(_, c)| c.number().is_some()))?;
        let (ordinal, _) = row.iter().find(|(_, cell)| cell.number().is_some())?;
        Some(CellKey {
            indicator: key.indicator.clone(),
            measure: key.measure,
            place: place.clone(),
            period: giaoban::model::Period::from_ordinal(key.step, ordinal)?,
            document: key.document.clone(),
        })
    };
    tables.filter_map(of_table).take(EDITS).collect()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
