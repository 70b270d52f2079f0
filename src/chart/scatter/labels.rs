//! Finds a place beside each point for its name: over no point, text or leader, off the lines if it
//! can be, with a leader where it had to move away.

use crate::chart::{Point, Rect, labels::crosses};

/// Further off than this a name needs a line that leads to it.
const NEAR: f32 = 8.0;
/// The sides of a point, in order of liking: across, down.
const SIDES: [(f32, f32); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.9, -0.8),
    (0.9, 0.8),
    (-0.9, -0.8),
    (-0.9, 0.8),
    (0.5, -1.0),
    (0.5, 1.0),
    (-0.5, -1.0),
    (-0.5, 1.0),
    (1.0, -0.4),
    (1.0, 0.4),
    (-1.0, -0.4),
    (-1.0, 0.4),
];
/// How far away is tried, one after the other.
const REACHES: [f32; 9] = [3.0, 6.0, 12.0, 18.0, 26.0, 36.0, 50.0, 68.0, 90.0];
/// A place at a reach is at least this share of it away, on the diagonal.
const AT_LEAST: f32 = 0.7;
/// What it costs to lie on one of the lines, to be nearer to another point, and to need a leader; in
/// points of distance.
const ON_LINE: f32 = 14.0;
const NEARER_TO_ANOTHER: f32 = 12.0;
const LED: f32 = 6.0;

/// Points nearer than this make a crowd.
const CROWD: f32 = 70.0;
/// So many names are tried in several orders.
const FEW: usize = 24;

/// What is already on the page.
pub(super) struct Field<'a> {
    pub area: Rect,
    /// The points, as large as they are drawn.
    pub dots: &'a [Rect],
    /// Texts.
    pub taken: &'a [Rect],
    /// Better not covered.
    pub lines: &'a [(Point, Point)],
}

/// A place for a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub rect: Rect,
    /// From the point to the name.
    pub leader: Option<(Point, Point)>,
    /// Whether it lies on a line, so that the letters need an edge.
    pub crosses: bool,
}

/// A place for each name of a size, in the order of the points; none if one finds none. Numbers
/// may stand `anywhere` with a leader, for they are short and there is no other way to tell a point.
pub(super) fn place(
    field: &Field<'_>,
    sizes: &[(f32, f32)],
    anywhere: bool,
) -> Option<Vec<Placed>> {
    let all = || (0..sizes.len()).collect::<Vec<usize>>();
    let at = |index: usize| field.dots.get(index).map_or_else(Point::default, |dot| dot.middle());
    // Where it is crowded there is least choice.
    let crowd = |index: usize| {
        let near = field.dots.iter().filter(|dot| distance(at(index), dot.middle()) < CROWD);
        near.count()
    };
    let mut by_crowd = all();
    by_crowd.sort_by_key(|index| std::cmp::Reverse(crowd(*index)));
    if sizes.len() > FEW {
        return place_in_order(field, sizes, &by_crowd, anywhere).map(|(_, placed)| placed);
    }
    // What is placed first has most choice: of few names the best of several orders is taken.
    let (mut across, mut down) = (all(), all());
    across.sort_by(|a, b| at(*a).x.total_cmp(&at(*b).x));
    down.sort_by(|a, b| at(*a).y.total_cmp(&at(*b).y));
    let back = across.iter().rev().copied().collect();
    let up = down.iter().rev().copied().collect();
    let orders = [by_crowd, across, back, down, up];
    let mut best: Option<(f32, Vec<Placed>)> = None;
    for order in &orders {
        let Some(found) = place_in_order(field, sizes, order, anywhere) else { continue };
        let is_clear = found.1.iter().all(|it| it.leader.is_none() && !it.crosses);
        if best.as_ref().is_none_or(|best| found.0 < best.0) {
            best = Some(found);
        }
        if is_clear {
            break;
        }
    }
    best.map(|(_, placed)| placed)
}

/// Places names one after the other, each as well as those before it allow; with what it costs.
fn place_in_order(
    field: &Field<'_>,
    sizes: &[(f32, f32)],
    order: &[usize],
    anywhere: bool,
) -> Option<(f32, Vec<Placed>)> {
    let mut placed: Vec<Option<Placed>> = vec![None; sizes.len()];
    let mut total = 0.0;
    for at in order {
        let (dot, size) = (field.dots.get(*at)?, sizes.get(*at)?);
        let best = |tried: &mut dyn Iterator<Item = Placed>, over_all: bool| {
            let liked =
                tried.filter_map(|it| Some((cost(field, &placed, *dot, &it, over_all)?, it)));
            liked.min_by(|a, b| a.0.total_cmp(&b.0))
        };
        let mut near: Option<(f32, Placed)> = None;
        for reach in REACHES {
            // Further out nothing can be liked better.
            if near.as_ref().is_some_and(|(cost, _)| *cost < reach * AT_LEAST) {
                break;
            }
            let found = best(&mut around(*dot, *size, reach), false);
            near = near.into_iter().chain(found).min_by(|a, b| a.0.total_cmp(&b.0));
        }
        let (cost, found) = near.or_else(|| {
            let all = anywhere.then(|| grid(*dot, *size, field.area))?;
            let all = || all.iter().copied();
            best(&mut all(), false).or_else(|| best(&mut all(), true))
        })?;
        total += cost;
        *placed.get_mut(*at)? = Some(Placed { crosses: on_line(field, found.rect), ..found });
    }
    Some((total, placed.into_iter().collect::<Option<_>>()?))
}

/// Places so far away on every side.
fn around(dot: Rect, (width, height): (f32, f32), reach: f32) -> impl Iterator<Item = Placed> {
    let centre = dot.middle();
    let radius = dot.width / 2.0;
    SIDES.into_iter().map(move |(across, down)| {
        let middle = Point {
            x: centre.x + across * (radius + reach + width / 2.0),
            y: centre.y + down * (radius + reach + height / 2.0),
        };
        let (left, top) = (middle.x - width / 2.0, middle.y - height / 2.0);
        led(dot, Rect { left, top, width, height })
    })
}

/// Places all over the page.
fn grid(dot: Rect, (width, height): (f32, f32), area: Rect) -> Vec<Placed> {
    const STEP: f32 = 6.0;
    let steps = |from: f32, to: f32| {
        std::iter::successors(Some(from), |at| Some(at + STEP)).take_while(move |at| *at <= to)
    };
    let tops: Vec<f32> = steps(area.top, area.bottom() - height).collect();
    let lefts = steps(area.left, area.right() - width);
    lefts
        .flat_map(|left| tops.iter().map(move |top| Rect { left, top: *top, width, height }))
        .map(|rect| led(dot, rect))
        .collect()
}

/// A place with the leader that it needs.
fn led(dot: Rect, rect: Rect) -> Placed {
    let (centre, radius) = (dot.middle(), dot.width / 2.0);
    let nearest = nearest(rect, centre);
    let far = distance(nearest, centre) - radius;
    let leader = (far > NEAR).then(|| (edge_of(centre, nearest, radius), nearest));
    Placed { rect, leader, crosses: false }
}

/// How little a place is liked; none if it cannot be taken. A leader lies `over_all` only where
/// there is no other way.
fn cost(
    field: &Field<'_>,
    placed: &[Option<Placed>],
    dot: Rect,
    it: &Placed,
    over_all: bool,
) -> Option<f32> {
    let rect = it.rect;
    let area = field.area;
    let is_inside = rect.left >= area.left
        && rect.right() <= area.right()
        && rect.top >= area.top
        && rect.bottom() <= area.bottom();
    let overlaps = |other: &Rect| other.overlaps(rect, 0.0);
    // Names in one row that nearly touch would read as one.
    let beside = Rect { left: rect.left - 4.0, width: rect.width + 8.0, ..rect };
    let others = || placed.iter().flatten();
    let is_free = is_inside
        && !field.dots.iter().any(|dot| overlaps(&dot.grown(1.0)))
        && !field.taken.iter().any(|text| text.overlaps(beside, 0.0))
        && !others().any(|other| other.rect.overlaps(beside, 0.0))
        && !others()
            .filter_map(|other| other.leader)
            .any(|(from, to)| crosses(rect.grown(1.0), from, to));
    if !is_free {
        return None;
    }
    if let Some((from, to)) = it.leader.filter(|_| !over_all) {
        let in_the_way = |rect: &Rect| crosses(*rect, from, to);
        let is_clear = !field.dots.iter().any(|other| *other != dot && in_the_way(other))
            && !field.taken.iter().any(in_the_way)
            && !others().any(|other| in_the_way(&other.rect))
            && !others().filter_map(|other| other.leader).any(|other| meet(other, (from, to)));
        if !is_clear {
            return None;
        }
    }
    let own = distance(nearest(rect, dot.middle()), dot.middle());
    let is_nearer = |other: &Rect| {
        let far = distance(nearest(rect, other.middle()), other.middle());
        *other != dot && far < own + 4.0
    };
    let mut cost = own;
    if it.leader.is_some() {
        cost += LED;
    } else if field.dots.iter().any(is_nearer) {
        cost += NEARER_TO_ANOTHER;
    }
    if on_line(field, rect) {
        cost += ON_LINE;
    }
    Some(cost)
}

fn on_line(field: &Field<'_>, rect: Rect) -> bool {
    field.lines.iter().any(|(from, to)| crosses(rect, *from, *to))
}

/// The point of a rectangle that is nearest to another.
fn nearest(rect: Rect, to: Point) -> Point {
    Point { x: to.x.clamp(rect.left, rect.right()), y: to.y.clamp(rect.top, rect.bottom()) }
}

fn distance(a: Point, b: Point) -> f32 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// Where a line from the middle of a point leaves it.
fn edge_of(centre: Point, to: Point, radius: f32) -> Point {
    let share = (radius + 1.0) / distance(centre, to).max(radius + 1.0);
    Point { x: centre.x + (to.x - centre.x) * share, y: centre.y + (to.y - centre.y) * share }
}

/// Whether two lines cut each other.
fn meet((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// A place under the pointer for each point, none of which overlap: cut half way to each neighbour.
pub(super) fn reach_of_each(dots: &[Rect], area: Rect) -> Vec<Rect> {
    const REACH: f32 = 16.0;
    let mut reach: Vec<Rect> = dots.iter().map(|dot| inside(dot.grown(REACH), area)).collect();
    for (one, own) in dots.iter().enumerate() {
        for (two, other) in dots.iter().enumerate().skip(one + 1) {
            let (a, b) = (own.middle(), other.middle());
            let (across, down) = ((a.x - b.x).abs(), (a.y - b.y).abs());
            let middle = Point { x: f32::midpoint(a.x, b.x), y: f32::midpoint(a.y, b.y) };
            for (at, from) in [(one, a), (two, b)] {
                let Some(rect) = reach.get_mut(at) else { continue };
                // Of two in one place the first has it.
                *rect = if across >= down {
                    let is_left = from.x < middle.x || (across <= 0.0 && at == one);
                    cut(*rect, if is_left { (f32::MIN, middle.x) } else { (middle.x, f32::MAX) })
                } else {
                    let is_above = from.y < middle.y;
                    cut_down(
                        *rect,
                        if is_above { (f32::MIN, middle.y) } else { (middle.y, f32::MAX) },
                    )
                };
            }
        }
    }
    reach
}

fn inside(rect: Rect, area: Rect) -> Rect {
    cut_down(cut(rect, (area.left, area.right())), (area.top, area.bottom()))
}

fn cut(rect: Rect, (from, to): (f32, f32)) -> Rect {
    let left = rect.left.max(from);
    Rect { left, width: (rect.right().min(to) - left).max(0.0), ..rect }
}

fn cut_down(rect: Rect, (from, to): (f32, f32)) -> Rect {
    let top = rect.top.max(from);
    Rect { top, height: (rect.bottom().min(to) - top).max(0.0), ..rect }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(x: f32, y: f32) -> Rect {
        Rect { left: x - 4.0, top: y - 4.0, width: 8.0, height: 8.0 }
    }

    const AREA: Rect = Rect { left: 0.0, top: 0.0, width: 300.0, height: 200.0 };

    #[test]
    fn the_numbers_of_a_crowd_keep_apart_and_are_led_to() {
        let dots: Vec<Rect> = (0_u8..9).map(|at| dot(150.0 + 3.0 * f32::from(at), 100.0)).collect();
        let field = Field { area: AREA, dots: &dots, taken: &[], lines: &[] };
        let placed = place(&field, &[(14.0, 16.0); 9], true).expect("room for all");
        assert!(placed.iter().any(|it| it.leader.is_some()));
        for (at, it) in placed.iter().enumerate() {
            assert!(dots.iter().all(|dot| !dot.overlaps(it.rect, 0.0)));
            assert!(placed.iter().skip(at + 1).all(|other| !other.rect.overlaps(it.rect, 0.0)));
        }
        assert!(place(&field, &[(200.0, 16.0); 9], false).is_none(), "no names in such a crowd");
    }

    #[test]
    fn a_name_keeps_off_a_line_where_it_can() {
        let dots = [dot(50.0, 50.0)];
        let lines = [(Point { x: 60.0, y: 0.0 }, Point { x: 60.0, y: 200.0 })];
        let field = Field { area: AREA, dots: &dots, taken: &[], lines: &lines };
        let placed = place(&field, &[(40.0, 16.0)], false).expect("room");
        assert!(placed.iter().all(|it| !it.crosses && it.rect.right() < 50.0), "{placed:?}");
    }

    #[test]
    fn no_two_points_share_a_place_under_the_pointer() {
        let dots = [dot(50.0, 50.0), dot(56.0, 50.0), dot(56.0, 50.0), dot(60.0, 70.0)];
        let reach = reach_of_each(&dots, AREA);
        for (at, one) in reach.iter().enumerate() {
            assert!(
                reach.iter().skip(at + 1).all(|other| !other.overlaps(*one, 0.01)),
                "{reach:?}"
            );
        }
        assert!(reach[0].width > 10.0);
    }
}
