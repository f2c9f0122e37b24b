//! A word list that the build has made into a double array, read in place.

use std::ops::Range;
use yada::DoubleArray;

/// No word of a list is longer, in bytes.
const LONGEST: usize = 64;

/// Words with a number each.
#[derive(Debug)]
pub struct Words(DoubleArray<&'static [u8]>);

impl Words {
    /// The list in `bytes`, which the build has checked.
    pub const fn new(bytes: &'static [u8]) -> Words {
        Words(DoubleArray(bytes))
    }

    /// The words that `text` begins with, shortest first, and their numbers.
    pub fn prefixes<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'t str, u32)> {
        let key = &text.as_bytes()[..text.len().min(LONGEST)];
        // A zero byte ends a word inside the array.
        let key = key.split(|byte| *byte == 0).next().unwrap_or_default();
        self.0.common_prefix_search(key).filter_map(move |(value, length)| Some((text.get(..length)?, value)))
    }

    /// The number of a word.
    pub fn get(&self, word: &str) -> Option<u32> {
        let whole = !word.is_empty() && word.len() <= LONGEST && !word.as_bytes().contains(&0);
        whole.then(|| self.0.exact_match_search(word.as_bytes())).flatten()
    }

    /// All words in `text`, overlapping ones too, by their beginnings: where each stands, and its number.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Range<usize>, u32)> + 't {
        text.char_indices().flat_map(move |(at, _)| self.prefixes(&text[at..]).map(move |(word, value)| (at..at + word.len(), value)))
    }
}
