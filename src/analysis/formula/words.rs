//! A formula with its figures in place: "10,36 - 8,34".

use super::{Evaluation, Leaf};
use crate::model::{
    Formula,
    formula::{Expression, Node, Operator},
};
use crate::text::{lang::Lang, number::format_number};

/// A formula as a calculation, each figure written as `say` writes it. Functions that only tell
/// where a figure is read leave no trace: the figure itself tells.
#[must_use]
pub fn worked(
    formula: &Formula,
    evaluation: &Evaluation,
    lang: Lang,
    say: impl Fn(&Leaf) -> String,
) -> String {
    let writer = Writer { evaluation, lang, say: &say };
    writer.write(formula.expression()).text
}

struct Writer<'a> {
    evaluation: &'a Evaluation,
    lang: Lang,
    say: &'a dyn Fn(&Leaf) -> String,
}

/// A part of a calculation, and how firmly it holds together.
struct Part {
    text: String,
    binding: Binding,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Whole,
}

impl Writer<'_> {
    fn write(&self, expression: &Expression) -> Part {
        let whole = |text| Part { text, binding: Binding::Whole };
        match &expression.node {
            Node::Number(number) => whole(format_number(self.lang, *number, decimals(*number))),
            Node::Indicator(id) => {
                let mut leaves = self.evaluation.leaves.iter();
                let leaf = leaves.find(|leaf| leaf.at == expression.at);
                whole(leaf.map_or_else(|| id.to_string(), |leaf| (self.say)(leaf)))
            }
            Node::Negative(inside) => {
                let text = format!("-{}", self.inside(inside, Binding::Whole));
                Part { text, binding: Binding::Sum }
            }
            Node::Read(_, inside) => self.write(inside),
            Node::Sum(arguments) => {
                let terms: Vec<String> =
                    arguments.iter().map(|it| self.inside(it, Binding::Product)).collect();
                let binding = if terms.len() > 1 { Binding::Sum } else { Binding::Whole };
                Part { text: terms.join(" + "), binding }
            }
            Node::Chain(first, rest) => {
                let is_product = rest
                    .iter()
                    .all(|(sign, _)| matches!(sign, Operator::Multiply | Operator::Divide));
                let binding = if is_product { Binding::Product } else { Binding::Sum };
                let mut text = self.inside(first, binding);
                for (sign, operand) in rest {
                    let (sign, least) = match sign {
                        Operator::Add => (" + ", Binding::Sum),
                        Operator::Subtract => (" - ", Binding::Product),
                        Operator::Multiply => (" × ", Binding::Product),
                        Operator::Divide => (" / ", Binding::Whole),
                    };
                    text.push_str(sign);
                    text.push_str(&self.inside(operand, least));
                }
                Part { text, binding }
            }
        }
    }

    /// A part inside another, in parentheses where it would fall apart.
    fn inside(&self, expression: &Expression, least: Binding) -> String {
        let part = self.write(expression);
        if part.binding < least { format!("({})", part.text) } else { part.text }
    }
}

/// As many decimals as a constant of a formula is written with, six at most.
fn decimals(number: f64) -> u8 {
    (0..6)
        .find(|places| {
            let scaled = number * 10_f64.powi(i32::from(*places));
            (scaled - scaled.round()).abs() < 1e-9
        })
        .unwrap_or(6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::formula::{Operand, evaluate};
    use crate::model::Period;

    #[test]
    fn a_formula_is_written_with_its_figures_and_only_the_parentheses_it_needs() {
        for (text, expected) in [
            ("previous(actual(a)) - b", "12,5 - 4"),
            ("a / plan(b) * 100", "12,5 / 4 × 100"),
            ("(a + b) * 2", "(12,5 + 4) × 2"),
            ("a - (b - c)", "12,5 - (4 - 1.500)"),
            ("a / (b * c)", "12,5 / (4 × 1.500)"),
            ("sum(a, b, c) / 3", "(12,5 + 4 + 1.500) / 3"),
            ("-(a + b) + c", "-(12,5 + 4) + 1.500"),
            ("a + b * c", "12,5 + 4 × 1.500"),
        ] {
            let formula: Formula = text.parse().unwrap();
            let value = |id: &str| match id {
                "a" => 12.5,
                "b" => 4.0,
                _ => 1500.0,
            };
            let evaluation = evaluate(&formula, Period::year(2018).unwrap(), |reading| {
                Operand::Number(value(reading.indicator.as_str()))
            });
            let said = worked(&formula, &evaluation, Lang::Vi, |leaf| match leaf.operand {
                Operand::Number(number) => format_number(Lang::Vi, number, decimals(number)),
                _ => String::new(),
            });
            assert_eq!(said, expected, "{text}");
        }
    }
}
