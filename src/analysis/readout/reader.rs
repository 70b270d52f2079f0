//! One figure that is read out: what it is of, where it stands, and the words for it.

use std::collections::BTreeSet;

use super::{Draft, Line, Tone};
use crate::{
    analysis::{
        Coverage, Figure, ReportingUnit,
        compare::{AcrossUnits, Refusal},
        series::reports,
    },
    model::{AreaKind, Direction, Indicator, IndicatorId, Period, PlaceId, Project},
    text::{
        chart_messages::place_words,
        lang::Lang,
        period::period_label,
        readout_messages::{Amounts, ReadoutTexts, readout_texts},
    },
};

/// How many are named before the rest is counted.
pub(super) const NAMED_MOST: usize = 5;

/// A figure, its indicator, and what was already said of it.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub project: &'a Project,
    pub figure: &'a Figure,
    pub indicator: &'a Indicator,
    pub lang: Lang,
    pub texts: &'static ReadoutTexts,
    /// Reasons are given once.
    reasons: BTreeSet<String>,
}

/// A whole and the units that are compared in it.
#[derive(Debug)]
pub(super) struct Units {
    pub whole: PlaceId,
    /// In protocol order.
    pub units: Vec<PlaceId>,
}

impl<'a> Reader<'a> {
    pub fn new(project: &'a Project, figure: &'a Figure, lang: Lang) -> Option<Self> {
        let indicator = project.indicators().get(&figure.indicator)?;
        let texts = readout_texts(lang);
        Some(Self { project, figure, indicator, lang, texts, reasons: BTreeSet::new() })
    }

    pub fn amounts(&self) -> Amounts<'a> {
        amounts_of(self.indicator, self.lang)
    }

    /// The amounts of another indicator; of this one if the project lacks it.
    pub fn amounts_in(&self, indicator: &IndicatorId) -> Amounts<'a> {
        let indicator = self.project.indicators().get(indicator).unwrap_or(self.indicator);
        amounts_of(indicator, self.lang)
    }

    pub fn name(&self, place: &'a PlaceId) -> &'a str {
        self.project.place_name(place).map_or(place.as_str(), |name| self.lang.pick(name))
    }

    /// A place inside a sentence: "toàn tỉnh", "huyện Bác Ái".
    pub fn place(&self, place: &PlaceId) -> String {
        let name = self.project.place_name(place);
        let name = name.map_or(place.as_str(), |name| self.lang.pick(name));
        place_words(self.lang, self.project.area_kind(place), name)
    }

    pub fn period(&self, period: Period) -> String {
        let kind = self.figure.lens.reading.kind(self.indicator.kind);
        period_label(self.lang, period, kind)
    }

    /// Good where more of it is better and there is more, warning where it is the other way.
    pub fn tone_of(&self, difference: f64) -> Tone {
        if self.amounts().is_nothing(difference) {
            return Tone::Plain;
        }
        match (self.indicator.direction, difference > 0.0) {
            (Direction::Neutral, _) => Tone::Plain,
            (Direction::Up, true) | (Direction::Down, false) => Tone::Good,
            (Direction::Up, false) | (Direction::Down, true) => Tone::Warn,
        }
    }

    /// Gives the reason why nothing is said, unless it was given or goes without saying.
    pub fn refuse(&mut self, draft: &mut Draft, label: &str, refusal: &Refusal) {
        if goes_without_saying(refusal) {
            return;
        }
        let reason = refusal.reason(self.project, self.lang);
        if self.reasons.insert(reason.clone()) {
            draft.push(Line::refusal(label, reason));
        }
    }

    /// The units that the figure's place is compared with, and what they lie in; none for the
    /// province and for groups.
    pub fn around(&self) -> Option<Units> {
        let place = &self.figure.place;
        let area = self.project.areas().get(place)?;
        let whole = area.parent.clone()?;
        let is_reporter = self.reports(place, area.kind);
        let is_like = |other: &&PlaceId| {
            self.project.area_kind(other).is_some_and(|kind| {
                if is_reporter {
                    self.reports(other, kind)
                } else {
                    kind.is_commune() == area.kind.is_commune() && kind != AreaKind::Departments
                }
            })
        };
        let units = self.project.children(&whole).iter().filter(is_like).cloned().collect();
        Some(Units { whole, units })
    }

    /// The units that the figure's place is made up of: those that report, or the districts that
    /// those who report lie in.
    pub fn inside(&self) -> Option<Units> {
        let whole = self.figure.place.clone();
        let inside = match self.project.area_kind(&whole) {
            Some(_) => self.project.children(&whole),
            None => self.project.group_members(&whole),
        };
        let pick = |wanted: &dyn Fn(&PlaceId, AreaKind) -> bool| -> Vec<PlaceId> {
            let is_wanted = |place: &&PlaceId| {
                self.project.area_kind(place).is_some_and(|kind| wanted(place, kind))
            };
            inside.iter().filter(is_wanted).cloned().collect()
        };
        let mut units = pick(&|place, kind| self.reports(place, kind));
        if units.is_empty() {
            units = pick(&|_, kind| kind != AreaKind::Departments);
        }
        (!units.is_empty()).then_some(Units { whole, units })
    }

    fn reports(&self, place: &PlaceId, kind: AreaKind) -> bool {
        reports(&self.indicator.expected, place, kind)
    }

    /// The figure's indicator, or another one, at these units.
    pub fn across<'b>(&'b self, indicator: &'b IndicatorId, units: &'b Units) -> AcrossUnits<'b> {
        AcrossUnits {
            project: self.project,
            indicator,
            measure: self.figure.measure,
            period: self.figure.period,
            lens: self.figure.lens,
            whole: &units.whole,
            units: &units.units,
        }
    }

    /// "3/7 huyện, thành phố".
    pub fn counted(&self, some: usize, all: usize, units: &[PlaceId]) -> String {
        self.coverage(some, all, units).label(self.lang)
    }

    /// "7 huyện, thành phố".
    pub fn count_of(&self, count: usize, units: &[PlaceId]) -> String {
        self.coverage(count, count, units).count_label(self.lang)
    }

    fn coverage(&self, some: usize, all: usize, units: &[PlaceId]) -> Coverage {
        let kinds: BTreeSet<Option<AreaKind>> =
            units.iter().map(|unit| self.project.area_kind(unit)).collect();
        let is_all =
            |test: &dyn Fn(AreaKind) -> bool| kinds.iter().all(|kind| kind.is_some_and(test));
        let unit = match kinds.first() {
            _ if is_all(&AreaKind::is_district) => Some(ReportingUnit::Districts),
            Some(Some(kind)) if kinds.len() == 1 => Some(ReportingUnit::Kind(*kind)),
            _ => Some(ReportingUnit::Units),
        };
        Coverage { reported: some, expected: all, unit }
    }

    /// The names of places.
    pub fn names<'p>(&self, places: impl Iterator<Item = &'p PlaceId>) -> Vec<&'p str>
    where
        'a: 'p,
    {
        let of = |place: &'p PlaceId| {
            let known: Option<&'a crate::model::Name> = self.project.place_name(place);
            known.map_or(place.as_str(), |name| self.lang.pick(name))
        };
        places.map(of).collect()
    }
}

pub(super) fn amounts_of(indicator: &Indicator, lang: Lang) -> Amounts<'_> {
    Amounts { lang, unit: &indicator.unit, decimals: indicator.decimals }
}

/// What follows from the kind of indicator or from the calendar is no news of this figure.
pub(super) fn goes_without_saying(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Unknown
            | Refusal::NoPace
            | Refusal::NoDirection
            | Refusal::NotARate
            | Refusal::NotSummable
            | Refusal::NotComparableWithWhole
            | Refusal::NotInside { .. }
            | Refusal::AlreadyThere(_)
            | Refusal::YearIsOver
            | Refusal::GoalNotAhead
    )
}
