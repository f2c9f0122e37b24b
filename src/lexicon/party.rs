//! Words that parties are named by.

use std::ops::Range;

use super::naming;
use crate::text::words::{Endings, Words, words};

static WORDS: Words = words!("parties");
static ENDINGS: Endings = Endings::new(words!("parties-ends"));
/// The bit of a word that lists of bodies may share.
const POST_BIT: u32 = 1 << 4;
/// The bit of a word that is short for a department.
const ABBREVIATION_BIT: u32 = 1 << 5;

/// What a word says of a name that ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartyKind {
    /// A body; the word needs others before it.
    Org,
    /// A body; the word can stand by itself.
    Whole,
    /// A post or a group of people.
    Person,
    /// Quantified bodies that are complete.
    Generic,
    /// A post that a list of bodies may share.
    Post,
    /// A level of government, after its name or alone in a list.
    Place,
    /// Short for a department in a list that shares its noun.
    Abbreviation,
    /// The end of a post or a group, where the word that it ends is a noun.
    Suffix,
    /// None.
    Never,
}

/// The kind in a word's number, as the build has put it there.
fn kind_of(value: u32) -> Option<PartyKind> {
    Some(match value & 0xF {
        1 => PartyKind::Org,
        2 => PartyKind::Whole,
        3 => PartyKind::Person,
        4 => PartyKind::Generic,
        5 => PartyKind::Place,
        6 => PartyKind::Suffix,
        7 => PartyKind::Never,
        _ => return None,
    })
}

/// Ends of all party words in `text`, in order, each once.
pub fn ends(text: &str) -> Vec<usize> {
    let mut ends: Vec<usize> = find(text).map(|word| word.end).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Where party words stand in `text`, overlapping ones too.
pub fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
    WORDS.places(text).filter(|(_, value)| *value != POST_BIT).map(|(place, _)| place)
}

/// The party words that `text` begins with, by their lengths, shortest first.
pub fn beginning(text: &str) -> impl Iterator<Item = usize> {
    WORDS.prefixes(text).filter(|(_, value)| *value != POST_BIT).map(|(word, _)| word.len())
}

/// The longest party word that `text` ends in, and what it says.
pub fn head(text: &str) -> Option<(&str, PartyKind)> {
    let fits = |word: &str, kind: PartyKind| {
        let before = &text[..text.len() - word.len()];
        // 全市各乡镇; but 市 in 报市 is no party.
        kind == PartyKind::Place && before.chars().count() <= 4
            || kind == PartyKind::Suffix && !before.is_empty()
            || !matches!(kind, PartyKind::Place | PartyKind::Generic | PartyKind::Suffix)
            || before.is_empty() && kind != PartyKind::Suffix
            || kind == PartyKind::Generic && naming::OFFICE_LEVEL.holds(before)
            || word.starts_with('各') && naming::REGION.holds(before)
    };
    ENDINGS.of(text).filter_map(|(at, value)| Some((&text[at..], kind_of(value)?))).find(|(word, kind)| fits(word, *kind))
}

/// Whether `text` begins with a place that is no party: 落客区 behind 高铁站.
pub fn never_begins(text: &str) -> bool {
    let place = |word: &str| word.len() >= 3 * '区'.len_utf8() && word.ends_with(['区', '场', '口', '厅']);
    WORDS.prefixes(text).any(|(word, value)| place(word) && kind_of(value) == Some(PartyKind::Never))
}

/// The post that a name ends in, where it can be shared by a list of bodies.
pub fn post(text: &str) -> Option<&str> {
    ENDINGS.of(text).find(|(_, value)| value & POST_BIT != 0).map(|(at, _)| &text[at..])
}

/// Whether a word is short for a department.
pub fn is_abbreviation(word: &str) -> bool {
    WORDS.get(word).is_some_and(|value| value & ABBREVIATION_BIT != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_row_is_read_and_its_example_holds_it() {
        let mut seen = HashSet::new();
        let lines = include_str!("data/parties.tsv").lines().enumerate();
        for (at, line) in lines.filter(|(_, line)| !line.starts_with('#') && !line.is_empty()).map(|(at, line)| (at + 1, line)) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, word, example] = fields[..] else { panic!("parties.tsv:{at}: three fields, not: {line}") };
            assert!(example.contains(word), "parties.tsv:{at}: the example of {word} does not hold it");
            assert!(ENDINGS.of(word).any(|(start, _)| start == 0), "parties.tsv:{at}: {word} is too long to be found by its end");
            assert!(seen.insert((kind, word)), "parties.tsv:{at}: {word} stands twice");
            assert!(find(example).any(|place| &example[place] == word) || kind == "post", "parties.tsv:{at}: {word} is not found");
        }
    }
}
