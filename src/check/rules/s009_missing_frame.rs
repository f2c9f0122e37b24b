//! S009: no title, no salutation, or no closing.

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "S009",
    name: "missing-frame",
    severity: Severity::Note,
    fix: Safety::None,
    on: true,
    about: ["缺标题、称谓或结束语", "no title, no salutation, or no closing"],
    why: [
        "讲话稿一般由标题、称谓、正文、结束语组成，缺一项往往是复制时丢了头尾。",
        "A speech has a title, a salutation, a body and a closing; one that is missing was mostly lost in copying.",
    ],
    wrong: &["⟦同⟧志们：\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好落实。\n同志们，让我们共同努力。谢谢大家！\n"],
    right: &["在全县安全生产会议上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好落实。\n同志们，让我们共同努力。谢谢大家！\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.layout.speeches {
        let parts = [(&speech.title, "标题", "title"), (&speech.salutation, "称谓", "salutation"), (&speech.closing, "结束语", "closing")];
        let missing: Vec<(&str, &str)> = parts.iter().filter(|part| part.0.is_none()).map(|part| (part.1, part.2)).collect();
        if missing.is_empty() {
            continue;
        }
        let start = speech.span.start;
        let first = context.canon()[start..].chars().next().map_or(0, char::len_utf8);
        let (zh, en): (Vec<&str>, Vec<&str>) = missing.into_iter().unzip();
        found.push(Found::new(context.at(start, start + first), format!("没有{}", zh.join("、")), format!("no {}", en.join(", no "))));
    }
    found
}
