//! A chart laid out: marks in points for one size, the same for every painter.

use crate::{
    look::{Palette, Rgb, size},
    model::Period,
};

use super::{Font, Hit};

/// Points to the right of and below the scene's top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

/// In points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f32,
    pub height: f32,
}

/// In points; width and height are never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

impl Rect {
    /// From any two opposite corners.
    #[must_use]
    pub fn between(a: Point, b: Point) -> Self {
        Self {
            left: a.x.min(b.x),
            top: a.y.min(b.y),
            width: (a.x - b.x).abs(),
            height: (a.y - b.y).abs(),
        }
    }

    #[must_use]
    pub fn right(self) -> f32 {
        self.left + self.width
    }

    #[must_use]
    pub fn bottom(self) -> f32 {
        self.top + self.height
    }

    #[must_use]
    pub fn middle(self) -> Point {
        Point { x: self.left + self.width / 2.0, y: self.top + self.height / 2.0 }
    }

    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        (self.left..=self.right()).contains(&point.x)
            && (self.top..=self.bottom()).contains(&point.y)
    }

    /// Whether both share more than `tolerance` points in both directions.
    #[must_use]
    pub fn overlaps(self, other: Self, tolerance: f32) -> bool {
        let across = self.right().min(other.right()) - self.left.max(other.left);
        let down = self.bottom().min(other.bottom()) - self.top.max(other.top);
        across > tolerance && down > tolerance
    }

    #[must_use]
    pub(super) fn moved(self, by: Point) -> Self {
        Self { left: self.left + by.x, top: self.top + by.y, ..self }
    }

    /// Grown by `by` on every side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            width: (self.width + 2.0 * by).max(0.0),
            height: (self.height + 2.0 * by).max(0.0),
        }
    }
}

/// A colour by what it says, so that one scene serves every edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Panel,
    Ink,
    Muted,
    Faint,
    Line,
    Hair,
    Hatch,
    Grey,
    Outside,
    Accent,
    Warn,
    /// By place in the protocol order.
    District(usize),
}

/// A role, whole or paled toward the panel; always opaque.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    pub role: Role,
    /// 1 for the colour itself, 0 for the panel's.
    pub strength: f32,
}

impl Colour {
    /// The role's colour paled.
    #[must_use]
    pub fn pale(role: Role, strength: f32) -> Self {
        Self { role, strength }
    }

    /// What to paint.
    #[must_use]
    pub fn rgb(self, palette: &Palette) -> Rgb {
        palette.panel.mixed(self.role.rgb(palette), self.strength)
    }
}

impl From<Role> for Colour {
    fn from(role: Role) -> Self {
        Self { role, strength: 1.0 }
    }
}

impl Role {
    fn rgb(self, palette: &Palette) -> Rgb {
        match self {
            Self::Panel => palette.panel,
            Self::Ink => palette.ink,
            Self::Muted => palette.muted,
            Self::Faint => palette.faint,
            Self::Line => palette.line,
            Self::Hair => palette.hair,
            Self::Hatch => palette.hatch,
            Self::Grey => palette.grey,
            Self::Outside => palette.outside,
            Self::Accent => palette.accent,
            Self::Warn => palette.warn,
            Self::District(at) => palette.district(at),
        }
    }
}

/// What a mark is for; tests and writers of papers tell them apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Subtitle,
    /// What must not be overlooked: "Số liệu minh họa".
    Warning,
    /// The name of a place.
    Name,
    /// A figure beside its mark.
    Value,
    /// A word beside a figure: "ước", "6/7 xã".
    Word,
    /// The plan: its tick and its label.
    Plan,
    /// The whole area's figure, drawn for comparison.
    Reference,
    /// Where there is nothing: "chưa có số liệu", the hatch of "không áp dụng".
    Absent,
    Axis,
    Bar,
    /// A part of a stack, a cell of a heatmap; its figure may stand on it.
    Segment,
    /// The line of a trend.
    Series,
    /// A figure of a trend.
    Dot,
    /// Where the definition changed.
    Break,
    /// Source, coverage, notes.
    Foot,
    /// The sentence of an empty chart.
    Empty,
}

/// One thing to paint. Later marks lie over earlier ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub part: Part,
    pub shape: Shape,
}

impl Mark {
    pub(super) fn moved(mut self, by: Point) -> Self {
        let move_point = |point: &mut Point| {
            point.x += by.x;
            point.y += by.y;
        };
        match &mut self.shape {
            Shape::Rect { rect, .. } | Shape::Hatch { rect, .. } => *rect = rect.moved(by),
            Shape::Line { points, .. } | Shape::Polygon { points, .. } => {
                points.iter_mut().for_each(move_point);
            }
            Shape::Circle { centre, .. } => move_point(centre),
            Shape::Text(line) => line.rect = line.rect.moved(by),
        }
        self
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Rect {
        rect: Rect,
        fill: Option<Colour>,
        /// Width and colour of the edge, drawn inside.
        edge: Option<(f32, Colour)>,
    },
    Line {
        points: Vec<Point>,
        width: f32,
        colour: Colour,
        /// Lengths of dash and gap.
        dash: Option<(f32, f32)>,
    },
    /// Convex, filled.
    Polygon {
        points: Vec<Point>,
        fill: Colour,
    },
    Circle {
        centre: Point,
        radius: f32,
        fill: Colour,
        /// Drawn inside, too.
        edge: Option<(f32, Colour)>,
    },
    /// Parallel slanting lines; see [`hatch_lines`].
    Hatch {
        rect: Rect,
        /// Between two lines, measured across the page.
        spacing: f32,
        width: f32,
        colour: Colour,
    },
    Text(TextLine),
}

/// One line of text, never wrapped or cut by a painter.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    pub text: String,
    /// The box of the line as measured; the baseline lies [`TextLine::baseline`] down the scene.
    pub rect: Rect,
    pub align: Align,
    pub font: Font,
    pub colour: Colour,
    /// Whether to draw an edge in the panel's colour around the letters, where they cross a line.
    pub halo: bool,
}

/// Which side of the box stays where it is if a painter's letters differ a little in width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Middle,
    Right,
}

impl TextLine {
    /// The baseline, for writers that place text by it (Noto Sans: ascent 1.069, descent 0.293).
    #[must_use]
    pub fn baseline(&self) -> f32 {
        self.rect.top + self.rect.height * (1.069 / size::LINE_HEIGHT)
    }

    /// The point that [`Align`] names, at the top of the box.
    #[must_use]
    pub fn anchor(&self) -> Point {
        let x = match self.align {
            Align::Left => self.rect.left,
            Align::Middle => self.rect.middle().x,
            Align::Right => self.rect.right(),
        };
        Point { x, y: self.rect.top }
    }
}

/// A list that is longer than the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows {
    /// Where the rows stand.
    pub area: Rect,
    /// The first row that is laid out.
    pub first: usize,
    /// How many are.
    pub shown: usize,
    /// How many there are; more than `shown` if the rest must be scrolled to.
    pub total: usize,
}

/// An axis of time that can be zoomed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    /// Where the series is drawn: its left edge is the first day shown, its right the last.
    pub area: Rect,
    /// First and last day shown (see [`crate::model::Date::day_number`]).
    pub shown: (f64, f64),
    /// First and last day that there is anything to show for.
    pub whole: (f64, f64),
}

/// A chart laid out for one size and one view.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// At least as large as was asked for: what cannot be squeezed is never cut.
    pub size: Size,
    /// The height at which every row has room.
    pub full_height: f32,
    pub marks: Vec<Mark>,
    /// What lies under the pointer; they do not overlap.
    pub hits: Vec<Hit>,
    pub rows: Option<Rows>,
    pub days: Option<Days>,
    pub title: String,
    /// Title and figures as sentences, for screen readers.
    pub summary: String,
    /// Whether there is any figure at all; if not, the scene says so.
    pub has_figures: bool,
    /// Where there are some, if there are none here.
    pub nearest: Option<Period>,
}

impl Scene {
    /// The same scene so many times as large, letters and lines too: for a room far larger than a page.
    #[must_use]
    pub fn magnified(mut self, times: f32) -> Self {
        let point = |at: Point| Point { x: at.x * times, y: at.y * times };
        let move_all = |points: &mut Vec<Point>| {
            for at in points {
                *at = point(*at);
            }
        };
        let rect = |at: Rect| Rect {
            left: at.left * times,
            top: at.top * times,
            width: at.width * times,
            height: at.height * times,
        };
        let edge = |edge: &mut Option<(f32, Colour)>| {
            if let Some((width, _)) = edge {
                *width *= times;
            }
        };
        for mark in &mut self.marks {
            match &mut mark.shape {
                Shape::Rect { rect: area, edge: around, .. } => {
                    *area = rect(*area);
                    edge(around);
                }
                Shape::Line { points, width, dash, .. } => {
                    move_all(points);
                    *width *= times;
                    *dash = dash.map(|(dash, gap)| (dash * times, gap * times));
                }
                Shape::Polygon { points, .. } => {
                    move_all(points);
                }
                Shape::Circle { centre, radius, edge: around, .. } => {
                    *centre = point(*centre);
                    *radius *= times;
                    edge(around);
                }
                Shape::Hatch { rect: area, spacing, width, .. } => {
                    *area = rect(*area);
                    *spacing *= times;
                    *width *= times;
                }
                Shape::Text(line) => {
                    line.rect = rect(line.rect);
                    line.font.size_pt *= times;
                }
            }
        }
        for hit in &mut self.hits {
            hit.rect = rect(hit.rect);
        }
        self.rows = self.rows.map(|rows| Rows { area: rect(rows.area), ..rows });
        self.days = self.days.map(|days| Days { area: rect(days.area), ..days });
        let size = Size { width: self.size.width * times, height: self.size.height * times };
        Self { size, full_height: self.full_height * times, ..self }
    }

    /// Every text with what it is for.
    pub fn texts(&self) -> impl Iterator<Item = (Part, &TextLine)> {
        self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(line) => Some((mark.part, line)),
            _ => None,
        })
    }

    /// The hit region at a point.
    #[must_use]
    pub fn hit_at(&self, point: Point) -> Option<&Hit> {
        self.hits.iter().find(|hit| hit.rect.contains(point))
    }
}

/// The lines of a hatch, slanting up to the right at 45°, cut at the rectangle.
#[must_use]
pub fn hatch_lines(rect: Rect, spacing: f32) -> Vec<[Point; 2]> {
    let spacing = spacing.max(1.0);
    let mut lines = Vec::new();
    // A line runs from (foot, bottom) to (foot + height, top).
    let mut foot = rect.left - rect.height + spacing / 2.0;
    while foot < rect.right() {
        let from = (rect.left - foot).max(0.0);
        let to = (rect.right() - foot).min(rect.height);
        if to > from {
            lines.push([
                Point { x: foot + from, y: rect.bottom() - from },
                Point { x: foot + to, y: rect.bottom() - to },
            ]);
        }
        foot += spacing;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_inside_its_rectangle() {
        let rect = Rect { left: 10.0, top: 20.0, width: 50.0, height: 12.0 };
        let lines = hatch_lines(rect, 6.0);
        assert!(lines.len() >= 8);
        for point in lines.iter().flatten() {
            assert!(rect.grown(0.01).contains(*point), "{point:?}");
        }
    }
}
