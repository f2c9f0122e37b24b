//! T002: a page number or site footer in the text.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::{Artefact, ArtefactKind};

pub const RULE: Rule = Rule {
    code: "T002",
    name: "page-artefact",
    severity: Severity::Warning,
    fix: Safety::Safe,
    on: true,
    about: ["混入正文的页码、网站文字", "a page number or a site's words in the text"],
    why: ["复制带进来的页码会断在词中间，念稿时当成序号。", "A page number that came along in copying stands inside a word and is read out as a number."],
    wrong: &["在会上的讲话\n同志们：\n一、加强检查\n各单位要抓好日常检查，⟦第 3 页 共 8 页⟧把隐患消除在萌芽状态。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、加强检查\n各单位要抓好日常检查，详见第3页。\n二、狠抓落实\n各单位要抓好落实。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let artefacts = context.text.artefacts();
    let mut found = Vec::new();
    for (index, artefact) in artefacts.iter().enumerate() {
        let shown: String = artefact.text.trim().chars().take(20).collect();
        let (zh, en) = match artefact.kind {
            ArtefactKind::PageMarker => (format!("页码“{shown}”混在正文里"), format!("the page number {shown} stands in the text")),
            ArtefactKind::Furniture => (format!("“{shown}”不是讲话内容"), format!("{shown} is no part of the speech")),
            _ => continue,
        };
        // The line ends around a page number inside a sentence go with it.
        let line_end = |other: Option<&Artefact>| other.filter(|other| other.kind == ArtefactKind::LineBreak).map(|other| other.span);
        let before = index.checked_sub(1).and_then(|before| line_end(artefacts.get(before))).filter(|span| span.end == artefact.span.start);
        let behind = line_end(artefacts.get(index + 1)).filter(|span| span.start == artefact.span.end);
        let (start, end) = (before.map_or(artefact.span.start, |span| span.start), behind.map_or(artefact.span.end, |span| span.end));
        found.push(Found::new(artefact.span, zh, en).edit(start, end, ""));
    }
    found
}
