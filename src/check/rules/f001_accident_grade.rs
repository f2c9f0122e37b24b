//! F001: an accident under a grade below what its toll compels.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::Incident;

pub const RULE: Rule = Rule {
    code: "F001",
    name: "accident-grade",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["事故等级低于伤亡对应的等级", "an accident under a grade below what its toll compels"],
    why: [
        "《生产安全事故报告和调查处理条例》（国务院令第493号，2007年6月1日起施行）第三条：死亡30人、重伤100人或直接损失1亿元以上为特别重大，10人、50人、5000万元以上为重大，3人、10人、1000万元以上为较大。“以上”含本数。",
        "Decree 493 (in force since 1 June 2007), article 3: 特别重大 from 30 deaths, 100 serious injuries or 100 million yuan; 重大 from 10, 50, 50 million; 较大 from 3, 10, 10 million.",
    ],
    wrong: &["⟦今年3月18日，东山县一家化工厂发生一般爆炸事故，造成4人死亡⟧。"],
    right: &["今年3月18日，东山县一家化工厂发生较大爆炸事故，造成4人死亡。", "今年3月18日，东山县一家化工厂发生重大爆炸事故，造成4人死亡、20人受伤。"],
    find,
};

const GRADES: [&str; 4] = ["一般", "较大", "重大", "特别重大"];
/// Since when the grades are in force.
const IN_FORCE: &str = "2007-06-01";
/// Accidents that other rules grade, and hazards, which are no accidents.
const OTHER: [&str; 12] = ["森林", "草原", "隐患", "铁路", "电网", "电力", "环境", "核电", "山洪", "地震", "台风", "滑坡"];

fn find(context: &Context) -> Vec<Found> {
    context.outline.incidents.iter().filter_map(judge).collect()
}

fn judge(incident: &Incident) -> Option<Found> {
    let stated = incident.grade.as_ref()?;
    let rank = GRADES.iter().position(|grade| grade == stated)?;
    let compelled = compelled(incident);
    // ISO dates sort as text; one that is only known by its year may lie before the decree.
    let early = incident.date.as_deref().is_some_and(|date| !date.starts_with('-') && date < IN_FORCE);
    if rank >= compelled || early || OTHER.iter().any(|word| incident.text.contains(word)) {
        return None;
    }
    Some(Found::new(
        incident.span,
        format!("按伤亡和损失应为“{}事故”，不是“{stated}事故”", GRADES[compelled]),
        format!("its toll makes it {} and not {stated}", GRADES[compelled]),
    ))
}

/// The lowest grade that a toll allows.
fn compelled(incident: &Incident) -> usize {
    let of = |value: u64, limits: [u64; 3]| limits.iter().filter(|limit| value >= **limit).count();
    let deaths = of(incident.deaths.unwrap_or(0).into(), [3, 10, 30]);
    let serious = of(incident.serious_injuries.unwrap_or(0).into(), [10, 50, 100]);
    let loss = of(incident.direct_loss.unwrap_or(0), [10_000_000, 50_000_000, 100_000_000]);
    deaths.max(serious).max(loss)
}
