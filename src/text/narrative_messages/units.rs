//! Parts of a total and units beside one another: breakdowns, best and slowest, laggards, concentration,
//! classes of communes.

use super::{
    both, optional,
    words::{Unit, counted_units, list},
};
use crate::model::Name;

/// A part of a total: "đầu tư phát triển 55,7 tỷ đồng, bằng 28,4% kế hoạch".
#[must_use]
pub fn part(name: &Name, amount: &Name, rate: Option<&Name>) -> Name {
    let rate = optional(rate, |rate| {
        both(format!(", bằng {} kế hoạch", rate.vi), format!(", {} of the plan", rate.en))
    });
    both(
        format!("{} {}{}", name.vi, amount.vi, rate.vi),
        format!("{} {}{}", name.en, amount.en, rate.en),
    )
}

/// A part of which only some units have figures; its rate is that of these units.
#[must_use]
pub fn part_of_some(name: &Name, amount: &Name, rate: Option<&Name>, coverage: &Name) -> Name {
    let rate = optional(rate, |rate| {
        both(
            format!(", bằng {} kế hoạch của các đơn vị này", rate.vi),
            format!(", {} of the plan of these units", rate.en),
        )
    });
    both(
        format!("{} của {} đã có số liệu là {}{}", name.vi, coverage.vi, amount.vi, rate.vi),
        format!("{}, {} reporting, {}{}", name.en, coverage.en, amount.en, rate.en),
    )
}

/// A part of which all units have figures, beside a total of only some.
#[must_use]
pub fn part_of_all(name: &Name, amount: &Name, rate: Option<&Name>, coverage: &Name) -> Name {
    let name = both(
        format!("{} của đủ {} là", name.vi, coverage.vi),
        format!("{}, {} reporting,", name.en, coverage.en),
    );
    part(&name, amount, rate)
}

/// The parts of a total along one dimension.
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    pub subject: &'a Name,
    /// "tính chất vốn".
    pub dimension: &'a Name,
    pub parts: &'a [Name],
    /// Whether they add up to the total that was told; parts of different units are only set beside one
    /// another.
    pub is_of_one_total: bool,
    /// The units of all of them, where these are not all units: "7/8 đơn vị".
    pub coverage: Option<&'a Name>,
    /// Whether the parts as told miss the total as told.
    pub is_off_by_rounding: bool,
}

/// "Trong đó, theo tính chất vốn: đầu tư phát triển 55,7 tỷ đồng, bằng 28,4% kế hoạch; sự nghiệp …".
#[must_use]
pub fn parts(it: &Parts<'_>) -> Name {
    let join = |pick: fn(&Name) -> &str| it.parts.iter().map(pick).collect::<Vec<_>>().join("; ");
    let (vi, en) = (join(|name| &name.vi), join(|name| &name.en));
    let (note, note_en) = if it.is_off_by_rounding {
        ("; tổng các phần lệch do làm tròn", "; the parts do not add up because of rounding")
    } else {
        ("", "")
    };
    let coverage = optional(it.coverage, |it| {
        both(format!(" ({} đã có số liệu)", it.vi), format!(" ({} reporting)", it.en))
    });
    let head = if it.is_of_one_total { "trong đó, theo" } else { "theo" };
    both(
        format!("{head} {}{}: {vi}{note}", it.dimension.vi, coverage.vi),
        format!("{}, by {}{}: {en}{note_en}", it.subject.en, it.dimension.en, coverage.en),
    )
}

/// Units at both ends of a ranking.
#[derive(Clone, Debug)]
pub struct Ranking<'a> {
    pub subject: &'a Name,
    /// Whether it is the percent of plan that is ranked.
    pub is_percent_of_plan: bool,
    /// Whether a total is counted, which is more or fewer; else it is higher or lower.
    pub is_count: bool,
    /// Whether the best are the highest.
    pub best_are_highest: bool,
    /// Already listed.
    pub best: &'a Name,
    pub slowest: &'a Name,
    /// What [`standing`] says.
    pub standing: Option<&'a Name>,
    pub missing: Option<&'a Name>,
}

/// "Tỷ lệ hộ nghèo thấp nhất: Phan Rang-Tháp Chàm 7,42%; cao nhất: Bác Ái 66,72%".
#[must_use]
pub fn ranking(it: &Ranking<'_>) -> Name {
    let high = if it.is_count { ("nhiều nhất", "most") } else { ("cao nhất", "highest") };
    let low = if it.is_count { ("ít nhất", "fewest") } else { ("thấp nhất", "lowest") };
    let (first, last) = if it.best_are_highest { (high, low) } else { (low, high) };
    let (of_plan, of_plan_en) =
        if it.is_percent_of_plan { (" so với kế hoạch", " against plan") } else { ("", "") };
    let standing = it.standing.cloned().unwrap_or_default();
    let missing = missing(it.missing);
    both(
        format!(
            "{}{of_plan} {}: {}; {}: {}{}{}",
            it.subject.vi, first.0, it.best.vi, last.0, it.slowest.vi, standing.vi, missing.vi
        ),
        format!(
            "{}{of_plan_en}, {}: {}; {}: {}{}{}",
            it.subject.en, first.1, it.best.en, last.1, it.slowest.en, standing.en, missing.en
        ),
    )
}

/// "; 4/7 địa phương thấp hơn mức chung của tỉnh (15,48%)".
#[must_use]
pub fn standing(count: usize, of: usize, unit: Unit, is_above: bool, whole: &Name) -> Name {
    let (side, side_en) = if is_above { ("cao hơn", "above") } else { ("thấp hơn", "below") };
    let (vi, en) = unit.nouns(of);
    both(
        format!("; {count}/{of} {vi} {side} mức chung của tỉnh ({})", whole.vi),
        format!("; {count} of {of} {en} {side_en} the province ({})", whole.en),
    )
}

/// All units that have figures stand at one level.
#[must_use]
pub fn all_alike(subject: &Name, units: &Name, value: &Name, missing_units: Option<&Name>) -> Name {
    let missing = missing(missing_units);
    both(
        format!("{} của {} cùng ở mức {}{}", subject.vi, units.vi, value.vi, missing.vi),
        format!("{}: {} in each of {}{}", subject.en, value.en, units.en, missing.en),
    )
}

/// Too few units to say which is best.
#[must_use]
pub fn too_few_to_rank(subject: &Name, units: &Name, unit: Unit) -> Name {
    let (noun, _) = unit.nouns(1);
    both(
        format!(
            "{} của từng {noun} chỉ mới có số liệu: {}; chưa đủ để xếp hạng",
            subject.vi, units.vi
        ),
        format!("{} by unit: only {} so far, too few to rank", subject.en, units.en),
    )
}

/// A unit with its figure and what that is made of: "Ninh Hải 40,0% (400/1.000 người)".
#[must_use]
pub fn named_with(name: &Name, value: &Name, parts: Option<&Name>) -> Name {
    let parts =
        optional(parts, |parts| both(format!(" ({})", parts.vi), format!(" ({})", parts.en)));
    both(
        format!("{} {}{}", name.vi, value.vi, parts.vi),
        format!("{} {}{}", name.en, value.en, parts.en),
    )
}

/// "bằng 118,8% kế hoạch 58,9 tỷ đồng".
#[must_use]
pub fn of_own_plan(percent: &Name, plan: &Name) -> Name {
    both(
        format!("bằng {} kế hoạch {}", percent.vi, plan.vi),
        format!("{} of its plan of {}", percent.en, plan.en),
    )
}

/// "kế hoạch 16,25%" beside a unit's figure.
#[must_use]
pub fn beside_plan(plan: &Name) -> Name {
    both(format!("kế hoạch {}", plan.vi), format!("plan {}", plan.en))
}

/// Units below the whole's percent of plan and below their own plan.
#[must_use]
pub fn lagging(subject: &Name, units: &Name, whole: &Name) -> Name {
    both(
        format!(
            "{} chưa đạt kế hoạch và thấp hơn mức chung của tỉnh ({} kế hoạch): {}",
            subject.vi, whole.vi, units.vi
        ),
        format!(
            "{}, short of plan and behind the province ({} of plan): {}",
            subject.en, whole.en, units.en
        ),
    )
}

/// Units whose rate is worse than the whole's and than their own plan.
#[must_use]
pub fn lagging_by_rate(subject: &Name, units: &Name, whole: &Name, fewer_is_better: bool) -> Name {
    let side = if fewer_is_better { "cao hơn" } else { "thấp hơn" };
    let side_en = if fewer_is_better { "above" } else { "below" };
    both(
        format!(
            "{} chưa đạt kế hoạch và {side} mức chung của tỉnh ({}): {}",
            subject.vi, whole.vi, units.vi
        ),
        format!(
            "{}, short of plan and {side_en} the province ({}): {}",
            subject.en, whole.en, units.en
        ),
    )
}

/// A unit and what it holds: "Ninh Sơn (2.638 hộ)".
#[must_use]
pub fn held_by(name: &Name, amount: &Name) -> Name {
    both(format!("{} ({})", name.vi, amount.vi), format!("{} ({})", name.en, amount.en))
}

/// "Ba huyện Ninh Sơn, Bác Ái, Thuận Bắc chiếm 64,5% số hộ nghèo toàn tỉnh".
#[must_use]
pub fn concentration(
    subject: &Name,
    holders: &[Name],
    unit: Unit,
    percent: &Name,
    total: &Name,
) -> Name {
    let (holds, holds_en) = if let [only] = holders {
        (format!("riêng {}", only.vi), format!("{} alone holds", only.en))
    } else {
        let (count, names) = (counted_units(holders.len(), unit), list(holders));
        (format!("{} {}", count.vi, names.vi), format!("{}, {}, hold", count.en, names.en))
    };
    both(
        format!("{holds} chiếm {} {} toàn tỉnh ({})", percent.vi, subject.vi, total.vi),
        format!("{holds_en} {} of all {} of the province ({})", percent.en, subject.en, total.en),
    )
}

/// A class of communes: "3 xã đạt 19 tiêu chí", "3 xã đạt 15-18 tiêu chí", "1 xã dưới 10 tiêu chí".
#[must_use]
pub fn class(
    count: &Name,
    at_least: Option<&Name>,
    at_most: Option<&Name>,
    below: Option<&Name>,
) -> Name {
    match (at_least, at_most, below) {
        (Some(one), Some(other), _) => both(
            format!("{} đạt {}-{} tiêu chí", count.vi, one.vi, other.vi),
            format!("{} with {}-{} criteria", count.en, one.en, other.en),
        ),
        (Some(one), None, _) => both(
            format!("{} đạt {} tiêu chí", count.vi, one.vi),
            format!("{} with {} criteria", count.en, one.en),
        ),
        (None, _, Some(below)) => both(
            format!("{} dưới {} tiêu chí", count.vi, below.vi),
            format!("{} with fewer than {} criteria", count.en, below.en),
        ),
        (None, _, None) => count.clone(),
    }
}

/// How communes are distributed: "đến hết tháng 1 năm 2021, trong 7/47 xã đã có số liệu, …".
#[must_use]
pub fn classes(when: &Name, coverage: &Name, classes: &[Name]) -> Name {
    let join = |pick: fn(&Name) -> &str| classes.iter().map(pick).collect::<Vec<_>>().join(", ");
    both(
        format!("{}, trong {} đã có số liệu, {}", when.vi, coverage.vi, join(|name| &name.vi)),
        format!("{}, {} reporting: {}", when.en, coverage.en, join(|name| &name.en)),
    )
}

/// The communes that come next: "; gần đạt nhất: Mỹ Sơn (18), Hòa Sơn (17)".
#[must_use]
pub fn candidates(named: &Name) -> Name {
    both(format!("; gần đạt nhất: {}", named.vi), format!("; nearest to the goal: {}", named.en))
}

fn missing(units: Option<&Name>) -> Name {
    optional(units, |it| {
        both(format!("; chưa có số liệu: {}", it.vi), format!("; not reported: {}", it.en))
    })
}
