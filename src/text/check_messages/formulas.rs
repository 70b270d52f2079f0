//! Figures that their own formula or balance contradicts, and formulas whose units do not agree.

use super::{Said, Slip, lower, tail};
use crate::{model::Name, text::lang::Lang};

/// A figure against what its formula gives: head and sentence. `worked` is the calculation with its
/// numbers.
#[must_use]
pub fn formula(stated: Said<'_>, computed: f64, worked: &Name, slip: Option<Slip>) -> (Name, Name) {
    let head = Name {
        vi: format!("{} không khớp với công thức", lower(&stated.name.vi)),
        en: format!("{}: does not match its formula", lower(&stated.name.en)),
    };
    (head, against(stated, computed, worked, slip))
}

/// A figure against the balance that it must keep: head and sentence.
#[must_use]
pub fn identity(
    stated: Said<'_>,
    computed: f64,
    worked: &Name,
    slip: Option<Slip>,
) -> (Name, Name) {
    let head = Name {
        vi: format!("{} không cân đối với các số liên quan", lower(&stated.name.vi)),
        en: format!("{}: does not balance", lower(&stated.name.en)),
    };
    (head, against(stated, computed, worked, slip))
}

fn against(stated: Said<'_>, computed: f64, worked: &Name, slip: Option<Slip>) -> Name {
    let result = Said { value: computed, ..stated };
    Name {
        vi: format!(
            "{} = {}; số đã nhập là {}, chênh {}{}.",
            worked.vi,
            result.amount(Lang::Vi),
            stated.amount(Lang::Vi),
            stated.gap(computed, Lang::Vi),
            tail(slip, Lang::Vi)
        ),
        en: format!(
            "{} = {}; {} was entered, a difference of {}{}.",
            worked.en,
            result.amount(Lang::En),
            stated.amount(Lang::En),
            stated.gap(computed, Lang::En),
            tail(slip, Lang::En)
        ),
    }
}

/// A formula whose units do not agree: head and sentence.
#[must_use]
pub fn formula_units(indicator: &Name, text: &str, problem: &Name) -> (Name, Name) {
    let head = Name {
        vi: format!("công thức của {} sai đơn vị tính", lower(&indicator.vi)),
        en: format!("the units of the formula of {} do not agree", lower(&indicator.en)),
    };
    let message = Name {
        vi: format!("{text}: {}.", problem.vi.trim_end_matches('.')),
        en: format!("{text}: {}.", problem.en.trim_end_matches('.')),
    };
    (head, message)
}
