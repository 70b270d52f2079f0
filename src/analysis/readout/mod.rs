//! All that is known of one figure at its place, in words and in the order in which a chair asks.

mod beside;
mod cuts;
mod derivation;
mod divisor;
mod draft;
#[cfg(test)]
pub(super) mod fixture;
mod forecast;
mod over_time;
mod pace;
mod plan;
mod ranking;
mod reader;
#[cfg(test)]
mod tests;
mod value;
mod what_if;
mod whole;

pub use beside::{Beside, BesideOf, beside, plan_ahead};
pub use derivation::{Told, cell_name, firmness_words, heading, row_name, told, value_words};
pub use divisor::{denominator_words, divisors};

use super::Figure;
use crate::{model::Project, text::lang::Lang};

use draft::Draft;
use reader::Reader;

/// A part of what is said of a figure (mục).
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub title: String,
    /// "sơ bộ · số liệu minh họa": how firm the figures are that it rests on, where that must be
    /// said.
    pub note: Option<String>,
    pub lines: Vec<Line>,
}

/// One thing said: a label and a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub label: String,
    pub text: String,
    pub tone: Tone,
    /// Whether the text is the reason why there is nothing to say.
    pub is_refusal: bool,
}

/// What a line means to the committee. Where it is shown, a sign stands for it beside the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Good,
    Warn,
    Bad,
    Muted,
}

impl Line {
    pub(super) fn new(label: &str, text: impl Into<String>, tone: Tone) -> Self {
        Self { label: label.to_owned(), text: text.into(), tone, is_refusal: false }
    }

    pub(super) fn refusal(label: &str, reason: impl Into<String>) -> Self {
        Self { is_refusal: true, ..Self::new(label, reason, Tone::Muted) }
    }
}

/// Everything known of a figure at its place. Sections with nothing to say are left out; a reason
/// for saying nothing is given once.
#[must_use]
pub fn readout(project: &Project, figure: &Figure, lang: Lang) -> Vec<Section> {
    let Some(mut reader) = Reader::new(project, figure, lang) else { return Vec::new() };
    let reader = &mut reader;
    let mut sections =
        vec![value::section(reader), plan::section(reader), divisor::section(reader)];
    if figure.number().is_some() {
        sections.extend([
            over_time::section(reader),
            ranking::section(reader),
            whole::part_of_whole(reader),
            whole::among_units(reader),
            pace::section(reader),
            pace::long_section(reader),
            forecast::section(reader),
        ]);
        sections.extend(cuts::sections(reader));
        sections.push(what_if::section(reader));
    }
    sections.into_iter().flatten().collect()
}

/// A part of the readout that can be asked for on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// Against last year and the period before (so với cùng kỳ).
    OverTime,
    /// Where the unit stands among its like (xếp hạng).
    Ranking,
    /// What is done against the time gone, and what is left (tiến độ).
    Pace,
    /// How the year may end (dự báo).
    Forecast,
    /// Under an assumption (giả định).
    WhatIf,
}

/// What [`readout`] says of a figure under one aspect; empty where it has nothing to say.
#[must_use]
pub fn readout_of(project: &Project, figure: &Figure, aspect: Aspect, lang: Lang) -> Vec<Section> {
    let Some(mut reader) = Reader::new(project, figure, lang) else { return Vec::new() };
    let reader = &mut reader;
    let sections = match aspect {
        _ if figure.number().is_none() => Vec::new(),
        Aspect::OverTime => vec![over_time::section(reader)],
        Aspect::Ranking => vec![ranking::section(reader)],
        Aspect::Pace => vec![pace::section(reader), pace::long_section(reader)],
        Aspect::Forecast => vec![forecast::section(reader)],
        Aspect::WhatIf => vec![what_if::section(reader)],
    };
    sections.into_iter().flatten().collect()
}
