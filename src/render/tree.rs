//! The outline for people: the section tree with source lines in the margin.

use anstyle::{AnsiColor, Style};

use super::line::{Piece, piece, write};
use super::{directive, summary};
use std::collections::HashMap;

use super::{Entry, Frame, Many, View};
use crate::model::{Announcement, Directive, Grouping, Outline, Section, Speech};

const PLAIN: Style = Style::new();
const DIM: Style = Style::new().dimmed();
const TITLE: Style = Style::new().bold();
const MARKER: Style = AnsiColor::Cyan.on_default();

/// One outline; failures are said elsewhere.
pub fn render(entry: &Entry, view: &View, many: Many) -> Option<String> {
    let Entry::Outline(outline) = entry else { return None };
    let mut out = String::new();
    Tree { view, out: &mut out, gutter: gutter(outline) }.outline(outline, many);
    Some(out)
}

/// A blank line between outlines.
pub fn frame(_: Many, _: &View) -> Frame {
    Frame { between: "\n", ..Frame::default() }
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
        match &outline.grouping {
            Some(grouping) if grouping.by != "section" => self.groups(outline, grouping),
            _ => self.tree(outline),
        }
        for warning in &outline.warnings {
            self.row(None, "", "", &[piece(lang.pick("注意：", "note: "), DIM), piece(super::warning(warning, self.view.lang), DIM)]);
        }
    }

    fn tree(&mut self, outline: &Outline) {
        for speech in &outline.speeches {
            self.speech(speech, outline.speeches.len() > 1);
        }
        for line in summary::lines(outline, self.view.lang) {
            self.row(None, "", "    ", &line);
        }
    }

    /// Directives under what they have in common.
    fn groups(&mut self, outline: &Outline, grouping: &Grouping) {
        let all: HashMap<&str, &Directive> =
            outline.speeches.iter().flat_map(|speech| &speech.directives).map(|directive| (directive.id.as_str(), directive)).collect();
        for group in &grouping.groups {
            let name = group.name.clone().unwrap_or_else(|| self.view.lang.pick("（未明确）", "(none)").to_owned());
            self.row(None, "", "", &[piece(name, TITLE), piece(format!("  {}", group.directives.len()), DIM)]);
            for directive in group.directives.iter().filter_map(|id| all.get(id.as_str())) {
                self.directive(directive, "  ");
            }
        }
    }

    fn directive(&mut self, directive: &Directive, prefix: &str) {
        let below = format!("{prefix}  ");
        self.row(Some(directive.span.line), prefix, &below, &directive::words(directive));
        if let Some(facts) = directive::facts(directive, self.view.lang) {
            self.row(None, &below, &below, &facts);
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
        self.inside(speech, None, &speech.sections, "");
    }

    /// What stands inside a section, or at the root: directives and sections in document order.
    fn inside(&mut self, speech: &Speech, section: Option<&str>, children: &[Section], prefix: &str) {
        let mut own: Vec<&Directive> = speech.directives.iter().filter(|directive| directive.section.as_deref() == section).collect();
        own.reverse();
        for (index, child) in children.iter().enumerate() {
            while own.last().is_some_and(|directive| directive.span.start < child.span.start) {
                self.hang(own.pop(), prefix);
            }
            self.section(speech, child, index + 1 == children.len() && own.is_empty(), prefix);
        }
        while !own.is_empty() {
            self.hang(own.pop(), prefix);
        }
    }

    fn hang(&mut self, directive: Option<&Directive>, prefix: &str) {
        if let Some(directive) = directive {
            self.directive(directive, prefix);
        }
    }

    fn section(&mut self, speech: &Speech, section: &Section, last: bool, prefix: &str) {
        let branch = if last { "└─ " } else { "├─ " };
        let below = format!("{prefix}{}", if last { "   " } else { "│  " });
        // A section without a heading says its words as its first directive.
        let told = speech.directives.iter().any(|directive| directive.section.as_deref() == Some(section.id.as_str()));
        let pieces = heading(section, self.view, told);
        self.row(Some(section.span.line), &format!("{prefix}{branch}"), &below, &pieces);
        self.inside(speech, Some(&section.id), &section.children, &below);
    }

    /// One row: the source line in the margin, the branches of the tree, the words.
    fn row(&mut self, line: Option<usize>, branch: &str, below: &str, pieces: &[Piece]) {
        let dim = |text: String| format!("{}{text}{}", DIM.render(), DIM.render_reset());
        let number = line.map_or_else(String::new, |line| line.to_string());
        let width = self.gutter;
        // The escape codes of the margin take no columns: they are written first, then the rest is measured.
        if line.is_none() && pieces.is_empty() {
            return self.out.push('\n');
        }
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

fn heading(section: &Section, view: &View, told: bool) -> Vec<Piece> {
    let mut pieces = vec![piece(&section.marker, MARKER)];
    if section.marker.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '分' | '章' | '节')) {
        pieces.push(piece(" ", PLAIN));
    }
    match (&section.heading, &section.lead) {
        (Some(heading), _) => pieces.push(piece(heading, if section.level == 1 { TITLE } else { PLAIN })),
        (None, Some(lead)) if !told => pieces.push(piece(lead, DIM)),
        _ => {}
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
