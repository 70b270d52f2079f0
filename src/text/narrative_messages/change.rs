//! Against an earlier time, or why not.

use super::{
    both, optional,
    words::{Way, before_more, day},
};
use crate::model::{Date, Name};

/// A change since an earlier time.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    pub subject: &'a Name,
    /// "cùng kỳ năm 2017".
    pub then: &'a Name,
    pub from: &'a Name,
    pub way: Way,
    pub size: &'a Name,
    /// Of the earlier figure; never of a rate.
    pub percent: Option<&'a Name>,
    /// The rate of spending beside the money: which way, by how many points.
    pub rate: Option<(Way, &'a Name)>,
}

/// "So với cùng kỳ năm 2017 (48,9 tỷ đồng), giải ngân vốn tăng 6,7 tỷ đồng, tương ứng 13,7%".
#[must_use]
pub fn change(it: &Change<'_>) -> Name {
    let percent = optional(it.percent, |percent| {
        both(format!(", tương ứng {}", percent.vi), format!(", or {}", percent.en))
    });
    let rate = it.rate.map(|(way, points)| match way {
        Way::Up => both(
            format!("; tỷ lệ giải ngân tăng {}", points.vi),
            format!("; disbursement rate up {}", points.en),
        ),
        Way::Down => both(
            format!("; tỷ lệ giải ngân giảm {}", points.vi),
            format!("; disbursement rate down {}", points.en),
        ),
        Way::Level => both("; tỷ lệ giải ngân không đổi", "; disbursement rate unchanged"),
    });
    let rate = rate.unwrap_or_default();
    let (moved, moved_en) = match it.way {
        Way::Up => (
            format!("tăng {}{}", it.size.vi, percent.vi),
            format!("up {}{}", it.size.en, percent.en),
        ),
        Way::Down => (
            format!("giảm {}{}", it.size.vi, percent.vi),
            format!("down {}{}", it.size.en, percent.en),
        ),
        Way::Level => ("không thay đổi".to_owned(), "unchanged".to_owned()),
    };
    let subject = it.subject;
    both(
        format!("so với {} ({}), {} {moved}{}", it.then.vi, it.from.vi, subject.vi, rate.vi),
        format!(
            "{} against {} ({}): {moved_en}{}",
            before_more(subject),
            it.then.en,
            it.from.en,
            rate.en
        ),
    )
}

/// Nothing is compared across a change of definition.
#[must_use]
pub fn definition_changed(
    subject: &Name,
    then: &Name,
    on: Date,
    before: &Name,
    after: &Name,
) -> Name {
    let on = day(on);
    both(
        format!(
            "không so sánh {} với {} vì đổi chuẩn từ ngày {} (trước đó: {}; từ đó: {})",
            subject.vi, then.vi, on.vi, before.vi, after.vi
        ),
        format!(
            "{}: no comparison with {}, the definition changed on {} (before: {}; since: {})",
            subject.en, then.en, on.en, before.en, after.en
        ),
    )
}

/// The earlier figure covers only some of the units.
#[must_use]
pub fn nothing_to_compare(subject: &Name, then: &Name, coverage: &Name) -> Name {
    both(
        format!(
            "chưa so sánh {} với {} vì khi đó mới có số liệu của {}",
            subject.vi, then.vi, coverage.vi
        ),
        format!(
            "{}: no comparison with {}, when only {} reported",
            subject.en, then.en, coverage.en
        ),
    )
}
