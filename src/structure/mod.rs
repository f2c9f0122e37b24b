//! Speeches of a file and the section tree of each, as stretches of the canonical view.

mod announce;
mod candidate;
mod closing;
mod head;
mod resolve;
mod speeches;
mod style;
mod tree;
mod unnumbered;

pub use announce::{Announced, lead};
pub use style::{STYLES, StyleRow};

use crate::model::Style;
use crate::text::{Stretch, Text};

/// What the structure of a text is.
#[derive(Debug, Default)]
pub struct Layout {
    /// Title of a collection.
    pub title: Option<Stretch>,
    /// The speeches, in order.
    pub speeches: Vec<SpeechLayout>,
}

/// One speech.
#[derive(Debug)]
pub struct SpeechLayout {
    /// All of it.
    pub span: Stretch,
    /// Its title.
    pub title: Option<Stretch>,
    /// Its date as year, month and day, and where it stands.
    pub date: Option<((i16, i8, i8), Stretch)>,
    /// Who speaks.
    pub speaker: Option<Stretch>,
    /// The address to the audience.
    pub salutation: Option<Stretch>,
    /// From behind the salutation to the first section of the root list.
    pub body: Stretch,
    /// The closing words.
    pub closing: Option<Stretch>,
    /// What the opening announces; the speech's own announcement first.
    pub announced: Vec<Announced>,
    /// Whether the first of them is the speech's own.
    pub announces: bool,
    /// Paragraphs of the body.
    pub paragraphs: Vec<Stretch>,
    /// Headings without numbers among them, in order.
    pub unnumbered: Vec<Stretch>,
    /// Sections in document order, parents before children.
    pub sections: Vec<SectionLayout>,
}

/// One numbered point.
#[derive(Debug, Clone)]
pub struct SectionLayout {
    /// Ordinals from the root, with letters on repeats.
    pub id: String,
    /// Depth, 1-based.
    pub level: usize,
    /// Numbering style.
    pub style: Style,
    /// Its number.
    pub ordinal: u32,
    /// The marker.
    pub marker: Stretch,
    /// The heading.
    pub heading: Option<Stretch>,
    /// Lists that it announces.
    pub announced: Vec<Announced>,
    /// All of it.
    pub span: Stretch,
    /// Index of the section it stands in.
    pub parent: Option<usize>,
    /// Whether it belongs to a list of the opening.
    pub opening: bool,
    /// Which list it belongs to.
    pub list: usize,
}

/// Finds the structure. Any text has one; one without visible characters has no speeches.
pub fn layout(text: &Text) -> Layout {
    speeches::layout(text.canon(), &text.paragraphs())
}

impl SpeechLayout {
    /// The innermost section that holds a place.
    pub fn section_at(&self, at: usize) -> Option<usize> {
        self.sections.iter().rposition(|section| section.span.contains(&at))
    }
}
