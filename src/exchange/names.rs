//! Finds the row that a name in another program's table means, exactly or not at all.

use std::collections::HashMap;

use crate::{
    model::{PlaceId, Project},
    text::fold::{fold, match_key},
};

/// What a name means among the rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Row(usize),
    /// More than one row bears it.
    Several,
    None,
}

/// The names of a table's rows, in every spelling that is known.
#[derive(Clone, Debug, Default)]
pub struct RowNames {
    exact: HashMap<String, Found>,
    /// Without diacritics, for what was typed without them.
    bare: HashMap<String, Found>,
}

/// What stands before a name and says only what kind of unit it is, folded.
const KINDS: [&str; 19] = [
    "thanh pho",
    "thi tran",
    "thi xa",
    "huyen",
    "phuong",
    "quan",
    "tinh",
    "xa",
    "tp.",
    "tt.",
    "tx.",
    "tp",
    "tt",
    "tx",
    "h.",
    "x.",
    "p.",
    "q.",
    "t.",
];

impl RowNames {
    /// The rows of a table by their places.
    #[must_use]
    pub fn new<'a>(project: &Project, places: impl Iterator<Item = &'a PlaceId>) -> Self {
        let mut names = Self::default();
        for (row, place) in places.enumerate() {
            names.add_place(project, place, row);
        }
        names
    }

    /// A row by its place: own names in both languages, short names, aliases.
    pub fn add_place(&mut self, project: &Project, place: &PlaceId, row: usize) {
        let area = project.areas().get(place);
        let short = area.and_then(|area| area.short.as_ref());
        let known = project.place_name(place).into_iter().chain(short);
        for name in known {
            self.add(&name.vi, row);
            self.add(&name.en, row);
        }
        for alias in area.map_or(&[][..], |area| &area.aliases) {
            self.add(alias, row);
        }
    }

    /// Another name of a row.
    pub fn add(&mut self, name: &str, row: usize) {
        let put = |names: &mut HashMap<String, Found>, key: String| {
            let known = names.entry(key).or_insert(Found::Row(row));
            if *known != Found::Row(row) {
                *known = Found::Several;
            }
        };
        put(&mut self.exact, match_key(name));
        put(&mut self.bare, spaced(&fold(name)));
    }

    /// The row that a text names: "H. Bác Ái", "2. Huyện Bác Ái", "BÁC ÁI", or "bac ai" where no other
    /// row reads so without diacritics. Tones count: Thành Hải is not Thanh Hải.
    #[must_use]
    pub fn find(&self, text: &str) -> Found {
        match self.find_as_it_is(text.trim()) {
            Found::None => {}
            found => return found,
        }
        let mut rest = without_number(text.trim());
        loop {
            match self.find_as_it_is(rest) {
                Found::None => {}
                found => return found,
            }
            match without_kind(rest) {
                Some(shorter) => rest = shorter,
                None => return Found::None,
            }
        }
    }

    fn find_as_it_is(&self, text: &str) -> Found {
        if text.is_empty() {
            return Found::None;
        }
        if let Some(found) = self.exact.get(&match_key(text)) {
            return *found;
        }
        // Only what bears no diacritics at all may do without them.
        let folded = fold(text);
        if text.is_ascii() {
            self.bare.get(&spaced(&folded)).copied().unwrap_or(Found::None)
        } else {
            Found::None
        }
    }
}

/// Dashes as spaces, as [`match_key`] has them.
fn spaced(folded: &str) -> String {
    let words = folded.split(|c: char| c.is_whitespace() || c == '-');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Without what numbers a line of a report: "1.", "II)", "-", "+".
fn without_number(text: &str) -> &str {
    let text = text.trim_start_matches(['-', '–', '+', '*', '•', ' ']);
    let Some((number, name)) = text.split_once(['.', ')', '/']) else { return text };
    let is_number = !number.is_empty()
        && number.len() <= 4
        && (number.bytes().all(|c| c.is_ascii_digit())
            || number.bytes().all(|c| matches!(c, b'I' | b'V' | b'X')));
    if is_number { name.trim_start() } else { text }
}

/// Without a leading "huyện", "H." or the like.
fn without_kind(text: &str) -> Option<&str> {
    let first = text.chars().next()?.to_ascii_lowercase();
    KINDS.iter().filter(|kind| kind.starts_with(first)).find_map(|kind| {
        // A folded letter may be shorter than the written one: counted in letters.
        let letters = kind.chars().count();
        let end = text.char_indices().nth(letters)?.0;
        let (head, rest) = text.split_at_checked(end)?;
        let ends_here = kind.ends_with('.') || rest.starts_with([' ', '\u{A0}']);
        (ends_here && fold(head) == *kind).then(|| rest.trim_start())
    })
}
