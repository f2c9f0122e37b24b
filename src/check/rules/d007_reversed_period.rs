//! D007: a period whose end is before its start.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::numeral;

pub const RULE: Rule = Rule {
    code: "D007",
    name: "reversed-period",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["起止时间颠倒", "a period whose end is before its start"],
    why: ["止期早于起期，时间段不成立。", "A period cannot end before it begins."],
    wrong: &["专项行动时间为⟦2025年6月1日至2025年3月31日⟧。", "从⟦5月20日至5月10日⟧开展检查。", "自⟦8月10日起至7月31日⟧止，集中整治。", "三年行动（⟦2026—2024年⟧）要抓实。"],
    right: &["专项行动时间为2025年3月1日至6月30日，冬季行动为11月1日至3月31日，从5月10日至20日开展检查，轮训自9月1日起至8月31日止，学年自9月1日起至7月10日止。"],
    find,
};

/// So many months before its beginning a period's end is a slip and not the next year's.
const NEAR: u32 = 2;

/// A day as written: its year and month where they are said.
#[derive(Clone, Copy)]
struct Day {
    year: Option<u32>,
    month: Option<u32>,
    day: u32,
}

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for (at, joint) in canon.match_indices(['至', '到', '—', '-', '~', '～']) {
        if let Some((start, end)) = reversed_years(canon, at, joint) {
            let words = &canon[start..end];
            found.push(Found::new(context.at(start, end), format!("“{words}”止期早于起期"), format!("{words} ends before it begins")));
            continue;
        }
        // 自8月10日起至7月31日止
        let before = &canon[..at];
        let Some((start, first)) = ends_in_day(before.strip_suffix('起').unwrap_or(before)) else { continue };
        let behind = canon[at + joint.len()..].trim_start_matches(['—', '-']);
        let from = canon.len() - behind.len();
        let Some((length, last)) = begins_with_day(behind) else { continue };
        let reversed = match (first.year, last.year, first.month, last.month) {
            (Some(a), Some(b), Some(m), Some(n)) => (a, m, first.day) > (b, n, last.day),
            // 11月1日至3月31日 reaches into the next year. An end a month or two before the beginning is a slip, unless the
            // period begins on the first of a month, as a school year does.
            (_, None, Some(m), Some(n)) => (m == n && first.day > last.day) || (m > n && m - n <= NEAR && first.day > 1),
            (_, None, Some(_), None) => first.day > last.day,
            _ => false,
        };
        if reversed {
            let words = &canon[start..from + length];
            found.push(Found::new(context.at(start, from + length), format!("“{words}”止期早于起期"), format!("{words} ends before it begins")));
        }
    }
    found
}

/// 2026—2024年
fn reversed_years(canon: &str, at: usize, joint: &str) -> Option<(usize, usize)> {
    let bare = canon[..at].strip_suffix('年').unwrap_or(&canon[..at]);
    let (before, first) = tail(bare)?;
    let behind = canon[at + joint.len()..].trim_start_matches(['—', '-']);
    let (last, length) = numeral::prefix(behind)?;
    let rest = behind[length..].strip_prefix('年')?;
    let year = |year: u32| (1950..2100).contains(&year);
    (year(first) && year(last) && last < first).then_some((before.len(), canon.len() - rest.len()))
}

/// The number that `text` ends in, and what stands before it.
fn tail(text: &str) -> Option<(&str, u32)> {
    numeral::suffix(text).map(|(start, value)| (&text[..start], value))
}

fn ends_in_day(text: &str) -> Option<(usize, Day)> {
    let (before, day) = tail(text.strip_suffix('日')?)?;
    let (before, month) = tail(before.strip_suffix('月')?)?;
    let year = before.strip_suffix('年').and_then(tail).filter(|(_, year)| *year > 1900);
    let start = year.map_or(before.len(), |(before, _)| before.len());
    Some((start, Day { year: year.map(|year| year.1), month: Some(month), day }))
}

fn begins_with_day(text: &str) -> Option<(usize, Day)> {
    let mut rest = text;
    let mut number = |unit: char| -> Option<u32> {
        let (value, length) = numeral::prefix(rest)?;
        rest = rest[length..].strip_prefix(unit)?;
        Some(value)
    };
    let year = number('年').filter(|year| *year > 1900);
    let month = number('月');
    let day = number('日')?;
    Some((text.len() - rest.len(), Day { year, month, day }))
}
