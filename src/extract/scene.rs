//! What is known of a sentence before anything is concluded from it: its words, cue words, party words and deadlines.

use std::cell::RefCell;

use super::deadline;
use super::party::Name;
use crate::lexicon::{Kind, Token, cues, party};
use crate::text::Stretch;

/// Names, and where their predicate begins.
pub type Subject = Option<(Vec<Name>, usize)>;

/// A sentence and all that was looked up for it, once.
pub struct Scene<'a> {
    /// The canonical view.
    pub canon: &'a str,
    /// Words of the sentence, offsets in the canonical view.
    pub tokens: &'a [Token<'a>],
    /// Deadlines of the sentence.
    pub deadlines: &'a [deadline::Found],
    /// Cue words of the sentence, and where it begins.
    cues: cues::Scan,
    base: usize,
    /// Where it ends.
    end: usize,
    /// Where party words stand, overlapping ones too, by their beginnings.
    parties: Vec<Stretch>,
    /// Subjects found before, by where they were looked for and where their clause ends.
    subjects: RefCell<Vec<(usize, usize, Subject)>>,
}

impl<'a> Scene<'a> {
    /// What is known of the sentence at `stretch`.
    pub fn new(canon: &'a str, stretch: &Stretch, tokens: &'a [Token<'a>], deadlines: &'a [deadline::Found]) -> Scene<'a> {
        let text = &canon[stretch.clone()];
        let base = stretch.start;
        let mut parties = Vec::with_capacity(text.len() / 12);
        parties.extend(party::find(text).map(|word| base + word.start..base + word.end));
        Scene { canon, tokens, deadlines, cues: cues::Scan::of(text), base, end: stretch.end, parties, subjects: RefCell::new(Vec::new()) }
    }

    /// Where the sentence begins.
    pub fn start(&self) -> usize {
        self.base
    }

    /// What the sentence says behind a place; a sentence has a bound, a text without marks has none.
    pub fn behind(&self, at: usize) -> &'a str {
        self.canon.get(at..self.end.max(at)).unwrap_or_default()
    }

    /// What a stretch says.
    pub fn text(&self, stretch: &Stretch) -> &'a str {
        &self.canon[stretch.clone()]
    }

    /// The place so many ideographs behind `at`, but no further than `end`: how far is looked, not a count to rely on, for
    /// other characters are shorter.
    pub fn ahead(&self, at: usize, ideographs: usize, end: usize) -> usize {
        let far = at + ideographs * '要'.len_utf8();
        (far..end).find(|far| self.canon.is_char_boundary(*far)).unwrap_or(end)
    }

    /// Where cue words of a kind stand in the sentence, in the canonical view.
    pub fn places(&self, kind: Kind) -> impl Iterator<Item = Stretch> {
        self.cues.places(kind).map(|place| self.base + place.start..self.base + place.end)
    }

    /// Whether a cue word of a kind stands inside a stretch of the sentence.
    pub fn holds(&self, kind: Kind, stretch: &Stretch) -> bool {
        self.places(kind).any(|place| stretch.start <= place.start && place.end <= stretch.end)
    }

    /// Where party words stand inside a stretch.
    pub fn parties(&self, stretch: Stretch) -> impl Iterator<Item = Stretch> {
        let first = self.parties.partition_point(|word| word.start < stretch.start);
        let inside = self.parties[first..].iter().take_while(move |word| word.start < stretch.end);
        inside.filter(move |word| word.end <= stretch.end).cloned()
    }

    /// Where party words inside a stretch end, in order, each place once.
    pub fn party_ends(&self, stretch: Stretch) -> Vec<usize> {
        let mut ends: Vec<usize> = self.parties(stretch).map(|word| word.end).collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// The words that stand wholly inside a stretch.
    pub fn tokens_in(&self, stretch: &Stretch) -> &'a [Token<'a>] {
        let first = self.tokens.partition_point(|token| token.start < stretch.start);
        let behind = self.tokens.partition_point(|token| token.end <= stretch.end);
        self.tokens.get(first..behind).unwrap_or_default()
    }

    /// The words that a stretch touches.
    pub fn tokens_over(&self, stretch: &Stretch) -> &'a [Token<'a>] {
        let first = self.tokens.partition_point(|token| token.end <= stretch.start);
        let behind = self.tokens.partition_point(|token| token.start < stretch.end);
        self.tokens.get(first..behind).unwrap_or_default()
    }

    /// The word that begins at `at`.
    pub fn token_at(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.binary_search_by_key(&at, |token| token.start).ok().map(|index| &self.tokens[index])
    }

    /// The deadline that begins at `at`.
    pub fn deadline_at(&self, at: usize) -> Option<&deadline::Found> {
        self.deadlines.iter().find(|deadline| deadline.stretch.start == at)
    }

    /// What was found for these places before.
    pub fn known_subject(&self, at: usize, end: usize) -> Option<Subject> {
        self.subjects.borrow().iter().find(|known| known.0 == at && known.1 == end).map(|known| known.2.clone())
    }

    /// Keeps what was found for these places.
    pub fn keep_subject(&self, at: usize, end: usize, subject: &Subject) {
        self.subjects.borrow_mut().push((at, end, subject.clone()));
    }
}
