//! Workflow commands of GitHub Actions: `::error file=…,line=…::message`.

use super::{Checked, View, end};
use crate::check::Severity;

/// A line for each finding.
pub fn render(files: &[Checked], view: &View) -> String {
    let mut out = String::new();
    for file in files {
        if let Some((_, message)) = &file.error {
            out.push_str(&format!("::error file={}::{}\n", property(&file.path), data(message)));
        }
        for finding in &file.findings {
            let span = finding.found.span;
            let (end_line, end_column) = end(&file.source, &span);
            let level = match finding.severity() {
                Severity::Note => "notice",
                severity => severity.name(),
            };
            // Columns are only read where both ends stand on one line.
            let columns = if end_line == span.line { format!(",col={},endColumn={end_column}", span.column) } else { String::new() };
            let title = property(&format!("{} {}", finding.rule.code, finding.rule.name));
            out.push_str(&format!(
                "::{level} file={},line={},endLine={end_line}{columns},title={title}::{}\n",
                property(&file.path),
                span.line,
                data(finding.message(view.lang)),
            ));
        }
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
