//! Days: official holidays and working days, the lunar calendar, ends of months and quarters.
//!
//! Holiday windows and shifted working days come from the yearly notices of the General Office of the State Council; a
//! year without a notice is not known, never guessed. All days are days in China, without time of day.

mod feasts;
mod holidays;
mod lunar;

pub use feasts::{Feast, Sort, When, feast, lunar_feasts, named_days, next_feast};
pub use holidays::{first_year, last_year, window, workday};
pub use lunar::{LUNAR_MONTHS, day as lunar_day, qingming};

use jiff::ToSpan;
use jiff::civil::Date;

/// The day `days` after `date` (before, when negative); the day itself where the calendar ends.
pub fn plus_days(date: Date, days: i64) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

/// The day `months` after `date`, at most the last of that month.
pub fn plus_months(date: Date, months: i64) -> Date {
    date.checked_add(months.months()).unwrap_or(date)
}

/// The last day of a month, if there is such a month.
pub fn month_end(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

/// The Monday of the week of `date`.
pub fn monday(date: Date) -> Date {
    plus_days(date, -i64::from(date.weekday().to_monday_zero_offset()))
}

/// The day that is `count` working days after `date`, which is not counted. `None` where a year's notice is missing.
pub fn plus_workdays(date: Date, count: u32) -> Option<Date> {
    let mut day = date;
    let mut left = count;
    while left > 0 {
        day = plus_days(day, 1);
        if workday(day)? {
            left -= 1;
        }
    }
    Some(day)
}
