//! D009: the same task with two different deadlines.

use crate::check::likeness::same_task;
use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::{Deadline, DeadlineKind, Directive};

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

/// Words of milestones: the same task may have several days.
const MILESTONES: [&str; 16] =
    ["一半", "基本", "首批", "第一批", "第二批", "阶段", "初步", "分别", "累计", "启动", "开工", "方案", "每", "再", "分批", "进度"];
/// So many directives back are looked at.
const BACK: usize = 80;

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.outline.speeches {
        let dated: Vec<(&Directive, &Deadline)> = speech.directives.iter().filter_map(dated).collect();
        for (index, (directive, deadline)) in dated.iter().enumerate() {
            let earlier = dated[..index].iter().rev().take(BACK);
            let other = earlier.into_iter().find(|(other, _)| same_task(&other.action, &directive.action));
            let Some((_, other)) = other.filter(|(_, other)| differ(other, deadline)) else { continue };
            found.push(Found::new(
                deadline.span,
                format!("同一任务在第{}行的时限是“{}”", other.span.line, other.text),
                format!("the same task is due {} in line {}", other.text, other.span.line),
            ));
        }
    }
    found
}

/// A directive that is due on one day, and its deadline; milestones are left out.
fn dated(directive: &Directive) -> Option<(&Directive, &Deadline)> {
    let mut due = directive.deadlines.iter().filter(|deadline| deadline.kind == DeadlineKind::By);
    let deadline = due.next().filter(|_| directive.deadlines.len() == 1)?;
    let milestone = MILESTONES.iter().any(|word| directive.text.contains(word));
    (!milestone).then_some((directive, deadline))
}

fn differ(a: &Deadline, b: &Deadline) -> bool {
    a.end != b.end || a.end.is_none() && a.text != b.text
}
