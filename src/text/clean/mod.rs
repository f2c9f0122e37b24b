//! Finds the artefacts that copying left in a text and builds the canonical view without them.
//!
//! Each pass looks for one kind and marks characters; none deletes anything. The order matters: later passes read
//! lines as they are without what earlier passes took out.

mod furniture;
mod invisible;
mod pages;
mod pinyin;
mod spaces;
mod titles;
mod wraps;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

use super::fold::{self, is_han};
use super::{Markup, MarkupKind, Span, Text, laundering};

/// What kind of thing an artefact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ArtefactKind {
    /// A page number or page foot, also in the middle of a word.
    PageMarker,
    /// What a site puts around a text: navigation, preface, related links, running heads.
    Furniture,
    /// Pinyin in brackets behind a character.
    Pinyin,
    /// A space inside a word or a sentence.
    StraySpace,
    /// A line end inside a sentence.
    LineBreak,
    /// A character that cannot be seen.
    Invisible,
    /// Markup of the file's format, such as that of Markdown.
    Markup,
    /// A title printed twice.
    RepeatedTitle,
    /// A word that a copy replaced by another; nothing is taken out.
    Laundered,
}

/// Something that copying left in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Artefact {
    /// What it is.
    pub kind: ArtefactKind,
    /// As it stands in the source.
    pub text: String,
    /// What is read instead; only for laundered words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restored: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// What becomes of a character in the canonical view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Keep,
    /// A blank that stands for a line break.
    Break,
    Gone(ArtefactKind),
}

/// A text under cleaning.
struct Draft {
    source: Vec<char>,
    folded: Vec<char>,
    marks: Vec<Mark>,
    /// Where tables stand, in order.
    tables: Vec<Range<usize>>,
    /// Source lines, without their ends.
    lines: Vec<Range<usize>>,
}

/// Runs all passes.
pub(super) fn clean(source: &str, paragraph_starts: Option<Vec<usize>>, markup: &[Markup]) -> Text {
    let mut draft = Draft::new(source);
    draft.mark_markup(markup);
    invisible::mark(&mut draft);
    pinyin::mark(&mut draft);
    pages::mark(&mut draft);
    furniture::mark(&mut draft);
    spaces::mark(&mut draft);
    titles::mark(&mut draft);
    wraps::mark(&mut draft);
    draft.finish(paragraph_starts)
}

impl Draft {
    fn new(source: &str) -> Draft {
        let source: Vec<char> = source.chars().collect();
        let chinese = source.iter().any(|c| is_han(*c));
        let folded: Vec<char> = (0..source.len()).map(|at| fold::fold(source[at], chinese && folds(&source, at))).collect();
        let mut lines = Vec::new();
        let mut start = 0;
        for (at, c) in folded.iter().enumerate() {
            if *c == '\n' {
                lines.push(start..at);
                start = at + 1;
            }
        }
        lines.push(start..folded.len());
        let marks = vec![Mark::Keep; source.len()];
        Draft { source, folded, marks, tables: Vec::new(), lines }
    }

    /// Marks what the reader knows to be markup; a line that ends in it ends at its first character.
    fn mark_markup(&mut self, markup: &[Markup]) {
        for Markup { span, kind } in markup {
            let span = span.start.min(self.marks.len())..span.end.min(self.marks.len());
            if *kind == MarkupKind::Apart {
                self.tables.push(span);
                continue;
            }
            self.remove(span.clone(), ArtefactKind::Markup);
            if *kind == MarkupKind::LineEnd
                && let Some(mark) = self.marks.get_mut(span.start)
            {
                *mark = Mark::Break;
            }
        }
    }

    /// Whether a place stands in a table, where lines are short and numbers are no page numbers.
    fn in_table(&self, at: usize) -> bool {
        let behind = self.tables.partition_point(|table| table.end <= at);
        self.tables.get(behind).is_some_and(|table| table.start <= at)
    }

    /// A stretch as matching sees it, trimmed.
    fn text(&self, stretch: &Range<usize>) -> String {
        let Some(stretch) = self.visible(stretch) else { return String::new() };
        let mut text = String::with_capacity(stretch.len() * '要'.len_utf8());
        let kept = self.folded[stretch.clone()].iter().zip(&self.marks[stretch]).filter(|(_, mark)| **mark == Mark::Keep);
        kept.for_each(|(c, _)| text.push(*c));
        text
    }

    /// How many characters of a stretch are kept, blanks around them left out: the length of its text.
    fn length(&self, stretch: &Range<usize>) -> usize {
        self.visible(stretch).map_or(0, |stretch| self.marks[stretch].iter().filter(|mark| **mark == Mark::Keep).count())
    }

    /// A stretch without what is blank or marked at its ends.
    fn visible(&self, stretch: &Range<usize>) -> Option<Range<usize>> {
        let first = stretch.clone().find(|at| self.solid(*at))?;
        let last = stretch.clone().rev().find(|at| self.solid(*at))?;
        Some(first..last + 1)
    }

    /// Marks what is not marked yet in a stretch.
    fn remove(&mut self, stretch: Range<usize>, kind: ArtefactKind) {
        if self.in_table(stretch.start) && !matches!(kind, ArtefactKind::Markup | ArtefactKind::Invisible) {
            return;
        }
        for at in stretch {
            if self.marks[at] == Mark::Keep {
                self.marks[at] = Mark::Gone(kind);
            }
        }
    }

    /// Marks the visible part of a line, leaving blanks around it alone.
    fn remove_line(&mut self, line: &Range<usize>, kind: ArtefactKind) {
        let visible = |at: &usize| !is_blank(self.folded[*at]);
        let (Some(first), Some(last)) = (line.clone().find(visible), line.clone().rev().find(visible)) else { return };
        self.remove(first..last + 1, kind);
    }

    /// The nearest kept character that is no blank, before `at`.
    fn before(&self, at: usize) -> Option<char> {
        (0..at).rev().take(400).find(|at| self.solid(*at)).map(|at| self.folded[at])
    }

    /// The nearest kept character that is no blank, at or after `at`.
    fn after(&self, at: usize) -> Option<char> {
        (at..self.folded.len()).take(400).find(|at| self.solid(*at)).map(|at| self.folded[at])
    }

    fn solid(&self, at: usize) -> bool {
        self.marks[at] == Mark::Keep && !is_blank(self.folded[at])
    }

    /// Builds the canonical view: paragraphs parted by one `\n`, runs of blanks by one space, none at line ends.
    fn finish(self, paragraph_starts: Option<Vec<usize>>) -> Text {
        let mut view = View::with_capacity(self.folded.len() * '要'.len_utf8());
        for (at, c) in self.folded.iter().enumerate() {
            match self.marks[at] {
                Mark::Gone(_) => {}
                Mark::Break => view.blank('\n'),
                Mark::Keep if is_blank(*c) => view.blank(*c),
                Mark::Keep => view.push(*c, at),
            }
        }
        let line_starts = self.lines.iter().map(|line| line.start as u32).collect();
        let removed = self.marks.iter().map(|mark| matches!(mark, Mark::Gone(_))).collect();
        let artefacts = Vec::new();
        let View { canon, begins, ends, .. } = view;
        let mut text =
            Text { source: self.source, removed, canon, begins, ends, line_starts, tables: self.tables, paragraph_starts, artefacts };
        text.artefacts = collect(&text, &self.marks);
        laundering::restore(&mut text);
        text.artefacts.sort_by_key(|artefact| (artefact.span.start, artefact.span.end));
        text
    }
}

/// The canonical view while it is built.
#[derive(Default)]
struct View {
    canon: String,
    begins: Vec<u32>,
    ends: Vec<u32>,
    pending: Option<char>,
}

impl View {
    fn with_capacity(bytes: usize) -> View {
        View { canon: String::with_capacity(bytes), begins: Vec::with_capacity(bytes), ends: Vec::with_capacity(bytes), pending: None }
    }

    fn blank(&mut self, c: char) {
        if self.pending != Some('\n') {
            self.pending = Some(c);
        }
    }

    fn push(&mut self, c: char, at: usize) {
        if let Some(blank) = self.pending.take()
            && !self.canon.is_empty()
        {
            self.put(blank, at, at);
        }
        self.put(c, at, at + 1);
    }

    fn put(&mut self, c: char, begin: usize, end: usize) {
        self.canon.push(c);
        if c.len_utf8() == '要'.len_utf8() {
            self.begins.extend([begin as u32; '要'.len_utf8()]);
            self.ends.extend([end as u32; '要'.len_utf8()]);
        } else {
            self.begins.resize(self.canon.len(), begin as u32);
            self.ends.resize(self.canon.len(), end as u32);
        }
    }
}

/// Whether a folded character is white space: folding leaves two kinds.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n')
}

/// Whether half-width punctuation at `at` is read as Chinese punctuation: not inside numbers, times and Latin words.
fn folds(source: &[char], at: usize) -> bool {
    match source[at] {
        ',' | ':' => {
            let latin = |at: Option<usize>| at.and_then(|at| source.get(at)).is_some_and(char::is_ascii_alphanumeric);
            !(latin(at.checked_sub(1)) && latin(Some(at + 1)))
        }
        _ => true,
    }
}

/// The artefacts that marks stand for: runs of one kind.
fn collect(text: &Text, marks: &[Mark]) -> Vec<Artefact> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < marks.len() {
        let Mark::Gone(kind) = marks[at] else {
            at += 1;
            continue;
        };
        let end = (at..marks.len()).find(|next| marks[*next] != Mark::Gone(kind)).unwrap_or(marks.len());
        let span = text.span_of(at, end);
        found.push(Artefact { kind, text: text.source[at..end].iter().collect(), restored: None, span });
        at = end;
    }
    found
}

/// Whether `c` ends a sentence or a lead-in, so that a line may end behind it.
fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '：' | '”' | '…' | '）' | '】' | '》' | '.')
}
