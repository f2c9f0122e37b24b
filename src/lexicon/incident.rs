//! Words that tell of past accidents: what happened, and what befell people.

use std::ops::Range;

use crate::text::words::{Words, words};

include!(concat!(env!("OUT_DIR"), "/incidents.rs"));

static WORDS: Words = words!("incidents");

/// What befell people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// 死亡
    Died,
    /// 受伤
    Hurt,
    /// 重伤
    Serious,
    /// 失踪
    Missing,
}

/// What a word of an accident says.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    bits: u32,
}

impl Word {
    fn has(self, bit: u32) -> bool {
        self.bits & bit != 0
    }

    /// The kind of accident, in English.
    pub fn event(self) -> Option<&'static str> {
        self.has(EVENT_BIT).then(|| self.meaning())
    }

    /// What befell the people whose number stands before the word.
    pub fn harm(self) -> Option<Harm> {
        match self {
            word if word.has(SERIOUS_BIT) => Some(Harm::Serious),
            word if word.has(DIED_BIT) => Some(Harm::Died),
            word if word.has(HURT_BIT) => Some(Harm::Hurt),
            word if word.has(MISSING_BIT) => Some(Harm::Missing),
            _ => None,
        }
    }

    /// What befell the people whose number stands behind the word.
    pub fn harm_of(self) -> Option<Harm> {
        match self {
            word if word.has(DIED_OF_BIT) => Some(Harm::Died),
            word if word.has(HURT_OF_BIT) => Some(Harm::Hurt),
            word if word.has(MISSING_OF_BIT) => Some(Harm::Missing),
            _ => None,
        }
    }

    /// Whether the number must stand directly before the word: 一死四伤.
    pub fn is_short(self) -> bool {
        self.meaning() == "short"
    }

    fn meaning(self) -> &'static str {
        MEANINGS.get((self.bits >> ROW) as usize).copied().unwrap_or_default()
    }
}

/// Where words of accidents stand in `text`, the longest at each place.
pub fn find(text: &str) -> impl Iterator<Item = (Range<usize>, Word)> {
    let begins = text.char_indices().filter(|(_, c)| WORDS.may_begin(*c));
    begins.filter_map(|(at, _)| WORDS.prefixes(&text[at..]).last().map(|(word, bits)| (at..at + word.len(), Word { bits })))
}

/// Whether `text` ends in a word for people.
pub fn ends_in_victim(text: &str) -> bool {
    let tails = text.char_indices().rev().take(4).map(|(at, _)| &text[at..]);
    tails.into_iter().any(|tail| WORDS.get(tail).is_some_and(|bits| bits & VICTIM_BIT != 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_row_is_read_and_stands_in_its_example() {
        let mut seen = HashSet::new();
        for line in crate::text::rows(include_str!("data/incidents.tsv")) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, word, _, example] = fields[..] else { panic!("incidents.tsv: four fields, not: {line}") };
            assert!(example.contains(word), "incidents.tsv: the example of {word} does not hold it");
            assert!(seen.insert((kind, word)), "incidents.tsv: {word} stands twice as {kind}");
            assert!(WORDS.get(word).is_some(), "incidents.tsv: {word} is not in the list that the build made");
            // Another row of the same word may come first and say what it means; kinds of accidents come first of all.
            let found = find(example).any(|(place, found)| example[place].ends_with(word) && (kind != "event" || found.event().is_some()));
            assert!(found || kind == "victim", "incidents.tsv: {word} has no effect in its example");
        }
    }
}
