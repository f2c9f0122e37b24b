//! Words that show what a sentence is: triggers, past and narrative, offences and sanctions.

use std::ops::Range;

use crate::model::Modality;
use crate::text::words::{Words, words};

include!(concat!(env!("OUT_DIR"), "/cues.rs"));

static WORDS: Words = words!("cues");

/// A trigger word.
#[derive(Debug, Clone, Copy)]
pub struct Trigger<'t> {
    /// The word.
    pub word: &'t str,
    /// What it makes of a directive.
    pub modality: Modality,
    /// Whether it cuts a sentence before the party that it follows.
    pub cuts: bool,
}

fn trigger_of(word: &str, bits: u32) -> Option<Trigger<'_>> {
    let modality = match bits {
        bits if bits & MUST_NOT_BIT != 0 => Modality::MustNot,
        bits if bits & MUST_BIT != 0 => Modality::Must,
        bits if bits & SHOULD_BIT != 0 => Modality::Should,
        _ => return None,
    };
    Some(Trigger { word, modality, cuts: bits & CUTS_BIT != 0 })
}

/// The triggers that `text` begins with, shortest first.
pub fn triggers(text: &str) -> impl Iterator<Item = Trigger<'_>> {
    // 得 is a trigger as a verb of its own: not in 得到, 得分.
    let part = |word: &str| {
        word == "得" && text[word.len()..].starts_with(['到', '分', '知', '以', '力', '当', '失', '出', '体', '罪', '了', '不', '起'])
    };
    WORDS.prefixes(text).filter(move |(word, _)| !part(word)).filter_map(|(word, bits)| trigger_of(word, bits))
}

/// Whether `text` begins with a trigger.
pub fn begins_with_trigger(text: &str) -> bool {
    triggers(text).next().is_some()
}

/// Whether `text` begins with a trigger that cuts.
pub fn begins_with_cut(text: &str) -> bool {
    triggers(text).any(|trigger| trigger.cuts)
}

/// Where triggers stand in `text`, and whether each cuts.
pub fn trigger_places(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let places = WORDS.places(text).filter(|(place, _)| &text[place.clone()] != "得");
    places.filter_map(|(place, bits)| Some((place.clone(), trigger_of("", bits)?.cuts)))
}

/// The trigger that a word is.
pub fn trigger(word: &str) -> Option<Trigger<'_>> {
    trigger_of(word, WORDS.get(word)?)
}

/// Cue words of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Cues(u32);

impl Cues {
    /// Whether one of the words stands in `text`.
    pub fn within(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    /// Whether `word` is one of the words.
    pub fn holds(&self, word: &str) -> bool {
        WORDS.get(word).is_some_and(|bits| bits & self.0 != 0)
    }

    /// Where the words stand in `text`, overlapping ones too.
    pub fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        WORDS.places(text).filter(|(_, bits)| bits & self.0 != 0).map(|(place, _)| place)
    }

    /// The longest of the words that `text` begins with.
    pub fn leading<'t>(&self, text: &'t str) -> Option<&'t str> {
        WORDS.prefixes(text).filter(|(_, bits)| bits & self.0 != 0).last().map(|(word, _)| word)
    }
}

/// The cue words of a sentence, found once.
#[derive(Debug, Default)]
pub struct Scan(Vec<(Range<usize>, u32)>);

impl Scan {
    /// All cue words in `text`.
    pub fn of(text: &str) -> Scan {
        let mut places = Vec::with_capacity(text.len() / 8);
        places.extend(WORDS.places(text));
        Scan(places)
    }

    /// Where those of one kind stand.
    pub fn places(&self, kind: Cues) -> impl Iterator<Item = Range<usize>> {
        self.0.iter().filter(move |(_, bits)| bits & kind.0 != 0).map(|(place, _)| place.clone())
    }
}

/// Triggers that cut.
pub const CUTS: Cues = Cues(CUTS_BIT);
/// What happened.
pub const PAST: Cues = Cues(PAST_BIT);
/// What is the case.
pub const FACT: Cues = Cues(FACT_BIT);
/// What is or tends to be, where nothing says otherwise.
pub const STATIVE: Cues = Cues(STATIVE_BIT);
/// The speaker tells a story.
pub const NARRATIVE: Cues = Cues(NARRATIVE_BIT);
/// Others demanded it.
pub const REPORT: Cues = Cues(REPORT_BIT);
/// What a list or part is about when it sets no tasks.
pub const NONTASK: Cues = Cues(NONTASK_BIT);
/// Consequences.
pub const SANCTION: Cues = Cues(SANCTION_BIT);
/// Who does not comply.
pub const OFFENCE: Cues = Cues(OFFENCE_BIT);
/// Words that open a requirement, whatever the dictionary tags them.
pub const VERB: Cues = Cues(VERB_BIT);
/// What a requirement asks for; no name of a party begins with it.
pub const ACT: Cues = Cues(ACT_BIT);
/// What is said of a party begins with it, though the dictionary takes it for a noun or an adverb.
pub const PREDICATE: Cues = Cues(PREDICATE_BIT);
/// What may stand between the beginning of a clause and its subject.
pub const LEADING: Cues = Cues(LEADING_BIT);
/// What no name holds outside a …的 modifier.
pub const BREAKER: Cues = Cues(BREAKER_BIT);
/// Words before a directive that are no part of it.
pub const LEADIN: Cues = Cues(LEADIN_BIT);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const DATA: &str = include_str!("data/cues.tsv");

    #[test]
    fn every_row_is_of_a_known_kind_and_stands_in_its_example() {
        let mut seen = HashSet::new();
        for (at, line) in DATA.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
            let at = at + 1;
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, word, example] = fields[..] else { panic!("cues.tsv:{at}: three fields, not: {line}") };
            assert!(WORDS.get(word.trim_end_matches('*')).is_some(), "cues.tsv:{at}: {word} is not in the list that the build made");
            assert!(example.contains(word.trim_end_matches('*')), "cues.tsv:{at}: the example of {word} does not hold it");
            assert!(seen.insert((kind, word)), "cues.tsv:{at}: {word} stands twice as {kind}");
        }
    }
}
