//! Points and stretches of time as they are written, and the days they mean.

use jiff::civil::Date;

use crate::calendar::{self, FEASTS};
use crate::lexicon::time::Period;
use crate::text::numeral;

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
    /// A period that the lexicon names.
    Period(Year, Period),
    /// “十四五”: a five-year plan by its number.
    Plan(u32),
    /// Masked: X月X日.
    Masked,
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
            Point::Lunar(year, month, day) => {
                let date = lunar(*year, *month, *day, reference)?;
                Some((date, date))
            }
            Point::Period(year, period) => period_days(*year, *period, reference),
            Point::Plan(number) => {
                // The sixth plan began in 1981; since then each has had five years.
                let first = 1981 + 5 * (i16::try_from(*number).ok()? - 6);
                Some((Date::new(first, 1, 1).ok()?, Date::new(first + 4, 12, 31).ok()?))
            }
            Point::Masked => None,
        }
    }

    /// The last day that lies before the point: the point's own last day for dates and ends of periods, the eve of a feast.
    pub fn before(&self, reference: Option<Date>, window: bool) -> Option<Date> {
        match self {
            Point::Feast(year, names) if !window => {
                let name = names.first()?;
                Some(calendar::plus_days(upcoming(*year, reference, |year| calendar::feast(year, name))?, -1))
            }
            Point::Feast(..) | Point::Period(..) | Point::Plan(_) => Some(calendar::plus_days(self.days(reference)?.0, -1)),
            // 除夕 is a feast, every other lunar day a date.
            Point::Lunar(_, 12, 0) => Some(calendar::plus_days(self.days(reference)?.0, -1)),
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

/// A place in a text that is read from left to right.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    /// What is left.
    pub rest: &'a str,
}

impl<'a> Cursor<'a> {
    /// Steps over `word`.
    pub fn eat(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Steps over the first of these words that stands here.
    pub fn eat_any(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.eat(word))
    }

    /// Steps over a number.
    pub fn number(&mut self) -> Option<u32> {
        let (value, length) = numeral::prefix(self.rest)?;
        self.rest = &self.rest[length..];
        Some(value)
    }

    /// Runs `read` and steps back where it finds nothing.
    pub fn try_read<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.rest;
        let found = read(self);
        if found.is_none() {
            self.rest = before;
        }
        found
    }
}

const DAYS_OF_WEEK: &str = "一二三四五六";

/// Reads a point at the beginning of what is left.
pub fn read(cursor: &mut Cursor) -> Option<Point> {
    let readers: [fn(&mut Cursor) -> Option<Point>; 10] =
        [masked, feast, lunar_point, plan, quarter, half, dated, year_part, week, relative_day];
    readers.into_iter().find_map(|reader| cursor.try_read(reader))
}

fn year(cursor: &mut Cursor) -> Year {
    let given = cursor.try_read(|cursor| {
        let number = cursor.number().filter(|year| (1990..2100).contains(year))?;
        cursor.eat("年").then_some(Year::Given(i16::try_from(number).ok()?))
    });
    if let Some(given) = given {
        return given;
    }
    let words = ["今年", "明年", "后年", "本年度", "本年", "当年", "次年"];
    match cursor.eat_any(&words) {
        Some(1 | 6) => Year::Offset(1),
        Some(2) => Year::Offset(2),
        Some(_) => Year::Offset(0),
        None => Year::Unsaid,
    }
}

fn masked(cursor: &mut Cursor) -> Option<Point> {
    cursor.eat_any(&["20XX年", "202X年", "XX年", "××年", "20××年"]);
    let mask = |cursor: &mut Cursor| cursor.eat_any(&["XX", "X", "xx", "××", "×", "**", "*", "某"]);
    mask(cursor)?;
    if !cursor.eat("月") {
        return None;
    }
    if mask(cursor).is_some() {
        return cursor.eat_any(&["日", "号"]).map(|_| Point::Masked);
    }
    cursor.eat_any(&["底", "末", "初", "上旬", "中旬", "下旬"]).map(|_| Point::Masked)
}

/// 国庆, 国庆节, 国庆、中秋两节
fn feast(cursor: &mut Cursor) -> Option<Point> {
    let year = year(cursor);
    let mut names = Vec::new();
    loop {
        let name = FEASTS.iter().find(|feast| feast.written.iter().any(|word| cursor.eat(word)));
        let Some(name) = name else { break };
        names.push(name.name);
        let before = cursor.rest;
        cursor.eat_any(&["、", "和", "及", "与"]);
        if !FEASTS.iter().any(|feast| feast.written.iter().any(|word| cursor.rest.starts_with(word))) {
            cursor.rest = before;
            break;
        }
    }
    cursor.eat_any(&["两节", "双节", "两个节日"]);
    (!names.is_empty()).then_some(Point::Feast(year, names))
}

fn lunar_point(cursor: &mut Cursor) -> Option<Point> {
    let year = year(cursor);
    cursor.eat("农历");
    if let Some(word) = cursor.eat_any(&["除夕", "小年", "元宵节", "元宵"]) {
        return Some(match word {
            0 => Point::Lunar(year, 12, 0),
            1 => Point::Lunar(year, 12, 23),
            _ => Point::Lunar(year, 1, 15),
        });
    }
    let month = match cursor.eat_any(&["正月", "腊月", "冬月"])? {
        0 => 1,
        1 => 12,
        _ => 11,
    };
    if cursor.eat("底") || cursor.eat("末") {
        return Some(Point::Lunar(year, month, 0));
    }
    cursor.eat("初");
    let day = cursor.number().filter(|day| (1..=30).contains(day))?;
    Some(Point::Lunar(year, month, day))
}

/// “十四五”, “十四五”末
fn plan(cursor: &mut Cursor) -> Option<Point> {
    let quoted = cursor.eat("“");
    if !cursor.eat("十") {
        return None;
    }
    let digit = cursor.rest.chars().next().and_then(numeral::digit).filter(|digit| (1..=9).contains(digit))?;
    cursor.rest = &cursor.rest['一'.len_utf8()..];
    let closed = cursor.eat("五") && (!quoted || cursor.eat("”"));
    if !closed || !quoted && !["期间", "时期", "末"].iter().any(|word| cursor.rest.starts_with(word)) {
        return None;
    }
    cursor.eat("时期");
    Some(Point::Plan(10 + digit))
}

fn quarter(cursor: &mut Cursor) -> Option<Point> {
    let year = year(cursor);
    let quarter = match cursor.eat_any(&["本季度", "下季度", "下个季度", "当季度", "季度"]) {
        Some(0 | 3) => 0,
        Some(4) if cursor.rest.starts_with('末') || cursor.rest.starts_with('底') => 0,
        Some(_) => return None,
        None => {
            cursor.eat("第");
            let number = cursor.number().filter(|quarter| (1..=4).contains(quarter))?;
            if !cursor.eat("季度") {
                return None;
            }
            number
        }
    };
    Some(Point::Quarter(year, quarter, part(cursor)))
}

fn half(cursor: &mut Cursor) -> Option<Point> {
    let year = year(cursor);
    let half = cursor.eat_any(&["上半年", "下半年"])? as u32 + 1;
    Some(Point::Half(year, half, part(cursor)))
}

fn part(cursor: &mut Cursor) -> Part {
    match cursor.eat_any(&["末", "底"]) {
        Some(_) => Part::End,
        None => Part::Whole,
    }
}

/// 2024年10月15日, 10月底, 下月10日, 20日, 月底
fn dated(cursor: &mut Cursor) -> Option<Point> {
    let year = year(cursor);
    cursor.eat("的");
    let named = cursor.try_read(|cursor| {
        let number = cursor.number().filter(|month| (1..=12).contains(month))?;
        (cursor.eat("月份") || cursor.eat("月")).then_some(Month::Number(number))
    });
    let relative = || match cursor.eat_any(&["本月份", "这个月", "本月", "当月", "下个月", "下月", "次月"]) {
        Some(0..=3) => Some(Month::Offset(0)),
        Some(_) => Some(Month::Offset(1)),
        None => None,
    };
    let month = named.or_else(relative);
    let day = cursor.try_read(|cursor| {
        let number = cursor.number().filter(|day| (1..=31).contains(day))?;
        cursor.eat_any(&["日", "号"]).map(|_| number)
    });
    if let Some(day) = day {
        return Some(Point::Day(year, month.unwrap_or(Month::Offset(0)), day));
    }
    let Some(month) = month else {
        // 月底 by itself is this month's.
        let part = match cursor.eat_any(&["月底", "月末", "月中"])? {
            2 => Part::Middle,
            _ => Part::End,
        };
        return (year == Year::Unsaid).then_some(Point::Month(year, Month::Offset(0), part));
    };
    let part = match cursor.eat_any(&["月底", "月末", "底", "末", "上旬", "初", "中旬", "下旬"]) {
        Some(0..=3) => Part::End,
        Some(4 | 5) => Part::Early,
        Some(6) => Part::Middle,
        Some(_) => Part::Late,
        None => Part::Whole,
    };
    Some(Point::Month(year, month, part))
}

/// 年底, 明年初, 2027年, 年内
fn year_part(cursor: &mut Cursor) -> Option<Point> {
    let year = year(cursor);
    let words: &[&str] = if year == Year::Unsaid {
        &["年底", "年末", "年终", "年中"]
    } else {
        &["年底", "底", "末", "年末", "年初", "初", "中"]
    };
    let part = match cursor.eat_any(words).map(|index| words[index]) {
        Some("年中" | "中") => Part::Middle,
        Some("年初" | "初") => Part::Early,
        Some(_) => Part::End,
        None if year == Year::Unsaid => {
            return cursor.rest.starts_with("年内").then(|| {
                cursor.eat("年");
                Point::Year(Year::Offset(0), Part::Whole)
            });
        }
        None => Part::Whole,
    };
    Some(Point::Year(year, part))
}

/// 本周五, 下周一, 这个星期五, 周日, 本周
fn week(cursor: &mut Cursor) -> Option<Point> {
    let week = match cursor.eat_any(&["本", "这个", "这", "下个", "下下", "下"]) {
        Some(0..=2) => Some(0),
        Some(3 | 5) => Some(1),
        Some(_) => Some(2),
        None => None,
    };
    cursor.eat_any(&["周", "星期", "礼拜"])?;
    let first = cursor.rest.chars().next()?;
    let weekday = match DAYS_OF_WEEK.chars().position(|day| day == first) {
        Some(day) => Some(day as i64),
        None if matches!(first, '日' | '天') => Some(6),
        None if first == '末' => Some(5),
        None => None,
    };
    if let Some(weekday) = weekday {
        cursor.rest = &cursor.rest[first.len_utf8()..];
        return Some(Point::Weekday(week.unwrap_or(0), weekday));
    }
    week.map(Point::Week)
}

fn relative_day(cursor: &mut Cursor) -> Option<Point> {
    let days = match cursor.eat_any(&["今天", "今日", "今晚", "明天", "明日", "明早", "明晚", "后天", "次日", "第二天", "现在", "即日"])?
    {
        0..=2 | 10 | 11 => 0,
        7 => 2,
        _ => 1,
    };
    Some(Point::Days(days))
}
