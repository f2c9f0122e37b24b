//! Characters that cannot be seen, and the first half of a two-character line end.

use super::{ArtefactKind, Draft};
use crate::text::fold::is_invisible;

pub(super) fn mark(draft: &mut Draft) {
    for at in 0..draft.source.len() {
        if is_invisible(draft.source[at]) {
            draft.remove(at..at + 1, ArtefactKind::Invisible);
        }
    }
}
