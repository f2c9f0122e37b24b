//! Words that parties are named by.

use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

const DATA: &str = include_str!("data/parties.tsv");

/// What a word says of a name that ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartyKind {
    /// A body; the word needs others before it.
    Org,
    /// A body; the word can stand by itself.
    Whole,
    /// A post or a group of people.
    Person,
    /// Quantified bodies that are complete.
    Generic,
    /// A post that a list of bodies may share.
    Post,
    /// A level of government, after its name or alone in a list.
    Place,
    /// Short for a department in a list that shares its noun.
    Abbreviation,
    /// The end of a post or a group, where the word that it ends is a noun.
    Suffix,
    /// None.
    Never,
}

fn rows() -> impl Iterator<Item = (PartyKind, &'static str, &'static str)> {
    DATA.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).filter_map(|line| {
        let mut fields = line.split('\t');
        let kind = match fields.next()? {
            "org" => PartyKind::Org,
            "whole" => PartyKind::Whole,
            "person" => PartyKind::Person,
            "generic" => PartyKind::Generic,
            "post" => PartyKind::Post,
            "place" => PartyKind::Place,
            "abbr" => PartyKind::Abbreviation,
            "suffix" => PartyKind::Suffix,
            "never" => PartyKind::Never,
            _ => return None,
        };
        Some((kind, fields.next()?, fields.next()?))
    })
}

struct Table {
    kinds: HashMap<&'static str, PartyKind>,
    posts: Vec<&'static str>,
    abbreviations: HashSet<&'static str>,
    matcher: AhoCorasick,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut kinds = HashMap::new();
    for (kind, word, _) in rows().filter(|row| !matches!(row.0, PartyKind::Post | PartyKind::Abbreviation)) {
        kinds.entry(word).or_insert(kind);
    }
    let mut posts: Vec<&str> = rows().filter(|row| row.0 == PartyKind::Post).map(|row| row.1).collect();
    posts.sort_by_key(|post| std::cmp::Reverse(post.len()));
    let abbreviations = rows().filter(|row| row.0 == PartyKind::Abbreviation).map(|row| row.1).collect();
    let words: Vec<&str> = kinds.keys().copied().chain(rows().filter(|row| row.0 == PartyKind::Abbreviation).map(|row| row.1)).collect();
    let matcher = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&words).expect("a small table");
    Table { kinds, posts, abbreviations, matcher }
});

/// Ends of all party words in `text`, in order, each once.
pub fn ends(text: &str) -> Vec<usize> {
    let mut ends: Vec<usize> = TABLE.matcher.find_overlapping_iter(text).map(|hit| hit.end()).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// What may stand before a complete body: 全市各乡镇.
const REGIONS: [&str; 10] = ["全市", "全县", "全区", "全省", "全镇", "辖区", "全州", "全旗", "请", "市直"];

/// What may stand before a department's short name: 市公安, 公安交警.
const LEVELS: [&str; 7] = ["市", "县", "区", "省", "镇", "公安", "驻村"];

/// Where party words stand in `text`, overlapping ones too.
pub fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
    TABLE.matcher.find_overlapping_iter(text).map(|hit| hit.range())
}

/// The longest party word that `text` ends in, and what it says.
pub fn head(text: &str) -> Option<(&'static str, PartyKind)> {
    let starts = text.char_indices().map(|(at, _)| at);
    let fits = |word: &str, kind: PartyKind| {
        let before = &text[..text.len() - word.len()];
        // 全市各乡镇; but 市 in 报市 is no party.
        kind == PartyKind::Place && before.chars().count() <= 4
            || kind == PartyKind::Suffix && !before.is_empty()
            || !matches!(kind, PartyKind::Place | PartyKind::Generic | PartyKind::Suffix)
            || before.is_empty()
            || kind == PartyKind::Generic && LEVELS.contains(&before)
            || word.starts_with('各') && REGIONS.contains(&before)
    };
    starts.filter_map(|at| TABLE.kinds.get_key_value(&text[at..])).map(|(word, kind)| (*word, *kind)).find(|(word, kind)| fits(word, *kind))
}

/// The post that a name ends in, where it can be shared by a list of bodies.
pub fn post(text: &str) -> Option<&'static str> {
    TABLE.posts.iter().find(|post| text.ends_with(**post)).copied()
}

/// Whether a word is short for a department.
pub fn is_abbreviation(word: &str) -> bool {
    TABLE.abbreviations.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_its_example_holds_it() {
        let lines = DATA.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert_eq!(rows().count(), lines, "parties.tsv: a row of an unknown kind");
        let mut seen = HashSet::new();
        for (kind, word, example) in rows() {
            assert!(example.contains(word), "parties.tsv: the example of {word} does not hold it");
            assert!(seen.insert((kind, word)), "parties.tsv: {word} stands twice");
        }
    }
}
