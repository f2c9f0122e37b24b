//! Days that speeches name and that are holidays or fall on another date each year. The names are data.

use jiff::civil::Date;
use std::sync::LazyLock;

use super::{lunar, plus_days};

const DATA: &str = include_str!("data/feasts.tsv");

/// What sort of day a feast is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The yearly notices name it.
    Holiday,
    /// A day in the same way, but no holiday.
    Day,
    /// A day of the lunar calendar that is no official holiday by itself.
    Lunar,
}

/// When a feast is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Month and day.
    Solar(i8, i8),
    /// Month and day of the lunar calendar; day 0 is the month's last.
    Lunar(u32, u32),
    /// Tomb-sweeping day.
    Qingming,
    /// Winter solstice.
    Solstice,
}

/// A day that speeches name.
#[derive(Debug)]
pub struct Feast {
    /// What sort of day it is.
    pub sort: Sort,
    /// Its name in the notices.
    pub name: &'static str,
    /// How it is written, longest spellings first.
    pub written: Vec<&'static str>,
    /// When it is.
    pub when: When,
}

static FEASTS: LazyLock<Vec<Feast>> = LazyLock::new(|| rows().filter_map(|row| read(row).map(|(feast, _)| feast)).collect());

fn rows() -> impl Iterator<Item = &'static str> {
    DATA.lines().filter(|line| !line.starts_with('#'))
}

/// A row and its example.
fn read(row: &'static str) -> Option<(Feast, &'static str)> {
    let mut fields = row.split('\t');
    let mut field = || fields.next();
    let (sort, name, written, when, example) = (field()?, field()?, field()?, field()?, field()?);
    let sort = match sort {
        "holiday" => Sort::Holiday,
        "day" => Sort::Day,
        "lunar" => Sort::Lunar,
        _ => return None,
    };
    let when = match when {
        "qingming" => When::Qingming,
        "solstice" => When::Solstice,
        _ => match when.strip_prefix("lunar ") {
            Some(lunar) => lunar.split_once('-').and_then(|(month, day)| Some(When::Lunar(month.parse().ok()?, day.parse().ok()?)))?,
            None => when.split_once('-').and_then(|(month, day)| Some(When::Solar(month.parse().ok()?, day.parse().ok()?)))?,
        },
    };
    Some((Feast { sort, name, written: written.split('、').collect(), when }, example))
}

/// Official holidays, and days that are named as they are.
pub fn named_days() -> impl Iterator<Item = &'static Feast> {
    FEASTS.iter().filter(|feast| feast.sort != Sort::Lunar)
}

/// Days of the lunar calendar that are no official holidays by themselves: how each is written, month and day.
pub fn lunar_feasts() -> impl Iterator<Item = (&'static str, u32, u32)> {
    FEASTS.iter().filter(|feast| feast.sort == Sort::Lunar).flat_map(|feast| {
        let day = if let When::Lunar(month, day) = feast.when { Some((month, day)) } else { None };
        feast.written.iter().filter_map(move |word| day.map(|(month, day)| (*word, month, day)))
    })
}

/// The feast of a name.
pub(super) fn named(name: &str) -> Option<&'static Feast> {
    FEASTS.iter().find(|feast| feast.name == name)
}

/// The next official holiday's feast behind a day, where one is no more than so many days away.
pub fn next_feast(day: Date, within: i64) -> Option<Date> {
    let holidays = FEASTS.iter().filter(|feast| feast.sort == Sort::Holiday);
    let days = holidays.flat_map(|holiday| [day.year(), day.year() + 1].into_iter().filter_map(|year| feast(year, holiday.name)));
    days.filter(|next| *next > day && *next <= plus_days(day, within)).min()
}

/// The day of a feast itself, notice or not.
pub fn feast(year: i16, name: &str) -> Option<Date> {
    match named(name)?.when {
        When::Solar(month, day) => Date::new(year, month, day).ok(),
        When::Lunar(month, day) => lunar::day(year, month, day),
        When::Qingming => lunar::qingming(year),
        When::Solstice => lunar::winter_solstice(year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_met_by_its_example() {
        for row in rows() {
            let (feast, example) = read(row).unwrap_or_else(|| panic!("feasts.tsv: cannot read {row}"));
            assert!(feast.written.iter().any(|word| example.contains(word)), "feasts.tsv: {row}");
            assert!(super::feast(2025, feast.name).is_some(), "feasts.tsv: no day: {row}");
            let hidden = |(at, word): (usize, &&str)| feast.written[..at].iter().any(|longer| word.starts_with(longer));
            assert!(!feast.written.iter().enumerate().any(hidden), "feasts.tsv: the longest spelling comes first: {row}");
        }
    }
}
