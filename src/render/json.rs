//! The contract's JSON and its schema.

use serde_json::{Value, json};

use super::{Entry, Many, View};
use crate::model::Outline;

/// One object for one input, else an array.
pub fn render(entries: &[Entry], view: &View, many: Many) -> String {
    let text = match (entries, many) {
        ([Entry::Outline(outline)], Many::One) => write(&**outline, view.compact),
        ([entry], Many::One) => write(&value(entry), view.compact),
        _ => write(&entries.iter().map(value).collect::<Vec<_>>(), view.compact),
    };
    text + "\n"
}

/// A line for each input.
pub fn lines(entries: &[Entry], _: &View, _: Many) -> String {
    entries.iter().map(|entry| write(&value(entry), true) + "\n").collect()
}

/// The JSON Schema of an outline.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Outline).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), json!("speechkit outline"));
    }
    write(&schema, false) + "\n"
}

fn value(entry: &Entry) -> Value {
    match entry {
        Entry::Outline(outline) => serde_json::to_value(outline).unwrap_or(Value::Null),
        Entry::Failed(failure) => {
            json!({ "source": { "path": failure.path }, "error": { "kind": failure.kind, "message": failure.message } })
        }
    }
}

fn write<T: serde::Serialize>(value: &T, compact: bool) -> String {
    let text = if compact { serde_json::to_string(value) } else { serde_json::to_string_pretty(value) };
    text.unwrap_or_else(|_| "null".to_owned())
}
