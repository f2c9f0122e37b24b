//! Reading a text from left to right.

use crate::lexicon::Kind;
use crate::text::any::begins;
use crate::text::numeral;

/// A place in a text that is read from left to right.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    /// What is left.
    pub rest: &'a str,
}

impl<'a> Cursor<'a> {
    /// Steps over `word`.
    pub fn eat(&mut self, word: &str) -> bool {
        let stands = begins(self.rest, word);
        if stands {
            self.rest = &self.rest[word.len()..];
        }
        stands
    }

    /// Steps over the first of these words that stands here.
    pub fn eat_any(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.eat(word))
    }

    /// Steps over the longest word of a kind that stands here, and tells its kinds.
    pub fn take(&mut self, kind: Kind) -> Option<u64> {
        let (word, kinds) = kind.first(self.rest)?;
        self.rest = &self.rest[word.len()..];
        Some(kinds)
    }

    /// Steps over one character that is one of these.
    pub fn eat_one(&mut self, chars: &str) -> Option<char> {
        let first = self.rest.chars().next().filter(|c| chars.contains(*c))?;
        self.rest = &self.rest[first.len_utf8()..];
        Some(first)
    }

    /// Steps over a number.
    pub fn number(&mut self) -> Option<u32> {
        let (value, length) = numeral::prefix(self.rest)?;
        self.rest = &self.rest[length..];
        Some(value)
    }

    /// Runs `read` and steps back where it finds nothing.
    pub fn try_read<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.rest;
        let found = read(self);
        if found.is_none() {
            self.rest = before;
        }
        found
    }
}
