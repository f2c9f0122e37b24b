//! What sites put around a text: navigation, prefaces, paywalls, related links. Words and patterns are data.
//!
//! A pattern is compiled when a line first holds one of its words: most texts compile none.

use regex::Regex;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::{ArtefactKind, Draft};
use crate::text::words::{Words, words};

include!(concat!(env!("OUT_DIR"), "/furniture.rs"));

const DATA: &str = include_str!("../data/furniture.tsv");
static WORDS: Words = words!("furniture");
/// A line longer than this is the text itself.
const LONGEST: usize = 120;

/// Where a pattern applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The line is furniture.
    Line,
    /// It and what follows are.
    Tail,
    /// Its end is.
    Cut,
    /// It is one of the words.
    Word,
    /// It holds nothing but these signs.
    Signs,
}

/// A row of the data.
struct Row {
    place: Place,
    words: &'static str,
    pattern: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

static TABLE: LazyLock<Vec<Row>> =
    LazyLock::new(|| DATA.lines().filter(|line| !line.starts_with('#')).filter_map(|line| Some(row(line)?.0)).collect());

/// A row and its example.
fn row(line: &'static str) -> Option<(Row, &'static str)> {
    let mut fields = line.split('\t');
    let place = match fields.next()? {
        "line" => Place::Line,
        "tail" => Place::Tail,
        "cut" => Place::Cut,
        "word" => Place::Word,
        "signs" => Place::Signs,
        _ => return None,
    };
    Some((Row { place, words: fields.next()?, pattern: fields.next()?, compiled: OnceLock::new() }, fields.next()?))
}

impl Row {
    /// Where the pattern matches in a line that holds one of the words.
    fn find(&self, text: &str) -> Option<usize> {
        let compile = || {
            let whole = if self.place == Place::Cut { self.pattern.to_owned() } else { format!("^(?:{})$", self.pattern) };
            Regex::new(&whole).ok()
        };
        self.compiled.get_or_init(compile).as_ref()?.find(text).map(|hit| hit.start())
    }

    /// Whether a line is one of the words, or signs and nothing else.
    fn is_all(&self, text: &str) -> bool {
        match self.place {
            Place::Word => self.words.split(' ').any(|word| word == text),
            Place::Signs => text.chars().all(|c| c != ' ' && self.words.contains(c)),
            _ => false,
        }
    }
}

/// Where the rows that a line holds a word of match: the place of each row's kind, and where it matches.
fn matches(text: &str, wanted: impl Fn(Place) -> bool) -> Vec<(Place, usize)> {
    let rows = WORDS.places(text).filter_map(|(_, word)| ROWS.get(word as usize)).flat_map(|rows| rows.iter());
    let rows = rows.filter_map(|row| TABLE.get(*row)).filter(|row| wanted(row.place));
    rows.filter_map(|row| Some((row.place, row.find(text)?))).collect()
}

pub(super) fn mark(draft: &mut Draft) {
    let mut in_tail = false;
    for index in 0..draft.lines.len() {
        let line = draft.lines[index].clone();
        let text = draft.text(&line);
        if text.is_empty() {
            continue;
        }
        let short = text.len() <= LONGEST * 4 && text.chars().count() <= LONGEST;
        let found = matches(&text, |place| short || place == Place::Cut);
        let is = |place| found.iter().any(|found| found.0 == place);
        in_tail = short && if in_tail { !resumes(&text) } else { is(Place::Tail) };
        if in_tail || is(Place::Line) || short && TABLE.iter().any(|row| row.is_all(&text)) {
            draft.remove_line(&line, ArtefactKind::Furniture);
        } else if is(Place::Cut) {
            cut(draft, &line);
        }
    }
}

/// Whether another speech begins after a tail of links.
fn resumes(text: &str) -> bool {
    text.starts_with('篇') || text.starts_with("同志们") || text.starts_with("各位")
}

/// Takes out the end of a line from a paywall's words on.
fn cut(draft: &mut Draft, line: &Range<usize>) {
    let text: String = draft.folded[line.clone()].iter().collect();
    let Some((_, hit)) = matches(&text, |place| place == Place::Cut).into_iter().min_by_key(|found| found.1) else { return };
    let start = line.start + text[..hit].chars().count();
    draft.remove_line(&(start..line.end), ArtefactKind::Furniture);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_meets_its_example() {
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            let (row, example) = row(line).unwrap_or_else(|| panic!("furniture.tsv: cannot read {line}"));
            let found =
                row.is_all(example) || matches(example, |place| place == row.place).iter().any(|(_, at)| row.find(example) == Some(*at));
            assert!(found, "furniture.tsv: {} does not match its example {example}", row.pattern);
        }
    }
}
