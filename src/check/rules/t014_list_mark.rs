//! T014: 、 between 《A》《B》 or “A”“B”.

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "T014",
    name: "list-mark",
    severity: Severity::Note,
    fix: Safety::Safe,
    on: true,
    about: ["并列的书名号、引号之间用了顿号", "a 、 between titles or quotations that stand side by side"],
    why: [
        "GB/T 15834—2011 第4.5.3.5条：标有引号、书名号的并列成分之间通常不用顿号；有其他成分插在中间时宜用顿号。",
        "GB/T 15834—2011, 4.5.3.5: no 、 between parts that bear quotation or title marks, unless something else stands between.",
    ],
    wrong: &["认真贯彻《安全生产法》⟦、⟧《消防法》。", "落实“三管三必须”⟦、⟧“四不两直”要求。"],
    right: &["认真贯彻《安全生产法》《消防法》，《条例》（国务院令第493号）、《规定》等。"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for (at, mark) in canon.match_indices('、') {
        let (before, after) = (&canon[..at], &canon[at + mark.len()..]);
        if before.ends_with('》') && after.starts_with('《') || before.ends_with('”') && after.starts_with('“') {
            found.push(Found::new(context.at(at, at + mark.len()), "并列的书名号、引号之间不用顿号", "no 、 between titles or quotations side by side").replace(""));
        }
    }
    found
}
