//! Findings as JSON, for programs.

use serde_json::{Value, json};

use super::{Checked, View, counts, end, quote};
use crate::check::{Finding, Severity};
use crate::lang::Lang;

/// One object: the files with their findings, and the counts.
pub fn render(files: &[Checked], _: &View) -> String {
    let each = |file: &Checked| {
        let findings: Vec<Value> = file.findings.iter().map(|finding| value(file, finding)).collect();
        match &file.error {
            Some((kind, message)) => json!({ "path": file.path, "error": { "kind": kind, "message": message } }),
            None => json!({ "path": file.path, "findings": findings }),
        }
    };
    let [(_, errors), (_, warnings), (_, notes)] = counts(files);
    let all = json!({
        "schema_version": 1,
        "files": files.iter().map(each).collect::<Vec<_>>(),
        "summary": { "errors": errors, "warnings": warnings, "notes": notes },
    });
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

/// A line for each finding.
pub fn lines(files: &[Checked], _: &View) -> String {
    let of = |file: &Checked| -> Vec<Value> {
        if let Some((kind, message)) = &file.error {
            return vec![json!({ "path": file.path, "error": { "kind": kind, "message": message } })];
        }
        let with_path = |finding: &Finding| {
            let mut value = value(file, finding);
            if let Some(object) = value.as_object_mut() {
                object.insert("path".to_owned(), json!(file.path));
            }
            value
        };
        file.findings.iter().map(with_path).collect()
    };
    files.iter().flat_map(of).map(|value| value.to_string() + "\n").collect()
}

fn value(file: &Checked, finding: &Finding) -> Value {
    let span = finding.found.span;
    let (end_line, end_column) = end(&file.source, &span);
    let edits: Vec<Value> =
        finding.found.edits.iter().map(|edit| json!({ "start": edit.start, "end": edit.end, "text": edit.text })).collect();
    let fix = if edits.is_empty() { Value::Null } else { json!({ "safety": finding.rule.fix.name(), "edits": edits }) };
    json!({
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": Severity::name(finding.severity()),
        "text": quote(&file.source, span.start, span.end),
        "span": { "start": span.start, "end": span.end, "line": span.line, "column": span.column, "end_line": end_line, "end_column": end_column },
        "message": { "zh": finding.message(Lang::Zh), "en": finding.message(Lang::En) },
        "help": finding.help(Lang::Zh).map(|zh| json!({ "zh": zh, "en": finding.help(Lang::En) })),
        "fix": fix,
    })
}
