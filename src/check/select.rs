//! Which rules run.

use thiserror::Error;

use super::{RULES, Rule};

/// A word that names no rule.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unknown rule {word:?}{}: `speechkit rules` lists all", .near.map_or(String::new(), |near| format!(" (did you mean {near}?)")))]
pub struct UnknownRule {
    /// The word.
    pub word: String,
    /// A code or name that is nearly the same.
    pub near: Option<&'static str>,
}

/// The rules that were chosen.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Choice {
    /// By codes (`S003`), names (`announced-count`) or letters (`S`); `all` is every rule. Nothing selected means all that
    /// are on by themselves.
    ///
    /// # Errors
    /// When a word names no rule.
    pub fn new(select: Vec<String>, ignore: Vec<String>) -> Result<Choice, UnknownRule> {
        for word in select.iter().chain(&ignore) {
            if word != "all" && !RULES.iter().any(|rule| names(word, rule)) {
                return Err(UnknownRule { word: word.clone(), near: near(word) });
            }
        }
        Ok(Choice { select, ignore })
    }

    /// Whether a rule runs.
    pub fn holds(&self, rule: &Rule) -> bool {
        let selected = if self.select.is_empty() { rule.on } else { self.select.iter().any(|word| word == "all" || names(word, rule)) };
        selected && !self.ignore.iter().any(|word| word == "all" || names(word, rule))
    }

    /// The rule that one word names.
    ///
    /// # Errors
    /// When it names none.
    pub fn rule(word: &str) -> Result<&'static Rule, UnknownRule> {
        let rule = RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(word) || rule.name == word);
        rule.ok_or_else(|| UnknownRule { word: word.to_owned(), near: near(word) })
    }
}

fn names(word: &str, rule: &Rule) -> bool {
    rule.name == word || rule.code.eq_ignore_ascii_case(word) || word.len() == 1 && rule.code[..1].eq_ignore_ascii_case(word)
}

/// The code or name that has the most letters in common with `word`, if most of them are.
fn near(word: &str) -> Option<&'static str> {
    let known = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
    let scored = known.map(|name| (distance(word, name), name)).min()?;
    (scored.0 * 3 <= scored.1.len()).then_some(scored.1)
}

/// How many letters have to be changed, put in or taken out to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.to_lowercase().chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let here = (diagonal + usize::from(x != *y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], here);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_chosen_by_code_name_and_letter() {
        let rule = |word: &str| Choice::rule(word).unwrap_or_else(|error| panic!("{error}"));
        let choice = |select: &[&str], ignore: &[&str]| {
            let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
            Choice::new(owned(select), owned(ignore)).unwrap_or_else(|error| panic!("{error}"))
        };
        assert!(choice(&["s"], &["numbering-gap"]).holds(rule("S002")));
        assert!(!choice(&["s"], &["numbering-gap"]).holds(rule("S001")));
        assert!(!choice(&[], &[]).holds(rule("no-deadline")) && choice(&["all"], &[]).holds(rule("D003")));
        let unknown = Choice::new(vec!["anounced-count".to_owned()], Vec::new()).map(|_| ());
        assert_eq!(unknown, Err(UnknownRule { word: "anounced-count".to_owned(), near: Some("announced-count") }));
    }
}
