//! Finds free places for texts in a trend: never over one another, across a line only if need be.

use super::{Point, Rect};

/// What is already on the page.
#[derive(Default)]
pub(super) struct Placer {
    /// Texts, dots and ticks: nothing may lie over them.
    taken: Vec<Rect>,
    /// Of those, numbers: two in a row that nearly touch would read as one.
    numbers: Vec<Rect>,
    /// Lines: better not crossed.
    segments: Vec<(Point, Point)>,
    /// Nothing may reach out of it.
    area: Rect,
}

/// A place that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub rect: Rect,
    /// Whether it crosses a line, so that the letters need an edge.
    pub crosses: bool,
}

/// A side of a mark on which a text may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
    Right,
    Left,
    AboveRight,
    BelowLeft,
    AboveLeft,
    BelowRight,
}

impl Placer {
    pub fn new(area: Rect) -> Self {
        Self { taken: Vec::new(), numbers: Vec::new(), segments: Vec::new(), area }
    }

    pub fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    pub fn add_segment(&mut self, from: Point, to: Point) {
        self.segments.push((from, to));
    }

    pub fn is_free(&self, rect: Rect) -> bool {
        !self.taken.iter().any(|taken| taken.overlaps(rect, 0.0))
    }

    /// Takes the first free place around `mark`, on the sides in order of liking, that crosses no
    /// line; none if there is none.
    pub fn put_clear(
        &mut self,
        mark: Rect,
        width: f32,
        height: f32,
        sides: &[Side],
    ) -> Option<Place> {
        let mut places = sides.iter().map(|side| beside(mark, width, height, *side));
        let rect = places.find(|rect| self.is_clear(*rect))?;
        Some(self.took(Place { rect, crosses: false }))
    }

    /// Takes this very place, if it is free and crosses no line.
    pub fn put_at(&mut self, rect: Rect) -> Option<Place> {
        self.is_clear(rect).then(|| self.took(Place { rect, crosses: false }))
    }

    fn is_clear(&self, rect: Rect) -> bool {
        self.takes(rect) && !self.segments.iter().any(|(from, to)| crosses(rect, *from, *to))
    }

    /// The same, if need be across a line.
    pub fn put(&mut self, mark: Rect, width: f32, height: f32, sides: &[Side]) -> Option<Place> {
        if let Some(place) = self.put_clear(mark, width, height, sides) {
            return Some(place);
        }
        let mut places = sides.iter().map(|side| beside(mark, width, height, *side));
        let rect = places.find(|rect| self.takes(*rect))?;
        Some(self.took(Place { rect, crosses: true }))
    }

    /// Whether a text may stand there, whatever line it crosses.
    fn takes(&self, rect: Rect) -> bool {
        self.holds(rect) && self.is_free(rect) && !self.reads_on(rect)
    }

    fn took(&mut self, place: Place) -> Place {
        self.take(place.rect);
        self.numbers.push(place.rect);
        place
    }

    /// Whether a number would read as one with another beside it: "0" and "8,039".
    fn reads_on(&self, rect: Rect) -> bool {
        const APART: f32 = 8.0;
        let Rect { left, top, width, height } = rect;
        let wide = Rect { left: left - APART, top, width: width + 2.0 * APART, height };
        self.numbers.iter().any(|number| number.overlaps(wide, 0.0))
    }

    fn holds(&self, rect: Rect) -> bool {
        rect.left >= self.area.left
            && rect.right() <= self.area.right()
            && rect.top >= self.area.top
            && rect.bottom() <= self.area.bottom()
    }
}

/// Moves sorted middles of labels apart until none lies over another, as little as may be, within
/// the bounds as far as there is room.
pub(super) fn spread(middles: &[f32], height: f32, (top, bottom): (f32, f32)) -> Vec<f32> {
    // Groups of labels that touch: how many, and where the first would best stand.
    let mut groups: Vec<(usize, f32)> = Vec::new();
    let last_start = |count: usize| (bottom - height * count as f32).max(top);
    for middle in middles {
        let start = (middle - height / 2.0).clamp(top, last_start(1));
        groups.push((1, start));
        while let [.., (before, before_start), (count, start)] = groups.as_slice() {
            if before_start + height * *before as f32 <= *start {
                break;
            }
            let all = before + count;
            // Each wants to stand where it is; the group stands at the mean of their wishes.
            let wish = (before_start * *before as f32
                + (start - height * *before as f32) * *count as f32)
                / all as f32;
            let merged = (all, wish.clamp(top, last_start(all)));
            groups.truncate(groups.len() - 2);
            groups.push(merged);
        }
    }
    let stand =
        |(count, start): (usize, f32)| (0..count).map(move |at| start + height * (at as f32 + 0.5));
    groups.into_iter().flat_map(stand).collect()
}

fn beside(mark: Rect, width: f32, height: f32, side: Side) -> Rect {
    const GAP: f32 = 3.0;
    let middle = mark.middle();
    let centred = middle.x - width / 2.0;
    let (above, below) = (mark.top - GAP - height, mark.bottom() + GAP);
    let (left_of, right_of) = (mark.left - GAP - width, mark.right() + GAP);
    let level = middle.y - height / 2.0;
    let (left, top) = match side {
        Side::Above => (centred, above),
        Side::Below => (centred, below),
        Side::Right => (right_of, level),
        Side::Left => (left_of, level),
        Side::AboveRight => (middle.x, above),
        Side::BelowLeft => (middle.x - width, below),
        Side::AboveLeft => (middle.x - width, above),
        Side::BelowRight => (middle.x, below),
    };
    Rect { left, top, width, height }
}

/// Whether a line passes through a rectangle (Liang and Barsky's clipping).
pub(super) fn crosses(rect: Rect, from: Point, to: Point) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    let edges = [
        (-dx, from.x - rect.left),
        (dx, rect.right() - from.x),
        (-dy, from.y - rect.top),
        (dy, rect.bottom() - from.y),
    ];
    for (direction, distance) in edges {
        if direction.abs() < f32::EPSILON {
            if distance < 0.0 {
                return false;
            }
        } else if direction < 0.0 {
            enter = enter.max(distance / direction);
        } else {
            leave = leave.min(distance / direction);
        }
    }
    enter < leave
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { left: 0.0, top: 0.0, width: 100.0, height: 100.0 };
    const DOT: Rect = Rect { left: 48.0, top: 48.0, width: 4.0, height: 4.0 };

    #[test]
    fn spread_labels_keep_their_order_and_never_touch() {
        let apart = spread(&[10.0, 11.0, 12.0, 60.0, 99.0], 10.0, (0.0, 100.0));
        assert_eq!(apart, [5.0, 15.0, 25.0, 60.0, 95.0]);
        assert_eq!(spread(&[20.0, 50.0], 10.0, (0.0, 100.0)), [20.0, 50.0]);
        assert_eq!(spread(&[], 10.0, (0.0, 100.0)), [0.0; 0]);
    }

    #[test]
    fn texts_avoid_lines_and_never_lie_over_one_another() {
        let mut placer = Placer::new(AREA);
        placer.add_segment(Point { x: 0.0, y: 0.0 }, Point { x: 50.0, y: 50.0 });
        let sides = [Side::AboveLeft, Side::Above, Side::Below];
        let first = placer.put(DOT, 20.0, 10.0, &sides).expect("a place");
        assert!(!first.crosses && first.rect.top > 50.0, "{first:?}");
        let second = placer.put(DOT, 20.0, 10.0, &sides).expect("a place");
        assert!(second.crosses && !second.rect.overlaps(first.rect, 0.0), "{second:?}");
        assert!(placer.put(DOT, 20.0, 10.0, &[Side::Below]).is_none());
        assert!(placer.put_clear(DOT, 20.0, 10.0, &[Side::AboveLeft]).is_none(), "only across");
        assert!(placer.put(DOT, 120.0, 10.0, &sides).is_none());
    }

    #[test]
    fn two_numbers_never_read_as_one() {
        let mut placer = Placer::new(AREA);
        let beside = |left| Rect { left, ..DOT };
        assert!(placer.put(beside(20.0), 10.0, 10.0, &[Side::Above]).is_some());
        assert!(placer.put(beside(34.0), 10.0, 10.0, &[Side::Above]).is_none(), "4 points apart");
        assert!(placer.put(beside(40.0), 10.0, 10.0, &[Side::Above]).is_some());
    }
}
