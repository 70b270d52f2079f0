//! Calendar dates, without a clock.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day of the Gregorian calendar, written `2018-07-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it and its year lies in 1900..=2200.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let real = (1900..=2200).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// The last day of a month; months outside 1..=12 are clamped.
    #[must_use]
    pub fn end_of_month(year: i32, month: u8) -> Self {
        let month = month.clamp(1, 12);
        Self { year, month, day: days_in_month(year, month) }
    }

    /// The first day of a month; months outside 1..=12 are clamped.
    #[must_use]
    pub fn start_of_month(year: i32, month: u8) -> Self {
        Self { year, month: month.clamp(1, 12), day: 1 }
    }

    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// 1..=12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// 1..=31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01 (civil-from-days arithmetic), for axes drawn at true dates.
    #[must_use]
    pub fn day_number(self) -> i32 {
        let shifted_year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let month_from_march = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day with this [`Self::day_number`]; none outside the years that dates have.
    #[must_use]
    pub fn from_day_number(number: i32) -> Option<Self> {
        let days = number.checked_add(719_468)?;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let leap = day_of_era / 1_460 - day_of_era / 36_524 + day_of_era / 146_096;
        let year_of_era = (day_of_era - leap) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

/// How many days the month has; 31 for months that do not exist.
fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("'{text}' is not a date like 2018-07-31");
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        if year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return Err(wrong());
        }
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
            return Err(wrong());
        };
        Self::new(year, month, day).ok_or_else(wrong)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_follow_the_calendar() {
        let number = |text: &str| text.parse::<Date>().map(Date::day_number);
        assert_eq!(number("1970-01-01"), Ok(0));
        assert_eq!(number("2000-03-01"), Ok(11_017));
        assert_eq!(number("2018-08-16"), Ok(17_759));
        let (first, last) = (Date::start_of_month(1900, 1), Date::end_of_month(2200, 12));
        for day in first.day_number()..=last.day_number() {
            assert_eq!(Date::from_day_number(day).map(Date::day_number), Some(day));
        }
        assert_eq!(Date::from_day_number(last.day_number() + 1), None);
        assert!(number("2018-02-29").is_err());
        assert!(number("2018-2-9").is_err());
    }
}
