//! What leads from a level at the start of a period to that at its end (cân đối đầu kỳ, cuối kỳ), as
//! the project's own balances say it: the checks hold figures against them, charts show them.

use crate::model::{
    Indicator, IndicatorId, Period,
    formula::{Expression, Node, Operator, Reach},
};

/// How an indicator at the end of a period follows from itself at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// The period at whose end the start is read.
    pub start: Period,
    /// In the order of the balance.
    pub flows: Vec<Flow>,
}

/// What was added to a level or taken from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    pub indicator: IndicatorId,
    pub adds: bool,
}

/// The first of an indicator's balances that leads from its own earlier level to that of a period by
/// what was added and taken; none if there is no such.
#[must_use]
pub fn balance(indicator: &Indicator, period: Period) -> Option<Balance> {
    indicator.must_equal.iter().find_map(|formula| {
        let mut terms = Vec::new();
        collect(formula.expression(), true, Some(period), &mut terms)?;
        let is_start = |term: &&Term<'_>| *term.indicator == indicator.id;
        let mut starts = terms.iter().filter(is_start);
        let start = starts.next().filter(|term| term.adds && term.period < period)?;
        if starts.next().is_some() {
            return None;
        }
        let flows = terms.iter().filter(|term| *term.indicator != indicator.id);
        let flows = flows.map(|term| {
            let flow = Flow { indicator: term.indicator.clone(), adds: term.adds };
            (term.period == period).then_some(flow)
        });
        Some(Balance { start: start.period, flows: flows.collect::<Option<_>>()? })
    })
}

/// One figure of a balance.
struct Term<'a> {
    indicator: &'a IndicatorId,
    adds: bool,
    period: Period,
}

/// The terms of a sum; none if it is anything else.
fn collect<'a>(
    expression: &'a Expression,
    adds: bool,
    period: Option<Period>,
    terms: &mut Vec<Term<'a>>,
) -> Option<()> {
    match &expression.node {
        Node::Indicator(indicator) => {
            terms.push(Term { indicator, adds, period: period? });
            Some(())
        }
        Node::Negative(inside) => collect(inside, !adds, period, terms),
        Node::Chain(first, rest) => {
            collect(first, adds, period, terms)?;
            rest.iter().try_for_each(|(operator, operand)| match operator {
                Operator::Add => collect(operand, adds, period, terms),
                Operator::Subtract => collect(operand, !adds, period, terms),
                Operator::Multiply | Operator::Divide => None,
            })
        }
        Node::Sum(arguments) => {
            arguments.iter().try_for_each(|it| collect(it, adds, period, terms))
        }
        Node::Read(reach, inside) => {
            let moved = match reach {
                Reach::Previous => period.and_then(Period::previous),
                Reach::SamePeriodLastYear => period.and_then(Period::same_period_last_year),
                Reach::Year => period.and_then(Period::year_of),
                Reach::Measure(_) => return None,
            };
            collect(inside, adds, moved, terms)
        }
        Node::Number(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(formula: &str) -> Option<Balance> {
        let text = format!(
            "(id:\"ho_ngheo\",topic:\"t\",name:(vi:\"N\",en:\"N\"),unit:(vi:\"hộ\",en:\"h\"),\
             direction:Down,kind:Level,across_areas:Sum,across_periods:NotAdditive,step:Year,\
             expected:Districts,must_equal:[\"{formula}\"])"
        );
        let indicator: Indicator = ron::from_str(&text).expect("an indicator");
        balance(&indicator, "2019".parse().expect("a period"))
    }

    #[test]
    fn a_balance_is_read_as_the_start_and_what_was_added_and_taken() {
        let found = of("previous(ho_ngheo) - thoat + tai + moi").expect("a balance");
        assert_eq!(found.start.to_string(), "2018");
        let flows: Vec<(&str, bool)> =
            found.flows.iter().map(|flow| (flow.indicator.as_str(), flow.adds)).collect();
        assert_eq!(flows, [("thoat", false), ("tai", true), ("moi", true)]);
        let nested = of("sum(previous(ho_ngheo), moi) - (thoat - tai)").expect("a balance");
        assert_eq!(nested.flows.iter().filter(|flow| flow.adds).count(), 2);
    }

    #[test]
    fn what_does_not_lead_from_an_earlier_level_is_no_balance() {
        for formula in [
            "tong - khac",
            "previous(ho_ngheo) * 2",
            "moi - previous(ho_ngheo)",
            "previous(ho_ngheo) + previous(moi)",
            "previous(ho_ngheo) + 5",
        ] {
            assert_eq!(of(formula), None, "{formula}");
        }
    }
}
