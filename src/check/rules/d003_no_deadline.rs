//! D003: a requirement with a party but no time. Off by default.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::Modality;

pub const RULE: Rule = Rule {
    code: "D003",
    name: "no-deadline",
    severity: Severity::Note,
    fix: Safety::None,
    on: false,
    about: ["有责任单位而没有时限的要求", "a requirement with a party but no time"],
    why: ["没有时限的任务无法督办销号。", "A task without a time cannot be followed up."],
    wrong: &["在会上的讲话\n同志们：\n一、加强检查\n⟦市公安局要加强日常检查⟧。\n二、狠抓落实\n市公安局要在6月底前抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、加强检查\n市公安局每月要检查一次。\n二、狠抓落实\n市公安局要在6月底前抓好落实。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let open = context.directives().filter(|directive| {
        directive.modality == Modality::Must && directive.deadlines.is_empty() && directive.actors.iter().any(|actor| !actor.inherited)
    });
    open.map(|directive| Found::new(directive.span, "有责任单位而没有时限", "a party is named, but no time")).collect()
}
