//! Places in the text of a project: what an error points at. Runs only once something is wrong.

use std::{borrow::Cow, ops::Range};

/// A sign of the text, with the byte it begins at.
#[derive(Clone, Debug, PartialEq)]
enum Sign<'a> {
    Open(char),
    Close,
    Colon,
    Comma,
    Text(Cow<'a, str>),
    Word(&'a str),
}

/// The signs of a project's text, as far as it is well-formed.
#[derive(Debug)]
pub(super) struct Signs<'a>(Vec<(usize, Sign<'a>)>);

/// An object in a list, as a range of signs with its brackets.
pub(super) type Item = Range<usize>;

impl<'a> Signs<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut signs = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..)
            && let Some(first) = rest.chars().next()
        {
            let sign = match first {
                '(' | '[' | '{' => Some((Sign::Open(first), 1)),
                ')' | ']' | '}' => Some((Sign::Close, 1)),
                ':' => Some((Sign::Colon, 1)),
                ',' => Some((Sign::Comma, 1)),
                '"' => {
                    let (value, length) = quoted(rest);
                    Some((Sign::Text(value), length))
                }
                '/' => {
                    at += comment(rest);
                    continue;
                }
                _ if first.is_whitespace() => None,
                _ => {
                    let ends = |letter: char| {
                        letter.is_whitespace()
                            || matches!(letter, '('..=')' | '['..=']' | '{' | '}' | ':' | ',' | '"' | '/')
                    };
                    let length = rest.find(ends).unwrap_or(rest.len()).max(first.len_utf8());
                    Some((Sign::Word(rest.get(..length).unwrap_or(rest)), length))
                }
            };
            let length = sign.as_ref().map_or(first.len_utf8(), |(_, length)| *length);
            if let Some((sign, _)) = sign {
                signs.push((at, sign));
            }
            at += length;
        }
        Self(signs)
    }

    fn get(&self, at: usize) -> Option<&Sign<'a>> {
        self.0.get(at).map(|(_, sign)| sign)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a bracket is still open at the end.
    pub(super) fn is_cut_off(&self) -> bool {
        let count =
            |wanted: fn(&Sign<'_>) -> bool| self.0.iter().filter(|(_, sign)| wanted(sign)).count();
        count(|sign| matches!(sign, Sign::Open(_))) > count(|sign| *sign == Sign::Close)
    }

    /// The byte a sign begins at.
    pub(super) fn byte(&self, at: usize) -> Option<usize> {
        self.0.get(at).map(|(byte, _)| *byte)
    }

    /// The objects of a section, in order.
    pub(super) fn items(&self, section: &str) -> Vec<Item> {
        let mut items = Vec::new();
        let Some(list) = self.field(&(0..self.0.len()), section) else { return items };
        let mut depth = 0_usize;
        let mut begin = list;
        for at in list..self.0.len() {
            match self.get(at) {
                Some(Sign::Open(_)) => {
                    depth += 1;
                    if depth == 2 {
                        begin = at;
                    }
                }
                Some(Sign::Close) => {
                    depth = depth.saturating_sub(1);
                    match depth {
                        0 => break,
                        1 => items.push(begin..at + 1),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        items
    }

    /// The sign at which the value of an object's own field begins.
    pub(super) fn field(&self, item: &Item, name: &str) -> Option<usize> {
        let mut depth = 0_usize;
        for at in item.clone() {
            match self.get(at)? {
                Sign::Open(_) => depth += 1,
                Sign::Close => depth = depth.saturating_sub(1),
                Sign::Word(word)
                    if depth == 1 && *word == name && self.get(at + 1) == Some(&Sign::Colon) =>
                {
                    return Some(at + 2);
                }
                _ => {}
            }
        }
        None
    }

    /// What the text of an object's own field says.
    pub(super) fn field_text(&self, item: &Item, name: &str) -> Option<&str> {
        match self.get(self.field(item, name)?)? {
            Sign::Text(text) => Some(text),
            Sign::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The first text of an object that says this, after its own id.
    pub(super) fn text_in(&self, item: &Item, wanted: &str) -> Option<usize> {
        let own = self.field(item, "id");
        item.clone().find(|at| {
            Some(*at) != own && matches!(self.get(*at), Some(Sign::Text(text)) if text == wanted)
        })
    }

    /// The first text of an object that names an indicator among others, as formulas do.
    pub(super) fn text_naming(&self, item: &Item, wanted: &str) -> Option<usize> {
        let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
        let own = self.field(item, "id");
        item.clone().find(|at| {
            Some(*at) != own
                && matches!(self.get(*at), Some(Sign::Text(text))
                    if text.split(|letter| !is_letter(letter)).any(|word| word == wanted))
        })
    }

    /// The first number of an object that is infinite or none.
    pub(super) fn not_finite_in(&self, item: &Item) -> Option<usize> {
        item.clone().find(|at| {
            matches!(self.get(*at), Some(Sign::Word(word)) if word.parse::<f64>().is_ok_and(|number| !number.is_finite()))
        })
    }
}

/// A text in quotes, and its length in bytes with them.
fn quoted(rest: &str) -> (Cow<'_, str>, usize) {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => {
                let length = at + 1;
                let inner = rest.get(1..at).unwrap_or_default();
                if !inner.contains('\\') {
                    return (Cow::Borrowed(inner), length);
                }
                let read = rest.get(..length).and_then(|text| ron::from_str::<String>(text).ok());
                return (Cow::Owned(read.unwrap_or_default()), length);
            }
            _ => {}
        }
    }
    (Cow::Borrowed(""), rest.len())
}

/// The length of a comment in bytes, or of the stroke if it is none.
fn comment(rest: &str) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if !rest.starts_with("/*") {
        return 1;
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(here) = rest.get(at..).filter(|here| !here.is_empty()) {
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// Line and column of a byte, both from 1; columns count characters, as editors do.
pub(super) fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let before = byte.and_then(|byte| text.get(..byte)).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before.get(line_start..).unwrap_or_default().chars().count() + 1)
}

/// The byte of a line and column.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let start: usize = lines.clone().take(line.saturating_sub(1)).map(str::len).sum();
    let this = lines.clone().nth(line.saturating_sub(1)).unwrap_or_default();
    let inside = this.char_indices().nth(column.saturating_sub(1)).map_or(this.len(), |(at, _)| at);
    start + inside
}

/// Where a part that was borrowed from the text stands in it.
pub(super) fn offset_of(text: &str, part: &str) -> Option<usize> {
    let offset = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (offset + part.len() <= text.len()).then_some(offset)
}
