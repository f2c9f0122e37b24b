//! T004: 《 “ （ 【 without its partner.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::numeral;

pub const RULE: Rule = Rule {
    code: "T004",
    name: "unbalanced",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["括号、引号、书名号不成对", "a bracket or quotation mark without its partner"],
    why: ["少半个书名号、引号，引到哪里为止就不清楚了。", "Without its partner nobody sees how far a quotation or title reaches."],
    wrong: &["要认真贯彻⟦《⟧安全生产法，抓好落实。", "要落实“三管三必须⟦》⟧的要求。", "各单位要抓好落实⟦）⟧，不得拖延。"],
    right: &["要认真贯彻《安全生产法》（2021年修正），落实“三管三必须”的要求：1）抓早；2）抓小。", "要对照第五条a）项、b）项逐条检查。", "念两段给大家听：\n“第一段话说得很实在。\n“第二段话说得更实在。”\n"],
    find,
};

const PAIRS: [(char, char); 6] = [('《', '》'), ('“', '”'), ('（', '）'), ('【', '】'), ('〔', '〕'), ('‘', '’')];

/// More of them in a paragraph are one finding.
const MOST: usize = 20;

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    // A quotation may run over paragraphs: those are counted in the whole text.
    let across = canon.matches('“').count() == canon.matches('”').count();
    let paragraphs = context.paragraphs();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        // A quotation of several paragraphs opens in each and closes in the last (GB/T 15834, 4.8).
        let goes_on = paragraphs.get(index + 1).is_some_and(|next| canon[next.clone()].starts_with('“'));
        let text = &canon[paragraph.clone()];
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut wrong: Vec<(usize, char)> = Vec::new();
        for (at, c) in text.char_indices() {
            if PAIRS.iter().any(|pair| pair.0 == c) {
                open.push((at, c));
            } else if let Some(pair) = PAIRS.iter().find(|pair| pair.1 == c) {
                match open.iter().rposition(|(_, opener)| *opener == pair.0) {
                    // What was opened in between has no partner.
                    Some(place) => wrong.extend(open.drain(place..).skip(1)),
                    None if c == '）' && is_marker(&text[..at]) => {}
                    None => wrong.push((at, c)),
                }
            }
        }
        wrong.extend(open);
        wrong.sort_unstable();
        if wrong.len() > MOST {
            let (at, count) = (paragraph.start + wrong[0].0, wrong.len());
            let span = context.at(at, at + wrong[0].1.len_utf8());
            found.push(Found::new(span, format!("这一段有{count}处括号、引号没有配对"), format!("{count} brackets and quotation marks of this paragraph have no partner")));
            continue;
        }
        // 要落实“三管三必须》: the wrong mark closes it.
        let crossed = |index: usize| wrong.get(index + 1).is_some_and(|next| PAIRS.iter().any(|pair| pair.0 == wrong[index].1) && PAIRS.iter().any(|pair| pair.1 == next.1));
        for (index, (at, c)) in wrong.iter().enumerate() {
            if crossed(index) || across && matches!(c, '“' | '”') && wrong.len() == 1 || goes_on && *at == 0 && *c == '“' {
                continue;
            }
            let place = paragraph.start + at;
            found.push(Found::new(context.at(place, place + c.len_utf8()), format!("“{c}”没有配对"), format!("{c} has no partner")));
        }
    }
    found
}

/// 1）抓早, 第五条a）项: a number or a letter with a bracket behind it alone.
fn is_marker(before: &str) -> bool {
    let mut latin = before.chars().rev();
    if latin.next().is_some_and(|c| c.is_ascii_alphabetic()) && !latin.next().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return true;
    }
    let bare = before.trim_end_matches(|c: char| numeral::is_numeric(c) || c.is_ascii_alphabetic());
    bare.len() < before.len() && (bare.is_empty() || bare.ends_with(['。', '；', '：', '，', '\n', ' ']))
}
