//! Points and stretches of time, and the days they mean.

use jiff::civil::Date;

use crate::calendar;

use crate::lexicon::time::Period;

/// Which year an expression names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// In figures.
    Given(i16),
    /// So many years from the reference year.
    Offset(i16),
    /// Not at all.
    Unsaid,
}

/// Which part of a month, quarter or year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// 底、末
    End,
    /// 初、上旬
    Early,
    /// 中旬、中
    Middle,
    /// 下旬
    Late,
}

/// A point or stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// A day of a month.
    Day(Year, Month, u32),
    /// A month or a part of it.
    Month(Year, Month, Part),
    /// A year or a part of it.
    Year(Year, Part),
    /// A quarter, 0 for the running one.
    Quarter(Year, u32, Part),
    /// The first or second half of a year.
    Half(Year, u32, Part),
    /// A day of this week (0), the next (1) …
    Weekday(i64, i64),
    /// A week.
    Week(i64),
    /// So many days from the reference day.
    Days(i64),
    /// A feast; several for 国庆、中秋.
    Feast(Year, Vec<&'static str>),
    /// A day of the lunar calendar; day 0 is the last of the month.
    Lunar(Year, u32, u32),
    /// A feast of the lunar calendar that is no official holiday by itself: 元宵节, 小年.
    LunarFeast(Year, u32, u32),
    /// From so many to so many days from the reference day.
    Span(i64, i64),
    /// A period that the lexicon names.
    Period(Year, Period),
    /// “十四五”: a five-year plan by its number.
    Plan(u32),
    /// Masked: X月X日.
    Masked,
    /// The day behind one that is told: 次日.
    NextDay,
    /// A week of the term, or the term itself, which only the school's calendar dates: 第8周, 本学期.
    Term,
}

/// Which month an expression names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Month {
    /// By its number.
    Number(u32),
    /// So many months from the reference month.
    Offset(i64),
}

impl Point {
    /// First and last day; `None` where the reference day is needed and not known, or no rule gives days.
    pub fn days(&self, reference: Option<Date>) -> Option<(Date, Date)> {
        match self {
            Point::Day(year, month, day) => {
                let number = i8::try_from(*day).ok()?;
                let date = match month {
                    Month::Number(month) => upcoming(*year, reference, |year| Date::new(year, i8::try_from(*month).ok()?, number).ok())?,
                    Month::Offset(offset) => calendar::plus_months(reference?.first_of_month(), *offset).with().day(number).build().ok()?,
                };
                Some((date, date))
            }
            Point::Month(year, month, part) => {
                let (first, last) = month_of(*year, *month, reference, Some)?;
                part_of_month(first, last, *part)
            }
            Point::Year(year, part) => {
                let year = year_of(*year, reference)?;
                let day = |month, day| Date::new(year, month, day).ok();
                match part {
                    Part::Whole => Some((day(1, 1)?, day(12, 31)?)),
                    Part::Early => Some((day(1, 1)?, day(1, 31)?)),
                    Part::Middle => Some((day(6, 1)?, day(6, 30)?)),
                    Part::End | Part::Late => Some((day(12, 31)?, day(12, 31)?)),
                }
            }
            Point::Quarter(year, quarter, part) => {
                let running = || reference.map(|day| (u32::from(day.month().unsigned_abs()) - 1) / 3 + 1);
                let quarter = if *quarter == 0 { running()? } else { *quarter };
                months(*year, (quarter - 1) * 3 + 1, quarter * 3, reference, *part)
            }
            Point::Half(year, half, part) => months(*year, (half - 1) * 6 + 1, half * 6, reference, *part),
            Point::Weekday(week, day) => {
                let day = calendar::plus_days(calendar::monday(reference?), week * 7 + day);
                Some((day, day))
            }
            Point::Week(week) => {
                let monday = calendar::plus_days(calendar::monday(reference?), week * 7);
                Some((monday, calendar::plus_days(monday, 6)))
            }
            Point::Days(days) => {
                let day = calendar::plus_days(reference?, *days);
                Some((day, day))
            }
            Point::Feast(year, names) => feast_window(*year, names, reference),
            Point::Span(from, to) => Some((calendar::plus_days(reference?, *from), calendar::plus_days(reference?, *to))),
            Point::Lunar(year, month, day) | Point::LunarFeast(year, month, day) => {
                let date = lunar(*year, *month, *day, reference)?;
                Some((date, date))
            }
            Point::Period(year, period) => period_days(*year, *period, reference),
            Point::Plan(number) => {
                // The sixth plan began in 1981; since then each has had five years.
                let first = 1981 + 5 * (i16::try_from(*number).ok()? - 6);
                Some((Date::new(first, 1, 1).ok()?, Date::new(first + 4, 12, 31).ok()?))
            }
            Point::Masked | Point::NextDay | Point::Term => None,
        }
    }

    /// The last day that lies before the point: the point's own last day for dates and ends of periods, the eve of a feast.
    pub fn before(&self, reference: Option<Date>, window: bool) -> Option<Date> {
        match self {
            Point::Feast(year, names) if !window => {
                let name = names.first()?;
                Some(calendar::plus_days(upcoming(*year, reference, |year| calendar::feast(year, name))?, -1))
            }
            Point::Feast(..) | Point::LunarFeast(..) | Point::Period(..) | Point::Plan(_) => {
                Some(calendar::plus_days(self.days(reference)?.0, -1))
            }
            _ => self.days(reference).map(|days| days.1),
        }
    }
}

/// The year that an expression means: its own, else the reference year.
fn year_of(year: Year, reference: Option<Date>) -> Option<i16> {
    match year {
        Year::Given(year) => Some(year),
        Year::Offset(offset) => Some(reference?.year() + offset),
        Year::Unsaid => reference.map(|day| day.year()),
    }
}

/// A yearly day in the year that is meant: without a year the reference year, or the next where that day lies more
/// than six months before the reference day.
fn upcoming(year: Year, reference: Option<Date>, day: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let found = day(year_of(year, reference)?)?;
    match (year, reference) {
        (Year::Unsaid, Some(reference)) if calendar::plus_months(found, 6) < reference => day(found.year().max(reference.year()) + 1),
        _ => Some(found),
    }
}

/// The first day of a month through `pick`, and the month's last day.
fn month_of(year: Year, month: Month, reference: Option<Date>, pick: impl Fn(Date) -> Option<Date>) -> Option<(Date, Date)> {
    let day = match month {
        Month::Offset(offset) => pick(calendar::plus_months(reference?.first_of_month(), offset))?,
        Month::Number(month) => {
            let month = i8::try_from(month).ok()?;
            // The year rule looks at the month's last day, so that the running month is never last year's.
            let last = upcoming(year, reference, |year| calendar::month_end(year, month))?;
            pick(last.first_of_month())?
        }
    };
    Some((day, day.last_of_month()))
}

fn part_of_month(first: Date, last: Date, part: Part) -> Option<(Date, Date)> {
    let day = |day: i8| first.with().day(day).build().ok();
    Some(match part {
        Part::Whole => (first, last),
        Part::Early => (first, day(10)?),
        Part::Middle => (day(11)?, day(20)?),
        Part::Late => (day(21)?, last),
        Part::End => (last, last),
    })
}

fn months(year: Year, from: u32, to: u32, reference: Option<Date>, part: Part) -> Option<(Date, Date)> {
    let last = upcoming(year, reference, |year| calendar::month_end(year, i8::try_from(to).ok()?))?;
    let first = Date::new(last.year(), i8::try_from(from).ok()?, 1).ok()?;
    Some(if part == Part::Whole { (first, last) } else { (last, last) })
}

fn feast_window(year: Year, names: &[&'static str], reference: Option<Date>) -> Option<(Date, Date)> {
    let mut windows = Vec::new();
    for name in names {
        let day = upcoming(year, reference, |year| calendar::feast(year, name))?;
        windows.push(calendar::window(day.year(), name)?);
    }
    // 元旦春节: the second lies behind the first.
    if let [first, second] = windows[..]
        && second.0 < first.0
        && names[0] == "元旦"
    {
        windows[1] = calendar::window(first.0.year().max(second.0.year()) + 1, names[1]).unwrap_or(second);
    }
    Some((windows.iter().map(|window| window.0).min()?, windows.iter().map(|window| window.1).max()?))
}

/// Lunar days of 腊月 belong to the winter that the reference day is in or before.
fn lunar(year: Year, month: u32, day: u32, reference: Option<Date>) -> Option<Date> {
    let shift = i16::from(month >= 11);
    upcoming(year, reference, |year| calendar::lunar_day(year - shift, month, day))
}

fn period_days(year: Year, period: Period, reference: Option<Date>) -> Option<(Date, Date)> {
    match period {
        Period::Month(month) => month_of(year, Month::Number(u32::from(month.unsigned_abs())), reference, Some),
        Period::Chunyun => {
            let feast = upcoming(year, reference, |year| calendar::feast(year, "春节"))?;
            Some((calendar::plus_days(feast, -15), calendar::plus_days(feast, 24)))
        }
        Period::Day(month, day) => {
            let date = upcoming(year, reference, |year| Date::new(year, month, day).ok())?;
            Some((date, date))
        }
        Period::Open | Period::Bare => None,
    }
}
