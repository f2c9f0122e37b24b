//! The contract's JSON and its schema.

use serde_json::{Value, json};

use super::{Entry, Failure, Frame, Many, View, layout};
use crate::model::Outline;

/// One object; an element of an array where there are several inputs.
pub fn render(entry: &Entry, view: &View, many: Many) -> Option<String> {
    let text = match entry {
        Entry::Outline(outline) => write(&**outline, view.compact),
        Entry::Failed(failure) => write(&error(failure), view.compact),
    };
    Some(match (many, view.compact) {
        (Many::One, _) => text + "\n",
        (Many::Several, true) => text,
        (Many::Several, false) => text.replace('\n', "\n  "),
    })
}

/// The brackets and commas of an array where there are several inputs.
pub fn frame(many: Many, view: &View) -> Frame {
    match (many, view.compact) {
        (Many::One, _) => Frame::default(),
        (Many::Several, true) => Frame { open: "[", between: ",", close: "]\n" },
        (Many::Several, false) => Frame { open: "[\n  ", between: ",\n  ", close: "\n]\n" },
    }
}

/// Nothing around lines.
pub fn no_frame(_: Many, _: &View) -> Frame {
    Frame::default()
}

/// A line for each input.
pub fn lines(entry: &Entry, _: &View, _: Many) -> Option<String> {
    let text = match entry {
        Entry::Outline(outline) => line(outline),
        Entry::Failed(failure) => write(&error(failure), true),
    };
    Some(text + "\n")
}

/// An outline on one line, without the line's end.
pub fn line(outline: &Outline) -> String {
    write(outline, true)
}

/// The JSON Schema of an outline.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(Outline).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), json!("speechkit outline"));
    }
    write(&schema, false) + "\n"
}

fn error(failure: &Failure) -> Value {
    json!({ "source": { "path": failure.path }, "error": { "kind": failure.kind, "message": failure.message } })
}

fn write<T: serde::Serialize>(value: &T, compact: bool) -> String {
    let text = if compact { serde_json::to_string(value).ok() } else { layout::indented(value) };
    text.unwrap_or_else(|| "null".to_owned())
}
