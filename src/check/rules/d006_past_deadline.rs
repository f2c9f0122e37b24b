//! D006: a deadline before the speech's own date.

use jiff::civil::Date;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::DeadlineKind;

pub const RULE: Rule = Rule {
    code: "D006",
    name: "past-deadline",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["时限早于讲话日期", "a deadline before the speech's own date"],
    why: ["开会时已经过期的时限没法执行，多半是沿用了去年的稿子。", "A deadline that is over when the meeting is held was mostly left from last year's draft."],
    wrong: &["在会上的讲话\n（2025年4月10日）\n同志们：\n一、加强检查\n各单位要在⟦2025年3月底前⟧完成整改。\n二、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n（2025年4月10日）\n同志们：\n一、加强检查\n各单位要在4月底前完成整改。\n二、狠抓落实\n各单位要抓好落实。\n",
        "在会上的讲话\n（2025年4月10日）\n同志们：\n一、加强检查\n4月7日（星期一）是检查日，各单位要继续抓好整改。\n二、狠抓落实\n各单位要抓好落实。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.outline.speeches {
        let Some(reference) = speech.reference_date.as_ref().and_then(|date| date.parse::<Date>().ok()) else { continue };
        for deadline in speech.directives.iter().flat_map(|directive| &directive.deadlines) {
            let due = matches!(deadline.kind, DeadlineKind::By | DeadlineKind::During);
            let end = deadline.end.as_ref().and_then(|end| end.parse::<Date>().ok());
            if let Some(end) = end.filter(|end| due && *end < reference) {
                found.push(Found::new(
                    deadline.span,
                    format!("“{}”（{end}）早于讲话日期{reference}", deadline.text),
                    format!("{} ({end}) is before the speech's date, {reference}", deadline.text),
                ));
            }
        }
    }
    found
}
