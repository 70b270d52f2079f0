//! Sources that say different things, and days that figures were counted to.

use super::{Said, Slip, lower, tail};
use crate::{
    model::{Date, Name},
    text::{lang::Lang, number::format_number, period::date_label},
};

/// What another source says of a figure.
#[derive(Clone, Copy, Debug)]
pub struct RivalSaid<'a> {
    /// What the source is called.
    pub source: &'a Name,
    /// In the indicator's unit.
    pub number: f64,
    /// What would turn the one figure into the other.
    pub slip: Option<Slip>,
    /// Whether it is the plan's floor (mức tối thiểu).
    pub is_floor: bool,
}

/// A unit and the day its figure was counted to.
#[derive(Clone, Copy, Debug)]
pub struct AsOf<'a> {
    pub unit: &'a Name,
    pub day: Date,
}

/// A figure of which other sources say something else: head and sentence. `source` is that of the
/// figure in use, if it is known.
#[must_use]
pub fn two_sources(
    stated: Said<'_>,
    source: Option<&Name>,
    rivals: &[RivalSaid<'_>],
) -> (Name, Name) {
    let head = Name {
        vi: format!("{} khác nhau giữa các nguồn", lower(&stated.head.vi)),
        en: format!("{}: sources differ", lower(&stated.head.en)),
    };
    let in_lang = |lang: Lang| {
        let of_source =
            source.map(|source| format!(" ({})", lang.pick(source))).unwrap_or_default();
        let rivals: Vec<String> = rivals.iter().map(|rival| rival.words(stated, lang)).collect();
        let own = stated.amount(lang);
        let rivals = rivals.join("; ");
        match lang {
            Lang::Vi => format!("Số đang dùng là {own}{of_source}; {rivals}."),
            Lang::En => format!("The figure in use is {own}{of_source}; {rivals}."),
        }
    };
    (head, Name { vi: in_lang(Lang::Vi), en: in_lang(Lang::En) })
}

/// Figures counted to a day before their period began: head and sentence. `units` names whose they
/// are; `from` and `to` are the earliest and the latest of the days.
#[must_use]
pub fn counted_too_early(
    indicator: &Name,
    units: &Name,
    (from, to): (Date, Date),
    begins: Date,
) -> (Name, Name) {
    let head = Name {
        vi: format!("{} chốt trước kỳ báo cáo", lower(&indicator.vi)),
        en: format!("{}: counted before the period began", lower(&indicator.en)),
    };
    let days = |lang| {
        let (first, last) = (date_label(lang, from), date_label(lang, to));
        if from == to { first } else { format!("{first} - {last}") }
    };
    let message = Name {
        vi: format!(
            "Số liệu của {} ghi là tính đến {}, trong khi kỳ báo cáo bắt đầu từ {}.",
            units.vi,
            days(Lang::Vi),
            date_label(Lang::Vi, begins)
        ),
        en: format!(
            "The figures of {} say they were counted to {}, but the period begins on {}.",
            units.en,
            days(Lang::En),
            date_label(Lang::En, begins)
        ),
    };
    (head, message)
}

/// Units whose figures were counted to an earlier day than those of the others: head and sentence.
#[must_use]
pub fn lagging(indicator: &Name, late: &[AsOf<'_>], newest: Date) -> (Name, Name) {
    const MOST: usize = 5;
    let head = Name {
        vi: format!("{} của các đơn vị không cùng ngày chốt", lower(&indicator.vi)),
        en: format!("{}: units are not counted to the same day", lower(&indicator.en)),
    };
    let in_lang = |lang: Lang| {
        let one = |unit: &AsOf<'_>| {
            let (name, day) = (lang.pick(unit.unit), date_label(lang, unit.day));
            match lang {
                Lang::Vi => format!("{name} tính đến {day}"),
                Lang::En => format!("{name} to {day}"),
            }
        };
        let named = late.iter().take(MOST).map(one).collect::<Vec<_>>().join(", ");
        let newest = date_label(lang, newest);
        let left_out = late.len().saturating_sub(MOST);
        match (lang, left_out) {
            (Lang::Vi, 0) => format!("{named}; mới nhất trong các đơn vị là {newest}."),
            (Lang::En, 0) => format!("{named}; the newest among the units is {newest}."),
            (Lang::Vi, more) => {
                format!("{named} và {more} đơn vị khác; mới nhất trong các đơn vị là {newest}.")
            }
            (Lang::En, more) => {
                format!("{named} and {more} more; the newest among the units is {newest}.")
            }
        }
    };
    (head, Name { vi: in_lang(Lang::Vi), en: in_lang(Lang::En) })
}

impl RivalSaid<'_> {
    fn words(&self, stated: Said<'_>, lang: Lang) -> String {
        let said = Said { value: self.number, ..stated };
        let percent = 100.0 * (self.number - stated.value).abs() / stated.value.abs();
        let share = if percent.is_finite() && stated.unit.vi != "%" {
            format!(" ({}%)", format_number(lang, percent, 1))
        } else {
            String::new()
        };
        let (source, number) = (lang.pick(self.source), said.amount(lang));
        let gap = stated.gap(self.number, lang);
        let floor = match (self.is_floor, lang) {
            (false, _) => "",
            (true, Lang::Vi) => ", là mức tối thiểu của kế hoạch",
            (true, Lang::En) => ", which is the plan's floor",
        };
        let slip = tail(self.slip, lang);
        match lang {
            Lang::Vi => format!("theo {source} là {number}, chênh {gap}{share}{floor}{slip}"),
            Lang::En => format!("{source} has {number}, {gap} apart{share}{floor}{slip}"),
        }
    }
}
