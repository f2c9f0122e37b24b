//! What stands above a speech: title, date, speaker, salutation.

use crate::lexicon::structure::{AUDIENCE, CALLED, ENDING, NUMBERED, POST, PRINTED, SAMPLE};
use crate::text::any::holds_any;
use crate::text::{Stretch, date, trim};

use super::style;

/// How many paragraphs may stand between the beginning of a speech and its body.
const LONGEST_HEAD: usize = 8;
/// Longer paragraphs are no titles.
const LONGEST_TITLE: usize = 80;

/// No part of an address is longer, in characters.
const LONGEST_ADDRESS: usize = 42;
/// Whether a line names who speaks: by a post, or masked.
fn names_speaker(text: &str) -> bool {
    text.ends_with("同志") || text.starts_with(['×', 'X', 'x', '*', '某']) || POST.within(text)
}

/// What was found above a speech.
#[derive(Debug, Default)]
pub struct Head {
    /// Its title.
    pub title: Option<Stretch>,
    /// Its date and where it stands.
    pub date: Option<((i16, i8, i8), Stretch)>,
    /// The line that names who speaks.
    pub speaker: Option<Stretch>,
    /// The address to the audience, without the mark behind it.
    pub salutation: Option<Stretch>,
    /// Where the body begins.
    pub body: usize,
}

/// The salutation that a paragraph begins with, and the length with the mark behind it.
pub fn salutation(text: &str) -> Option<(usize, usize)> {
    let mut end = 0;
    loop {
        let part = &text[end..];
        let stop = part.find(['：', '！', '，', '。', '；', '？', '\n'])?;
        let mark = part[stop..].chars().next()?;
        let addressed = is_address(&part[..stop], end == 0);
        if !addressed || !matches!(mark, '：' | '！' | '，') {
            return None;
        }
        let behind = stop + mark.len_utf8();
        // 各位书记、主任，各位护林员：
        if !(mark == '，' && goes_on(&part[behind..])) {
            return Some((end + stop, end + behind));
        }
        end += behind;
    }
}

/// Whether words address an audience: 各位领导, 同志们, 尊敬的各位来宾.
fn is_address(words: &str, first: bool) -> bool {
    let words = if first { words.strip_prefix("尊敬的").unwrap_or(words) } else { words };
    let count = words.chars().count();
    let named = AUDIENCE.ends(words) && words.chars().all(|c| crate::text::is_han(c) || c == '、');
    (3..=LONGEST_ADDRESS).contains(&count) && (named || words.starts_with("各位"))
}

/// Whether the address goes on behind a mark.
fn goes_on(rest: &str) -> bool {
    let stop = rest.find(['：', '！', '，', '。', '；', '？', '\n']).unwrap_or(rest.len());
    is_address(&rest[..stop], false) && rest[stop..].starts_with(['：', '！', '，'])
}

/// A title that runs into the salutation: where the title ends, and where the body begins.
fn glued(text: &str) -> Option<(usize, usize)> {
    let limit = text.char_indices().nth(64).map_or(text.len(), |(at, _)| at);
    let at = ["同志们：", "尊敬的各位", "各位"].iter().filter_map(|word| text[..limit].find(word)).min()?;
    let title = &text[..at];
    let clean = (8..=64).contains(&title.chars().count()) && !title.contains(['，', '。', '：', '；', '\n']);
    let (_, length) = salutation(&text[at..])?;
    let closed = text[at..at + length].ends_with('：');
    (clean && closed && CALLED.ends(title)).then_some((at, at + length))
}

/// Whether a paragraph is a salutation and nothing else.
pub fn is_salutation(text: &str) -> bool {
    salutation(text).is_some_and(|(_, length)| length == text.len()) && !text.ends_with('，')
}

/// The label of a collection's speech (篇一：) that a paragraph begins with: its number and length.
pub fn label(text: &str) -> Option<(u32, usize)> {
    if !text.starts_with(['篇', '稿', '范', '讲', '第', '【', '[', '（']) {
        return None;
    }
    let (number, length) = numbered(text)?;
    let rest = &text[length..];
    let clean = rest.is_empty() || text[..length].ends_with(['：', ':', '、', ' ', '】', ']', '）', ')']) || is_title(rest);
    (clean && text.chars().count() <= LONGEST_TITLE).then_some((number, length))
}

/// 篇一：, 【篇1】, 第二篇: the number and the length of such a beginning.
fn numbered(text: &str) -> Option<(u32, usize)> {
    let blank = |rest: &'_ str| rest.len() - rest.strip_prefix(char::is_whitespace).unwrap_or(rest).len();
    let mut at = text.len() - text.strip_prefix(['【', '[', '（']).unwrap_or(text).len();
    let ordinal = text[at..].starts_with('第');
    at += NUMBERED.leading(&text[at..])?.len();
    at += blank(&text[at..]);
    let (number, length) = crate::text::numeral::prefix(&text[at..])?;
    let digits = text[at..at + length].chars().count();
    if digits > if text[at..].starts_with(|c: char| c.is_ascii_digit()) { 2 } else { 3 } {
        return None;
    }
    at += length;
    if ordinal {
        at += blank(&text[at..]);
        at += text[at..].starts_with('篇').then_some('篇'.len_utf8())?;
    }
    at += text[at..].chars().next().filter(|c| matches!(c, '】' | ']' | '）' | ')')).map_or(0, char::len_utf8);
    let rest = text[at..].trim_start_matches(|c: char| matches!(c, '：' | ':' | '、') || c.is_whitespace());
    Some((number, text.len() - rest.len()))
}

/// The number in a title that ends in one: …讲话篇2.
pub fn suffix_label(text: &str) -> Option<u32> {
    let bare = text.strip_suffix(['）', ')']).unwrap_or(text);
    let bare = bare.strip_suffix('篇').unwrap_or(bare);
    let before = bare.trim_end_matches(crate::text::numeral::is_numeric);
    let number = &bare[before.len()..];
    let title = before.strip_suffix(['篇', '第'])?;
    let title = title.strip_suffix(['（', '(']).unwrap_or(title).trim_end();
    let speech = CALLED.or(SAMPLE).ends(title);
    crate::text::numeral::parse(number).filter(|_| speech && number.chars().count() <= 3)
}

/// Whether a paragraph reads like the title of a speech.
pub fn is_title(text: &str) -> bool {
    let bare = without_date(text).trim_end_matches(['》', '”', '】', ' ']);
    let short = text.chars().count() <= LONGEST_TITLE && !text.contains(['。', '；', '！']);
    short && (suffix_label(text).is_some() || ENDING.ends(bare))
}

/// A title without the bracket behind it that holds the date: …讲话（2024年3月5日）
fn without_date(text: &str) -> &str {
    let Some(open) = text.strip_suffix('）').and_then(|inner| inner.rfind('（')) else { return text };
    let inner = &text[open + '（'.len_utf8()..text.len() - '）'.len_utf8()];
    let year = inner.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    let dated = !inner.contains('）') && (year || holds_any(inner, &["年", "记录", "整理"]));
    if dated { text[..open].trim_end() } else { text }
}

/// Reads the head of a speech that begins with `paragraphs[0]`; `from` is where its title can begin at the earliest.
pub fn read(canon: &str, paragraphs: &[Stretch], from: usize) -> Head {
    let mut head = Head::default();
    let Some(first) = paragraphs.first() else { return head };
    let first = from.max(first.start)..first.end;
    head.body = first.start;
    if let Some((title, body)) = glued(&canon[first.clone()]) {
        head.title = Some(first.start..first.start + title);
        head.salutation = Some(first.start + title..first.start + body - '：'.len_utf8());
        head.body = first.start + body;
        return head;
    }
    let mut lines = Vec::new();
    for (index, paragraph) in paragraphs.iter().take(LONGEST_HEAD).enumerate() {
        let stretch = if index == 0 { first.clone() } else { paragraph.clone() };
        let text = &canon[stretch.clone()];
        if let Some((length, whole)) = salutation(text) {
            head.salutation = Some(stretch.start..stretch.start + length);
            head.body = trim(canon, &(stretch.start + whole..stretch.end)).start;
            break;
        }
        if is_body(text) {
            break;
        }
        lines.push(stretch);
    }
    lines_of_head(canon, &lines, &mut head);
    head
}

/// Whether the body of a speech has begun.
fn is_body(text: &str) -> bool {
    let long = text.chars().count() > LONGEST_TITLE;
    long || text.ends_with(['。', '！', '；']) || !is_title(text) && style::read(text).is_some()
}

fn lines_of_head(canon: &str, lines: &[Stretch], head: &mut Head) {
    let addressed = head.salutation.is_some();
    let title = lines.iter().position(|line| is_title(&canon[line.clone()]) && !canon[line.clone()].starts_with('—'));
    let title = title.or_else(|| lines.iter().position(|line| addressed && is_plain_title(&canon[line.clone()])));
    let Some(title) = title else {
        // Without a title nothing above a body can be told from the body itself.
        if !addressed {
            return;
        }
        return lines.iter().for_each(|line| read_date(canon, line, head));
    };
    let line = &lines[title];
    let text = &canon[line.clone()];
    head.title = Some(trim(canon, &(line.start..line.start + without_date(text).len())));
    for (index, line) in lines.iter().enumerate().skip(title) {
        read_date(canon, line, head);
        let text = &canon[line.clone()];
        let dated = date::written(text).is_some() || text.starts_with('（') || text.starts_with('—');
        if index > title && head.speaker.is_none() && !dated && names_speaker(text) && text.chars().count() <= 40 {
            head.speaker = Some(line.clone());
        }
    }
    if !addressed {
        let last = lines.iter().rposition(|line| {
            let text = &canon[line.clone()];
            is_title(text) || date::written(text).is_some() || text.starts_with(['（', '—']) || head.speaker.as_ref() == Some(line)
        });
        head.body = lines.get(last.unwrap_or(title)).map_or(head.body, |line| line.end);
    }
}

/// A short line that can be a title where a salutation follows.
fn is_plain_title(text: &str) -> bool {
    let count = text.chars().count();
    (6..=LONGEST_TITLE).contains(&count)
        && !text.ends_with(['，', '：', '。', '、'])
        && !text.starts_with(['（', '—'])
        && date::written(text).is_none_or(|(_, place)| place.len() * 2 < text.len())
        && !(names_speaker(text) && count <= 24)
}

fn read_date(canon: &str, line: &Stretch, head: &mut Head) {
    if head.date.is_some() {
        return;
    }
    let text = &canon[line.clone()];
    // When a site printed it is not when it was given.
    if PRINTED.within(text) {
        return;
    }
    // A subtitle dates the meeting: ——2026年2月3日在…会议上
    if let Some((day, place)) = date::written(text) {
        head.date = Some((day, line.start + place.start..line.start + place.end));
    }
}
