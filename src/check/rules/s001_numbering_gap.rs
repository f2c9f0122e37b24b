//! S001: a number is skipped, or the list does not begin at 1.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::Style;
use crate::structure::SectionLayout;
use crate::text::numeral;

pub const RULE: Rule = Rule {
    code: "S001",
    name: "numbering-gap",
    severity: Severity::Error,
    fix: Safety::Unsafe,
    on: true,
    about: ["编号跳号，或不从一起", "a number is skipped, or the list does not begin at 1"],
    why: [
        "听的人、记的人都按序号数；跳号多半是删改后漏了顺延，也可能丢了一条。",
        "Listeners and note-takers count by the numbers; a gap is mostly left by a deletion, or a point is lost.",
    ],
    wrong: &["在会上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n⟦三、⟧狠抓落实\n各单位要抓好落实。\n", "在会上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n一是抓早，抓在事前。二是抓小，抓在日常。⟦四是⟧抓实，抓出成效。\n"],
    right: &["在会上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好落实。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.layout.speeches {
        for list in Context::lists(speech) {
            let mut expected = 1;
            for (place, index) in list.iter().enumerate() {
                let section = &speech.sections[*index];
                // A text that begins in the middle has lost its first points, which is another matter.
                let begun = place > 0 || list.len() > 1 && *index > 0;
                if section.ordinal > expected && begun {
                    found.push(finding(context, section, expected));
                }
                expected = section.ordinal.max(expected) + 1;
            }
        }
    }
    found
}

fn finding(context: &Context, section: &SectionLayout, expected: u32) -> Found {
    let (span, marker) = context.marker(section);
    let shown = number(section.style, expected);
    let found = Found::new(
        span,
        format!("编号跳到“{marker}”，这里应当是第{shown}个"),
        format!("the numbering jumps to {marker}: number {expected} is expected here"),
    )
    .help("补上漏掉的一条，或把后面的编号顺延", "restore the missing point, or renumber what follows");
    match replaced(marker, section.ordinal, &shown) {
        Some(text) => found.replace(text),
        None => found,
    }
}

/// A number in the script of a style.
fn number(style: Style, value: u32) -> String {
    match style {
        Style::Arabic | Style::ArabicParen | Style::Circled => value.to_string(),
        _ => numeral::chinese(value),
    }
}

/// The marker with another number.
fn replaced(marker: &str, from: u32, to: &str) -> Option<String> {
    let old = [from.to_string(), numeral::chinese(from)].into_iter().find(|old| marker.matches(old.as_str()).count() == 1)?;
    Some(marker.replacen(&old, to, 1))
}
