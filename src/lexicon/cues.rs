//! Words that show what a sentence is: triggers, past and narrative, offences and sanctions.

use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

use crate::model::Modality;

const DATA: &str = include_str!("data/cues.tsv");

/// A trigger word.
#[derive(Debug, Clone, Copy)]
pub struct Trigger {
    /// The word.
    pub word: &'static str,
    /// What it makes of a directive.
    pub modality: Modality,
    /// Whether it cuts a sentence before the party that it follows.
    pub cuts: bool,
}

/// Rows of the data: kind, word, example.
fn rows() -> impl Iterator<Item = [&'static str; 3]> {
    DATA.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).filter_map(|line| {
        let mut fields = line.split('\t');
        Some([fields.next()?, fields.next()?, fields.next()?])
    })
}

/// All triggers, longest first.
pub static TRIGGERS: LazyLock<Vec<Trigger>> = LazyLock::new(|| {
    let mut triggers: Vec<Trigger> = rows()
        .filter_map(|[kind, word, _]| {
            let modality = match kind {
                "must" => Modality::Must,
                "must_not" => Modality::MustNot,
                "should" => Modality::Should,
                _ => return None,
            };
            Some(Trigger { word: word.trim_end_matches('*'), modality, cuts: word.ends_with('*') })
        })
        .collect();
    triggers.sort_by_key(|trigger| std::cmp::Reverse(trigger.word.len()));
    triggers
});

/// A list of cue words of one kind.
pub struct Cues {
    words: Vec<&'static str>,
    matcher: AhoCorasick,
}

impl Cues {
    fn of(kind: &str) -> Cues {
        let mut words: Vec<&str> = rows().filter(|row| row[0] == kind).map(|row| row[1]).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let matcher = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&words).expect("a small table");
        Cues { words, matcher }
    }

    /// Whether one of the words stands in `text`.
    pub fn within(&self, text: &str) -> bool {
        self.matcher.is_match(text)
    }

    /// Whether `word` is one of the words.
    pub fn holds(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    /// All words, longest first.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// Where the words stand in `text`, overlapping ones too.
    pub fn places(&self, text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
        self.matcher.find_overlapping_iter(text).map(|hit| hit.range())
    }

    /// The longest of the words that `text` begins with.
    pub fn leading(&self, text: &str) -> Option<&'static str> {
        self.words.iter().find(|word| text.starts_with(**word)).copied()
    }
}

/// What happened.
pub static PAST: LazyLock<Cues> = LazyLock::new(|| Cues::of("past"));
/// What is the case.
pub static FACT: LazyLock<Cues> = LazyLock::new(|| Cues::of("fact"));
/// What is or tends to be, where nothing says otherwise.
pub static STATIVE: LazyLock<Cues> = LazyLock::new(|| Cues::of("stative"));
/// The speaker tells a story.
pub static NARRATIVE: LazyLock<Cues> = LazyLock::new(|| Cues::of("narrative"));
/// Others demanded it.
pub static REPORT: LazyLock<Cues> = LazyLock::new(|| Cues::of("report"));
/// What a list or part is about when it sets no tasks.
pub static NONTASK: LazyLock<Cues> = LazyLock::new(|| Cues::of("nontask"));
/// Consequences.
pub static SANCTION: LazyLock<Cues> = LazyLock::new(|| Cues::of("sanction"));
/// Who does not comply.
pub static OFFENCE: LazyLock<Cues> = LazyLock::new(|| Cues::of("offence"));
/// Words that open a requirement, whatever the dictionary tags them.
pub static VERB: LazyLock<Cues> = LazyLock::new(|| Cues::of("verb"));
/// What a requirement asks for; no name of a party begins with it.
pub static ACT: LazyLock<Cues> = LazyLock::new(|| Cues::of("act"));
/// What is said of a party begins with it, though the dictionary takes it for a noun or an adverb.
pub static PREDICATE: LazyLock<Cues> = LazyLock::new(|| Cues::of("predicate"));
/// What may stand between the beginning of a clause and its subject.
pub static LEADING: LazyLock<Cues> = LazyLock::new(|| Cues::of("leading"));
/// What no name holds outside a …的 modifier.
pub static BREAKER: LazyLock<Cues> = LazyLock::new(|| Cues::of("breaker"));
/// Words before a directive that are no part of it.
pub static LEADIN: LazyLock<Cues> = LazyLock::new(|| Cues::of("leadin"));

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_row_is_of_a_known_kind_and_stands_in_its_example() {
        let kinds =
            ["must", "must_not", "should", "past", "fact", "narrative", "report", "nontask", "sanction", "offence", "leadin", "verb", "act", "predicate", "leading", "breaker", "stative"];
        let mut seen = HashSet::new();
        for line in DATA.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, word, example] = fields[..] else { panic!("cues.tsv: three fields, not: {line}") };
            assert!(kinds.contains(&kind), "cues.tsv: unknown kind {kind}: {line}");
            assert!(example.contains(word.trim_end_matches('*')), "cues.tsv: the example of {word} does not hold it");
            assert!(seen.insert((kind, word)), "cues.tsv: {word} stands twice as {kind}");
        }
    }
}
