//! S007: a heading on a line of its own that ends in 。 or ；.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::Style;

pub const RULE: Rule = Rule {
    code: "S007",
    name: "heading-punctuation",
    severity: Severity::Note,
    fix: Safety::Safe,
    on: true,
    about: ["独立成行的标题末尾有句号、分号", "a heading on a line of its own ends in a full stop or semicolon"],
    why: [
        "独立成行的小标题末尾一般不用点号；标题与正文接排时才用句号隔开。",
        "A heading on its own line takes no mark at its end; only a heading that its body follows on the line does.",
    ],
    wrong: &["在会上的讲话\n同志们：\n一、提高认识⟦。⟧\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、提高认识\n（一）认清形势。形势严峻。\n（二）压实责任。责任重大。\n二、狠抓落实\n各单位要抓好落实。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for speech in &context.layout.speeches {
        for section in &speech.sections {
            let Some(heading) = &section.heading else { continue };
            let written = matches!(section.style, Style::Part | Style::Chinese | Style::ChineseParen | Style::Arabic);
            let begins = canon[..section.marker.start].ends_with('\n');
            let mark = canon[heading.end..].chars().next().filter(|c| matches!(c, '。' | '；'));
            let Some(mark) = mark.filter(|_| written && begins) else { continue };
            let end = heading.end + mark.len_utf8();
            // The points of an agenda in the opening are items of a list, no headings.
            let alone = canon[end..].starts_with('\n') && section.span.end > end && !section.opening;
            // （一）各单位要抓好落实。 is a task.
            let sentence = canon[heading.clone()].contains('，') || ["要", "必须", "应当"].iter().any(|word| canon[heading.clone()].contains(word));
            if alone && !sentence {
                found.push(
                    Found::new(context.at(heading.end, end), format!("独立成行的标题末尾不用“{mark}”"), format!("a heading on its own line takes no {mark}"))
                        .replace(""),
                );
            }
        }
    }
    found
}
