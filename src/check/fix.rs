//! Applying fixes: they never overlap, and are applied until nothing is left to mend.

use std::collections::BTreeMap;

use super::{Edit, Finding};

/// A text after its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// How many findings were mended.
    pub mended: usize,
}

/// The edits of fixes that can be applied together, by their places, and how many findings they mend; a fix that touches
/// one before it waits for the next round.
pub fn edits<'a>(findings: impl IntoIterator<Item = &'a Finding>, unsafe_too: bool) -> (Vec<&'a Edit>, usize) {
    let mut taken: BTreeMap<(usize, usize), &Edit> = BTreeMap::new();
    let mut mended = 0;
    for finding in findings {
        let edits = &finding.found.edits;
        if finding.has_fix(unsafe_too) && edits.iter().all(|edit| is_free(&taken, edit)) {
            taken.extend(edits.iter().map(|edit| ((edit.start, edit.end), edit)));
            mended += 1;
        }
    }
    (taken.into_values().collect(), mended)
}

/// Applies the fixes of some findings to the text that they were found in.
pub fn fix(source: &[char], findings: &[Finding], unsafe_too: bool) -> Fixed {
    let (taken, mended) = edits(findings, unsafe_too);
    let mut text = String::with_capacity(source.len() * 3);
    let mut at = 0;
    for edit in taken {
        text.extend(&source[at.min(edit.start)..edit.start.min(source.len())]);
        text.push_str(&edit.text);
        at = edit.end.min(source.len());
    }
    text.extend(&source[at..]);
    Fixed { text, mended }
}

/// Whether an edit leaves all that are taken alone: none of those overlap, so that only its neighbours can be in its way.
fn is_free(taken: &BTreeMap<(usize, usize), &Edit>, edit: &Edit) -> bool {
    let place = (edit.start, edit.end);
    let before = taken.range(..=place).next_back().map(|(_, other)| *other);
    let behind = taken.range(place..).next().map(|(_, other)| *other);
    before.is_none_or(|other| apart(other, edit)) && behind.is_none_or(|other| apart(edit, other))
}

/// Whether the first edit ends before the second begins. Two that touch may stand side by side unless one only puts
/// something in: which of them comes first would be open.
fn apart(first: &Edit, second: &Edit) -> bool {
    let puts_in = |edit: &Edit| edit.start == edit.end;
    first.end < second.start || first.end == second.start && !puts_in(first) && !puts_in(second)
}
