//! Lays a chart out for one size and one view.

use crate::{
    look::{size, space},
    model::Project,
};

use super::{
    Align, ChartSpec, Days, Font, Hit, MeasureText, Part, Point, Reading, Rect, Role, Rows, Scene,
    Size,
    page::{Foot, Ink, Page},
    ranked::RankedLayout,
    read,
    reading::Body,
    trend::{TREND_HEIGHT_LEAST, arrange_trend},
    wrap,
};

/// Narrower than this nothing can be read; the scene is then wider than asked for.
const WIDTH_LEAST: f32 = 160.0;

/// The part of the chart that is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    /// Ranked: the first row to lay out, if not all have room.
    pub first_row: usize,
    /// Trend: the first and last day to show; none for all.
    pub days: Option<(f64, f64)>,
}

/// What the body of a chart gives to its scene.
#[derive(Default)]
pub(super) struct Arranged {
    pub hits: Vec<Hit>,
    pub rows: Option<Rows>,
    pub days: Option<Days>,
}

/// Reads and lays out in one step.
#[must_use]
pub fn layout(
    project: &Project,
    spec: &ChartSpec,
    size: Size,
    view: View,
    measure: &dyn MeasureText,
) -> Scene {
    arrange(&read(project, spec), size, view, measure)
}

/// Lays out what was read, in points from the top left corner.
#[must_use]
pub fn arrange(reading: &Reading, size: Size, view: View, measure: &dyn MeasureText) -> Scene {
    let width = size.width.max(WIDTH_LEAST);
    let mut page = Page::new(measure);
    let body_top = page.head(reading, width) + space::M;
    let foot = Foot::new(reading, width, measure);
    let chrome = body_top + foot.height();
    let body_height = (size.height - chrome).max(0.0);
    let (height, full_height, arranged) = match &reading.body {
        Body::Ranked(ranked) => {
            let layout = RankedLayout::new(ranked, width, body_height, measure);
            let height = (chrome + layout.least_height()).max(size.height);
            let area = Rect { left: 0.0, top: body_top, width, height: height - chrome };
            (height, chrome + layout.full_height(), layout.put(&mut page, area, view.first_row))
        }
        Body::Trend(trend) => {
            let height = (chrome + TREND_HEIGHT_LEAST).max(size.height);
            let area = Rect { left: 0.0, top: body_top, width, height: height - chrome };
            let arranged = arrange_trend(&mut page, trend, reading.lang, area, view.days);
            (height, chrome + TREND_HEIGHT_LEAST, arranged)
        }
        Body::Empty { sentence, hint } => {
            let bottom =
                put_empty(&mut page, sentence, hint.as_deref(), width, chrome, body_height);
            (bottom.max(size.height), bottom, Arranged::default())
        }
    };
    foot.put(&mut page, height);
    Scene {
        size: Size { width, height },
        full_height,
        marks: page.marks,
        hits: arranged.hits,
        rows: arranged.rows,
        days: arranged.days,
        title: reading.title.clone(),
        summary: reading.summary.clone(),
        has_figures: !matches!(reading.body, Body::Empty { .. }),
    }
}

/// One sentence a little above the middle, and where there are figures; gives back its end.
fn put_empty(
    page: &mut Page<'_>,
    sentence: &str,
    hint: Option<&str>,
    width: f32,
    top: f32,
    height: f32,
) -> f32 {
    let ink = |role| Ink::new(Part::Empty, Font::regular(size::BODY), role);
    let paragraphs = [(ink(Role::Ink), Some(sentence)), (ink(Role::Muted), hint)];
    let blocks: Vec<(Ink, Vec<String>)> = paragraphs
        .into_iter()
        .filter_map(|(ink, text)| {
            Some((ink, wrap(text?, ink.font, width - 2.0 * space::L, page.measure)))
        })
        .collect();
    let line = Font::regular(size::BODY).line_height();
    let lines: usize = blocks.iter().map(|(_, lines)| lines.len()).sum();
    let text_height = lines as f32 * line + space::XS;
    let mut y = top + ((height - text_height) * 0.4).max(0.0);
    for (ink, lines) in &blocks {
        y = page.lines(*ink, lines, Point { x: width / 2.0, y }, Align::Middle) + space::XS;
    }
    y
}
