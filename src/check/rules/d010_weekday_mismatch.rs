//! D010: 3月5日（星期三） when it is a Tuesday.

use jiff::civil::Date;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::numeral;

pub const RULE: Rule = Rule {
    code: "D010",
    name: "weekday-mismatch",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["日期与星期对不上", "a date and its weekday do not agree"],
    why: ["日期和星期总有一个是错的，通知时会有人按另一个来。", "One of the two is wrong, and somebody will keep to it."],
    wrong: &["会议定于2024年3月5日⟦（星期三）⟧召开。", "在会上的讲话\n（2025年3月3日⟦，星期二⟧）\n同志们：\n一、加强检查\n各单位要加强检查。\n二、狠抓落实\n各单位要抓好落实。\n", "在会上的讲话\n（2025年3月3日）\n同志们：\n一、加强检查\n各单位要在3月7日⟦（周六）⟧前报告。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["会议定于2024年3月5日（星期二）召开。", "在会上的讲话\n（2025年3月3日，星期一）\n同志们：\n3月4日周二开始检查。\n"],
    find,
};

const DAYS: &str = "一二三四五六日";

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for (at, _) in canon.match_indices('日') {
        let end = at + '日'.len_utf8();
        let Some((length, weekday)) = weekday(&canon[end..]) else { continue };
        let Some((place, year, month, day)) = date(&canon[..at]) else { continue };
        let year = year.or_else(|| context.year_at(place));
        let Some(date) = year.and_then(|year| Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()) else {
            continue;
        };
        let real = date.weekday().to_monday_zero_offset();
        if i64::from(real) != weekday {
            let right = DAYS.chars().nth(usize::try_from(real).unwrap_or(0)).unwrap_or('一');
            found.push(
                Found::new(
                    context.at(end, end + length),
                    format!("{date}是星期{right}"),
                    format!("{date} is a {:?}", date.weekday()),
                )
                .help("核对日期和星期", "check which of the two is right"),
            );
        }
    }
    found
}

/// The weekday behind a date, from Monday as 0, and its length with what sets it off: （星期三）, ，星期三）, 星期三.
fn weekday(text: &str) -> Option<(usize, i64)> {
    let inner = text.strip_prefix(['（', '，', ' ']).unwrap_or(text);
    let named = inner.strip_prefix("星期").or_else(|| inner.strip_prefix("礼拜"));
    let rest = named.or_else(|| inner.strip_prefix('周'))?;
    let day = rest.chars().next()?;
    let index = if day == '天' { 6 } else { DAYS.chars().position(|other| other == day)? };
    let rest = &rest[day.len_utf8()..];
    let rest = match text.chars().next()? {
        '（' => rest.strip_prefix('）')?,
        // 3月5日，周一开会 may speak of another day.
        '，' => rest.starts_with('）').then_some(rest)?,
        // 3月5日周年庆
        _ => named.map(|_| rest).or_else(|| (!rest.starts_with(['年', '期', '边'])).then_some(rest))?,
    };
    Some((text.len() - rest.len(), index as i64))
}

/// The date that ends `text` without its 日: where it begins, year, month, day.
fn date(text: &str) -> Option<(usize, Option<u32>, u32, u32)> {
    let (before, day) = numeral::suffix(text)?;
    let (before, month) = numeral::suffix(text[..before].strip_suffix('月')?)?;
    let year = text[..before].strip_suffix('年').and_then(numeral::suffix).filter(|(_, year)| *year > 1900);
    Some((before, year.map(|year| year.1), month, day))
}
