//! A section while it is written.

use super::{Line, Section, Tone};
use crate::{
    analysis::{Figure, compare::Basis},
    model::Status,
    text::{lang::Lang, window::window_texts},
};

/// A section to be: lines, and how firm what they rest on is.
#[derive(Debug)]
pub(super) struct Draft {
    title: String,
    lines: Vec<Line>,
    status: Status,
    illustrative: bool,
}

impl Draft {
    pub fn new(title: impl Into<String>) -> Self {
        let title = title.into();
        Self { title, lines: Vec::new(), status: Status::Final, illustrative: false }
    }

    pub fn say(&mut self, label: &str, text: impl Into<String>) {
        self.say_as(label, text, Tone::Plain);
    }

    pub fn say_as(&mut self, label: &str, text: impl Into<String>, tone: Tone) {
        self.push(Line::new(label, text, tone));
    }

    pub fn push(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// Something said here rests on these.
    pub fn rests_on(&mut self, basis: &Basis) {
        self.status = self.status.max(basis.status);
        self.illustrative |= basis.illustrative;
    }

    pub fn rests_on_figure(&mut self, figure: &Figure) {
        if figure.number().is_some() {
            self.status = self.status.max(figure.status);
            self.illustrative |= figure.illustrative;
        }
    }

    /// Whether anything but reasons for saying nothing was said.
    pub fn says_something(&self) -> bool {
        self.lines.iter().any(|line| !line.is_refusal)
    }

    /// The section; none if there is nothing in it.
    pub fn finish(self, lang: Lang) -> Option<Section> {
        let note = firmness(lang, self.status, self.illustrative);
        let (title, lines) = (self.title, self.lines);
        (!lines.is_empty()).then_some(Section { title, note, lines })
    }
}

/// "sơ bộ · số liệu minh họa"; nothing of what is final and real.
pub(super) fn firmness(lang: Lang, status: Status, illustrative: bool) -> Option<String> {
    let texts = window_texts(lang);
    let status = match status {
        Status::Final => None,
        Status::Provisional => Some(texts.provisional.to_owned()),
        Status::Estimate => Some(texts.estimated.to_owned()),
    };
    let illustrative = illustrative.then(|| texts.illustrative.to_lowercase());
    let words: Vec<String> = status.into_iter().chain(illustrative).collect();
    (!words.is_empty()).then(|| words.join(" · "))
}
