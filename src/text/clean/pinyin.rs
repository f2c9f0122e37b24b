//! Pinyin in brackets behind a character, as some sites print it: 會(huì)議(yì).

use super::{ArtefactKind, Draft};
use crate::text::fold::is_han;

/// Longest syllable with blanks around it: "zhuāng".
const LONGEST: usize = 9;

pub(super) fn mark(draft: &mut Draft) {
    let open = draft.folded.iter().enumerate().skip(1).filter(|(_, c)| **c == '（');
    let found: Vec<_> = open.filter_map(|(at, _)| bracket(draft, at)).collect();
    // Without tone marks a bracketed word may be anything: it takes company to be pinyin.
    let toned = found.iter().filter(|(_, toned)| *toned).count();
    for (stretch, is_toned) in found {
        if is_toned || toned >= 3 {
            draft.remove(stretch, ArtefactKind::Pinyin);
        }
    }
}

/// A bracketed syllable that begins at `at`, and whether it bears a tone mark.
fn bracket(draft: &Draft, at: usize) -> Option<(std::ops::Range<usize>, bool)> {
    if !is_han(draft.folded[at - 1]) {
        return None;
    }
    let inside = &draft.folded[at + 1..draft.folded.len().min(at + 2 + LONGEST)];
    let length = inside.iter().position(|c| matches!(c, '）' | ')'))?;
    let syllable = &inside[..length];
    let letters = syllable.iter().filter(|c| !c.is_whitespace()).count();
    let latin = |c: &char| c.is_ascii_lowercase() || is_toned(*c) || matches!(c, 'ü' | '\'' | ' ' | '\u{300}'..='\u{30C}');
    (letters > 0 && syllable.iter().all(latin)).then(|| (at..at + length + 2, syllable.iter().any(|c| is_toned(*c))))
}

fn is_toned(c: char) -> bool {
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ".contains(c)
}
