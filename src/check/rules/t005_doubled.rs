//! T005: 的的, 。。, ，，.

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "T005",
    name: "doubled",
    severity: Severity::Warning,
    fix: Safety::Safe,
    on: true,
    about: ["重复的虚词、标点", "a function word or mark that stands twice"],
    why: ["改稿时删半句、接半句，常留下两个“的”、两个逗号。", "Half a sentence taken out and half put in leave two 的 or two commas."],
    wrong: &["要抓好重点领域⟦的的⟧隐患排查。", "各单位要抓好落实⟦。。⟧", "各单位要抓早⟦，，⟧抓小。"],
    right: &["达到目的的同时，为了了解情况，实实在在地干，的的确确抓好……不能松劲——要天天抓。"],
    find,
};

/// Words that never stand twice, and what they may stand twice in or behind.
const WORDS: [(char, &[&str]); 7] = [
    ('的', &["的的确确", "目的的", "的的士", "有的的"]),
    ('了', &["了了解", "了了结", "了了却", "了了断", "了了然", "了了事", "不了了之", "敷衍了了"]),
    ('及', &["以及及时", "涉及及", "普及及", "危及及", "顾及及", "波及及", "及及时"]),
    ('与', &["参与与", "与与会", "给与与"]),
    ('和', &["和和气气", "和和美美", "总和和", "温和和", "和和谐", "缓和和", "饱和和"]),
    ('将', &["即将将", "将将领", "将将军", "将将来"]),
    ('把', &["把把关", "一把把", "火把把", "把把脉", "把把柄"]),
];
const MARKS: [char; 5] = ['。', '，', '、', '；', '：'];

fn find(context: &Context) -> Vec<Found> {
    let source = context.text.source();
    let mut found = Vec::new();
    let mut at = 1;
    while at < source.len() {
        let (before, c) = (source[at - 1], source[at]);
        at += 1;
        let word = WORDS.iter().find(|word| word.0 == c && before == c).is_some_and(|word| !excused(source, at - 2, word.1));
        let mark = MARKS.contains(&c) && MARKS.contains(&before) && (before == c || matches!((before, c), ('，', '。') | ('。', '，') | ('、', '，') | ('，', '、') | ('；', '。') | ('。', '；') | ('，', '；')));
        if !word && !mark {
            continue;
        }
        let span = context.text.span_of(at - 2, at);
        // Of two marks the stronger one stays.
        let kept = if before == '。' || c == '。' { '。' } else { c };
        found.push(Found::new(span, format!("“{before}{c}”重复"), format!("{before}{c} stands twice")).replace(kept));
        at += 1;
    }
    found
}

fn excused(source: &[char], at: usize, words: &[&str]) -> bool {
    let around: String = source[at.saturating_sub(2)..source.len().min(at + 5)].iter().collect();
    words.iter().any(|word| around.contains(word))
}
