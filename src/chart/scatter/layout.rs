//! Lays out a scatter: points on two scales, the whole area's own figures as lines, every name beside
//! its point or, where there is no room for all, a number and a list.

use crate::{
    chart::{
        Align, Font, Hit, MeasureText, Part, Point, Rect, Role, Shape,
        arrange::{Arranged, Layout, View},
        axis::{Ticks, points},
        measure::{widest_word, wrap_evenly},
        page::{Ink, Page},
        reading::Emphasis,
        trend::layout::{dot, dot_rect},
        wrap,
    },
    look::{size, space},
    model::PlaceId,
    text::{lang::Lang, number::format_number},
};

use super::{
    key::{Key, NUMBER},
    labels::{Field, Placed, place, reach_of_each},
    read::{Dot, Scatter},
};

const WORD: Font = Font::regular(size::SMALL);
const NAME: Font = Font::regular(size::BODY);
const NAME_BOLD: Font = Font::bold(size::BODY);
/// The plot is at least so high.
const PLOT_LEAST: f32 = 200.0;
/// A name wider than this takes two lines.
const NAME_MOST: f32 = 120.0;
/// A name of a quarter that would take more lines shares the room of the one beside it.
const QUARTER_LINES: usize = 3;
/// So much of the plot is free at each edge, so that no point lies on the frame.
const MARGIN: f32 = 10.0;

pub(in crate::chart) struct ScatterLayout<'a> {
    scatter: &'a Scatter,
    highlight: Option<&'a PlaceId>,
    lang: Lang,
    across: Ticks,
    up: Ticks,
    naming: Naming,
    plot_left: f32,
    up_title: Vec<String>,
    across_title: Vec<String>,
}

/// How the points are named.
enum Naming {
    Full,
    /// Areas that have a short name by that.
    Short,
    /// By numbers, with a list.
    Numbered(Key),
}

/// Everything that stands at a place of its own before the names find theirs.
struct Frame {
    /// All of the plot, and what of it the scales span.
    plot: Rect,
    inner: Rect,
    /// Lines of the names of the quarters: text, where, at which side.
    quarters: Vec<(String, Point, Align)>,
    /// The whole area's lines, with what they are called.
    lines: Vec<(Point, Point)>,
    names: Vec<(String, Rect)>,
    dots: Vec<Rect>,
    /// Texts in the plot.
    taken: Vec<Rect>,
}

impl<'a> ScatterLayout<'a> {
    pub fn new(
        scatter: &'a Scatter,
        highlight: Option<&'a PlaceId>,
        lang: Lang,
        (width, body_height): (f32, f32),
        measure: &dyn MeasureText,
    ) -> Self {
        let (across, up) = (scatter.ticks_across(), scatter.ticks_up());
        let label = |ticks: &Ticks, value: &f64| format_number(lang, *value, ticks.decimals);
        let widths = up.values.iter().map(|value| measure.width_pt(&label(&up, value), WORD));
        let plot_left = widths.fold(0.0, f32::max) + space::S;
        let up_title = wrap(&scatter.up.title, WORD, width, measure);
        let across_title = wrap(&scatter.across.title, WORD, width - plot_left, measure);
        let mut layout = Self {
            scatter,
            highlight,
            lang,
            across,
            up,
            naming: Naming::Full,
            plot_left,
            up_title,
            across_title,
        };
        let area =
            Rect { width, height: body_height.max(layout.least_height()), ..Rect::default() };
        layout.naming = layout.best_naming(area, measure);
        layout
    }

    /// Full names if they stand clear beside their points; else short ones if more of those do; else
    /// numbers.
    fn best_naming(&mut self, area: Rect, measure: &dyn MeasureText) -> Naming {
        let frame = self.frame(area, measure);
        let led = |placed: Option<Vec<Placed>>| {
            placed
                .map(|placed| placed.iter().filter(|it| it.leader.is_some() || it.crosses).count())
        };
        let full = led(self.placed(&frame, measure));
        if full == Some(0) {
            return Naming::Full;
        }
        self.naming = Naming::Short;
        match (full, led(self.placed(&frame, measure))) {
            (Some(full), Some(short)) if short < full => Naming::Short,
            (Some(_), _) => Naming::Full,
            (None, Some(_)) => Naming::Short,
            (None, None) => {
                Naming::Numbered(Key::new(self.scatter, (area.width, area.height), measure))
            }
        }
    }

    fn key(&self) -> Option<&Key> {
        match &self.naming {
            Naming::Numbered(key) => Some(key),
            Naming::Full | Naming::Short => None,
        }
    }

    /// The name in one or two lines; the area's short name where even that is too long.
    fn name_lines(&self, dot: &Dot, measure: &dyn MeasureText) -> Vec<String> {
        let lines = wrap_evenly(&dot.name, NAME_BOLD, NAME_MOST, measure);
        let is_short = matches!(self.naming, Naming::Short);
        match &dot.short {
            Some(short) if is_short || lines.len() > 2 => {
                wrap_evenly(short, NAME_BOLD, NAME_MOST, measure)
            }
            _ => lines,
        }
    }

    /// The room of a name with its words; in bold, so that a highlight moves nothing.
    fn block_size(&self, dot: &Dot, measure: &dyn MeasureText) -> (f32, f32) {
        let lines = self.name_lines(dot, measure);
        let widest = lines.iter().map(|line| measure.width_pt(line, NAME_BOLD)).fold(0.0, f32::max);
        let height = lines.len() as f32 * NAME.line_height();
        if dot.beside.is_empty() {
            return (widest, height);
        }
        let words = measure.width_pt(&dot.beside.join(", "), WORD);
        (widest.max(words), height + WORD.line_height())
    }

    /// Above and below the plot.
    fn chrome(&self) -> (f32, f32) {
        let line = WORD.line_height();
        let above = self.up_title.len() as f32 * line + space::XS;
        let named = if self.scatter.across.line.is_some() { line } else { 0.0 };
        let below = line + self.across_title.len() as f32 * line + 2.0 * space::XS;
        (above + named + space::XS, below)
    }

    fn frame(&self, area: Rect, measure: &dyn MeasureText) -> Frame {
        let (above, below) = self.chrome();
        let (mut width, mut height) = (area.width, area.height - above - below);
        match self.key() {
            Some(key) if key.is_at_side => width -= key.width() + space::L,
            Some(key) => height -= key.height() + space::M,
            None => {}
        }
        let left = area.left + self.plot_left;
        let plot = Rect {
            left,
            top: area.top + above,
            width: (width - self.plot_left).max(40.0),
            height: height.max(40.0),
        };
        let line_x = self.scatter.across.line.as_ref().map(|line| self.x(plot, line.0));
        let quarter_words = self.quarter_words(plot, line_x, measure);
        let mut quarters = Vec::new();
        let mut taken = Vec::new();
        for (at, lines) in quarter_words.iter().enumerate() {
            let is_left = at % 2 == 0;
            let (x, align) = if is_left {
                (plot.left + space::XS, Align::Left)
            } else {
                (plot.right() - space::XS, Align::Right)
            };
            let block = lines.len() as f32 * WORD.line_height();
            let top = if at < 2 { plot.top } else { plot.bottom() - block };
            for (index, line) in lines.iter().enumerate() {
                let y = top + index as f32 * WORD.line_height();
                let width = measure.width_pt(line, WORD);
                let left = if is_left { x } else { x - width };
                taken.push(Rect { left, top: y, width, height: WORD.line_height() });
                quarters.push((line.clone(), Point { x, y }, align));
            }
        }
        let inner = self.inner(plot, &taken);
        let dots = self.dots(plot, inner);
        let mut lines = Vec::new();
        let mut names = Vec::new();
        if let (Some(x), Some((_, name))) = (line_x, &self.scatter.across.line) {
            lines.push((Point { x, y: plot.top }, Point { x, y: plot.bottom() }));
            let width = measure.width_pt(name, WORD);
            let left = (x - width / 2.0).clamp(area.left, (plot.right() - width).max(area.left));
            let height = WORD.line_height();
            names.push((name.clone(), Rect { left, top: plot.top - height, width, height }));
        }
        if let Some((value, name)) = &self.scatter.up.line {
            let y = self.y(inner, *value);
            lines.push((Point { x: plot.left, y }, Point { x: plot.right(), y }));
            let upright = line_x.map(|x| Rect { left: x - 2.0, width: 4.0, ..plot });
            let busy = dots.iter().chain(&taken).chain(&upright).copied().collect::<Vec<_>>();
            let rect = beside_line(plot, y, measure.width_pt(name, WORD), &busy);
            taken.push(rect);
            names.push((name.clone(), rect));
        }
        Frame { plot, inner, quarters, lines, names, dots, taken }
    }

    fn dots(&self, plot: Rect, inner: Rect) -> Vec<Rect> {
        let at = |dot: &Dot| Point { x: self.x(plot, dot.across), y: self.y(inner, dot.up) };
        self.scatter.dots.iter().map(|dot| dot_rect(at(dot))).collect()
    }

    /// What the scales span: short of the names of the quarters, where a point would lie on one.
    fn inner(&self, plot: Rect, words: &[Rect]) -> Rect {
        const APART: f32 = 3.0;
        let middle = plot.middle().y;
        let mut inner = plot;
        for _ in 0..2 {
            let dots = self.dots(plot, inner);
            let meets =
                |word: &&Rect| dots.iter().any(|dot| dot.grown(APART).overlaps(**word, 0.0));
            let above = words.iter().any(|word| word.top < middle && meets(&word));
            let below = words.iter().any(|word| word.top >= middle && meets(&word));
            let tops = words.iter().filter(|word| word.top < middle).map(|word| word.bottom());
            let bottoms = words.iter().filter(|word| word.top >= middle).map(|word| word.top);
            let top = if above { tops.fold(inner.top, f32::max) } else { inner.top };
            let bottom =
                if below { bottoms.fold(inner.bottom(), f32::min) } else { inner.bottom() };
            inner = Rect { top, height: (bottom - top).max(40.0), ..plot };
        }
        inner
    }

    fn x(&self, plot: Rect, value: f64) -> f32 {
        on_scale(&self.across, value, plot.left + MARGIN, plot.right() - MARGIN)
    }

    fn y(&self, inner: Rect, value: f64) -> f32 {
        on_scale(&self.up, value, inner.bottom() - MARGIN, inner.top + MARGIN)
    }

    /// The names of the quarters, each in lines as wide as the quarter, or if that is too narrow for
    /// words as half of the plot.
    fn quarter_words(
        &self,
        plot: Rect,
        line_x: Option<f32>,
        measure: &dyn MeasureText,
    ) -> Vec<Vec<String>> {
        let (Some(names), Some(x)) = (&self.scatter.quadrants, line_x) else { return Vec::new() };
        let rooms = [x - plot.left, plot.right() - x].map(|room| room - 2.0 * space::S);
        let words = names.iter().enumerate().map(|(at, name)| {
            let own = rooms.get(at % 2).copied().unwrap_or_default();
            let other = rooms.get((at + 1) % 2).copied().unwrap_or_default();
            let least = widest_word(name, WORD, measure);
            let lines = wrap_evenly(name, WORD, own.max(least), measure);
            if lines.len() <= QUARTER_LINES {
                return lines;
            }
            // The one beside it gives way.
            let half = f32::midpoint(own, other);
            wrap_evenly(name, WORD, half.max(least), measure)
        });
        words.collect()
    }

    /// A place for each name, or for each number where there is a list.
    fn placed(&self, frame: &Frame, measure: &dyn MeasureText) -> Option<Vec<Placed>> {
        let sizes: Vec<(f32, f32)> = match self.key() {
            Some(_) => (1..=self.scatter.dots.len())
                .map(|at| (measure.width_pt(&at.to_string(), NUMBER), NUMBER.line_height()))
                .collect(),
            None => self.scatter.dots.iter().map(|dot| self.block_size(dot, measure)).collect(),
        };
        let field =
            Field { area: frame.plot, dots: &frame.dots, taken: &frame.taken, lines: &frame.lines };
        place(&field, &sizes, self.key().is_some())
    }

    fn emphasis(&self, dot: &Dot) -> Emphasis {
        Emphasis::of(&dot.hit.place, self.highlight)
    }

    fn put_axes(&self, page: &mut Page<'_>, area: Rect, frame: &Frame) {
        let plot = frame.plot;
        let ink = Ink::new(Part::Axis, WORD, Role::Muted);
        let title = Ink::new(Part::Axis, WORD, Role::Ink);
        page.lines(title, &self.up_title, Point { x: area.left, y: area.top }, Align::Left);
        let mut free_above = f32::MAX;
        for value in &self.up.values {
            let y = self.y(frame.inner, *value);
            let (from, to) = (Point { x: plot.left, y }, Point { x: plot.right(), y });
            page.rule(Part::Axis, from, to, 1.0, Role::Hair);
            if y > free_above {
                continue;
            }
            free_above = y - WORD.line_height() - space::XS;
            let label = format_number(self.lang, *value, self.up.decimals);
            let at = Point { x: plot.left - space::S, y: y - WORD.line_height() / 2.0 };
            page.line(ink, &label, at, Align::Right);
        }
        let top = plot.bottom() + space::XS;
        let mut free_from = f32::MIN;
        for value in &self.across.values {
            let x = self.x(plot, *value);
            let (from, to) = (Point { x, y: plot.top }, Point { x, y: plot.bottom() });
            page.rule(Part::Axis, from, to, 1.0, Role::Hair);
            let label = format_number(self.lang, *value, self.across.decimals);
            let width = page.measure.width_pt(&label, WORD);
            let left = (x - width / 2.0).min(plot.right() - width);
            if left >= free_from {
                page.line(ink, &label, Point { x: left, y: top }, Align::Left);
                free_from = left + width + space::S;
            }
        }
        let below = Point { x: plot.right(), y: top + WORD.line_height() };
        page.lines(title, &self.across_title, below, Align::Right);
    }

    /// The lines of the whole area, and what each quarter says.
    fn put_quarters(page: &mut Page<'_>, frame: &Frame) {
        for (from, to) in &frame.lines {
            let (points, colour) = (vec![*from, *to], Role::Muted.into());
            let dash = Some((6.0, 4.0));
            page.push(Part::Reference, Shape::Line { points, width: 1.2, colour, dash });
        }
        for (name, rect) in &frame.names {
            let ink = Ink::new(Part::Reference, WORD, Role::Ink);
            let at = Point { x: rect.left, y: rect.top };
            page.line_on(ink, name, at, Align::Left, true);
        }
        for (line, at, align) in &frame.quarters {
            page.line_on(Ink::new(Part::Word, WORD, Role::Muted), line, *at, *align, true);
        }
    }

    fn put_label(&self, page: &mut Page<'_>, at: usize, dot: &Dot, placed: Placed) {
        let emphasis = self.emphasis(dot);
        let role = if emphasis == Emphasis::StoodBack { Role::Muted } else { Role::Ink };
        if let Some((from, to)) = placed.leader {
            page.rule(Part::Axis, from, to, 0.8, Role::Faint);
        }
        if self.key().is_some() {
            let ink = Ink::new(Part::Word, NUMBER, role);
            let number = (at + 1).to_string();
            let at = Point { x: placed.rect.middle().x, y: placed.rect.top };
            page.line_on(ink, &number, at, Align::Middle, placed.crosses);
            return;
        }
        let font = if emphasis == Emphasis::Highlighted { NAME_BOLD } else { NAME };
        let x = placed.rect.middle().x;
        let mut y = placed.rect.top;
        for line in self.name_lines(dot, page.measure) {
            let ink = Ink::new(Part::Name, font, role);
            page.line_on(ink, &line, Point { x, y }, Align::Middle, placed.crosses);
            y += font.line_height();
        }
        if !dot.beside.is_empty() {
            let ink = Ink::new(Part::Word, WORD, Role::Muted);
            let words = dot.beside.join(", ");
            page.line_on(ink, &words, Point { x, y }, Align::Middle, placed.crosses);
        }
    }
}

impl Layout for ScatterLayout<'_> {
    fn least_height(&self) -> f32 {
        let (above, below) = self.chrome();
        let key = self.key().filter(|key| !key.is_at_side);
        above + PLOT_LEAST + below + key.map_or(0.0, |key| key.height() + space::M)
    }

    fn full_height(&self) -> f32 {
        self.least_height()
    }

    fn put(&self, page: &mut Page<'_>, area: Rect, _looked_at: View) -> Arranged {
        let frame = self.frame(area, page.measure);
        self.put_axes(page, area, &frame);
        Self::put_quarters(page, &frame);
        let placed = self.placed(&frame, page.measure).unwrap_or_default();
        let dots = || self.scatter.dots.iter().zip(&frame.dots);
        // What is highlighted lies over the others.
        for is_front in [false, true] {
            for (it, rect) in dots() {
                let emphasis = self.emphasis(it);
                if (emphasis == Emphasis::Highlighted) != is_front {
                    continue;
                }
                let role = match emphasis {
                    Emphasis::StoodBack => Role::Grey,
                    Emphasis::Even => it.colour,
                    Emphasis::Highlighted => Role::Accent,
                };
                page.push(Part::Dot, dot(rect.middle(), role, it.style));
            }
        }
        for (at, (dot, placed)) in self.scatter.dots.iter().zip(&placed).enumerate() {
            self.put_label(page, at, dot, *placed);
        }
        if let Some(key) = self.key() {
            let bold = dots().position(|(dot, _)| self.emphasis(dot) == Emphasis::Highlighted);
            let (left, top) = if key.is_at_side {
                (area.right() - key.width(), area.top)
            } else {
                (area.left, area.bottom() - key.height())
            };
            key.put(page, Rect { left, top, ..area }, bold);
        }
        let reach = reach_of_each(&frame.dots, frame.plot);
        let hits = dots().zip(reach).filter(|(_, rect)| rect.width > 0.0 && rect.height > 0.0);
        let hits = hits.map(|((dot, _), rect)| Hit { rect, ..dot.hit.clone() });
        Arranged { hits: hits.collect(), ..Arranged::default() }
    }
}

fn on_scale(ticks: &Ticks, value: f64, from: f32, to: f32) -> f32 {
    let share = (value - ticks.lowest()) / (ticks.highest() - ticks.lowest());
    from + points(share * f64::from(to - from))
}

/// Where a level line is named: as far right as there is room, above it or below, off what is `busy`.
fn beside_line(plot: Rect, y: f32, width: f32, busy: &[Rect]) -> Rect {
    const STEP: f32 = 6.0;
    let height = WORD.line_height();
    let right = plot.right() - width - space::XS;
    let lefts = std::iter::successors(Some(right), |left| Some(left - STEP))
        .take_while(|left| *left >= plot.left + space::XS);
    let mut rects =
        lefts.flat_map(|left| [y - height, y].map(|top| Rect { left, top, width, height }));
    let is_free = |rect: &Rect| {
        rect.top >= plot.top
            && rect.bottom() <= plot.bottom()
            && !busy.iter().any(|other| other.grown(1.0).overlaps(*rect, 0.0))
    };
    let otherwise = Rect { left: right, top: y - height, width, height };
    rects.find(is_free).unwrap_or(otherwise)
}
