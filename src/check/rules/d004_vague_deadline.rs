//! D004: 尽快, 适时, 限期 without a date.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::DeadlineKind;

pub const RULE: Rule = Rule {
    code: "D004",
    name: "vague-deadline",
    severity: Severity::Note,
    fix: Safety::None,
    on: true,
    about: ["只有“尽快”“限期”，没有日期", "尽快, 适时 or 限期 and no date"],
    why: ["“尽快”到哪天算不快，没有标准，督办时说不清。", "Nobody can say on which day “soon” is over."],
    wrong: &["在会上的讲话\n同志们：\n一、加强检查\n各单位要⟦尽快⟧完成整改。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、加强检查\n各单位要尽快整改，6月底前全部完成。\n二、狠抓落实\n各单位要抓好落实。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for directive in context.directives() {
        if directive.deadlines.iter().all(|deadline| deadline.kind == DeadlineKind::Vague) {
            found.extend(directive.deadlines.iter().map(|deadline| {
                Found::new(deadline.span, format!("“{}”没有日期", deadline.text), format!("{} is no date", deadline.text))
                    .help("写明到哪一天", "say by which day")
            }));
        }
    }
    found
}
