//! F009: 排查486项，已整改471项，整改率98.5%.

use regex::Regex;
use std::sync::LazyLock;

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "F009",
    name: "rate-mismatch",
    severity: Severity::Warning,
    fix: Safety::None,
    on: true,
    about: ["比率与前面的数字不符", "a rate that the figures before it disprove"],
    why: ["整改率、完成率是算得出来的，改了数字没有改比率，一算就露馅。", "A rate can be worked out; where a figure was revised and the rate was not, somebody will."],
    wrong: &["排查隐患486项，已整改471项，⟦整改率98.5%⟧。", "全县应检电梯200台，已检验150台，⟦检验率达到80%⟧，还有差距。"],
    right: &[
        "排查隐患486项，已整改471项，整改率为96.9%。",
        "排查隐患300项，已整改200项，整改率66.7%。",
        "排查隐患120项，其中重大隐患3项，整改率100%。",
        "入户1200户，发放明白纸900份，知晓率98%。",
    ],
    find,
};

/// Total, unit, what was done with how many, and the rate at which it was.
static RATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"([0-9]{1,7})(项|处|起|家|户|台|个|条|人|件|座|所|辆|艘|名)，(?:目前)?(?:已|共|实际)?(?:经)?(整改|完成|检验|检查|改造|销号|办结|培训|更换|签订|验收|治理|关闭|排查|安装)(?:了|到位|完成)?([0-9]{1,7})(项|处|起|家|户|台|个|条|人|件|座|所|辆|艘|名)，(?:[^0-9，。；\n]{0,4})?(整改|完成|检验|检查|改造|销号|办结|培训|更换|签订|验收|治理|关闭|排查|安装)率(?:为|达|达到|是)?([0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]",
    )
    .expect("a fixed pattern")
});

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    if !canon.contains('率') {
        return Vec::new();
    }
    RATE.captures_iter(canon).filter_map(|hit| judge(context, &hit)).collect()
}

fn judge(context: &Context, hit: &regex::Captures) -> Option<Found> {
    let (total, done): (f64, f64) = (hit[1].parse().ok()?, hit[4].parse().ok()?);
    // The rate must be that of what was done, and both figures count the same.
    if hit[3] != hit[6] || hit[2] != hit[5] || total < 1.0 || done > total {
        return None;
    }
    let stated: f64 = hit[7].parse().ok()?;
    let decimals = hit[7].split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let real = 100.0 * done / total;
    // Rounded or cut off to as many places as are written.
    let step = 10f64.powi(-i32::try_from(decimals).ok()?);
    if (real - stated).abs() < step {
        return None;
    }
    let rate = hit.get(6)?.start()..hit.get(7)?.end() + '%'.len_utf8();
    let real = format!("{real:.decimals$}%");
    Some(
        Found::new(context.span(&rate), format!("{done}/{total}是{real}"), format!("{done} of {total} is {real}"))
            .help("核对分子、分母和比率", "check the two figures and the rate"),
    )
}
