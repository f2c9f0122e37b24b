//! The source text as passages with pieces: tasks, markers and headings in place, artefacts told from text.

use serde::Serialize;
use std::collections::BTreeMap;

use crate::model::{ArtefactKind, Outline, Section, Span};

/// A line of the text.
#[derive(Debug, Serialize)]
pub struct Passage {
    /// Its number in the source, 1-based.
    line: usize,
    /// Whether it is a title.
    title: bool,
    pieces: Vec<Piece>,
}

/// A piece of a line, all of one kind.
#[derive(Debug, Serialize)]
pub struct Piece {
    text: String,
    /// The task that it is part of.
    task: Option<usize>,
    /// Whether the task begins or ends here.
    first: bool,
    last: bool,
    /// Sections that begin here.
    anchors: Vec<String>,
    heading: bool,
    /// Whether it was left there by copying.
    artefact: bool,
}

/// The name of a section in the page.
pub fn anchor(document: usize, speech: &str, section: &str) -> String {
    format!("f{}-{speech}-{section}", document + 1)
}

/// What the characters of a text are.
struct Marks {
    task: Vec<Option<usize>>,
    heading: Vec<bool>,
    title: Vec<bool>,
    artefact: Vec<bool>,
    /// Markup of the file, which is no text.
    gone: Vec<bool>,
    anchors: BTreeMap<usize, Vec<String>>,
    ends: BTreeMap<usize, usize>,
}

/// The text of a document, if the outline carries it.
pub fn of(document: usize, outline: &Outline, numbers: &BTreeMap<(usize, &str), usize>) -> Vec<Passage> {
    let chars: Vec<char> = outline.source.text.as_deref().unwrap_or_default().chars().collect();
    let marks = Marks::of(document, outline, numbers, chars.len());
    let mut found = Vec::new();
    let mut start = 0;
    for (index, line) in chars.split(|c| *c == '\n').enumerate() {
        let pieces = pieces(&chars, start, start + line.len(), &marks);
        if pieces.iter().any(|piece| !piece.text.trim().is_empty()) {
            let title = (start..start + line.len()).any(|at| marks.title[at]);
            found.push(Passage { line: index + 1, title, pieces });
        }
        start += line.len() + 1;
    }
    found
}

fn pieces(chars: &[char], start: usize, end: usize, marks: &Marks) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut last = None;
    for (at, c) in chars.iter().enumerate().take(end).skip(start).filter(|(at, _)| !marks.gone[*at]) {
        let kind = (marks.task[at], marks.heading[at], marks.artefact[at]);
        let anchors = marks.anchors.get(&at).cloned().unwrap_or_default();
        if last != Some(kind) || !anchors.is_empty() {
            let first = kind.0.is_some() && (at == 0 || marks.task[at - 1] != kind.0);
            found.push(Piece { text: String::new(), task: kind.0, first, last: false, anchors, heading: kind.1, artefact: kind.2 });
            last = Some(kind);
        }
        if let Some(piece) = found.last_mut() {
            piece.text.push(*c);
            piece.last = piece.task.is_some_and(|task| marks.ends.get(&task) == Some(&(at + 1)));
        }
    }
    found
}

impl Marks {
    fn of(document: usize, outline: &Outline, numbers: &BTreeMap<(usize, &str), usize>, length: usize) -> Marks {
        let mut marks = Marks {
            task: vec![None; length],
            heading: vec![false; length],
            title: vec![false; length],
            artefact: vec![false; length],
            gone: vec![false; length],
            anchors: BTreeMap::new(),
            ends: BTreeMap::new(),
        };
        for artefact in outline.artefacts.iter().filter(|artefact| artefact.restored.is_none()) {
            let of_format = artefact.kind == ArtefactKind::Markup;
            fill(if of_format { &mut marks.gone } else { &mut marks.artefact }, &artefact.span, true);
        }
        for speech in &outline.speeches {
            if let Some(span) = &speech.title_span {
                fill(&mut marks.title, span, true);
            }
            marks.sections(document, &speech.id, &speech.sections);
            for directive in &speech.directives {
                let Some(number) = numbers.get(&(document, directive.id.as_str())) else { continue };
                fill(&mut marks.task, &directive.span, Some(*number));
                marks.ends.insert(*number, directive.span.end.min(length));
            }
        }
        marks
    }

    fn sections(&mut self, document: usize, speech: &str, sections: &[Section]) {
        for section in sections {
            self.anchors.entry(section.span.start).or_default().push(anchor(document, speech, &section.id));
            fill(&mut self.heading, &section.marker_span, true);
            if let Some(span) = &section.heading_span {
                fill(&mut self.heading, span, true);
            }
            self.sections(document, speech, &section.children);
        }
    }
}

fn fill<T: Copy>(marks: &mut [T], span: &Span, value: T) {
    let end = span.end.min(marks.len());
    if let Some(stretch) = marks.get_mut(span.start.min(end)..end) {
        stretch.fill(value);
    }
}
