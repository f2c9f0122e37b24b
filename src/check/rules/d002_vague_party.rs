//! D002: 有关部门 as the only party.

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "D002",
    name: "vague-party",
    severity: Severity::Note,
    fix: Safety::None,
    on: true,
    about: ["责任单位只写“有关部门”之类", "有关部门 or the like as the only party"],
    why: ["“有关部门”等于没有部门：谁都可以说不是自己。", "“The departments concerned” are none: each can say that it is not meant."],
    wrong: &["在会上的讲话\n同志们：\n一、加强检查\n⟦有关部门⟧要加强日常检查。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、加强检查\n应急管理部门和有关部门要加强日常检查。\n二、狠抓落实\n各单位要抓好落实。\n"],
    find,
};

/// What a party that is none begins with.
const VAGUE: [&str; 6] = ["有关", "相关", "各有关", "各相关", "其他有关", "其他相关"];

fn find(context: &Context) -> Vec<Found> {
    let vague = |name: &str| VAGUE.iter().any(|word| name.starts_with(word)) && name.chars().count() <= 7;
    let mut found = Vec::new();
    for directive in context.directives() {
        if !directive.actors.is_empty() && directive.actors.iter().all(|actor| vague(&actor.name)) {
            for actor in directive.actors.iter().filter(|actor| !actor.inherited) {
                found.push(
                    Found::new(actor.span, format!("“{}”没有指明是哪一家", actor.text), format!("{} does not say which", actor.text))
                        .help("写明单位名称", "name the body"),
                );
            }
        }
    }
    found
}
