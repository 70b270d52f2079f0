//! The status bar's sentence on the selected cells, in both languages.

use crate::model::Status;

use super::{
    lang::Lang,
    number::{format_number, rounded},
    window::window_texts,
};

/// What can be said of the numbers in a selection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// No number among them.
    Nothing,
    /// Tổng và trung bình.
    Total { sum: f64, mean: f64 },
    /// Of rates, and of what cannot be added: the lowest and the highest.
    Extremes { lowest: f64, highest: f64 },
    /// Of different units: neither.
    Units,
    /// Too many cells to look at each.
    Uncounted,
}

/// A selection of cells, counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// The cells that count: those with a number, or all that are selected where none was looked at.
    pub counted: usize,
    pub measured: Measured,
    /// Decimals shown, and whether the unit is a percentage.
    pub decimals: u8,
    pub is_rate: bool,
    /// Whether it is money in tỷ đồng.
    pub in_billions: bool,
    /// Chưa có.
    pub not_reported: usize,
    /// Không áp dụng.
    pub not_applicable: usize,
    /// Totals over some of their units only, which are no number of their own.
    pub partial: usize,
    /// Totals of other selected cells, which would count them twice.
    pub totals: usize,
    /// The least firm among them.
    pub status: Status,
    pub illustrative: bool,
}

impl Summary {
    /// Of cells that were not looked at.
    pub const UNCOUNTED: Self = Self { measured: Measured::Uncounted, ..Self::EMPTY };

    /// Of no cells.
    pub const EMPTY: Self = Self {
        counted: 0,
        measured: Measured::Nothing,
        decimals: 0,
        is_rate: false,
        in_billions: false,
        not_reported: 0,
        not_applicable: 0,
        partial: 0,
        totals: 0,
        status: Status::Final,
        illustrative: false,
    };

    /// "5 ô, tổng 12.345, trung bình 2.469; 2 ô chưa có".
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let vi = lang == Lang::Vi;
        let texts = window_texts(lang);
        let unit = match (self.is_rate, self.in_billions) {
            (true, _) => "%",
            (_, false) => "",
            (_, true) if vi => " tỷ đồng",
            (_, true) => " billion VND",
        };
        let number = |value| format!("{}{unit}", format_number(lang, value, self.decimals));
        let mut said = cells(lang, self.counted);
        let measured = match self.measured {
            Measured::Nothing | Measured::Uncounted => None,
            Measured::Total { sum, mean } => {
                let is_even = (mean - rounded(mean, self.decimals)).abs() < 1e-9;
                let decimals = if is_even { self.decimals } else { self.decimals + 1 };
                let (sum, mean) = (number(sum), format_number(lang, mean, decimals));
                let (total, average) = if vi { ("tổng", "trung bình") } else { ("sum", "mean") };
                Some(format!("{total} {sum}, {average} {mean}"))
            }
            Measured::Extremes { lowest, highest } => {
                let (lowest, highest) = (number(lowest), number(highest));
                let (low, high) =
                    if vi { ("thấp nhất", "cao nhất") } else { ("lowest", "highest") };
                Some(format!("{low} {lowest}, {high} {highest}"))
            }
            Measured::Units if vi => Some("khác đơn vị".to_owned()),
            Measured::Units => Some("different units".to_owned()),
        };
        let status = match self.status {
            Status::Final => None,
            Status::Provisional => Some(texts.provisional.to_owned()),
            Status::Estimate => Some(texts.estimated.to_owned()),
        };
        let illustrative = self.illustrative.then(|| texts.illustrative.to_lowercase());
        for part in [measured, illustrative, status].into_iter().flatten() {
            said += ", ";
            said += &part;
        }
        for (count, word) in [
            (self.not_reported, texts.not_reported),
            (self.not_applicable, texts.not_applicable),
            (self.partial, texts.partial),
        ] {
            if count > 0 {
                said = format!("{said}; {} {word}", cells(lang, count));
            }
        }
        match self.totals {
            0 => said,
            count if vi => format!("{said}; không kể {count} ô tổng"),
            1 => format!("{said}; without 1 total"),
            count => format!("{said}; without {count} totals"),
        }
    }
}

fn cells(lang: Lang, count: usize) -> String {
    let number = format_number(lang, count as f64, 0);
    match lang {
        Lang::Vi => format!("{number} ô"),
        Lang::En if count == 1 => "1 cell".to_owned(),
        Lang::En => format!("{number} cells"),
    }
}
