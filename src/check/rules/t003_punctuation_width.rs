//! T003: half-width punctuation and straight quotes between Chinese characters.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::is_han;

pub const RULE: Rule = Rule {
    code: "T003",
    name: "punctuation-width",
    severity: Severity::Warning,
    fix: Safety::Safe,
    on: true,
    about: ["汉字之间的半角标点、直引号", "half-width punctuation or straight quotes between Chinese characters"],
    why: [
        "GB/T 15834—2011：中文标点用全角，引号用弯引号。数字、字母两旁不要求加空格，公文没有这种写法。",
        "GB/T 15834—2011: Chinese punctuation is full width, quotes are curved. Spaces around figures and letters are not asked for.",
    ],
    wrong: &["各单位要抓好落实⟦,⟧不得拖延。", "各单位要抓好⟦\"⟧三管三必须⟦\"⟧的落实。"],
    right: &["各单位要抓好落实，不得拖延，合格率达到98.5%，比例为1:3，文件名为a,b.txt。"],
    find,
};

/// From so many on, one finding stands for all of a text.
const THROUGHOUT: usize = 12;

fn find(context: &Context) -> Vec<Found> {
    let source = context.text.source();
    let mut places: Vec<(usize, char)> = Vec::new();
    let mut open = false;
    for (at, c) in source.iter().enumerate() {
        if *c == '\n' {
            open = false;
        }
        let before = at.checked_sub(1).and_then(|at| source.get(at)).copied().unwrap_or(' ');
        let after = source.get(at + 1).copied().unwrap_or(' ');
        let full = match c {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '!' => '！',
            '?' => '？',
            '(' => '（',
            ')' => '）',
            '"' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            _ => continue,
        };
        let wide = |c: char| is_han(c) || matches!(c, '。' | '，' | '、' | '；' | '：' | '”' | '“' | '》' | '《' | '）' | '（');
        let chinese = match c {
            ',' | ';' | ':' | '!' | '?' => wide(before) && !after.is_ascii_alphanumeric(),
            // (一) as a marker is the matter of another rule.
            '(' => wide(before) && is_han(after),
            ')' => is_han(before) && wide(after) && !marker(source, at),
            _ => wide(before) || wide(after),
        };
        if chinese {
            places.push((at, full));
        }
    }
    let Some((first, _)) = places.first() else { return Vec::new() };
    if places.len() >= THROUGHOUT {
        let span = context.text.span_of(*first, first + 1);
        let count = places.len();
        let found = Found::new(span, format!("全文有{count}处半角标点，应改为全角"), format!("{count} marks in this text are half width, and should be full width"));
        return vec![places.into_iter().fold(found, |found, (at, full)| found.edit(at, at + 1, full))];
    }
    let one = |(at, full): (usize, char)| {
        let c = source[at];
        Found::new(context.text.span_of(at, at + 1), format!("半角“{c}”应为全角“{full}”"), format!("{c} should be {full}")).replace(full)
    };
    places.into_iter().map(one).collect()
}

/// Whether the bracket that closes at `at` holds a number at the beginning of a line: (一).
fn marker(source: &[char], at: usize) -> bool {
    let from = at.saturating_sub(4);
    let open = (from..at).rev().find(|place| source[*place] == '(');
    open.is_some_and(|open| source[open + 1..at].iter().all(|c| crate::text::numeral::is_numeric(*c)))
}
