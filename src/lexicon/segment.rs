//! Segmentation and part-of-speech tags by jieba. This is the only file that names it.
//!
//! Loading the whole dictionary takes longer than everything else together, so it lies in the binary as a double array
//! and only the words that stand in a text are given to the segmenter; one more entry carries the frequency of all
//! others, so that tokens and tags are those of the full dictionary. After some megabytes of text the full dictionary
//! is the cheaper way: it is loaded then, once, and shared.

use flate2::read::GzDecoder;
use jieba_rs::Jieba;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::io::BufReader;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use yada::DoubleArray;

include!(concat!(env!("OUT_DIR"), "/dictionary.rs"));

static DICTIONARY: DoubleArray<&'static [u8]> = DoubleArray(include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.da")));
/// The same in the form that the segmenter loads.
static FULL: &[u8] = include_bytes!("data/jieba.txt.gz");

/// Stands for all words that a text does not hold; cannot occur in one.
const OTHERS: &str = "\u{10FFFF}\u{10FFFF}";
/// Bytes of text after which the full dictionary is loaded: what it saves for each megabyte is about what loading costs
/// (the benchmark `dictionary` measures both).
const CROSSOVER: usize = 1 << 20;

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

/// The words that segmenters know: jieba's, and a user's own.
#[derive(Debug, Default)]
pub struct Dictionary {
    own: Vec<String>,
    /// Bytes of text that segmenters were made for so far.
    read: AtomicUsize,
    full: OnceLock<Option<Jieba>>,
}

/// A segmenter for one text.
#[derive(Debug)]
pub enum Segmenter<'d> {
    /// Knows the words of its text only.
    Own(Box<Jieba>),
    /// Knows all words.
    Shared(&'d Jieba),
}

impl Dictionary {
    /// The dictionary with `own` words beside jieba's.
    pub fn new(mut own: Vec<String>) -> Dictionary {
        own.sort_unstable();
        Dictionary { own, ..Dictionary::default() }
    }

    /// A segmenter for `text`. Which kind it is makes no difference to its tokens.
    pub fn segmenter(&self, text: &str) -> Segmenter<'_> {
        let before = self.read.fetch_add(text.len(), Ordering::Relaxed);
        let full = if before + text.len() > CROSSOVER { self.full() } else { None };
        full.map_or_else(|| Segmenter::Own(Box::new(self.words_of(text))), Segmenter::Shared)
    }

    /// The whole dictionary, loaded when first asked for; `None` where it cannot be, which no caller has to mind.
    fn full(&self) -> Option<&Jieba> {
        let load = || Jieba::with_dict(&mut BufReader::with_capacity(1 << 16, GzDecoder::new(FULL))).ok().map(|jieba| self.with_own(jieba));
        self.full.get_or_init(load).as_ref()
    }

    fn words_of(&self, text: &str) -> Jieba {
        let mut jieba = Jieba::empty();
        let mut seen: FxHashSet<&str> = FxHashSet::with_capacity_and_hasher(text.len() / 6, FxBuildHasher);
        let mut known = 0;
        for (at, c) in text.char_indices() {
            if c.is_ascii() && !c.is_ascii_alphanumeric() {
                continue;
            }
            for (value, length) in DICTIONARY.common_prefix_search(&text.as_bytes()[at..]) {
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
        self.with_own(jieba)
    }

    /// Adds the user's words, all of them: each shifts the frequency of all others a little.
    fn with_own(&self, mut jieba: Jieba) -> Jieba {
        for word in &self.own {
            jieba.add_word(word, None, Some("n"));
        }
        jieba
    }
}

impl Segmenter<'_> {
    /// The words of a stretch of `text`, with their places in it.
    pub fn tokens_in<'a>(&'a self, text: &'a str, stretch: &Range<usize>) -> Vec<Token<'a>> {
        let mut tokens = self.tokens(&text[stretch.clone()]);
        for token in &mut tokens {
            token.start += stretch.start;
            token.end += stretch.start;
        }
        tokens
    }

    /// The words of `text`, which must be the text that this segmenter was made for or a part of it.
    pub fn tokens<'a>(&'a self, text: &'a str) -> Vec<Token<'a>> {
        let jieba: &Jieba = match self {
            Segmenter::Own(jieba) => jieba,
            Segmenter::Shared(jieba) => jieba,
        };
        let tags = jieba.tag(text, false);
        tags.into_iter().map(|tag| Token { word: tag.word, tag: tag.tag, start: tag.byte_start, end: tag.byte_end }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_tags() {
        let text = "各乡镇要加强重要部位的安全检查";
        let dictionary = Dictionary::default();
        let segmenter = dictionary.segmenter(text);
        let words: Vec<_> = segmenter.tokens(text).into_iter().map(|token| (token.word, token.tag)).collect();
        assert!(words.contains(&("要", "v")), "{words:?}");
        assert!(words.contains(&("重要", "a")), "{words:?}");
        assert!(words.contains(&("加强", "v")), "{words:?}");
    }

    #[test]
    fn a_users_words_are_known_to_both_kinds_of_segmenter() {
        let text = "滑雪场的魔毯要逐条检查，魔毯站要有人盯守";
        let dictionary = Dictionary::new(vec!["魔毯站".to_owned(), "魔毯".to_owned(), "别处的词".to_owned()]);
        let small = dictionary.segmenter(text);
        let full = Segmenter::Shared(dictionary.full().expect("the dictionary loads"));
        assert!(small.tokens(text).iter().any(|token| token.word == "魔毯站"));
        assert_eq!(small.tokens(text), full.tokens(text));
    }
}
