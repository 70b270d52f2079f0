//! What is known once a year, of some units only, or not yet.

use super::{
    both, optional,
    words::{Way, capital, to_date},
};
use crate::model::{Name, Period};

/// What is known of an indicator that is reviewed once a year.
#[derive(Clone, Debug)]
pub struct Outlook<'a> {
    pub subject: &'a Name,
    /// The group it is said of: "miền núi"; none for the whole.
    pub group: Option<&'a Name>,
    /// When the last figure stood, and the figure.
    pub last: Option<(&'a Name, &'a Name)>,
    /// Of which year, the plan, and by how much that is to move from the last figure.
    pub plan: Option<(&'a Name, &'a Name)>,
    pub move_to_plan: Option<(Way, &'a Name)>,
    pub estimate: Option<&'a Name>,
    /// The year of the report itself, where its figure is not known yet.
    pub not_yet: Option<&'a Name>,
}

/// "Tỷ lệ hộ nghèo rà soát mỗi năm một lần: cuối năm 2017 là 10,36%, kế hoạch năm 2018 là 8,86%".
#[must_use]
pub fn outlook(it: &Outlook<'_>) -> Name {
    let mut vi = Vec::new();
    let mut en = Vec::new();
    if let Some((when, last)) = it.last {
        vi.push(format!("{} là {}", when.vi, last.vi));
        en.push(format!("{} {}", last.en, when.en));
    }
    if let Some((year, plan)) = it.plan {
        vi.push(format!("kế hoạch {} là {}", year.vi, plan.vi));
        en.push(format!("{} planned for {}", plan.en, year.en));
    }
    match it.move_to_plan {
        Some((Way::Down, size)) => {
            vi.push(format!("tức là phải giảm {}", size.vi));
            en.push(format!("a fall of {}", size.en));
        }
        Some((Way::Up, size)) => {
            vi.push(format!("tức là phải tăng {}", size.vi));
            en.push(format!("a rise of {}", size.en));
        }
        Some((Way::Level, _)) | None => {}
    }
    if let Some(estimate) = it.estimate {
        vi.push(format!("ước cả năm là {}", estimate.vi));
        en.push(format!("{} estimated for the year", estimate.en));
    }
    let not_yet = optional(it.not_yet, |year| {
        both(format!("; chưa có số liệu {}", year.vi), format!("; not reported for {}", year.en))
    });
    let (vi, en) = (vi.join(", ") + &not_yet.vi, en.join(", ") + &not_yet.en);
    match it.group {
        Some(group) => both(
            format!("riêng {}, {} {vi}", group.vi, it.subject.vi),
            format!("{}, {}: {en}", group.en, it.subject.en),
        ),
        None => both(
            format!("{} rà soát mỗi năm một lần: {vi}", it.subject.vi),
            format!("{}, reviewed once a year: {en}", it.subject.en),
        ),
    }
}

/// One indicator of which only some units have figures: "số xã …: Ninh Hải 6 xã".
#[must_use]
pub fn few_item(subject: &Name, units: &Name, plan: Option<&Name>) -> Name {
    let plan = optional(plan, |plan| {
        both(
            format!(", kế hoạch của toàn tỉnh {}", plan.vi),
            format!(", plan of the whole province {}", plan.en),
        )
    });
    both(
        format!("{}: {}{}", subject.vi, units.vi, plan.vi),
        format!("{}: {}{}", subject.en, units.en, plan.en),
    )
}

/// The indicators of a topic of which only some units have figures.
#[must_use]
pub fn few(when: &Name, items: &[Name]) -> Name {
    let items = semicolons(items);
    both(
        format!("{} mới có số liệu của một số địa phương về {}", when.vi, items.vi),
        format!("{} only some districts have figures. {}", when.en, capital(&items.en)),
    )
}

/// One indicator without a figure: "số người …, kế hoạch năm khoảng 15.500 người"; `parts` is what a
/// planned rate is made of.
#[must_use]
pub fn missing_item(subject: &Name, plan: &Name, parts: Option<&Name>, is_year: bool) -> Name {
    let (of, of_en) =
        if is_year { ("kế hoạch năm", "plan for the year") } else { ("kế hoạch", "plan") };
    let parts =
        optional(parts, |parts| both(format!(" ({})", parts.vi), format!(" ({})", parts.en)));
    both(
        format!("{}, {of} {}{}", subject.vi, plan.vi, parts.vi),
        format!("{}, {of_en} {}{}", subject.en, plan.en, parts.en),
    )
}

/// The indicators of a topic that have a plan and no figure yet.
#[must_use]
pub fn missing(when: &Name, items: &[Name]) -> Name {
    let items = semicolons(items);
    both(
        format!("chưa có số liệu {}: {}", when.vi, items.vi),
        format!("not reported {}: {}", when.en, items.en),
    )
}

/// There is nothing to say.
#[must_use]
pub fn no_statements(period: Period) -> Name {
    let when = to_date(period);
    both(
        format!("Không có số liệu, kế hoạch hay số ước nào {}.", when.vi),
        format!("There are no figures, plans or estimates {}.", when.en),
    )
}

fn semicolons(items: &[Name]) -> Name {
    let join = |pick: fn(&Name) -> &str| items.iter().map(pick).collect::<Vec<_>>().join("; ");
    both(join(|name| &name.vi), join(|name| &name.en))
}
