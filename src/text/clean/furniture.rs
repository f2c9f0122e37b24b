//! What sites put around a text: navigation, prefaces, paywalls, related links. Words and patterns are data.
//!
//! A pattern is compiled when a line first holds one of its words: most texts compile none.

use regex::Regex;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::{ArtefactKind, Draft, is_han};
use crate::text::words::{Words, words};

include!(concat!(env!("OUT_DIR"), "/furniture.rs"));

const DATA: &str = include_str!("../data/furniture.tsv");
static WORDS: Words = words!("furniture");
/// A line longer than this is the text itself.
const LONGEST: usize = 120;

/// What is furniture where a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The line.
    Line,
    /// It and what follows.
    Tail,
    /// Its end.
    Cut,
}

/// What a row asks of a line.
enum How {
    /// It is one of the words.
    Is,
    /// It holds nothing but these signs.
    Signs,
    /// It begins with a word and is no longer than so many characters.
    Begins(usize),
    /// It holds a word and is no longer.
    Holds(usize),
    /// It holds a word, and behind it one of these, parted by 、.
    Follows(&'static str),
    /// It holds a word and matches the pattern.
    Matches(&'static str, OnceLock<Option<Regex>>),
}

/// A row of the data.
struct Row {
    place: Place,
    how: How,
    words: &'static str,
}

static TABLE: LazyLock<Vec<Row>> =
    LazyLock::new(|| DATA.lines().filter(|line| !line.starts_with('#')).filter_map(|line| Some(row(line)?.0)).collect());

/// A row and its example.
fn row(line: &'static str) -> Option<(Row, &'static str)> {
    let mut fields = line.split('\t');
    let mut field = || fields.next();
    let (place, how, words, rule, example) = (field()?, field()?, field()?, field()?, field()?);
    let place = match place {
        "line" => Place::Line,
        "tail" => Place::Tail,
        "cut" => Place::Cut,
        _ => return None,
    };
    let most = rule.parse().unwrap_or(usize::MAX);
    let how = match how {
        "is" => How::Is,
        "signs" => How::Signs,
        "begins" => How::Begins(most),
        "holds" => How::Holds(most),
        "follows" => How::Follows(rule),
        "matches" => How::Matches(rule, OnceLock::new()),
        _ => return None,
    };
    Some((Row { place, how, words }, example))
}

impl Row {
    /// Where furniture begins in a line that holds one of the words at `word`.
    fn find(&self, text: &str, word: &Range<usize>) -> Option<usize> {
        let longest = |most: usize| most == usize::MAX || text.chars().count() <= most;
        let whole = match &self.how {
            How::Is => *word == (0..text.len()),
            How::Signs => false,
            How::Begins(most) => word.start == 0 && longest(*most),
            How::Holds(most) => longest(*most),
            How::Follows(others) => others.split('、').any(|other| text[word.end..].contains(other)),
            How::Matches(pattern, compiled) => return self.compiled(pattern, compiled)?.find(text).map(|hit| hit.start()),
        };
        whole.then_some(0)
    }

    fn compiled<'r>(&self, pattern: &str, compiled: &'r OnceLock<Option<Regex>>) -> Option<&'r Regex> {
        let whole = || if self.place == Place::Cut { pattern.to_owned() } else { format!("^(?:{pattern})$") };
        compiled.get_or_init(|| Regex::new(&whole()).ok()).as_ref()
    }

    /// Whether a line is signs and nothing else.
    fn is_signs(&self, text: &str) -> bool {
        matches!(self.how, How::Signs) && text.chars().all(|c| c != ' ' && self.words.contains(c))
    }
}

/// What is furniture by the rows that a line holds a word of: the place of each row, and where furniture begins.
fn hits(text: &str, wanted: impl Fn(Place) -> bool) -> Vec<(Place, usize)> {
    let mut found = Vec::new();
    for (word, entry) in WORDS.places(text) {
        let rows = ROWS.get(entry as usize).into_iter().flat_map(|rows| rows.iter()).filter_map(|row| TABLE.get(*row));
        found.extend(rows.filter(|row| wanted(row.place)).filter_map(|row| Some((row.place, row.find(text, &word)?))));
    }
    found
}

/// Marks the furniture of a text.
pub(super) fn mark(draft: &mut Draft) {
    let mut in_tail = false;
    for index in 0..draft.lines.len() {
        let line = draft.lines[index].clone();
        let short = match draft.length(&line) {
            0 => continue,
            length => length <= LONGEST,
        };
        // Most lines are the text itself: they are not copied.
        if !short && !draft.folded[line.clone()].iter().any(|c| CUTS.contains(c)) {
            in_tail = false;
            continue;
        }
        let text = draft.text(&line);
        let found = hits(&text, |place| short || place == Place::Cut);
        let is = |place| found.iter().any(|found| found.0 == place);
        // No line of signs begins with an ideograph.
        let signs = || !text.starts_with(is_han) && TABLE.iter().any(|row| row.is_signs(&text));
        in_tail = short && if in_tail { !resumes(&text) } else { is(Place::Tail) };
        if in_tail || is(Place::Line) || short && signs() {
            draft.remove_line(&line, ArtefactKind::Furniture);
        } else if is(Place::Cut) {
            cut(draft, &line);
        }
    }
}

/// What the words of rows that cut a line begin with.
static CUTS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let words = TABLE.iter().filter(|row| row.place == Place::Cut).flat_map(|row| row.words.split('、'));
    words.filter_map(|word| word.chars().next()).collect()
});

/// Whether another speech begins after a tail of links.
fn resumes(text: &str) -> bool {
    text.starts_with('篇') || text.starts_with("同志们") || text.starts_with("各位")
}

/// Takes out the end of a line from a paywall's words on.
fn cut(draft: &mut Draft, line: &Range<usize>) {
    let text: String = draft.folded[line.clone()].iter().collect();
    let Some(hit) = hits(&text, |place| place == Place::Cut).into_iter().map(|(_, at)| at).min() else { return };
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
            let words = row.words.split('、').flat_map(|word| example.match_indices(word));
            let by_word = words.map(|(at, word)| at..at + word.len()).any(|word| row.find(example, &word).is_some());
            assert!(row.is_signs(example) || by_word, "furniture.tsv: the row of {} does not meet {example}", row.words);
            let found = hits(example, |place| place == row.place);
            assert!(row.is_signs(example) || !found.is_empty(), "furniture.tsv: the build has left out {}", row.words);
        }
    }
}
