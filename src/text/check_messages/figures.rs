//! Single figures that cannot be true.

use super::{Said, lower};
use crate::{model::Name, text::lang::Lang};

/// A figure outside what can be true: head and sentence.
#[must_use]
pub fn out_of_range(stated: Said<'_>, lowest: f64, highest: f64) -> (Name, Name) {
    let head = Name {
        vi: format!("{} ngoài khoảng có thể có", lower(&stated.head.vi)),
        en: format!("{}: cannot be true", lower(&stated.head.en)),
    };
    let bound = |value| Said { value, decimals: 0, ..stated };
    let sentence = |lang| match (lang, highest.is_finite()) {
        (Lang::Vi, true) => format!(
            "Số đã nhập là {}; chỉ tiêu này chỉ có thể từ {} đến {}.",
            stated.amount(lang),
            bound(lowest).figure(lang),
            bound(highest).amount(lang)
        ),
        (Lang::En, true) => format!(
            "{} was entered; it can only be from {} to {}.",
            stated.amount(lang),
            bound(lowest).figure(lang),
            bound(highest).amount(lang)
        ),
        (Lang::Vi, false) => {
            format!("Số đã nhập là {}; chỉ tiêu này không thể âm.", stated.amount(lang))
        }
        (Lang::En, false) => {
            format!("{} was entered; it cannot be negative.", stated.amount(lang))
        }
    };
    (head, Name { vi: sentence(Lang::Vi), en: sentence(Lang::En) })
}

/// A count that is not whole: head and sentence.
#[must_use]
pub fn not_whole(stated: Said<'_>) -> (Name, Name) {
    let head = Name {
        vi: format!("{} không phải số nguyên", lower(&stated.head.vi)),
        en: format!("{}: not a whole number", lower(&stated.head.en)),
    };
    let message = Name {
        vi: format!("Số đã nhập là {}; số đếm phải là số nguyên.", stated.amount(Lang::Vi)),
        en: format!("{} was entered; a count must be a whole number.", stated.amount(Lang::En)),
    };
    (head, message)
}
