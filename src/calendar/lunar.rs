//! The lunar calendar from a table: first day, leap month and month lengths of each year.

use jiff::civil::{Date, date};

use super::plus_days;

struct Year {
    year: i16,
    first: Date,
    leap: u32,
    lengths: &'static str,
    qingming: Date,
    winter: Date,
}

include!(concat!(env!("OUT_DIR"), "/lunar.rs"));

fn year(number: i16) -> Option<&'static Year> {
    let first = YEARS.first()?.year;
    YEARS.get(usize::try_from(number.checked_sub(first)?).ok()?)
}

/// Months of the lunar calendar that have names, and their numbers.
pub const LUNAR_MONTHS: [(&str, u32); 4] = [("正月", 1), ("大年", 1), ("腊月", 12), ("冬月", 11)];

/// The day of a lunar date; `month` 12 is 腊月, whose days mostly lie in the next Gregorian year. Day 0 means the last
/// day of the month. Leap months are passed over.
pub fn day(number: i16, month: u32, day: u32) -> Option<Date> {
    let year = year(number)?;
    let place = month.checked_sub(1)? as usize + usize::from(year.leap != 0 && month > year.leap);
    let length = |c: char| if c == 'L' { 30 } else { 29 };
    let before: i64 = year.lengths.chars().take(place).map(length).sum();
    let own = year.lengths.chars().nth(place).map(length)?;
    let day = if day == 0 { own } else { i64::from(day) };
    (day <= own).then(|| plus_days(year.first, before + day - 1))
}

/// Tomb-sweeping day of a year.
pub fn qingming(number: i16) -> Option<Date> {
    year(number).map(|year| year.qingming)
}

/// Winter solstice of a year.
pub fn winter_solstice(number: i16) -> Option<Date> {
    year(number).map(|year| year.winter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_has_its_months() {
        for year in &YEARS {
            assert_eq!(year.lengths.len(), if year.leap == 0 { 12 } else { 13 }, "lunar.tsv: {}", year.year);
        }
    }

    #[test]
    fn well_known_days() {
        let text = |date: Option<Date>| date.map(|date| date.to_string());
        assert_eq!(text(day(2024, 1, 1)).as_deref(), Some("2024-02-10"));
        assert_eq!(text(day(2023, 12, 0)).as_deref(), Some("2024-02-09"));
        assert_eq!(text(day(2023, 8, 15)).as_deref(), Some("2023-09-29"));
        assert_eq!(text(qingming(2025)).as_deref(), Some("2025-04-04"));
        assert_eq!(text(winter_solstice(2026)).as_deref(), Some("2026-12-22"));
    }
}
