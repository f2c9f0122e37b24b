//! T015: 近30余, 超过…以上, 降低三倍.

use regex::Regex;
use std::sync::LazyLock;

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "T015",
    name: "approximation",
    severity: Severity::Note,
    fix: Safety::None,
    on: true,
    about: ["约数重复，或“降低几倍”", "two approximations of one number, or a decrease in multiples"],
    why: ["“近”是不到，“余”是超过，不能同时用；减少只能用百分数或分数，不能用倍数。", "近 is less and 余 is more; a decrease cannot be in multiples."],
    wrong: &["排查隐患⟦近30余处⟧。", "⟦超过50家以上⟧企业。", "投入⟦约200万元左右⟧。", "事故⟦下降三倍⟧。"],
    right: &["排查隐患30余处，检查企业50家以上，投入约200万元，事故下降三成，效率提高三倍。"],
    find,
};

static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let number = "[0-9一二三四五六七八九十百千万亿两.]+";
    Regex::new(&format!(
        "(?:近|约|大约|将近){number}(?:余|多)[^，。；、]{{0,2}}?[个名家处起项人条万元吨米辆次台户亩]|(?:超过|超|逾|突破){number}[^，。；]{{0,4}}?以上|(?:约|大约|大概|近){number}[^，。；]{{0,4}}?(?:左右|上下)|(?:降低|下降|减少|缩短|压降){number}倍"
    ))
    .expect("a fixed pattern")
});

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let hits = PATTERN.find_iter(canon).filter(|hit| !canon[..hit.start()].ends_with(['附', '最', '靠', '接', '远', '节', '契', '公']));
    hits.map(|hit| Found::new(context.at(hit.start(), hit.end()), format!("“{}”说法矛盾", hit.as_str()), format!("{} contradicts itself", hit.as_str()))).collect()
}
