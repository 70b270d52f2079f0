//! Widths of text through a trait, so that layout needs no font, and the breaking of lines.

use std::{cell::RefCell, collections::HashMap};

use crate::look::size;

/// A face of the bundled Noto Sans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    pub size_pt: f32,
    pub bold: bool,
}

impl Font {
    #[must_use]
    pub const fn regular(size_pt: f32) -> Self {
        Self { size_pt, bold: false }
    }

    #[must_use]
    pub const fn bold(size_pt: f32) -> Self {
        Self { size_pt, bold: true }
    }

    /// The height of a line, in points.
    #[must_use]
    pub fn line_height(self) -> f32 {
        self.size_pt * size::LINE_HEIGHT
    }
}

/// Measures text in the bundled fonts, the same for every painter.
pub trait MeasureText {
    /// The width of one line, in points.
    fn width_pt(&self, text: &str, font: Font) -> f32;
}

/// Measures each text once.
pub(super) struct Remembering<'m> {
    measure: &'m dyn MeasureText,
    /// By the bits of the size, and whether it is bold.
    known: RefCell<HashMap<(u32, bool), HashMap<String, f32>>>,
}

impl<'m> Remembering<'m> {
    pub fn new(measure: &'m dyn MeasureText) -> Self {
        Self { measure, known: RefCell::default() }
    }
}

impl MeasureText for Remembering<'_> {
    fn width_pt(&self, text: &str, font: Font) -> f32 {
        let mut known = self.known.borrow_mut();
        let known = known.entry((font.size_pt.to_bits(), font.bold)).or_default();
        if let Some(width) = known.get(text) {
            return *width;
        }
        let width = self.measure.width_pt(text, font);
        known.insert(text.to_owned(), width);
        width
    }
}

/// Breaks a text into lines no wider than `width`: after spaces and hyphens, and inside a word
/// only where the word alone is wider. Nothing is ever left out.
#[must_use]
pub fn wrap(text: &str, font: Font, width: f32, measure: &dyn MeasureText) -> Vec<String> {
    if measure.width_pt(text, font) <= width {
        return vec![text.to_owned()];
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if measure.width_pt(longer.trim_end(), font) <= width {
            line = longer;
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        piece.clone_into(&mut line);
        while measure.width_pt(line.trim_end(), font) > width && line.chars().count() > 1 {
            let rest = split_off_fitting(&mut line, font, width, measure);
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// As many lines as [`wrap`] needs, but as alike in width as the words allow: "Phan Rang-", "Tháp
/// Chàm", and no year alone on the last line.
pub(super) fn wrap_evenly(
    text: &str,
    font: Font,
    width: f32,
    measure: &dyn MeasureText,
) -> Vec<String> {
    let widest = |lines: &[String]| {
        lines.iter().map(|line| measure.width_pt(line, font)).fold(0.0, f32::max)
    };
    let mut lines = wrap(text, font, width, measure);
    let count = lines.len();
    if count == 1 {
        return lines;
    }
    // Each round moves a word of the widest line on; a word is never cut for it.
    let least = widest_word(text, font, measure);
    loop {
        let narrower = widest(&lines) - 0.5;
        let tried = wrap(text, font, narrower, measure);
        if narrower < least || tried.len() != count {
            return lines;
        }
        lines = tried;
    }
}

/// Leaves in `line` what fits (at least one letter), and gives back the rest.
fn split_off_fitting(
    line: &mut String,
    font: Font,
    width: f32,
    measure: &dyn MeasureText,
) -> String {
    let mut at = line.chars().next().map_or(0, char::len_utf8);
    for (index, letter) in line.char_indices().skip(1) {
        let end = index + letter.len_utf8();
        if line.get(..end).is_some_and(|start| measure.width_pt(start, font) > width) {
            break;
        }
        at = end;
    }
    line.split_off(at.min(line.len()))
}

/// The text cut after each space, and after hyphens in names ("Rang-Tháp"), never in spans of
/// years or numbers of documents ("2016-2020", "948/QĐ-UBND").
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut letters = rest.char_indices().peekable();
        let mut before = ' ';
        while let Some((at, letter)) = letters.next() {
            let after = letters.peek().map_or(' ', |(_, after)| *after);
            let is_joint = letter == '-' && before.is_lowercase() && after.is_alphabetic();
            if letter == ' ' || is_joint || letters.peek().is_none() {
                let (piece, other) = rest.split_at(at + letter.len_utf8());
                rest = other;
                return Some(piece);
            }
            before = letter;
        }
        None
    })
}

/// The width of the widest piece that cannot be broken without cutting a word.
#[must_use]
pub(super) fn widest_word(text: &str, font: Font, measure: &dyn MeasureText) -> f32 {
    pieces(text).map(|piece| measure.width_pt(piece.trim_end(), font)).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;

    impl MeasureText for Fixed {
        fn width_pt(&self, text: &str, font: Font) -> f32 {
            text.chars().count() as f32 * font.size_pt * 0.5
        }
    }

    fn lines(text: &str, letters: u8) -> Vec<String> {
        wrap(text, Font::regular(10.0), f32::from(letters) * 5.0, &Fixed)
    }

    #[test]
    fn lines_break_after_spaces_and_hyphens() {
        assert_eq!(lines("Phan Rang-Tháp Chàm", 10), ["Phan Rang-", "Tháp Chàm"]);
        assert_eq!(lines("Phan Rang-Tháp Chàm", 19), ["Phan Rang-Tháp Chàm"]);
        assert_eq!(lines("Bác Ái", 3), ["Bác", "Ái"]);
        assert_eq!(lines("chuẩn 2016-2020", 12), ["chuẩn", "2016-2020"]);
        assert_eq!(lines("số 948/QĐ-UBND", 11), ["số", "948/QĐ-UBND"]);
    }

    #[test]
    fn even_lines_leave_no_word_alone() {
        let even = |text, width| wrap_evenly(text, Font::regular(10.0), width, &Fixed);
        let title = "Giải ngân theo đơn vị, 7 tháng đầu năm 2018";
        assert_eq!(even(title, 200.0), ["Giải ngân theo đơn vị,", "7 tháng đầu năm 2018"]);
        assert_eq!(even("Bác Ái", 200.0), ["Bác Ái"]);
        assert_eq!(even("Nghiêng Nghiêng", 15.0).concat(), "NghiêngNghiêng");
    }

    #[test]
    fn a_word_too_long_is_cut_but_never_shortened() {
        assert_eq!(lines("Nghiêng", 3), ["Ngh", "iên", "g"]);
        assert_eq!(lines("Ứ", 0), ["Ứ"]);
        assert_eq!(lines("", 5), [""]);
    }
}
