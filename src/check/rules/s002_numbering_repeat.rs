//! S002: the same number twice, or out of order.

use std::collections::HashMap;

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "S002",
    name: "numbering-repeat",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["编号重复或颠倒", "the same number twice, or out of order"],
    why: [
        "重号、乱号会让分工表上的“第几条”指向两处。",
        "A number that stands twice makes a reference to it point to two places.",
    ],
    wrong: &["在会上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n二、突出重点\n各单位要抓住重点。\n⟦二、⟧狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、提高认识\n（一）看形势。形势严峻。\n（二）看责任。责任重大。\n二、狠抓落实\n（一）抓早。要抓在前头。\n（二）抓小。要抓在日常。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.layout.speeches {
        let mut before = HashMap::new();
        for list in Context::lists(speech) {
            // 1、1、2、: the list begins again behind its first point.
            let first = &speech.sections[list[0]];
            let alone = list.len() == 1 && first.ordinal == 1;
            let again = before.insert((first.parent, first.style), alone) == Some(true) && first.ordinal == 1;
            let mut highest = u32::from(again);
            for index in list {
                let section = &speech.sections[index];
                if section.ordinal <= highest {
                    let (span, marker) = context.marker(section);
                    let twice = section.ordinal == highest;
                    let zh = if twice { format!("编号“{marker}”重复") } else { format!("编号“{marker}”颠倒：前面已经到第{highest}个") };
                    let en = if twice { format!("{marker} stands twice") } else { format!("{marker} comes after number {highest}") };
                    found.push(Found::new(span, zh, en).help("从这里起把编号顺延", "renumber from here on"));
                }
                highest = highest.max(section.ordinal);
            }
        }
    }
    found
}
