//! Sentences of speeches with the deadlines that they name, one JSON object a line in `tests/data/deadlines.jsonl`.

mod common;

use common::gold::{Place, agreement, pair};
use serde_json::Value;

/// So many of the sentences must be wholly right.
const LEAST_RIGHT: usize = 98;

#[test]
fn sentences_give_their_deadlines() {
    common::mostly_right("deadlines.jsonl", LEAST_RIGHT, fault);
}

/// What is wrong with the deadlines of a sentence.
fn fault(row: &Value) -> Option<String> {
    let sentence = row["sentence"].as_str().expect("a sentence");
    let outline = common::json(sentence, row["reference_date"].as_str().and_then(|date| date.parse().ok()));
    let directives =
        outline["speeches"].as_array().into_iter().flatten().flat_map(|speech| speech["directives"].as_array().into_iter().flatten());
    let got: Vec<&Value> = directives.flat_map(|directive| directive["deadlines"].as_array().into_iter().flatten()).collect();
    let mut from = 0;
    let want: Vec<(&Value, Place)> = row["deadlines"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|deadline| {
            let words = deadline["text"].as_str().unwrap_or_default();
            let at = from + sentence[from..].find(words).unwrap_or_else(|| panic!("{words} does not stand in {sentence}"));
            from = at + words.len();
            let start = sentence[..at].chars().count();
            (deadline, (start, start + words.chars().count()))
        })
        .collect();
    let place =
        |found: &Value| (found["span"]["start"].as_u64().unwrap_or(0) as usize, found["span"]["end"].as_u64().unwrap_or(0) as usize);
    let pairs = pair(&want, &got, |want, found| agreement(want.1, place(found)));
    let same = pairs.iter().all(|(i, j)| {
        let (want, got) = (want[*i].0, got[*j]);
        ["kind", "start", "end", "working_days"].iter().all(|key| want[*key] == got[*key])
            && common::length(&want["duration"]) == common::length(&got["duration"])
    });
    let whole = pairs.len() == want.len() && pairs.len() == got.len() && same;
    (!whole).then(|| format!("{sentence}\n  wanted {}\n  found {}", row["deadlines"], serde_json::to_string(&got).unwrap_or_default()))
}
