//! The requirement by itself: a directive without its party, trigger and deadlines.

use super::directive::Draft;
use super::{Actor, deadline};
use crate::text::Stretch;

/// Words that lose their sense when what stood beside them is gone.
const LEFT_OVER: [char; 8] = ['，', '、', '：', '；', '由', '于', '在', ' '];

/// The parts of the requirement, in order.
pub fn read(canon: &str, draft: &Draft, actors: &[Actor], deadlines: &[deadline::Found]) -> Vec<Stretch> {
    let inside = |stretch: &Stretch| draft.stretch.start <= stretch.start && stretch.end <= draft.stretch.end;
    let mut out: Vec<Stretch> = actors.iter().filter(|actor| !actor.inherited).map(|actor| actor.name.stretch()).filter(inside).collect();
    out.extend(deadlines.iter().map(|deadline| deadline.stretch.clone()));
    out.extend(draft.trigger.clone().filter(|trigger| keeps_sense(&canon[trigger.clone()])));
    out.sort_by_key(|stretch| (stretch.start, stretch.end));
    let mut parts = Vec::new();
    let mut at = draft.stretch.start;
    for gap in out {
        push(canon, at..gap.start.max(at), &mut parts);
        at = at.max(gap.end);
    }
    push(canon, at..draft.stretch.end, &mut parts);
    parts
}

/// 负责, 牵头 and 一律 say what has to be done; 要 and 必须 only that it has to be.
fn keeps_sense(trigger: &str) -> bool {
    !matches!(trigger, "负责" | "牵头" | "一律" | "力争" | "杜绝")
}

fn push(canon: &str, stretch: Stretch, parts: &mut Vec<Stretch>) {
    let text = &canon[stretch.clone()];
    let start = stretch.start + text.len() - text.trim_start_matches(LEFT_OVER).len();
    let end = start + canon[start..stretch.end.max(start)].trim_end_matches(LEFT_OVER).len();
    // A connective between two names is no requirement.
    let words = &canon[start..end];
    if start < end && !matches!(words, "和" | "及" | "等" | "以及" | "与" | "部门" | "等部门") {
        parts.push(start..end);
    }
}
