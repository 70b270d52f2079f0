//! Promise: every text of the window can be read whole, in both languages, on the screens that offices have.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

mod common;

use std::{collections::BTreeSet, sync::Arc};

use common::{Window, prefs};
use egui::{Rect, Role, Shape as Drawn};
use egui_kittest::kittest::Queryable;
use giaoban::{
    app::{App, Level, Screen, Shape, View, shot::Session},
    model::Measure,
    text::lang::Lang,
};

/// Pixels, the screen's scale.
const SCREENS: [([u32; 2], f32); 3] =
    [([1280, 720], 1.0), ([1366, 768], 1.25), ([1920, 1080], 1.0)];

/// All that a person may turn to in a few steps.
fn views(app: &App) -> Vec<View> {
    let project = app.document().project();
    let first = app.view().clone();
    let mut views = vec![View { screen: Screen::Checks, ..first.clone() }];
    for (topic, period) in [("ho-ngheo", "2019"), ("von", "2018-07"), ("ntm-xa", "2021-01")] {
        let mut view = View { screen: Screen::Charts, ..first.clone() };
        view.period = period.parse().unwrap();
        view.show_topic(project, topic.into());
        views.push(view);
    }
    for topic in project.topics() {
        for shape in [Shape::Indicators, Shape::Periods] {
            let mut view = first.clone();
            view.show_topic(project, topic.id.clone());
            view.shape = shape;
            views.push(view);
        }
    }
    for (level, measure) in [
        (Level::Communes, Measure::Actual),
        (Level::Groups, Measure::Actual),
        (Level::Districts, Measure::Plan),
        (Level::Districts, Measure::Estimate),
    ] {
        views.push(View { level, measure, period: "2018".parse().unwrap(), ..first.clone() });
    }
    views
}

struct Found {
    text: String,
    rect: Rect,
    visible: Rect,
    elided: bool,
}

fn texts(shape: &Drawn, clip: Rect, found: &mut Vec<Found>) {
    match shape {
        Drawn::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, clip, found)),
        Drawn::Text(text) if !text.galley.text().trim().is_empty() => {
            let rect = text.galley.rect.translate(text.pos.to_vec2());
            let visible = rect.intersect(clip);
            if visible.is_positive() {
                let elided = text.galley.elided;
                found.push(Found { text: text.galley.text().to_owned(), rect, visible, elided });
            }
        }
        _ => {}
    }
}

/// Why a text may be cut; `None` if it may not.
fn excuse(found: &Found, window: &Window) -> Option<&'static str> {
    let app = window.app();
    let bounds = |role| {
        let rects = window.harness.query_all_by_role(role).map(|node| node.rect());
        rects.reduce(Rect::union)
    };
    if found.elided && app.view().screen == Screen::Charts {
        // The indicator's name in its choice: the chart below says it in full.
        let title = window.chart();
        return title.starts_with(found.text.trim()).then_some("choice of the indicator");
    }
    if found.elided {
        // Of a capital plan's long name the end is missing on a small screen: the strip and the
        // column's head have it, and so has whoever listens.
        let topic = app.view().topic.as_str();
        return topic.ends_with("-von").then_some("name of a capital plan");
    }
    let headers = bounds(Role::RowHeader);
    let sheet =
        headers.map(|rect| Rect::from_x_y_ranges(rect.left()..=f32::INFINITY, rect.y_range()));
    if app.view().screen == Screen::Entry
        && sheet.is_some_and(|sheet| found.rect.left() >= sheet.left())
    {
        let right = found.visible.right() < found.rect.right() - 1.0;
        let bottom = found.visible.bottom() < found.rect.bottom() - 1.0;
        // Beside the names, which stay where they are while the figures scroll.
        let left = found.visible.left() > found.rect.left() + 1.0;
        if right || left {
            return Some("edge of the sheet");
        }
        if bottom {
            return Some("last row of the sheet");
        }
    }
    let is_whole_line = found.visible.width() >= found.rect.width() - 1.0;
    if app.view().screen == Screen::Checks && is_whole_line {
        return Some("list of findings, which scrolls");
    }
    if app.view().screen == Screen::Charts
        && is_whole_line
        && found.rect.left() >= bounds(Role::Image)?.right()
    {
        return Some("list of kinds, which scrolls");
    }
    let list = bounds(Role::Tab)?;
    if found.rect.right() <= list.right() && found.visible.height() < found.rect.height() {
        return Some("list at the left, which scrolls");
    }
    None
}

#[test]
fn no_text_is_cut_but_at_the_edges_of_what_scrolls() {
    let mut bad = BTreeSet::new();
    for (size, scale) in SCREENS {
        for lang in [Lang::Vi, Lang::En] {
            let points = size.map(|pixels| pixels as f32 / scale);
            let mut window = Window::new(App::with_sample(prefs(lang), Arc::new(|| ())), points);
            for view in views(window.app()) {
                let what = format!(
                    "{lang:?} {size:?} {:?} {} {:?} {:?}",
                    view.screen, view.topic, view.shape, view.level
                );
                window.app_mut().set_view(view);
                window.rest();
                let mut found = Vec::new();
                for clipped in &window.harness.output().shapes {
                    texts(&clipped.shape, clipped.clip_rect, &mut found);
                }
                for found in found {
                    let cut = found.elided
                        || found.visible.width() < found.rect.width() - 1.0
                        || found.visible.height() < found.rect.height() * 0.75;
                    if cut && excuse(&found, &window).is_none() {
                        let Found { text, rect, visible, .. } = found;
                        bad.insert(format!("{what}: “{text}” {rect:?} shows {visible:?}"));
                    }
                }
            }
        }
    }
    let bad: Vec<_> = bad.into_iter().collect();
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn no_text_is_covered() {
    let mut bad = BTreeSet::new();
    for (size, scale) in SCREENS {
        for lang in [Lang::Vi, Lang::En] {
            let mut app = App::with_sample(prefs(lang), Arc::new(|| ()));
            let mut session = Session::new(size, scale);
            for view in views(&app) {
                let what = format!("{lang:?} {size:?} {} {:?}", view.topic, view.shape);
                app.set_view(view);
                session.settle(&mut app);
                let covered = session.texts().into_iter().filter(|text| text.covered);
                bad.extend(
                    covered.map(|text| format!("{what}: “{}” at {:?}", text.text, text.rect)),
                );
            }
        }
    }
    let bad: Vec<_> = bad.into_iter().collect();
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
