//! Periods: spans of years, years, halves, quarters, months.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Date;

/// How finely a table divides time (kỳ báo cáo). A year series and a month series of one
/// indicator are two tables and are never merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// Spans of so many years (giai đoạn), each named by its first year.
    Span(u8),
    Year,
    Half,
    Quarter,
    Month,
}

/// A period (kỳ): `2016-2020`, `2018`, `2018-H1`, `2018-Q3`, `2018-07`. A cumulative figure of
/// `2018-07` is that of "7 tháng đầu năm 2018".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    step: Step,
    /// Counts steps from year 0; for spans, the first year.
    ordinal: i32,
}

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2200;

impl Period {
    /// The span of years from `first` to `last`, both included; `None` unless 2 to 50 years long.
    #[must_use]
    pub fn span(first: i32, last: i32) -> Option<Self> {
        let years = u8::try_from(last.checked_sub(first)?.checked_add(1)?).ok()?;
        ((2..=50).contains(&years) && known_year(first) && known_year(last))
            .then_some(Self { step: Step::Span(years), ordinal: first })
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        known_year(year).then_some(Self { step: Step::Year, ordinal: year })
    }

    /// A half (1..=2) of a year.
    #[must_use]
    pub fn half(year: i32, half: u8) -> Option<Self> {
        Self::part(Step::Half, year, half)
    }

    /// A quarter (1..=4) of a year.
    #[must_use]
    pub fn quarter(year: i32, quarter: u8) -> Option<Self> {
        Self::part(Step::Quarter, year, quarter)
    }

    /// A month (1..=12) of a year.
    #[must_use]
    pub fn month(year: i32, month: u8) -> Option<Self> {
        Self::part(Step::Month, year, month)
    }

    /// The period of a step with this ordinal, if it lies within 1900..=2200.
    #[must_use]
    pub fn from_ordinal(step: Step, ordinal: i32) -> Option<Self> {
        match step {
            Step::Span(years) => {
                Self::span(ordinal, ordinal.checked_add(i32::from(years).checked_sub(1)?)?)
            }
            _ => known_year(ordinal.div_euclid(step.per_year())).then_some(Self { step, ordinal }),
        }
    }

    fn part(step: Step, year: i32, part: u8) -> Option<Self> {
        let per_year = step.per_year();
        let part = i32::from(part);
        (known_year(year) && (1..=per_year).contains(&part))
            .then_some(Self { step, ordinal: year * per_year + part - 1 })
    }

    #[must_use]
    pub fn step(self) -> Step {
        self.step
    }

    /// The place of this period in a row of its step: consecutive periods differ by one.
    #[must_use]
    pub fn ordinal(self) -> i32 {
        self.ordinal
    }

    /// The year the period ends in.
    #[must_use]
    pub fn last_year(self) -> i32 {
        match self.step {
            Step::Span(years) => self.ordinal + i32::from(years) - 1,
            step => self.ordinal.div_euclid(step.per_year()),
        }
    }

    /// The year the period begins in.
    #[must_use]
    pub fn first_year(self) -> i32 {
        match self.step {
            Step::Span(_) => self.ordinal,
            step => self.ordinal.div_euclid(step.per_year()),
        }
    }

    /// The half, quarter or month of its year, from 1; 1 for years and spans.
    #[must_use]
    pub fn part_of_year(self) -> u8 {
        match self.step {
            Step::Span(_) | Step::Year => 1,
            step => u8::try_from(self.ordinal.rem_euclid(step.per_year()) + 1).unwrap_or(1),
        }
    }

    /// The first day of the period.
    #[must_use]
    pub fn first_day(self) -> Date {
        let months = self.step.months();
        Date::start_of_month(self.first_year(), (self.part_of_year() - 1) * months + 1)
    }

    /// The last day: a level stands at it.
    #[must_use]
    pub fn last_day(self) -> Date {
        let months = self.step.months();
        Date::end_of_month(self.last_year(), self.part_of_year() * months)
    }

    /// The period of the same step before this one; for spans the one that ends where this begins.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.shifted(-1)
    }

    /// The period of the same step after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.shifted(1)
    }

    fn shifted(self, steps: i32) -> Option<Self> {
        let length = match self.step {
            Step::Span(years) => i32::from(years),
            _ => 1,
        };
        Self::from_ordinal(self.step, self.ordinal.checked_add(steps.checked_mul(length)?)?)
    }

    /// The same part of the year before (cùng kỳ năm trước); `None` for spans.
    #[must_use]
    pub fn same_period_last_year(self) -> Option<Self> {
        match self.step {
            Step::Span(_) => None,
            step => Self::from_ordinal(step, self.ordinal - step.per_year()),
        }
    }

    /// The periods of a finer step that make it up, in order; `None` if the step is no finer, and
    /// for spans of years.
    #[must_use]
    pub fn parts(self, step: Step) -> Option<Vec<Self>> {
        let coarse = self.step.per_year();
        if matches!(self.step, Step::Span(_)) || step.per_year() <= coarse {
            return None;
        }
        let each = step.per_year() / coarse;
        let first = self.ordinal * each;
        (first..first + each).map(|ordinal| Self::from_ordinal(step, ordinal)).collect()
    }

    /// The period of a coarser step that it lies in; `None` if the step is no coarser, and for spans
    /// of years.
    #[must_use]
    pub fn within(self, step: Step) -> Option<Self> {
        let is_span = |step| matches!(step, Step::Span(_));
        if is_span(self.step) || is_span(step) || step.per_year() >= self.step.per_year() {
            return None;
        }
        Self::from_ordinal(step, self.ordinal.div_euclid(self.step.per_year() / step.per_year()))
    }

    /// Months from 1 January to its last day: 7 for July, 12 for a year; `None` for spans.
    #[must_use]
    pub fn months_to_date(self) -> Option<u8> {
        (!matches!(self.step, Step::Span(_))).then(|| self.part_of_year() * self.step.months())
    }

    /// The year that this period lies in; itself for a year, `None` for spans.
    #[must_use]
    pub fn year_of(self) -> Option<Self> {
        match self.step {
            Step::Span(_) => None,
            _ => Self::year(self.last_year()),
        }
    }
}

impl Step {
    /// Periods in a year; spans count as one, since they are named by their first year.
    #[must_use]
    pub fn per_year(self) -> i32 {
        match self {
            Self::Span(_) | Self::Year => 1,
            Self::Half => 2,
            Self::Quarter => 4,
            Self::Month => 12,
        }
    }

    /// Months from the start of a part of a year to its end (12 for years and spans).
    fn months(self) -> u8 {
        match self {
            Self::Span(_) | Self::Year => 12,
            Self::Half => 6,
            Self::Quarter => 3,
            Self::Month => 1,
        }
    }
}

fn known_year(year: i32) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&year)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.first_year();
        let part = self.part_of_year();
        match self.step {
            Step::Span(_) => write!(f, "{year:04}-{:04}", self.last_year()),
            Step::Year => write!(f, "{year:04}"),
            Step::Half => write!(f, "{year:04}-H{part}"),
            Step::Quarter => write!(f, "{year:04}-Q{part}"),
            Step::Month => write!(f, "{year:04}-{part:02}"),
        }
    }
}

impl FromStr for Period {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        parse(text).ok_or_else(|| {
            format!("'{text}' is not a period: write 2016-2020, 2018, 2018-H1, 2018-Q3 or 2018-07")
        })
    }
}

fn parse(text: &str) -> Option<Period> {
    let whole = |text: &str, digits: usize| {
        (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<i32>().ok())
            .flatten()
    };
    let Some((year, rest)) = text.split_once('-') else {
        return Period::year(whole(text, 4)?);
    };
    let year = whole(year, 4)?;
    if let Some(last) = whole(rest, 4) {
        return Period::span(year, last);
    }
    if let Some(month) = whole(rest, 2) {
        return Period::month(year, u8::try_from(month).ok()?);
    }
    let half = rest.strip_prefix('H').and_then(|part| whole(part, 1));
    let quarter = rest.strip_prefix('Q').and_then(|part| whole(part, 1));
    match (half, quarter) {
        (Some(half), None) => Period::half(year, u8::try_from(half).ok()?),
        (None, Some(quarter)) => Period::quarter(year, u8::try_from(quarter).ok()?),
        _ => None,
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_back_as_written() {
        for text in ["2016-2020", "2018", "2018-H1", "2018-Q3", "2018-07", "2011-04"] {
            assert_eq!(text.parse::<Period>().map(|p| p.to_string()), Ok(text.to_owned()));
        }
        for text in [
            "",
            "18",
            "2018-13",
            "2018-00",
            "2018-7",
            "2018-Q5",
            "2018-H0",
            "2020-2016",
            "2018-2018",
            "x",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn periods_begin_and_end_on_their_days() {
        let days = |text: &str| {
            text.parse::<Period>().map(|p| format!("{} {}", p.first_day(), p.last_day()))
        };
        assert_eq!(days("2016-2020"), Ok("2016-01-01 2020-12-31".to_owned()));
        assert_eq!(days("2018-H1"), Ok("2018-01-01 2018-06-30".to_owned()));
        assert_eq!(days("2018-Q3"), Ok("2018-07-01 2018-09-30".to_owned()));
        assert_eq!(days("2016-02"), Ok("2016-02-01 2016-02-29".to_owned()));
    }

    #[test]
    fn neighbours_in_time() {
        let period = |text: &str| text.parse::<Period>().ok();
        assert_eq!(period("2018-01").and_then(Period::previous), period("2017-12"));
        assert_eq!(period("2016-2020").and_then(Period::next), period("2021-2025"));
        assert_eq!(period("2018-07").and_then(Period::same_period_last_year), period("2017-07"));
        assert_eq!(period("2018-07").and_then(Period::year_of), period("2018"));
    }

    #[test]
    fn a_period_consists_of_its_parts() {
        let parts = |whole: &str, step| {
            let parts = whole.parse::<Period>().ok()?.parts(step)?;
            Some((parts.len(), parts.first()?.to_string(), parts.last()?.to_string()))
        };
        let some = |count, first: &str, last: &str| Some((count, first.into(), last.into()));
        assert_eq!(parts("2018", Step::Month), some(12, "2018-01", "2018-12"));
        assert_eq!(parts("2018-H2", Step::Quarter), some(2, "2018-Q3", "2018-Q4"));
        assert_eq!(parts("2018-Q3", Step::Month), some(3, "2018-07", "2018-09"));
        for (whole, step) in
            [("2018-Q3", Step::Half), ("2018", Step::Year), ("2016-2020", Step::Year)]
        {
            assert_eq!(parts(whole, step), None, "{whole}");
        }
        let months = ["2018-07", "2018-Q3", "2018-H1", "2018", "2016-2020"]
            .map(|period| period.parse().ok().and_then(Period::months_to_date));
        assert_eq!(months, [Some(7), Some(9), Some(6), Some(12), None]);
    }
}
