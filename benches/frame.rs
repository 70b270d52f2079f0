//! Budget: a frame of the whole window takes 2 ms on a province's table, 6 ms on 11,000 communes.
//!
//! `cargo bench --bench frame`

mod support;

use std::{sync::Arc, time::Duration};

use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use giaoban::{
    app::{App, Document, Level, Prefs, Screen},
    chart::ChartKind,
    model::Period,
    synth::synth,
};
use support::{Window, press, press_with, report};

const FRAMES: usize = 240;

fn main() {
    let sample_size = "sample, 7 districts";
    let mut app = App::with_sample(Prefs::default(), Arc::new(|| ()));
    let mut window = Window::on(&mut app);
    report("entry, at rest", sample_size, 2.0, frames(&mut window, &mut app, |_| Vec::new()));
    report("entry, pointer moving", sample_size, 2.0, frames(&mut window, &mut app, moving));
    report("entry, cursor moving", sample_size, 2.0, frames(&mut window, &mut app, walking));
    charts(sample_size);
    let mut view = app.view().clone();
    view.screen = Screen::Checks;
    app.set_view(view);
    report("checks", sample_size, 2.0, frames(&mut window, &mut app, |_| Vec::new()));

    let (communes, columns) = (11_000, 60);
    let size = format!("{communes} communes x {columns} columns");
    let document = Document::new(synth(communes, columns, 2, 1), None);
    let mut app = App::new(document, Prefs::default(), Arc::new(|| ()));
    let mut view = app.view().clone();
    view.level = Level::Communes;
    app.set_view(view);
    let mut window = Window::on(&mut app);
    let size = size.as_str();
    report("entry, at rest", size, 6.0, frames(&mut window, &mut app, |_| Vec::new()));
    report("entry, wheel down", size, 6.0, frames(&mut window, &mut app, |at| wheel(at, 0.0)));
    report("entry, wheel aside", size, 6.0, frames(&mut window, &mut app, |at| wheel(at, 1.0)));
    report(
        "entry, cursor by pages",
        size,
        6.0,
        frames(&mut window, &mut app, |_| press(Key::PageDown)),
    );
    report("entry, cursor moving", size, 6.0, frames(&mut window, &mut app, walking));
    let grow = |_| press_with(Modifiers::SHIFT, Key::PageDown);
    window.frame(&mut app, press_with(Modifiers::COMMAND, Key::Home));
    report("entry, selection growing", size, 6.0, frames(&mut window, &mut app, grow));
    window.frame(&mut app, press_with(Modifiers::COMMAND, Key::Home));
    window.frame(&mut app, press_with(Modifiers::SHIFT, Key::End));
    report("entry, selection of rows growing", size, 6.0, frames(&mut window, &mut app, grow));
    window.frame(&mut app, press_with(Modifiers::COMMAND, Key::Home));
    let edits = frames(&mut window, &mut app, editing);
    let of = |wanted: &[usize]| {
        let place =
            |(at, took): (usize, &Duration)| wanted.contains(&(at % EDIT.len())).then_some(*took);
        edits.iter().enumerate().filter_map(place).collect()
    };
    report("entry, typing a figure", size, 6.0, of(&[1, 2]));
    report("entry, Enter takes it", size, 16.0, of(&[3]));
    // With the first letter of the next one.
    report("entry, and it is drawn", size, 16.0, of(&[0]));
    let open = press_with(Modifiers::COMMAND, Key::K);
    let opened = vec![window.frame(&mut app, open), window.frame(&mut app, Vec::new())];
    report("search, opening", size, 50.0, opened);
    report("search, typing", size, 6.0, frames(&mut window, &mut app, searching));
    window.frame(&mut app, press(Key::Escape));
    window.frame(&mut app, Vec::new());
    window.frame(&mut app, press_with(Modifiers::COMMAND, Key::F));
    window.frame(&mut app, Vec::new());
    report("find in the table, figures", size, 6.0, frames(&mut window, &mut app, searching));
}

/// Each kind of chart beside the table: a step down lays it out anew, a step aside reads other figures
/// too.
fn charts(size: &str) {
    for kind in ChartKind::ALL {
        let prefs = Prefs { chart: kind, ..Prefs::default() };
        let mut app = App::with_sample(prefs, Arc::new(|| ()));
        let mut view = app.view().clone();
        let (topic, indicator, at) = match kind {
            ChartKind::Board => ("ntm-xa", "tong_tieu_chi", Period::month(2021, 1)),
            // Rates for a scatter, a month of all units for a waterfall.
            ChartKind::Scatter => ("von", "tl_gn_sn", Period::month(2018, 7)),
            ChartKind::Waterfall => ("von", "gn_von", Period::month(2018, 6)),
            _ => ("von", "gn_von", Period::month(2018, 7)),
        };
        (view.topic, view.indicator) = (topic.into(), indicator.into());
        view.period = at.unwrap_or(view.period);
        app.set_view(view);
        let mut window = Window::on(&mut app);
        let what = format!("cursor moving, chart {kind:?}");
        report(&what, size, 2.0, frames(&mut window, &mut app, walking));
        let what = format!("cursor aside, chart {kind:?}");
        report(&what, size, 2.0, frames(&mut window, &mut app, walking_aside));
    }
}

/// What is typed for one edit; a frame each.
const EDIT: [&str; 4] = ["4", "1", "7", "\n"];

fn editing(at: usize) -> Vec<Event> {
    match EDIT.get(at % EDIT.len()) {
        Some(&"\n") | None => press(Key::Enter),
        Some(text) => vec![Event::Text((*text).to_owned())],
    }
}

/// A query typed letter by letter and taken back, again and again.
fn searching(at: usize) -> Vec<Event> {
    const QUERY: [&str; 12] = ["x", "a", " ", "0", "1", "2", " ", "c", "h", "i", " ", "2"];
    match QUERY.get(at % (2 * QUERY.len())) {
        Some(text) => vec![Event::Text((*text).to_owned())],
        None => press(Key::Backspace),
    }
}

fn frames(
    window: &mut Window,
    app: &mut App,
    events: impl Fn(usize) -> Vec<Event>,
) -> Vec<Duration> {
    // The first ones lay out what was never shown before.
    for at in 0..3 {
        window.frame(app, events(at));
    }
    (0..FRAMES).map(|at| window.frame(app, events(at))).collect()
}

fn moving(at: usize) -> Vec<Event> {
    vec![Event::PointerMoved(pos2(300.0 + at as f32 * 2.0, 220.0 + at as f32))]
}

fn walking(at: usize) -> Vec<Event> {
    press(if (at / 5).is_multiple_of(2) { Key::ArrowDown } else { Key::ArrowUp })
}

fn walking_aside(at: usize) -> Vec<Event> {
    press(if at.is_multiple_of(2) { Key::ArrowRight } else { Key::ArrowLeft })
}

/// Three rows a frame, or one column.
fn wheel(at: usize, aside: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(pos2(500.0, 300.0 + (at % 2) as f32)),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            source: MouseWheelSource::Wheel,
            delta: vec2(-60.0 * aside, -84.0 * (1.0 - aside)),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        },
    ]
}
