//! Figures against their own formulas and balances.

use super::{About, TRIFLE, half_step, is_count};
use crate::{
    analysis::{
        Lens,
        by_formula::{ByFormula, by_formula},
        check::{
            finding::{FORMULA, FORMULA_UNITS, Finding, IDENTITY, RuleId, Severity},
            slip::slip,
        },
        formula::{Leaf, Operand, check_units, evaluate, worked},
    },
    model::{CellKey, Formula, Indicator, Measure, Name, Period, PlaceId, Project, Status},
    text::{
        check_messages::{self as say, Said, Slip},
        lang::Lang,
    },
};

/// Whether anything is to be asked of an indicator.
pub fn has_formulas(indicator: &Indicator) -> bool {
    indicator.formula.is_some() || !indicator.must_equal.is_empty()
}

/// What was entered at a place and period against the indicator's formula and balances, as far as
/// the figures that these read are known.
pub fn formulas(
    project: &Project,
    indicator: &Indicator,
    measure: Measure,
    place: &PlaceId,
    period: Period,
    found: &mut Vec<Finding>,
) {
    if indicator.measure_for(measure) != measure {
        return;
    }
    let key = project.current_key(&indicator.id, measure, place, period);
    let cell = project.cell(&key);
    let Some(stated) = cell.number() else { return };
    let about = About { project, indicator, measure, place, period };
    let own = Own { about, key, stated, is_estimate: cell.status() == Some(Status::Estimate) };
    found.extend(indicator.formula.iter().filter_map(|formula| own.against(formula, FORMULA)));
    found.extend(indicator.must_equal.iter().filter_map(|it| own.against(it, IDENTITY)));
}

/// Formulas whose units do not agree, told once for the project.
pub fn formula_units(project: &Project, found: &mut Vec<Finding>) {
    let Some(root) = project.root() else { return };
    let Some(period) = project.programs().iter().map(|program| program.period).next() else {
        return;
    };
    let unit_of = |id: &_| project.indicators().get(id).map(|indicator| indicator.unit.clone());
    for indicator in project.indicators() {
        for formula in indicator.formula.iter().chain(&indicator.must_equal) {
            let Err(error) = check_units(formula, &indicator.unit, unit_of) else { continue };
            let (measure, place) = (Measure::Actual, &root.id);
            let about = About { project, indicator, measure, place, period };
            let words = say::formula_units(&indicator.name, formula.as_str(), &error.sentence());
            found.push(about.finding(FORMULA_UNITS, Severity::Error, words, Vec::new()));
        }
    }
}

/// A figure that was entered.
struct Own<'s, 'a> {
    about: About<'s, 'a>,
    key: CellKey,
    stated: f64,
    is_estimate: bool,
}

impl Own<'_, '_> {
    fn against(&self, formula: &Formula, rule: RuleId) -> Option<Finding> {
        let About { project, indicator, measure, place, period } = self.about;
        let lens = Lens::default();
        let found = by_formula(project, formula, measure, place, period, lens);
        let computed = found.number()?;
        let gap = (self.stated - computed).abs();
        let own = if is_count(indicator) { 1e-6 } else { half_step(indicator.decimals) };
        if gap <= own + slack(project, formula, period, &found) {
            return None;
        }
        let has_estimates = self.is_estimate || found.status() == Status::Estimate;
        if has_estimates && gap < TRIFLE * self.stated.abs() {
            return None;
        }
        let said = self.about.said(self.stated);
        let likely =
            slip(computed, self.stated, indicator.decimals).filter(|slip| *slip != Slip::OneDigit);
        let calculation =
            |lang| worked(formula, &found.evaluation, lang, |leaf| figure(project, leaf, lang));
        let calculation = Name::new(&calculation(Lang::Vi), &calculation(Lang::En));
        let words = match rule {
            IDENTITY => say::identity(said, computed, &calculation, likely),
            _ => say::formula(said, computed, &calculation, likely),
        };
        let mut cells = vec![self.key.clone()];
        for key in found.operands.iter().flat_map(|figure| &figure.inputs) {
            if !cells.contains(key) {
                cells.push(key.clone());
            }
        }
        let mut finding = self.about.finding(rule, self.about.severity(), words, cells);
        if has_estimates {
            finding.message = say::with_estimates(&finding.message);
        }
        finding.suggestion =
            likely.map(|slip| say::correct_slip(None, Said { value: computed, ..said }, slip));
        Some(finding)
    }
}

/// A figure inside a calculation, with its decimals.
fn figure(project: &Project, leaf: &Leaf, lang: Lang) -> String {
    let Operand::Number(value) = leaf.operand else { return String::new() };
    let indicator = project.indicators().get(&leaf.reading.indicator);
    let decimals = indicator.map_or(0, |indicator| indicator.decimals);
    say::figure_alone(value, decimals, lang)
}

/// By how much the result may differ because published figures are rounded: each that was entered
/// with decimals, or in money, moved by half a unit of its last one.
fn slack(project: &Project, formula: &Formula, period: Period, found: &ByFormula) -> f64 {
    let Some(computed) = found.number() else { return 0.0 };
    let moved = |moved: &Leaf| {
        let Some(indicator) = project.indicators().get(&moved.reading.indicator) else {
            return 0.0;
        };
        if is_count(indicator) {
            return 0.0;
        }
        let mut leaves = found.evaluation.leaves.iter();
        let again = evaluate(formula, period, |_| match leaves.next() {
            Some(leaf) if leaf.at == moved.at => match leaf.operand {
                Operand::Number(value) => Operand::Number(value + half_step(indicator.decimals)),
                ref other => other.clone(),
            },
            Some(leaf) => leaf.operand.clone(),
            None => moved.operand.clone(),
        });
        match again.result {
            Operand::Number(result) => (result - computed).abs(),
            Operand::NotApplicable | Operand::Missing(_) => 0.0,
        }
    };
    found.evaluation.leaves.iter().map(moved).sum()
}
