//! Findings as text. One file a format; to add one, write its file and its row in [`REPORTS`].

mod github;
mod gitlab;
mod json;
mod junit;
mod rdjson;
pub mod rules;
pub mod sarif;
mod text;

use super::{Finding, Severity};
use crate::lang::Lang;
use crate::text::Span;

/// A file and what was found in it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Path as given.
    pub path: String,
    /// The text that was checked.
    pub source: Vec<char>,
    /// The findings, by their places.
    pub findings: Vec<Finding>,
    /// Why it could not be checked: a word for programs, and in words.
    pub error: Option<(String, String)>,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct View {
    /// Language of human-facing words.
    pub lang: Lang,
    /// Columns of the window.
    pub width: Option<usize>,
}

/// One report format.
pub struct Report {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in Chinese and English.
    pub about: [&'static str; 2],
    /// Renders all files of a run.
    pub render: fn(&[Checked], &View) -> String,
}

/// All formats, the default first.
pub const REPORTS: [Report; 8] = [
    Report { name: "text", about: ["供人阅读", "for people"], render: text::render },
    Report { name: "json", about: ["JSON", "JSON"], render: json::render },
    Report { name: "jsonl", about: ["每条一行 JSON", "a line of JSON a finding"], render: json::lines },
    Report { name: "sarif", about: ["SARIF 2.1.0，代码平台通用", "SARIF 2.1.0 for code platforms"], render: sarif::render },
    Report { name: "github", about: ["GitHub Actions 注释", "GitHub Actions annotations"], render: github::render },
    Report { name: "gitlab", about: ["GitLab 代码质量报告", "GitLab Code Quality report"], render: gitlab::render },
    Report { name: "junit", about: ["JUnit XML", "JUnit XML"], render: junit::render },
    Report { name: "rdjson", about: ["reviewdog 诊断格式", "reviewdog's diagnostic format"], render: rdjson::render },
];

/// Where a finding ends: line and column, 1-based, one past its last code point.
fn end(source: &[char], span: &Span) -> (usize, usize) {
    let inside = &source[span.start.min(source.len())..span.end.min(source.len())];
    let breaks = inside.iter().filter(|c| **c == '\n').count();
    match inside.iter().rposition(|c| *c == '\n') {
        Some(last) => (span.line + breaks, inside.len() - last),
        None => (span.line, span.column + inside.len()),
    }
}

/// What a stretch of the source says.
fn quote(source: &[char], start: usize, end: usize) -> String {
    source[start.min(source.len())..end.min(source.len())].iter().collect()
}

/// How many findings of each severity, errors first.
fn counts(files: &[Checked]) -> [(Severity, usize); 3] {
    let count = |severity| files.iter().flat_map(|file| &file.findings).filter(|finding| finding.severity() == severity).count();
    [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (severity, count(severity)))
}

/// A number that stays the same for the same finding while the text around it moves: FNV-1a of its code and words.
fn fingerprint(file: &Checked, finding: &Finding) -> String {
    let span = finding.found.span;
    let words = quote(&file.source, span.start.saturating_sub(6), (span.end + 6).min(span.start + 80));
    let bytes = [file.path.as_bytes(), finding.rule.code.as_bytes(), words.as_bytes()].concat();
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
