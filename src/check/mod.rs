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
    let mut findings: Vec<Finding> =
        chosen.flat_map(|rule| (rule.find)(context).into_iter().map(move |found| Finding { rule, found })).collect();
    findings.sort_by(|a, b| (a.found.span.start, a.rule.code, a.found.span.end).cmp(&(b.found.span.start, b.rule.code, b.found.span.end)));
    findings
}
