//! Markdown drafts. The text stays as it stands, so that places and fixes are those of the file; what is markup and no text is
//! marked. Lines are read one by one: CommonMark takes `1.` out of the text, and does not see `**要求：**` before Chinese.

use std::ops::Range;

use super::{COLUMNS, Comment, Document, Markup, table_warning};
use crate::text::{MarkupKind, is_han};

/// Front matter is no longer, in lines.
const LONGEST_FRONT: usize = 60;
/// What opens a pair is closed within so many characters, or stands for itself.
const LONGEST_PAIR: usize = 400;
/// What opens and closes words that are set apart, longest first.
const PAIRED: [&str; 6] = ["***", "**", "__", "~~", "`", "*"];
const COMMENT: (&str, &str) = ("<!--", "-->");
/// Characters that a backslash may stand before.
const ESCAPED: &str = r##"\`*_{}[]()#+-.!|<>~"##;

/// Whether a text is Markdown: headings, words in bold on several lines, or a comment.
pub fn is(text: &str) -> bool {
    let mut bold = 0;
    for line in text.lines() {
        let line = line.trim_start();
        if heading(line).is_some_and(|length| line[length..].chars().any(is_han)) || line.starts_with(COMMENT.0) {
            return true;
        }
        let inside = line.split_once("**").and_then(|(_, rest)| rest.split_once("**")).map_or("", |pair| pair.0);
        bold += usize::from(inside.chars().filter(|c| is_han(*c)).count() >= 3);
    }
    bold >= 2
}

/// Reads a draft.
pub fn read(text: String, encoding: &'static str) -> Document {
    let mut reader = Reader { chars: text.chars().collect(), markup: Vec::new(), comments: Vec::new(), rows: 0 };
    reader.read();
    reader.markup.sort_by_key(|markup| (markup.span.start, markup.span.end));
    let Reader { markup, comments, rows, .. } = reader;
    let warnings = table_warning(rows).into_iter().collect();
    Document { markup, comments, warnings, ..Document::new(text, "markdown", encoding) }
}

struct Reader {
    chars: Vec<char>,
    markup: Vec<Markup>,
    comments: Vec<Comment>,
    /// Rows of tables.
    rows: usize,
}

impl Reader {
    fn read(&mut self) {
        let lines = self.lines();
        let mut next = self.front_matter(&lines);
        let mut comment: Option<usize> = None;
        let mut fence: Option<char> = None;
        while let Some(line) = lines.get(next).cloned() {
            next += 1;
            let start = match comment.take() {
                Some(begin) => match self.find(&line, COMMENT.1) {
                    Some(end) => {
                        self.comment(begin..end + 3);
                        end + 3..line.end
                    }
                    None => {
                        comment = Some(begin);
                        continue;
                    }
                },
                None => line.clone(),
            };
            let words: String = self.chars[start.clone()].iter().collect();
            let fenced = words.trim_start().chars().next().filter(|c| matches!(c, '`' | '~'));
            if let Some(c) = fenced.filter(|c| words.trim_start().starts_with(&c.to_string().repeat(3)))
                && fence.is_none_or(|open| open == c)
            {
                fence = if fence.is_some() { None } else { Some(c) };
                self.gone(start);
                continue;
            }
            if fence.is_some() {
                // Code is no speech.
                self.gone(start);
            } else {
                comment = self.line(start, &words);
            }
        }
        if let Some(begin) = comment {
            self.comment(begin..self.chars.len());
        }
    }

    fn lines(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let ends = self.chars.iter().enumerate().filter(|(_, c)| **c == '\n').map(|(at, _)| at).chain([self.chars.len()]);
        ends.map(|end| std::mem::replace(&mut start, end + 1)..end).collect()
    }

    /// Settings of a site before the text: how many lines they are.
    fn front_matter(&mut self, lines: &[Range<usize>]) -> usize {
        let words = |line: &Range<usize>| self.chars[line.clone()].iter().collect::<String>().trim_end().to_owned();
        if lines.first().map(words).as_deref() != Some("---") {
            return 0;
        }
        let end = lines.iter().take(LONGEST_FRONT).skip(1).position(|line| words(line) == "---");
        let keyed = |line: &Range<usize>| words(line).contains(':');
        match end {
            Some(end) if end > 0 && lines[1..=end].iter().any(keyed) => {
                self.gone(0..lines[end + 1].end);
                end + 2
            }
            _ => 0,
        }
    }

    /// Marks a line; gives where a comment begins that does not end on it.
    fn line(&mut self, line: Range<usize>, words: &str) -> Option<usize> {
        let mut start = line.start + (words.chars().count() - words.trim_start().chars().count());
        let mut rest = words.trim_start();
        if is_rule(rest.trim_end()) {
            self.gone(line);
            return None;
        }
        while let Some(length) = before_text(rest) {
            let chars = rest[..length].chars().count();
            self.gone(start..start + chars);
            start += chars;
            rest = &rest[length..];
        }
        if let Some(length) = heading(rest) {
            self.gone(start..start + length);
            start += length;
            let bare = self.chars[start..line.end].iter().rposition(|c| !c.is_whitespace() && *c != '#').map_or(start, |at| start + at + 1);
            if self.chars[bare..line.end].contains(&'#') {
                self.gone(bare..line.end);
            }
        }
        let table = self.chars.get(start) == Some(&'|');
        if table && self.chars[start..line.end].iter().filter(|c| **c == '|').count() > COLUMNS {
            self.rows += 1;
            self.markup.push(Markup { span: start..line.end, kind: MarkupKind::Apart });
        }
        self.inline(start..line.end, table)
    }

    fn inline(&mut self, line: Range<usize>, table: bool) -> Option<usize> {
        let mut at = line.start;
        while at < line.end {
            let rest = at..line.end;
            if self.begins(&rest, COMMENT.0) {
                let Some(end) = self.find(&rest, COMMENT.1) else { return Some(at) };
                self.comment(at..end + 3);
                at = end + 3;
                continue;
            }
            let rest = at..line.end.min(at + LONGEST_PAIR);
            at = match self.chars[at] {
                '\\' if at + 1 < line.end && ESCAPED.contains(self.chars[at + 1]) => {
                    self.gone(at..at + 1);
                    at + 2
                }
                '|' if table => {
                    self.markup.push(Markup { span: at..at + 1, kind: MarkupKind::LineEnd });
                    at + 1
                }
                '<' => self.tag(&rest).unwrap_or(at + 1),
                '[' | '!' => self.link(&rest).unwrap_or(at + 1),
                _ => self.paired(&rest).unwrap_or(at + 1),
            };
        }
        None
    }

    /// `**要求**`: the marks, not the words, which may hold marks themselves.
    fn paired(&mut self, rest: &Range<usize>) -> Option<usize> {
        let mark = PAIRED.iter().find(|mark| self.begins(rest, mark))?;
        let already = |at: usize| self.markup.iter().rev().take(64).any(|markup| markup.span.contains(&at));
        if already(rest.start) {
            return None;
        }
        let length = mark.chars().count();
        let inside = rest.start + length..rest.end;
        let end = self.find(&inside, mark)?;
        let (first, last) = (self.chars.get(inside.start)?, self.chars.get(end.checked_sub(1)?)?);
        let edge = |c: &char| c.is_whitespace() || mark.starts_with(*c);
        // 5*3 is a sum.
        let beside = [rest.start.checked_sub(1), Some(end + length)].map(|at| at.and_then(|at| self.chars.get(at)));
        if length == 1 && beside.iter().flatten().any(|c| c.is_ascii_alphanumeric() || mark.starts_with(**c)) {
            return None;
        }
        // __ and ** without words between are blanks to fill in.
        if end == inside.start || edge(first) || edge(last) {
            return None;
        }
        self.gone(rest.start..rest.start + length);
        self.gone(end..end + length);
        Some(rest.start + length)
    }

    /// `[words](address)` is its words, `![words](address)` is a picture.
    fn link(&mut self, rest: &Range<usize>) -> Option<usize> {
        let picture = self.begins(rest, "![");
        let open = rest.start + usize::from(picture);
        let middle = self.find(&(open..rest.end), "](")?;
        let nested = self.chars[open + 1..middle].contains(&'[');
        let end = self.closing(middle + 1..rest.end).or_else(|| self.find(&(middle..rest.end), ")"))?;
        if self.chars[open] != '[' || nested {
            return None;
        }
        if picture {
            self.gone(rest.start..end + 1);
            return Some(end + 1);
        }
        self.gone(open..open + 1);
        self.gone(middle..end + 1);
        Some(open + 1)
    }

    /// The bracket that closes the one at the beginning: addresses may hold brackets.
    fn closing(&self, within: Range<usize>) -> Option<usize> {
        let mut depth = 0;
        within.into_iter().find(|at| {
            depth += match self.chars[*at] {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        })
    }

    /// `<br>`, `<u>`, `</u>`.
    fn tag(&mut self, rest: &Range<usize>) -> Option<usize> {
        let end = self.find(rest, ">")?;
        let name: String = self.chars[rest.start + 1..end].iter().collect();
        let bare = name.trim_matches(['/', ' ']).split(' ').next().unwrap_or_default().to_ascii_lowercase();
        if bare.is_empty() || bare.len() > 10 || !bare.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let ends = matches!(bare.as_str(), "br" | "p" | "div" | "hr");
        self.markup.push(Markup { span: rest.start..end + 1, kind: if ends { MarkupKind::LineEnd } else { MarkupKind::Sign } });
        Some(end + 1)
    }

    fn comment(&mut self, span: Range<usize>) {
        let text: String = self.chars[span.clone()].iter().collect();
        let inner = text.trim_start_matches(COMMENT.0).trim_end_matches(COMMENT.1).trim().to_owned();
        self.comments.push(Comment { at: span.start, text: inner });
        self.gone(span);
    }

    fn gone(&mut self, span: Range<usize>) {
        if !span.is_empty() {
            self.markup.push(Markup { span, kind: MarkupKind::Sign });
        }
    }

    fn begins(&self, rest: &Range<usize>, mark: &str) -> bool {
        mark.chars().enumerate().all(|(offset, c)| rest.start + offset < rest.end && self.chars[rest.start + offset] == c)
    }

    fn find(&self, within: &Range<usize>, mark: &str) -> Option<usize> {
        within.clone().find(|at| self.begins(&(*at..within.end), mark))
    }
}

/// `## `, also without the blank before Chinese: its length in bytes, which are as many characters.
fn heading(line: &str) -> Option<usize> {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &line[marks..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let next = rest.trim_start_matches([' ', '\t']).chars().next();
    ((1..=6).contains(&marks) && (blanks > 0 || next.is_some_and(|c| !c.is_ascii()))).then_some(marks + blanks)
}

/// `> ` and `- `, `- [x] `: their length in bytes.
fn before_text(line: &str) -> Option<usize> {
    let rest = if let Some(rest) = line.strip_prefix('>') {
        rest.trim_start_matches(' ')
    } else {
        let rest = line.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with([' ', '\t']))?.trim_start();
        ["[ ] ", "[x] ", "[X] "].iter().find_map(|task| rest.strip_prefix(task)).unwrap_or(rest)
    };
    Some(line.len() - rest.len())
}

/// A line that only parts what stands above from what stands below: ---, ***, ===, |---|:-:|.
fn is_rule(line: &str) -> bool {
    let marks = |allowed: &str| line.chars().all(|c| allowed.contains(c)) && line.matches(['-', '*', '=', '_']).count() >= 3;
    let one = |c: char| line.chars().all(|other| other == c || other == ' ');
    // A line of __ is a blank to fill in only where other words stand beside it.
    marks("-* =_") && ['-', '*', '=', '_'].into_iter().any(one) || line.starts_with('|') && marks("|:- ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn canon(source: &str) -> String {
        let document = read(source.to_owned(), "UTF-8");
        assert_eq!(document.text, source);
        Text::of(&document.text, None, &document.markup).canon().to_owned()
    }

    #[test]
    fn marks_are_no_text() {
        let draft = "---\ntitle: 讲话\n---\n# 在会上的讲话 #\n\n同志们：\n\n##一、提高认识\n\n- **抓排查。**各单位要***月底前***完成`自查`\n1. 抓[整改](a_(1).html)\n```\n代码要删除\n```\n2\\. 严~~执~~法<br>再说一遍\n> 引文\n\n***\n| 单位 | 时限 |\n| --- | :-: |\n| 县住建局 | 月底前 |\n<!-- 批注\n两行 -->末句。\n";
        assert_eq!(
            canon(draft),
            "在会上的讲话\n同志们：\n一、提高认识\n抓排查。各单位要月底前完成自查\n1. 抓整改\n2. 严执法\n再说一遍\n引文\n单位\n时限\n县住建局\n月底前\n末句。"
        );
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for text in ["每年____月前完成", "**市有5*3=15项", "县[2024]3号", "<XX市>", "#1井和2*3号井", "气温-5度"] {
            assert_eq!(canon(text), text, "{text}");
        }
        // Marks that nothing closes take no longer than others.
        for mark in ["[", "<", "`", "**a ", "!["] {
            let many = mark.repeat(100_000);
            assert_eq!(read(many.clone(), "UTF-8").text, many);
        }
        let document = read("一、<!-- speechkit: ignore S001 -->提高认识".to_owned(), "UTF-8");
        assert_eq!(document.comments, [Comment { at: 2, text: "speechkit: ignore S001".to_owned() }]);
    }

    #[test]
    fn drafts_in_markdown_are_told_from_plain_ones() {
        assert!(is("# 讲话稿\n各单位") && is("**一、提高认识**\n**二、狠抓落实**\n") && is("<!-- 说明 -->\n各单位"));
        assert!(!is("一、提高认识\n1. 抓排查\n- 各单位\n#1 井\n**市**县\n**市**县") && !is(""));
    }
}
