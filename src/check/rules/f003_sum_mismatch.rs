//! F003: 共12起，其中道路8起、建筑3起.

use regex::Regex;
use std::sync::LazyLock;

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "F003",
    name: "sum-mismatch",
    severity: Severity::Warning,
    fix: Safety::None,
    on: true,
    about: ["分项之和与总数不符", "parts that do not add up"],
    why: ["数字对不上，听的人会怀疑全部数字。", "Where one sum is wrong all figures are doubted."],
    wrong: &["去年全县共发生事故⟦12起，其中道路交通8起、建筑施工3起⟧。", "排查风险点⟦18处，其中山洪10处、危房7处⟧，逐一落实了责任人。", "排查隐患⟦326处，已整改298处，剩余38处⟧。"],
    right: &["去年全县共发生事故12起，其中道路交通8起、建筑施工4起。", "排查隐患120处，其中重大隐患3处。", "检查企业50家，其中化工8家、矿山3家等。"],
    find,
};

static TOTAL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([0-9]{1,6})(起|人|处|家|项|个|名|条|辆|台|件|座|所|户|次)[^0-9。；\n]{0,12}?[，（]其中[：，]?([^。；\n）]{2,120})").expect("a fixed pattern"));
static PART: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^([^0-9，。；、]{1,16}?)([0-9]{1,6})(起|人|处|家|项|个|名|条|辆|台|件|座|所|户|次)$").expect("a fixed pattern"));

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = rests(context);
    if !canon.contains("其中") {
        return found;
    }
    found.extend(TOTAL.captures_iter(canon).filter_map(|hit| {
        let (whole, list) = (hit.get(0)?, hit.get(3)?);
        let total: u64 = hit[1].parse().ok()?;
        let (mut sum, mut count, mut end) = (0u64, 0, list.start());
        for part in list.as_str().split(['、', '，']) {
            let Some(part_hit) = PART.captures(part).filter(|part| part[3] == hit[2] && !compares(part.get(1))) else {
                // The sentence goes on behind the list; inside it, a part of another kind says that it is not all.
                if count >= 2 && !part.starts_with('等') && canon[end..].starts_with('，') {
                    break;
                }
                return None;
            };
            sum += part_hit[2].parse::<u64>().ok()?;
            count += 1;
            end += part.len() + if count > 1 { '、'.len_utf8() } else { 0 };
        }
        (count >= 2 && sum != total && !canon[list.start()..end].contains('等') && !canon[end..].starts_with('等')).then(|| {
            let span = context.at(whole.start(), end);
            Found::new(span, format!("分项之和是{sum}，总数是{total}"), format!("the parts make {sum}, the total is {total}"))
        })
    }));
    found
}

/// 比上年减少6起 is no part.
fn compares(words: Option<regex::Match>) -> bool {
    words.is_some_and(|words| ["比", "减少", "增加", "上升", "下降", "同期"].iter().any(|word| words.as_str().contains(word)))
}

static REST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([0-9]{1,6})(起|人|处|家|项|个|名|条|辆|台|件|座|所|户)，(?:目前)?已[^0-9，。；、]{1,8}([0-9]{1,6})(?:起|人|处|家|项|个|名|条|辆|台|件|座|所|户)，(?:剩余|剩下|还剩|还有|尚有|尚余|仍有|未[^0-9，。；、]{1,6})的?([0-9]{1,6})(?:起|人|处|家|项|个|名|条|辆|台|件|座|所|户)").expect("a fixed pattern")
});

/// 排查隐患326处，已整改298处，剩余38处
fn rests(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let wrong = |hit: regex::Captures| -> Option<Found> {
        let number = |index: usize| hit[index].parse::<u64>().ok();
        let (total, done, rest) = (number(1)?, number(3)?, number(4)?);
        let whole = hit.get(0)?;
        (done + rest != total).then(|| {
            let span = context.at(whole.start(), whole.end());
            Found::new(span, format!("{done}加{rest}是{}，总数是{total}", done + rest), format!("{done} and {rest} make {}, the total is {total}", done + rest))
        })
    };
    REST.captures_iter(canon).filter_map(wrong).collect()
}
