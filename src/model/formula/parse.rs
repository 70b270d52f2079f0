//! Reads a formula's text into its tree.

use super::{
    Expression, FormulaError, FormulaErrorKind, Node, Operator, Reach,
    signs::{Sign, Signs, What},
};
use crate::model::IndicatorId;

/// Nesting beyond this is refused, so that nothing which walks the tree can run out of stack.
const DEEPEST: usize = 32;

const SUM: &str = "sum";

/// The tree of a text.
pub(super) fn parse(text: &str) -> Result<Expression, FormulaError> {
    let mut signs = Signs::new(text);
    let sign = signs.next()?;
    if sign.what == What::End {
        return Err(FormulaError { at: 1, kind: FormulaErrorKind::Empty });
    }
    let mut parser = Parser { signs, sign };
    let expression = parser.terms(0)?;
    match parser.sign.what {
        What::End => Ok(expression),
        What::Close => Err(parser.wrong(FormulaErrorKind::Unopened)),
        _ => Err(parser.out_of_place()),
    }
}

struct Parser<'a> {
    signs: Signs<'a>,
    /// The sign not yet taken.
    sign: Sign<'a>,
}

impl<'a> Parser<'a> {
    fn terms(&mut self, depth: usize) -> Result<Expression, FormulaError> {
        self.chain(depth, Self::factors, |what| match what {
            What::Plus => Some(Operator::Add),
            What::Minus => Some(Operator::Subtract),
            _ => None,
        })
    }

    fn factors(&mut self, depth: usize) -> Result<Expression, FormulaError> {
        self.chain(depth, Self::operand, |what| match what {
            What::Times => Some(Operator::Multiply),
            What::Over => Some(Operator::Divide),
            _ => None,
        })
    }

    fn chain(
        &mut self,
        depth: usize,
        operand: fn(&mut Self, usize) -> Result<Expression, FormulaError>,
        operator: fn(&What<'a>) -> Option<Operator>,
    ) -> Result<Expression, FormulaError> {
        let first = operand(self, depth)?;
        let mut rest = Vec::new();
        while let Some(operator) = operator(&self.sign.what) {
            self.take()?;
            rest.push((operator, operand(self, depth)?));
        }
        if rest.is_empty() {
            return Ok(first);
        }
        Ok(Expression { at: first.at, node: Node::Chain(Box::new(first), rest) })
    }

    fn operand(&mut self, depth: usize) -> Result<Expression, FormulaError> {
        let Sign { at, what } = self.sign.clone();
        if depth > DEEPEST {
            return Err(self.wrong(FormulaErrorKind::TooDeep));
        }
        let node = match what {
            What::Number(number) => {
                self.take()?;
                Node::Number(number)
            }
            What::Minus => {
                self.take()?;
                Node::Negative(Box::new(self.operand(depth + 1)?))
            }
            What::Open => {
                self.take()?;
                let inside = self.terms(depth + 1)?;
                self.close(at)?;
                return Ok(inside);
            }
            What::Word(word) => {
                self.take()?;
                self.named(word, at, depth)?
            }
            _ => return Err(self.wrong(FormulaErrorKind::OperandMissing)),
        };
        Ok(Expression { at, node })
    }

    /// An indicator or a function, its name taken already.
    fn named(&mut self, word: &'a str, at: usize, depth: usize) -> Result<Node, FormulaError> {
        let open = self.sign.at;
        let is_call = self.sign.what == What::Open;
        let reach = Reach::ALL.into_iter().find(|reach| reach.name() == word);
        let function = reach.map(Reach::name).or((word == SUM).then_some(SUM));
        let function = match function {
            Some(function) if is_call => function,
            Some(function) => {
                return Err(FormulaError { at, kind: FormulaErrorKind::FunctionAlone(function) });
            }
            None if is_call => {
                let kind = FormulaErrorKind::UnknownFunction(word.to_owned());
                return Err(FormulaError { at, kind });
            }
            None => return Ok(Node::Indicator(IndicatorId::from(word))),
        };
        self.take()?;
        if self.sign.what == What::Close {
            return Err(FormulaError { at, kind: FormulaErrorKind::NoArgument(function) });
        }
        let first = self.terms(depth + 1)?;
        let node = match reach {
            Some(_) if self.sign.what == What::Comma => {
                return Err(self.wrong(FormulaErrorKind::OneArgument(function)));
            }
            Some(reach) => Node::Read(reach, Box::new(first)),
            None => {
                let mut arguments = vec![first];
                while self.sign.what == What::Comma {
                    self.take()?;
                    arguments.push(self.terms(depth + 1)?);
                }
                Node::Sum(arguments)
            }
        };
        self.close(open)?;
        Ok(node)
    }

    /// The closing parenthesis of the one opened at a column.
    fn close(&mut self, opened_at: usize) -> Result<(), FormulaError> {
        match self.sign.what {
            What::Close => self.take(),
            What::End => Err(FormulaError { at: opened_at, kind: FormulaErrorKind::Unclosed }),
            _ => Err(self.out_of_place()),
        }
    }

    /// What is wrong with a sign that follows a whole expression.
    fn out_of_place(&self) -> FormulaError {
        self.wrong(match self.sign.what {
            What::Comma => FormulaErrorKind::Comma,
            _ => FormulaErrorKind::OperatorMissing,
        })
    }

    fn wrong(&self, kind: FormulaErrorKind) -> FormulaError {
        FormulaError { at: self.sign.at, kind }
    }

    fn take(&mut self) -> Result<(), FormulaError> {
        self.sign = self.signs.next()?;
        Ok(())
    }
}
