//! JUnit XML: a suite a file, a case a finding; a file without findings is one case that passed.

use super::{Checked, View, counts, quote};

/// All files in one document.
pub fn render(files: &[Checked], view: &View) -> String {
    let found: usize = counts(files).iter().map(|count| count.1).sum();
    let errors = files.iter().filter(|file| file.error.is_some()).count();
    let cases: usize = files.iter().map(cases_of).sum();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&format!("<testsuites name=\"speechkit\" tests=\"{cases}\" failures=\"{found}\" errors=\"{errors}\">\n"));
    for file in files {
        let path = escape(&file.path);
        let broken = usize::from(file.error.is_some());
        out.push_str(&format!(
            "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{}\" errors=\"{broken}\">\n",
            cases_of(file),
            file.findings.len()
        ));
        if let Some((kind, message)) = &file.error {
            out.push_str(&format!(
                "    <testcase name=\"{}\" classname=\"{path}\"><error message=\"{}\"/></testcase>\n",
                escape(kind),
                escape(message)
            ));
        } else if file.findings.is_empty() {
            out.push_str(&format!("    <testcase name=\"check\" classname=\"{path}\"/>\n"));
        }
        for finding in &file.findings {
            let span = finding.found.span;
            out.push_str(&format!(
                "    <testcase name=\"{} {}\" classname=\"{path}\"><failure type=\"{}\" message=\"{}\">{path}:{}:{}: {}</failure></testcase>\n",
                finding.rule.code,
                finding.rule.name,
                finding.severity().name(),
                escape(finding.message(view.lang)),
                span.line,
                span.column,
                escape(&quote(&file.source, span.start, span.end)),
            ));
        }
        out.push_str("  </testsuite>\n");
    }
    out + "</testsuites>\n"
}

fn cases_of(file: &Checked) -> usize {
    file.findings.len().max(1)
}

/// Text as XML has it; what XML 1.0 cannot hold becomes U+FFFD.
fn escape(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            '\t' | '\n' | '\r' => " ".to_owned(),
            c if c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}') => '\u{FFFD}'.to_string(),
            c => c.to_string(),
        })
        .collect()
}
