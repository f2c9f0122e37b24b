//! Titles that are printed twice above a text, and titles that run over several lines.

use std::ops::Range;

use super::{ArtefactKind, Draft, Mark};

/// How far down the text its titles stand, in paragraphs.
const HEAD: usize = 15;
/// Shorter lines are no titles.
const SHORTEST: usize = 8;
/// What the titles of such texts end in.
const ENDINGS: [&str; 7] = ["讲话", "讲话稿", "发言", "发言稿", "报告", "致辞", "讲话提纲"];

pub(super) fn mark(draft: &mut Draft) {
    let head = head(draft);
    for (index, (stretch, text)) in head.iter().enumerate() {
        if text.chars().count() >= SHORTEST && head[index + 1..].iter().any(|(_, later)| repeats(later, text)) {
            draft.remove_line(stretch, ArtefactKind::RepeatedTitle);
        }
    }
    for pair in head.windows(2) {
        if continues(&pair[0].1, &pair[1].1) {
            draft.join_at(pair[1].0.start);
        }
    }
}

/// The paragraphs above the text proper: up to the address to the audience or the first long paragraph.
fn head(draft: &Draft) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for line in &draft.lines {
        let mut start = line.start;
        let breaks = line.clone().filter(|at| draft.marks[*at] == Mark::Break).chain([line.end]);
        for end in breaks {
            let text = draft.text(&(start..end));
            if is_body(&text) || found.len() == HEAD {
                return found;
            }
            if !text.is_empty() {
                found.push((start..end, text));
            }
            start = end;
        }
    }
    found
}

fn is_body(text: &str) -> bool {
    text.chars().count() > 80 || text.ends_with('。') || text.starts_with("同志们") || text.starts_with("各位")
}

/// Whether `later` is `earlier` again, perhaps with the date behind it; a label of a collection (…篇一) is none.
fn repeats(later: &str, earlier: &str) -> bool {
    later
        .strip_prefix(earlier)
        .is_some_and(|rest| !rest.trim_start().starts_with('篇') && !rest.trim_start().starts_with(crate::text::fold::is_han))
}

/// Whether a title that begins in `first` goes on in `second`.
fn continues(first: &str, second: &str) -> bool {
    let ends = |text: &str| ENDINGS.iter().any(|end| text.ends_with(end));
    let opens = first.starts_with('在') || first.starts_with("关于") || second.starts_with('—');
    opens && !ends(first) && ends(second) && !first.contains('。') && !second.starts_with('在')
}
