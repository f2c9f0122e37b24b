//! S010: the text ends in the middle of a sentence.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::is_han;

pub const RULE: Rule = Rule {
    code: "S010",
    name: "cut-off",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["全文在句子中间断掉", "the text ends in the middle of a sentence"],
    why: ["结尾没有句号而停在半句上，后面的内容丢了。", "A text that stops in half a sentence has lost what came behind."],
    wrong: &["在会上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好落实，把各项措施落到每⟦个⟧\n"],
    right: &["在会上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好落实。\n", "讲话提纲\n一、提高认识\n二、狠抓落实\n"],
    find,
};

/// Shorter last lines are signatures, dates and headings, in characters.
const SHORTEST: usize = 16;

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let Some(last) = context.paragraphs().pop() else { return Vec::new() };
    let text = &canon[last.clone()];
    let Some(end) = text.chars().next_back() else { return Vec::new() };
    let open = is_han(end) || end.is_ascii_alphanumeric() || matches!(end, '，' | '、' | '（' | '“' | '《' | '；');
    let sentence = text.contains(['，', '。', '；']) || matches!(end, '，' | '、');
    let dated = text.contains('年') && text.ends_with('日') && text.chars().count() < 40;
    if !open || !sentence || text.chars().count() < SHORTEST || dated || end == '；' {
        return Vec::new();
    }
    vec![
        Found::new(context.at(last.end - end.len_utf8(), last.end), "全文停在半句上", "the text stops in the middle of a sentence")
            .help("补上丢掉的结尾", "restore the end that is lost"),
    ]
}
