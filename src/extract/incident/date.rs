//! When an accident happened, as speeches say it: 今年1月17日, 去年腊月二十六, 3月6日凌晨, 上周四夜里, 前几天.

use crate::extract::cursor::Cursor;
use crate::lexicon::dates;
use crate::text::numeral;

/// A day as far as it is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Date {
    /// Year.
    pub year: Option<i16>,
    /// Years before the reference year, where the text says 去年 or the like.
    pub ago: Option<i16>,
    /// Month.
    pub month: Option<u32>,
    /// Day.
    pub day: Option<u32>,
    /// Whether the day is one of the month before the reference.
    pub last_month: bool,
    /// Whether only a year is said.
    pub year_alone: bool,
}

/// The date of what a sentence tells, where it begins and ends: the first, or the first with a month behind a year that
/// stands alone (去年就收到过通知，今年8月14日还是起了火).
pub fn find(text: &str) -> Option<(usize, usize, Date)> {
    let first = first(text)?;
    if !first.2.year_alone {
        return Some(first);
    }
    let later = self::first(&text[first.1..]).filter(|later| later.2.month.is_some());
    Some(later.map_or(first, |(start, end, date)| {
        let said = date.year.is_some() || date.ago.is_some();
        let date = if said { date } else { Date { year: first.2.year, ago: first.2.ago, ..date } };
        (first.1 + start, first.1 + end, date)
    }))
}

fn first(text: &str) -> Option<(usize, usize, Date)> {
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let begins = match c {
            '0'..='9' => !previous.is_ascii_digit() && previous != '第',
            '今' | '去' | '前' | '正' | '腊' | '清' | '上' | '昨' | '不' | '大' | 'X' | 'x' | '×' | '*' => true,
            _ => false,
        };
        let mut cursor = Cursor { rest: &text[at..] };
        if begins && let Some(date) = read(&mut cursor) {
            return Some((at, text.len() - cursor.rest.len(), date));
        }
        previous = c;
    }
    None
}

fn read(cursor: &mut Cursor) -> Option<Date> {
    let mut date = Date::default();
    let year = cursor.try_read(|cursor| {
        let year = cursor.number().filter(|year| (1990..2100).contains(year))?;
        cursor.eat("年").then_some(i16::try_from(year).ok()?)
    });
    date.year = year;
    if year.is_none() {
        date.ago = years_ago(cursor);
    }
    let within = cursor.try_read(|cursor| day(cursor, &mut date));
    if within.is_none() {
        // A year by itself: 去年那场山火
        date.year_alone = date.year.is_some() || matches!(date.ago, Some(1 | 2));
        return date.year_alone.then_some(date);
    }
    hour(cursor);
    Some(date)
}

/// How many years before the reference year a word says.
fn years_ago(cursor: &mut Cursor) -> Option<i16> {
    match cursor.take(dates::THIS_YEAR.or(dates::LAST_YEAR).or(dates::YEAR_BEFORE))? {
        kinds if dates::LAST_YEAR.is_in(kinds) => Some(1),
        kinds if dates::YEAR_BEFORE.is_in(kinds) => Some(2),
        _ => Some(0),
    }
}

/// The day in its year, or one that is said from today.
fn day(cursor: &mut Cursor, date: &mut Date) -> Option<()> {
    let mask = |cursor: &mut Cursor| cursor.eat_any(&["XX", "X", "xx", "××", "×", "**", "*"]);
    if mask(cursor).is_some() {
        cursor.eat("月").then_some(())?;
        mask(cursor)?;
        return cursor.eat("日").then_some(());
    }
    if cursor.eat_any(&["正月", "腊月"]).is_some() {
        cursor.eat("初");
        cursor.try_read(|cursor| cursor.number().filter(|day| *day <= 30));
        return Some(());
    }
    if let Some(kinds) = cursor.take(dates::SAID_PAST.or(dates::SAID_WEEK)) {
        if dates::SAID_WEEK.is_in(kinds) {
            cursor.eat_one("一二三四五六日末天");
        }
        // 上个月28号
        let day = cursor.try_read(|cursor| {
            let day = cursor.number().filter(|day| (1..=31).contains(day))?;
            cursor.eat_any(&["日", "号"]).map(|_| day)
        });
        date.last_month = day.is_some();
        date.day = day;
        return Some(());
    }
    let month = cursor.number().filter(|month| (1..=12).contains(month))?;
    cursor.eat("月").then_some(())?;
    date.month = Some(month);
    date.day = cursor.try_read(|cursor| {
        let day = cursor.number().filter(|day| (1..=31).contains(day))?;
        cursor.eat_any(&["日", "号"]).map(|_| day)
    });
    // 3月份: a month's figures, not a day's accident.
    (!(date.day.is_none() && cursor.rest.starts_with(numeral::is_numeric))).then_some(())
}

/// Steps over a time of day.
fn hour(cursor: &mut Cursor) {
    cursor.take(dates::PART_OF_DAY.or(dates::SHIFT));
    cursor.try_read(|cursor| {
        cursor.number().filter(|hour| *hour <= 24)?;
        cursor.take(dates::CLOCK)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_accidents() {
        let found = |text: &'static str| find(text).map(|(start, end, date)| (&text[start..end], date.month, date.day, date.ago));
        assert_eq!(found("通报：去年11月9日，一辆车"), Some(("去年11月9日", Some(11), Some(9), Some(1))));
        assert_eq!(found("3月6日凌晨，"), Some(("3月6日凌晨", Some(3), Some(6), None)));
        assert_eq!(found("去年腊月二十六，"), Some(("去年腊月二十六", None, None, Some(1))));
        assert_eq!(found("上周四夜里，隔壁"), Some(("上周四夜里", None, None, None)));
        assert_eq!(found("上个月28号，塘边"), Some(("上个月28号", None, Some(28), None)));
        assert_eq!(found("去年就收到过通知，今年8月14日还是"), Some(("今年8月14日", Some(8), Some(14), Some(0))));
        assert_eq!(found("去年春运出过事，2月6号夜里，"), Some(("2月6号夜里", Some(2), Some(6), Some(1))));
        assert_eq!(found("前年那场山火"), Some(("前年", None, None, Some(2))));
        assert_eq!(found("各单位要抓好"), None);
    }
}
