//! S004: from 一、 straight to （1）.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::Style;

pub const RULE: Rule = Rule {
    code: "S004",
    name: "level-skipped",
    severity: Severity::Note,
    fix: Safety::None,
    on: true,
    about: ["层次序号越级", "a level of numbering is skipped"],
    why: [
        "GB/T 9704—2012 第7.3.3条：结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注。只有两层时“一、”下用“1.”也通行。",
        "GB/T 9704—2012, 7.3.3: levels are marked 一、 （一） 1. （1） in this order. In texts of two levels 1. under 一、 is common too.",
    ],
    wrong: &["在会上的讲话\n同志们：\n一、提高认识\n各单位要做到：\n⟦（1）⟧认清形势。形势严峻。\n（2）压实责任。责任重大。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、提高认识\n1.认清形势。形势严峻。\n2.压实责任。责任重大。\n二、狠抓落实\n各单位要抓好落实。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.layout.speeches {
        for section in &speech.sections {
            let Some(parent) = section.parent.map(|parent| &speech.sections[parent]) else { continue };
            let skipped = matches!(parent.style, Style::Chinese | Style::ChineseParen) && matches!(section.style, Style::ArabicParen | Style::Circled);
            // One finding a list.
            if skipped && section.ordinal == 1 {
                let (span, marker) = context.marker(section);
                let (_, above) = context.marker(parent);
                found.push(Found::new(
                    span,
                    format!("“{above}”之下直接用了“{marker}”，越过了中间的层次"),
                    format!("{marker} stands directly under {above}: a level is skipped"),
                ));
            }
        }
    }
    found
}
