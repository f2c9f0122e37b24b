//! Official holidays by year, each with its notice.

use jiff::civil::{Date, Weekday, date};

use super::feasts::{self, Sort};

struct Holiday {
    year: i16,
    names: &'static [&'static str],
    start: Date,
    end: Date,
    worked: &'static [Date],
}

include!(concat!(env!("OUT_DIR"), "/holidays.rs"));

/// First year whose notice is known.
pub fn first_year() -> i16 {
    HOLIDAYS.first().map_or(0, |holiday| holiday.year)
}

/// Last year whose notice is known.
pub fn last_year() -> i16 {
    HOLIDAYS.last().map_or(0, |holiday| holiday.year)
}

/// The official window of a feast in a year, when the year's notice is known; of a day that is no holiday, the day.
pub fn window(year: i16, name: &str) -> Option<(Date, Date)> {
    if feasts::named(name).is_some_and(|feast| feast.sort == Sort::Day) {
        return feasts::feast(year, name).map(|day| (day, day));
    }
    HOLIDAYS.iter().find(|holiday| holiday.year == year && holiday.names.contains(&name)).map(|holiday| (holiday.start, holiday.end))
}

/// Whether a day is worked; `None` where the year's notice is not known.
pub fn workday(day: Date) -> Option<bool> {
    if !(first_year()..=last_year()).contains(&day.year()) {
        return None;
    }
    let near = HOLIDAYS.iter().filter(|holiday| (holiday.year - day.year()).abs() <= 1);
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut worked = !weekend;
    for holiday in near {
        if holiday.worked.contains(&day) {
            return Some(true);
        }
        if (holiday.start..=holiday.end).contains(&day) {
            worked = false;
        }
    }
    Some(worked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_bears_its_notice() {
        for (line, holiday) in include_str!("data/holidays.tsv").lines().zip(&HOLIDAYS) {
            assert!(holiday.start <= holiday.end, "holidays.tsv: {line}");
            assert!(line.ends_with('号'), "holidays.tsv: a row without its notice: {line}");
            for name in holiday.names {
                let inside = feasts::feast(holiday.year, name).is_none_or(|day| holiday.start <= day && day <= holiday.end);
                assert!(inside, "holidays.tsv: the feast lies outside its window: {line}");
            }
        }
        assert_eq!((first_year(), last_year()), (2010, 2026));
    }

    #[test]
    fn shifted_days_are_worked_and_windows_are_not() {
        let day = |text: &str| text.parse::<Date>().ok().and_then(workday);
        assert_eq!(day("2024-02-04"), Some(true));
        assert_eq!(day("2024-02-12"), Some(false));
        assert_eq!(day("2024-03-05"), Some(true));
        assert_eq!(day("2024-03-09"), Some(false));
        assert_eq!(day("2009-03-05"), None);
    }
}
