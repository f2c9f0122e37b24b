//! T008: 国发(2023)30号 for 国发〔2023〕30号.

use regex::Regex;
use std::sync::LazyLock;

use crate::lexicon::judging::NUMBER_BEFORE;
use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "T008",
    name: "document-number",
    severity: Severity::Warning,
    fix: Safety::Safe,
    on: true,
    about: ["发文字号写法不合规范", "a document number that is not written by the standard"],
    why: [
        "GB/T 9704—2012 第7.2.5条：发文字号的年份用全称，用六角括号“〔〕”括入；序号不加“第”字，不编虚位。国务院令、公告、案号另有写法。",
        "GB/T 9704—2012, 7.2.5: the year in full in 〔〕, no 第 and no leading zero before the number. Decrees, notices and case numbers differ.",
    ],
    wrong: &["按照⟦国发(2023)30号⟧要求，抓好落实。", "按照⟦国办发[2024]5号⟧要求，抓好落实。", "按照⟦安委办〔2024〕第08号⟧要求，抓好落实。"],
    right: &["按照国发〔2023〕30号要求，依据国务院令第493号、应急管理部公告2024年第3号和（2023）皖01民初12号，抓好落实。"],
    find,
};

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([\p{Han}]{2,10})\s?([（(\[【〔［﹝])\s?(\d{2}|(?:19|20)\d{2})\s?([）)\]】〕］﹞])\s?(第)?\s?(\d{1,4})\s?号").expect("a fixed pattern")
});

fn find(context: &Context) -> Vec<Found> {
    let source: String = context.text.source().iter().collect();
    let mut found = Vec::new();
    let (mut bytes, mut chars) = (0, 0);
    for hit in NUMBER.captures_iter(&source) {
        let (Some(whole), Some(issuer)) = (hit.get(0), hit.get(1)) else { continue };
        let cut = NUMBER_BEFORE.places(issuer.as_str()).map(|word| word.end).filter(|at| *at < issuer.len()).max().unwrap_or(0);
        let (start, name) = (issuer.start() + cut, &issuer.as_str()[cut..]);
        let year = if hit[3].len() == 2 { format!("20{}", &hit[3]) } else { hit[3].to_owned() };
        let serial = hit[6].trim_start_matches('0');
        let right = format!("{name}〔{year}〕{serial}号");
        let written = &source[start..whole.end()];
        chars += source[bytes..start].chars().count();
        bytes = start;
        if written == right || name.chars().count() < 2 || serial.is_empty() {
            continue;
        }
        let span = context.text.span_of(chars, chars + written.chars().count());
        found.push(Found::new(span, format!("发文字号应写作“{right}”"), format!("this number is written {right}")).replace(right));
    }
    found
}
