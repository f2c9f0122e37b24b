//! T013: 安全生产事故 for 生产安全事故.

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "T013",
    name: "accident-term",
    severity: Severity::Warning,
    fix: Safety::Unsafe,
    on: true,
    about: ["事故、隐患的法定名称写错", "an accident or hazard under a name that the law does not use"],
    why: [
        "《安全生产法》《生产安全事故报告和调查处理条例》（国务院令第493号）用“生产安全事故”“重大事故隐患”；2007年6月起事故分特别重大、重大、较大、一般四级，没有“特大事故”。",
        "The Work Safety Law and Decree 493 say 生产安全事故 and 重大事故隐患; since June 2007 there is no grade 特大.",
    ],
    wrong: &["坚决防范⟦安全生产事故⟧发生。", "全面排查⟦重大安全隐患⟧。", "坚决杜绝⟦特大事故⟧。"],
    right: &["坚决防范生产安全事故，排查重大事故隐患，遏制重特大事故，执行《安全生产事故隐患排查治理暂行规定》。"],
    find,
};

const TERMS: [(&str, &str); 4] = [
    ("安全生产事故隐患", "事故隐患"),
    ("安全生产事故", "生产安全事故"),
    ("重大安全隐患", "重大事故隐患"),
    ("特大事故", "特别重大事故"),
];

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    let mut taken: Vec<std::ops::Range<usize>> = Vec::new();
    for (wrong, right) in TERMS {
        for (at, _) in canon.match_indices(wrong) {
            let place = at..at + wrong.len();
            // 重特大事故 is the usual short form of two grades; 安全生产事故隐患 is one term.
            let short = wrong == "特大事故" && canon[..at].ends_with(['重', '较']);
            if short || named(canon, at) || taken.iter().any(|other| other.start < place.end && place.start < other.end) {
                continue;
            }
            taken.push(place.clone());
            let span = context.span(&place);
            let one = Found::new(span, format!("“{wrong}”的规范名称是“{right}”"), format!("the law's term for {wrong} is {right}"));
            found.push(if span.end - span.start == wrong.chars().count() { one.replace(right) } else { one });
        }
    }
    found.sort_by_key(|one| one.span.start);
    found
}

/// Whether a place stands in a title, a quotation or the name of a body.
fn named(canon: &str, at: usize) -> bool {
    let line = canon[..at].rfind('\n').map_or(0, |at| at + 1);
    let before = &canon[line..at];
    let open = |open: char, close: char| before.matches(open).count() > before.matches(close).count();
    let rest = &canon[at..];
    let body = ["调查组", "应急指挥部", "应急预案", "应急救援", "鉴定"].iter().any(|word| rest.find(word).is_some_and(|at| at <= 24));
    open('《', '》') || open('“', '”') || body
}
