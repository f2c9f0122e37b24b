//! Points of time as they are written.

use super::point::{Month, Part, Point, Year};
use crate::calendar::FEASTS;
use crate::extract::cursor::Cursor;
use crate::text::any::begins_with_any;
use crate::text::numeral;

const DAYS_OF_WEEK: &str = "一二三四五六";

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
    let found = found.or_else(|| yearly(year_part)).or_else(|| plain(week)).or_else(|| plain(relative_day));
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
    let words = ["今年", "明年", "后年", "本年度", "本年", "当年", "次年"];
    match cursor.eat_any(&words) {
        Some(1 | 6) => Year::Offset(1),
        Some(2) => Year::Offset(2),
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
    cursor.eat_any(&["底", "末", "初", "上旬", "中旬", "下旬"]).map(|_| Point::Masked)
}

/// 国庆, 国庆节, 国庆、中秋两节
fn feast(year: Year, cursor: &mut Cursor) -> Option<Point> {
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

fn lunar_point(year: Year, cursor: &mut Cursor) -> Option<Point> {
    cursor.eat("农历");
    if let Some(word) = cursor.eat_any(&["除夕", "大年三十", "小年", "元宵节", "元宵", "腊八节", "腊八", "重阳节", "重阳"])
    {
        return Some(match word {
            0 | 1 => Point::LunarFeast(year, 12, 0),
            2 => Point::LunarFeast(year, 12, 23),
            3 | 4 => Point::LunarFeast(year, 1, 15),
            5 | 6 => Point::LunarFeast(year, 12, 8),
            _ => Point::LunarFeast(year, 9, 9),
        });
    }
    let month = match cursor.eat_any(&["正月", "大年", "腊月", "冬月"])? {
        0 | 1 => 1,
        2 => 12,
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
    if !closed || !quoted && !begins_with_any(cursor.rest, &["期间", "时期", "末"]) {
        return None;
    }
    cursor.eat("时期");
    Some(Point::Plan(10 + digit))
}

fn quarter(year: Year, cursor: &mut Cursor) -> Option<Point> {
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

fn half(year: Year, cursor: &mut Cursor) -> Option<Point> {
    let half = cursor.eat_any(&["上半年", "下半年"])? as u32 + 1;
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
fn year_part(year: Year, cursor: &mut Cursor) -> Option<Point> {
    let words: &[&str] =
        if year == Year::Unsaid { &["年底", "年末", "年中"] } else { &["年底", "底", "末", "年末", "年初", "初", "中"] };
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
    if cursor.eat_any(&["今明两天", "今明两日", "这两天", "这两日"]).is_some() {
        return Some(Point::Span(0, 1));
    }
    if cursor.eat_any(&["明后两天", "明后天"]).is_some() {
        return Some(Point::Span(1, 2));
    }
    const DAYS: [(&str, i64); 15] = [
        ("今天", 0),
        ("今日", 0),
        ("今晚", 0),
        ("今夜", 0),
        ("现在", 0),
        ("即日", 0),
        ("明天", 1),
        ("明日", 1),
        ("明早", 1),
        ("明晚", 1),
        ("次日", 1),
        ("第二天", 1),
        ("大后天", 3),
        ("后天", 2),
        ("后日", 2),
    ];
    let (_, days) = DAYS.iter().find(|(word, _)| cursor.eat(word))?;
    cursor.eat_any(&["上午", "下午", "中午", "晚上", "早上", "夜里", "夜间", "傍晚", "天黑", "天亮", "一早", "凌晨"]);
    Some(Point::Days(*days))
}
