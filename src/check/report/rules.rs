//! The rules themselves: one explained, or all in a table.

use anstyle::Style;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::check::{RULES, Rule, Safety};
use crate::lang::Lang;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// One rule: what it finds, why, its examples.
pub fn explain(rule: &Rule, lang: Lang) -> String {
    let mut out = format!("{BOLD}{} {}{BOLD:#}  {DIM}{}{DIM:#}\n", rule.code, rule.name, facts(rule, lang));
    out.push_str(&format!("{}\n\n{}\n", lang.pick(rule.about[0], rule.about[1]), lang.pick(rule.why[0], rule.why[1])));
    for (title, examples) in [(lang.pick("错", "Wrong"), rule.wrong), (lang.pick("对", "Right"), rule.right)] {
        for example in examples {
            out.push_str(&format!("\n{BOLD}{title}{BOLD:#}\n"));
            out.extend(example.trim_end().lines().map(|line| format!("    {line}\n")));
        }
    }
    out
}

fn facts(rule: &Rule, lang: Lang) -> String {
    let fix = match rule.fix {
        Safety::None => lang.pick("不自动修改", "no fix"),
        Safety::Safe => lang.pick("可自动修改", "safe fix"),
        Safety::Unsafe => lang.pick("可自动修改（须确认）", "unsafe fix"),
    };
    let off = if rule.on { "" } else { lang.pick(" · 默认关闭", " · off by default") };
    format!("{} · {fix}{off}", rule.severity.shown(lang))
}

/// All rules in columns.
pub fn table(lang: Lang) -> String {
    let width = |text: &str| UnicodeWidthStr::width(text);
    let longest = RULES.iter().map(|rule| width(rule.name)).max().unwrap_or(0);
    let facts_width = RULES.iter().map(|rule| width(&facts(rule, lang))).max().unwrap_or(0);
    let row = |rule: &&Rule| {
        let facts = facts(rule, lang);
        let pad = |text: &str, to: usize| " ".repeat(to.saturating_sub(width(text)));
        format!(
            "{BOLD}{}{BOLD:#}  {}{}  {DIM}{facts}{DIM:#}{}  {}\n",
            rule.code,
            rule.name,
            pad(rule.name, longest),
            pad(&facts, facts_width),
            lang.pick(rule.about[0], rule.about[1])
        )
    };
    RULES.iter().map(row).collect()
}

/// All rules as JSON.
pub fn json() -> String {
    let each = |rule: &&Rule| {
        json!({
            "code": rule.code, "name": rule.name, "severity": rule.severity.name(), "fix": rule.fix.name(), "default": rule.on,
            "about": { "zh": rule.about[0], "en": rule.about[1] }, "why": { "zh": rule.why[0], "en": rule.why[1] },
            "wrong": rule.wrong, "right": rule.right,
        })
    };
    serde_json::to_string_pretty(&RULES.iter().map(each).collect::<Vec<Value>>()).unwrap_or_default() + "\n"
}

/// All rules as a table of Markdown, for the documentation.
pub fn markdown() -> String {
    let row = |rule: &&Rule| {
        let fix = if rule.fix == Safety::None { "–" } else { rule.fix.name() };
        let off = if rule.on { "" } else { ", off" };
        format!("| {} | {} | {}{off} | {fix} | {}（{}） |\n", rule.code, rule.name, rule.severity.name(), rule.about[0], rule.about[1])
    };
    "| code | name | severity | fix | finds |\n| --- | --- | --- | --- | --- |\n".to_owned() + &RULES.iter().map(row).collect::<String>()
}
