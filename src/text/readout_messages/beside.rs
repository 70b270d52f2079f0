//! The short lines beside a figure that stands alone: plan, pace, year before.

use super::{
    Amounts,
    sentences::{better_than, percent},
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

/// "so với 2018: giảm 371 hộ, 12,5% (từ 2.972 hộ)".
#[must_use]
pub fn since(lang: Lang, period: &str, change: &str) -> String {
    match lang {
        Lang::Vi => format!("so với {period}: {change}"),
        Lang::En => format!("since {period}: {change}"),
    }
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
