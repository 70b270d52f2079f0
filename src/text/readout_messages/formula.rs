//! A formula read aloud: names for ids, words for functions.

use crate::{
    model::{
        IndicatorId, Measure,
        formula::{Expression, Node, Operator, Reach},
    },
    text::{lang::Lang, number::format_number},
};

/// "Tỷ lệ hộ nghèo (cả năm, kỳ trước, thực hiện) - Tỷ lệ hộ nghèo"; `name` gives an indicator's.
#[must_use]
pub fn formula_words(
    lang: Lang,
    expression: &Expression,
    name: &dyn Fn(&IndicatorId) -> String,
) -> String {
    Words { lang, name }.say(expression, Around::Nothing)
}

/// What stands around a part: whether it needs parentheses.
#[derive(Clone, Copy, PartialEq)]
enum Around {
    Nothing,
    Product,
    /// After a minus or a division sign.
    Right,
}

struct Words<'a> {
    lang: Lang,
    name: &'a dyn Fn(&IndicatorId) -> String,
}

impl Words<'_> {
    fn say(&self, expression: &Expression, around: Around) -> String {
        match &expression.node {
            Node::Number(number) => self.number(*number),
            Node::Indicator(indicator) => (self.name)(indicator),
            Node::Negative(inside) => format!("-{}", self.say(inside, Around::Right)),
            Node::Chain(first, rest) => self.chain(first, rest, around),
            Node::Sum(arguments) => {
                let parts: Vec<String> =
                    arguments.iter().map(|part| self.say(part, Around::Nothing)).collect();
                match self.lang {
                    Lang::Vi => format!("tổng ({})", parts.join("; ")),
                    Lang::En => format!("sum ({})", parts.join("; ")),
                }
            }
            Node::Read(reach, inside) => self.read(*reach, inside),
        }
    }

    fn chain(&self, first: &Expression, rest: &[(Operator, Expression)], around: Around) -> String {
        let is_sum = rest
            .first()
            .is_some_and(|(operator, _)| matches!(operator, Operator::Add | Operator::Subtract));
        let inside = if is_sum { Around::Nothing } else { Around::Product };
        let mut said = self.say(first, inside);
        for (operator, operand) in rest {
            let (sign, around) = match operator {
                Operator::Add => ("+", Around::Nothing),
                Operator::Subtract => ("-", Around::Right),
                Operator::Multiply => ("×", Around::Product),
                Operator::Divide => ("/", Around::Right),
            };
            said = format!("{said} {sign} {}", self.say(operand, around));
        }
        let stands_alone = around == Around::Nothing || (around == Around::Product && !is_sum);
        if stands_alone { said } else { format!("({said})") }
    }

    /// Functions around one indicator stand behind its name, from the outer to the inner.
    fn read(&self, reach: Reach, inside: &Expression) -> String {
        let mut reaches = vec![self.reach(reach)];
        let mut at = inside;
        while let Node::Read(reach, inside) = &at.node {
            reaches.push(self.reach(*reach));
            at = inside;
        }
        let reaches = reaches.join(", ");
        match &at.node {
            Node::Indicator(indicator) => format!("{} ({reaches})", (self.name)(indicator)),
            _ => format!("[{}] ({reaches})", self.say(at, Around::Nothing)),
        }
    }

    fn reach(&self, reach: Reach) -> &'static str {
        let (vi, en) = match reach {
            Reach::Previous => ("kỳ trước", "period before"),
            Reach::SamePeriodLastYear => ("cùng kỳ năm trước", "same period last year"),
            Reach::Year => ("cả năm", "whole year"),
            Reach::Measure(Measure::Actual) => ("thực hiện", "actual"),
            Reach::Measure(Measure::Plan) => ("kế hoạch", "plan"),
            Reach::Measure(Measure::Estimate) => ("ước thực hiện", "estimate"),
        };
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    fn number(&self, number: f64) -> String {
        // As many decimals as it takes, at most six.
        let enough = (0..=6_u8).find(|decimals| {
            let scaled = number * 10_f64.powi(i32::from(*decimals));
            (scaled - scaled.round()).abs() < 1e-9
        });
        format_number(self.lang, number, enough.unwrap_or(6))
    }
}
