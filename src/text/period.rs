//! Words for periods and days, short enough for heads of columns and lists.

use super::lang::Lang;
use crate::model::{Date, IndicatorKind, Period, Step};

/// A period as figures of a kind are labelled: `2018`, `7 tháng 2018` (cumulative) or `7/2018`,
/// `Quý III/2018`, `6 tháng đầu năm 2018`, `2016-2020`.
///
/// The month of a level is the day it stands at, that of a flow the month itself; a cumulative one
/// counts from 1 January, and says how many months.
#[must_use]
pub fn period_label(lang: Lang, period: Period, kind: IndicatorKind) -> String {
    let year = period.last_year();
    let part = period.part_of_year();
    let is_cumulative = kind == IndicatorKind::Cumulative;
    let months = |months: u8| match lang {
        Lang::Vi => format!("{months} tháng {year}"),
        Lang::En => format!("{months} months {year}"),
    };
    match period.step() {
        Step::Span(_) => format!("{}-{year}", period.first_year()),
        Step::Year => year.to_string(),
        Step::Half if is_cumulative => months(part * 6),
        Step::Quarter if is_cumulative => months(part * 3),
        Step::Month if is_cumulative && part > 1 => months(part),
        Step::Half => match (lang, part) {
            (Lang::Vi, 1) => format!("6 tháng đầu năm {year}"),
            (Lang::Vi, _) => format!("6 tháng cuối năm {year}"),
            (Lang::En, _) => format!("H{part} {year}"),
        },
        Step::Quarter => match lang {
            Lang::Vi => format!("Quý {}/{year}", roman(part)),
            Lang::En => format!("Q{part} {year}"),
        },
        Step::Month => match lang {
            Lang::Vi => format!("{part}/{year}"),
            Lang::En => format!("{} {year}", short_month(part)),
        },
    }
}

/// A day: `31/7/2018`, `31 Jul 2018`.
#[must_use]
pub fn date_label(lang: Lang, date: Date) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match lang {
        Lang::Vi => format!("{day}/{month}/{year}"),
        Lang::En => format!("{day} {} {year}", short_month(month)),
    }
}

/// A day as it is typed, day first: `15/8/2018`, `15-8-2018`, `15.8.2018`; none where it is no day of
/// the calendar.
#[must_use]
pub fn parse_day(text: &str) -> Option<Date> {
    let mut parts = text.trim().split(['/', '-', '.']).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A quarter as Vietnamese papers count it: "III".
#[must_use]
pub fn roman(quarter: u8) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

/// "Jul".
fn short_month(month: u8) -> &'static str {
    month_name(month).get(..3).unwrap_or_default()
}

/// An English month, for sentences: "July".
#[must_use]
pub fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_called_as_the_field_calls_them() {
        use IndicatorKind::{Cumulative, Flow, Level};
        for (period, kind, vi, en) in [
            ("2016-2020", Level, "2016-2020", "2016-2020"),
            ("2018", Level, "2018", "2018"),
            ("2018", Cumulative, "2018", "2018"),
            ("2018-07", Cumulative, "7 tháng 2018", "7 months 2018"),
            ("2018-01", Cumulative, "1/2018", "Jan 2018"),
            ("2011-04", Level, "4/2011", "Apr 2011"),
            ("2018-12", Flow, "12/2018", "Dec 2018"),
            ("2018-H1", Flow, "6 tháng đầu năm 2018", "H1 2018"),
            ("2018-H2", Flow, "6 tháng cuối năm 2018", "H2 2018"),
            ("2018-H1", Cumulative, "6 tháng 2018", "6 months 2018"),
            ("2018-Q3", Flow, "Quý III/2018", "Q3 2018"),
            ("2018-Q3", Cumulative, "9 tháng 2018", "9 months 2018"),
        ] {
            let label = |lang| period.parse().map(|period| period_label(lang, period, kind));
            assert_eq!(label(Lang::Vi), Ok(vi.to_owned()));
            assert_eq!(label(Lang::En), Ok(en.to_owned()));
        }
        for typed in ["31/7/2018", " 31-07-2018 ", "31.7.2018", "31 / 7 / 2018"] {
            assert_eq!(parse_day(typed), Date::new(2018, 7, 31), "{typed}");
        }
        for typed in ["31/6/2018", "7/31/2018", "31/7/18", "31/7", "2018", "", "a/b/2018"] {
            assert_eq!(parse_day(typed), None, "{typed}");
        }
        let day = |lang| "2018-07-31".parse().map(|day| date_label(lang, day));
        assert_eq!(day(Lang::Vi), Ok("31/7/2018".to_owned()));
        assert_eq!(day(Lang::En), Ok("31 Jul 2018".to_owned()));
    }
}
