//! Labels of fields that name a party: 责任单位：…

use crate::model::Role;
use crate::text::words::{Words, words};

static WORDS: Words = words!("labels");
/// Roles by their numbers in the build.
const ROLES: [Role; 4] = [Role::Responsible, Role::Lead, Role::Support, Role::Supervise];
/// No label is longer, in characters.
const LONGEST: usize = 4;

/// The longest label that `before` ends in: where it begins and the role that it gives.
pub fn ending(before: &str) -> Option<(usize, Role)> {
    let tails = before.char_indices().rev().take(LONGEST).map(|(at, _)| at);
    let found = tails.filter_map(|at| Some((at, ROLES.get(WORDS.get(&before[at..])? as usize).copied()?)));
    found.last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_in_its_example() {
        for row in crate::text::rows(include_str!("data/labels.tsv")) {
            let fields: Vec<&str> = row.split('\t').collect();
            let [label, role, example] = fields[..] else { panic!("labels.tsv: three fields, not: {row}") };
            let colon = example.find('：').unwrap_or_else(|| panic!("labels.tsv: no colon in {example}"));
            let (start, found) = ending(&example[..colon]).unwrap_or_else(|| panic!("labels.tsv: {label} is not found in {example}"));
            assert_eq!(&example[start..colon], label, "labels.tsv");
            assert_eq!(format!("{found:?}").to_lowercase(), role, "labels.tsv: {label}");
        }
    }
}
