//! What all charts say of what they rest on: sources, days, coverage, looks, warnings.

use crate::{
    analysis::Figure,
    model::{Date, Source, Status},
    text::{
        chart_messages::{ChartTexts, day_words, more_sources},
        lang::Lang,
    },
};

use super::{
    place::said,
    reading::{Body, Reader, Reading, SOURCES},
};

/// A reading in its parts, before head and foot are put together.
pub(super) struct Told<'f> {
    pub title: String,
    pub subtitle: Vec<String>,
    /// Sentences of this chart alone, before the sources.
    pub notes: Vec<String>,
    /// All figures with a number that are drawn.
    pub figures: Vec<&'f Figure>,
    /// "6/7 huyện, thành phố".
    pub coverage: Option<String>,
    /// The look of soft figures; empty where this kind draws none.
    pub soft: &'static str,
    /// The look of partial figures; none where this kind draws none.
    pub partial: Option<&'static str>,
    /// The figures as sentences, for screen readers.
    pub said: Vec<String>,
    pub body: Body,
}

impl Reader<'_> {
    /// Puts head and foot together.
    pub fn tell(&self, told: Told<'_>) -> Reading {
        let Told { title, subtitle, notes, figures, coverage, soft, partial, said, body } = told;
        let warning = self.warning(&figures);
        let subtitle = subtitle.join(" · ");
        let mut foot = notes;
        foot.extend(key(self.texts(), &figures, soft, partial));
        let own = [title.clone(), subtitle.clone()];
        let summary: Vec<String> = own
            .into_iter()
            .filter(|text| !text.is_empty())
            .chain(warning.clone())
            .chain(said)
            .chain(foot.iter().cloned())
            .collect();
        if !figures.is_empty() {
            foot.push(self.source_paragraph(&figures, &figures, coverage));
        }
        Reading {
            summary: summary.join(". "),
            title,
            subtitle,
            warning,
            foot,
            body,
            lang: self.lang,
            highlight: None,
        }
    }

    /// The sources of the figures, each once, in the order of first use.
    pub fn sources<'f>(&self, figures: impl Iterator<Item = &'f Figure>) -> Option<String> {
        let mut ids = Vec::new();
        for id in figures.flat_map(|figure| &figure.sources) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let known = self.project.sources();
        let mut words: Vec<String> = ids
            .iter()
            .take(SOURCES)
            .filter_map(|id| known.get(id))
            .map(|source| source_words(self.lang, source))
            .collect();
        if ids.len() > SOURCES {
            words.push(more_sources(self.lang, ids.len() - SOURCES));
        }
        (!words.is_empty()).then(|| words.join("; "))
    }

    /// The day the figures were counted to, or the first and the last such day; none unless it is
    /// known of all of them.
    pub fn as_of<'f>(&self, figures: impl Iterator<Item = &'f Figure>) -> Option<String> {
        let keys = figures.flat_map(|figure| &figure.inputs);
        let days: Vec<Date> = keys.map(|key| self.project.as_of(key)).collect::<Option<_>>()?;
        let (first, last) = (days.iter().min()?, days.iter().max()?);
        let last_words = day_words(self.lang, *last);
        Some(if first == last {
            last_words
        } else {
            format!("{} - {last_words}", day_words(self.lang, *first))
        })
    }

    /// The paragraph of the foot that says where the figures come from, to which day those of
    /// `dated` were counted, and how many units there are figures of.
    pub fn source_paragraph(
        &self,
        figures: &[&Figure],
        dated: &[&Figure],
        coverage: Option<String>,
    ) -> String {
        let texts = self.texts();
        let sources = self.sources(figures.iter().copied());
        let sources = sources.as_deref().unwrap_or(texts.no_source);
        let mut paragraph = format!("{}: {sources}", texts.source);
        if let Some(days) = self.as_of(dated.iter().copied()) {
            paragraph = format!("{paragraph}. {} {days}", texts.as_of);
        }
        if let Some(coverage) = coverage {
            paragraph = format!("{paragraph}. {} {coverage}", texts.coverage);
        }
        paragraph
    }

    /// The warning about illustrative figures.
    pub fn warning(&self, figures: &[&Figure]) -> Option<String> {
        let pale = figures.iter().filter(|figure| figure.illustrative).count();
        let texts = self.texts();
        match pale {
            0 => None,
            some if some == figures.len() => Some(texts.illustrative.to_owned()),
            _ => Some(texts.partly_illustrative.to_owned()),
        }
    }
}

/// What the looks of the marks stand for, as far as they occur: `soft` is that of provisional and
/// estimated figures, `partial` that of figures over some of the units.
pub(super) fn key(
    texts: &ChartTexts,
    figures: &[&Figure],
    soft: &str,
    partial: Option<&str>,
) -> Option<String> {
    let with = |status| figures.iter().any(|figure| figure.status == status);
    let partial = partial.filter(|look| !look.is_empty());
    let is_partial = partial.filter(|_| figures.iter().any(|figure| figure.is_partial()));
    let soft = Some(soft).filter(|soft| !soft.is_empty());
    let occurring = [
        (soft.filter(|_| with(Status::Provisional)), texts.means_provisional),
        (soft.filter(|_| with(Status::Estimate)), texts.means_estimate),
        (is_partial, texts.means_partial),
    ];
    let mut key = String::new();
    let mut before = "";
    for (look, meaning) in occurring {
        let Some(look) = look else { continue };
        if look == before {
            key = format!("{key}, {meaning}");
        } else {
            let gap = if key.is_empty() { "" } else { " · " };
            key = format!("{key}{gap}{look}: {meaning}");
        }
        before = look;
    }
    (!key.is_empty()).then_some(key)
}

/// A document by its number and day; what has no number by its issuer, or else its title.
pub(super) fn source_words(lang: Lang, source: &Source) -> String {
    let title = said(lang, &source.title);
    let name = [source.number.as_str(), source.issuer.as_str()];
    let name = name.into_iter().find(|name| !name.is_empty() && !source.illustrative);
    match (name, source.date) {
        (None, _) => title.to_owned(),
        (Some(name), None) => name.to_owned(),
        (Some(name), Some(date)) => {
            let day = day_words(lang, date);
            match lang {
                Lang::Vi => format!("{name} ngày {day}"),
                Lang::En => format!("{name}, {day}"),
            }
        }
    }
}
