//! The names of numbered points in a list, where there is no room for them beside the points.

use crate::{
    chart::{
        Align, Font, MeasureText, Part, Point, Rect, Role,
        page::{Ink, Page},
        wrap,
    },
    look::{size, space},
};

use super::read::Scatter;

pub(super) const NUMBER: Font = Font::bold(size::SMALL);
const NAME: Font = Font::regular(size::SMALL);
/// On a page at least so wide the list stands at the side.
const WIDE: f32 = 620.0;
/// At the side it takes at most this share of the width.
const SHARE: f32 = 0.45;
/// A name wider than this takes two lines.
const ENTRY_MOST: f32 = 150.0;

/// The list, broken into columns.
pub(super) struct Key {
    /// Number and lines of each name.
    entries: Vec<(String, Vec<String>)>,
    number_width: f32,
    column_width: f32,
    columns: usize,
    /// Lines of the longest column.
    lines: usize,
    pub is_at_side: bool,
}

impl Key {
    pub fn new(scatter: &Scatter, (width, height): (f32, f32), measure: &dyn MeasureText) -> Self {
        let most = ENTRY_MOST.min(width / 2.0 - space::XL);
        let entries: Vec<(String, Vec<String>)> = scatter
            .dots
            .iter()
            .enumerate()
            .map(|(at, dot)| {
                let words = std::iter::once(dot.name.as_str());
                let name = words.chain(dot.beside.iter().map(String::as_str));
                let name = name.collect::<Vec<_>>().join(", ");
                ((at + 1).to_string(), wrap(&name, NAME, most, measure))
            })
            .collect();
        let widest = |texts: &mut dyn Iterator<Item = (&String, Font)>| {
            texts.map(|(text, font)| measure.width_pt(text, font)).fold(0.0, f32::max)
        };
        let number_width = widest(&mut entries.iter().map(|(number, _)| (number, NUMBER)));
        let name_width = widest(
            &mut entries.iter().flat_map(|(_, lines)| lines).map(|line| (line, Font::bold(12.0))),
        );
        let column_width = number_width + space::XS + name_width + space::L;
        let all: usize = entries.iter().map(|(_, lines)| lines.len()).sum();
        let fits = rows(height / NAME.line_height());
        let at_side = all.div_ceil(fits.max(1));
        let is_at_side = width >= WIDE && at_side as f32 * column_width <= width * SHARE;
        let below = rows(width / column_width).max(1);
        let columns = if is_at_side { at_side } else { below };
        let mut key = Self { entries, number_width, column_width, columns, lines: 0, is_at_side };
        key.lines = key.columns_of().iter().map(|(_, lines)| *lines).max().unwrap_or(0);
        key
    }

    pub fn width(&self) -> f32 {
        self.column_width * self.columns as f32
    }

    pub fn height(&self) -> f32 {
        self.lines as f32 * NAME.line_height()
    }

    /// The entries of each column, and how many lines they take.
    fn columns_of(&self) -> Vec<(Vec<usize>, usize)> {
        let all: usize = self.entries.iter().map(|(_, lines)| lines.len()).sum();
        let most = all.div_ceil(self.columns.max(1)).max(1);
        let mut columns: Vec<(Vec<usize>, usize)> = vec![(Vec::new(), 0)];
        for (at, (_, lines)) in self.entries.iter().enumerate() {
            let is_full = columns.last().is_some_and(|(_, used)| *used >= most);
            if is_full && columns.len() < self.columns {
                columns.push((Vec::new(), 0));
            }
            if let Some((entries, used)) = columns.last_mut() {
                entries.push(at);
                *used += lines.len();
            }
        }
        columns
    }

    /// Puts the list; `bold` is the entry that stands out.
    pub fn put(&self, page: &mut Page<'_>, area: Rect, bold: Option<usize>) {
        for (index, (entries, _)) in self.columns_of().iter().enumerate() {
            let left = area.left + index as f32 * self.column_width;
            let mut top = area.top;
            for at in entries {
                let Some((number, lines)) = self.entries.get(*at) else { continue };
                let ink = Ink::new(Part::Word, NUMBER, Role::Ink);
                let right = left + self.number_width;
                page.line(ink, number, Point { x: right, y: top }, Align::Right);
                let font = Font { bold: bold == Some(*at), ..NAME };
                let ink = Ink::new(Part::Name, font, Role::Ink);
                let at = Point { x: right + space::XS, y: top };
                top = page.lines(ink, lines, at, Align::Left);
            }
        }
    }
}

fn rows(count: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float turned into an integer saturates; a count of lines on a page is small"
    )]
    let count = count.floor() as usize;
    count
}
