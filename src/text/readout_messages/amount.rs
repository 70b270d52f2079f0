//! Amounts in the unit of an indicator, as people read them aloud.

use crate::{
    model::Name,
    text::{
        lang::Lang,
        number::{format_number, rounded},
    },
};

/// The unit of money in the tables, of which a thousand are one of those that are spoken of.
const TABLE_MONEY: &str = "triệu đồng";
/// From here on money is said in the larger unit.
const THOUSAND: f64 = 1_000.0;

/// Writes values of one indicator.
#[derive(Clone, Copy, Debug)]
pub struct Amounts<'a> {
    pub lang: Lang,
    pub unit: &'a Name,
    pub decimals: u8,
}

impl Amounts<'_> {
    /// Whether differences are in percent points (điểm phần trăm).
    #[must_use]
    pub fn in_points(self) -> bool {
        matches!(self.unit.vi.as_str(), "%" | "điểm %")
    }

    /// "40,31%", "2.972 hộ".
    #[must_use]
    pub fn value(self, value: f64) -> String {
        with_unit(&self.number(value), self.lang.pick(self.unit))
    }

    /// The number alone: "2.972".
    #[must_use]
    pub fn number(self, value: f64) -> String {
        format_number(self.lang, value, self.decimals)
    }

    /// A difference without its sign: "1,60 điểm %", "371 hộ".
    #[must_use]
    pub fn size(self, difference: f64) -> String {
        let size = difference.abs();
        match (self.in_points(), self.lang) {
            (true, Lang::Vi) => format!("{} điểm %", self.number(size)),
            (true, Lang::En) => format!("{} points", self.number(size)),
            (false, _) => self.value(size),
        }
    }

    /// Money as it is spoken of, "28,0 tỷ đồng" for 28.007 triệu đồng; all else as [`Self::value`].
    #[must_use]
    pub fn aloud(self, value: f64) -> String {
        if self.unit.vi != TABLE_MONEY || value.abs() < THOUSAND {
            return self.value(value);
        }
        let unit = match self.lang {
            Lang::Vi => "tỷ đồng",
            Lang::En => "billion VND",
        };
        with_unit(&format_number(self.lang, value / THOUSAND, 1), unit)
    }

    /// A pace or an expectation: in points for rates, else as money is spoken of.
    #[must_use]
    pub fn step_aloud(self, value: f64) -> String {
        if self.in_points() { self.size(value) } else { self.aloud(value) }
    }

    /// Whether nothing is left of a difference at the decimals shown.
    #[must_use]
    pub fn is_nothing(self, difference: f64) -> bool {
        rounded(difference, self.decimals).abs() <= 0.0
    }
}

fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        "%" => format!("{number}%"),
        unit => format!("{number} {unit}"),
    }
}
