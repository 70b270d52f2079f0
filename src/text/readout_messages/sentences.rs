//! Sentences about a figure: comparisons, plans, ranks, shares.

use super::Amounts;
use crate::text::{lang::Lang, number::format_number};

/// Decimals of a percentage that is no figure of its own: shares, percent of plan.
pub(super) const PERCENT_DECIMALS: u8 = 1;

pub(super) fn percent(lang: Lang, value: f64) -> String {
    format!("{}%", format_number(lang, value, PERCENT_DECIMALS))
}

/// "Ninh Hải, Bác Ái và 3 đơn vị khác": at most so many of them by name.
#[must_use]
pub fn some_of(lang: Lang, names: &[&str], most: usize) -> String {
    let first: Vec<&str> = names.iter().take(most).copied().collect();
    let first = first.join(", ");
    match (names.len().saturating_sub(most), lang) {
        (0, _) => first,
        (others, Lang::Vi) => format!("{first} và {others} đơn vị khác"),
        (1, Lang::En) => format!("{first} and 1 other"),
        (others, Lang::En) => format!("{first} and {others} others"),
    }
}

/// "giảm 371 hộ, 12,5% (từ 2.972 hộ)"; `percent_of_base` where there is one.
#[must_use]
pub fn change(
    amounts: Amounts<'_>,
    from: f64,
    difference: f64,
    percent_of_base: Option<f64>,
) -> String {
    let lang = amounts.lang;
    let base = amounts.value(from);
    if amounts.is_nothing(difference) {
        return match lang {
            Lang::Vi => format!("không đổi (từ {base})"),
            Lang::En => format!("unchanged (from {base})"),
        };
    }
    let share = percent_of_base.map(|share| format!(", {}", percent(lang, share.abs())));
    let share = share.unwrap_or_default();
    let size = amounts.size(difference);
    let verb = moved(lang, difference);
    match lang {
        Lang::Vi => format!("{verb} {size}{share} (từ {base})"),
        Lang::En => format!("{verb} {size}{share} (from {base})"),
    }
}

/// One figure of a comparison was published, the other added up from units.
#[must_use]
pub fn mixed_origins(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "; một số là số công bố, số kia tính từ các đơn vị",
        Lang::En => "; one figure was published, the other computed from the units",
    }
}

pub(super) fn moved(lang: Lang, difference: f64) -> &'static str {
    match (lang, difference > 0.0) {
        (Lang::Vi, true) => "tăng",
        (Lang::Vi, false) => "giảm",
        (Lang::En, true) => "up",
        (Lang::En, false) => "down",
    }
}

/// "giảm 1,39 điểm %/năm từ 2017"; for counts also the geometric mean in percent.
#[must_use]
pub fn yearly(amounts: Amounts<'_>, per_year: f64, growth: Option<f64>, since: &str) -> String {
    let lang = amounts.lang;
    let growth = growth.map(|growth| format!(", {}", percent(lang, growth.abs())));
    let growth = growth.unwrap_or_default();
    let size = amounts.size(per_year);
    let verb = moved(lang, per_year);
    match lang {
        Lang::Vi => format!("{verb} {size}{growth} mỗi năm, kể từ {since}"),
        Lang::En => format!("{verb} {size}{growth} a year since {since}"),
    }
}

/// How a figure stands to another: "cao hơn 31,97 điểm %", "bằng nhau"; `to` names the other.
#[must_use]
pub fn better_than(amounts: Amounts<'_>, difference: f64, to: &str) -> String {
    let lang = amounts.lang;
    if amounts.is_nothing(difference) {
        return match lang {
            Lang::Vi => format!("bằng {to}"),
            Lang::En => format!("equal to {to}"),
        };
    }
    let size = amounts.size(difference);
    match (lang, difference > 0.0) {
        (Lang::Vi, true) => format!("cao hơn {to} {size}"),
        (Lang::Vi, false) => format!("thấp hơn {to} {size}"),
        (Lang::En, true) => format!("{size} above {to}"),
        (Lang::En, false) => format!("{size} below {to}"),
    }
}

/// A stated and a computed figure that differ by more than rounding: "chênh 0,02 điểm %".
#[must_use]
pub fn points_off(amounts: Amounts<'_>, difference: f64) -> String {
    let size = amounts.size(difference);
    match amounts.lang {
        Lang::Vi => format!("chênh {size}"),
        Lang::En => format!("off by {size}"),
    }
}

/// "cộng các số đã làm tròn được 101, chênh 1 do làm tròn".
#[must_use]
pub fn sum_of_rounded(lang: Lang, sum: &str, off_by: &str) -> String {
    match lang {
        Lang::Vi => format!("cộng các số đã làm tròn được {sum}, chênh {off_by} do làm tròn"),
        Lang::En => format!("the rounded parts add up to {sum}, {off_by} off by rounding"),
    }
}

/// Parts that miss their whole by more than rounding.
#[must_use]
pub fn difference_by_rounding(lang: Lang, difference: f64, size: &str) -> String {
    match (lang, difference > 0.0) {
        (Lang::Vi, true) => format!("các phần cộng lại kém số chung {size}"),
        (Lang::Vi, false) => format!("các phần cộng lại vượt số chung {size}"),
        (Lang::En, true) => format!("the parts fall short of the whole by {size}"),
        (Lang::En, false) => format!("the parts exceed the whole by {size}"),
    }
}

/// "134,7% (giảm 2,02 điểm % so với kế hoạch giảm 1,50 điểm %)": a fall is measured on the fall.
#[must_use]
pub fn by_percent_of_plan(amounts: Amounts<'_>, share: f64, fall: Option<(f64, f64)>) -> String {
    let lang = amounts.lang;
    let share = percent(lang, share);
    let Some((achieved, planned)) = fall else { return share };
    let (planned, size) = (amounts.size(planned), amounts.size(achieved));
    let verb = if amounts.is_nothing(achieved) { None } else { Some(moved(lang, -achieved)) };
    match (lang, verb) {
        (Lang::Vi, Some(verb)) => format!("{share} ({verb} {size} so với kế hoạch giảm {planned})"),
        (Lang::Vi, None) => format!("{share} (không giảm, kế hoạch giảm {planned})"),
        (Lang::En, Some(verb)) => format!("{share} ({verb} {size}, {planned} down was planned)"),
        (Lang::En, None) => format!("{share} (no fall, {planned} down was planned)"),
    }
}

/// The plan as it was assigned at first, and what is achieved of it.
#[must_use]
pub fn plan_beside_first(lang: Lang, first: &str, share: Option<f64>) -> String {
    let share = share.map(|share| percent(lang, share));
    match (lang, share) {
        (_, None) => first.to_owned(),
        (Lang::Vi, Some(share)) => format!("{first}; đạt {share}"),
        (Lang::En, Some(share)) => format!("{first}; {share} achieved"),
    }
}

/// "còn phải giảm 296 hộ (nếu vẫn là 7.372 hộ)".
#[must_use]
pub fn counted(lang: Lang, falls: bool, count: &str, of: &str, is_inferred: bool) -> String {
    let inferred = match (is_inferred, lang) {
        (false, _) => "",
        (true, Lang::Vi) => "; suy từ tỷ lệ đã công bố",
        (true, Lang::En) => "; inferred from the published rate",
    };
    match (lang, falls) {
        (Lang::Vi, true) => format!("còn phải giảm {count} (nếu mẫu số vẫn là {of}){inferred}"),
        (Lang::Vi, false) => format!("còn phải thêm {count} (nếu mẫu số vẫn là {of}){inferred}"),
        (Lang::En, true) => {
            format!("{count} must still leave (if the denominator stays {of}){inferred}")
        }
        (Lang::En, false) => {
            format!("{count} must still be added (if the denominator stays {of}){inferred}")
        }
    }
}

/// What a rate divides by: "kế hoạch vốn đến thời điểm, không gồm vốn kéo dài; gồm tạm ứng".
/// `plan` is whether it is the plan as first assigned, where the rate is of a plan; the others are
/// whether they count, where the rate knows them.
#[must_use]
pub fn denominator(
    lang: Lang,
    name: &str,
    is_first: Option<bool>,
    carried_over: Option<bool>,
    advances: Option<bool>,
) -> String {
    let mut said = name.to_owned();
    said += match (is_first, lang) {
        (None, _) => "",
        (Some(true), Lang::Vi) => " giao đầu năm",
        (Some(false), Lang::Vi) => " đến thời điểm",
        (Some(true), Lang::En) => " as first assigned",
        (Some(false), Lang::En) => " as of now",
    };
    said += match (carried_over, lang) {
        (None, _) => "",
        (Some(true), Lang::Vi) => ", gồm vốn kéo dài",
        (Some(false), Lang::Vi) => ", không gồm vốn kéo dài",
        (Some(true), Lang::En) => ", with carried-over capital",
        (Some(false), Lang::En) => ", without carried-over capital",
    };
    said += match (advances, lang) {
        (None, _) => "",
        (Some(true), Lang::Vi) => "; gồm tạm ứng",
        (Some(false), Lang::Vi) => "; không gồm tạm ứng",
        (Some(true), Lang::En) => "; advances counted as disbursed",
        (Some(false), Lang::En) => "; advances not counted as disbursed",
    };
    said
}

/// Carried-over capital is to count, but is known for the whole of the money only.
#[must_use]
pub fn carried_over_not_split(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vốn kéo dài chỉ có cho tổng vốn, không tách cho phần này",
        Lang::En => "carried-over capital is known of all money only, not of this part",
    }
}

/// Rates that share one denominator, under the title of a table: "TL GN ĐTPT, TL GN SN chia cho …".
#[must_use]
pub fn group_of_denominators(lang: Lang, rates: &[&str], divisor: &str) -> String {
    let rates = rates.join(", ");
    match lang {
        Lang::Vi => format!("{rates} chia cho {divisor}"),
        Lang::En => format!("{rates}: divided by {divisor}"),
    }
}

/// The label of the edit that changes what rates divide by.
#[must_use]
pub fn basis_label(lang: Lang, what: &str, to: &str) -> String {
    match lang {
        Lang::Vi => format!("Đổi mẫu số tỷ lệ giải ngân: {what} {to}"),
        Lang::En => format!("Disbursement rates: {what} {to}"),
    }
}

/// "thứ 7/7 huyện, thành phố", with those of the same rank; `place` is "7/7 huyện, thành phố".
#[must_use]
pub fn rank_of(lang: Lang, place: &str, ties: &[&str]) -> String {
    let shared = match (ties, lang) {
        ([], _) => String::new(),
        (ties, Lang::Vi) => format!(", cùng hạng với {}", some_of(lang, ties, 3)),
        (ties, Lang::En) => format!(", tied with {}", some_of(lang, ties, 3)),
    };
    match lang {
        Lang::Vi => format!("thứ {place}{shared}"),
        Lang::En => format!("{place}{shared}"),
    }
}

/// What the first rank means.
#[must_use]
pub fn ranks_by(lang: Lang, is_highest_first: bool, is_best_first: bool) -> &'static str {
    match (lang, is_highest_first, is_best_first) {
        (Lang::Vi, true, true) => "(thứ 1 là cao nhất, tốt nhất)",
        (Lang::Vi, false, true) => "(thứ 1 là thấp nhất, tốt nhất)",
        (Lang::Vi, true, false) => "(thứ 1 là cao nhất)",
        (Lang::Vi, false, false) => "(thứ 1 là thấp nhất)",
        (Lang::En, true, true) => "(1 is highest and best)",
        (Lang::En, false, true) => "(1 is lowest and best)",
        (Lang::En, true, false) => "(1 is highest)",
        (Lang::En, false, false) => "(1 is lowest)",
    }
}

/// So few units have a figure that there is no order among them; `place` is "1/7 huyện, thành phố".
#[must_use]
pub fn too_few_to_rank(lang: Lang, place: &str) -> String {
    match lang {
        Lang::Vi => format!("mới có {place}, chưa xếp hạng được"),
        Lang::En => format!("only {place} so far: nothing to rank"),
    }
}

/// "21,8% của toàn tỉnh (11.925 hộ)".
#[must_use]
pub fn share_of(lang: Lang, share: f64, whole: &str, total: &str) -> String {
    let share = percent(lang, share);
    match lang {
        Lang::Vi => format!("{share} của {whole} ({total})"),
        Lang::En => format!("{share} of the {whole} ({total})"),
    }
}

/// "thiếu 44,3 tỷ đồng, 31,7% phần thiếu của các đơn vị (140,0 tỷ đồng)"; ahead of its plan where
/// there is no share.
#[must_use]
pub fn contribution(lang: Lang, size: &str, share: Option<f64>, all: &str) -> String {
    let share = share.map(|share| percent(lang, share));
    match (lang, share) {
        (Lang::Vi, Some(share)) => {
            format!("thiếu {size}, {share} phần thiếu của các đơn vị ({all})")
        }
        (Lang::Vi, None) => format!("không thiếu, vượt {size}"),
        (Lang::En, Some(share)) => format!("{size} short, {share} of what all lack ({all})"),
        (Lang::En, None) => format!("nothing short, {size} ahead"),
    }
}

/// "Ninh Sơn, Bác Ái, Thuận Bắc chiếm 64,5%".
#[must_use]
pub fn held_by(lang: Lang, names: &[&str], share: f64) -> String {
    let (names, share) = (names.join(", "), percent(lang, share));
    match lang {
        Lang::Vi => format!("{names} chiếm {share}"),
        Lang::En => format!("{names} hold {share}"),
    }
}

/// A name with its share: "Bác Ái 31,7%".
#[must_use]
pub fn in_unit_of(lang: Lang, name: &str, share: f64) -> String {
    format!("{name} {}", percent(lang, share))
}

/// How the units lie to the whole: "3 cao hơn, 4 thấp hơn".
#[must_use]
pub fn standing(lang: Lang, above: usize, equal: usize, below: usize) -> String {
    let (higher, same, lower) = match lang {
        Lang::Vi => ("cao hơn", "bằng", "thấp hơn"),
        Lang::En => ("above", "equal", "below"),
    };
    let parts = [(above, higher), (equal, same), (below, lower)];
    let said = parts.iter().filter(|(count, _)| *count > 0);
    said.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
}

/// A slice with its share of the whole: "123.456 triệu đồng, 63,1%".
#[must_use]
pub fn done_of_whole(lang: Lang, amount: &str, share: Option<f64>, decimals: u8) -> String {
    match share {
        Some(share) => format!("{amount}, {}%", format_number(lang, share, decimals)),
        None => amount.to_owned(),
    }
}
