//! `check`: what a drafter or a proof-reader would mark in a speech.
//!
//! A rule is one file in `rules/`: its code and name, why it matters, a wrong and a right example that run as tests, and
//! the function that finds it. Codes are for ever; names are what people type.

mod baseline;
mod context;
mod finding;
mod fix;
mod likeness;
pub mod report;
pub mod rules;
mod select;
mod suppress;

use crate::text::{ArtefactKind, Span};

pub use baseline::Baseline;
pub use context::Context;
pub use finding::{Edit, Finding, Found, Rule, Safety, Severity};
pub use fix::{Fixed, edits, fix};
pub use rules::RULES;
pub use select::{Choice, UnknownRule};
pub use suppress::{BadComment, Suppressions};

/// All findings of the chosen rules in a text, by their places.
pub fn check(context: &Context, choice: &Choice) -> Vec<Finding> {
    let chosen = RULES.iter().copied().filter(|rule| choice.holds(rule));
    let markup: Vec<Span> = context.text.artefacts().iter().filter(|own| own.kind == ArtefactKind::Markup).map(|own| own.span).collect();
    let found = chosen.flat_map(|rule| (rule.find)(context).into_iter().map(move |found| Finding { rule, found }));
    let mut findings: Vec<Finding> = found.filter_map(|finding| beside_markup(finding, &markup)).collect();
    findings.sort_by(|a, b| (a.found.span.start, a.rule.code, a.found.span.end).cmp(&(b.found.span.start, b.rule.code, b.found.span.end)));
    findings
}

/// What begins or ends in markup of the file is no finding in its text; a fix that would tear markup apart is none.
fn beside_markup(mut finding: Finding, markup: &[Span]) -> Option<Finding> {
    let touches = |start: usize, end: usize| {
        let first = markup.partition_point(|own| own.end <= start);
        markup.get(first).is_some_and(|own| own.start < end)
    };
    let span = finding.found.span;
    if touches(span.start, span.start + 1) || span.end > span.start && touches(span.end - 1, span.end) {
        return None;
    }
    if finding.found.edits.iter().any(|edit| touches(edit.start, edit.end)) {
        finding.found.edits.clear();
    }
    Some(finding)
}
