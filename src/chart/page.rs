//! A page being filled with marks: lines, paragraphs, and the head and foot that all charts share.

use crate::look::{size, space};

use super::{
    Align, Colour, Font, Mark, MeasureText, Part, Point, Reading, Rect, Role, Shape, TextLine,
    arrange::Arranged, measure::wrap_evenly, reading::Body, wrap,
};

/// From this width on the title has the size of a title, below it that of a heading.
const WIDE: f32 = 560.0;

/// Marks put so far, and the means to measure more.
pub(super) struct Page<'a> {
    pub measure: &'a dyn MeasureText,
    pub marks: Vec<Mark>,
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub part: Part,
    pub font: Font,
    pub colour: Colour,
}

impl Ink {
    pub fn new(part: Part, font: Font, role: Role) -> Self {
        Self { part, font, colour: role.into() }
    }
}

impl<'a> Page<'a> {
    pub fn new(measure: &'a dyn MeasureText) -> Self {
        Self { measure, marks: Vec::new() }
    }

    pub fn push(&mut self, part: Part, shape: Shape) {
        self.marks.push(Mark { part, shape });
    }

    /// One line of text; `at` is the top of its box, at the side that `align` names.
    pub fn line(&mut self, ink: Ink, text: &str, at: Point, align: Align) -> Rect {
        self.line_on(ink, text, at, align, false)
    }

    /// The same, with an edge in the panel's colour where it crosses a line.
    pub fn line_on(&mut self, ink: Ink, text: &str, at: Point, align: Align, halo: bool) -> Rect {
        let width = self.measure.width_pt(text, ink.font);
        let left = match align {
            Align::Left => at.x,
            Align::Middle => at.x - width / 2.0,
            Align::Right => at.x - width,
        };
        let rect = Rect { left, top: at.y, width, height: ink.font.line_height() };
        let (font, colour) = (ink.font, ink.colour);
        let text = text.to_owned();
        self.push(ink.part, Shape::Text(TextLine { text, rect, align, font, colour, halo }));
        rect
    }

    /// Several lines under one another; gives back where they end.
    pub fn lines(&mut self, ink: Ink, lines: &[String], at: Point, align: Align) -> f32 {
        let mut top = at.y;
        for line in lines {
            self.line(ink, line, Point { x: at.x, y: top }, align);
            top += ink.font.line_height();
        }
        top
    }

    /// Puts the body of another chart into `area`; bodies begin at the left edge of their page.
    pub fn inset(
        &mut self,
        area: Rect,
        put: impl FnOnce(&mut Page<'_>, Rect) -> Arranged,
    ) -> Arranged {
        let mut inside = Page::new(self.measure);
        let mut arranged = put(&mut inside, Rect { left: 0.0, top: 0.0, ..area });
        let by = Point { x: area.left, y: area.top };
        self.marks.extend(inside.marks.into_iter().map(|mark| mark.moved(by)));
        for hit in &mut arranged.hits {
            hit.rect = hit.rect.moved(by);
        }
        arranged
    }

    pub fn rule(&mut self, part: Part, from: Point, to: Point, width: f32, role: Role) {
        let points = vec![from, to];
        self.push(part, Shape::Line { points, width, colour: role.into(), dash: None });
    }

    /// Title, subtitle; gives back where they end.
    pub fn head(&mut self, reading: &Reading, width: f32) -> f32 {
        let title_size = match reading.body {
            Body::Card(_) if width >= WIDE => size::NAME,
            _ if width >= WIDE || matches!(reading.body, Body::Card(_)) => size::TITLE,
            _ => size::HEADING,
        };
        let title = Ink::new(Part::Title, Font::bold(title_size), Role::Ink);
        let lines = wrap_evenly(&reading.title, title.font, width, self.measure);
        let mut bottom = self.lines(title, &lines, Point::default(), Align::Left);
        if !reading.subtitle.is_empty() {
            let subtitle = Ink::new(Part::Subtitle, Font::regular(size::SMALL), Role::Muted);
            let lines = item_lines(&reading.subtitle, subtitle.font, width, self.measure);
            bottom = self.lines(subtitle, &lines, Point { x: 0.0, y: bottom }, Align::Left);
        }
        bottom
    }
}

/// The items of a subtitle in lines: broken between them if that takes no more lines.
fn item_lines(text: &str, font: Font, width: f32, measure: &dyn MeasureText) -> Vec<String> {
    const BETWEEN: &str = " · ";
    let mut lines: Vec<String> = Vec::new();
    for item in text.split(BETWEEN) {
        match lines.last_mut() {
            Some(line) if measure.width_pt(&format!("{line}{BETWEEN}{item}"), font) <= width => {
                line.push_str(BETWEEN);
                line.push_str(item);
            }
            _ => lines.push(item.to_owned()),
        }
    }
    let fits = lines.iter().all(|line| measure.width_pt(line, font) <= width);
    let even = wrap_evenly(text, font, width, measure);
    if fits && lines.len() <= even.len() { lines } else { even }
}

/// The foot broken into lines, so that its height is known before it is put.
pub(super) struct Foot {
    blocks: Vec<(Ink, Vec<String>)>,
}

impl Foot {
    pub fn new(reading: &Reading, width: f32, measure: &dyn MeasureText) -> Self {
        let warning = Ink::new(Part::Warning, Font::bold(size::SMALL), Role::Warn);
        let note = Ink::new(Part::Foot, Font::regular(size::SMALL), Role::Muted);
        let texts = reading.warning.iter().map(|text| (warning, text));
        let texts = texts.chain(reading.foot.iter().map(|text| (note, text)));
        Self {
            blocks: texts.map(|(ink, text)| (ink, wrap(text, ink.font, width, measure))).collect(),
        }
    }

    /// With the distance to what stands above it.
    pub fn height(&self) -> f32 {
        let lines: f32 = self
            .blocks
            .iter()
            .map(|(ink, lines)| ink.font.line_height() * lines.len() as f32)
            .sum();
        if self.blocks.is_empty() { 0.0 } else { lines + space::M }
    }

    /// Puts it so that it ends at `bottom`.
    pub fn put(&self, page: &mut Page<'_>, bottom: f32) {
        let mut top = bottom - self.height() + space::M;
        for (ink, lines) in &self.blocks {
            top = page.lines(*ink, lines, Point { x: 0.0, y: top }, Align::Left);
        }
    }
}
