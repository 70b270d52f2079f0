//! What a rate is made of, so that the counts stand beside it.

use super::{
    Derivation,
    draft::{Draft, Told},
};
use crate::{
    analysis::{
        Figure, Lens, Shown, figure, figure_through,
        series::{operand_measure, operand_period},
    },
    model::{
        AcrossAreas, Indicator, IndicatorId, Measure, Name, Operand, OperandMeasure, OperandPeriod,
        PlaceId, PlanVersion, Project,
    },
    text::narrative_messages as words,
};

/// A numerator and denominator of a rate, as they are told.
#[derive(Clone, Debug)]
pub(super) struct Sides {
    pub numerator: Told,
    pub denominator: Told,
}

/// A rate over some of the units.
#[derive(Clone, Debug)]
pub(super) struct PartialRate {
    pub rate: Told,
    pub sides: Sides,
}

/// The numerator of a ratio.
pub(super) fn numerator_of(indicator: &Indicator) -> Option<&IndicatorId> {
    match &indicator.across_areas {
        AcrossAreas::RatioOfSums { numerator, .. } => Some(&numerator.indicator),
        _ => None,
    }
}

/// The denominator of a rate that says how much of a year's plan is spent.
pub(super) fn spent_from(indicator: &Indicator) -> Option<&IndicatorId> {
    match &indicator.across_areas {
        AcrossAreas::RatioOfSums { denominator, .. }
            if denominator.measure == OperandMeasure::Always(Measure::Plan)
                && denominator.at == OperandPeriod::Year =>
        {
            Some(&denominator.indicator)
        }
        _ => None,
    }
}

/// Numerator and denominator of a rate of one place, where both are known and give what is shown; the
/// numerator alone where only that is known. A published rate whose counts would give another is told
/// without them: the checks speak of it.
pub(super) fn sides(draft: &mut Draft<'_>, rate: &Figure) -> (Option<Told>, Option<Told>) {
    let Some(found) = Operands::of(draft.project, rate) else { return (None, None) };
    let whole = |figure: &Figure| matches!(figure.shown, Shown::Number(_));
    if !whole(&found.numerator) {
        return (None, None);
    }
    let Some(denominator) = found.denominator.as_ref().filter(|figure| whole(figure)) else {
        let is_plain = found.less.is_none();
        return (is_plain.then(|| draft.quote(&found.numerator)).flatten(), None);
    };
    let (Some(one), Some(two)) = (found.counted(), found.divided_by(denominator)) else {
        return (None, None);
    };
    let Some(shown) = rate.number() else { return (None, None) };
    let decimals = draft.project.indicators().get(&rate.indicator).map_or(0, |it| it.decimals);
    let tolerance = 0.5 * 10_f64.powi(-i32::from(decimals)) + 1e-9;
    if two <= 0.0 || (found.scale * one / two - shown).abs() > tolerance {
        return (None, None);
    }
    let numerator = match &found.less {
        None => draft.quote(&found.numerator),
        Some(less) => combined(draft, Derivation::Difference, one, &found.numerator, less),
    };
    let denominator = match &found.plus {
        None => draft.quote(denominator),
        Some(plus) => combined(draft, Derivation::Sum, two, denominator, plus),
    };
    (numerator, denominator)
}

/// A rate over some of the units, made of the counts of just these; none where they do not tell how it
/// came about.
pub(super) fn over_some(
    draft: &mut Draft<'_>,
    rate: &Figure,
    units: &[PlaceId],
) -> Option<PartialRate> {
    let partial = rate.partial?;
    let (one, two) = rate.parts?;
    let project = draft.project;
    let (mut counted, mut less, mut of) = (Vec::new(), Vec::new(), Vec::new());
    for unit in units {
        let found = figure(project, &rate.indicator, rate.measure, unit, rate.period)?;
        if found.number().is_none() {
            continue;
        }
        let operands = Operands::of(project, &found)?;
        counted.push(operands.numerator);
        less.extend(operands.less);
        of.push(operands.denominator?);
        of.extend(operands.plus);
    }
    let total = |figures: &[Figure]| figures.iter().map(Figure::number).sum::<Option<f64>>();
    let (all_less, denominator) = (total(&less)?, sum(draft, &of, two)?);
    let mut numerator = sum(draft, &counted, one + all_less)?;
    if !less.is_empty() {
        let less = sum(draft, &less, all_less)?;
        let text = draft.amount(&counted.first()?.indicator, one);
        numerator = draft.derive(Derivation::Difference, one, &[&numerator, &less], text);
    }
    let known = project.indicators().get(&rate.indicator)?;
    let what = if known.is_rate() { Derivation::PercentOf } else { Derivation::Quotient };
    let text = draft.amount(&rate.indicator, partial);
    let rate = draft.derive(what, partial, &[&numerator, &denominator], text);
    Some(PartialRate { rate, sides: Sides { numerator, denominator } })
}

/// Whether a rate of spending divides what was spent by the plan as of now, and nothing is added to the
/// one or taken from the other by the project's capital basis.
pub(super) fn is_plain(project: &Project, rate: &Figure) -> bool {
    let Some(found) = Operands::of(project, rate) else { return false };
    let is_current = rate.lens.basis.plan == PlanVersion::Current
        || found.denominator.as_ref().is_none_or(|it| {
            let current = figure(project, &it.indicator, it.measure, &it.place, it.period);
            current.is_some_and(|current| current.number() == it.number())
        });
    found.less.is_none() && found.plus.is_none() && is_current
}

/// Figures added up, if they make what they are to make.
pub(super) fn sum(draft: &mut Draft<'_>, figures: &[Figure], expected: f64) -> Option<Told> {
    let total = figures.iter().map(Figure::number).sum::<Option<f64>>()?;
    if (total - expected).abs() > 1e-6 * expected.abs().max(1.0) {
        return None;
    }
    let told = figures.iter().map(|it| draft.quote(it)).collect::<Option<Vec<Told>>>()?;
    if let [only] = told.as_slice() {
        return Some(only.clone());
    }
    let text = draft.amount(&figures.first()?.indicator, total);
    let from: Vec<&Told> = told.iter().collect();
    Some(draft.derive(Derivation::Sum, total, &from, text))
}

/// "11.925/176.822 hộ", or the numerator alone.
pub(super) fn told_sides(sides: &(Option<Told>, Option<Told>)) -> Option<Name> {
    match sides {
        (Some(one), Some(two)) => Some(words::over(&one.text, &two.text)),
        (Some(one), None) => Some(one.text.clone()),
        (None, _) => None,
    }
}

/// The figures that a ratio at a place reads.
struct Operands {
    numerator: Figure,
    /// Taken from it by the capital basis.
    less: Option<Figure>,
    denominator: Option<Figure>,
    /// Added to it by the capital basis.
    plus: Option<Figure>,
    scale: f64,
}

impl Operands {
    fn of(project: &Project, rate: &Figure) -> Option<Self> {
        let indicator = project.indicators().get(&rate.indicator)?;
        let AcrossAreas::RatioOfSums { numerator, denominator, scale } = &indicator.across_areas
        else {
            return None;
        };
        let lens = rate.lens;
        let read = |id: &IndicatorId, operand: &Operand| {
            let measure = operand_measure(operand, rate.measure);
            let period = operand_period(operand, rate.period);
            let plan = match operand.measure {
                OperandMeasure::Always(Measure::Plan) => lens.basis.plan,
                _ => lens.plan,
            };
            figure_through(project, id, measure, &rate.place, period, Lens { plan, ..lens })
        };
        let parts = indicator.basis.as_ref();
        let advances = parts.and_then(|parts| parts.advances.as_ref());
        let carried_over = parts.and_then(|parts| parts.carried_over.as_ref());
        let known = |figure: &Figure| figure.number().is_some();
        Some(Self {
            numerator: read(&numerator.indicator, numerator)?,
            less: advances.filter(|_| !lens.basis.advances).and_then(|id| read(id, numerator)),
            denominator: read(&denominator.indicator, denominator).filter(known),
            plus: carried_over
                .filter(|_| lens.basis.carried_over)
                .and_then(|id| read(id, denominator)),
            scale: *scale,
        })
    }

    fn counted(&self) -> Option<f64> {
        let less = self.less.as_ref().map_or(Some(0.0), Figure::number)?;
        Some(self.numerator.number()? - less)
    }

    fn divided_by(&self, denominator: &Figure) -> Option<f64> {
        let plus = self.plus.as_ref().map_or(Some(0.0), Figure::number)?;
        Some(denominator.number()? + plus)
    }
}

fn combined(
    draft: &mut Draft<'_>,
    what: Derivation,
    value: f64,
    one: &Figure,
    other: &Figure,
) -> Option<Told> {
    let text = draft.amount(&one.indicator, value);
    let (one, other) = (draft.quote(one)?, draft.quote(other)?);
    Some(draft.derive(what, value, &[&one, &other], text))
}
