//! T011: zero-width, bidirectional or control characters.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::ArtefactKind;

pub const RULE: Rule = Rule {
    code: "T011",
    name: "control-character",
    severity: Severity::Error,
    fix: Safety::Safe,
    on: true,
    about: ["看不见的控制字符", "a character that cannot be seen"],
    why: ["零宽字符、双向控制符会让检索、比对失灵，也可能藏着水印。", "Characters of no width break searches and comparisons, and may be a watermark."],
    wrong: &["各单位要抓好安⟦\u{200B}⟧全生产。"],
    right: &["各单位要抓好安全生产。"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let invisible = context.text.artefacts().iter().filter(|artefact| artefact.kind == ArtefactKind::Invisible);
    invisible
        .map(|artefact| {
            let codes: Vec<String> = artefact.text.chars().take(4).map(|c| format!("U+{:04X}", c as u32)).collect();
            let codes = codes.join(" ");
            Found::new(artefact.span, format!("看不见的字符 {codes}"), format!("a character that cannot be seen: {codes}")).replace("")
        })
        .collect()
}
