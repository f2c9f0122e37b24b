//! F005: a holiday put on a day that it does not fall on.

use jiff::civil::Date;

use crate::calendar::{self, named_days};
use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::numeral;

pub const RULE: Rule = Rule {
    code: "F005",
    name: "holiday-mismatch",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["节日与日期对不上", "a holiday on a day that it does not fall on"],
    why: ["农历节日每年公历日期不同，沿用旧稿最容易错。", "Lunar feasts fall on another day each year; an old draft has the old one."],
    wrong: &["在会上的讲话\n（2025年9月10日）\n同志们：\n一、加强值守\n⟦9月17日中秋节⟧期间要加强值守。\n二、狠抓落实\n各单位要抓好落实。\n", "2025年⟦春节（1月30日）⟧期间要加强值守。", "2026年⟦正月十五（3月2日）⟧前要撤除彩灯。", "2026年⟦12月25日是冬至⟧，上坟的人多。", "2026年⟦腊月二十八（2月5日）⟧前要停工。", "2026年⟦除夕（2月17日）⟧前封门。"],
    right: &["在会上的讲话\n（2025年9月10日）\n同志们：\n一、加强值守\n10月6日中秋节期间要加强值守。\n二、狠抓落实\n各单位要抓好落实。\n", "2025年春节（1月29日）期间要加强值守。", "2026年12月22日是冬至，上坟的人多。", "2026年腊月二十八（2月15日）前要停工，到2026年大年三十（2月16日）封门。"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for feast in named_days() {
        for name in feast.written.iter().filter(|name| name.chars().count() >= 2) {
            for (at, _) in canon.match_indices(name) {
                let end = at + name.len();
                // 国庆节 holds 国庆: the longest spelling only.
                let whole = !canon[end..].starts_with('节') && feast.written.iter().all(|other| other.len() <= name.len() || !canon[at..].starts_with(other));
                let stated = behind(canon, end).or_else(|| before(canon, at));
                let Some((place, month, day, year)) = stated.filter(|_| whole) else { continue };
                let year = year.or_else(|| said_before(canon, at)).or_else(|| context.year_at(at));
                let Some(right) = year.and_then(|year| calendar::feast(i16::try_from(year).ok()?, feast.name)) else { continue };
                let date = Date::new(right.year(), i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0)).ok();
                if date != Some(right) {
                    let span = context.at(place.0.min(at), place.1.max(end));
                    let (m, d) = (right.month(), right.day());
                    found.push(Found::new(span, format!("{}年{}是{m}月{d}日", right.year(), feast.name), format!("in {} {} is on {right}", right.year(), feast.name)));
                }
            }
        }
    }
    found.extend(lunar(context));
    found
}

/// 正月十五（3月2日）
fn lunar(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for LunarDay { at, end, month, day } in lunar_days(canon) {
        let Some((place, stated_month, stated_day, year)) = behind(canon, end).or_else(|| before(canon, at)) else { continue };
        let Some(year) = year.or_else(|| said_before(canon, at)).or_else(|| context.year_at(at)) else { continue };
        let Ok(year) = i16::try_from(year) else { continue };
        // The twelfth month of a lunar year mostly falls into the next solar one.
        let days = [year - 1, year].into_iter().filter_map(|year| calendar::lunar_day(year, month, day));
        let Some(right) = days.rev().find(|day| day.year() == year) else { continue };
        if (u32::from(right.month().unsigned_abs()), u32::from(right.day().unsigned_abs())) != (stated_month, stated_day) {
            let span = context.at(place.0.min(at), place.1.max(end));
            let (name, m, d) = (&canon[at..end], right.month(), right.day());
            found.push(Found::new(span, format!("{year}年{name}是{m}月{d}日"), format!("in {year} {name} is on {right}")));
        }
    }
    found
}

/// A day of the lunar calendar as a text names it.
struct LunarDay {
    at: usize,
    end: usize,
    month: u32,
    /// 0 is the month's last.
    day: u32,
}

/// 除夕, 腊八节; 正月初一, 腊月二十八; 农历七月十五.
fn lunar_days(canon: &str) -> Vec<LunarDay> {
    let mut found = Vec::new();
    // 小年 is a day later in the south.
    let feasts = calendar::lunar_feasts().filter(|(word, ..)| *word != "小年");
    for (word, month, day) in feasts {
        found.extend(canon.match_indices(word).map(|(at, _)| LunarDay { at, end: at + word.len(), month, day }));
    }
    let is_feast = |at: usize| calendar::lunar_feasts().any(|(word, ..)| canon[at..].starts_with(word));
    let mut dated = |at: usize, behind: &str, month: u32| {
        let number = behind.strip_prefix('初').unwrap_or(behind);
        if let Some((day, length)) = numeral::prefix(number).filter(|_| !is_feast(at)) {
            found.push(LunarDay { at, end: canon.len() - number.len() + length, month, day });
        }
    };
    for (word, month) in calendar::LUNAR_MONTHS {
        canon.match_indices(word).for_each(|(at, _)| dated(at, &canon[at + word.len()..], month));
    }
    for (at, word) in canon.match_indices("农历") {
        let behind = &canon[at + word.len()..];
        if let Some((month, length)) = numeral::prefix(behind)
            && let Some(day) = behind[length..].strip_prefix('月')
        {
            dated(at, day, month);
        }
    }
    found
}

type Stated = Option<((usize, usize), u32, u32, Option<u32>)>;

/// 春节（1月29日）
fn behind(canon: &str, end: usize) -> Stated {
    let rest = canon[end..].strip_prefix('（')?;
    let (month, length) = numeral::prefix(rest)?;
    let tail = rest[length..].strip_prefix('月')?;
    let (day, length) = numeral::prefix(tail)?;
    let tail = tail[length..].strip_prefix('日')?.strip_prefix('）')?;
    Some(((end, canon.len() - tail.len()), month, day, None))
}

/// 9月17日中秋节, 9月17日是中秋节
fn before(canon: &str, at: usize) -> Stated {
    let text = canon[..at].strip_suffix('是').unwrap_or(&canon[..at]);
    let (before, day) = numeral::suffix(text.strip_suffix('日')?)?;
    let (before, month) = numeral::suffix(text[..before].strip_suffix('月')?)?;
    // 至10月8日国庆…: the end of a window.
    if text[..before].ends_with(['至', '到', '—', '-']) {
        return None;
    }
    let year = text[..before].strip_suffix('年').and_then(numeral::suffix).map(|year| year.1).filter(|year| *year > 1900);
    Some(((before, at), month, day, year))
}

/// 2025年春节
fn said_before(canon: &str, at: usize) -> Option<u32> {
    let rest = canon[..at].strip_suffix('年')?;
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    rest[digits..].parse().ok().filter(|year| *year > 1900)
}
