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
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Range<usize>, u32)> + 't {
        let begins = text.char_indices().filter(|(_, c)| self.may_begin(*c));
        begins.flat_map(move |(at, _)| self.prefixes(&text[at..]).map(move |(word, value)| (at..at + word.len(), value)))
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
