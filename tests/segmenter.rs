//! Tokens and tags are those of the full dictionary, although only the words of a text are loaded.

mod common;

use jieba_rs::Jieba;
use proptest::prelude::*;
use speechkit::lexicon::Dictionary;
use std::io::BufReader;
use std::sync::LazyLock;

static FULL: LazyLock<Jieba> = LazyLock::new(|| {
    let data = include_bytes!("../src/lexicon/data/jieba.txt.gz");
    Jieba::with_dict(&mut BufReader::new(flate2::read::GzDecoder::new(&data[..]))).expect("the dictionary is well formed")
});

fn compare(text: &str) {
    let dictionary = Dictionary::default();
    let segmenter = dictionary.segmenter(text);
    let ours: Vec<(&str, &str)> = segmenter.tokens(text).into_iter().map(|token| (token.word, token.tag)).collect();
    let theirs: Vec<(&str, &str)> = FULL.tag(text, false).into_iter().map(|tag| (tag.word, tag.tag)).collect();
    assert_eq!(ours, theirs);
}

#[test]
fn fixtures_are_cut_as_by_the_full_dictionary() {
    for path in common::fixtures() {
        let outline = common::outline(&path, None);
        compare(outline["source"]["text"].as_str().expect("the text was asked for"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_text_is_cut_as_by_the_full_dictionary(text in "[\u{4e00}-\u{4fff}安全生产工作会议要抓好的地方a-z0-9，。 ]{0,60}") {
        compare(&text);
    }
}
