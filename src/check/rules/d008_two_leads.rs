//! D008: two leads in one sentence, or the same task led by different parties in two places.

use crate::check::likeness::same_task;
use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::{Actor, Directive, Role};

pub const RULE: Rule = Rule {
    code: "D008",
    name: "two-leads",
    severity: Severity::Note,
    fix: Safety::None,
    on: true,
    about: ["一项任务两家牵头", "one task with two leads"],
    why: ["两家都牵头，容易谁也不牵头；确需双牵头的，应分清主次。", "Where two lead, neither may; if it must be, say which is the first."],
    wrong: &["在会上的讲话\n同志们：\n一、加强检查\n由⟦市公安局、市交通局牵头⟧，6月底前完成货车检查。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、加强检查\n由市公安局牵头，市交通局配合，6月底前完成货车检查。\n二、狠抓落实\n各单位要抓好落实。\n"],
    find,
};

/// So many directives back are looked at.
const BACK: usize = 80;

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    let mut led: Vec<&Directive> = Vec::new();
    for directive in context.directives() {
        let leads: Vec<&Actor> = directive.actors.iter().filter(|actor| actor.role == Role::Lead).collect();
        if let [first, .., last] = leads[..]
            && !first.inherited
        {
            let names: Vec<&str> = leads.iter().map(|actor| actor.name.as_str()).collect();
            let end = behind(context, last.span.end);
            found.push(Found::new(
                context.text.span_of(first.span.start, end),
                format!("{}同为牵头单位", names.join("、")),
                format!("{} all lead", names.join(", ")),
            ));
        }
        if leads.is_empty() || leads[0].inherited {
            continue;
        }
        let other = led.iter().rev().take(BACK).find(|other| same_task(&other.action, &directive.action));
        let other = other.copied().filter(|other| lead(other) != lead(directive));
        led.push(directive);
        if let Some(other) = other {
            found.push(
                Found::new(
                    leads[0].span,
                    format!("同一任务在第{}行由{}牵头", other.span.line, lead(other).join("、")),
                    format!("the same task is led by {} in line {}", lead(other).join(", "), other.span.line),
                )
                .severity(Severity::Warning),
            );
        }
    }
    found
}

fn lead(directive: &Directive) -> Vec<&str> {
    directive.actors.iter().filter(|actor| actor.role == Role::Lead).map(|actor| actor.name.as_str()).collect()
}

/// Where 牵头 ends that stands behind a name.
fn behind(context: &Context, end: usize) -> usize {
    let rest: String = context.text.source().iter().skip(end).take(2).collect();
    if rest == "牵头" { end + 2 } else { end }
}
