//! What sites put around a text: navigation, prefaces, paywalls, related links. The patterns are data.

use regex::{Regex, RegexSet};
use std::sync::LazyLock;

use super::{ArtefactKind, Draft};

const DATA: &str = include_str!("../data/furniture.tsv");
/// A line longer than this is the text itself.
const LONGEST: usize = 120;

struct Patterns {
    lines: RegexSet,
    tails: RegexSet,
    cuts: Vec<Regex>,
}

/// Rows of the data: place, pattern, example.
fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    DATA.lines().filter(|row| !row.starts_with('#')).filter_map(|row| {
        let mut fields = row.split('\t');
        Some((fields.next()?, fields.next()?, fields.next()?))
    })
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let whole = |place: &str| {
        let patterns = rows().filter(|row| row.0 == place).map(|row| format!("^(?:{})$", row.1));
        RegexSet::new(patterns).expect("patterns that the tests compile")
    };
    let cuts = rows().filter(|row| row.0 == "cut").map(|row| Regex::new(row.1).expect("a pattern that the tests compile"));
    Patterns { lines: whole("line"), tails: whole("tail"), cuts: cuts.collect() }
});

pub(super) fn mark(draft: &mut Draft) {
    let mut in_tail = false;
    for index in 0..draft.lines.len() {
        let line = draft.lines[index].clone();
        let text = draft.text(&line);
        let length = text.chars().count();
        if length == 0 {
            continue;
        }
        in_tail = if in_tail { length <= LONGEST && !resumes(&text) } else { length <= LONGEST && PATTERNS.tails.is_match(&text) };
        if in_tail || length <= LONGEST && PATTERNS.lines.is_match(&text) {
            draft.remove_line(&line, ArtefactKind::Furniture);
        } else {
            cut(draft, index);
        }
    }
}

/// Whether another speech begins after a tail of links.
fn resumes(text: &str) -> bool {
    text.starts_with('篇') || text.starts_with("同志们") || text.starts_with("各位")
}

/// Takes out the end of a line from a paywall's words on.
fn cut(draft: &mut Draft, index: usize) {
    let line = draft.lines[index].clone();
    let text: String = draft.folded[line.clone()].iter().collect();
    if !(text.contains("阅读") || text.contains('字')) {
        return;
    }
    let Some(hit) = PATTERNS.cuts.iter().filter_map(|pattern| pattern.find(&text)).min_by_key(|hit| hit.start()) else { return };
    let start = line.start + text[..hit.start()].chars().count();
    draft.remove_line(&(start..line.end), ArtefactKind::Furniture);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_meets_its_example() {
        for (place, pattern, example) in rows() {
            let whole = if place == "cut" { pattern.to_owned() } else { format!("^(?:{pattern})$") };
            let regex = Regex::new(&whole).unwrap_or_else(|error| panic!("furniture.tsv: {pattern}: {error}"));
            assert!(regex.is_match(example), "furniture.tsv: {pattern} does not match its example {example}");
        }
    }
}
