//! Points of time as they are written.

use super::point::{Month, Part, Point, Year};
use crate::calendar::{LUNAR_MONTHS, lunar_feasts, named_days};
use crate::extract::cursor::Cursor;
use crate::lexicon::{Kind, dates, spans};
use crate::text::any::begins_with_any;
use crate::text::numeral;

const DAYS_OF_WEEK: &str = "一二三四五六";

/// 初、中旬、底 of a month.
pub const PARTS_OF_MONTH: Kind = dates::EARLY.or(dates::MIDDLE).or(dates::LATE).or(dates::END);

/// Reads a point at the beginning of what is left.
pub fn read<'a>(cursor: &mut Cursor<'a>) -> Option<Point> {
    let before = *cursor;
    let mut behind = before;
    // Most points may begin with their year: it is read once for all of them.
    let year = year(&mut behind);
    let plain = |reader: fn(&mut Cursor<'a>) -> Option<Point>| {
        let mut cursor = before;
        reader(&mut cursor).map(|point| (point, cursor))
    };
    let yearly = |reader: fn(Year, &mut Cursor<'a>) -> Option<Point>| {
        let mut cursor = behind;
        reader(year, &mut cursor).map(|point| (point, cursor))
    };
    let found = plain(masked).or_else(|| yearly(feast)).or_else(|| yearly(lunar_point)).or_else(|| plain(plan));
    let found = found.or_else(|| yearly(quarter)).or_else(|| yearly(half)).or_else(|| plain(dotted)).or_else(|| yearly(dated));
    let found = found.or_else(|| yearly(year_part)).or_else(|| plain(term)).or_else(|| plain(week)).or_else(|| plain(relative_day));
    let (point, rest) = found?;
    *cursor = rest;
    Some(point)
}

fn year(cursor: &mut Cursor) -> Year {
    let given = cursor.try_read(|cursor| {
        let number = cursor.number().filter(|year| (1990..2100).contains(year))?;
        cursor.eat("年").then_some(Year::Given(i16::try_from(number).ok()?))
    });
    if let Some(given) = given {
        return given;
    }
    match cursor.take(dates::THIS_YEAR.or(dates::NEXT_YEAR).or(dates::YEAR_AFTER)) {
        Some(kinds) if dates::NEXT_YEAR.is_in(kinds) => Year::Offset(1),
        Some(kinds) if dates::YEAR_AFTER.is_in(kinds) => Year::Offset(2),
        Some(_) => Year::Offset(0),
        None => Year::Unsaid,
    }
}

fn masked(cursor: &mut Cursor) -> Option<Point> {
    let year = cursor.eat_any(&["20XX年", "202X年", "XX年", "××年", "20××年"]).is_some();
    if year && cursor.eat_any(&["底", "末", "初"]).is_some() {
        return Some(Point::Masked);
    }
    let mask = |cursor: &mut Cursor| cursor.eat_any(&["XX", "X", "xx", "××", "×", "**", "*", "某"]);
    mask(cursor)?;
    if !cursor.eat("月") {
        return None;
    }
    if mask(cursor).is_some() {
        return cursor.eat_any(&["日", "号"]).map(|_| Point::Masked);
    }
    cursor.take(PARTS_OF_MONTH).map(|_| Point::Masked)
}

/// 国庆, 国庆节, 国庆、中秋两节
fn feast(year: Year, cursor: &mut Cursor) -> Option<Point> {
    let mut names = Vec::new();
    loop {
        let name = named_days().find(|feast| feast.written.iter().any(|word| cursor.eat(word)));
        let Some(name) = name else { break };
        names.push(name.name);
        let before = cursor.rest;
        cursor.eat_any(&["、", "和", "及", "与"]);
        if !named_days().any(|feast| feast.written.iter().any(|word| cursor.rest.starts_with(word))) {
            cursor.rest = before;
            break;
        }
    }
    cursor.take(dates::FEASTS);
    (!names.is_empty()).then_some(Point::Feast(year, names))
}

fn lunar_point(year: Year, cursor: &mut Cursor) -> Option<Point> {
    cursor.eat("农历");
    if let Some((_, month, day)) = lunar_feasts().find(|(word, ..)| cursor.eat(word)) {
        return Some(Point::LunarFeast(year, month, day));
    }
    let (_, month) = LUNAR_MONTHS.iter().find(|(word, _)| cursor.eat(word))?;
    let month = *month;
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
    if !closed || !quoted && !begins_with_any(cursor.rest, &["期间", "时期", "末"]) {
        return None;
    }
    cursor.eat("时期");
    Some(Point::Plan(10 + digit))
}

fn quarter(year: Year, cursor: &mut Cursor) -> Option<Point> {
    let quarter = match cursor.take(dates::THIS_QUARTER.or(dates::NEXT_QUARTER)) {
        Some(kinds) if dates::THIS_QUARTER.is_in(kinds) => 0,
        Some(_) => return None,
        None if cursor.eat("季度") => cursor.rest.starts_with(['末', '底']).then_some(0)?,
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

fn half(year: Year, cursor: &mut Cursor) -> Option<Point> {
    let half = if dates::HALF1.is_in(cursor.take(dates::HALF1.or(dates::HALF2))?) { 1 } else { 2 };
    Some(Point::Half(year, half, part(cursor)))
}

fn part(cursor: &mut Cursor) -> Part {
    match cursor.eat_any(&["末", "底"]) {
        Some(_) => Part::End,
        None => Part::Whole,
    }
}

/// 2024.12.31, 2024-12-31
fn dotted(cursor: &mut Cursor) -> Option<Point> {
    let year = cursor.number().filter(|year| (1990..2100).contains(year))?;
    let mark = cursor.eat_any(&[".", "-", "/"])?;
    let month = cursor.number().filter(|month| (1..=12).contains(month))?;
    cursor.eat([".", "-", "/"][mark]).then_some(())?;
    let day = cursor.number().filter(|day| (1..=31).contains(day))?;
    Some(Point::Day(Year::Given(i16::try_from(year).ok()?), Month::Number(month), day))
}

/// 2024年10月15日, 10月底, 下月10日, 20日, 月底
fn dated(year: Year, cursor: &mut Cursor) -> Option<Point> {
    cursor.eat("的");
    let named = cursor.try_read(|cursor| {
        let number = if cursor.rest.starts_with("元月") && cursor.eat("元") { Some(1) } else { cursor.number() };
        let number = number.filter(|month| (1..=12).contains(month))?;
        (cursor.eat("月份") || cursor.eat("月")).then_some(Month::Number(number))
    });
    let relative = || {
        let kinds = cursor.take(dates::THIS_MONTH.or(dates::NEXT_MONTH))?;
        Some(Month::Offset(if dates::THIS_MONTH.is_in(kinds) { 0 } else { 1 }))
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
    let part = match cursor.take(PARTS_OF_MONTH) {
        Some(kinds) if dates::EARLY.is_in(kinds) => Part::Early,
        Some(kinds) if dates::MIDDLE.is_in(kinds) => Part::Middle,
        Some(kinds) if dates::LATE.is_in(kinds) => Part::Late,
        Some(_) => Part::End,
        None => Part::Whole,
    };
    Some(Point::Month(year, month, part))
}

/// 年底, 明年初, 2027年, 年内
fn year_part(year: Year, cursor: &mut Cursor) -> Option<Point> {
    let alone = year == Year::Unsaid;
    // 年初 by itself is that of the year that runs, and over.
    let words = dates::YEAR_MIDDLE.or(dates::YEAR_END);
    let words = if alone { words } else { words.or(dates::YEAR_BEGIN) };
    let part = match cursor.try_read(|cursor| if alone && !cursor.rest.starts_with('年') { None } else { cursor.take(words) }) {
        Some(kinds) if dates::YEAR_MIDDLE.is_in(kinds) => Part::Middle,
        Some(kinds) if dates::YEAR_BEGIN.is_in(kinds) => Part::Early,
        Some(_) => Part::End,
        None if alone => {
            return cursor.rest.starts_with("年内").then(|| {
                cursor.eat("年");
                Point::Year(Year::Offset(0), Part::Whole)
            });
        }
        None => Part::Whole,
    };
    Some(Point::Year(year, part))
}

/// 第8周, 第5周周五, 本学期末
fn term(cursor: &mut Cursor) -> Option<Point> {
    if cursor.take(dates::TERM).is_some() {
        cursor.eat_one("末初");
        return Some(Point::Term);
    }
    cursor.eat("第").then_some(())?;
    cursor.number().filter(|week| (1..=30).contains(week))?;
    cursor.take(spans::WEEK)?;
    if cursor.rest.starts_with(['年', '期', '岁']) {
        return None;
    }
    cursor.try_read(|cursor| {
        cursor.take(spans::WEEK)?;
        cursor.eat_one("一二三四五六日天末")
    });
    Some(Point::Term)
}

/// 本周五, 下周一, 这个星期五, 周日, 本周
fn week(cursor: &mut Cursor) -> Option<Point> {
    let week = match cursor.take(dates::THIS_WEEK.or(dates::NEXT_WEEK).or(dates::WEEK_AFTER)) {
        Some(kinds) if dates::THIS_WEEK.is_in(kinds) => Some(0),
        Some(kinds) if dates::NEXT_WEEK.is_in(kinds) => Some(1),
        Some(_) => Some(2),
        None => None,
    };
    cursor.take(spans::WEEK)?;
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
    let span = dates::TWO_DAYS.or(dates::TWO_DAYS_ON);
    if let Some(kinds) = cursor.take(span) {
        return Some(if dates::TWO_DAYS.is_in(kinds) { Point::Span(0, 1) } else { Point::Span(1, 2) });
    }
    // 次日 is the day behind one that only the sentence knows.
    if cursor.take(dates::NEXT_DAY).is_some() {
        cursor.take(dates::PART_OF_DAY.or(dates::DAYLIGHT));
        return Some(Point::NextDay);
    }
    let kinds = cursor.take(dates::TODAY.or(dates::TOMORROW).or(dates::DAY_AFTER).or(dates::THIRD_DAY))?;
    let days = [dates::TODAY, dates::TOMORROW, dates::DAY_AFTER, dates::THIRD_DAY].iter().position(|day| day.is_in(kinds))?;
    cursor.take(dates::PART_OF_DAY.or(dates::DAYLIGHT).or(dates::SHIFT));
    Some(Point::Days(days as i64))
}
