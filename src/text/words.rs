//! A word list that the build has made into a double array, read in place.

use std::ops::Range;
use yada::DoubleArray;

/// Words with a number each. Texts are canonical views, which hold no zero bytes: those mean the end of a word here.
#[derive(Debug)]
pub struct Words {
    array: DoubleArray<&'static [u8]>,
    /// How words begin, so that most places of a text are passed over at once: two bits for each first character, one for
    /// a word of that character alone and one for longer words, and behind them a bit for each hash of two characters.
    begin: &'static [u8],
}

/// Where the bits of the pairs stand.
const PAIRS: usize = 1 << 14;

impl Words {
    /// The list in `bytes`, which the build has checked, and how its words begin.
    pub const fn new(bytes: &'static [u8], begin: &'static [u8]) -> Words {
        Words { array: DoubleArray(bytes), begin }
    }

    /// Whether any word begins with `c`.
    pub fn may_begin(&self, c: char) -> bool {
        self.bits(c as usize) != 0
    }

    /// The two bits of a first character; what lies outside the basic plane is not told apart.
    #[inline]
    fn bits(&self, c: usize) -> u8 {
        if c >= 4 * PAIRS { 3 } else { self.begin.get(c >> 2).map_or(3, |byte| byte >> (2 * (c & 3)) & 3) }
    }

    /// Whether a word may begin where `text` begins.
    #[inline]
    fn may(&self, text: &[u8]) -> bool {
        let Some(first) = three(text) else { return !text.is_empty() };
        match self.bits(first) {
            0 => false,
            2 => text.get(3..).is_some_and(|rest| match three(rest) {
                Some(second) => {
                    let pair = (first * 31 + second) & (8 * PAIRS / 4 - 1);
                    self.begin.get(PAIRS + (pair >> 3)).is_none_or(|byte| byte >> (pair & 7) & 1 == 1)
                }
                None => !rest.is_empty(),
            }),
            _ => true,
        }
    }

    /// The words that `text` begins with, shortest first, and their numbers.
    pub fn prefixes<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'t str, u32)> {
        let looked_at = if self.may(text.as_bytes()) { text } else { "" };
        self.array.common_prefix_search(looked_at.as_bytes()).filter_map(move |(value, length)| Some((text.get(..length)?, value)))
    }

    /// The number of a word.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.may(word.as_bytes()).then(|| self.array.exact_match_search(word.as_bytes())).flatten()
    }

    /// All words in `text`, overlapping ones too, by their beginnings: where each stands, and its number.
    pub fn places<'t>(&'t self, text: &'t str) -> Places<'t> {
        Places { words: self, text, at: 0, found: [(0, 0); MOST], count: 0, next: 0, from: 0 }
    }

    /// The first place of `text` from `at` on where a word may begin; the end of `text` where there is none.
    pub fn seek(&self, text: &str, mut at: usize) -> usize {
        let text = text.as_bytes();
        while let Some(rest) = text.get(at..)
            && let Some(first) = rest.first()
            && !self.may(rest)
        {
            at += width(*first);
        }
        at
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

/// How many bytes a character takes that begins with `first`.
#[inline]
fn width(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

/// The code point that `text` begins with, where it takes three bytes, as ideographs do.
#[inline]
fn three(text: &[u8]) -> Option<usize> {
    match text {
        [a @ 0xE0..=0xEF, b, c, ..] => Some((*a as usize & 0xF) << 12 | (*b as usize & 0x3F) << 6 | *c as usize & 0x3F),
        _ => None,
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
            self.from = self.words.seek(self.text, self.at);
            let rest = self.text.as_bytes().get(self.from..)?;
            self.at = self.from + width(*rest.first()?);
            self.count = self.words.collect(rest, &mut self.found);
            self.next = 0;
        }
    }
}

/// Words by their ends: the build has written each backwards.
#[derive(Debug)]
pub struct Endings(Words);

/// So many bytes of a text's end are looked at: no word is longer.
const FAR: usize = 48;

impl Endings {
    /// The endings in a list of words that are written backwards.
    pub const fn new(backwards: Words) -> Endings {
        Endings(backwards)
    }

    /// The words that `text` ends in, longest first: where each begins, and its number.
    pub fn of(&self, text: &str) -> impl Iterator<Item = (usize, u32)> {
        let mut found = [(0, 0); MOST];
        let mut count = 0;
        if self.may(text.as_bytes()) {
            let (backwards, length) = backwards(text.as_bytes());
            count = self.0.collect(backwards.get(..length).unwrap_or_default(), &mut found);
        }
        (0..count).rev().map(move |index| (text.len() - found[index].1, found[index].0))
    }
}

impl Endings {
    /// Whether a word may end where `text` ends, by its last two characters where they are ideographs.
    fn may(&self, text: &[u8]) -> bool {
        let Some([a, b, c, d, e, f]) = text.last_chunk::<6>() else { return !text.is_empty() };
        let ideographs = matches!((a, d), (0xE0..=0xEF, 0xE0..=0xEF));
        !ideographs || self.0.may(&[*d, *e, *f, *a, *b, *c])
    }
}

/// The end of a text, character by character from the last one back, and its length.
fn backwards(text: &[u8]) -> ([u8; FAR], usize) {
    let mut backwards = [0; FAR];
    let (mut end, mut length) = (text.len(), 0);
    while end > 0 {
        let start = match text.get(end.wrapping_sub(3)) {
            Some(0xE0..=0xEF) => end - 3,
            _ => text[..end].iter().rposition(|byte| byte & 0xC0 != 0x80).unwrap_or(0),
        };
        let Some(room) = backwards.get_mut(length..length + (end - start)) else { break };
        room.copy_from_slice(&text[start..end]);
        length += end - start;
        end = start;
    }
    (backwards, length)
}

/// The list that the build made under a name.
macro_rules! words {
    ($($name:literal),+) => {
        $crate::text::words::Words::new(
            include_bytes!(concat!(env!("OUT_DIR"), "/", $($name),+, ".da")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $($name),+, ".begin")),
        )
    };
}
pub(crate) use words;
