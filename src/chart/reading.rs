//! Figures and words of a chart, read once; the layout then needs neither project nor language.

use std::collections::BTreeSet;

use crate::{
    analysis::{Coverage, Figure, ReportingUnit, figure, figures_of},
    model::{
        AreaKind, CellKey, Date, Indicator, IndicatorId, IndicatorKind, Measure, Period, PlaceId,
        Project, Status, Step,
    },
    text::{
        chart_messages::{
            ChartTexts, chart_texts, nearest_words, period_words, share_of_units, status_word,
        },
        lang::Lang,
        number::format_number,
    },
};

use super::{
    ChartKind, ChartSpec, Colour, Hit, Rect, Role, Tip,
    bartable::read::{BarTable, read_bartable},
    board::read::{Board, read_board},
    bullet::read::{Bullet, read_bullet},
    card::read::{Card, read_card},
    figure::read::{BigFigure, read_figure},
    foot::source_words,
    heatmap::read::{Heatmap, read_heatmap},
    multiples::read::{Multiples, read_multiples},
    place::{full_words_of, said},
    ranked::read::{Ranked, read_ranked},
    scatter::read::{Scatter, read_scatter},
    slope::read::{Slope, read_slope},
    stacked::read::{Stacked, read_stacked},
    trend::read::{Trend, read_trend},
    waterfall::read::{Waterfall, read_waterfall},
};

/// How many sources are named before the rest is only counted.
pub(super) const SOURCES: usize = 3;

/// How many earlier periods are tried.
const EARLIER_MOST: usize = 6;

/// What a chart says, in one language, for any size.
#[derive(Clone, Debug)]
pub struct Reading {
    pub(super) title: String,
    pub(super) subtitle: String,
    /// What must not be overlooked.
    pub(super) warning: Option<String>,
    /// Paragraphs at the foot.
    pub(super) foot: Vec<String>,
    pub(super) summary: String,
    pub(super) body: Body,
    pub(super) lang: Lang,
    /// The place that stands out. It is the layout's alone: no figure and no word depends on it.
    pub highlight: Option<PlaceId>,
}

#[derive(Clone, Debug)]
pub(super) enum Body {
    Ranked(Ranked),
    Trend(Trend),
    Bullet(Bullet),
    Stacked(Stacked),
    Slope(Slope),
    Multiples(Multiples),
    Heatmap(Heatmap),
    Figure(BigFigure),
    Card(Card),
    BarTable(BarTable),
    Scatter(Scatter),
    Waterfall(Waterfall),
    Grouped(Stacked),
    Board(Board),
    /// One sentence, and where there is something.
    Empty {
        sentence: String,
        hint: Option<String>,
        /// The period that the hint names.
        nearest: Option<Period>,
    },
}

/// How a mark shows what its figure stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Striped, hollow: provisional or estimated.
    pub soft: bool,
    /// Dashed: over some of the units only.
    pub partial: bool,
    /// Pale: illustrative.
    pub pale: bool,
}

/// How much of its colour a line or a dot of an illustrative figure keeps: less cannot be seen from
/// the end of a room.
const PALE_LINE: f32 = 0.65;

impl Style {
    /// The colour of a line or a dot.
    pub fn line_colour(self, role: Role) -> Colour {
        if self.pale { Colour::pale(role, PALE_LINE) } else { role.into() }
    }
}

/// What a highlight makes of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// Nothing is highlighted.
    Even,
    Highlighted,
    StoodBack,
}

impl Emphasis {
    pub fn of(place: &PlaceId, highlight: Option<&PlaceId>) -> Self {
        match highlight {
            None => Self::Even,
            Some(highlight) if highlight == place => Self::Highlighted,
            Some(_) => Self::StoodBack,
        }
    }
}

impl Body {
    /// Whether there is any figure at all.
    pub fn has_figures(&self) -> bool {
        match self {
            Self::Empty { .. } => false,
            Self::Figure(figure) => figure.has_figures(),
            Self::Card(card) => card.has_figures(),
            _ => true,
        }
    }
}

impl Reading {
    /// The row, from the top, in which a place is ranked.
    #[must_use]
    pub fn row_of(&self, place: &PlaceId) -> Option<usize> {
        match &self.body {
            Body::Ranked(ranked) => ranked.rows.iter().position(|row| row.hit.place == *place),
            Body::Bullet(bullet) => bullet.rows.iter().position(|row| row.hit.place == *place),
            Body::Stacked(stacked) | Body::Grouped(stacked) => {
                stacked.rows.iter().position(|row| row.hit.place == *place)
            }
            Body::Heatmap(heatmap) => heatmap.rows.iter().position(|row| row.place == *place),
            Body::BarTable(table) => table.rows.iter().position(|row| row.place == *place),
            Body::Board(board) => board.rows.iter().position(|row| row.hit.place == *place),
            Body::Slope(_)
            | Body::Trend(_)
            | Body::Multiples(_)
            | Body::Figure(_)
            | Body::Card(_)
            | Body::Scatter(_)
            | Body::Waterfall(_)
            | Body::Empty { .. } => None,
        }
    }
}

impl Reading {
    /// What stands at the top of the chart.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Puts someone's own title above what the chart says of itself, which is never left out: the own
    /// words may not say of when and of whom the figures are, nor in which unit.
    fn put_headline(&mut self, spec: &ChartSpec) {
        if spec.title.is_none() && spec.subtitle.is_none() {
            return;
        }
        let written = std::mem::take(&mut self.title);
        let own = [spec.subtitle.clone(), spec.title.is_some().then(|| written.clone())];
        let generated = std::mem::take(&mut self.subtitle);
        let parts = own.into_iter().flatten().chain([generated]).filter(|part| !part.is_empty());
        self.subtitle = parts.collect::<Vec<_>>().join(" · ");
        self.title = spec.title.clone().unwrap_or(written);
        let own = [&spec.title, &spec.subtitle].into_iter().flatten().map(String::as_str);
        self.summary = own.chain([self.summary.as_str()]).collect::<Vec<_>>().join(". ");
    }
}

/// A figure ready to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    /// In the indicator's unit.
    pub value: f64,
    /// In the reader's number format, without the unit.
    pub label: String,
    /// What must stand beside it: "ước", "6/7 xã".
    pub words: Vec<String>,
    pub style: Style,
}

/// A plan beside a figure.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub value: f64,
    /// "KH 8,86".
    pub label: String,
}

/// Reads a chart's figures.
#[must_use]
pub fn read(project: &Project, spec: &ChartSpec) -> Reading {
    let lang = spec.lang;
    let texts = chart_texts(lang);
    let Some(reader) = Reader::of(project, spec) else {
        return Reading {
            title: spec.indicator.to_string(),
            subtitle: String::new(),
            warning: None,
            foot: Vec::new(),
            summary: texts.empty_indicator.to_owned(),
            body: Body::Empty {
                sentence: texts.empty_indicator.to_owned(),
                hint: None,
                nearest: None,
            },
            lang,
            highlight: None,
        };
    };
    let mut reading = match spec.kind {
        ChartKind::Ranked => read_ranked(&reader, spec),
        ChartKind::Heatmap => read_heatmap(&reader, spec),
        ChartKind::Board => read_board(&reader, spec),
        ChartKind::Trend => read_trend(&reader, spec),
        ChartKind::Bullet => read_bullet(&reader, spec),
        ChartKind::Stacked | ChartKind::Shares | ChartKind::Grouped => read_stacked(&reader, spec),
        ChartKind::Slope => read_slope(&reader, spec),
        ChartKind::Multiples => read_multiples(&reader, spec),
        ChartKind::Figure => read_figure(&reader, spec),
        ChartKind::Card => read_card(&reader, spec),
        ChartKind::BarTable => read_bartable(&reader, spec),
        ChartKind::Scatter => read_scatter(&reader, spec),
        ChartKind::Waterfall => read_waterfall(&reader, spec),
    };
    reading.highlight.clone_from(&spec.highlight);
    reading.put_headline(spec);
    reading
}

/// Reads single figures of one indicator and puts them into words.
pub(super) struct Reader<'a> {
    pub project: &'a Project,
    pub indicator: &'a Indicator,
    pub measure: Measure,
    pub lang: Lang,
}

impl<'a> Reader<'a> {
    /// None for an indicator that the project lacks.
    pub fn of(project: &'a Project, spec: &ChartSpec) -> Option<Self> {
        let indicator = project.indicators().get(&spec.indicator)?;
        let measure = indicator.measure_for(spec.measure);
        Some(Self { project, indicator, measure, lang: spec.lang })
    }
}

impl Reader<'_> {
    pub fn texts(&self) -> &'static ChartTexts {
        chart_texts(self.lang)
    }

    pub fn figure(&self, place: &PlaceId, period: Period) -> Option<Figure> {
        figure(self.project, &self.indicator.id, self.measure, place, period)
    }

    /// The figures of several places at one period.
    pub fn figures(&self, places: &[PlaceId], period: Period) -> Vec<Option<Figure>> {
        figures_of(self.project, &self.indicator.id, self.measure, places, period)
    }

    /// The plan that the figure of a period is held against. A figure within a year has the
    /// year's plan if it grows or stands toward it; a flow of a month has none of the year.
    pub fn plan(&self, place: &PlaceId, period: Period) -> Option<Planned> {
        if self.measure == Measure::Plan {
            return None;
        }
        let texts = self.texts();
        let planned = |period: Period, word: &str| {
            let plan = figure(self.project, &self.indicator.id, Measure::Plan, place, period)?;
            // An indicator with one measure has no plan beside it.
            let value = plan.number().filter(|_| plan.measure == Measure::Plan)?;
            Some(Planned { value, label: format!("{word} {}", self.number(value)) })
        };
        planned(period, texts.plan_short).or_else(|| {
            let of_year = period.year_of().filter(|year| *year != period)?;
            (self.indicator.kind != IndicatorKind::Flow)
                .then(|| planned(of_year, texts.plan_year_short))?
        })
    }

    /// A number in the indicator's decimals, without its unit.
    pub fn number(&self, value: f64) -> String {
        format_number(self.lang, value, self.indicator.decimals)
    }

    pub fn unit(&self) -> &str {
        said(self.lang, &self.indicator.unit)
    }

    /// "10,36%", "2.601 hộ".
    pub fn with_unit(&self, number: &str) -> String {
        match self.unit() {
            "" => number.to_owned(),
            "%" => format!("{number}%"),
            unit => format!("{number} {unit}"),
        }
    }

    pub fn period(&self, period: Period) -> String {
        period_words(self.lang, period, self.indicator.kind)
    }

    /// A chart without figures: says so, and where there are some.
    pub fn nothing(&self, title: String, nearest: Option<Period>) -> Reading {
        let hint = nearest.map(|period| nearest_words(self.lang, &self.planned_period(period)));
        self.empty(title, self.texts().empty.to_owned(), hint, nearest)
    }

    /// A chart that would claim what the figures cannot carry: says why there is none.
    pub fn refused(&self, title: String, sentence: String) -> Reading {
        self.empty(title, sentence, None, None)
    }

    fn empty(
        &self,
        title: String,
        sentence: String,
        hint: Option<String>,
        nearest: Option<Period>,
    ) -> Reading {
        let title_sentence = format!("{title}.");
        let summary = [Some(title_sentence.as_str()), Some(sentence.as_str()), hint.as_deref()];
        Reading {
            summary: summary.into_iter().flatten().collect::<Vec<_>>().join(" "),
            title,
            subtitle: String::new(),
            warning: None,
            foot: Vec::new(),
            body: Body::Empty { sentence, hint, nearest },
            lang: self.lang,
            highlight: None,
        }
    }

    /// The period as it follows the measure: a plan is "kế hoạch năm 2018", whatever it is of.
    pub fn planned_period(&self, period: Period) -> String {
        match self.measure {
            Measure::Plan => period_words(self.lang, period, IndicatorKind::Cumulative),
            Measure::Actual | Measure::Estimate => self.period(period),
        }
    }

    /// A figure as it is drawn; none if there is no number.
    pub fn drawn(&self, figure: &Figure) -> Option<Drawn> {
        let value = figure.number()?;
        let mut words = Vec::new();
        words.extend(status_word(self.lang, figure.status).map(str::to_owned));
        if figure.is_partial() {
            words.push(coverage_words(self.lang, figure.coverage));
        }
        let style = Style {
            soft: figure.status != Status::Final,
            partial: figure.is_partial(),
            pale: figure.illustrative,
        };
        Some(Drawn { value, label: self.number(value), words, style })
    }

    /// What is said of a figure under the pointer; its rectangle comes from the layout.
    pub fn hit(
        &self,
        place: &PlaceId,
        period: Period,
        figure: Option<&Figure>,
        plan: Option<&Planned>,
    ) -> Hit {
        let place_words = full_words_of(self.project, place, self.lang);
        let tip = Tip {
            title: format!("{place_words}, {}", self.period(period)),
            value: self.value_words(figure),
            lines: self.tip_lines(figure, plan),
        };
        Hit {
            rect: Rect::default(),
            indicator: self.indicator.id.clone(),
            measure: self.measure,
            place: place.clone(),
            period,
            part: None,
            tip,
        }
    }

    fn value_words(&self, figure: Option<&Figure>) -> String {
        use crate::analysis::Shown;
        let texts = self.texts();
        if figure.is_some_and(Figure::lacks_units) {
            return texts.not_enough.to_owned();
        }
        match figure.map(|figure| figure.shown) {
            Some(Shown::Number(value) | Shown::Partial(value)) => {
                self.with_unit(&self.number(value))
            }
            Some(Shown::NotApplicable) => texts.not_applicable.to_owned(),
            Some(Shown::NotReported) | None => texts.not_reported.to_owned(),
        }
    }

    fn tip_lines(&self, figure: Option<&Figure>, plan: Option<&Planned>) -> Vec<(String, String)> {
        let texts = self.texts();
        let mut lines = Vec::new();
        let mut line = |label: &str, content: String| lines.push((label.to_owned(), content));
        if let Some(plan) = plan {
            line(texts.plan, self.with_unit(&self.number(plan.value)));
        }
        let Some(figure) = figure else { return lines };
        if figure.number().is_some() {
            let mut status =
                status_word(self.lang, figure.status).unwrap_or(texts.official).to_owned();
            if figure.illustrative {
                status = format!("{status}. {}", texts.illustrative);
            }
            line(texts.status, status);
        }
        if figure.coverage.expected > 1 && (figure.number().is_some() || figure.lacks_units()) {
            line(texts.coverage, coverage_words(self.lang, figure.coverage));
        }
        if figure.number().is_some() {
            let known = self.project.sources();
            for source in figure.sources.iter().filter_map(|id| known.get(id)).take(SOURCES) {
                let title = said(self.lang, &source.title);
                let words = source_words(self.lang, source);
                let is_title = words == title;
                line(texts.source, if is_title { words } else { format!("{words}: {title}") });
            }
            if figure.sources.is_empty() {
                line(texts.source, texts.no_source.to_owned());
            }
            if let Some(days) = self.as_of(std::iter::once(figure)) {
                line(texts.as_of, days);
            }
        }
        if let Some(note) = figure.inputs.iter().find_map(|key| self.note(key)) {
            line(texts.note, note);
        }
        lines
    }

    fn note(&self, key: &CellKey) -> Option<String> {
        let detail = self.project.details().get(key)?;
        (!detail.note.is_empty()).then(|| detail.note.clone())
    }

    /// The latest period at which any of the places has a figure of this measure entered.
    pub fn nearest_period(&self, places: &[PlaceId], step: Option<Step>) -> Option<Period> {
        self.latest_period(places, step, None)
    }

    /// The same, of the periods that do not end after another.
    pub fn latest_period(
        &self,
        places: &[PlaceId],
        step: Option<Step>,
        until: Option<Period>,
    ) -> Option<Period> {
        let mut periods = self.periods_with_numbers(places, step);
        periods.retain(|period| until.is_none_or(|until| period.last_day() <= until.last_day()));
        // A number of what it is computed from need not make a figure, so each is tried.
        let has = |period: Period| {
            places.iter().any(|place| {
                self.figure(place, period).is_some_and(|figure| figure.number().is_some())
            })
        };
        periods.into_iter().rev().take(24).find(|period| has(*period))
    }

    /// The periods at which any of the places has a number of the indicator or of what it is computed
    /// from, in order of their ends.
    pub fn periods_with_numbers(&self, places: &[PlaceId], step: Option<Step>) -> Vec<Period> {
        let ids = self.series();
        let tables = ids.into_iter().flat_map(|id| self.project.values().of_indicator(id));
        let periods: BTreeSet<(Date, Period)> = tables
            .filter(|(key, _)| step.is_none_or(|step| key.step == step))
            .flat_map(|(key, table)| {
                let rows = places.iter().filter_map(|place| table.row(place));
                rows.flat_map(crate::model::Row::iter)
                    .filter(|(_, cell)| cell.number().is_some())
                    .filter_map(|(ordinal, _)| Period::from_ordinal(key.step, ordinal))
            })
            .map(|period| (period.last_day(), period))
            .collect();
        periods.into_iter().map(|(_, period)| period).collect()
    }

    /// Earlier periods to set a period against: the same of the year before, then the latest. What
    /// is counted from 1 January is only set against the same part of a year.
    pub fn earlier_periods(&self, places: &[PlaceId], period: Period) -> Vec<Period> {
        let year_before = period.same_period_last_year();
        let is_like = |other: &Period| {
            self.indicator.kind == IndicatorKind::Level
                || (other.step() == period.step() && other.part_of_year() == period.part_of_year())
        };
        let earlier = self.periods_with_numbers(places, None).into_iter().rev();
        let earlier: Vec<Period> = earlier
            .filter(|other| other.last_day() < period.last_day() && is_like(other))
            .collect();
        let first = year_before.filter(|year_before| earlier.contains(year_before));
        let others = earlier.iter().copied().filter(|other| Some(*other) != first);
        first.into_iter().chain(others).take(EARLIER_MOST).collect()
    }

    /// The indicator and all that it is computed from: the sides of a ratio, the parts of a sum.
    pub fn series(&self) -> Vec<&IndicatorId> {
        use crate::model::AcrossAreas;
        let mut ids = vec![&self.indicator.id];
        let mut at = 0;
        while let Some(id) = ids.get(at).copied() {
            at += 1;
            let Some(indicator) = self.project.indicators().get(id) else { continue };
            let operands = match &indicator.across_areas {
                AcrossAreas::RatioOfSums { numerator, denominator, .. } => {
                    [Some(&numerator.indicator), Some(&denominator.indicator)]
                }
                AcrossAreas::WeightedMean { weight } => [Some(weight), None],
                AcrossAreas::Sum | AcrossAreas::Maximum | AcrossAreas::NotAdditive => [None, None],
            };
            let known = self.project.indicators().iter();
            let parts = known
                .filter(|part| part.breakdown.as_ref().is_some_and(|b| b.parent == *id))
                .map(|part| &part.id);
            for other in operands.into_iter().flatten().chain(parts) {
                if !ids.contains(&other) {
                    ids.push(other);
                }
            }
        }
        ids
    }
}

/// "6/7 huyện, thành phố".
pub(super) fn coverage_words(lang: Lang, coverage: Coverage) -> String {
    let kinds: &[AreaKind] = match &coverage.unit {
        Some(ReportingUnit::Districts) => &[AreaKind::District],
        Some(ReportingUnit::Kind(kind)) => std::slice::from_ref(kind),
        Some(ReportingUnit::Units) | None => &[],
    };
    share_of_units(lang, coverage.reported, coverage.expected, kinds)
}
