//! Line ends that are no paragraph ends: lines wrapped at a fixed width, and sentences that run on past a comma.

use super::{ArtefactKind, Draft, Mark, ends_sentence};
use crate::text::fold::is_han;

/// Fewer lines than this do not show a width.
const FEWEST_LINES: usize = 5;

pub(super) fn mark(draft: &mut Draft) {
    let width = wrap_width(draft);
    for index in 1..draft.lines.len() {
        let (previous, line) = (draft.lines[index - 1].clone(), draft.lines[index].clone());
        let (Some(last), Some(first)) = (last_solid(draft, &previous), first_solid(draft, &line)) else { continue };
        // Neither a comma nor an opening bracket ends a paragraph.
        let opens = matches!(draft.folded[last], '（' | '〔');
        let runs_on = matches!(draft.folded[last], '，' | '、');
        let full = width.is_some_and(|width| visible(draft, &previous) + 2 >= width && !ends_sentence(draft.folded[last]));
        let indented = first >= line.start + 2;
        if opens || (runs_on || full && !indented) && !begins_point(draft, first) {
            draft.join(index);
        }
    }
}

/// The width that most lines have, when the text was wrapped at one.
fn wrap_width(draft: &Draft) -> Option<usize> {
    let lengths: Vec<usize> = draft.lines.iter().map(|line| visible(draft, line)).filter(|length| *length > 0).collect();
    if lengths.len() < FEWEST_LINES {
        return None;
    }
    let width = *lengths.iter().max()?;
    let full = lengths.iter().filter(|length| **length + 3 >= width).count();
    // Wrapped lines end anywhere; paragraphs end with a full stop.
    let cut = draft.lines.iter().filter(|line| last_solid(draft, line).is_some_and(|at| !ends_sentence(draft.folded[at]))).count();
    (width >= 12 && full * 5 >= lengths.len() * 2 && cut * 2 >= lengths.len()).then_some(width)
}

/// Whether a numbered point begins at `at`: such a line is never joined to the one before.
fn begins_point(draft: &Draft, at: usize) -> bool {
    let head: String = draft.folded[at..draft.folded.len().min(at + 6)].iter().collect();
    let mut chars = head.chars();
    match chars.next() {
        Some('（' | '第') => chars.next().is_some_and(crate::text::numeral::is_numeric),
        Some(c) if crate::text::numeral::is_numeric(c) => {
            let mut rest = chars.skip_while(|c| crate::text::numeral::is_numeric(*c));
            matches!(rest.next(), Some('、' | '.' | '是' | '要'))
        }
        _ => false,
    }
}

fn visible(draft: &Draft, line: &std::ops::Range<usize>) -> usize {
    line.clone().filter(|at| draft.solid(*at)).count()
}

fn first_solid(draft: &Draft, line: &std::ops::Range<usize>) -> Option<usize> {
    line.clone().find(|at| draft.solid(*at))
}

fn last_solid(draft: &Draft, line: &std::ops::Range<usize>) -> Option<usize> {
    line.clone().rev().find(|at| draft.solid(*at))
}

impl Draft {
    /// Takes out all blanks between line `index` and the text before it, as a line break inside a sentence.
    pub(super) fn join(&mut self, index: usize) {
        self.join_at(self.lines[index].start);
    }

    /// Takes out all blanks around `at`, as a line break inside a sentence.
    pub(super) fn join_at(&mut self, at: usize) {
        if self.in_table(at) || at > 0 && self.in_table(at - 1) {
            return;
        }
        let forward = (at..self.folded.len()).take_while(|at| !self.solid(*at)).last().map_or(at, |last| last + 1);
        let backward = (0..at).rev().take_while(|at| !self.solid(*at)).last().unwrap_or(at);
        for at in backward..forward {
            if !matches!(self.marks[at], Mark::Gone(_)) {
                self.marks[at] = Mark::Gone(ArtefactKind::LineBreak);
            }
        }
    }

    /// Joins what stands before and after line `index`, which was taken out, where a sentence runs across it.
    pub(super) fn join_around(&mut self, index: usize) {
        let Some(before) = self.before(self.lines[index].start) else { return };
        let next = (index + 1..self.lines.len()).find(|next| first_solid(self, &self.lines[*next]).is_some());
        if let Some(next) = next
            && !ends_sentence(before)
            && self.after(self.lines[next].start).is_some_and(is_han)
            && !first_solid(self, &self.lines[next]).is_some_and(|at| begins_point(self, at))
        {
            self.join(next);
        }
    }
}
