//! D005: 2月30日, 6月31日, 18月, 25时.

use jiff::civil::Date;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::numeral;

pub const RULE: Rule = Rule {
    code: "D005",
    name: "impossible-date",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["不存在的日期、时刻", "a date or time of day that does not exist"],
    why: ["日期写错，时限就落空；24时是合法写法，25时不是。", "A wrong date voids the deadline. 24时 is legal, 25时 is not."],
    wrong: &["各单位要在⟦6月31日⟧前报告。", "截至⟦18月⟧底，全部完成。", "2023年⟦2月29日⟧前完成。", "每日⟦25时⟧前报送。"],
    right: &["各单位要在6月30日前报告，2024年2月29日前完成，2月29日也行，每日24时前报送，3个月内完成。"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for (at, _) in canon.match_indices('月') {
        let Some((start, month)) = numeral::suffix(&canon[..at]) else { continue };
        let before = &canon[..start];
        if before.ends_with(['.', '-', '—', '第', '·']) {
            continue;
        }
        let behind = at + '月'.len_utf8();
        let rest = &canon[behind..];
        let (day, length) = numeral::prefix(rest).filter(|(_, length)| rest[*length..].starts_with(['日', '号'])).map_or((None, 0), |(day, length)| (Some(day), length + '日'.len_utf8()));
        let wrong = if (1..=12).contains(&month) {
            day.is_some_and(|day| !exists(year(before), month, day))
        } else {
            // 18月 is a month; 18个月 is none.
            true
        };
        if wrong {
            let words = &canon[before.len()..behind + length];
            found.push(Found::new(context.at(before.len(), behind + length), format!("没有“{words}”这{}", if words.ends_with('月') { "个月" } else { "一天" }), format!("there is no {words}")));
        }
    }
    found.extend(hours(context));
    found
}

/// The year that stands before a month.
fn year(before: &str) -> Option<u32> {
    let rest = before.strip_suffix('年')?;
    numeral::suffix(rest).map(|year| year.1).filter(|year| (1900..2200).contains(year))
}

/// Whether a day exists, in some year where none is said.
fn exists(year: Option<u32>, month: u32, day: u32) -> bool {
    let year = year.unwrap_or(2024);
    let date = || Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    date().is_some()
}

/// Hours above 24.
fn hours(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for (at, _) in canon.match_indices('时') {
        let before = canon[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let hour = canon[before.len()..at].parse::<u32>().ok().filter(|hour| (25..=99).contains(hour));
        let rest = &canon[at + '时'.len_utf8()..];
        let clock = rest.starts_with(['前', '许', '整', '，', '。', '、', '；', '至', '到']) || rest.starts_with(|c: char| c.is_ascii_digit());
        let length = ["小", "工", "课", "学", "时", "."].iter().any(|end| before.ends_with(end));
        if hour.is_some() && clock && !length {
            let end = at + '时'.len_utf8();
            let words = &canon[before.len()..end];
            found.push(Found::new(context.at(before.len(), end), format!("没有“{words}”"), format!("there is no {words}")));
        }
    }
    found
}
