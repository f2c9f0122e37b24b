//! What rules look at.

use jiff::civil::Date;

use crate::analyze::Study;
use crate::lexicon::{Segmenter, Token};
use crate::model::{Directive, Outline, Speech};
use crate::structure::{Layout, SectionLayout, SpeechLayout};
use crate::text::{Span, Stretch, Text};

/// A text and all that is known of it.
pub struct Context<'a> {
    /// The text, its canonical view and its artefacts.
    pub text: &'a Text,
    /// Speeches and sections as stretches of the canonical view.
    pub layout: &'a Layout,
    /// The outline.
    pub outline: &'a Outline,
    segmenter: &'a Segmenter<'a>,
}

impl<'a> Context<'a> {
    /// Of what was analysed.
    pub fn new(study: &'a Study<'a>) -> Context<'a> {
        Context { text: &study.text, layout: &study.layout, outline: &study.outline, segmenter: &study.segmenter }
    }

    /// The canonical view.
    pub fn canon(&self) -> &'a str {
        self.text.canon()
    }

    /// Where a stretch of the canonical view stands in the source.
    pub fn span(&self, stretch: &Stretch) -> Span {
        self.text.span(stretch)
    }

    /// The same for two ends.
    pub fn at(&self, start: usize, end: usize) -> Span {
        self.text.span(&(start..end))
    }

    /// The words of a stretch of the canonical view, with their places in it.
    pub fn tokens(&self, stretch: &Stretch) -> Vec<Token<'_>> {
        self.segmenter.tokens_in(self.canon(), stretch)
    }

    /// Speeches with their layouts.
    pub fn speeches(&self) -> impl Iterator<Item = (&'a Speech, &'a SpeechLayout)> {
        self.outline.speeches.iter().zip(&self.layout.speeches)
    }

    /// The reference date of the speech that holds a place of the canonical view.
    pub fn reference_at(&self, at: usize) -> Option<Date> {
        let (speech, _) = self.speeches().find(|(_, layout)| layout.span.contains(&at))?;
        speech.reference_date.as_ref()?.parse().ok()
    }

    /// The year of that date.
    pub fn year_at(&self, at: usize) -> Option<u32> {
        self.reference_at(at)?.year().try_into().ok()
    }

    /// All directives.
    pub fn directives(&self) -> impl Iterator<Item = &'a Directive> {
        self.outline.speeches.iter().flat_map(|speech| &speech.directives)
    }

    /// Paragraphs of the canonical view.
    pub fn paragraphs(&self) -> Vec<Stretch> {
        self.text.paragraphs()
    }

    /// The lists of a speech: the indexes of their points, in order.
    pub fn lists(speech: &SpeechLayout) -> Vec<Vec<usize>> {
        let mut lists: Vec<Vec<usize>> = Vec::new();
        for (index, section) in speech.sections.iter().enumerate() {
            lists.resize_with(lists.len().max(section.list + 1), Vec::new);
            lists[section.list].push(index);
        }
        lists.retain(|list| !list.is_empty());
        lists
    }

    /// The marker of a section as it stands in the source, and what the canonical view has of it.
    pub fn marker(&self, section: &SectionLayout) -> (Span, &'a str) {
        (self.span(&section.marker), &self.canon()[section.marker.clone()])
    }
}
