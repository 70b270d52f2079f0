//! A figure far from those of its neighbours.

use super::{Said, Slip, lower, tail};
use crate::{model::Name, text::lang::Lang};

/// What the other units of one area have, in the indicator's unit.
#[derive(Clone, Copy, Debug)]
pub struct Others {
    /// How many they are.
    pub count: usize,
    pub lowest: f64,
    pub highest: f64,
    /// Trung vị, of all units together.
    pub median: f64,
}

/// A figure far from those of the other units: head and sentence.
#[must_use]
pub fn outlier(stated: Said<'_>, others: Others, slip: Option<Slip>) -> (Name, Name) {
    let head = Name {
        vi: format!("{} khác xa các đơn vị khác", lower(&stated.head.vi)),
        en: format!("{}: far from the other units", lower(&stated.head.en)),
    };
    let said = |value| Said { value, ..stated };
    let Others { count, lowest, highest, median } = others;
    let message = Name {
        vi: format!(
            "Số của đơn vị là {}, trong khi {count} đơn vị còn lại từ {} đến {} (trung vị {}){}.",
            stated.amount(Lang::Vi),
            said(lowest).figure(Lang::Vi),
            said(highest).amount(Lang::Vi),
            said(median).amount(Lang::Vi),
            tail(slip, Lang::Vi)
        ),
        en: format!(
            "{} here, while the other {count} units have from {} to {} (median {}){}.",
            stated.amount(Lang::En),
            said(lowest).figure(Lang::En),
            said(highest).amount(Lang::En),
            said(median).amount(Lang::En),
            tail(slip, Lang::En)
        ),
    };
    (head, message)
}
