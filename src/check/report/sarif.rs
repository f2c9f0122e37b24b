//! SARIF 2.1.0 (OASIS), as GitHub, Azure DevOps and editors read it. Columns count code points.

use serde_json::{Value, json};

use super::{Checked, View, end, fingerprint};
use crate::check::{Finding, RULES, Rule, Severity};
use crate::lang::Lang;

/// One run with all rules and all findings.
pub fn render(files: &[Checked], view: &View) -> String {
    let lang = view.lang;
    let results: Vec<Value> = files.iter().flat_map(|file| file.findings.iter().map(move |finding| result(file, finding, lang))).collect();
    let notifications: Vec<Value> = files
        .iter()
        .filter_map(|file| {
            let (_, message) = file.error.as_ref()?;
            Some(json!({
                "level": "error",
                "message": { "text": message },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&file.path) } } }],
            }))
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "speechkit",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(|rule| descriptor(rule, lang)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": notifications.is_empty(), "toolExecutionNotifications": notifications }],
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

fn descriptor(rule: &Rule, lang: Lang) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": lang.pick(rule.about[0], rule.about[1]) },
        "fullDescription": { "text": lang.pick(rule.why[0], rule.why[1]) },
        "defaultConfiguration": { "enabled": rule.on, "level": level(rule.severity) },
    })
}

fn result(file: &Checked, finding: &Finding, lang: Lang) -> Value {
    let span = finding.found.span;
    let (end_line, end_column) = end(&file.source, &span);
    let message = match finding.help(lang) {
        Some(help) => format!("{}{}{help}", finding.message(lang), lang.pick("。", ". ")),
        None => finding.message(lang).to_owned(),
    };
    let mut result = json!({
        "ruleId": finding.rule.code,
        "ruleIndex": RULES.iter().position(|rule| rule.code == finding.rule.code),
        "level": level(finding.severity()),
        "message": { "text": message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&file.path) },
            "region": {
                "startLine": span.line, "startColumn": span.column, "endLine": end_line, "endColumn": end_column,
                "charOffset": span.start, "charLength": span.end - span.start,
            },
        } }],
        "partialFingerprints": { "speechkit/v1": fingerprint(file, finding) },
    });
    if !finding.found.edits.is_empty()
        && let Some(object) = result.as_object_mut()
    {
        let replacements: Vec<Value> = finding
            .found
            .edits
            .iter()
            .map(|edit| {
                json!({
                    "deletedRegion": { "charOffset": edit.start, "charLength": edit.end - edit.start },
                    "insertedContent": { "text": edit.text },
                })
            })
            .collect();
        let change = json!({ "artifactLocation": { "uri": uri(&file.path) }, "replacements": replacements });
        object.insert("fixes".to_owned(), json!([{ "artifactChanges": [change] }]));
    }
    result
}

/// A path as a relative reference: what no URI holds is written in percent form.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
