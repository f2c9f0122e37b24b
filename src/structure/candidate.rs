//! Places where a numbered point may begin, and how likely each is by what stands before it.

use crate::text::Stretch;

use super::style::{self, FIRST, Marker};
use crate::model::Style;

/// What stands before a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// A word, or an opening quotation mark.
    Glued,
    /// A comma.
    Comma,
    /// A blank.
    Blank,
    /// The end of a sentence, a semicolon, a colon.
    Sentence,
    /// The beginning of a paragraph.
    Paragraph,
}

/// A place where a marker could be read.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The marker.
    pub marker: Marker,
    /// Where it begins.
    pub at: usize,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// What stands before it.
    pub left: Left,
}

/// Marks of layout before a marker (`## `, `> - `) are no longer, in bytes.
const LONGEST_LAYOUT: usize = 32;

/// Quotations longer than this may hold a list of the speech itself.
const LONGEST_QUOTATION: usize = 60;

/// A point that the speaker takes back: 第五点，没有了，就四点。
const WITHDRAWN: &str = "没有了";

/// All candidates of some paragraphs, in order.
pub fn find(canon: &str, paragraphs: &[Stretch]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let text = &canon[paragraph.clone()];
        let mut quoted_until = 0;
        let mut skip_until = 0;
        let mut previous: Option<char> = None;
        for (at, c) in text.char_indices() {
            if at >= quoted_until
                && matches!(c, '“' | '《')
                && let Some(length) = quotation(&text[at..], c)
            {
                quoted_until = at + length;
            }
            let free = at >= quoted_until && at >= skip_until;
            if free
                && style::may_begin(c)
                && let Some(left) = left_of(&text[..at], previous, c)
                && let Some(marker) = style::read(&text[at..])
                && !text[at + marker.length..].starts_with(WITHDRAWN)
            {
                skip_until = at + marker.length;
                found.push(Candidate { marker, at: paragraph.start + at, paragraph: index, left });
            }
            previous = Some(c);
        }
    }
    found
}

/// Length of a short quotation that opens with `c`.
fn quotation(text: &str, c: char) -> Option<usize> {
    let close = if c == '“' { '”' } else { '》' };
    let end = text.char_indices().take(LONGEST_QUOTATION).find(|(_, other)| *other == close)?.0;
    Some(end + close.len_utf8())
}

/// What stands before a place; `None` where no marker can begin: inside a number, behind 第, 周, 星期, 这, 那.
fn left_of(before: &str, previous: Option<char>, c: char) -> Option<Left> {
    let Some(previous) = previous else { return Some(Left::Paragraph) };
    Some(match previous {
        '【' | '“' | '　' if before.len() == previous.len_utf8() => Left::Paragraph,
        '#' | '*' | '-' | '>' | ' '
            if before.len() <= LONGEST_LAYOUT && before.chars().all(|c| matches!(c, '#' | '*' | ' ' | '>' | '-')) =>
        {
            Left::Paragraph
        }
        '。' | '！' | '？' | '；' | '：' | '”' | '…' | '】' => Left::Sentence,
        '，' | '）' => Left::Comma,
        ' ' => Left::Blank,
        '第' | '周' | '期' | '这' | '那' | '之' | '统' | '唯' | '（' | '《' | '“' | '.' | '、' | '—' | '-' | '/' => {
            return None;
        }
        _ if crate::text::numeral::is_numeric(previous) || previous.is_ascii_alphanumeric() => return None,
        _ if c.is_ascii_digit() => return None,
        _ => Left::Glued,
    })
}

/// Leaves out 首先 that no 其次 follows: 首先，我代表市委…. Where the points of the speech begin, it is too late for one.
pub fn without_lone_first(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let spoken = |candidate: &Candidate| candidate.marker.style == Style::Ordinal && candidate.marker.counts == FIRST;
    let heading = |candidate: &Candidate| {
        candidate.left == Left::Paragraph && matches!(candidate.marker.style, Style::Part | Style::Chinese | Style::ChineseParen)
    };
    let followed = |index: usize| {
        let behind = candidates[index + 1..].iter().take_while(|next| !heading(next));
        behind.filter(|next| spoken(next)).any(|next| next.marker.ordinal != Some(1))
    };
    let lone: Vec<bool> = candidates
        .iter()
        .enumerate()
        .map(|(index, candidate)| spoken(candidate) && candidate.marker.ordinal == Some(1) && !followed(index))
        .collect();
    candidates.into_iter().zip(lone).filter(|(_, lone)| !lone).map(|(candidate, _)| candidate).collect()
}

/// Leaves out a table of contents: paragraphs that are a heading each and stand again, as headings, further down.
pub fn without_contents(canon: &str, paragraphs: &[Stretch], candidates: Vec<Candidate>) -> Vec<Candidate> {
    // Only what opens a paragraph: many markers in one long paragraph would each look through it.
    let heading = |candidate: &Candidate| -> Option<&str> {
        if candidate.left != Left::Paragraph {
            return None;
        }
        let text = canon[paragraphs[candidate.paragraph].clone()]
            .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | ' ' | '·'));
        ((3..=60).contains(&text.chars().count()) && !text.contains('。')).then_some(text)
    };
    let mut last: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for candidate in candidates.iter().filter(|candidate| candidate.left == Left::Paragraph) {
        let text = &canon[paragraphs[candidate.paragraph].clone()];
        last.insert(text.split('。').next().unwrap_or(text), candidate.paragraph);
    }
    let listed: Vec<bool> = candidates
        .iter()
        .map(|candidate| heading(candidate).is_some_and(|text| last.get(text).is_some_and(|later| *later > candidate.paragraph + 1)))
        .collect();
    if listed.iter().filter(|listed| **listed).count() < 3 {
        return candidates;
    }
    candidates.into_iter().zip(listed).filter(|(_, listed)| !listed).map(|(candidate, _)| candidate).collect()
}
