//! A step of a derivation in words: the rule, what is entered, what is missing; and its rows.

use super::{Line, Tone, draft::firmness, reader::amounts_of};
use crate::{
    analysis::{Entry, Explanation, Figure, How, Role, Rule, Shown, Term},
    model::{
        AcrossAreas, AcrossPeriods, Indicator, IndicatorKind, Measure, PlaceId, Project, Source,
    },
    text::{
        lang::Lang,
        period::{date_label, period_label},
        readout_messages::{
            RoleWord, cell_title, formula_words, from_parts, from_periods, from_units, not_made_up,
            only_both_sides, operand_title, period_less, period_sum, ratio_of, readout_texts, role,
            some_of, weighted,
        },
        window::window_texts,
    },
};

/// So many missing units are named; they are what one has to ring up.
const MISSING_MOST: usize = 30;

/// A step in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// "Tổng của 7 huyện, thành phố", "2.972 hộ / 7.372 hộ × 100", "Số nhập tại đây".
    pub rule: String,
    /// Source, dates, note and rivals of what is entered; what is missing; why nothing was computed.
    pub lines: Vec<Line>,
}

/// Tells how a figure came about.
#[must_use]
pub fn told(project: &Project, explanation: &Explanation, lang: Lang) -> Told {
    let figure = &explanation.figure;
    let Some(indicator) = project.indicators().get(&figure.indicator) else {
        return Told { rule: String::new(), lines: Vec::new() };
    };
    let teller = Teller { project, indicator, explanation, lang };
    let mut lines = Vec::new();
    let texts = readout_texts(lang);
    if let How::Entered(entry) = &explanation.how {
        teller.entry(entry, &mut lines);
    }
    if let How::FromRatio { numerator, denominator, .. } = explanation.how
        && !teller.sides_agree(numerator, denominator)
    {
        lines.push(Line::new("", only_both_sides(lang), Tone::Muted));
    }
    if let Some(reason) = &figure.reason {
        lines.push(Line::refusal(texts.not_computed, lang.pick(reason)));
    }
    if !figure.missing.is_empty() {
        let names: Vec<&str> = figure.missing.iter().map(|place| teller.place(place)).collect();
        // Beside an entered total, those below are missing only from what could be computed.
        let is_entered = matches!(explanation.how, How::Entered(_));
        let (label, tone) = if is_entered {
            (texts.missing_below, Tone::Muted)
        } else {
            (texts.missing, Tone::Warn)
        };
        lines.push(Line::new(label, some_of(lang, &names, MISSING_MOST), tone));
    }
    if let (Some(stated), false) = (figure.stated, matches!(explanation.how, How::Entered(_))) {
        let stated = amounts_of(indicator, lang).value(stated);
        lines.push(Line::new(texts.stated, stated, Tone::Plain));
    }
    Told { rule: teller.rule(), lines }
}

/// A figure as it stands in a row: "2.972 hộ", "chưa có số liệu".
#[must_use]
pub fn value_words(project: &Project, figure: &Figure, lang: Lang) -> String {
    let texts = readout_texts(lang);
    let Some(indicator) = project.indicators().get(&figure.indicator) else {
        return texts.not_reported.to_owned();
    };
    let amounts = amounts_of(indicator, lang);
    match figure.shown {
        Shown::NotReported => texts.not_reported.to_owned(),
        Shown::NotApplicable => texts.not_applicable.to_owned(),
        Shown::Number(number) => amounts.value(number),
        Shown::Partial(number) => {
            format!("{} ({})", amounts.value(number), figure.coverage.label(lang))
        }
    }
}

/// How firm a figure is, where that must be said: "sơ bộ · số liệu minh họa".
#[must_use]
pub fn firmness_words(figure: &Figure, lang: Lang) -> Option<String> {
    figure.number()?;
    firmness(lang, figure.status, figure.illustrative)
}

/// What a row is called inside its step: the unit, the part, the period, or what it is to the whole;
/// and below it how firm it is.
#[must_use]
pub fn row_name(
    project: &Project,
    of: &Explanation,
    term: &Term,
    lang: Lang,
) -> (String, Option<String>) {
    let figure = &term.figure;
    let indicator = project.indicators().get(&figure.indicator);
    let name = || {
        indicator
            .map_or_else(|| figure.indicator.to_string(), |known| lang.pick(&known.name).to_owned())
    };
    let period = || {
        period_label(
            lang,
            figure.period,
            indicator.map_or(IndicatorKind::Level, |it| figure.lens.reading.kind(it.kind)),
        )
    };
    // Another period or measure than the whole's is said with the name.
    let whole_name = || {
        let mut said = name();
        let only = indicator.and_then(|known| known.only_measure);
        if figure.measure != of.figure.measure && only.is_none() {
            said = format!("{said}, {}", measure_word(lang, figure.measure));
        }
        if figure.period != of.figure.period {
            said = format!("{said}, {}", period());
        }
        said
    };
    let with_role = |word| operand_title(role(lang, word), &whole_name());
    let said = match term.role {
        Role::Unit => {
            let place = project.place_name(&figure.place);
            place.map_or_else(|| figure.place.to_string(), |name| lang.pick(name).to_owned())
        }
        Role::Part => name(),
        Role::Operand => whole_name(),
        Role::Period => period(),
        Role::PeriodBefore => format!("- {}", period()),
        Role::Numerator => with_role(RoleWord::Numerator),
        Role::Denominator => with_role(RoleWord::Denominator),
        Role::CarriedOver => with_role(RoleWord::Added),
        Role::Advances => with_role(RoleWord::Taken),
        Role::Weight => with_role(RoleWord::Weight),
    };
    (said, firmness_words(figure, lang))
}

/// A cell by its full name: "Bác Ái, Số hộ nghèo, 2018".
#[must_use]
pub fn cell_name(project: &Project, figure: &Figure, lang: Lang) -> String {
    let place = project.place_name(&figure.place);
    let place = place.map_or(figure.place.as_str(), |name| lang.pick(name));
    let Some(indicator) = project.indicators().get(&figure.indicator) else {
        return place.to_owned();
    };
    let kind = figure.lens.reading.kind(indicator.kind);
    let period = period_label(lang, figure.period, kind);
    let title = cell_title(place, lang.pick(&indicator.name), &period);
    let is_plain = figure.measure == Measure::Actual || indicator.only_measure.is_some();
    if is_plain { title } else { format!("{title}, {}", measure_word(lang, figure.measure)) }
}

/// The same in two: what and where ("Bác Ái, Tỷ lệ hộ nghèo"), when and what kind of figure
/// ("2018 · thực hiện").
#[must_use]
pub fn heading(project: &Project, figure: &Figure, lang: Lang) -> (String, String) {
    let place = project.place_name(&figure.place);
    let place = place.map_or(figure.place.as_str(), |name| lang.pick(name));
    let Some(indicator) = project.indicators().get(&figure.indicator) else {
        return (place.to_owned(), figure.period.to_string());
    };
    let kind = figure.lens.reading.kind(indicator.kind);
    let period = period_label(lang, figure.period, kind);
    let kind = measure_word(lang, figure.measure);
    (format!("{place}, {}", lang.pick(&indicator.name)), format!("{period} · {kind}"))
}

fn measure_word(lang: Lang, measure: Measure) -> String {
    let texts = window_texts(lang);
    let word = match measure {
        Measure::Actual => texts.actual,
        Measure::Plan => texts.plan,
        Measure::Estimate => texts.estimate,
    };
    word.to_lowercase()
}

struct Teller<'a> {
    project: &'a Project,
    indicator: &'a Indicator,
    explanation: &'a Explanation,
    lang: Lang,
}

impl Teller<'_> {
    fn rule(&self) -> String {
        let (lang, explanation) = (self.lang, self.explanation);
        let texts = readout_texts(lang);
        let figure = &explanation.figure;
        match &explanation.how {
            How::Unknown => self.unknown(),
            How::Entered(_) => texts.entered_here.to_owned(),
            How::FromUnits(rule) => {
                let coverage = if figure.coverage.is_complete() {
                    figure.coverage.count_label(lang)
                } else {
                    figure.coverage.label(lang)
                };
                match (rule, &self.indicator.across_areas) {
                    (Rule::WeightedMean, AcrossAreas::WeightedMean { weight }) => {
                        weighted(lang, &coverage, &self.indicator_name(weight))
                    }
                    (rule, _) => from_units(lang, &coverage, *rule == Rule::Maximum),
                }
            }
            How::FromRatio { numerator, denominator, scale } => {
                let side = |wanted: Role, value: f64| {
                    let term = explanation.terms.iter().find(|term| term.role == wanted);
                    let known =
                        term.and_then(|it| self.project.indicators().get(&it.figure.indicator));
                    amounts_of(known.unwrap_or(self.indicator), lang).value(value)
                };
                let one = side(Role::Numerator, *numerator);
                let two = side(Role::Denominator, *denominator);
                ratio_of(lang, &one, &two, *scale)
            }
            How::FromParts => from_parts(lang, explanation.terms.len()),
            How::FromPeriods(rule) => self.periods(*rule),
            How::FromFormula => self.formula().unwrap_or_default(),
        }
    }

    fn unknown(&self) -> String {
        let texts = readout_texts(self.lang);
        let figure = &self.explanation.figure;
        if figure.rule == Rule::Formula
            && let Some(formula) = self.formula()
        {
            return formula;
        }
        if figure.shown == Shown::NotApplicable {
            return texts.does_not_apply.to_owned();
        }
        match &self.indicator.across_areas {
            AcrossAreas::NotAdditive => not_made_up(self.lang).to_owned(),
            AcrossAreas::RatioOfSums { numerator, denominator, scale } => {
                let one = self.indicator_name(&numerator.indicator);
                let two = self.indicator_name(&denominator.indicator);
                let how = ratio_of(self.lang, &one, &two, *scale);
                format!("{how}: {}", texts.not_enough)
            }
            _ if figure.missing.is_empty() => texts.nothing_entered.to_owned(),
            AcrossAreas::Maximum => from_units(self.lang, &figure.coverage.label(self.lang), true),
            _ => from_units(self.lang, &figure.coverage.label(self.lang), false),
        }
    }

    fn formula(&self) -> Option<String> {
        let formula = self.indicator.formula.as_ref()?;
        let name = |id: &crate::model::IndicatorId| self.indicator_name(id);
        Some(formula_words(self.lang, formula.expression(), &name))
    }

    fn periods(&self, rule: AcrossPeriods) -> String {
        let terms = &self.explanation.terms;
        let label = |term: &Term| {
            let kind = term.figure.lens.reading.kind(self.indicator.kind);
            period_label(self.lang, term.figure.period, kind)
        };
        let (Some(first), Some(last)) = (terms.first(), terms.last()) else {
            return String::new();
        };
        if last.role == Role::PeriodBefore {
            return period_less(self.lang, &label(first), &label(last));
        }
        let is_last = rule == AcrossPeriods::Last;
        if terms.len() > 1 && !is_last {
            return period_sum(self.lang, &label(first), &label(last));
        }
        from_periods(self.lang, terms.len(), is_last, &label(last))
    }

    /// Whether the two sides of a ratio are the figures that stand below it.
    fn sides_agree(&self, numerator: f64, denominator: f64) -> bool {
        let sum = |plus: Role, other: Role, sign: f64| -> Option<f64> {
            let mut sum = 0.0;
            for term in &self.explanation.terms {
                let factor = if term.role == plus {
                    1.0
                } else if term.role == other {
                    sign
                } else {
                    continue;
                };
                // What does not apply adds nothing.
                sum += factor
                    * match term.figure.shown {
                        Shown::Number(number) => number,
                        Shown::NotApplicable => 0.0,
                        Shown::Partial(_) | Shown::NotReported => return None,
                    };
            }
            Some(sum)
        };
        let is_near = |sum: Option<f64>, value: f64| {
            sum.is_some_and(|sum| (sum - value).abs() <= 1e-6 * value.abs().max(1.0))
        };
        is_near(sum(Role::Numerator, Role::Advances, -1.0), numerator)
            && is_near(sum(Role::Denominator, Role::CarriedOver, 1.0), denominator)
    }

    /// What stands in a cell and beside it.
    fn entry(&self, entry: &Entry, lines: &mut Vec<Line>) {
        let (lang, texts) = (self.lang, readout_texts(self.lang));
        let window = window_texts(lang);
        let status = firmness(lang, entry.status, false);
        let status = status.unwrap_or_else(|| window.final_status.to_owned());
        lines.push(Line::new(texts.status, status, Tone::Plain));
        let source = entry.source.as_ref().and_then(|id| self.project.sources().get(id));
        let (said, tone) = match source {
            None => (window.no_source.to_owned(), Tone::Muted),
            Some(source) if source.illustrative => {
                let title = source_words(source, lang);
                let word = window.illustrative;
                let said = if title == word { title } else { format!("{title} · {word}") };
                (said, Tone::Warn)
            }
            Some(source) => (source_words(source, lang), Tone::Plain),
        };
        lines.push(Line::new(texts.source, said, tone));
        if let Some(day) = entry.as_of {
            lines.push(Line::new(texts.as_of, date_label(lang, day), Tone::Plain));
        }
        if !entry.note.is_empty() {
            lines.push(Line::new(texts.note, entry.note.as_str(), Tone::Plain));
        }
        for rival in &entry.rivals {
            let amount = amounts_of(self.indicator, lang).value(rival.number);
            let title = self.project.sources().get(&rival.source);
            let title = title.map_or_else(String::new, |it| source_words(it, lang));
            let text = format!("{amount} ({title})");
            lines.push(Line::new(texts.other_source, text, Tone::Warn));
        }
    }

    fn indicator_name(&self, id: &crate::model::IndicatorId) -> String {
        let known = self.project.indicators().get(id);
        known.map_or_else(|| id.to_string(), |known| self.lang.pick(&known.name).to_owned())
    }

    fn place<'b>(&'b self, place: &'b PlaceId) -> &'b str {
        self.project.place_name(place).map_or(place.as_str(), |name| self.lang.pick(name))
    }
}

/// "Năm 2019, toàn tỉnh có 11.925 hộ nghèo · 1884/QĐ-UBND, 26/11/2019, UBND tỉnh Ninh Thuận".
fn source_words(source: &Source, lang: Lang) -> String {
    let day = source.date.map(|day| date_label(lang, day)).unwrap_or_default();
    let head = [source.number.as_str(), day.as_str(), source.issuer.as_str()];
    let head: Vec<&str> = head.into_iter().filter(|part| !part.is_empty()).collect();
    let title = lang.pick(&source.title);
    if head.is_empty() { title.to_owned() } else { format!("{title} · {}", head.join(", ")) }
}
