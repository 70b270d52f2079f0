//! What does not fit into a column: pace, forecast, assumptions and inputs, told below the figures.

use super::{
    Line,
    question::{Question, With},
};
use crate::{
    analysis::{
        Explanation,
        readout::{Aspect, Section, readout, readout_of, row_name, told, value_words},
    },
    model::Project,
    text::lang::Lang,
};

const ASPECTS: [(With, Aspect); 3] = [
    (With::Pace, Aspect::Pace),
    (With::Forecast, Aspect::Forecast),
    (With::Scenario, Aspect::WhatIf),
];

/// What is said of a line's figure, row by row, indented below its place's name.
pub(super) fn rows(
    project: &Project,
    line: &Line<'_>,
    question: &Question,
    lang: Lang,
) -> Vec<String> {
    let mut rows = Vec::new();
    if question.wants(With::Analysis) {
        rows.extend(readout(project, &line.figure, lang).iter().flat_map(section_rows));
    }
    // All of it holds the parts of it.
    let asked = |with| question.wants(with) && !question.wants(With::Analysis);
    for (_, aspect) in ASPECTS.iter().filter(|(with, _)| asked(*with)) {
        for section in readout_of(project, &line.figure, *aspect, lang) {
            rows.extend(section_rows(&section));
        }
    }
    if let Some(explanation) = &line.comparisons.explanation {
        rows.extend(inputs(project, explanation, lang));
    }
    rows
}

fn section_rows(section: &Section) -> Vec<String> {
    let note = section.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    let head = format!("    {}{note}", section.title);
    let lines = section.lines.iter().map(|line| format!("      {}: {}", line.label, line.text));
    std::iter::once(head).chain(lines).collect()
}

fn inputs(project: &Project, explanation: &Explanation, lang: Lang) -> Vec<String> {
    let said = told(project, explanation, lang);
    let mut rows = vec![format!("    {}", said.rule)];
    rows.extend(said.lines.into_iter().map(|line| match line.label.as_str() {
        "" => format!("      {}", line.text),
        label => format!("      {label}: {}", line.text),
    }));
    rows.extend(explanation.terms.iter().map(|term| {
        let (name, note) = row_name(project, explanation, term, lang);
        let note = note.map(|note| format!(" ({note})")).unwrap_or_default();
        format!("      {name}: {}{note}", value_words(project, &term.figure, lang))
    }));
    rows
}
