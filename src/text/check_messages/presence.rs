//! Figures and plans that some units still owe.

use super::lower;
use crate::model::Name;

/// Plans that some units have and others lack: head and sentence. `planned` is "5/7 huyện, thành
/// phố", `missing` names those that have results but no plan.
#[must_use]
pub fn plan_missing(indicator: &Name, planned: &Name, missing: &Name) -> (Name, Name) {
    let head = Name {
        vi: format!("{} còn thiếu kế hoạch của một số đơn vị", lower(&indicator.vi)),
        en: format!("{}: plans of some units are missing", lower(&indicator.en)),
    };
    let message = Name {
        vi: format!(
            "Mới có kế hoạch của {}; đã có số thực hiện mà chưa có kế hoạch: {}.",
            planned.vi, missing.vi
        ),
        en: format!("{} have a plan; results but no plan: {}.", planned.en, missing.en),
    };
    (head, message)
}

/// A number of units of which only those count that were given a plan: "3/4 huyện, thành phố được
/// giao kế hoạch".
#[must_use]
pub fn of_planned(units: &Name) -> Name {
    Name {
        vi: format!("{} được giao kế hoạch", units.vi), en: format!("{} with a plan", units.en)
    }
}

/// Figures that most units have reported and some have not: head and sentence. `reported` is "6/7
/// huyện, thành phố"; `may_be_zero` where the total entered is what the others add up to.
#[must_use]
pub fn actual_missing(
    indicator: &Name,
    reported: &Name,
    missing: &Name,
    may_be_zero: bool,
) -> (Name, Name) {
    let head = Name {
        vi: format!("{} còn thiếu số liệu", lower(&indicator.vi)),
        en: format!("{}: figures are missing", lower(&indicator.en)),
    };
    let (zero_vi, zero_en) = if may_be_zero {
        (
            " Cộng lại đã bằng số tổng: số còn thiếu có thể là 0.",
            " They add up to the total: what is missing may be 0.",
        )
    } else {
        ("", "")
    };
    let message = Name {
        vi: format!("Mới có {}; còn thiếu {}.{zero_vi}", reported.vi, missing.vi),
        en: format!("Only {} so far; missing: {}.{zero_en}", reported.en, missing.en),
    };
    (head, message)
}
