//! Segmentation and part-of-speech tags by jieba. This is the only file that names it.
//!
//! Loading the whole dictionary takes longer than everything else together, so it lies in the binary as a double array
//! and only the words that stand in a text are given to the segmenter; one more entry carries the frequency of all
//! others, so that tokens and tags are those of the full dictionary.

use jieba_rs::Jieba;
use std::collections::HashSet;
use std::sync::LazyLock;
use yada::DoubleArray;

include!(concat!(env!("OUT_DIR"), "/dictionary.rs"));

static DICTIONARY: LazyLock<DoubleArray<&'static [u8]>> = LazyLock::new(|| {
    const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.da"));
    DoubleArray(BYTES)
});

/// No word of the dictionary is longer, in bytes.
const LONGEST_WORD: usize = 64;
/// Stands for all words that a text does not hold; cannot occur in one.
const OTHERS: &str = "\u{10FFFF}\u{10FFFF}";

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word.
    pub word: &'a str,
    /// Its part-of-speech tag, `x` when unknown.
    pub tag: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A segmenter that knows the words of one text.
#[derive(Debug)]
pub struct Segmenter {
    jieba: Jieba,
}

impl Segmenter {
    /// Makes a segmenter for `text` that knows `own` words too.
    pub fn for_text<'o>(text: &str, own: impl Iterator<Item = &'o str>) -> Segmenter {
        let mut jieba = Jieba::empty();
        let mut seen: HashSet<&str> = HashSet::new();
        let mut known = 0;
        for (at, c) in text.char_indices() {
            if c.is_ascii() && !c.is_ascii_alphanumeric() {
                continue;
            }
            let rest = &text.as_bytes()[at..text.len().min(at + LONGEST_WORD)];
            let key = rest.split(|byte| *byte == 0).next().unwrap_or_default();
            for (value, length) in DICTIONARY.common_prefix_search(key) {
                let Some(word) = text.get(at..at + length) else { continue };
                if seen.insert(word) {
                    let frequency = (value >> TAG_BITS) as usize;
                    let tag = TAGS.get((value & ((1 << TAG_BITS) - 1)) as usize).copied().unwrap_or_default();
                    jieba.add_word(word, Some(frequency), Some(tag));
                    known += frequency;
                }
            }
        }
        jieba.add_word(OTHERS, Some(TOTAL.saturating_sub(known)), None);
        for word in own.filter(|word| text.contains(*word)) {
            jieba.add_word(word, None, Some("n"));
        }
        Segmenter { jieba }
    }

    /// The words of `text`, which must be the text that this segmenter was made for or a part of it.
    pub fn tokens<'a>(&'a self, text: &'a str) -> Vec<Token<'a>> {
        let tags = self.jieba.tag(text, false);
        tags.into_iter().map(|tag| Token { word: tag.word, tag: tag.tag, start: tag.byte_start, end: tag.byte_end }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_tags() {
        let text = "各乡镇要加强重要部位的安全检查";
        let segmenter = Segmenter::for_text(text, std::iter::empty());
        let words: Vec<_> = segmenter.tokens(text).into_iter().map(|token| (token.word, token.tag)).collect();
        assert!(words.contains(&("要", "v")), "{words:?}");
        assert!(words.contains(&("重要", "a")), "{words:?}");
        assert!(words.contains(&("加强", "v")), "{words:?}");
    }
}
