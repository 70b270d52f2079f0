//! Times, names, counts and lists as running text says them.

use super::both;
use crate::{
    model::{Date, IndicatorKind, Name, Period, Step},
    text::{
        lang::Lang,
        period::{date_label, month_name, roman},
    },
};

/// What the units of a comparison are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Huyện, all of them districts proper.
    District,
    /// Địa phương: huyện, thị xã, thành phố.
    Locality,
    /// Đơn vị: districts and departments.
    Unit,
    /// Xã.
    Commune,
}

/// Which way something moved, or on which side it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
    /// Nothing is left of the difference as it is shown.
    Level,
}

/// The time a figure is about: "đến hết tháng 7 năm 2018", "cuối năm 2018", "năm 2018".
#[must_use]
pub fn when(period: Period, kind: IndicatorKind) -> Name {
    use IndicatorKind::{Cumulative, Flow, Level};
    let (year, part) = (period.last_year(), period.part_of_year());
    let whole_year = || match kind {
        Level => end_of_year(year, "at "),
        Flow | Cumulative => both(format!("năm {year}"), format!("in {year}")),
    };
    match (period.step(), kind) {
        (Step::Span(_), _) => {
            let span = format!("{}-{year}", period.first_year());
            if kind == Level {
                both(format!("cuối giai đoạn {span}"), format!("at the end of {span}"))
            } else {
                both(format!("giai đoạn {span}"), format!("in {span}"))
            }
        }
        (Step::Year, _) => whole_year(),
        (Step::Half, Cumulative | Level) if part > 1 => whole_year(),
        (Step::Half, Level) => until_month(6, year),
        (Step::Half, _) if part == 1 => {
            both(format!("6 tháng đầu năm {year}"), format!("in the first half of {year}"))
        }
        (Step::Half, _) => {
            both(format!("6 tháng cuối năm {year}"), format!("in the second half of {year}"))
        }
        (Step::Quarter, Flow) => both(
            format!("trong quý {} năm {year}", roman(part)),
            format!("in the {} quarter of {year}", ordinal(part)),
        ),
        (Step::Quarter, _) => both(
            format!("đến hết quý {} năm {year}", roman(part)),
            format!("by the end of the {} quarter of {year}", ordinal(part)),
        ),
        (Step::Month, Flow) => both(
            format!("trong tháng {part} năm {year}"),
            format!("in {} {year}", month_name(part)),
        ),
        (Step::Month, _) => until_month(part, year),
    }
}

/// An earlier time that a figure is set against: "cùng kỳ năm 2017", "cuối năm 2017".
#[must_use]
pub fn earlier(period: Period, kind: IndicatorKind) -> Name {
    let year = period.last_year();
    match (period.step(), kind) {
        (Step::Year | Step::Span(_), IndicatorKind::Level) => end_of_year(year, ""),
        (Step::Year | Step::Span(_), _) => self::year(year),
        (_, IndicatorKind::Level) => {
            both(format!("cùng thời điểm năm {year}"), format!("the same time of {year}"))
        }
        _ => both(format!("cùng kỳ năm {year}"), format!("the same period of {year}")),
    }
}

/// "cuối năm 2017", "the end of 2017" after an English preposition.
#[must_use]
pub fn end_of_year(year: i32, preposition: &str) -> Name {
    both(format!("cuối năm {year}"), format!("{preposition}the end of {year}"))
}

/// "năm 2018".
#[must_use]
pub fn year(year: i32) -> Name {
    both(format!("năm {year}"), year.to_string())
}

/// A period whatever the kind of figure: "đến hết tháng 7 năm 2018"; where it ends a year "năm 2018".
#[must_use]
pub fn to_date(period: Period) -> Name {
    let year = period.last_year();
    match period.step() {
        Step::Span(_) => when(period, IndicatorKind::Cumulative),
        _ if period.last_day().month() == 12 => both(format!("năm {year}"), format!("for {year}")),
        _ => when(period, IndicatorKind::Cumulative),
    }
}

/// A name as the subject of a sentence: "tỷ lệ hộ nghèo"; what is written in capitals stays so.
#[must_use]
pub fn subject(name: &Name) -> Name {
    let lower = |text: &str| {
        let plain = text.replace(": ", ", ");
        let mut letters = plain.chars();
        let (first, second) = (letters.next(), letters.next());
        match (first, second) {
            (Some(first), Some(second)) if !second.is_uppercase() => {
                first.to_lowercase().chain(plain.chars().skip(1)).collect()
            }
            _ => plain,
        }
    };
    both(lower(&name.vi), lower(&name.en))
}

/// A sentence: its first letter large, a full stop at its end.
#[must_use]
pub fn sentence(words: &Name) -> Name {
    both(format!("{}.", capital(&words.vi)), format!("{}.", capital(&words.en)))
}

/// Words that begin a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// "A, B, C" and "A, B and C".
#[must_use]
pub fn list(items: &[Name]) -> Name {
    let join = |items: Vec<&str>, and: &str, is_and_last: bool| match items.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, [first])) => format!("{first}{and}{last}"),
        Some((last, rest)) if is_and_last => format!("{}{and}{last}", rest.join(", ")),
        Some(_) => items.join(", "),
    };
    both(
        join(items.iter().map(|item| item.vi.as_str()).collect(), " và ", false),
        join(items.iter().map(|item| item.en.as_str()).collect(), " and ", true),
    )
}

/// A list of which only the first are named: "A, B, C và 2 địa phương khác".
#[must_use]
pub fn others(named: &[Name], count: usize, unit: Unit) -> Name {
    let join = |pick: fn(&Name) -> &str| named.iter().map(pick).collect::<Vec<_>>().join(", ");
    let (vi, en) = unit.nouns(count);
    both(
        format!("{} và {count} {vi} khác", join(|name| &name.vi)),
        format!("{} and {count} other {en}", join(|name| &name.en)),
    )
}

/// A list of which only the first are named, the rest being level with the last of them: "A, B, C và 2
/// địa phương khác cùng mức".
#[must_use]
pub fn others_alike(named: &[Name], count: usize, unit: Unit) -> Name {
    let text = others(named, count, unit);
    both(format!("{} cùng mức", text.vi), format!("{} at the same level", text.en))
}

/// A count of units in digits: "3 xã".
#[must_use]
pub fn counted(count: usize, unit: Unit) -> Name {
    let (vi, en) = unit.nouns(count);
    both(format!("{count} {vi}"), format!("{count} {en}"))
}

/// A count of units in words, as it opens a sentence: "ba huyện", "three districts".
#[must_use]
pub fn counted_units(count: usize, unit: Unit) -> Name {
    const VI: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    const EN: [&str; 10] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let digits = count.to_string();
    let word = |words: [&'static str; 10]| words.get(count).copied().unwrap_or("").to_owned();
    let or_digits = |word: String| if word.is_empty() { digits.clone() } else { word };
    let (vi, en) = unit.nouns(count);
    both(format!("{} {vi}", or_digits(word(VI))), format!("{} {en}", or_digits(word(EN))))
}

/// An English name that more words follow: one with a comma in it takes another.
pub(super) fn before_more(subject: &Name) -> String {
    let comma = if subject.en.contains(',') { "," } else { "" };
    format!("{}{comma}", subject.en)
}

/// A day: "1/1/2016".
pub(super) fn day(date: Date) -> Name {
    both(date_label(Lang::Vi, date), date_label(Lang::En, date))
}

/// A month alone: "tháng 7", "July".
pub(super) fn month_alone(period: Period) -> Name {
    let part = period.part_of_year();
    match period.step() {
        Step::Month => both(format!("tháng {part}"), month_name(part)),
        _ => both(format!("quý {}", roman(part)), format!("the {} quarter", ordinal(part))),
    }
}

impl Unit {
    /// The noun after a number.
    #[must_use]
    pub fn nouns(self, count: usize) -> (&'static str, &'static str) {
        let is_one = count == 1;
        match self {
            Self::District => ("huyện", if is_one { "district" } else { "districts" }),
            Self::Locality => ("địa phương", if is_one { "district" } else { "districts" }),
            Self::Unit => ("đơn vị", if is_one { "unit" } else { "units" }),
            Self::Commune => ("xã", if is_one { "commune" } else { "communes" }),
        }
    }
}

fn until_month(part: u8, year: i32) -> Name {
    both(
        format!("đến hết tháng {part} năm {year}"),
        format!("by the end of {} {year}", month_name(part)),
    )
}

fn ordinal(quarter: u8) -> &'static str {
    const WORDS: [&str; 4] = ["first", "second", "third", "fourth"];
    WORDS.get(usize::from(quarter).saturating_sub(1)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &Name) -> (&str, &str) {
        (&name.vi, &name.en)
    }

    #[test]
    fn times_are_said_as_the_field_says_them() {
        use IndicatorKind::{Cumulative, Flow, Level};
        for (at, kind, vi, en) in [
            ("2018", Level, "cuối năm 2018", "at the end of 2018"),
            ("2018", Cumulative, "năm 2018", "in 2018"),
            ("2018", Flow, "năm 2018", "in 2018"),
            ("2018-07", Level, "đến hết tháng 7 năm 2018", "by the end of July 2018"),
            ("2018-07", Cumulative, "đến hết tháng 7 năm 2018", "by the end of July 2018"),
            ("2018-07", Flow, "trong tháng 7 năm 2018", "in July 2018"),
            ("2018-H1", Cumulative, "6 tháng đầu năm 2018", "in the first half of 2018"),
            ("2018-H1", Level, "đến hết tháng 6 năm 2018", "by the end of June 2018"),
            ("2018-H2", Flow, "6 tháng cuối năm 2018", "in the second half of 2018"),
            ("2018-H2", Cumulative, "năm 2018", "in 2018"),
            ("2018-H2", Level, "cuối năm 2018", "at the end of 2018"),
            ("2018-Q3", Flow, "trong quý III năm 2018", "in the third quarter of 2018"),
            (
                "2018-Q3",
                Level,
                "đến hết quý III năm 2018",
                "by the end of the third quarter of 2018",
            ),
            ("2011-2015", Flow, "giai đoạn 2011-2015", "in 2011-2015"),
            ("2016-2020", Level, "cuối giai đoạn 2016-2020", "at the end of 2016-2020"),
        ] {
            assert_eq!(said(&when(at.parse().unwrap(), kind)), (vi, en), "{at}");
        }
        for (at, kind, vi, en) in [
            ("2017", Level, "cuối năm 2017", "the end of 2017"),
            ("2017", Flow, "năm 2017", "2017"),
            ("2017-07", Cumulative, "cùng kỳ năm 2017", "the same period of 2017"),
            ("2017-07", Level, "cùng thời điểm năm 2017", "the same time of 2017"),
        ] {
            assert_eq!(said(&earlier(at.parse().unwrap(), kind)), (vi, en), "{at}");
        }
    }

    #[test]
    fn names_become_subjects_and_words_become_sentences() {
        for (name, vi) in [
            ("Tỷ lệ hộ nghèo", "tỷ lệ hộ nghèo"),
            ("Đào tạo nghề", "đào tạo nghề"),
            ("GRDP của tỉnh", "GRDP của tỉnh"),
            ("Tuyển mới: hệ dài hạn", "tuyển mới, hệ dài hạn"),
        ] {
            assert_eq!(subject(&Name::same(name)).vi, vi);
        }
        assert_eq!(sentence(&Name::same("đến hết tháng 7")).vi, "Đến hết tháng 7.");
    }

    #[test]
    fn lists_are_named_and_counted() {
        let names = ["Ninh Sơn", "Bác Ái", "Thuận Bắc"].map(Name::same);
        assert_eq!(
            said(&list(&names)),
            ("Ninh Sơn, Bác Ái, Thuận Bắc", "Ninh Sơn, Bác Ái and Thuận Bắc")
        );
        assert_eq!(said(&list(&names[..2])), ("Ninh Sơn và Bác Ái", "Ninh Sơn and Bác Ái"));
        assert_eq!(said(&list(&names[..1])), ("Ninh Sơn", "Ninh Sơn"));
        assert_eq!(
            said(&others(&names, 2, Unit::Locality)),
            (
                "Ninh Sơn, Bác Ái, Thuận Bắc và 2 địa phương khác",
                "Ninh Sơn, Bác Ái, Thuận Bắc and 2 other districts"
            )
        );
        assert_eq!(said(&counted_units(3, Unit::District)), ("ba huyện", "three districts"));
        assert_eq!(said(&counted_units(1, Unit::Unit)), ("một đơn vị", "one unit"));
        assert_eq!(said(&counted_units(12, Unit::Commune)), ("12 xã", "12 communes"));
    }
}
