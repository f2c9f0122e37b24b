//! Page numbers: on lines of their own, decorated, and as the counter `2、` that document libraries put at the
//! beginning of each page, in the middle of a sentence or of a word.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

use super::{ArtefactKind, Draft, ends_sentence};

/// Pages are long; the items of a real list are mostly short.
const SHORTEST_PAGE: usize = 60;

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[-—–―·\s]*第?\s*[0-9]{1,4}\s*页?(?:\s*[/／，,]?\s*共\s*[0-9]{1,4}\s*页)?[-—–―·\s]*|[0-9]{1,4}\s*/\s*[0-9]{1,4}|Page [0-9]+(?: of [0-9]+)?)$",
    )
    .expect("a fixed pattern")
});
static INLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"第\s*[0-9]{1,4}\s*页\s*[/，,]?\s*共\s*[0-9]{1,4}\s*页|—\s?[0-9]{1,4}\s?—|-\s[0-9]{1,4}\s-").expect("a fixed pattern")
});

pub(super) fn mark(draft: &mut Draft) {
    counters(draft);
    number_lines(draft);
    inside_lines(draft);
}

/// Line-start counters that run 1, 2, 3 … where the sentences run on across them.
fn counters(draft: &mut Draft) {
    let mut found: Vec<(u32, Range<usize>, usize)> = Vec::new();
    for (index, line) in draft.lines.iter().enumerate() {
        let text = draft.text(line);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let counter = digits <= 4 && text[digits..].starts_with('、');
        let Some(number) = text[..digits].parse().ok().filter(|_| counter) else { continue };
        let Some(start) = line.clone().find(|at| draft.solid(*at)) else { continue };
        let digits = line.clone().skip(start - line.start).take_while(|at| draft.folded[*at] != '、').count();
        found.push((number, start..start + digits + 1, index));
    }
    let runs = found.len() >= 2 && found.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1);
    if !runs {
        return;
    }
    let cut = found.iter().filter(|(_, marker, _)| draft.before(marker.start).is_some_and(|c| !ends_sentence(c))).count();
    let followers = found.iter().filter(|(_, marker, _)| draft.before(marker.start).is_some()).count();
    let first = found[0].2;
    let length: usize = draft.lines[first..].iter().map(|line| line.len()).sum();
    if cut * 2 >= followers.max(1) && length / found.len() >= SHORTEST_PAGE {
        for (_, marker, index) in found {
            remove_marker(draft, marker, index);
        }
    }
}

/// Takes a counter out, and the line end before it where a sentence runs across.
fn remove_marker(draft: &mut Draft, marker: Range<usize>, line: usize) {
    let runs_on = draft.before(marker.start).is_some_and(|c| !ends_sentence(c));
    draft.remove(marker.clone(), ArtefactKind::PageMarker);
    if runs_on && line > 0 {
        draft.join(line);
    }
}

/// Lines that hold nothing but a page number, and the running heads beside them.
fn number_lines(draft: &mut Draft) {
    let texts: Vec<String> = draft.lines.iter().map(|line| if line.len() > 40 { String::new() } else { draft.text(line) }).collect();
    let pages: Vec<usize> = (0..texts.len()).filter(|index| may_be_page(&texts[*index]) && LINE.is_match(&texts[*index])).collect();
    let numbers: Vec<u32> = pages.iter().filter_map(|index| bare(&texts[*index])).collect();
    let counted = numbers.len() >= 2 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let pages: Vec<usize> = pages.into_iter().filter(|index| counted || !texts[*index].bytes().all(|b| b.is_ascii_digit())).collect();
    let heads: Vec<usize> = pages.iter().flat_map(|page| beside(&texts, *page)).collect();
    for index in &pages {
        let line = draft.lines[*index].clone();
        draft.remove_line(&line, ArtefactKind::PageMarker);
    }
    for index in heads {
        let line = draft.lines[index].clone();
        draft.remove_line(&line, ArtefactKind::Furniture);
    }
    for index in pages {
        draft.join_around(index);
    }
}

/// A quick look at how a line begins.
fn may_be_page(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '–' | '―' | '·' | '第' | 'P'))
}

/// The number of a line that holds nothing else of weight.
fn bare(text: &str) -> Option<u32> {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Lines next to a page number that stand three times or more in the text: running heads and feet.
fn beside(texts: &[String], page: usize) -> Vec<usize> {
    let neighbours = [page.checked_sub(1), Some(page + 1)];
    let repeated =
        |index: &usize| texts.get(*index).is_some_and(|text| !text.is_empty() && texts.iter().filter(|other| *other == text).count() >= 3);
    neighbours.into_iter().flatten().filter(repeated).collect()
}

/// Decorated page numbers inside a line.
fn inside_lines(draft: &mut Draft) {
    for index in 0..draft.lines.len() {
        let line = draft.lines[index].clone();
        if !line.clone().any(|at| matches!(draft.folded[at], '页' | '—' | '-')) {
            continue;
        }
        let text: String = draft.folded[line.clone()].iter().collect();
        let hits: Vec<Range<usize>> = INLINE.find_iter(&text).map(|hit| hit.range()).collect();
        for hit in hits {
            let start = line.start + text[..hit.start].chars().count();
            let end = start + text[hit].chars().count();
            draft.remove(start..end, ArtefactKind::PageMarker);
        }
    }
}
