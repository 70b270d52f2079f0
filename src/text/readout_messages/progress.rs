//! Pace, goals, forecasts and assumptions in sentences.

use super::{
    Amounts,
    sentences::{PERCENT_DECIMALS, carried_over_not_split, moved, percent, yearly},
};
use crate::text::{lang::Lang, number::format_number};

fn points(lang: Lang, value: f64) -> String {
    let size = format_number(lang, value.abs(), PERCENT_DECIMALS);
    match lang {
        Lang::Vi => format!("{size} điểm %"),
        Lang::En => format!("{size} points"),
    }
}

/// "7/12 tháng, 58,3%".
#[must_use]
pub fn months_gone(lang: Lang, months: u8, share: f64) -> String {
    let share = percent(lang, share);
    match lang {
        Lang::Vi => format!("{months}/12 tháng, {share}"),
        Lang::En => format!("{months} of 12 months, {share}"),
    }
}

/// Where the year's goal comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GoalWords {
    OwnPlan,
    /// So many percent of the plan that the money comes out of.
    PlannedRate(f64),
    WholePlan,
    /// All of the plan, and what the year before left of its own.
    WithCarriedOver,
    /// All of the plan, though carried-over capital counts: of this money it is not told apart.
    WithoutCarriedOver,
}

/// "195.690 triệu đồng (toàn bộ kế hoạch)".
#[must_use]
pub fn goal_of(lang: Lang, goal: &str, origin: GoalWords) -> String {
    let origin = match (origin, lang) {
        (GoalWords::OwnPlan, Lang::Vi) => "kế hoạch năm".to_owned(),
        (GoalWords::OwnPlan, Lang::En) => "the year's plan".to_owned(),
        (GoalWords::PlannedRate(rate), Lang::Vi) => {
            format!("{} kế hoạch vốn", percent(lang, rate))
        }
        (GoalWords::PlannedRate(rate), Lang::En) => {
            format!("{} of the capital plan", percent(lang, rate))
        }
        (GoalWords::WholePlan, Lang::Vi) => "toàn bộ kế hoạch vốn".to_owned(),
        (GoalWords::WholePlan, Lang::En) => "all of the capital plan".to_owned(),
        (GoalWords::WithCarriedOver, Lang::Vi) => {
            "toàn bộ kế hoạch vốn, gồm vốn kéo dài".to_owned()
        }
        (GoalWords::WithCarriedOver, Lang::En) => {
            "all of the capital plan, with carried-over capital".to_owned()
        }
        (GoalWords::WithoutCarriedOver, Lang::Vi) => {
            format!("toàn bộ kế hoạch vốn; {}", carried_over_not_split(lang))
        }
        (GoalWords::WithoutCarriedOver, Lang::En) => {
            format!("all of the capital plan; {}", carried_over_not_split(lang))
        }
    };
    format!("{goal} ({origin})")
}

/// "55.653 triệu đồng, 28,4% mục tiêu".
#[must_use]
pub fn done(lang: Lang, amount: &str, share: f64) -> String {
    let share = percent(lang, share);
    match lang {
        Lang::Vi => format!("{amount}, {share} mục tiêu"),
        Lang::En => format!("{amount}, {share} of the goal"),
    }
}

/// How a figure stands to what could be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaceWords {
    OnTrack,
    SlightlyBehind,
    Behind,
    FarBehind,
}

/// "đến nay cần 58,3% mục tiêu; thấp hơn 29,9 điểm %: rất chậm".
#[must_use]
pub fn expected_by_now(lang: Lang, expected: f64, gap: f64, status: PaceWords) -> String {
    let expected = percent(lang, expected);
    let (size, is_ahead) = (points(lang, gap), gap >= 0.0);
    let word = behind(lang, status);
    match (lang, is_ahead) {
        (Lang::Vi, true) => format!("đến nay cần {expected} mục tiêu; cao hơn {size}: {word}"),
        (Lang::Vi, false) => format!("đến nay cần {expected} mục tiêu; thấp hơn {size}: {word}"),
        (Lang::En, true) => format!("{expected} of the goal by now; {size} above: {word}"),
        (Lang::En, false) => format!("{expected} of the goal by now; {size} below: {word}"),
    }
}

/// The judgement of a pace.
#[must_use]
pub fn behind(lang: Lang, status: PaceWords) -> &'static str {
    match (lang, status) {
        (Lang::Vi, PaceWords::OnTrack) => "đạt tiến độ",
        (Lang::Vi, PaceWords::SlightlyBehind) => "thấp hơn tiến độ",
        (Lang::Vi, PaceWords::Behind) => "chậm tiến độ",
        (Lang::Vi, PaceWords::FarBehind) => "rất chậm",
        (Lang::En, PaceWords::OnTrack) => "on track",
        (Lang::En, PaceWords::SlightlyBehind) => "slightly behind",
        (Lang::En, PaceWords::Behind) => "behind",
        (Lang::En, PaceWords::FarBehind) => "far behind",
    }
}

/// "28,0 tỷ đồng trong 5 tháng còn lại, gấp 3,5 lần bình quân từ đầu năm (8,0 tỷ đồng)".
#[must_use]
pub fn required_per_month(
    lang: Lang,
    required: &str,
    months_left: u8,
    average: &str,
    ratio: Option<f64>,
) -> String {
    let ratio = ratio.map(|ratio| format_number(lang, ratio, 1));
    match (lang, ratio) {
        (Lang::Vi, Some(ratio)) => format!(
            "{required} trong {months_left} tháng còn lại, gấp {ratio} lần bình quân từ đầu năm \
             ({average})"
        ),
        (Lang::Vi, None) => format!("{required} trong {months_left} tháng còn lại"),
        (Lang::En, Some(ratio)) => format!(
            "{required} in the {months_left} months left, {ratio} times the mean so far ({average})"
        ),
        (Lang::En, None) => format!("{required} in the {months_left} months left"),
    }
}

/// The goal is reached already.
#[must_use]
pub fn reached(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "đã đạt mục tiêu",
        Lang::En => "goal reached",
    }
}

/// "cần giảm 1,50 điểm % mỗi năm đến 2020 (mục tiêu 5,00%)".
#[must_use]
pub fn required_each_year(amounts: Amounts<'_>, per_year: f64, until: &str, goal: f64) -> String {
    let lang = amounts.lang;
    let (size, goal) = (amounts.size(per_year), amounts.value(goal));
    match (lang, per_year > 0.0) {
        (Lang::Vi, true) => format!("cần tăng {size} mỗi năm đến {until} (mục tiêu {goal})"),
        (Lang::Vi, false) => format!("cần giảm {size} mỗi năm đến {until} (mục tiêu {goal})"),
        (Lang::En, true) => format!("{size} up a year until {until} (goal {goal})"),
        (Lang::En, false) => format!("{size} down a year until {until} (goal {goal})"),
    }
}

/// What the last years brought per year: "giảm 1,81 điểm % mỗi năm kể từ 2017".
#[must_use]
pub fn nearest_step(amounts: Amounts<'_>, per_year: f64, since: &str) -> String {
    if amounts.is_nothing(per_year) {
        return match amounts.lang {
            Lang::Vi => format!("không đổi kể từ {since}"),
            Lang::En => format!("unchanged since {since}"),
        };
    }
    yearly(amounts, per_year, None, since)
}

/// A forecast and its share of the goal.
#[must_use]
pub fn of_goal(lang: Lang, amount: &str, share: Option<f64>) -> String {
    let Some(share) = share else { return amount.to_owned() };
    done(lang, amount, share)
}

/// A forecast that was held down to the whole plan.
#[must_use]
pub fn at_ceiling(lang: Lang, method_gave: &str) -> String {
    match lang {
        Lang::Vi => format!("lấy bằng kế hoạch vốn, vì cách tính cho {method_gave}"),
        Lang::En => format!("held to the capital plan; the method gave {method_gave}"),
    }
}

/// "toàn tỉnh 30,1%, tăng 1,6 điểm %"; `counted` is what the unit itself would have to change.
#[must_use]
pub fn scenario(
    amounts: Amounts<'_>,
    whole: &str,
    then: f64,
    difference: f64,
    counted: Option<(f64, &str)>,
) -> String {
    let lang = amounts.lang;
    let then = amounts.value(then);
    let moved_by = if amounts.is_nothing(difference) {
        match lang {
            Lang::Vi => "không đổi".to_owned(),
            Lang::En => "unchanged".to_owned(),
        }
    } else {
        format!("{} {}", moved(lang, difference), amounts.size(difference))
    };
    let said = match lang {
        Lang::Vi => format!("{whole} sẽ là {then}, {moved_by}"),
        Lang::En => format!("{whole} would be {then}, {moved_by}"),
    };
    let Some((by, size)) = counted else { return said };
    match (lang, by > 0.0) {
        (Lang::Vi, true) => format!("{said}; đơn vị phải thêm {size}"),
        (Lang::Vi, false) => format!("{said}; đơn vị phải giảm {size}"),
        (Lang::En, true) => format!("{said}; the unit would have to add {size}"),
        (Lang::En, false) => format!("{said}; the unit would have to lose {size}"),
    }
}
