//! Words that show what a sentence is: triggers, past and narrative, offences and sanctions.

use std::ops::Range;

use super::kind::{Kind, kinds};
use crate::model::Modality;

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

fn trigger_of(word: &str, bits: u64) -> Option<Trigger<'_>> {
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
    LIST.prefixes(text).filter(move |(word, _)| !part(word)).filter_map(|(word, bits)| trigger_of(word, bits))
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
    let places = LIST.places(text).filter(|(place, _)| &text[place.clone()] != "得");
    places.filter_map(|(place, bits)| Some((place.clone(), trigger_of("", bits)?.cuts)))
}

/// The trigger that a word is.
pub fn trigger(word: &str) -> Option<Trigger<'_>> {
    trigger_of(word, LIST.get(word))
}

/// The cue words of a sentence, found once.
#[derive(Debug, Default)]
pub struct Scan(Vec<(Range<usize>, u64)>);

impl Scan {
    /// All cue words in `text`.
    pub fn of(text: &str) -> Scan {
        let mut places = Vec::with_capacity(text.len() / 8);
        places.extend(LIST.places(text));
        Scan(places)
    }

    /// Where those of one kind stand.
    pub fn places(&self, kind: Kind) -> impl Iterator<Item = Range<usize>> {
        self.0.iter().filter(move |(_, bits)| kind.is_in(*bits)).map(|(place, _)| place.clone())
    }
}

kinds! {
    "cues",
    /// Triggers that cut.
    CUTS = CUTS_BIT;
    /// What happened.
    PAST = PAST_BIT;
    /// What is the case.
    FACT = FACT_BIT;
    /// What an accident is called when it is only named: 事故.
    NAMED = NAMED_BIT;
    /// Before the place of one: 汲取.
    NAME_BEFORE = NAME_BEFORE_BIT;
    /// Between its place and what it is called: 那场.
    THAT_ONE = THAT_ONE_BIT;
    /// Between a date and a name, it happened: 引发.
    OCCURRED = OCCURRED_BIT;
    /// Ends the place of an accident: 一辆.
    PLACE_END = PLACE_END_BIT;
    /// Between people and what befell them: 不幸.
    BEFELL = BEFELL_BIT;
    /// What is or tends to be, where nothing says otherwise.
    STATIVE = STATIVE_BIT;
    /// The speaker tells a story.
    NARRATIVE = NARRATIVE_BIT;
    /// Others demanded it.
    REPORT = REPORT_BIT;
    /// What a list or part is about when it sets no tasks.
    NONTASK = NONTASK_BIT;
    /// Consequences.
    SANCTION = SANCTION_BIT;
    /// Who does not comply.
    OFFENCE = OFFENCE_BIT;
    /// Words that open a requirement, whatever the dictionary tags them.
    VERB = VERB_BIT;
    /// What a requirement asks for; no name of a party begins with it.
    ACT = ACT_BIT;
    /// What is said of a party begins with it, though the dictionary takes it for a noun or an adverb.
    PREDICATE = PREDICATE_BIT;
    /// What may stand between the beginning of a clause and its subject.
    LEADING = LEADING_BIT;
    /// What no name holds outside a …的 modifier.
    BREAKER = BREAKER_BIT;
    /// Words before a directive that are no part of it.
    LEADIN = LEADIN_BIT;
    /// What the heading of a part that gives reasons or looks back holds.
    REASON = REASON_BIT;
    /// What is done to those who do not comply, once the case is named.
    PENALTY = PENALTY_BIT;
    /// What is done to nobody else.
    SEVERE = SEVERE_BIT;
    /// To watch over what others have to do.
    WATCH = WATCH_BIT;
    /// Words between a date and the name of an accident by which nothing happened.
    PLANNED = PLANNED_BIT;
    /// Words of sums over a period.
    STATISTIC = STATISTIC_BIT;
    /// Behind what happens in an exercise only: 碰撞联合演练.
    EXERCISE = EXERCISE_BIT;
}
