//! Lays a chart out for one size and one view.

use crate::{
    look::{size, space},
    model::Project,
};

use super::{
    Align, ChartSpec, Days, Font, Hit, MeasureText, Part, Point, Reading, Rect, Role, Rows, Scene,
    Size,
    bartable::layout::BarTableLayout,
    board::layout::BoardLayout,
    bullet::layout::BulletLayout,
    card::layout::CardLayout,
    figure::layout::FigureLayout,
    grouped::layout::GroupedLayout,
    heatmap::layout::HeatmapLayout,
    multiples::layout::MultiplesLayout,
    page::{Foot, Ink, Page},
    ranked::layout::RankedLayout,
    read,
    reading::Body,
    scatter::layout::ScatterLayout,
    slope::layout::SlopeLayout,
    stacked::layout::StackedLayout,
    trend::layout::TrendLayout,
    waterfall::layout::WaterfallLayout,
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

/// The body of a chart, measured for a width.
pub(super) trait Layout {
    /// Below this height nothing sensible can be shown.
    fn least_height(&self) -> f32;
    /// The height at which everything has room.
    fn full_height(&self) -> f32;
    /// Puts the part looked at into `area`.
    fn put(&self, page: &mut Page<'_>, area: Rect, looked_at: View) -> Arranged;
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
    let highlight = reading.highlight.as_ref();
    let layout: Box<dyn Layout + '_> = match &reading.body {
        Body::Ranked(ranked) => {
            Box::new(RankedLayout::new(ranked, highlight, width, body_height, measure))
        }
        Body::Trend(trend) => Box::new(TrendLayout { trend, lang: reading.lang }),
        Body::Bullet(bullet) => {
            Box::new(BulletLayout::new(bullet, highlight, width, body_height, measure))
        }
        Body::Stacked(stacked) => {
            Box::new(StackedLayout::new(stacked, highlight, width, body_height, measure))
        }
        Body::Slope(slope) => Box::new(SlopeLayout::new(slope, highlight, width, measure)),
        Body::Heatmap(heatmap) => {
            Box::new(HeatmapLayout::new(heatmap, highlight, width, body_height, measure))
        }
        Body::Board(board) => {
            Box::new(BoardLayout::new(board, highlight, width, body_height, measure))
        }
        Body::Multiples(multiples) => {
            Box::new(MultiplesLayout::new(multiples, highlight, reading.lang, width, measure))
        }
        Body::Figure(figure) => Box::new(FigureLayout::new(figure, width, body_height, measure)),
        Body::Card(card) => Box::new(CardLayout::new(card, width, body_height, measure)),
        Body::BarTable(table) => {
            Box::new(BarTableLayout::new(table, highlight, width, body_height, measure))
        }
        Body::Scatter(scatter) => {
            let page = (width, body_height);
            Box::new(ScatterLayout::new(scatter, highlight, reading.lang, page, measure))
        }
        Body::Waterfall(waterfall) => {
            Box::new(WaterfallLayout::new(waterfall, highlight, width, body_height, measure))
        }
        Body::Grouped(parts) => {
            Box::new(GroupedLayout::new(parts, highlight, width, body_height, measure))
        }
        Body::Empty { sentence, hint, .. } => {
            Box::new(EmptyLayout::new(sentence, hint.as_deref(), width, measure))
        }
    };
    let height = (chrome + layout.least_height()).max(size.height);
    let full_height = chrome + layout.full_height();
    let area = Rect { left: 0.0, top: body_top, width, height: height - chrome };
    let arranged = layout.put(&mut page, area, view);
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
        has_figures: reading.body.has_figures(),
        nearest: match &reading.body {
            Body::Empty { nearest, .. } => *nearest,
            Body::Figure(figure) => figure.nearest,
            _ => None,
        },
    }
}

/// One sentence, and where there are figures.
struct EmptyLayout {
    blocks: Vec<(Ink, Vec<String>)>,
}

impl EmptyLayout {
    fn new(sentence: &str, hint: Option<&str>, width: f32, measure: &dyn MeasureText) -> Self {
        let ink = |role| Ink::new(Part::Empty, Font::regular(size::BODY), role);
        let paragraphs = [(ink(Role::Ink), Some(sentence)), (ink(Role::Muted), hint)];
        let broken = paragraphs.into_iter().filter_map(|(ink, text)| {
            Some((ink, wrap(text?, ink.font, width - 2.0 * space::L, measure)))
        });
        Self { blocks: broken.collect() }
    }
}

impl Layout for EmptyLayout {
    fn least_height(&self) -> f32 {
        self.full_height()
    }

    fn full_height(&self) -> f32 {
        let lines: usize = self.blocks.iter().map(|(_, lines)| lines.len()).sum();
        let gaps = space::XS * self.blocks.len() as f32;
        lines as f32 * Font::regular(size::BODY).line_height() + gaps
    }

    /// A little above the middle.
    fn put(&self, page: &mut Page<'_>, area: Rect, _looked_at: View) -> Arranged {
        let mut y = area.top + ((area.height - self.full_height()) * 0.4).max(0.0);
        for (ink, lines) in &self.blocks {
            let at = Point { x: area.middle().x, y };
            y = page.lines(*ink, lines, at, Align::Middle) + space::XS;
        }
        Arranged::default()
    }
}
