//! The short lines beside a figure that stands alone: plan, pace, year before.

use super::{
    Amounts,
    sentences::{better_than, moved, percent, some_of},
};
use crate::text::lang::Lang;

/// What is said of a figure against its plan, beside the plan itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlanWords {
    /// So many percent of it.
    Percent(f64),
    /// So many percent of the fall that was planned.
    PercentOfFall(f64),
    /// So much above or below it.
    Gap(f64),
    Nothing,
}

/// "KH 8,86%: bằng 134,7% mức giảm kế hoạch"; `when` where the plan is of another period.
#[must_use]
pub fn plan_beside(
    amounts: Amounts<'_>,
    planned: f64,
    when: Option<&str>,
    words: PlanWords,
) -> String {
    let lang = amounts.lang;
    let plan = match (lang, when) {
        (Lang::Vi, None) => format!("kế hoạch {}", amounts.value(planned)),
        (Lang::Vi, Some(when)) => format!("kế hoạch {when}: {}", amounts.value(planned)),
        (Lang::En, None) => format!("plan {}", amounts.value(planned)),
        (Lang::En, Some(when)) => format!("plan for {when}: {}", amounts.value(planned)),
    };
    match (lang, words) {
        (_, PlanWords::Nothing) => plan,
        (Lang::Vi, PlanWords::Percent(share)) => format!("{plan}; đạt {}", percent(lang, share)),
        (Lang::En, PlanWords::Percent(share)) => format!("{plan}; {} done", percent(lang, share)),
        (Lang::Vi, PlanWords::PercentOfFall(share)) => {
            format!("{plan}; mức giảm đạt {} kế hoạch", percent(lang, share))
        }
        (Lang::En, PlanWords::PercentOfFall(share)) => {
            format!("{plan}; {} of the planned fall", percent(lang, share))
        }
        (Lang::Vi, PlanWords::Gap(gap)) => {
            format!("{plan}; {}", better_than(amounts, gap, "kế hoạch"))
        }
        (Lang::En, PlanWords::Gap(gap)) => format!("{plan}; {}", better_than(amounts, gap, "plan")),
    }
}

/// The lowest that fulfils a plan, after the plan: "; tối thiểu 2 xã".
#[must_use]
pub fn floor_beside(amounts: Amounts<'_>, floor: f64) -> String {
    match amounts.lang {
        Lang::Vi => format!("; tối thiểu {}", amounts.value(floor)),
        Lang::En => format!("; at least {}", amounts.value(floor)),
    }
}

/// "2018: 2.972 hộ, nay giảm 371 hộ, 12,5%".
#[must_use]
pub fn since(
    amounts: Amounts<'_>,
    period: &str,
    from: f64,
    difference: f64,
    percent_of_base: Option<f64>,
) -> String {
    let lang = amounts.lang;
    let base = amounts.value(from);
    if amounts.is_nothing(difference) {
        return match lang {
            Lang::Vi => format!("{period}: {base}, nay không đổi"),
            Lang::En => format!("{period}: {base}, now unchanged"),
        };
    }
    let (verb, size) = (moved(lang, difference), amounts.size(difference));
    let share = percent_of_base.map(|share| format!(", {}", percent(lang, share.abs())));
    let share = share.unwrap_or_default();
    match lang {
        Lang::Vi => format!("{period}: {base}, nay {verb} {size}{share}"),
        Lang::En => format!("{period}: {base}, now {verb} {size}{share}"),
    }
}

/// There is no plan to hold a figure against.
#[must_use]
pub fn without_plan(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "chưa có kế hoạch",
        Lang::En => "no plan yet",
    }
}

/// "2018: chưa có số liệu".
#[must_use]
pub fn nothing_since(lang: Lang, period: &str) -> String {
    match lang {
        Lang::Vi => format!("{period}: chưa có số liệu"),
        Lang::En => format!("{period}: not reported"),
    }
}

/// Those that are ranked where not all can be: "2 huyện, thành phố có số liệu".
#[must_use]
pub fn of_reported(lang: Lang, units: &str) -> String {
    match lang {
        Lang::Vi => format!("{units} có số liệu"),
        Lang::En => format!("{units} that reported"),
    }
}

/// A rank counted from the nearer end: "cao thứ 2/7 huyện, thành phố", "thấp nhất 7 huyện, thành
/// phố"; `of` is "7 huyện, thành phố".
#[must_use]
pub fn rank_from_end(lang: Lang, is_highest: bool, rank: usize, of: &str, ties: &[&str]) -> String {
    let shared = match (ties, lang) {
        ([], _) => String::new(),
        (ties, Lang::Vi) => format!(", cùng hạng với {}", some_of(lang, ties, 3)),
        (ties, Lang::En) => format!(", tied with {}", some_of(lang, ties, 3)),
    };
    let said = match (lang, is_highest, rank) {
        (Lang::Vi, true, 1) => format!("cao nhất {of}"),
        (Lang::Vi, false, 1) => format!("thấp nhất {of}"),
        (Lang::Vi, true, _) => format!("cao thứ {rank}/{of}"),
        (Lang::Vi, false, _) => format!("thấp thứ {rank}/{of}"),
        (Lang::En, true, 1) => format!("highest of {of}"),
        (Lang::En, false, 1) => format!("lowest of {of}"),
        (Lang::En, true, _) => format!("no. {rank} from the top of {of}"),
        (Lang::En, false, _) => format!("no. {rank} from the bottom of {of}"),
    };
    format!("{said}{shared}")
}

/// "thời gian đã qua 58,3%: rất chậm".
#[must_use]
pub fn against_time(lang: Lang, gone: f64, judgement: &str) -> String {
    let gone = percent(lang, gone);
    match lang {
        Lang::Vi => format!("thời gian đã qua {gone}: {judgement}"),
        Lang::En => format!("{gone} of the year gone: {judgement}"),
    }
}
