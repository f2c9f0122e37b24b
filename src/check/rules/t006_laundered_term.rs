//! T006: 平安生产, 否那么, 根底: vocabulary that a copied text had replaced word for word.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::{ArtefactKind, certainly_laundered};

pub const RULE: Rule = Rule {
    code: "T006",
    name: "laundered-term",
    severity: Severity::Error,
    fix: Safety::Unsafe,
    on: true,
    about: ["被机器替换过的词", "a word that a copy replaced by another"],
    why: ["文库为“降重”把词逐个替换，“安全生产”成了“平安生产”；照抄就会念错。", "Document sites replace words one by one to make a copy look new; a draft that copies from there repeats them."],
    wrong: &["要加强⟦根底设施⟧建设。", "要抓好⟦平安生产⟧。安全是⟦根底⟧，⟦否那么⟧要出事故。抓不好⟦平安生产⟧，就要追责。"],
    right: &["要抓好安全生产，建设平安县城，让群众平安过年。"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let laundered = context.text.artefacts().iter().filter(|artefact| artefact.kind == ArtefactKind::Laundered);
    let mut found: Vec<Found> = laundered
        .filter_map(|artefact| {
            let right = artefact.restored.as_ref()?;
            Some(
                Found::new(artefact.span, format!("“{}”应为“{right}”", artefact.text), format!("{} stands for {right}", artefact.text))
                    .replace(right),
            )
        })
        .collect();
    for (place, right) in certainly_laundered(context.canon()) {
        let span = context.span(&place);
        let words: String = context.text.source()[span.start..span.end].iter().collect();
        found.push(Found::new(span, format!("“{words}”应为“{right}”"), format!("{words} stands for {right}")).replace(right));
    }
    found
}
