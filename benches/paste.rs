//! Budget: 10,000 pasted cells read, planned and applied in 50 ms; a frame of the question 6 ms.
//!
//! `cargo bench --bench paste`

mod support;

use std::{sync::Arc, time::Duration};

use egui::{Event, Key};
use giaoban::{
    app::{App, Dialog, Document, Level, Prefs, Shape},
    exchange::{
        names::RowNames,
        paste::{Ground, PastePlan, Place, Target},
    },
    model::{CellKey, Measure, Period, Project},
    synth::synth,
    text::{lang::Lang, tsv},
};
use support::{Window, press, report};

const TURNS: usize = 15;
const BUDGET_MS: f64 = 50.0;
const COLUMNS: usize = 14;
const ROWS: usize = 715;

fn main() {
    for (indicators, months) in [(20, 12), (60, 24)] {
        let project = synth(700, indicators, months, 1);
        let size = format!("{} cells, {} values", ROWS * COLUMNS, project.values().count());
        plans(&project, &size);
        in_window(&project, &size, "2030-01", "pasted into empty cells, whole");
        in_window(&project, &size, "2017-06", "pasted over figures, whole");
    }
}

/// Rows of figures, another in each turn so that every cell changes.
fn block(turn: usize) -> String {
    let row = |row: usize| {
        let cell = |column: usize| format!("{}", 10_000 + turn * 97 + row * 3 + column);
        (0..COLUMNS).map(cell).collect::<Vec<_>>().join("\t")
    };
    (0..ROWS).map(|at| row(at) + "\n").collect()
}

/// What the pure part takes: text to plan, without the figures of the window.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn plans(project: &Project, size: &str) {
    let places: Vec<_> = project.areas().iter().map(|area| area.id.clone()).collect();
    let indicators: Vec<_> = project.indicators().iter().collect();
    let names = RowNames::new(project, places.iter());
    let heads = vec![String::new(); indicators.len() + 1];
    let Ok(period) = "2017-06".parse::<Period>() else { return };
    let mut times = Vec::new();
    for turn in 0..TURNS {
        let text = block(turn);
        let start = std::time::Instant::now();
        let rows = tsv::parse(&text);
        let ground =
            Ground { heads: &heads, names: &names, rows: places.len(), at: (0, 0), size: (1, 1) };
        let place = Place::of(&rows, &ground);
        let plan = PastePlan::new(&rows, place, Lang::Vi, |row, column| {
            let indicator = indicators.get(column)?;
            let key = CellKey {
                indicator: indicator.id.clone(),
                measure: Measure::Actual,
                place: places.get(row)?.clone(),
                period,
                document: None,
            };
            let current = project.cell(&key);
            let shown = giaoban::analysis::Shown::NotReported;
            Some(Target { key, indicator, current, shown, is_stated: false })
        });
        let changes = plan.changes(&plan.first_answers(|_, _| true));
        times.push(start.elapsed());
        assert!(changes.len() > ROWS * COLUMNS * 9 / 10, "{}", changes.len());
    }
    report("text read and planned", size, BUDGET_MS, times);
}

/// What a person waits for: frames of the window, without what an idle one takes.
fn in_window(project: &Project, size: &str, period: &str, what: &str) {
    let mut app = App::new(Document::new(project.clone(), None), Prefs::default(), Arc::new(|| ()));
    let mut view = app.view().clone();
    (view.level, view.shape) = (Level::Communes, Shape::Indicators);
    if let Ok(period) = period.parse() {
        view.period = period;
    }
    app.set_view(view);
    let mut window = Window::on(&mut app);
    window.frame(&mut app, press(Key::Home));
    let idle = median((0..TURNS).map(|_| window.frame(&mut app, Vec::new())).collect());
    let (mut read, mut shown, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..TURNS {
        let before = app.document().revision();
        let mut took = window.frame(&mut app, vec![Event::Paste(block(turn))]);
        if matches!(app.dialog(), Some(Dialog::Paste(_))) {
            read.push(took.saturating_sub(idle));
            // The question draws, and draws again at rest.
            for _ in 0..4 {
                window.frame(&mut app, Vec::new());
            }
            shown.push(window.frame(&mut app, Vec::new()));
            let accepted = window.frame(&mut app, press(Key::Enter));
            took += accepted;
        }
        whole.push(took.saturating_sub(idle));
        assert!(app.document().revision() > before, "the block was taken");
        rest(&mut window, &mut app);
        let undo = Event::Key {
            key: Key::Z,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::COMMAND,
        };
        window.frame(&mut app, vec![undo]);
        rest(&mut window, &mut app);
    }
    if !read.is_empty() {
        report("pasted over figures, until asked", size, BUDGET_MS, read);
        report("a frame of the question", size, 6.0, shown);
    }
    report(what, size, BUDGET_MS, whole);
}

/// Until the workers are done too.
fn rest(window: &mut Window, app: &mut App) {
    window.frame(app, Vec::new());
    while app.is_busy() {
        std::thread::sleep(Duration::from_millis(5));
        window.frame(app, Vec::new());
    }
    window.frame(app, Vec::new());
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
