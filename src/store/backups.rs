//! Dated copies of a project in `NAME.ron.backups/`, and the rule by which they are thinned out.
//!
//! Every save leaves a copy. Of those, all of the last 24 hours stay, then the last of each day for
//! 30 days, then the last of each week for a year; together at most 200 MB, the oldest go first.
//! The newest five always stay. A clock that jumps must not cost anything: at most
//! [`MOST_THINNED`] copies go at one save, so that a year's copies outlive one save on a wrong date.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    beside::with_suffix,
    disk::{self, Disk, Step, sync_folder},
    save::write_on,
};

/// Copies together, in bytes.
pub const MOST_BYTES: u64 = 200 * 1024 * 1024;
/// The newest that always stay.
pub const ALWAYS_KEPT: usize = 5;
/// The most that go at one save because of their age.
pub const MOST_THINNED: usize = 3;

const DAY: i64 = 24 * 60 * 60;
/// Vietnam's time, UTC+7 all year: days and weeks are those of the people who work with the file.
const VIETNAM: i64 = 7 * 60 * 60;

/// A dated copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// When it was saved, as seconds since 1970 in UTC.
    pub at: i64,
    /// In bytes.
    pub size: u64,
}

/// The folder of a project's dated copies.
#[must_use]
pub fn backups_folder(path: &Path) -> PathBuf {
    with_suffix(path, ".backups")
}

/// The dated copies of a project, newest first. A file that is not named like one is none.
#[must_use]
pub fn backups(path: &Path) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(backups_folder(path)) else { return Vec::new() };
    let backup = |entry: io::Result<fs::DirEntry>| {
        let entry = entry.ok()?;
        let name = entry.file_name().into_string().ok()?;
        let at = date_of(name.strip_suffix(".ron")?)?;
        Some(Backup { path: entry.path(), at, size: entry.metadata().ok()?.len() })
    };
    let mut found: Vec<Backup> = entries.filter_map(backup).collect();
    found.sort_by_key(|backup| std::cmp::Reverse((backup.at, counter(&backup.path))));
    found
}

/// The how-manieth copy of its second it is; by name alone `-2` would stand before the first.
fn counter(path: &Path) -> u32 {
    let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    let number = name.rsplit_once("+0700-").and_then(|(_, number)| number.parse().ok());
    number.unwrap_or(1)
}

/// Which copies stay: one answer for each `(seconds since 1970, bytes)`, in any order.
#[must_use]
pub fn which_to_keep(copies: &[(i64, u64)], now: i64) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..copies.len()).collect();
    newest_first.sort_by_key(|at| std::cmp::Reverse((copies.get(*at).map(|copy| copy.0), *at)));
    let mut keep = vec![false; copies.len()];
    let (mut last_day, mut last_week) = (None, None);
    let (mut bytes, mut full) = (0_u64, false);
    for (rank, index) in newest_first.into_iter().enumerate() {
        let Some((at, size)) = copies.get(index).copied() else { continue };
        let age = now.saturating_sub(at);
        let day = (at + VIETNAM).div_euclid(DAY);
        // 1970-01-01 was a Thursday: weeks begin on Monday.
        let week = (day + 3).div_euclid(7);
        let by_age = age <= DAY
            || age <= 30 * DAY && last_day != Some(day)
            || age <= 365 * DAY && last_week != Some(week) && last_day != Some(day);
        let stays = rank < ALWAYS_KEPT || by_age;
        if stays {
            (last_day, last_week) = (Some(day), Some(week));
        }
        // Once one is too much, all older ones are.
        full |= stays && rank >= ALWAYS_KEPT && bytes.saturating_add(size) > MOST_BYTES;
        let stays = stays && (!full || rank < ALWAYS_KEPT);
        if stays {
            bytes = bytes.saturating_add(size);
        }
        if let Some(slot) = keep.get_mut(index) {
            *slot = stays;
        }
    }
    keep
}

/// Leaves a dated copy of what was just saved, and thins out the older ones.
pub(super) fn leave_copy(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    now: i64,
) -> io::Result<PathBuf> {
    let folder = backups_folder(path);
    disk.before(Step::Create, &folder)?;
    fs::create_dir_all(&folder)?;
    let copy = free_name(&folder, now, ".ron");
    write_on(disk, &copy, bytes, true)?;
    sync_folder(&folder);
    thin_out(disk, path, now);
    Ok(copy)
}

fn thin_out(disk: &dyn Disk, path: &Path, now: i64) {
    let mut found = backups(path);
    found.reverse();
    let copies: Vec<(i64, u64)> = found.iter().map(|backup| (backup.at, backup.size)).collect();
    let keep = which_to_keep(&copies, now);
    let going = || found.iter().zip(&keep).filter(|(_, keep)| !**keep).map(|(backup, _)| backup);
    let mut bytes: u64 = found.iter().map(|backup| backup.size).sum();
    // Oldest first; a copy that cannot be removed now goes another time.
    for (gone, backup) in going().enumerate() {
        if gone >= MOST_THINNED && bytes <= MOST_BYTES {
            break;
        }
        if disk::remove(disk, &backup.path).is_ok() {
            bytes = bytes.saturating_sub(backup.size);
        }
    }
}

/// A name for a moment that no file in the folder has.
pub(super) fn free_name(folder: &Path, at: i64, ending: &str) -> PathBuf {
    let date = date_text(at);
    let mut path = folder.join(format!("{date}{ending}"));
    let mut again = 2;
    while path.symlink_metadata().is_ok() {
        path = folder.join(format!("{date}-{again}{ending}"));
        again += 1;
    }
    path
}

/// `2018-08-15T140509+0700`.
pub(super) fn date_text(at: i64) -> String {
    let local = at.saturating_add(VIETNAM);
    let (day, second) = (local.div_euclid(DAY), local.rem_euclid(DAY));
    let (year, month, day) = civil(day);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}{minute:02}{second:02}+0700")
}

/// The moment that [`date_text`] named, with or without a counter behind it.
fn date_of(name: &str) -> Option<i64> {
    let (date, counter) = name.split_at_checked(22)?;
    let counts = counter.is_empty()
        || counter.strip_prefix('-').is_some_and(|rest| rest.parse::<u32>().is_ok());
    let part = |range: std::ops::Range<usize>| date.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    let (hour, minute, second) = (part(11..13)?, part(13..15)?, part(15..17)?);
    let at = days(year, month, day) * DAY + hour * 3600 + minute * 60 + second - VIETNAM;
    // What is not written as it would be is no date: 31 February, or another time zone.
    (counts && date_text(at) == date).then_some(at)
}

/// Year, month, day of the days since 1970-01-01, in the Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The days since 1970-01-01 of a day.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    era * 146_097 + of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1024 * 1024;
    /// 15 August 2018, a Wednesday, noon in Vietnam.
    const NOON: i64 = 1_534_309_200;
    const HOUR: i64 = 3600;

    /// Which of these ages in hours stay, each copy of so many bytes.
    fn kept(ages: &[i64], size: u64) -> Vec<i64> {
        let copies: Vec<(i64, u64)> = ages.iter().map(|age| (NOON - age * HOUR, size)).collect();
        let keep = which_to_keep(&copies, NOON);
        ages.iter().zip(keep).filter(|(_, keep)| *keep).map(|(age, _)| *age).collect()
    }

    #[test]
    fn the_rule_by_table() {
        let day = 24;
        let newest = [0, 1, 2, 3, 4];
        // The newest five, and then these: what stays of them.
        let table: [(&[i64], &[i64]); 7] = [
            // Within a day all.
            (&[5, 6, 7, 11, 20, 24], &[5, 6, 7, 11, 20, 24]),
            // Yesterday (12 to 36 hours ago): the last, and what is within 24 hours.
            (&[13, 23, 25, 30, 35], &[13, 23]),
            // The day before yesterday: the last.
            (&[37, 40, 50, 59], &[37]),
            // One a day for 30 days.
            (&[3 * day, 4 * day, 4 * day + 1, 30 * day], &[3 * day, 4 * day, 30 * day]),
            // Then one a week, the last of it: Monday 9 July to Sunday 15 July 2018.
            (&[31 * day, 32 * day, 37 * day, 38 * day], &[31 * day, 38 * day]),
            (&[359 * day, 360 * day, 365 * day, 372 * day], &[359 * day, 360 * day]),
            (&[400 * day, 4000 * day], &[]),
        ];
        for (older, stays) in table {
            let ages = [&newest, older].concat();
            assert_eq!(kept(&ages, 1), [&newest, stays].concat(), "{older:?}");
        }
        // The newest five stay however old.
        assert_eq!(kept(&[4000 * day, 4001 * day], 1), [4000 * day, 4001 * day]);
        // Dates to come, after the clock was set back.
        assert_eq!(kept(&[-9000, -50, 0, 1, 2, 3, 4], 1).len(), 7);
    }

    #[test]
    fn together_they_stay_within_the_size_and_the_oldest_go_first() {
        let hours: Vec<i64> = (0..24).collect();
        assert_eq!(kept(&hours, 20 * MB), (0..10).collect::<Vec<_>>());
        assert_eq!(kept(&hours, 60 * MB), (0..5).collect::<Vec<_>>(), "five always stay");
        let huge = [(NOON - 7 * HOUR, 190 * MB), (NOON - 8 * HOUR, 1)];
        let small = (0..6).map(|age| (NOON - age * HOUR, 5 * MB));
        let keep = which_to_keep(&small.chain(huge).collect::<Vec<_>>(), NOON);
        assert_eq!(keep, [true, true, true, true, true, true, false, false]);
    }

    #[test]
    fn moments_read_back_from_their_names() {
        assert_eq!(date_text(NOON), "2018-08-15T120000+0700");
        for at in [0, NOON, NOON + 12 * HOUR, 951_782_400, 4_102_444_799, -VIETNAM] {
            assert_eq!(date_of(&date_text(at)), Some(at));
            assert_eq!(date_of(&(date_text(at) + "-2")), Some(at));
        }
        for name in [
            "",
            "2018-08-15",
            "2018-02-31T120000+0700",
            "2018-08-15T120000+0800",
            "2018-08-15T120000+0700-x",
            "2018-08-15T120000+0700x",
            "báo cáo 2018-08-15 120000",
        ] {
            assert_eq!(date_of(name), None, "{name}");
        }
    }
}
