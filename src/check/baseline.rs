//! Findings that are known and left alone: a file that says which passages of which files they are in.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::Finding;
use crate::text::Text;

/// Known findings by file, and in each by code and passage, with their number. Lines are not in it, so that a text may
/// move without all of it being found again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Version of the form.
    pub version: u32,
    /// How often each passage is known, by file and `code passage`.
    pub files: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Baseline {
    /// An empty one.
    pub fn new() -> Baseline {
        Baseline { version: 1, files: BTreeMap::new() }
    }

    /// Adds the findings of a file.
    pub fn add(&mut self, path: &str, text: &Text, findings: &[Finding]) {
        if findings.is_empty() {
            return;
        }
        let known = self.files.entry(path.to_owned()).or_default();
        for finding in findings {
            *known.entry(key(text, finding)).or_default() += 1;
        }
    }

    /// Keeps the findings that are not known.
    pub fn filter(&self, path: &str, text: &Text, findings: Vec<Finding>) -> Vec<Finding> {
        let Some(known) = self.files.get(path) else { return findings };
        let mut left = known.clone();
        findings
            .into_iter()
            .filter(|finding| match left.get_mut(&key(text, finding)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            })
            .collect()
    }
}

/// What a finding is known by: its code, and the words around it.
fn key(text: &Text, finding: &Finding) -> String {
    const AROUND: usize = 8;
    let span = finding.found.span;
    let source = text.source();
    let from = span.start.saturating_sub(AROUND);
    let to = (span.end.min(span.start + 60) + AROUND).min(source.len());
    let words: String = source[from..to].iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect();
    format!("{} {words}", finding.rule.code)
}
