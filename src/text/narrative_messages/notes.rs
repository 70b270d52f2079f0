//! What a figure or a whole sentence stands on: estimates, provisional and illustrative data.

use super::both;
use crate::model::{Name, Status};

/// The status of a figure in a list, where it is not final, before what else stands in its bracket.
#[must_use]
pub fn with_status(status: Status, more: Option<&Name>) -> Option<Name> {
    let (vi, en) = match status {
        Status::Final => return more.cloned(),
        Status::Provisional => ("sơ bộ", "provisional"),
        Status::Estimate => ("ước", "estimate"),
    };
    Some(match more {
        Some(more) => both(format!("{vi}, {}", more.vi), format!("{en}, {}", more.en)),
        None => both(vi, en),
    })
}

/// What the whole sentence stands on: illustrative data, figures that are not final. Behind a bracket it
/// takes a semicolon.
#[must_use]
pub fn with_note(words: &Name, is_illustrative: bool, status: Status) -> Name {
    let (vi, en) = match (is_illustrative, status) {
        (false, Status::Final) => return words.clone(),
        (false, Status::Provisional) => ("số liệu sơ bộ", "provisional data"),
        (false, Status::Estimate) => ("có số ước", "with estimates"),
        (true, Status::Final) => ("số liệu minh họa", "illustrative data"),
        (true, Status::Provisional) => {
            ("số liệu minh họa, sơ bộ", "illustrative data, provisional")
        }
        (true, Status::Estimate) => {
            ("số liệu minh họa, có số ước", "illustrative data, with estimates")
        }
    };
    let add = |words: &str, note: &str| {
        if words.ends_with(')') { format!("{words}; {note}") } else { format!("{words} ({note})") }
    };
    both(add(&words.vi, vi), add(&words.en, en))
}
