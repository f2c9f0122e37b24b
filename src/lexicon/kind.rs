//! Lists in which each word is of one or more kinds: a kind is asked for as a whole, and one look answers for all its words.

use std::ops::Range;

use crate::text::words::{Endings, Words};

/// A list of words, made by the build: a word's number leads to a set of kinds, a bit for each.
#[derive(Debug)]
pub struct List {
    words: Words,
    endings: Endings,
    sets: &'static [u64],
}

impl List {
    /// The list of some words, by their beginnings and by their ends.
    pub const fn new(words: Words, endings: Endings, sets: &'static [u64]) -> List {
        List { words, endings, sets }
    }

    fn set(&self, number: u32) -> u64 {
        self.sets.get(number as usize).copied().unwrap_or_default()
    }

    /// The kinds of a word; none where it is not in the list.
    pub fn get(&self, word: &str) -> u64 {
        self.words.get(word).map_or(0, |number| self.set(number))
    }

    /// The words that `text` begins with, shortest first, and their kinds.
    pub fn prefixes<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'t str, u64)> {
        self.words.prefixes(text).map(|(word, number)| (word, self.set(number)))
    }

    /// All words in `text`, overlapping ones too, by their beginnings, and their kinds.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Range<usize>, u64)> {
        self.words.places(text).map(|(place, number)| (place, self.set(number)))
    }
}

/// The words of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    list: &'static List,
    /// Which list it is: the bits of another one mean something else.
    of: u64,
    bit: u64,
}

/// What a list is known by.
pub const fn mark(name: &str) -> u64 {
    let (bytes, mut at, mut sum) = (name.as_bytes(), 0, 0u64);
    while at < bytes.len() {
        sum = sum.wrapping_mul(31).wrapping_add(bytes[at] as u64);
        at += 1;
    }
    sum
}

impl Kind {
    /// The kind of a bit in a list.
    pub const fn new(list: &'static List, of: u64, bit: u64) -> Kind {
        Kind { list, of, bit }
    }

    /// The words of this kind and of another one of the same list.
    ///
    /// # Panics
    /// When the other is of another list: a slip in the code, whatever the text.
    pub const fn or(self, other: Kind) -> Kind {
        assert!(self.of == other.of, "kinds of two lists");
        Kind { list: self.list, of: self.of, bit: self.bit | other.bit }
    }

    /// Whether a word with these kinds is of this one.
    pub fn is_in(&self, kinds: u64) -> bool {
        kinds & self.bit != 0
    }

    /// Whether `word` is one of the words.
    pub fn holds(&self, word: &str) -> bool {
        self.is_in(self.list.get(word))
    }

    /// The longest of the words that `text` begins with.
    pub fn leading<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.first(text).map(|(word, _)| word)
    }

    /// The longest of the words that `text` begins with, and all its kinds.
    pub fn first<'t>(&self, text: &'t str) -> Option<(&'t str, u64)> {
        self.list.prefixes(text).filter(|(_, kinds)| self.is_in(*kinds)).last()
    }

    /// Whether `text` begins with one of the words.
    pub fn begins(&self, text: &str) -> bool {
        self.list.prefixes(text).any(|(_, kinds)| self.is_in(kinds))
    }

    /// All of the words that `text` begins with, shortest first.
    pub fn all_leading<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let kind = *self;
        kind.list.prefixes(text).filter(move |(_, kinds)| kind.is_in(*kinds)).map(|(word, _)| word)
    }

    /// The longest of the words that `text` ends in.
    pub fn closing<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.list.endings.of(text).find(|(_, number)| self.is_in(self.list.set(*number))).map(|(at, _)| &text[at..])
    }

    /// Whether `text` ends in one of the words.
    pub fn ends(&self, text: &str) -> bool {
        self.list.endings.of(text).any(|(_, number)| self.is_in(self.list.set(number)))
    }

    /// Where the words stand in `text`, overlapping ones too.
    pub fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let kind = *self;
        kind.list.places(text).filter(move |(_, kinds)| kind.is_in(*kinds)).map(|(place, _)| place)
    }

    /// Whether one of the words stands in `text`.
    pub fn within(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }
}

/// The list that the build made of a file of kinds, and its kinds by their names.
macro_rules! kinds {
    ($name:literal, $($(#[$doc:meta])* $kind:ident = $bit:ident;)*) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"));

        static LIST: $crate::lexicon::kind::List = $crate::lexicon::kind::List::new(
            $crate::text::words::words!($name),
            $crate::text::words::Endings::new($crate::text::words::words!($name, "-ends")),
            &SETS,
        );

        $($(#[$doc])* pub const $kind: $crate::lexicon::kind::Kind = $crate::lexicon::kind::Kind::new(&LIST, $crate::lexicon::kind::mark($name), $bit);)*

        #[cfg(test)]
        mod rows {
            #[test]
            fn every_row_is_in_the_list_and_stands_in_its_example() {
                $crate::lexicon::kind::check($name, include_str!(concat!("data/", $name, ".tsv")), &super::LIST);
            }
        }
    };
}
pub(crate) use kinds;

/// Checks the rows of a file of kinds: three fields, each word once for each kind, in the list, and in its example.
#[cfg(test)]
pub fn check(name: &str, data: &str, list: &List) {
    let mut seen = std::collections::HashSet::new();
    for (at, line) in data.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
        let at = at + 1;
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, word, example] = fields[..] else { panic!("{name}.tsv:{at}: three fields, not: {line}") };
        let bare = word.trim_end_matches('*');
        assert!(list.get(bare) != 0, "{name}.tsv:{at}: {bare} is not in the list that the build made");
        assert!(list.endings.of(bare).any(|(start, _)| start == 0), "{name}.tsv:{at}: {bare} is too long to be found by its end");
        assert!(example.contains(bare), "{name}.tsv:{at}: the example of {bare} does not hold it");
        assert!(seen.insert((kind, word)), "{name}.tsv:{at}: {word} stands twice as {kind}");
    }
}
