//! The rules, a file for each family, and what they share: of whom they speak, and what rounding
//! allows.

mod areas;
mod figures;
mod formulas;
mod parts;
mod peers;
mod periods;
mod presence;
mod ratios;
mod sources;
mod time;

pub(super) use areas::sum_of_areas;
pub(super) use figures::{bounds, range};
pub(super) use formulas::{formula_units, formulas, has_formulas};
pub(super) use parts::{part_in_whole, shares, sum_of_parts};
pub(super) use peers::{has_peers, is_compared, outliers, window};
pub(super) use presence::{Family, plan_missing};
pub(super) use ratios::{
    Exceeds, advances, is_part_of_whole, numerator_exceeds_denominator, published_decimals, ratio,
    shared_denominator,
};
pub(super) use sources::{as_of, two_sources};
pub(super) use time::through_time;

use super::finding::{Finding, RuleId, Severity};
use crate::{
    analysis::series::Series,
    model::{
        AcrossAreas, Cell, CellKey, Indicator, Measure, Name, Period, PlaceId, Project, Status,
    },
    text::{
        check_messages::{self as say, MoneyUnit, Said},
        lang::Lang,
        period::period_label,
    },
};

/// A difference below this share of the stated value is no news where an estimate takes part.
const TRIFLE: f64 = 0.01;

/// Of which figure a finding speaks.
#[derive(Clone, Copy)]
pub(super) struct About<'s, 'a> {
    pub project: &'a Project,
    pub indicator: &'a Indicator,
    pub measure: Measure,
    pub place: &'s PlaceId,
    pub period: Period,
}

/// One place in the light of one series.
#[derive(Clone, Copy)]
pub(super) struct Subject<'s, 'a> {
    pub project: &'a Project,
    pub series: &'s Series<'a>,
    pub place: &'s PlaceId,
}

impl<'a> About<'_, 'a> {
    fn said(self, value: f64) -> Said<'a> {
        let Indicator { name, unit, decimals, .. } = self.indicator;
        Said { name, head: self.head(), unit, decimals: *decimals, value }
    }

    /// The indicator's name in a head, which has no room for a long one.
    fn head(self) -> &'a Name {
        const LONGEST: usize = 40;
        let Indicator { name, short, .. } = self.indicator;
        let is_long = name.vi.chars().count() > LONGEST;
        short.as_ref().filter(|_| is_long).unwrap_or(name)
    }

    fn place_name(self) -> Name {
        self.project.place_name(self.place).cloned().unwrap_or_default()
    }

    /// A period of this indicator inside a sentence.
    fn when(self, period: Period) -> Name {
        say::when(period, self.indicator.kind)
    }

    fn finding(
        self,
        rule: RuleId,
        severity: Severity,
        (what, message): (Name, Name),
        cells: Vec<CellKey>,
    ) -> Finding {
        let label = |lang| period_label(lang, self.period, self.indicator.kind);
        let period_name = Name { vi: label(Lang::Vi), en: label(Lang::En) };
        let is_plan = self.measure == Measure::Plan && self.indicator.only_measure.is_none();
        Finding {
            rule,
            severity,
            place: self.place.clone(),
            indicator: self.indicator.id.clone(),
            period: self.period,
            title: say::head(&self.place_name(), &period_name, is_plan, &what),
            message,
            cells,
            suggestion: None,
        }
    }

    /// Plans of parts and wholes are sometimes assigned apart on purpose, and estimates are no
    /// results.
    fn severity(self) -> Severity {
        match self.measure {
            Measure::Plan => Severity::Warning,
            Measure::Actual | Measure::Estimate => Severity::Error,
        }
    }

    /// By how much a sum of so many rounded figures may differ from its rounded total.
    fn rounding_of_sum(self, terms: usize) -> f64 {
        let decimals = self.indicator.decimals;
        if decimals == 0 && !is_money(self.indicator) {
            // Households and communes are counted, not rounded.
            return 1e-6;
        }
        half_step(decimals) * (terms as f64 + 1.0)
    }

    /// Says that estimates take part; a difference that they explain is only to be known.
    fn weigh_estimates(self, finding: &mut Finding, gap: f64, stated: f64) {
        let is_estimate = |key: &CellKey| self.project.cell(key).status() == Some(Status::Estimate);
        if !finding.cells.iter().any(is_estimate) {
            return;
        }
        finding.message = say::with_estimates(&finding.message);
        if gap.abs() < TRIFLE * stated.abs() {
            finding.severity = Severity::Info;
        }
    }
}

impl<'s, 'a> Subject<'s, 'a> {
    fn about(self) -> About<'s, 'a> {
        let Series { indicator, measure, period, .. } = *self.series;
        About { project: self.project, indicator, measure, place: self.place, period }
    }

    fn said(self, value: f64) -> Said<'a> {
        self.about().said(value)
    }

    fn of(self, series: &'s Series<'a>) -> Self {
        Self { series, ..self }
    }

    fn key(self) -> CellKey {
        self.series.key(self.place)
    }

    fn finding(
        self,
        rule: RuleId,
        severity: Severity,
        words: (Name, Name),
        cells: Vec<CellKey>,
    ) -> Finding {
        self.about().finding(rule, severity, words, cells)
    }

    fn severity(self) -> Severity {
        self.about().severity()
    }

    fn rounding_of_sum(self, terms: usize) -> f64 {
        self.about().rounding_of_sum(terms)
    }
}

/// Whether it counts what can only be whole.
pub(super) fn is_count(indicator: &Indicator) -> bool {
    indicator.decimals == 0
        && !indicator.is_rate()
        && !is_money(indicator)
        && matches!(indicator.across_areas, AcrossAreas::Sum)
}

/// Whether anything stands in the cell.
pub(super) fn is_filled(series: &Series<'_>, place: &PlaceId) -> bool {
    series.cell(place) != Cell::NotReported
}

fn is_money(indicator: &Indicator) -> bool {
    MoneyUnit::of(&indicator.unit).is_some()
}

/// Half a unit of the last decimal, and a little for binary fractions.
fn half_step(decimals: u8) -> f64 {
    0.5 * 10_f64.powi(-i32::from(decimals)) + 1e-9
}

fn number_of(project: &Project, key: &CellKey) -> f64 {
    project.cell(key).number().unwrap_or_default()
}
