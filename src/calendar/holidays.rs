//! Official holidays by year, each with its notice.

use jiff::civil::{Date, Weekday, date};

use super::lunar;

/// A feast that speeches name.
pub struct Feast {
    /// Its name in the notices.
    pub name: &'static str,
    /// How it is written.
    pub written: &'static [&'static str],
}

/// The feasts, longest spellings first.
pub const FEASTS: [Feast; 7] = [
    Feast { name: "元旦", written: &["元旦节", "元旦"] },
    Feast { name: "春节", written: &["春节"] },
    Feast { name: "清明节", written: &["清明节", "清明"] },
    Feast { name: "劳动节", written: &["五一劳动节", "“五一”", "劳动节", "五一"] },
    Feast { name: "端午节", written: &["端午节", "端午"] },
    Feast { name: "中秋节", written: &["中秋节", "中秋"] },
    Feast { name: "国庆节", written: &["“十一”", "国庆节", "国庆"] },
];

/// Winter solstice, which is no holiday, but a day that speeches name.
pub const SOLSTICE: Feast = Feast { name: "冬至", written: &["冬至"] };

/// All days that speeches name and that fall on another date each year or are holidays.
pub fn named_days() -> impl Iterator<Item = &'static Feast> {
    FEASTS.iter().chain([&SOLSTICE])
}

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

/// The official window of a feast in a year, when the year's notice is known; of the solstice, the day.
pub fn window(year: i16, name: &str) -> Option<(Date, Date)> {
    if name == SOLSTICE.name {
        return feast(year, name).map(|day| (day, day));
    }
    HOLIDAYS.iter().find(|holiday| holiday.year == year && holiday.names.contains(&name)).map(|holiday| (holiday.start, holiday.end))
}

/// The day of a feast itself, notice or not.
pub fn feast(year: i16, name: &str) -> Option<Date> {
    match name {
        "元旦" => Date::new(year, 1, 1).ok(),
        "春节" => lunar::day(year, 1, 1),
        "清明节" => lunar::qingming(year),
        "劳动节" => Date::new(year, 5, 1).ok(),
        "端午节" => lunar::day(year, 5, 5),
        "中秋节" => lunar::day(year, 8, 15),
        "冬至" => lunar::winter_solstice(year),
        "国庆节" => Date::new(year, 10, 1).ok(),
        _ => None,
    }
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
                let inside = feast(holiday.year, name).is_none_or(|day| holiday.start <= day && day <= holiday.end);
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
