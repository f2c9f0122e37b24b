//! A word list that the build has made into a double array, read in place.

use std::ops::Range;
use yada::DoubleArray;

/// Words with a number each. Texts are canonical views, which hold no zero bytes: those mean the end of a word here.
#[derive(Debug)]
pub struct Words {
    array: DoubleArray<&'static [u8]>,
    /// A bit for each character that a word begins with.
    first: &'static [u8],
}

impl Words {
    /// The list in `bytes`, which the build has checked, and the bits of the first characters.
    pub const fn new(bytes: &'static [u8], first: &'static [u8]) -> Words {
        Words { array: DoubleArray(bytes), first }
    }

    /// Whether any word begins with `c`.
    pub fn may_begin(&self, c: char) -> bool {
        self.first.get(c as usize >> 3).is_none_or(|byte| byte >> (c as u32 & 7) & 1 == 1)
    }

    /// The words that `text` begins with, shortest first, and their numbers.
    pub fn prefixes<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'t str, u32)> {
        self.array.common_prefix_search(text.as_bytes()).filter_map(move |(value, length)| Some((text.get(..length)?, value)))
    }

    /// The number of a word.
    pub fn get(&self, word: &str) -> Option<u32> {
        (!word.is_empty()).then(|| self.array.exact_match_search(word.as_bytes())).flatten()
    }

    /// All words in `text`, overlapping ones too, by their beginnings: where each stands, and its number.
    pub fn places<'t>(&'t self, text: &'t str) -> Places<'t> {
        Places { words: self, text, at: 0, found: [(0, 0); MOST], count: 0, next: 0, from: 0 }
    }

    /// Puts the words that `text` begins with into `found`, and says how many they are.
    fn collect(&self, text: &[u8], found: &mut [(u32, usize); MOST]) -> usize {
        let mut count = 0;
        for hit in self.array.common_prefix_search(text).take(MOST) {
            found[count] = hit;
            count += 1;
        }
        count
    }
}

/// No more words than this begin at one place; the build sees to it.
const MOST: usize = 16;

/// Words in a text, by their beginnings.
#[derive(Debug)]
pub struct Places<'t> {
    words: &'t Words,
    text: &'t str,
    /// Where the next character begins.
    at: usize,
    /// What begins at `from`: number and length.
    found: [(u32, usize); MOST],
    count: usize,
    next: usize,
    from: usize,
}

impl Iterator for Places<'_> {
    type Item = (Range<usize>, u32);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.next < self.count {
                let (value, length) = self.found[self.next];
                self.next += 1;
                if self.text.is_char_boundary(self.from + length) {
                    return Some((self.from..self.from + length, value));
                }
                continue;
            }
            let c = self.text[self.at..].chars().next()?;
            self.from = self.at;
            self.at += c.len_utf8();
            if self.words.may_begin(c) {
                self.count = self.words.collect(&self.text.as_bytes()[self.from..], &mut self.found);
                self.next = 0;
            }
        }
    }
}

/// The list that the build made under a name.
macro_rules! words {
    ($name:literal) => {
        $crate::text::words::Words::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".da")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".first")),
        )
    };
}
pub(crate) use words;
