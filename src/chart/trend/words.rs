//! The words around a trend: periods below, definitions above, "chưa có" at the gaps.

use crate::{
    chart::{
        Align, Font, Part, Point, Rect, Role, Shape,
        labels::Placer,
        measure::widest_word,
        page::{Ink, Page},
        wrap,
    },
    look::{size, space},
    text::{chart_messages::chart_texts, lang::Lang},
};

use super::{
    layout::{AXIS, Plane},
    read::{Trend, TrendPoint},
};

const WORD: Font = Font::regular(size::SMALL);

/// The names of the definitions, each over the time that it held.
pub(in crate::chart) struct Regimes {
    /// Top left or top right corner of each block, with its lines.
    blocks: Vec<(f32, Align, Vec<String>)>,
    /// Where the breaks are, across.
    lines: Vec<f32>,
    pub height: f32,
}

/// Breaks the definitions' names into the room between the breaks in view. One without room is
/// left to the foot, where each break has its sentence.
pub(in crate::chart) fn regime_words(page: &Page<'_>, trend: &Trend, plane: &Plane) -> Regimes {
    let breaks: Vec<_> = trend.breaks.iter().filter(|b| plane.shows(b.day)).collect();
    let lines: Vec<f32> = breaks.iter().map(|b| plane.x(b.day)).collect();
    let mut blocks = Vec::new();
    let mut put = |words: &str, align, at: f32, room: f32| {
        if room >= widest_word(words, WORD, page.measure) {
            blocks.push((at, align, wrap(words, WORD, room, page.measure)));
        }
    };
    if let (Some(first), Some(x)) = (breaks.first(), lines.first()) {
        put(&first.before, Align::Right, x - space::S, x - space::S - plane.area.left);
    }
    for (index, (found, x)) in breaks.iter().zip(&lines).enumerate() {
        let end = lines.get(index + 1).copied().unwrap_or(plane.area.right() + space::S);
        put(&found.after, Align::Left, x + space::S, end - x - 2.0 * space::S);
    }
    let most = blocks.iter().map(|(_, _, lines)| lines.len()).max().unwrap_or(0);
    let height = most as f32 * WORD.line_height();
    // Free room above, so that the label of the highest figure does not meet the words.
    let height = height + VALUE_ROOM;
    Regimes { blocks, lines, height }
}

/// Room for a figure above a dot at the very top.
const VALUE_ROOM: f32 = 16.0;

impl Regimes {
    /// Puts words and lines from `top` on; gives back what nothing may lie over.
    pub fn put(&self, page: &mut Page<'_>, plane: &Plane, top: f32) -> Vec<Rect> {
        let mut taken = Vec::new();
        for x in &self.lines {
            let points = vec![Point { x: *x, y: top }, Point { x: *x, y: plane.area.bottom() }];
            page.push(
                Part::Break,
                Shape::Line {
                    points,
                    width: 1.5,
                    colour: Role::Muted.into(),
                    dash: Some((3.0, 4.0)),
                },
            );
            let height = plane.area.bottom() - top;
            taken.push(Rect { left: x - 1.0, top, width: 2.0, height });
        }
        for (x, align, lines) in &self.blocks {
            let ink = Ink::new(Part::Break, WORD, Role::Muted);
            let mut y = top;
            for line in lines {
                taken.push(page.line(ink, line, Point { x: *x, y }, *align));
                y += WORD.line_height();
            }
        }
        taken
    }
}

/// Names as many periods as have room, at round ones.
pub(in crate::chart) fn put_period_ticks(page: &mut Page<'_>, trend: &Trend, plane: &Plane) {
    let seen: Vec<_> = trend.points.iter().filter(|point| plane.shows(point.day)).collect();
    let widest =
        seen.iter().map(|point| page.measure.width_pt(&point.tick, AXIS)).fold(0.0, f32::max);
    let spacing = match (seen.first(), seen.last()) {
        (Some(first), Some(last)) if seen.len() > 1 => {
            (plane.x(last.day) - plane.x(first.day)) / (seen.len() - 1) as f32
        }
        _ => f32::INFINITY,
    };
    let strides: &[i32] = match trend.step.per_year() {
        12 => &[1, 2, 3, 6, 12, 24, 60, 120],
        4 => &[1, 2, 4, 8, 20, 40],
        2 => &[1, 2, 4, 10, 20],
        _ => &[1, 2, 5, 10, 20, 50],
    };
    let fits = |stride: &&i32| **stride as f32 * spacing >= widest + space::S;
    let stride = strides.iter().find(fits).copied().unwrap_or(200);
    let round = |ordinal: i32| {
        // Months, quarters and halves count to the end of a year, years to a round one.
        let ordinal = if trend.step.per_year() > 1 { ordinal + 1 } else { ordinal };
        stride <= 1 || ordinal.rem_euclid(stride) == 0
    };
    let top = plane.area.bottom() + space::XS;
    let mut taken_to = f32::NEG_INFINITY;
    let is_round = |point: &&&TrendPoint| round(point.period.ordinal());
    let any_round = seen.iter().any(|point| is_round(&point));
    let chosen = seen
        .iter()
        .enumerate()
        .filter(|(index, point)| if any_round { is_round(point) } else { *index == 0 });
    for (_, point) in chosen {
        let x = plane.x(point.day);
        let width = page.measure.width_pt(&point.tick, AXIS);
        let least = (plane.area.right() + space::S - width).max(0.0);
        let left = (x - width / 2.0).clamp(0.0, least);
        if left < taken_to + space::XS {
            continue;
        }
        let ink = Ink::new(Part::Axis, AXIS, Role::Muted);
        page.line(ink, &point.tick, Point { x: left, y: top }, Align::Left);
        taken_to = left + width;
        let foot = plane.area.bottom();
        let (from, to) = (Point { x, y: foot }, Point { x, y: foot + 3.0 });
        page.rule(Part::Axis, from, to, 1.0, Role::Line);
    }
}

/// "chưa có" at each gap between the first and the last figure, where there is room.
pub(in crate::chart) fn put_gaps(
    page: &mut Page<'_>,
    trend: &Trend,
    plane: &Plane,
    placer: &mut Placer,
    lang: Lang,
) {
    let text = chart_texts(lang).gap;
    let has = |point: &TrendPoint| point.drawn.is_some();
    let (Some(first), Some(last)) =
        (trend.points.iter().position(has), trend.points.iter().rposition(has))
    else {
        return;
    };
    let (width, height) = (page.measure.width_pt(text, WORD), WORD.line_height());
    let y = plane.y(0.0) - height - space::XS;
    for point in trend.points.iter().skip(first).take(last - first + 1) {
        let left = plane.x(point.day) - width / 2.0;
        let rect = Rect { left, top: y, width, height };
        let inside = left >= plane.area.left && rect.right() <= plane.area.right();
        if has(point) || !inside || !placer.is_free(rect.grown(space::XS / 2.0)) {
            continue;
        }
        placer.take(rect);
        let ink = Ink::new(Part::Absent, WORD, Role::Muted);
        page.line(ink, text, Point { x: left, y }, Align::Left);
    }
}
