//! T007: a space inside a word.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::lexicon::party;
use crate::text::ArtefactKind;

pub const RULE: Rule = Rule {
    code: "T007",
    name: "stray-space",
    severity: Severity::Warning,
    fix: Safety::Safe,
    on: true,
    about: ["词语中间的空格", "a space inside a word"],
    why: ["复制、识别留下的空格会断词，检索时也找不到。", "Spaces that copying left tear words apart and hide them from searches."],
    wrong: &["在全县安全生产电视电话会议上的讲话\n同志们：\n一、提高认识\n各单位要切实增强抓好安全生产工作的责任感和紧迫感，把各项措施落到实处，确保全县安全生产形势持续⟦ ⟧稳定，为高质量发展创造良好环境，各级各部门都要高度重视，时刻绷紧安全这根弦不放松。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在全县安全生产会议上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好 GB 标准的落实。\n",
        "在全县安全生产会议上的讲话\n图为会议现场，各乡镇、各部门、各企业的负责同志在主会场和分会场参加会议，会后各单位立即传达学习，各乡镇当晚召开干部会逐条研究落实措施。本报记者 李四 摄\n同志们：\n各单位要抓好落实。\n",
        "在全县安全生产会议上的讲话\n同志们：\n要贯彻《中共中央　国务院关于加强安全生产的意见》和《县委办公室　县政府办公室关于防汛的通知》，各单位要逐条对照，抓好落实。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let strays = context.text.artefacts().iter().filter(|artefact| artefact.kind == ArtefactKind::StraySpace);
    let source = context.text.source();
    strays
        .filter(|artefact| !in_credit(source, artefact.span.end) && !parts_bodies(source, artefact.span.start, artefact.span.end))
        .map(|artefact| {
            let around: String = source[artefact.span.start.saturating_sub(2)..source.len().min(artefact.span.end + 2)].iter().collect();
            Found::new(artefact.span, format!("“{around}”中间的空格多余"), format!("the space inside {around} does not belong there")).replace("")
        })
        .collect()
}

/// Whether one full-width space parts the bodies that issued a document together: 中共中央　国务院关于….
fn parts_bodies(source: &[char], start: usize, end: usize) -> bool {
    const LONGEST: usize = 12;
    if source.get(start..end) != Some(&['\u{3000}']) {
        return false;
    }
    let before: String = source[start.saturating_sub(LONGEST)..start].iter().collect();
    let behind: String = source[end..].iter().take(LONGEST).collect();
    let body = before.ends_with("中央") || party::head(&before).is_some();
    body && party::find(&behind).any(|word| word.end <= LONGEST * '局'.len_utf8() / 2)
}

/// Whether a line ends as the credit of a picture does: 记者 李四 摄.
fn in_credit(source: &[char], at: usize) -> bool {
    const LONGEST: usize = 8;
    let rest: Vec<char> = source[at..].iter().take(LONGEST).take_while(|c| **c != '\n').copied().collect();
    let ends = source.get(at + rest.len()).is_none_or(|c| *c == '\n');
    ends && rest.iter().rfind(|c| !c.is_whitespace()).is_some_and(|c| *c == '摄')
}
