//! Vocabulary that a copy replaced word for word: 平安生产 for 安全生产, 否那么 for 否则.
//!
//! Document libraries do this to make a copy look like an original. A genuine text uses hardly any of the written
//! forms, so only a text that shows several is read through the table; what is printed stays what was written.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::words::{Words, words};
use super::{Artefact, ArtefactKind, Text};
use std::ops::Range;

const DATA: &str = include_str!("data/laundering.tsv");
/// So many places, of at least two different words, show that a text was laundered.
const EVIDENCE: usize = 3;

/// Rows of the data: as written, the word it stands for, how sure, an example.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    super::rows(DATA).filter_map(|row| {
        let mut fields = row.split('\t');
        Some([fields.next()?, fields.next()?, fields.next()?, fields.next()?])
    })
}

/// Rows that are sure, in the order in which the build numbered them.
static TABLE: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| rows().filter(|row| is_sure(row[2])).map(|row| (row[0], row[1])).collect());

static WORDS: Words = words!("laundering");

/// Words that count in company, and those that count alone because no genuine text has them.
fn is_sure(sure: &str) -> bool {
    matches!(sure, "strong" | "alone")
}

/// Laundered words that are certain without any other: where each stands, and the word that it stands for.
pub fn certain(canon: &str) -> Vec<(Range<usize>, &'static str)> {
    let alone: BTreeSet<&str> = rows().filter(|row| row[2] == "alone").map(|row| row[0]).collect();
    places(canon)
        .into_iter()
        .filter(|(place, _)| alone.contains(&canon[place.clone()]))
        .map(|(place, word)| (place, TABLE[word].1))
        .collect()
}

/// All laundered words in `text`, leftmost and longest, none overlapping.
fn places(text: &str) -> Vec<(Range<usize>, usize)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    let mut at = WORDS.seek(text, 0);
    while at < text.len() {
        let longest = WORDS.prefixes(&text[at..]).last();
        let step = longest.map_or_else(|| text[at..].chars().next().map_or(1, char::len_utf8), |(word, _)| word.len());
        found.extend(longest.map(|(word, row)| (at..at + word.len(), row as usize)));
        at = WORDS.seek(text, at + step);
    }
    found
}

/// Restores the original words in the canonical view of a laundered text and lists each place.
pub(super) fn restore(text: &mut Text) {
    let hits = places(&text.canon);
    let distinct: BTreeSet<usize> = hits.iter().map(|(_, word)| *word).collect();
    if hits.len() < EVIDENCE || distinct.len() < 2 {
        return;
    }
    let mut view = Rewrite { canon: String::with_capacity(text.canon.len()), begins: Vec::new(), ends: Vec::new() };
    let mut done = 0;
    for (range, word) in hits {
        let (written, original) = TABLE[word];
        let span = text.span(&range);
        let artefact = Artefact { kind: ArtefactKind::Laundered, text: text.quote(&span), restored: Some(original.to_owned()), span };
        view.copy(text, done..range.start);
        let prefix = common(written.chars(), original.chars());
        let suffix = common(written[prefix..].chars().rev(), original[prefix..].chars().rev());
        view.copy(text, range.start..range.start + prefix);
        view.put(text, range.start + prefix..range.end - suffix, &original[prefix..original.len() - suffix]);
        view.copy(text, range.end - suffix..range.end);
        text.artefacts.push(artefact);
        done = range.end;
    }
    view.copy(text, done..text.canon.len());
    text.canon = view.canon;
    text.begins = view.begins;
    text.ends = view.ends;
}

/// Bytes that two words have in common at their beginnings.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

struct Rewrite {
    canon: String,
    begins: Vec<u32>,
    ends: Vec<u32>,
}

impl Rewrite {
    fn copy(&mut self, text: &Text, range: std::ops::Range<usize>) {
        self.canon.push_str(&text.canon[range.clone()]);
        self.begins.extend_from_slice(&text.begins[range.clone()]);
        self.ends.extend_from_slice(&text.ends[range]);
    }

    /// Puts `word` in the place of `range`: character by character where the lengths agree, else each for the whole.
    fn put(&mut self, text: &Text, range: std::ops::Range<usize>, word: &str) {
        let (Some(first), Some(last)) = (text.begins.get(range.start), text.ends.get(range.end.wrapping_sub(1))) else { return };
        let written = &text.canon[range.clone()];
        let aligned = written.chars().count() == word.chars().count();
        let mut places = written.char_indices();
        for c in word.chars() {
            let (begin, end) = match places.next() {
                Some((at, _)) if aligned => (text.begins[range.start + at], text.ends[range.start + at]),
                _ => (*first, *last),
            };
            self.canon.push(c);
            self.begins.resize(self.canon.len(), begin);
            self.ends.resize(self.canon.len(), end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_word_in_its_example_and_no_twin() {
        let mut seen = BTreeSet::new();
        for [written, original, sure, example] in rows() {
            assert!(seen.insert(written), "laundering.tsv: {written} stands twice");
            assert!(example.contains(written), "laundering.tsv: the example of {written} does not contain it");
            assert!(written != original && ["strong", "alone", "weak"].contains(&sure), "laundering.tsv: {written}");
        }
    }

    #[test]
    fn a_laundered_text_is_read_as_the_original_and_printed_as_written() {
        let text = Text::new("平安生产是根底，必须抓好平安生产，否那么要出事。");
        assert_eq!(text.canon(), "安全生产是基础，必须抓好安全生产，否则要出事。");
        let at = text.canon().find("否则").unwrap_or_default();
        assert_eq!(text.quote(&text.span(&(at..at + "否则".len()))), "否那么");
        let genuine = Text::new("祝大家平安，今年的平安建设抓得好。");
        assert!(genuine.canon().contains("平安建设"));
    }
}
