//! The source text, what of it is an artefact of copying, and the canonical view that matching works on.
//!
//! Two units meet here and nowhere else: inside the program a place is a byte range of the canonical view
//! ([`Stretch`]); outside it is a [`Span`] of code points of the source.

pub mod any;
mod clean;
pub mod date;
mod fold;
mod laundering;
pub mod numeral;
mod radicals;
mod rows;
mod span;
pub mod words;

pub use clean::{Artefact, ArtefactKind};
pub use fold::{is_han, simplify};
pub use laundering::certain as certainly_laundered;
pub use radicals::ideograph;
pub use rows::rows;
pub use span::Span;

use std::ops::Range;

/// What of a source text is no running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markup {
    /// Where it stands, in code points.
    pub span: Range<usize>,
    /// What it is.
    pub kind: MarkupKind,
}

/// What markup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkupKind {
    /// Signs of the format that say nothing.
    Sign,
    /// The same where a line of the text ends.
    LineEnd,
    /// Words that stand apart from the running text: cells of tables, footnotes, text boxes.
    Apart,
}

/// A half-open byte range of the canonical view.
pub type Stretch = Range<usize>;

/// A source text beside its canonical view.
///
/// The canonical view has artefacts taken out, widths folded, traditional characters simplified, paragraphs divided
/// by a single `\n`, and the vocabulary of a laundered copy restored. What is printed always comes from the source.
#[derive(Debug)]
pub struct Text {
    source: Vec<char>,
    /// For each source character whether an artefact took it out.
    removed: Vec<bool>,
    canon: String,
    /// For each byte of `canon` the source offset where its character begins.
    begins: Vec<u32>,
    /// For each byte of `canon` the source offset where its character ends.
    ends: Vec<u32>,
    line_starts: Vec<u32>,
    /// Where tables stand in the source, in order.
    tables: Vec<Range<usize>>,
    /// Where the file's own paragraphs begin.
    paragraph_starts: Option<Vec<usize>>,
    artefacts: Vec<Artefact>,
}

impl Text {
    /// Cleans `source`. Any string gives a text.
    pub fn new(source: &str) -> Text {
        Text::of(source, None, &[])
    }

    /// The same for a text whose paragraphs begin at these code points, and which has markup in it.
    pub fn of(source: &str, starts: Option<Vec<usize>>, markup: &[Markup]) -> Text {
        clean::clean(source, starts, markup)
    }

    /// The canonical view.
    pub fn canon(&self) -> &str {
        &self.canon
    }

    /// A part of the canonical view.
    pub fn slice(&self, stretch: &Stretch) -> &str {
        &self.canon[stretch.clone()]
    }

    /// Number of code points of the source.
    pub fn chars(&self) -> usize {
        self.source.len()
    }

    /// Everything that was taken out or restored, in order.
    pub fn artefacts(&self) -> &[Artefact] {
        &self.artefacts
    }

    /// Where a stretch of the canonical view stands in the source. An empty stretch is an empty span.
    pub fn span(&self, stretch: &Stretch) -> Span {
        let start = self.begins.get(stretch.start).map_or(self.source.len(), |at| *at as usize);
        let end = match stretch.end.checked_sub(1) {
            Some(last) if stretch.end > stretch.start => self.ends.get(last).map_or(start, |at| *at as usize),
            _ => start,
        };
        self.span_of(start, end)
    }

    /// The characters of the source.
    pub fn source(&self) -> &[char] {
        &self.source
    }

    /// The span of a stretch of the source, in code points.
    pub fn span_of(&self, start: usize, end: usize) -> Span {
        let line = self.line_starts.partition_point(|at| *at as usize <= start).max(1);
        let begin = self.line_starts.get(line - 1).map_or(0, |at| *at as usize);
        let paragraph = self.paragraph_starts.as_ref().map(|starts| starts.partition_point(|at| *at <= start).saturating_sub(1));
        Span { start, end, line, column: start - begin + 1, paragraph }
    }

    /// What a span says, as it was written, without the artefacts inside it.
    pub fn quote(&self, span: &Span) -> String {
        let end = span.end.min(self.source.len());
        let range = span.start.min(end)..end;
        let mut quote = String::with_capacity(range.len() * '要'.len_utf8());
        let kept = self.source[range.clone()].iter().zip(&self.removed[range]).filter(|(_, removed)| !**removed);
        kept.for_each(|(c, _)| quote.push(*c));
        quote
    }

    /// Whether a place of the canonical view stands in a table.
    fn in_table(&self, at: usize) -> bool {
        let Some(source) = self.begins.get(at).map(|at| *at as usize) else { return false };
        let behind = self.tables.partition_point(|table| table.end <= source);
        self.tables.get(behind).is_some_and(|table| table.start <= source)
    }

    /// The paragraphs of the canonical view, without surrounding blanks, none empty; cells of tables are none.
    pub fn paragraphs(&self) -> Vec<Stretch> {
        let mut start = 0;
        let mut found = Vec::new();
        for line in self.canon.split('\n') {
            let trimmed = trim(&self.canon, &(start..start + line.len()));
            if !trimmed.is_empty() && !self.in_table(trimmed.start) {
                found.push(trimmed);
            }
            start += line.len() + 1;
        }
        found
    }
}

/// A stretch without the white space at its ends.
pub fn trim(text: &str, stretch: &Stretch) -> Stretch {
    let part = &text[stretch.clone()];
    let start = stretch.start + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    start..end
}
