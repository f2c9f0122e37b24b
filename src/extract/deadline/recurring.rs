//! What recurs: 每周三, 每次放炮后, 两天一回.

use super::duration::{Timespan, UNITS, Unit, span};
use super::written::PARTS_OF_MONTH;
use crate::extract::cursor::Cursor;
use crate::lexicon::time::{self, TimeKind};
use crate::lexicon::{dates, spans};
use crate::text::is_han;
use crate::text::numeral::is_numeric;

/// Reads 每…: how many bytes and the period, which is unknown for 每班 and 每学期.
pub fn read(text: &str) -> Option<(usize, Option<String>)> {
    let mut cursor = Cursor { rest: text };
    cursor.eat("每");
    if let Some(length) = occasion(cursor.rest) {
        return Some(('每'.len_utf8() + length, None));
    }
    cursor.eat("隔");
    cursor.eat_any(&["一个", "一", "个"]);
    let period = if cursor.take(spans::HALF_MONTH).is_some() {
        Some("P15D".to_owned())
    } else if cursor.take(spans::HALF_YEAR).is_some() {
        Some("P6M".to_owned())
    } else if !spans::NO_CYCLE.begins(cursor.rest) && cursor.take(spans::CYCLE).is_some() {
        None
    } else if cursor.eat("旬") {
        Some("P10D".to_owned())
    } else if cursor.take(spans::DAILY).is_some() {
        Some("P1D".to_owned())
    } else if cursor.take(spans::WEEK).is_some() {
        Some("P1W".to_owned())
    } else if cursor.eat_any(&["季度", "季"]).is_some() {
        Some("P3M".to_owned())
    } else if cursor.eat("月") {
        Some("P1M".to_owned())
    } else if cursor.eat("年度") || cursor.eat("年") {
        Some("P1Y".to_owned())
    } else if cursor.eat("小时") {
        Some("PT1H".to_owned())
    } else {
        Some(span(&mut cursor)?.0.iso())
    };
    tail(&mut cursor);
    Some((text.len() - cursor.rest.len(), period))
}

/// Reads a span and what is done once in it: 两天一回, 一周一调度; how many bytes and the period.
pub fn alternating(text: &str) -> Option<(usize, String)> {
    let mut cursor = Cursor { rest: text };
    let period = if cursor.eat("半月") { "P15D".to_owned() } else { each(&mut cursor)?.iso() };
    cursor.eat("一").then_some(())?;
    cursor.take(spans::ONCE)?;
    Some((text.len() - cursor.rest.len(), period))
}

/// A number and a unit, 个 or not: 一月, 两个月, 一周.
fn each(cursor: &mut Cursor) -> Option<Timespan> {
    let count = cursor.number().filter(|count| (1..=60).contains(count))?;
    cursor.eat("个");
    let (count, unit) = match cursor.take(UNITS)? {
        unit if spans::HOUR.is_in(unit) => (count, Unit::Hour),
        unit if spans::DAY.is_in(unit) => (count, Unit::Day),
        unit if spans::WEEK.is_in(unit) => (count, Unit::Week),
        unit if spans::MONTH.is_in(unit) => (count, Unit::Month),
        unit if spans::QUARTER.is_in(unit) => (count * 3, Unit::Month),
        _ => return None,
    };
    Some(Timespan { count, unit })
}

/// Longest words between 每次 and 前 or 后, in characters.
const LONGEST_OCCASION: usize = 6;

/// 次放炮后, 航次出海前: what comes back whenever something is done, behind 每.
fn occasion(text: &str) -> Option<usize> {
    let unit = spans::OCCASION.leading(text)?;
    let act = occurrence(&text[unit.len()..])?;
    Some(unit.len() + act)
}

/// Length of a happening with 前 or 后 behind it, whatever it is: 首航前. 前往, 前期, 后续 and 落后 are other words.
fn occurrence(text: &str) -> Option<usize> {
    let act: usize =
        text.chars().take(LONGEST_OCCASION).take_while(|c| is_han(*c) && !"前后要须必应不的".contains(*c)).map(char::len_utf8).sum();
    let (name, behind) = text.split_at(act);
    let end = act + behind.starts_with(['前', '后']).then_some('前'.len_utf8())?;
    let free = !spans::LONGER_WORD.begins(behind) && !text[end..].starts_with(|c| is_numeric(c) || c == '后');
    (name.chars().count() >= 2 && free && !spans::NO_MOMENT.ends(name) && !spans::NO_ACT.begins(name)).then_some(end)
}

/// 每周二、周五: the days behind the first.
fn more_days(cursor: &mut Cursor) {
    let day = |cursor: &mut Cursor| {
        cursor.eat_any(&["、", "和"])?;
        cursor.take(spans::WEEK)?;
        cursor.eat_one("一二三四五六日天")
    };
    while cursor.try_read(day).is_some() {}
}

/// What says when in its period something recurs: 25日前, 一下午5点前, 末, 第一周, 放学时段, 收工后.
fn tail(cursor: &mut Cursor) {
    let before = cursor.rest;
    cursor.take(spans::TAIL_MONTH);
    let mut said = cursor.take(spans::LAST_OF).is_some();
    let before = if said { cursor.rest } else { before };
    said = said || cursor.take(PARTS_OF_MONTH).is_some();
    if !said && cursor.eat("第") {
        said = cursor.number().is_some() && cursor.take(spans::NTH).is_some();
        if said {
            cursor.eat_one("一二三四五六日");
        }
    }
    if !said {
        // 每年6月底前
        said = cursor
            .try_read(|cursor| {
                cursor.number().filter(|month| *month <= 12)?;
                cursor.eat("月").then_some(())?;
                if cursor.take(PARTS_OF_MONTH).is_some() {
                    return Some(0);
                }
                cursor.number()?;
                cursor.eat_any(&["日", "号"])
            })
            .is_some();
    }
    if !said {
        said = cursor
            .try_read(|cursor| {
                cursor.number()?;
                cursor.eat_any(&["日", "号"])
            })
            .is_some();
    }
    if !said && before.starts_with(['一', '二', '三', '四', '五', '六', '日', '天', '末']) {
        let day = before.chars().next().map_or(0, char::len_utf8);
        let next = before[day..].chars().next();
        if !next.is_some_and(|c| matches!(c, '次' | '回' | '趟' | '个' | '遍' | '名' | '轮' | '份' | '条' | '班' | '天')) {
            cursor.rest = &before[day..];
            said = true;
            more_days(cursor);
        }
    }
    if !said {
        cursor.rest = before;
    }
    if super::clock(cursor) {
        // 每晚10点至次日6点
        cursor.try_read(|cursor| {
            cursor.eat_any(&["至", "到"])?;
            cursor.eat_any(&["次日", "第二天", "翌日"]);
            super::clock(cursor).then_some(())
        });
    } else {
        cursor.try_read(|cursor| {
            cursor.take(dates::PART_OF_DAY.or(dates::DAYLIGHT))?;
            // 每天早晚两次 says how often.
            (!cursor.rest.starts_with(is_numeric)).then_some(())
        });
    }
    if cursor.eat_any(&["之前", "以前", "前"]).is_none() && cursor.take(spans::AFTER_TURN).is_none() {
        // 每晚熄灯后, 每天收工后
        cursor.try_read(|cursor| {
            let event = time::beginning(cursor.rest).find(|word| matches!(word.kind, TimeKind::Event { .. }))?;
            cursor.eat(event.word);
            cursor.eat("后").then_some(())
        });
        // 每日首航前
        if let Some(length) = occurrence(cursor.rest).filter(|_| !said) {
            cursor.rest = &cursor.rest[length..];
        }
    }
}
