//! Rows with a name at their left, as many as have room: what ranked bars, bullets, stacks and the
//! heatmap share.

use crate::look::{size, space};

use super::{
    Align, Font, MeasureText, Part, Point, Rect, Role, Rows,
    arrange::View,
    measure::{widest_word, wrap_evenly},
    page::{Ink, Page},
    wrap,
};

pub(super) const NAME: Font = Font::regular(size::BODY);
pub(super) const NAME_BOLD: Font = Font::bold(size::BODY);

/// Names take at most this share of the width before they are broken into lines.
const NAMES_SHARE: f32 = 0.36;
/// Rows grow into free room up to this, unless they are told otherwise.
const PITCH_MOST: f32 = 56.0;
const PITCH_LEAST: f32 = 24.0;
/// Free for the scroll bar where not all rows have room.
pub(super) const GUTTER: f32 = 12.0;
/// How many rows there must at least be room for.
const ROWS_LEAST: usize = 3;

/// In a small drawing of few rows names have more of the width, and rows stand closer.
const CLOSE_NAMES_SHARE: f32 = 0.6;
pub(super) const CLOSE_PITCH_LEAST: f32 = 18.0;

/// The names of the rows, broken into lines.
pub(super) struct NameColumn {
    pub lines: Vec<Vec<String>>,
    pub width: f32,
    /// Whether it stands in a small drawing.
    pub is_close: bool,
}

impl NameColumn {
    /// From each row's name and, where it has one, its short name. As wide as the widest name in
    /// bold, so that a highlight moves nothing, but no wider than a share of the page unless a word
    /// needs it.
    pub fn new<'n>(
        rows: impl Iterator<Item = (&'n str, Option<&'n str>)> + Clone,
        width: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        Self::broken(rows, width, false, measure)
    }

    /// The same in a small drawing.
    pub fn close<'n>(
        rows: impl Iterator<Item = (&'n str, Option<&'n str>)> + Clone,
        width: f32,
        measure: &dyn MeasureText,
    ) -> Self {
        Self::broken(rows, width, true, measure)
    }

    fn broken<'n>(
        rows: impl Iterator<Item = (&'n str, Option<&'n str>)> + Clone,
        width: f32,
        is_close: bool,
        measure: &dyn MeasureText,
    ) -> Self {
        let share = if is_close { CLOSE_NAMES_SHARE } else { NAMES_SHARE };
        let names = || rows.clone().map(|(name, _)| name);
        let whole = names().map(|name| measure.width_pt(name, NAME_BOLD)).fold(0.0, f32::max);
        let word = names().map(|name| widest_word(name, NAME_BOLD, measure)).fold(0.0, f32::max);
        let most = whole.min((width * share).max(word)).min(width * 0.6).ceil();
        let lines: Vec<Vec<String>> =
            rows.map(|(name, short)| name_lines(name, short, most, measure)).collect();
        let widest = lines.iter().map(|lines| widest(lines, NAME_BOLD, measure));
        Self { width: widest.fold(0.0, f32::max).ceil(), lines, is_close }
    }

    /// The height of a row that holds any of the names.
    pub fn pitch_least(&self) -> f32 {
        let lines = self.lines.iter().map(Vec::len).max().unwrap_or(1) as f32;
        if self.is_close {
            (lines * NAME.line_height()).max(CLOSE_PITCH_LEAST)
        } else {
            (lines * NAME.line_height() + space::XS).max(PITCH_LEAST)
        }
    }

    /// Puts a row's name level with its middle.
    pub fn put(&self, page: &mut Page<'_>, row: usize, rect: Rect, font: Font, role: Role) {
        let Some(lines) = self.lines.get(row) else { return };
        let top = rect.middle().y - lines.len() as f32 * font.line_height() / 2.0;
        let at = Point { x: self.width, y: top };
        page.lines(Ink::new(Part::Name, font, role), lines, at, Align::Right);
    }
}

/// The name in one or two lines; the short one where the full one would take more.
fn name_lines(
    name: &str,
    short: Option<&str>,
    width: f32,
    measure: &dyn MeasureText,
) -> Vec<String> {
    let font = NAME_BOLD;
    match short {
        Some(short) if wrap(name, font, width, measure).len() > 2 => {
            wrap(short, font, width, measure)
        }
        _ => wrap_evenly(name, font, width, measure),
    }
}

fn widest(lines: &[String], font: Font, measure: &dyn MeasureText) -> f32 {
    lines.iter().map(|line| measure.width_pt(line, font)).fold(0.0, f32::max)
}

/// A column of rows below a head, as wide as the page or short of the scroll bar.
#[derive(Clone, Copy)]
pub(super) struct RowColumn {
    total: usize,
    /// The height of a row that holds all that it must.
    pitch_least: f32,
    /// Rows grow into free room up to this.
    pitch_most: f32,
    /// The height of what stands above the rows.
    head: f32,
    /// Where the rows end, across.
    pub right: f32,
}

impl RowColumn {
    /// On a page so wide whose body is so high.
    pub fn new(
        total: usize,
        pitch_least: f32,
        head: f32,
        (width, body_height): (f32, f32),
    ) -> Self {
        let scrolls = InView::scrolls(total, pitch_least, body_height - head);
        let right = if scrolls { width - GUTTER } else { width };
        Self { total, pitch_least, pitch_most: PITCH_MOST, head, right }
    }

    /// Few rows may take more room each.
    pub fn up_to(self, pitch_most: f32) -> Self {
        Self { pitch_most, ..self }
    }

    pub fn least_height(&self) -> f32 {
        self.head + self.pitch_least * self.total.min(ROWS_LEAST) as f32
    }

    pub fn full_height(&self) -> f32 {
        self.head + self.pitch_least * self.total as f32
    }

    /// The rows that have room in `area`, from the one looked at on.
    pub fn in_view(&self, area: Rect, looked_at: View) -> InView {
        let (top, height) = (area.top + self.head, area.height - self.head);
        let below = Rect { top, height, width: self.right, ..area };
        let pitch = (self.pitch_least, self.pitch_most);
        InView::new(below, self.total, looked_at.first_row, pitch)
    }
}

/// The rows that have room.
#[derive(Clone, Copy)]
pub(super) struct InView {
    pub area: Rect,
    pub pitch: f32,
    pub first: usize,
    pub shown: usize,
    total: usize,
}

impl InView {
    /// Whether not all rows have room.
    fn scrolls(total: usize, pitch_least: f32, height: f32) -> bool {
        pitch_least * total as f32 > height + 0.5
    }

    fn new(area: Rect, total: usize, first: usize, (pitch_least, pitch_most): (f32, f32)) -> Self {
        let height = area.height.max(pitch_least);
        let (pitch, shown) = if Self::scrolls(total, pitch_least, area.height) {
            let shown = whole_rows(height / pitch_least).clamp(1, total.max(1));
            (height / shown as f32, shown)
        } else {
            ((height / total.max(1) as f32).min(pitch_most.max(pitch_least)), total)
        };
        let first = first.min(total.saturating_sub(shown));
        let area = Rect { height: pitch * shown as f32, ..area };
        Self { area, pitch, first, shown, total }
    }

    /// The place of the row that stands `index` rows below the first shown.
    pub fn row(&self, index: usize) -> Rect {
        Rect { top: self.area.top + index as f32 * self.pitch, height: self.pitch, ..self.area }
    }

    /// For the scroll bar, on a page so wide.
    pub fn rows(&self, width: f32) -> Rows {
        let area = Rect { width, ..self.area };
        Rows { area, first: self.first, shown: self.shown, total: self.total }
    }
}

/// How many rows have room as a whole.
pub(super) fn whole_rows(rows: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float turned into an integer saturates; a count of rows on a page is small"
    )]
    let rows = rows.floor() as usize;
    rows
}
