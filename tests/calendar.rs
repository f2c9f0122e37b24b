//! The lunar table against an independent implementation.

use speechkit::calendar;
use tyme4rs::tyme::Culture as _;
use tyme4rs::tyme::lunar::LunarDay;

#[test]
fn the_lunar_table_agrees_with_an_independent_calendar() {
    for year in 1990..=2056 {
        for month in 1..=12 {
            let other = LunarDay::from_ymd(year, month, 1).get_solar_day();
            let ours =
                calendar::lunar_day(year as i16, month as u32, 1).unwrap_or_else(|| panic!("no first day of month {month} of {year}"));
            let theirs = (other.get_year() as i16, other.get_month() as i8, other.get_day() as i8);
            assert_eq!((ours.year(), ours.month(), ours.day()), theirs, "{year} month {month}: {}", other.get_name());
        }
    }
}
