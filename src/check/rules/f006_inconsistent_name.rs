//! F006: one body written in two ways.

use std::collections::HashMap;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::is_han;

pub const RULE: Rule = Rule {
    code: "F006",
    name: "inconsistent-name",
    severity: Severity::Note,
    fix: Safety::None,
    on: true,
    about: ["同一机构前后写法不一", "one body written in two ways"],
    why: ["同一家单位两种写法，分工表里会变成两家。先全称后简称的不算。", "One body under two names becomes two in a task table. The full name first and a short one after is fine."],
    wrong: &["市安委会办公室要牵头抓总。各成员单位每月向⟦市安委办公室⟧报告。", "镇安委会办公室要牵头抓总，剩下的报给⟦镇安委办公室⟧。"],
    right: &["市安委会办公室要牵头抓总。各成员单位每月向市安委会办公室报告，市安委办按月通报。"],
    find,
};

const OFFICE: &str = "办公室";

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut first: HashMap<String, (&str, bool)> = HashMap::new();
    let mut found = Vec::new();
    for (at, _) in canon.match_indices(OFFICE) {
        let name = canon[..at].char_indices().rev().take(7).take_while(|(_, c)| is_han(*c) && !"由请向对和及与将把经报送至在设到的各给交让归找从".contains(*c)).last();
        let Some((start, _)) = name else { continue };
        let words = &canon[start..at + OFFICE.len()];
        if at - start < 2 * '市'.len_utf8() {
            continue;
        }
        // 安委会办公室 and 安委办公室 are one body; what stands before them, a level or a verb, may differ.
        let bare = words.trim_end_matches(OFFICE);
        let with = bare.ends_with('会');
        let stem = bare.trim_end_matches('会');
        let key: String = stem.chars().skip(stem.chars().count().saturating_sub(2)).collect();
        match first.get(&key) {
            Some((other, other_with)) if *other_with != with => found.push(Found::new(
                context.at(start, at + OFFICE.len()),
                format!("前面写作“{other}”"),
                format!("it was written {other} before"),
            )),
            Some(_) => {}
            None => drop(first.insert(key, (words, with))),
        }
    }
    found
}
