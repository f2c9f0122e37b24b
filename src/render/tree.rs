//! The outline for people: the section tree with source lines in the margin.

use anstyle::{AnsiColor, Style};

use super::line::{Piece, piece, write};
use super::{Entry, Many, View};
use crate::model::{Announcement, Outline, Section, Speech};

const PLAIN: Style = Style::new();
const DIM: Style = Style::new().dimmed();
const TITLE: Style = Style::new().bold();
const MARKER: Style = AnsiColor::Cyan.on_default();

/// All outlines, one after the other; failures are said elsewhere.
pub fn render(entries: &[Entry], view: &View, many: Many) -> String {
    let outlines = entries.iter().filter_map(|entry| match entry {
        Entry::Outline(outline) => Some(&**outline),
        Entry::Failed(_) => None,
    });
    let mut out = String::new();
    for outline in outlines {
        if !out.is_empty() {
            out.push('\n');
        }
        Tree { view, out: &mut out, gutter: gutter(outline) }.outline(outline, many);
    }
    out
}

/// Width of the margin that holds line numbers.
fn gutter(outline: &Outline) -> usize {
    let last = outline.speeches.iter().flat_map(|speech| last_line(&speech.sections)).max().unwrap_or(1);
    last.to_string().len().max(3)
}

fn last_line(sections: &[Section]) -> Option<usize> {
    sections.iter().map(|section| last_line(&section.children).unwrap_or(0).max(section.span.line)).max()
}

struct Tree<'a> {
    view: &'a View,
    out: &'a mut String,
    gutter: usize,
}

impl Tree<'_> {
    fn outline(&mut self, outline: &Outline, many: Many) {
        let lang = self.view.lang;
        if many == Many::Several {
            let count = format!("{} · {} {}", outline.source.encoding, outline.source.chars, lang.pick("字", "characters"));
            self.row(None, "", "", &[piece(&outline.source.path, TITLE.underline()), piece(format!("  {count}"), DIM)]);
        }
        if let Some(title) = &outline.title {
            self.row(None, "", "", &[piece(title, TITLE)]);
        }
        for speech in &outline.speeches {
            self.speech(speech, outline.speeches.len() > 1);
        }
        for warning in &outline.warnings {
            self.row(None, "", "", &[piece(lang.pick("注意：", "note: "), DIM), piece(&warning.message, DIM)]);
        }
    }

    fn speech(&mut self, speech: &Speech, numbered: bool) {
        let lang = self.view.lang;
        let title = speech.title.clone().unwrap_or_else(|| lang.pick("（无标题）", "(no title)").to_owned());
        let line = speech.title_span.unwrap_or(speech.span).line;
        let label = if numbered { format!("[{}] ", speech.id) } else { String::new() };
        self.row(Some(line), "", "", &[piece(label, DIM), piece(title, TITLE)]);
        let facts: Vec<String> = [
            speech.date.clone().or_else(|| speech.reference_date.as_ref().map(|date| format!("{} {date}", lang.pick("以", "as of")))),
            speech.speaker.clone(),
            speech.salutation.clone(),
            speech.announces.as_ref().map(|found| announced(found, lang)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !facts.is_empty() {
            self.row(None, "", "", &[piece(facts.join(" · "), DIM)]);
        }
        self.sections(&speech.sections, "");
    }

    fn sections(&mut self, sections: &[Section], prefix: &str) {
        for (index, section) in sections.iter().enumerate() {
            let last = index + 1 == sections.len();
            let branch = if last { "└─ " } else { "├─ " };
            let below = format!("{prefix}{}", if last { "   " } else { "│  " });
            let pieces = heading(section, self.view);
            let hang = format!("{below}{}", if section.children.is_empty() { "" } else { "│  " });
            self.row(Some(section.span.line), &format!("{prefix}{branch}"), &hang, &pieces);
            self.sections(&section.children, &below);
        }
    }

    /// One row: the source line in the margin, the branches of the tree, the words.
    fn row(&mut self, line: Option<usize>, branch: &str, below: &str, pieces: &[Piece]) {
        let dim = |text: String| format!("{}{text}{}", DIM.render(), DIM.render_reset());
        let number = line.map_or_else(String::new, |line| line.to_string());
        let width = self.gutter;
        // The escape codes of the margin take no columns: they are written first, then the rest is measured.
        self.out.push_str(&dim(format!("{number:>width$} ")));
        let view = self.view.width.map(|all| all.saturating_sub(width + 1));
        let hang = format!("{} {below}", " ".repeat(width));
        let mut text = String::new();
        write(&mut text, branch, below, pieces, view);
        let mut lines = text.lines();
        self.out.push_str(lines.next().unwrap_or(""));
        self.out.push('\n');
        for line in lines {
            self.out.push_str(&hang[..width + 1]);
            self.out.push_str(line);
            self.out.push('\n');
        }
    }
}

fn heading(section: &Section, view: &View) -> Vec<Piece> {
    let mut pieces = vec![piece(&section.marker, MARKER)];
    if section.marker.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.') {
        pieces.push(piece(" ", PLAIN));
    }
    match (&section.heading, &section.lead) {
        (Some(heading), _) => pieces.push(piece(heading, if section.level == 1 { TITLE } else { PLAIN })),
        (None, Some(lead)) => pieces.push(piece(lead, DIM)),
        (None, None) => {}
    }
    if let Some(found) = &section.announces {
        pieces.push(piece(format!("  〔{}〕", announced(found, view.lang)), DIM));
    }
    pieces
}

/// An announcement with its number, where the words alone do not show it.
fn announced(found: &Announcement, lang: crate::lang::Lang) -> String {
    match found.count {
        Some(count) => format!("{}{} {count}", found.text, lang.pick("：", ":")),
        None => found.text.clone(),
    }
}
