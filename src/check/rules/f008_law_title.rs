//! F008: a law, regulation or standing document under a name that it does not bear.

use std::sync::LazyLock;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text;

pub const RULE: Rule = Rule {
    code: "F008",
    name: "law-title",
    severity: Severity::Warning,
    fix: Safety::Unsafe,
    on: true,
    about: ["法规、文件名称写错，或已废止", "a law or document under a name that it does not bear, or that is repealed"],
    why: ["引用法规要用现行名称；错一字就查不到。名称和版本见 src/check/data/laws.tsv。", "A law is cited by its name in force. Names and versions are in src/check/data/laws.tsv."],
    wrong: &["认真贯彻⟦《生产安全法》⟧。", "严格执行⟦《安全生产事故报告和调查处理条例》⟧。", "执行⟦《煤矿安全监察条例》⟧。"],
    right: &["认真贯彻《安全生产法》《中华人民共和国消防法》《生产安全事故报告和调查处理条例》和《东山省安全生产条例》。"],
    find,
};

const DATA: &str = include_str!("../data/laws.tsv");

/// Longest title of a law, in characters.
const LONGEST_TITLE: usize = 60;

/// A law: its name in force, or a name that is wrong or repealed and what is right.
#[derive(Clone, Copy)]
enum Law {
    InForce,
    Wrong(&'static str),
    Repealed(&'static str),
}

static LAWS: LazyLock<Vec<(&'static str, Law)>> = LazyLock::new(|| {
    let lines = text::rows(DATA);
    let row = |line: &'static str| {
        let mut fields = line.split('\t');
        let (kind, name, detail) = (fields.next()?, fields.next()?, fields.next()?);
        Some((name, match kind {
            "wrong" => Law::Wrong(detail),
            "repealed" => Law::Repealed(detail),
            _ => Law::InForce,
        }))
    };
    lines.filter_map(row).collect()
});

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for (open, _) in canon.match_indices('《') {
        let start = open + '《'.len_utf8();
        let closing = canon[start..].char_indices().take(LONGEST_TITLE).find(|(_, c)| matches!(c, '《' | '》' | '\n'));
        let Some((length, _)) = closing.filter(|(_, c)| *c == '》') else { continue };
        let title = &canon[start..start + length];
        let bare = title.strip_prefix("中华人民共和国").unwrap_or(title);
        let span = context.at(open, start + length + '》'.len_utf8());
        let plain = span.end - span.start == title.chars().count() + 2;
        match LAWS.iter().find(|(name, _)| *name == bare).map(|law| law.1) {
            Some(Law::InForce) => {}
            Some(Law::Wrong(right)) => found.push(wrong(span, title, right, plain)),
            Some(Law::Repealed(detail)) => found.push(
                Found::new(span, format!("《{title}》已废止"), format!("《{title}》 is repealed"))
                    .help(detail, format!("see {detail}"))
                    .severity(Severity::Note),
            ),
            None => found.extend(nearest(bare).map(|right| wrong(span, title, right, plain))),
        }
    }
    found
}

fn wrong(span: crate::text::Span, title: &str, right: &str, plain: bool) -> Found {
    let found = Found::new(span, format!("没有《{title}》，应为《{right}》"), format!("there is no 《{title}》, but 《{right}》"));
    if plain { found.replace(format!("《{right}》")) } else { found }
}

/// The law whose name differs in the order or in one or two characters only.
fn nearest(title: &str) -> Option<&'static str> {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let own = letters(title);
    let laws = LAWS.iter().filter(|(_, law)| matches!(law, Law::InForce)).map(|(name, _)| *name);
    // Long names only: 条例 and 办法 of a place are often nearly alike.
    laws.filter(|name| name.chars().count() >= 9).find(|name| {
        let other = letters(name);
        let common = own.iter().filter(|c| other.contains(c)).count();
        own == other || own.len().abs_diff(other.len()) <= 2 && common + 1 >= own.len().max(other.len()) && own.len() >= 9 && title.chars().next() == name.chars().next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::tests::found_in;

    #[test]
    fn every_row_is_what_it_says() {
        for line in text::rows(DATA) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, name, detail] = fields[..] else { panic!("laws.tsv: three fields, not: {line}") };
            assert!(["in-force", "wrong", "repealed"].contains(&kind) && !detail.is_empty(), "laws.tsv: {line}");
            let found = found_in(&RULE, &format!("要认真学习《{name}》，抓好落实。"));
            assert_eq!(found.is_empty(), kind == "in-force", "laws.tsv: {name}: {found:?}");
            let known = kind != "wrong" || LAWS.iter().any(|(name, law)| *name == detail && matches!(law, Law::InForce));
            assert!(known, "laws.tsv: {detail} is not among the laws in force");
        }
    }
}
