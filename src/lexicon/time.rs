//! Time words: at once, soon, periods and happenings.

use crate::text::words::{Words, words};

static WORDS: Words = words!("times");

/// What a time word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeKind {
    /// 立即
    Immediate,
    /// 尽快
    Vague,
    /// 会后
    From,
    /// 汛期
    Period(Period),
    /// 开学
    Event {
        /// What stands before it is no part of it: 线路|入冬前.
        alone: bool,
    },
    /// 逐月, with the period as ISO 8601 duration; 逢集 has none.
    Recurring(Option<&'static str>),
}

/// How a period becomes dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A month of every year.
    Month(i8),
    /// A day of every year, by month and day.
    Day(i8, i8),
    /// The travel season around the Spring Festival.
    Chunyun,
    /// Only a local rule gives dates.
    Open,
    /// The same, and the word needs no 期间.
    Bare,
}

/// A row of the data.
#[derive(Debug, Clone, Copy)]
pub struct TimeWord {
    /// The word.
    pub word: &'static str,
    /// What it says.
    pub kind: TimeKind,
}

include!(concat!(env!("OUT_DIR"), "/times.rs"));

/// The rows of a word by the number that the build gave it.
fn rows_of(value: u32) -> impl Iterator<Item = &'static TimeWord> {
    let (first, second) = ((value >> 12) as usize, (value & 0xFFF) as usize);
    let second = (second != first).then_some(second);
    [Some(first), second].into_iter().flatten().filter_map(|row| TIME_WORDS.get(row))
}

/// Whether any time word begins with `c`.
pub fn may_begin(c: char) -> bool {
    WORDS.may_begin(c)
}

/// The time words that `text` begins with, shortest first.
pub fn beginning(text: &str) -> impl Iterator<Item = &'static TimeWord> {
    WORDS.prefixes(text).flat_map(|(_, value)| rows_of(value))
}

/// No time word is longer, in characters.
const LONGEST: usize = 10;

/// The time words that `before` ends in, longest first.
pub fn ending(before: &str) -> impl Iterator<Item = &'static TimeWord> {
    let mut tails: Vec<&str> = before.char_indices().rev().take(LONGEST).map(|(at, _)| &before[at..]).collect();
    tails.reverse();
    tails.into_iter().filter_map(|tail| WORDS.get(tail)).flat_map(rows_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_its_example_holds_it() {
        for (line, word) in crate::text::rows(include_str!("data/time.tsv")).zip(&TIME_WORDS) {
            let example = line.rsplit('\t').next().unwrap_or_default();
            assert!(example.contains(word.word), "time.tsv: the example of {} does not hold it", word.word);
            assert!(word.word.chars().count() <= LONGEST, "time.tsv: {} is too long", word.word);
            assert!(beginning(word.word).any(|found| found.kind == word.kind), "time.tsv: {} is not found", word.word);
        }
        let mut pairs: Vec<_> = TIME_WORDS.iter().map(|word| (word.word, format!("{:?}", word.kind))).collect();
        pairs.sort();
        pairs.windows(2).for_each(|pair| assert!(pair[0] != pair[1], "time.tsv: {} stands twice", pair[0].0));
    }
}
