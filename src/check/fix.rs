//! Applying fixes: they never overlap, and are applied until nothing is left to mend.

use super::{Edit, Finding, Safety};

/// A text after its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// How many findings were mended.
    pub mended: usize,
}

/// Applies the fixes of some findings to the text that they were found in; a fix that touches one applied before it
/// waits for the next round.
pub fn fix(source: &[char], findings: &[Finding], unsafe_too: bool) -> Fixed {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut mended = 0;
    for finding in findings {
        let allowed = finding.rule.fix == Safety::Safe || unsafe_too && finding.rule.fix == Safety::Unsafe;
        let edits = &finding.found.edits;
        // Two insertions at one place would fight over their order.
        let free = |edit: &Edit| {
            taken.iter().all(|other| {
                edit.end < other.start
                    || other.end < edit.start
                    || edit.end == other.start && edit.start < edit.end && other.start < other.end
                    || other.end == edit.start && edit.start < edit.end && other.start < other.end
            })
        };
        if allowed && !edits.is_empty() && edits.iter().all(free) {
            taken.extend(edits);
            mended += 1;
        }
    }
    taken.sort_by_key(|edit| edit.start);
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
