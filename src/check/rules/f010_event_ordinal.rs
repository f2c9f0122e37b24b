//! F010: 第24个“安全生产月” in a year in which it is the 25th.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::{self, numeral};

pub const RULE: Rule = Rule {
    code: "F010",
    name: "event-ordinal",
    severity: Severity::Warning,
    fix: Safety::Unsafe,
    on: true,
    about: ["“第几个”与年份对不上", "the ordinal of a yearly event that is not this year's"],
    why: [
        "沿用去年的稿子，年份改了，“第几个”没有改。起始年份和依据见 src/check/data/events.tsv。",
        "An old draft: the year was revised, the ordinal was not. First years and their sources are in src/check/data/events.tsv.",
    ],
    wrong: &["在启动会上的讲话\n（2026年6月1日）\n同志们：\n今天是⟦第24个⟧全国“安全生产月”的第一天。\n一、加强检查\n各单位要加强检查。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &[
        "在启动会上的讲话\n（2026年6月1日）\n同志们：\n今天是第25个全国“安全生产月”的第一天，一个月里要办三件事。\n一、加强检查\n各单位要加强检查。\n二、狠抓落实\n各单位要抓好落实。\n",
        "各单位要办好安全生产月活动，第3个活动日由工会牵头。",
    ],
    find,
};

const DATA: &str = include_str!("../data/events.tsv");

/// Longest stretch between the ordinal and the event, in characters: 全国“.
const LONGEST_GAP: usize = 6;

/// An event, the first year of which it is, and an example.
fn rows() -> impl Iterator<Item = (&'static str, u32)> {
    text::rows(DATA).filter_map(|line| {
        let mut fields = line.split('\t');
        Some((fields.next()?, fields.next()?.parse().ok()?))
    })
}

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found: Vec<Found> = Vec::new();
    for (event, first) in rows() {
        for (at, _) in canon.match_indices(event) {
            let Some((start, ordinal)) = ordinal(&canon[..at]) else { continue };
            let Some(right) = context.year_at(at).and_then(|year| year.checked_sub(first - 1)).filter(|right| *right > 0) else { continue };
            let end = start + canon[start..at].find('个').unwrap_or(0) + '个'.len_utf8();
            if ordinal != right && !found.iter().any(|one| one.span == context.at(start, end)) {
                let zh = format!("今年是第{right}个“{event}”");
                found.push(Found::new(context.at(start, end), zh, format!("this year's is the {right}th")).replace(format!("第{right}个")));
            }
        }
    }
    found
}

/// The ordinal before an event: where it begins, and the number.
fn ordinal(before: &str) -> Option<(usize, u32)> {
    let unit = before.rfind('个')?;
    if before[unit + '个'.len_utf8()..].chars().count() > LONGEST_GAP || before[unit..].contains(['，', '。', '；', '、', '\n']) {
        return None;
    }
    let (start, number) = numeral::suffix(&before[..unit])?;
    before[..start].ends_with('第').then_some((start - '第'.len_utf8(), number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::tests::found_in;

    #[test]
    fn every_row_finds_its_event_in_its_example() {
        for line in text::rows(DATA) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [event, first, source, example] = fields[..] else { panic!("events.tsv: four fields, not: {line}") };
            assert!(first.parse::<u32>().is_ok() && !source.is_empty() && example.contains(event), "events.tsv: {line}");
            let speech = example.replace('｜', "\n");
            assert!(!found_in(&RULE, &speech).is_empty(), "events.tsv: {event} is not found in {example}");
        }
    }
}
