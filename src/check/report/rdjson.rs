//! reviewdog's Diagnostic Format (rdjson). Its columns count UTF-8 bytes from 1.

use serde_json::{Value, json};

use super::{Checked, View, end};
use crate::check::Severity;

/// One result with all diagnostics.
pub fn render(files: &[Checked], view: &View) -> String {
    let mut diagnostics: Vec<Value> = Vec::new();
    for file in files {
        for finding in &file.findings {
            let span = finding.found.span;
            let (end_line, _) = end(&file.source, &span);
            let severity = match finding.severity() {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Note => "INFO",
            };
            let place = |line: usize, at: usize| json!({ "line": line, "column": column(&file.source, at) });
            let range = |start: usize, stop: usize, line: usize, end_line: usize| json!({ "start": place(line, start), "end": place(end_line, stop) });
            let suggestions: Vec<Value> = match finding.found.edits.as_slice() {
                [edit] if edit.start == span.start && edit.end == span.end => {
                    vec![json!({ "range": range(edit.start, edit.end, span.line, end_line), "text": edit.text })]
                }
                _ => Vec::new(),
            };
            diagnostics.push(json!({
                "message": finding.message(view.lang),
                "location": { "path": file.path, "range": range(span.start, span.end, span.line, end_line) },
                "severity": severity,
                "code": { "value": finding.rule.code },
                "suggestions": suggestions,
            }));
        }
    }
    let result = json!({ "source": { "name": "speechkit" }, "diagnostics": diagnostics });
    serde_json::to_string_pretty(&result).unwrap_or_default() + "\n"
}

/// The column of a code point in its line, in bytes, from 1.
fn column(source: &[char], at: usize) -> usize {
    let before = &source[..at.min(source.len())];
    let line = before.iter().rposition(|c| *c == '\n').map_or(0, |last| last + 1);
    before[line..].iter().map(|c| c.len_utf8()).sum::<usize>() + 1
}
