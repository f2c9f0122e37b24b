//! D009: the same task with two different deadlines.

use std::collections::HashMap;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::{DeadlineKind, Directive};

pub const RULE: Rule = Rule {
    code: "D009",
    name: "conflicting-deadlines",
    severity: Severity::Warning,
    fix: Safety::None,
    on: true,
    about: ["同一任务前后时限不一", "the same task with two different deadlines"],
    why: ["前面说6月底、后面说7月底，执行单位会按晚的办。", "Where two dates stand, the later one will be kept."],
    wrong: &["在会上的讲话\n（2025年4月10日）\n同志们：\n一、加强检查\n各乡镇要在6月底前完成自建房排查整治。\n二、狠抓落实\n各乡镇要在⟦7月底前⟧完成自建房排查整治。\n"],
    right: &["在会上的讲话\n（2025年4月10日）\n同志们：\n一、加强检查\n各乡镇要在6月底前完成自建房排查整治一半任务。\n二、狠抓落实\n各乡镇要在7月底前完成自建房排查整治全部任务。\n"],
    find,
};

/// Shorter tasks are too common to be the same, in characters.
const SHORTEST: usize = 8;

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.outline.speeches {
        let mut known: HashMap<(&str, Vec<&str>), &Directive> = HashMap::new();
        for directive in speech.directives.iter().filter(|directive| directive.action.chars().count() >= SHORTEST) {
            let Some(deadline) = directive.deadlines.iter().find(|deadline| deadline.kind == DeadlineKind::By) else { continue };
            let parties: Vec<&str> = directive.actors.iter().map(|actor| actor.name.as_str()).collect();
            let Some(earlier) = known.insert((directive.action.trim_end_matches('。'), parties), directive) else { continue };
            let other = earlier.deadlines.iter().find(|deadline| deadline.kind == DeadlineKind::By);
            if let Some(other) = other.filter(|other| other.end != deadline.end || other.end.is_none() && other.text != deadline.text) {
                found.push(Found::new(
                    deadline.span,
                    format!("同一任务在第{}行的时限是“{}”", other.span.line, other.text),
                    format!("the same task is due {} in line {}", other.text, other.span.line),
                ));
            }
        }
    }
    found
}
