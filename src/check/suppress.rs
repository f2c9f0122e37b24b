//! Findings that a draft says itself are to be left alone, in comments of Markdown and HTML:
//! `<!-- speechkit: ignore S003 -->` on the line or before it, `<!-- speechkit: ignore-file T012 -->` anywhere, and
//! `<!-- speechkit: off D -->` … `<!-- speechkit: on -->` around passages. Without codes all rules are meant.

use std::ops::Range;
use thiserror::Error;

use super::{Choice, Finding, UnknownRule};
use crate::read::Comment;
use crate::text::{Span, Text};

/// What such comments begin with.
const NAME: &str = "speechkit:";

/// A comment that says nothing that is known.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadComment {
    /// It names no rule.
    #[error("line {line}: {unknown}")]
    Rule {
        /// Where it stands.
        line: usize,
        /// What it names.
        unknown: UnknownRule,
    },
    /// It asks for nothing that there is.
    #[error("line {line}: no {word:?}: write ignore, ignore-file, off or on")]
    Word {
        /// Where it stands.
        line: usize,
        /// What it asks for.
        word: String,
    },
}

/// A stretch of the source and the rules that are off in it.
#[derive(Debug)]
struct Quiet {
    range: Range<usize>,
    rules: Choice,
}

/// All that a draft leaves alone.
#[derive(Debug, Default)]
pub struct Suppressions(Vec<Quiet>);

impl Suppressions {
    /// What the comments of a document say.
    ///
    /// # Errors
    /// When one of them says what nobody knows.
    pub fn new(text: &Text, comments: &[Comment]) -> Result<Suppressions, BadComment> {
        let length = text.source().len();
        let mut found = Vec::new();
        let mut off: Vec<(usize, Vec<String>)> = Vec::new();
        for comment in comments {
            let Some(words) = comment.text.strip_prefix(NAME) else { continue };
            let line = text.span_of(comment.at.min(length), comment.at.min(length)).line;
            let mut words = words.split([' ', ',', '，', '\n', '\t']).filter(|word| !word.is_empty());
            let asked = words.next().unwrap_or_default();
            let rules: Vec<String> = words.map(str::to_owned).collect();
            match asked {
                "ignore" => found.push((line_of(text, comment.at), line, rules)),
                "ignore-file" => found.push((0..length + 1, line, rules)),
                "off" => off.push((comment.at, rules)),
                "on" => found.extend(off.drain(..).map(|(start, rules)| (start..comment.at, line, rules))),
                _ => return Err(BadComment::Word { line, word: asked.to_owned() }),
            }
        }
        found.extend(
            off.into_iter().map(|(start, rules)| (start..length + 1, text.span_of(start.min(length), start.min(length)).line, rules)),
        );
        let quiet = found.into_iter().map(|(range, line, rules)| {
            let rules = if rules.is_empty() { vec!["all".to_owned()] } else { rules };
            Choice::new(rules, Vec::new()).map(|rules| Quiet { range, rules }).map_err(|unknown| BadComment::Rule { line, unknown })
        });
        quiet.collect::<Result<Vec<Quiet>, BadComment>>().map(Suppressions)
    }

    /// Keeps the findings that are not to be left alone.
    pub fn filter(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let quiet = |finding: &Finding| {
            let start = finding.found.span.start;
            self.0.iter().any(|quiet| quiet.range.contains(&start) && quiet.rules.holds(finding.rule))
        };
        findings.into_iter().filter(|finding| !quiet(finding)).collect()
    }
}

/// The line that a comment speaks of: its own where words stand on it, else the next that has any.
fn line_of(text: &Text, at: usize) -> Range<usize> {
    let source = text.source();
    let mut start = source[..at.min(source.len())].iter().rposition(|c| *c == '\n').map_or(0, |end| end + 1);
    loop {
        let end = source[start..].iter().position(|c| *c == '\n').map_or(source.len(), |length| start + length);
        let words = text.quote(&Span { start, end, line: 1, column: 1, paragraph: None });
        if !words.trim().is_empty() || end == source.len() {
            return start..end + 1;
        }
        start = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::{Analyzer, Options};
    use crate::check::{Context, check};
    use crate::read;

    fn codes(draft: &str) -> Result<Vec<String>, BadComment> {
        let document = read::read(draft.as_bytes(), None).unwrap_or_else(|error| panic!("{error}"));
        let analyzer = Analyzer::default();
        let study = analyzer.study("draft", &document, &Options::default());
        let choice = Choice::new(vec!["D005".to_owned(), "T012".to_owned()], Vec::new()).unwrap_or_else(|error| panic!("{error}"));
        let findings = check(&Context::new(&study), &choice);
        let left = Suppressions::new(&study.text, &document.comments)?.filter(findings);
        Ok(left.iter().map(|finding| format!("{}:{}", finding.rule.code, finding.found.span.line)).collect())
    }

    #[test]
    fn comments_turn_rules_off() {
        let body = "各单位要在6月31日前排查引患。";
        for (draft, left) in [
            (format!("# 讲话\n\n{body}\n"), vec!["D005:3", "T012:3"]),
            (format!("# 讲话\n<!-- speechkit: ignore D005 -->\n\n{body}\n{body}\n"), vec!["T012:4", "D005:5", "T012:5"]),
            (format!("# 讲话\n{body}<!-- speechkit: ignore -->\n{body}\n"), vec!["D005:3", "T012:3"]),
            (
                format!("# 讲话\n{body}\n<!-- speechkit: off T -->\n{body}\n<!-- speechkit: on -->\n{body}"),
                vec!["D005:2", "T012:2", "D005:4", "D005:6", "T012:6"],
            ),
            (format!("# 讲话\n{body}\n<!-- speechkit: ignore-file D005, wrong-word -->"), vec![]),
            (format!("<html>\n<!-- speechkit: ignore D005 -->\n<p>{body}</p>\n<p>{body}</p>"), vec!["T012:3", "D005:4", "T012:4"]),
        ] {
            let expected: Vec<String> = left.into_iter().map(str::to_owned).collect();
            assert_eq!(codes(&draft), Ok(expected), "{draft}");
        }
    }

    #[test]
    fn a_comment_that_nobody_understands_is_said() {
        assert!(matches!(codes("# 讲话\n<!-- speechkit: ignore S0O3 -->"), Err(BadComment::Rule { line: 2, .. })));
        assert!(matches!(codes("# 讲话\n<!-- speechkit: skip -->"), Err(BadComment::Word { line: 2, .. })));
    }
}
