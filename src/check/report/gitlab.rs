//! GitLab's Code Quality report: an array of issues.

use serde_json::{Value, json};

use super::{Checked, View, end, fingerprint};
use crate::check::Severity;

/// All findings in one array.
pub fn render(files: &[Checked], view: &View) -> String {
    let mut issues: Vec<Value> = Vec::new();
    for file in files {
        for (number, finding) in file.findings.iter().enumerate() {
            let span = finding.found.span;
            let (end_line, _) = end(&file.source, &span);
            let severity = match finding.severity() {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            };
            issues.push(json!({
                "description": finding.message(view.lang),
                "check_name": finding.rule.code,
                // Fingerprints must be unique in a report.
                "fingerprint": format!("{}-{number}", fingerprint(file, finding)),
                "severity": severity,
                "location": { "path": file.path, "lines": { "begin": span.line, "end": end_line } },
            }));
        }
        if let Some((kind, message)) = &file.error {
            issues.push(json!({
                "description": message, "check_name": kind, "fingerprint": format!("{kind}-{}", file.path), "severity": "blocker",
                "location": { "path": file.path, "lines": { "begin": 1 } },
            }));
        }
    }
    serde_json::to_string_pretty(&issues).unwrap_or_default() + "\n"
}
