//! Where the words of a document stand in its XML, so that they can be changed or remarked on there.

use roxmltree::Node;
use std::ops::Range;

use crate::read::xml::{Local, child};

/// Words of one text element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where they begin in the text, in code points.
    pub start: usize,
    /// How many they are.
    pub chars: usize,
    /// The words, in bytes of the XML; characters may be escaped.
    pub words: Range<usize>,
    /// The text element.
    pub element: Range<usize>,
    /// The run that holds it, and its properties.
    pub run: Range<usize>,
    /// The properties of the run.
    pub properties: Option<Range<usize>>,
    /// Whether it is the first and the last thing in its run.
    pub alone: (bool, bool),
}

impl Piece {
    /// The words of a text element; none where it has none, or they are written in more than one way.
    pub fn of(run: Node, element: Node, start: usize) -> Option<Piece> {
        let words = element.first_child().filter(|node| node.is_text() && node.next_sibling().is_none())?;
        let properties = child(run, "rPr");
        let content = |node: &Node| node.is_element() && !node.has_tag_name_local("rPr");
        let first = run.children().find(content).is_some_and(|node| node == element);
        let last = run.children().rfind(content).is_some_and(|node| node == element);
        Some(Piece {
            start,
            chars: words.text()?.chars().count(),
            words: words.range(),
            element: element.range(),
            run: run.range(),
            properties: properties.map(|node| node.range()),
            alone: (first, last),
        })
    }

    /// One past the last code point.
    pub fn end(&self) -> usize {
        self.start + self.chars
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it begins, with its automatic number, in code points.
    pub start: usize,
    /// Its element.
    pub xml: Range<usize>,
    /// Its properties.
    pub properties: Option<Range<usize>>,
}

/// All of them, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// The part that holds the text.
    pub part: String,
    /// Its XML.
    pub xml: String,
    /// Words.
    pub pieces: Vec<Piece>,
    /// Paragraphs.
    pub paragraphs: Vec<Paragraph>,
}
