//! Blanks inside a line: those that stand for a lost line break, and those that stand inside a word or a number.

use std::collections::HashMap;
use std::ops::Range;

use super::{ArtefactKind, Draft, Mark, ends_sentence};
use crate::text::fold::is_han;
use crate::text::numeral;

/// Lines longer than this run on: their blanks are lost line breaks or strays, never layout.
const RUN_ON: usize = 60;
/// Words counted in figures, before which a blank is typesetting: 10 月, 3 个.
const UNITS: &str = "年月日号时点分秒个项起台名人户家处次条座栋万亿元天周季旬小级部件份批套辆艘所公米度％%";

/// A run of blanks between two visible characters of a line.
struct Gap {
    blanks: Range<usize>,
    before: usize,
    after: usize,
}

pub(super) fn mark(draft: &mut Draft) {
    let lines: Vec<(Range<usize>, Vec<Gap>)> =
        draft.lines.iter().map(|line| (line.clone(), gaps(draft, line))).filter(|(_, gaps)| !gaps.is_empty()).collect();
    let repeated = repeated_words(draft, &lines);
    for (line, gaps) in lines {
        if spaced_out(draft, &line, &gaps) {
            gaps.iter().for_each(|gap| draft.remove(gap.blanks.clone(), ArtefactKind::StraySpace));
            continue;
        }
        let long = line.clone().filter(|at| draft.solid(*at)).count() > RUN_ON;
        let mut segment = line.start;
        for gap in gaps {
            match judge(draft, &gap, segment, long, &repeated) {
                Verdict::Stray => draft.remove(gap.blanks.clone(), ArtefactKind::StraySpace),
                Verdict::Break => {
                    gap.blanks.clone().for_each(|at| draft.marks[at] = Mark::Break);
                    segment = gap.after;
                }
                Verdict::Layout => {}
            }
        }
    }
}

enum Verdict {
    Stray,
    Break,
    Layout,
}

fn judge(draft: &Draft, gap: &Gap, segment: usize, long: bool, repeated: &HashMap<[char; 4], usize>) -> Verdict {
    let (a, b) = (draft.folded[gap.before], draft.folded[gap.after]);
    // The blank behind a marker: 1. 党政领导责任
    let of_marker = |c: char| numeral::is_numeric(c) || matches!(c, '.' | ' ' | '、' | '（' | '）');
    if (segment..gap.blanks.start).all(|at| draft.marks[at] != Mark::Keep || of_marker(draft.folded[at])) {
        return Verdict::Layout;
    }
    if a.is_ascii_digit() || b.is_ascii_digit() {
        return match (is_han(a), is_han(b)) {
            _ if ends_title(draft, segment, gap.before) && long => Verdict::Break,
            _ if ends_sentence(a) && long => Verdict::Break,
            (_, true) if a.is_ascii_digit() && UNITS.contains(b) => Verdict::Stray,
            (true, _) if b.is_ascii_digit() && counted(draft, gap.after) => Verdict::Stray,
            _ => Verdict::Layout,
        };
    }
    if a.is_ascii_alphanumeric() || b.is_ascii_alphanumeric() {
        return Verdict::Layout;
    }
    if around(draft, gap).is_some_and(|key| repeated.get(&key).is_some_and(|count| *count >= 2)) {
        return Verdict::Stray;
    }
    if !long {
        return Verdict::Layout;
    }
    let breaks = ends_sentence(a)
        || open_heading(draft, segment, gap.before)
        || ends_title(draft, segment, gap.before)
        || begins_heading(draft, gap.after);
    if breaks { Verdict::Break } else { Verdict::Stray }
}

/// Runs of blanks that have visible characters of the line on both sides.
fn gaps(draft: &Draft, line: &Range<usize>) -> Vec<Gap> {
    let mut found = Vec::new();
    let mut last: Option<usize> = None;
    let mut blank: Option<usize> = None;
    for at in line.clone() {
        if draft.solid(at) {
            if let (Some(before), Some(start)) = (last, blank.take()) {
                found.push(Gap { blanks: start..at, before, after: at });
            }
            last = Some(at);
        } else if draft.marks[at] == Mark::Keep && last.is_some() {
            blank.get_or_insert(at);
        }
    }
    found
}

/// A line whose every character stands apart: 公 司 安 全.
fn spaced_out(draft: &Draft, line: &Range<usize>, gaps: &[Gap]) -> bool {
    let solid = line.clone().filter(|at| draft.solid(*at)).count();
    gaps.len() >= 4 && gaps.len() * 10 >= solid.saturating_sub(1) * 6
}

/// The two characters before and after a gap.
fn around(draft: &Draft, gap: &Gap) -> Option<[char; 4]> {
    let before = gap.before.checked_sub(1)?;
    let key = [draft.folded[before], draft.folded[gap.before], draft.folded[gap.after], *draft.folded.get(gap.after + 1)?];
    key.iter().all(|c| is_han(*c)).then_some(key)
}

/// How often each word is cut by a gap at the same place: a word cut twice was not cut by a line end.
fn repeated_words(draft: &Draft, lines: &[(Range<usize>, Vec<Gap>)]) -> HashMap<[char; 4], usize> {
    let mut counts = HashMap::new();
    for gap in lines.iter().flat_map(|(_, gaps)| gaps) {
        if let Some(key) = around(draft, gap) {
            *counts.entry(key).or_insert(0) += 1;
        }
    }
    counts
}

/// Whether the number at `at` counts something: digits, perhaps a blank, a unit.
fn counted(draft: &Draft, at: usize) -> bool {
    let rest = &draft.folded[at..draft.folded.len().min(at + 12)];
    rest.iter().find(|c| !(c.is_ascii_digit() || matches!(c, '.' | ' '))).is_some_and(|c| UNITS.contains(*c))
}

/// Whether the stretch is a numbered heading that has not come to a full stop.
fn open_heading(draft: &Draft, segment: usize, last: usize) -> bool {
    let stretch = &draft.folded[segment..=last];
    begins_heading(draft, segment) && stretch.len() >= 6 && stretch.len() <= 60 && !stretch.contains(&'。')
}

/// Whether a first-level point, or an address to the audience, begins at `at`.
fn begins_heading(draft: &Draft, at: usize) -> bool {
    let text: String = draft.folded[at..draft.folded.len().min(at + 8)].iter().collect();
    let inner = text.strip_prefix('（').or_else(|| text.strip_prefix('第')).unwrap_or(&text);
    if let Some((_, length)) = numeral::prefix(inner) {
        let rest = &inner[length..];
        let marks: &[char] = if inner.len() == text.len() { &['、', '.'] } else { &['）', '部', '章', '节', '，', '、'] };
        return rest.starts_with(marks) && !rest[rest.chars().next().map_or(0, char::len_utf8)..].starts_with(numeral::is_numeric);
    }
    text.starts_with("同志们") || text.starts_with("各位")
}

/// Whether the stretch reads like a title: 在…会议上的讲话, …讲话篇2.
fn ends_title(draft: &Draft, segment: usize, last: usize) -> bool {
    let stretch: String = draft.folded[segment..=last].iter().collect();
    let stem = stretch.trim_end_matches(numeral::is_numeric).trim_end_matches('篇');
    stretch.chars().count() <= RUN_ON
        && !stretch.contains('。')
        && ["讲话", "讲话稿", "发言", "报告", "致辞"].iter().any(|end| stem.ends_with(end))
}
