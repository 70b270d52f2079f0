//! The signs of a formula's text, one after the other.

use super::{FormulaError, FormulaErrorKind};

/// A sign and the column where it begins, in characters from 1.
#[derive(Clone, Debug)]
pub(super) struct Sign<'a> {
    pub at: usize,
    pub what: What<'a>,
}

/// The kinds of signs.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What<'a> {
    Number(f64),
    /// An indicator's id or a function's name.
    Word(&'a str),
    Plus,
    Minus,
    Times,
    Over,
    Open,
    Close,
    Comma,
    End,
}

/// Reads signs when they are asked for, so that the leftmost thing wrong is found first.
#[derive(Debug)]
pub(super) struct Signs<'a> {
    rest: &'a str,
    /// The column at which `rest` begins.
    at: usize,
}

impl<'a> Signs<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, at: 1 }
    }

    /// The next sign; at the end [`What::End`], however often.
    pub fn next(&mut self) -> Result<Sign<'a>, FormulaError> {
        self.take_while(char::is_whitespace);
        let at = self.at;
        let sign = |what| Ok(Sign { at, what });
        let Some(first) = self.rest.chars().next() else { return sign(What::End) };
        if first.is_ascii_digit() || first == '.' {
            return self.number().and_then(sign);
        }
        if is_of_word(first) {
            return self.word().and_then(sign);
        }
        let what = match first {
            '+' => What::Plus,
            '-' => What::Minus,
            '*' => What::Times,
            '/' => What::Over,
            '(' => What::Open,
            ')' => What::Close,
            ',' => What::Comma,
            _ => return Err(FormulaError { at, kind: FormulaErrorKind::Character(first) }),
        };
        self.rest = self.rest.get(first.len_utf8()..).unwrap_or_default();
        self.at += 1;
        sign(what)
    }

    fn number(&mut self) -> Result<What<'a>, FormulaError> {
        let at = self.at;
        let digits = self.take_while(|c| is_of_word(c) || c == '.');
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let number =
            (plain(whole) && plain(fraction)).then(|| digits.parse::<f64>().ok()).flatten();
        let Some(number) = number else {
            return Err(FormulaError { at, kind: FormulaErrorKind::Number(digits.to_owned()) });
        };
        if !number.is_finite() {
            return Err(FormulaError { at, kind: FormulaErrorKind::NumberTooLarge });
        }
        // Nobody adds up two bare numbers: "0,5" is what the hand is used to.
        let after = self.rest.strip_prefix(',').and_then(|rest| rest.chars().next());
        if after.is_some_and(|c| c.is_ascii_digit()) {
            return Err(FormulaError { at: self.at, kind: FormulaErrorKind::DecimalComma });
        }
        Ok(What::Number(number))
    }

    fn word(&mut self) -> Result<What<'a>, FormulaError> {
        let at = self.at;
        let word = self.take_while(is_of_word);
        let is_id = word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if is_id {
            Ok(What::Word(word))
        } else {
            Err(FormulaError { at, kind: FormulaErrorKind::Word(word.to_owned()) })
        }
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.at += taken.chars().count();
        taken
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
