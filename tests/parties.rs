//! Sentences of speeches, written and spoken ones, with the parties that have to act and how binding they are, one JSON
//! object a line in `tests/data/parties.jsonl`; some set no task.

mod common;

use serde_json::Value;
use std::collections::BTreeMap;

/// So many of a hundred sentences must be wholly right.
const LEAST_RIGHT: usize = 88;

/// What stands around each sentence: a part that sets tasks.
const HEAD: &str = "在全县安全生产工作会议上的讲话\n（2025年6月5日）\n同志们：\n一、抓好当前工作\n";

#[test]
fn sentences_give_their_parties() {
    common::mostly_right("parties.jsonl", LEAST_RIGHT, fault);
}

/// Names and roles.
fn parties<'a>(actors: impl Iterator<Item = &'a Value>) -> BTreeMap<&'a str, &'a str> {
    actors.filter_map(|actor| Some((actor["name"].as_str()?, actor["role"].as_str()?))).collect()
}

/// What is wrong with a sentence.
fn fault(row: &Value) -> Option<String> {
    let sentence = row["sentence"].as_str().expect("a sentence");
    let outline = common::json(&format!("{HEAD}{sentence}"), None);
    let speeches = outline["speeches"].as_array().into_iter().flatten();
    let found: Vec<&Value> = speeches.flat_map(|speech| speech["directives"].as_array().into_iter().flatten()).collect();
    let got = parties(found.iter().flat_map(|directive| directive["actors"].as_array().into_iter().flatten()));
    let want = parties(row["actors"].as_array().into_iter().flatten());
    let modality = found.first().map_or(&Value::Null, |directive| &directive["modality"]);
    let whole = row["directive"] == !found.is_empty() && got == want && *modality == row["modality"];
    (!whole).then(|| format!("{sentence}\n  wanted {} {want:?}\n  found {modality} {got:?}", row["modality"]))
}
