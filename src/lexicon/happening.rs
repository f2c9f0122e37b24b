//! Happenings that a span of time is counted from: 接到通知后, 自发文之日起, 会后.

use std::ops::Range;

use crate::text::words::{Words, words};

static WORDS: Words = words!("happenings");
/// The bit of each kind, as the build numbers them.
const SINCE: u32 = 1;
const CASE: u32 = 1 << 1;
const SPEECH: u32 = 1 << 2;

/// Happenings directly before a span, by their beginnings, and whether each is the meeting itself.
pub fn since(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    WORDS.places(text).filter(|(_, bits)| bits & (SINCE | SPEECH) != 0).map(|(place, bits)| (place, bits & SPEECH != 0))
}

/// Happenings that a sentence puts first, before it says who acts within what time.
pub fn cases(text: &str) -> impl Iterator<Item = Range<usize>> {
    WORDS.places(text).filter(|(_, bits)| bits & CASE != 0).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_in_its_example() {
        for row in crate::text::rows(include_str!("data/happenings.tsv")) {
            let fields: Vec<&str> = row.split('\t').collect();
            let [kind, word, example] = fields[..] else { panic!("happenings.tsv: three fields, not: {row}") };
            let stands = |place: Range<usize>| &example[place] == word;
            let found = match kind {
                "case" => cases(example).any(stands),
                kind => since(example).any(|(place, speech)| stands(place) && speech == (kind == "speech")),
            };
            assert!(found, "happenings.tsv: {word} is not found in {example}");
        }
    }
}
