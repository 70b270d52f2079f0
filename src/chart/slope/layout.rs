//! Lays out slopes: two periods side by side on one scale from zero, labels never over one another.

use crate::{
    chart::{
        Align, Font, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::{Ticks, points},
        bar::WORD,
        labels::spread,
        page::{Ink, Page},
        reading::{Drawn, Emphasis, Style},
        trend::layout::dot,
        wrap,
    },
    look::{size, space},
    model::PlaceId,
};

use super::read::{Slope, SlopeLine};

const VALUE: Font = Font::bold(size::BODY);
const NAME: Font = Font::regular(size::BODY);
/// From the dot to the label.
const REACH: f32 = 14.0;
/// A name may take this share of the width, or its short form stands for it.
const NAME_SHARE: f32 = 0.3;
const LINE: f32 = 2.0;
/// The two periods stand at least so far apart, or words make room.
const ROOM_LEAST: f32 = 110.0;
/// Names stand at both ends where they leave this share of the width between the periods.
const BETWEEN_SHARE: f32 = 0.3;
/// Closer together no line could be followed.
const GAP_LEAST: f32 = 36.0;

pub(in crate::chart) struct SlopeLayout<'a> {
    slope: &'a Slope,
    highlight: Option<&'a PlaceId>,
    /// Left and right: the text of each line that has one there.
    labels: [Vec<Option<EndLabel>>; 2],
    /// Where the two periods stand, across.
    x: [f32; 2],
    right: f32,
    head: f32,
}

/// What there is room for at the ends.
#[derive(Clone, Copy)]
struct LabelStyle {
    /// Names at both ends, so that no line must be followed back to its own.
    both_names: bool,
    /// "sơ bộ".
    words: bool,
}

/// A figure, then the name where this is the end that carries it.
struct EndLabel {
    pieces: Vec<(Ink, String, f32)>,
    width: f32,
}

impl<'a> SlopeLayout<'a> {
    pub fn new(
        slope: &'a Slope,
        highlight: Option<&'a PlaceId>,
        width: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        let fitted = |style: LabelStyle| {
            let labels = all_labels(slope, highlight, width, style, measure);
            let x = uprights(slope, &labels, width, measure);
            (labels, x)
        };
        // Names at both ends before the words of soft figures, which their dots tell too.
        let both_ends = (width * BETWEEN_SHARE).max(ROOM_LEAST);
        let tried = [
            (LabelStyle { both_names: true, words: true }, both_ends),
            (LabelStyle { both_names: true, words: false }, both_ends),
            (LabelStyle { both_names: false, words: true }, ROOM_LEAST),
        ];
        let mut fitting = tried.into_iter().filter_map(|(style, room)| {
            let (labels, x) = fitted(style);
            (x[1] - x[0] >= room).then_some((labels, x))
        });
        let least = || fitted(LabelStyle { both_names: false, words: false });
        let (labels, x) = fitting.next().unwrap_or_else(least);
        let [left, far] = x;
        let words = slope
            .broken
            .iter()
            .flatten()
            .map(|name| wrap(name, WORD, (far - left) / 2.0 - space::S, measure).len());
        let words = words.max().unwrap_or(0) as f32 * WORD.line_height();
        let head = VALUE.line_height() + space::XS + words + space::S;
        Self { slope, highlight, labels, x, right: width, head }
    }

    /// Headings, the two uprights, zero, and what changed between the two.
    fn put_frame(&self, page: &mut Page<'_>, plot: Rect, headings: f32, zero: f32) {
        let [left, right] = self.x;
        let top = headings + VALUE.line_height() + space::XS;
        let widths = [0, 1].map(|end: usize| {
            let name = self.slope.periods.get(end);
            name.map_or(0.0, |name| page.measure.width_pt(name, VALUE))
        });
        // So close together that the headings must reach outward.
        let is_tight = right - left < f32::midpoint(widths[0], widths[1]) + space::M;
        let names = self.slope.periods.iter().zip(widths).zip([1.0, 0.0]);
        for (x, ((name, width), outward)) in self.x.iter().zip(names) {
            let ink = Ink::new(Part::Axis, VALUE, Role::Ink);
            let share = if is_tight { outward } else { 0.5 };
            let from = (x - width * share).clamp(0.0, (self.right - width).max(0.0));
            page.line(ink, name, Point { x: from, y: headings }, Align::Left);
            let (from, to) = (Point { x: *x, y: top }, Point { x: *x, y: plot.bottom() });
            page.rule(Part::Axis, from, to, 1.0, Role::Line);
        }
        let (from, to) = (Point { x: left, y: zero }, Point { x: right, y: zero });
        page.rule(Part::Axis, from, to, 1.0, Role::Line);
        let Some([before, after]) = &self.slope.broken else { return };
        let middle = f32::midpoint(left, right);
        let points = vec![Point { x: middle, y: top }, Point { x: middle, y: plot.bottom() }];
        let (colour, dash) = (Role::Muted.into(), Some((3.0, 4.0)));
        page.push(Part::Break, Shape::Line { points, width: 1.5, colour, dash });
        let ink = Ink::new(Part::Break, WORD, Role::Muted);
        let room = (right - left) / 2.0 - space::S;
        for (name, x, align) in
            [(before, middle - space::XS, Align::Right), (after, middle + space::XS, Align::Left)]
        {
            page.lines(ink, &wrap(name, WORD, room, page.measure), Point { x, y: top }, align);
        }
    }

    /// The labels of one end, spread so that none lies over another; a hair leads to each that had
    /// to move.
    fn put_labels(&self, page: &mut Page<'_>, end: usize, area: Rect, y: &dyn Fn(f64) -> f32) {
        let (Some(labels), Some(x)) = (self.labels.get(end), self.x.get(end)) else { return };
        let height = NAME.line_height();
        let mut wanted: Vec<(usize, f32)> = self
            .slope
            .lines
            .iter()
            .enumerate()
            .filter_map(|(at, line)| Some((at, y(line.ends.get(end)?.as_ref()?.value))))
            .collect();
        wanted.sort_by(|a, b| a.1.total_cmp(&b.1));
        let middles: Vec<f32> = wanted.iter().map(|(_, y)| *y).collect();
        let placed = spread(&middles, height, (area.top, area.bottom()));
        for ((at, dot), middle) in wanted.iter().zip(placed) {
            let Some(Some(label)) = labels.get(*at) else { continue };
            let outward = if end == 0 { -1.0 } else { 1.0 };
            let edge = x + outward * REACH;
            if (middle - dot).abs() > 2.0 {
                let from = Point { x: x + outward * 5.0, y: *dot };
                let to = Point { x: edge - outward * 2.0, y: middle };
                page.rule(Part::Axis, from, to, 0.8, Role::Faint);
            }
            let mut from = if end == 0 { edge - label.width } else { edge };
            for (ink, text, width) in &label.pieces {
                let top = middle - ink.font.line_height() / 2.0;
                page.line(*ink, text, Point { x: from, y: top }, Align::Left);
                from += width + space::XS;
            }
        }
    }
}

impl Layout for SlopeLayout<'_> {
    fn least_height(&self) -> f32 {
        let most = self.slope.lines.len() as f32 * NAME.line_height();
        self.head + most.max(80.0) + space::S
    }

    fn full_height(&self) -> f32 {
        self.least_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, _looked_at: View) -> Arranged {
        let top = area.top + self.head;
        let bottom = area.bottom() - space::S;
        let values = || self.slope.lines.iter().flat_map(|line| line.ends.iter().flatten());
        let (low, high) = values()
            .fold((0.0_f64, 0.0_f64), |(low, high), d| (low.min(d.value), high.max(d.value)));
        let ticks = Ticks::covering(low, high, 20);
        let span = ticks.highest() - ticks.lowest();
        let y = move |value: f64| {
            let share = (value - ticks.lowest()) / span;
            bottom - points(share * f64::from(bottom - top))
        };
        let plot = Rect { top, height: bottom - top, ..area };
        self.put_frame(page, plot, area.top, y(0.0));
        // What is highlighted lies over the others.
        let lines = self.slope.lines.iter();
        let mut order: Vec<(&SlopeLine, Emphasis)> =
            lines.map(|line| (line, Emphasis::of(&line.place, self.highlight))).collect();
        order.sort_by_key(|(_, emphasis)| *emphasis != Emphasis::StoodBack);
        for (line, emphasis) in &order {
            put_line(page, line, *emphasis, self.x, &y);
        }
        for (line, emphasis) in &order {
            put_dots(page, line, *emphasis, self.x, &y);
        }
        for end in [0, 1] {
            self.put_labels(page, end, plot, &y);
        }
        Arranged { hits: self.hits(area, top, &y), ..Arranged::default() }
    }
}

impl SlopeLayout<'_> {
    /// At each end the half of the page that is nearer, cut half way between neighbouring dots.
    fn hits(&self, area: Rect, top: f32, y: &dyn Fn(f64) -> f32) -> Vec<Hit> {
        let middle = f32::midpoint(self.x[0], self.x[1]);
        let mut hits = Vec::new();
        for (end, (left, right)) in [(0.0, middle), (middle, self.right)].into_iter().enumerate() {
            let mut dots: Vec<(f32, &Hit)> = self
                .slope
                .lines
                .iter()
                .filter_map(|line| {
                    Some((y(line.ends.get(end)?.as_ref()?.value), line.hits.get(end)?))
                })
                .collect();
            dots.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut from = top;
            for (at, (dot, hit)) in dots.iter().enumerate() {
                let next = dots.get(at + 1).map(|(next, _)| f32::midpoint(*dot, *next));
                let to = next.unwrap_or(area.bottom()).max(from);
                let rect = Rect { left, top: from, width: right - left, height: to - from };
                if rect.height > 0.0 {
                    hits.push(Hit { rect, ..(*hit).clone() });
                }
                from = to;
            }
        }
        hits
    }
}

fn colour_of(line: &SlopeLine, emphasis: Emphasis) -> Role {
    if emphasis == Emphasis::StoodBack { Role::Grey } else { line.colour }
}

fn put_line(
    page: &mut Page<'_>,
    line: &SlopeLine,
    emphasis: Emphasis,
    x: [f32; 2],
    y: &dyn Fn(f64) -> f32,
) {
    let [Some(then), Some(now)] = &line.ends else { return };
    if !line.is_joined {
        return;
    }
    // What stands back is pale enough.
    let is_pale = [then, now].iter().any(|end| end.style.pale) && emphasis != Emphasis::StoodBack;
    page.push(
        Part::Series,
        Shape::Line {
            points: vec![Point { x: x[0], y: y(then.value) }, Point { x: x[1], y: y(now.value) }],
            width: if emphasis == Emphasis::Highlighted { LINE + 1.0 } else { LINE },
            colour: Style { pale: is_pale, ..now.style }.line_colour(colour_of(line, emphasis)),
            dash: line.is_dashed().then_some((5.0, 4.0)),
        },
    );
}

fn put_dots(
    page: &mut Page<'_>,
    line: &SlopeLine,
    emphasis: Emphasis,
    x: [f32; 2],
    y: &dyn Fn(f64) -> f32,
) {
    for (x, end) in x.iter().zip(&line.ends) {
        let Some(drawn) = end else { continue };
        let centre = Point { x: *x, y: y(drawn.value) };
        let style =
            Style { pale: drawn.style.pale && emphasis != Emphasis::StoodBack, ..drawn.style };
        page.push(Part::Dot, dot(centre, colour_of(line, emphasis), style));
    }
}

/// The labels at both ends.
fn all_labels(
    slope: &Slope,
    highlight: Option<&PlaceId>,
    width: f32,
    style: LabelStyle,
    measure: &dyn MeasureText,
) -> [Vec<Option<EndLabel>>; 2] {
    [0, 1].map(|end| {
        let lines = slope.lines.iter();
        lines
            .map(|line| {
                let emphasis = Emphasis::of(&line.place, highlight);
                end_label(line, emphasis, end, width, style, measure)
            })
            .collect()
    })
}

/// Where the two periods stand, so that headings and labels have room.
fn uprights(
    slope: &Slope,
    labels: &[Vec<Option<EndLabel>>; 2],
    width: f32,
    measure: &dyn MeasureText,
) -> [f32; 2] {
    let half =
        |end: usize| slope.periods.get(end).map_or(0.0, |name| measure.width_pt(name, VALUE) / 2.0);
    let widest = |end: usize| {
        let labels = labels.get(end).into_iter().flatten().flatten();
        labels.map(|label| label.width + REACH).fold(0.0, f32::max)
    };
    let (left, right) = (half(0).max(widest(0)), half(1).max(widest(1)));
    [left, (width - right).max(left + GAP_LEAST)]
}

/// The figure; with the name at the right, and at the left where no line leads there or there is room. What is soft
/// is told by its dot too, so its word may make room; what is partial keeps it.
fn end_label(
    line: &SlopeLine,
    emphasis: Emphasis,
    end: usize,
    width: f32,
    style: LabelStyle,
    measure: &dyn MeasureText,
) -> Option<EndLabel> {
    let drawn: &Drawn = line.ends.get(end)?.as_ref()?;
    let carries_name = end == 1 || !line.is_joined || style.both_names;
    let (bold, back) = (emphasis == Emphasis::Highlighted, emphasis == Emphasis::StoodBack);
    let role = if back { Role::Muted } else { Role::Ink };
    let value = Ink::new(Part::Value, Font { bold: !back, ..VALUE }, role);
    let mut pieces = vec![(value, drawn.label.clone())];
    if carries_name {
        let font = Font { bold, ..NAME };
        let short =
            line.short.as_ref().filter(|_| measure.width_pt(&line.name, NAME) > width * NAME_SHARE);
        let name = short.unwrap_or(&line.name).clone();
        let name = (Ink::new(Part::Name, font, role), name);
        if end == 1 {
            pieces.push(name);
        } else {
            pieces.insert(0, name);
        }
    }
    for word in drawn.words.iter().filter(|_| style.words || drawn.style.partial) {
        pieces.push((Ink::new(Part::Word, WORD, Role::Muted), word.clone()));
    }
    let pieces: Vec<(Ink, String, f32)> = pieces
        .into_iter()
        .map(|(ink, text)| {
            // Room for bold whether or not it is highlighted, so that a highlight moves nothing.
            let width = measure.width_pt(&text, Font { bold: ink.part != Part::Word, ..ink.font });
            (ink, text, width)
        })
        .collect();
    let gaps = space::XS * (pieces.len() - 1) as f32;
    let width = pieces.iter().map(|(_, _, width)| width).sum::<f32>() + gaps;
    Some(EndLabel { pieces, width })
}
