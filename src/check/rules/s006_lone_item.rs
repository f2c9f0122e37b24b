//! S006: a list of one.

use std::collections::HashSet;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::Style;

pub const RULE: Rule = Rule {
    code: "S006",
    name: "lone-item",
    severity: Severity::Warning,
    fix: Safety::None,
    on: true,
    about: ["只有一条的列举", "a list of one"],
    why: ["有“一是”而没有“二是”，不是漏了后面的，就是不该编号。", "一是 without 二是: either the rest is lost, or it should not be numbered."],
    wrong: &["在会上的讲话\n同志们：\n一、提高认识\n（一）认清形势。形势严峻。\n（二）压实责任。责任重大。\n二、狠抓落实\n⟦（一）⟧抓早。各单位要抓在前头。\n"],
    right: &["在会上的讲话\n同志们：\n一、提高认识\n（一）认清形势。形势严峻。\n（二）压实责任。责任重大。\n二、狠抓落实\n各单位要抓在前头。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.layout.speeches {
        let lists = Context::lists(speech);
        for (place, list) in lists.iter().enumerate() {
            let [only] = list[..] else { continue };
            let section = &speech.sections[only];
            // 1、1、2、 repeats a number, which is another matter.
            let later = lists[place + 1..].iter().map(|next| &speech.sections[next[0]]);
            let mut alike = later.filter(|next| next.parent == section.parent && next.style == section.style);
            if alike.next().is_some_and(|next| next.ordinal == 1) {
                continue;
            }
            let numbered = matches!(section.style, Style::Chinese | Style::ChineseParen | Style::Item | Style::ArabicParen | Style::Arabic);
            // 1. at the very end may be the first of an appendix.
            if section.ordinal == 1 && numbered && speech.sections.len() > 1 {
                let (span, marker) = context.marker(section);
                found.push(Found::new(span, format!("只有“{marker}”，没有下一条"), format!("{marker} has no second point behind it")));
            }
        }
    }
    found.extend(spoken(context));
    found
}

/// What goes on with 一是.
const GOES_ON: [&str; 8] = ["二是", "另一是", "再是", "再就是", "二则", "其二", "二要", "三是"];

/// 一是 at the beginning of a clause, and nothing that goes on with it in its paragraph or the next.
fn spoken(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let sections = context.layout.speeches.iter().flat_map(|speech| &speech.sections);
    let listed: HashSet<usize> = sections.map(|section| section.marker.start).collect();
    // Looked up once: a text may be one long paragraph of nothing else.
    let lines: Vec<usize> = canon.match_indices('\n').map(|(at, _)| at).collect();
    let mut more: Vec<usize> = GOES_ON.iter().flat_map(|word| canon.match_indices(word).map(|(at, _)| at)).collect();
    more.sort_unstable();
    let mut found = Vec::new();
    for (at, word) in canon.match_indices("一是") {
        let from = at + word.len();
        let begins = canon[..at].ends_with(['。', '；', '：', '，', '\n']) && !canon[from..].starts_with(['一', '否']);
        // The rest of this paragraph and all of the next.
        let until = lines.get(lines.partition_point(|line| *line < from) + 1).copied().unwrap_or(canon.len());
        let goes_on = more.get(more.partition_point(|next| *next < from)).is_some_and(|next| *next < until);
        if begins && !goes_on && !listed.contains(&at) {
            found.push(Found::new(context.at(at, from), "只有“一是”，没有“二是”", "一是 has no 二是 behind it"));
        }
    }
    found
}
