//! Sentences and their clauses, each with the section that it stands in.

use std::collections::VecDeque;

use crate::lexicon::{judging, party};
use crate::structure::SpeechLayout;
use crate::text::any::holds_any;
use crate::text::{Stretch, trim};

/// A sentence of the speech, without its final punctuation.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Where it stands.
    pub stretch: Stretch,
    /// Its section, by index; `None` in the opening and the closing.
    pub section: Option<usize>,
    /// The piece it belongs to: a paragraph of one section. What is said carries over inside a piece only.
    pub piece: usize,
    /// Whether it stands in the closing.
    pub closing: bool,
    /// The mark behind it.
    pub mark: char,
}

/// All sentences of a speech in order, headings and markers left out.
pub fn sentences(canon: &str, layout: &SpeechLayout) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (piece, (stretch, section)) in pieces(canon, layout).into_iter().enumerate() {
        let closing = layout.closing.as_ref().is_some_and(|closing| closing.start <= stretch.start);
        for (part, mark) in split(canon, &stretch) {
            found.push(Sentence { stretch: part, section, piece, closing, mark });
        }
    }
    found
}

/// Paragraphs of the body cut at section borders, headings and markers left out.
fn pieces(canon: &str, layout: &SpeechLayout) -> Vec<(Stretch, Option<usize>)> {
    let mut cuts: Vec<usize> = Vec::new();
    for section in &layout.sections {
        let body = section.heading.as_ref().map_or(section.marker.end, |heading| heading.end);
        cuts.extend([section.span.start, body, section.span.end]);
    }
    cuts.extend(layout.closing.iter().map(|closing| closing.start));
    cuts.sort_unstable();
    cuts.dedup();
    let mut cuts: VecDeque<usize> = cuts.into();
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for paragraph in layout
        .paragraphs
        .iter()
        .filter(|paragraph| layout.unnumbered.binary_search_by_key(&paragraph.start, |heading| heading.start).is_err())
    {
        let mut start = paragraph.start;
        while start < paragraph.end {
            while cuts.front().is_some_and(|cut| *cut <= start) {
                cuts.pop_front();
            }
            let end = cuts.front().copied().unwrap_or(paragraph.end).min(paragraph.end);
            while layout.sections.get(next).is_some_and(|section| section.span.start <= start) {
                open.push(next);
                next += 1;
            }
            open.retain(|index| layout.sections[*index].span.end > start);
            let innermost = open.last().copied();
            let headed = innermost.map(|index| &layout.sections[index]);
            let body = headed.is_none_or(|section| start >= section.heading.as_ref().map_or(section.marker.end, |heading| heading.end));
            let stretch = trim(canon, &(start..end));
            if body && !stretch.is_empty() {
                found.push((stretch, innermost));
            }
            start = end;
        }
    }
    found
}

/// Run-on text is cut at the first comma behind so many bytes …
const LONG: usize = 3_000;
/// … and anywhere behind so many: no sentence is that long, and what is asked of one takes more than its length in time.
const LONGEST: usize = 6_000;

/// Cuts at 。！？ and at ；, outside brackets, quotations and titles.
fn split(canon: &str, stretch: &Stretch) -> Vec<(Stretch, char)> {
    let text = &canon[stretch.clone()];
    let mut found: Vec<(Stretch, char)> = Vec::new();
    let mut start = 0;
    let mut depth = Depth::default();
    for (at, c) in text.char_indices() {
        depth.step(c, &text[at..]);
        // 拉练一遍。（责任单位：水利局）汛期，各地要…: a bracket of fields is a sentence of its own.
        if c == '）' && depth.is_zero() && is_one_bracket(&text[start..at]) && is_fields(&text[start..at]) {
            push(canon, stretch.start + start..stretch.start + at + c.len_utf8(), ' ', &mut found);
            start = at + c.len_utf8();
            continue;
        }
        let ends = matches!(c, '。' | '！' | '？' | '；') && depth.is_zero();
        let length = at - start;
        if ends || length > LONG && c == '，' || length > LONGEST {
            push(canon, stretch.start + start..stretch.start + at, c, &mut found);
            // A character that is no mark belongs to what follows.
            start = if ends || c == '，' { at + c.len_utf8() } else { at };
        }
    }
    push(canon, stretch.start + start..stretch.end, ' ', &mut found);
    join(canon, found)
}

/// Whether a text, without its last mark, is a bracket that nothing closed before: （责任单位：各县（市、区）政府.
fn is_one_bracket(text: &str) -> bool {
    let mut open = 0i32;
    text.starts_with('（')
        && text.chars().all(|c| {
            match c {
                '（' => open += 1,
                '）' => open -= 1,
                _ => {}
            }
            open > 0
        })
}

/// How deep a place stands in brackets and quotations that close again.
#[derive(Debug, Clone, Default)]
pub struct Depth {
    closers: Vec<char>,
}

impl Depth {
    /// Takes `c`, with which `rest` begins.
    pub fn step(&mut self, c: char, rest: &str) {
        let close = match c {
            '（' => '）',
            '“' => '”',
            '《' => '》',
            '【' => '】',
            '(' => ')',
            '[' => ']',
            '〔' => '〕',
            _ => {
                if self.closers.last() == Some(&c) {
                    self.closers.pop();
                }
                return;
            }
        };
        // One that never closes opens nothing.
        if rest.chars().take(160).any(|other| other == close) {
            self.closers.push(close);
        }
    }

    /// Whether the place stands outside all of them.
    pub fn is_zero(&self) -> bool {
        self.closers.is_empty()
    }
}

fn push(canon: &str, stretch: Stretch, mark: char, found: &mut Vec<(Stretch, char)>) {
    let stretch = trim(canon, &stretch);
    let text = &canon[stretch.clone()];
    let lead = text.len() - text.trim_start_matches(['”', '】', '）', '…', '，', '、', '—']).len();
    let tail = text.trim_end_matches(['：', '，', '、', '…']).len();
    let stretch = stretch.start + lead..stretch.start + tail.max(lead);
    if stretch.is_empty() {
        return;
    }
    found.push((stretch, mark));
}

/// Joins a question to its answer and a bracket of fields to the sentence before it.
fn join(canon: &str, sentences: Vec<(Stretch, char)>) -> Vec<(Stretch, char)> {
    let mut joined: Vec<(Stretch, char)> = Vec::new();
    for (stretch, mark) in sentences {
        let text = &canon[stretch.clone()];
        if let Some((last, last_mark)) = joined.last_mut() {
            let question = &canon[last.clone()];
            let closed = [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']'), ('〔', '〕')]
                .iter()
                .any(|(open, close)| text.starts_with(*open) && text.ends_with(*close));
            let fields = closed && is_fields(text) || is_labelled(text);
            let short = judging::TOPIC.holds(question);
            let asked = judging::ASKED.within(question);
            let answers = judging::ANSWER.begins(text)
                || (holds_any(question, &["谁", "哪个", "哪家"])
                    || (question.ends_with("怎么办") || question.ends_with('呢')) && !question.contains('，'))
                    && names_a_party(text);
            let bounded = last.len() + stretch.len() <= LONG;
            if !bounded {
                joined.push((stretch, mark));
                continue;
            }
            if fields || *last_mark == '？' && (short && text.chars().count() <= 20 || asked && answers) {
                last.end = stretch.end;
                *last_mark = mark;
                continue;
            }
        }
        joined.push((stretch, mark));
    }
    joined
}

/// Whether a short answer opens with a party: 谁来修？交通局修。
fn names_a_party(text: &str) -> bool {
    let first = text.split('，').next().unwrap_or(text);
    let near = |word: &std::ops::Range<usize>| {
        word.start <= 4 * '局'.len_utf8() && word.len() >= 2 * '局'.len_utf8() || word.end <= 5 * '局'.len_utf8()
    };
    first.chars().count() <= 20 && !first.contains('说') && party::find(first).any(|word| near(&word))
}

/// Whether a sentence is a field of the one before it: 责任单位：…; 完成时限：…
fn is_labelled(text: &str) -> bool {
    text.find('：').is_some_and(|at| {
        let label = text[..at].trim_end();
        label.chars().count() <= 6 && judging::LABEL_END.ends(label) && judging::LABEL_BEGIN.begins(label)
    })
}

/// Whether a bracket holds who and when: （责任单位：…；完成时限：…）, （区住建局牵头，…配合）.
pub fn is_fields(text: &str) -> bool {
    judging::FIELD.within(text)
}

/// Clauses of a stretch: parts between ，, outside brackets and quotations.
pub fn clauses(canon: &str, stretch: &Stretch) -> Vec<Stretch> {
    let text = &canon[stretch.clone()];
    let mut found = Vec::new();
    let mut depth = Depth::default();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        depth.step(c, &text[at..]);
        // 由X牵头、Y配合: the roles part the clause.
        let role = c == '、' && judging::ROLE_END.ends(&text[start..at]);
        // 由市应急局牵头核查、市人社局配合
        let role = role
            || c == '、' && text[start..at].contains("牵头") && {
                let rest = &text[at + c.len_utf8()..];
                let next = &rest[..rest.find(['，', '；', '。', '、']).unwrap_or(rest.len())];
                judging::ROLE_NEXT.ends(next)
            };
        let dash = c == '—' && text[at + c.len_utf8()..].starts_with('—');
        if (matches!(c, '，' | '：' | '；' | '？' | '。') || role || dash) && depth.is_zero() {
            found.push(trim(canon, &(stretch.start + start..stretch.start + at)));
            start = at + c.len_utf8();
        }
    }
    found.push(trim(canon, &(stretch.start + start..stretch.end)));
    for clause in &mut found {
        let text = &canon[clause.clone()];
        clause.start += text.len() - text.trim_start_matches('—').len();
    }
    found.retain(|clause| !clause.is_empty());
    found
}
